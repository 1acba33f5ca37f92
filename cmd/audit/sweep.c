#include "sweep.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "query/query.h"
#include "store/asker.h"
#include "store/batches.h"
#include "store/cases.h"
#include "store/days.h"
#include "store/journal.h"
#include "store/links.h"
#include "time/date.h"

struct collector {
	struct findings *f;
	struct ctx *ctx;
	const struct sweep_scope *scope;
	struct rules_view view;
	struct query *query;		/* of the terms; NULL: all */
	struct buf texts;

	int64_t end_at;			/* events written from here on: not */
	int64_t last_key;		/* keys come in runs */
	int64_t *keys;			/* cases that were written to */
	size_t nkeys, cap_keys;
	struct err *e;			/* of looking at an event: */
	int rc;
};

static int
is_asked(const struct collector *k, const struct rule *rule,
    enum rules_about about)
{
	return rule->about == about && (k->scope->groups & rule->group) != 0;
}

/* --- events ------------------------------------------------------------- */

static void
note_key(struct collector *k, int64_t key)
{
	if (key == NUM_NONE || key == k->last_key ||
	    k->scope->day == NUM_NONE)
		return;
	mem_grow(&k->keys, k->nkeys, &k->cap_keys, sizeof(*k->keys));
	k->keys[k->nkeys++] = key;
	k->last_key = key;
}

static int
look_at_event(void *arg, const struct event *ev)
{
	struct collector *k = arg;
	const struct rule *rule;
	struct finding *found;
	int64_t since_at;

	if (ev->rec >= k->end_at)
		return 1;
	note_key(k, ev->key);
	k->view.ev = ev;
	if (ev->kind == EV_RETURN_DECIDE && (k->rc = asker_of_return(
	    k->ctx->db, ev->key, ev->seq, &k->view.asker, k->e)) < 0)
		return 1;
	for (rule = rules; rule->code != NULL; rule++) {
		if (!is_asked(k, rule, RULES_EVENT))
			continue;
		since_at = rule->fn(&k->view);
		if (since_at == NUM_NONE)
			continue;
		found = findings_add(k->f, rule, since_at);
		found->seq = ev->seq;
		found->key = ev->key;
		found->actor = ev->actor;
	}
	k->view.clock_was_behind = ev->clock != NUM_NONE;
	return 0;
}

static int
look_at_events(struct collector *k, struct err *e)
{
	int64_t from_day = k->scope->day != NUM_NONE ? k->scope->day :
	    k->scope->start_day;
	int64_t seq;

	if (from_day == NUM_NONE)
		return 0;
	k->end_at = k->scope->day != NUM_NONE ?
	    date_day_start(k->scope->day + 1) : INT64_MAX;
	if (cases_seq_at(k->ctx->db, date_day_start(from_day) - 1, &seq, e) <
	    0)
		return -1;
	k->e = e;
	if (journal_read(k->ctx->db, 0, seq == NUM_NONE ? 0 : seq, NUM_NONE,
	    look_at_event, k, e) < 0)
		return -1;
	return k->rc;
}

/* Whether the user's query, if there is one, wants this case: 1, 0, -1. */
static int
is_wanted(struct collector *k, const struct record *r, struct err *e)
{
	struct record_texts texts;
	struct record known = *r;

	if (k->query == NULL)
		return 1;
	memset(&texts, 0, sizeof(texts));
	buf_reset(&k->texts);
	if (query_needs_text(k->query) && cases_texts(k->ctx->db, r, &texts,
	    &k->texts, e) < 0)
		return -1;
	if (query_needs_links(k->query) && links_fill(k->ctx->db, &known,
	    e) < 0)
		return -1;
	return query_matches(k->query, &known, &texts, k->ctx->words);
}

/* Say which case an event's finding is about; drop it where the query has
 * no such case. */
static int
settle_events(struct collector *k, struct err *e)
{
	struct findings *f = k->f;
	struct record r;
	size_t i, n = 0;
	int rc;

	for (i = 0; i < f->n; i++) {
		rc = k->query == NULL;
		if (f->list[i].key != NUM_NONE) {
			rc = cases_get_key(k->ctx->db, f->list[i].key, &r, e);
			if (rc > 0)
				rc = is_wanted(k, &r, e);
			if (rc > 0)
				findings_set_case(&f->list[i], &r, k->ctx->words);
		}
		if (rc < 0)
			return -1;
		if (rc > 0)
			f->list[n++] = f->list[i];
	}
	f->n = n;
	return 0;
}

