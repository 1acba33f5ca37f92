#include "asked.h"

#include <string.h>

#include "base/num.h"
#include "fact.h"
#include "life/second.h"
#include "life/survey.h"
#include "replywords.h"
#include "text/norm.h"

struct asked asked = { .seconds = NUM_NONE, .until_at = NUM_NONE,
    .score = NUM_NONE };

#define TEXT(option, member, what, tells) \
	{ .name = option, .type = CLI_TEXT, .target = &asked.member, \
	  .arg = what, .help = tells }
#define FLAG(option, member, tells) \
	{ .name = option, .type = CLI_FLAG, .target = &asked.member, \
	  .help = tells }
#define TIME(option, member, tells) \
	{ .name = option, .type = CLI_TIME, .target = &asked.member, \
	  .arg = "TIME", .help = tells }
#define END { .name = NULL }

#define WHY TEXT("why", why, "REASON", "why; kept for good, no names")
#define WORDS TEXT("text", text, "TEXT", "what was said or done")
#define EVIDENCE TEXT("evidence", evidence, "KIND", \
	"what proves it: photo, record, document ...")
#define OFFICER TEXT("officer", officer, "NAME", "who handles it")
#define CONSENT TEXT("consent", consent, "NO", \
	"number of the city's or district's consent")
#define TOLD FLAG("told", told, "the citizen was told")
#define APPROVER TEXT("approver", approver, "NAME", \
	"who of the office consents")

const struct cli_option asked_assign[] = {
	FLAG("auto", automatic, "carry out what the records propose"),
	TEXT("lead", lead, "UNIT", "the unit that leads"),
	TEXT("assist", assist, "UNIT,...", "units that help"),
	OFFICER, WHY, END
};

const struct cli_option asked_sign[] = { OFFICER, END };

const struct cli_option asked_contact[] = {
	FLAG("connected", connected, "the citizen was reached"),
	FLAG("missed", missed, "nobody was reached"),
	{ .name = "seconds", .type = CLI_INT, .target = &asked.seconds,
	  .arg = "N", .help = "how long the call lasted" },
	TEXT("call", call, "CODE",
	    "understand, confirm, progress, result, revisit or recheck"),
	TEXT("number", number, "CODE", "order: the order's number; other"),
	TEXT("result", result, "CODE",
	    "noanswer, busy, off, wrong, refused or secret"),
	WORDS, END
};

const struct cli_option asked_assist[] = {
	TEXT("unit", unit, "UNIT,...", "units that help from now on"),
	TEXT("whistle", whistle, "NO", "number of the call (吹哨)"),
	FLAG("arrived", arrived, "this unit has arrived"),
	FLAG("concluded", concluded, "it has reported to the lead"),
	{ .name = "score", .type = CLI_INT, .target = &asked.score,
	  .arg = "N", .help = "of one that concluded: 0 to 100" },
	EVIDENCE, WHY, WORDS, END
};

const struct cli_option asked_extend[] = {
	TIME("until", until_at, "the new due time"),
	TEXT("clock", clock, "NAME", "solve, contact, promise or assist"),
	TEXT("unit", unit, "UNIT", "assist: which helper"),
	WHY, CONSENT, TOLD, APPROVER, END
};

const struct cli_option asked_pause[] = {
	TEXT("why", why, "NAME", "what stands in the way: as of a promise"),
	TIME("review", until_at, "when it is looked at again"),
	APPROVER, CONSENT, TOLD, WORDS, END
};

const struct cli_option asked_resume[] = { WHY, WORDS, END };

const struct cli_option asked_transfer[] = {
	TEXT("lead", lead, "UNIT", "the unit that leads from now on"),
	OFFICER, WHY, WORDS, END
};

const struct cli_option asked_return[] = {
	TEXT("to", to, "desk|city", "who is to take it back"),
	TEXT("ground", ground, "NAME", "a ground of the policy"),
	EVIDENCE,
	FLAG("grant", grant, "the return that was asked for is granted"),
	FLAG("refuse", refuse, "it is refused: the unit must handle it"),
	TEXT("lead", lead, "UNIT", "the last one: who is designated"),
	WHY, CONSENT, WORDS, END
};

