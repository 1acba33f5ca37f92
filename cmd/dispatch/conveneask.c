#include "conveneask.h"

#include <string.h>

#include "asked.h"
#include "base/mem.h"
#include "base/num.h"

struct conveneask conveneask = {
	.cases = BUF_INIT, .party = BUF_INIT,
	.until_at = NUM_NONE, .item = NUM_NONE, .seconds = NUM_NONE,
	.asked = NUM_NONE, .answered = NUM_NONE, .wanted = NUM_NONE,
	.owners = NUM_NONE, .area = NUM_NONE, .voted = NUM_NONE,
	.voted_area = NUM_NONE, .agreed = NUM_NONE, .agreed_area = NUM_NONE
};

#define TEXT(option, member, what, tells) \
	{ .name = option, .type = CLI_TEXT, .target = &conveneask.member, \
	  .arg = what, .help = tells }
#define TEXTS(option, member, what, tells) \
	{ .name = option, .type = CLI_TEXTS, .target = &conveneask.member, \
	  .arg = what, .help = tells }
#define FLAG(option, member, tells) \
	{ .name = option, .type = CLI_FLAG, .target = &conveneask.member, \
	  .help = tells }
#define COUNT(option, member, tells) \
	{ .name = option, .type = CLI_INT, .target = &conveneask.member, \
	  .arg = "N", .help = tells }

const struct cli_option conveneask_options[] = {
	TEXT("question", question, "TEXT", "open: what it is about"),
	TEXTS("case", cases, "ID", "open, link, contact: a case; repeatable"),
	TEXTS("party", party, "ROLE[=NAME]",
	    "open, party: who sits at the table; repeatable"),
	TEXT("parties", parties, "FILE",
	    "open, party: lines ROLE=NAME, for names of persons"),
	TEXT("boundary", boundary, "TEXT",
	    "open: what the office may and may not do"),
	TEXT("text", text, "TEXT", "what was said, found or agreed"),
	TEXT("by", by, "ROLE|UNIT", "commit: who does it"),
	{ .name = "until", .type = CLI_TIME, .target = &conveneask.until_at,
	  .arg = "TIME", .help = "commit: by when; close: the next look" },
	COUNT("item", item, "settle: which commitment"),
	FLAG("kept", kept, "settle: it was kept"),
	FLAG("broken", broken, "settle: it was not"),
	TEXT("evidence", evidence, "KIND", "settle: what proves it"),
	COUNT("asked", asked, "survey: households asked"),
	COUNT("answered", answered, "survey: of them answered"),
	COUNT("wanted", wanted, "survey: of them want it"),
	TEXT("rule", rule, "NAME", "consent: a rule of the policy"),
	COUNT("owners", owners, "consent: all owners"),
	COUNT("area", area, "consent: all area, in square metres"),
	COUNT("voted", voted, "consent: owners who voted"),
	COUNT("voted-area", voted_area, "consent: their area"),
	COUNT("agreed", agreed, "consent: owners who agreed"),
	COUNT("agreed-area", agreed_area, "consent: their area"),
	FLAG("connected", connected, "contact: they were reached"),
	FLAG("missed", missed, "contact: nobody was reached"),
	COUNT("seconds", seconds, "contact: how long a call lasted"),
	TEXT("ending", ending, "NAME", "close: an ending of the policy"),
	FLAG("all", all, "list: closed ones too"),
	{ .name = NULL }
};

/* The options of an act: those it can't do without, and others. */
static const struct {
	const char *name;
	int act;
	const char *needs, *takes;
} acts[] = {
	{ "open", MATTER_OPEN, "question,case", "party,parties,boundary" },
	{ "link", MATTER_LINK, "case", "" },
	{ "party", MATTER_PARTY, "", "party,parties" },
	{ "boundary", MATTER_BOUNDARY, "text", "" },
	{ "survey", MATTER_SURVEY, "asked,answered,wanted", "text" },
	{ "option", MATTER_OPTION, "text", "" },
	{ "meeting", MATTER_MEETING, "text", "" },
	{ "commit", MATTER_COMMIT, "text,by,until", "" },
	{ "settle", MATTER_SETTLE, "item", "kept,broken,evidence,text" },
	{ "consent", MATTER_CONSENT,
	  "rule,owners,area,voted,voted-area,agreed,agreed-area", "" },
	{ "contact", MATTER_CONTACT, "", "connected,missed,seconds,text,case" },
	{ "close", MATTER_CLOSE, "ending", "until,text" },
	{ "reopen", MATTER_REOPEN, "text", "" },
	{ "show", CONVENEASK_SHOW, "", "" },
	{ "list", CONVENEASK_LIST, "", "all" },
};

