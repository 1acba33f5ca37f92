#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/ndjson.h"
#include "data/recordin.h"
#include "heads.h"

#define HEAD_LEN 65536		/* looked at to know what a file is */
#define SILENCE_MS 100

struct file {
	const char *name;
	int fd;
};

struct source {
	struct ctx *ctx;
	struct file *files;
	size_t n, at;		/* files[at] is read, or next */
	struct buf head;
	struct ndjson *lines;	/* one of these is open, or none */
	struct delim *rows;
	struct heads heads;
	struct buf raw, json;	/* of the present row */
	int64_t exported_at;
};

/* --- files -------------------------------------------------------------- */

struct source *
source_new(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct source *s = mem_array(1, sizeof(*s));
	int i;

	s->ctx = c;
	s->exported_at = NUM_NONE;
	buf_init(&s->head);
	buf_init(&s->raw);
	buf_init(&s->json);
	s->files = mem_array((size_t)argc + 1, sizeof(*s->files));
	for (i = 0; i < argc || s->n == 0; i++) {
		s->files[s->n].name = argc > 0 ? argv[i] : "-";
		s->files[s->n].fd = ctx_open_input(s->files[s->n].name, e);
		if (s->files[s->n].fd < 0) {
			source_free(s);
			return NULL;
		}
		s->n++;
	}
	return s;
}

static void
close_file(struct source *s)
{
	ndjson_free(s->lines);
	delim_free(s->rows);
	s->lines = NULL;
	s->rows = NULL;
	if (s->files[s->at].fd > STDIN_FILENO)
		close(s->files[s->at].fd);
	s->at++;
}

void
source_free(struct source *s)
{
	if (s == NULL)
		return;
	while (s->at < s->n)
		close_file(s);
	buf_release(&s->json);
	buf_release(&s->raw);
	buf_release(&s->head);
	free(s->files);
	free(s);
}

int64_t
source_exported_at(const struct source *s)
{
	return s->exported_at;
}

static int
is_json(const struct buf *head)
{
	size_t i = head->len >= 3 && memcmp(head->data, "\xef\xbb\xbf", 3) == 0
	    ? 3 : 0;

	while (i < head->len && strchr(" \t\r\n", head->data[i]) != NULL)
		i++;
	return i == head->len || head->data[i] == '{';
}

/* Title lines may stand above the headings, with the time of export. */
static int
find_header(struct source *s, struct err *e)
{
	struct delim_row row;
	int64_t said;
	int i, rc = 0;

	for (i = 0; i < HEADS_ROWS; i++) {
		rc = delim_next(s->rows, &row, e);
		if (rc <= 0)
			break;
		if (heads_bind(&s->heads, &row))
			return 0;
		said = heads_export_time(&s->heads, &row);
		if (said != NUM_NONE)
			s->exported_at = said;
	}
	return rc < 0 ? -1 : err_set(e, ERR_DATA, "no row of headings in the "
	    "first %d: one that names the case and what was said",
	    HEADS_ROWS);
}

