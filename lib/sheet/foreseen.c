#include "sheet/foreseen.h"

#include <stdlib.h>
#include <string.h>

#include "ahead/tally.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "sheet/cell.h"
#include "time/date.h"

#define MISSES_MAX 10

enum { LISTED, ACCEPTED, OPEN, DONE, NOT_DONE, REFUSED, OVER, CAME,
	DONE_OVER, DONE_CAME, LARGE, FORESEEN };

static const char *const names[FORESEEN_COUNTS] = {
	"listed", "accepted", "open", "done", "not_done", "refused", "over",
	"came", "done_over", "done_came", "large", "foreseen"
};

void
foreseen_release(struct foreseen *f)
{
	size_t i;

	for (i = 0; i < f->nmisses; i++) {
		free(f->misses[i].category);
		free(f->misses[i].community);
	}
	free(f->misses);
	memset(f, 0, sizeof(*f));
}

static struct foreseen_miss *
add_miss(struct foreseen *f)
{
	struct foreseen_miss *m;

	mem_grow(&f->misses, f->nmisses, &f->cap, sizeof(*f->misses));
	m = &f->misses[f->nmisses++];
	memset(m, 0, sizeof(*m));
	return m;
}

static void
take_misses(struct foreseen *f, const struct ahead_tally *t,
    const struct words *w)
{
	struct foreseen_miss *m;
	size_t i;

	for (i = 0; i < t->nmisses && i < MISSES_MAX; i++) {
		m = add_miss(f);
		m->category = mem_text(t->misses[i].category == NUM_NONE ?
		    "" : words_text(w, t->misses[i].category));
		m->community = mem_text(t->misses[i].community == NUM_NONE ?
		    "" : words_text(w, t->misses[i].community));
		m->count = t->misses[i].count;
		m->usual = t->misses[i].usual;
	}
}

int
foreseen_count(struct foreseen *f, const struct ahead *a, struct db *db,
    const struct period *period, struct err *e)
{
	const struct ahead_outcome *o;
	struct ahead_tally t;
	int rc = tally_make(&t, a, db, date_day_of(period->from_at),
	    date_day_of(period->to_at - 1), e);

	memset(f, 0, sizeof(*f));
	if (rc == 0) {
		o = &t.all;
		f->counts[LISTED] = o->listed;
		f->counts[ACCEPTED] = o->accepted;
		f->counts[OPEN] = o->open;
		f->counts[DONE] = o->done;
		f->counts[NOT_DONE] = o->not_done;
		f->counts[REFUSED] = o->refused;
		f->counts[OVER] = o->over;
		f->counts[CAME] = o->came;
		f->counts[DONE_OVER] = o->done_over;
		f->counts[DONE_CAME] = o->done_came;
		f->counts[LARGE] = t.large;
		f->counts[FORESEEN] = t.foreseen;
		take_misses(f, &t, a->words);
	}
	tally_release(&t);
	return rc;
}

/* --- frozen -------------------------------------------------------------- */

void
foreseen_put_json(struct buf *b, const struct foreseen *f)
{
	size_t i;

	jsonout_key(b, "ahead");
	jsonout_open(b, '{');
	for (i = 0; i < FORESEEN_COUNTS; i++) {
		jsonout_key(b, names[i]);
		jsonout_int(b, f->counts[i]);
	}
	jsonout_key(b, "misses");
	jsonout_open(b, '[');
	for (i = 0; i < f->nmisses; i++) {
		jsonout_open(b, '{');
		jsonout_key(b, "category");
		jsonout_texts(b, f->misses[i].category);
		jsonout_key(b, "community");
		jsonout_texts(b, f->misses[i].community);
		jsonout_key(b, "count");
		jsonout_int(b, f->misses[i].count);
		jsonout_key(b, "usual");
		jsonout_int(b, f->misses[i].usual);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
	jsonout_close(b, '}');
}

static char *
read_text(const struct jx *j, const char *key)
{
	size_t len;
	const char *s = jx_text(jx_get(j, key), &len);

	return s == NULL ? mem_text("") : mem_copy(s, len);
}

static int64_t
read_count(const struct jx *j, const char *key)
{
	int64_t n = jx_int(jx_get(j, key));

	return n == NUM_NONE ? 0 : n;
}

int
foreseen_read(struct foreseen *f, const char *json, struct err *e)
{
	struct jx *root = jx_parse(json, strlen(json), e);
	const struct jx *ahead, *list, *one;
	struct foreseen_miss *m;
	size_t i;

	memset(f, 0, sizeof(*f));
	if (root == NULL)
		return err_prefix(e, "published figures");
	ahead = jx_get(root, "ahead");
	for (i = 0; i < FORESEEN_COUNTS; i++)
		f->counts[i] = read_count(ahead, names[i]);
	list = jx_get(ahead, "misses");
	for (i = 0; i < jx_count(list); i++) {
		one = jx_at(list, i);
		m = add_miss(f);
		m->category = read_text(one, "category");
		m->community = read_text(one, "community");
		m->count = read_count(one, "count");
		m->usual = read_count(one, "usual");
	}
	jx_free(root);
	return 0;
}

/* --- on paper ------------------------------------------------------------ */

static void
put_outcome(struct page *p, const struct foreseen *f)
{
	const int64_t *n = f->counts;
	struct grid g;
	size_t i;

	grid_init(&g, "");
	grid_column_right(&g, "listed", lang_sheet("items listed"));
	grid_column_right(&g, "accepted", lang_sheet("accepted as tasks"));
	grid_column_right(&g, "done", lang_sheet("done ahead"));
	grid_column_right(&g, "not_done", lang_sheet("not done"));
	grid_column_right(&g, "refused", lang_sheet("refused"));
	grid_column_right(&g, "over", lang_sheet("not done, days over"));
	grid_column_right(&g, "came", lang_sheet("came as expected"));
	grid_column_right(&g, "large", lang_sheet("large demands"));
	grid_column_right(&g, "foreseen", lang_sheet("of them foreseen"));
	grid_column_right(&g, "share", lang_sheet("foreseen, %"));
	grid_row(&g);
	for (i = 0; i < FORESEEN_COUNTS; i++) {
		if (i != OPEN && i != DONE_OVER && i != DONE_CAME)
			grid_int(&g, n[i]);
	}
	cell_percent(&g, n[FORESEEN], n[LARGE]);
	page_table(p, lang_sheet("What was foreseen"), &g);
	grid_release(&g);
}

void
foreseen_put(struct page *p, const struct foreseen *f)
{
	struct grid g;
	size_t i;

	put_outcome(p, f);
	if (f->nmisses == 0)
		return;
	grid_init(&g, "");
	grid_column(&g, "category", lang_sheet("category"));
	grid_column(&g, "community", lang_sheet("community"));
	grid_column_right(&g, "count", lang_sheet("cases received"));
	grid_column_right(&g, "usual", lang_sheet("usual"));
	for (i = 0; i < f->nmisses; i++) {
		grid_row(&g);
		grid_text(&g, f->misses[i].category);
		grid_text(&g, f->misses[i].community);
		grid_int(&g, f->misses[i].count);
		grid_int(&g, f->misses[i].usual);
	}
	page_block(p, lang_sheet("Large demands that no list foresaw"), &g);
	grid_release(&g);
}
