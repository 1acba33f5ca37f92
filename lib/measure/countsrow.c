#include "measure/countsrow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "time/date.h"
#include "time/dumpdate.h"

#define NUMBER_LEN 40

int
countsrow_refuse(const struct countsrow_into *to, const struct countsrow *r,
    const char *column, const char *code, struct err *e)
{
	struct countsin_fault f = { r->line, column, code, e->text, r->raw,
		r->raw_len };
	struct err own = ERR_INIT;
	int rc;

	rc = to->in->fault(to->in->arg, &f, &own);
	*e = own;
	return rc;
}

/* 0 and *day, or -1 with the reason. "2026-11" is its first day. */
static int
parse_day(const struct countsrow *r, int64_t *day, struct err *e)
{
	char month[10];
	int64_t at;

	if (r->date_len == 7 && r->date[4] == '-') {
		memcpy(month, r->date, 7);
		memcpy(month + 7, "-01", 3);
		return date_parse_day(month, 10, day, e);
	}
	if (dumpdate_parse(r->date, r->date_len, &at, e) < 0)
		return -1;
	*day = date_day_of(at);
	return 0;
}

/* Dates differ in few of their bits: all of those go into its high ones. */
static size_t
place_of(const char *s, size_t len)
{
	uint64_t hash = 0, part;
	size_t i = 0;

	for (; len - i >= sizeof(part); i += sizeof(part)) {
		memcpy(&part, s + i, sizeof(part));
		hash = (hash ^ part) * UINT64_C(0xff51afd7ed558ccd);
	}
	for (; i < len; i++)
		hash = hash * 31 + (unsigned char)s[i];
	return (size_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >>
	    (64 - COUNTSROW_BITS));
}

/* The same, each text taken apart once while its place is not taken. */
static int
read_day(struct countsrow_into *to, const struct countsrow *r, int64_t *day,
    struct err *e)
{
	struct countsrow_date *d;

	if (r->date_len == 0 || r->date_len > COUNTSROW_DATE_LEN)
		return parse_day(r, day, e);
	d = &to->dates[place_of(r->date, r->date_len)];
	if (d->len == r->date_len && memcmp(d->text, r->date, d->len) == 0) {
		*day = d->day;
		return 0;
	}
	if (parse_day(r, day, e) < 0)
		return -1;
	memcpy(d->text, r->date, r->date_len);
	d->len = (unsigned char)r->date_len;
	d->day = *day;
	return 0;
}

static int
is_absent(const char *s, size_t len)
{
	return len == 0 || (len == 2 && memcmp(s, "NA", 2) == 0) ||
	    (len == 4 && memcmp(s, "null", 4) == 0);
}

#define PLAIN_DIGITS 15		/* which a double holds exactly */

/* Digits and nothing else, as most counts are: 0, or -1. */
static int
read_plain(const char *s, size_t len, double *count)
{
	int64_t n = 0;
	size_t i;

	if (len == 0 || len > PLAIN_DIGITS)
		return -1;
	for (i = 0; i < len; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		n = n * 10 + (s[i] - '0');
	}
	*count = (double)n;
	return 0;
}

/* Decimal digits, one point, an exponent: what strtod takes beyond that
 * (hexadecimal, "inf") is no count. */
static int
read_count(const char *s, size_t len, double *count)
{
	char text[NUMBER_LEN + 1], *end;

	if (read_plain(s, len, count) == 0)
		return 0;
	if (is_absent(s, len)) {
		*count = NAN;
		return 0;
	}
	if (len > NUMBER_LEN || memchr(s, '\0', len) != NULL)
		return -1;
	memcpy(text, s, len);
	text[len] = '\0';
	if (strspn(text, "0123456789.eE+-") != len)
		return -1;
	*count = strtod(text, &end);
	return *end == '\0' && end != text && isfinite(*count) &&
	    fabs(*count) <= 1e15 ? 0 : -1;
}

