#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/busyout.h"
#include "measure/volumes.h"
#include "store/busylog.h"
#include "store/days.h"
#include "time/date.h"

/*
 * 忙季: one person proposes a season that the policy declares or the volume
 * shows, a leader decides. It begins no earlier than it was proposed, never
 * on a day that was signed, and ends on its day by itself.
 */
#define DETECTED "detected"
#define LOOK_BACK_WEEKS 12	/* for busy weeks that a season still follows */

const struct cli_option busyseason_options[] = {
	{ "actor", 0, CLI_TEXT, NULL, NULL, "who proposes or decides" },
	{ "dry-run", 'n', CLI_FLAG, NULL, NULL, NULL },
	{ .name = NULL }
};

enum act { PROPOSE, APPROVE, REJECT };

struct run {
	struct ctx *ctx;
	enum act act;
	const char *what;		/* a season, or the seq of a proposal */
	int64_t actor;			/* word */
	struct busylog log;
	struct busylog_entry done;	/* its trigger is ours */
};

/* --- proposing ---------------------------------------------------------- */

static const struct goalrule_season *
find_declared(const struct policy *p, const struct words *w, const char *name)
{
	size_t i;

	for (i = 0; i < p->targets.nseasons; i++)
		if (strcmp(words_text(w, p->targets.seasons[i].name),
		    name) == 0)
			return &p->targets.seasons[i];
	return NULL;
}

/* The last season that busy weeks make, if it is not over. */
static int
detect(struct run *r, struct busy_season *s, struct err *e)
{
	struct ctx *c = r->ctx;
	struct volumes *v = volumes_new(c->db, c->policy, c->words,
	    c->now_at, e);
	const struct busy_weeks *w;
	struct busy_season *found = NULL;
	size_t n = 0;
	int rc;

	if (v == NULL)
		return -1;
	w = volumes_weeks(v);
	rc = busy_detect(w, w->last_week - LOOK_BACK_WEEKS, &found, &n, e);
	volumes_free(v);
	if (rc == 0 && (n == 0 ||
	    found[n - 1].to_day < date_day_of(c->now_at)))
		rc = err_set(e, ERR_REFUSED,
		    "busy: no week was busy of late");
	if (rc == 0)
		*s = found[n - 1];
	free(found);
	return rc;
}

static int
find_season(struct run *r, struct busy_season *s, struct err *e)
{
	struct ctx *c = r->ctx;
	const struct goalrule_season *declared;

	if (strcmp(r->what, DETECTED) == 0)
		return detect(r, s, e);
	declared = find_declared(c->policy, c->words, r->what);
	if (declared == NULL)
		return err_set(e, ERR_USAGE, "busy: the policy declares no "
		    "season '%s'", r->what);
	busy_declared(declared, date_day_of(c->now_at), s);
	return 0;
}

/* The day from which a season may hold: later than each signed one. */
static int
earliest(struct run *r, int64_t *day, struct err *e)
{
	int64_t last;

	if (days_last_signed(r->ctx->db, &last, e) < 0)
		return -1;
	*day = date_day_of(r->ctx->now_at);
	if (last != NUM_NONE && last + 1 > *day)
		*day = last + 1;
	return 0;
}

static int
overlaps(const struct busylog *l, const struct busylog_entry *b)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->of[i].state != BUSYLOG_REJECTED &&
		    l->of[i].from_day <= b->to_day &&
		    b->from_day <= l->of[i].to_day)
			return 1;
	return 0;
}

static int
propose(struct run *r, struct err *e)
{
	struct busylog_entry *b = &r->done;
	struct buf trigger = BUF_INIT;
	struct busy_season s;
	int64_t first;

	if (find_season(r, &s, e) < 0 || earliest(r, &first, e) < 0)
		return -1;
	b->name = s.name;
	b->from_day = s.from_day > first ? s.from_day : first;
	b->to_day = s.to_day;
	b->proposer = r->actor;
	b->proposed_at = r->ctx->now_at;
	b->decider = b->decided_at = NUM_NONE;
	if (b->from_day > b->to_day)
		return err_set(e, ERR_REFUSED,
		    "busy: all its days are signed or past");
	if (overlaps(&r->log, b))
		return err_set(e, ERR_REFUSED, "busy: these days have a "
		    "season already, proposed or approved");
	busyout_put_trigger(&trigger, &s, &r->ctx->policy->targets);
	b->trigger = buf_take(&trigger);
	return busylog_propose(r->ctx->db, b, e);
}

/* --- deciding ----------------------------------------------------------- */

