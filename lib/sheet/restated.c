#include "sheet/restated.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"
#include "store/journal.h"

/* The facts that a count looks at. */
static const enum record_member counted[] = {
	M_RECEIVED_AT, M_ROLE, M_NATURE, M_CATEGORY, M_COMMUNITY, M_STATE,
	M_CITY_LEAD, M_CITY_VALID, M_CITY_CONTACTED, M_CITY_SOLVED,
	M_CITY_SATISFIED, M_OWN_CONTACTED, M_OWN_SOLVED, M_OWN_SATISFIED,
	M_EXCL_CITY, M_EXCL_INTERNAL
};

#define COUNTED (sizeof(counted) / sizeof(counted[0]))

struct restated {
	const struct recap *v;
	int64_t before_seq;
	struct grid *grid;
	struct record *old;	/* of the cases that changed, by their rows */
	size_t n, cap;
};

static const char *
label_of(enum record_member m)
{
	if (m == M_RECEIVED_AT)
		return lang_sheet("called");
	if (m == M_ROLE)
		return lang_sheet("role");
	if (m == M_NATURE)
		return lang_sheet("nature");
	if (m == M_CATEGORY)
		return lang_sheet("category");
	if (m == M_COMMUNITY)
		return lang_sheet("community");
	if (m == M_STATE)
		return lang_sheet("state");
	if (m == M_CITY_LEAD)
		return lang_sheet("lead at the city's revisit");
	if (m == M_CITY_VALID)
		return lang_sheet("city: valid?");
	if (m == M_CITY_CONTACTED)
		return lang_sheet("city: contacted?");
	if (m == M_CITY_SOLVED)
		return lang_sheet("city: solved?");
	if (m == M_CITY_SATISFIED)
		return lang_sheet("city: satisfied?");
	if (m == M_OWN_CONTACTED)
		return lang_sheet("office: contacted?");
	if (m == M_OWN_SOLVED)
		return lang_sheet("office: solved?");
	if (m == M_OWN_SATISFIED)
		return lang_sheet("office: satisfied?");
	return m == M_EXCL_CITY ? lang_sheet("excluded by the city") :
	    lang_sheet("excluded by the office");
}

static void
put_value(struct buf *b, enum record_member m, int64_t n,
    const struct words *w)
{
	const char *role;

	if (n == NUM_NONE) {
		buf_puts(b, "—");
		return;
	}
	switch (record_info[m].type) {
	case RECORD_TIME:
		cell_put_minute(b, n);
		break;
	case RECORD_YES:
		buf_puts(b, n != 0 ? lang_sheet("yes") : lang_sheet("no"));
		break;
	case RECORD_ROLE:
		role = record_role_name(n);
		buf_puts(b, role != NULL ? role : "—");
		break;
	case RECORD_STATE:
		buf_puts(b, cell_state(n));
		break;
	case RECORD_WORD:
	case RECORD_PATH:
	case RECORD_LIST:
		buf_puts(b, words_text(w, n));
		break;
	case RECORD_INT:
	case RECORD_BY:
	case RECORD_FLAGS:
	case RECORD_REF:
	case RECORD_LINKS:
	default:
		buf_putn(b, n);
		break;
	}
}

/* --- what made it so ----------------------------------------------------- */

struct cause {
	enum record_member member;
	int64_t upto_seq;
	enum event_kind kind;
	int64_t reason, actor;
};

/* The city's lead follows from its answer; a state from many events. */
static int
makes(const struct event *ev, enum record_member m)
{
	if (event_value(ev, (int)m) != NULL)
		return 1;
	if (m == M_CITY_LEAD)
		return ev->kind == EV_CITY ||
		    event_value(ev, M_CITY_AT) != NULL;
	return m == M_STATE && ev->kind != EV_NOTE &&
	    ev->kind != EV_CONTACT && ev->kind != EV_CITY &&
	    ev->kind != EV_ANSWER;
}

static int
take_event(void *arg, const struct event *ev)
{
	struct cause *c = arg;

	if (ev->seq > c->upto_seq)
		return 1;
	if (!makes(ev, c->member))
		return 0;
	c->kind = ev->kind;
	c->actor = ev->actor;
	c->reason = event_get(ev, EF_REASON);
	if (c->reason == NUM_NONE)
		c->reason = event_get(ev, M_EXCL_GROUND);
	if (c->reason == NUM_NONE)
		c->reason = event_get(ev, M_EXCL_CITY);
	return 0;
}

static int
put_cause(struct restated *s, int64_t key, enum record_member m,
    struct err *e)
{
	struct cause c = { m, s->v->last_seq, EV_NONE, NUM_NONE, NUM_NONE };

