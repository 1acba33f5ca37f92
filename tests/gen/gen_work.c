#include "gen/gen_work.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "gen/gen_said.h"
#include "rule/deadline.h"
#include "time/date.h"

/* --- before the work ----------------------------------------------------- */

static void
receive(struct gen_story *s)
{
	struct deadline_facts d = { .level = NUM_NONE, .due_at = NUM_NONE };
	struct deadline_rules rules = { s->o->policy, s->o->words,
		s->o->calendar };
	struct gen_file *f = gen_life_file(s->l);
	struct record *r = &f->facts;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	const char *path = words_text(s->o->words, s->c->category);

	r->m[M_SRC] = s->o->policy->source;
	r->m[M_ROLE] = ROLE_LEAD;
	r->m[M_RECEIVED_AT] = d.received_at = s->c->received_at;
	r->m[M_DISPATCHED_AT] = d.dispatched_at = s->c->received_at +
	    gen_story_seconds(s, 5 * MIN, 30 * MIN);
	r->m[M_CHANNEL] = gen_story_word(s, "电话");
	r->m[M_NATURE] = gen_story_word(s, "投诉");
	r->m[M_CATEGORY] = d.category = s->c->category;
	r->m[M_STREET] = s->o->policy->office;
	r->m[M_COMMUNITY] = s->u->is_community ? s->u->name : NUM_NONE;
	r->m[M_SITE] = gen_story_word(s, s->site);
	r->m[M_FLAGS] = 0;
	if (deadline_decide(r, &d, &rules, &e) < 0)
		BUG("a case of the generator has no due time");
	snprintf(r->no, sizeof(r->no), "%012zu", s->l->nfiles);
	gen_story_phone(f->phone, gen_story_does(s, PLANT_STAFF_NUMBER) ?
	    GEN_STAFF_NUMBER + rng_below(s->r, GEN_STAFF_NUMBERS) :
	    s->c->person);
	gen_said_body(&b, s->r, s->site, strrchr(path, '/') == NULL ? path :
	    strrchr(path, '/') + 1);
	f->body = buf_take(&b);
	f->point = mem_text(s->site);
	f->unit = s->c->unit;
	s->start_at = r->m[M_DISPATCHED_AT];
	s->due_at = r->m[M_DUE_SOLVE];
	s->t = s->start_at;
	gen_story_step(s, EV_RECEIVE, NULL)->actor = NUM_NONE;
}

static void
assign(struct gen_story *s, int64_t lead)
{
	struct gen_step *a;

	a = gen_story_step(s, EV_ASSIGN, "派单员");
	a->wish.lead = lead;
}

/* Back to the desk, early or shortly before that is too late, which sends it
 * on. */
static void
send_back(struct gen_story *s, int64_t next, int used_percent)
{
	const struct policy *p = s->o->policy;
	int64_t level = s->l->files[s->l->nfiles - 1].facts.m[M_LEVEL];
	struct gen_step *a;

	s->t += p->levels[level - 1].return_s * used_percent / 100;
	a = gen_story_step(s, EV_RETURN, NULL);
	a->wish.to = gen_story_word(s, "desk");
	a->wish.ground = gen_story_word(s, "职责不符");
	a->wish.evidence = gen_story_word(s, "职责清单");
	s->t += gen_story_seconds(s, 5 * MIN, 40 * MIN);
	a = gen_story_step(s, EV_RETURN_DECIDE, "派单员");
	a->wish.granted = 1;
	a->wish.why = gen_story_word(s, "另派");
	s->t += gen_story_seconds(s, 5 * MIN, 20 * MIN);
	assign(s, next);
}

/* A section, since those may lead anything. */
static int64_t
another(struct gen_story *s)
{
	int i = rng_below(s->r, s->o->nunits);

	while (s->o->units[i].is_community || &s->o->units[i] == s->u)
		i = (i + 1) % s->o->nunits;
	return s->o->units[i].name;
}

static void
begin(struct gen_story *s)
{
	s->t = gen_story_at_work(s, s->t + gen_story_seconds(s, 10 * MIN,
	    60 * MIN));
	assign(s, s->u->name);
	if (gen_story_does(s, PLANT_PING_PONG)) {
		send_back(s, another(s), rng_between(s->r, 82, 97));
		send_back(s, s->u->name, rng_between(s->r, 10, 50));
	} else if (rng_permille(s->r, 15)) {
		send_back(s, another(s), rng_between(s->r, 10, 60));
		send_back(s, s->u->name, rng_between(s->r, 10, 60));
	}
	gen_story_pass_time(s, 5 * MIN, 90 * MIN);
	gen_story_step(s, EV_SIGN, NULL)->wish.officer = s->u->handler;
}

