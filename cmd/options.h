#ifndef OPTIONS_H
#define OPTIONS_H

#include <stddef.h>

#include "base/err.h"
#include "cli.h"
#include "ctx.h"

/*
 * The options of one verb: its own table, those of its groups and those of
 * all verbs in one list; read from the command line in two steps, because
 * "--day yesterday" means nothing before --now is known.
 */
struct options_entry {
	struct cli_option o;	/* its target is never NULL here */
	int common;		/* not from the verb's own table */
	int may_be_empty;	/* a text that is the verb's own alone */
};

struct options {
	struct options_entry *entries;
	size_t n, cap;
};

enum options_result { OPTIONS_RUN, OPTIONS_HELP, OPTIONS_VERSION };

/* verb NULL: the options of all verbs. */
void options_init(struct options *o, const struct cli_verb *verb,
    struct ctx *c);
void options_release(struct options *o);

/*
 * Read argv[1] and on: texts and flags are set, other values are kept for
 * options_convert. What is no option is put together at the front of argv:
 * argv[0..*operands). An enum options_result, or -1 with ERR_USAGE.
 */
struct options_values;		/* what was kept; options_values_free */
int options_read(const struct options *o, int argc, char **argv,
    int *operands, struct options_values **kept, struct err *e);
/* Numbers and times, by the clock of c. Frees what was kept. */
int options_convert(struct options_values *kept, const struct ctx *c,
    struct err *e);
void options_values_free(struct options_values *kept);

#endif
