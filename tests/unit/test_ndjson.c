/* Lines of a stream: ends, limits, silence. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "data/jx.h"
#include "data/ndjson.h"
#include "tap.h"

/* All lines of the bytes, "N:line|" each, "-" for one too long. */
static char *
lines_of(const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct ndjson *n;
	const char *line;
	size_t line_len;
	FILE *f = tmpfile();
	int rc;

	fwrite(s, 1, len, f);
	rewind(f);
	n = ndjson_new(fileno(f));
	while ((rc = ndjson_next(n, &line, &line_len, &e)) > 0) {
		buf_putn(&b, ndjson_line(n));
		buf_putc(&b, ':');
		if (line == NULL)
			buf_putc(&b, '-');
		else
			buf_put(&b, line, line_len);
		buf_putc(&b, '|');
	}
	if (rc < 0)
		buf_puts(&b, e.text);
	ndjson_free(n);
	fclose(f);
	return buf_take(&b);
}

static const struct line_case {
	const char *name, *s;
	const char *want;
} line_cases[] = {
	{ "nothing", "", "" },
	{ "one", "{}\n", "1:{}|" },
	{ "no LF at the end", "{\"电\":1}\n[２]", "1:{\"电\":1}|2:[２]|" },
	{ "blank lines", "\n \t\r\n{}\n\n\n[]\n\n", "3:{}|6:[]|" },
	{ "only blank", "\n\n  ", "" },
	{ "CR", "a\r\nb\r\r\nc\r", "1:a|2:b\r|3:c|" },
	{ "BOM", "\xef\xbb\xbf{}\n\xef\xbb\xbf[]\n",
	    "1:{}|2:\xef\xbb\xbf[]|" },
	{ "half a BOM", "\xef\xbb", "1:\xef\xbb|" },
	{ "BOM alone", "\xef\xbb\xbf", "" }
};

static void
test_lines(void)
{
	char *got;
	size_t i;

	for (i = 0; i < sizeof(line_cases) / sizeof(line_cases[0]); i++) {
		got = lines_of(line_cases[i].s, strlen(line_cases[i].s));
		OK_TEXT(got, line_cases[i].want, line_cases[i].name);
		free(got);
	}
	got = lines_of("a\0b\n", 4);
	OK_TEXT(got, "1:a", "a NUL is left to the parser");
	free(got);
}

/* A line of so many bytes between two others, ended like this. */
static char *
around(size_t bytes, const char *end)
{
	struct buf b = BUF_INIT;
	char *got, *colon;
	size_t i;

	buf_puts(&b, "a\n");
	for (i = 0; i < bytes; i++)
		buf_putc(&b, 'x');
	buf_puts(&b, end);
	buf_puts(&b, "b");
	got = lines_of(b.data, b.len);
	buf_release(&b);
	/* Runs of x as one. */
	for (colon = got; *colon != '\0'; colon++) {
		if (colon[0] == 'x' && colon[1] == 'x') {
			i = strspn(colon, "x");
			memmove(colon + 1, colon + i, strlen(colon + i) + 1);
		}
	}
	return got;
}

static void
test_long(void)
{
	static const struct {
		const char *name;
		size_t bytes;
		const char *end, *want;
	} cases[] = {
		{ "1 MiB", JX_MAX_BYTES, "\n", "1:a|2:x|3:b|" },
		{ "1 MiB, CR", JX_MAX_BYTES, "\r\n", "1:a|2:x|3:b|" },
		{ "too long by 1", JX_MAX_BYTES + 1, "\n", "1:a|2:-|3:b|" },
		{ "too long by 2", JX_MAX_BYTES + 2, "\n", "1:a|2:-|3:b|" },
		{ "too long by far", 5 * JX_MAX_BYTES, "\n", "1:a|2:-|3:b|" },
		{ "and blank at its end", 5 * JX_MAX_BYTES, " \n",
		    "1:a|2:-|3:b|" },
		{ "never ended", 3 * JX_MAX_BYTES, "", "1:a|2:-|" }
	};
	char *got;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		got = around(cases[i].bytes, cases[i].end);
		OK_TEXT(got, cases[i].want, cases[i].name);
		free(got);
	}
}

static void
test_many(void)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct ndjson *n;
	FILE *f = tmpfile();
	const char *line;
	size_t len;
	int i, right = 0;

	for (i = 0; i < 50000; i++)
		fprintf(f, "{\"行\":%d}\n", i);
	rewind(f);
	n = ndjson_new(fileno(f));
	for (i = 0; ndjson_next(n, &line, &len, &e) > 0; i++) {
		buf_reset(&b);
		buf_printf(&b, "{\"行\":%d}", i);
		right += len == b.len && memcmp(line, b.data, len) == 0;
	}
	OK_INT(right, 50000, "many lines, each whole");
	OK_INT(ndjson_line(n), 50000, "and counted");
	OK_INT(ndjson_next(n, &line, &len, &e), 0, "the end stays the end");
	ndjson_free(n);
	fclose(f);
	buf_release(&b);
}

static void
put(int fd, const char *s)
{
	if (write(fd, s, strlen(s)) < 0)
		OK(0, "write");
}

static void
test_pipe(void)
{
	struct err e = ERR_INIT;
	struct ndjson *n;
	const char *line;
	size_t len;
	int fd[2];

	if (pipe(fd) < 0)
		return;
	n = ndjson_new(fd[0]);
	OK_INT(ndjson_ready(n), 0, "nothing yet");
	OK_INT(ndjson_wait(n, 10), 0, "silence");
	put(fd[1], "one\ntwo\nthr");
	OK_INT(ndjson_wait(n, 1000), 1, "something came");
	OK_INT(ndjson_next(n, &line, &len, &e), 1, "first line");
	OK_INT(ndjson_ready(n), 1, "the second is here");
	OK_INT(ndjson_next(n, &line, &len, &e), 1, "second line");
	OK_INT(ndjson_ready(n), 0, "half a line is not ready");
	OK_INT(ndjson_wait(n, 10), 0, "half a line is silence");
	put(fd[1], "ee\n\n");
	OK_INT(ndjson_wait(n, 1000), 1, "the other half");
	OK_INT(ndjson_next(n, &line, &len, &e), 1, "third line");
	OK(len == 5 && memcmp(line, "three", 5) == 0, "is whole");
	OK_INT(ndjson_ready(n), 0, "a blank line is no line");
	close(fd[1]);
	OK_INT(ndjson_wait(n, 1000), 1, "the end is something");
	OK_INT(ndjson_next(n, &line, &len, &e), 0, "the end");
	ndjson_free(n);
	close(fd[0]);
}

static void
test_failure(void)
{
	struct err e = ERR_INIT;
	struct ndjson *n;
	const char *line;
	size_t len;
	int fd = open("/", O_RDONLY);

	n = ndjson_new(fd);
	OK_INT(ndjson_next(n, &line, &len, &e), -1, "a directory");
	OK_INT(e.code, ERR_IO, "cannot be read");
	OK_INT(ndjson_wait(n, 10), 1, "and there is no waiting");
	ndjson_free(n);
	ndjson_free(NULL);
	close(fd);
}

int
main(void)
{
	test_lines();
	test_long();
	test_many();
	test_pipe();
	test_failure();
	return DONE();
}
