/* Colours for a terminal: they add escape sequences and nothing else. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "render/colour.h"
#include "render/grid.h"
#include "render/render.h"
#include "tap.h"

static const struct {
	const char *text, *want, *name;
} cases[] = {
	{ "", "", "nothing" },
	{ "case  light\n", "case  light\n", "a line" },
	{ "case  light\n----  -----\nA     red\n",
	    "\x1b[1mcase  light\x1b[0m\n\x1b[2m----  -----\x1b[0m\n"
	    "A     \x1b[31mred\x1b[0m\n", "headings, rule, light" },
	{ "a\n-\nred green yellow\n", "\x1b[1ma\x1b[0m\n\x1b[2m-\x1b[0m\n"
	    "\x1b[31mred\x1b[0m \x1b[32mgreen\x1b[0m "
	    "\x1b[33myellow\x1b[0m\n", "each light" },
	{ "reddish tired redｄ\n", "reddish tired redｄ\n",
	    "a part of a word is no light" },
	{ "红 红\xe5\n", "红 红\xe5\n", "bytes above 0x7f stay" },
	{ "no feed", "no feed", "the last line without a feed" },
	{ "- \n--\n", "\x1b[2m- \x1b[0m\n\x1b[2m--\x1b[0m\n",
	    "two rules" }
};

static void
test_cases(void)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&b);
		buf_puts(&b, "before\n");
		buf_puts(&b, cases[i].text);
		colour_put(&b, 7);
		OK(b.len >= 7 && memcmp(b.data, "before\n", 7) == 0,
		    "what stood before stays");
		OK_TEXT(b.data + 7, cases[i].want, cases[i].name);
	}
	buf_release(&b);
}

/* Without its sequences the coloured table is the plain one. */
static void
test_strip(void)
{
	struct buf plain = BUF_INIT, coloured = BUF_INIT, back = BUF_INIT;
	struct grid g;
	const char *s;

	grid_init(&g, "标题");
	grid_column(&g, "id", "工单编号");
	grid_column(&g, "light", "灯");
	grid_row(&g);
	grid_text(&g, "\x1b[31mred");	/* hostile: made visible */
	grid_text(&g, "red");
	render_grid(&plain, &g, FORMAT_TABLE);
	render_on_screen(&coloured, &g,
	    &(struct render_screen){ 0, 1 });
	for (s = coloured.data; *s != '\0'; s++) {
		if (*s == '\x1b')
			s = strchr(s, 'm');
		else
			buf_putc(&back, *s);
	}
	OK_TEXT(back.data, plain.data, "nothing but colours came in");
	OK(strstr(coloured.data, "\\x1B[31m") != NULL,
	    "a sequence in a text is none");
	grid_release(&g);
	buf_release(&plain);
	buf_release(&coloured);
	buf_release(&back);
}

int
main(void)
{
	test_cases();
	test_strip();
	return DONE();
}