/* --- the work ------------------------------------------------------------ */

static void
milestone(struct gen_story *s, const char *name)
{
	struct gen_step *p = gen_story_step(s, EV_PROGRESS, NULL);

	p->wish.milestone = gen_story_word(s, name);
	if (rng_permille(s->r, 800))
		p->wish.evidence = gen_story_word(s, "照片");
}

/* Milder, or with more time, when little of it is left. */
static void
downgrade(struct gen_story *s)
{
	const struct gen_file *f = &s->l->files[s->l->nfiles - 1];
	int level = (int)f->facts.m[M_LEVEL];
	struct gen_step *a;

	if (s->t < f->at)
		s->t = f->at;
	if (s->t >= s->due_at)
		return;
	if (level < POLICY_LEVELS) {
		a = gen_story_step(s, EV_CORRECT, "值班长");
		a->wish.member = M_LEVEL;
		a->wish.value = level + 1;
		a->wish.why = gen_story_word(s, "分级有误");
	} else {
		a = gen_story_step(s, EV_EXTEND, "值班长");
		a->wish.until_at = s->due_at + 5 * DAY;
		a->wish.why = gen_story_word(s, "待施工");
		a->wish.consent = gen_story_word(s, "京诉延0001");
		a->wish.told = 1;
	}
}

/* When the result is there: a share of the time allowed, in working hours. */
static int64_t
result_time(struct gen_story *s, int64_t share)
{
	return gen_story_at_work(s, s->start_at +
	    (s->due_at - s->start_at) * share / 1000);
}

static void
submit(struct gen_story *s)
{
	struct gen_step *a = gen_story_step(s, EV_RESOLVE, NULL);
	struct buf b = BUF_INIT;
	int64_t day = date_day_of(s->t);

	if (gen_story_does(s, PLANT_CLONE_TEXT))
		gen_said_result_again(&b, s->r, s->site);
	else
		gen_said_result(&b, s->r, s->site);
	gen_life_say(a, b.data);
	a->wish.evidence = gen_story_word(s, "照片");
	buf_release(&b);
	/* days later, late in the evening, with all the others */
	if (gen_story_does(s, PLANT_BATCH_ENTRY))
		gen_life_late(s->l, date_day_start(day + 4 - day % 3) +
		    23 * HOUR + gen_story_seconds(s, 0, 12 * MIN));
	s->t = s->l->files[s->l->nfiles - 1].at;
}

/* When the month of the assessment ends after that. */
static int64_t
edge_after(const struct gen_story *s, int64_t at)
{
	struct date d = date_from_day(date_day_of(at));
	int start = s->o->policy->period.month_start_day;

	if (d.day >= start && ++d.month > 12) {
		d.month = 1;
		d.year++;
	}
	d.day = start;
	return date_day_start(date_to_day(&d));
}

/* What was ready before a month ended is passed in the next one, and dated
 * back. */
static int
pass_behind_edge(struct gen_story *s)
{
	int64_t edge_at = edge_after(s, s->t);

	if (edge_at - s->t > 5 * DAY || edge_at - s->t < HOUR ||
	    !gen_story_does(s, PLANT_BORDER))
		return 0;
	gen_story_step(s, EV_PASS, "审核员");
	gen_life_late(s->l, gen_story_at_work(s, edge_at +
	    gen_story_seconds(s, 8 * HOUR, 60 * HOUR)));
	s->closed_at = s->t;
	s->t = s->l->files[s->l->nfiles - 1].at;
	return 1;
}

static void
pass(struct gen_story *s)
{
	if (pass_behind_edge(s))
		return;
	gen_story_step(s, EV_PASS, "审核员");
	s->closed_at = s->t;
}

static void
work_fast(struct gen_story *s)
{
	s->t += gen_story_seconds(s, 4 * MIN, 12 * MIN);
	submit(s);
	s->t += gen_story_seconds(s, MIN, 4 * MIN);
	pass(s);
}

