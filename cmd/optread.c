#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "text/alike.h"
#include "text/utf8.h"
#include "time/date.h"

#define LONG_BASE 256		/* getopt's value of entry 0 */
#define LEAST_ALIKE 50		/* percent of a name that may be meant */

struct value {
	const struct cli_option *option;
	const char *arg;
};

struct options_values {
	struct value *value;
	size_t n, cap;
};

/* getopt's two tables. Texts: "-" so that operands come in their order. */
struct tables {
	struct option *longs;
	struct buf letters;
};

static int
wants_equals(const struct cli_option *o)
{
	return strcmp(o->name, "reveal") == 0;
}

static void
tables_init(struct tables *t, const struct options *o)
{
	const struct cli_option *option;
	size_t i;

	buf_init(&t->letters);
	buf_puts(&t->letters, "-:");
	t->longs = mem_array(o->n + 1, sizeof(*t->longs));
	for (i = 0; i < o->n; i++) {
		option = &o->entries[i].o;
		t->longs[i].name = option->name;
		t->longs[i].has_arg = option->type == CLI_FLAG ? no_argument :
		    wants_equals(option) ? optional_argument :
		    required_argument;
		t->longs[i].val = LONG_BASE + (int)i;
		if (option->letter == 0 ||
		    strchr(t->letters.data, option->letter) != NULL)
			continue;
		buf_putc(&t->letters, option->letter);
		if (option->type != CLI_FLAG)
			buf_putc(&t->letters, ':');
	}
}

static void
tables_release(struct tables *t)
{
	free(t->longs);
	buf_release(&t->letters);
}

static const struct options_entry *
by_letter(const struct options *o, int letter)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (o->entries[i].o.letter == letter)
			return &o->entries[i];
	}
	BUG("a letter that getopt made up");
}

/* How long the name is in an argument such as "--limit=5". */
static int
name_len(const char *text)
{
	return (int)strcspn(text, "=");
}

/* The option whose name is most like this one, or NULL. */
static const struct cli_option *
find_alike(const struct options *o, const char *name, int len)
{
	const struct cli_option *best = NULL;
	int most = LEAST_ALIKE - 1, percent;
	size_t i;

	for (i = 0; i < o->n; i++) {
		percent = alike_percent(name, (size_t)len,
		    o->entries[i].o.name, strlen(o->entries[i].o.name));
		if (percent > most) {
			most = percent;
			best = &o->entries[i].o;
		}
	}
	return best;
}

static int
refuse_unknown(const struct options *o, const char *text, struct err *e)
{
	int len = name_len(text);
	const struct cli_option *alike = find_alike(o, text + 2, len - 2);

	if (alike == NULL)
		return err_set(e, ERR_USAGE,
		    "unknown option '%.*s' (see --help)", len, text);
	return err_set(e, ERR_USAGE,
	    "unknown option '%.*s'; is '--%s' meant?", len, text,
	    alike->name);
}

static int
refuse(const struct options *o, const char *text, int got, struct err *e)
{
	int is_long = strncmp(text, "--", 2) == 0;
	int len = name_len(text);

	if (got == ':' && !is_long)
		return err_set(e, ERR_USAGE, "option '-%c' needs a value",
		    optopt);
	if (got == ':')
		return err_set(e, ERR_USAGE, "option '%.*s' needs a value",
		    len, text);
	if (is_long && optopt >= LONG_BASE)
		return err_set(e, ERR_USAGE, "option '%.*s' takes no value",
		    len, text);
	if (is_long)
		return refuse_unknown(o, text, e);
	if (strchr(text, ':') != NULL)
		return err_set(e, ERR_USAGE, "unknown option '-%c'; a query "
		    "term that shall not hold is not:%s", optopt, text + 1);
	return err_set(e, ERR_USAGE, "unknown option '-%c'", optopt);
}

/* getopt takes abbreviations; scripts written with them break later. */
static int
is_abbreviated(const struct cli_option *o, const char *text)
{
	size_t len = (size_t)name_len(text);

	return len != strlen(o->name) + 2;
}

/* Paths are bytes; all other texts may end up in the journal. */
static int
set_text(const struct cli_option *o, const char *arg, struct err *e)
{
	size_t len = strlen(arg);

	if (o->arg != NULL && strncmp(o->arg, "FILE", 4) != 0 &&
	    strncmp(o->arg, "DIR", 3) != 0 && utf8_valid_len(arg, len) < len)
		return err_set(e, ERR_USAGE, "option '--%s': not UTF-8",
		    o->name);
	if (o->type == CLI_TEXTS)
		buf_put(o->target, arg, len + 1);
	else
		*(const char **)o->target = arg;
	return 0;
}

static void
keep(struct options_values *kept, const struct cli_option *o, const char *arg)
{
	mem_grow(&kept->value, kept->n, &kept->cap, sizeof(*kept->value));
	kept->value[kept->n].option = o;
	kept->value[kept->n].arg = arg;
	kept->n++;
}

