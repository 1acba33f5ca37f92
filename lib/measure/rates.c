#include "measure/rates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/group.h"
#include "measure/ratesout.h"

static const char *const by_names[] = {
	[RATES_BY_ALL] = "all", [RATES_BY_UNIT] = "unit",
	[RATES_BY_COMMUNITY] = "community", [RATES_BY_CATEGORY] = "category",
	[RATES_BY_CHANNEL] = "channel", [RATES_BY_LEVEL] = "level",
	[RATES_BY_NATURE] = "nature", [RATES_BY_POST] = "post",
	[RATES_BY_PERSON] = "person",
};

#define BY_COUNT ((int)(sizeof(by_names) / sizeof(by_names[0])))

/*
 * What the policy and the rows have to say to a word, asked once: each is 0
 * until then, else one more than the answer.
 */
struct known {
	uint8_t answer;		/* enum policy_answer */
	uint8_t counted;	/* as a nature */
};

struct rates {
	const struct policy *policy;
	struct group group;
	int is_all;		/* no period */
	struct period period;
	struct rates_row *rows;	/* by number of the group */
	size_t n, cap;
	struct known *known;	/* by word */
	size_t nknown;
	struct rates_row *sorted, *total;
};

/* One case as one of the two revisits saw it; unknown is NUM_NONE. */
struct facts {
	int listed, valid, by_answer;
	int64_t contacted, solved;
	enum policy_answer answer;
};

int
rates_by_find(const char *name, enum rates_by *by)
{
	int i;

	for (i = 0; i < BY_COUNT; i++) {
		if (i != RATES_BY_PERSON && strcmp(name, by_names[i]) == 0) {
			*by = (enum rates_by)i;
			return 0;
		}
	}
	return -1;
}

const char *
rates_by_name(enum rates_by by)
{
	return by_names[by];
}

struct rates *
rates_new(const struct policy *p, struct words *w, enum rates_by by,
    const struct period *period)
{
	struct rates *r = mem_array(1, sizeof(*r));

	r->policy = p;
	group_init(&r->group, p, w, by);
	r->is_all = period == NULL ||
	    (period->from_at == INT64_MIN && period->to_at == INT64_MAX);
	if (period != NULL)
		r->period = *period;
	r->total = mem_array(1, sizeof(*r->total));
	return r;
}

void
rates_free(struct rates *r)
{
	if (r == NULL)
		return;
	free(r->total);
	free(r->sorted);
	free(r->known);
	free(r->rows);
	group_release(&r->group);
	free(r);
}

static struct known *
known_of(struct rates *r, int64_t word)
{
	size_t need = (size_t)word + 1;

	if (need > r->nknown) {
		if (need < 2 * r->nknown)
			need = 2 * r->nknown;
		r->known = mem_resize(r->known, need, sizeof(*r->known));
		memset(r->known + r->nknown, 0,
		    (need - r->nknown) * sizeof(*r->known));
		r->nknown = need;
	}
	return &r->known[word];
}

static enum policy_answer
answer_of(struct rates *r, int64_t word)
{
	struct known *k;

	if (word == NUM_NONE)
		return ANSWER_INVALID;
	k = known_of(r, word);
	if (k->answer == 0)
		k->answer = (uint8_t)(1 +
		    policy_answer_find(r->policy, ASK_SATISFIED, word));
	return (enum policy_answer)(k->answer - 1);
}

static int
is_usable(enum policy_answer a)
{
	return a == ANSWER_YES || a == ANSWER_BASIC || a == ANSWER_NO;
}

static int
is_counted_nature(struct rates *r, int64_t nature)
{
	struct known *k;

	if (nature == NUM_NONE)
		return 1;
	k = known_of(r, nature);
	if (k->counted == 0)
		k->counted = policy_is_counted(r->policy, nature) ? 2 : 1;
	return k->counted == 2;
}

/* The time that says to which period a case belongs. */
static int64_t
time_of(const struct rates *r, const struct record *rec)
{
	switch (r->policy->period_by) {
	case PERIOD_BY_DISPATCHED:
		if (rec->m[M_DISPATCHED_AT] != NUM_NONE)
			return rec->m[M_DISPATCHED_AT];
		break;
	case PERIOD_BY_REVISITED:
		return rec->m[M_CITY_AT];
	case PERIOD_BY_RECEIVED:
		break;
	}
	return rec->m[M_RECEIVED_AT];
}

