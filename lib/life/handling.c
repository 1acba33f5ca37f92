#include "life/handling.h"

#include <string.h>

#include "base/buf.h"
#include "rule/deadline.h"
#include "rule/duty.h"
#include "time/date.h"

static int
is_one_of(const int64_t *list, size_t n, int64_t word)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == word)
			return 1;
	return 0;
}

/* The unit's own name for a name or alias. */
static int
find_unit(int64_t *name, int64_t given, const struct decide *d, struct err *e)
{
	const struct policy_unit *u = policy_unit_find(d->policy, given);

	if (u == NULL)
		return err_set(e, ERR_REFUSED, "the policy has no unit '%s'",
		    words_text(d->words, given));
	*name = u->name;
	return 0;
}

static int
list_has(const char *list, size_t len, const char *part, size_t part_len)
{
	const char *end = list + len, *sep;

	while (list < end) {
		sep = memchr(list, WORDS_SEP, (size_t)(end - list));
		if (sep == NULL)
			sep = end;
		if ((size_t)(sep - list) == part_len &&
		    memcmp(list, part, part_len) == 0)
			return 1;
		list = sep + 1;
	}
	return 0;
}

/* The helpers there are and those wished for, each once and by its own
 * name, without the lead. */
static int
join_helpers(int64_t *list, int64_t have, int64_t more, int64_t lead,
    const struct decide *d, struct err *e)
{
	struct buf all = BUF_INIT;
	const char *p = words_text(d->words, more), *sep;
	const char *end = p + words_len(d->words, more);
	int64_t unit = NUM_NONE;
	int rc = -1;

	if (have != NUM_NONE)
		buf_put(&all, words_text(d->words, have),
		    words_len(d->words, have));
	while (p < end) {
		sep = memchr(p, WORDS_SEP, (size_t)(end - p));
		if (sep == NULL)
			sep = end;
		if (find_unit(&unit, words_add(d->words, p,
		    (size_t)(sep - p)), d, e) < 0)
			goto out;
		p = sep + 1;
		if (unit == lead || list_has(all.data, all.len,
		    words_text(d->words, unit), words_len(d->words, unit)))
			continue;
		if (all.len > 0)
			buf_putc(&all, WORDS_SEP);
		buf_puts(&all, words_text(d->words, unit));
	}
	*list = words_add(d->words, all.data, all.len);
	rc = 0;
out:
	buf_release(&all);
	return rc;
}

/* No community leads outside its duties (scenario 12). */
static int
heed_duties(int64_t lead, const struct event *ev, const struct record *r,
    const struct decide *d, struct err *e)
{
	const struct policy *p = d->policy;
	int64_t category = r->m[M_CATEGORY], instead;
	const struct words *w = d->words;

	if (!duty_forbids(p, lead, category, date_day_of(ev->at), w))
		return 0;
	instead = duty_instead(p, category, w);
	return err_set(e, ERR_REFUSED, "assign: '%s' may not lead '%s' by the "
	    "list '%s': '%s' should lead, the community may help",
	    words_text(w, lead),
	    category == NUM_NONE ? "—" : words_text(w, category),
	    words_text(w, p->duties.name), words_text(w, instead));
}

