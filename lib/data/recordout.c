#include "data/recordout.h"

#include <string.h>

#include "data/jsonout.h"
#include "data/jx.h"
#include "data/jxmask.h"
#include "data/recordmask.h"
#include "data/recordvalue.h"

/* How many groups are open at most: revisit and own. */
#define DEPTH_MAX 2

enum step_kind {
	STEP_MEMBER,		/* left out where unknown */
	STEP_PROMISED,		/* null where unknown */
	STEP_TEXT,
	STEP_OPEN,		/* a group, left out where empty */
	STEP_OPEN_NULL,		/* null where empty */
	STEP_CLOSE,
	STEP_NO, STEP_LINKS, STEP_X
};

struct step {
	unsigned char kind;
	unsigned char what;	/* enum record_member, record_text, group */
};

enum group {
	GROUP_PLACE, GROUP_PERSON, GROUP_DUE, GROUP_CONTACT, GROUP_REVISIT,
	GROUP_OWN, GROUP_CITY, GROUP_EXCLUDED, GROUP_RETURN, GROUP_PROMISE,
	GROUP_PROGRESS, GROUP_AHEAD, GROUP_EXCLUSION, GROUP_PAUSE,
	GROUP_REOPENED, GROUP_LADDER, GROUP_HELPERS, GROUP_RECHECK,
	GROUP_HOLD,
};

/* A key and its length. */
#define KEY(text) text, sizeof(text) - 1

static const struct group_info {
	const char *key;
	size_t len;
	size_t prefix;		/* bytes of the path before the member */
} groups[] = {
	[GROUP_PLACE] = { KEY("place"), 6 },
	[GROUP_PERSON] = { KEY("person"), 7 },
	[GROUP_DUE] = { KEY("due"), 4 },
	[GROUP_CONTACT] = { KEY("contact"), 8 },
	[GROUP_REVISIT] = { KEY("revisit"), 8 },
	[GROUP_OWN] = { KEY("own"), 12 },
	[GROUP_CITY] = { KEY("city"), 13 },
	[GROUP_EXCLUDED] = { KEY("excluded"), 9 },
	[GROUP_RETURN] = { KEY("return"), 7 },
	[GROUP_PROMISE] = { KEY("promise"), 8 },
	[GROUP_PROGRESS] = { KEY("progress"), 9 },
	[GROUP_AHEAD] = { KEY("ahead"), 6 },
	[GROUP_EXCLUSION] = { KEY("exclusion"), 10 },
	[GROUP_PAUSE] = { KEY("pause"), 6 },
	[GROUP_REOPENED] = { KEY("reopened"), 9 },
	[GROUP_LADDER] = { KEY("ladder"), 7 },
	[GROUP_HELPERS] = { KEY("helpers"), 8 },
	[GROUP_RECHECK] = { KEY("recheck"), 16 },
	[GROUP_HOLD] = { KEY("hold"), 5 }
};

/* The keys of texts, without the group. */
static const struct text_key {
	const char *key;
	size_t len;
} text_keys[TEXT_COUNT] = {
	[TEXT_TITLE] = { KEY("title") },
	[TEXT_BODY] = { KEY("text") },
	[TEXT_POINT] = { KEY("point") },
	[TEXT_NAME] = { KEY("name") },
	[TEXT_PHONE] = { KEY("phone") },
	[TEXT_RESULT] = { KEY("result") },
	[TEXT_REPLY] = { KEY("reply") },
	[TEXT_NEXT] = { KEY("next") },
	[TEXT_MEASURE] = { KEY("measure") }
};

#define MAY(id) { STEP_MEMBER, M_##id }
#define HAS(id) { STEP_PROMISED, M_##id }
#define TEXT(id) { STEP_TEXT, TEXT_##id }
#define OPEN(id) { STEP_OPEN, GROUP_##id }
#define OPEN_NULL(id) { STEP_OPEN_NULL, GROUP_##id }
#define CLOSE { STEP_CLOSE, 0 }

