#include "reject.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"

#define FLUSH_LEN 16384
#define FIRST_BYTES "{\"file\":"	/* how each line of the file begins */
#define FIRST_LEN (sizeof(FIRST_BYTES) - 1)

struct reject {
	struct ctx *ctx;
	int fd;			/* -1: no file */
	struct buf lines;	/* not yet written */
	int64_t count;
	struct reject_tally codes[REJECT_CODES];
	size_t ncodes;
	int64_t max;		/* NUM_NONE: any number */
	int64_t max_percent;	/* NUM_NONE: any share */
};

/* "20" or "5%". */
static int
read_limit(struct reject *r, const char *text, struct err *e)
{
	size_t len = strlen(text);
	int is_percent = len > 0 && text[len - 1] == '%';
	int64_t n;

	if (num_parse(text, is_percent ? len - 1 : len, &n) < 0 || n < 0 ||
	    (is_percent && n > 100))
		return err_set(e, ERR_USAGE,
		    "option '--max-reject': no such number '%s'", text);
	if (is_percent)
		r->max_percent = n;
	else
		r->max = n;
	return 0;
}

/*
 * The name may be mistyped: what is there already is written over only if
 * it is an earlier reject file, or empty.
 */
static int
may_replace(int fd, const char *path, struct err *e)
{
	char first[FIRST_LEN];
	ssize_t n;

	n = pread(fd, first, FIRST_LEN, 0);
	if (n < 0)
		return err_errno(e, "cannot read '%s'", path);
	if (n > 0 && ((size_t)n < FIRST_LEN ||
	    memcmp(first, FIRST_BYTES, FIRST_LEN) != 0))
		return err_set(e, ERR_USAGE,
		    "'%s' is there and is no reject file", path);
	return 0;
}

static int
open_file(struct reject *r, const char *path, struct err *e)
{
	struct stat st;

	r->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW |
	    O_NOCTTY, 0600);
	if (r->fd < 0)
		return err_errno(e, "cannot create '%s'", path);
	if (fstat(r->fd, &st) < 0)
		return err_errno(e, "cannot look at '%s'", path);
	if (!S_ISREG(st.st_mode))
		return 0;
	if (may_replace(r->fd, path, e) < 0)
		return -1;
	if (fchmod(r->fd, 0600) < 0 || ftruncate(r->fd, 0) < 0)
		return err_errno(e, "cannot replace '%s'", path);
	return 0;
}

struct reject *
reject_new(struct ctx *c, struct err *e)
{
	struct reject *r = mem_array(1, sizeof(*r));

	r->ctx = c;
	r->fd = -1;
	r->max = NUM_NONE;
	r->max_percent = NUM_NONE;
	buf_init(&r->lines);
	if ((c->max_reject != NULL && read_limit(r, c->max_reject, e) < 0) ||
	    (c->reject_path != NULL && open_file(r, c->reject_path, e) < 0)) {
		reject_free(r);
		return NULL;
	}
	return r;
}

static int
write_lines(struct reject *r, struct err *e)
{
	if (r->fd < 0 || r->lines.len == 0)
		return 0;
	if (io_write(r->fd, r->lines.data, r->lines.len, e) < 0)
		return err_prefix(e, "'%s'", r->ctx->reject_path);
	buf_reset(&r->lines);
	return 0;
}

