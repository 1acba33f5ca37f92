#include "acts.h"
#include "cameback.h"
#include "convene.h"
#include "due.h"
#include "escalate.h"
#include "link.h"
#include "ruletry.h"
#include "staffmatch.h"
#include "suggest.h"

int
main(int argc, char **argv)
{
	struct cli_verb verbs[ACTS_MAX + 10] = { suggest_verb };
	size_t n = 1 + acts_verbs(verbs + 1);

	verbs[n++] = due_verb;
	verbs[n++] = cameback_verb;
	verbs[n++] = ruletry_verb;
	verbs[n++] = convene_verb;
	verbs[n++] = staffmatch_verb;
	verbs[n++] = link_verb;
	verbs[n] = escalate_verb;
	return cli_main("js-dispatch", verbs, argc, argv);
}
