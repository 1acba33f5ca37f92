#include "scoring.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/forecasts.h"
#include "time/date.h"

/* A number that must, or (NAN) need not, be there. */
static double
number(const struct jx *object, const char *name)
{
	int64_t num, den;

	if (jx_decimal(jx_get(object, name), &num, &den) < 0)
		return NAN;
	return (double)num / (double)den;
}

static const struct node *
find_node(struct scoring *s, const char *label, size_t len, size_t *at)
{
	int64_t word = words_find(s->words, label, len);

	if (word == NUM_NONE || (size_t)word > s->nwords ||
	    s->node_of[word] == 0)
		return NULL;
	*at = s->node_of[word] - 1;
	return &s->nodes->of[*at];
}

/* The period of the series that began on this day; -1: none that is known. */
static int64_t
period_of(const struct node *n, int64_t day)
{
	int64_t i = panel_period(n->s.freq, day) -
	    panel_period(n->s.freq, n->s.first_day);

	return i >= 0 && i < (int64_t)n->s.n && !isnan(n->y[i]) ? i : -1;
}

int
scoring_take(struct scoring *s, const struct jx *object, struct err *e)
{
	const char *group, *date;
	struct misses_one c;
	size_t len, date_len, at = 0;
	int64_t day, period, step = jx_int(jx_get(object, "step"));
	const struct node *n;

	group = jx_text(jx_get(object, "group"), &len);
	date = jx_text(jx_get(object, "date"), &date_len);
	c.mean = number(object, "mean");
	c.baseline = number(object, "baseline");
	c.lo = number(object, "lo80");
	c.hi = number(object, "hi80");
	if (group == NULL || date == NULL || isnan(c.mean) ||
	    isnan(c.baseline) || step < 1)
		return err_set(e, ERR_DATA, "no forecast of volume");
	if (date_parse_day(date, date_len, &day, e) < 0)
		return -1;
	n = find_node(s, group, len, &at);
	period = n != NULL ? period_of(n, day) : -1;
	if (period < 0) {
		s->all.unknown++;
		if (n != NULL)
			s->tallies[at].unknown++;
		return 0;
	}
	c.truth = n->y[period];
	c.scale = misses_scale(n->y,
	    period + 1 > step ? (size_t)(period + 1 - step) : 0,
	    series_season(n->s.freq));
	misses_add(&s->tallies[at], &c);
	if (!n->is_sum)
		misses_add(&s->all, &c);
	return 0;
}

/* A list of rows, of one run of volume. */
static int
take_rows(struct scoring *s, const struct kept *k, const char *by,
    const char *freq)
{
	struct err ignored = ERR_INIT;
	struct jx *root = jx_parse(k->figures, k->len, &ignored);
	const struct jx *rows = jx_get(root, "rows");
	const char *its_by, *its_freq;
	size_t i, len;
	int is_it;

	its_by = jx_text(jx_get(root, "by"), &len);
	its_freq = jx_text(jx_get(root, "freq"), &len);
	is_it = its_by != NULL && its_freq != NULL &&
	    strcmp(its_by, by) == 0 && strcmp(its_freq, freq) == 0;
	for (i = 0; is_it && i < jx_count(rows); i++)
		(void)scoring_take(s, jx_at(rows, i), &ignored);
	jx_free(root);
	return is_it;
}

int64_t
scoring_take_kept(struct scoring *s, struct db *db, const char *by,
    const char *freq, struct err *e)
{
	struct kept_list kept = KEPT_LIST_INIT;
	int64_t n = 0;
	size_t i;

	if (forecasts_read(db, EV_FORECAST, &kept, e) < 0)
		n = -1;
	for (i = 0; n >= 0 && i < kept.n; i++)
		n += take_rows(s, &kept.of[i], by, freq);
	forecasts_release(&kept);
	return n;
}

void
scoring_init(struct scoring *s, struct words *w, const struct nodes *nodes)
{
	const char *label;
	size_t i;

	memset(s, 0, sizeof(*s));
	s->words = w;
	s->nodes = nodes;
	for (i = 0; i < nodes->n; i++)
		words_adds(w, nodes->of[i].label);
	s->nwords = (size_t)words_count(w);
	s->node_of = mem_array(s->nwords + 1, sizeof(*s->node_of));
	s->tallies = mem_array(nodes->n + 1, sizeof(*s->tallies));
	for (i = 0; i < nodes->n; i++) {
		label = nodes->of[i].label;
		s->node_of[words_find(w, label, strlen(label))] = i + 1;
	}
}

void
scoring_release(struct scoring *s)
{
	free(s->node_of);
	free(s->tallies);
	memset(s, 0, sizeof(*s));
}