/* Talk alone: call upon call, and no milestone. */
static void
talk(struct gen_story *s)
{
	int i, n = rng_between(s->r, 5, 7);

	for (i = 0; i < n; i++) {
		gen_story_call(s, i % 2 ? "progress" : "confirm", 1,
		    gen_story_seconds(s, 60, 400));
		gen_story_pass_time(s, HOUR, 5 * HOUR);
	}
}

/* Works that take months, seen to every week. */
static void
work_for_long(struct gen_story *s)
{
	int weeks = rng_between(s->r, 4, 12);

	while (weeks-- > 0) {
		gen_story_pass_time(s, 5 * DAY, 9 * DAY);
		milestone(s, "方案");
	}
}

/* Time goes by faster where there is less of it. */
static void
take_time(struct gen_story *s, int low, int high)
{
	int64_t span = s->due_at - s->start_at;
	int share = span < 7 * DAY ? (int)(1000 * span / (7 * DAY)) : 1000;

	gen_story_pass_time(s, low / 1000 * share, high / 1000 * share);
}

/* Submitted when an hour or two are left, where those are working hours. */
static int
submits_at_last(struct gen_story *s)
{
	int64_t at = s->due_at - gen_story_seconds(s, 20 * MIN, 100 * MIN);

	if (s->due_at - s->start_at < 3 * DAY ||
	    gen_story_at_work(s, at) != at ||
	    s->l->files[s->l->nfiles - 1].at > at ||
	    !gen_story_does(s, PLANT_HEAP))
		return 0;
	s->t = at;
	submit(s);
	s->t += gen_story_seconds(s, 5 * MIN, 20 * MIN);
	return 1;
}

static void
work_through(struct gen_story *s, int talks)
{
	int64_t done_at = result_time(s, rng_between(s->r, 80, 930));

	take_time(s, 20 * MIN, 2 * HOUR);
	gen_story_call_of_four(s, "understand");
	take_time(s, 2 * HOUR, 8 * HOUR);
	if (talks) {
		talk(s);
	} else {
		milestone(s, "踏勘");
		gen_story_call_of_four(s, "confirm");
		take_time(s, 2 * HOUR, 12 * HOUR);
		milestone(s, rng_permille(s->r, 500) ? "施工" : "方案");
		gen_story_call_of_four(s, "progress");
	}
	if (gen_story_does(s, PLANT_DOWNGRADE)) {
		s->t = s->start_at + (s->due_at - s->start_at) *
		    rng_between(s->r, 86, 97) / 100;
		downgrade(s);
		done_at = s->t + gen_story_seconds(s, 12 * HOUR, 60 * HOUR);
	}
	if (!submits_at_last(s)) {
		if (rng_permille(s->r, 50))
			work_for_long(s);
		s->t = gen_story_at_work(s, (s->t > done_at ? s->t :
		    done_at) + gen_story_seconds(s, 10 * MIN, 40 * MIN));
		submit(s);
		s->t += gen_story_seconds(s, 20 * MIN, 3 * HOUR);
	}
	gen_story_call(s, "result", 1, gen_story_seconds(s, 40, 200));
	gen_story_pass_time(s, 10 * MIN, 6 * HOUR);
	pass(s);
}

int
gen_work_until_closed(struct gen_story *s)
{
	int talks;

	receive(s);
	begin(s);
	if (gen_story_does(s, PLANT_FAST_CLOSE)) {
		work_fast(s);
		return 1;
	}
	if (gen_story_does(s, PLANT_IDLE)) {
		gen_story_pass_time(s, 10 * MIN, 2 * HOUR);
		gen_story_call_of_four(s, "understand");
		return 0;
	}
	talks = gen_story_does(s, PLANT_TALK_NO_WORK);
	work_through(s, talks);
	s->talks = talks;
	return 1;
}

void
gen_work_again(struct gen_story *s)
{
	gen_story_pass_time(s, 4 * HOUR, 30 * HOUR);
	milestone(s, "施工");
	gen_story_pass_time(s, HOUR, 8 * HOUR);
	submit(s);
	gen_story_pass_time(s, 20 * MIN, 2 * HOUR);
	gen_story_call(s, "result", 1, gen_story_seconds(s, 40, 200));
	gen_story_pass_time(s, 10 * MIN, 2 * HOUR);
	pass(s);
}
