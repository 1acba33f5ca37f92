/* What was meant by a word with a slip in it. */
#include <stdlib.h>
#include <string.h>

#include "tap.h"
#include "text/nearest.h"

static const char *const names[] = { "state", "street", "cat", "category",
	"due", "lead", "level", "社区", "no", "", "供水",
	"供暖", "供电" };

static const struct nearest_case {
	const char *said;
	const char *want;	/* NULL: nothing is near */
} cases[] = {
	{ "state", "state" }, { "stte", "state" }, { "sttae", "state" },
	{ "staate", "state" }, { "stat", "state" }, { "sate", "state" },
	{ "ctegroy", "category" }, { "leed", "lead" }, { "levl", "level" },
	{ "deu", "due" }, { "xxx", NULL }, { "x", NULL }, { "", NULL },
	{ "ca", "cat" }, { "c", NULL }, { "社", "社区" }, { "社区", "社区" },
	{ "社会", "社区" }, { "供暧", "供暖" }, { "供", "供水" },
	{ "供\xe6", "供水" },
	{ "STATE", NULL }, { "on", "no" },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL },
};

int
main(void)
{
	struct nearest n;
	char got[64];
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		nearest_init(&n, cases[i].said, strlen(cases[i].said));
		for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			nearest_try(&n, names[k], strlen(names[k]));
		if (cases[i].want == NULL) {
			OK(n.name == NULL, cases[i].said);
			continue;
		}
		OK(n.name != NULL, cases[i].said);
		snprintf(got, sizeof(got), "%.*s", (int)n.name_len,
		    n.name != NULL ? n.name : "");
		OK_TEXT(got, cases[i].want, cases[i].said);
	}
	return DONE();
}
