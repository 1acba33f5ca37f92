#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "child.h"
#include "streamverbs.h"
#include "tap.h"

/* Stream verbs over a small database, in children like real commands. */

static void
write_file(const char *path, const char *text)
{
	struct err e = ERR_INIT;

	if (io_replace(path, text, strlen(text), &e) < 0)
		OK_TEXT(e.text, "", path);
}

static void
keep_output(const char *path)
{
	struct err e = ERR_INIT;

	(void)io_replace(path, ran.out.data, ran.out.len, &e);
}

static char *
contents(const char *path)
{
	static struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	buf_reset(&b);
	(void)io_read_file(&b, path, 1 << 24, &e);
	return b.data;
}

static int
events(void)
{
	run("heads", IN_OUT);
	return atoi(ran.out.data);
}

static int
lines_of(const struct buf *b)
{
	size_t i;
	int n = 0;

	for (i = 0; i < b->len; i++)
		n += b->data[i] == '\n';
	return n;
}

static const char three[] =
    "\xef\xbb\xbf{\"v\":1,\"id\":\"bj12345-1\",\"rev\":1,\"new\":\"新\"}\r\n"
    "\n"
    "{\"v\":1,\"id\":\"bj12345-2\",\"rev\":1}\n"
    "{\"v\":1,\"id\":\"bj12345-3\",\"rev\":1,\"propose\":{\"do\":\"x\"},"
    "\"y\":[1, 2]} ";

static void
try_propose(void)
{
	write_file("three", three);
	OK_INT(run("propose three", IN_OUT), 0, "three lines");
	OK_TEXT(ran.err.data, "", "without a word");
	OK_TEXT(ran.out.data,
	    "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":1,\"new\":\"新\",\"propose\":"
	    "{\"do\":\"assign\",\"lead\":\"物业科\"}}\n"
	    "{\"v\":1,\"id\":\"bj12345-2\",\"rev\":1}\n"
	    "{\"v\":1,\"id\":\"bj12345-3\",\"rev\":1,\"y\":[1,2],\"propose\":"
	    "{\"do\":\"assign\",\"lead\":\"物业科\"}}\n",
	    "one record for each; unknown fields survive");
	write_file("none", "");
	OK_INT(run("propose none", IN_OUT), 0, "no line");
	OK_TEXT(ran.out.data, "", "no record");
	OK_INT(run("propose none three none three", IN_OUT), 0, "many files");
	OK_INT(lines_of(&ran.out), 6, "one behind the other");
	OK_INT(run("propose three absent", IN_OUT), 3, "a file is absent");
	OK_TEXT(ran.err.data, "js-fake: cannot open 'absent': "
	    "No such file or directory\n", "is told");
	OK_TEXT(ran.out.data, "", "before anything is read");
	OK_INT(run("propose .", IN_OUT), 3, "a folder");
	OK_INT(run("propose three", FULL_OUT), 4, "a full disk");
	OK_INT(run("propose three", CLOSED_OUT), 4, "a closed output");
}

static const char bad[] =
    "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":1}\n"
    "{\"v\":1,\"id\":\"bj12345-2\",\"rev\":1,\"rev\":1}\n"
    "垃圾\x1b[31m\n"
    "{\"v\":1,\"id\":\"bj12345-4\",\"rev\":1}\n"
    "{\"v\":1,\"rev\":1}\n"
    "{\"v\":1,\"id\":\"bj12345-6\",\"rev\":1}\n"
    "{\"v\":1,\"id\":\"bj12345-7\",\"rev\":1";

