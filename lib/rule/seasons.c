#include "rule/seasons.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jxwords.h"
#include "data/readlist.h"
#include "rule/policy.h"
#include "time/date.h"

#define FORMAT 1		/* of the file, "season" */
#define NAME_MAX_LEN 120	/* bytes */
#define ACTION_MAX_LEN 600
#define DAY_LEN 5		/* 11-07 */
#define DATES_LEN 22		/* 2026-02-16..2026-03-03 */
#define DATE_LEN 10
#define DAY_MAX_S (400 * (int64_t)DATE_DAY_S)

struct raw {			/* a season as it is read */
	struct season is;
	char **dates;
	size_t ndates;
};

struct file {
	struct seasons *made;
	struct raw *seasons;
	size_t nseasons;
};

/* --- one season ---------------------------------------------------------- */

/* "11-07": 0 and month and day, or -1. */
static int
read_month_day(const char *s, int *month, int *dom)
{
	int64_t m, d;

	if (strlen(s) != DAY_LEN || s[2] != '-' || num_parse(s, 2, &m) < 0 ||
	    num_parse(s + 3, 2, &d) < 0 || m < 1 || m > 12 || d < 1 ||
	    d > date_month_days(2024, (int)m))
		return -1;
	*month = (int)m;
	*dom = (int)d;
	return 0;
}

static int
read_dates(const char *s, struct season_window *w)
{
	struct err ignored = ERR_INIT;

	return strlen(s) == DATES_LEN &&
	    memcmp(s + DATE_LEN, "..", 2) == 0 &&
	    date_parse_day(s, DATE_LEN, &w->from_day, &ignored) == 0 &&
	    date_parse_day(s + DATE_LEN + 2, DATE_LEN, &w->to_day,
	    &ignored) == 0 && w->from_day <= w->to_day ? 0 : -1;
}

static void
check_season(struct reader *r, void *object)
{
	struct raw *raw = object;
	struct season *s = &raw->is;
	size_t i;

	if ((s->from == NULL) != (s->to == NULL))
		reader_problem(r, "from and to stand together");
	else if (s->from != NULL &&
	    (read_month_day(s->from, &s->from_month, &s->from_dom) < 0 ||
	    read_month_day(s->to, &s->to_month, &s->to_dom) < 0))
		reader_problem(r, "no day such as \"11-07\"");
	if (s->from == NULL && raw->ndates == 0)
		reader_problem(r, "neither from and to nor dates");
	s->dates = mem_array(raw->ndates + 1, sizeof(*s->dates));
	for (i = 0; i < raw->ndates; i++)
		if (read_dates(raw->dates[i], &s->dates[s->ndates++]) < 0)
			reader_problem(r, "'%s' is no window such as "
			    "\"2026-02-16..2026-03-03\"", raw->dates[i]);
}

#define AT(member) offsetof(struct raw, is.member)

static const struct reader_key season_keys[] = {
	{ .name = "name", .read = reader_word, .max = NAME_MAX_LEN,
	  .offset = AT(name) },
	{ .name = "from", .read = reader_text, .is_optional = 1,
	  .max = DAY_LEN, .offset = AT(from) },
	{ .name = "to", .read = reader_text, .is_optional = 1,
	  .max = DAY_LEN, .offset = AT(to) },
	{ .name = "dates", .read = readlist_texts, .is_optional = 1,
	  .offset = offsetof(struct raw, dates),
	  .count = offsetof(struct raw, ndates) },
	{ .name = "categories", .read = readlist_words, .min = 1,
	  .offset = AT(categories), .count = AT(ncategories) },
	{ .name = "lead", .read = reader_span, .max = DAY_MAX_S,
	  .offset = AT(lead_s) },
	{ .name = "unit", .read = reader_word, .is_optional = 1,
	  .offset = AT(unit) },
	{ .name = "action", .read = reader_text, .max = ACTION_MAX_LEN,
	  .offset = AT(action) },
	READER_NOTE, READER_END
};
#undef AT

