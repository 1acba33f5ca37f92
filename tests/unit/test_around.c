/*
 * What stands around a case: bursts of acts, places that call again, results
 * from a drawer. Each is held against the plain way of asking the same, over
 * random acts, cases and texts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "gen/gen_rng.h"
#include "signal/bursts.h"
#include "signal/drawer.h"
#include "signal/places.h"
#include "tap.h"
#include "text/alike.h"

#define ACTS 60
#define ROUNDS 300

/* --- bursts --------------------------------------------------------------- */

struct plain { int64_t actor, at; };

/* Some count of one person's lie within so long, this one among them. */
static int
is_of_burst(const struct plain *acts, size_t n, size_t i, int count,
    int64_t within)
{
	size_t first, k;
	int near;

	for (first = 0; first < n; first++) {
		near = 0;
		for (k = 0; k < n; k++)
			near += acts[k].actor == acts[i].actor &&
			    acts[k].at >= acts[first].at &&
			    acts[k].at - acts[first].at <= within;
		if (near >= count && acts[i].at >= acts[first].at &&
		    acts[i].at - acts[first].at <= within)
			return 1;
	}
	return 0;
}

static int
agrees(struct rng *r)
{
	struct bursts *b = bursts_new();
	struct plain acts[ACTS];
	size_t i, n = (size_t)rng_below(r, ACTS + 1);
	int count = rng_between(r, 1, 6), good = 1;
	int64_t within = rng_between(r, 0, 40);

	for (i = 0; i < n; i++) {
		acts[i].actor = rng_below(r, 3);
		acts[i].at = rng_below(r, 200);
		bursts_add(b, acts[i].actor, acts[i].at);
	}
	bursts_find(b, count, within);
	for (i = 0; i < n; i++)
		good &= bursts_have(b, acts[i].actor, acts[i].at) ==
		    is_of_burst(acts, n, i, count, within);
	good &= !bursts_have(b, 9, 100);
	bursts_free(b);
	return good;
}

static void
test_bursts(void)
{
	struct bursts *b = bursts_new();
	struct rng r = rng_of(1, 1);
	int i, good = 0;

	bursts_find(b, 2, 10);
	OK(!bursts_have(b, 1, 5), "none of nothing");
	OK_INT(bursts_actors(b, 0), 0, "nobody");
	bursts_add(b, 1, 0);
	bursts_add(b, 1, 10);
	bursts_add(b, 2, 5);
	bursts_find(b, 2, 10);
	OK(bursts_have(b, 1, 0) && bursts_have(b, 1, 10),
	    "two within so long, both ends included");
	OK(!bursts_have(b, 2, 5), "another's is not of it");
	OK_INT(bursts_actors(b, 0), 2, "two people");
	OK_INT(bursts_actors(b, 1), 1, "one of them has a burst");
	bursts_free(b);
	bursts_free(NULL);
	for (i = 0; i < ROUNDS; i++)
		good += agrees(&r);
	OK_INT(good, ROUNDS, "random acts: as counted one by one");
}

/* --- places --------------------------------------------------------------- */

static struct record
stay(int64_t key, int64_t site, int64_t category, int64_t at)
{
	struct record r;

	record_init(&r);
	r.key = key;
	r.m[M_SITE] = site;
	r.m[M_CATEGORY] = category;
	r.m[M_RECEIVED_AT] = at;
	return r;
}

static void
test_places(void)
{
	struct places *p = places_new();
	struct record first = stay(1, 7, 3, 100), nowhere = stay(2, NUM_NONE,
	    3, 150), other = stay(3, 7, 4, 150), again = stay(4, 7, 3, 200);

	OK(!places_has_after(p, &first, 100, 1000), "no case at all");
	places_add(p, &first);
	places_add(p, &nowhere);
	places_add(p, &other);
	OK(!places_has_after(p, &first, 50, 1000),
	    "itself, another matter, a case of no place: none");
	OK(!places_has_after(p, &nowhere, 0, 1000),
	    "what has no place does not come back to it");
	places_add(p, &again);
	OK(places_has_after(p, &first, 150, 50), "it came back in time");
	OK(!places_has_after(p, &first, 150, 49), "not so soon");
	OK(!places_has_after(p, &first, 200, 1000),
	    "nor after the instant itself");
	OK(!places_has_after(p, &again, 200, 1000), "the last does not");
	places_free(p);
	places_free(NULL);
}

/* --- the drawer ------------------------------------------------------------ */

static int
put(struct drawer *d, int64_t owner, const char *s)
{
	return drawer_put(d, owner, s, strlen(s), 90);
}

static void
test_drawer(void)
{
	static const char done[] = "当天清走摊位五个，劝离经营者，现场拍照";
	struct drawer *d = drawer_new();

	OK(!put(d, 1, done), "the first is like none");
	OK(!put(d, 2, done), "another unit may say the same");
	OK(put(d, 1, "当天清走摊位五个，劝离经营者；现场拍照！１２"),
	    "stops and digits make no difference");
	OK(!put(d, 1, "夜市已劝散，路面由环卫冲洗，次晚再查"),
	    "other words do");
	OK(!put(d, 1, "") && !put(d, 1, "") && !put(d, 1, "。"),
	    "no words are like none");
	drawer_free(d);
	drawer_free(NULL);
}

/* A text of a few characters that repeat, so that many are nearly alike. */
static void
make_text(struct buf *b, struct rng *r)
{
	static const char *const parts[] = { "清运", "杂物", "，", "拍照",
		"5", "Ａ", "巡查", "a", "已", "\x80", "劝离" };
	int n = rng_below(r, 24);

	buf_reset(b);
	while (n-- > 0)
		buf_puts(b, parts[rng_below(r, 11)]);
}

/* What rules pairs out rules out none that is alike. */
static void
test_sketch(void)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct alike_sketch x, y;
	struct rng r = rng_of(2, 2);
	int i, bound = 0, close = 0, percent;

	for (i = 0; i < 2000; i++) {
		make_text(&a, &r);
		make_text(&b, &r);
		alike_sketch(&x, a.data, a.len);
		alike_sketch(&y, b.data, b.len);
		percent = alike_percent(a.data, a.len, b.data, b.len);
		bound += alike_may_be(&x, &y) >= percent;
		close += alike_may_be(&x, &y) - percent <= 10;
	}
	OK_INT(bound, 2000, "at least as alike as they are");
	OK(close > 1800, "and seldom much more");
	alike_sketch(&x, a.data, a.len);
	OK_INT(alike_may_be(&x, &x), x.pairs > 0 ? 100 : 0, "like itself");
	buf_release(&a);
	buf_release(&b);
}

int
main(void)
{
	test_bursts();
	test_places();
	test_drawer();
	test_sketch();
	return DONE();
}
