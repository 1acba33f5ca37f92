#include "stream.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "data/jsonout.h"
#include "lines.h"
#include "reject.h"
#include "screen.h"

#define ATOMIC_MAX_BYTES (64 << 20)

/* What a run over a stream holds. */
struct run {
	struct ctx *ctx;
	struct lines *in;
	struct reject *reject;
	int64_t accepted;
};

static int
run_init(struct run *r, struct ctx *c, int argc, char **argv, struct err *e)
{
	memset(r, 0, sizeof(*r));
	r->ctx = c;
	screen_note_input(c, argc);
	r->in = lines_new(argc, argv, e);
	if (r->in != NULL)
		r->reject = reject_new(c, e);
	return r->reject != NULL ? 0 : -1;
}

static void
run_release(struct run *r)
{
	reject_free(r->reject);
	lines_free(r->in);
}

/* --- propose ------------------------------------------------------------ */

static int
propose_line(struct run *r, struct stream_line *l, stream_step step,
    void *arg, struct err *e)
{
	struct buf *out = &r->ctx->out;
	struct lines_fault f;
	size_t before = out->len;
	int rc;

	if (lines_decode(l, r->ctx->words, &f) < 0)
		return lines_reject(r->reject, l, &f, e);
	err_reset(&f.e);
	rc = step(arg, l, out, &f.e);
	lines_release(l);
	if (rc < 0) {
		buf_cut(out, before);
		return lines_refused(&f, e) < 0 ? -1 :
		    lines_reject(r->reject, l, &f, e);
	}
	buf_putc(out, '\n');
	r->accepted++;
	return 0;
}

/* What is here already goes out before anybody waits for more. */
static int
flush_if_due(struct run *r, struct err *e)
{
	struct buf *out = &r->ctx->out;

	if (r->ctx->atomic && out->len > ATOMIC_MAX_BYTES)
		return err_set(e, ERR_DATA,
		    "too large for --atomic: over %d bytes", ATOMIC_MAX_BYTES);
	if (r->ctx->atomic ||
	    (out->len < CTX_OUT_LEN && lines_ready(r->in)))
		return 0;
	return ctx_flush(r->ctx, e);
}

static int
propose_all(struct run *r, stream_step step, void *arg, struct err *e)
{
	struct stream_line l;
	int rc;

	memset(&l, 0, sizeof(l));
	while ((rc = lines_next(r->in, &l, e)) > 0) {
		if (propose_line(r, &l, step, arg, e) < 0 ||
		    flush_if_due(r, e) < 0)
			return -1;
	}
	if (rc < 0)
		return -1;
	if (r->ctx->atomic && reject_count(r->reject) > 0)
		buf_reset(&r->ctx->out);
	return reject_end(r->reject, r->accepted, e);
}

int
stream_propose(struct ctx *c, int argc, char **argv, stream_step step,
    void *arg, struct err *e)
{
	struct err ignored = ERR_INIT;
	struct run r;
	int rc;

	rc = run_init(&r, c, argc, argv, e);
	if (rc == 0)
		rc = propose_all(&r, step, arg, e);
	/* The lines before the one that ended the run are good. */
	if (rc < 0 && !c->atomic && e->code != ERR_PIPE && e->code != ERR_IO)
		(void)ctx_flush(c, &ignored);
	run_release(&r);
	return rc;
}

/* The line without its last brace and the blanks around it. */
static size_t
open_end(const struct stream_line *l)
{
	size_t len = l->len;

	while (len > 0 && l->text[len - 1] != '}')
		len--;
	len -= len > 0;
	while (len > 0 && (l->text[len - 1] == ' ' ||
	    l->text[len - 1] == '\t' || l->text[len - 1] == '\r'))
		len--;
	return len;
}

/* All members but this one, for a line that has been here before. */
static void
put_others(struct buf *out, const struct jx *j, const char *name)
{
	const struct jx *member;
	const char *key;
	size_t i;

	buf_putc(out, '{');
	for (i = 0; i < jx_count(j); i++) {
		member = jx_member(j, i, &key);
		if (strcmp(key, name) == 0)
			continue;
		jsonout_key(out, key);
		jx_put(out, member);
	}
}

void
stream_put_member(struct buf *out, const struct stream_line *l,
    const char *name, const char *json, size_t len)
{
	if (jx_get(l->json, name) == NULL)
		buf_put(out, l->text, open_end(l));
	else
		put_others(out, l->json, name);
	jsonout_key(out, name);
	buf_put(out, json, len);
	buf_putc(out, '}');
}

void
stream_put_proposed(struct buf *out, const struct stream_line *l,
    const char *propose, size_t len)
{
	stream_put_member(out, l, "propose", propose, len);
}

/* --- count -------------------------------------------------------------- */

/* A table given for records is told once, not line by line. */
static int
is_no_json(const struct stream_line *l)
{
	return l->number == 1 && l->len > 0 && l->text[0] != '{' &&
	    memchr(l->text, ',', l->len) != NULL;
}

static int
count_all(struct run *r, stream_each fn, void *arg, struct err *e)
{
	struct lines_fault f;
	struct stream_line l;
	int rc, ended = 0;

	memset(&l, 0, sizeof(l));
	while (!ended && (rc = lines_next(r->in, &l, e)) != 0) {
		if (rc < 0)
			return -1;
		if (l.text != NULL && is_no_json(&l))
			return err_set(e, ERR_DATA, "%s: not JSON lines; CSV "
			    "goes to --series of js-forecast volume", l.file);
		if (lines_decode(&l, r->ctx->words, &f) < 0) {
			if (lines_reject(r->reject, &l, &f, e) < 0)
				return -1;
			continue;
		}
		lines_release(&l);
		r->accepted++;
		ended = fn(arg, &l.rec);
	}
	return reject_end(r->reject, r->accepted, e);
}

int
stream_count(struct ctx *c, const char *path, stream_each fn, void *arg,
    struct err *e)
{
	char dash[] = "-", *operand = dash, *copy = NULL;
	struct run r;
	int rc;

	if (path != NULL)
		operand = copy = mem_text(path);
	rc = run_init(&r, c, 1, &operand, e);
	if (rc == 0)
		rc = count_all(&r, fn, arg, e);
	run_release(&r);
	free(copy);
	return rc;
}
