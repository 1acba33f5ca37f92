#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/lang.h"

/*
 * How many bytes the printable character at s has, 0 where there is none.
 * text/utf8 stands a floor higher, so this is a small check of our own.
 */
static size_t
printable_len(const unsigned char *s, size_t len)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t i, n;

	if (s[0] < 0x80)
		return s[0] >= 0x20 && s[0] != 0x7f;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	n = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (s[0] == 0xc2 || s[0] == 0xe0)
		low = 0xa0;		/* C1 controls; overlong */
	else if (s[0] == 0xed)
		high = 0x9f;		/* surrogates */
	else if (s[0] == 0xf0)
		low = 0x90;		/* overlong */
	else if (s[0] == 0xf4)
		high = 0x8f;		/* above U+10FFFF */
	if (n > len || s[1] < low || s[1] > high)
		return 0;
	for (i = 2; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	}
	return n;
}

/* What was cut by snprintf may end inside a character: that is cut too. */
static void
make_printable(char *text, size_t room)
{
	size_t len = strlen(text), i = 0, n;
	int was_cut = len + 1 >= room;

	while (i < len) {
		n = printable_len((unsigned char *)text + i, len - i);
		if (n == 0 && was_cut && len - i < 4 &&
		    (text[i] & 0xc0) == 0xc0) {
			text[i] = '\0';
			return;
		}
		if (n == 0)
			text[i] = '?';
		i += n > 0 ? n : 1;
	}
}

static void
append(struct err *e, const char *s)
{
	size_t len = strlen(e->text);

	snprintf(e->text + len, sizeof(e->text) - len, "%s", s);
}

int
err_vset(struct err *e, enum err_code code, const char *fmt, va_list ap)
{
	e->code = code;
	vsnprintf(e->text, sizeof(e->text), lang(fmt), ap);
	make_printable(e->text, sizeof(e->text));
	return -1;
}

int
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	err_vset(e, code, fmt, ap);
	va_end(ap);
	return -1;
}

int
err_errno(struct err *e, const char *fmt, ...)
{
	int number = errno;
	va_list ap;

	va_start(ap, fmt);
	err_vset(e, number == EPIPE ? ERR_PIPE : ERR_IO, fmt, ap);
	va_end(ap);
	append(e, ": ");
	append(e, lang(strerror(number)));
	make_printable(e->text, sizeof(e->text));
	return -1;
}

int
err_prefix(struct err *e, const char *fmt, ...)
{
	char reason[sizeof(e->text)];
	va_list ap;

	memcpy(reason, e->text, sizeof(reason));
	va_start(ap, fmt);
	err_vset(e, e->code, fmt, ap);
	va_end(ap);
	append(e, ": ");
	append(e, reason);
	make_printable(e->text, sizeof(e->text));
	return -1;
}

void
err_reset(struct err *e)
{
	e->code = ERR_NONE;
	e->text[0] = '\0';
}