/* --- the numbers of the other kinds -------------------------------------- */

#define AT(member) offsetof(struct seasons, member)
#define NUMBER(key, member, low, high) \
	{ .name = key, .read = reader_int, .min = low, .max = high, \
	  .offset = AT(member) }
#define SPAN(key, member) \
	{ .name = key, .read = reader_span, .min = DATE_DAY_S, \
	  .max = DAY_MAX_S, .offset = AT(member) }
#define ACTION(member) \
	{ .name = "action", .read = reader_text, .max = ACTION_MAX_LEN, \
	  .offset = AT(member) }

static const struct reader_key learned_keys[] = {
	NUMBER("years", learned.years, 2, 20),
	NUMBER("rise_percent", learned.rise_percent, 110, 1000),
	NUMBER("least", learned.least, 1, 100000),
	NUMBER("longest_weeks", learned.longest, 2, 40),
	SPAN("lead", learned.lead_s), ACTION(learned.action),
	READER_NOTE, READER_END
};

static const struct reader_key chronic_keys[] = {
	NUMBER("returns", chronic.returns, 1, 1000),
	NUMBER("months", chronic.months, 1, 12),
	NUMBER("times_percent", chronic.times_percent, 100, 10000),
	SPAN("within", chronic.within_s), SPAN("ahead", chronic.ahead_s),
	SPAN("lead", chronic.lead_s), ACTION(chronic.action),
	READER_NOTE, READER_END
};

static const struct reader_key spread_keys[] = {
	{ .name = "categories", .read = readlist_words,
	  .offset = AT(spread.categories), .count = AT(spread.ncategories) },
	SPAN("within", spread.within_s), SPAN("ahead", spread.ahead_s),
	SPAN("lead", spread.lead_s), ACTION(spread.action),
	READER_NOTE, READER_END
};

static const struct reader_key concentrated_keys[] = {
	NUMBER("demands", concentrated.demands, 2, 1000),
	NUMBER("callers", concentrated.callers, 1, 1000),
	SPAN("within", concentrated.within_s),
	SPAN("ahead", concentrated.ahead_s),
	SPAN("lead", concentrated.lead_s), ACTION(concentrated.action),
	READER_NOTE, READER_END
};

static const struct reader_key alerts_keys[] = {
	NUMBER("longest_days", alerts.longest, 1, 28),
	NUMBER("base_days", alerts.base, 28, 364),
	NUMBER("least", alerts.least, 2, 1000),
	NUMBER("false_permille_a_month", alerts.false_permille, 1, 30000),
	READER_NOTE, READER_END
};

static const struct reader_key seasons_keys[] = {
	{ .name = "season", .read = reader_format, .max = FORMAT },
	{ .name = "name", .read = reader_text, .max = NAME_MAX_LEN,
	  .offset = AT(name) },
	{ .name = "version", .read = reader_text, .max = NAME_MAX_LEN,
	  .offset = AT(version) },
	SPAN("horizon", horizon_s),
	{ .name = "learned", .read = reader_group, .keys = learned_keys },
	{ .name = "chronic", .read = reader_group, .keys = chronic_keys },
	{ .name = "spread", .read = reader_group, .keys = spread_keys },
	{ .name = "concentrated", .read = reader_group,
	  .keys = concentrated_keys },
	{ .name = "alerts", .read = reader_group, .keys = alerts_keys },
	READER_NOTE, READER_END
};
#undef AT

static void
read_seasons(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	struct file *f = r->context;

	(void)object;
	readlist_objects(r, j, k, f);
}

static const struct reader_key list_key = {
	.name = "seasons", .read = read_seasons, .keys = season_keys,
	.check = check_season, .size = sizeof(struct raw),
	.offset = offsetof(struct file, seasons),
	.count = offsetof(struct file, nseasons)
};