int
handling_assign(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t lead = NUM_NONE, helpers = NUM_NONE;

	if (wish->lead == NUM_NONE)
		return wish_missing("--lead", ev->kind, e);
	if (find_unit(&lead, wish->lead, d, e) < 0 ||
	    heed_duties(lead, ev, r, d, e) < 0)
		return -1;
	if (wish->assist != NUM_NONE && join_helpers(&helpers, NUM_NONE,
	    wish->assist, lead, d, e) < 0)
		return -1;
	event_set(ev, M_LEAD, lead);
	event_set(ev, M_LEAD_BY, BY_OFFICE);
	event_set(ev, M_ASSIST, helpers);
	event_set(ev, M_OFFICER, wish->officer);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
handling_sign(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	(void)e;
	event_set(ev, M_OFFICER, wish->officer);
	return 0;
}

int
handling_assist(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int64_t helpers;

	if (wish->assist == NUM_NONE)
		return wish_missing("--unit", ev->kind, e);
	if (join_helpers(&helpers, r->m[M_ASSIST], wish->assist,
	    r->m[M_LEAD], d, e) < 0)
		return -1;
	if (helpers == NUM_NONE || helpers == r->m[M_ASSIST])
		return err_set(e, ERR_REFUSED,
		    "assist: the unit leads or helps already");
	event_set(ev, M_ASSIST, helpers);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

/* The solve clock moves only with the consent of city or district, and when
 * the citizen was told (domain.md 1.1 no. 8). */
int
handling_extend(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)d;
	if (wish->until_at == NUM_NONE)
		return wish_missing("--until", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->until_at <= r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED,
		    "extend: the new due time is not after the present one");
	if (wish->consent == NUM_NONE)
		return err_set(e, ERR_REFUSED, "extend: the solve clock moves "
		    "only with the city's or district's consent: give its "
		    "number with --consent");
	if (wish->told != 1)
		return err_set(e, ERR_REFUSED,
		    "extend: the citizen must have been told: --told");
	event_set(ev, M_DUE_SOLVE, wish->until_at);
	if (r->m[M_DUE_FIRST] == NUM_NONE)
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	event_set(ev, M_CONSENT, wish->consent);
	event_set(ev, EF_TOLD, 1);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

static int64_t
clock_start(const struct record *r)
{
	return r->m[M_DISPATCHED_AT] != NUM_NONE ? r->m[M_DISPATCHED_AT] :
	    r->m[M_RECEIVED_AT];
}

int
handling_return(struct event *ev, const struct record *r, const struct wish *wish,
    const struct decide *d, struct err *e)
{
	int level = r->m[M_LEVEL] == NUM_NONE ? d->policy->default_level :
	    (int)r->m[M_LEVEL];
	int64_t window = d->policy->levels[level - 1].return_s;

	if (wish->to == NUM_NONE)
		return wish_missing("--to", ev->kind, e);
	if (wish->ground == NUM_NONE)
		return wish_missing("--ground", ev->kind, e);
	if (policy_ground_find(&d->policy->returns, wish->ground) == NULL)
		return err_set(e, ERR_REFUSED,
		    "return: '%s' is no ground for a return",
		    words_text(d->words, wish->ground));
	if (wish->evidence == NUM_NONE && wish->text_len == 0)
		return wish_missing("--evidence", ev->kind, e);
	if (ev->at > clock_start(r) + window)
		return err_set(e, ERR_REFUSED, "return: the window for an "
		    "objection has passed: the first unit leads and calls "
		    "the others in (首接负责)");
	event_set(ev, M_RETURN_TO, wish->to);
	event_set(ev, M_RETURN_GROUND, wish->ground);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return 0;
}

int
handling_return_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const char *to = words_text(d->words, r->m[M_RETURN_TO]);

	if (wish->granted == NUM_NONE)
		return wish_missing("--grant or --refuse", ev->kind, e);
	event_set(ev, EF_GRANTED, wish->granted);
	if (wish->granted == 1 && strcmp(to, "city") == 0) {
		if (wish->consent == NUM_NONE)
			return wish_missing("--consent", ev->kind, e);
		event_set(ev, EF_LEAVES, 1);
		event_set(ev, M_CONSENT, wish->consent);
	}
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
handling_progress(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	if (wish->milestone == NUM_NONE)
		return wish_missing("--milestone", ev->kind, e);
	if (!is_one_of(d->policy->milestones, d->policy->nmilestones,
	    wish->milestone))
		return err_set(e, ERR_REFUSED,
		    "progress: the policy has no milestone '%s'",
		    words_text(d->words, wish->milestone));
	event_set(ev, M_MILESTONE, wish->milestone);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return 0;
}

int
handling_promise(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	if (wish->blocker == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (!is_one_of(d->policy->blockers, d->policy->nblockers,
	    wish->blocker))
		return err_set(e, ERR_REFUSED,
		    "promise: the policy has no reason '%s'",
		    words_text(d->words, wish->blocker));
	if (wish->text_len == 0)
		return wish_missing("--next", ev->kind, e);
	if (wish->until_at == NUM_NONE)
		return wish_missing("--until", ev->kind, e);
	if (wish->by == NUM_NONE)
		return wish_missing("--by", ev->kind, e);
	if (wish->until_at <= ev->at)
		return err_set(e, ERR_REFUSED,
		    "promise: the date lies in the past");
	event_set(ev, M_BLOCKER, wish->blocker);
	event_set(ev, M_DUE_PROMISE, wish->until_at);
	event_set(ev, M_PROMISED_BY, wish->by);
	return 0;
}

static int
level_due(const struct decide *d, int64_t level, int64_t start_at,
    int64_t *due_at, struct err *e)
{
	struct deadline_rules rules = { d->policy, d->words, d->calendar };

	return deadline_of_level(&rules, level, start_at, due_at, e);
}

/* A corrected level moves the clocks; they run from where they began. */
static int
correct_level(struct event *ev, const struct record *r, int64_t level,
    const struct decide *d, struct err *e)
{
	const struct policy_level *l;
	int64_t start = clock_start(r), solve_at;

	if (level < 1 || level > POLICY_LEVELS)
		return err_set(e, ERR_REFUSED, "correct: no level %lld",
		    (long long)level);
	if (level > 1 && r->m[M_FLAGS] != NUM_NONE &&
	    (r->m[M_FLAGS] & FLAG_THREAT) != 0)
		return err_set(e, ERR_REFUSED,
		    "correct: a threat stays at level 1");
	l = &d->policy->levels[level - 1];
	if (level_due(d, level, start, &solve_at, e) < 0)
		return -1;
	if (ev->at >= r->m[M_DUE_SOLVE] && solve_at > r->m[M_DUE_SOLVE])
		return err_set(e, ERR_REFUSED, "correct: the case is overdue: "
		    "a milder level would hide it");
	event_set(ev, M_LEVEL_BY, BY_OFFICE);
	event_set(ev, M_DUE_SIGN, start + l->sign_s);
	event_set(ev, M_DUE_CONTACT,
	    deadline_contact(d->policy, start, solve_at));
	event_set(ev, M_DUE_SOLVE, solve_at);
	/* more time than before stays visible, as with an extension */
	if (r->m[M_DUE_FIRST] == NUM_NONE && solve_at > r->m[M_DUE_SOLVE])
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	return 0;
}

int
handling_correct(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	static const enum record_member may[] = { M_CATEGORY, M_LEVEL,
		M_COMMUNITY, M_STREET, M_NATURE, M_CHANNEL, M_RECEIVED_AT,
		M_DISPATCHED_AT, M_SITE };
	size_t i;

	for (i = 0; i < sizeof(may) / sizeof(may[0]); i++)
		if (wish->member == (int)may[i])
			break;
	if (wish->member < 0)
		return wish_missing("--field", ev->kind, e);
	if (i == sizeof(may) / sizeof(may[0]))
		return err_set(e, ERR_REFUSED,
		    "correct: this fact is not corrected by hand");
	if (wish->value == NUM_NONE)
		return wish_missing("--to", ev->kind, e);
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (wish->value == r->m[wish->member])
		return err_set(e, ERR_REFUSED,
		    "correct: it has this value already");
	/* nothing could happen to a case that is received after now */
	if (record_info[wish->member].type == RECORD_TIME &&
	    wish->value > d->now_at)
		return err_set(e, ERR_REFUSED,
		    "correct: the time lies in the future");
	if (wish->member == M_LEVEL &&
	    correct_level(ev, r, wish->value, d, e) < 0)
		return -1;
	event_set(ev, wish->member, wish->value);
	event_set(ev, EF_MEMBER, wish->member);
	event_set(ev, event_is_word(wish->member) ? EF_OLD_WORD : EF_OLD,
	    r->m[wish->member]);
	event_set(ev, EF_REASON, wish->why);
	return 0;
}

int
handling_resolve(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->text_len == 0)
		return wish_missing("--text", ev->kind, e);
	event_set(ev, EF_EVIDENCE, wish->evidence);
	return wish_needs_actor(ev, e);
}

int
handling_pass(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	event_set(ev, EF_REASON, wish->why);
	return wish_needs_actor(ev, e);
}

int
handling_back(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	event_set(ev, EF_REASON, wish->why);
	return wish_needs_actor(ev, e);
}

/* Second handling has the level's clock again, from now. */
int
handling_reopen(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	int level = r->m[M_LEVEL] == NUM_NONE ? d->policy->default_level :
	    (int)r->m[M_LEVEL];
	int64_t due_at;

	if (wish->why == NUM_NONE)
		return wish_missing("--why", ev->kind, e);
	if (level_due(d, level, ev->at, &due_at, e) < 0)
		return -1;
	event_set(ev, EF_REASON, wish->why);
	if (r->m[M_DUE_FIRST] == NUM_NONE)
		event_set(ev, M_DUE_FIRST, r->m[M_DUE_SOLVE]);
	event_set(ev, M_DUE_SOLVE, due_at);
	return 0;
}

int
handling_note(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	(void)r;
	(void)d;
	if (wish->text_len == 0)
		return wish_missing("--text", ev->kind, e);
	return 0;
}
