#include <stddef.h>

#include "audit.h"
#include "lines.h"
#include "screen.h"
#include "store/dumpin.h"
#include "store/dumpout.h"

/*
 * The verbs dump and restore: a database as lines, with or without personal
 * data, and a database made of them.
 */
static const char *private_reason;

const struct cli_option backup_dump_options[] = {
	{ "private", 0, CLI_TEXT, &private_reason, "REASON",
	    "personal data too; the access is recorded" },
	{ "actor", 0, CLI_TEXT, NULL, NULL, NULL },
	{ "output", 'o', CLI_TEXT, NULL, "FILE", NULL },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

const struct cli_option backup_restore_options[] = {
	{ "dry-run", 'n', CLI_FLAG, NULL, NULL,
	    "prove the dump, and keep nothing" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

/* With personal data: who takes it and why stands in the dump itself. */
static int
open_database(struct ctx *c, struct err *e)
{
	int64_t cases;

	if (private_reason == NULL)
		return ctx_db(c, DB_READ, e);
	if (private_reason[0] == '\0')
		return err_set(e, ERR_USAGE,
		    "option '--private': say for what reason");
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--private': say who asks with --actor");
	c->reveal = private_reason;
	if (ctx_db_keyed(c, DB_WRITE, e) < 0 ||
	    dumpout_cases(c->db, &cases, e) < 0)
		return -1;
	return ctx_reveal(c, NULL, 0, cases, e);
}

int
backup_dump(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct dumpout d;
	int rc;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "dump: takes no operands");
	if (open_database(c, e) < 0)
		return -1;
	rc = dumpout_begin(&d, c->db, private_reason != NULL, &c->out, e) < 0 ?
	    -1 : 1;
	while (rc == 1) {
		rc = dumpout_next(&d, &c->out, e);
		if (rc >= 0 && ctx_flush(c, e) < 0)
			rc = -1;
	}
	if (rc == 0)
		ctx_note(c, "%lld events", (long long)d.last_seq);
	dumpout_release(&d);
	return rc;
}

static int
read_lines(struct dumpin *d, struct lines *in, struct err *e)
{
	struct stream_line l = { .text = NULL };
	int rc;

	while ((rc = lines_next(in, &l, e)) == 1) {
		rc = l.text == NULL ? err_set(e, ERR_DATA, "over 1 MiB") :
		    dumpin_line(d, l.text, l.len, e);
		if (rc < 0 && dumpin_lacks_key(d))
			return -1;
		if (rc < 0 && lines_is_cut(in))
			err_set(e, ERR_DATA, "the dump is cut off: its last "
			    "line has no end");
		if (rc < 0)
			return err_prefix(e, "%s:%lld", l.file,
			    (long long)l.number);
	}
	return rc;
}

int
backup_restore(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct dumpin_options o = { c->db_path, c->dry_run, c->key_path,
	    c->words };
	struct dumpin *d;
	struct lines *in;
	int rc;

	if (argc > 1)
		return err_set(e, ERR_USAGE, "restore: one dump at a time");
	if (c->db_path == NULL)
		return err_set(e, ERR_USAGE,
		    "no database: give --db FILE or set JS_DB or HOME");
	screen_note_input(c, argc);
	in = lines_new(argc, argv, e);
	if (in == NULL)
		return -1;
	if (!c->dry_run && ctx_make_folders(c, e) < 0) {
		lines_free(in);
		return -1;
	}
	d = dumpin_new(&o, e);
	rc = d == NULL ? -1 : read_lines(d, in, e);
	if (rc == 0)
		rc = dumpin_end(d, e);
	if (rc == 0)
		ctx_note(c, "%lld events", (long long)dumpin_events(d));
	dumpin_free(d);
	lines_free(in);
	return rc;
}
