/* Counts from a file: --series. */
#include "source.h"

#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "measure/countsin.h"
#include "reject.h"
#include "time/date.h"

struct filecounts {
	struct reject *reject;
	const char *path;
};

static int
fault(void *arg, const struct countsin_fault *f, struct err *e)
{
	struct filecounts *fc = arg;
	struct reject_what w = { .file = fc->path, .line = f->line,
		.end_line = NUM_NONE, .column = f->column, .code = f->code,
		.reason = f->reason, .raw = f->raw, .raw_len = f->raw_len };

	return reject_add(fc->reject, &w, e);
}

static int
find_gaps(const char *name, enum panel_gaps *gaps, struct err *e)
{
	*gaps = PANEL_GUESS;
	if (name == NULL)
		return 0;
	*gaps = strcmp(name, "zero") == 0 ? PANEL_ZERO : PANEL_MISSING;
	if (*gaps == PANEL_MISSING && strcmp(name, "missing") != 0)
		return err_set(e, ERR_USAGE,
		    "option '--gaps': zero or missing");
	return 0;
}

static void
say(struct ctx *c, const struct countsin *in, const char *path,
    const struct panel *p)
{
	size_t groups, absent = panel_absent(p, &groups);

	if (in->is_cases && in->rows > 0)
		ctx_note(c, "%s: no column of counts: each row is one case",
		    path);
	if (in->fractions > 0)
		ctx_note(c, "%s:%lld: %lld counts are no whole numbers: "
		    "taken as they are", path, (long long)in->fraction_line,
		    (long long)in->fractions);
	if (!in->is_cases && p->gaps == PANEL_GUESS && absent > 0)
		ctx_note(c, "%s: %lld periods of %lld groups have no row: "
		    "taken as 0 (see --gaps)", path, (long long)absent,
		    (long long)groups);
}

int
source_read_file(struct source *s, struct err *e)
{
	const struct source_asked *a = s->asked;
	struct filecounts fc = { .path = a->series };
	struct countsin in = { .date = a->date, .group = a->group,
		.count = a->count, .words = s->ctx->words, .fault = fault,
		.arg = &fc, .today = date_day_of(s->ctx->now_at) };
	enum panel_gaps gaps;
	int fd = -1, rc = -1;

	if (find_gaps(a->gaps, &gaps, e) < 0)
		return -1;
	fc.reject = reject_new(s->ctx, e);
	if (fc.reject == NULL)
		return -1;
	fd = ctx_open_input(a->series, e);
	if (fd < 0)
		goto out;
	s->own = panel_new(s->freq);
	if (countsin_read(&in, fd, s->own, e) < 0) {
		err_prefix(e, "%s", a->series);
		goto out;
	}
	if (reject_end(fc.reject, in.rows, e) < 0)
		goto out;
	panel_end_rows(s->own, gaps);
	s->panel = s->own;
	s->nby = in.nby;
	say(s->ctx, &in, a->series, s->own);
	rc = 0;
out:
	if (fd > STDIN_FILENO)
		close(fd);
	reject_free(fc.reject);
	return rc;
}
