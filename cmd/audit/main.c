#include <stddef.h>

#include "audit.h"

static const struct cli_verb verbs[] = {
	{ "check", "[QUERY]", "everything that is not as it should be",
	    CLI_PRINTS, check_options, check_run },
	{ "pass", "[ID…]", "a submitted result is good: the case is closed",
	    CLI_WRITES | CLI_STREAMS, pass_options, review_pass },
	{ "back", "[ID…]", "a submitted result is not: the clock runs on",
	    CLI_WRITES | CLI_STREAMS, back_options, review_back },
	{ "exclude", "ACTION [ID…]",
	    "剔除: request, approve, reject, appeal, revoke, queue, list",
	    CLI_WRITES | CLI_STREAMS | CLI_PRINTS, exclude_options,
	    exclude_run },
	{ "sign", "", "sign a day and print its sheet",
	    CLI_PRINTS, sign_options, sign_run },
	{ "busy", "propose SEASON|approve NO|reject NO",
	    "a busy season: proposed by one, decided by another",
	    CLI_PRINTS, busyseason_options, busyseason_run },
	{ "days", "", "signed and unsigned days",
	    CLI_PRINTS, daylist_options, daylist_run },
	{ "signals", "[QUERY]", "what may be gaming: questions, no verdicts",
	    CLI_PRINTS, signals_options, signals_run },
	{ "verify", "", "prove journal and derived tables",
	    0, proof_options, proof_run },
	{ "trail", "[ID…]", "all that happened to a case",
	    CLI_PRINTS, trail_options, trail_run },
	{ "dump", "", "the whole database as lines: a backup",
	    0, backup_dump_options, backup_dump },
	{ "restore", "[FILE]", "a new database from a dump",
	    0, backup_restore_options, backup_restore },
	{ "retain", "[ID…]",
	    "personal data: erased by age or on request, or kept",
	    CLI_PRINTS | CLI_STREAMS, retain_options, retain_run },
	{ NULL, NULL, NULL, 0, NULL, NULL }
};

int
main(int argc, char **argv)
{
	return cli_main("js-audit", verbs, argc, argv);
}
