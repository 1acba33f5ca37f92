#include "store/annex.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/links.h"
#include "store/private.h"
#include "store/seal.h"

#define PARTS_MAX (3 * ANNEX_MAX)

struct annex {
	struct db *db;			/* borrowed */
	struct record_texts texts[ANNEX_MAX];
	struct links_texts links;
	struct buf rows;		/* of private, as they are stored */
	/* which texts (bits) of which rows belong to which case, in the
	 * order in which they take each other's place */
	struct part { size_t i; unsigned wanted; } parts[PARTS_MAX];
	struct private_place places[PARTS_MAX];
	size_t nparts;
};

struct annex *
annex_new(struct db *db)
{
	struct annex *t = mem_array(1, sizeof(*t));

	t->db = db;
	links_texts_init(&t->links);
	buf_init(&t->rows);
	return t;
}

void
annex_free(struct annex *t)
{
	if (t == NULL)
		return;
	links_texts_release(&t->links);
	buf_release(&t->rows);
	free(t);
}

static void
want(struct annex *t, size_t i, int64_t seq, unsigned wanted)
{
	if (seq == NUM_NONE)
		return;
	t->parts[t->nparts].i = i;
	t->parts[t->nparts].wanted = wanted;
	t->places[t->nparts++].seq = seq;
}

/* As cases_texts has it: the office's own result and next step go before
 * what the platform said. */
static void
want_all(struct annex *t, const struct record *r, size_t n)
{
	size_t i;

	t->nparts = 0;
	for (i = 0; i < n; i++) {
		want(t, i, r[i].m[M_TEXT_SEQ], ~0u);
		want(t, i, r[i].m[M_RESULT_SEQ], 1u << TEXT_RESULT);
		want(t, i, r[i].m[M_NEXT_SEQ],
		    1u << TEXT_NEXT | 1u << TEXT_MEASURE);
	}
}

static int
read_rows(struct annex *t, struct err *e)
{
	size_t at, n;

	buf_reset(&t->rows);
	for (at = 0; at < t->nparts; at += n) {
		n = t->nparts - at;
		if (n > DBI_LOT_MAX)
			n = DBI_LOT_MAX;
		if (private_get_lot(t->db, t->places + at, n, &t->rows,
		    e) < 0)
			return -1;
	}
	return 0;
}

static int
put_part(struct annex *t, const struct part *part,
    const struct private_place *place, struct err *e)
{
	struct record_texts more, *texts = &t->texts[part->i];
	int i;

	if (!place->found)
		return 0;
	memset(&more, 0, sizeof(more));
	if (seal_read(&more, t->rows.data + place->at, place->len) < 0)
		return err_set(e, ERR_DB, "private row %lld is unreadable",
		    (long long)place->seq);
	for (i = 0; i < TEXT_COUNT; i++) {
		if ((part->wanted >> i & 1) != 0 && more.s[i] != NULL) {
			texts->s[i] = more.s[i];
			texts->len[i] = more.len[i];
		}
	}
	return 0;
}

int
annex_read(struct annex *t, const struct record *r, size_t n, struct err *e)
{
	size_t i;

	if (n > ANNEX_MAX)
		BUG("a lot that is too large");
	want_all(t, r, n);
	if (read_rows(t, e) < 0)
		return -1;
	memset(t->texts, 0, n * sizeof(t->texts[0]));
	for (i = 0; i < t->nparts; i++)
		if (put_part(t, &t->parts[i], &t->places[i], e) < 0)
			return -1;
	return links_read_texts(t->db, r, n, &t->links, e);
}

void
annex_texts(const struct annex *t, size_t i, struct record_texts *texts)
{
	*texts = t->texts[i];
}

const struct record_link *
annex_links(const struct annex *t, size_t i, size_t *n)
{
	*n = t->links.first[i + 1] - t->links.first[i];
	return t->links.at + t->links.first[i];
}
