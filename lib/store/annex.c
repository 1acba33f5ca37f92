#include "store/annex.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/links.h"
#include "store/private.h"
#include "store/seal.h"

/* Texts (bits) of a row of private that belong to a case. */
struct part {
	size_t i;
	unsigned wanted;
	int64_t seq;
	int found;
	size_t at, len;			/* in rows */
};

struct annex {
	struct db *db;			/* borrowed */
	struct record_texts *texts;	/* of each case */
	struct links_texts links;
	struct buf rows;		/* of private, as they are stored */
	struct part *parts;	/* in the order in which they take effect */
	struct part **by_seq;		/* in that of their rows */
	size_t nparts, cap, cap_parts, cap_by_seq;
};

struct annex *
annex_new(struct db *db)
{
	struct annex *a = mem_array(1, sizeof(*a));

	a->db = db;
	links_texts_init(&a->links);
	buf_init(&a->rows);
	return a;
}

void
annex_free(struct annex *a)
{
	if (a == NULL)
		return;
	links_texts_release(&a->links);
	buf_release(&a->rows);
	free(a->by_seq);
	free(a->parts);
	free(a->texts);
	free(a);
}

static void
want(struct annex *a, size_t i, int64_t seq, unsigned wanted)
{
	struct part *part;

	if (seq == NUM_NONE)
		return;
	mem_grow(&a->parts, a->nparts, &a->cap_parts, sizeof(*a->parts));
	part = &a->parts[a->nparts++];
	part->i = i;
	part->wanted = wanted;
	part->seq = seq;
	part->found = 0;
}

static int
compare_seqs(const void *x, const void *y)
{
	const struct part *const *a = x, *const *b = y;

	return ((*a)->seq > (*b)->seq) - ((*a)->seq < (*b)->seq);
}

/* As cases_texts has it: the office's own result and next step go before
 * what the platform said. */
static void
want_all(struct annex *a, const struct record *const *r, size_t n)
{
	size_t i;

	a->nparts = 0;
	for (i = 0; i < n; i++) {
		want(a, i, r[i]->m[M_TEXT_SEQ], ~0u);
		want(a, i, r[i]->m[M_RESULT_SEQ], 1u << TEXT_RESULT);
		want(a, i, r[i]->m[M_NEXT_SEQ],
		    1u << TEXT_NEXT | 1u << TEXT_MEASURE);
	}
	for (i = 0; i < a->nparts; i++) {
		mem_grow(&a->by_seq, i, &a->cap_by_seq, sizeof(*a->by_seq));
		a->by_seq[i] = &a->parts[i];
	}
	if (a->nparts > 1)
		qsort(a->by_seq, a->nparts, sizeof(*a->by_seq),
		    compare_seqs);
}

static int
read_lot(struct annex *a, struct part **parts, size_t n, struct err *e)
{
	struct private_place places[DBI_LOT_MAX];
	size_t i;

	for (i = 0; i < n; i++)
		places[i].seq = parts[i]->seq;
	if (private_get_lot(a->db, places, n, &a->rows, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		parts[i]->found = places[i].found;
		parts[i]->at = places[i].at;
		parts[i]->len = places[i].len;
	}
	return 0;
}

static int
read_rows(struct annex *a, struct err *e)
{
	size_t at, n;

	buf_reset(&a->rows);
	for (at = 0; at < a->nparts; at += n) {
		n = a->nparts - at;
		if (n > DBI_LOT_MAX)
			n = DBI_LOT_MAX;
		if (read_lot(a, a->by_seq + at, n, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_part(struct annex *a, const struct part *part, struct err *e)
{
	struct record_texts more, *texts = &a->texts[part->i];
	int i;

	if (!part->found)
		return 0;
	memset(&more, 0, sizeof(more));
	if (seal_read(&more, a->rows.data + part->at, part->len) < 0)
		return err_set(e, ERR_DB, "private row %lld is unreadable",
		    (long long)part->seq);
	for (i = 0; i < TEXT_COUNT; i++) {
		if ((part->wanted >> i & 1) != 0 && more.s[i] != NULL) {
			texts->s[i] = more.s[i];
			texts->len[i] = more.len[i];
		}
	}
	return 0;
}

int
annex_read_texts(struct annex *a, const struct record *const *r, size_t n,
    struct err *e)
{
	size_t i;

	want_all(a, r, n);
	if (read_rows(a, e) < 0)
		return -1;
	if (n > a->cap) {
		a->texts = mem_resize(a->texts, n, sizeof(*a->texts));
		a->cap = n;
	}
	if (n > 0)
		memset(a->texts, 0, n * sizeof(*a->texts));
	for (i = 0; i < a->nparts; i++)
		if (put_part(a, &a->parts[i], e) < 0)
			return -1;
	return 0;
}

int
annex_read(struct annex *a, const struct record *r, size_t n, struct err *e)
{
	const struct record *all[ANNEX_MAX];
	size_t i;

	if (n > ANNEX_MAX)
		BUG("a lot that is too large");
	for (i = 0; i < n; i++)
		all[i] = &r[i];
	if (annex_read_texts(a, all, n, e) < 0)
		return -1;
	return links_read_texts(a->db, r, n, &a->links, e);
}

void
annex_texts(const struct annex *a, size_t i, struct record_texts *texts)
{
	*texts = a->texts[i];
}

const struct record_link *
annex_links(const struct annex *a, size_t i, size_t *n)
{
	*n = a->links.first[i + 1] - a->links.first[i];
	return a->links.at + a->links.first[i];
}
