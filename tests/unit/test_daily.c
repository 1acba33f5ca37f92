/* The daily sheet: which case stands in which block, the figures, the past. */
#include <stdlib.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/daily.h"
#include "sheet/figures.h"
#include "sheet/gather.h"
#include "store/journal.h"
#include "tap.h"
#include "time/date.h"

#define HOUR 3600
#define DAY_S 86400

static struct words *w;
static struct policy *policy;
static int64_t day, now;	/* 2026-11-22; the next morning at nine */
static struct daily_options options;

static int64_t
at(const char *text)
{
	struct err e = ERR_INIT;
	int64_t t = 0;

	OK_INT(date_parse_at(text, strlen(text), &t, &e), 0, text);
	return t;
}

static void
load(void)
{
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;

	w = words_new();
	now = at("2026-11-23T09:00:00+08:00");
	day = date_day_of(now) - 1;
	policy = policy_load("lib/rule/default.json", day, w, &problems, &e);
	OK_TEXT(problems.data, "", "the policy is well");
	options.day = day;
	options.state_at = now;
	options.policy = policy;
	options.start_day = day - 10;
	buf_release(&problems);
}

/* --- blocks ------------------------------------------------------------- */

#define BIT(block) (1u << DAILY_##block)
#define NONE NUM_NONE

static const struct block_case {
	const char *name;
	int64_t received, state, level, flags, due, closed, asked, city;
	unsigned want;		/* times are from now on, NONE unknown */
} block_cases[] = {
	{ "nothing of the day", -9 * DAY_S, STATE_HANDLING, 3, 0, 2 * DAY_S,
	  NONE, NONE, NONE, 0 },
	{ "its last second", -9 * HOUR - 1, STATE_HANDLING, 3, 0, 2 * DAY_S,
	  NONE, NONE, NONE, BIT(NEW) },
	{ "the next day's first", -9 * HOUR, STATE_HANDLING, 3, 0, 2 * DAY_S,
	  NONE, NONE, NONE, 0 },
	{ "its first second", -33 * HOUR, STATE_CLOSED, 3, 0, DAY_S, -HOUR,
	  NONE, NONE, BIT(NEW) },
	{ "one second earlier", -33 * HOUR - 1, STATE_CLOSED, 3, 0, DAY_S,
	  -HOUR, NONE, NONE, 0 },
	{ "due this very second", -9 * DAY_S, STATE_HANDLING, 3, 0, 0,
	  NONE, NONE, NONE, BIT(SOON) },
	{ "due a second ago", -9 * DAY_S, STATE_HANDLING, 3, 0, -1,
	  NONE, NONE, NONE, BIT(OVERDUE) },
	{ "due in 24 hours", -9 * DAY_S, STATE_RECEIVED, 3, 0, DAY_S,
	  NONE, NONE, NONE, BIT(SOON) },
	{ "a second later", -9 * DAY_S, STATE_RECEIVED, 3, 0, DAY_S + 1,
	  NONE, NONE, NONE, 0 },
	{ "no due time", -9 * DAY_S, STATE_RECEIVED, 3, 0, NONE,
	  NONE, NONE, NONE, 0 },
	{ "closed is not late", -9 * DAY_S, STATE_CLOSED, 1, FLAG_THREAT,
	  -DAY_S, -HOUR, NONE, NONE, 0 },
	{ "returned neither", -9 * DAY_S, STATE_RETURNED, 1, 0, -DAY_S,
	  NONE, NONE, NONE, 0 },
	{ "level 1", -9 * DAY_S, STATE_HANDLING, 1, 0, 2 * DAY_S,
	  NONE, NONE, NONE, BIT(URGENT) },
	{ "a threat of level 3", -9 * DAY_S, STATE_HANDLING, 3, FLAG_THREAT,
	  -1, NONE, NONE, NONE, BIT(URGENT) | BIT(OVERDUE) },
	{ "a return asked for", -9 * DAY_S, STATE_ASSIGNED, 3, 0, 2 * DAY_S,
	  NONE, -HOUR, NONE, BIT(RETURNS) },
	{ "a result that waits", -9 * DAY_S, STATE_SUBMITTED, 3, 0, -HOUR,
	  NONE, NONE, NONE, BIT(CLOSINGS) | BIT(OVERDUE) },
	{ "a no of the day", -9 * DAY_S, STATE_CLOSED, 3, 0, -DAY_S,
	  -2 * DAY_S, NONE, -10 * HOUR, BIT(NEGATIVE) },
	{ "a no of the next day", -9 * DAY_S, STATE_CLOSED, 3, 0, -DAY_S,
	  -2 * DAY_S, NONE, -9 * HOUR, 0 },
	{ "a no to what was before", -90 * DAY_S, STATE_CLOSED, 3, 0,
	  -80 * DAY_S, -80 * DAY_S, NONE, -10 * HOUR, 0 },
	{ "new and of before the start", -10 * HOUR, STATE_CLOSED, 1, 0,
	  -DAY_S, -80 * DAY_S, NONE, -10 * HOUR, BIT(NEW) },
	{ "old, open since before the start", -90 * DAY_S, STATE_ASSIGNED,
	  3, 0, -80 * DAY_S, NONE, NONE, NONE, BIT(OVERDUE) },
};

