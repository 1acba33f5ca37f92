#include "rule/calendarfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jxwords.h"
#include "data/readlist.h"
#include "rule/calendarhours.h"
#include "time/date.h"

#define FORMAT 1		/* of the file, "calendar" */
#define YEAR_DAYS 366
#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define NAME_MAX_LEN 120	/* bytes */
#define DAY_LEN 5		/* 10-01 */
#define RANGE_LEN 12		/* 10-01..10-08 */

struct holiday {
	char *name;
};

struct year {
	int year;
	char *notice, *source;
	struct holiday *holidays;
	size_t nholidays;
	/* by day of the year: what it is, and which holiday says so */
	unsigned char mark[YEAR_DAYS];
	size_t holiday[YEAR_DAYS];
};

struct file {
	char *name, *version;
	struct calendar_hours hours[HOURS_COUNT];
	int is_given[HOURS_COUNT];
	struct year *years;
	size_t nyears;
};

static void
read_hours(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct file *f = object;

	if (j == NULL)
		return;
	reader_object(r, j, calendarhours_keys, calendarhours_check,
	    &f->hours[k->max]);
	f->is_given[k->max] = 1;
}

static const struct reader_key all_hours[] = {
	{ .name = "office", .read = read_hours, .max = HOURS_OFFICE },
	{ .name = "desk", .read = read_hours, .max = HOURS_DESK,
	  .is_optional = 1 },
	{ .name = "section", .read = read_hours, .max = HOURS_SECTION,
	  .is_optional = 1 },
	{ .name = "community", .read = read_hours, .max = HOURS_COMMUNITY,
	  .is_optional = 1 },
	READER_NOTE, READER_END
};

/* --- years ---------------------------------------------------------------- */

/* The day of the year, from 0; -1 where there is no such day. */
static int
day_of_year(const char *s, int year)
{
	struct date d = { year, 0, 0 }, first = { year, 1, 1 };
	int64_t month, day;

	if (s[2] != '-' || num_parse(s, 2, &month) < 0 ||
	    num_parse(s + 3, 2, &day) < 0)
		return -1;
	d.month = (int)month;
	d.day = (int)day;
	if (!date_is_valid(&d))
		return -1;
	return (int)(date_to_day(&d) - date_to_day(&first));
}

/* Mark days of the year; the first one that cannot be is told. */
static void
mark_days(struct reader *r, struct year *y, int from, int to,
    enum calendar_mark mark)
{
	struct date first = { y->year, 1, 1 };
	int64_t day = date_to_day(&first) + from;
	struct buf text = BUF_INIT;
	int i;

	for (i = from; i <= to; i++, day++) {
		buf_reset(&text);
		date_put_day(&text, day);
		if (y->mark[i] != CALENDAR_PLAIN) {
			reader_problem(r, "%s stands here twice", text.data);
			break;
		}
		if (mark == CALENDAR_MAKEUP && date_weekday(day) < 6) {
			reader_problem(r, "%s is no Saturday or Sunday",
			    text.data);
			break;
		}
		y->mark[i] = (unsigned char)mark;
		y->holiday[i] = y->nholidays;
	}
	buf_release(&text);
}

static void
add_days(struct reader *r, struct year *y, const struct jx *j,
    enum calendar_mark mark)
{
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int from = -1, to = -1;

	if (y->year == 0)
		return;
	if (s != NULL && len == DAY_LEN)
		from = to = day_of_year(s, y->year);
	if (s != NULL && len == RANGE_LEN && memcmp(s + DAY_LEN, "..", 2) == 0) {
		from = day_of_year(s, y->year);
		to = day_of_year(s + DAY_LEN + 2, y->year);
	}
	if (from < 0 || to < 0)
		reader_problem(r, "no day of %d such as \"10-01\", and no "
		    "range such as \"10-01..10-07\"", y->year);
	else if (from > to)
		reader_problem(r, "ends before it begins");
	else
		mark_days(r, y, from, to, mark);
}

static void
read_days(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct file *f = r->context;
	size_t n = readlist_count(r, j, k), i, mark;

	(void)object;
	for (i = 0; i < n; i++) {
		mark = reader_enter_at(r, i);
		add_days(r, &f->years[f->nyears], jx_at(j, i),
		    (enum calendar_mark)k->max);
		reader_leave(r, mark);
	}
}

static const struct reader_key holiday[] = {
	{ .name = "name", .read = reader_text, .max = NAME_MAX_LEN,
	  .offset = offsetof(struct holiday, name) },
	{ .name = "off", .read = read_days, .min = 1,
	  .max = CALENDAR_HOLIDAY },
	{ .name = "work", .read = read_days, .max = CALENDAR_MAKEUP,
	  .is_optional = 1 },
	READER_NOTE, READER_END
};

static const struct reader_key year[] = {
	{ .name = "year", .read = reader_int, .min = FIRST_YEAR,
	  .max = LAST_YEAR, .offset = offsetof(struct year, year) },
	{ .name = "notice", .read = reader_text,
	  .offset = offsetof(struct year, notice) },
	{ .name = "source", .read = reader_text, .is_optional = 1,
	  .offset = offsetof(struct year, source) },
	{ .name = "holidays", .read = readlist_objects, .min = 1,
	  .keys = holiday, .size = sizeof(struct holiday),
	  .offset = offsetof(struct year, holidays),
	  .count = offsetof(struct year, nholidays) },
	READER_NOTE, READER_END
};

