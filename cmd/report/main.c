#include "cli.h"
#include "report.h"

static const struct cli_verb verbs[] = {
	{ "list", "[QUERY]", "case records from the database",
	    CLI_PRINTS | CLI_REVEALS, list_options, list_run },
	{ "show", "ID...", "one case with everything: record and journal",
	    CLI_PRINTS | CLI_REVEALS, show_options, show_run },
	{ "rates", "[QUERY]", "the three rates",
	    CLI_COUNTS | CLI_PRINTS, rate_options, rate_run },
	{ "sheet", "daily|report|urgent|weekly|monthly|bulletin",
	    "the sheet of a day, a week or a month",
	    CLI_PRINTS, sheet_options, sheet_run },
	{ "classes", "", "the four classes, and why",
	    CLI_PRINTS, classes_options, classes_run },
	{ "targets", "", "targets of the solve rate, busy seasons",
	    CLI_PRINTS, targets_options, targets_run },
	{ "export", "open311|services|csv [QUERY]",
	    "cases for other programs", 0, export_options, export_run },
	{ "merge", "[FILE...]", "rates from shards counted elsewhere",
	    CLI_PRINTS, merge_options, merge_run },
	{ .name = NULL }
};

int
main(int argc, char **argv)
{
	return cli_main("js-report", verbs, argc, argv);
}
