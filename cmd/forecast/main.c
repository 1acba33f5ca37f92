#include "score.h"
#include "volume.h"

int
main(int argc, char **argv)
{
	const struct cli_verb verbs[] = { volume_verb, score_verb,
		{ .name = NULL } };

	return cli_main("js-forecast", verbs, argc, argv);
}
