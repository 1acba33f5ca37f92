#include "measure/busyout.h"

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "measure/panel.h"
#include "time/date.h"

static void
put_week(struct buf *b, int64_t week)
{
	date_put_day(b, panel_start(SERIES_WEEK, week));
	buf_puts(b, "..");
	date_put_day(b, panel_start(SERIES_WEEK, week) + 6);
}

static void
put_member(struct buf *b, const char *key, const struct buf *text)
{
	jsonout_key(b, key);
	jsonout_text(b, text->data, text->len);
}

void
busyout_put_trigger(struct buf *b, const struct busy_season *s,
    const struct goalrule *rule)
{
	struct buf text = BUF_INIT;

	jsonout_open(b, '{');
	if (s->name == NUM_NONE) {
		put_week(&text, s->week);
		put_member(b, "week", &text);
		jsonout_key(b, "volume");
		jsonout_int(b, s->volume);
		buf_reset(&text);
		ratio_put(&text, s->usual.volume, 1, 1);
		put_member(b, "usual", &text);
		jsonout_key(b, "years");
		jsonout_int(b, s->usual.years);
		buf_reset(&text);
		ratio_put(&text, rule->times, 1, 2);
		put_member(b, "times", &text);
	} else {
		jsonout_key(b, "declared");
		jsonout_bool(b, 1);
	}
	jsonout_close(b, '}');
	buf_release(&text);
}

/* The same for people: the formula with its numbers. */
static void
put_formula(struct buf *b, const struct busy_season *s,
    const struct goalrule *rule)
{
	struct buf usual = BUF_INIT, times = BUF_INIT, week = BUF_INIT;

	if (s->name != NUM_NONE) {
		buf_puts(b, lang_sheet("declared by the policy"));
		return;
	}
	ratio_put(&usual, s->usual.volume, 1, 1);
	ratio_put(&times, rule->times, 1, 2);
	put_week(&week, s->week);
	buf_printf(b, s->usual.years > 0 ?
	    lang_sheet("week %s: %lld cases, over %s x %s, the median of the "
	    "same weeks") :
	    lang_sheet("week %s: %lld cases, over %s x %s, the mean of the "
	    "weeks before"), week.data, (long long)s->volume, times.data,
	    usual.data);
	buf_release(&week);
	buf_release(&times);
	buf_release(&usual);
}

void
busyout_columns(struct grid *g)
{
	grid_column_right(g, "seq", lang_sheet("event"));
	grid_column(g, "season", lang_sheet("season"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "from", lang_sheet("from day"));
	grid_column(g, "to", lang_sheet("to day"));
	grid_column(g, "trigger", lang_sheet("trigger"));
	grid_column(g, "proposed_by", lang_sheet("proposed by"));
	grid_column(g, "decided_by", lang_sheet("decided by"));
}

static void
put_name(struct grid *g, const struct words *w, int64_t name)
{
	grid_text(g, name == NUM_NONE ? lang_sheet("detected by volume") :
	    words_text(w, name));
}

void
busyout_put_season(struct grid *g, const struct busy_season *s,
    const struct goalrule *rule, const struct words *w)
{
	struct buf b = BUF_INIT;

	grid_row(g);
	grid_empty(g);
	put_name(g, w, s->name);
	grid_text(g, "possible");
	grid_day(g, s->from_day);
	grid_day(g, s->to_day);
	put_formula(&b, s, rule);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static const char *
state_of(const struct busylog_entry *b, int64_t day)
{
	if (b->state != BUSYLOG_APPROVED)
		return b->state == BUSYLOG_PROPOSED ? "proposed" : "rejected";
	if (day < b->from_day)
		return "approved";
	return day <= b->to_day ? "inforce" : "over";
}

void
busyout_put_entry(struct grid *g, const struct busylog_entry *b, int64_t day,
    const struct words *w)
{
	grid_row(g);
	grid_int(g, b->seq);
	put_name(g, w, b->name);
	grid_text(g, state_of(b, day));
	grid_day(g, b->from_day);
	grid_day(g, b->to_day);
	grid_text(g, b->trigger);
	grid_word(g, w, b->proposer);
	grid_word(g, w, b->decider);
}
