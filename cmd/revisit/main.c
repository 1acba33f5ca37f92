#include "citysaid.h"
#include "told.h"

int
main(int argc, char **argv)
{
	const struct cli_verb verbs[] = {
		told_verb, citysaid_verb, { .name = NULL }
	};

	return cli_main("js-revisit", verbs, argc, argv);
}