/* Whether the row is of this group. */
static int
is_of(const struct countsrow_into *to, const struct countsrow *r, size_t group)
{
	const struct words *w = to->in->words;
	const struct countsrow_group *g = &to->groups[group];
	size_t i;

	for (i = 0; i < to->in->nby; i++)
		if (words_len(w, g->key[i]) != r->by_len[i] ||
		    (r->by_len[i] > 0 && memcmp(words_text(w, g->key[i]),
		    r->by[i], r->by_len[i]) != 0))
			return 0;
	return 1;
}

static size_t
look_up(struct countsrow_into *to, const struct countsrow *r)
{
	int64_t key[COUNTSIN_MAX_BY] = { 0, 0 };
	size_t group, i;

	for (i = 0; i < to->in->nby; i++)
		key[i] = words_add(to->in->words, r->by[i], r->by_len[i]);
	group = panel_group(to->panel, key[0], key[1]);
	if (group == to->ngroups) {
		mem_grow(&to->groups, group, &to->groups_cap,
		    sizeof(*to->groups));
		memcpy(to->groups[group].key, key, sizeof(key));
		to->groups[group].next = group;
		to->ngroups++;
	}
	return group;
}

static size_t
find_group(struct countsrow_into *to, const struct countsrow *r)
{
	size_t group;

	if (to->ngroups > 0 && is_of(to, r, to->groups[to->last].next)) {
		group = to->groups[to->last].next;
	} else {
		group = look_up(to, r);
		to->groups[to->last].next = group;
	}
	to->last = group;
	return group;
}

void
countsrow_release(struct countsrow_into *to)
{
	free(to->groups);
	to->groups = NULL;
}

static int
add_row(struct countsrow_into *to, const struct countsrow *r,
    int64_t day, double count, struct err *e)
{
	struct countsin *in = to->in;
	size_t group = find_group(to, r);
	int rc;

	rc = to->adds_up ? panel_add(to->panel, group, day, count, e) :
	    panel_add_once(to->panel, group, day, count, e);
	if (rc == 1) {
		err_set(e, ERR_DATA,
		    "this group has a count of this day already");
		return countsrow_refuse(to, r, NULL, "duplicate", e);
	}
	if (!isnan(count) && floor(count) != count && in->fractions++ == 0)
		in->fraction_line = r->line;
	in->rows++;
	return rc;
}

/* NULL and *day, or the code of what is wrong with it, and the reason. */
static const char *
check_day(struct countsrow_into *to, const struct countsrow *r,
    int64_t *day, struct err *e)
{
	if (r->date == NULL) {
		err_set(e, ERR_DATA, "no date");
		return "bad_date";
	}
	if (read_day(to, r, day, e) < 0)
		return "bad_date";
	if (*day <= to->in->today)
		return NULL;
	err_set(e, ERR_DATA, "the date lies in the future");
	return "future";
}

/* Likewise. A row without a count of its own is one case. */
static const char *
check_count(const struct countsrow_into *to, const struct countsrow *r,
    double *count, struct err *e)
{
	*count = to->has_count ? NAN : 1;
	if (!to->has_count || r->count == NULL)
		return NULL;
	if (read_count(r->count, r->count_len, count) < 0) {
		err_set(e, ERR_DATA, "no decimal number");
		return "bad_count";
	}
	if (!(*count < 0))
		return NULL;
	err_set(e, ERR_DATA, "a count below 0");
	return "negative";
}

int
countsrow_take(struct countsrow_into *to, const struct countsrow *r,
    struct err *e)
{
	const char *code;
	double count;
	int64_t day;

	code = check_day(to, r, &day, e);
	if (code != NULL)
		return countsrow_refuse(to, r, to->names[COUNTSROW_DATE],
		    code, e);
	code = check_count(to, r, &count, e);
	if (code != NULL)
		return countsrow_refuse(to, r, to->names[COUNTSROW_COUNT],
		    code, e);
	return add_row(to, r, day, count, e);
}
