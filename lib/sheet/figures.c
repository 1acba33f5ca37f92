#include "sheet/figures.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "hash/digest.h"
#include "time/date.h"

/* The groups of numbers, each an object in the JSON. */
struct number {
	const char *name;
	size_t offset;		/* within its struct */
};

#define FIGURE(member) { #member, offsetof(struct figures, member) }
#define BLOCK(text, i) { text, offsetof(struct figures, blocks) + \
	(i) * sizeof(int64_t) }
#define COUNT(member) { #member, offsetof(struct rates_count, member) }

static const struct number volume[] = {
	FIGURE(received), FIGURE(lead), FIGURE(assist), FIGURE(forward),
	FIGURE(open), { NULL, 0 }
};

static const struct number blocks[] = {
	BLOCK("new", DAILY_NEW), BLOCK("soon", DAILY_SOON),
	BLOCK("overdue", DAILY_OVERDUE), BLOCK("urgent", DAILY_URGENT),
	BLOCK("returns", DAILY_RETURNS), BLOCK("negative", DAILY_NEGATIVE),
	BLOCK("closings", DAILY_CLOSINGS), { NULL, 0 }
};

static const struct number counts[] = {
	COUNT(received), COUNT(listed), COUNT(valid), COUNT(contacted),
	COUNT(solved), COUNT(satisfied), COUNT(basic),
	COUNT(contact_unknown), COUNT(solve_unknown), COUNT(by_answer),
	COUNT(excluded), { NULL, 0 }
};

static const char *const sources[] = { "city", "own" };
static const char *const accounts[] = { "full", "net" };

const char *
figures_block_name(enum daily_block block)
{
	return blocks[block].name;
}

static int64_t
get(const void *object, const struct number *n)
{
	int64_t value;

	memcpy(&value, (const char *)object + n->offset, sizeof(value));
	return value;
}

static void
set(void *object, const struct number *n, int64_t value)
{
	memcpy((char *)object + n->offset, &value, sizeof(value));
}

static void
put_numbers(struct buf *b, const struct number *n, const void *object)
{
	for (; n->name != NULL; n++) {
		jsonout_key(b, n->name);
		jsonout_int(b, get(object, n));
	}
}

static void
put_group(struct buf *b, const char *key, const struct number *n,
    const struct figures *f)
{
	jsonout_key(b, key);
	jsonout_open(b, '{');
	put_numbers(b, n, f);
	jsonout_close(b, '}');
}

static void
put_rate(struct buf *b, const char *key, struct ratio r, int scale)
{
	struct buf text = BUF_INIT;

	ratio_put(&text, r, scale, 1);
	jsonout_key(b, key);
	jsonout_text(b, text.data, text.len);
	buf_release(&text);
}

static void
put_account(struct buf *b, const struct rates_count *c,
    const struct policy *p)
{
	struct rates_figures f;

	rates_figure(&f, c, p);
	jsonout_open(b, '{');
	put_numbers(b, counts, c);
	put_rate(b, "response_rate", f.response, 100);
	put_rate(b, "solve_rate", f.solve, 100);
	put_rate(b, "satisfaction_rate", f.satisfaction, 100);
	put_rate(b, "score", f.score, 1);
	jsonout_close(b, '}');
}

void
figures_put_accounts(struct buf *b, const struct rates_count counted[2][2],
    const struct policy *p)
{
	int s, a;

	for (s = 0; s < 2; s++) {
		jsonout_key(b, sources[s]);
		jsonout_open(b, '{');
		for (a = 0; a < 2; a++) {
			jsonout_key(b, accounts[a]);
			put_account(b, &counted[s][a], p);
		}
		jsonout_close(b, '}');
	}
}

static void
put_rates(struct buf *b, const struct figures *f, const struct policy *p)
{
	jsonout_key(b, "rates");
	jsonout_open(b, '{');
	jsonout_key(b, "from");
	jsonout_time(b, f->from_at);
	jsonout_key(b, "to");
	jsonout_time(b, f->to_at);
	figures_put_accounts(b, f->rates, p);
	jsonout_close(b, '}');
}

void
figures_put_policy(struct buf *b, const struct policy *p,
    const struct words *w)
{
	char hex[DIGEST_HEX];

	digest_to_hex(p->digest, DIGEST_LEN, hex);
	jsonout_key(b, "policy");
	jsonout_open(b, '{');
	jsonout_key(b, "name");
	jsonout_texts(b, words_text(w, p->name));
	jsonout_key(b, "version");
	jsonout_texts(b, words_text(w, p->version));
	jsonout_key(b, "digest");
	jsonout_texts(b, hex);
	jsonout_close(b, '}');
}

static void
put_coverage(struct buf *b, const struct figures *f)
{
	jsonout_key(b, "coverage");
	jsonout_open(b, '{');
	jsonout_key(b, "exported_at");
	jsonout_time(b, f->exported_at);
	jsonout_key(b, "latest_at");
	jsonout_time(b, f->latest_at);
	jsonout_close(b, '}');
}

void
figures_put(struct buf *b, const struct figures *f, const struct policy *p,
    const struct words *w)
{
	struct buf day = BUF_INIT;

	date_put_day(&day, f->day);
	jsonout_open(b, '{');
	jsonout_key(b, "day");
	jsonout_texts(b, day.data);
	put_group(b, "volume", volume, f);
	put_group(b, "blocks", blocks, f);
	put_rates(b, f, p);
	figures_put_policy(b, p, w);
	put_coverage(b, f);
	jsonout_close(b, '}');
	buf_release(&day);
}