static int
is_in_period(const struct rates *r, const struct record *rec)
{
	int64_t at;

	if (r->is_all)
		return 1;
	at = time_of(r, rec);
	return at != NUM_NONE && at >= r->period.from_at &&
	    at < r->period.to_at;
}

int
rates_counts(struct rates *r, const struct record *rec)
{
	if (rec->m[M_ROLE] != ROLE_LEAD && rec->m[M_ROLE] != NUM_NONE)
		return 0;
	return rec->m[M_STATE] != STATE_RETURNED && is_in_period(r, rec) &&
	    is_counted_nature(r, rec->m[M_NATURE]);
}

/* The column 有效回访 rules; only where it is silent the answer does. */
static struct facts
city_facts(struct rates *r, const struct record *rec)
{
	struct facts f;

	f.answer = answer_of(r, rec->m[M_CITY_SATISFIED]);
	f.by_answer = rec->m[M_CITY_VALID] == NUM_NONE && is_usable(f.answer);
	f.valid = f.by_answer || rec->m[M_CITY_VALID] == 1;
	f.contacted = rec->m[M_CITY_CONTACTED];
	f.solved = rec->m[M_CITY_SOLVED];
	return f;
}

static struct facts
own_facts(struct rates *r, const struct record *rec)
{
	struct facts f;

	f.answer = rec->m[M_OWN_AT] == NUM_NONE ? ANSWER_INVALID :
	    answer_of(r, rec->m[M_OWN_SATISFIED]);
	f.by_answer = 0;
	f.valid = is_usable(f.answer);
	f.contacted = rec->m[M_OWN_CONTACTED];
	f.solved = rec->m[M_OWN_SOLVED];
	return f;
}

static void
count_add(struct rates_count *c, const struct facts *f)
{
	c->received++;
	c->listed += f->listed || f->valid;
	if (!f->valid)
		return;
	c->valid++;
	c->by_answer += f->by_answer;
	c->contacted += f->contacted == 1;
	c->contact_unknown += f->contacted == NUM_NONE;
	c->solved += f->solved == 1;
	c->solve_unknown += f->solved == NUM_NONE;
	c->satisfied += f->answer == ANSWER_YES;
	c->basic += f->answer == ANSWER_BASIC;
}

static void
accounts_add(struct rates_count *c, struct facts f, const struct record *rec,
    int64_t excluded)
{
	f.listed = rec->m[M_FINISHED_AT] != NUM_NONE ||
	    rec->m[M_CLOSED_AT] != NUM_NONE;
	count_add(&c[RATES_FULL], &f);
	if (excluded == NUM_NONE) {
		count_add(&c[RATES_NET], &f);
		return;
	}
	c[RATES_FULL].excluded++;
	c[RATES_NET].excluded++;
}

static int
has_hotline_number(const struct record *rec)
{
	int64_t flags = rec->m[M_FLAGS];

	return flags == NUM_NONE || (flags & (FLAG_OWN | FLAG_TASK)) == 0;
}

static struct rates_row *
row_at(struct rates *r, size_t i)
{
	if (i == r->n) {	/* groups are numbered as they are met */
		mem_grow(&r->rows, r->n, &r->cap, sizeof(*r->rows));
		memset(&r->rows[i], 0, sizeof(*r->rows));
		r->rows[i].key = r->group.keys[i];
		r->n++;
	}
	return &r->rows[i];
}

void
rates_add(struct rates *r, const struct record *rec)
{
	struct rates_row *row;

	if (!rates_counts(r, rec))
		return;
	row = row_at(r, group_of(&r->group, rec));
	if (has_hotline_number(rec))
		accounts_add(row->count[RATES_CITY], city_facts(r, rec), rec,
		    rec->m[M_EXCL_CITY]);
	accounts_add(row->count[RATES_OWN], own_facts(r, rec), rec,
	    rec->m[M_EXCL_INTERNAL]);
}

static int
row_cmp(const void *x, const void *y, void *arg)
{
	const struct rates_row *a = x, *b = y;

	return group_cmp(arg, a->key, b->key);
}

