/*
 * Classes: every row of both shipped tables and of the two-period rule by
 * example, ties by exact fractions, targets.
 */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/num.h"
#include "measure/standing.h"
#include "tap.h"

#define UNITS 7			/* k = max(1, round(0.15 * 7)) = 1 */

static struct words *words;
static struct policy *policy;

static int64_t
word(const char *s)
{
	return words_adds(words, s);
}

/* What one unit had in a period: cases, V, solved (and satisfied). */
struct counts {
	int received, valid, solved;
};

static void
set_counts(struct rates_count *c, struct counts n)
{
	memset(c, 0, sizeof(*c));
	c->received = n.received;
	c->listed = n.received;
	c->valid = n.valid;
	c->contacted = n.valid;
	c->solved = n.solved;
	c->satisfied = n.solved;
}

/* Units that are all alike: 100 cases, 90 of 100 solved, for ever. */
static struct standing_unit *
alike(void)
{
	static struct standing_unit units[UNITS];
	struct counts usual = { 100, 100, 90 };
	size_t i, k;

	memset(units, 0, sizeof(units));
	for (i = 0; i < UNITS; i++) {
		units[i].key = (int64_t)i + 1;
		for (k = 0; k < STANDING_PERIODS; k++)
			set_counts(&units[i].past[k], usual);
	}
	return units;
}

static const char *
tags_of(const struct standing *s)
{
	static char text[64];
	size_t i;

	text[0] = '\0';
	for (i = 0; i < s->ntags; i++) {
		if (i > 0)
			strcat(text, " ");
		strcat(text, words_text(words, s->tags[i]->name));
	}
	return text;
}

static void
judge(struct standing *out, const struct standing_unit *units,
    const char *table)
{
	int per_residents;

	standing_judge(out, units, UNITS, policy,
	    classrule_find(&policy->classes, word(table)), &per_residents);
}

