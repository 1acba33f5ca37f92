#include "rule/deadline.h"

#include <string.h>

#include "base/num.h"
#include "rule/calendarfile.h"
#include "text/finder.h"
#include "text/norm.h"

#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400
#define LIMIT_MAX_S (INT64_C(3660) * DAY_S)	/* ten years: a typing error */

int
deadline_is_threat(const struct policy *p, const char *s, size_t len)
{
	return finder_find(p->threats, s, len) >= 0;
}

/* As dumps spell the units, after norm_key. Longer ones stand first. */
#define UNIT(name, unit, n) { name, sizeof(name) - 1, LIMIT_ ## unit, n }

static const struct unit {
	const char *name;
	size_t len;
	enum limit_unit unit;
	int64_t n;
} units[] = {
	UNIT("个工作日", WORKDAYS, 1), UNIT("工作日", WORKDAYS, 1),
	UNIT("个工作小时", WORKING, HOUR_S), UNIT("工作小时", WORKING, HOUR_S),
	UNIT("wd", WORKDAYS, 1), UNIT("wh", WORKING, HOUR_S),
	UNIT("个自然日", NATURAL, DAY_S), UNIT("自然日", NATURAL, DAY_S),
	UNIT("个小时", NATURAL, HOUR_S), UNIT("小时", NATURAL, HOUR_S),
	UNIT("时", NATURAL, HOUR_S), UNIT("hours", NATURAL, HOUR_S),
	UNIT("hour", NATURAL, HOUR_S), UNIT("h", NATURAL, HOUR_S),
	UNIT("分钟", NATURAL, MINUTE_S), UNIT("分", NATURAL, MINUTE_S),
	UNIT("min", NATURAL, MINUTE_S), UNIT("m", NATURAL, MINUTE_S),
	UNIT("天", NATURAL, DAY_S), UNIT("日", NATURAL, DAY_S),
	UNIT("days", NATURAL, DAY_S), UNIT("day", NATURAL, DAY_S),
	UNIT("d", NATURAL, DAY_S), UNIT("周", NATURAL, 7 * DAY_S),
	UNIT("w", NATURAL, 7 * DAY_S),
	UNIT("", NATURAL, DAY_S)	/* a bare number is one of days */
};

/* Cut the unit from the end. */
static const struct unit *
cut_unit(const char *s, size_t *len)
{
	const struct unit *u = units;

	/* most differ in their last byte already */
	while (u->len > 0 && (*len <= u->len ||
	    s[*len - 1] != u->name[u->len - 1] ||
	    memcmp(s + *len - u->len, u->name, u->len) != 0))
		u++;
	*len -= u->len;
	return u;
}

int
deadline_parse_limit(struct limit *l, const char *s, size_t len)
{
	struct limit read = LIMIT_ABSENT;
	struct buf b = BUF_INIT;
	const struct unit *u;
	int rc = -1;

	norm_key(&b, s, len);
	u = cut_unit(b.data, &b.len);
	read.unit = u->unit;
	if (num_parse(b.data, b.len, &read.n) == 0 && read.n > 0 &&
	    num_mul(read.n, u->n, &read.n) == 0 &&
	    read.n <= LIMIT_MAX_S && limit_about_s(&read) <= LIMIT_MAX_S) {
		*l = read;
		rc = 0;
	}
	buf_release(&b);
	return rc;
}

int64_t
deadline_contact(const struct policy *p, int64_t start_at, int64_t solve_at)
{
	int64_t limit = solve_at - start_at, share;

	if (limit <= 0)
		return solve_at;
	share = limit / 100 * p->contact_percent +
	    limit % 100 * p->contact_percent / 100;
	return start_at + (share < p->contact_max_s ? share :
	    p->contact_max_s);
}

/* What is decided, before any of it goes into the record. */
struct decided {
	int64_t level, level_by;
	int64_t start_at, solve_at, said_at;
	int is_working;		/* the solve limit */
};

static void
decide_level(struct decided *made, const struct deadline_facts *f,
    const struct policy *p, const struct words *w)
{
	const struct policy_category *c;

	if (f->threat) {
		made->level = 1;
		made->level_by = BY_THREAT;
		return;
	}
	if (f->level >= 1 && f->level <= POLICY_LEVELS) {
		made->level = f->level;
		made->level_by = BY_DUMP;
		return;
	}
	c = policy_category_find(p, f->category, w);
	if (c != NULL && c->level > 0) {
		made->level = c->level;
		made->level_by = BY_CATEGORY;
		return;
	}
	made->level = p->default_level;
	made->level_by = BY_DEFAULT;
}

