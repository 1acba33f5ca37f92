#include "text/nearest.h"

#include <string.h>

#define LONGEST 48		/* what is longer is no slip of a name */

void
nearest_init(struct nearest *n, const char *said, size_t len)
{
	n->said = said;
	n->len = len;
	n->name = NULL;
	n->name_len = 0;
	n->slips = len <= 3 ? 2 : 3;	/* as many are too many */
}

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many slips lead from a to b; neither is longer than LONGEST. */
static size_t
slips(const char *a, size_t alen, const char *b, size_t blen)
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

void
nearest_try(struct nearest *n, const char *name, size_t len)
{
	size_t found;

	if (n->len > LONGEST || len > LONGEST || len == 0 || n->len == 0)
		return;
	found = slips(n->said, n->len, name, len);
	/* a word that shares nothing with the name was no slip of it */
	if (found >= n->slips || found >= len)
		return;
	n->slips = found;
	n->name = name;
	n->name_len = len;
}
