#include "acts.h"
#include "due.h"
#include "suggest.h"

int
main(int argc, char **argv)
{
	struct cli_verb verbs[ACTS_MAX + 3] = { suggest_verb };
	size_t n = 1 + acts_verbs(verbs + 1);

	verbs[n] = due_verb;
	return cli_main("js-dispatch", verbs, argc, argv);
}
