#include "usage.h"

#include <string.h>

#include "base/lang.h"
#include "text/utf8.h"

#define VERB_COLUMN 14
#define HELP_COLUMN 32

/* Blanks up to this column, two at least; start is where the line begins. */
static void
pad(struct buf *b, size_t start, size_t column)
{
	size_t width = utf8_width(b->data + start, b->len - start);

	do
		buf_putc(b, ' ');
	while (++width < column);
}

void
usage_command(struct buf *b, const char *program, const struct cli_verb *verbs)
{
	size_t start;

	buf_printf(b, lang("usage: %s VERB [OPTION...] [ARG...]"), program);
	buf_puts(b, "\n\n");
	for (; verbs->name != NULL; verbs++) {
		start = b->len;
		buf_printf(b, "  %s ", verbs->name);
		pad(b, start, VERB_COLUMN);
		buf_puts(b, lang(verbs->help));
		buf_putc(b, '\n');
	}
	buf_putc(b, '\n');
	buf_printf(b, lang("'%s VERB --help' tells more."), program);
	buf_putc(b, '\n');
}

static void
put_option(struct buf *b, const struct cli_option *o)
{
	size_t start = b->len;

	if (o->letter != 0)
		buf_printf(b, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(b, "      --%s", o->name);
	if (o->arg != NULL)
		buf_printf(b, "=%s", o->arg);
	buf_putc(b, ' ');
	pad(b, start, HELP_COLUMN);
	buf_puts(b, lang(o->help));
	buf_putc(b, '\n');
}

/* The options that are common, or those that are not, below a heading. */
static void
put_options(struct buf *b, const struct options *o, int common,
    const char *heading)
{
	size_t i, n = 0;

	for (i = 0; i < o->n; i++) {
		if (o->entries[i].common != common)
			continue;
		if (n++ == 0)
			buf_printf(b, "\n%s\n", heading);
		put_option(b, &o->entries[i].o);
	}
}

void
usage_verb(struct buf *b, const char *program, const struct cli_verb *verb,
    const struct options *o)
{
	buf_printf(b, lang("usage: %s %s [OPTION...]"), program, verb->name);
	if (verb->operands != NULL && verb->operands[0] != '\0')
		buf_printf(b, " %s", verb->operands);
	buf_printf(b, "\n%s\n", lang(verb->help));
	put_options(b, o, 0, lang("Options:"));
	put_options(b, o, 1, lang("Common options:"));
}

void
usage_list(struct buf *b, const char *verb, const struct options *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		buf_printf(b, "%s --%s\n", verb, o->entries[i].o.name);
}
