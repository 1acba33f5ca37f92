#include "task.h"

#include <string.h>

#include "ahead/itemout.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/recordin.h"
#include "reject.h"
#include "store/cases.h"
#include "store/forecasts.h"
#include "store/journal.h"
#include "time/date.h"

/* --- opening ------------------------------------------------------------- */

/* What a list says of an item, and nothing else, becomes the task. */
static int
check_item(const struct ctx *c, const struct record *r, struct lines_fault *f)
{
	enum ahead_kind kind;
	const char *s;

	f->code = "bad_item";
	if (strcmp(words_text(c->words, r->m[M_SRC]), AHEAD_SOURCE) != 0 ||
	    r->m[M_ROLE] != ROLE_LEAD)
		return err_set(&f->e, ERR_DATA,
		    "no item of ahead: its id is not one of fc- (take it "
		    "from a list of 'js-forecast ahead', on standard input "
		    "or kept with --store)");
	s = words_text(c->words, r->m[M_AHEAD_KIND]);
	if (item_kind_find(s, strlen(s), &kind) < 0)
		return err_set(&f->e, ERR_DATA, "no list that was kept has "
		    "'%s-%s': the ids of the latest stand in "
		    "'js-forecast ahead --store', or give its lines on "
		    "standard input", AHEAD_SOURCE, r->no);
	if (r->m[M_CATEGORY] == NUM_NONE || r->m[M_AHEAD_FROM] == NUM_NONE ||
	    r->m[M_AHEAD_TO] == NUM_NONE || r->m[M_DUE_SOLVE] == NUM_NONE)
		return err_set(&f->e, ERR_DATA, "no item of ahead: category, "
		    "ahead.from, ahead.to or due.solve is missing");
	f->code = NULL;
	return 0;
}

static void
set_facts(struct event *ev, const struct ctx *c, const struct record *item)
{
	static const enum record_member carried[] = { M_CATEGORY, M_COMMUNITY,
		M_SITE, M_DUE_SOLVE, M_AHEAD_KIND, M_AHEAD_FROM, M_AHEAD_TO };

	event_take(ev, item, carried, sizeof(carried) / sizeof(carried[0]));
	event_set(ev, M_SRC, item->m[M_SRC]);
	event_set(ev, M_ROLE, ROLE_LEAD);
	event_set(ev, M_RECEIVED_AT, c->at);
	event_set(ev, M_DISPATCHED_AT, c->at);
	event_set(ev, M_NATURE, words_adds(c->words, AHEAD_NATURE));
	event_set(ev, M_LEVEL, c->policy->default_level);
	event_set(ev, M_LEVEL_BY, BY_DEFAULT);
	event_set(ev, M_DUE_FIRST, item->m[M_DUE_SOLVE]);
	event_set(ev, M_FLAGS, FLAG_OWN | FLAG_TASK);
	event_set(ev, EF_ORIGIN, BY_OFFICE);
	event_set_bytes(ev, EF_NO, item->no, strlen(item->no));
}

static void
set_text(struct event *ev, enum record_text t, const struct jx *j,
    const char *key)
{
	size_t len;
	const char *s = jx_text(jx_get(j, key), &len);

	event_text(ev, t, s, s == NULL ? 0 : len);
}

static int
append(struct ctx *c, const struct stream_line *l, struct record *r,
    struct err *e)
{
	struct event ev;
	int rc;

	event_init(&ev, EV_RECEIVE, c->at);
	ev.rev = 1;
	ev.actor = c->actor == NULL ? NUM_NONE :
	    words_adds(c->words, c->actor);
	set_facts(&ev, c, &l->rec);
	set_text(&ev, TEXT_TITLE, l->json, "title");
	set_text(&ev, TEXT_BODY, l->json, "text");
	record_init(r);
	rc = ctx_keep_policy(c, e);
	if (rc == 0)
		rc = journal_append_case(c->db, &ev, r, e);
	if (rc == 0 && c->dry_run) {
		event_put_json(&c->out, &ev, r, c->words);
		buf_putc(&c->out, '\n');
	}
	return rc < 0 ? -1 : 0;
}

int
task_open(struct ctx *c, const struct stream_line *l, struct record *r,
    struct lines_fault *f)
{
	int rc;

