#include "life/units.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "rule/duty.h"
#include "rule/unitlist.h"
#include "time/date.h"

int
units_is_one_of(const int64_t *words, size_t n, int64_t word)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (words[i] == word)
			return 1;
	return 0;
}

int
units_find(int64_t *name, int64_t given, const struct decide *d,
    struct err *e)
{
	const struct policy_unit *u = policy_unit_find(d->policy, given);

	if (u == NULL) {
		err_set(e, ERR_REFUSED, "the policy has no unit '%s'",
		    words_text(d->words, given));
		return wish_there_are(WISH_ROWS(d->policy->units,
		    d->policy->nunits, struct policy_unit, name), d->words, e);
	}
	*name = u->name;
	return 0;
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
	return err_set(e, ERR_REFUSED, "%s: '%s' may not lead '%s' by the "
	    "list '%s': '%s' should lead, the community may help",
	    event_kind_name(ev->kind), words_text(w, lead),
	    category == NUM_NONE ? "—" : words_text(w, category),
	    words_text(w, p->duties.name), words_text(w, instead));
}

int
units_lead(int64_t *lead, int64_t given, const struct event *ev,
    const struct record *r, const struct decide *d, struct err *e)
{
	int64_t unit;

	if (units_find(&unit, given, d, e) < 0 ||
	    heed_duties(unit, ev, r, d, e) < 0)
		return -1;
	*lead = unit;
	return 0;
}

int
units_join(int64_t *list, int64_t have, int64_t more, int64_t lead,
    const struct decide *d, struct err *e)
{
	const char *s = words_text(d->words, more);
	size_t left = words_len(d->words, more), n = 0;
	struct buf all = BUF_INIT;
	int64_t unit = NUM_NONE;
	int rc = -1;

	if (have != NUM_NONE)
		buf_put(&all, words_text(d->words, have),
		    words_len(d->words, have));
	while (unitlist_next(&s, &left, &n)) {
		if (units_find(&unit, words_add(d->words, s, n), d, e) < 0)
			goto out;
		if (unit != lead)
			unitlist_add(&all, words_text(d->words, unit),
			    words_len(d->words, unit));
	}
	*list = all.len > 0 ? words_add(d->words, all.data, all.len) :
	    NUM_NONE;
	rc = 0;
out:
	buf_release(&all);
	return rc;
}

int
units_has(int64_t list, int64_t unit, const struct words *w)
{
	const char *s = words_text(w, list);
	size_t left = words_len(w, list), n = 0;

	if (list == NUM_NONE)
		return 0;
	while (unitlist_next(&s, &left, &n))
		if (n == words_len(w, unit) &&
		    memcmp(s, words_text(w, unit), n) == 0)
			return 1;
	return 0;
}

int64_t
units_without(int64_t list, int64_t unit, struct words *w)
{
	const char *s = words_text(w, list);
	size_t left = words_len(w, list), n = 0;
	struct buf rest = BUF_INIT;
	int64_t word = NUM_NONE;

	while (list != NUM_NONE && unitlist_next(&s, &left, &n))
		if (n != words_len(w, unit) ||
		    memcmp(s, words_text(w, unit), n) != 0)
			unitlist_add(&rest, s, n);
	if (rest.len > 0)
		word = words_add(w, rest.data, rest.len);
	buf_release(&rest);
	return word;
}