static int64_t
from_now(int64_t span)
{
	return span == NUM_NONE ? NUM_NONE : now + span;
}

static void
try_blocks(void)
{
	const struct block_case *c;
	struct record r;
	size_t i;

	for (i = 0; i < sizeof(block_cases) / sizeof(block_cases[0]); i++) {
		c = &block_cases[i];
		record_init(&r);
		r.m[M_RECEIVED_AT] = from_now(c->received);
		r.m[M_STATE] = c->state;
		r.m[M_LEVEL] = c->level;
		r.m[M_FLAGS] = c->flags;
		r.m[M_DUE_SOLVE] = from_now(c->due);
		r.m[M_CLOSED_AT] = from_now(c->closed);
		r.m[M_RETURN_ASKED_AT] = from_now(c->asked);
		r.m[M_CITY_AT] = from_now(c->city);
		r.m[M_CITY_SOLVED] = c->city == NUM_NONE ? NUM_NONE : 0;
		OK_INT(gather_blocks(&options, &r), c->want, c->name);
	}
}

static const struct answer_case {
	const char *name;
	int64_t valid, contacted, solved;
	const char *satisfied;
	int city, own;		/* negative where the city, the office asked */
} answer_cases[] = {
	{ "all is well", 1, 1, 1, "满意", 0, 0 },
	{ "basically", 1, 1, 1, "基本满意", 0, 0 },
	{ "not contacted", 1, 0, 1, "满意", 1, 1 },
	{ "not solved", 1, 1, 0, "满意", 1, 1 },
	{ "not satisfied", 1, 1, 1, "不满意", 1, 1 },
	{ "very much not", NONE, NONE, NONE, "非常不满意", 1, 1 },
	{ "nobody answered", 0, 0, 0, "无人接听", 0, 1 },
	{ "no answer", NONE, NONE, NONE, "", 0, 0 },
	{ "unknown answer", 1, NONE, NONE, "不满意吗", 0, 0 },
};

static void
try_answers(void)
{
	const struct answer_case *c;
	struct record r, s;
	size_t i;

	for (i = 0; i < sizeof(answer_cases) / sizeof(answer_cases[0]); i++) {
		c = &answer_cases[i];
		record_init(&r);
		r.m[M_STATE] = STATE_CLOSED;
		s = r;
		r.m[M_CITY_AT] = s.m[M_OWN_AT] = date_day_start(day);
		r.m[M_CITY_VALID] = c->valid;
		r.m[M_CITY_CONTACTED] = s.m[M_OWN_CONTACTED] = c->contacted;
		r.m[M_CITY_SOLVED] = s.m[M_OWN_SOLVED] = c->solved;
		r.m[M_CITY_SATISFIED] = s.m[M_OWN_SATISFIED] =
		    words_adds(w, c->satisfied);
		OK_INT(gather_blocks(&options, &r) != 0, c->city, c->name);
		OK_INT(gather_blocks(&options, &s) != 0, c->own, c->name);
	}
}

/* --- figures ------------------------------------------------------------ */