const struct cli_option asked_progress[] = {
	TEXT("milestone", milestone, "NAME", "a milestone of the policy"),
	EVIDENCE, WORDS, END
};

const struct cli_option asked_promise[] = {
	TEXT("why", why, "NAME", "why not yet: a reason of the policy"),
	TEXT("next", next, "TEXT", "the next step"),
	TIME("until", until_at, "by when"),
	TEXT("by", by, "NAME", "who answers for it"),
	TEXT("measure", measure, "TEXT", "what was done so far"),
	TEXT("needs", needs, "UNIT", "the unit that is needed"),
	FLAG("kept", kept, "what was promised is done"),
	EVIDENCE, WORDS, END
};

const struct cli_option asked_correct[] = {
	TEXT("field", field, "NAME", "the fact that was wrong"),
	TEXT("to", value, "VALUE", "its right value"),
	APPROVER, WHY, END
};

const struct cli_option asked_resolve[] = {
	TEXT("text", text, "TEXT", "what was done, where and when"),
	EVIDENCE, END
};

const struct cli_option asked_reopen[] = {
	WHY,
	TEXT("cause", cause, "CODE", "revisit, city, audit or fact"), END
};

const struct cli_option asked_remind[] = { WORDS, END };
const struct cli_option asked_note[] = {
	WORDS,
	FLAG("stage", stage, "a stage was explained to the citizen"),
	TOLD, END
};

int
asked_has(const struct cli_option *o)
{
	const char *s;

	switch (o->type) {
	case CLI_TEXT:
		s = *(const char **)o->target;
		return s != NULL && s[0] != '\0';
	case CLI_FLAG:
		return *(int *)o->target;
	case CLI_TEXTS:
		return ((struct buf *)o->target)->len > 0;
	case CLI_INT:
	case CLI_TIME:
	case CLI_DAY:
	case CLI_SPAN:
		break;
	}
	return *(int64_t *)o->target != NUM_NONE;
}

static int64_t
word(struct ctx *c, const char *s)
{
	return s == NULL ? NUM_NONE : words_adds(c->words, s);
}

/* With a blank behind it it is the same person's, as an actor's is
 * (cmd/settle.c): or one could approve what he asks for. */
static int64_t
person(struct ctx *c, const char *name)
{
	size_t len;

	if (name == NULL)
		return NUM_NONE;
	len = strlen(name);
	norm_trim(&name, &len);
	return len == 0 ? NUM_NONE : words_add(c->words, name, len);
}

/* How many bytes of a comma, also a Chinese one, stand here. */
static size_t
comma_at(const char *s)
{
	if (s[0] == ',')
		return 1;
	return strncmp(s, "，", 3) == 0 || strncmp(s, "、", 3) == 0 ? 3 : 0;
}

/* "A,B" as a list word. */
static int64_t
list(struct ctx *c, const char *s)
{
	struct buf b = BUF_INIT;
	size_t n;
	int64_t found;

	while (s != NULL && *s != '\0') {
		n = comma_at(s);
		if (n == 0)
			buf_putc(&b, *s);
		else if (b.len > 0 && b.data[b.len - 1] != WORDS_SEP)
			buf_putc(&b, WORDS_SEP);
		s += n > 0 ? n : 1;
	}
	if (b.len > 0 && b.data[b.len - 1] == WORDS_SEP)
		buf_cut(&b, b.len - 1);
	found = words_add(c->words, b.data, b.len);
	buf_release(&b);
	return found;
}

static const char *const sides[] = { "desk", "city", NULL };
static const char *const clocks[] = { "solve", "contact", "promise", "assist",
	NULL };

/* The options whose values are codes, which may be given in the words that
 * people write and tables print. */
