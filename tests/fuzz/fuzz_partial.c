/*
 * Partials. Whatever the bytes: shards are added up or refused with a reason;
 * what was added up can be printed again and read back as the same sums.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "measure/partial.h"
#include "measure/partialout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct policy policy;	/* has no units, all answers unknown */

/* Every line to the end, or the first that is refused. */
static int
read_lines(struct partial *p, const char *s, size_t len)
{
	const char *end = s + len, *stop;
	struct err e = ERR_INIT;

	for (; s < end; s = stop + 1) {
		stop = memchr(s, '\n', (size_t)(end - s));
		stop = stop != NULL ? stop : end;
		if (partial_line(p, s, (size_t)(stop - s), &e) < 0) {
			if (e.text[0] == '\0')
				abort();
			return -1;
		}
	}
	return partial_file_end(p, &e);
}

static struct rates *
sum_of(const struct partial *p, struct words *w)
{
	const struct partial_end *end = partial_common(p);
	struct rates *r = rates_new(&policy, w, end->by, &end->period);

	partial_sum(p, r);
	return r;
}

static void
check(const struct partial *p, struct words *w)
{
	struct partial *again = partial_new(w);
	struct rates *r = sum_of(p, w), *back;
	struct buf one = BUF_INIT, two = BUF_INIT;

	partialout_put(&one, r, "sum", partial_common(p));
	if (read_lines(again, one.data, one.len) < 0)
		abort();
	back = sum_of(again, w);
	partialout_put(&two, back, "sum", partial_common(again));
	if (one.len != two.len || memcmp(one.data, two.data, one.len) != 0)
		abort();
	buf_release(&one);
	buf_release(&two);
	rates_free(back);
	rates_free(r);
	partial_free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct words *w = words_new();
	struct partial *p = partial_new(w);

	policy.basic_weight.den = 1;
	if (read_lines(p, (const char *)data, size) == 0 &&
	    partial_common(p) != NULL)
		check(p, w);
	partial_free(p);
	words_free(w);
	return 0;
}
