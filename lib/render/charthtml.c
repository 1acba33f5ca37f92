#include "render/charthtml.h"

#include "base/lang.h"
#include "render/chartparts.h"
#include "render/chartplot.h"
#include "render/escape.h"
#include "render/grid.h"
#include "render/htmlout.h"
#include "render/svg.h"

/*
 * The colours are told apart by people who don't see red and green, and by
 * their darkness on a grey print. s0 is the first series.
 */
const char charthtml_style[] =
    ".charts{display:grid;grid-template-columns:"
    "repeat(auto-fit,minmax(min(100%,112mm),1fr));gap:5mm 8mm;"
    "margin:4mm 0}\n"
    "figure{margin:0;break-inside:avoid;min-width:0}\n"
    "figure.wide{grid-column:1/-1}\n"
    "figcaption{margin-bottom:2mm;color:#4d5866;font-size:8.5pt}\n"
    "figcaption b{display:block;color:#16191d;font-size:10.5pt}\n"
    ".plot{overflow-x:auto}\n"
    ".plot svg{display:block;width:100%;height:auto}\n"
    ".wide .plot svg{min-width:150mm}\n"
    "svg text{font:11px sans-serif;font-family:inherit;fill:#3b4550}\n"
    "svg .u{font-size:10px;fill:#6b7682}\n"
    "svg .v{font-weight:600;fill:#16191d}\n"
    "svg .w{fill:#fff}\n"
    "svg .e{font-weight:700}\n"
    "svg .g{stroke:#e3e7ec;stroke-width:1}\n"
    "svg .a{stroke:#6b7682;stroke-width:1}\n"
    "svg .m{stroke:#6b7682;stroke-width:1;stroke-dasharray:2 3}\n"
    "svg .l{fill:none;stroke-width:2;stroke-linejoin:round;"
    "stroke-linecap:round}\n"
    "svg .d{stroke-dasharray:5 4}\n"
    "svg .t{stroke-width:1.5;stroke-dasharray:8 3}\n"
    "svg .t0{stroke:#b3261e}svg .t1{stroke:#7a5c00}svg .t2{stroke:#6b7682}"
    "svg .t3,svg .t4,svg .t5{stroke:#9aa5b1}\n"
    "svg .f0{fill:#1f4e79;fill-opacity:.13}"
    "svg .f1{fill:#1f4e79;fill-opacity:.2}"
    "svg .f2{fill:#c8641a;fill-opacity:.15}"
    "svg .f3,svg .f4,svg .f5{fill:#6b7682;fill-opacity:.15}\n"
    "svg .l.s0{stroke:#1f4e79}svg .l.s1{stroke:#c8641a}"
    "svg .l.s2{stroke:#2a8c82}svg .l.s3{stroke:#8a4f9e}"
    "svg .l.s4{stroke:#7a5c00}svg .l.s5{stroke:#6b7682}\n"
    "svg .o.s0,svg .b.s0,svg .e0{fill:#1f4e79}"
    "svg .o.s1,svg .b.s1,svg .e1{fill:#c8641a}"
    "svg .o.s2,svg .b.s2,svg .e2{fill:#2a8c82}"
    "svg .o.s3,svg .b.s3,svg .e3{fill:#8a4f9e}"
    "svg .o.s4,svg .b.s4,svg .e4{fill:#7a5c00}"
    "svg .o.s5,svg .b.s5,svg .e5{fill:#6b7682}\n"
    "svg .r{fill:#eef2f6}\n"
    "svg .h{stroke:#fff;stroke-width:1.5}\n"
    "svg .h0{fill:#f4f7fa}svg .h1{fill:#dfeaf3}svg .h2{fill:#bfd6e8}"
    "svg .h3{fill:#93bbd8}svg .h4{fill:#6fa3cb}svg .h5{fill:#3b76a6}"
    "svg .h6{fill:#1f4e79}\n"
    "details{margin-top:1mm;color:#4d5866;font-size:8pt}\n"
    "details table{margin-top:1mm}\n"
    "@media print{details{display:none}.wide .plot svg{min-width:0}}\n";

static void
draw(struct chartplot *p, const struct chart *c)
{
	switch (c->kind) {
	case CHART_LINES:
		chartlines_draw(p, c);
		break;
	case CHART_COLUMNS:
		chartcolumns_draw(p, c);
		break;
	case CHART_BARS:
	case CHART_FUNNEL:
		chartbars_draw(p, c);
		break;
	case CHART_HEAT:
		chartheat_draw(p, c);
		break;
	}
}

static void
put_svg(struct buf *b, const struct chart *c)
{
	struct buf drawing = BUF_INIT;
	struct chartplot p = { .b = &drawing };

	draw(&p, c);
	buf_puts(b, "<svg role=\"img\" viewBox=\"0 0 ");
	svg_length(b, p.width);
	buf_putc(b, ' ');
	svg_length(b, p.height);
	buf_puts(b, "\" style=\"max-width:");
	svg_length(b, p.width);
	buf_puts(b, "px\">");
	htmlout_element(b, "title", c->title);
	htmlout_element(b, "desc", c->about);
	buf_putc(b, '\n');
	buf_put(b, drawing.data, drawing.len);
	buf_puts(b, "</svg>");
	buf_release(&drawing);
}

static void
put_numbers(struct buf *b, const struct chart *c)
{
	struct grid g;

	grid_init(&g, "");
	chart_grid(&g, c);
	buf_puts(b, "<details>");
	htmlout_element(b, "summary", lang_sheet("The numbers"));
	buf_puts(b, "<div class=\"scroll\">\n");
	htmlout_captioned(b, &g, c->title);
	buf_puts(b, "</div></details>\n");
	grid_release(&g);
}

void
charthtml_put(struct buf *b, const struct chart *c)
{
	buf_puts(b, c->is_wide ? "<figure class=\"wide\">" : "<figure>");
	buf_puts(b, "<figcaption>");
	htmlout_element(b, "b", c->title);
	escape_html(b, c->about);
	buf_puts(b, "</figcaption>\n");
	if (chart_is_empty(c)) {
		buf_puts(b, "<p class=\"none\">— ");
		escape_html(b, lang_sheet("none"));
		buf_puts(b, "</p></figure>\n");
		return;
	}
	buf_puts(b, "<div class=\"plot\">");
	put_svg(b, c);
	buf_puts(b, "</div>\n");
	put_numbers(b, c);
	buf_puts(b, "</figure>\n");
}
