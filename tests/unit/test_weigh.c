/* What a gram says in a text: amounts softened, each space of its length. */
#include <math.h>
#include <stdio.h>

#include "learn/weigh.h"
#include "tap.h"

static char said[256];

#define SAY(condition, ...) \
	(snprintf(said, sizeof(said), __VA_ARGS__), OK(condition, said))

static const float of[] = { 1, 1, 1, 1, 0 };
static const uint32_t gram[] = { 0, 1, 2, 3 };

static double
square(const float *x, size_t n)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += (double)x[i] * (double)x[i];
	return sum;
}

/* The second gram's value as a multiple of the first one's. */
static void
test_soft(void)
{
	static const float amounts[] = { 1, 2, 3, 15, 16, 17, 100, 1.5f };
	const size_t end[GRAMS_SPACES] = { 2, 2 };
	float out[2], two[2] = { 1, 0 };
	size_t i;

	for (i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++) {
		two[1] = amounts[i];
		weigh_text(out, of, gram, two, end);
		SAY(fabs((double)(out[1] / out[0]) /
		    pow((double)amounts[i], 0.8) - 1) < 1e-6,
		    "%g times a gram is its power", (double)amounts[i]);
	}
}

static void
test_spaces(void)
{
	static const float amount[] = { 1, 7, 1, 2 };
	static const uint32_t nothing[] = { 4, 4, 2, 3 };
	static const size_t both[] = { 2, 4 }, text[] = { 4, 4 },
	    tail[] = { 0, 4 }, none[] = { 0, 0 };
	float out[4] = { 9, 9, 9, 9 };

	weigh_text(out, of, gram, amount, both);
	SAY(fabs(square(out, 4) - 1) < 1e-6, "a text's length is 1");
	SAY(fabs(square(out + 2, 2) / square(out, 2) - 0.12) < 1e-6,
	    "its tail's a third of the rest's");
	weigh_text(out, of, gram, amount, text);
	SAY(fabs(square(out, 4) - 1) < 1e-6, "1 without a tail too");
	weigh_text(out, of, gram, amount, tail);
	SAY(fabs(square(out, 4) - 1) < 1e-6, "and of a tail alone");
	weigh_text(out, of, nothing, amount, both);
	SAY(out[0] == 0 && out[1] == 0 && fabs(square(out, 4) - 1) < 1e-6,
	    "where the rest says nothing, the tail says all");
	weigh_text(out, of, nothing, amount, (const size_t[]){ 2, 2 });
	SAY(out[0] == 0 && out[1] == 0, "nothing stays nothing");
	out[0] = 9;
	weigh_text(out, of, gram, amount, none);
	SAY(out[0] == 9, "no gram, no value");
}

int
main(void)
{
	test_soft();
	test_spaces();
	return DONE();
}
