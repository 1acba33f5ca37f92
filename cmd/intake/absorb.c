#include "absorb.h"

#include <string.h>

#include "alarm.h"
#include "likely.h"
#include "nameless.h"
#include "tell.h"
#include "texts.h"
#include "update.h"

#include "base/lang.h"
#include "base/num.h"
#include "life/life.h"
#include "store/cases.h"
#include "store/journal.h"

static int
begin_batch(struct import *im, struct err *e)
{
	struct ctx *c = im->ctx;
	struct event ev;

	if (ctx_keep_policy(c, e) < 0)
		return -1;
	event_init(&ev, EV_BATCH, c->now_at);
	event_set(&ev, EF_SOURCE, im->arrive.source);
	event_set_bytes(&ev, EF_FILE, im->file, strlen(im->file));
	event_set(&ev, EF_EXPORTED_AT, im->dump.exported_at);
	if (c->actor != NULL)
		ev.actor = words_adds(c->words, c->actor);
	if (journal_append(c->db, &ev, e) < 0)
		return -1;
	im->batch = ev.seq;
	return 0;
}

int
absorb_begin_batch(struct import *im, struct err *e)
{
	return im->batch == NUM_NONE ? begin_batch(im, e) : 0;
}

static int
add_case(struct import *im, const struct chunk *c, struct entry *n,
    struct record *facts, struct err *e)
{
	struct record r;
	struct event ev;

	if (absorb_begin_batch(im, e) < 0)
		return -1;
	facts->m[M_BATCH] = im->batch;
	arrive_receive(&im->arrive, facts, c, n, &ev);
	record_init(&r);
	if (journal_append_case(im->ctx->db, &ev, &r, e) < 0)
		return -1;
	im->fresh++;
	seen_add(&im->seen, r.key);
	alarm_note(&im->alarms, im->ctx, &r, &ev.texts, im->arrive.said_at);
	return im->emit == EMIT_NONE ? 0 : tell_case(im, &ev, &r, e);
}

static int
change_case(struct import *im, const struct chunk *c, const struct entry *n,
    struct record *facts, int64_t key, struct err *e)
{
	struct record r;
	struct event ev;
	int rc;

	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	buf_reset(&im->kept);
	rc = update_event(&im->arrive, im->ctx->db, &r, facts, c, n, &ev,
	    &im->kept, e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		im->same++;
		return im->emit == EMIT_ALL ? tell_case(im, NULL, &r, e) : 0;
	}
	if (absorb_begin_batch(im, e) < 0)
		return -1;
	event_set(&ev, M_BATCH, im->batch);
	if (journal_append_case(im->ctx->db, &ev, &r, e) < 0)
		return -1;
	im->changed++;
	if (im->emit == EMIT_CHANGED || im->emit == EMIT_ALL)
		return tell_case(im, &ev, &r, e);
	return 0;
}

static int
same_case(struct import *im, int64_t key, struct err *e)
{
	struct record r;

	im->same++;
	if (im->emit != EMIT_ALL || im->ctx->dry_run)
		return 0;
	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	return tell_case(im, NULL, &r, e);
}

/* The number alone, to look it up by. */
static void
identity(const struct import *im, const struct chunk *c,
    const struct entry *n, struct record *r)
{
	const struct entry_text *no = &n->text[FACT_NO];

	memcpy(r->no, c->text.data + no->at, no->len);
	r->no[no->len] = '\0';
	r->m[M_SRC] = im->arrive.source;
	r->m[M_ROLE] = n->role;
}

/*
 * Look the entry's case up: 1 and its row, 0, -1. Rows without a number that
 * say the same are as many cases: the second is looked for as n2 where the
 * first has been met in this dump, and so on.
 */
static int
find_case(struct import *im, struct chunk *c, struct entry *n,
    struct record *r, int64_t *content, struct err *e)
{
	int rc, twin = 1;

	for (;;) {
		identity(im, c, n, r);
		rc = cases_find(im->ctx->db, r, &n->key, content, e);
		if (rc != 1 || !im->dump.binding.has_no_number ||
		    !seen_has(&im->seen, n->key))
			break;
		nameless_twin(c, n, ++twin);
	}
	im->twins += twin > 1;
	return rc;
}

/* A number that stands in the dump before, and said something else. */
static int
reject_twice(struct import *im, const struct chunk *c, const struct entry *n,
    struct err *e)
{
	struct reject_what w;

	entry_tell(c, n, &im->dump, &w);
	w.code = "number_twice";
	w.reason = lang("this order number stands in the dump before, with "
	    "other facts");
	if (im->ctx->atomic) {
		err_set(e, ERR_DATA, "%s", w.reason);
		return err_prefix(e, "line %d", (int)n->line);
	}
	return tell_reject(im, &w, e);
}

