#include "stream.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "batch.h"
#include "lines.h"
#include "past.h"
#include "reject.h"
#include "screen.h"
#include "store/cases.h"
#include "store/journal.h"

/*
 * The write half of stream.h. Nothing is locked while lines are read or
 * records printed: gather, then decide and append in one transaction, then
 * print what was committed.
 */
struct writer {
	struct ctx *ctx;
	struct lines *in;	/* NULL: ids were given, or facts */
	struct reject *reject;
	stream_decide step;
	void *arg;

	struct batch batch;
	struct buf events;	/* -n: what would have been appended */
	int64_t appended;	/* in this batch */
	int64_t accepted;	/* in all */
};

static int
writer_init(struct writer *w, struct ctx *c, stream_decide step, void *arg,
    struct err *e)
{
	memset(w, 0, sizeof(*w));
	w->ctx = c;
	w->step = step;
	w->arg = arg;
	batch_init(&w->batch, c->words, c->atomic);
	buf_init(&w->events);
	ctx_ignore_sigpipe();
	w->reject = reject_new(c, e);
	return w->reject != NULL ? 0 : -1;
}

static void
writer_release(struct writer *w)
{
	batch_release(&w->batch);
	buf_release(&w->events);
	reject_free(w->reject);
	lines_free(w->in);
}

/* --- decide and append -------------------------------------------------- */

static int
stale(struct lines_fault *f, int64_t rev, int64_t present)
{
	if (rev == NUM_NONE) {
		f->code = "bad_record";
		err_set(&f->e, ERR_DATA, "rev is missing: records are read as "
		    "js-report list prints them");
	} else if (rev < 1)
		err_set(&f->e, ERR_STALE, "no such revision");
	else
		err_set(&f->e, ERR_STALE,
		    "the record is at revision %lld, the case at %lld",
		    (long long)rev, (long long)present);
	return -1;
}

/* 0 appended, there already or nothing to do; -1 with f. */
static int
append(struct writer *w, struct batch_item *it, struct record *present,
    struct lines_fault *f)
{
	struct db *db = w->ctx->db;
	int64_t rev = it->line.rec.m[M_REV], now = present->m[M_REV];
	struct record seen = *present;
	struct event ev;
	int rc;

	if (rev > now)
		f->code = "ahead";
	if (rev < 1 || rev > now)
		return stale(f, rev, now);
	if (rev < now && past_record(db, present, rev, &seen, &f->e) < 0)
		return -1;
	event_init(&ev, EV_NONE, w->ctx->at);
	rc = w->step(w->arg, &it->line, &seen, &ev, &f->e);
	if (rc == 0)
		return 0;
	if (rc > 0) {
		ev.key = present->key;
		ev.rev = rev + 1;
		rc = journal_append_case(db, &ev, present, &f->e);
	}
	if (rc < 0 && rev < now && f->e.code == ERR_REFUSED)
		return stale(f, rev, now);
	if (rc == 0)
		w->appended++;
	if (rc == 0 && w->ctx->dry_run) {
		event_put_json(&w->events, &ev, present, w->ctx->words);
		buf_putc(&w->events, '\n');
	}
	return rc < 0 ? -1 : 0;
}

static int
look_up(struct writer *w, struct batch_item *it, struct record *present,
    struct lines_fault *f)
{
	int rc;

	*present = it->line.rec;
	rc = cases_get(w->ctx->db, present, &f->e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		err_set(&f->e, ERR_DATA, "no such case");
		f->code = "unknown_case";
		return -1;
	}
	it->key = present->key;
	if (w->in == NULL)
		it->line.rec.m[M_REV] = present->m[M_REV];
	return 0;
}

static int
decide(struct writer *w, struct batch_item *it, struct err *e)
{
	struct lines_fault f = { NULL, ERR_INIT };
	struct record present;
	int rc;

	if (batch_parse(&w->batch, it, &f) < 0) {
		batch_reject(&w->batch, it, &f);
		return 0;
	}
	rc = look_up(w, it, &present, &f);
	if (rc == 0)
		rc = append(w, it, &present, &f);
	lines_release(&it->line);
	if (rc == 0)
		return 0;
	if (f.code == NULL && lines_refused(&f, e) < 0)
		return -1;
	batch_reject(&w->batch, it, &f);
	return 0;
}

/* A policy is kept with the first decision made under it, not before. */
static int
keep_policy(struct writer *w, struct err *e)
{
	if (w->ctx->policy == NULL || w->appended == 0)
		return 0;
	return ctx_keep_policy(w->ctx, e);
}

static int
append_all(struct writer *w, struct err *e)
{
	size_t i;

	for (i = 0; i < w->batch.n; i++) {
		if (w->batch.items[i].code == NULL &&
		    decide(w, &w->batch.items[i], e) < 0)
			return -1;
	}
	return keep_policy(w, e);
}

