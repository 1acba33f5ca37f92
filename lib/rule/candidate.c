#include "rule/candidate.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "rule/unittree.h"
#include "time/date.h"

#define POINTS_MAX 1000

#define POINTS(key) { .name = #key, .read = reader_int, .is_optional = 1, \
	.max = POINTS_MAX, .offset = offsetof(struct policy, match) + \
	    offsetof(struct policy_match, key) }

const struct reader_key candidate_keys[] = {
	POINTS(place), POINTS(skill), POINTS(load), READER_NOTE, READER_END
};

struct asked {
	const struct candidate_case *c;
	const struct policy *p;
	const struct words *w;
	int64_t community;	/* the policy's name of the case's */
};

/* --- constraints ------------------------------------------------------------ */

static int
is_in_categories(const struct asked *q, const struct staff_words *paths)
{
	size_t i;

	for (i = 0; i < paths->n; i++) {
		if (policy_path_is_in(q->c->r->m[M_CATEGORY], paths->list[i],
		    q->w))
			return 1;
	}
	return paths->n == 0;
}

static int
is_for_lead(const struct asked *q, const struct staff_post *post)
{
	return post->unit == NUM_NONE ||
	    unittree_is_in(q->p, post->unit, q->c->lead);
}

static int
is_in_place(const struct asked *q, const struct staff_words *communities)
{
	return communities->n == 0 ||
	    staff_words_have(communities, q->community);
}

/* A community, a category, a caller's reference or a case; or the text is
 * about this very person. */
static int
is_recused(const struct asked *q, const struct staff_person *who)
{
	const struct words *w = q->w;
	const struct policy_unit *u;
	const char *s;
	size_t i;

	for (i = 0; i < who->recusals.n; i++) {
		s = words_text(w, who->recusals.list[i]);
		u = policy_unit_find(q->p, who->recusals.list[i]);
		if ((u != NULL && u->name == q->community) ||
		    policy_path_is_in(q->c->r->m[M_CATEGORY],
		    who->recusals.list[i], w) || strcmp(s, q->c->id) == 0)
			return 1;
	}
	return memmem(q->c->text, q->c->len, words_text(w, who->name),
	    words_len(w, who->name)) != NULL;
}

static enum candidate_bar
bar_of(const struct asked *q, const struct staff_person *who,
    const struct staff_post *post)
{
	if (!is_for_lead(q, post) || !is_in_categories(q, &post->categories))
		return CANDIDATE_POST;
	if (!is_in_place(q, &post->communities) ||
	    !is_in_place(q, &who->communities))
		return CANDIDATE_PLACE;
	if (!staff_holds(who, post))
		return CANDIDATE_SKILL;
	if (!shift_cover(&post->hours, q->c->at))
		return CANDIDATE_HOURS;
	if (!shift_cover(&who->shifts, q->c->at))
		return CANDIDATE_SHIFT;
	if (shift_cover_leave(&who->leave, date_day_of(q->c->at)))
		return CANDIDATE_LEAVE;
	if (is_recused(q, who))
		return CANDIDATE_RECUSED;
	if (post->limit != NUM_NONE && who->load >= post->limit)
		return CANDIDATE_FULL;
	return CANDIDATE_FITS;
}

/* --- points ----------------------------------------------------------------- */

/* The word stands in the category, among the tags or in the text. */
static int
is_asked_for(const struct asked *q, int64_t word)
{
	const struct record *r = q->c->r;
	const char *s = words_text(q->w, word);
	size_t len = words_len(q->w, word);

	return memmem(words_text(q->w, r->m[M_CATEGORY]),
	    words_len(q->w, r->m[M_CATEGORY]), s, len) != NULL ||
	    memmem(words_text(q->w, r->m[M_TAGS]),
	    words_len(q->w, r->m[M_TAGS]), s, len) != NULL ||
	    memmem(q->c->text, q->c->len, s, len) != NULL;
}

static int64_t
count_asked_for(const struct asked *q, const struct staff_words *words)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < words->n; i++)
		n += is_asked_for(q, words->list[i]);
	return n;
}

