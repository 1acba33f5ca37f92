#include "source.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "measure/demand.h"
#include "time/date.h"

#define MOST_LEVELS 9		/* of a category */

static int
check(const struct source *s, int argc, struct err *e)
{
	const struct source_asked *a = s->asked;
	const struct ctx *c = s->ctx;

	if (a->series == NULL && (a->date != NULL || a->group != NULL ||
	    a->count != NULL || a->gaps != NULL))
		return err_set(e, ERR_USAGE,
		    "--date, --group, --count and --gaps go with --series");
	if (a->depth < 0 || a->depth > MOST_LEVELS)
		return err_set(e, ERR_USAGE, "option '--depth': 1 to %d",
		    MOST_LEVELS);
	if (a->series != NULL && a->depth > 0)
		return err_set(e, ERR_USAGE, "--depth goes with cases");
	if (a->series != NULL && (c->from != NULL || c->by != NULL ||
	    c->period != NULL || c->as_of != NUM_NONE || argc > 0))
		return err_set(e, ERR_USAGE, "--series goes with neither "
		    "--from, --by, --period, --as-of nor a query");
	return 0;
}

static void
tell_gaps(const struct source *s)
{
	struct buf gaps = BUF_INIT;

	if (source_put_gaps(&gaps, s))
		ctx_note(s->ctx, "no dump covers these days: %s: missing, "
		    "not 0", gaps.data);
	buf_release(&gaps);
}

int
source_read(struct source *s, struct ctx *c,
    const struct source_asked *asked, int argc, char **argv, struct err *e)
{
	memset(s, 0, sizeof(*s));
	s->ctx = c;
	s->asked = asked;
	s->freq = SERIES_WEEK;
	if (asked->freq != NULL && series_freq_find(asked->freq, &s->freq) < 0)
		return err_set(e, ERR_USAGE,
		    "option '--freq': day, week or month");
	if (check(s, argc, e) < 0)
		return -1;
	if (asked->series != NULL)
		return source_read_file(s, e);
	if (source_read_cases(s, argc, argv, e) < 0)
		return -1;
	tell_gaps(s);
	return 0;
}

void
source_release(struct source *s)
{
	panel_free(s->own);
	demand_free(s->demand);
	memset(s, 0, sizeof(*s));
}

void
source_put_key(struct buf *b, const struct source *s, size_t i, int64_t key)
{
	if (s->demand != NULL)
		demand_put_key(b, s->demand, i, key);
	else if (key == NUM_NONE)
		buf_puts(b, lang_sheet("unknown"));
	else
		buf_put(b, words_text(s->ctx->words, key),
		    words_len(s->ctx->words, key));
}

int
source_put_gaps(struct buf *b, const struct source *s)
{
	const struct covered *c;
	size_t i;

	if (s->demand == NULL)
		return 0;
	c = demand_covered(s->demand);
	for (i = 0; i < c->ngaps; i++) {
		if (i > 0)
			buf_puts(b, ", ");
		date_put_day(b, c->gaps[i].from_day);
		buf_puts(b, "..");
		date_put_day(b, c->gaps[i].to_day);
	}
	return c->ngaps > 0;
}
