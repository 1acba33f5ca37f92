#include "life/matterout.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "data/recordvalue.h"
#include "rule/matterrule.h"
#include "text/mask.h"

/* Of a commitment. */
static const char *
state_of(const struct matter_fact *commit,
    const struct matter_fact *settle, int64_t now_at)
{
	if (settle == NULL)
		return commit->until_at < now_at ? "late" : "open";
	if (settle->kept != 1)
		return "broken";
	return settle->at > commit->until_at ? "kept_late" : "kept";
}

static void
put_text(struct buf *b, const char *key, const char *s,
    const struct matterout *o)
{
	struct buf masked = BUF_INIT;

	jsonout_key(b, key);
	if (s == NULL) {
		jsonout_null(b);
		return;
	}
	if (o->reveal)
		buf_puts(&masked, s);
	else
		mask_text(&masked, s, strlen(s));
	jsonout_text(b, masked.data, masked.len);
	buf_release(&masked);
}

static void
put_word(struct buf *b, const char *key, int64_t n, const struct matterout *o)
{
	jsonout_key(b, key);
	recordvalue_put(b, RECORD_WORD, n, o->words);
}

static void
put_time(struct buf *b, const char *key, int64_t at)
{
	jsonout_key(b, key);
	jsonout_time(b, at);
}

/* What organisations are called is no secret, what persons are is. */
static void
put_party(struct buf *b, const struct matter_fact *f,
    const struct matterout *o)
{
	const struct policy_party *p = matterrule_party(o->policy, f->party);

	put_word(b, "role", f->party, o);
	if (p != NULL && !p->is_person)
		put_text(b, "name", f->name, o);
	else
		put_text(b, "name", o->reveal ? f->name : NULL, o);
}

static void
put_commit(struct buf *b, const struct matter *m, const struct matter_fact *f,
    const struct matterout *o)
{
	const struct matter_fact *settle = matter_item(m, MATTER_SETTLE,
	    f->item);

	jsonout_key(b, "item");
	jsonout_int(b, f->item);
	put_text(b, "what", f->text, o);
	put_word(b, "by", f->party, o);
	put_time(b, "due_at", f->until_at);
	jsonout_key(b, "state");
	jsonout_texts(b, state_of(f, settle, o->now_at));
	put_time(b, "settled_at", settle == NULL ? NUM_NONE : settle->at);
	put_word(b, "evidence", settle == NULL ? NUM_NONE :
	    settle->evidence, o);
	put_text(b, "why", settle == NULL ? NULL : settle->text, o);
}

static void
put_figures(struct buf *b, const struct matter_fact *f)
{
	jsonout_key(b, "figures");
	if (f->figures == NULL)
		jsonout_null(b);
	else
		jsonout_raw(b, f->figures, strlen(f->figures));
}

static void
put_act(struct buf *b, const struct matter *m, const struct matter_fact *f,
    const struct matterout *o)
{
	jsonout_open(b, '{');
	put_time(b, "at", f->at);
	if (f->act == MATTER_PARTY) {
		put_party(b, f, o);
	} else if (f->act == MATTER_COMMIT) {
		put_commit(b, m, f, o);
	} else if (f->act == MATTER_CONSENT) {
		put_word(b, "rule", f->rule, o);
		put_figures(b, f);
		jsonout_key(b, "carried");
		jsonout_bool(b, f->carried);
	} else if (f->act == MATTER_SURVEY || f->act == MATTER_CONTACT) {
		put_figures(b, f);
		put_text(b, "text", f->text, o);
	} else {
		if (f->act == MATTER_OPTION) {
			jsonout_key(b, "item");
			jsonout_int(b, f->item);
		}
		put_text(b, "text", f->text, o);
	}
	jsonout_close(b, '}');
}

static void
put_acts(struct buf *b, const char *key, enum matter_act a,
    const struct matter *m, const struct matterout *o)
{
	size_t i;

	jsonout_key(b, key);
	jsonout_open(b, '[');
	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == a)
			put_act(b, m, &m->facts[i], o);
	}
	jsonout_close(b, ']');
}

static void
put_cases(struct buf *b, const struct matter *m)
{
	size_t i;

	jsonout_key(b, "cases");
	jsonout_open(b, '[');
	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == MATTER_LINK)
			jsonout_texts(b, m->facts[i].id);
	}
	jsonout_close(b, ']');
}

/* The last act of a kind, or NULL. */
static const struct matter_fact *
last(const struct matter *m, enum matter_act a)
{
	size_t i;

	for (i = m->n; i > 0; i--) {
		if (m->facts[i - 1].act == a)
			return &m->facts[i - 1];
	}
	return NULL;
}

static void
put_ending(struct buf *b, const struct matter *m, const struct matterout *o)
{
	const struct matter_fact *f = m->closed_at == NUM_NONE ? NULL :
	    last(m, MATTER_CLOSE);

	jsonout_key(b, "ending");
	if (f == NULL) {
		jsonout_null(b);
		return;
	}
	jsonout_open(b, '{');
	put_word(b, "name", f->ending, o);
	put_time(b, "review_at", f->until_at);
	put_text(b, "text", f->text, o);
	jsonout_close(b, '}');
}

void
matterout_put(struct buf *b, const struct matter *m, const struct matterout *o)
{
	const struct matter_fact *open = last(m, MATTER_OPEN);
	struct buf id = BUF_INIT;

	matter_put_id(&id, m->no);
	jsonout_open(b, '{');
	jsonout_key(b, "v");
	jsonout_int(b, 1);
	jsonout_key(b, "matter");
	jsonout_text(b, id.data, id.len);
	jsonout_key(b, "rev");
	jsonout_int(b, m->rev);
	jsonout_key(b, "state");
	jsonout_texts(b, m->closed_at == NUM_NONE ? "open" : "closed");
	put_time(b, "opened_at", m->opened_at);
	put_time(b, "closed_at", m->closed_at);
	put_text(b, "question", open == NULL ? NULL : open->text, o);
	put_cases(b, m);
	put_acts(b, "parties", MATTER_PARTY, m, o);
	put_acts(b, "boundary", MATTER_BOUNDARY, m, o);
	put_acts(b, "surveys", MATTER_SURVEY, m, o);
	put_acts(b, "options", MATTER_OPTION, m, o);
	put_acts(b, "meetings", MATTER_MEETING, m, o);
	put_acts(b, "commitments", MATTER_COMMIT, m, o);
	put_acts(b, "consents", MATTER_CONSENT, m, o);
	put_acts(b, "contacts", MATTER_CONTACT, m, o);
	put_ending(b, m, o);
	jsonout_close(b, '}');
	buf_release(&id);
}