/* Whether a word stands in a list of them. */
static int
holds(const char *list, const char *word)
{
	size_t len = strlen(word);
	const char *s;

	for (s = list; (s = strstr(s, word)) != NULL; s += len) {
		if ((s == list || s[-1] == ',') &&
		    (s[len] == '\0' || s[len] == ','))
			return 1;
	}
	return 0;
}

/* Two options of which an act needs one. */
static int
check_either(const char *act, int yes, int no, const char *options,
    struct err *e)
{
	if (yes && no)
		return err_set(e, ERR_USAGE,
		    "convene %s: %s exclude each other", act, options);
	return yes || no ? 0 : err_set(e, ERR_USAGE,
	    "convene %s: one of %s is missing", act, options);
}

static int
check_pairs(const char *act, int number, struct err *e)
{
	const struct conveneask *a = &conveneask;

	if (number == MATTER_SETTLE && a->broken && a->text == NULL)
		return err_set(e, ERR_USAGE,
		    "convene %s: --%s is missing", act, "text");
	if (number == MATTER_SETTLE)
		return check_either(act, a->kept, a->broken,
		    "--kept, --broken", e);
	if (number == MATTER_CONTACT)
		return check_either(act, a->connected, a->missed,
		    "--connected, --missed", e);
	if ((number == MATTER_OPEN || number == MATTER_PARTY) &&
	    a->party.len == 0 && a->parties == NULL)
		return err_set(e, ERR_USAGE,
		    "convene %s: one of %s is missing", act,
		    "--party, --parties");
	return 0;
}

int
conveneask_act(const char *name, struct err *e)
{
	const struct cli_option *o;
	size_t i;

	for (i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		if (strcmp(acts[i].name, name) == 0)
			break;
	}
	if (i == sizeof(acts) / sizeof(acts[0]))
		return err_set(e, ERR_USAGE, "convene: no act '%s'", name);
	for (o = conveneask_options; o->name != NULL; o++) {
		if (holds(acts[i].needs, o->name)) {
			if (!asked_has(o))
				return err_set(e, ERR_USAGE,
				    "convene %s: --%s is missing", name,
				    o->name);
		} else if (asked_has(o) && !holds(acts[i].takes, o->name)) {
			return err_set(e, ERR_USAGE,
			    "convene %s: it takes no --%s", name, o->name);
		}
	}
	return check_pairs(name, acts[i].act, e) < 0 ? -1 : acts[i].act;
}

static int64_t
word(struct ctx *c, const char *s)
{
	return s == NULL ? NUM_NONE : words_adds(c->words, s);
}

void
conveneask_wish(struct matter_wish *w, int act, struct ctx *c)
{
	const struct conveneask *a = &conveneask;

	mattermake_wish_init(w);
	w->act = (enum matter_act)act;
	w->text = act == MATTER_OPEN ? a->question : a->text;
	w->party = word(c, a->by);
	w->until_at = a->until_at;
	w->item = a->item;
	w->kept = a->kept ? 1 : a->broken ? 0 : NUM_NONE;
	w->rule = word(c, a->rule);
	w->ending = word(c, a->ending);
	w->evidence = word(c, a->evidence);
	w->asked = a->asked;
	w->answered = a->answered;
	w->wanted = a->wanted;
	w->vote.owners = a->owners;
	w->vote.area = a->area;
	w->vote.voted = a->voted;
	w->vote.voted_area = a->voted_area;
	w->vote.agreed = a->agreed;
	w->vote.agreed_area = a->agreed_area;
}
