#include "rule/signalrule.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "data/readlist.h"
#include "rule/wordlist.h"

#define AT(member) offsetof(struct signalrule_limits, member)
#define NUMBER(key, member, least, most) { .name = key, .read = reader_int, \
	.min = least, .max = most, .offset = AT(member) }

#define SPAN(key, member, days) { .name = key, .read = reader_span, \
	.min = 60, .max = (days) * INT64_C(86400), .offset = AT(member) }

/* Every signal has these two; the rest are of some. */
#define USUAL NUMBER("minimum", minimum, 2, 100000), \
	NUMBER("points", points, 1, 100)

static const struct reader_key usual[] = {
	USUAL, READER_NOTE, READER_END
};

static const struct reader_key fast_close[] = {
	USUAL, NUMBER("percent", percent, 1, 100),
	NUMBER("closed", count, 2, 100000), READER_NOTE, READER_END
};

static const struct reader_key border[] = {
	USUAL, SPAN("within", within_s, 15), SPAN("at", after_s, 15),
	READER_NOTE, READER_END
};

static const struct reader_key idle[] = {
	USUAL, SPAN("after", after_s, 366), READER_NOTE, READER_END
};

static const struct reader_key ping_pong[] = {
	USUAL, NUMBER("percent", percent, 1, 100),
	NUMBER("returns", count, 2, 100), READER_NOTE, READER_END
};

static const struct reader_key heap[] = {
	USUAL, NUMBER("percent", percent, 1, 100), READER_NOTE, READER_END
};

static const struct reader_key target[] = {
	USUAL, NUMBER("periods", count, 1, 12),
	NUMBER("width", width, 1, 10), READER_NOTE, READER_END
};

static const struct reader_key phrases[] = {
	USUAL,
	{ .name = "words", .read = readlist_texts, .min = 1,
	  .offset = AT(words), .count = AT(nwords) },
	READER_NOTE, READER_END
};

/* Of a time that may be over for long. */
static const struct reader_key downgrade[] = {
	USUAL, NUMBER("percent", percent, 1, 1000),
	READER_NOTE, READER_END
};

static const struct reader_key clone_text[] = {
	USUAL, NUMBER("percent", percent, 1, 100), READER_NOTE, READER_END
};

static reader_fn read_night;

#define NIGHT { .name = "night", .read = read_night }

static const struct reader_key batch_entry[] = {
	USUAL, NIGHT, SPAN("late", after_s, 366),
	NUMBER("results", count, 2, 100000), SPAN("within", within_s, 1),
	READER_NOTE, READER_END
};

static const struct reader_key bounce[] = {
	USUAL, SPAN("within", within_s, 366), READER_NOTE, READER_END
};

static const struct reader_key phantom_revisit[] = {
	USUAL, NIGHT, { .name = "shorter", .read = reader_span, .min = 1,
	  .max = 3600, .offset = AT(within_s) },
	NUMBER("an_hour", count, 1, 3600), READER_NOTE, READER_END
};

static const struct reader_key staff_number[] = {
	USUAL, NUMBER("callers", count, 2, 100000), READER_NOTE, READER_END
};

/* A few cases are a small share of any office's. */
static const struct reader_key serial_caller[] = {
	NUMBER("minimum", minimum, 2, 100000),
	NUMBER("cases", count, 2, 100000), SPAN("within", within_s, 366),
	READER_NOTE, READER_END
};

/* An absent signal keeps its minimum of 0: it is off. */
#define SIGNAL(id, key, table) { .name = key, .read = reader_group, \
	.is_optional = 1, .keys = table, \
	.offset = offsetof(struct signalrule, of[SIGNALRULE_##id]) }

const struct reader_key signalrule_keys[] = {
	{ .name = "false_percent", .read = reader_int, .min = 1, .max = 50,
	  .offset = offsetof(struct signalrule, false_percent) },
	SIGNAL(SAT_UNSOLVED, "sat-unsolved", usual),
	SIGNAL(OWN_VS_CITY, "own-vs-city", usual),
	SIGNAL(TALK_NO_WORK, "talk-no-work", usual),
	SIGNAL(SELF_RATE, "self-rate", usual),
	SIGNAL(REVISIT_SKEW, "revisit-skew", usual),
	SIGNAL(FAST_CLOSE, "fast-close", fast_close),
	SIGNAL(BORDER, "border", border),
	SIGNAL(IDLE, "idle", idle),
	SIGNAL(PING_PONG, "ping-pong", ping_pong),
	SIGNAL(LATE_EXCLUDE, "late-exclude", usual),
	SIGNAL(EXCLUDE_SKEW, "exclude-skew", usual),
	SIGNAL(HEAP, "heap", heap),
	SIGNAL(TARGET, "heap-target", target),
	SIGNAL(COAX, "coax", phrases),
	SIGNAL(LATE_RELABEL, "late-relabel", usual),
	SIGNAL(DOWNGRADE, "downgrade", downgrade),
	SIGNAL(BATCH_ENTRY, "batch-entry", batch_entry),
	SIGNAL(CLONE_TEXT, "clone-text", clone_text),
	SIGNAL(BOUNCE, "bounce", bounce),
	SIGNAL(PHANTOM_REVISIT, "phantom-revisit", phantom_revisit),
	SIGNAL(STAFF_NUMBER, "staff-number", staff_number),
	SIGNAL(SERIAL_CALLER, "serial-caller", serial_caller),
	READER_NOTE, READER_END
};

/* "22:30", within a day. */
static int
read_minute(const char *s, int64_t *second)
{
	int64_t hour, minute;

	if (s[2] != ':' || num_parse(s, 2, &hour) < 0 ||
	    num_parse(s + 3, 2, &minute) < 0 || hour < 0 || hour > 23 ||
	    minute < 0 || minute > 59)
		return -1;
	*second = hour * 3600 + minute * 60;
	return 0;
}

/* "22:00-07:00", most often over midnight. */
static void
read_night(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct signalrule_limits *l = object;
	size_t len = 0;
	const char *s = jx_text(j, &len);

	(void)k;
	if (s == NULL || len != 11 || s[5] != '-' ||
	    read_minute(s, &l->from_s) < 0 ||
	    read_minute(s + 6, &l->to_s) < 0 || l->from_s == l->to_s)
		reader_problem(r, "no hours of the night such as "
		    "\"22:00-07:00\"");
}

static const char *const names[SIGNALRULE_COUNT] = {
#define NAME(id, name) name,
	SIGNALRULE_LIST(NAME)
#undef NAME
};

void
signalrule_prepare(struct signalrule *s)
{
	struct signalrule_limits *l;
	size_t i;

	for (i = 0; i < SIGNALRULE_COUNT; i++) {
		l = &s->of[i];
		if (l->nwords > 0)
			l->finder = wordlist_finder(l->words, l->nwords);
	}
}

void
signalrule_release(struct signalrule *s)
{
	size_t i, k;

	for (i = 0; i < SIGNALRULE_COUNT; i++) {
		finder_free(s->of[i].finder);
		for (k = 0; k < s->of[i].nwords; k++)
			free(s->of[i].words[k]);
		free(s->of[i].words);
	}
	memset(s, 0, sizeof(*s));
}

const char *
signalrule_name(enum signalrule_code code)
{
	return names[code];
}

int
signalrule_is_given(const struct signalrule *s)
{
	return s->false_percent > 0;
}

int
signalrule_is_on(const struct signalrule *s, enum signalrule_code code)
{
	return s->of[code].minimum > 0;
}
