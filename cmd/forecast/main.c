#include "forecast.h"

int
main(int argc, char **argv)
{
	const struct cli_verb verbs[] = { volume_verb, score_verb, ahead_verb,
		accept_verb, outcome_verb, alerts_verb, effect_verb,
		{ .name = NULL } };

	return cli_main("js-forecast", verbs, argc, argv);
}
