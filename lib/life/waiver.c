#include "life/waiver.h"

#include <stddef.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"

static int
has_flag(const struct record *r, int64_t flag)
{
	return r->m[M_FLAGS] != NUM_NONE && (r->m[M_FLAGS] & flag) != 0;
}

static int
is_refused(const struct record *r, const struct wish *wish,
    const struct policy *p)
{
	(void)r;
	(void)p;
	return wish->text_len > 0;
}

static int
is_secret(const struct record *r, const struct wish *wish,
    const struct policy *p)
{
	(void)wish;
	(void)p;
	return has_flag(r, FLAG_SECRET);
}

static int
has_no_number(const struct record *r, const struct wish *wish,
    const struct policy *p)
{
	(void)wish;
	(void)p;
	return r->m[M_CALLER] == NUM_NONE;
}

static int
is_unreachable(const struct record *r, const struct wish *wish,
    const struct policy *p)
{
	(void)wish;
	return p->unreachable_days > 0 && r->m[M_MISSED_DAYS] != NUM_NONE &&
	    r->m[M_MISSED_DAYS] >= p->unreachable_days;
}

/* It is over when a revisit is due. */
static int
is_emergency(const struct record *r, const struct wish *wish,
    const struct policy *p)
{
	(void)p;
	return !wish->waives_revisits &&
	    (r->m[M_LEVEL] == 1 || has_flag(r, FLAG_THREAT));
}

static const struct code {
	const char *name;
	const char *why;	/* what is told where it is not so */
	int (*holds)(const struct record *r, const struct wish *wish,
	    const struct policy *p);
} codes[] = {
	{ "refused", "say in a text how the citizen refused", is_refused },
	{ "secret", "the case is not secret", is_secret },
	{ "nonumber", "a number is known", has_no_number },
	{ "unreachable", "not missed on as many days as the policy says",
	    is_unreachable },
	{ "emergency", "it is for the calls of a threat or of level 1",
	    is_emergency }
};

static const struct code *
find_code(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(codes[i].name, name) == 0)
			return &codes[i];
	return NULL;
}

int
waiver_is_code(const char *name)
{
	return find_code(name) != NULL;
}

int
waiver_read_part(struct wish *wish, const char *code, const char *part)
{
	int all = part == NULL || strcmp(part, "all") == 0;
	int is_calls = part == NULL && strcmp(code, "emergency") == 0;

	wish->waives_calls = all || strcmp(part, "calls") == 0;
	wish->waives_revisits = (all && !is_calls) ||
	    (part != NULL && strcmp(part, "revisits") == 0);
	return wish->waives_calls || wish->waives_revisits ? 0 : -1;
}

int
waiver_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e)
{
	const struct code *code = find_code(words_text(d->words, wish->code));

	if (wish->code == NUM_NONE)
		return wish_missing("--code", ev->kind, e);
	if (code == NULL)
		return err_set(e, ERR_REFUSED, "waive: no such code '%s': "
		    "refused, secret, nonumber, unreachable, emergency",
		    words_text(d->words, wish->code));
	if (!wish->waives_calls && !wish->waives_revisits)
		return wish_missing("--part", ev->kind, e);
	if (!code->holds(r, wish, d->policy))
		return err_set(e, ERR_REFUSED, "waive: %s: %s", code->name,
		    lang(code->why));
	if (wish->waives_calls)
		event_set(ev, M_CALLS_WAIVED, wish->code);
	if (wish->waives_revisits)
		event_set(ev, M_OWN_WAIVED, wish->code);
	return wish_needs_actor(ev, e);
}
