/* Matters: what may follow what, votes against thresholds, names. */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "life/mattermake.h"
#include "rule/matterrule.h"
#include "tap.h"

static struct words *words;
static struct policy *policy;
static struct decide decide;

#define NO INT64_C(202611230001)
#define NOW_AT 1795400000

/* Make an act and fold it; the code of the refusal, or ERR_NONE. */
static int
act(struct matter *m, struct matter_wish *w, struct err *e)
{
	struct buf figures = BUF_INIT;
	struct event ev;
	int rc;

	err_reset(e);
	rc = mattermake_event(&ev, NO, m, w, &decide, &figures, e);
	if (rc == 0)
		rc = matter_fold(m, &ev, words, e);
	buf_release(&figures);
	return rc < 0 ? (int)e->code : ERR_NONE;
}

static int
plain(struct matter *m, enum matter_act a, const char *text)
{
	struct matter_wish w;
	struct err e = ERR_INIT;

	mattermake_wish_init(&w);
	w.act = a;
	w.text = text;
	return act(m, &w, &e);
}

static int
commit(struct matter *m, const char *by, int64_t until_at)
{
	struct matter_wish w;
	struct err e = ERR_INIT;

	mattermake_wish_init(&w);
	w.act = MATTER_COMMIT;
	w.text = "出图";
	w.party = words_adds(words, by);
	w.until_at = until_at;
	return act(m, &w, &e);
}

static int
settle(struct matter *m, int64_t item, int64_t kept)
{
	struct matter_wish w;
	struct err e = ERR_INIT;

	mattermake_wish_init(&w);
	w.act = MATTER_SETTLE;
	w.item = item;
	w.kept = kept;
	return act(m, &w, &e);
}

static int
link_case(struct matter *m, int64_t key)
{
	struct matter_wish w;
	struct err e = ERR_INIT;

	mattermake_wish_init(&w);
	w.act = MATTER_LINK;
	w.key = key;
	w.id = "bj12345-1";
	return act(m, &w, &e);
}

static int
close_as(struct matter *m, const char *ending, int64_t until_at)
{
	struct matter_wish w;
	struct err e = ERR_INIT;

	mattermake_wish_init(&w);
	w.act = MATTER_CLOSE;
	w.ending = words_adds(words, ending);
	w.until_at = until_at;
	return act(m, &w, &e);
}

static void
try_order(void)
{
	struct matter_wish w;
	struct err e = ERR_INIT;
	struct matter m;
	int a;

	matter_init(&m);
	for (a = MATTER_LINK; a < MATTER_ACTS; a++) {
		if (a == MATTER_BOUNDARY || a == MATTER_MEETING ||
		    a == MATTER_OPTION || a == MATTER_REOPEN)
			OK_INT(plain(&m, (enum matter_act)a, "x"),
			    ERR_REFUSED, "nothing before it is opened");
	}
	OK_INT(plain(&m, MATTER_OPEN, "加装电梯"), ERR_NONE, "opened");
	OK_INT(plain(&m, MATTER_OPEN, "加装电梯"), ERR_REFUSED, "not twice");
	OK_INT(plain(&m, MATTER_REOPEN, "x"), ERR_REFUSED, "it is open");
	OK_INT(link_case(&m, 1), ERR_NONE, "a case");
	OK_INT(link_case(&m, 1), ERR_REFUSED, "not twice");
	OK_INT(link_case(&m, 2), ERR_NONE, "another");
	OK_INT(commit(&m, "物业", NOW_AT + 1), ERR_REFUSED,
	    "who does not sit there");
	OK_INT(commit(&m, "物业科", NOW_AT + 1), ERR_NONE, "but a unit may");
	mattermake_wish_init(&w);
	w.act = MATTER_PARTY;
	w.party = words_adds(words, "物业");
	OK_INT(act(&m, &w, &e), ERR_NONE, "a party");
	OK_INT(commit(&m, "物业", NOW_AT), ERR_REFUSED, "now is too late");
	OK_INT(commit(&m, "物业", NOW_AT + 1), ERR_NONE, "later is not");
	OK_INT(matter_count(&m, MATTER_COMMIT), 2, "two stand");
	OK_INT(settle(&m, 3, 1), ERR_REFUSED, "the third is none");
	OK_INT(settle(&m, 0, 1), ERR_REFUSED, "nor is number 0");
	OK_INT(settle(&m, 1, 1), ERR_NONE, "the first was kept");
	OK_INT(settle(&m, 1, 0), ERR_REFUSED, "that is settled");
	OK_INT(close_as(&m, "挂账", NUM_NONE), ERR_REFUSED, "when again?");
	OK_INT(close_as(&m, "挂账", NOW_AT), ERR_REFUSED, "not now");
	OK_INT(close_as(&m, "算了", NUM_NONE), ERR_REFUSED, "no ending");
	OK_INT(close_as(&m, "挂账", NOW_AT + 9), ERR_NONE, "closed");
	OK_INT(close_as(&m, "移交", NUM_NONE), ERR_REFUSED, "not twice");
	OK_INT(plain(&m, MATTER_OPTION, "x"), ERR_REFUSED, "it is closed");
	OK_INT(settle(&m, 2, 0), ERR_NONE, "promises live on");
	OK_INT(plain(&m, MATTER_REOPEN, "x"), ERR_NONE, "opened again");
	OK_INT(plain(&m, MATTER_OPTION, "x"), ERR_NONE, "it goes on");
	OK_INT(m.rev, 11, "each act counts");
	decide.at = NOW_AT - 5;
	OK_INT(plain(&m, MATTER_MEETING, "x"), ERR_REFUSED,
	    "before it was opened");
	decide.at = NOW_AT;
	matter_release(&m);
}