static const struct step order[] = {
	MAY(REV), MAY(SRC), { STEP_NO, 0 }, MAY(ROLE),
	MAY(RECEIVED_AT), MAY(DISPATCHED_AT), MAY(CHANNEL), MAY(NATURE),
	MAY(CATEGORY), TEXT(TITLE), TEXT(BODY),
	OPEN(PLACE), MAY(STREET), MAY(COMMUNITY), MAY(SITE), TEXT(POINT),
	CLOSE,
	OPEN(PERSON), TEXT(NAME), TEXT(PHONE), CLOSE,
	MAY(CALLER), MAY(LEVEL), MAY(LEVEL_BY), MAY(STATE),
	HAS(LEAD), MAY(LEAD_BY), MAY(UNIT_SAID), HAS(ASSIST), HAS(OFFICER),
	OPEN(DUE), HAS(DUE_SIGN), HAS(DUE_CONTACT), HAS(DUE_SOLVE),
	MAY(DUE_FIRST), MAY(DUE_PROMISE), MAY(DUE_REPLY), MAY(DUE_UNIT),
	MAY(DUE_REVIEW), MAY(DUE_SAID), MAY(DUE_WORKING), CLOSE,
	MAY(ASSIGNED_AT), MAY(SIGNED_AT),
	OPEN(CONTACT), MAY(CONTACTED_AT), MAY(CALLED_AT), MAY(TRIED),
	MAY(REACHED), MAY(NEED), MAY(REPLIED_AT), MAY(MISSED_DAYS),
	MAY(CALLS_WAIVED), CLOSE,
	MAY(SUBMITTED_AT), MAY(SUBMITTED_BY), TEXT(RESULT), TEXT(REPLY),
	MAY(SOLVED_AT), MAY(SOLVED_LAST_AT), MAY(CLOSED_AT), MAY(CLOSED_BY),
	MAY(FINISHED_AT),
	OPEN(REVISIT),
	OPEN_NULL(OWN), MAY(OWN_ROUND), MAY(OWN_CONTACTED), MAY(OWN_SOLVED),
	MAY(OWN_SATISFIED), MAY(OWN_AT), MAY(OWN_FIRST_SOLVED),
	MAY(OWN_FIRST_SATISFIED), MAY(OWN_FIRST_AT), MAY(OWN_TURNED),
	MAY(OWN_SAME_UNIT), MAY(OWN_WAIVED), MAY(OWN_BY), CLOSE,
	OPEN_NULL(CITY), MAY(CITY_VALID), MAY(CITY_CONTACTED),
	MAY(CITY_SOLVED), MAY(CITY_SATISFIED), MAY(CITY_AT), MAY(CITY_LEAD),
	CLOSE,
	OPEN(RECHECK), MAY(RECHECK_AT), MAY(RECHECK_BY), MAY(RECHECK_UNIT),
	MAY(RECHECK_CONTACTED), MAY(RECHECK_SOLVED), MAY(RECHECK_SATISFIED),
	MAY(RECHECK_OWN_SOLVED), MAY(RECHECK_OWN_SATISFIED), CLOSE,
	CLOSE,
	OPEN(EXCLUDED), HAS(EXCL_INTERNAL), HAS(EXCL_CITY), CLOSE,
	OPEN(EXCLUSION), MAY(EXCL_STATE), MAY(EXCL_GROUND), MAY(EXCL_CLAUSE),
	MAY(EXCL_EVIDENCE), MAY(EXCL_ASKED_AT), MAY(EXCL_ASKED_BY),
	MAY(EXCL_UNIT), MAY(EXCL_AHEAD), MAY(EXCL_AFTER), MAY(EXCL_ANSWER),
	MAY(EXCL_DECIDED_AT), MAY(EXCL_DECIDED_BY), MAY(EXCL_APPEALED_AT),
	MAY(EXCL_CITY_NO), MAY(EXCL_CITY_AT), MAY(EXCL_CITY_BY), CLOSE,
	OPEN(RETURN), MAY(RETURNS), MAY(RETURN_ASKED_AT), MAY(RETURN_TO),
	MAY(RETURN_GROUND), MAY(OBJECTIONS), MAY(DESIGNATED),
	MAY(ESCALATED), CLOSE,
	MAY(BACKS), MAY(REOPENS), MAY(EXTENDS), MAY(TRANSFERS), MAY(CONSENT),
	OPEN(REOPENED), MAY(REOPENED_AT), MAY(REOPEN_CAUSE), CLOSE,
	OPEN(PAUSE), MAY(PAUSED_AT), MAY(PAUSE_WHY), MAY(PAUSE_BY),
	MAY(PAUSE_SOLVE), MAY(PAUSES), CLOSE,
	OPEN(LADDER), MAY(RUNGS), MAY(RUNG_AT), CLOSE,
	OPEN(HELPERS), MAY(CALLED), MAY(ARRIVED), CLOSE,
	OPEN(PROMISE), MAY(BLOCKER), MAY(NEEDS), MAY(PROMISED_BY),
	MAY(PROMISED_AT), TEXT(MEASURE), TEXT(NEXT), CLOSE,
	MAY(STAGE_AT),
	OPEN(PROGRESS), MAY(MILESTONE), MAY(PROGRESS_AT), CLOSE,
	OPEN(AHEAD), MAY(AHEAD_KIND), MAY(AHEAD_FROM), MAY(AHEAD_TO),
	MAY(OUTCOME), MAY(OUTCOME_WHY), CLOSE,
	OPEN(HOLD), MAY(HOLD_WHY), MAY(HOLD_AT), CLOSE,
	MAY(REMINDERS), MAY(REMINDED_AT), MAY(TAGS), MAY(GROUNDS),
	{ STEP_LINKS, 0 }, HAS(FLAGS), { STEP_X, 0 }
};