static void
count_points(struct candidate_answer *a, const struct asked *q,
    const struct staff_person *who, const struct staff_post *post)
{
	const struct policy_match *m = &q->p->match;

	a->person = who;
	a->post = post;
	a->place = staff_words_have(&who->communities, q->community) ?
	    m->place : 0;
	a->skill = (count_asked_for(q, &who->skills) +
	    count_asked_for(q, &who->dialects)) * m->skill;
	a->load = who->load * m->load;
	a->points = a->place + a->skill - a->load;
}

/* -1, 0, 1: less, as, more suitable; the file's order settles a tie. */
static int
compare(const struct candidate_answer *a, const struct candidate_answer *b)
{
	if (a->points != b->points)
		return a->points > b->points ? 1 : -1;
	if (a->person->load != b->person->load)
		return a->person->load < b->person->load ? 1 : -1;
	return 0;
}

static void
consider(struct candidate_answer *best, const struct candidate_answer *found)
{
	int order = best->person == NULL ? 1 : compare(found, best);

	if (order > 0) {
		best->person = found->person;
		best->post = found->post;
		best->points = found->points;
		best->place = found->place;
		best->skill = found->skill;
		best->load = found->load;
		best->equals = 0;
	} else if (order == 0) {
		best->equals++;
	}
}

/* The post for which least is in the way; the first of equals. */
static void
look_at(struct candidate_answer *a, const struct asked *q, const struct staff *s,
    const struct staff_person *who)
{
	enum candidate_bar bar, least = CANDIDATE_POST;
	const struct staff_post *post, *best = NULL;
	struct candidate_answer found;
	size_t i;

	for (i = 0; i < who->posts.n; i++) {
		post = staff_post_find(s, who->posts.list[i]);
		bar = post == NULL ? CANDIDATE_POST : bar_of(q, who, post);
		if (best == NULL || bar > least) {
			best = post;
			least = bar;
		}
	}
	a->barred[least]++;
	if (least != CANDIDATE_FITS)
		return;
	count_points(&found, q, who, best);
	consider(a, &found);
}

void
candidate_find(struct candidate_answer *a, const struct candidate_case *c,
    const struct staff *s, const struct policy *p, const struct words *w)
{
	const struct policy_unit *u = policy_unit_find(p,
	    c->r->m[M_COMMUNITY]);
	struct asked q = { c, p, w, u == NULL ? NUM_NONE : u->name };
	size_t i;

	memset(a, 0, sizeof(*a));
	for (i = 0; i < s->npeople; i++)
		look_at(a, &q, s, &s->people[i]);
}

/* --- in words ---------------------------------------------------------------- */

void
candidate_put_why(struct buf *b, const struct candidate_answer *a,
    const struct policy *p, const struct words *w)
{
	buf_printf(b, "post '%s': place +%lld, skill +%lld, open cases %lld x "
	    "-%d = %lld", words_text(w, a->post->name), (long long)a->place,
	    (long long)a->skill, (long long)a->person->load, p->match.load,
	    (long long)a->points);
	if (a->equals > 0)
		buf_printf(b, "; %lld as good, first in the file",
		    (long long)a->equals);
}

void
candidate_put_gap(struct buf *b, const struct candidate_answer *a)
{
	static const char *const bars[CANDIDATE_FITS] = {
		[CANDIDATE_POST] = "no post for it",
		[CANDIDATE_PLACE] = "for other places",
		[CANDIDATE_SKILL] = "without a skill of the post",
		[CANDIDATE_HOURS] = "a post that is closed now",
		[CANDIDATE_SHIFT] = "not on shift",
		[CANDIDATE_LEAVE] = "on leave",
		[CANDIDATE_RECUSED] = "recused",
		[CANDIDATE_FULL] = "as many cases as the post allows"
	};
	int i, n = 0;

	for (i = CANDIDATE_FITS - 1; i >= 0; i--) {
		if (a->barred[i] == 0)
			continue;
		buf_printf(b, "%s%s %lld", n++ > 0 ? ", " : "",
		    lang(bars[i]), (long long)a->barred[i]);
	}
	if (n == 0)
		buf_puts(b, lang("there is nobody"));
}
