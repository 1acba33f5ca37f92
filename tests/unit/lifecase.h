#ifndef LIFECASE_H
#define LIFECASE_H

/*
 * For tests of decisions: the default policy, a case, and one event decided
 * and folded into it. Include it after tap.h, once in a program.
 */
#include <string.h>

#include "base/io.h"
#include "base/num.h"
#include "life/decide.h"
#include "life/life.h"
#include "time/date.h"

static struct words *words;
static struct policy *policy;
static struct decide d;

static int64_t
word(const char *s)
{
	return words_adds(words, s);
}

/* Decide and fold; "" or the reason. */
static inline const char *
decide_to(struct event *ev, enum event_kind kind, struct record *r,
    const struct wish *w)
{
	static struct err e;

	err_reset(&e);
	if (decide_event(ev, kind, r, w, &d, &e) < 0 ||
	    life_apply(r, ev, &e) < 0)
		return e.text;
	return "";
}

static inline const char *
decide(enum event_kind kind, struct record *r, const struct wish *w)
{
	struct event ev;

	return decide_to(&ev, kind, r, w);
}

/* BUILD/MODE/test/test_x -> BUILD/MODE/share/jiesu/… */
static int
begin(const char *program)
{
	struct buf text = BUF_INIT, problems = BUF_INIT, path = BUF_INIT;
	const char *slash = strrchr(program, '/');
	struct err e = ERR_INIT;

	words = words_new();
	buf_put(&path, program, slash == NULL ? 0 :
	    (size_t)(slash - program) + 1);
	buf_puts(&path, "../share/jiesu/rule/default.json");
	if (io_read_file(&text, path.data, POLICY_MAX_BYTES, &e) == 0)
		policy = policy_parse(text.data, text.len, words, &problems,
		    &e);
	OK(policy != NULL, "the default policy loads");
	d.policy = policy;
	d.words = words;
	d.now_at = 10000000;
	d.at = 200000;
	d.actor = NUM_NONE;
	buf_release(&text);
	buf_release(&problems);
	buf_release(&path);
	return policy != NULL;
}

static void
end(void)
{
	policy_free(policy);
	words_free(words);
}

/* Of level 3, dispatched at 100,000 s; then led by 物业管理科, handled by 王岗. */
static void
make_case(struct record *r, int64_t state)
{
	record_init(r);
	r->key = 1;
	r->m[M_REV] = 2;
	r->m[M_STATE] = state;
	r->m[M_LEVEL] = 3;
	r->m[M_RECEIVED_AT] = 99000;
	r->m[M_DISPATCHED_AT] = 100000;
	r->m[M_DUE_SOLVE] = 100000 + 7 * DATE_DAY_S;
	r->m[M_LEAD] = state == STATE_RECEIVED ? NUM_NONE :
	    word("物业管理科");
	r->m[M_OFFICER] = word("王岗");
	r->m[M_SUBMITTED_BY] = word("王岗");
	if (state == STATE_CLOSED)
		r->m[M_CLOSED_AT] = 150000;
}

static inline void
refused(enum event_kind kind, int64_t state, const struct wish *w,
    const char *why, const char *name)
{
	struct record r;
	struct event ev;
	const char *got;

	make_case(&r, state);
	got = decide_to(&ev, kind, &r, w);
	OK(strstr(got, why) != NULL && got[0] != '\0', name);
}

#endif
