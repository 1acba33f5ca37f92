#include "stat/ratio.h"
#include "tap.h"

static const struct {
	struct ratio r;
	int scale, places;
	const char *want;
} prints[] = {
	/* the golden vector of DESIGN.md section 6 */
	{ { 198, 200 }, 100, 1, "99.0" },
	{ { 176, 200 }, 100, 1, "88.0" },
	{ { 1500 + 9 * 30, 2000 }, 100, 1, "88.5" },
	{ { 8933, 10000 }, 100, 1, "89.3" },
	{ { 905, 1010 }, 100, 1, "89.6" },
	{ { 0, 0 }, 100, 1, "—" }, { { 5, 0 }, 1, 0, "—" },
	{ { 0, 7 }, 100, 1, "0.0" }, { { 0, 7 }, 100, 0, "0" },
	{ { 7, 7 }, 100, 0, "100" }, { { 1, 2 }, 1, 0, "1" },
	{ { 1, 3 }, 1, 6, "0.333333" }, { { 2, 3 }, 1, 6, "0.666667" },
	{ { 1, 2000 }, 100, 1, "0.1" }, { { 1, 2001 }, 100, 1, "0.0" },
	{ { 9995, 10000 }, 100, 1, "100.0" }, { { 1, 8 }, 1, 2, "0.13" },
	{ { INT64_MAX, 1 }, 100, 6, "922337203685477580700.000000" },
	{ { INT64_MAX, INT64_MAX }, 100, 1, "100.0" },
};

static const struct {
	struct ratio a, b;
	int want;
} orders[] = {
	{ { 8934, 10000 }, { 8926, 10000 }, 1 },	/* both print 89.3 */
	{ { 1, 2 }, { 2, 4 }, 0 }, { { 0, 5 }, { 0, 9 }, 0 },
	{ { 1, 3 }, { 1, 2 }, -1 },
	{ { INT64_MAX - 1, INT64_MAX }, { INT64_MAX, INT64_MAX }, -1 },
	{ { INT64_MAX, 1 }, { INT64_MAX, 2 }, 1 },
};

static const struct {
	struct ratio was, is;
	const char *want;
} changes[] = {
	{ { 880, 1000 }, { 893, 1000 }, "+1.3" },
	{ { 893, 1000 }, { 880, 1000 }, "-1.3" },
	{ { 1, 3 }, { 1, 3 }, "0.0" }, { { 1, 2 }, { 2, 4 }, "0.0" },
	{ { 10000, 30000 }, { 10001, 30000 }, "0.0" },
	{ { 0, 2000 }, { 1, 2000 }, "+0.1" }, { { 1, 2000 }, { 0, 9 }, "-0.1" },
	{ { 0, 0 }, { 1, 2 }, "—" }, { { 1, 2 }, { 0, 0 }, "—" },
};

int
main(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(prints) / sizeof(prints[0]); i++) {
		buf_reset(&b);
		buf_puts(&b, "率");
		ratio_put(&b, prints[i].r, prints[i].scale,
		    prints[i].places);
		OK_TEXT(b.data + 3, prints[i].want, prints[i].want);
	}
	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		OK_INT(ratio_cmp(orders[i].a, orders[i].b), orders[i].want,
		    "an order");
		OK_INT(ratio_cmp(orders[i].b, orders[i].a), -orders[i].want,
		    "and the other way round");
	}
	for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buf_reset(&b);
		ratio_put_change(&b, changes[i].was, changes[i].is, 100, 1);
		OK_TEXT(b.data, changes[i].want, "change");
	}
	OK_INT(ratio_round((struct ratio){ 2, 3 }, 1000), 667, "rounded");
	OK_INT(ratio_round((struct ratio){ 1, 2000 }, 1000), 1, "half up");
	buf_release(&b);
	return DONE();
}
