/* Notes of new cases for the pass of places: order, bounds, limit. */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "store/linkrun.h"
#include "tap.h"

#define MANY 1000000		/* more than are ever kept */

static struct policy policy;
static struct linkrun run;

/* A run over the keys from < key <= to, as the pass of places begins it. */
static int
cut(int64_t from, int64_t to)
{
	run.from_key = from;
	run.to_key = to;
	return linknotes_cut(&run);
}

static void
note(int64_t key, int64_t at)
{
	struct belong_case c = { .key = key, .caller = 7, .received_at = at,
		.closed_at = NUM_NONE, .category = 1, .site = 2 };

	linknotes_add(&run, &c);
}

/* The notes' keys, in their order. */
static const char *
keys(void)
{
	static char text[256];
	size_t i, len = 0;

	text[0] = '\0';
	for (i = 0; i < run.notes.n; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len,
		    "%s%" PRIu32, i == 0 ? "" : " ", run.notes.at[i].key);
	return text;
}

static void
try_order(void)
{
	static const int64_t at[] = { 55, 15, 45, 15, 35, 25, 55, 5, 0 };
	int64_t key;

	linknotes_begin(&run.notes, 0);
	OK(cut(0, 0), "none at all");
	OK_TEXT(keys(), "", "none are kept");
	for (key = 1; key <= 9; key++)
		note(key, at[key - 1]);
	linknotes_upto(&run.notes, 9);
	OK(run.notes.is_unsorted, "in another order than received");
	OK(cut(0, 9), "all there");
	OK_TEXT(keys(), "9 8 2 4 6 5 3 1 7", "by time, then key");
	OK(!run.notes.is_unsorted, "in order now");
	OK(cut(2, 8), "some of them");
	OK_TEXT(keys(), "8 4 6 5 3 7", "the run's own");
	OK(cut(8, 9), "one that was cut away before");
	OK_TEXT(keys(), "", "is not there");
}

static void
try_sorted(void)
{
	int64_t key;

	linknotes_begin(&run.notes, 0);
	for (key = 1; key <= 5; key++)
		note(key, key / 2);
	linknotes_upto(&run.notes, 5);
	OK(!run.notes.is_unsorted, "as received");
	OK(cut(0, 5), "all there");
	OK_TEXT(keys(), "1 2 3 4 5", "stay as they are");
}

static void
try_bounds(void)
{
	linknotes_begin(&run.notes, 10);
	note(11, 1);
	linknotes_upto(&run.notes, 12);
	OK(!cut(9, 12), "the table has a case before the first noted");
	OK(!cut(10, 13), "and one after the last");
	OK(cut(10, 12), "exactly those");
	OK_TEXT(keys(), "11", "a refusal left them alone");
	linknotes_begin(&run.notes, 12);
	OK_INT(run.notes.n, 0, "a new beginning forgets");
	OK(!cut(10, 12), "those before it are not there");
}

static void
try_others(void)
{
	struct belong_case c = { .key = 1, .caller = NUM_NONE, .category = 1,
		.site = 2 };

	linknotes_begin(&run.notes, 0);
	linknotes_add(&run, &c);
	OK_INT(run.notes.n, 1, "an unknown caller is noted");
	c.flags = FLAG_THREAT;
	linknotes_add(&run, &c);
	c.flags = 0;
	c.site = NUM_NONE;
	linknotes_add(&run, &c);
	c.site = 2;
	c.category = NUM_NONE;
	linknotes_add(&run, &c);
	OK_INT(run.notes.n, 1, "threats, no site, no category are not");
	OK(!run.notes.is_missing, "which is not a gap");
	c.category = (int64_t)INT32_MAX + 1;
	linknotes_add(&run, &c);
	OK(run.notes.is_missing, "a word too high for a note is");
	linknotes_begin(&run.notes, 0);
	c.category = 1;
	c.received_at = -1;
	linknotes_add(&run, &c);
	OK(run.notes.is_missing, "and a time before all times");
	linknotes_upto(&run.notes, 5);
	OK(!cut(0, 5), "the table has to be read");
}

static void
try_limit(void)
{
	int64_t key = 0;
	size_t most = 0;

	linknotes_begin(&run.notes, 0);
	while (!run.notes.is_missing && key < MANY) {
		most = run.notes.n;
		key++;
		note(key, MANY - key);
	}
	OK(run.notes.is_missing, "there is a limit");
	OK_INT(key, (int64_t)most + 1, "the first too many");
	OK(most * sizeof(struct linknote) <= 16 << 20, "16 MiB at most");
	OK(run.notes.at == NULL && run.notes.n == 0 && run.notes.cap == 0,
	    "the memory is given back");
	note(key + 1, 0);
	OK_INT(run.notes.n, 0, "and nothing is noted any more");
	linknotes_upto(&run.notes, key + 1);
	OK(!cut(0, key + 1), "the table has to be read");

	linknotes_begin(&run.notes, 0);
	for (key = 1; key <= (int64_t)most; key++)
		note(key, MANY - key);
	linknotes_upto(&run.notes, key - 1);
	OK(cut(0, key - 1), "as many as may be");
	OK_INT(run.notes.n, (int64_t)most, "are all there");
	for (key = 1; key < (int64_t)most && run.notes.at[key - 1].at <
	    run.notes.at[key].at; key++)
		continue;
	OK_INT(key, (int64_t)most, "in order of time");
}

int
main(void)
{
	struct db db = { .words = NULL };

	memset(&policy, 0, sizeof(policy));
	policy.links.sites = CLUSTER_ANY;
	run.policy = &policy;
	db.words = words_new();
	run.db = &db;
	try_order();
	try_sorted();
	try_bounds();
	try_others();
	try_limit();
	linknotes_release(&run.notes);
	words_free(db.words);
	return DONE();
}
