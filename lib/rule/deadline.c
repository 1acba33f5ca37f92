#include "rule/deadline.h"

#include <string.h>

#include "base/num.h"
#include "rule/finder.h"
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
static const struct {
	const char *name;
	int64_t seconds;
} units[] = {
	{ "个工作日", -1 }, { "工作日", -1 },
	{ "个自然日", DAY_S }, { "自然日", DAY_S }, { "个小时", HOUR_S },
	{ "小时", HOUR_S }, { "时", HOUR_S }, { "hours", HOUR_S },
	{ "hour", HOUR_S }, { "h", HOUR_S },
	{ "分钟", MINUTE_S }, { "分", MINUTE_S }, { "min", MINUTE_S },
	{ "m", MINUTE_S },
	{ "天", DAY_S }, { "日", DAY_S }, { "days", DAY_S },
	{ "day", DAY_S }, { "d", DAY_S },
	{ "周", 7 * DAY_S }, { "w", 7 * DAY_S }
};

/* Cut the unit from the end; a bare number is one of days. */
static int64_t
cut_unit(const char *s, size_t *len)
{
	size_t i, n;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		n = strlen(units[i].name);
		if (*len > n && memcmp(s + *len - n, units[i].name, n) == 0) {
			*len -= n;
			return units[i].seconds;
		}
	}
	return DAY_S;
}

int64_t
deadline_parse_limit(const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	int64_t unit, n, seconds = -1;

	norm_key(&b, s, len);
	unit = cut_unit(b.data, &b.len);
	if (unit < 0 || num_parse(b.data, b.len, &n) < 0 || n <= 0 ||
	    num_mul(n, unit, &seconds) < 0 || seconds > LIMIT_MAX_S)
		seconds = -1;
	buf_release(&b);
	return seconds;
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

static void
decide_level(struct record *r, const struct deadline_facts *f,
    const struct policy *p, const struct words *w)
{
	const struct policy_category *c;

	if (f->threat) {
		r->m[M_LEVEL] = 1;
		r->m[M_LEVEL_BY] = BY_THREAT;
		return;
	}
	if (f->level >= 1 && f->level <= POLICY_LEVELS) {
		r->m[M_LEVEL] = f->level;
		r->m[M_LEVEL_BY] = BY_DUMP;
		return;
	}
	c = policy_category_find(p, f->category, w);
	if (c != NULL && c->level > 0) {
		r->m[M_LEVEL] = c->level;
		r->m[M_LEVEL_BY] = BY_CATEGORY;
		return;
	}
	r->m[M_LEVEL] = p->default_level;
	r->m[M_LEVEL_BY] = BY_DEFAULT;
}

/* What the dump printed, as an instant; NUM_NONE where it printed nothing. */
static int64_t
printed_due(const struct deadline_facts *f, int64_t start_at)
{
	if (f->due_at != NUM_NONE)
		return f->due_at;
	return f->limit_s != NUM_NONE ? start_at + f->limit_s : NUM_NONE;
}

/*
 * A threat forces level 1's limit. It never gives more time than what is
 * printed; a printed deadline before the start is none.
 */
static void
decide_solve(struct record *r, const struct deadline_facts *f,
    int64_t start_at, int64_t limit_s)
{
	int64_t said = printed_due(f, start_at), own = start_at + limit_s;
	int is_nearer = said != NUM_NONE && said > start_at && said <= own;

	r->m[M_DUE_SAID] = NUM_NONE;
	if (said == NUM_NONE) {
		r->m[M_DUE_SOLVE] = own;
	} else if (f->threat && !is_nearer) {
		r->m[M_DUE_SOLVE] = own;
		r->m[M_DUE_SAID] = said;
	} else {
		r->m[M_DUE_SOLVE] = said;
	}
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

void
deadline_decide(struct record *r, const struct deadline_facts *f,
    const struct policy *p, const struct words *w)
{
	int is_assumed = f->dispatched_at == NUM_NONE;
	int64_t start_at = is_assumed ? f->received_at : f->dispatched_at;
	const struct policy_level *l;

	decide_level(r, f, p, w);
	set_flag(r, FLAG_THREAT, f->threat);
	set_flag(r, FLAG_ASSUMED, is_assumed);
	r->m[M_DUE_SIGN] = r->m[M_DUE_CONTACT] = NUM_NONE;
	r->m[M_DUE_SOLVE] = r->m[M_DUE_SAID] = NUM_NONE;
	if (start_at == NUM_NONE)
		return;
	l = &p->levels[r->m[M_LEVEL] - 1];
	decide_solve(r, f, start_at, l->solve_s);
	r->m[M_DUE_SIGN] = earlier(start_at + l->sign_s, r->m[M_DUE_SOLVE]);
	r->m[M_DUE_CONTACT] = deadline_contact(p, start_at,
	    r->m[M_DUE_SOLVE]);
}
