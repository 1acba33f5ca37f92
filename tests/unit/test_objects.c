/*
 * JSON objects as rows: lines and arrays, each in several splits between
 * what was read before and what still comes.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "table/objects.h"
#include "tap.h"

#define HEADS "a,b,more"

static const struct {
	const char *in, *want, *name;
} rows[] = {
	{ "{\"a\":\"甲\",\"b\":\"１\"}\n", "1[甲|１|]", "a line" },
	{ "{\"a\":1,\"b\":2}\n\n{\"b\":null}\r\n{\"b\":true,\"a\":\"\"}",
	  "1[1|2|] 3[||] 4[|true|]", "lines" },
	{ "\xef\xbb\xbf{\"a\":[1,\"东\"],\"b\":{\"c\":0.5}}\n",
	  "1[[1,\"东\"]|{\"c\":0.5}|]", "what is no text is its JSON" },
	{ "{\"a\":40.775434349303865,\"b\":261122100315000317}\n",
	  "1[40.775434349303865|261122100315000317|]", "long numbers" },
	{ "{\"a\":1,\"b\":2}\n{\"a\":\n{\"a\":1,\"a\":2}\n7\n{\"a\":3}\n",
	  "1[1|2|] 2json[] 3json[] 4json[] 5[3||]", "lines that are none" },
	{ "[{\"a\":\"甲\",\"b\":2},\n{\"a\":3}]\n", "1[甲|2|] 2[3||]",
	  "an array" },
	{ "[\n{\n\"a\": 1,\n\"b\": 2\n}\n,{\"a\":\"}]{\\\"\"\n}]",
	  "2-5[1|2|] 6-7[}]{\"||]", "over many lines" },
	{ "[{\"a\":1,\"b\":2},7,\"x\",{\"a\":3}]", "1[1|2|] 1json[] 1[3||]",
	  "what is no object in it" },
	{ "[{\"a\":1,\"b\":2},{\"a\":01},{\"a\":3}]",
	  "1[1|2|] 1json[] 1[3||]", "an object that is none" },
	{ "[{\"a\":1,\"b\":2}] x", "1[1|2|] 1json[]", "something behind it" },
	{ "[{\"a\":1,\"b\":2},", "1[1|2|] cut", "a cut array" },
	{ "[{\"a\":1,\"b\":2},{\"a\":3", "1[1|2|] 1json[] cut",
	  "a cut object" },
};

static int
descriptor_of(const char *s, size_t len)
{
	struct err e = ERR_INIT;
	int fd = memfd_create("objects", 0);

	if (fd < 0 || io_write(fd, s, len, &e) < 0 ||
	    lseek(fd, 0, SEEK_SET) < 0)
		abort();
	return fd;
}

static void
put_row(struct buf *b, const struct delim_row *row)
{
	size_t i;

	buf_puts(b, b->len > 0 ? " " : "");
	buf_printf(b, "%d", (int)row->line);
	if (row->end_line != row->line)
		buf_printf(b, "-%d", (int)row->end_line);
	if (row->fault != DELIM_FINE)
		buf_puts(b, delim_fault_text(row->fault));
	buf_putc(b, '[');
	for (i = 0; i < row->n; i++) {
		buf_puts(b, i > 0 ? "|" : "");
		buf_put(b, row->fields[i].s, row->fields[i].len);
	}
	buf_putc(b, ']');
}

static void
put_headings(struct buf *b, const struct objects *o)
{
	const struct map_text *heads;
	size_t i, n;

	heads = objects_headings(o, &n);
	for (i = 0; i < n; i++) {
		buf_puts(b, i > 0 ? "," : "");
		buf_put(b, heads[i].s, heads[i].len);
	}
}

static void
read_all(struct buf *heads, struct buf *b, const char *s, size_t len,
    size_t head)
{
	int fd = descriptor_of(s + head, len - head), rc;
	struct err e = ERR_INIT;
	struct objects *o = objects_new(fd, s, head, &e);
	struct delim_row row;

	buf_reset(heads);
	buf_reset(b);
	if (o == NULL) {
		buf_puts(b, e.text);
	} else {
		put_headings(heads, o);
		while ((rc = objects_next(o, &row, &e)) > 0)
			put_row(b, &row);
		if (rc < 0)
			buf_puts(b, strstr(e.text, "cut") != NULL ? " cut" :
			    " failed");
	}
	objects_free(o);
	close(fd);
}

/* The first object must be in the head, whatever is behind it. */
static void
try_rows(void)
{
	struct buf b = BUF_INIT, heads = BUF_INIT;
	size_t i, head, len, bad;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		len = strlen(rows[i].in);
		head = (size_t)(strchr(rows[i].in, '}') - rows[i].in) + 8;
		for (bad = 0; head <= len; head++) {
			read_all(&heads, &b, rows[i].in, len, head);
			bad += strcmp(b.data, rows[i].want) != 0;
		}
		read_all(&heads, &b, rows[i].in, len, len);
		OK_TEXT(b.data, rows[i].want, rows[i].name);
		OK_TEXT(heads.data, HEADS, "its headings");
		OK_INT((int64_t)bad, 0, "the same in every split");
	}
	read_all(&heads, &b, "{\"a\":1}\n{\"a\":2,\"b\":\"东\",\"c\":3}\n",
	    32, 8);
	OK_TEXT(b.data, "1[1|] 2[2|{\"b\":\"东\",\"c\":3}]",
	    "keys that come late are kept together");
	read_all(&heads, &b, "[]", 2, 2);
	OK_TEXT(b.data, "no JSON object in its beginning", "an empty array");
	read_all(&heads, &b, "", 0, 0);
	OK_TEXT(b.data, "no JSON object in its beginning", "nothing");
	buf_release(&heads);
	buf_release(&b);
}

/* 20,000 objects in an array, and one of more than 1 MiB behind them. */
static void
try_long(void)
{
	struct buf in = BUF_INIT;
	struct err e = ERR_INIT;
	struct delim_row row;
	struct objects *o;
	int fd, i, n = 0, rc;

	buf_putc(&in, '[');
	for (i = 0; i < 20000; i++)
		buf_printf(&in, "{\"a\":%d,\"b\":\"%s\"},\n", i, "东城区");
	buf_puts(&in, "{\"a\":\"");
	for (i = 0; i < 1100000; i++)
		buf_putc(&in, 'x');
	buf_puts(&in, "\"}]");
	fd = descriptor_of(in.data + 1000, in.len - 1000);
	o = objects_new(fd, in.data, 1000, &e);
	while ((rc = objects_next(o, &row, &e)) > 0 && row.line == n + 1 &&
	    row.n == 3)
		n++;
	OK_INT(n, 20000, "a long array");
	OK_INT(rc, -1, "an object that is too long ends it");
	OK_TEXT(e.text, "line 20001: an object of more than 1 MiB", "why");
	objects_free(o);
	close(fd);
	buf_release(&in);
}

int
main(void)
{
	try_rows();
	try_long();
	return DONE();
}
