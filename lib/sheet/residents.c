#include "sheet/residents.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/event.h"
#include "life/revisit.h"
#include "sheet/cell.h"
#include "store/journal.h"
#include "text/mask.h"
#include "text/utf8.h"

#define QUOTES_MAX 8		/* reasons in the residents' words */
#define QUOTE_COLUMNS 80	/* of each, 40 Chinese characters */
#define MASK_MAX 1000

void
residents_init(struct residents *s, const struct policy *p,
    const struct period *period)
{
	memset(s, 0, sizeof(*s));
	s->policy = p;
	s->period = *period;
}

void
residents_release(struct residents *s)
{
	free(s->ends);
	free(s->denials);
	memset(s, 0, sizeof(*s));
}

/* --- the answers --------------------------------------------------------- */

static int
satisfied_of(const struct policy *p, int64_t word)
{
	switch (policy_answer_find(p, ASK_SATISFIED, word)) {
	case ANSWER_YES:
		return RESIDENTS_YES;
	case ANSWER_BASIC:
		return RESIDENTS_BASIC;
	case ANSWER_NO:
		return RESIDENTS_NO;
	case ANSWER_INVALID:
	case ANSWER_UNKNOWN:
		break;
	}
	return RESIDENTS_UNKNOWN;
}

static int
yes_of(int64_t yes)
{
	return yes == NUM_NONE ? RESIDENTS_UNKNOWN :
	    yes != 0 ? RESIDENTS_YES : RESIDENTS_NO;
}

static void
add_answers(struct residents *s, const struct record *r, int own)
{
	int contacted = yes_of(r->m[own ? M_OWN_CONTACTED :
	    M_CITY_CONTACTED]);
	int solved = yes_of(r->m[own ? M_OWN_SOLVED : M_CITY_SOLVED]);
	int satisfied = satisfied_of(s->policy, r->m[own ? M_OWN_SATISFIED :
	    M_CITY_SATISFIED]);

	if ((!own && r->m[M_CITY_VALID] == 0) ||
	    (contacted == RESIDENTS_UNKNOWN && solved == RESIDENTS_UNKNOWN &&
	    satisfied == RESIDENTS_UNKNOWN))
		return;
	s->asked[own]++;
	s->answers[own][0][contacted]++;
	s->answers[own][1][solved]++;
	s->answers[own][2][satisfied]++;
}

void
residents_add_denial(struct residents *s, const struct record *r)
{
	struct residents_denial *d;

	mem_grow(&s->denials, s->ndenials, &s->cap_denials,
	    sizeof(*s->denials));
	d = &s->denials[s->ndenials++];
	d->key = r->key;
	d->blocker = r->m[M_BLOCKER];
	d->at = r->m[M_CITY_AT] != NUM_NONE ? r->m[M_CITY_AT] :
	    r->m[M_OWN_AT];
}

/* The result that the office gave, or the platform's end. */
static int64_t
ended_at(const struct record *r)
{
	if (r->m[M_SOLVED_AT] != NUM_NONE)
		return r->m[M_SOLVED_AT];
	if (r->m[M_CLOSED_AT] != NUM_NONE)
		return r->m[M_CLOSED_AT];
	return r->m[M_FINISHED_AT];
}

static int64_t
place_of(const struct record *r)
{
	return r->m[M_SITE] != NUM_NONE ? r->m[M_SITE] : r->m[M_COMMUNITY];
}

static void
add_end(struct residents *s, const struct record *r)
{
	struct residents_end *end;

	if (r->m[M_CALLER] == NUM_NONE || r->m[M_CATEGORY] == NUM_NONE)
		return;
	mem_grow(&s->ends, s->nends, &s->cap_ends, sizeof(*s->ends));
	end = &s->ends[s->nends++];
	end->key = r->key;
	end->caller = r->m[M_CALLER];
	end->category = r->m[M_CATEGORY];
	end->place = place_of(r);
	end->received_at = r->m[M_RECEIVED_AT];
	end->ended_at = ended_at(r);
}

static int
is_in(const struct period *p, int64_t at)
{
	return at != NUM_NONE && at >= p->from_at && at < p->to_at;
}

void
residents_add(struct residents *s, const struct record *r)
{
	add_end(s, r);
	if (!is_in(&s->period, r->m[M_RECEIVED_AT]))
		return;
	add_answers(s, r, 0);
	add_answers(s, r, 1);
	if (revisit_city_is_negative(s->policy, r) ||
	    revisit_own_is_negative(s->policy, r))
		residents_add_denial(s, r);
	if (ended_at(r) == NUM_NONE)
		return;
	s->finished++;
	s->unreached += r->m[M_CONTACTED_AT] == NUM_NONE;
}

