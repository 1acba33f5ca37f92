#include "data/jxscan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 255	/* bytes; nobody writes a longer one */

struct scan {
	const char *s;
	size_t len, at;
	int digits;		/* that a real may have */
	int depth;
	int keys[JXSCAN_DEPTH + 1];	/* of the object open at this depth */
};

/* Behind the closing quote; a backslash takes the next byte with it. */
static void
skip_string(struct scan *c)
{
	c->at++;
	while (c->at < c->len && c->s[c->at] != '"') {
		if (c->s[c->at] == '\0')
			return;
		c->at += c->s[c->at] == '\\' ? 2 : 1;
	}
	c->at++;
}

/* From the first to the last digit that is not 0. */
static int
significant(const char *s, size_t len)
{
	int digits = 0, last = 0;
	size_t i;

	for (i = 0; i < len && s[i] != 'e' && s[i] != 'E'; i++) {
		if (s[i] < '0' || s[i] > '9')
			continue;
		if (digits > 0 || s[i] != '0')
			digits++;
		if (s[i] != '0')
			last = digits;
	}
	return last;
}

/* jansson makes 0 of 1e-400 and cuts digits, both without a word. */
static const char *
check_real(const char *s, size_t len, int digits)
{
	char copy[NUMBER_MAX + 1];

	if (len > NUMBER_MAX)
		return "json_number_precision";
	if (significant(s, len) > digits)
		return "json_number_precision";
	memcpy(copy, s, len);
	copy[len] = '\0';
	errno = 0;
	strtod(copy, NULL);
	return errno == ERANGE ? "json_number" : NULL;
}

static const char *
scan_number(struct scan *c)
{
	size_t start = c->at;
	int real = 0;

	while (c->at < c->len && c->s[c->at] != '\0' &&
	    strchr("0123456789+-.eE", c->s[c->at]) != NULL) {
		real |= strchr(".eE", c->s[c->at]) != NULL;
		c->at++;
	}
	return real ? check_real(c->s + start, c->at - start, c->digits) :
	    NULL;
}

/* One step from c->at on: NULL, or what is wrong there. */
static const char *
scan_step(struct scan *c)
{
	switch (c->s[c->at]) {
	case '"':
		skip_string(c);
		return NULL;
	case '{':
	case '[':
		if (++c->depth > JXSCAN_DEPTH)
			return "json_depth";
		c->keys[c->depth] = 0;
		break;
	case '}':
	case ']':
		if (c->depth > 0)
			c->depth--;
		break;
	case ':':
		if (++c->keys[c->depth] > JXSCAN_KEYS)
			return "json_keys";
		break;
	case '\0':
		return "json_nul";
	case '-': case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		return scan_number(c);
	default:
		break;
	}
	c->at++;
	return NULL;
}

int
jxscan_check(const char *s, size_t len, int digits, struct err *e)
{
	struct scan c = { s, len, 0, digits, 0, { 0 } };
	const char *wrong = NULL;
	size_t at = 0;

	while (wrong == NULL && c.at < len) {
		at = c.at;
		wrong = scan_step(&c);
	}
	if (wrong == NULL)
		return 0;
	return err_set(e, ERR_DATA, "byte %d: %s", (int)at, wrong);
}
