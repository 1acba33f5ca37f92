#include "render/render.h"

#include <string.h>

#include "base/mem.h"
#include "render/colour.h"
#include "render/csvout.h"
#include "render/htmlpage.h"
#include "render/mdout.h"
#include "render/pageparts.h"
#include "render/rowsout.h"
#include "render/textout.h"

static void
put_json(struct buf *b, const struct grid *g)
{
	rowsout_array(b, g);
	buf_putc(b, '\n');
}

static void
put_table(struct buf *b, const struct grid *g)
{
	textout_put(b, g, 0);
}

/* A page of one block, whose grid is only looked at; the title moves up. */
static void
put_page(struct buf *b, const struct grid *g)
{
	char empty[] = "";
	struct grid body = *g;
	struct page_part part = { empty, &body, NULL, 0 };
	struct page p = { 0 };

	body.title = empty;
	p.title = g->title;
	p.subtitle = empty;
	p.part = &part;
	p.parts = 1;
	htmlpage_put(b, &p);
}

static const struct {
	const char *name;
	void (*put)(struct buf *b, const struct grid *g);
} formats[] = {
	[FORMAT_NDJSON] = { "ndjson", rowsout_lines },
	[FORMAT_TABLE] = { "table", put_table },
	[FORMAT_CSV] = { "csv", csvout_put },
	[FORMAT_MD] = { "md", mdout_put },
	[FORMAT_HTML] = { "html", put_page },
	[FORMAT_JSON] = { "json", put_json },
	[FORMAT_XLSX] = { "xlsx", NULL }
};

int
render_format_find(const char *name, enum format *f)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(formats[i].name, name) == 0) {
			*f = (enum format)i;
			return 0;
		}
	}
	return -1;
}

void
render_grid(struct buf *b, const struct grid *g, enum format f)
{
	if (formats[f].put == NULL)
		BUG("a format that can fail: render/xlsxout.h");
	formats[f].put(b, g);
}

void
render_on_screen(struct buf *b, const struct grid *g,
    const struct render_screen *screen)
{
	size_t start = b->len;

	textout_put(b, g, screen->columns);
	if (screen->has_colours)
		colour_put(b, start);
}
