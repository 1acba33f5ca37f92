/*
 * Who suits, against an oracle: random people with random bars, of whom it is
 * known beforehand what is in the way; the best by points, then by open cases,
 * then by place in the file must be the answer.
 */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "rule/candidate.h"
#include "rule/staffrow.h"
#include "tap.h"

#define NOW_AT INT64_C(1795395600)	/* 2026-11-23 09:00, a Monday */
#define PEOPLE 12
#define ROUNDS 3000

static uint64_t seed = 11;

static int
below(int n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((seed >> 33) % (uint64_t)n);
}

/* What a person was made of. */
struct made {
	enum candidate_bar bar;
	int knows, skills, load;
};

static void
put(struct staff_reader *r, const char *heading, const char *text)
{
	staff_put(r, staff_column(r->table, heading, strlen(heading)), text,
	    strlen(text));
}

static void
make_posts(struct staff_reader *r)
{
	static const struct { const char *name, *unit, *category, *hours,
	    *skill, *limit; } posts[] = {
		{ "日班", "物业科", "住房城乡建设", "mon-fri 08:00-18:00",
		  "协调", "9" },
		{ "夜班", "物业科", "", "daily 20:00-07:00", "", "" },
		{ "城管", "城管科", "", "", "", "" },
		{ "别类", "物业科", "供暖", "", "", "" }
	};
	size_t i;

	r->table = STAFF_POSTS;
	r->staff->has_posts = 1;
	for (i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
		staffrow_begin(r, (int64_t)i + 2);
		put(r, "post", posts[i].name);
		put(r, "unit", posts[i].unit);
		put(r, "categories", posts[i].category);
		put(r, "hours", posts[i].hours);
		put(r, "skills", posts[i].skill);
		put(r, "limit", posts[i].limit);
		staffrow_end(r);
	}
}

/* One person with just this in the way, or nothing. */
static void
make_person(struct staff_reader *r, struct made *m, int i)
{
	char name[32], load[8];

	m->bar = (enum candidate_bar)below(CANDIDATE_COUNT + 6);
	if (m->bar > CANDIDATE_FITS)
		m->bar = CANDIDATE_FITS;
	m->knows = below(2);
	m->skills = below(3);
	m->load = m->bar == CANDIDATE_FULL ? 9 + below(3) : below(4);
	snprintf(name, sizeof(name), "员%d", i);
	snprintf(load, sizeof(load), "%d", m->load);
	staffrow_begin(r, i + 2);
	put(r, "name", name);
	put(r, "post", m->bar == CANDIDATE_POST ?
	    (below(2) == 0 ? "城管" : "别类") :
	    m->bar == CANDIDATE_HOURS ? "夜班;城管" : "日班;别类");
	put(r, "communities", m->bar == CANDIDATE_PLACE ? "百环" :
	    m->knows ? "农光里、劲松北" : "");
	put(r, "skills", m->bar == CANDIDATE_SKILL ? "停车" :
	    m->skills == 2 ? "协调;停车;车位" :
	    m->skills == 1 ? "协调;停车;英语" : "协调");
	put(r, "shifts", m->bar == CANDIDATE_SHIFT ? "tue 08:00-18:00" :
	    below(2) == 0 ? "" : "mon 09:00-10:00");
	put(r, "leave", m->bar == CANDIDATE_LEAVE ? "2026-11-23" :
	    "2026-11-22;2026-11-24..2026-11-30");
	put(r, "recusals", m->bar == CANDIDATE_RECUSED ?
	    (below(2) == 0 ? "x-1" : "住房城乡建设/物业管理") : "x-2;供暖");
	put(r, "load", load);
	staffrow_end(r);
}

static int
points(const struct policy *p, const struct made *m)
{
	return m->knows * p->match.place + m->skills * p->match.skill -
	    m->load * p->match.load;
}

/* Whether a is more suitable than b; neither: 0 both ways. */
static int
is_better(const struct policy *p, const struct made *a, const struct made *b)
{
	if (points(p, a) != points(p, b))
		return points(p, a) > points(p, b);
	return a->load < b->load;
}

static int
is_right(const struct candidate_answer *a, const struct staff *s,
    const struct made *made, const struct policy *p)
{
	int64_t barred[CANDIDATE_COUNT] = { 0 }, equals = 0;
	int i, best = -1;

	for (i = 0; i < PEOPLE; i++) {
		barred[made[i].bar]++;
		if (made[i].bar == CANDIDATE_FITS && (best < 0 ||
		    is_better(p, &made[i], &made[best])))
			best = i;
	}
	for (i = 0; best >= 0 && i < PEOPLE; i++)
		equals += i != best && made[i].bar == CANDIDATE_FITS &&
		    !is_better(p, &made[best], &made[i]);
	if (memcmp(barred, a->barred, sizeof(barred)) != 0)
		return 0;
	if (best < 0)
		return a->person == NULL;
	return a->person == &s->people[best] && a->equals == equals &&
	    a->points == points(p, &made[best]);
}

static int
try_round(const struct policy *p, struct words *w)
{
	struct buf problems = BUF_INIT;
	struct staff s;
	struct staff_reader r = { &s, p, w, &problems, 0, "f", STAFF_PEOPLE,
		0 };
	struct candidate_case c = { .text = "车位被占", .len = 12,
		.id = "x-1", .at = NOW_AT };
	struct made made[PEOPLE];
	struct candidate_answer a;
	struct record record;
	int i, right;

	staff_init(&s);
	make_posts(&r);
	r.table = STAFF_PEOPLE;
	for (i = 0; i < PEOPLE; i++)
		make_person(&r, &made[i], i);
	staffrow_settle(&r);
	record_init(&record);
	record.m[M_CATEGORY] = words_adds(w,
	    "住房城乡建设/物业管理/停车管理");
	record.m[M_COMMUNITY] = words_adds(w, "农光里");
	c.r = &record;
	c.lead = words_adds(w, "物业管理科");
	candidate_find(&a, &c, &s, p, w);
	right = r.nproblems == 0 && is_right(&a, &s, made, p);
	if (!right)
		printf("# %s\n", problems.data);
	staff_release(&s);
	buf_release(&problems);
	return right;
}

int
main(void)
{
	struct words *w = words_new();
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct policy *p = policy_load("lib/rule/default.json", 21000, w,
	    &problems, &e);
	int i, wrong = 0;

	OK(p != NULL, e.text);
	for (i = 0; p != NULL && i < ROUNDS; i++)
		wrong += !try_round(p, w);
	OK_INT(wrong, 0, "as the oracle says");
	policy_free(p);
	buf_release(&problems);
	words_free(w);
	return DONE();
}