/* What the dump printed, as an instant; NUM_NONE where it printed nothing. */
static int
printed_due(int64_t *said_at, const struct deadline_facts *f,
    int64_t start_at, const struct deadline_rules *d, struct err *e)
{
	*said_at = f->due_at;
	if (f->due_at != NUM_NONE || f->limit.unit == LIMIT_NONE)
		return 0;
	return limit_add(&f->limit, d->calendar, HOURS_OFFICE, start_at,
	    said_at, e);
}

int
deadline_of_level(const struct deadline_rules *d, int64_t level,
    int64_t start_at, int64_t *due_at, struct err *e)
{
	return limit_add(&d->policy->levels[level - 1].solve, d->calendar,
	    HOURS_OFFICE, start_at, due_at, e);
}

/*
 * A threat forces level 1's limit. It never gives more time than what is
 * printed; a printed deadline before the start is none.
 */
static int
decide_threat(struct decided *made, const struct deadline_facts *f,
    const struct deadline_rules *d, struct err *e)
{
	struct err ignored = ERR_INIT;
	int64_t said;

	if (deadline_of_level(d, 1, made->start_at, &made->solve_at, e) < 0)
		return -1;
	if (printed_due(&said, f, made->start_at, d, &ignored) < 0)
		said = NUM_NONE;
	if (said == NUM_NONE)
		return 0;
	if (said > made->start_at && said <= made->solve_at)
		made->solve_at = said;
	else
		made->said_at = said;
	return 0;
}

static int
decide_solve(struct decided *made, const struct deadline_facts *f,
    const struct deadline_rules *d, struct err *e)
{
	if (f->threat)
		return decide_threat(made, f, d, e);
	if (printed_due(&made->solve_at, f, made->start_at, d, e) < 0)
		return -1;
	if (made->solve_at != NUM_NONE) {
		made->is_working = f->due_at == NUM_NONE &&
		    limit_is_working(&f->limit);
		return 0;
	}
	made->is_working = limit_is_working(
	    &d->policy->levels[made->level - 1].solve);
	return deadline_of_level(d, made->level, made->start_at,
	    &made->solve_at, e);
}

static void
set_flag(struct record *r, int64_t flag, int is_set)
{
	int64_t flags = r->m[M_FLAGS] == NUM_NONE ? 0 : r->m[M_FLAGS];

	r->m[M_FLAGS] = is_set ? flags | flag : flags & ~flag;
}

static int64_t
earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void
set_clocks(struct record *r, const struct decided *made,
    const struct policy *p)
{
	const struct policy_level *l = &p->levels[made->level - 1];

	r->m[M_LEVEL] = made->level;
	r->m[M_LEVEL_BY] = made->level_by;
	r->m[M_DUE_SIGN] = r->m[M_DUE_CONTACT] = NUM_NONE;
	r->m[M_DUE_SOLVE] = made->solve_at;
	r->m[M_DUE_SAID] = made->said_at;
	r->m[M_DUE_WORKING] = made->is_working ? 1 : NUM_NONE;
	if (made->start_at == NUM_NONE)
		return;
	r->m[M_DUE_SIGN] = earlier(made->start_at + l->sign_s,
	    made->solve_at);
	r->m[M_DUE_CONTACT] = deadline_contact(p, made->start_at,
	    made->solve_at);
}

int
deadline_decide(struct record *r, const struct deadline_facts *f,
    const struct deadline_rules *d, struct err *e)
{
	int is_assumed = f->dispatched_at == NUM_NONE;
	struct decided made = { NUM_NONE, NUM_NONE, NUM_NONE, NUM_NONE,
	    NUM_NONE, 0 };

	made.start_at = is_assumed ? f->received_at : f->dispatched_at;
	decide_level(&made, f, d->policy, d->words);
	if (made.start_at != NUM_NONE && decide_solve(&made, f, d, e) < 0)
		return -1;
	set_flag(r, FLAG_THREAT, f->threat);
	set_flag(r, FLAG_ASSUMED, is_assumed);
	set_clocks(r, &made, d->policy);
	return 0;
}