/* With --atomic one reject leaves everything as it was. */
static int
commit(struct writer *w, struct err *e)
{
	struct db *db = w->ctx->db;
	int rc;

	w->appended = 0;
	buf_reset(&w->events);
	if (db_begin(db, e) < 0)
		return -1;
	rc = append_all(w, e);
	if (rc < 0 || !w->ctx->atomic || w->batch.rejected == 0)
		return db_end(db, rc, e);
	db_rollback(db);
	return 0;
}

/* --- print -------------------------------------------------------------- */

static int
print_item(struct writer *w, const struct batch_item *it, struct err *e)
{
	struct record r;
	int rc;

	w->accepted++;
	if (w->ctx->dry_run)
		return 0;
	rc = cases_get_key(w->ctx->db, it->key, &r, e);
	if (rc == 0)
		BUG("a case that is gone");
	if (rc < 0 || ctx_put_record(w->ctx, &r, e) < 0)
		return -1;
	return w->ctx->out.len < CTX_OUT_LEN ? 0 : ctx_flush(w->ctx, e);
}

static int
reject_item(struct writer *w, const struct batch_item *it, struct err *e)
{
	struct lines_fault f;

	f.code = it->code;
	err_reset(&f.e);
	memcpy(f.e.text, it->reason, strlen(it->reason) + 1);
	return lines_reject(w->reject, &it->line, &f, e);
}

/*
 * In the order of the lines. What was committed is printed, even behind the
 * reject that was one too many.
 */
static int
print(struct writer *w, struct err *e)
{
	int rolled_back = w->ctx->atomic && w->batch.rejected > 0, rc = 0;
	struct err later = ERR_INIT;
	size_t i;

	for (i = 0; i < w->batch.n; i++) {
		if (w->batch.items[i].code != NULL && rc == 0)
			rc = reject_item(w, &w->batch.items[i], e);
		else if (w->batch.items[i].code == NULL && !rolled_back &&
		    print_item(w, &w->batch.items[i], &later) < 0) {
			*e = later;
			return -1;
		}
	}
	if (w->ctx->dry_run && !rolled_back)
		buf_put(&w->ctx->out, w->events.data, w->events.len);
	if (ctx_flush(w->ctx, &later) < 0) {
		*e = later;
		return -1;
	}
	return rc;
}

/* --- where lines come from ----------------------------------------------- */

int
stream_write(struct ctx *c, int argc, char **argv, stream_decide step,
    void *arg, struct err *e)
{
	struct writer w;
	int rc;

	rc = writer_init(&w, c, step, arg, e);
	if (rc == 0) {
		screen_note_input(c, argc);
		w.in = lines_new(argc, argv, e);
		rc = w.in != NULL ? 0 : -1;
	}
	/* js-intake at the head of the pipe may be making the database: it
	 * is there with the first record, or with the end */
	if (rc == 0)
		rc = batch_gather(&w.batch, w.in, e);
	if (rc >= 0 && ctx_db(c, DB_WRITE, e) < 0)
		rc = -1;
	while (rc > 0) {
		rc = commit(&w, e) < 0 ? -1 : print(&w, e);
		if (rc == 0)
			rc = batch_gather(&w.batch, w.in, e);
	}
	if (rc == 0)
		rc = reject_end(w.reject, w.accepted, e);
	writer_release(&w);
	return rc;
}

int
stream_write_from(struct ctx *c, stream_source source, stream_decide step,
    void *arg, struct err *e)
{
	struct writer w;
	int rc;

	rc = writer_init(&w, c, step, arg, e);
	if (rc == 0)
		rc = ctx_db(c, DB_WRITE, e);
	while (rc == 0 && (rc = source(arg, &w.batch, e)) > 0)
		rc = commit(&w, e) < 0 ? -1 : print(&w, e);
	if (rc == 0)
		rc = reject_end(w.reject, w.accepted, e);
	writer_release(&w);
	return rc;
}

int
stream_write_ids(struct ctx *c, int argc, char **argv, stream_decide step,
    void *arg, struct err *e)
{
	struct writer w;
	int i = 0, rc;

	rc = writer_init(&w, c, step, arg, e);
	if (rc == 0)
		rc = ctx_db(c, DB_WRITE, e);
	while (rc == 0 && i < argc) {
		i += batch_gather_ids(&w.batch, argc - i, argv + i);
		rc = commit(&w, e) < 0 ? -1 : print(&w, e);
	}
	if (rc == 0)
		rc = reject_end(w.reject, w.accepted, e);
	writer_release(&w);
	return rc;
}
