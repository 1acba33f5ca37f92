#include "verbs.h"

#include <string.h>

#include "judge.h"
#include "opine.h"
#include "samples.h"

#include "base/num.h"
#include "learn/modelfile.h"

#define MOST_TOP 32

static const char *model_option, *text_option, *encoding_option;
static const char *abstain_option = "0.5";
static int64_t top_option = 3;
static int records_option;

const struct cli_option classify_options[] = {
	{ "model", 0, CLI_TEXT, &model_option, "MODEL",
	    "what js-intake train has learnt" },
	{ "text", 0, CLI_TEXT, &text_option, "COL[,COL...]",
	    "columns of texts; those of the model by default" },
	{ "encoding", 0, CLI_TEXT, &encoding_option, "NAME",
	    "utf-8, gb18030, utf-16le or utf-16be; guessed by default" },
	{ "top", 0, CLI_INT, &top_option, "N",
	    "how many of the likeliest to print (3)" },
	{ "abstain", 0, CLI_TEXT, &abstain_option, "P",
	    "mark what is less likely than this (0.5)" },
	{ "explain", 0, CLI_FLAG, NULL, NULL, NULL },
	{ "records", 0, CLI_FLAG, &records_option, NULL,
	    "pass records on, each with the likeliest unit as its opinion" },
	{ "output", 'o', CLI_TEXT, NULL, NULL, NULL },
	{ "reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "max-reject", 0, CLI_TEXT, NULL, NULL, NULL },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

static int
settle(struct judge_how *how, const struct ctx *c, struct err *e)
{
	int64_t num, den;

	if (model_option == NULL)
		return err_set(e, ERR_USAGE, "classify: --model is missing");
	if (top_option < 1 || top_option > MOST_TOP)
		return err_set(e, ERR_USAGE, "option '--top': 1 to %d",
		    MOST_TOP);
	if (num_decimal(abstain_option, strlen(abstain_option), &num,
	    &den) < 0 || num > den)
		return err_set(e, ERR_USAGE,
		    "option '--abstain': a number from 0 to 1");
	how->top = top_option;
	how->least = (double)num / (double)den;
	how->explain = c->explain;
	return 0;
}

/* A file being read: rc is samples_next's last, above 0 where more may come. */
struct reading {
	struct judge *j;
	struct samples t;
	struct reject *rejects;
	struct err *e;
	int rc;
};

/* As many rows as the judge takes on. */
static void
read_on(void *arg)
{
	struct reading *r = arg;
	struct samples *t = &r->t;

	while ((r->rc = samples_next(t, r->rejects, r->e)) > 0)
		if (r->rc == 1 &&
		    !judge_add(r->j, t->row, t->fields, t->ncolumns))
			break;
}

static int
judge_file(struct ctx *c, struct judge *j, const struct model *m,
    const char *path, struct reject *rejects, int64_t *rows, struct err *e)
{
	struct reading r = { .j = j, .rejects = rejects, .e = e };
	int rc = 0;

	if ((text_option != NULL ? samples_open(&r.t, path, encoding_option,
	    text_option, NULL, e) : samples_open_some(&r.t, path,
	    encoding_option, m->columns, e)) < 0)
		return -1;
	read_on(&r);
	while (r.rc > 0 && rc == 0) {
		judge_put(j, &c->out, read_on, &r);
		rc = ctx_flush(c, e);
	}
	if (r.rc == 0 && rc == 0)
		judge_put(j, &c->out, NULL, NULL);
	*rows += r.t.row;
	samples_close(&r.t);
	return r.rc < 0 ? -1 : rc;
}

static int
judge_files(struct ctx *c, const struct model *m, struct judge *j, int argc,
    char **argv, struct err *e)
{
	struct reject *rejects = reject_new(c, e);
	int64_t rows = 0;
	int i, rc = 0;

	if (rejects == NULL)
		return -1;
	for (i = 0; i < argc && rc == 0; i++)
		rc = judge_file(c, j, m, argv[i], rejects, &rows, e);
	if (rc == 0)
		rc = reject_end(rejects, rows - reject_count(rejects), e);
	reject_free(rejects);
	return rc;
}

int
classify_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	static char input[] = "-";
	static char *standard[] = { input };
	struct judge_how how;
	struct model *m;
	struct judge *j;
	int rc;

	if (settle(&how, c, e) < 0)
		return -1;
	m = modelfile_load(model_option, e);
	if (m == NULL)
		return -1;
	if (records_option) {
		rc = opine_run(c, m, argc, argv, e);
		model_free(m);
		return rc;
	}
	j = judge_new(m, &how);
	rc = argc > 0 ? judge_files(c, m, j, argc, argv, e) :
	    judge_files(c, m, j, 1, standard, e);
	judge_free(j);
	model_free(m);
	return rc;
}
