#include "ahead/item.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "hash/digest.h"
#include "rule/route.h"
#include "stat/chance.h"
#include "time/date.h"

#define TAIL 0.1		/* beyond each end of an interval of 80 % */
#define NUMBER_BYTES 6		/* of the digest in an item's number */

static const char *const kind_names[AHEAD_KINDS] = {
	"season", "chronic", "spread", "concentrated"
};

const char *
item_kind_name(enum ahead_kind k)
{
	return kind_names[k];
}

int
item_kind_find(const char *s, size_t len, enum ahead_kind *k)
{
	int i;

	for (i = 0; i < AHEAD_KINDS; i++)
		if (strlen(kind_names[i]) == len &&
		    memcmp(kind_names[i], s, len) == 0) {
			*k = (enum ahead_kind)i;
			return 0;
		}
	return -1;
}

int64_t
item_days(int64_t seconds)
{
	return seconds / DATE_DAY_S;
}

struct ahead_item *
item_list_add(struct ahead_list *l, enum ahead_kind kind)
{
	struct ahead_item *i;

	mem_grow(&l->of, l->n, &l->cap, sizeof(*l->of));
	i = &l->of[l->n++];
	memset(i, 0, sizeof(*i));
	i->kind = kind;
	i->category = i->community = i->site = NUM_NONE;
	i->season = i->unit = NUM_NONE;
	buf_init(&i->why);
	return i;
}

void
item_list_release(struct ahead_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		buf_release(&l->of[i].why);
	free(l->of);
	memset(l, 0, sizeof(*l));
}

void
item_expect(struct ahead_item *i, double mean, double variance)
{
	i->mean = mean;
	i->lo = chance_quantile(mean, variance, TAIL);
	i->hi = chance_quantile(mean, variance, 1 - TAIL);
}

/* --- who and which ------------------------------------------------------- */

/* Who leads such cases, unless the season says. */
static void
set_unit(struct ahead_item *i, const struct ahead *a)
{
	struct route_case route = { .text = "", .day = a->today };
	struct route_answer answer;
	struct record r;

	if (i->unit != NUM_NONE)
		return;
	record_init(&r);
	r.m[M_CATEGORY] = i->category;
	r.m[M_COMMUNITY] = i->community;
	r.m[M_SITE] = i->site;
	route.r = &r;
	route_find(&answer, &route, a->policy, a->words);
	i->unit = answer.lead;
}

static void
put_word(struct buf *b, const struct ahead *a, int64_t word)
{
	buf_puts(b, words_text(a->words, word));
	buf_putc(b, '\n');
}

/*
 * By kind, place and season, so that the list of next week and that of
 * another machine have the same number for the same thing. The season is the
 * month in which the demands begin; of what has none, the quarter of a year,
 * of clusters the month of the list.
 */
static void
set_number(struct ahead_item *i, const struct ahead *a, struct digest *d)
{
	int64_t day = i->kind == AHEAD_SEASON ? i->from_day : a->today;
	struct date date = date_from_day(day);
	unsigned char hash[DIGEST_LEN];
	char hex[DIGEST_HEX];
	struct buf b = BUF_INIT;

	if (i->kind == AHEAD_CHRONIC || i->kind == AHEAD_SPREAD)
		date.month = (date.month - 1) / 3 * 3 + 1;
	buf_printf(&b, "%s\n", kind_names[i->kind]);
	put_word(&b, a, i->category);
	put_word(&b, a, i->community);
	put_word(&b, a, i->site);
	put_word(&b, a, i->season);
	digest_of(d, b.data, b.len, hash);
	digest_to_hex(hash, NUMBER_BYTES, hex);
	buf_reset(&b);
	buf_printf(&b, "%s%04d%02d%s", kind_names[i->kind], date.year,
	    date.month, hex);
	if (b.len >= sizeof(i->no))
		BUG("a number too long");
	memcpy(i->no, b.data, b.len + 1);
	buf_release(&b);
}

/* --- order --------------------------------------------------------------- */

static int
compare(const void *pa, const void *pb)
{
	const struct ahead_item *a = pa, *b = pb;

	if (a->lo != b->lo)
		return a->lo > b->lo ? -1 : 1;
	if (a->mean != b->mean)
		return a->mean > b->mean ? -1 : 1;
	return strcmp(a->no, b->no);
}

void
item_list_make(struct ahead_list *l, const struct ahead *a,
    const struct assets *assets, unsigned kinds)
{
	struct digest *d = digest_new();
	size_t i;

	memset(l, 0, sizeof(*l));
	if ((kinds & 1u << AHEAD_SEASON) != 0)
		recurring_list(l, a);
	if ((kinds & 1u << AHEAD_CHRONIC) != 0)
		chronic_list(l, a);
	if ((kinds & 1u << AHEAD_SPREAD) != 0 && assets != NULL)
		spread_list(l, a, assets);
	if ((kinds & 1u << AHEAD_CONCENTRATED) != 0)
		concentrated_list(l, a);
	for (i = 0; i < l->n; i++) {
		l->of[i].is_short = ahead_years(a) <
		    a->seasons->learned.years;
		if (l->of[i].before_day < a->today)
			l->of[i].before_day = a->today;
		set_unit(&l->of[i], a);
		set_number(&l->of[i], a, d);
	}
	digest_free(d);
	if (l->n > 1)
		qsort(l->of, l->n, sizeof(*l->of), compare);
}