static void
try_rejects(void)
{
	struct stat st;
	char *first;

	write_file("bad", bad);
	OK_INT(run("propose bad --reject rejected", IN_OUT), 1, "rejects");
	OK_INT(lines_of(&ran.out), 2, "the others are printed");
	OK_INT(lines_of(&ran.err), 5, "a message for each");
	OK(strstr(ran.err.data, "js-fake: bad:2: json_duplicate_key: ") ==
	    ran.err.data, "with its place and code");
	OK(strstr(ran.err.data, "js-fake: bad:4: bad_record: four 四\n") !=
	    NULL, "a step's reason");
	OK(strchr(ran.err.data, '\x1b') == NULL &&
	    strstr(ran.err.data, "垃圾") == NULL, "never the line itself");
	OK(stat("rejected", &st) == 0 && (st.st_mode & 0777) == 0600,
	    "the file is its owner's");
	first = strdup(contents("rejected"));
	OK(strstr(first, "{\"file\":\"bad\",\"line\":2,\"end_line\":2,"
	    "\"column\":null,\"code\":\"json_duplicate_key\",\"reason\":") ==
	    first, "and holds the same");
	OK(strstr(first, "\"raw\":\"垃圾\\u001b[31m\"}\n") != NULL,
	    "with the line as it was");
	OK_INT(run("propose bad --reject rejected --exit-zero", IN_OUT), 0,
	    "again, for cron");
	OK_TEXT(contents("rejected"), first, "the file is the same");
	OK_INT(run("propose three --reject rejected", IN_OUT), 0, "no reject");
	OK_TEXT(contents("rejected"), "", "an empty file");
	OK_INT(run("propose three --reject bad", IN_OUT), 2,
	    "another file is not written over");
	OK_TEXT(contents("bad"), bad, "it stands");
	OK_INT(run("propose bad --atomic", IN_OUT), 1, "all or none");
	OK_TEXT(ran.out.data, "", "none");
	OK_INT(run("propose bad --max-reject 2", IN_OUT), 3, "too many");
	OK_INT(lines_of(&ran.out), 1, "lines before are printed");
	OK_INT(run("propose bad --max-reject 5", IN_OUT), 1, "not too many");
	OK_INT(run("propose bad --max-reject 71%", IN_OUT), 3, "five of seven");
	OK_INT(run("propose bad --max-reject 72%", IN_OUT), 1, "are 71.4 %");
	OK_INT(run("propose bad --max-reject 101%", IN_OUT), 2, "no share");
	OK_INT(run("propose bad --max-reject x", IN_OUT), 2, "no number");
	OK_INT(run("propose bad --reject /dev/full", IN_OUT), 4, "full disk");
	free(first);
}

static void
try_many_rejects(void)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int i;

	for (i = 0; i < 120; i++)
		buf_puts(&b, "no\n");
	buf_puts(&b, "\"");
	for (i = 0; i < 1 << 20; i++)
		buf_putc(&b, 'x');
	buf_puts(&b, "\"\n");
	buf_puts(&b, "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":1}\n");
	(void)io_replace("much", b.data, b.len, &e);
	OK_INT(run("propose much", IN_OUT), 1, "many rejects");
	OK_INT(lines_of(&ran.err), 51, "fifty messages");
	OK(strstr(ran.err.data, "\njs-fake: ... 71 more\n") != NULL,
	    "and how many more");
	OK_INT(lines_of(&ran.out), 1, "the line behind a long one is read");
	OK_INT(run("count much --exit-zero", IN_OUT), 0, "counting");
	OK_TEXT(ran.out.data, "1\n", "counts the good one");
	OK_INT(run("count three --number 2", IN_OUT), 0, "counting");
	OK_TEXT(ran.out.data, "2\n", "ends when told");
	buf_release(&b);
}

static void
try_write(void)
{
	OK_INT(run("assign three", IN_OUT), 3, "no database");
	OK_INT(run("birth --number 3000", IN_OUT), 0, "a database");
	OK_TEXT(ran.err.data, "", "is made");
	run("propose three", IN_OUT);
	keep_output("proposed");
	OK_INT(run("assign proposed -n", IN_OUT), 0, "a dry run");
	OK_INT(lines_of(&ran.out), 2, "prints the events");
	OK(strstr(ran.out.data, "\"物业科\"") != NULL, "with their lead");
	OK_INT(run("assign proposed", IN_OUT), 0, "two are assigned");
	OK_INT(lines_of(&ran.out), 3, "three records");
	OK(strstr(ran.out.data, "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":2,") ==
	    ran.out.data, "as they stand now");
	OK(strstr(ran.out.data, "\"text\":\"漏水\"") != NULL, "with texts");
	OK(strstr(ran.out.data, "propose") == NULL && strstr(ran.out.data,
	    "新") == NULL, "and nothing of the line");
	keep_output("assigned");
}

/* The case has moved on: what is there already is fine, the rest stale. */
static void
try_again(void)
{
	int before = events();

	OK_INT(run("assign proposed", IN_OUT), 0, "assigned again");
	OK_TEXT(ran.out.data, contents("assigned"), "the same records");
	OK_INT(events(), before, "and no event");
	OK_INT(run("sign-lines assigned", IN_OUT), 1, "two can be signed for");
	OK_INT(lines_of(&ran.out), 2, "two records");
	OK(strstr(ran.err.data, "js-fake: assigned:2: refused: ") ==
	    ran.err.data, "and one reject");
	OK_INT(events(), before + 2, "two events");
	OK_INT(run("assign proposed", IN_OUT), 0, "older still");
	OK(strstr(ran.out.data, "\"rev\":3,") != NULL, "present records");
	OK_INT(events(), before + 2, "is there already");
	write_file("other", "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":1,\"propose\":"
	    "{\"do\":\"assign\",\"lead\":\"城管科\"}}\n"
	    "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":9}\n"
	    "{\"v\":1,\"id\":\"bj12345-99999\",\"rev\":1}\n");
	OK_INT(run("assign other", IN_OUT), 1, "another decision");
	OK(strstr(ran.err.data, "js-fake: other:1: stale: ") == ran.err.data,
	    "is stale");
	OK(strstr(ran.err.data, "js-fake: other:2: ahead: ") != NULL,
	    "a revision to come");
	OK(strstr(ran.err.data, "js-fake: other:3: unknown_case: "
	    "no such case\n") != NULL, "an unknown case");
	OK_INT(events(), before + 2, "and no event");
}

