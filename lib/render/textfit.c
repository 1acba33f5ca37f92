#include "render/textfit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/utf8.h"

#define CUT_LEAST 12		/* six characters of Chinese */
#define FOLD_LEAST 24

size_t
textfit_sum(const size_t *width, const struct grid *g)
{
	size_t i, n = 0, sum = 0;

	for (i = 0; i < g->ncolumns; i++)
		if (width[i] != TEXTFIT_OUT)
			sum += width[i] + (n++ > 0 ? TEXTFIT_GAP : 0);
	return sum;
}

/* Below which a column is not narrowed; 0: it never is. */
static size_t
least(const struct grid_column *c)
{
	size_t label = utf8_width(c->label, strlen(c->label));
	size_t n = c->fold > 0 ? FOLD_LEAST : c->cuts ? CUT_LEAST : 0;

	return n > 0 && label > n ? label : n;
}

/* The widest that may lose a column; ncolumns: none. */
static size_t
widest(const size_t *width, const struct grid *g)
{
	size_t i, n, found = g->ncolumns;

	for (i = 0; i < g->ncolumns; i++) {
		n = least(&g->columns[i]);
		if (n == 0 || width[i] == TEXTFIT_OUT || width[i] <= n)
			continue;
		if (found == g->ncolumns || width[i] > width[found])
			found = i;
	}
	return found;
}

static void
narrow(size_t *width, const struct grid *g, size_t columns)
{
	size_t sum = textfit_sum(width, g), i;

	for (; sum > columns; sum--) {
		i = widest(width, g);
		if (i == g->ncolumns)
			break;
		width[i]--;
	}
}

/* Leave out who yields first: whether there is one. */
static int
leave_out(size_t *width, const struct grid *g)
{
	size_t i, first = g->ncolumns;

	for (i = 0; i < g->ncolumns; i++)
		if (width[i] != TEXTFIT_OUT && g->columns[i].yields > 0 &&
		    (first == g->ncolumns || g->columns[i].yields >
		    g->columns[first].yields))
			first = i;
	if (first == g->ncolumns)
		return 0;
	width[first] = TEXTFIT_OUT;
	return 1;
}

void
textfit(size_t *width, const struct grid *g, size_t columns)
{
	size_t *whole = mem_array(g->ncolumns + 1, sizeof(*whole));
	size_t i;

	memcpy(whole, width, g->ncolumns * sizeof(*width));
	do {
		/* what is left out makes room for the others again */
		for (i = 0; i < g->ncolumns; i++)
			if (width[i] != TEXTFIT_OUT)
				width[i] = whole[i];
		if (columns > 0)
			narrow(width, g, columns);
	} while (columns > 0 && textfit_sum(width, g) > columns &&
	    leave_out(width, g));
	free(whole);
}
