#include "signal/signalgrid.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/lang.h"
#include "data/record.h"
#include "measure/periodname.h"
#include "measure/ratesout.h"
#include "signal/signal.h"
#include "store/cases.h"

#define SMALLEST 0.0001	/* chance that is still written out */

static void
put_columns(struct grid *g)
{
	grid_column(g, "signal", lang_sheet("signal"));
	grid_column(g, "by", lang_sheet("grouped by"));
	grid_aside(g);
	grid_column(g, "key", lang_sheet("unit"));
	grid_column_right(g, "n", lang_sheet("asked of"));
	grid_column_right(g, "seen", lang_sheet("seen"));
	grid_column_decimal(g, "share", lang_sheet("share"));
	grid_column_decimal(g, "base", lang_sheet("base rate"));
	grid_column_right(g, "effect", lang_sheet("effect, points"));
	grid_behind(g);
	grid_column_decimal(g, "low", lang_sheet("interval, from"));
	grid_column_decimal(g, "high", lang_sheet("interval, to"));
	grid_column_right(g, "chance", lang_sheet("chance"));
	grid_column_right(g, "flagged", lang_sheet("flagged"));
	grid_behind(g);
	grid_column(g, "cases", lang_sheet("cases"));
	grid_aside(g);
	grid_column(g, "text", lang_sheet("what was seen"));
	grid_aside(g);
}

static void
put_key(struct grid *g, const struct inquiry *q, int64_t key)
{
	struct buf b = BUF_INIT;

	group_put_key(&b, &q->group, key);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_chance(struct grid *g, const struct compare *c)
{
	char s[32];

	if (!c->is_tested)
		grid_empty(g);
	else if (c->chance < SMALLEST)
		grid_text(g, "<0.0001");
	else {
		snprintf(s, sizeof(s), "%.4f", c->chance);
		grid_text(g, s);
	}
}

/* Their ids, blanks between. */
static int
put_cases(struct grid *g, const struct cell *cell,
    const struct signalgrid *how, struct err *e)
{
	struct buf b = BUF_INIT;
	struct record r;
	size_t i;
	int rc = 0;

	for (i = 0; i < cell->ncases; i++) {
		if (i > 0)
			buf_putc(&b, ' ');
		if (how->max_cases > 0 && i == how->max_cases) {
			buf_puts(&b, "…");
			break;
		}
		rc = cases_get_key(how->scope->db, cell->cases[i], &r, e);
		if (rc < 0)
			break;
		if (rc > 0)
			record_put_id(&b, &r, how->scope->words);
	}
	if (rc >= 0)
		grid_textn(g, b.data, b.len);
	buf_release(&b);
	return rc < 0 ? -1 : 0;
}

static void
put_text(struct grid *g, const struct cell *cell)
{
	const struct signal *s = &signal_table[cell->code];
	const struct compare *c = &cell->compare;
	struct buf b = BUF_INIT, base = BUF_INIT;

	ratio_put(&base, c->base, 100, 1);
	buf_printf(&b, lang_sheet("%s: %lld of %lld (%s); to compare with: "
	    "%s %%. A question, not a verdict."), lang_sheet(s->seen),
	    (long long)c->seen, (long long)c->n, lang_sheet(s->asked),
	    base.data);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
	buf_release(&base);
}

static int
put_row(struct grid *g, const struct inquiry *q, const struct cell *cell,
    const struct signalgrid *how, struct err *e)
{
	const struct compare *c = &cell->compare;
	const struct signal *s = &signal_table[cell->code];

	grid_row(g);
	grid_code(g, signalrule_name(cell->code),
	    lang_sheet(s->seen));
	grid_code(g, rates_by_name(how->scope->by),
	    ratesout_by(how->scope->by));
	put_key(g, q, cell->key);
	grid_int(g, c->n);
	grid_int(g, c->seen);
	grid_ratio(g, (struct ratio){ c->seen, c->n }, 100);
	grid_ratio(g, c->base, 100);
	grid_change(g, c->base, (struct ratio){ c->seen, c->n },
	    100);
	grid_ratio(g, (struct ratio){ c->interval.low, 1000 }, 100);
	grid_ratio(g, (struct ratio){ c->interval.high, 1000 }, 100);
	put_chance(g, c);
	grid_int(g, c->is_flagged);
	if (put_cases(g, cell, how, e) < 0)
		return -1;
	put_text(g, cell);
	return 0;
}

static int
is_shown(const struct cell *cell, int with_all)
{
	return cell->compare.is_flagged ||
	    (with_all && cell->compare.is_tested);
}

/* What each signal in the table is, for those who see its name alone. */
static void
put_legend(struct grid *g, const struct inquiry *q, int with_all)
{
	const struct signal *s;
	struct buf b = BUF_INIT;
	int last = -1;
	size_t i;

	for (i = 0; i < q->n; i++) {
		if ((int)q->list[i]->code == last ||
		    !is_shown(q->list[i], with_all))
			continue;
		last = (int)q->list[i]->code;
		s = &signal_table[last];
		buf_reset(&b);
		buf_printf(&b, "%s: %s (%s)",
		    signalrule_name(q->list[i]->code), lang_sheet(s->seen),
		    lang_sheet(s->asked));
		grid_note(g, b.data);
	}
	buf_release(&b);
}

static void
put_notes(struct grid *g, const struct inquiry *q,
    const struct signalgrid *how)
{
	const struct inquiry_scope *s = how->scope;
	struct buf b = BUF_INIT, name = BUF_INIT;
	size_t i, ntested = 0;

	for (i = 0; i < q->n; i++)
		ntested += q->list[i]->compare.is_tested != 0;
	periodname_put(&name, s->period);
	buf_printf(&b, lang_sheet("Period: %s. Policy: %s, %s."),
	    name.data, words_text(s->words, s->policy->name),
	    words_text(s->words, s->policy->version));
	buf_release(&name);
	grid_note(g, b.data);
	buf_reset(&b);
	buf_printf(&b, lang_sheet("%lld tests; of what is shown at most "
	    "%d %% may be chance."), (long long)ntested,
	    s->rule->false_percent);
	grid_note(g, b.data);
	grid_note(g, lang_sheet("Signals are questions for a person, with "
	    "what they rest on: no verdict, and about no person."));
	buf_release(&b);
}

size_t
signalgrid_count(const struct inquiry *q, int with_all)
{
	size_t i, n = 0;

	for (i = 0; i < q->n; i++)
		n += is_shown(q->list[i], with_all) != 0;
	return n;
}

int
signalgrid_put(struct grid *g, const struct inquiry *q,
    const struct signalgrid *how, struct err *e)
{
	size_t i;

	put_columns(g);
	for (i = 0; i < q->n; i++)
		if (is_shown(q->list[i], how->with_all) &&
		    put_row(g, q, q->list[i], how, e) < 0)
			return -1;
	put_legend(g, q, how->with_all);
	put_notes(g, q, how);
	return 0;
}
