#include <stddef.h>

#include "verbs.h"

static const struct cli_verb verbs[] = {
	{ "import", "[FILE…]", "dumps of the hotline become cases",
	    CLI_WRITES | CLI_STREAMS, import_options,
	    import_run },
	{ "check", "[FILE…]", "what a dump holds; nothing is written",
	    CLI_PRINTS, check_options, check_run },
	{ "map", "FILE", "a column map guessed from a dump, to be edited",
	    0, mapmake_options, mapmake_run },
	{ "batches", "[NUMBER]", "dumps taken in; of one the cases",
	    CLI_PRINTS, batches_options, batches_run },
	{ "add", "", "one case that came in at the desk",
	    CLI_WRITES, add_options, add_run },
	{ "train", "[QUERY]", "learn categories and units from history",
	    0, train_options, train_run },
	{ "classify", "[FILE…]", "what a model makes of texts",
	    0, classify_options, classify_run },
	{ NULL, NULL, NULL, 0, NULL, NULL }
};

int
main(int argc, char **argv)
{
	return cli_main("js-intake", verbs, argc, argv);
}
