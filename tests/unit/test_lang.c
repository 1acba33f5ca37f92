#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "tap.h"

static char path[] = "/tmp/jiesu-lang-XXXXXX";

static int
load(const char *text, struct err *e)
{
	err_reset(e);
	if (io_replace(path, text, strlen(text), e) < 0)
		return -2;
	return lang_load(path, e);
}

static const struct {
	const char *text;
	const char *reason;	/* what the error's text holds; NULL: none */
} files[] = {
	{ "", NULL },
	{ "# nothing else\n\n", NULL },
	{ "no such unit '%s'\t没有这个单位“%s”\n", NULL },
	{ "cases\t件数", NULL },			/* no line feed */
	{ "%-10s %5d\t%-8s %3d\n", NULL },
	{ "%zu of %lld\t%zu / %lld\n", NULL },
	{ "100 %%\t百分之百\n", NULL },
	{ "solved, %\t解决率，%\n", NULL },
	{ "no such unit '%s'\t没有这个单位\n", "line 1: conversions" },
	{ "ok\t好\n'%s' %d\t%d “%s”\n", "line 2: conversions" },
	{ "%d\t%lld\n", "conversions" },
	{ "%*d\t%d\n", "conversions" },
	{ "plain\t%n\n", "conversions" },
	{ "%s\t%1$s\n", "conversions" },
	{ "no tab\n", "no tab" },
	{ "empty\t\n", "empty" },
	{ "\t空\n", "empty" },
	{ "twice\t一\ntwice\t二\n", "line 2: given twice: 'twice'" },
};

static void
try_files(void)
{
	struct err e = ERR_INIT;
	size_t i;
	int rc;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		rc = load(files[i].text, &e);
		OK_INT(rc, files[i].reason == NULL ? 0 : -1, files[i].text);
		if (files[i].reason != NULL)
			OK(strstr(e.text, files[i].reason) != NULL, e.text);
	}
}

static void
try_use(void)
{
	struct err e = ERR_INIT;

	OK_INT(load("cases\t件数\na\\nb\t一\\n二\n"
	    "no such unit '%s'\t没有单位“%s”\n", &e), 0, "a catalogue");
	OK_TEXT(lang("cases"), "cases", "English is what is set first");
	lang_set(LANG_EN, LANG_ZH);
	OK_TEXT(lang("cases"), "cases", "messages in English");
	OK_TEXT(lang_sheet("cases"), "件数", "sheets in Chinese");
	OK_INT(lang_of_sheets(), LANG_ZH, "what the sheets are in");
	OK_TEXT(lang_sheet("a\nb"), "一\n二", "a line feed");
	OK_TEXT(lang_sheet("unknown"), "unknown", "what it lacks is English");
	lang_set(LANG_ZH, LANG_EN);
	err_set(&e, ERR_DATA, "no such unit '%s'", "物业科");
	OK_TEXT(e.text, "没有单位“物业科”", "errors speak it too");
	OK_INT(load("bad\n", &e), -1, "a bad one");
	OK_TEXT(lang("cases"), "cases", "leaves none");
	lang_release();
	lang_release();
	OK_INT(lang_of_sheets(), LANG_EN, "released");
}

int
main(void)
{
	struct err e = ERR_INIT;
	int fd = mkstemp(path);

	OK(fd >= 0, "a file to write catalogues to");
	close(fd);
	try_files();
	try_use();
	unlink(path);
	OK_INT(lang_load(path, &e), -1, "a catalogue that is not there");
	OK_INT(e.code, ERR_IO, "is an error of the system");
	return DONE();
}