#define STEPS (sizeof(order) / sizeof(order[0]))

struct out {
	struct buf *b;
	const struct record *r;
	const struct record_texts *t;
	const struct recordout_links *links;
	const struct words *w;
	int depth, written;	/* groups that are open, that stand in b */
	const struct step *open[DEPTH_MAX];
	struct buf masked;	/* kept for the next text */
};

/* Our keys need no escape, so they are copied. */
static void
put_key(struct buf *b, const char *key, size_t len)
{
	char *p;

	buf_reserve(b, len + 4);
	p = b->data + b->len;
	if (p[-1] != '{')
		*p++ = ',';
	*p++ = '"';
	memcpy(p, key, len);
	p += len;
	*p++ = '"';
	*p++ = ':';
	*p = '\0';
	b->len = (size_t)(p - b->data);
}

/* A group is written with its first member: most have none. */
static void
begin_groups(struct out *o)
{
	const struct group_info *group;

	for (; o->written < o->depth; o->written++) {
		group = &groups[o->open[o->written]->what];
		put_key(o->b, group->key, group->len);
		buf_putc(o->b, '{');
	}
}

/* The key of a member or text, in its groups. */
static void
put_inner_key(struct out *o, const char *key, size_t len)
{
	if (o->written < o->depth)
		begin_groups(o);
	put_key(o->b, key, len);
}

static void
close_group(struct out *o)
{
	const struct step *step = o->open[--o->depth];

	if (o->written > o->depth) {
		buf_putc(o->b, '}');
		o->written--;
	} else if (step->kind == STEP_OPEN_NULL) {
		put_inner_key(o, groups[step->what].key,
		    groups[step->what].len);
		jsonout_null(o->b);
	}
}

static void
put_member(struct out *o, const struct step *step)
{
	const struct record_info *info = &record_info[step->what];
	size_t prefix = o->depth == 0 ? 0 :
	    groups[o->open[o->depth - 1]->what].prefix;

	put_inner_key(o, info->json + prefix, info->json_len - prefix);
	recordvalue_put(o->b, info->type, o->r->m[step->what], o->w);
}

static void
put_masked(struct out *o, enum record_text which, size_t len)
{
	buf_reset(&o->masked);
	buf_reserve(&o->masked, len);
	recordmask_put(&o->masked, o->r, o->t, which, len);
	jsonout_text(o->b, o->masked.data, o->masked.len);
}