/* Years follow each other: a gap would only be found when a time leads into
 * it. */
static void
check_year(struct reader *r, void *object)
{
	const struct file *f = r->context;
	const struct year *y = object;
	int before;

	if (f->nyears == 0)
		return;
	before = y[-1].year;
	if (before != 0 && y->year <= before)
		reader_problem(r, "year %d stands behind %d", y->year, before);
	else if (before != 0 && y->year > before + 1)
		reader_problem(r, "a gap: the year %d is missing before %d",
		    before + 1, y->year);
}

static const struct reader_key calendar[] = {
	{ .name = "calendar", .read = reader_format, .max = FORMAT },
	{ .name = "name", .read = reader_text, .max = NAME_MAX_LEN,
	  .offset = offsetof(struct file, name) },
	{ .name = "version", .read = reader_text, .max = NAME_MAX_LEN,
	  .offset = offsetof(struct file, version) },
	{ .name = "hours", .read = reader_group, .keys = all_hours },
	{ .name = "years", .read = readlist_objects, .min = 1,
	  .keys = year, .check = check_year, .size = sizeof(struct year),
	  .offset = offsetof(struct file, years),
	  .count = offsetof(struct file, nyears) },
	READER_NOTE, READER_END
};

/* --- the whole ------------------------------------------------------------ */

static void
release_file(struct file *f)
{
	size_t i, k;

	for (i = 0; i < f->nyears; i++) {
		for (k = 0; k < f->years[i].nholidays; k++)
			free(f->years[i].holidays[k].name);
		free(f->years[i].holidays);
		free(f->years[i].notice);
		free(f->years[i].source);
	}
	free(f->years);
	free(f->name);
	free(f->version);
}

static void
mark_year(struct calendar *c, const struct year *y)
{
	struct date first = { y->year, 1, 1 };
	int64_t day = date_to_day(&first);
	int i;

	for (i = 0; i < YEAR_DAYS; i++) {
		if (y->mark[i] != CALENDAR_PLAIN)
			calendar_mark_day(c, day + i,
			    (enum calendar_mark)y->mark[i],
			    y->holidays[y->holiday[i]].name);
	}
}

static struct calendar *
make_calendar(const struct file *f)
{
	struct calendar *c = calendar_new(f->years[0].year,
	    f->years[f->nyears - 1].year);
	size_t i;

	for (i = 0; i < f->nyears; i++)
		mark_year(c, &f->years[i]);
	for (i = 0; i < HOURS_COUNT; i++)
		calendar_set_hours(c, (int)i,
		    &f->hours[f->is_given[i] ? i : HOURS_OFFICE]);
	calendar_ready(c);
	return c;
}

static struct calendarfile *
make(struct file *f, const char *text, size_t len)
{
	struct calendarfile *made = mem_array(1, sizeof(*made));
	struct digest *d = digest_new();

	made->calendar = make_calendar(f);
	made->name = f->name;
	made->version = f->version;
	f->name = f->version = NULL;
	digest_of(d, text, len, made->digest);
	digest_free(d);
	made->text = mem_copy(text, len);
	made->len = len;
	return made;
}

struct calendarfile *
calendarfile_parse(const char *text, size_t len, struct buf *problems,
    struct err *e)
{
	struct jx *root = jx_parse(text, len, e);
	struct calendarfile *made = NULL;
	struct reader r;
	struct file f;

	if (root == NULL) {
		jxwords_explain(e, text, len);
		return NULL;
	}
	memset(&f, 0, sizeof(f));
	reader_init(&r, NULL, problems);
	r.context = &f;
	reader_object(&r, root, calendar, NULL, &f);
	if (reader_end(&r, e) == 0)
		made = make(&f, text, len);
	release_file(&f);
	jx_free(root);
	return made;
}

struct calendarfile *
calendarfile_load(const char *path, struct buf *problems, struct err *e)
{
	struct buf text = BUF_INIT;
	struct calendarfile *f = NULL;

	if (io_read_file(&text, path, CALENDARFILE_MAX_BYTES, e) == 0)
		f = calendarfile_parse(text.data, text.len, problems, e);
	if (f == NULL)
		err_prefix(e, "calendar '%s'", path);
	buf_release(&text);
	return f;
}

void
calendarfile_free(struct calendarfile *f)
{
	if (f == NULL)
		return;
	calendar_free(f->calendar);
	free(f->name);
	free(f->version);
	free(f->text);
	free(f);
}

enum calendarfile_hours
calendarfile_hours_of(enum policy_kind kind)
{
	switch (kind) {
	case KIND_DESK:
		return HOURS_DESK;
	case KIND_SECTION:
		return HOURS_SECTION;
	case KIND_COMMUNITY:
		return HOURS_COMMUNITY;
	case KIND_LEADER:
	case KIND_AUDITOR:
	case KIND_COUNT:
		break;
	}
	return HOURS_OFFICE;
}
