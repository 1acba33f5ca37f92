#include "data/jxwords.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"

static const char *
words_of(const char *code)
{
	if (strcmp(code, "json_syntax") == 0)
		return lang("no whole JSON: a bracket, comma or quote is "
		    "missing or too much");
	if (strcmp(code, "json_duplicate_key") == 0)
		return lang("a key stands twice");
	if (strcmp(code, "json_depth") == 0)
		return lang("nested too deeply");
	if (strcmp(code, "json_keys") == 0)
		return lang("too many keys");
	if (strcmp(code, "json_nul") == 0)
		return lang("a NUL character");
	if (strcmp(code, "json_number") == 0)
		return lang("a number out of range");
	if (strcmp(code, "json_number_precision") == 0)
		return lang("a number with too many digits");
	if (strcmp(code, "json_too_long") == 0)
		return lang("too long");
	if (strcmp(code, "json_trailing") == 0)
		return lang("something stands behind the end");
	if (strcmp(code, "json_utf8") == 0)
		return lang("not valid UTF-8");
	return NULL;
}

/* The byte that the reason names, within the text. */
static size_t
place_of(const char *reason, size_t len)
{
	const char *s = reason + strcspn(reason, "0123456789");
	size_t at = (size_t)strtoul(s, NULL, 10);

	return at < len ? at : len;
}

void
jxwords_explain(struct err *e, const char *text, size_t len)
{
	const char *code = strstr(e->text, "json_"), *words;
	size_t at, i;
	long line = 1;

	words = code == NULL ? NULL : words_of(code);
	if (words == NULL)
		return;
	at = place_of(e->text, len);
	for (i = 0; i < at; i++)
		line += text[i] == '\n';
	err_set(e, e->code, "line %ld: %s", line, words);
}