void
residents_add_counted(struct residents *s, const struct record *r)
{
	add_answers(s, r, 0);
	add_answers(s, r, 1);
	if (r->m[M_CLOSED_AT] == NUM_NONE && r->m[M_FINISHED_AT] == NUM_NONE)
		return;
	s->finished++;
	s->unreached += r->m[M_CONTACTED_AT] == NUM_NONE;
}

void
residents_set_arrivals(struct residents *s, int64_t n, int64_t repeats)
{
	s->is_day = n > 0;
	s->solved_before = n;
	s->repeats = repeats;
}

int
residents_is_again(const struct residents *s, const struct record *was,
    const struct record *is)
{
	int64_t end = ended_at(was), at = is->m[M_RECEIVED_AT];

	return was->key != is->key && end != NUM_NONE && end <= at &&
	    at - end <= s->policy->sheets.repeat_s &&
	    is->m[M_CALLER] != NUM_NONE && is->m[M_CATEGORY] != NUM_NONE &&
	    was->m[M_CALLER] == is->m[M_CALLER] &&
	    was->m[M_CATEGORY] == is->m[M_CATEGORY] &&
	    place_of(was) == place_of(is);
}

/* --- who came again ------------------------------------------------------ */

/* By matter, then by time of call, then by row. */
static int
compare_ends(const void *x, const void *y)
{
	const struct residents_end *a = x, *b = y;
	int c = num_compare(a->caller, b->caller);

	if (c == 0)
		c = num_compare(a->category, b->category);
	if (c == 0)
		c = num_compare(a->place, b->place);
	if (c == 0)
		c = num_compare(a->received_at, b->received_at);
	return c != 0 ? c : num_compare(a->key, b->key);
}

static int
is_same_matter(const struct residents_end *a, const struct residents_end *b)
{
	return a->caller == b->caller && a->category == b->category &&
	    a->place == b->place;
}

/* The same person with the same matter, after it was called solved. */
void
residents_count(struct residents *s)
{
	const struct residents_end *was, *is;
	size_t i;

	if (s->nends > 1)
		qsort(s->ends, s->nends, sizeof(*s->ends), compare_ends);
	for (i = 0; i < s->nends; i++) {
		is = &s->ends[i];
		if (is->ended_at != NUM_NONE &&
		    is_in(&s->period, is->ended_at))
			s->solved_before++;
		if (i == 0 || !is_in(&s->period, is->received_at))
			continue;
		was = &s->ends[i - 1];
		if (is_same_matter(was, is) && was->ended_at != NUM_NONE &&
		    was->ended_at <= is->received_at && is->received_at -
		    was->ended_at <= s->policy->sheets.repeat_s)
			s->repeats++;
	}
}

/* --- the block ----------------------------------------------------------- */

static void
put_question(struct grid *g, const struct residents *s, int question,
    const char *label)
{
	const int64_t *a;
	int own;

	grid_row(g);
	grid_text(g, label);
	for (own = 0; own < 2; own++) {
		a = s->answers[own][question];
		grid_int(g, a[RESIDENTS_YES]);
		grid_int(g, question == 2 ? a[RESIDENTS_BASIC] : NUM_NONE);
		grid_int(g, a[RESIDENTS_NO]);
		grid_int(g, a[RESIDENTS_UNKNOWN]);
	}
}

static void
put_answer_columns(struct grid *g)
{
	grid_column(g, "question", lang_sheet("asked"));
	grid_column_right(g, "city_yes", lang_sheet("city: yes"));
	grid_column_right(g, "city_basic", lang_sheet("city: basically"));
	grid_column_right(g, "city_no", lang_sheet("city: no"));
	grid_column_right(g, "city_unknown", lang_sheet("city: no answer"));
	grid_column_right(g, "own_yes", lang_sheet("office: yes"));
	grid_column_right(g, "own_basic", lang_sheet("office: basically"));
	grid_column_right(g, "own_no", lang_sheet("office: no"));
	grid_column_right(g, "own_unknown", lang_sheet("office: no answer"));
}

