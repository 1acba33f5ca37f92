#include "known.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "data/ndjson.h"
#include "store/batches.h"
#include "store/cases.h"
#include "time/date.h"

/* --- files --------------------------------------------------------------- */

/* Mistakes are told a line each, as those of a policy. */
static void
tell_problems(struct ctx *c, const char *path, const struct buf *problems)
{
	const char *s = problems->data, *end;

	for (; *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		if (end == NULL)
			end = s + strlen(s) - 1;
		ctx_warn(c, "%s: %.*s", path, (int)(end - s), s);
	}
}

struct seasons *
known_seasons(struct ctx *c, const char *path, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *own = path == NULL ? ctx_policy_path(c, c->policy->seasons,
	    "season-cn.json") : NULL;
	struct seasons *s;

	if (own != NULL)
		path = own;
	s = seasons_load(path, c->words, &problems, e);
	if (s == NULL)
		tell_problems(c, path, &problems);
	if (s == NULL && e->code == ERR_IO)
		e->code = ERR_DATA;
	free(own);
	buf_release(&problems);
	return s;
}

static int
read_assets(struct known *k, struct ctx *c, const char *path, struct err *e)
{
	struct ndjson *lines;
	const char *line;
	size_t len;
	int fd = ctx_open_input(path, e), rc;

	if (fd < 0)
		return -1;
	lines = ndjson_new(fd);
	while ((rc = ndjson_next(lines, &line, &len, e)) == 1) {
		if (line == NULL)
			err_set(e, ERR_DATA, "over 1 MiB");
		if (line == NULL ||
		    assets_add(&k->assets, line, len, c->words, e) < 0) {
			rc = err_prefix(e, "%s:%lld", path,
			    (long long)ndjson_line(lines));
			break;
		}
	}
	ndjson_free(lines);
	if (fd > STDIN_FILENO)
		close(fd);
	assets_end(&k->assets);
	return rc;
}

/* --- cases --------------------------------------------------------------- */

static int
add(void *arg, const struct record *r)
{
	ahead_add(arg, r);
	return 0;
}

/* The day that the list is of. */
static int
settle_day(struct ctx *c, int64_t asked, int64_t *day, struct err *e)
{
	int64_t today = date_day_of(c->now_at), known;
	struct coverage covered;
	struct buf text = BUF_INIT;

	if (asked != NUM_NONE && asked > today)
		return err_set(e, ERR_USAGE,
		    "option '--day': that day has not begun");
	*day = asked != NUM_NONE ? asked : today;
	if (batches_coverage(c->db, &covered, e) < 0)
		return -1;
	if (covered.exported_at == NUM_NONE || asked != NUM_NONE)
		return 0;
	known = date_day_of(covered.exported_at);
	if (known >= today)
		return 0;
	*day = known;
	date_put_day(&text, known);
	ctx_note(c, "the last dump was exported on %s: the list is of that "
	    "day", text.data);
	buf_release(&text);
	return 0;
}

int
known_read(struct known *k, struct ctx *c, const struct known_asked *asked,
    enum db_mode mode, struct err *e)
{
	int64_t day, seq;

	memset(k, 0, sizeof(*k));
	if (ctx_policy(c, e) < 0)
		return -1;
	k->seasons = known_seasons(c, asked->seasons, e);
	if (k->seasons == NULL)
		return -1;
	if (asked->assets != NULL && read_assets(k, c, asked->assets, e) < 0)
		return -1;
	if (ctx_db(c, mode, e) < 0 || settle_day(c, asked->day, &day, e) < 0)
		return -1;
	ahead_init(&k->ahead, c->policy, k->seasons, c->words, day);
	if (c->as_of != NUM_NONE) {
		if (cases_seq_at(c->db, c->as_of, &seq, e) < 0 ||
		    cases_each_as_of(c->db, seq, add, &k->ahead, e) < 0)
			return -1;
	} else if (cases_each(c->db, NUM_NONE, NUM_NONE, add, &k->ahead,
	    e) < 0) {
		return -1;
	}
	ahead_end(&k->ahead);
	return 0;
}

void
known_release(struct known *k)
{
	ahead_release(&k->ahead);
	assets_release(&k->assets);
	seasons_free(k->seasons);
	memset(k, 0, sizeof(*k));
}
