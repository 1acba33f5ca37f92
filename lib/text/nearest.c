#include "text/nearest.h"

#include <string.h>

#include "text/utf8.h"

#define FIRST_HAN 0x2e80
#define LONGEST NEAREST_LONGEST

/* The characters of s; a byte that is none is one. Only so many as matter. */
static size_t
characters(int32_t *out, const char *s, size_t len)
{
	size_t at = 0, n = 0;

	while (at < len && n <= LONGEST)
		at += utf8_decode(s + at, len - at, &out[n++]);
	return n;
}

void
nearest_init(struct nearest *n, const char *said, size_t len)
{
	n->len = characters(n->said, said, len);
	n->name = NULL;
	n->name_len = 0;
	n->slips = n->len <= 3 ? 2 : 3;	/* as many are too many */
	n->apart = 0;			/* and no distance saves them */
}

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many slips lead from a to b; neither is longer than LONGEST. */
static size_t
slips(const int32_t *a, size_t alen, const int32_t *b, size_t blen)
{
	size_t row[3][LONGEST + 1];	/* before last, last, this */
	size_t i, k, n;

	for (k = 0; k <= blen; k++)
		row[2][k] = k;
	for (i = 1; i <= alen; i++) {
		memcpy(row[0], row[1], sizeof(row[0]));
		memcpy(row[1], row[2], sizeof(row[1]));
		row[2][0] = i;
		for (k = 1; k <= blen; k++) {
			n = row[1][k - 1] + (a[i - 1] != b[k - 1]);
			n = least_of(n, 1 + least_of(row[1][k],
			    row[2][k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] &&
			    a[i - 2] == b[k - 1])
				n = least_of(n, row[0][k - 2] + 1);
			row[2][k] = n;
		}
	}
	return row[2][blen];
}

/* Han characters stand in the order of their radicals. */
static int64_t
distance(const struct nearest *n, const int32_t *there, size_t count)
{
	int64_t sum = 0, step;
	size_t i;

	if (count != n->len)
		return NEAREST_FAR;
	for (i = 0; i < count; i++) {
		step = (int64_t)n->said[i] - there[i];
		if (step != 0 && (n->said[i] < FIRST_HAN ||
		    there[i] < FIRST_HAN))
			return NEAREST_FAR;
		sum += step < 0 ? -step : step;
	}
	return sum < NEAREST_FAR ? sum : NEAREST_FAR;
}

void
nearest_try(struct nearest *n, const char *name, size_t len)
{
	int32_t there[LONGEST + 1];
	int64_t apart;
	size_t found, count = characters(there, name, len);

	if (n->len > LONGEST || count > LONGEST || count == 0 || n->len == 0)
		return;
	/* lengths alone may say that it is too far */
	if (n->len + n->slips < count || count + n->slips < n->len)
		return;
	found = slips(n->said, n->len, there, count);
	/* a word that shares nothing with the name was no slip of it */
	if (found > n->slips || found >= count)
		return;
	apart = distance(n, there, count);
	if (found == n->slips && apart >= n->apart)
		return;
	n->slips = found;
	n->apart = apart;
	n->name = name;
	n->name_len = len;
}