static int
check_decider(struct run *r, const struct busylog_entry *b, struct err *e)
{
	const struct policy_person *person;

	if (b->state != BUSYLOG_PROPOSED)
		return err_set(e, ERR_REFUSED,
		    "busy: it was decided already");
	if (b->proposer == r->actor)
		return err_set(e, ERR_REFUSED,
		    "busy: who proposes does not decide");
	person = policy_person_find(r->ctx->policy, r->actor);
	if (r->ctx->policy->npeople > 0 &&
	    (person == NULL || person->role != KIND_LEADER))
		return err_set(e, ERR_REFUSED,
		    "busy: a leader decides");
	return 0;
}

static int
decide(struct run *r, struct err *e)
{
	const struct busylog_entry *b;
	int64_t seq, first, last;

	if (num_parse(r->what, strlen(r->what), &seq) < 0)
		return err_set(e, ERR_USAGE, "busy: no number of a proposal: "
		    "'%s'", r->what);
	b = busylog_find(&r->log, seq);
	if (b == NULL)
		return err_set(e, ERR_REFUSED,
		    "busy: no such proposal");
	if (check_decider(r, b, e) < 0 ||
	    days_last_signed(r->ctx->db, &last, e) < 0)
		return -1;
	first = last != NUM_NONE && last >= b->from_day ? last + 1 :
	    b->from_day;
	if (r->act == APPROVE && first > b->to_day)
		return err_set(e, ERR_REFUSED,
		    "busy: all its days are signed or past");
	r->done = *b;
	r->done.trigger = b->trigger != NULL ? mem_text(b->trigger) : NULL;
	r->done.decider = r->actor;
	r->done.decided_at = r->ctx->now_at;
	r->done.state = r->act == APPROVE ? BUSYLOG_APPROVED :
	    BUSYLOG_REJECTED;
	if (r->act == APPROVE)
		r->done.from_day = first;
	return busylog_decide(r->ctx->db, seq, r->act == APPROVE, first,
	    r->actor, r->ctx->now_at, e);
}

/* --- both --------------------------------------------------------------- */

static int
act(struct run *r, struct err *e)
{
	struct ctx *c = r->ctx;

	if (busylog_read(&r->log, c->db, e) < 0 ||
	    ctx_keep_policy(c, e) < 0)
		return -1;
	return r->act == PROPOSE ? propose(r, e) : decide(r, e);
}

/* Its number: that of the event which was just written. */
static int
read_back(struct run *r, struct err *e)
{
	if (r->act != PROPOSE)
		return 0;
	busylog_release(&r->log);
	if (busylog_read(&r->log, r->ctx->db, e) < 0)
		return -1;
	r->done.seq = r->log.of[r->log.n - 1].seq;
	return 0;
}

static int
print(struct run *r, struct err *e)
{
	struct grid g;
	int rc;

	grid_init(&g, lang_sheet("Busy seasons"));
	busyout_columns(&g);
	busyout_put_entry(&g, &r->done, date_day_of(r->ctx->now_at),
	    r->ctx->words);
	rc = ctx_print_grid(r->ctx, &g, e);
	grid_release(&g);
	return rc;
}

static int
write_down(struct run *r, struct err *e)
{
	struct db *db = r->ctx->db;
	int rc;

	if (db_begin(db, e) < 0)
		return -1;
	rc = act(r, e);
	if (rc == 0)
		rc = read_back(r, e);
	return db_end(db, rc, e) < 0 ? -1 : print(r, e);
}

static int
read_operands(struct run *r, int argc, char **argv, struct err *e)
{
	static const char *const acts[] = { [PROPOSE] = "propose",
		[APPROVE] = "approve", [REJECT] = "reject" };
	int i;

	if (argc != 2)
		return err_set(e, ERR_USAGE, "busy: wants propose SEASON, "
		    "approve NUMBER or reject NUMBER");
	for (i = PROPOSE; i <= REJECT; i++)
		if (strcmp(argv[0], acts[i]) == 0)
			break;
	if (i > REJECT)
		return err_set(e, ERR_USAGE, "busy: not propose, approve or "
		    "reject: '%s'", argv[0]);
	r->act = (enum act)i;
	r->what = argv[1];
	if (r->ctx->actor == NULL)
		return err_set(e, ERR_USAGE, "busy: --actor is missing");
	return 0;
}

int
busyseason_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct run r = { .ctx = c };
	int rc = -1;

	if (read_operands(&r, argc, argv, e) < 0 || ctx_policy(c, e) < 0)
		return -1;
	if (c->policy->targets.parts == 0)
		return err_set(e, ERR_DATA, "the policy has no 'targets'");
	if (ctx_db(c, DB_WRITE, e) < 0)
		return -1;
	ctx_ignore_sigpipe();
	r.actor = words_adds(c->words, c->actor);
	rc = write_down(&r, e);
	free(r.done.trigger);
	busylog_release(&r.log);
	return rc;
}
