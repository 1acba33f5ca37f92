#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "life/retention.h"
#include "tap.h"

/* Each line a set of cases: caller, came, ended (-1: not), what keeps it by
 * itself; what is to become of it. Reach is 10, what ended before 100 is due. */
#define CASES 4
#define NOBODY 0

struct one {
	int64_t caller, from, to;
	enum retention_why own, wanted;
};

static const struct {
	const char *what;
	size_t n;
	struct one cases[CASES];
} sets[] = {
	{ "none", 0, { { 0, 0, 0, 0, 0 } } },
	{ "an old one", 1, { { 1, 5, 9, RETENTION_DUE, RETENTION_DUE } } },
	{ "one of nobody", 1,
	    { { NOBODY, 5, 9, RETENTION_DUE, RETENTION_DUE } } },
	{ "one that ended on the day", 1,
	    { { 1, 5, 100, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "one that ended the moment before", 1,
	    { { 1, 5, 99, RETENTION_DUE, RETENTION_DUE } } },
	{ "one that came on the day is not told as open", 1,
	    { { 1, 100, -1, RETENTION_OPEN, RETENTION_YOUNG } } },
	{ "an old one that is open", 1,
	    { { 1, 5, -1, RETENTION_OPEN, RETENTION_OPEN } } },
	{ "one without any time", 1,
	    { { 1, -1, -1, RETENTION_DUE, RETENTION_UNDATED } } },
	{ "the next within reach of the end", 2,
	    { { 1, 5, 90, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 100, 120, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "the next beyond it", 2,
	    { { 1, 5, 89, RETENTION_DUE, RETENTION_DUE },
	    { 1, 100, 120, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "of another caller", 2,
	    { { 1, 5, 90, RETENTION_DUE, RETENTION_DUE },
	    { 2, 100, 120, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "two of nobody", 2,
	    { { NOBODY, 5, 90, RETENTION_DUE, RETENTION_DUE },
	    { NOBODY, 100, 120, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "a chain, in any order", 4,
	    { { 1, 90, 95, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 104, 120, RETENTION_DUE, RETENTION_YOUNG },
	    { 1, 70, 80, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 40, 50, RETENTION_DUE, RETENTION_DUE } } },
	{ "a long one reaches over a short one", 3,
	    { { 1, 5, 95, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 10, 11, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 103, 120, RETENTION_DUE, RETENTION_YOUNG } } },
	{ "what is open reaches all that comes later", 3,
	    { { 1, 50, -1, RETENTION_OPEN, RETENTION_OPEN },
	    { 1, 90, 95, RETENTION_DUE, RETENTION_TOGETHER },
	    { 1, 20, 30, RETENTION_DUE, RETENTION_DUE } } },
	{ "a hold keeps its neighbour", 2,
	    { { 1, 50, 55, RETENTION_HELD, RETENTION_HELD },
	    { 1, 60, 65, RETENTION_DUE, RETENTION_TOGETHER } } },
};

static void
take(struct retention *t, const struct one *c, size_t n)
{
	size_t i, place;

	for (i = 0; i < n; i++) {
		place = retention_add(t, (int64_t)i + 1,
		    c[i].from < 0 ? NUM_NONE : c[i].from,
		    c[i].to < 0 ? NUM_NONE : c[i].to, c[i].own);
		if (c[i].caller != NOBODY && c[i].from >= 0)
			retention_add_caller(t, c[i].caller, place);
	}
}

static void
test_sets(void)
{
	struct retention t;
	size_t i, k;

	for (i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		retention_init(&t, 100, 10);
		take(&t, sets[i].cases, sets[i].n);
		retention_settle(&t);
		for (k = 0; k < sets[i].n; k++)
			OK_TEXT(retention_name(t.at[k].why),
			    retention_name(sets[i].cases[k].wanted),
			    sets[i].what);
		OK_INT((int64_t)t.n, (int64_t)sets[i].n, sets[i].what);
		retention_release(&t);
	}
}

/* Two callers of one case, and a matter, make one file of three persons. */
static void
test_joins(void)
{
	static const struct one cases[] = {
		{ 1, 5, 9, RETENTION_DUE, RETENTION_DUE },
		{ 2, 12, 19, RETENTION_DUE, RETENTION_DUE },
		{ 3, 40, 120, RETENTION_DUE, RETENTION_DUE },
	};
	struct retention t;
	size_t matter, i;

	retention_init(&t, 100, 10);
	take(&t, cases, 3);
	retention_add_caller(&t, 2, 0);
	matter = retention_add(&t, -1, 41, 90, RETENTION_DUE);
	retention_join(&t, 1, matter);
	retention_join(&t, matter, 2);
	retention_settle(&t);
	OK_INT(t.at[2].why, RETENTION_YOUNG, "one is young");
	for (i = 0; i < 2; i++)
		OK_INT(t.at[i].why, RETENTION_TOGETHER, "all wait for it");
	OK_INT(t.at[matter].why, RETENTION_TOGETHER, "the matter too");
	retention_release(&t);

	/* on request the age is nothing */
	retention_init(&t, NUM_NONE, 10);
	take(&t, cases, 3);
	retention_settle(&t);
	for (i = 0; i < 3; i++)
		OK_INT(t.at[i].why, RETENTION_DUE, "on request");
	retention_release(&t);
}

static void
test_records(void)
{
	struct words *w = words_new();
	struct record r;

	record_init(&r);
	OK_INT(retention_end(&r), NUM_NONE, "no time at all");
	r.m[M_STATE] = STATE_CLOSED;
	r.m[M_RECEIVED_AT] = 10;
	r.m[M_CLOSED_AT] = 30;
	r.m[M_OWN_AT] = 50;
	OK_INT(retention_end(&r), 50, "a revisit is later than the end");
	r.m[M_RECHECK_AT] = 60;
	OK_INT(retention_end(&r), 60, "and a re-check later than that");
	OK_INT(retention_keeps(&r, w), RETENTION_DUE, "a closed one");
	r.m[M_EXCL_STATE] = words_adds(w, "requested");
	OK_INT(retention_keeps(&r, w), RETENTION_APPEAL, "asked to exclude");
	r.m[M_EXCL_STATE] = words_adds(w, "appealed");
	OK_INT(retention_keeps(&r, w), RETENTION_APPEAL, "appealed");
	r.m[M_EXCL_STATE] = words_adds(w, "approved");
	OK_INT(retention_keeps(&r, w), RETENTION_DUE, "decided");
	r.m[M_STATE] = STATE_HANDLING;
	OK_INT(retention_keeps(&r, w), RETENTION_OPEN, "open");
	r.m[M_STATE] = STATE_RETURNED;
	OK_INT(retention_keeps(&r, w), RETENTION_DUE, "it has left");
	r.m[M_HOLD_WHY] = words_adds(w, "诉讼取证，全角");
	OK_INT(retention_keeps(&r, w), RETENTION_HELD, "on hold");
	words_free(w);
}

int
main(void)
{
	test_sets();
	test_joins();
	test_records();
	DONE();
}
