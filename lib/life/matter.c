#include "life/matter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

static const char *const act_names[MATTER_ACTS + 1] = {
	[MATTER_OPEN] = "open", [MATTER_LINK] = "link",
	[MATTER_PARTY] = "party", [MATTER_BOUNDARY] = "boundary",
	[MATTER_SURVEY] = "survey", [MATTER_OPTION] = "option",
	[MATTER_MEETING] = "meeting", [MATTER_COMMIT] = "commit",
	[MATTER_SETTLE] = "settle", [MATTER_CONSENT] = "consent",
	[MATTER_CONTACT] = "contact", [MATTER_CLOSE] = "close",
	[MATTER_REOPEN] = "reopen", [MATTER_ACTS] = NULL
};

const char *
matter_act_name(enum matter_act a)
{
	return act_names[a];
}

int
matter_act_find(const char *s, size_t len)
{
	int a;

	for (a = 0; a < MATTER_ACTS; a++) {
		if (strlen(act_names[a]) == len &&
		    memcmp(act_names[a], s, len) == 0)
			return a;
	}
	return -1;
}

/* --- numbers -------------------------------------------------------------- */

#define DAY_PLACES 10000	/* matters of one day */

void
matter_put_id(struct buf *b, int64_t no)
{
	buf_printf(b, "m-%08lld-%04lld", (long long)(no / DAY_PLACES),
	    (long long)(no % DAY_PLACES));
}

int64_t
matter_parse_id(const char *s, size_t len)
{
	int64_t day, n;

	if (len != 15 || memcmp(s, "m-", 2) != 0 || s[10] != '-' ||
	    s[2] == '-' || s[11] == '-' || num_parse(s + 2, 8, &day) < 0 ||
	    num_parse(s + 11, 4, &n) < 0)
		return NUM_NONE;
	return day * DAY_PLACES + n;
}

/* --- the fold ------------------------------------------------------------- */

void
matter_init(struct matter *m)
{
	memset(m, 0, sizeof(*m));
	m->no = m->opened_at = m->closed_at = NUM_NONE;
}

void
matter_release(struct matter *m)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		free(m->facts[i].id);
		free(m->facts[i].figures);
		free(m->facts[i].text);
		free(m->facts[i].name);
	}
	free(m->facts);
	matter_init(m);
}

int64_t
matter_count(const struct matter *m, enum matter_act a)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < m->n; i++)
		n += m->facts[i].act == a;
	return n;
}

const struct matter_fact *
matter_item(const struct matter *m, enum matter_act a, int64_t item)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		if (m->facts[i].act == a && m->facts[i].item == item)
			return &m->facts[i];
	}
	return NULL;
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

static int
refuse_by_state(const struct matter *m, enum matter_act a, struct err *e)
{
	if (a == MATTER_OPEN)
		return m->no == NUM_NONE ? 0 : err_set(e, ERR_REFUSED,
		    "convene: the matter is there already");
	if (m->no == NUM_NONE)
		return err_set(e, ERR_REFUSED, "convene: no such matter");
	if (a == MATTER_REOPEN)
		return m->closed_at != NUM_NONE ? 0 : err_set(e, ERR_REFUSED,
		    "convene: the matter is not closed");
	/* what was promised lives on, and people are told of it */
	if (m->closed_at != NUM_NONE && a != MATTER_SETTLE &&
	    a != MATTER_CONTACT)
		return err_set(e, ERR_REFUSED,
		    "convene: the matter is closed: reopen it first");
	return 0;
}

static int
refuse_by_facts(const struct matter *m, enum matter_act a,
    const struct event *ev, struct err *e)
{
	int64_t item = event_get(ev, EF_ITEM);

	if (a != MATTER_OPEN && ev->at < m->opened_at)
		return err_set(e, ERR_REFUSED,
		    "convene: its time lies before the matter was opened");
	if (a == MATTER_LINK && is_linked(m, event_get(ev, EF_CASE)))
		return err_set(e, ERR_REFUSED,
		    "convene: the case is linked already");
	if (a != MATTER_SETTLE)
		return 0;
	if (matter_item(m, MATTER_COMMIT, item) == NULL)
		return err_set(e, ERR_REFUSED,
		    "convene: the matter has no commitment %lld",
		    (long long)item);
	if (matter_item(m, MATTER_SETTLE, item) != NULL)
		return err_set(e, ERR_REFUSED,
		    "convene: commitment %lld is settled already",
		    (long long)item);
	return 0;
}