	if (journal_read(s->v->db, key, s->before_seq, NUM_NONE, take_event,
	    &c, e) < 0)
		return -1;
	grid_text(s->grid, c.kind == EV_NONE ? NULL :
	    lang_sheet(event_kind_name(c.kind)));
	grid_word(s->grid, s->v->words, c.reason);
	grid_word(s->grid, s->v->words, c.actor);
	return 0;
}

/* --- case by case -------------------------------------------------------- */

static void
put_id(struct restated *s, const struct record *r)
{
	struct buf b = BUF_INIT;

	grid_row(s->grid);
	record_put_id(&b, r, s->v->words);
	cell_end(s->grid, &b);
	buf_release(&b);
}

static int
put_difference(struct restated *s, const struct record *was,
    const struct record *is, enum record_member m, struct err *e)
{
	struct buf b = BUF_INIT;

	put_id(s, is);
	grid_text(s->grid, label_of(m));
	put_value(&b, m, was->m[m], s->v->words);
	cell_end(s->grid, &b);
	put_value(&b, m, is->m[m], s->v->words);
	cell_end(s->grid, &b);
	buf_release(&b);
	return put_cause(s, is->key, m, e);
}

static int
put_membership(struct restated *s, const struct record *r, int came,
    struct err *e)
{
	put_id(s, r);
	grid_text(s->grid, lang_sheet("in the period"));
	grid_text(s->grid, came ? lang_sheet("no") : lang_sheet("yes"));
	grid_text(s->grid, came ? lang_sheet("yes") : lang_sheet("no"));
	return put_cause(s, r->key, M_RECEIVED_AT, e);
}

static int
compare_keys(const void *x, const void *y)
{
	const struct record *a = x, *b = y;

	return (a->key > b->key) - (a->key < b->key);
}

static const struct record *
find_old(const struct restated *s, const struct record *r)
{
	return s->n == 0 ? NULL : bsearch(r, s->old, s->n, sizeof(*s->old),
	    compare_keys);
}

static int
is_in_period(const struct restated *s, const struct record *r)
{
	int64_t at = r->m[M_RECEIVED_AT];

	return at != NUM_NONE && at >= s->v->o.period.from_at &&
	    at < s->v->o.period.to_at;
}

static int
put_present(struct restated *s, const struct record *r, struct err *e)
{
	const struct record *was = find_old(s, r);
	int rc = 0;
	size_t i;

	if (r->m[M_LAST_SEQ] <= s->before_seq)
		return 0;
	if (was == NULL || !is_in_period(s, was))
		return put_membership(s, r, 1, e);
	for (i = 0; rc == 0 && i < COUNTED; i++) {
		if (was->m[counted[i]] != r->m[counted[i]])
			rc = put_difference(s, was, r, counted[i], e);
	}
	return rc;
}

static int
is_present(const struct recap *v, int64_t key)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (v->cases[i].key == key)
			return 1;
	}
	return 0;
}

static int
keep_old(void *arg, const struct record *r)
{
	struct restated *s = arg;

	mem_grow(&s->old, s->n, &s->cap, sizeof(*s->old));
	s->old[s->n++] = *r;
	return 0;
}

static int
read_old(struct restated *s, struct err *e)
{
	struct asof *a = asof_new(s->v->db, s->before_seq, e);
	int rc;

	if (a == NULL)
		return -1;
	rc = asof_each_changed(a, keep_old, s, e);
	asof_free(a);
	if (s->n > 1)
		qsort(s->old, s->n, sizeof(*s->old), compare_keys);
	return rc;
}

static int
put_all(struct restated *s, struct err *e)
{
	int rc = 0;
	size_t i;

	for (i = 0; rc == 0 && i < s->v->n; i++)
		rc = put_present(s, &s->v->cases[i], e);
	for (i = 0; rc == 0 && i < s->n; i++) {
		if (is_in_period(s, &s->old[i]) &&
		    !is_present(s->v, s->old[i].key))
			rc = put_membership(s, &s->old[i], 0, e);
	}
	return rc;
}

int
restated_put(struct page *p, const struct recap *v, int64_t before_seq,
    struct err *e)
{
	struct grid g;
	struct restated s = { v, before_seq, &g, NULL, 0, 0 };
	int rc = -1;

	grid_init(&g, "");
	grid_column(&g, "id", lang_sheet("case"));
	grid_column(&g, "what", lang_sheet("what"));
	grid_column(&g, "was", lang_sheet("was"));
	grid_column(&g, "is", lang_sheet("is"));
	grid_column(&g, "kind", lang_sheet("kind of event"));
	grid_column(&g, "reason", lang_sheet("reason"));
	grid_column(&g, "actor", lang_sheet("actor"));
	if (read_old(&s, e) < 0 || put_all(&s, e) < 0)
		goto out;
	page_block(p, lang_sheet("What differs from the issue before"), &g);
	rc = 0;
out:
	grid_release(&g);
	free(s.old);
	return rc;
}
