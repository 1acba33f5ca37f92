/*
 * tap.h - the unit tests' reporter.
 *
 * One test program is one main() that calls OK, OK_INT and OK_TEXT and ends
 * in `return DONE();`.  It writes TAP: one line per assertion, the plan last,
 * so that a program which dies half way prints no plan and counts as failed.
 *
 *	OK(condition, name)		the condition holds
 *	OK_INT(got, want, name)		two integers are equal (as int64_t)
 *	OK_TEXT(got, want, name)	two strings are equal; NULL is allowed
 *					and equals only NULL
 *	SKIP(name, reason)		an assertion that cannot be made here
 *	DONE()				prints the plan; 0 when all passed
 *
 * A failure names file and line and shows both values; bytes that a terminal
 * would swallow are shown as \xNN.
 */
#ifndef JS_TESTS_TAP_H
#define JS_TESTS_TAP_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int tap_count;
static int tap_failures;

#define OK(condition, name) \
	tap_ok((condition) ? true : false, #condition, name, __FILE__, __LINE__)
#define OK_INT(got, want, name) \
	tap_int((int64_t)(got), (int64_t)(want), name, __FILE__, __LINE__)
#define OK_TEXT(got, want, name) \
	tap_text(got, want, name, __FILE__, __LINE__)
#define SKIP(name, reason) tap_skip(name, reason)
#define DONE() tap_done()

/* One result line; a `#` in the name would read as a directive. */
static inline bool
tap_result(bool passed, const char *name, const char *file, int line)
{
	const char *c;

	tap_count++;
	printf("%s %d - ", passed ? "ok" : "not ok", tap_count);
	for (c = name; *c != '\0'; c++)
		putchar(*c == '#' || *c == '\n' ? ' ' : *c);
	putchar('\n');
	if (!passed) {
		tap_failures++;
		printf("#   at %s:%d\n", file, line);
	}
	fflush(stdout);
	return passed;
}

static inline bool
tap_ok(bool passed, const char *text, const char *name, const char *file,
    int line)
{
	if (!tap_result(passed, name, file, line))
		printf("#   false: %s\n", text);
	return passed;
}

static inline bool
tap_int(int64_t got, int64_t want, const char *name, const char *file,
    int line)
{
	if (!tap_result(got == want, name, file, line)) {
		printf("#   got:  %" PRId64 "\n", got);
		printf("#   want: %" PRId64 "\n", want);
	}
	return got == want;
}

static inline void
tap_show(const char *label, const char *text)
{
	const unsigned char *c;

	if (text == NULL) {
		printf("#   %s NULL\n", label);
		return;
	}
	printf("#   %s \"", label);
	for (c = (const unsigned char *)text; *c != '\0'; c++) {
		if (*c < 0x20 || *c == 0x7f)
			printf("\\x%02x", *c);
		else
			putchar(*c);
	}
	printf("\"\n");
}

static inline bool
tap_text(const char *got, const char *want, const char *name,
    const char *file, int line)
{
	bool same;

	same = got == want ||
	    (got != NULL && want != NULL && strcmp(got, want) == 0);
	if (!tap_result(same, name, file, line)) {
		tap_show("got: ", got);
		tap_show("want:", want);
	}
	return same;
}

static inline void
tap_skip(const char *name, const char *reason)
{
	tap_count++;
	printf("ok %d - %s # SKIP %s\n", tap_count, name, reason);
	fflush(stdout);
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	fflush(stdout);
	return tap_failures == 0 && tap_count > 0 ? 0 : 1;
}

#endif
