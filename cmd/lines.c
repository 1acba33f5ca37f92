#include "lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/ndjson.h"
#include "data/recordin.h"

struct lines {
	const char **file;
	int n;
	int at;			/* the next file */
	const char *open;	/* the present one */
	int fd;
	struct ndjson *in;	/* NULL: none is open */
};

/* A descriptor that can be had can be given back: the file is there. */
static int
is_there(const char *path, struct err *e)
{
	struct stat st;
	int fd;

	/* A pipe opened to look at it would be a reader that goes away. */
	if (stat(path, &st) == 0 && S_ISFIFO(st.st_mode))
		return 0;
	fd = ctx_open_input(path, e);
	if (fd > STDIN_FILENO)
		close(fd);
	return fd < 0 ? -1 : 0;
}

int
lines_check(int argc, char **argv, struct err *e)
{
	int i;

	for (i = 0; i < argc; i++) {
		if (is_there(argv[i], e) < 0)
			return -1;
	}
	return 0;
}

struct lines *
lines_new(int argc, char **argv, struct err *e)
{
	struct lines *in = mem_array(1, sizeof(*in));
	int i;

	in->n = argc > 0 ? argc : 1;
	in->file = mem_array((size_t)in->n, sizeof(*in->file));
	in->file[0] = "-";
	for (i = 0; i < argc; i++)
		in->file[i] = argv[i];
	if (lines_check(argc, argv, e) == 0)
		return in;
	lines_free(in);
	return NULL;
}

static void
close_file(struct lines *in)
{
	if (in->in == NULL)
		return;
	ndjson_free(in->in);
	in->in = NULL;
	if (in->fd > STDIN_FILENO)
		close(in->fd);
}

void
lines_free(struct lines *in)
{
	if (in == NULL)
		return;
	close_file(in);
	free(in->file);
	free(in);
}

static int
open_next(struct lines *in, struct err *e)
{
	in->open = in->file[in->at];
	in->fd = ctx_open_input(in->open, e);
	if (in->fd < 0)
		return -1;
	in->at++;
	in->in = ndjson_new(in->fd);
	return 0;
}

static const char *
spoken(const char *file)
{
	return strcmp(file, "-") == 0 ? lang("standard input") : file;
}

int
lines_next(struct lines *in, struct stream_line *l, struct err *e)
{
	int rc;

	while (in->in != NULL || in->at < in->n) {
		if (in->in == NULL && open_next(in, e) < 0)
			return -1;
		rc = ndjson_next(in->in, &l->text, &l->len, e);
		if (rc < 0)
			return err_prefix(e, "%s", spoken(in->open));
		if (rc > 0) {
			l->file = in->open;
			l->number = ndjson_line(in->in);
			l->json = NULL;
			return 1;
		}
		close_file(in);
	}
	return 0;
}

int
lines_ready(const struct lines *in)
{
	return in->in != NULL && ndjson_ready(in->in);
}

/* Between two files nothing has to be waited for. */
int
lines_wait(struct lines *in, int ms)
{
	return in->in == NULL || ndjson_wait(in->in, ms);
}

int
lines_is_cut(const struct lines *in)
{
	return in->in != NULL && ndjson_is_cut(in->in);
}

/* --- from text to record ------------------------------------------------ */

static int
fail(struct lines_fault *f, const char *code)
{
	f->code = code;
	return -1;
}

/*
 * data/jx names what is wrong in the last word of its reason; a name of our
 * own table, so that a code never holds a byte of the input.
 */
static const char *
code_of_json(const char *reason)
{
	static const char *const codes[] = {
		"json_syntax", "json_duplicate_key", "json_depth",
		"json_keys", "json_nul", "json_number",
		"json_number_precision", "json_too_long", "json_trailing",
		"json_utf8"
	};
	const char *word = strstr(reason, "json_");
	size_t i;

	for (i = 0; word != NULL && i < sizeof(codes) / sizeof(codes[0]);
	    i++) {
		if (strcmp(word, codes[i]) == 0)
			return codes[i];
	}
	return codes[0];
}

/* Tables and other texts are piped in here, too. */
static int
is_object(const struct stream_line *l)
{
	size_t i = 0;

	while (i < l->len && (l->text[i] == ' ' || l->text[i] == '\t'))
		i++;
	return i < l->len && l->text[i] == '{';
}

static int
parse(struct stream_line *l, struct lines_fault *f)
{
	l->json = NULL;
	err_reset(&f->e);
	if (l->text == NULL) {
		err_set(&f->e, ERR_DATA, "longer than %d bytes",
		    JX_MAX_BYTES);
		return fail(f, "too_long");
	}
	l->json = jx_parse(l->text, l->len, &f->e);
	if (l->json != NULL)
		return 0;
	fail(f, code_of_json(f->e.text));
	return is_object(l) ? -1 : err_set(&f->e, ERR_DATA, "no record, which "
	    "begins with {: give js-report list no -f");
}

int
lines_decode(struct stream_line *l, struct words *w, struct lines_fault *f)
{
	if (parse(l, f) < 0)
		return -1;
	if (recordin_decode(&l->rec, l->json, w, &f->e) == 0)
		return 0;
	lines_release(l);
	return fail(f, "bad_record");
}

int
lines_decode_key(struct stream_line *l, struct words *w,
    struct lines_fault *f)
{
	if (parse(l, f) < 0)
		return -1;
	if (recordin_decode_key(&l->rec, l->json, w, &f->e) == 0)
		return 0;
	lines_release(l);
	return fail(f, "bad_record");
}

void
lines_release(struct stream_line *l)
{
	jx_free(l->json);
	l->json = NULL;
}

int
lines_refused(struct lines_fault *f, struct err *e)
{
	switch (f->e.code) {
	case ERR_DATA:
		f->code = "bad_record";
		return 0;
	case ERR_USAGE:
		f->code = "incomplete";
		return 0;
	case ERR_REFUSED:
		f->code = "refused";
		return 0;
	case ERR_STALE:
		f->code = "stale";
		return 0;
	case ERR_NONE:
	case ERR_IO:
	case ERR_PIPE:
	case ERR_DB:
	case ERR_BUSY:
		break;
	}
	*e = f->e;
	return -1;
}

int
lines_reject(struct reject *r, const struct stream_line *l,
    const struct lines_fault *f, struct err *e)
{
	struct reject_what what;

	what.file = l->file;
	what.line = l->number;
	what.end_line = NUM_NONE;
	what.column = NULL;
	what.code = f->code;
	what.reason = f->e.text;
	what.raw = l->text;
	what.raw_len = l->len;
	return reject_add(r, &what, e);
}