/* --- cases -------------------------------------------------------------- */

static void
apply(struct collector *k, const struct rule *rule)
{
	int64_t since_at = rule->fn(&k->view);
	struct finding *found;

	if (since_at == NUM_NONE)
		return;
	found = findings_add(k->f, rule, since_at);
	if (k->view.r->m[M_RECEIVED_AT] != NUM_NONE)
		found->day = date_day_of(k->view.r->m[M_RECEIVED_AT]);
	findings_set_case(found, k->view.r, k->view.words);
}

/* Result and reply, the two things that the citizen is told. */
static void
join_reply(struct buf *b, const struct record_texts *t)
{
	static const enum record_text told[] = { TEXT_RESULT, TEXT_REPLY };
	size_t i;

	for (i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		if (t->s[told[i]] == NULL)
			continue;
		if (b->len > 0)
			buf_putc(b, '\n');
		buf_put(b, t->s[told[i]], t->len[told[i]]);
	}
}

/* Of a day: what waits to be passed, and what the office closed on it. */
static int
has_reply_to_read(const struct collector *k, const struct record *r)
{
	if (r->m[M_STATE] != STATE_SUBMITTED && r->m[M_STATE] != STATE_CLOSED)
		return 0;
	return k->scope->day == NUM_NONE ||
	    r->m[M_STATE] == STATE_SUBMITTED ||
	    (r->m[M_CLOSED_BY] == BY_OFFICE &&
	    date_day_of(r->m[M_CLOSED_AT]) == k->scope->day);
}

static void
look_at_reply(struct collector *k, const struct record_texts *t)
{
	struct buf reply = BUF_INIT;
	const struct rule *rule;

	join_reply(&reply, t);
	k->view.reply = reply.data;
	k->view.reply_len = reply.len;
	for (rule = rules; reply.len > 0 && rule->code != NULL; rule++) {
		if (is_asked(k, rule, RULES_REPLY))
			apply(k, rule);
	}
	buf_release(&reply);
}

void
sweep_reply(struct findings *f, const struct ctx *c, const struct record *r,
    const struct record_texts *texts)
{
	struct sweep_scope scope = { NUM_NONE, NUM_NONE, NULL, 0,
		RULES_USUAL };
	struct collector k;

	memset(&k, 0, sizeof(k));
	k.f = f;
	k.scope = &scope;
	k.view.policy = c->policy;
	k.view.now_at = c->now_at;
	k.view.r = r;
	k.view.words = c->words;
	look_at_reply(&k, texts);
}

static int
look_at_case(struct collector *k, const struct record *r, struct err *e)
{
	struct record_texts texts;
	const struct rule *rule;

	if (rules_is_before(r, k->scope->start_day))
		return 0;
	k->view.r = r;
	for (rule = rules; rule->code != NULL; rule++) {
		if (is_asked(k, rule, RULES_CASE))
			apply(k, rule);
	}
	if (!has_reply_to_read(k, r))
		return 0;
	buf_reset(&k->texts);
	if (cases_texts(k->ctx->db, r, &texts, &k->texts, e) < 0)
		return -1;
	look_at_reply(k, &texts);
	return 0;
}

/* Is it among the cases that the lists before have shown? */
typedef int (*seen_fn)(const struct collector *k, const struct record *r);

static int
seen_none(const struct collector *k, const struct record *r)
{
	(void)k;
	(void)r;
	return 0;
}

static int
seen_open(const struct collector *k, const struct record *r)
{
	(void)k;
	return record_is_open(r);
}

static int
seen_listed(const struct collector *k, const struct record *r)
{
	return record_is_open(r) || (r->m[M_RECEIVED_AT] != NUM_NONE &&
	    date_day_of(r->m[M_RECEIVED_AT]) == k->scope->day);
}

/* The cases of the terms and, where term is not NULL, of this one too. */
static int
look_at_list(struct collector *k, char *term, seen_fn seen, struct err *e)
{
	size_t n = k->scope->nterms;
	char **terms = mem_array(n + 1, sizeof(*terms));
	struct cases_list *list = NULL;
	struct query *q = NULL;
	struct record r;
	int rc = -1;

	if (n > 0)
		memcpy(terms, k->scope->terms, n * sizeof(*terms));
	if (term != NULL)
		terms[n++] = term;
	if (ctx_query(k->ctx, &q, (int)n, terms, e) == 0)
		list = cases_list_new(k->ctx->db, q, e);
	while (list != NULL && (rc = cases_list_next(list, &r, e)) == 1) {
		if (!seen(k, &r) && look_at_case(k, &r, e) < 0) {
			rc = -1;
			break;
		}
	}
	cases_list_free(list);
	query_free(q);
	free(terms);
	return rc;
}

