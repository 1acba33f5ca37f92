#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define GROUP_ALL 0u

/* The common options, their targets as places in struct ctx. */
static const struct common {
	unsigned group;
	const char *name;
	char letter;
	enum cli_type type;
	size_t place;
	const char *arg, *help;
} common[] = {
#define AT(member) offsetof(struct ctx, member)
	{ CLI_WRITES, "actor", 0, CLI_TEXT, AT(actor), "NAME",
	    "who does it, for the record" },
	{ CLI_WRITES, "at", 0, CLI_TIME, AT(at), "TIME",
	    "when it happened, if not now" },
	{ CLI_WRITES, "dry-run", 'n', CLI_FLAG, AT(dry_run), NULL,
	    "write nothing, print what would be" },
	{ CLI_STREAMS, "reject", 0, CLI_TEXT, AT(reject_path), "FILE",
	    "rejected lines and why" },
	{ CLI_STREAMS, "max-reject", 0, CLI_TEXT, AT(max_reject), "N|P%",
	    "give up after so many rejects" },
	{ CLI_STREAMS, "atomic", 0, CLI_FLAG, AT(atomic), NULL,
	    "all lines or none" },
	{ CLI_COUNTS, "period", 0, CLI_TEXT, AT(period), "NAME|FROM..TO",
	    "which days" },
	{ CLI_COUNTS, "as-of", 0, CLI_TIME, AT(as_of), "TIME",
	    "as it was known then" },
	{ CLI_COUNTS, "from", 0, CLI_TEXT, AT(from), "FILE|-",
	    "read records instead of the database" },
	{ CLI_COUNTS, "by", 0, CLI_TEXT, AT(by), "FIELD",
	    "group by this" },
	{ CLI_COUNTS, "explain", 0, CLI_FLAG, AT(explain), NULL,
	    "print definitions and versions too" },
	{ CLI_PRINTS, "format", 'f', CLI_TEXT, AT(format_text), "FORMAT",
	    "ndjson, table, csv, md, html, json or xlsx" },
	{ CLI_PRINTS, "output", 'o', CLI_TEXT, AT(out_path), "FILE|DIR/",
	    "write there, whole or not at all" },
	{ CLI_PRINTS, "fields", 0, CLI_TEXT, AT(fields), "NAME,...",
	    "these columns, in this order" },
	{ CLI_PRINTS, "bom", 0, CLI_FLAG, AT(bom), NULL,
	    "begin CSV with a BOM, for Excel" },
	{ CLI_REVEALS, "reveal", 0, CLI_TEXT, AT(reveal), "REASON",
	    "show persons; the access is recorded" },
	{ GROUP_ALL, "db", 'd', CLI_TEXT, AT(db_path), "FILE",
	    "the database" },
	{ GROUP_ALL, "policy", 'p', CLI_TEXT, AT(policy_path), "FILE|DIR",
	    "the policy" },
	{ GROUP_ALL, "now", 0, CLI_TEXT, AT(now_text), "TIME",
	    "take this for the present time" },
	{ GROUP_ALL, "lang", 0, CLI_TEXT, AT(lang_text), "zh|en",
	    "language of messages and tables" },
	{ GROUP_ALL, "exit-zero", 0, CLI_FLAG, AT(exit_zero), NULL,
	    "findings and rejects end in status 0" },
	{ GROUP_ALL, "quiet", 'q', CLI_FLAG, AT(quiet), NULL,
	    "no notes" },
	{ GROUP_ALL, "help", 'h', CLI_FLAG, 0, NULL, "this text" },
	{ GROUP_ALL, "version", 'V', CLI_FLAG, 0, NULL,
	    "the version" }
#undef AT
};
#define NCOMMON (sizeof(common) / sizeof(common[0]))

static const struct cli_option *
find(const struct options *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (strcmp(o->entries[i].o.name, name) == 0)
			return &o->entries[i].o;
	}
	return NULL;
}

static struct options_entry *
add(struct options *o)
{
	struct options_entry *entry;

	mem_grow(&o->entries, o->n, &o->cap, sizeof(*o->entries));
	entry = &o->entries[o->n++];
	memset(entry, 0, sizeof(*entry));
	return entry;
}

static void
add_common(struct options *o, const struct common *from, struct ctx *c)
{
	struct options_entry *entry = add(o);

	entry->common = 1;
	entry->o.name = from->name;
	entry->o.letter = from->letter;
	entry->o.type = from->type;
	entry->o.target = (char *)c + from->place;
	entry->o.arg = from->arg;
	entry->o.help = from->help;
}

static const struct common *
common_find(const char *name)
{
	size_t i;

	for (i = 0; i < NCOMMON; i++) {
		if (strcmp(common[i].name, name) == 0)
			return &common[i];
	}
	BUG("no common option of this name");
}

/* An entry without a target is a common option that the verb takes alone. */
static void
add_own(struct options *o, const struct cli_option *own, struct ctx *c)
{
	struct options_entry *entry;

	if (own->target == NULL) {
		add_common(o, common_find(own->name), c);
		entry = &o->entries[o->n - 1];
		if (own->help != NULL)
			entry->o.help = own->help;
		if (own->arg != NULL)
			entry->o.arg = own->arg;
	} else {
		entry = add(o);
		entry->o = *own;
		entry->may_be_empty = own->type == CLI_TEXT;
	}
	entry->common = 0;
}

void
options_init(struct options *o, const struct cli_verb *verb, struct ctx *c)
{
	const struct cli_option *own = verb != NULL ? verb->options : NULL;
	unsigned groups = verb != NULL ? verb->groups : 0;
	size_t i;

	memset(o, 0, sizeof(*o));
	for (; own != NULL && own->name != NULL; own++)
		add_own(o, own, c);
	for (i = 0; i < NCOMMON; i++) {
		if ((common[i].group == GROUP_ALL ||
		    (common[i].group & groups) != 0) &&
		    find(o, common[i].name) == NULL)
			add_common(o, &common[i], c);
	}
}

void
options_release(struct options *o)
{
	free(o->entries);
	memset(o, 0, sizeof(*o));
}
