#include "volumekeep.h"

#include <math.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "scoring.h"
#include "store/forecasts.h"
#include "time/date.h"

#define MOST_BYTES (512 << 10)	/* of one event's figures */

struct keeping {
	struct ctx *ctx;
	int64_t day;
	const char *freq;
	struct buf figures;
	int64_t rows;
};

static void
put_figure(struct buf *b, const char *key, double figure)
{
	struct buf text = BUF_INIT;

	jsonout_key(b, key);
	if (isnan(figure)) {
		jsonout_null(b);
		return;
	}
	buf_printf(&text, "%.2f", figure);
	jsonout_raw(b, text.data, text.len);
	buf_release(&text);
}

/* What volume prints of a step, without what explains it. */
static void
put_row(struct buf *b, const struct node *n, size_t step)
{
	const struct forecast_step *s = &n->f.steps[step];
	struct buf date = BUF_INIT;

	jsonout_open(b, '{');
	jsonout_key(b, "group");
	jsonout_texts(b, n->label);
	jsonout_key(b, "step");
	jsonout_int(b, (int64_t)step + 1);
	date_put_day(&date, series_day(&n->s, n->s.n + step));
	jsonout_key(b, "date");
	jsonout_text(b, date.data, date.len);
	put_figure(b, "mean", s->mean);
	put_figure(b, "lo80", s->lo);
	put_figure(b, "hi80", s->hi);
	put_figure(b, "baseline", s->baseline);
	jsonout_close(b, '}');
	buf_release(&date);
}

static void
begin(struct keeping *k)
{
	buf_reset(&k->figures);
	k->rows = 0;
	jsonout_open(&k->figures, '{');
	jsonout_key(&k->figures, "by");
	jsonout_texts(&k->figures, k->ctx->by != NULL ? k->ctx->by :
	    SCORING_BY);
	jsonout_key(&k->figures, "freq");
	jsonout_texts(&k->figures, k->freq);
	jsonout_key(&k->figures, "rows");
	jsonout_open(&k->figures, '[');
}

static int
end(struct keeping *k, struct err *e)
{
	struct ctx *c = k->ctx;

	jsonout_close(&k->figures, ']');
	jsonout_close(&k->figures, '}');
	return k->rows == 0 ? 0 : forecasts_keep(c->db, EV_FORECAST,
	    c->now_at, c->actor == NULL ? NUM_NONE :
	    words_adds(c->words, c->actor), k->day, &k->figures, k->rows, e);
}

static int
keep_all(struct keeping *k, const struct nodes *ns, struct err *e)
{
	size_t i, step;

	begin(k);
	for (i = 0; i < ns->n; i++)
		for (step = 0; step < ns->of[i].f.n; step++) {
			put_row(&k->figures, &ns->of[i], step);
			k->rows++;
			if (k->figures.len < MOST_BYTES)
				continue;
			if (end(k, e) < 0)
				return -1;
			begin(k);
		}
	return end(k, e);
}

int
volumekeep_run(struct ctx *c, const struct nodes *ns, int64_t day,
    const char *freq, struct err *e)
{
	struct keeping k = { c, day, freq != NULL ? freq : SCORING_FREQ,
		BUF_INIT, 0 };
	int rc;

	if (db_begin(c->db, e) < 0)
		return -1;
	rc = ctx_keep_policy(c, e);
	if (rc == 0)
		rc = keep_all(&k, ns, e);
	rc = db_end(c->db, rc, e);
	buf_release(&k.figures);
	return rc;
}