static int
open_table(struct source *s, struct err *e)
{
	struct buf *head = &s->head;
	size_t bom = head->len >= 3 &&
	    memcmp(head->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	if (memchr(head->data, '\0', head->len) != NULL ||
	    (head->len >= 4 && memcmp(head->data, "PK\x03\x04", 4) == 0))
		return err_set(e, ERR_DATA,
		    "neither JSON lines nor CSV: export it as CSV");
	heads_init(&s->heads, charset_guess(head->data, head->len),
	    s->ctx->policy->source, s->ctx->words);
	s->rows = delim_new(s->files[s->at].fd, head->data + bom,
	    head->len - bom);
	return find_header(s, e);
}

/* A pipe gives what is there, so a live one is not waited for. */
static int
open_next(struct source *s, struct err *e)
{
	int fd = s->files[s->at].fd, rc = 0;
	long got;

	buf_reset(&s->head);
	buf_reserve(&s->head, HEAD_LEN);
	got = io_read(fd, s->head.data, HEAD_LEN, e);
	if (got >= 0) {
		s->head.len = (size_t)got;
		s->head.data[got] = '\0';
		if (is_json(&s->head))
			s->lines = ndjson_new_head(fd, s->head.data,
			    s->head.len);
		else
			rc = open_table(s, e);
	}
	return got < 0 || rc < 0 ? err_prefix(e, "%s",
	    s->files[s->at].name) : 0;
}

/* --- lines and rows ----------------------------------------------------- */

static int
fault(struct lines_fault *f, const char *code, const char *reason)
{
	err_set(&f->e, ERR_DATA, "%s", reason);
	f->code = code;
	return -1;
}

/* The case and the JSON of a row; -1 with f. */
static int
decode_row(struct source *s, const struct delim_row *row,
    struct stream_line *l, struct lines_fault *f)
{
	const char *key = NULL;

	err_reset(&f->e);
	if (row->fault != DELIM_FINE)
		return fault(f, delim_fault_text(row->fault),
		    "the row cannot be read");
	buf_reset(&s->json);
	if (heads_put_json(&s->json, &s->heads, row, &key) < 0)
		return fault(f, "bad_encoding", key);
	f->code = "bad_record";
	l->json = jx_parse(s->json.data, s->json.len, &f->e);
	if (l->json == NULL)
		return -1;
	if (recordin_decode_key(&l->rec, l->json, s->ctx->words, &f->e) == 0)
		return 0;
	lines_release(l);
	return -1;
}

/* Bytes that fit no character end what is kept of the row. */
static void
keep_raw(struct source *s, const struct delim_row *row, struct stream_line *l)
{
	buf_reset(&s->raw);
	charset_decode(&s->raw, s->heads.charset, row->raw, row->rawlen);
	l->text = s->raw.data;
	l->len = s->raw.len;
}

static int
add_row(struct source *s, struct batch *b, struct err *e)
{
	struct lines_fault f;
	struct stream_line l;
	struct delim_row row;
	int rc = delim_next(s->rows, &row, e);

	if (rc <= 0)
		return rc;
	memset(&l, 0, sizeof(l));
	l.file = s->files[s->at].name;
	l.number = row.line;
	rc = decode_row(s, &row, &l, &f);
	keep_raw(s, &row, &l);
	batch_add(b, &l, rc < 0 ? &f : NULL);
	return 1;
}

static int
add_line(struct source *s, struct batch *b, struct err *e)
{
	struct lines_fault f;
	struct stream_line l;
	int rc;

	memset(&l, 0, sizeof(l));
	rc = ndjson_next(s->lines, &l.text, &l.len, e);
	if (rc <= 0)
		return rc;
	l.file = s->files[s->at].name;
	l.number = ndjson_line(s->lines);
	rc = lines_decode_key(&l, s->ctx->words, &f);
	batch_add(b, &l, rc < 0 ? &f : NULL);
	return 1;
}

static int
add_next(struct source *s, struct batch *b, struct err *e)
{
	int rc = 0;

	while (rc == 0 && s->at < s->n) {
		if (s->lines == NULL && s->rows == NULL &&
		    open_next(s, e) < 0)
			return -1;
		rc = s->lines != NULL ? add_line(s, b, e) :
		    add_row(s, b, e);
		if (rc < 0)
			return err_prefix(e, "%s", s->files[s->at].name);
		if (rc == 0)
			close_file(s);
	}
	return rc;
}

/* Who waits for more writes down meanwhile what is here. */
static int
may_go_on(struct source *s, const struct batch *b)
{
	return batch_has_room(b) && (b->whole || s->lines == NULL ||
	    ndjson_ready(s->lines) || ndjson_wait(s->lines, SILENCE_MS));
}

int
source_gather(struct source *s, struct batch *b, struct err *e)
{
	int rc;

	batch_reset(b);
	do
		rc = add_next(s, b, e);
	while (rc > 0 && may_go_on(s, b));
	if (rc < 0 || batch_end(b, e) < 0)
		return -1;
	return b->n > 0;
}
