#include "kind.h"

#include <string.h>

#include "base/lang.h"

static const struct {
	const char *bytes;
	size_t len;
	const char *what;
} refused[] = {
	{ "PK\x03\x04", 4, "a zip archive: unpack it" },
	{ "\x1f\x8b", 2, "a gzip archive: unpack it with gunzip" },
	{ "%PDF", 4, "a PDF document" },
	{ "SQLite format 3", 15, "a database" },
	{ "\x7f" "ELF", 4, "a program" },
	{ "<html", 5, "a web page: export it as CSV" },
	{ "<!DOC", 5, "a web page: export it as CSV" },
	{ "<?xml", 5, "an XML document: export it as CSV" },
};

static int
begins(const char *head, size_t len, const char *bytes, size_t n)
{
	return len >= n && memcmp(head, bytes, n) == 0;
}

/* A zip archive with a workbook's parts, whose names stand as they are. */
static int
is_xlsx(const char *head, size_t len)
{
	return begins(head, len, "PK\x03\x04", 4) &&
	    (memmem(head, len, "[Content_Types].xml", 19) != NULL ||
	    memmem(head, len, "xl/", 3) != NULL);
}

static int
is_json(const char *head, size_t len)
{
	size_t i = begins(head, len, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (i < len && (head[i] == ' ' || head[i] == '\t' ||
	    head[i] == '\r' || head[i] == '\n'))
		i++;
	return i < len && (head[i] == '{' || head[i] == '[');
}

static int
refuse(const char *head, size_t len, struct err *e)
{
	size_t i;

	if (len == 0)
		return err_set(e, ERR_DATA, "the dump is empty");
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (begins(head, len, refused[i].bytes, refused[i].len))
			return err_set(e, ERR_DATA, "no delimited text: %s",
			    lang(refused[i].what));
	return 0;
}

static int
find_charset(enum charset *c, const char *head, size_t len,
    const char *encoding, struct err *e)
{
	if (encoding == NULL)
		*c = charset_guess(head, len);
	else if (charset_find(encoding, c) < 0)
		return err_set(e, ERR_USAGE, "unknown encoding '%s'",
		    encoding);
	if ((*c == CHARSET_UTF8 || *c == CHARSET_GB18030) &&
	    memchr(head, '\0', len) != NULL)
		return err_set(e, ERR_DATA,
		    "no delimited text: it holds NUL bytes");
	return 0;
}

int
kind_find(enum kind *k, enum charset *c, const char *head, size_t len,
    const char *encoding, struct err *e)
{
	*c = CHARSET_UTF8;
	if (is_xlsx(head, len)) {
		*k = KIND_XLSX;
		return 0;
	}
	if (begins(head, len, "\xd0\xcf\x11\xe0", 4)) {
		*k = KIND_XLS;
		return 0;
	}
	if (refuse(head, len, e) < 0 ||
	    find_charset(c, head, len, encoding, e) < 0)
		return -1;
	*k = *c == CHARSET_UTF8 && is_json(head, len) ? KIND_JSON :
	    KIND_TEXT;
	return 0;
}
