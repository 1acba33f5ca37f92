#include "life/mattermake.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "life/decide.h"

void
mattermake_wish_init(struct matter_wish *w)
{
	memset(w, 0, sizeof(*w));
	w->party = w->until_at = w->item = w->kept = NUM_NONE;
	w->rule = w->ending = w->evidence = w->key = NUM_NONE;
	w->asked = w->answered = w->wanted = NUM_NONE;
	w->linked = w->told = w->reached = NUM_NONE;
	w->vote.owners = w->vote.area = NUM_NONE;
	w->vote.voted = w->vote.voted_area = NUM_NONE;
	w->vote.agreed = w->vote.agreed_area = NUM_NONE;
}

static void
put_count(struct buf *b, const char *key, int64_t n)
{
	jsonout_key(b, key);
	jsonout_int(b, n);
}

static int
make_party(struct event *ev, const struct matter_wish *w,
    const struct decide *d, struct err *e)
{
	const struct policy_matters *m = &d->policy->matters;

	if (matterrule_party(d->policy, w->party) == NULL) {
		err_set(e, ERR_REFUSED, "convene: the policy has no party '%s'",
		    words_text(d->words, w->party));
		return wish_there_are(WISH_ROWS(m->parties, m->nparties,
		    struct policy_party, name), d->words, e);
	}
	event_set(ev, EF_PARTY, w->party);
	return 0;
}

/* How many were asked, how many answered, how many want it. */
static int
make_survey(struct event *ev, const struct matter_wish *w,
    struct buf *figures, struct err *e)
{
	if (w->wanted < 0 || w->wanted > w->answered ||
	    w->answered > w->asked)
		return err_set(e, ERR_REFUSED, "convene: no more can want it "
		    "than answered, nor answer than were asked");
	jsonout_open(figures, '{');
	put_count(figures, "asked", w->asked);
	put_count(figures, "answered", w->answered);
	put_count(figures, "wanted", w->wanted);
	jsonout_close(figures, '}');
	event_set_bytes(ev, EF_FIGURES, figures->data, figures->len);
	return 0;
}

static int
sits_at_table(const struct matter *m, int64_t role)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == MATTER_PARTY &&
		    m->facts[i].party == role)
			return 1;
	}
	return 0;
}

/* Whoever promises sits at the table, or is a unit of the office. */
static int
make_commit(struct event *ev, const struct matter *m,
    const struct matter_wish *w, const struct decide *d, struct err *e)
{
	const struct policy_unit *u = policy_unit_find(d->policy, w->party);

	if (u == NULL && !sits_at_table(m, w->party))
		return err_set(e, ERR_REFUSED,
		    "convene: '%s' is no party of the matter and no unit",
		    words_text(d->words, w->party));
	if (w->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "convene: the date lies in the past");
	event_set(ev, EF_ITEM, matter_count(m, MATTER_COMMIT) + 1);
	event_set(ev, EF_PARTY, u != NULL ? u->name : w->party);
	event_set(ev, EF_UNTIL, w->until_at);
	return 0;
}

static int
make_consent(struct event *ev, const struct matter_wish *w,
    const struct decide *d, struct buf *figures, struct err *e)
{
	const struct policy_consent *rule = matterrule_consent(d->policy,
	    w->rule);
	const struct policy_matters *m = &d->policy->matters;
	const struct matterrule_vote *v = &w->vote;

	if (rule == NULL) {
		err_set(e, ERR_REFUSED, "convene: the policy has no rule "
		    "of consent '%s'", words_text(d->words, w->rule));
		return wish_there_are(WISH_ROWS(m->consents, m->nconsents,
		    struct policy_consent, name), d->words, e);
	}
	if (!matterrule_vote_is_sound(v))
		return err_set(e, ERR_REFUSED, "convene: no more can agree "
		    "than voted, nor vote than there are");
	jsonout_open(figures, '{');
	put_count(figures, "owners", v->owners);
	put_count(figures, "area", v->area);
	put_count(figures, "voted", v->voted);
	put_count(figures, "voted_area", v->voted_area);
	put_count(figures, "agreed", v->agreed);
	put_count(figures, "agreed_area", v->agreed_area);
	jsonout_close(figures, '}');
	event_set(ev, EF_RULE, w->rule);
	event_set_bytes(ev, EF_FIGURES, figures->data, figures->len);
	event_set(ev, EF_GRANTED, matterrule_is_carried(rule, v));
	return 0;
}