static char *
copy_bytes(const struct event *ev, int field)
{
	const struct event_value *v = event_value(ev, field);

	return v == NULL ? NULL : mem_copy(v->s, v->len);
}

static char *
copy_text(const struct event *ev, enum record_text t)
{
	return ev->texts.s[t] == NULL ? NULL :
	    mem_copy(ev->texts.s[t], ev->texts.len[t]);
}

static void
take(struct matter_fact *f, enum matter_act a, const struct event *ev)
{
	f->act = a;
	f->at = ev->at;
	f->actor = ev->actor;
	f->item = event_get(ev, EF_ITEM);
	f->key = event_get(ev, EF_CASE);
	f->party = event_get(ev, EF_PARTY);
	f->until_at = event_get(ev, EF_UNTIL);
	f->kept = event_get(ev, EF_KEPT);
	f->rule = event_get(ev, EF_RULE);
	f->ending = event_get(ev, EF_ENDING);
	f->evidence = event_get(ev, EF_EVIDENCE);
	f->carried = event_get(ev, EF_GRANTED);
	f->id = copy_bytes(ev, EF_IDS);
	f->figures = copy_bytes(ev, EF_FIGURES);
	f->text = copy_text(ev, TEXT_NOTE);
	f->name = copy_text(ev, TEXT_NAME);
}

static int
act_of(const struct event *ev, const struct words *w)
{
	int64_t act = event_get(ev, EF_ACT);

	return matter_act_find(words_text(w, act), words_len(w, act));
}

int
matter_fold(struct matter *m, const struct event *ev, const struct words *w,
    struct err *e)
{
	int a = act_of(ev, w);

	if (a < 0 || event_get(ev, EF_MATTER) == NUM_NONE)
		return err_set(e, ERR_DATA, "an act of no known kind");
	if (refuse_by_state(m, (enum matter_act)a, e) < 0 ||
	    refuse_by_facts(m, (enum matter_act)a, ev, e) < 0)
		return -1;
	mem_grow(&m->facts, m->n, &m->cap, sizeof(*m->facts));
	take(&m->facts[m->n++], (enum matter_act)a, ev);
	m->rev++;
	if (a == MATTER_OPEN) {
		m->no = event_get(ev, EF_MATTER);
		m->opened_at = ev->at;
	} else if (a == MATTER_CLOSE) {
		m->closed_at = ev->at;
	} else if (a == MATTER_REOPEN) {
		m->closed_at = NUM_NONE;
	}
	return 0;
}

static int
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

int
matter_has(const struct matter *m, const struct event *ev,
    const struct words *w)
{
	struct matter_fact wanted;
	const struct matter_fact *f;
	int a = act_of(ev, w), found = 0;
	size_t i;

	take(&wanted, (enum matter_act)(a < 0 ? MATTER_ACTS : a), ev);
	for (i = 0; i < m->n && !found; i++) {
		f = &m->facts[i];
		found = f->act == wanted.act && f->at == wanted.at &&
		    f->actor == wanted.actor && f->key == wanted.key &&
		    f->party == wanted.party &&
		    f->until_at == wanted.until_at &&
		    f->kept == wanted.kept && f->rule == wanted.rule &&
		    f->ending == wanted.ending &&
		    (a != MATTER_SETTLE || f->item == wanted.item) &&
		    same(f->figures, wanted.figures) &&
		    same(f->text, wanted.text) && same(f->name, wanted.name);
	}
	free(wanted.id);
	free(wanted.figures);
	free(wanted.text);
	free(wanted.name);
	return found;
}
