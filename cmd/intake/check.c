#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "entry.h"
#include "mapfind.h"
#include "profile.h"
#include "reject.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "time/date.h"

static const char *map_option, *encoding_option;

const struct cli_option check_options[] = {
	{ "map", 'm', CLI_TEXT, &map_option, "NAME|FILE",
	    "the column map; beijing by default" },
	{ "encoding", 0, CLI_TEXT, &encoding_option, "NAME",
	    "utf-8, gb18030, utf-16le or utf-16be; guessed by default" },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

static int
tell(struct reject *rejects, const struct dump *d, const struct chunk *c,
    struct err *e)
{
	const struct entry *n = &c->entries[0];
	struct reject_what w;

	if (n->code == NULL)
		return 0;
	entry_tell(c, n, d, &w);
	return reject_add(rejects, &w, e);
}

static int
read_rows(struct ctx *c, struct dump *d, const struct map *m,
    struct profile *p, struct reject *rejects, struct err *e)
{
	struct entry_reader reader;
	struct chunk chunk;
	struct delim_row row;
	int rc;

	entry_reader_init(&reader, d, m);
	reader.policy = c->policy;
	reader.calendar = c->calendar;
	reader.now_at = c->now_at;
	reader.day_at = date_day_start(date_day_of(c->now_at));
	chunk_init(&chunk, 1);
	while ((rc = dump_next(d, &row, e)) == 1) {
		chunk_reset(&chunk);
		entry_read(&reader, &chunk, &row);
		profile_add(p, &chunk, &chunk.entries[0], &row);
		if (tell(rejects, d, &chunk, e) < 0) {
			rc = -1;
			break;
		}
	}
	chunk_release(&chunk);
	entry_reader_release(&reader);
	return rc < 0 ? -1 : 0;
}

static int
check_dump(struct ctx *c, const char *name, const struct map *m,
    struct reject *rejects, int64_t *rows, struct err *e)
{
	struct profile *p = NULL;
	struct grid g;
	struct dump d;
	int rc = -1;

	if (dump_open(&d, name, encoding_option, m, e) < 0)
		return -1;
	grid_init(&g, name);
	p = profile_new(&d, m, c->policy, c->words);
	if (read_rows(c, &d, m, p, rejects, e) < 0) {
		err_prefix(e, "%s", name);
		goto out;
	}
	*rows += profile_rows(p);
	if (profile_grid(&g, p) > 0)
		ctx_finding(c);
	rc = ctx_print_grid(c, &g, e);
out:
	grid_release(&g);
	profile_free(p);
	dump_close(&d);
	return rc;
}

int
check_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	static char input[] = "-";
	static char *standard[] = { input };
	struct reject *rejects = NULL;
	struct map *m = NULL;
	int64_t rows = 0;
	int i, rc = -1;

	if (argc == 0) {
		argc = 1;
		argv = standard;
	}
	if (ctx_calendar(c, e) < 0 || mapfind_load(&m, map_option, e) < 0)
		goto out;
	rejects = reject_new(c, e);
	if (rejects == NULL)
		goto out;
	for (i = 0; i < argc; i++)
		if (check_dump(c, argv[i], m, rejects, &rows, e) < 0)
			goto out;
	rc = reject_end(rejects, rows - reject_count(rejects), e);
out:
	reject_free(rejects);
	map_free(m);
	return rc;
}