static int
take(const struct options_entry *entry, struct options_values *kept,
    int operands, struct err *e)
{
	const struct cli_option *o = &entry->o;

	if (wants_equals(o) && (optarg == NULL || optarg[0] == '\0'))
		return err_set(e, ERR_USAGE,
		    "option '--%s' needs a reason: --%s=REASON", o->name,
		    o->name);
	if (wants_equals(o) && operands > 0)
		return err_set(e, ERR_USAGE,
		    "option '--%s' must stand before the first operand",
		    o->name);
	if (o->type == CLI_FLAG) {
		*(int *)o->target = 1;
		return 0;
	}
	if (optarg[0] == '\0' && !entry->may_be_empty)
		return err_set(e, ERR_USAGE, "option '--%s' needs a value",
		    o->name);
	if (o->type == CLI_TEXT || o->type == CLI_TEXTS)
		return set_text(o, optarg, e);
	keep(kept, o, optarg);
	return 0;
}

/* One option; 1 + result for those that end the reading. */
static int
read_one(const struct options *o, int got, const char *text,
    struct options_values *kept, int operands, struct err *e)
{
	const struct options_entry *entry;

	if (got == '?' || got == ':')
		return refuse(o, text, got, e);
	entry = got >= LONG_BASE ? &o->entries[got - LONG_BASE] :
	    by_letter(o, got);
	if (got >= LONG_BASE && is_abbreviated(&entry->o, text))
		return err_set(e, ERR_USAGE,
		    "unknown option '%.*s'; options are spelled in full",
		    name_len(text), text);
	if (strcmp(entry->o.name, "help") == 0)
		return 1 + OPTIONS_HELP;
	if (strcmp(entry->o.name, "version") == 0)
		return 1 + OPTIONS_VERSION;
	return take(entry, kept, operands, e);
}

int
options_read(const struct options *o, int argc, char **argv, int *operands,
    struct options_values **out, struct err *e)
{
	struct options_values *kept = mem_array(1, sizeof(*kept));
	struct tables t;
	int before, got, n = 0, rc = -1;

	tables_init(&t, o);
	opterr = 0;
	optind = 0;		/* begin anew, in glibc */
	for (;;) {
		before = optind > 0 ? optind : 1;
		got = getopt_long(argc, argv, t.letters.data, t.longs, NULL);
		if (got == -1)
			break;
		if (got == 1) {
			argv[n++] = optarg;
			continue;
		}
		rc = read_one(o, got, argv[before], kept, n, e);
		if (rc != 0)
			goto out;
	}
	while (optind < argc)
		argv[n++] = argv[optind++];
	*operands = n;
	*out = kept;
	kept = NULL;
	rc = 1 + OPTIONS_RUN;
out:
	options_values_free(kept);
	tables_release(&t);
	return rc < 0 ? -1 : rc - 1;
}

void
options_values_free(struct options_values *kept)
{
	if (kept == NULL)
		return;
	free(kept->value);
	free(kept);
}

static int
convert_day(const char *arg, size_t len, const struct ctx *c, int64_t *day,
    struct err *e)
{
	int64_t today = date_day_of(c->now_at);

	if (strcmp(arg, "today") == 0 || strcmp(arg, "今天") == 0) {
		*day = today;
		return 0;
	}
	if (strcmp(arg, "yesterday") == 0 || strcmp(arg, "昨天") == 0) {
		*day = today - 1;
		return 0;
	}
	if (arg[0] < '0' || arg[0] > '9')
		return err_set(e, ERR_USAGE, "not a day '%s': YYYY-MM-DD, "
		    "today or yesterday", arg);
	return date_parse_day(arg, len, day, e);
}

static int
convert_int(const char *arg, size_t len, int64_t *n, struct err *e)
{
	if (num_parse(arg, len, n) < 0)
		return err_set(e, ERR_USAGE, "not a whole number '%s'", arg);
	return 0;
}

static int
convert(const struct value *v, const struct ctx *c, struct err *e)
{
	int64_t *target = v->option->target;
	size_t len = strlen(v->arg);

	switch (v->option->type) {
	case CLI_INT:
		return convert_int(v->arg, len, target, e);
	case CLI_TIME:
		return date_parse_at(v->arg, len, target, e);
	case CLI_DAY:
		return convert_day(v->arg, len, c, target, e);
	case CLI_SPAN:
		return date_parse_span(v->arg, len, target, e);
	case CLI_FLAG:
	case CLI_TEXT:
	case CLI_TEXTS:
		break;
	}
	BUG("a value that needs no converting");
}

int
options_convert(struct options_values *kept, const struct ctx *c,
    struct err *e)
{
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < kept->n; i++) {
		rc = convert(&kept->value[i], c, e);
		if (rc < 0) {
			e->code = ERR_USAGE;
			err_prefix(e, "option '--%s'",
			    kept->value[i].option->name);
		}
	}
	options_values_free(kept);
	return rc;
}
