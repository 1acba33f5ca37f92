/*
 * Staff and posts from a table. Whatever the bytes: spans of the week that
 * were accepted lie in it, in order and apart; whoever suits a case may be
 * asked now, and nobody is counted twice.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/num.h"
#include "rule/candidate.h"
#include "rule/staffrow.h"
#include "table/rowfile.h"

#define NOW_AT 1795400000
#define WEEK_MIN (7 * 24 * 60)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct words *words;
static struct policy *policy;

static void
begin(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;

	if (policy != NULL)
		return;
	words = words_new();
	policy = policy_load("lib/rule/default.json", 21000, words,
	    &problems, &e);
	if (policy == NULL)
		abort();
	buf_release(&problems);
}

static void
check_shifts(const struct shifts *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->list[i].from < 0 || s->list[i].to > WEEK_MIN ||
		    s->list[i].from >= s->list[i].to ||
		    (i > 0 && s->list[i].from < s->list[i - 1].to))
			abort();
	}
}

static void
use(const struct staff *s)
{
	struct candidate_case c = { .text = "电梯停运", .len = 12, .id = "x-1",
		.at = NOW_AT };
	struct candidate_answer a;
	int64_t sum = 0;
	struct record r;
	size_t i;
	int bar;

	record_init(&r);
	r.m[M_COMMUNITY] = words_adds(words, "农光里");
	r.m[M_CATEGORY] = words_adds(words, "住房城乡建设/物业管理/停车管理");
	c.r = &r;
	c.lead = words_adds(words, "物业管理科");
	candidate_find(&a, &c, s, policy, words);
	for (bar = 0; bar < CANDIDATE_COUNT; bar++)
		sum += a.barred[bar];
	if (sum != (int64_t)s->npeople ||
	    (a.person != NULL) != (a.barred[CANDIDATE_FITS] > 0))
		abort();
	if (a.person != NULL && (!staff_holds(a.person, a.post) ||
	    !shift_cover(&a.person->shifts, NOW_AT)))
		abort();
	for (i = 0; i < s->npeople; i++)
		check_shifts(&s->people[i].shifts);
	for (i = 0; i < s->nposts; i++)
		check_shifts(&s->posts[i].hours);
}

static void
read_rows(struct staff_reader *r, struct rowfile *f)
{
	const struct map_text *heads;
	struct err e = ERR_INIT;
	struct delim_row row;
	size_t n, i;
	int column;

	heads = rowfile_headings(f, &n);
	while (rowfile_next(f, &row, &e) == 1) {
		staffrow_begin(r, row.line);
		for (i = 0; i < row.n && i < n; i++) {
			column = staff_column(r->table, heads[i].s,
			    heads[i].len);
			if (column >= 0)
				staff_put(r, column, row.fields[i].s,
				    row.fields[i].len);
		}
		staffrow_end(r);
	}
}

static void
try_table(enum staff_table t, const uint8_t *data, size_t size)
{
	struct buf problems = BUF_INIT;
	struct staff s;
	struct staff_reader r = { &s, policy, words, &problems, 0, "f", t, 0 };
	struct err e = ERR_INIT;
	struct rowfile *f;
	int fd = memfd_create("staff", 0);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	staff_init(&s);
	f = rowfile_new(fd, &e);
	if (f != NULL)
		read_rows(&r, f);
	staffrow_settle(&r);
	if (r.nproblems == 0)
		use(&s);
	rowfile_free(f);
	staff_release(&s);
	buf_release(&problems);
	close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	begin();
	try_table(STAFF_PEOPLE, data, size);
	try_table(STAFF_POSTS, data, size);
	return 0;
}
