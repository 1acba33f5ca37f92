#include "render/htmlpage.h"

#include "base/lang.h"
#include "render/charthtml.h"
#include "render/escape.h"
#include "render/htmlout.h"
#include "render/pageparts.h"

#define FONTS \
	"\"Source Han Sans SC\",\"Noto Sans CJK SC\",\"PingFang SC\"," \
	"\"Microsoft YaHei\",sans-serif"

/* Lengths in mm are for paper; the screen shows the sheet as it prints. */
static const char style[] =
    "html{-webkit-text-size-adjust:100%}\n"
    "body{margin:0;background:#eceff2;color:#16191d;"
    "font:9.5pt/1.45 " FONTS ";font-variant-numeric:tabular-nums;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "main{box-sizing:border-box;max-width:297mm;margin:8mm auto;"
    "padding:12mm;background:#fff;border:1px solid #d5dae0}\n"
    "header{display:flex;align-items:flex-end;gap:8mm;"
    "padding-bottom:2.5mm;border-bottom:0.7mm solid #1f4e79}\n"
    "header div{flex:1}\n"
    "h1{margin:0;font-size:19pt;line-height:1.25;letter-spacing:.04em}\n"
    "header p{margin:.6mm 0 0;color:#4d5866;font-size:10.5pt}\n"
    "header strong{flex:none;padding:1mm 3.5mm;border:0.5mm solid #b3261e;"
    "border-radius:1mm;color:#b3261e;font-size:12pt;letter-spacing:.08em}\n"
    "dl{display:flex;flex-wrap:wrap;margin:0 0 2mm;"
    "border-bottom:1px solid #c8ced6}\n"
    "dl div{padding:2mm 6mm 2mm 0;margin-right:6mm}\n"
    "dt{color:#4d5866;font-size:8pt}\n"
    "dd{margin:0;font-size:12pt;font-weight:600;line-height:1.35}\n"
    "h2{margin:5mm 0 1.5mm;font-size:11.5pt;line-height:1.3;color:#1f4e79;"
    "break-after:avoid}\n"
    "h2 span{margin-left:2mm;padding:0 2mm;border-radius:3mm;"
    "background:#e6edf4;font-size:9pt;font-weight:600}\n"
    "p{margin:2mm 0;white-space:pre-line}\n"
    "p.none{margin:0;color:#4d5866}\n"
    "p.note{margin:1mm 0 0;color:#4d5866;font-size:8pt}\n"
    "table{width:100%;table-layout:fixed;border-collapse:collapse;"
    "font-size:8.5pt;line-height:1.35}\n"
    "table.dense{font-size:7.5pt}\n"
    "caption{padding:1mm 0;text-align:left;font-weight:600}\n"
    "caption.quiet{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%)}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "th,td{padding:1mm 1.3mm;vertical-align:top;text-align:left;"
    "overflow-wrap:anywhere;white-space:pre-line}\n"
    "th{background:#eef2f6;border-top:0.3mm solid #1f4e79;"
    "border-bottom:0.3mm solid #1f4e79;font-weight:600;"
    "vertical-align:bottom}\n"
    "td{border-bottom:1px solid #d5dae0}\n"
    "th+th,td+td{border-left:1px solid #e3e7ec}\n"
    "tbody tr:last-child td{border-bottom:0.3mm solid #9aa5b1}\n"
    ".n{text-align:right}\n"
    ".sign{display:grid;grid-template-columns:"
    "repeat(auto-fit,minmax(58mm,1fr));gap:4mm;margin-top:7mm;"
    "break-inside:avoid}\n"
    ".sign div{padding:2mm 3mm 3mm;border:0.3mm solid #6b7682;"
    "border-radius:1mm;break-inside:avoid}\n"
    ".sign b{display:block;margin-bottom:11mm}\n"
    ".sign span{display:flex;gap:2mm;align-items:flex-end;color:#4d5866;"
    "font-size:8pt}\n"
    ".sign span+span{margin-top:4mm}\n"
    ".sign i{flex:1;border-bottom:1px solid #16191d}\n"
    "footer{margin-top:5mm;padding-top:1.5mm;border-top:1px solid #c8ced6;"
    "color:#4d5866;font-size:7.5pt;line-height:1.4;"
    "overflow-wrap:anywhere}\n"
    "footer p{margin:0 0 .4mm}\n"
    "@media screen and (max-width:900px){.scroll{overflow-x:auto}"
    ".scroll table{min-width:var(--w)}}\n"
    "@media screen and (max-width:700px){main{margin:0;padding:5mm 4mm;"
    "border:0}header{flex-wrap:wrap;gap:3mm}h1{font-size:16pt}"
    "dl div{margin-right:3mm;padding-right:3mm}}\n"
    "@media print{body{background:#fff}main{max-width:none;margin:0;"
    "padding:0;border:0}}\n";

static int
has_chart(const struct page *p)
{
	size_t i;

	for (i = 0; i < p->parts; i++) {
		if (p->part[i].chart != NULL)
			return 1;
	}
	return 0;
}

/* Chinese paper is A4 as well; the title may hold anything. */
static void
put_style(struct buf *b, const struct page *p)
{
	buf_puts(b, "<style>\n");
	buf_puts(b, style);
	if (has_chart(p))
		buf_puts(b, charthtml_style);
	buf_puts(b, "@page{size:A4 landscape;margin:11mm 11mm 14mm;"
	    "@bottom-left{color:#4d5866;font:7.5pt " FONTS ";content:\"");
	escape_css(b, p->title);
	if (p->subtitle[0] != '\0')
		buf_puts(b, "  \\B7  ");
	escape_css(b, p->subtitle);
	buf_puts(b, "\"}@bottom-right{color:#4d5866;font:7.5pt " FONTS
	    ";content:counter(page) \" / \" counter(pages)}}\n</style>\n");
}

static void
put_head(struct buf *b, const struct page *p)
{
	buf_printf(b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n",
	    lang_of_sheets() == LANG_ZH ? "zh-CN" : "en");
	htmlout_element(b, "title", p->title);
	buf_putc(b, '\n');
	put_style(b, p);
	buf_puts(b, "</head>\n<body>\n<main>\n");
}

static void
put_header(struct buf *b, const struct page *p)
{
	if (p->title[0] == '\0' && p->mark == NULL)
		return;
	buf_puts(b, "<header><div>");
	htmlout_element(b, "h1", p->title);
	if (p->subtitle[0] != '\0')
		htmlout_element(b, "p", p->subtitle);
	buf_puts(b, "</div>");
	if (p->mark != NULL)
		htmlout_element(b, "strong", p->mark);
	buf_puts(b, "</header>\n");
}

static void
put_facts(struct buf *b, const struct page *p)
{
	size_t i;

	if (p->facts == 0)
		return;
	buf_puts(b, "<dl>\n");
	for (i = 0; i < p->facts; i++) {
		buf_puts(b, "<div>");
		htmlout_element(b, "dt", p->fact[i].label);
		htmlout_element(b, "dd", p->fact[i].value);
		buf_puts(b, "</div>\n");
	}
	buf_puts(b, "</dl>\n");
}

static void
put_block(struct buf *b, const struct page_part *part)
{
	const struct grid *g = part->grid;

	buf_puts(b, "<section>\n");
	if (part->text[0] != '\0') {
		buf_puts(b, "<h2>");
		escape_html(b, part->text);
		if (part->is_list)
			buf_printf(b, "<span>%zu</span>", g->nrows);
		buf_puts(b, "</h2>\n");
	}
	if (g->nrows > 0) {
		buf_puts(b, "<div class=\"scroll\">\n");
		htmlout_captioned(b, g, part->text);
		buf_puts(b, "</div>\n");
	} else {
		buf_puts(b, "<p class=\"none\">— ");
		escape_html(b, lang_sheet("none"));
		buf_puts(b, "</p>\n");
	}
	buf_puts(b, "</section>\n");
}

/* From part i on, those that are charts; the first part that is none. */
static size_t
put_charts(struct buf *b, const struct page *p, size_t i)
{
	buf_puts(b, "<section class=\"charts\">\n");
	for (; i < p->parts && p->part[i].chart != NULL; i++)
		charthtml_put(b, p->part[i].chart);
	buf_puts(b, "</section>\n");
	return i;
}

static void
put_parts(struct buf *b, const struct page *p)
{
	size_t i = 0;

	while (i < p->parts) {
		if (p->part[i].chart != NULL) {
			i = put_charts(b, p, i);
			continue;
		}
		if (p->part[i].grid != NULL) {
			put_block(b, &p->part[i]);
		} else {
			htmlout_element(b, "p", p->part[i].text);
			buf_putc(b, '\n');
		}
		i++;
	}
}

static void
put_line(struct buf *b, const char *label)
{
	buf_puts(b, "<span>");
	escape_html(b, label);
	buf_puts(b, "<i></i></span>");
}

static void
put_boxes(struct buf *b, const struct page *p)
{
	size_t i;

	if (p->boxes == 0)
		return;
	buf_puts(b, "<section class=\"sign\">\n");
	for (i = 0; i < p->boxes; i++) {
		buf_puts(b, "<div>");
		htmlout_element(b, "b", p->box[i]);
		put_line(b, lang_sheet("Signature"));
		put_line(b, lang_sheet("Date"));
		buf_puts(b, "</div>\n");
	}
	buf_puts(b, "</section>\n");
}

static void
put_small_print(struct buf *b, const struct page *p)
{
	size_t i;

	if (p->smalls == 0)
		return;
	buf_puts(b, "<footer>\n");
	for (i = 0; i < p->smalls; i++) {
		htmlout_element(b, "p", p->small[i]);
		buf_putc(b, '\n');
	}
	buf_puts(b, "</footer>\n");
}

void
htmlpage_put(struct buf *b, const struct page *p)
{
	put_head(b, p);
	put_header(b, p);
	put_facts(b, p);
	put_parts(b, p);
	put_boxes(b, p);
	put_small_print(b, p);
	buf_puts(b, "</main>\n</body>\n</html>\n");
}
