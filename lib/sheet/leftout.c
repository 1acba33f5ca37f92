#include "sheet/leftout.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "measure/demand.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"

static int
is_concerned(const struct record *r)
{
	return r->m[M_EXCL_STATE] != NUM_NONE ||
	    r->m[M_EXCL_CITY] != NUM_NONE ||
	    r->m[M_EXCL_INTERNAL] != NUM_NONE;
}

/* A state's name; states of later programs as they are. */
static const char *
state_text(const char *state)
{
	if (strcmp(state, "requested") == 0)
		return lang_sheet("requested");
	if (strcmp(state, "approved") == 0)
		return lang_sheet("approved");
	if (strcmp(state, "rejected") == 0)
		return lang_sheet("rejected");
	if (strcmp(state, "appealed") == 0)
		return lang_sheet("appealed");
	if (strcmp(state, "revoked") == 0)
		return lang_sheet("revoked");
	return state;
}

/* What was said by then: codes, and the answers as they were given. */
static const char *
answer_text(const char *s)
{
	if (strcmp(s, "city") == 0)
		return lang_sheet("the city");
	if (strcmp(s, "own") == 0)
		return lang_sheet("the office");
	if (strcmp(s, "solved") == 0)
		return lang_sheet("solved");
	if (strcmp(s, "unsolved") == 0)
		return lang_sheet("unsolved");
	if (strcmp(s, "contacted") == 0)
		return lang_sheet("contacted");
	if (strcmp(s, "uncontacted") == 0)
		return lang_sheet("not contacted");
	return s;
}

static void
put_said(struct grid *g, const struct recap *v, int64_t list)
{
	struct buf b = BUF_INIT, part = BUF_INIT;
	const char *s, *end;

	if (list == NUM_NONE) {
		grid_text(g, "—");
		return;
	}
	for (s = words_text(v->words, list); *s != '\0';
	    s = *end != '\0' ? end + 1 : end) {
		end = s + strcspn(s, "\x1f");
		buf_reset(&part);
		buf_put(&part, s, (size_t)(end - s));
		buf_printf(&b, "%s%s", b.len > 0 ? " " : "",
		    answer_text(part.data));
	}
	cell_end(g, &b);
	buf_release(&part);
	buf_release(&b);
}

static void
put_columns(struct grid *g)
{
	caserow_columns(g);
	grid_column(g, "ground", lang_sheet("ground"));
	grid_column(g, "clause", lang_sheet("clause"));
	grid_column(g, "state", lang_sheet("own scoring"));
	grid_column(g, "asked_by", lang_sheet("asked by"));
	grid_column(g, "decided_by", lang_sheet("decided by"));
	grid_column(g, "said", lang_sheet("said by then"));
	grid_column(g, "after_negative", lang_sheet("after a no"));
	grid_column(g, "city", lang_sheet("the city's decision"));
}

static int
put_row(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT;

	if (caserow_put(g, r, &of, e) < 0)
		return -1;
	grid_word(g, v->words, r->m[M_EXCL_GROUND] != NUM_NONE ?
	    r->m[M_EXCL_GROUND] : r->m[M_EXCL_CITY]);
	grid_word(g, v->words, r->m[M_EXCL_CLAUSE]);
	grid_text(g, r->m[M_EXCL_STATE] == NUM_NONE ? NULL :
	    state_text(words_text(v->words, r->m[M_EXCL_STATE])));
	grid_word(g, v->words, r->m[M_EXCL_ASKED_BY]);
	grid_word(g, v->words, r->m[M_EXCL_DECIDED_BY]);
	put_said(g, v, r->m[M_EXCL_ANSWER]);
	grid_text(g, r->m[M_EXCL_AFTER] == 1 ? lang_sheet("yes") : "");
	if (r->m[M_EXCL_CITY_NO] != NUM_NONE) {
		buf_printf(&b, "%s\n", words_text(v->words,
		    r->m[M_EXCL_CITY_NO]));
		cell_put_at(&b, r->m[M_EXCL_CITY_AT], v->o.state_at);
	}
	cell_end(g, &b);
	buf_release(&b);
	return 0;
}

int
leftout_put(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	put_columns(&g);
	for (i = 0; rc == 0 && i < v->n; i++) {
		if (is_concerned(&v->cases[i]))
			rc = put_row(&g, v, &v->cases[i], e);
	}
	if (rc == 0)
		page_block(p, lang_sheet("Exclusions"), &g);
	grid_release(&g);
	return rc;
}

/* --- by what was answered ------------------------------------------------ */

static enum policy_answer
city_answer(const struct recap *v, const struct record *r)
{
	return r->m[M_CITY_VALID] == 0 ? ANSWER_INVALID :
	    policy_answer_find(v->o.policy, ASK_SATISFIED,
	    r->m[M_CITY_SATISFIED]);
}

static void
put_share(struct grid *g, const struct recap *v, enum policy_answer answer,
    const char *label)
{
	int64_t all = 0, city = 0, internal = 0;
	const struct record *r;
	size_t i;

	for (i = 0; i < v->n; i++) {
		r = &v->cases[i];
		if (!demand_is_one(v->o.policy, r) || city_answer(v, r) != answer)
			continue;
		all++;
		city += r->m[M_EXCL_CITY] != NUM_NONE;
		internal += r->m[M_EXCL_INTERNAL] != NUM_NONE;
	}
	grid_row(g);
	grid_text(g, label);
	grid_int(g, all);
	grid_int(g, city);
	cell_percent(g, city, all);
	grid_int(g, internal);
	cell_percent(g, internal, all);
}

void
leftout_put_shares(struct page *p, const struct recap *v)
{
	struct grid g;

	grid_init(&g, "");
	grid_column(&g, "answer", lang_sheet("the city's revisit"));
	grid_column_right(&g, "all", lang_sheet("cases received"));
	grid_column_right(&g, "city", lang_sheet("excluded by the city"));
	grid_column_right(&g, "city_share", lang_sheet("share, %"));
	grid_column_right(&g, "internal", lang_sheet("by the office"));
	grid_column_right(&g, "internal_share", lang_sheet("share, %"));
	put_share(&g, v, ANSWER_YES, lang_sheet("satisfied"));
	put_share(&g, v, ANSWER_BASIC, lang_sheet("basically satisfied"));
	put_share(&g, v, ANSWER_NO, lang_sheet("not satisfied"));
	put_share(&g, v, ANSWER_INVALID, lang_sheet("no answer"));
	page_table(p, lang_sheet("Excluded, by what was answered"), &g);
	grid_release(&g);
}