static void
read_numbers(const struct jx *j, const struct number *n, void *object)
{
	int64_t value;

	for (; n->name != NULL; n++) {
		value = jx_int(jx_get(j, n->name));
		set(object, n, value == NUM_NONE ? 0 : value);
	}
}

static int64_t
read_time(const struct jx *j, const char *path)
{
	struct err ignored = ERR_INIT;
	size_t len;
	const char *s = jx_text(jx_path(j, path), &len);
	int64_t at;

	if (s == NULL || date_parse_at(s, len, &at, &ignored) < 0)
		return NUM_NONE;
	return at;
}

static void
read_rates(struct figures *f, const struct jx *j)
{
	const struct jx *of;
	int s, a;

	f->from_at = read_time(j, "rates.from");
	f->to_at = read_time(j, "rates.to");
	for (s = 0; s < 2; s++) {
		of = jx_get(jx_get(j, "rates"), sources[s]);
		for (a = 0; a < 2; a++)
			read_numbers(jx_get(of, accounts[a]), counts,
			    &f->rates[s][a]);
	}
}

int
figures_read(struct figures *f, const char *json, size_t len, struct err *e)
{
	struct jx *j = jx_parse(json, len, e);
	struct err ignored = ERR_INIT;
	const char *day;
	size_t n;

	if (j == NULL)
		return err_prefix(e, "signed figures");
	memset(f, 0, sizeof(*f));
	day = jx_text(jx_get(j, "day"), &n);
	if (day == NULL || date_parse_day(day, n, &f->day, &ignored) < 0)
		f->day = NUM_NONE;
	read_numbers(jx_get(j, "volume"), volume, f);
	read_numbers(jx_get(j, "blocks"), blocks, f);
	read_rates(f, j);
	f->exported_at = read_time(j, "coverage.exported_at");
	f->latest_at = read_time(j, "coverage.latest_at");
	jx_free(j);
	return 0;
}

/* --- comparing ---------------------------------------------------------- */

static int
put_difference(struct buf *b, const char *group, const struct number *n,
    const void *was, const void *is)
{
	int found = 0;

	for (; n->name != NULL; n++) {
		if (get(was, n) == get(is, n))
			continue;
		buf_printf(b, "%s%s%s %lld -> %lld", b->len > 0 ? ", " : "",
		    group, n->name, (long long)get(was, n),
		    (long long)get(is, n));
		found++;
	}
	return found;
}

int
figures_put_differences(struct buf *b, const struct figures *was,
    const struct figures *is)
{
	struct buf group = BUF_INIT;
	int found = 0, s, a;

	found += put_difference(b, "volume.", volume, was, is);
	found += put_difference(b, "blocks.", blocks, was, is);
	for (s = 0; s < 2; s++) {
		for (a = 0; a < 2; a++) {
			buf_reset(&group);
			buf_printf(&group, "rates.%s.%s.", sources[s],
			    accounts[a]);
			found += put_difference(b, group.data, counts,
			    &was->rates[s][a], &is->rates[s][a]);
		}
	}
	buf_release(&group);
	return found;
}

/* --- the table ---------------------------------------------------------- */

static void
put_columns(struct grid *g)
{
	grid_column(g, "source", lang_sheet("revisit of"));
	grid_column(g, "account", lang_sheet("account"));
	grid_leads(g);
	grid_column_right(g, "response_rate", lang_sheet("response rate"));
	grid_column_right(g, "solve_rate", lang_sheet("solve rate"));
	grid_column_right(g, "satisfaction_rate",
	    lang_sheet("satisfaction rate"));
	grid_column_right(g, "score", lang_sheet("score"));
	grid_column_right(g, "received", lang_sheet("cases counted"));
	grid_column_right(g, "listed", lang_sheet("to be revisited"));
	grid_column_right(g, "valid", lang_sheet("valid revisits"));
	grid_column_right(g, "coverage", lang_sheet("revisit coverage"));
	grid_column_right(g, "contacted", lang_sheet("contacted"));
	grid_column_right(g, "solved", lang_sheet("solved"));
	grid_column_right(g, "satisfied", lang_sheet("satisfied"));
	grid_column_right(g, "basic", lang_sheet("basically satisfied"));
	grid_column_right(g, "excluded", lang_sheet("cases excluded"));
}

static void
put_row(struct grid *g, const struct rates_count *c, const struct policy *p)
{
	struct ratio coverage = { c->valid, c->listed };
	struct rates_figures f;

	rates_figure(&f, c, p);
	grid_ratio(g, f.response, 100);
	grid_ratio(g, f.solve, 100);
	grid_ratio(g, f.satisfaction, 100);
	grid_ratio(g, f.score, 1);
	grid_int(g, c->received);
	grid_int(g, c->listed);
	grid_int(g, c->valid);
	grid_ratio(g, coverage, 100);
	grid_int(g, c->contacted);
	grid_int(g, c->solved);
	grid_int(g, c->satisfied);
	grid_int(g, c->basic);
	grid_int(g, c->excluded);
}

void
figures_grid(struct grid *g, const struct rates_count counted[2][2],
    const struct policy *p)
{
	int s, a;

	put_columns(g);
	for (s = 0; s < 2; s++) {
		for (a = 0; a < 2; a++) {
			grid_row(g);
			grid_text(g, s == RATES_CITY ?
			    lang_sheet("the city") : lang_sheet("the office"));
			grid_text(g, a == RATES_FULL ? lang_sheet("full") :
			    lang_sheet("net"));
			put_row(g, &counted[s][a], p);
		}
	}
}
