#include "render/textfit.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/textfold.h"
#include "text/utf8.h"

#define CUT_LEAST 12		/* six characters of Chinese */
#define FOLD_LEAST 24
#define WRAP_LEAST 16
#define LABEL_LEAST 4		/* a heading of two characters is one line */

size_t
textfit_sum(const size_t *width, const struct grid *g)
{
	size_t i, n = 0, sum = 0;

	for (i = 0; i < g->ncolumns; i++)
		if (width[i] != TEXTFIT_OUT)
			sum += width[i] + (n++ > 0 ? TEXTFIT_GAP : 0);
	return sum;
}

/* Whether a label of so many bytes was folded inside a word of letters: no
 * blank went. */
static int
is_torn(const struct buf *folded, const char *feed, size_t len)
{
	return folded->len > len && isalnum((unsigned char)feed[-1]) &&
	    isalnum((unsigned char)feed[1]);
}

/* The narrowest column in which a heading has two lines. */
static size_t
label_width(const struct grid_column *c)
{
	size_t whole = utf8_width(c->label, strlen(c->label));
	size_t width = (whole + 1) / 2;
	struct buf b = BUF_INIT;
	const char *feed;

	if (width < LABEL_LEAST)
		width = LABEL_LEAST;
	for (; width < whole; width++) {
		buf_reset(&b);
		textfold_put(&b, c->label, width);
		feed = strchr(b.data, '\n');
		if (feed == NULL || (strchr(feed + 1, '\n') == NULL &&
		    !is_torn(&b, feed, strlen(c->label))))
			break;
	}
	buf_release(&b);
	return width < whole ? width : whole;
}

/* Below which a column is not narrowed when its cells stay whole, */
static size_t
least_whole(const struct grid_column *c, size_t cells)
{
	size_t label = label_width(c);

	return label > cells ? label : cells;
}

/* and when they may be cut or folded. */
static size_t
least(const struct grid_column *c, size_t cells)
{
	size_t label = label_width(c);
	size_t n = c->fold > 0 ? FOLD_LEAST : c->wraps ? WRAP_LEAST :
	    c->cuts ? CUT_LEAST : cells;

	return label > n ? label : n;
}

typedef size_t least_fn(const struct grid_column *c, size_t cells);

/* Take from the widest that has something above its least. */
static void
narrow(size_t *width, const size_t *cells, const struct grid *g,
    size_t columns, least_fn *fn)
{
	size_t *lowest = mem_array(g->ncolumns + 1, sizeof(*lowest));
	size_t sum = textfit_sum(width, g), i, found;

	for (i = 0; i < g->ncolumns; i++)
		lowest[i] = fn(&g->columns[i], cells[i]);
	for (; sum > columns; sum--) {
		found = g->ncolumns;
		for (i = 0; i < g->ncolumns; i++)
			if (width[i] != TEXTFIT_OUT && width[i] > lowest[i] &&
			    (found == g->ncolumns || width[i] > width[found]))
				found = i;
		if (found == g->ncolumns)
			break;
		width[found]--;
	}
	free(lowest);
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

static int
is_leading(const struct grid *g, size_t i)
{
	return i == 0 || g->columns[i].leads;
}

/* Parts have room again for what was cut or folded: half of the screen, and
 * what the columns that lead leave of it. */
static void
widen(size_t *width, const size_t *whole, const size_t *cells,
    const struct grid *g, size_t columns)
{
	size_t i, room = columns, most = columns / 2;

	for (i = 0; i < g->ncolumns; i++)
		if (is_leading(g, i) && width[i] != TEXTFIT_OUT)
			room -= room < width[i] + TEXTFIT_GAP ? room :
			    width[i] + TEXTFIT_GAP;
	if (most > room)
		most = room;
	for (i = 0; i < g->ncolumns; i++)
		if (!is_leading(g, i) && width[i] < cells[i] &&
		    width[i] < most)
			width[i] = whole[i] < most ? whole[i] : most;
}

void
textfit(size_t *width, const size_t *cells, const struct grid *g,
    size_t columns)
{
	size_t *whole = mem_array(g->ncolumns + 1, sizeof(*whole));
	size_t i;

	if (columns == 0) {
		free(whole);
		return;
	}
	memcpy(whole, width, g->ncolumns * sizeof(*width));
	do {
		/* what is left out makes room for the others again */
		for (i = 0; i < g->ncolumns; i++)
			if (width[i] != TEXTFIT_OUT)
				width[i] = whole[i];
		narrow(width, cells, g, columns, least_whole);
		narrow(width, cells, g, columns, least);
	} while (textfit_sum(width, g) > columns && leave_out(width, g));
	if (textfit_sum(width, g) > columns)
		widen(width, whole, cells, g, columns);
	free(whole);
}

size_t
textfit_part(size_t *part, const size_t *width, const struct grid *g,
    size_t columns, size_t from)
{
	size_t i, n = 0;

	for (i = 0; i < g->ncolumns; i++)
		part[i] = is_leading(g, i) ? width[i] : TEXTFIT_OUT;
	for (i = from; i < g->ncolumns; i++) {
		if (is_leading(g, i) || width[i] == TEXTFIT_OUT)
			continue;
		part[i] = width[i];
		/* one at least, however narrow the screen is */
		if (columns > 0 && n++ > 0 && textfit_sum(part, g) > columns) {
			part[i] = TEXTFIT_OUT;
			return i;
		}
	}
	return g->ncolumns;
}
