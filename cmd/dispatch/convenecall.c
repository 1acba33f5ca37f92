#include "convenerun.h"

#include <string.h>

#include "base/num.h"
#include "conveneask.h"
#include "hash/digest.h"
#include "life/decide.h"
#include "store/cases.h"
#include "store/journal.h"

/* A call of convene contact, on its way through the linked cases. */
struct call {
	struct convenerun *run;
	struct wish wish;
	int64_t linked, told, reached;
};

/* The call is known again by the matter, the case and its time. */
static int64_t
fact_of(const struct convenerun *r, const char *id)
{
	struct digest *d = digest_new();
	unsigned char hash[DIGEST_LEN];
	struct buf b = BUF_INIT;
	int64_t fact;

	buf_puts(&b, "matter1 ");
	matter_put_id(&b, r->no);
	buf_printf(&b, " %s %lld", id, (long long)r->decide.at);
	digest_of(d, b.data, b.len, hash);
	digest_free(d);
	buf_release(&b);
	memcpy(&fact, hash, sizeof(fact));
	return fact == NUM_NONE ? 0 : fact;
}

static int
is_linked(const struct matter *m, int64_t key)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == MATTER_LINK && m->facts[i].key == key)
			return 1;
	}
	return 0;
}

/* What forbids a call to one of them does not forbid those to the others. */
static int
call_one(void *arg, const char *id, struct record *r, struct err *e)
{
	struct call *c = arg;
	struct convenerun *run = c->run;
	struct event ev;
	int64_t known;
	int rc;

	if (!is_linked(&run->matter, r->key))
		return err_set(e, ERR_REFUSED,
		    "convene: the matter is not about '%s'", id);
	c->linked++;
	c->wish.fact = fact_of(run, id);
	if (journal_fact(run->ctx->db, c->wish.fact, &known, e) < 0)
		return -1;
	if (known != NUM_NONE)
		return 0;
	if (decide_event(&ev, EV_CONTACT, r, &c->wish, &run->decide, e) < 0) {
		if (e->code != ERR_REFUSED)
			return -1;
		ctx_note(run->ctx, "%s: %s", id, e->text);
		err_reset(e);
		return 0;
	}
	rc = journal_append_case(run->ctx->db, &ev, r, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	convenerun_note(run, &ev, r);
	c->told++;
	c->reached += event_get(&ev, EF_CONNECTED) == 1;
	return 0;
}

static int
call_linked(struct call *c, struct err *e)
{
	struct buf ids = BUF_INIT;
	const struct matter *m = &c->run->matter;
	size_t i;
	int rc;

	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == MATTER_LINK)
			buf_put(&ids, m->facts[i].id,
			    strlen(m->facts[i].id) + 1);
	}
	rc = convenerun_cases(c->run, &ids, call_one, c, e);
	buf_release(&ids);
	return rc;
}

int
convenecall_run(struct convenerun *r, struct matter_wish *w, struct err *e)
{
	struct call c = { r, { 0 }, 0, 0, 0 };
	int rc;

	wish_init(&c.wish);
	c.wish.connected = conveneask.connected;
	c.wish.seconds = conveneask.seconds;
	c.wish.call = words_adds(r->ctx->words, "progress");
	if (w->text != NULL) {
		c.wish.text = w->text;
		c.wish.text_len = strlen(w->text);
	}
	rc = conveneask.cases.len > 0 ? convenerun_cases(r,
	    &conveneask.cases, call_one, &c, e) : call_linked(&c, e);
	if (rc < 0 || c.told == 0)
		return rc;
	w->linked = c.linked;
	w->told = c.told;
	w->reached = c.reached;
	return convenerun_add(r, w, e);
}
