#include "life/decide.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "life/assists.h"
#include "life/correct.h"
#include "life/exclusion.h"
#include "life/handling.h"
#include "life/keeping.h"
#include "life/bonds.h"
#include "life/life.h"
#include "life/pauses.h"
#include "life/pledges.h"
#include "life/recheck.h"
#include "life/returns.h"
#include "life/revisit.h"
#include "life/rungs.h"
#include "life/second.h"
#include "life/survey.h"
#include "life/waiver.h"
#include "text/mask.h"
#include "text/person.h"

/* One verb's part of the decision; the common part was made before. */
typedef int (*decide_fn)(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/* Each verb's decision, and which text its words are kept as. */
static const struct {
	decide_fn fn;
	enum record_text text;
} verbs[EV_COUNT] = {
	[EV_ASSIGN] = { handling_assign, TEXT_NOTE },
	[EV_SIGN] = { handling_sign, TEXT_NOTE },
	[EV_CONTACT] = { survey_contact, TEXT_NOTE },
	[EV_ASSIST] = { assists_call, TEXT_NOTE },
	[EV_EXTEND] = { pauses_extend, TEXT_NOTE },
	[EV_RETURN] = { returns_ask, TEXT_NOTE },
	[EV_RETURN_DECIDE] = { returns_decide, TEXT_NOTE },
	[EV_PROGRESS] = { handling_progress, TEXT_NOTE },
	[EV_PROMISE] = { pledges_make, TEXT_NEXT },
	[EV_CORRECT] = { correct_fact, TEXT_NOTE },
	[EV_RESOLVE] = { handling_resolve, TEXT_RESULT },
	[EV_PASS] = { handling_pass, TEXT_NOTE },
	[EV_BACK] = { handling_back, TEXT_NOTE },
	[EV_REOPEN] = { second_reopen, TEXT_NOTE },
	[EV_LINK] = { bonds_link, TEXT_NOTE },
	[EV_REMIND] = { bonds_remind, TEXT_NOTE },
	[EV_UNLINK] = { bonds_link, TEXT_NOTE },
	[EV_NOTE] = { handling_note, TEXT_NOTE },
	[EV_ANSWER] = { revisit_answer, TEXT_NOTE },
	[EV_CITY] = { survey_city, TEXT_NOTE },
	[EV_WAIVE] = { waiver_decide, TEXT_NOTE },
	[EV_EXCLUDE] = { exclusion_request, TEXT_NOTE },
	[EV_EXCLUDE_DECIDE] = { exclusion_decide, TEXT_NOTE },
	[EV_EXCLUDE_APPEAL] = { exclusion_appeal, TEXT_NOTE },
	[EV_EXCLUDE_REVOKE] = { exclusion_revoke, TEXT_NOTE },
	[EV_EXCLUDE_CITY] = { exclusion_city, TEXT_NOTE },
	[EV_PAUSE] = { pauses_pause, TEXT_NOTE },
	[EV_RESUME] = { pauses_resume, TEXT_NOTE },
	[EV_TRANSFER] = { handling_transfer, TEXT_NOTE },
	[EV_ESCALATE] = { rungs_escalate, TEXT_NOTE },
	[EV_ASSIST_STEP] = { assists_step, TEXT_NOTE },
	[EV_PROMISE_KEPT] = { pledges_keep, TEXT_NOTE },
	[EV_RECHECK] = { recheck_answer, TEXT_NOTE },
	[EV_HOLD] = { keeping_hold, TEXT_NOTE },
	[EV_RELEASE] = { keeping_release, TEXT_NOTE },
};

static int
check_time(const struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	if (ev->at > d->now_at)
		return err_set(e, ERR_REFUSED,
		    "%s: its time lies in the future",
		    event_kind_name(ev->kind));
	if (r->m[M_RECEIVED_AT] != NUM_NONE && ev->at < r->m[M_RECEIVED_AT])
		return err_set(e, ERR_REFUSED,
		    "%s: its time lies before the case was received",
		    event_kind_name(ev->kind));
	return 0;
}

/* Whether output would mask nothing of it. */
static int
is_plain(const struct words *w, int64_t word)
{
	size_t len = words_len(w, word);
	struct buf masked = BUF_INIT;
	int same;

	mask_text(&masked, words_text(w, word), len);
	same = masked.len == len &&
	    memcmp(masked.data, words_text(w, word), len) == 0;
	buf_release(&masked);
	return same;
}

static int
names_nobody(const struct words *w, int64_t word)
{
	return !person_is_named(words_text(w, word), words_len(w, word)) &&
	    is_plain(w, word);
}

static int
refuse(const char *of, const char *what, struct err *e)
{
	return err_set(e, ERR_REFUSED, "%s: the %s names a person, a number "
	    "or a door: it is kept for good", of, what);
}

int
decide_reason(const char *of, const struct words *w, int64_t word,
    struct err *e)
{
	return names_nobody(w, word) ? 0 : refuse(of, lang("reason"), e);
}

/* What somebody writes freely and an event keeps for good. */
static const struct {
	int field;
	const char *name;
} kept[] = {
	{ EF_REASON, "reason" },
	{ M_EXCL_CLAUSE, "clause" },
	{ M_EXCL_CITY_NO, "number" },
	{ M_EXCL_EVIDENCE, "evidence" },
	{ EF_EVIDENCE, "evidence" },
	{ M_CONSENT, "consent" },
	{ M_NEEDS, "unit needed" },
	{ EF_WHISTLE, "number" },
};

/* The right value of a fact: a place may be called like a person (黄村). */
static int
check_value(const struct event *ev, const struct words *w, struct err *e)
{
	int64_t word;
	int m;

	for (m = 0; m < M_COUNT; m++) {
		if (record_info[m].type != RECORD_WORD &&
		    record_info[m].type != RECORD_PATH)
			continue;
		word = event_get(ev, m);
		if (word != NUM_NONE && !is_plain(w, word))
			return refuse(event_kind_name(ev->kind), lang("value"),
			    e);
	}
	return 0;
}

int
decide_kept(const struct event *ev, const struct words *w, struct err *e)
{
	int64_t word;
	size_t i;

	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		word = event_get(ev, kept[i].field);
		if (word != NUM_NONE && !names_nobody(w, word))
			return refuse(event_kind_name(ev->kind),
			    lang(kept[i].name), e);
	}
	return ev->kind == EV_CORRECT ? check_value(ev, w, e) : 0;
}

int
decide_event(struct event *ev, enum event_kind kind, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct policy_person *person;

	event_init(ev, kind, d->at);
	ev->actor = d->actor;
	ev->key = r->key;
	ev->rev = r->m[M_REV] + 1;
	if (life_allows(r, kind, e) < 0 || check_time(ev, r, d, e) < 0 ||
	    verbs[kind].fn(ev, r, wish, d, e) < 0 ||
	    decide_kept(ev, d->words, e) < 0)
		return -1;
	if (d->actor != NUM_NONE) {
		person = policy_person_find(d->policy, d->actor);
		if (person != NULL)
			event_set(ev, EF_ACTOR_ROLE, person->role);
	}
	event_set(ev, EF_FACT, wish->fact);
	event_text(ev, verbs[kind].text, wish->text, wish->text_len);
	event_text(ev, TEXT_MEASURE, wish->measure, wish->measure_len);
	return 0;
}