static void
try_figures(void)
{
	struct figures f, back;
	struct buf json = BUF_INIT, again = BUF_INIT, diff = BUF_INIT;
	struct err e = ERR_INIT;

	memset(&f, 0, sizeof(f));
	f.day = day;
	f.received = 43;
	f.blocks[DAILY_CLOSINGS] = 7;
	f.rates[RATES_CITY][RATES_FULL] = (struct rates_count){
	    .received = 220, .listed = 210, .valid = 200, .contacted = 198,
	    .solved = 176, .satisfied = 150, .basic = 30 };
	f.from_at = at("2026-11-19T00:00:00+08:00");
	f.to_at = at("2026-11-22T12:00:00+08:00");
	f.exported_at = NUM_NONE;
	f.latest_at = now;
	figures_put(&json, &f, policy, w);
	OK(strstr(json.data, "\"response_rate\":\"99.0\",\"solve_rate\":"
	    "\"88.0\",\"satisfaction_rate\":\"88.5\",\"score\":\"89.3\"") !=
	    NULL, "the golden vector");
	OK_INT(figures_read(&back, json.data, json.len, &e), 0, "read back");
	figures_put(&again, &back, policy, w);
	OK_TEXT(again.data, json.data, "nothing is lost");
	OK_INT(figures_put_differences(&diff, &f, &back), 0, "no difference");
	back.blocks[DAILY_CLOSINGS] = 8;
	back.rates[RATES_CITY][RATES_FULL].solved = 175;
	back.latest_at = now + 1;
	OK_INT(figures_put_differences(&diff, &f, &back), 2, "two");
	OK_TEXT(diff.data, "blocks.closings 7 -> 8, "
	    "rates.city.full.solved 176 -> 175", "named");
	OK_INT(figures_read(&back, "{\"day\":", 7, &e), -1, "no JSON");
	OK_INT(figures_read(&back, "{}", 2, &e), 0, "an empty object");
	OK_INT(back.blocks[0], 0, "is all zeros");
	buf_release(&diff);
	buf_release(&again);
	buf_release(&json);
}

/* --- from a database ---------------------------------------------------- */

static struct db *
open_db(const char *folder)
{
	struct buf path = BUF_INIT, key = BUF_INIT;
	struct db_options o = { .mode = DB_CREATE, .wait_s = 1 };
	struct err e = ERR_INIT;
	struct db *db = NULL;

	buf_printf(&path, "%s/js.db", folder);
	buf_printf(&key, "%s/key", folder);
	o.path = path.data;
	o.key_path = key.data;
	o.now_at = o.clock_at = now;
	OK_INT(db_open(&db, &o, w, &e), 0, "a database");
	OK_TEXT(e.text, "", "without a reason against it");
	buf_release(&key);
	buf_release(&path);
	return db;
}

static void
receive(struct db *db, const char *no, int64_t received, int64_t due)
{
	static const char text[] = "电梯故障，电话１３８１２３４５６７８";
	struct err e = ERR_INIT;
	struct event ev;
	struct record r;

	record_init(&r);
	r.m[M_SRC] = words_adds(w, "bj12345");
	r.m[M_ROLE] = ROLE_LEAD;
	snprintf(r.no, sizeof(r.no), "%s", no);
	event_init(&ev, EV_RECEIVE, received);
	ev.rev = 1;
	event_set(&ev, M_SRC, r.m[M_SRC]);
	event_set(&ev, M_ROLE, ROLE_LEAD);
	event_set(&ev, M_RECEIVED_AT, received);
	event_set(&ev, M_LEVEL, 3);
	event_set(&ev, M_LEAD, words_adds(w, "物业管理科"));
	event_set(&ev, M_DUE_SOLVE, due);
	event_set_bytes(&ev, EF_NO, no, strlen(no));
	event_text(&ev, TEXT_BODY, text, sizeof(text) - 1);
	OK_INT(journal_append_case(db, &ev, &r, &e), 0, no);
	OK_TEXT(e.text, "", "received");
}

