#include "sheet/dailyfix.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "sheet/dailyparts.h"
#include "store/cases.h"
#include "store/journal.h"
#include "time/date.h"

struct fix {
	int64_t key, seq, at, actor, member, old, new, reason;
};

struct fixes {
	struct fix *list;
	size_t n, cap;
};

static int
keep(void *arg, const struct event *ev)
{
	struct fixes *f = arg;
	struct fix *x;
	int64_t member = event_get(ev, EF_MEMBER);

	if (member < 0 || member >= M_COUNT)
		return 0;
	mem_grow(&f->list, f->n, &f->cap, sizeof(*f->list));
	x = &f->list[f->n++];
	x->key = ev->key;
	x->seq = ev->seq;
	x->at = ev->at;
	x->actor = ev->actor;
	x->member = member;
	x->old = event_get(ev, event_is_word((int)member) ? EF_OLD_WORD :
	    EF_OLD);
	x->new = event_get(ev, (int)member);
	x->reason = event_get(ev, EF_REASON);
	return 0;
}

/* Behind which event the day's corrections begin. */
static int
find_begin(const struct daily *d, int64_t *seq, struct err *e)
{
	struct day before;
	int rc;

	days_init(&before);
	rc = days_get(d->db, d->o.day - 1, &before, e);
	*seq = before.seq;
	days_release(&before);
	if (rc < 0 || *seq > 0)
		return rc;
	rc = cases_seq_at(d->db, date_day_start(d->o.day) - 1, seq, e);
	if (*seq == NUM_NONE)
		*seq = 0;
	return rc;
}

static const char *
label(int64_t member)
{
	switch (member) {
	case M_CATEGORY:
		return lang_sheet("category");
	case M_LEVEL:
		return lang_sheet("level");
	case M_COMMUNITY:
		return lang_sheet("community");
	case M_NATURE:
		return lang_sheet("nature");
	case M_CHANNEL:
		return lang_sheet("channel");
	case M_RECEIVED_AT:
		return lang_sheet("called");
	case M_DISPATCHED_AT:
		return lang_sheet("dispatched");
	default:
		return record_info[member].name;
	}
}

static void
put_value(struct grid *g, const struct daily *d, int64_t member, int64_t n)
{
	struct buf b = BUF_INIT;

	if (n == NUM_NONE)
		buf_puts(&b, "—");
	else if (event_is_word((int)member))
		buf_puts(&b, words_text(d->words, n));
	else if (record_info[member].type == RECORD_TIME)
		cell_put_minute(&b, n);
	else
		buf_putn(&b, n);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_columns(struct grid *g)
{
	grid_column_right(g, "seq", lang_sheet("event"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "fact", lang_sheet("fact"));
	grid_column(g, "old", lang_sheet("old value"));
	grid_column(g, "new", lang_sheet("new value"));
	grid_column(g, "actor", lang_sheet("actor"));
	grid_column(g, "at", lang_sheet("happened"));
	grid_column(g, "reason", lang_sheet("reason"));
}

static int
put_row(struct grid *g, const struct daily *d, const struct fix *x,
    struct err *e)
{
	struct buf b = BUF_INIT;
	struct record r;

	if (cases_get_key(d->db, x->key, &r, e) < 0)
		return -1;
	grid_row(g);
	grid_int(g, x->seq);
	record_put_id(&b, &r, d->words);
	grid_textn(g, b.data, b.len);
	grid_text(g, label(x->member));
	put_value(g, d, x->member, x->old);
	put_value(g, d, x->member, x->new);
	grid_word(g, d->words, x->actor);
	buf_reset(&b);
	cell_put_minute(&b, x->at);
	grid_textn(g, b.data, b.len);
	grid_word(g, d->words, x->reason);
	buf_release(&b);
	return 0;
}

int
dailyfix_put(struct page *p, const struct daily *d, struct err *e)
{
	int64_t to_seq = d->o.as_of_seq > 0 ? d->o.as_of_seq : INT64_MAX;
	struct fixes f = { NULL, 0, 0 };
	struct grid g;
	int64_t from_seq;
	int rc = -1;
	size_t i;

	grid_init(&g, "");
	put_columns(&g);
	if (find_begin(d, &from_seq, e) < 0 || journal_read_kinds(d->db,
	    from_seq, to_seq, UINT64_C(1) << EV_CORRECT, keep, &f, e) < 0)
		goto out;
	for (i = 0; i < f.n; i++)
		if (put_row(&g, d, &f.list[i], e) < 0)
			goto out;
	if (f.n > 0)
		page_block(p, lang_sheet("Corrections since the signature "
		    "before"), &g);
	rc = 0;
out:
	free(f.list);
	grid_release(&g);
	return rc;
}
