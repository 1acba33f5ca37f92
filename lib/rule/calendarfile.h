#ifndef RULE_CALENDARFILE_H
#define RULE_CALENDARFILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "rule/policy.h"
#include "time/calendar.h"

/*
 * The calendar file: opening hours by kind of unit, public holidays and
 * make-up workdays by year; js-calendar(5) is its manual. Read as strictly as
 * a policy: all mistakes at once, each as a line with a JSON pointer.
 */
#define CALENDARFILE_MAX_BYTES JX_MAX_BYTES

/* The sets of hours of the calendar: the office's own, and a kind's, which
 * are the office's where the file has none for it. */
enum calendarfile_hours { HOURS_OFFICE, HOURS_DESK, HOURS_SECTION,
	HOURS_COMMUNITY, HOURS_COUNT };
enum calendarfile_hours calendarfile_hours_of(enum policy_kind kind);

struct calendarfile {
	struct calendar *calendar;
	char *name, *version;
	char *text;		/* the file as it was */
	size_t len;
	unsigned char digest[DIGEST_LEN];	/* SHA-256 of the text */
};

/* As policy_parse and policy_load. The result is yours. */
struct calendarfile *calendarfile_parse(const char *text, size_t len,
    struct buf *problems, struct err *e);
struct calendarfile *calendarfile_load(const char *path,
    struct buf *problems, struct err *e);
void calendarfile_free(struct calendarfile *f);

#endif