static int
is_hidden(const struct out *o, int member)
{
	return o->t != NULL && !o->t->reveal &&
	    recordmask_hides_member(o->r, member);
}

/* Of the texts, only the main one is promised. */
static void
put_text(struct out *o, enum record_text which)
{
	const char *s = o->t != NULL ? o->t->s[which] : NULL;
	int reveal = o->t != NULL && o->t->reveal;

	if (s == NULL && which != TEXT_BODY)
		return;
	if (!reveal && recordmask_hides(o->r, which))
		return;
	put_inner_key(o, text_keys[which].key, text_keys[which].len);
	if (s == NULL)
		jsonout_null(o->b);
	else if (reveal)
		jsonout_text(o->b, s, o->t->len[which]);
	else
		put_masked(o, which, o->t->len[which]);
}

static void
put_links(const struct out *o)
{
	size_t i, n = o->links != NULL ? o->links->n : 0;
	const struct record_link *link;

	put_key(o->b, KEY("links"));
	jsonout_open(o->b, '[');
	for (i = 0; i < n; i++) {
		link = &o->links->link[i];
		jsonout_open(o->b, '{');
		jsonout_key(o->b, "kind");
		jsonout_texts(o->b, link->kind);
		jsonout_key(o->b, "to");
		jsonout_texts(o->b, link->to);
		jsonout_key(o->b, "why");
		jsonout_texts(o->b, link->why);
		if (link->score > 0) {
			jsonout_key(o->b, "score");
			jsonout_int(o->b, link->score);
		}
		if (link->ground != NULL) {
			jsonout_key(o->b, "ground");
			jsonout_texts(o->b, link->ground);
		}
		jsonout_close(o->b, '}');
	}
	jsonout_close(o->b, ']');
}

/* Stored text: what is no object any more doesn't spoil the record. */
static void
put_x(const struct out *o)
{
	const char *s = o->t != NULL ? o->t->s[TEXT_X] : NULL;
	struct err e = ERR_INIT;
	struct jx *x = NULL;

	put_key(o->b, KEY("x"));
	if (s != NULL && o->t->len[TEXT_X] > 2)
		x = jx_parse(s, o->t->len[TEXT_X], &e);
	if (jx_type(x) != JX_OBJECT)
		jsonout_raw(o->b, "{}", 2);
	else if (o->t->reveal)
		jx_put(o->b, x);
	else
		jxmask_put(o->b, x);
	jx_free(x);
}

static void
put_step(struct out *o, const struct step *step)
{
	switch ((enum step_kind)step->kind) {
	case STEP_MEMBER:
	case STEP_PROMISED:
		put_member(o, step);
		break;
	case STEP_TEXT:
		put_text(o, step->what);
		break;
	case STEP_OPEN:
	case STEP_OPEN_NULL:
		o->open[o->depth++] = step;
		break;
	case STEP_CLOSE:
		close_group(o);
		break;
	case STEP_NO:
		put_key(o->b, KEY("no"));
		jsonout_texts(o->b, o->r->no);
		break;
	case STEP_LINKS:
		put_links(o);
		break;
	case STEP_X:
		put_x(o);
		break;
	}
}

void
recordout_put(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct recordout_links *links,
    const struct words *w)
{
	struct out o = { b, r, t, links, w, 0, 0, { NULL }, BUF_INIT };
	size_t i;

	jsonout_open(b, '{');
	jsonout_key(b, "v");
	jsonout_int(b, RECORD_VERSION);
	jsonout_key(b, "id");
	buf_putc(b, '"');
	record_put_id(b, r, w);
	buf_putc(b, '"');
	for (i = 0; i < STEPS; i++) {
		/* most members of most cases */
		if (order[i].kind == STEP_MEMBER &&
		    (r->m[order[i].what] == NUM_NONE || is_hidden(&o,
		    order[i].what)))
			continue;
		put_step(&o, &order[i]);
	}
	jsonout_close(b, '}');
	buf_release(&o.masked);
}
