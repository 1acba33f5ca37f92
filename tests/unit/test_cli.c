#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/num.h"
#include "child.h"
#include "cli.h"
#include "render/xlsxout.h"
#include "tap.h"
#include "time/date.h"

/* A command with made-up verbs: its statuses, and what it leaves behind. */

static int extra;
static int64_t limit = NUM_NONE, when = NUM_NONE, day = NUM_NONE;
static int64_t span = NUM_NONE;
static const char *name;

static const struct cli_option show_options[] = {
	{ "extra", 'x', CLI_FLAG, &extra, NULL, "more of it" },
	{ "limit", 0, CLI_INT, &limit, "N", "at most so many" },
	{ "when", 0, CLI_TIME, &when, "TIME", "an instant" },
	{ "day", 0, CLI_DAY, &day, "DAY", "a day" },
	{ "span", 0, CLI_SPAN, &span, "SPAN", "a length of time" },
	{ "name", 'm', CLI_TEXT, &name, "NAME", "a name" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static void
put(struct buf *b, const char *what, int64_t n)
{
	if (n != NUM_NONE)
		buf_printf(b, "%s=%lld ", what, (long long)n);
}

static int
show(struct ctx *c, int argc, char **argv, struct err *e)
{
	int i;

	(void)e;
	if (extra)
		buf_puts(&c->out, "extra ");
	put(&c->out, "limit", limit);
	put(&c->out, "when", when);
	put(&c->out, "day", day);
	put(&c->out, "span", span);
	if (name != NULL)
		buf_printf(&c->out, "name=%s ", name);
	if (c->dry_run)
		buf_puts(&c->out, "dry ");
	if (c->actor != NULL)
		buf_printf(&c->out, "actor=%s ", c->actor);
	if (c->reveal != NULL)
		buf_printf(&c->out, "reveal=%s ", c->reveal);
	if (c->format_given)
		buf_printf(&c->out, "format=%d ", (int)c->format);
	for (i = 0; i < argc; i++)
		buf_printf(&c->out, "[%s]", argv[i]);
	buf_putc(&c->out, '\n');
	return 0;
}

static const struct cli_option clock_options[] = {
	{ "period", 0, CLI_TEXT, NULL, NULL, NULL },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static int
say_clock(struct ctx *c, int argc, char **argv, struct err *e)
{
	(void)argc;
	(void)argv;
	(void)e;
	date_put_at(&c->out, c->now_at);
	buf_putc(&c->out, ' ');
	date_put_at(&c->out, c->at);
	buf_printf(&c->out, " %d %s\n", c->now_given,
	    c->period != NULL ? c->period : "-");
	return 0;
}

/* Ends as its operand says. */
static int
fail(struct ctx *c, int argc, char **argv, struct err *e)
{
	buf_puts(&c->out, "not printed\n");
	if (argc == 0)
		return err_set(e, ERR_USAGE, "nothing said");
	if (argv[0][0] == '0') {
		ctx_finding(c);
		ctx_note(c, "a note");
		return 0;
	}
	return err_set(e, (enum err_code)(argv[0][0] - '0'),
	    "why 为什么 %s", argv[0] + 1);
}

/* So many lines, each flushed; -x ignores SIGPIPE as write verbs do. */
static int
lines(struct ctx *c, int argc, char **argv, struct err *e)
{
	int i, n = argc > 0 ? (int)strlen(argv[0]) * 1000 : 0;

	if (extra)
		ctx_ignore_sigpipe();
	c->out_name = "day.txt";
	for (i = 0; i < n; i++) {
		buf_puts(&c->out, "line 行 ");
		buf_putn(&c->out, i);
		buf_putc(&c->out, '\n');
		if (i % 100 == 99 && ctx_flush(c, e) < 0)
			return -1;
	}
	return argc > 1 ? err_set(e, ERR_DATA, "in the end") : 0;
}

static int
places(struct ctx *c, int argc, char **argv, struct err *e)
{
	(void)argc;
	(void)argv;
	(void)e;
	buf_printf(&c->out, "%s %s %s\n",
	    c->db_path != NULL ? c->db_path : "-",
	    c->key_path != NULL ? c->key_path : "-",
	    c->policy_path != NULL ? "policy" : "-");
	return 0;
}

static const struct cli_verb verbs[] = {
	{ "show", "[ARG…]", "show what was read",
	    CLI_WRITES | CLI_STREAMS | CLI_COUNTS | CLI_PRINTS | CLI_REVEALS,
	    show_options, show },
	{ "clock", "", "say the time", CLI_WRITES, clock_options, say_clock },
	{ "fail", "CODE", "end badly", 0, NULL, fail },
	{ "lines", "X…", "print much", CLI_PRINTS, show_options, lines },
	{ "places", "", "where things are", 0, NULL, places },
	{ NULL, NULL, NULL, 0, NULL, NULL }
};

static const struct {
	const char *line;
	int status;
	const char *out, *err;
} table[] = {
	{ "show", 0, "\n", "" },
	{ "show a b", 0, "[a][b]\n", "" },
	{ "show a -x b", 0, "extra [a][b]\n", "" },
	{ "show a -xn -- -x --limit", 0, "extra dry [a][-x][--limit]\n", "" },
	{ "show -", 0, "[-]\n", "" },
	{ "show --limit=5", 0, "limit=5 \n", "" },
	{ "show --limit 5 --limit=-7", 0, "limit=-7 \n", "" },
	{ "show --limit=5x", 2, "",
	    "js-fake: show: option '--limit': not a whole number '5x'\n" },
	{ "show --limit=99999999999999999999", 2, "", "js-fake: show: option "
	    "'--limit': not a whole number '99999999999999999999'\n" },
	{ "show --limit=", 2, "",
	    "js-fake: show: option '--limit' needs a value\n" },
	{ "show --limit ''", 2, "",
	    "js-fake: show: option '--limit' needs a value\n" },
	{ "show --limit", 2, "",
	    "js-fake: show: option '--limit' needs a value\n" },
	{ "show -m", 2, "", "js-fake: show: option '-m' needs a value\n" },
	{ "show --lim=5", 2, "", "js-fake: show: unknown option '--lim'; "
	    "options are spelled in full\n" },
	{ "show --ex", 2, "",
	    "js-fake: show: unknown option '--ex' (see --help)\n" },
	{ "show --extr", 2, "", "js-fake: show: unknown option '--extr'; "
	    "options are spelled in full\n" },
	{ "show --extra=1", 2, "",
	    "js-fake: show: option '--extra' takes no value\n" },
	{ "show --nothing=1", 2, "",
	    "js-fake: show: unknown option '--nothing' (see --help)\n" },
	{ "show -xy", 2, "", "js-fake: show: unknown option '-y'\n" },
	{ "show -m 劲松 东", 0, "name=劲松 [东]\n", "" },
	{ "show -m劲松", 0, "name=劲松 \n", "" },
	{ "show --name=\xd6\xd0", 2, "",
	    "js-fake: show: option '--name': not UTF-8\n" },
	{ "show --name ''", 0, "name= \n", "" },
	{ "show --actor ''", 2, "",
	    "js-fake: show: option '--actor' needs a value\n" },
	{ "show --now 2026-11-23 --day yesterday", 0, "day=20779 \n", "" },
	{ "show --day today --now=2026-11-23T23:59", 0, "day=20780 \n", "" },
	{ "show --day 2026-11-22", 0, "day=20779 \n", "" },
	{ "show --day 2026-02-30", 2, "", NULL },
	{ "show --when 1970-01-02", 0, "when=57600 \n", "" },
	{ "show --span 2h", 0, "span=7200 \n", "" },
	{ "show --span 2", 2, "", NULL },
	{ "show --reveal=投诉", 0, "reveal=投诉 \n", "" },
	{ "show --reveal 投诉", 2, "", "js-fake: show: option '--reveal' "
	    "needs a reason: --reveal=REASON\n" },
	{ "show --reveal=", 2, "", "js-fake: show: option '--reveal' "
	    "needs a reason: --reveal=REASON\n" },
	{ "show --rev=投诉", 2, "", "js-fake: show: unknown option '--rev'; "
	    "options are spelled in full\n" },
	{ "show a --reveal=投诉", 2, "", "js-fake: show: option '--reveal' "
	    "must stand before the first operand\n" },
	{ "show -- --reveal=投诉", 0, "[--reveal=投诉]\n", "" },
	{ "show -f csv", 0, "format=2 \n", "" },
	{ "show -f doc", 2, "", "js-fake: no such format 'doc': "
	    "ndjson, table, csv, md, html, json, xlsx\n" },
	{ "clock --now 2026-11-22", 0, "2026-11-22T00:00:00+08:00 "
	    "2026-11-22T00:00:00+08:00 1 -\n", "" },
	{ "clock --now 2026-11-22 --at 2026-11-21T10:00 --period week", 0,
	    "2026-11-22T00:00:00+08:00 2026-11-21T10:00:00+08:00 1 week\n",
	    "" },
	{ "clock --now 2026-11-22 --at 2026-11-22T00:00:01", 2, "",
	    "js-fake: option '--at': after now\n" },
	{ "clock --now 2026-11-31", 2, "", NULL },
	{ "clock --as-of 2026-11-22", 2, "",
	    "js-fake: clock: unknown option '--as-of' (see --help)\n" },
	{ "clock -f csv", 2, "", "js-fake: clock: unknown option '-f'\n" },
	{ "fail", 2, "", "js-fake: nothing said\n" },
	{ "fail 1", 2, "", "js-fake: why 为什么 \n" },
	{ "fail 2", 3, "", "js-fake: why 为什么 \n" },
	{ "fail 3", 1, "", "js-fake: why 为什么 \n" },
	{ "fail 3 --exit-zero", 0, "", "js-fake: why 为什么 \n" },
	{ "fail 4", 1, "", "js-fake: why 为什么 \n" },
	{ "fail 5", 4, "", "js-fake: why 为什么 \n" },
	{ "fail 5 --exit-zero", 4, "", "js-fake: why 为什么 \n" },
	{ "fail 6", 4, "", "" },
	{ "fail 7", 4, "", "js-fake: why 为什么 \n" },
	{ "fail 8", 75, "", "js-fake: why 为什么 \n" },
	{ "fail 2\x1b[31m", 3, "", "js-fake: why 为什么 ?[31m\n" },
	{ "fail 0", 1, "not printed\n", "js-fake: a note\n" },
	{ "fail 0 -q --exit-zero", 0, "not printed\n", "" },
	{ "sho", 2, "", "js-fake: unknown verb 'sho' "
	    "(try 'js-fake --help')\n" },
	{ "''", 2, "", "js-fake: unknown verb '' (try 'js-fake --help')\n" },
	{ "-x show", 2, "", "js-fake: the verb stands before '-x' "
	    "(try 'js-fake --help')\n" },
	{ "show --lang=fr", 2, "", "js-fake: no such language 'fr': zh, en\n" },
	{ "-h", 0, NULL, "" },
	{ "show --help --nothing", 0, NULL, "" },
	{ "show -h -o nowhere/at/all", 0, NULL, "" },
};

/* Workbooks need a library that may have been absent. */
static void
try_xlsx(void)
{
	run("show -f xlsx", IN_OUT);
	if (xlsxout_is_built())
		OK_INT(ran.status, 0, "show -f xlsx, built in");
	else
		OK_TEXT(ran.err.data, "js-fake: xlsx is not built in: "
		    "libxlsxwriter was not there\n", "show -f xlsx, not there");
}

static void
try_table(void)
{
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		run(table[i].line, IN_OUT);
		OK_INT(ran.status, table[i].status, table[i].line);
		if (table[i].out != NULL)
			OK_TEXT(ran.out.data, table[i].out, table[i].line);
		else
			OK(strncmp(ran.out.data, "usage: js-fake ", 15) == 0,
			    table[i].line);
		if (table[i].err != NULL)
			OK_TEXT(ran.err.data, table[i].err, table[i].line);
		else
			OK(ran.err.len > 0 && strchr(ran.err.data, '\n') ==
			    ran.err.data + ran.err.len - 1, table[i].line);
	}
}

static void
try_usage(void)
{
	run("show -V", IN_OUT);
	OK(strncmp(ran.out.data, "js-fake (jiesu) ", 16) == 0, "-V");
	OK_INT(run("--version", IN_OUT), 0, "the version without a verb");
	OK_INT(run("", IN_OUT), 2, "no verb");
	OK_TEXT(ran.out.data, "", "nothing on standard output");
	OK(strstr(ran.err.data, "\n  fail        end badly\n") != NULL,
	    "verbs stand in a column");
	run("lines -h", IN_OUT);
	OK(strstr(ran.out.data, "usage: js-fake lines [OPTION...] X…\n"
	    "print much\n\nOptions:\n"
	    "  -x, --extra                   more of it\n") == ran.out.data,
	    "own options come first");
	OK(strstr(ran.out.data, "\n  -f, --format=FORMAT ") != NULL,
	    "groups follow");
	OK(strstr(ran.out.data, "--atomic") == NULL, "and no others");
	run("--list-options", IN_OUT);
	OK(strncmp(ran.out.data, "show --extra\nshow --limit\n", 26) == 0 &&
	    strstr(ran.out.data, "\nclock --period\n") != NULL &&
	    strstr(ran.out.data, "\nfail --db\n") != NULL &&
	    strstr(ran.out.data, "\nfail --dry-run\n") == NULL,
	    "options are listed");
}

static void
try_output(void)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct stat st;

	OK_INT(run("lines xx", IN_OUT), 0, "many lines");
	OK(ran.out.len > 20000, "all of them");
	OK_INT(run("lines", CLOSED_OUT), 0, "closed, and nothing to print");
	OK_INT(run("lines x", CLOSED_OUT), 4, "closed output");
	OK_TEXT(ran.err.data, "js-fake: standard output: cannot write: "
	    "Bad file descriptor\n", "is told");
	OK_INT(run("-h", CLOSED_OUT), 4, "closed output for help");
	OK_INT(run("lines x", FULL_OUT), 4, "full disk");
	OK_TEXT(ran.err.data, "js-fake: standard output: cannot write: "
	    "No space left on device\n", "is told");
	OK_INT(run("lines x", PIPE_OUT), 128 + SIGPIPE,
	    "a show verb dies with its reader");
	OK_INT(run("lines x", IGNORED_PIPE), 4, "or ends quietly");
	OK_TEXT(ran.err.data, "", "without a word");
	OK_INT(run("lines x -x", PIPE_OUT), 4, "a write verb ends");
	OK_TEXT(ran.err.data, "", "quietly");

	OK_INT(run("lines x -o 表.txt", CLOSED_OUT), 0, "to a file");
	OK(stat("表.txt", &st) == 0 && (st.st_mode & 0777) == 0600 &&
	    st.st_size > 10000, "all of it, for its owner");
	OK_INT(run("lines xx bad -o 表.txt", IN_OUT), 3, "a failing run");
	OK(io_read_file(&b, "表.txt", 20000, &e) == 0 && b.len > 10000,
	    "leaves the old file");
	OK_INT(run("lines xx bad -o new", IN_OUT), 3, "and of a new one");
	OK(!io_exists("new"), "nothing");
	OK_INT(run("lines x -o a/b/", IN_OUT), 0, "to a folder");
	OK(io_exists("a/b/day.txt"), "under the verb's name");
	OK_INT(run("lines -o a/b", IN_OUT), 2, "a folder without its slash");
	OK_INT(run("lines -o none/x", IN_OUT), 4, "no such folder");
	OK_INT(run("lines x -o /dev/full", IN_OUT), 4, "a full device");
	OK(stat("/dev/full", &st) == 0 && S_ISCHR(st.st_mode),
	    "is still a device");
	OK_INT(run("show -o x/", IN_OUT), 2, "a verb without a name");
	OK_INT(symlink("表.txt", "link"), 0, "a link");
	OK_INT(run("lines -o link", IN_OUT), 0, "is followed");
	OK(lstat("link", &st) == 0 && S_ISLNK(st.st_mode) &&
	    stat("表.txt", &st) == 0 && st.st_size == 0, "and stays one");
	OK_INT(system("ls -A . a a/b | grep -q '\\.[A-Za-z0-9]\\{6\\}$'") != 0,
	    1, "no temporary file is left");
	buf_release(&b);
}

static void
try_places(void)
{
	run("places", IN_OUT);
	OK_TEXT(ran.out.data, "/u/.local/share/jiesu/js.db "
	    "/u/.config/jiesu/key policy\n", "below HOME");
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	run("places", IN_OUT);
	OK_TEXT(ran.out.data, "/data/jiesu/js.db /u/.config/jiesu/key "
	    "policy\n", "XDG, unless it is relative");
	setenv("JS_DB", "file:x", 1);
	setenv("JS_KEY", "k", 1);
	run("places", IN_OUT);
	OK_TEXT(ran.out.data, "file:x k policy\n", "JS_ goes before");
	run("places -d 库.db", IN_OUT);
	OK_TEXT(ran.out.data, "库.db k policy\n", "the option before that");
	unsetenv("JS_DB");
	unsetenv("JS_KEY");
	unsetenv("XDG_DATA_HOME");
	unsetenv("HOME");
	run("places", IN_OUT);
	OK_TEXT(ran.out.data, "- - policy\n", "nowhere without HOME");
	setenv("JS_NOW", "2026-11-22", 1);
	setenv("JS_ACTOR", "王五", 1);
	run("show --day yesterday", IN_OUT);
	OK_TEXT(ran.out.data, "day=20778 actor=王五 \n", "JS_NOW, JS_ACTOR");
	setenv("JS_NOW", "soon", 1);
	OK_INT(run("show", IN_OUT), 2, "JS_NOW is no time");
	unsetenv("JS_NOW");
	setenv("JS_LANG", "fr", 1);
	OK_INT(run("show", IN_OUT), 2, "JS_LANG is no language");
	OK_INT(run("show --lang en", IN_OUT), 0, "the option goes before");
}

int
main(void)
{
	if (child_begin(verbs) < 0)
		return 1;
	setenv("HOME", "/u", 1);
	try_table();
	try_xlsx();
	try_usage();
	try_output();
	try_places();
	OK_INT(child_end(), 0, "swept");
	return DONE();
}
