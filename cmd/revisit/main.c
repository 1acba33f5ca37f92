#include "citysaid.h"
#include "plan.h"
#include "status.h"
#include "told.h"
#include "waive.h"

int
main(int argc, char **argv)
{
	const struct cli_verb verbs[] = {
		plan_verb, told_verb, waive_verb, citysaid_verb, status_verb,
		{ .name = NULL }
	};

	return cli_main("js-revisit", verbs, argc, argv);
}