static void
remove_folder(const char *folder)
{
	static const char *const names[] = { "js.db", "js.db-wal",
		"js.db-shm", "js.db.lock", "key" };
	struct buf path = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s", folder, names[i]);
		(void)unlink(path.data);
	}
	OK_INT(rmdir(folder), 0, "nothing else was made");
	buf_release(&path);
}

static int64_t
fill(struct db *db)
{
	unsigned char head[DIGEST_LEN];
	struct err e = ERR_INIT;
	int64_t seq = 0;

	OK_INT(db_begin(db, &e), 0, "begin");
	receive(db, "1", now - 10 * HOUR, now + 9 * DAY_S);
	receive(db, "2", now - 9 * DAY_S, now - DAY_S);
	receive(db, "3", now - 9 * DAY_S, now + HOUR);
	receive(db, "4", now - 40 * DAY_S, now + 9 * DAY_S);
	OK_INT(db_commit(db, &e), 0, "commit");
	OK_INT(journal_head(db, &seq, head, &e), 0, "head");
	return seq;
}

static void
try_same(struct db *db, struct daily *live, int64_t seq)
{
	unsigned char one[DIGEST_LEN], two[DIGEST_LEN];
	struct buf was = BUF_INIT, is = BUF_INIT;
	struct err e = ERR_INIT;
	struct daily *past;

	options.as_of_seq = seq;
	past = daily_new(db, &options, &e);
	options.as_of_seq = 0;
	OK(past != NULL, "as of then");
	daily_put_figures(&was, live);
	daily_put_figures(&is, past);
	OK_TEXT(is.data, was.data, "the figures of then");
	daily_list_digest(live, one);
	daily_list_digest(past, two);
	OK(memcmp(one, two, sizeof(one)) == 0, "the list of then");
	daily_free(past);
	buf_release(&is);
	buf_release(&was);
}

static void
try_page(struct daily *live)
{
	struct err e = ERR_INIT;
	struct page *p = daily_page(live, NULL, &e);
	struct buf b = BUF_INIT;
	enum format f;

	OK(p != NULL, "a page");
	for (f = FORMAT_NDJSON; f <= FORMAT_JSON; f++) {
		buf_reset(&b);
		page_render(&b, p, f);
		OK(strstr(b.data, "UNSIGNED") != NULL, "is marked");
		OK(strstr(b.data, "１３８１２３４５６７８") == NULL,
		    "names no number");
	}
	buf_release(&b);
	page_free(p);
}

static void
try_database(void)
{
	char folder[] = "/tmp/test_daily.XXXXXX";
	unsigned char one[DIGEST_LEN], two[DIGEST_LEN];
	struct err e = ERR_INIT;
	struct daily *live, *later;
	struct db *db;
	int64_t seq;

	OK(mkdtemp(folder) != NULL, "a folder");
	db = open_db(folder);
	live = daily_new(db, &options, &e);
	OK(live != NULL, "an empty database has a sheet");
	OK_INT(daily_count(live, DAILY_NEW), 0, "an empty one");
	daily_free(live);
	seq = fill(db);
	live = daily_new(db, &options, &e);
	OK_INT(daily_count(live, DAILY_NEW), 1, "new");
	OK_INT(daily_count(live, DAILY_SOON), 1, "soon");
	OK_INT(daily_count(live, DAILY_OVERDUE), 1, "overdue");
	OK_INT(daily_count(live, DAILY_CLOSINGS), 0, "closings");
	try_same(db, live, seq);
	OK_INT(db_begin(db, &e), 0, "begin");
	receive(db, "5", now - 11 * HOUR, now - HOUR);
	later = daily_new(db, &options, &e);
	OK_INT(daily_count(later, DAILY_NEW), 2, "within a transaction");
	OK_INT(db_commit(db, &e), 0, "commit");
	daily_list_digest(live, one);
	daily_list_digest(later, two);
	OK(memcmp(one, two, sizeof(one)) != 0, "another list");
	try_same(db, live, seq);
	try_page(later);
	daily_free(later);
	daily_free(live);
	db_close(db);
	remove_folder(folder);
}

int
main(void)
{
	lang_set(LANG_EN, LANG_EN);
	load();
	try_blocks();
	try_answers();
	try_figures();
	try_database();
	policy_free(policy);
	words_free(w);
	return DONE();
}