/* The level's limit has no calendar. All or nothing: then it is nothing. */
static int
reject_uncovered(struct import *im, const struct chunk *c,
    const struct entry *n, const struct err *why, struct err *e)
{
	struct reject_what w;

	if (im->ctx->atomic) {
		*e = *why;
		return err_prefix(e, "line %d", (int)n->line);
	}
	entry_tell(c, n, &im->dump, &w);
	w.code = "no_calendar";
	w.reason = why->text;
	return tell_reject(im, &w, e);
}

/* What hangs on nothing, or on what is closed, needs a number of its own. */
static int
reject_hanging(struct import *im, const struct chunk *c,
    const struct entry *n, const char *reason, struct err *e)
{
	struct reject_what w;

	if (im->ctx->atomic) {
		err_set(e, ERR_DATA, "%s", reason);
		return err_prefix(e, "line %d", (int)n->line);
	}
	entry_tell(c, n, &im->dump, &w);
	w.code = "no_number";
	w.reason = reason;
	return tell_reject(im, &w, e);
}

/* A call for haste: no case of its own, an event of the one it quotes. */
static int
hang_entry(struct import *im, const struct chunk *c, const struct entry *n,
    int64_t key, struct err *e)
{
	struct err why = ERR_INIT;
	struct record_texts texts;
	struct record r;
	struct event ev;
	int64_t known;

	if (journal_fact(im->ctx->db, n->content, &known, e) < 0)
		return -1;
	if (known != NUM_NONE) {
		im->same++;
		return 0;
	}
	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	if (life_allows(&r, EV_REMIND, &why) < 0)
		return reject_hanging(im, c, n, why.text, e);
	if (absorb_begin_batch(im, e) < 0)
		return -1;
	event_init(&ev, EV_REMIND, n->received_at);
	ev.key = key;
	ev.rev = r.m[M_REV] + 1;
	event_set(&ev, EF_ORIGIN, BY_DUMP);
	event_set(&ev, EF_FACT, n->content);
	texts_of(c, n, &texts);
	event_text(&ev, TEXT_NOTE, texts.s[TEXT_BODY], texts.len[TEXT_BODY]);
	if (journal_append_case(im->ctx->db, &ev, &r, e) < 0)
		return -1;
	im->changed++;
	if (im->emit == EMIT_CHANGED || im->emit == EMIT_ALL)
		return tell_case(im, &ev, &r, e);
	return 0;
}

int
absorb_is_news(struct import *im, const struct chunk *c, struct entry *n,
    struct err *e)
{
	struct record r;
	int64_t content;
	int rc;

	if (n->code != NULL)
		return 0;
	identity(im, c, n, &r);
	rc = cases_find(im->ctx->db, &r, &n->key, &content, e);
	return rc < 0 ? -1 : rc == 0 || content != n->content;
}

/* 0; 1 it has to be taken under the lock; -1. */
static int
take_entry(struct import *im, struct chunk *c, struct entry *n,
    struct err *e)
{
	struct err why = ERR_INIT;
	struct record facts;
	int64_t content;
	int rc;

	/* no transaction is open where the whole batch is known already */
	if (!im->in_write && im->emit != EMIT_ALL) {
		im->same++;
		im->repeated += seen_add(&im->seen, n->key);
		return 0;
	}
	rc = find_case(im, c, n, &facts, &content, e);
	if (rc < 0)
		return -1;
	if (n->hangs && im->in_write)
		return rc == 1 ? hang_entry(im, c, n, n->key, e) :
		    reject_hanging(im, c, n, lang("it quotes no order that "
		    "is known"), e);
	if (rc == 1 && content == n->content) {
		im->repeated += seen_add(&im->seen, n->key);
		return same_case(im, n->key, e);
	}
	/* changed by another program since absorb_is_news */
	if (!im->in_write)
		return 1;
	feed_complete(im->feed, c);
	if (n->code != NULL)
		return absorb_reject(im, c, n, e);
	if (rc == 1 && seen_add(&im->seen, n->key))
		return reject_twice(im, c, n, e);
	if (arrive_facts(&im->arrive, c, n, &facts, &why) < 0)
		return reject_uncovered(im, c, n, &why, e);
	if (rc == 0)
		return add_case(im, c, n, &facts, e);
	return change_case(im, c, n, &facts, n->key, e);
}

int
absorb_reject(struct import *im, const struct chunk *c, const struct entry *n,
    struct err *e)
{
	struct buf reason = BUF_INIT;
	struct reject_what w;
	int rc;

	entry_tell(c, n, &im->dump, &w);
	buf_puts(&reason, w.reason);
	rc = likely_put(im, n, &reason, e);
	w.reason = reason.data;
	if (rc == 0)
		rc = tell_reject(im, &w, e);
	buf_release(&reason);
	return rc;
}

int
absorb_entry(struct import *im, struct chunk *c, struct entry *n,
    struct err *e)
{
	im->line = n->line;
	return n->code != NULL ? absorb_reject(im, c, n, e) :
	    take_entry(im, c, n, e);
}