static const struct coded {
	const char *option;
	const char **said;
	const char *const *codes;
	const struct replywords *table;
} coded[] = {
	{ "to", &asked.to, sides, replywords_sides },
	{ "clock", &asked.clock, clocks, replywords_clocks },
	{ "cause", &asked.cause, second_causes, replywords_causes },
	{ "call", &asked.call, survey_calls, replywords_calls },
	{ "number", &asked.number, survey_numbers, replywords_numbers },
	{ "result", &asked.result, survey_results, replywords_results }
};

#define NCODED (sizeof(coded) / sizeof(coded[0]))

static void
spell(void)
{
	static char codes[NCODED][32];
	size_t i;

	for (i = 0; i < NCODED; i++) {
		if (*coded[i].said == NULL)
			continue;
		replywords_spell(codes[i], coded[i].table, *coded[i].said,
		    strlen(*coded[i].said));
		*coded[i].said = codes[i];
	}
}

static int
check_code(const struct coded *c, struct err *e)
{
	const char *const *code;
	struct buf known = BUF_INIT;
	int rc;

	if (*c->said == NULL || survey_is_code(c->codes, *c->said))
		return 0;
	for (code = c->codes; *code != NULL; code++) {
		buf_puts(&known, known.len > 0 ? ", " : "");
		replywords_put(&known, c->table, *code);
	}
	rc = err_set(e, ERR_USAGE, "option '--%s': no such code '%s': %s",
	    c->option, *c->said, known.data);
	buf_release(&known);
	return rc;
}

static int
check(struct err *e)
{
	size_t i;

	if (asked.connected && asked.missed)
		return err_set(e, ERR_USAGE,
		    "either --connected or --missed");
	if (asked.grant && asked.refuse)
		return err_set(e, ERR_USAGE, "either --grant or --refuse");
	if (asked.arrived && asked.concluded)
		return err_set(e, ERR_USAGE, "either --arrived or --concluded");
	for (i = 0; i < NCODED; i++)
		if (check_code(&coded[i], e) < 0)
			return -1;
	return 0;
}

/* 1, 0, or NUM_NONE where neither was said. */
static int64_t
either(int yes, int no)
{
	return yes ? 1 : no ? 0 : NUM_NONE;
}

int
asked_wish(struct wish *w, struct ctx *c, struct err *e)
{
	const char *text = asked.next != NULL ? asked.next : asked.text;

	spell();
	if (check(e) < 0)
		return -1;
	wish_init(w);
	w->lead = word(c, asked.lead);
	w->assist = list(c, asked.unit != NULL ? asked.unit : asked.assist);
	w->officer = word(c, asked.officer);
	w->why = w->blocker = word(c, asked.why);
	w->until_at = asked.until_at;
	w->consent = word(c, asked.consent);
	w->told = asked.told ? 1 : NUM_NONE;
	w->to = word(c, asked.to);
	w->ground = word(c, asked.ground);
	w->evidence = word(c, asked.evidence);
	w->granted = either(asked.grant, asked.refuse);
	w->milestone = word(c, asked.milestone);
	w->by = word(c, asked.by);
	w->needs = word(c, asked.needs);
	w->approver = person(c, asked.approver);
	w->clock = word(c, asked.clock);
	w->unit = word(c, asked.unit);
	w->step = word(c, asked.arrived ? "arrived" :
	    asked.concluded ? "concluded" : NULL);
	w->score = asked.score;
	w->whistle = word(c, asked.whistle);
	w->cause = word(c, asked.cause);
	w->stage = asked.stage ? 1 : NUM_NONE;
	w->connected = either(asked.connected, asked.missed);
	w->seconds = asked.seconds;
	w->call = word(c, asked.call);
	w->number = word(c, asked.number);
	w->result = word(c, asked.result);
	if (text != NULL) {
		w->text = text;
		w->text_len = strlen(text);
	}
	if (asked.measure != NULL) {
		w->measure = asked.measure;
		w->measure_len = strlen(asked.measure);
	}
	return asked.field == NULL ? 0 :
	    fact_read(w, asked.field, asked.value, c, e);
}
