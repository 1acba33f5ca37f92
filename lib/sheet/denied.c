#include "sheet/denied.h"

#include "base/lang.h"
#include "base/num.h"
#include "life/revisit.h"
#include "sheet/caserow.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"

/* --- every 否 ------------------------------------------------------------ */

static int
is_denied(const struct recap *v, const struct record *r, int own)
{
	return own ? revisit_own_is_negative(v->o.policy, r) :
	    revisit_city_is_negative(v->o.policy, r);
}

static int
put_row(struct grid *g, const struct recap *v, const struct record *r,
    int own, struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT;

	if (caserow_put(g, r, &of, e) < 0)
		return -1;
	caserow_put_answers(g, r, v->words, own);
	cell_put_at(&b, r->m[own ? M_OWN_AT : M_CITY_AT], v->o.state_at);
	cell_end(g, &b);
	buf_puts(&b, cell_state(r->m[M_STATE]));
	cell_end(g, &b);
	grid_text(g, r->m[M_BLOCKER] == NUM_NONE ? NULL :
	    words_text(v->words, r->m[M_BLOCKER]));
	buf_release(&b);
	return 0;
}

static int
put_list(struct page *p, const struct recap *v, int own,
    const char *heading, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	caserow_answer_columns(&g, own);
	grid_column(&g, "at", lang_sheet("answered"));
	grid_column(&g, "state", lang_sheet("state"));
	grid_column(&g, "blocker", lang_sheet("why not solved"));
	for (i = 0; rc == 0 && i < v->n; i++) {
		if (is_denied(v, &v->cases[i], own))
			rc = put_row(&g, v, &v->cases[i], own, e);
	}
	if (rc == 0)
		page_block(p, heading, &g);
	grid_release(&g);
	return rc;
}

int
denied_put_city(struct page *p, const struct recap *v, struct err *e)
{
	return put_list(p, v, 0, lang_sheet("Any no in the city's revisit"),
	    e);
}

int
denied_put_own(struct page *p, const struct recap *v, struct err *e)
{
	return put_list(p, v, 1, lang_sheet("Any no in the office's revisit"),
	    e);
}

/* --- own against city ---------------------------------------------------- */

enum { ASKED_CONTACTED, ASKED_SOLVED, ASKED_SATISFIED, ASKED_COUNT };

/* 1 yes, 0 no, NUM_NONE: no such answer. */
static int64_t
answer(const struct recap *v, const struct record *r, int question, int own)
{
	if (!own && r->m[M_CITY_VALID] == 0)
		return NUM_NONE;
	if (question == ASKED_CONTACTED)
		return r->m[own ? M_OWN_CONTACTED : M_CITY_CONTACTED];
	if (question == ASKED_SOLVED)
		return r->m[own ? M_OWN_SOLVED : M_CITY_SOLVED];
	switch (policy_answer_find(v->o.policy, ASK_SATISFIED,
	    r->m[own ? M_OWN_SATISFIED : M_CITY_SATISFIED])) {
	case ANSWER_YES:
	case ANSWER_BASIC:
		return 1;
	case ANSWER_NO:
		return 0;
	case ANSWER_INVALID:
	case ANSWER_UNKNOWN:
		break;
	}
	return NUM_NONE;
}

static void
put_agreement(struct grid *g, const struct recap *v, int question,
    const char *label)
{
	int64_t n[2][2] = { { 0, 0 }, { 0, 0 } }, own, city, both;
	size_t i;

	for (i = 0; i < v->n; i++) {
		own = answer(v, &v->cases[i], question, 1);
		city = answer(v, &v->cases[i], question, 0);
		if (own != NUM_NONE && city != NUM_NONE)
			n[own != 0][city != 0]++;
	}
	both = n[0][0] + n[0][1] + n[1][0] + n[1][1];
	grid_row(g);
	grid_text(g, label);
	grid_int(g, both);
	grid_int(g, n[1][1]);
	grid_int(g, n[1][0]);
	grid_int(g, n[0][1]);
	grid_int(g, n[0][0]);
	cell_percent(g, n[1][1] + n[0][0], both);
}

void
denied_put_agreement(struct page *p, const struct recap *v)
{
	struct grid g;

	grid_init(&g, "");
	grid_column(&g, "question", lang_sheet("asked"));
	grid_column_right(&g, "both", lang_sheet("asked by both"));
	grid_column_right(&g, "yes_yes", lang_sheet("both yes"));
	grid_column_right(&g, "yes_no", lang_sheet("office yes, city no"));
	grid_column_right(&g, "no_yes", lang_sheet("office no, city yes"));
	grid_column_right(&g, "no_no", lang_sheet("both no"));
	grid_column_right(&g, "agreement", lang_sheet("agreement, %"));
	put_agreement(&g, v, ASKED_CONTACTED, lang_sheet("contacted?"));
	put_agreement(&g, v, ASKED_SOLVED, lang_sheet("solved?"));
	put_agreement(&g, v, ASKED_SATISFIED, lang_sheet("satisfied?"));
	page_table(p, lang_sheet("The office's revisits and the city's"), &g);
	grid_release(&g);
}

static int
is_gap(const struct recap *v, const struct record *r)
{
	int question;

	for (question = 0; question < ASKED_COUNT; question++) {
		if (answer(v, r, question, 1) == 1 &&
		    answer(v, r, question, 0) == 0)
			return 1;
	}
	return 0;
}

static int
put_gap(struct grid *g, const struct recap *v, const struct record *r,
    struct err *e)
{
	const struct caserow_of of = { v->db, v->o.state_at };
	struct buf b = BUF_INIT;

	if (caserow_put(g, r, &of, e) < 0)
		return -1;
	caserow_put_answers(g, r, v->words, 1);
	cell_put_at(&b, r->m[M_OWN_AT], v->o.state_at);
	cell_end(g, &b);
	caserow_put_answers(g, r, v->words, 0);
	cell_put_at(&b, r->m[M_CITY_AT], v->o.state_at);
	cell_end(g, &b);
	buf_release(&b);
	return 0;
}

int
denied_put_gaps(struct page *p, const struct recap *v, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	caserow_columns(&g);
	caserow_answer_columns(&g, 1);
	grid_column(&g, "own_at", lang_sheet("answered"));
	caserow_answer_columns(&g, 0);
	grid_column(&g, "city_at", lang_sheet("answered"));
	for (i = 0; rc == 0 && i < v->n; i++) {
		if (is_gap(v, &v->cases[i]))
			rc = put_gap(&g, v, &v->cases[i], e);
	}
	if (rc == 0)
		page_block(p, lang_sheet("The office heard yes, the city no"),
		    &g);
	grid_release(&g);
	return rc;
}