/* --- the whole ----------------------------------------------------------- */

static void
keep_seasons(struct file *f)
{
	struct seasons *s = f->made;
	size_t i, k;

	s->of = mem_array(f->nseasons + 1, sizeof(*s->of));
	for (i = 0; i < f->nseasons; i++) {
		s->of[i] = f->seasons[i].is;
		for (k = 0; k < f->seasons[i].ndates; k++)
			free(f->seasons[i].dates[k]);
		free(f->seasons[i].dates);
	}
	s->n = f->nseasons;
	free(f->seasons);
}

struct seasons *
seasons_parse(const char *text, size_t len, struct words *w,
    struct buf *problems, struct err *e)
{
	struct reader_key keys[sizeof(seasons_keys) / sizeof(seasons_keys[0]) +
	    1];
	struct jx *root = jx_parse(text, len, e);
	struct file f = { 0 };
	struct reader r;

	if (root == NULL) {
		jxwords_explain(e, text, len);
		return NULL;
	}
	keys[0] = list_key;
	memcpy(keys + 1, seasons_keys, sizeof(seasons_keys));
	f.made = mem_array(1, sizeof(*f.made));
	reader_init(&r, w, problems);
	r.context = &f;
	reader_object(&r, root, keys, NULL, f.made);
	keep_seasons(&f);
	if (reader_end(&r, e) < 0) {
		seasons_free(f.made);
		f.made = NULL;
	}
	jx_free(root);
	return f.made;
}

struct seasons *
seasons_load(const char *path, struct words *w, struct buf *problems,
    struct err *e)
{
	struct buf text = BUF_INIT;
	struct seasons *s = NULL;

	if (io_read_file(&text, path, SEASON_MAX_BYTES, e) == 0)
		s = seasons_parse(text.data, text.len, w, problems, e);
	if (s == NULL)
		err_prefix(e, "seasons '%s'", path);
	buf_release(&text);
	return s;
}

void
seasons_free(struct seasons *s)
{
	size_t i;

	if (s == NULL)
		return;
	for (i = 0; i < s->n; i++) {
		free(s->of[i].categories);
		free(s->of[i].action);
		free(s->of[i].dates);
		free(s->of[i].from);
		free(s->of[i].to);
	}
	free(s->of);
	free(s->learned.action);
	free(s->chronic.action);
	free(s->spread.categories);
	free(s->spread.action);
	free(s->concentrated.action);
	free(s->name);
	free(s->version);
	free(s);
}

/* --- windows ------------------------------------------------------------- */

/* 29 February is the 28th in most years. */
static int64_t
day_in(int year, int month, int dom)
{
	struct date d = { year, month, dom };

	if (d.day > date_month_days(year, month))
		d.day = date_month_days(year, month);
	return date_to_day(&d);
}

int
seasons_window_in(const struct season *s, int year, struct season_window *w)
{
	size_t i;
	int wraps;

	for (i = 0; i < s->ndates; i++)
		if (date_from_day(s->dates[i].from_day).year == year) {
			*w = s->dates[i];
			return 1;
		}
	if (s->from_month == 0)
		return 0;
	wraps = s->to_month < s->from_month ||
	    (s->to_month == s->from_month && s->to_dom < s->from_dom);
	w->from_day = day_in(year, s->from_month, s->from_dom);
	w->to_day = day_in(year + wraps, s->to_month, s->to_dom);
	return 1;
}

int
seasons_next(const struct season *s, int64_t day, struct season_window *w)
{
	int year = date_from_day(day).year, i;

	for (i = 0; i <= 1; i++)
		if (seasons_window_in(s, year + i, w) && w->from_day > day)
			return 1;
	return 0;
}

int
seasons_has(const int64_t *categories, size_t n, int64_t path,
    const struct words *w)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (policy_path_is_in(path, categories[i], w))
			return 1;
	return 0;
}