const struct rates_row *
rates_rows(struct rates *r, size_t *n)
{
	*n = r->n;
	if (r->n == 0)
		return NULL;
	r->sorted = mem_resize(r->sorted, r->n, sizeof(*r->sorted));
	memcpy(r->sorted, r->rows, r->n * sizeof(*r->rows));
	qsort_r(r->sorted, r->n, sizeof(*r->sorted), row_cmp, &r->group);
	return r->sorted;
}

#define MEMBER(name) { #name, offsetof(struct rates_count, name) }

const struct rates_member rates_members[] = {
	MEMBER(received), MEMBER(listed), MEMBER(valid), MEMBER(contacted),
	MEMBER(solved), MEMBER(satisfied), MEMBER(basic),
	MEMBER(contact_unknown), MEMBER(solve_unknown), MEMBER(by_answer),
	MEMBER(excluded), { NULL, 0 }
};

static void
sum_add(struct rates_count *sum, const struct rates_count *c)
{
	const struct rates_member *m;
	int64_t *to;

	for (m = rates_members; m->name != NULL; m++) {
		to = (int64_t *)((char *)sum + m->offset);
		*to += *(const int64_t *)((const char *)c + m->offset);
	}
}

/* Summed when it is asked for: rows are few, cases are many. */
const struct rates_row *
rates_total(const struct rates *r)
{
	size_t i;
	int k;

	memset(r->total, 0, sizeof(*r->total));
	r->total->key = NUM_NONE;
	for (i = 0; i < r->n; i++) {
		for (k = 0; k < 4; k++)
			sum_add(&r->total->count[k / 2][k % 2],
			    &r->rows[i].count[k / 2][k % 2]);
	}
	return r->total;
}

const struct rates_row *
rates_find(struct rates *r, int64_t key)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->rows[i].key == key)
			return &r->rows[i];
	return NULL;
}

void
rates_merge(struct rates *r, int64_t key,
    const struct rates_count count[2][2])
{
	struct rates_row *row = row_at(r, group_of_key(&r->group, key));
	int k;

	for (k = 0; k < 4; k++)
		sum_add(&row->count[k / 2][k % 2], &count[k / 2][k % 2]);
}

void
rates_merge_units(struct rates *r)
{
	static const struct rates_count none[2][2];
	const struct policy_unit *u;
	size_t i;

	for (i = 0; i < r->policy->nunits; i++) {
		u = &r->policy->units[i];
		if (r->group.by == RATES_BY_UNIT ||
		    (r->group.by == RATES_BY_COMMUNITY &&
		    u->kind == KIND_COMMUNITY))
			rates_merge(r, u->name, none);
	}
}

const struct policy *
rates_policy(const struct rates *r)
{
	return r->policy;
}

struct words *
rates_words(const struct rates *r)
{
	return r->group.words;
}

enum rates_by
rates_grouping(const struct rates *r)
{
	return r->group.by;
}

void
rates_put_key(struct buf *b, const struct rates *r, int64_t key)
{
	group_put_key(b, &r->group, key);
}

void
rates_figure(struct rates_figures *f, const struct rates_count *c,
    const struct policy *p)
{
	static const struct ratio none = { 0, 0 };
	int64_t part = p->basic_weight.num, whole = p->basic_weight.den;
	int64_t satisfied = whole * c->satisfied + part * c->basic;

	f->response = none;
	f->solve = none;
	f->satisfaction = none;
	f->score = none;
	if (c->valid == 0)
		return;
	f->satisfaction.num = satisfied;
	f->satisfaction.den = whole * c->valid;
	if (c->contact_unknown == 0) {
		f->response.num = c->contacted;
		f->response.den = c->valid;
	}
	if (c->solve_unknown < c->valid) {
		f->solve.num = c->solved;
		f->solve.den = c->valid;
	}
	if (f->response.den == 0 || f->solve.den == 0)
		return;
	f->score.num = p->weight_response * whole * c->contacted +
	    p->weight_solve * whole * c->solved +
	    p->weight_satisfaction * satisfied;
	f->score.den = whole * c->valid;
}

void
rates_show(struct rates *r, struct ratesout *o)
{
	memset(o, 0, sizeof(*o));
	o->rates = r;
	o->policy = r->policy;
	o->words = r->group.words;
	o->by = r->group.by;
	o->period = r->is_all ? NULL : &r->period;
}

void
rates_grid(struct grid *g, struct rates *r, unsigned sources)
{
	struct ratesout out;

	rates_show(r, &out);
	ratesout_grid(g, &out, sources);
}