static int
compare_keys(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static int
look_at_keys(struct collector *k, struct err *e)
{
	struct record r;
	size_t i;
	int rc;

	if (k->nkeys > 0)
		qsort(k->keys, k->nkeys, sizeof(*k->keys), compare_keys);
	for (i = 0; i < k->nkeys; i++) {
		if (i > 0 && k->keys[i] == k->keys[i - 1])
			continue;
		rc = cases_get_key(k->ctx->db, k->keys[i], &r, e);
		if (rc > 0 && seen_listed(k, &r))
			continue;
		if (rc > 0)
			rc = is_wanted(k, &r, e);
		if (rc < 0)
			return -1;
		if (rc > 0 && look_at_case(k, &r, e) < 0)
			return -1;
	}
	return 0;
}

static int
look_at_cases(struct collector *k, struct err *e)
{
	struct buf received = BUF_INIT;
	char open[] = "state:open";
	int rc;

	if (k->scope->day == NUM_NONE)
		return look_at_list(k, NULL, seen_none, e);
	buf_puts(&received, "received:");
	date_put_day(&received, k->scope->day);
	rc = look_at_list(k, open, seen_none, e);
	if (rc == 0)
		rc = look_at_list(k, received.data, seen_open, e);
	if (rc == 0)
		rc = look_at_keys(k, e);
	buf_release(&received);
	return rc;
}

/* --- days --------------------------------------------------------------- */

static void
apply_to_day(struct collector *k, enum rules_about about)
{
	const struct rule *rule;
	struct finding *found;
	int64_t since_at;

	for (rule = rules; rule->code != NULL; rule++) {
		if (!is_asked(k, rule, about))
			continue;
		since_at = rule->fn(&k->view);
		if (since_at == NUM_NONE)
			continue;
		found = findings_add(k->f, rule, since_at);
		found->day = date_day_of(since_at);
		if (k->view.day != NUM_NONE)
			found->day = k->view.day;
	}
}

/* Days are signed in their order, so those behind the last are not. */
static int
look_at_days(struct collector *k, struct err *e)
{
	int64_t last, start = k->scope->start_day;

	if (days_last_signed(k->ctx->db, &last, e) < 0)
		return -1;
	if (start == NUM_NONE || k->query != NULL)
		return 0;
	apply_to_day(k, RULES_OFFICE);
	if (k->scope->day != NUM_NONE) {
		k->view.predecessor_is_signed = last != NUM_NONE &&
		    last >= k->scope->day - 1;
		apply_to_day(k, RULES_DAY);
		return 0;
	}
	k->view.day = last != NUM_NONE && last >= start ? last + 1 : start;
	for (; k->view.day <= date_day_of(k->ctx->now_at); k->view.day++)
		apply_to_day(k, RULES_START);
	k->view.day = NUM_NONE;
	return 0;
}

static int
begin(struct collector *k, struct err *e)
{
	struct coverage covered;

	if (batches_coverage(k->ctx->db, &covered, e) < 0)
		return -1;
	k->view.policy = k->ctx->policy;
	k->view.words = k->ctx->words;
	k->view.now_at = k->ctx->now_at;
	k->view.day = k->scope->day;
	k->view.start_day = k->scope->start_day;
	k->view.covered_at = covered.exported_at;
	if (covered.latest_at != NUM_NONE && (covered.exported_at == NUM_NONE ||
	    covered.latest_at > covered.exported_at))
		k->view.covered_at = covered.latest_at;
	if (k->scope->nterms == 0)
		return 0;
	return ctx_query(k->ctx, &k->query, (int)k->scope->nterms,
	    k->scope->terms, e);
}

int
sweep_run(struct findings *f, struct ctx *c, const struct sweep_scope *s,
    struct err *e)
{
	struct collector k;
	int rc = -1;

	memset(&k, 0, sizeof(k));
	k.f = f;
	k.ctx = c;
	k.scope = s;
	k.last_key = NUM_NONE;
	buf_init(&k.texts);
	if (begin(&k, e) == 0 && look_at_events(&k, e) == 0 &&
	    settle_events(&k, e) == 0 && look_at_cases(&k, e) == 0)
		rc = look_at_days(&k, e);
	findings_sort(f);
	query_free(k.query);
	buf_release(&k.texts);
	free(k.keys);
	return rc;
}
