#include <stdlib.h>
#include <string.h>

#include "tap.h"

#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"

#define WORDS 40

/* A map that turns the numbers round, so that forgetting it shows. */
static int64_t there[WORDS + 1], back[WORDS + 1];
static const struct event_words to_stored = { there, WORDS };
static const struct event_words from_stored = { back, WORDS };

static uint64_t seed = 20261123;

static uint64_t
next(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static void
fill(struct event *ev)
{
	static const char bytes[] = "261122100315000317\0\xff{\"等\":1}";
	int field;

	event_init(ev, EV_CORRECT, 1764000000);
	for (field = 0; field < EF_END; field++) {
		if (field == M_COUNT)
			field = EVENT_FIELD_BASE;
		if (ev->n == EVENT_MAX_VALUES || next() % 3 == 0)
			continue;
		if (event_is_word(field))
			event_set(ev, field, 1 + (int64_t)(next() % WORDS));
		else if (event_field_type(field) >= EVENT_BYTES)
			event_set_bytes(ev, field, bytes,
			    next() % sizeof(bytes));
		else
			event_set(ev, field, (int64_t)next());
	}
}

static int
same(const struct event *a, const struct event *b)
{
	size_t i;

	if (a->n != b->n)
		return 0;
	for (i = 0; i < a->n; i++)
		if (a->values[i].field != b->values[i].field ||
		    a->values[i].n != b->values[i].n ||
		    a->values[i].len != b->values[i].len ||
		    (a->values[i].len > 0 && memcmp(a->values[i].s,
		    b->values[i].s, a->values[i].len) != 0))
			return 0;
	return 1;
}

static void
test_round_trips(void)
{
	struct buf b = BUF_INIT;
	struct event ev, got;
	struct err e = ERR_INIT;
	int i, bad = 0;

	for (i = 0; i < 2000; i++) {
		fill(&ev);
		buf_reset(&b);
		event_encode(&b, &ev, &to_stored);
		event_init(&got, EV_CORRECT, ev.at);
		if (event_decode(&got, b.data, b.len, &from_stored, &e) < 0 ||
		    !same(&ev, &got))
			bad++;
	}
	OK_INT(bad, 0, "2,000 random bodies come back as they were");
	buf_reset(&b);
	event_init(&got, EV_NOTE, 0);
	OK_INT(event_decode(&got, b.data, 0, &from_stored, &e), 0,
	    "an empty body is one");
	OK_INT(got.n, 0, "without values");
	buf_release(&b);
}

/* Cut anywhere or with any byte changed, it is read or refused: no crash,
 * and what is read has its fields in order. */
static void
test_damage(void)
{
	struct buf b = BUF_INIT;
	struct event ev, got;
	struct err e = ERR_INIT;
	size_t i, cut_short = 0, j;
	char *copy;
	int disorder = 0;

	fill(&ev);
	event_encode(&b, &ev, &to_stored);
	for (i = 1; i < b.len; i++) {
		copy = mem_copy(b.data, i);
		if (event_decode(&got, copy, i, &from_stored, &e) == 0 &&
		    got.n == ev.n)
			cut_short++;
		free(copy);
	}
	OK_INT(cut_short, 0, "a body that was cut is never the whole one");
	for (i = 0; i < b.len * 8; i++) {
		b.data[i / 8] = (char)(b.data[i / 8] ^ (1 << (i % 8)));
		if (event_decode(&got, b.data, b.len, &from_stored, &e) == 0)
			for (j = 1; j < got.n; j++)
				disorder += got.values[j].field <=
				    got.values[j - 1].field;
		b.data[i / 8] = (char)(b.data[i / 8] ^ (1 << (i % 8)));
	}
	OK_INT(disorder, 0, "every flipped bit is refused or read in order");
	OK_INT(event_decode(&got, "\x81\x80\x80", 3, &from_stored, &e), -1,
	    "a number that does not end is refused");
	OK_TEXT(e.text, "unreadable body", "and says so");
	buf_release(&b);
}

static int64_t
looked_through(const struct event *ev, int field)
{
	size_t i;

	for (i = 0; i < ev->n; i++)
		if (ev->values[i].field == field)
			return ev->values[i].n;
	return NUM_NONE;
}

/* Whatever the order in which values come, each is found and no other. */
static void
test_lookups(void)
{
	static const enum record_member late[] = { M_SRC, M_CATEGORY, M_SITE };
	struct event ev;
	struct record r;
	int i, field, wrong = 0;

	for (i = 0; i < 200; i++) {
		fill(&ev);
		for (field = -1; field <= EF_END; field++)
			wrong += event_get(&ev, field) !=
			    looked_through(&ev, field);
	}
	OK_INT(wrong, 0, "every field is found by halves");
	event_init(&ev, EV_NOTE, 0);
	OK(event_value(&ev, M_REV) == NULL, "or not where there is none");
	record_init(&r);
	r.m[M_SRC] = 3;
	r.m[M_SITE] = 4;
	event_set(&ev, EF_ORIGIN, BY_DUMP);
	event_set(&ev, M_LEVEL, 2);
	event_take(&ev, &r, late, sizeof(late) / sizeof(late[0]));
	OK_INT(ev.n, 4, "what a record knows is taken, and only that");
	OK(ev.values[0].field == M_SRC && ev.values[0].n == 3 &&
	    ev.values[1].field == M_LEVEL && ev.values[2].field == M_SITE &&
	    ev.values[2].n == 4 && ev.values[3].field == EF_ORIGIN,
	    "to its place");
}

static void
test_names(void)
{
	int k, bad = 0;

	for (k = EV_NONE + 1; k < EV_COUNT; k++)
		if (event_kind_find(event_kind_name((enum event_kind)k),
		    strlen(event_kind_name((enum event_kind)k))) !=
		    (enum event_kind)k)
			bad++;
	OK_INT(bad, 0, "every kind is found by its name");
	OK_INT(event_kind_find("签收", 6), EV_NONE, "a kind of no name");
	OK(!event_kind_is_of_case(EV_SIGN_DAY) &&
	    event_kind_is_of_case(EV_RECEIVE), "kinds of house and case");
	/* the journal holds these numbers for ever */
	OK_INT(EV_RECEIVE, 8, "numbers of kinds stay");
	OK_INT(EF_NO, 256, "numbers of fields stay");
	OK_INT(M_CONTENT, 68, "numbers of members stay");
}

static void
test_json(void)
{
	struct words *w = words_new();
	struct buf b = BUF_INIT;
	struct event ev;

	event_init(&ev, EV_CORRECT, 1764000000);
	ev.seq = 7;
	ev.rec = 1764000001;
	ev.actor = words_adds(w, "王“岗”\x01");
	event_set(&ev, EF_MEMBER, M_CATEGORY);
	event_set(&ev, EF_OLD_WORD, words_adds(w, "供暖/室温"));
	event_set(&ev, M_CATEGORY, words_adds(w, "供暖/管网／阀门"));
	event_put_json(&b, &ev, NULL, w);
	OK_TEXT(b.data, "{\"seq\":7,\"kind\":\"correct\","
	    "\"at\":\"2025-11-25T00:00:00+08:00\","
	    "\"rec\":\"2025-11-25T00:00:01+08:00\","
	    "\"actor\":\"王“岗”\\u0001\","
	    "\"category\":[\"供暖\",\"管网／阀门\"],"
	    "\"member\":\"category\",\"old\":[\"供暖\",\"室温\"]}",
	    "a correction names the fact, its old and its new value");
	buf_release(&b);
	words_free(w);
}

int
main(void)
{
	int i;

	for (i = 1; i <= WORDS; i++) {
		there[i] = WORDS + 1 - i;
		back[WORDS + 1 - i] = i;
	}
	test_round_trips();
	test_damage();
	test_lookups();
	test_names();
	test_json();
	DONE();
}
