#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "spool.h"

#include "base/num.h"

static const char *map_option, *encoding_option, *emit_option, *spool_option;
static int64_t exported_option = NUM_NONE, day_option = NUM_NONE;
static int64_t settle_option = SPOOL_SETTLE_S;

const struct cli_option import_options[] = {
	{ "map", 'm', CLI_TEXT, &map_option, "NAME|FILE",
	    "the column map; beijing by default" },
	{ "encoding", 0, CLI_TEXT, &encoding_option, "NAME",
	    "utf-8, gb18030, utf-16le or utf-16be; guessed by default" },
	{ "exported-at", 0, CLI_TIME, &exported_option, "TIME",
	    "when the dump was exported, if no title line says so" },
	{ "received-day", 0, CLI_DAY, &day_option, "DATE",
	    "of a dump without times: the day; that of its export by default" },
	{ "emit", 0, CLI_TEXT, &emit_option, "new|changed|all|none",
	    "which records to print; new by default" },
	{ "spool", 0, CLI_TEXT, &spool_option, "DIR",
	    "take what is complete in a drop folder, for cron" },
	{ "settle", 0, CLI_INT, &settle_option, "SECONDS",
	    "how long a file there must have stood unchanged; 60" },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

static int
find_emit(enum emit *emit, struct err *e)
{
	static const char *const names[] = { "new", "changed", "all",
		"none" };
	size_t i;

	*emit = EMIT_NEW;
	if (emit_option == NULL)
		return 0;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(emit_option, names[i]) == 0) {
			*emit = (enum emit)i;
			return 0;
		}
	}
	return err_set(e, ERR_USAGE, "--emit: '%s' is not new, changed, all "
	    "or none", emit_option);
}

int
import_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct load_wish w = { map_option, encoding_option, exported_option,
		day_option, EMIT_NEW, NULL };
	struct load_counts counts;

	ctx_ignore_sigpipe();
	if (find_emit(&w.emit, e) < 0)
		return -1;
	if (spool_option == NULL)
		return load_files(c, &w, argc, argv, &counts, e);
	if (argc > 0 || c->atomic || c->dry_run || c->reject_path != NULL)
		return err_set(e, ERR_USAGE, "--spool takes no files, no -n, "
		    "no --atomic and no --reject");
	if (settle_option < 0)
		return err_set(e, ERR_USAGE, "--settle: seconds");
	if (emit_option == NULL)
		w.emit = EMIT_NONE;
	return spool_run(c, spool_option, settle_option, &w, e);
}