/* The unit that is looked at: now, then periods back; others are alike. */
static const struct {
	const char *name;
	struct counts past[6];
	const char *class, *tags;
} rows[] = {
	{ "few: 29 revisits get no class",
	  { { 29, 29, 29 }, { 100, 100, 90 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "暂不评定", "" },
	{ "30 do",
	  { { 30, 30, 30 }, { 100, 100, 90 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "先进", "" },
	{ "concentrated, under target for two periods",
	  { { 300, 100, 80 }, { 300, 100, 80 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "治理", "整改" },
	{ "under target by chance, twice, is enough",
	  { { 300, 100, 90 }, { 300, 100, 90 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "治理", "" },
	{ "concentrated, but only now under target",
	  { { 300, 100, 80 }, { 300, 100, 95 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "整改", "" },
	{ "only the last time under target",
	  { { 300, 100, 95 }, { 300, 100, 80 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "先进", "" },
	{ "under target for two periods, but not concentrated",
	  { { 100, 100, 80 }, { 100, 100, 80 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "整改", "" },
	{ "concentrated before, not now",
	  { { 100, 100, 80 }, { 300, 100, 80 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "整改", "" },
	{ "治理 and 进步 stand together",
	  { { 300, 100, 75 }, { 300, 100, 60 }, { 100, 100, 60 },
	    { 100, 100, 60 }, { 100, 100, 60 }, { 100, 100, 60 } },
	  "治理", "进步" },
	{ "under target by chance alone, and steady",
	  { { 100, 100, 89 }, { 100, 100, 90 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "一般", "" },
	{ "at target and steady",
	  { { 100, 100, 91 }, { 100, 100, 90 }, { 100, 100, 90 },
	    { 100, 100, 90 }, { 100, 100, 90 }, { 100, 100, 90 } },
	  "先进", "" },
	{ "at target, but falling",
	  { { 1000, 1000, 980 }, { 1000, 1000, 1000 }, { 1000, 1000, 1000 },
	    { 1000, 1000, 1000 }, { 1000, 1000, 1000 },
	    { 1000, 1000, 1000 } },
	  "一般", "" },
	{ "rising, under target by chance",
	  { { 100, 100, 75 }, { 100, 100, 60 }, { 100, 100, 60 },
	    { 100, 100, 60 }, { 100, 100, 60 }, { 100, 100, 60 } },
	  "进步", "" },
	{ "rising is not put right",
	  { { 100, 100, 70 }, { 100, 100, 60 }, { 100, 100, 60 },
	    { 100, 100, 60 }, { 100, 100, 60 }, { 100, 100, 60 } },
	  "进步", "" },
	{ "no past: the first target",
	  { { 100, 100, 90 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 },
	    { 0, 0, 0 }, { 0, 0, 0 } },
	  "先进", "" },
	{ "no past, and under it",
	  { { 100, 100, 80 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 },
	    { 0, 0, 0 }, { 0, 0, 0 } },
	  "整改", "" },
	{ "nobody was reached",
	  { { 300, 0, 0 }, { 300, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 },
	    { 0, 0, 0 }, { 0, 0, 0 } },
	  "暂不评定", "" },
};

static void
try_rows(void)
{
	struct standing out[UNITS];
	struct standing_unit *units;
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		units = alike();
		for (k = 0; k < STANDING_PERIODS; k++)
			set_counts(&units[0].past[k],
			    rows[i].past[k < 5 ? k : 5]);
		judge(out, units, "unit");
		OK_TEXT(words_text(words, out[0].row->name), rows[i].class,
		    rows[i].name);
		OK_TEXT(tags_of(&out[0]), rows[i].tags, rows[i].name);
	}
}

/* The table "city": who is first, last, has climbed, where demands are. */
static void
try_city(void)
{
	static const struct counts now[UNITS] = {
		{ 100, 100, 99 }, { 100, 100, 60 }, { 100, 100, 95 },
		{ 101, 100, 90 }, { 100, 100, 85 }, { 100, 100, 80 },
		{ 100, 100, 75 }
	};
	static const char *const want[UNITS] = { "先进", "整改", "进步",
		"治理", "一般", "一般", "一般" };
	struct standing_unit *units = alike();
	struct counts low = { 100, 100, 50 };
	struct standing out[UNITS];
	size_t i;

	for (i = 0; i < UNITS; i++) {
		units[i].past[1] = units[i].past[0];
		set_counts(&units[i].past[0], now[i]);
	}
	set_counts(&units[2].past[1], low);	/* from the last to second */
	judge(out, units, "city");
	for (i = 0; i < UNITS; i++)
		OK_TEXT(words_text(words, out[i].row->name), want[i],
		    want[i]);
	OK_INT(out[2].now.rank, 2, "second now");
	OK_INT(out[2].before.rank, 7, "last before");
	OK_INT(out[3].now.load_rank, 1, "the most cases");

	/* the worst has the most cases and has climbed: tags stand beside */
	units = alike();
	set_counts(&units[0].past[0], (struct counts){ 400, 100, 10 });
	judge(out, units, "city");
	OK_TEXT(words_text(words, out[0].row->name), "治理", "headline");
	OK_TEXT(tags_of(&out[0]), "整改", "and its tag");
}

/* Ties are of exact fractions, and share a place. */
static void
try_ties(void)
{
	struct standing_unit *units = alike();
	struct standing out[UNITS];
	size_t i;

	set_counts(&units[0].past[0], (struct counts){ 100, 100, 95 });
	set_counts(&units[1].past[0], (struct counts){ 100, 200, 190 });
	set_counts(&units[2].past[0], (struct counts){ 100, 10000, 9499 });
	judge(out, units, "city");
	OK_INT(out[0].now.rank, 1, "95 of 100");
	OK_INT(out[1].now.rank, 1, "190 of 200 is the same");
	OK_INT(out[2].now.rank, 3, "9499 of 10000 prints alike and is not");
	OK(out[0].now.holds[CLASSRULE_TOP] && out[1].now.holds[CLASSRULE_TOP],
	    "both are first");
	OK(!out[2].now.holds[CLASSRULE_TOP], "the third is not");
	for (i = 3; i < UNITS; i++)
		OK(out[i].now.holds[CLASSRULE_BOTTOM], "all last alike");
	OK(!out[0].now.holds[CLASSRULE_CONCENTRATED],
	    "where all have as many nobody stands out");
}

static void
try_residents(void)
{
	struct standing_unit *units = alike();
	struct standing out[UNITS];
	int per_residents;
	size_t i;

	for (i = 0; i < UNITS; i++)
		units[i].residents = 10000;
	set_counts(&units[0].past[0], (struct counts){ 300, 100, 90 });
	units[0].residents = 100000;
	units[1].residents = 2000;
	standing_judge(out, units, UNITS, policy,
	    classrule_find(&policy->classes, word("city")), &per_residents);
	OK(per_residents, "by residents where all have them");
	OK_INT(out[1].now.load_rank, 1, "few residents, many cases each");
	OK(!out[0].now.holds[CLASSRULE_CONCENTRATED], "many cases, few each");
	units[3].residents = 0;
	standing_judge(out, units, UNITS, policy,
	    classrule_find(&policy->classes, word("city")), &per_residents);
	OK(!per_residents, "by cases where one has none");
	OK_INT(out[0].now.load_rank, 1, "the most cases");
}

static void
try_first(void)
{
	static const int want[][2] = { { 0, 0 }, { 1, 1 }, { 3, 1 },
		{ 9, 1 }, { 10, 2 }, { 16, 2 }, { 17, 3 }, { 343, 51 } };
	struct ratio share = { 15, 100 };
	size_t i;

	for (i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		OK_INT(standing_first(share, want[i][0]), want[i][1],
		    "max(1, round(0.15 n))");
}

/* --- targets -------------------------------------------------------------- */

static const struct {
	struct ratio earlier[6];
	int64_t want;		/* tenths of a percent */
	size_t used;
	const char *name;
} goals[] = {
	{ { { 90, 100 }, { 88, 100 }, { 94, 100 } }, 905, 3, "the median" },
	{ { { 90, 100 }, { 1, 29 }, { 88, 100 }, { 94, 100 } }, 905, 3,
	  "few revisits do not compare" },
	{ { { 90, 100 }, { 1, 2 }, { 1, 2 }, { 1, 2 }, { 1, 2 },
	    { 91, 100 } }, 910, 2, "of two their mean" },
	{ { { 2, 3 }, { 0, 0 } }, 900, 0, "none: where one starts" },
	{ { { 60, 90 } }, 800, 1, "not under the floor" },
	{ { { 1000, 1000 } }, 980, 1, "not over the cap" },
	{ { { 1826, 2000 } }, 918, 1, "91.3 and the step" },
	{ { { 1, 1 } }, 900, 0, "one revisit is none" },
};

static void
try_goals(void)
{
	struct goal goal;
	size_t i;

	for (i = 0; i < sizeof(goals) / sizeof(goals[0]); i++) {
		goal_set(&goal, &policy->targets, 30, goals[i].earlier, 6);
		OK_INT(goal.target.num * 1000 / goal.target.den,
		    goals[i].want, goals[i].name);
		OK_INT(goal.used, goals[i].used, goals[i].name);
	}
}

int
main(void)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	struct err e = ERR_INIT;

	words = words_new();
	if (io_read_file(&text, "lib/rule/default.json", POLICY_MAX_BYTES,
	    &e) == 0)
		policy = policy_parse(text.data, text.len, words, &problems,
		    &e);
	OK_TEXT(e.text, "", "the default policy");
	if (policy != NULL) {
		try_rows();
		try_city();
		try_ties();
		try_residents();
		try_first();
		try_goals();
	}
	policy_free(policy);
	words_free(words);
	buf_release(&text);
	buf_release(&problems);
	return DONE();
}
