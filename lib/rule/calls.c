#include "rule/calls.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/readlist.h"
#include "rule/limitread.h"
#include "rule/policy.h"
#include "time/date.h"

#define DAY DATE_DAY_S
#define YEAR (INT64_C(366) * DATE_DAY_S)
#define SCRIPT_MAX 2000		/* bytes */
#define AT(member) offsetof(struct policy, member)

static reader_fn read_hours;

#define SCRIPT(key, which) { .name = key, .read = reader_text, \
	.is_optional = 1, .max = SCRIPT_MAX, \
	.offset = AT(script) + (which) * sizeof(char *) }

static const struct reader_key script[] = {
	SCRIPT("understand", SCRIPT_UNDERSTAND),
	SCRIPT("confirm", SCRIPT_CONFIRM),
	SCRIPT("progress", SCRIPT_PROGRESS),
	SCRIPT("result", SCRIPT_RESULT),
	SCRIPT("revisit1", SCRIPT_REVISIT1),
	SCRIPT("revisit2", SCRIPT_REVISIT2),
	SCRIPT("recheck", SCRIPT_RECHECK),
	READER_NOTE, READER_END
};

#define SPAN(key, member, most) { .name = key, .read = reader_span, \
	.is_optional = 1, .max = most, .offset = AT(member) }
#define COUNT(key, member, least, most) { .name = key, .read = reader_int, \
	.is_optional = 1, .min = least, .max = most, .offset = AT(member) }

const struct reader_key calls_calls[] = {
	{ .name = "needed", .read = reader_int, .min = 0,
	  .max = POLICY_CALLS_MAX, .offset = AT(calls_needed) },
	{ .name = "revisits", .read = reader_int, .min = 0, .max = 2,
	  .offset = AT(revisits_needed) },
	{ .name = "result_within", .read = reader_span, .min = 0, .max = YEAR,
	  .offset = AT(result_call_s) },
	{ .name = "gap", .read = reader_span, .min = 0, .max = DAY,
	  .offset = AT(attempt_gap_s) },
	SPAN("retry", retry_s, YEAR),
	{ .name = "hours", .read = read_hours, .is_optional = 1,
	  .offset = AT(call_hours), .count = AT(ncall_hours) },
	COUNT("per_person", calls_per_person, 1, 10000),
	COUNT("confirm_percent", confirm_percent, 1, 100),
	COUNT("progress_percent", progress_percent, 1, 100),
	SPAN("revisit_after", revisit_s, YEAR),
	SPAN("second_after", second_revisit_s, YEAR),
	{ .name = "end", .read = limitread, .is_optional = 1, .min = DAY,
	  .max = YEAR, .offset = AT(rounds_end) },
	COUNT("unreachable_days", unreachable_days, 1, 60),
	{ .name = "script", .read = reader_group, .is_optional = 1,
	  .keys = script },
	{ .name = "coaxing", .read = readlist_texts, .is_optional = 1,
	  .offset = AT(coaxing), .count = AT(ncoaxing) },
	{ .name = "reason", .read = reader_word, .is_optional = 1,
	  .offset = AT(dial_reason) },
	READER_NOTE, READER_END
};

const struct reader_key calls_recheck[] = {
	{ .name = "percent", .read = reader_int, .min = 1, .max = 100,
	  .offset = AT(recheck.percent) },
	{ .name = "control", .read = reader_int, .min = 1, .max = 100,
	  .offset = AT(recheck.control) },
	{ .name = "confidence", .read = reader_choice,
	  .choices = wilson_names, .offset = AT(recheck.confidence) },
	READER_NOTE, READER_END
};

static int
read_minute(const char *s, int *second)
{
	int64_t hour, minute;

	if (s[2] != ':' || num_parse(s, 2, &hour) < 0 ||
	    num_parse(s + 3, 2, &minute) < 0 || hour < 0 || hour > 24 ||
	    minute < 0 || minute > 59 || (hour == 24 && minute > 0))
		return -1;
	*second = (int)(hour * 3600 + minute * 60);
	return 0;
}

/* ["09:00-12:00", "14:00-20:00"]: in order, none overlapping. */
static void
read_hours(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct policy *p = object;
	size_t i, len, mark, n = readlist_count(r, j, k);
	struct policy_hours *h;
	const char *s;

	p->call_hours = n > 0 ? mem_array(n, sizeof(*h)) : NULL;
	for (i = 0; i < n; i++) {
		h = &p->call_hours[i];
		mark = reader_enter_at(r, i);
		len = 0;
		s = jx_text(jx_at(j, i), &len);
		if (s == NULL || len != 11 || s[5] != '-' ||
		    read_minute(s, &h->from_s) < 0 ||
		    read_minute(s + 6, &h->to_s) < 0 || h->from_s >= h->to_s)
			reader_problem(r, "no opening hours such as "
			    "\"09:00-12:00\"");
		else if (i > 0 && h->from_s < h[-1].to_s)
			reader_problem(r, "overlaps the hours before "
			    "it, or stands behind later ones");
		reader_leave(r, mark);
	}
	p->ncall_hours = n;
}

/* Who is asked leadingly has not been asked. */
void
calls_check(struct reader *r, void *object)
{
	const struct policy *p = object;
	size_t i, inner, mark = reader_enter(r, "script");
	int which;

	for (which = 0; which < SCRIPT_COUNT; which++) {
		for (i = 0; p->script[which] != NULL && i < p->ncoaxing; i++) {
			if (strstr(p->script[which], p->coaxing[i]) == NULL)
				continue;
			inner = reader_enter(r, script[which].name);
			reader_problem(r, "suggests an answer: '%s'",
			    p->coaxing[i]);
			reader_leave(r, inner);
		}
	}
	reader_leave(r, mark);
}

void
calls_release(struct policy *p)
{
	size_t i;

	for (i = 0; i < SCRIPT_COUNT; i++)
		free(p->script[i]);
	for (i = 0; i < p->ncoaxing; i++)
		free(p->coaxing[i]);
	free(p->coaxing);
	free(p->call_hours);
}
