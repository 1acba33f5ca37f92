#include "render/page.h"

#include <stdlib.h>

#include "base/mem.h"
#include "render/colour.h"
#include "render/htmlpage.h"
#include "render/pageout.h"
#include "render/pageparts.h"

struct page *
page_new(const char *title, const char *subtitle)
{
	struct page *p = mem_array(1, sizeof(*p));

	p->title = mem_text(title);
	p->subtitle = mem_text(subtitle != NULL ? subtitle : "");
	return p;
}

void
page_free(struct page *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->facts; i++) {
		free(p->fact[i].label);
		free(p->fact[i].value);
	}
	for (i = 0; i < p->parts; i++) {
		if (p->part[i].grid != NULL)
			grid_release(p->part[i].grid);
		free(p->part[i].grid);
		chart_free(p->part[i].chart);
		free(p->part[i].text);
	}
	for (i = 0; i < p->boxes; i++)
		free(p->box[i]);
	for (i = 0; i < p->smalls; i++)
		free(p->small[i]);
	free(p->title);
	free(p->subtitle);
	free(p->mark);
	free(p->fact);
	free(p->part);
	free(p->box);
	free(p->small);
	free(p);
}

void
page_fact(struct page *p, const char *label, const char *value)
{
	struct page_fact *fact;

	mem_grow(&p->fact, p->facts, &p->cap_fact, sizeof(*p->fact));
	fact = &p->fact[p->facts++];
	fact->label = mem_text(label);
	fact->value = mem_text(value != NULL ? value : "—");
}

static struct page_part *
add_part(struct page *p, const char *text)
{
	struct page_part *part;

	mem_grow(&p->part, p->parts, &p->cap_part, sizeof(*p->part));
	part = &p->part[p->parts++];
	part->text = mem_text(text);
	part->grid = NULL;
	part->chart = NULL;
	part->is_list = 0;
	return part;
}

/* The caller's grid is empty afterwards, so it may still be released. */
void
page_table(struct page *p, const char *heading, struct grid *g)
{
	struct page_part *part = add_part(p, heading);

	part->grid = mem_alloc(sizeof(*part->grid));
	*part->grid = *g;
	*g = (struct grid){ 0 };
}

void
page_block(struct page *p, const char *heading, struct grid *g)
{
	page_table(p, heading, g);
	p->part[p->parts - 1].is_list = 1;
}

void
page_chart(struct page *p, struct chart *c)
{
	struct page_part *part = add_part(p, chart_title(c));

	part->grid = mem_alloc(sizeof(*part->grid));
	grid_init(part->grid, "");
	chart_grid(part->grid, c);
	part->chart = c;
}

void
page_paragraph(struct page *p, const char *text)
{
	add_part(p, text);
}

void
page_sign_box(struct page *p, const char *label)
{
	mem_grow(&p->box, p->boxes, &p->cap_box, sizeof(*p->box));
	p->box[p->boxes++] = mem_text(label);
}

void
page_small_print(struct page *p, const char *text)
{
	mem_grow(&p->small, p->smalls, &p->cap_small, sizeof(*p->small));
	p->small[p->smalls++] = mem_text(text);
}

void
page_mark(struct page *p, const char *mark)
{
	free(p->mark);
	p->mark = mem_text(mark);
}

void
page_render(struct buf *b, const struct page *p, enum format f)
{
	switch (f) {
	case FORMAT_HTML:
		htmlpage_put(b, p);
		break;
	case FORMAT_TABLE:
		pageout_text(b, p, 0);
		break;
	case FORMAT_CSV:
		pageout_csv(b, p);
		break;
	case FORMAT_MD:
		pageout_markdown(b, p);
		break;
	case FORMAT_JSON:
		pageout_json(b, p);
		break;
	case FORMAT_XLSX:
		BUG("a format that can fail: render/xlsxout.h");
	case FORMAT_NDJSON:
	default:
		pageout_ndjson(b, p);
		break;
	}
}

void
page_on_screen(struct buf *b, const struct page *p,
    const struct render_screen *screen)
{
	size_t start = b->len;

	pageout_text(b, p, screen->columns);
	if (screen->has_colours)
		colour_put(b, start);
}