static void
put_json(struct buf *b, const struct reject_what *w)
{
	int64_t end = w->end_line != NUM_NONE ? w->end_line : w->line;

	jsonout_open(b, '{');
	jsonout_key(b, "file");
	jsonout_texts(b, w->file);
	jsonout_key(b, "line");
	jsonout_int(b, w->line);
	jsonout_key(b, "end_line");
	jsonout_int(b, end);
	jsonout_key(b, "column");
	jsonout_texts(b, w->column);
	jsonout_key(b, "code");
	jsonout_texts(b, w->code);
	jsonout_key(b, "reason");
	jsonout_texts(b, w->reason);
	if (w->raw != NULL) {
		jsonout_key(b, "raw");
		jsonout_text(b, w->raw, w->raw_len);
	}
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

/* Without the code at its end, where that was said before it. */
static int
reason_len(const struct reject_what *w)
{
	size_t len = strlen(w->reason), code = strlen(w->code);

	if (w->column == NULL && len > code + 2 &&
	    strcmp(w->reason + len - code, w->code) == 0 &&
	    memcmp(w->reason + len - code - 2, ": ", 2) == 0)
		len -= code + 2;
	return (int)len;
}

/* The place, then the column where there is one, else the code. */
static void
show(struct reject *r, const struct reject_what *w)
{
	const char *what = w->column != NULL ? w->column : w->code;

	if (r->count > REJECT_MESSAGES)
		return;
	if (w->line != NUM_NONE)
		ctx_warn(r->ctx, "%s:%lld: %s: %.*s", w->file,
		    (long long)w->line, what, reason_len(w), w->reason);
	else
		ctx_warn(r->ctx, "%s: %s: %.*s", w->file, what,
		    reason_len(w), w->reason);
}

static void
count_code(struct reject *r, const char *code)
{
	size_t i;

	for (i = 0; i < r->ncodes; i++)
		if (strcmp(r->codes[i].code, code) == 0)
			break;
	if (i == REJECT_CODES)
		return;
	if (i == r->ncodes) {
		r->codes[i].code = code;
		r->ncodes++;
	}
	r->codes[i].n++;
}

size_t
reject_tally(const struct reject *r, struct reject_tally out[REJECT_CODES])
{
	memcpy(out, r->codes, sizeof(r->codes));
	return r->ncodes;
}

int
reject_add(struct reject *r, const struct reject_what *w, struct err *e)
{
	r->count++;
	count_code(r, w->code);
	ctx_finding(r->ctx);
	show(r, w);
	if (r->fd >= 0)
		put_json(&r->lines, w);
	if (r->lines.len >= FLUSH_LEN && write_lines(r, e) < 0)
		return -1;
	if (r->max != NUM_NONE && r->count > r->max)
		return err_set(e, ERR_DATA,
		    "more than %lld rejected lines", (long long)r->max);
	return 0;
}

int64_t
reject_count(const struct reject *r)
{
	return r->count;
}

/* count / (count + accepted) > percent, without a product that overflows. */
static int
is_over_share(const struct reject *r, int64_t accepted)
{
	int64_t total, left, right;

	if (r->max_percent == NUM_NONE || r->count == 0)
		return 0;
	if (num_add(r->count, accepted, &total) < 0 ||
	    num_mul(r->count, 100, &left) < 0 ||
	    num_mul(total, r->max_percent, &right) < 0)
		return 1;
	return left > right;
}

/* A device has nothing to sync: EINVAL is no fault. */
static int
close_file(struct reject *r, struct err *e)
{
	int fd = r->fd;

	if (fd < 0)
		return 0;
	if (write_lines(r, e) < 0)
		return -1;
	if (fsync(fd) < 0 && errno != EINVAL)
		return err_errno(e, "cannot sync '%s'", r->ctx->reject_path);
	r->fd = -1;
	if (close(fd) < 0)
		return err_errno(e, "cannot close '%s'", r->ctx->reject_path);
	return 0;
}

static void
say_more(const struct reject *r)
{
	long long more = (long long)(r->count - REJECT_MESSAGES);

	if (more > 0 && r->ctx->reject_path != NULL)
		ctx_warn(r->ctx, "... %lld more, all in '%s'", more,
		    r->ctx->reject_path);
	else if (more > 0)
		ctx_warn(r->ctx, "... %lld more", more);
}

int
reject_end(struct reject *r, int64_t accepted, struct err *e)
{
	say_more(r);
	if (close_file(r, e) < 0)
		return -1;
	if (is_over_share(r, accepted))
		return err_set(e, ERR_DATA,
		    "more than %lld%% of the lines were rejected",
		    (long long)r->max_percent);
	return 0;
}

/* After another failure what can be saved of the file is saved. */
void
reject_free(struct reject *r)
{
	struct err ignored = ERR_INIT;

	if (r == NULL)
		return;
	(void)close_file(r, &ignored);
	if (r->fd >= 0)
		close(r->fd);
	buf_release(&r->lines);
	free(r);
}