	*r = l->rec;
	rc = cases_get(c->db, r, &f->e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	if (check_item(c, &l->rec, f) < 0)
		return -1;
	return append(c, l, r, &f->e) < 0 ? -1 : 1;
}

/* --- kept ---------------------------------------------------------------- */

static int
find_in(const struct kept *k, const char *id, struct buf *json, struct err *e)
{
	struct jx *root = jx_parse(k->figures, k->len, e);
	const struct jx *items = jx_get(root, "items");
	const char *s;
	size_t i, len;
	int found = 0;

	for (i = 0; !found && i < jx_count(items); i++) {
		s = jx_text(jx_get(jx_at(items, i), "id"), &len);
		found = s != NULL && strcmp(s, id) == 0;
		if (found)
			jx_put(json, jx_at(items, i));
	}
	jx_free(root);
	return root == NULL ? -1 : found;
}

/* Append the item of this id from the latest list that has it: 1, 0, -1. */
static int
find_kept(struct ctx *c, const char *id, struct buf *json,
    struct err *e)
{
	struct kept_list kept = KEPT_LIST_INIT;
	size_t i;
	int rc = forecasts_read(c->db, EV_LISTED, &kept, e);

	for (i = kept.n; rc == 0 && i > 0; i--)
		rc = find_in(&kept.of[i - 1], id, json, e);
	forecasts_release(&kept);
	return rc;
}

/* --- the loop ------------------------------------------------------------ */

struct run {
	struct ctx *ctx;
	task_step step;
	task_print print;
	void *arg;
	struct reject *rejects;
	int64_t accepted;
};

static int
take_line(struct run *t, struct stream_line *l, struct lines_fault *f,
    struct err *e)
{
	struct ctx *c = t->ctx;
	struct record r;
	int rc;

	if (lines_decode(l, c->words, f) < 0)
		return 0;
	if (db_begin(c->db, e) < 0)
		return -1;
	rc = t->step(t->arg, l, &r, f);
	if (rc < 0) {
		db_rollback(c->db);
		return f->code != NULL ? 0 : lines_refused(f, e);
	}
	if (db_commit(c->db, e) < 0)
		return -1;
	if (!c->dry_run && t->print(t->arg, l, &r, e) < 0)
		return -1;
	t->accepted++;
	return ctx_flush(c, e) < 0 ? -1 : 1;
}

static int
take(struct run *t, struct stream_line *l, struct err *e)
{
	struct lines_fault f = { NULL, ERR_INIT };
	int rc;

	rc = take_line(t, l, &f, e);
	if (rc == 0)
		rc = lines_reject(t->rejects, l, &f, e);
	lines_release(l);
	return rc < 0 ? -1 : 0;
}

/* Ids are looked up in the database, then on the lists that were kept. */
static int
take_id(struct run *t, const char *id, int64_t number, struct err *e)
{
	struct stream_line l = { .file = "-", .number = number };
	struct buf json = BUF_INIT;
	int rc;

	rc = find_kept(t->ctx, id, &json, e);
	if (rc == 0)
		buf_printf(&json, "{\"v\":1,\"id\":\"%s\"}", id);
	l.text = json.data;
	l.len = json.len;
	if (rc >= 0)
		rc = take(t, &l, e);
	buf_release(&json);
	return rc;
}

static int
take_all(struct run *t, struct err *e)
{
	struct lines *in = lines_new(0, NULL, e);
	struct stream_line l;
	int rc;

	if (in == NULL)
		return -1;
	memset(&l, 0, sizeof(l));
	while ((rc = lines_next(in, &l, e)) == 1)
		if (take(t, &l, e) < 0) {
			rc = -1;
			break;
		}
	lines_free(in);
	return rc;
}

int
task_each(struct ctx *c, int argc, char **argv, task_step step,
    task_print print, void *arg, struct err *e)
{
	struct run t = { c, step, print, arg, NULL, 0 };
	int i, rc = 0;

	ctx_ignore_sigpipe();
	t.rejects = reject_new(c, e);
	if (t.rejects == NULL || ctx_policy(c, e) < 0 ||
	    ctx_db_keyed(c, DB_WRITE, e) < 0) {
		rc = -1;
	} else if (argc > 0) {
		for (i = 0; rc == 0 && i < argc; i++)
			rc = take_id(&t, argv[i], i + 1, e);
	} else {
		rc = take_all(&t, e);
	}
	if (rc == 0)
		rc = reject_end(t.rejects, t.accepted, e);
	reject_free(t.rejects);
	return rc;
}
