/* The grams of a text: one spelling, and stretch after stretch of it. */
#include <stdio.h>
#include <string.h>

#include "learn/grams.h"
#include "tap.h"

static char said[256];

#define SAY(condition, ...) \
	(snprintf(said, sizeof(said), __VA_ARGS__), OK(condition, said))

static void
list_grams(void *arg, const struct grams_stretch *s)
{
	struct buf *b = arg;
	size_t i;

	for (i = 0; i < s->n; i++) {
		buf_puts(b, grams_space_of(grams_single(s, i)) == GRAMS_TAIL ?
		    " <" : " ");
		grams_put(b, grams_single(s, i));
		if (grams_pair(s, i) != 0) {
			buf_putc(b, ' ');
			grams_put(b, grams_pair(s, i));
		}
	}
}

static const struct {
	const char *text, *want;
	unsigned tail;
} spelled[] = {
	{ "", "", 0 },
	{ "水", " 水", 0 },
	{ "漏水", " 漏 水 漏水", 0 },
	{ "Ａb", " a b ab", 0 },
	{ "１２34号", " 0 号 0号", 0 },
	{ "a \t　b", " a   a  b  b", 0 },
	{ " a", " a", 0 },
	{ "漏水", " 漏 水 漏水 <水", 1 },
	{ "\xf0\xa0\x80\x80", " \xef\xbf\xbd", 0 },
	{ "\xff", " \xef\xbf\xbd", 0 },
	/* U+3FFF, U+4000, U+CFFF, U+D000: those that are decoded in place */
	{ "\xe3\xbf\xbf", " \xe3\xbf\xbf", 0 },
	{ "\xe4\x80\x80", " \xe4\x80\x80", 0 },
	{ "\xec\xbf\xbf", " \xec\xbf\xbf", 0 },
	{ "\xed\x80\x80", " \xed\x80\x80", 0 },
	/* cut, and with a byte that is no tail */
	{ "\xe4", " \xef\xbf\xbd", 0 },
	{ "\xe4\xb8", " \xef\xbf\xbd \xef\xbf\xbd "
	    "\xef\xbf\xbd\xef\xbf\xbd", 0 },
	{ "\xe4zz", " \xef\xbf\xbd z \xef\xbf\xbdz z zz", 0 },
	{ "\xe4\xb8z", " \xef\xbf\xbd \xef\xbf\xbd "
	    "\xef\xbf\xbd\xef\xbf\xbd z \xef\xbf\xbdz", 0 },
};

static void
test_grams(void)
{
	struct grams_form form = { .weight = { 1 }, .nfields = 1 };
	struct grams_text t;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(spelled) / sizeof(spelled[0]); i++) {
		t.s = spelled[i].text;
		t.len = strlen(t.s);
		form.tail = spelled[i].tail;
		buf_reset(&b);
		grams_each(&form, &t, 1, list_grams, &b);
		OK_TEXT(b.data, spelled[i].want, spelled[i].text);
	}
	buf_release(&b);
}

/* However long a text is, a stretch more or less: pairs go on across. */
struct tally { size_t singles, pairs; };

static void
count_grams(void *arg, const struct grams_stretch *s)
{
	struct tally *n = arg;
	size_t i;

	for (i = 0; i < s->n; i++) {
		n->singles++;
		n->pairs += grams_pair(s, i) != 0;
	}
}

static void
test_stretches(void)
{
	static const size_t lengths[] = { 1, 511, 512, 513, 1024, 5000 };
	const struct grams_form form = { .weight = { 1 }, .nfields = 1 };
	struct buf b = BUF_INIT;
	struct grams_text t;
	struct tally n;
	size_t i, k;

	for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		buf_reset(&b);
		for (k = 0; k < lengths[i]; k++)
			buf_puts(&b, k % 2 ? "水" : "漏");
		t.s = b.data;
		t.len = b.len;
		n = (struct tally){ 0, 0 };
		grams_each(&form, &t, 1, count_grams, &n);
		SAY(n.singles == lengths[i] && n.pairs == lengths[i] - 1,
		    "%zu characters", lengths[i]);
	}
	buf_release(&b);
}

int
main(void)
{
	test_grams();
	test_stretches();
	return DONE();
}
