#include <stddef.h>
#include <string.h>

#include "audit.h"
#include "base/num.h"
#include "exclusions.h"
#include "life/decide.h"
#include "stream.h"

/*
 * 剔除, by actions: five that write an event, two that list. Who may do
 * what, and what it needs, is life/exclusion's to say; here is only what the
 * command line can say wrongly.
 */
static struct {
	const char *ground, *clause, *conclusion, *why, *scope, *number;
	struct buf evidence;
} options = { .evidence = BUF_INIT };

const struct cli_option exclude_options[] = {
	{ "ground", 0, CLI_TEXT, &options.ground, "CODE",
	    "request: a ground of the policy's list" },
	{ "clause", 0, CLI_TEXT, &options.clause, "TEXT",
	    "request: the clause it rests on; kept for good" },
	{ "evidence", 0, CLI_TEXTS, &options.evidence, "KIND",
	    "request: what proves it; may be repeated" },
	{ "conclusion", 0, CLI_TEXT, &options.conclusion, "TEXT",
	    "request, appeal: what is concluded; can be erased" },
	{ "why", 0, CLI_TEXT, &options.why, "TEXT",
	    "reject, revoke: the reason; kept for good" },
	{ "scope", 0, CLI_TEXT, &options.scope, "internal|city",
	    "the office's own scoring, or the city's table" },
	{ "number", 0, CLI_TEXT, &options.number, "NO",
	    "of the city's decision" },
	{ "as-of", 0, CLI_TIME, NULL, NULL, "list: as it was known then" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static const struct action {
	const char *name;
	enum event_kind kind, city;	/* NONE: not in that scope */
	int grants;
} actions[] = {
	{ "request", EV_EXCLUDE, EV_NONE, 0 },
	{ "approve", EV_EXCLUDE_DECIDE, EV_EXCLUDE_CITY, 1 },
	{ "reject", EV_EXCLUDE_DECIDE, EV_EXCLUDE_CITY, 0 },
	{ "appeal", EV_EXCLUDE_APPEAL, EV_NONE, 0 },
	{ "revoke", EV_EXCLUDE_REVOKE, EV_EXCLUDE_REVOKE, 0 }
};

struct run {
	enum event_kind kind;
	struct decide decide;
	struct wish wish;
};

static const struct action *
find_action(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(actions[i].name, name) == 0)
			return &actions[i];
	return NULL;
}

/* 1 the city's table, 0 the office's own scoring, -1. */
static int
read_scope(struct err *e)
{
	if (options.scope == NULL || strcmp(options.scope, "internal") == 0)
		return 0;
	if (strcmp(options.scope, "city") == 0)
		return 1;
	return err_set(e, ERR_USAGE,
	    "option '--scope': internal or city, not '%s'", options.scope);
}

static int64_t
read_word(struct ctx *c, const char *s)
{
	return s == NULL || s[0] == '\0' ? NUM_NONE : words_adds(c->words, s);
}

/* The kinds of proof, as one list. */
static int64_t
read_evidence(struct ctx *c)
{
	const char *s = options.evidence.data;
	const char *end = s + options.evidence.len;
	struct buf list = BUF_INIT;
	int64_t word = NUM_NONE;

	for (; s < end; s += strlen(s) + 1) {
		if (list.len > 0 && s[0] != '\0')
			buf_putc(&list, WORDS_SEP);
		buf_puts(&list, s);
	}
	if (list.len > 0)
		word = words_add(c->words, list.data, list.len);
	buf_release(&list);
	return word;
}

static void
make_wish(struct wish *w, struct ctx *c, const struct action *a, int of_city)
{
	wish_init(w);
	w->ground = read_word(c, options.ground);
	w->clause = read_word(c, options.clause);
	w->proof = read_evidence(c);
	w->why = read_word(c, options.why);
	w->number = read_word(c, options.number);
	w->of_city = of_city;
	w->granted = a->grants;
	w->text = options.conclusion;
	w->text_len = w->text == NULL ? 0 : strlen(w->text);
}

static int
step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	const struct run *r = arg;

	(void)l;
	return decide_event(ev, r->kind, present, &r->wish, &r->decide, e) <
	    0 ? -1 : 1;
}

/* Limits in working days want the calendar. */
static int
open_rules(struct ctx *c, struct err *e)
{
	if (ctx_policy(c, e) < 0)
		return -1;
	if (!limit_is_working(&c->policy->exclude_within) &&
	    !limit_is_working(&c->policy->appeal_within))
		return 0;
	return ctx_calendar(c, e);
}

static int
write_events(struct ctx *c, const struct action *a, int argc, char **argv,
    struct err *e)
{
	int of_city = read_scope(e);
	struct run r;

	if (of_city < 0)
		return -1;
	r.kind = of_city ? a->city : a->kind;
	if (r.kind == EV_NONE)
		return err_set(e, ERR_USAGE, "exclude %s: of the city only "
		    "decisions are recorded", a->name);
	if (c->actor == NULL)
		return err_set(e, ERR_USAGE, "%s: --actor is missing",
		    c->verb);
	if (c->format_given || c->fields != NULL || c->as_of != NUM_NONE)
		return err_set(e, ERR_USAGE,
		    "exclude %s: prints records, whole", a->name);
	if (open_rules(c, e) < 0)
		return -1;
	ctx_decide(c, &r.decide);
	make_wish(&r.wish, c, a, of_city);
	return argc > 0 ? stream_write_ids(c, argc, argv, step, &r, e) :
	    stream_write(c, argc, argv, step, &r, e);
}

int
exclude_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	const char *name = argc > 0 ? argv[0] : "";
	const struct action *a = find_action(name);
	int rc;

	if (a != NULL)
		rc = write_events(c, a, argc - 1, argv + 1, e);
	else if (strcmp(name, "queue") == 0)
		rc = exclusions_queue(c, argc - 1, argv + 1, e);
	else if (strcmp(name, "list") == 0)
		rc = exclusions_list(c, argc - 1, argv + 1, e);
	else
		rc = err_set(e, ERR_USAGE, "exclude: say what: request, "
		    "approve, reject, appeal, revoke, queue or list");
	buf_release(&options.evidence);
	return rc;
}
