#include "report.h"

#include <string.h>

#include "base/io.h"
#include "base/num.h"
#include "hash/digest.h"
#include "inforce.h"
#include "lines.h"
#include "measure/partial.h"
#include "output.h"
#include "rateprint.h"

/*
 * Shards counted elsewhere, added up (DESIGN.md section 9). Wrong input gives
 * no figure at all: every reason to doubt one is an error.
 */
#define NAMES_MAX (1 << 24)	/* bytes of a list of shards */

static struct rateprint_asked asked;
static const char *expect;

const struct cli_option merge_options[] = {
	{ "source", 0, CLI_TEXT, &asked.source, "city|own|both",
	    "whose revisits (default: city)" },
	{ "compat", 0, CLI_TEXT, &asked.compat, "mean",
	    "totals as means of the rows' rates, as a district prints them" },
	{ "layout", 0, CLI_TEXT, &asked.layout, "full|twelve",
	    "all columns, or a district's twelve" },
	{ "account", 0, CLI_TEXT, &asked.account, "full|net",
	    "of the twelve columns (default: full)" },
	{ "kind", 0, CLI_TEXT, &asked.kind, "desk|section|community",
	    "of the twelve columns: these units alone" },
	{ "expect", 0, CLI_TEXT, &expect, "FILE",
	    "exactly the shards that stand in it, one a line" },
	{ "explain", 0, CLI_FLAG, NULL, NULL, NULL },
	{ .name = NULL }
};

static int
read_shards(struct partial *p, int argc, char **argv, struct err *e)
{
	struct lines *in = lines_new(argc, argv, e);
	struct stream_line l;
	const char *file = NULL;
	int rc = -1;

	if (in == NULL)
		return -1;
	memset(&l, 0, sizeof(l));
	while ((rc = lines_next(in, &l, e)) == 1) {
		if (file != NULL && l.file != file)
			rc = partial_file_end(p, e);
		else
			rc = 0;
		if (rc == 0 && l.text == NULL)
			rc = err_set(e, ERR_DATA, "over 1 MiB");
		if (rc == 0)
			rc = partial_line(p, l.text, l.len, e);
		if (rc < 0) {
			err_prefix(e, "%s:%lld", l.file, (long long)l.number);
			break;
		}
		file = l.file;
	}
	lines_free(in);
	return rc == 0 ? partial_file_end(p, e) : rc;
}

static int
check_expected(const struct partial *p, struct err *e)
{
	struct buf names = BUF_INIT;
	int rc;

	if (expect == NULL)
		return 0;
	rc = io_read_file(&names, expect, NAMES_MAX, e);
	if (rc < 0)
		e->code = e->code == ERR_IO ? ERR_DATA : e->code;
	else
		rc = partial_expect(p, names.data, names.len, e);
	buf_release(&names);
	return rc;
}

/* Rates need weights and answers: those that every shard was counted by. */
static int
check_policy(const struct ctx *c, const struct partial_end *common,
    struct err *e)
{
	char hex[DIGEST_HEX];

	digest_to_hex(c->policy->digest, DIGEST_LEN, hex);
	if (strcmp(hex, common->policy) == 0)
		return 0;
	return err_set(e, ERR_DATA, "the shards were counted under another "
	    "policy, SHA-256 %s: give it with --policy", common->policy);
}

static int
print(struct ctx *c, struct rateprint *p, const struct partial *shards,
    struct err *e)
{
	const struct partial_end *common = partial_common(shards);
	int rc;

	p->ctx = c;
	p->policy = c->policy;
	p->period = &common->period;
	p->by = common->by;
	p->as_of_seq = NUM_NONE;
	p->rates = rates_new(c->policy, c->words, common->by,
	    &common->period);
	partial_sum(shards, p->rates);
	rc = rateprint_run(p, e);
	rates_free(p->rates);
	return rc;
}

int
merge_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct rateprint p = { .ctx = c, .matters = NUM_NONE };
	struct partial *shards = NULL;
	int rc = -1;

	output_name(c, "rates");
	if (rateprint_read(&p, &asked, e) < 0 || ctx_policy(c, e) < 0)
		return -1;
	shards = partial_new(c->words);
	if (read_shards(shards, argc, argv, e) < 0 ||
	    check_expected(shards, e) < 0)
		goto out;
	if (partial_common(shards) == NULL) {
		err_set(e, ERR_DATA, "no shard was given");
		goto out;
	}
	if (check_policy(c, partial_common(shards), e) < 0)
		goto out;
	if (partial_repeats(shards) > 0)
		ctx_note(c, "shards that came again, counted once: %zu",
		    partial_repeats(shards));
	rc = print(c, &p, shards, e);
out:
	partial_free(shards);
	return rc;
}
