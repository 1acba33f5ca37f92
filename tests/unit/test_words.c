#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "tap.h"

static void
try_few(void)
{
	struct words *w = words_new();
	const char *first;

	OK_INT(words_count(w), 0, "none at first");
	OK_INT(words_find(w, "物业", 6), NUM_NONE, "nothing is found in none");
	OK_INT(words_adds(w, ""), NUM_NONE, "no text is no word");
	OK_TEXT(words_text(w, NUM_NONE), "", "and its text is empty");
	OK_INT(words_len(w, NUM_NONE), 0, "as is its length");
	OK_INT(words_adds(w, "物业管理"), 1, "the first is 1");
	OK_INT(words_adds(w, "电梯故障"), 2, "the second 2");
	OK_INT(words_adds(w, "物业管理"), 1, "the same again is the same");
	OK_INT(words_add(w, "物业管理费", 12), 1, "by length, not by NUL");
	OK_INT(words_add(w, "物业\0x", 8), 3, "a NUL is a byte");
	OK_INT(words_len(w, 3), 8, "and counts");
	OK_INT(words_adds(w, "ＡＢ"), 4, "full-width letters");
	OK_INT(words_find(w, "电梯故障", 12), 2, "found");
	OK_INT(words_find(w, "电梯", 6), NUM_NONE, "its beginning is not");
	first = words_text(w, 1);
	OK_TEXT(first, "物业管理", "a number's text");
	words_free(w);
	words_free(NULL);
}

static void
try_many(void)
{
	struct words *w = words_new();
	const char *kept;
	char text[32];
	int bad = 0, i;

	words_adds(w, "第一");
	kept = words_text(w, 1);
	for (i = 2; i <= 100000; i++) {
		snprintf(text, sizeof(text), "社区%d", i);
		bad += words_adds(w, text) != i;
	}
	for (i = 2; i <= 100000; i++) {
		snprintf(text, sizeof(text), "社区%d", i);
		bad += words_find(w, text, strlen(text)) != i;
		bad += strcmp(words_text(w, i), text) != 0;
	}
	for (i = 0; i < 4000; i++) {
		snprintf(text, sizeof(text), "%.*s", i % 8, "1234567");
		snprintf(text + i % 8, sizeof(text) - 8, "%x", i);
		bad += words_add(w, text, strlen(text)) !=
		    words_find(w, text, strlen(text));
		bad += strcmp(words_text(w, words_find(w, text,
		    strlen(text))), text) != 0;
	}
	OK_INT(bad, 0, "a hundred thousand words keep their numbers");
	OK(words_count(w) > 100000, "and short ones of any length are added");
	OK(kept == words_text(w, 1), "a text never moves");
	words_free(w);
}

static void
try_long(void)
{
	struct words *w = words_new();
	char text[3 * 1000];
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = "东"[i % 3];
	OK_INT(words_add(w, text, sizeof(text)), 1, "a long text");
	OK_INT(words_len(w, 1), WORDS_MAX_LEN - WORDS_MAX_LEN % 3,
	    "is cut where a character begins");
	OK_INT(words_add(w, text, sizeof(text) - 300), 1,
	    "what is equal up to there is the same");
	OK_INT(words_find(w, text, sizeof(text)), 1, "and is found");
	memset(text, 'a', sizeof(text));
	OK_INT(words_len(w, words_add(w, text, WORDS_MAX_LEN)),
	    WORDS_MAX_LEN, "just as long as may be");
	words_free(w);
}

/* A part is whole, and of a text that is absent there is none. */
static void
test_parts(void)
{
	static const struct {
		const char *whole, *part;
		char sep;
		int has;
	} cases[] = {
		{ "供暖/室温", "供暖", '/', 1 },
		{ "供暖/室温", "室温", '/', 1 },
		{ "供暖/室温/不热", "室温", '/', 1 },
		{ "供暖", "供暖", '/', 1 },
		{ "供暖管理/室温", "供暖", '/', 0 },
		{ "集中供暖/室温", "供暖", '/', 0 },
		{ "供暖/室温", "供暖/室温", '/', 0 },
		{ "涉企\x1fａ", "ａ", WORDS_SEP, 1 },
		{ "涉企\x1fａ", "涉企", '/', 0 },
		{ "/", "供暖", '/', 0 }
	};
	struct words *w = words_new();
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		OK_INT(words_has_part(w, words_adds(w, cases[i].whole),
		    cases[i].sep, words_adds(w, cases[i].part)),
		    cases[i].has, "a part");
	OK_INT(words_has_part(w, NUM_NONE, '/', 1), 0, "no text");
	OK_INT(words_has_part(w, 1, '/', NUM_NONE), 0, "no part");
	words_free(w);
}

int
main(void)
{
	try_few();
	try_many();
	try_long();
	test_parts();
	return DONE();
}
