/* A printed sheet in every format. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "data/jx.h"
#include "render/page.h"
#include "tap.h"

#define HOSTILE "<script>\"'&\x1b\xe2\x80\xae"

static struct page *
make_page(int blocks)
{
	struct page *p = page_new("日签批表", "2026-11-22");
	struct grid g;
	int i;

	page_fact(p, "受理", "12");
	page_fact(p, "超期", NULL);
	page_mark(p, "草稿");
	page_mark(p, "未签");
	for (i = 0; i < blocks; i++) {
		grid_init(&g, "");
		grid_column_right(&g, "n", "序号");
		grid_column(&g, "text", "诉求摘要");
		grid_column(&g, "hand", "领导批示");
		if (i > 0) {
			grid_row(&g);
			grid_int(&g, i);
			grid_text(&g, HOSTILE);
			grid_note(&g, "注");
		}
		page_block(p, i > 0 ? "新增" : "超期", &g);
		grid_release(&g);
	}
	page_paragraph(p, "核查意见");
	page_sign_box(p, "主任");
	page_sign_box(p, "分管领导");
	page_small_print(p, "链头 9f86");
	return p;
}

static void
test_text(void)
{
	struct page *p = make_page(2);
	struct buf b = BUF_INIT;

	page_render(&b, p, FORMAT_TABLE);
	OK_TEXT(b.data,
	    "                          日签批表\n"
	    "                         2026-11-22\n"
	    "                            未签\n"
	    "\n受理: 12   超期: —\n"
	    "\n超期 (0)\n\n— none\n"
	    "\n新增 (1)\n\n"
	    "序号  诉求摘要               领导批示\n"
	    "----  ---------------------  --------\n"
	    "   1  <script>\"'&\\x1B\\u202E\n"
	    "\n注\n"
	    "\n核查意见\n"
	    "\n主任  Signature ____________________  Date ______________\n"
	    "\n分管领导  Signature ____________________"
	    "  Date ______________\n"
	    "\n链头 9f86\n", "as text");
	buf_release(&b);
	page_free(p);
}

static void
test_csv(void)
{
	struct page *p = make_page(2);
	struct buf b = BUF_INIT;

	page_render(&b, p, FORMAT_CSV);
	OK_TEXT(b.data, "日签批表,,\r\n2026-11-22,,\r\n未签,,\r\n"
	    "受理,12,\r\n超期,—,\r\n,,\r\n超期,,\r\n—,,\r\n,,\r\n新增,,\r\n"
	    "n,text,hand\r\n1,\"<script>\"\"'&\",\r\n注,,\r\n"
	    ",,\r\n核查意见,,\r\n,,\r\n主任,,\r\n分管领导,,\r\n"
	    "链头 9f86,,\r\n", "as CSV, one width");
	buf_release(&b);
	page_free(p);
}

static void
test_markdown(void)
{
	struct page *p = make_page(2);
	struct buf b = BUF_INIT;

	page_render(&b, p, FORMAT_MD);
	OK_TEXT(b.data, "# 日签批表\n\n2026-11-22\n\n**未签**\n"
	    "\n- 受理: 12\n- 超期: —\n\n## 超期 (0)\n\n— none\n"
	    "\n## 新增 (1)\n\n| 序号 | 诉求摘要 | 领导批示 |\n"
	    "| ---: | --- | --- |\n"
	    "| 1 | &lt;script&gt;\"'&amp;\\x1B\\u202E |  |\n\n注\n"
	    "\n核查意见\n\n|  | Signature | Date |\n| --- | --- | --- |\n"
	    "| 主任 |  |  |\n| 分管领导 |  |  |\n\n链头 9f86\n",
	    "as Markdown");
	buf_release(&b);
	page_free(p);
}

static void
test_json(void)
{
	struct page *p = make_page(2);
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct jx *j;
	size_t len;

	page_render(&b, p, FORMAT_JSON);
	j = jx_parse(b.data, b.len, &e);
	OK(j != NULL, "is JSON");
	OK_TEXT(jx_text(jx_get(j, "mark"), &len), "未签", "the last mark");
	OK_INT(jx_count(jx_get(j, "blocks")), 3, "blocks and a paragraph");
	OK_INT(jx_count(jx_get(j, "sign")), 2, "who signs");
	jx_free(j);
	buf_reset(&b);
	page_render(&b, p, FORMAT_NDJSON);
	OK_TEXT(b.data, "{\"page\":\"日签批表\",\"subtitle\":\"2026-11-22\","
	    "\"mark\":\"未签\",\"facts\":[{\"label\":\"受理\","
	    "\"value\":\"12\"},{\"label\":\"超期\",\"value\":\"—\"}]}\n"
	    "{\"block\":\"新增\",\"n\":1,\"text\":\"<script>\\\"'&\\u001b"
	    "\\u202e\",\"hand\":null}\n{\"paragraph\":\"核查意见\"}\n"
	    "{\"sign\":[\"主任\",\"分管领导\"],"
	    "\"small_print\":[\"链头 9f86\"]}\n", "as NDJSON");
	buf_release(&b);
	page_free(p);
}

static const char *const promised[] = {
	"<!doctype html>\n<html lang=\"en\">", "<meta charset=\"utf-8\">",
	"default-src 'none'; style-src 'unsafe-inline'",
	"@page{size:A4 landscape", "counter(page)", "table-header-group",
	"<h1>日签批表</h1>", "<strong>未签</strong>",
	"<h2>新增<span>1</span></h2>", "<p class=\"none\">— none</p>",
	"<caption class=\"quiet\">新增</caption>",
	"&lt;script&gt;&quot;&#39;&amp;</td>", "<b>分管领导</b>",
	"content:\"日签批表  \\B7  2026\\00002D11"
};

static void
test_html(void)
{
	struct page *p = make_page(2);
	struct buf b = BUF_INIT;
	size_t i;

	page_render(&b, p, FORMAT_HTML);
	for (i = 0; i < sizeof(promised) / sizeof(promised[0]); i++)
		OK(strstr(b.data, promised[i]) != NULL, promised[i]);
	OK(strstr(b.data, "<script") == NULL, "no script");
	OK(strstr(b.data, "http:") == NULL && strstr(b.data, "url(") == NULL,
	    "nothing from elsewhere");
	OK(strchr(b.data, '\x1b') == NULL, "no control character");
	buf_reset(&b);
	lang_set(LANG_EN, LANG_ZH);
	page_render(&b, p, FORMAT_HTML);
	lang_set(LANG_EN, LANG_EN);
	OK(strstr(b.data, "<html lang=\"zh-CN\">") != NULL, "Chinese");
	buf_release(&b);
	page_free(p);
}

static void
test_bare(void)
{
	struct page *p = page_new("x", NULL);
	struct buf b = BUF_INIT;

	page_mark(p, "y");
	page_mark(p, NULL);
	page_render(&b, p, FORMAT_TABLE);
	OK(strcmp(b.data + strspn(b.data, " "), "x\n") == 0, "a title alone");
	buf_reset(&b);
	page_render(&b, p, FORMAT_HTML);
	OK(strstr(b.data, "<strong>") == NULL, "the mark is off");
	OK(strstr(b.data, "<footer>") == NULL, "no small print");
	buf_release(&b);
	page_free(p);
	page_free(NULL);
}

int
main(void)
{
	test_text();
	test_csv();
	test_markdown();
	test_json();
	test_html();
	test_bare();
	return DONE();
}