static int
make_contact(struct event *ev, const struct matter_wish *w,
    struct buf *figures)
{
	jsonout_open(figures, '{');
	put_count(figures, "cases", w->linked);
	put_count(figures, "called", w->told);
	put_count(figures, "reached", w->reached);
	jsonout_close(figures, '}');
	event_set_bytes(ev, EF_FIGURES, figures->data, figures->len);
	return 0;
}

static int
make_close(struct event *ev, const struct matter_wish *w,
    const struct decide *d, struct err *e)
{
	const struct policy_ending *ending = matterrule_ending(d->policy,
	    w->ending);
	const struct policy_matters *m = &d->policy->matters;

	if (ending == NULL) {
		err_set(e, ERR_REFUSED, "convene: the policy has no ending "
		    "'%s'", words_text(d->words, w->ending));
		return wish_there_are(WISH_ROWS(m->endings, m->nendings,
		    struct policy_ending, name), d->words, e);
	}
	if (ending->is_reviewed && w->until_at == NUM_NONE)
		return err_set(e, ERR_REFUSED, "convene: '%s' needs the day "
		    "of the next look at it: --until",
		    words_text(d->words, w->ending));
	if (w->until_at != NUM_NONE && w->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "convene: the date lies in the past");
	event_set(ev, EF_ENDING, w->ending);
	event_set(ev, EF_UNTIL, w->until_at);
	return 0;
}

static int
make_rest(struct event *ev, const struct matter *m,
    const struct matter_wish *w, const struct decide *d, struct buf *figures,
    struct err *e)
{
	switch (w->act) {
	case MATTER_LINK:
		event_set(ev, EF_CASE, w->key);
		event_set_bytes(ev, EF_IDS, w->id, strlen(w->id));
		return 0;
	case MATTER_PARTY:
		return make_party(ev, w, d, e);
	case MATTER_SURVEY:
		return make_survey(ev, w, figures, e);
	case MATTER_OPTION:
		event_set(ev, EF_ITEM, matter_count(m, MATTER_OPTION) + 1);
		return 0;
	case MATTER_COMMIT:
		return make_commit(ev, m, w, d, e);
	case MATTER_SETTLE:
		event_set(ev, EF_ITEM, w->item);
		event_set(ev, EF_KEPT, w->kept);
		event_set(ev, EF_EVIDENCE, w->evidence);
		return 0;
	case MATTER_CONSENT:
		return make_consent(ev, w, d, figures, e);
	case MATTER_CONTACT:
		return make_contact(ev, w, figures);
	case MATTER_CLOSE:
		return make_close(ev, w, d, e);
	case MATTER_OPEN:
	case MATTER_BOUNDARY:
	case MATTER_MEETING:
	case MATTER_REOPEN:
	case MATTER_ACTS:
		break;
	}
	return 0;
}

int
mattermake_event(struct event *ev, int64_t no, const struct matter *m,
    const struct matter_wish *w, const struct decide *d, struct buf *figures,
    struct err *e)
{
	const struct policy_person *person;

	if (d->policy->matters.nparties == 0)
		return err_set(e, ERR_REFUSED,
		    "convene: the policy says nothing of matters");
	event_init(ev, EV_MATTER, d->at);
	ev->actor = d->actor;
	event_set(ev, EF_MATTER, no);
	event_set(ev, EF_ACT, words_adds(d->words, matter_act_name(w->act)));
	buf_reset(figures);
	if (make_rest(ev, m, w, d, figures, e) < 0 ||
	    decide_kept(ev, d->words, e) < 0)
		return -1;
	person = policy_person_find(d->policy, d->actor);
	if (person != NULL)
		event_set(ev, EF_ACTOR_ROLE, person->role);
	if (w->text != NULL)
		event_text(ev, TEXT_NOTE, w->text, strlen(w->text));
	if (w->name != NULL)
		event_text(ev, TEXT_NAME, w->name, strlen(w->name));
	return 0;
}