/* Owners, area; voted, its area; agreed, its area. */
static const struct {
	struct matterrule_vote v;
	int is_sound, major, minor;
} votes[] = {
	{ { 3, 3, 2, 2, 2, 2 }, 1, 1, 1 },
	{ { 3, 3, 1, 3, 1, 3 }, 1, 0, 0 },		/* too few heads */
	{ { 3, 3, 3, 1, 3, 1 }, 1, 0, 0 },		/* too little area */
	{ { 12, 12, 8, 8, 6, 6 }, 1, 1, 1 },		/* just 3/4 */
	{ { 12, 12, 8, 8, 5, 8 }, 1, 0, 1 },
	{ { 12, 12, 8, 8, 8, 5 }, 1, 0, 1 },
	{ { 12, 12, 8, 8, 4, 8 }, 1, 0, 0 },		/* half is not more */
	{ { 12, 12, 0, 0, 0, 0 }, 1, 0, 0 },
	{ { 0, 0, 0, 0, 0, 0 }, 0, 0, 0 },
	{ { 3, 3, 4, 3, 1, 1 }, 0, 0, 0 },
	{ { 3, 3, 2, 2, 3, 2 }, 0, 0, 0 },
	{ { 3, 3, 2, 2, -1, 2 }, 0, 0, 0 },
	{ { INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX,
	    INT64_MAX }, 1, 1, 1 },
};

static void
try_votes(void)
{
	const struct policy_consent *major = matterrule_consent(policy,
	    words_adds(words, "重大事项"));
	const struct policy_consent *minor = matterrule_consent(policy,
	    words_adds(words, "一般事项"));
	size_t i;

	OK(major != NULL && minor != NULL, "the policy's rules");
	for (i = 0; i < sizeof(votes) / sizeof(votes[0]); i++) {
		OK_INT(matterrule_vote_is_sound(&votes[i].v),
		    votes[i].is_sound, "sound");
		if (!votes[i].is_sound)
			continue;
		OK_INT(matterrule_is_carried(major, &votes[i].v),
		    votes[i].major, "two thirds, three quarters");
		OK_INT(matterrule_is_carried(minor, &votes[i].v),
		    votes[i].minor, "two thirds, more than half");
	}
}

static void
try_names(void)
{
	static const char *const none[] = { "", "m-", "m-20261123-001",
		"m-20261123-00011", "x-20261123-0001", "m-2026112a-0001",
		"m--0261123-0001", "m-20261123--001", "ｍ-20261123-0001" };
	struct buf b = BUF_INIT;
	size_t i;

	matter_put_id(&b, NO);
	OK_TEXT(b.data, "m-20261123-0001", "its name");
	OK_INT(matter_parse_id(b.data, b.len), NO, "and back");
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		OK_INT(matter_parse_id(none[i], strlen(none[i])), NUM_NONE,
		    none[i]);
	buf_release(&b);
}

int
main(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;

	words = words_new();
	policy = policy_load("lib/rule/default.json", 21000, words,
	    &problems, &e);
	OK(policy != NULL, e.text);
	decide.policy = policy;
	decide.words = words;
	decide.now_at = decide.at = NOW_AT;
	decide.actor = NUM_NONE;
	if (policy != NULL) {
		try_order();
		try_votes();
		try_names();
	}
	policy_free(policy);
	buf_release(&problems);
	words_free(words);
	return DONE();
}
