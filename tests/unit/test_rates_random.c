/* What holds for any cases. */
#include <stdlib.h>

#include "rates_case.h"

static uint64_t seed = 88172645463325252u;

static int64_t
below(int64_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed % (uint64_t)n);
}

static int64_t
maybe(int64_t n)
{
	return below(5) == 0 ? NUM_NONE : below(n);
}

static void
random_case(struct record *r)
{
	static const char *const answers[] = {
		"满意", "满意", "基本满意", "不满意", "未评价", "乱", ""
	};
	static const char *const places[] = { "甲", "乙", "丙", "不详", "" };

	set_case(r, places[below(5)], 1, 1, answers[below(7)]);
	r->m[M_ROLE] = maybe(ROLE_COUNT);
	r->m[M_STATE] = maybe(STATE_COUNT);
	r->m[M_FLAGS] = below(3) == 0 ? 1 << below(5) : 0;
	r->m[M_CITY_VALID] = maybe(2);
	r->m[M_CITY_CONTACTED] = below(50) == 0 ? NUM_NONE : below(2);
	r->m[M_CITY_SOLVED] = maybe(2);
	r->m[M_OWN_AT] = maybe(2);
	r->m[M_OWN_SATISFIED] = word(answers[below(7)]);
	r->m[M_OWN_CONTACTED] = below(2);
	r->m[M_OWN_SOLVED] = below(2);
	r->m[M_FINISHED_AT] = maybe(2);
	r->m[M_EXCL_CITY] = below(4) == 0 ? word("G1") : NUM_NONE;
	r->m[M_EXCL_INTERNAL] = below(4) == 0 ? word("G2") : NUM_NONE;
	r->m[M_RECEIVED_AT] = START + below(DAY);
}

#define CASES 400
#define ROUNDS 200

static int
is_share(struct ratio r, int64_t most)
{
	return r.den == 0 || (r.num >= 0 && r.num <= most * r.den);
}

static int
is_sane(const struct rates_count *c)
{
	struct rates_figures f;

	rates_figure(&f, c, &policy);
	return is_share(f.response, 1) && is_share(f.solve, 1) &&
	    is_share(f.satisfaction, 1) && is_share(f.score, 100) &&
	    c->valid <= c->listed && c->listed <= c->received &&
	    c->contacted + c->contact_unknown <= c->valid &&
	    c->satisfied + c->basic <= c->valid &&
	    (f.score.den > 0) == (c->valid > 0 && c->contact_unknown == 0 &&
	    c->solve_unknown < c->valid);
}

static int
are_sane(struct rates *r)
{
	const struct rates_row *rows;
	const struct rates_count *c;
	size_t n, i;
	int k, all = 1;

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++) {
		for (k = 0; k < 4; k++)
			all &= is_sane(&rows[i].count[k / 2][k % 2]);
		for (k = 0; k < 2; k++) {
			c = rows[i].count[k];
			all &= c[RATES_FULL].received ==
			    c[RATES_NET].received + c[RATES_FULL].excluded;
		}
	}
	return all;
}

static void
add_all(struct rates *r, const struct record *recs, size_t step)
{
	size_t i;

	for (i = 0; i < CASES; i++)
		rates_add(r, &recs[i * step % CASES]);
}

static int
same_total(const struct rates *a, const struct rates *b)
{
	return memcmp(rates_total(a)->count, rates_total(b)->count,
	    sizeof(rates_total(a)->count)) == 0;
}

static int
same_rows(struct rates *a, struct rates *b)
{
	const struct rates_row *x, *y;
	size_t n, m;

	x = rates_rows(a, &n);
	y = rates_rows(b, &m);
	return n == m && memcmp(x, y, n * sizeof(*x)) == 0;
}

/* The full account, but for how many were excluded. */
static int
same_full(const struct rates *a, const struct rates *b)
{
	struct rates_count x, y;
	int s, same = 1;

	for (s = 0; s < 2; s++) {
		x = rates_total(a)->count[s][RATES_FULL];
		y = rates_total(b)->count[s][RATES_FULL];
		x.excluded = y.excluded = 0;
		same &= memcmp(&x, &y, sizeof(x)) == 0;
	}
	return same;
}

struct tally {
	int sane, summed, ordered, kept;
};

static void
try_round(struct tally *t, struct record *recs)
{
	struct rates *there = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct rates *back = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct rates *all = rates_new(&policy, w, RATES_BY_ALL, NULL);
	struct rates *bare = rates_new(&policy, w, RATES_BY_ALL, NULL);
	size_t i;

	for (i = 0; i < CASES; i++)
		random_case(&recs[i]);
	add_all(there, recs, 1);
	add_all(back, recs, CASES - 1);
	add_all(all, recs, 7);
	for (i = 0; i < CASES; i++) {
		recs[i].m[M_EXCL_CITY] = NUM_NONE;
		recs[i].m[M_EXCL_INTERNAL] = NUM_NONE;
	}
	add_all(bare, recs, 1);
	t->sane += are_sane(there) && are_sane(all);
	t->summed += same_total(there, all);
	t->ordered += same_rows(there, back);
	t->kept += same_full(all, bare);
	rates_free(bare);
	rates_free(all);
	rates_free(back);
	rates_free(there);
}

static void
try_properties(void)
{
	struct record *recs = calloc(CASES, sizeof(*recs));
	struct tally t = { 0, 0, 0, 0 };
	int i;

	for (i = 0; i < ROUNDS; i++)
		try_round(&t, recs);
	OK_INT(t.sane, ROUNDS, "rates lie in 0..1, scores in 0..100");
	OK_INT(t.summed, ROUNDS, "the groups add up to the total");
	OK_INT(t.ordered, ROUNDS, "order does not matter");
	OK_INT(t.kept, ROUNDS, "exclusion leaves the full account alone");
	free(recs);
}

int
main(void)
{
	set_policy();
	try_properties();
	words_free(w);
	return DONE();
}
