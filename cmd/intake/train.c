#include "verbs.h"

#include <string.h>

#include "lessons.h"
#include "trialgrid.h"

#include "base/num.h"
#include "learn/modelfile.h"
#include "learn/modeltrain.h"

#define MOST_FOLDS 50

static struct lessons_asked asked;
static struct buf from_option;
static const char *output_option;
static int64_t folds = 10, seed = 1;

const struct cli_option train_options[] = {
	{ "from", 0, CLI_TEXTS, &from_option, "FILE",
	    "learn from this file, not from the database" },
	{ "encoding", 0, CLI_TEXT, &asked.encoding, "NAME",
	    "utf-8, gb18030, utf-16le or utf-16be; guessed by default" },
	{ "text", 0, CLI_TEXT, &asked.text, "COL[:N][,COL...]",
	    "its columns of texts, and how many times each counts" },
	{ "label", 0, CLI_TEXT, &asked.label, "COL[,COL...]|MEMBER",
	    "the class: its columns, or of cases category, lead or level" },
	{ "alias", 0, CLI_TEXT, &asked.alias, "FILE",
	    "labels that have another name now: columns old and new" },
	{ "folds", 0, CLI_INT, &folds, "N",
	    "parts of the cross-validation (10)" },
	{ "seed", 0, CLI_INT, &seed, "N", "how texts are dealt to them (1)" },
	{ "output", 'o', CLI_TEXT, &output_option, "MODEL",
	    "write what was learnt to this file" },
	{ "format", 'f', CLI_TEXT, NULL, NULL, NULL },
	{ "fields", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "max-reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

static int
check_options_given(int argc, struct err *e)
{
	if (asked.label == NULL)
		return err_set(e, ERR_USAGE, "train: --label is missing");
	if (asked.from != NULL && asked.text == NULL)
		return err_set(e, ERR_USAGE, "train: --text is missing");
	if (asked.from == NULL && asked.text != NULL)
		return err_set(e, ERR_USAGE, "train: --text is of --from; of "
		    "cases title and text are read");
	if (asked.from != NULL && argc > 0)
		return err_set(e, ERR_USAGE,
		    "train: a query is of the database, not of --from");
	if (folds < 2 || folds > MOST_FOLDS)
		return err_set(e, ERR_USAGE, "option '--folds': 2 to %d",
		    MOST_FOLDS);
	return 0;
}

static int
save(const struct lessons *l, const struct named *names,
    const struct trial *t, struct err *e)
{
	struct model *m;
	int rc;

	if (output_option == NULL)
		return 0;
	m = modeltrain(&l->corpus, names, &t->sure, l->columns.data,
	    asked.label);
	rc = modelfile_save(m, output_option, e);
	model_free(m);
	return rc;
}

static int
learn(struct ctx *c, struct lessons *l, struct err *e)
{
	struct trial_result r;
	struct named names;
	struct trial t;
	struct grid g;
	int rc;

	named_init(&names, &l->corpus);
	trial_run(&t, &l->corpus, &names, (unsigned)folds, (uint64_t)seed);
	trial_judge(&r, &t, &l->corpus);
	trialgrid_make(&g, &t, &r, &l->corpus);
	rc = save(l, &names, &t, e);
	if (rc == 0)
		rc = ctx_print_grid(c, &g, e);
	grid_release(&g);
	trial_result_release(&r);
	trial_release(&t);
	named_release(&names);
	return rc;
}

int
train_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct lessons l;
	int rc = -1;

	asked.from = from_option.len > 0 ? from_option.data : NULL;
	if (check_options_given(argc, e) < 0)
		return -1;
	if (lessons_read(&l, c, &asked, argc, argv, e) == 0) {
		if (l.unlabelled > 0)
			ctx_note(c, "%lld of %lld rows have no label and were "
			    "left out", (long long)l.unlabelled,
			    (long long)l.rows);
		rc = learn(c, &l, e);
	}
	lessons_release(&l);
	return rc;
}