static void
try_atomic(void)
{
	int before;

	write_file("mixed", "{\"v\":1,\"id\":\"bj12345-11\",\"rev\":1,\"propose\":"
	    "{\"do\":\"assign\",\"lead\":\"物业科\"}}\n"
	    "{\"v\":1,\"id\":\"bj12345-1\",\"rev\":9}\n"
	    "{\"v\":1,\"id\":\"bj12345-13\",\"rev\":1,\"propose\":"
	    "{\"do\":\"assign\",\"lead\":\"物业科\"}}\n");
	before = events();
	OK_INT(run("assign mixed --atomic", IN_OUT), 1, "one of three is bad");
	OK_TEXT(ran.out.data, "", "nothing is printed");
	OK_INT(lines_of(&ran.err), 1, "one message");
	OK_INT(events(), before, "nothing is written");
	OK_INT(run("assign mixed", IN_OUT), 1, "without --atomic");
	OK_INT(lines_of(&ran.out), 2, "two records");
	OK_INT(events(), before + 2, "two events");
	OK_INT(run("assign proposed --atomic", IN_OUT), 0, "all are good");
	OK_INT(lines_of(&ran.out), 3, "all are printed");
}

static void
try_ids(void)
{
	struct buf line = BUF_INIT;
	int before = events();

	OK_INT(run("sign bj12345-11 bj12345-13", IN_OUT), 0, "by ids");
	OK_INT(lines_of(&ran.out), 2, "two records");
	OK_INT(events(), before + 2, "two events");
	OK_INT(run("sign bj12345-2 nonsense bj12345-88888", IN_OUT), 1,
	    "three bad ones");
	OK(strstr(ran.err.data, "js-fake: bj12345-2: refused: ") ==
	    ran.err.data, "refused");
	OK(strstr(ran.err.data, "js-fake: nonsense: bad_id: ") != NULL,
	    "no id");
	OK(strstr(ran.err.data, "js-fake: bj12345-88888: unknown_case: ") !=
	    NULL, "unknown");
	buf_release(&line);
}

/* Twice in one stream, several batches, a reader that has gone. */
static void
try_batches(void)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	int i, before;

	for (i = 100; i < 2600; i++)
		buf_printf(&b, "{\"v\":1,\"id\":\"bj12345-%d\",\"rev\":1,"
		    "\"propose\":{\"do\":\"assign\",\"lead\":\"物业科\"}}\n", i);
	(void)io_replace("batches", b.data, b.len, &e);
	before = events();
	OK_INT(run("assign batches", IGNORED_PIPE), 4, "the reader has gone");
	OK_TEXT(ran.err.data, "", "quietly");
	OK_INT(events(), before + 1000, "one batch, then no more");
	OK_INT(run("assign batches -q", IN_OUT), 0, "again");
	OK_INT(lines_of(&ran.out), 2500, "all records");
	OK(strstr(ran.out.data, "{\"v\":1,\"id\":\"bj12345-100\",") ==
	    ran.out.data, "in their order");
	OK_INT(events(), before + 2500, "the other events");
	write_file("twice", "{\"v\":1,\"id\":\"bj12345-50\",\"rev\":1,"
	    "\"propose\":{\"do\":\"assign\",\"lead\":\"甲\"}}\n"
	    "{\"v\":1,\"id\":\"bj12345-50\",\"rev\":2,"
	    "\"propose\":{\"do\":\"assign\",\"lead\":\"乙\"}}\n");
	OK_INT(run("assign twice", IN_OUT), 0, "one case twice");
	OK_INT(lines_of(&ran.out), 2, "two records");
	OK(strstr(ran.out.data, "\"rev\":2,") == NULL &&
	    strstr(ran.out.data, "甲") == NULL, "as the case stands after both");
	buf_release(&b);
}

int
main(void)
{
	if (child_begin(verbs) < 0)
		return 1;
	try_propose();
	try_rejects();
	try_many_rejects();
	try_write();
	try_again();
	try_atomic();
	try_ids();
	try_batches();
	OK_INT(child_end(), 0, "swept");
	return DONE();
}
