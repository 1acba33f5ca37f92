#include "exclusions.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "exclusioncell.h"
#include "life/exclusion.h"
#include "query/query.h"
#include "render/grid.h"
#include "sheet/cell.h"
#include "signal/bursts.h"
#include "store/callers.h"
#include "store/cases.h"

struct listing {
	struct ctx *ctx;
	struct grid grid;
	struct query *query;		/* of the user; NULL: all */
	struct record *records;		/* as of an instant */
	size_t n, cap;
};

/* --- cells -------------------------------------------------------------- */

static void
put_id(struct grid *g, const struct words *w, const struct record *r)
{
	struct buf b = BUF_INIT;

	record_put_id(&b, r, w);
	grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
put_yes(struct grid *g, int64_t yes)
{
	grid_int(g, yes == 1 ? 1 : 0);
}

static int
is_state(const struct listing *l, const struct record *r, const char *state)
{
	return r->m[M_EXCL_STATE] != NUM_NONE &&
	    strcmp(words_text(l->ctx->words, r->m[M_EXCL_STATE]), state) == 0;
}

/* --- the queue ---------------------------------------------------------- */

static void
put_queue_columns(struct grid *g)
{
	grid_column(g, "list", lang_sheet("list"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "state", lang_sheet("state"));
	grid_column(g, "unit", lang_sheet("scored unit"));
	grid_column(g, "ground", lang_sheet("ground"));
	grid_column(g, "clause", lang_sheet("clause"));
	grid_column(g, "evidence", lang_sheet("evidence"));
	grid_column(g, "asked_by", lang_sheet("asked by"));
	grid_column(g, "asked_at", lang_sheet("asked at"));
	grid_column(g, "answer", lang_sheet("answer by then"));
}

static const char *
shown_list(const char *list)
{
	if (strcmp(list, "ahead") == 0)
		return lang_sheet("a ground seen, work not begun");
	if (strcmp(list, "begun") == 0)
		return lang_sheet("a ground seen, work begun");
	if (strcmp(list, "serial") == 0)
		return lang_sheet("calls again and again");
	if (strcmp(list, "request") == 0)
		return lang_sheet("request");
	return strcmp(list, "appeal") == 0 ? lang_sheet("appeal") :
	    lang_sheet("request after a negative answer");
}

static void
put_waiting(struct listing *l, const char *list, const struct record *r)
{
	const struct words *w = l->ctx->words;
	struct grid *g = &l->grid;
	int asked = r->m[M_EXCL_STATE] != NUM_NONE;

	grid_row(g);
	grid_code(g, list, shown_list(list));
	put_id(g, w, r);
	grid_code(g, record_state_name(r->m[M_STATE]),
	    cell_state(r->m[M_STATE]));
	grid_word(g, w, asked ? r->m[M_EXCL_UNIT] : exclusion_unit(r));
	if (!asked) {
		exclusioncell_list(g, l->ctx, r, M_GROUNDS);
		return;
	}
	exclusioncell_ground(g, l->ctx, r->m[M_EXCL_GROUND]);
	grid_word(g, w, r->m[M_EXCL_CLAUSE]);
	exclusioncell_list(g, l->ctx, r, M_EXCL_EVIDENCE);
	grid_word(g, w, r->m[M_EXCL_ASKED_BY]);
	grid_at(g, r->m[M_EXCL_ASKED_AT]);
	exclusioncell_list(g, l->ctx, r, M_EXCL_ANSWER);
}

static const char list_serial[] = "serial";

struct calls {
	int64_t *keys;
	size_t n, cap;
};

static int
add_call(void *arg, int64_t key)
{
	struct calls *c = arg;

	mem_grow(&c->keys, c->n, &c->cap, sizeof(*c->keys));
	c->keys[c->n++] = key;
	return 0;
}

/* One of so many cases of its caller within so long: rule/signalrule. */
static int
is_serial(struct listing *l, const struct record *r, struct err *e)
{
	const struct signalrule_limits *limits =
	    &l->ctx->policy->signals.of[SIGNALRULE_SERIAL_CALLER];
	struct calls c = { NULL, 0, 0 };
	struct bursts *calls = bursts_new();
	struct record other;
	int found = -1, rc;
	size_t i;

	if (callers_each(l->ctx->db, r->m[M_CALLER], add_call, &c, e) < 0)
		goto out;
	for (i = 0; c.n >= (size_t)limits->count && i < c.n; i++) {
		rc = cases_get_key(l->ctx->db, c.keys[i], &other, e);
		if (rc < 0)
			goto out;
		if (rc == 1)
			bursts_add(calls, r->m[M_CALLER],
			    other.m[M_RECEIVED_AT]);
	}
	bursts_find(calls, limits->count, limits->within_s);
	found = bursts_have(calls, r->m[M_CALLER], r->m[M_RECEIVED_AT]);
out:
	free(c.keys);
	bursts_free(calls);
	return found;
}

/* Of those that stand in no other list. */
static int
may_be_serial(const struct listing *l, const struct record *r)
{
	return signalrule_is_on(&l->ctx->policy->signals,
	    SIGNALRULE_SERIAL_CALLER) && record_is_open(r) &&
	    r->m[M_CALLER] != NUM_NONE && r->m[M_RECEIVED_AT] != NUM_NONE &&
	    r->m[M_EXCL_STATE] == NUM_NONE && r->m[M_GROUNDS] == NUM_NONE &&
	    r->m[M_EXCL_CITY] == NUM_NONE;
}

/* In which list of the queue a case stands; NULL: in none. */
static const char *
list_of(const struct listing *l, const struct record *r)
{
	if (is_state(l, r, exclusion_appealed))
		return "appeal";
	if (is_state(l, r, exclusion_requested))
		return r->m[M_EXCL_AFTER] == 1 ? "after_negative" : "request";
	if (r->m[M_EXCL_STATE] != NUM_NONE || !record_is_open(r) ||
	    r->m[M_GROUNDS] == NUM_NONE || r->m[M_EXCL_CITY] != NUM_NONE)
		return NULL;
	return r->m[M_STATE] == STATE_RECEIVED ||
	    r->m[M_STATE] == STATE_ASSIGNED ? "ahead" : "begun";
}

/* The cases of this list among those of the user's query and term. */
static int
put_list_of(struct listing *l, const char *list, char *term, int argc,
    char **argv, struct err *e)
{
	char **terms = mem_array((size_t)argc + 1, sizeof(*terms));
	struct cases_list *cases = NULL;
	struct query *q = NULL;
	const char *found;
	struct record r;
	int i, rc = -1;

	for (i = 0; i < argc; i++)
		terms[i] = argv[i];
	terms[argc] = term;
	if (ctx_query(l->ctx, &q, argc + 1, terms, e) == 0)
		cases = cases_list_new(l->ctx->db, q, e);
	while (cases != NULL && (rc = cases_list_next(cases, &r, e)) == 1) {
		found = list_of(l, &r);
		if (strcmp(list, list_serial) == 0) {
			rc = may_be_serial(l, &r) ? is_serial(l, &r, e) : 0;
			if (rc < 0)
				break;
			found = rc > 0 ? list_serial : NULL;
		}
		if (found != NULL && strcmp(found, list) == 0)
			put_waiting(l, list, &r);
	}
	cases_list_free(cases);
	query_free(q);
	free(terms);
	return rc;
}

int
exclusions_queue(struct ctx *c, int argc, char **argv, struct err *e)
{
	static const struct { const char *list; char term[16]; } lists[] = {
		{ "ahead", "state:open" }, { "begun", "state:open" },
		{ list_serial, "state:open" },
		{ "request", "excl_state" },
		{ "after_negative", "excl_state" }, { "appeal", "excl_state" }
	};
	struct listing l = { .ctx = c };
	char term[16];
	size_t i;
	int rc = 0;

	if (c->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE,
		    "exclude queue: what waits now; for --as-of see list");
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
		return -1;
	grid_init(&l.grid, lang_sheet("Exclusions that wait"));
	put_queue_columns(&l.grid);
	for (i = 0; rc == 0 && i < sizeof(lists) / sizeof(lists[0]); i++) {
		memcpy(term, lists[i].term, sizeof(term));
		rc = put_list_of(&l, lists[i].list, term, argc, argv, e);
	}
	if (rc == 0)
		rc = ctx_print_grid(c, &l.grid, e);
	grid_release(&l.grid);
	return rc;
}

/* --- the list ----------------------------------------------------------- */

static void
put_list_columns(struct grid *g)
{
	grid_column(g, "scope", lang_sheet("scope"));
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "state", lang_sheet("decision"));
	grid_column(g, "unit", lang_sheet("scored unit"));
	grid_column(g, "ground", lang_sheet("ground"));
	grid_column(g, "clause", lang_sheet("clause"));
	grid_column(g, "number", lang_sheet("decision no."));
	grid_column(g, "asked_by", lang_sheet("asked by"));
	grid_column(g, "asked_at", lang_sheet("asked at"));
	grid_column_right(g, "after_negative",
	    lang_sheet("after a negative answer"));
	grid_column(g, "answer", lang_sheet("answer by then"));
	grid_column(g, "decided_by", lang_sheet("approver"));
	grid_column(g, "decided_at", lang_sheet("decided at"));
}

static void
put_internal(struct listing *l, const struct record *r)
{
	const struct words *w = l->ctx->words;
	struct grid *g = &l->grid;

	grid_row(g);
	grid_code(g, "internal", lang_sheet("the office's own scoring"));
	put_id(g, w, r);
	exclusioncell_decision(g, words_text(w, r->m[M_EXCL_STATE]));
	grid_word(g, w, r->m[M_EXCL_UNIT]);
	exclusioncell_ground(g, l->ctx, r->m[M_EXCL_GROUND]);
	grid_word(g, w, r->m[M_EXCL_CLAUSE]);
	grid_empty(g);
	grid_word(g, w, r->m[M_EXCL_ASKED_BY]);
	grid_at(g, r->m[M_EXCL_ASKED_AT]);
	put_yes(g, r->m[M_EXCL_AFTER]);
	exclusioncell_list(g, l->ctx, r, M_EXCL_ANSWER);
	grid_word(g, w, r->m[M_EXCL_DECIDED_BY]);
	grid_at(g, r->m[M_EXCL_DECIDED_AT]);
}

static void
put_city(struct listing *l, const struct record *r)
{
	const struct words *w = l->ctx->words;
	struct grid *g = &l->grid;
	size_t i;

	grid_row(g);
	grid_code(g, "city", lang_sheet("the city's table"));
	put_id(g, w, r);
	exclusioncell_decision(g, r->m[M_EXCL_CITY] != NUM_NONE ?
	    exclusion_approved : exclusion_rejected);
	grid_word(g, w, exclusion_unit(r));
	exclusioncell_ground(g, l->ctx, r->m[M_EXCL_CITY]);
	grid_empty(g);
	grid_word(g, w, r->m[M_EXCL_CITY_NO]);
	for (i = 0; i < 4; i++)
		grid_empty(g);
	grid_word(g, w, r->m[M_EXCL_CITY_BY]);
	grid_at(g, r->m[M_EXCL_CITY_AT]);
}

/* Cases of the city's whose dump says so have no number. */
static int
is_of_city(const struct record *r)
{
	return r->m[M_EXCL_CITY] != NUM_NONE ||
	    r->m[M_EXCL_CITY_NO] != NUM_NONE;
}

static void
put_decided(struct listing *l, const struct record *r)
{
	if (r->m[M_EXCL_STATE] != NUM_NONE)
		put_internal(l, r);
	if (is_of_city(r))
		put_city(l, r);
}

static int
keep(void *arg, const struct record *r)
{
	struct listing *l = arg;

	if (r->m[M_EXCL_STATE] == NUM_NONE && !is_of_city(r))
		return 0;
	if (l->query != NULL && query_matches(l->query, r, NULL,
	    l->ctx->words) != 1)
		return 0;
	mem_grow(&l->records, l->n, &l->cap, sizeof(*l->records));
	l->records[l->n++] = *r;
	return 0;
}

/* As of an instant: by the journal alone, in the order of the cases. */
static int
compare(const void *a, const void *b)
{
	int64_t x = ((const struct record *)a)->key;
	int64_t y = ((const struct record *)b)->key;

	return (x > y) - (x < y);
}

static int
read_past(struct listing *l, struct err *e)
{
	int64_t seq;

	if (cases_seq_at(l->ctx->db, l->ctx->as_of, &seq, e) < 0)
		return -1;
	return seq == NUM_NONE ? 0 :
	    cases_each_as_of(l->ctx->db, seq, keep, l, e);
}

/* Now: by the two indexes and, for what dumps say, the city's column. */
static int
read_present(struct listing *l, struct err *e)
{
	static const char members[][16] = { "excl_state", "excl_city_no",
		"excluded" };
	struct query *q = NULL;
	char term[16];
	size_t i, before = 0, k;
	int rc = 0;

	for (i = 0; rc == 0 && i < sizeof(members) / sizeof(*members); i++) {
		char *terms[] = { term };

		memcpy(term, members[i], sizeof(term));
		rc = ctx_query(l->ctx, &q, 1, terms, e);
		if (rc == 0)
			rc = cases_match(l->ctx->db, q, keep, l, e);
		query_free(q);
		q = NULL;
	}
	if (l->n > 1)
		qsort(l->records, l->n, sizeof(*l->records), compare);
	for (k = 0; k < l->n; k++)
		if (k == 0 || l->records[k].key != l->records[k - 1].key)
			l->records[before++] = l->records[k];
	l->n = before;
	return rc;
}

int
exclusions_list(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct listing l = { .ctx = c };
	size_t i;
	int rc = -1;

	grid_init(&l.grid, lang_sheet("Exclusions"));
	put_list_columns(&l.grid);
	if (ctx_policy(c, e) < 0 || ctx_db(c, DB_READ, e) < 0)
		goto out;
	if (argc > 0 && ctx_query(c, &l.query, argc, argv, e) < 0)
		goto out;
	if (l.query != NULL && query_needs_text(l.query)) {
		err_set(e, ERR_USAGE,
		    "exclude list: looks at no texts of cases");
		goto out;
	}
	if (l.query != NULL && query_needs_links(l.query) &&
	    c->as_of != NUM_NONE) {
		err_set(e, ERR_USAGE, "links are asked of the present only: "
		    "leave out --as-of");
		goto out;
	}
	rc = c->as_of != NUM_NONE ? read_past(&l, e) : read_present(&l, e);
	if (rc == 0 && c->as_of != NUM_NONE && l.n > 1)
		qsort(l.records, l.n, sizeof(*l.records), compare);
	for (i = 0; rc == 0 && i < l.n; i++)
		put_decided(&l, &l.records[i]);
	if (rc == 0)
		rc = ctx_print_grid(c, &l.grid, e);
out:
	query_free(l.query);
	free(l.records);
	grid_release(&l.grid);
	return rc;
}