static void
put_shares(struct grid *g, const struct residents *s)
{
	struct ratio again = { s->repeats, s->solved_before };
	struct ratio never = { s->unreached, s->finished };
	struct buf b = BUF_INIT, percent = BUF_INIT;

	ratio_put(&percent, again, 100, 1);
	buf_printf(&b, s->is_day ? lang_sheet("Came again on this day with "
	    "a matter that was called solved: %lld, of %lld (%s %%).") :
	    lang_sheet("Came again with the same matter after it "
	    "was called solved: %lld, of %lld called solved (%s %%)."),
	    (long long)s->repeats, (long long)s->solved_before,
	    percent.data);
	grid_note(g, b.data);
	buf_reset(&b);
	buf_reset(&percent);
	ratio_put(&percent, never, 100, 1);
	buf_printf(&b, lang_sheet("Never reached by anyone of this office: "
	    "%lld, of %lld finished (%s %%)."), (long long)s->unreached,
	    (long long)s->finished, percent.data);
	grid_note(g, b.data);
	buf_release(&percent);
	buf_release(&b);
}

static void
put_table(struct page *p, const struct residents *s)
{
	struct grid g;

	grid_init(&g, "");
	put_answer_columns(&g);
	put_question(&g, s, 0, lang_sheet("contacted?"));
	put_question(&g, s, 1, lang_sheet("solved?"));
	put_question(&g, s, 2, lang_sheet("satisfied?"));
	put_shares(&g, s);
	page_table(p, lang_sheet("What the residents say"), &g);
	grid_release(&g);
}

/* --- why they are not satisfied ------------------------------------------ */

struct quote {
	int64_t upto_seq;
	struct buf text;	/* of the last revisit that has a note */
};

static int
take_note(void *arg, const struct event *ev)
{
	struct quote *q = arg;
	size_t len = ev->texts.len[TEXT_NOTE];

	if ((ev->kind != EV_ANSWER && ev->kind != EV_CITY) ||
	    ev->seq > q->upto_seq || ev->texts.s[TEXT_NOTE] == NULL)
		return 0;
	if (len > MASK_MAX)
		len = utf8_cut(ev->texts.s[TEXT_NOTE], MASK_MAX);
	buf_reset(&q->text);
	mask_text(&q->text, ev->texts.s[TEXT_NOTE], len);
	return 0;
}

static void
put_quote(struct grid *g, const struct quote *q)
{
	size_t len = utf8_fit(q->text.data, q->text.len, QUOTE_COLUMNS);
	struct buf b = BUF_INIT;

	buf_put(&b, q->text.data, len);
	if (len < q->text.len)
		buf_puts(&b, "…");
	cell_end(g, &b);
	buf_release(&b);
}

/* The latest answers first. */
static int
compare_denials(const void *x, const void *y)
{
	const struct residents_denial *a = x, *b = y;

	return a->at != b->at ? num_compare(b->at, a->at) :
	    num_compare(a->key, b->key);
}

static int
put_denial(struct grid *g, const struct residents_denial *d, struct db *db,
    int64_t upto_seq, struct err *e)
{
	struct quote q = { upto_seq, BUF_INIT };
	int rc = 0;

	if (journal_read(db, d->key, 0, NUM_NONE, take_note, &q, e) < 0)
		rc = -1;
	if (rc == 0 && (q.text.len > 0 || d->blocker != NUM_NONE)) {
		grid_row(g);
		grid_text(g, d->blocker == NUM_NONE ? NULL :
		    words_text(db_words(db), d->blocker));
		put_quote(g, &q);
	}
	buf_release(&q.text);
	return rc;
}

static int
put_reasons(struct page *p, struct residents *s, struct db *db,
    int64_t upto_seq, struct err *e)
{
	struct grid g;
	int rc = 0;
	size_t i;

	grid_init(&g, "");
	grid_column(&g, "blocker", lang_sheet("why not solved"));
	grid_column(&g, "said", lang_sheet("what was said"));
	if (s->ndenials > 1)
		qsort(s->denials, s->ndenials, sizeof(*s->denials),
		    compare_denials);
	for (i = 0; rc == 0 && i < s->ndenials && g.nrows < QUOTES_MAX; i++)
		rc = put_denial(&g, &s->denials[i], db, upto_seq, e);
	if (rc == 0 && g.nrows > 0)
		page_table(p, lang_sheet("Why they are not satisfied, "
		    "the latest"), &g);
	grid_release(&g);
	return rc;
}

int
residents_put(struct page *p, struct residents *s, struct db *db,
    int64_t upto_seq, struct err *e)
{
	put_table(p, s);
	return put_reasons(p, s, db, upto_seq, e);
}
