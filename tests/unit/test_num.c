#include <string.h>

#include "base/num.h"
#include "tap.h"

static const struct {
	const char *text;
	int rc;
	int64_t n;
} integers[] = {
	{ "0", 0, 0 }, { "-0", 0, 0 }, { "007", 0, 7 }, { "-12", 0, -12 },
	{ "9223372036854775807", 0, INT64_MAX },
	{ "-9223372036854775807", 0, -INT64_MAX },
	{ "-9223372036854775808", -1, 0 },	/* it means "absent" */
	{ "9223372036854775808", -1, 0 },
	{ "99999999999999999999", -1, 0 },
	{ "", -1, 0 }, { "-", -1, 0 }, { "+1", -1, 0 }, { " 1", -1, 0 },
	{ "1 ", -1, 0 }, { "1.0", -1, 0 }, { "0x1", -1, 0 }, { "１", -1, 0 },
	{ "--1", -1, 0 }, { "1\xff", -1, 0 },
};

static const struct {
	const char *text;
	int rc;
	int64_t num, den;
} decimals[] = {
	{ "0.9", 0, 9, 10 }, { "1", 0, 1, 1 }, { "0", 0, 0, 1 },
	{ "0.90", 0, 90, 100 }, { "12.345678", 0, 12345678, 1000000 },
	{ "0.1234567", -1, 0, 0 }, { "-0.9", -1, 0, 0 }, { ".5", -1, 0, 0 },
	{ "5.", -1, 0, 0 }, { "1.-5", -1, 0, 0 }, { "1.2.3", -1, 0, 0 },
	{ "", -1, 0, 0 }, { ".", -1, 0, 0 }, { "０.９", -1, 0, 0 },
	{ "9223372036854775807.1", -1, 0, 0 }, { "1e3", -1, 0, 0 },
};

static const struct { const char *text; int rc; size_t left; } rows[] = {
	{ "", -1, 0 },
	{ "7:1:3;", 0, 0 },
	{ "0:1:9223372036854775797;8:1:4;", 0, 6 },
	{ "7:1:9223372036854775808;", -1, 24 },
	{ "7:1:3", -1, 5 },
	{ "7:1;", -1, 4 },
	{ "7:1:3:4;", -1, 8 },
	{ "7:-1:3;", -1, 7 },
	{ "7:１:3;", -1, 8 },
};

static void
test_rows(void)
{
	const char *s, *end;
	int64_t n[3];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		s = rows[i].text;
		end = s + strlen(s);
		OK_INT(num_take_row(&s, end, n, 3), rows[i].rc, rows[i].text);
		OK_INT(end - s, (int64_t)rows[i].left, "what is left of it");
	}
}

static void
test_lists(void)
{
	int64_t list[] = { 7, INT64_MAX, -3, 7, INT64_MIN, -3 };
	static const int64_t want[] = { INT64_MIN, -3, 7, INT64_MAX };

	OK_INT(num_sort_once(NULL, 0), 0, "none");
	OK_INT(num_sort_once(list, 1), 1, "one");
	OK_INT(num_sort_once(list, 6), 4, "many, each once");
	OK(memcmp(list, want, sizeof(want)) == 0, "in their order");
	OK(num_is_among(INT64_MAX, want, 4) && num_is_among(-3, want, 4),
	    "among them");
	OK(!num_is_among(8, want, 4) && !num_is_among(8, NULL, 0),
	    "not among them");
}

int
main(void)
{
	test_lists();
	int64_t n, den;
	size_t i;

	test_rows();

	for (i = 0; i < sizeof(integers) / sizeof(integers[0]); i++) {
		n = 0;
		OK_INT(num_parse(integers[i].text, strlen(integers[i].text),
		    &n), integers[i].rc, integers[i].text);
		OK_INT(n, integers[i].n, "its value, or untouched");
	}
	OK_INT(num_parse("12x", 2, &n), 0, "the length counts, not the NUL");
	for (i = 0; i < sizeof(decimals) / sizeof(decimals[0]); i++) {
		n = den = 0;
		OK_INT(num_decimal(decimals[i].text,
		    strlen(decimals[i].text), &n, &den), decimals[i].rc,
		    decimals[i].text);
		OK_INT(n, decimals[i].num, "numerator");
		OK_INT(den, decimals[i].den, "denominator");
	}
	OK_INT(num_add(INT64_MAX, 1, &n), -1, "a sum too large");
	OK_INT(num_add(2, -3, &n), 0, "a sum");
	OK_INT(n, -1, "its value");
	OK_INT(num_mul(INT64_MAX / 2, 3, &n), -1, "a product too large");
	OK_INT(num_mul(-6, 7, &n), 0, "a product");
	OK_INT(n, -42, "its value");
	return DONE();
}
