#include "base.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/ndjson.h"

/* The key of a row that was printed: the names of what has none too. */
static int64_t
read_key(const struct jx *j, enum rates_by by, struct words *w)
{
	size_t len;
	const char *s = jx_text(jx_get(j, "key"), &len);
	int64_t n;

	if (s == NULL || strcmp(s, lang_sheet("unknown")) == 0 ||
	    strcmp(s, lang_sheet("unassigned")) == 0 ||
	    strcmp(s, lang_sheet("all")) == 0)
		return NUM_NONE;
	if (by == RATES_BY_LEVEL)
		return num_parse(s, len, &n) < 0 ? NUM_NONE : n;
	return words_add(w, s, len);
}

static int
is_text(const struct jx *j, const char *member, const char *want)
{
	size_t len;
	const char *s = jx_text(jx_get(j, member), &len);

	return s != NULL && strcmp(s, want) == 0;
}

static void
read_count(struct rates_count *c, const struct jx *j)
{
	const struct rates_member *m;
	int64_t n;

	for (m = rates_members; m->name != NULL; m++) {
		n = jx_int(jx_get(j, m->name));
		if (n > 0)
			memcpy((char *)c + m->offset, &n, sizeof(n));
	}
}

/* One row: 1 it counts, 0 it is a total, -1 it is none of this table. */
static int
read_row(struct base *b, const struct jx *j, enum rates_by by,
    struct words *w)
{
	struct rates_count count[2][2];
	int is_own = is_text(j, "source", "own");
	int is_net = is_text(j, "account", "net");

	if (!is_text(j, "by", rates_by_name(by)) ||
	    (!is_own && !is_text(j, "source", "city")) ||
	    (!is_net && !is_text(j, "account", "full")))
		return -1;
	if (by != RATES_BY_ALL && is_text(j, "key", lang_sheet("total")))
		return 0;
	memset(count, 0, sizeof(count));
	read_count(&count[is_own][is_net], j);
	rates_merge(b->rates, read_key(j, by, w),
	    (const struct rates_count (*)[2])count);
	return 1;
}

static int
read_lines(struct base *b, struct ndjson *lines, enum rates_by by,
    struct words *w, struct err *e)
{
	const char *s;
	struct jx *j;
	size_t len;
	int rc, read;

	while ((rc = ndjson_next(lines, &s, &len, e)) == 1) {
		j = s != NULL ? jx_parse(s, len, e) : NULL;
		read = j != NULL && (jx_get(j, "explain") != NULL ||
		    read_row(b, j, by, w) >= 0);
		jx_free(j);
		if (!read)
			return err_set(e, ERR_DATA, "line %lld is no row of "
			    "'js-report rates --by %s -f ndjson'",
			    (long long)ndjson_line(lines),
			    rates_by_name(by));
	}
	return rc;
}

static int
read_file(struct base *b, const char *path, enum rates_by by,
    struct words *w, struct err *e)
{
	int fd = ctx_open_input(path, e), rc;
	struct ndjson *lines;

	if (fd < 0)
		return -1;
	lines = ndjson_new(fd);
	rc = read_lines(b, lines, by, w, e);
	ndjson_free(lines);
	if (fd != STDIN_FILENO)
		close(fd);	/* it was only read */
	return rc < 0 ? err_prefix(e, "%s", path) : 0;
}

static int
count_period(struct base *b, const char *what, const struct casecount *count,
    const struct period *period, enum rates_by by, struct err *e)
{
	struct ctx *c = count->ctx;
	struct casecount of = *count;
	enum period_base which = strcmp(what, "yoy") == 0 ? PERIOD_YOY :
	    PERIOD_PREV;
	int64_t known_at = c->as_of != NUM_NONE ? c->as_of : c->now_at;

	if (period_compared(&b->period, period, &count->policy->period,
	    which, known_at, e) < 0)
		return -1;
	b->has_period = 1;
	b->inforce.policy = c->policy;
	if (c->from == NULL &&
	    inforce_at(&b->inforce, c, b->period.to_at - 1, e) < 0)
		return -1;
	of.policy = b->inforce.policy;
	b->rates = rates_new(of.policy, c->words, by, &b->period);
	return casecount_into(&of, &b->period, b->rates, e);
}

int
base_count(struct base *b, const char *what, const struct casecount *count,
    const struct period *period, enum rates_by by, struct err *e)
{
	struct ctx *c = count->ctx;

	memset(b, 0, sizeof(*b));
	if (what == NULL)
		return 0;
	b->name = what;
	if (strcmp(what, "prev") != 0 && strcmp(what, "yoy") != 0) {
		b->rates = rates_new(count->policy, c->words, by, NULL);
		return read_file(b, what, by, c->words, e);
	}
	if (c->from != NULL && strcmp(c->from, "-") == 0)
		return err_set(e, ERR_USAGE, "option '--compare': standard "
		    "input is read once: give --from a file");
	return count_period(b, what, count, period, by, e);
}

void
base_release(struct base *b)
{
	rates_free(b->rates);
	inforce_release(&b->inforce);
	memset(b, 0, sizeof(*b));
}
