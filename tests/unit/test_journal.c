#include <string.h>
#include <unistd.h>

#include "tap.h"
#include "tempdb.h"

#include "base/buf.h"
#include "base/num.h"
#include "store/batches.h"
#include "store/callers.h"
#include "store/cases.h"
#include "store/days.h"
#include "store/journal.h"
#include "store/policies.h"
#include "store/verify.h"

static int
note(struct db *db, struct record *r, int64_t rev, int64_t at,
    const char *text, struct err *e)
{
	struct event ev;

	event_init(&ev, EV_NOTE, at);
	ev.key = r->key;
	ev.rev = rev;
	event_text(&ev, TEXT_NOTE, text, strlen(text));
	return journal_append_case(db, &ev, r, e);
}

/* Two programs meet new words at once: numbers of the one are not those of
 * the other, texts are. */
static void
test_two_programs(void)
{
	struct words *aw = words_new(), *bw = words_new();
	struct db *a, *b;
	struct record ra, rb, seen;
	struct err e = ERR_INIT;

	words_adds(bw, "别的");		/* so that the numbers differ */
	words_adds(bw, "更别的");
	a = open_db(DB_CREATE, aw, T0 + 10);
	b = open_db(DB_WRITE, bw, T0 + 20);
	OK(a != NULL && b != NULL, "one makes it, the other opens it");
	db_begin(a, &e);
	OK_INT(receive(a, "1", "供暖/室温", &ra), 0, "one writes");
	OK_INT(db_begin(b, &e), -1, "the other has to wait");
	OK_INT(e.code, ERR_BUSY, "and is told that it is busy");
	OK_INT(db_commit(a, &e), 0, "until the first is done");
	db_begin(b, &e);
	OK_INT(receive(b, "2", "水务/停水", &rb), 0, "then it writes");
	OK_INT(db_commit(b, &e), 0, "too");
	OK_INT(words_find(aw, "水务/停水", strlen("水务/停水")), NUM_NONE,
	    "one doesn't know its words yet");
	db_begin_read(a, &e);
	OK_INT(db_learn_words(a, &e), 0, "it learns them");
	OK(words_find(aw, "水务/停水", strlen("水务/停水")) != NUM_NONE,
	    "before it reads");
	db_end_read(a);
	OK_INT(cases_get_key(a, rb.key, &seen, &e), 1, "one sees the other's");
	db_begin(a, &e);
	db_rollback(a);
	OK_INT(cases_get_key(b, ra.key, &seen, &e), 1, "and the other way");
	OK_TEXT(words_text(bw, seen.m[M_CATEGORY]), "供暖/室温",
	    "with the words that were meant");
	OK_INT(verify(a), 0, "and all of it proves");
	db_close(a);
	db_close(b);
	words_free(aw);
	words_free(bw);
}

static void
test_revisions(void)
{
	struct words *w = words_new();
	struct db *db = open_db(DB_WRITE, w, T0 + 100);
	struct record r, old;
	struct err e = ERR_INIT;

	db_begin(db, &e);
	receive(db, "3", "供暖/室温", &r);
	old = r;
	OK_INT(note(db, &r, 2, T0 + 50, "看过了", &e), 0, "a note");
	OK_INT(note(db, &r, 2, T0 + 50, "看过了", &e), 1,
	    "the same at the same revision is there already");
	OK_INT(r.m[M_REV], 2, "and nothing was added");
	OK_INT(note(db, &r, 2, T0 + 51, "看过了", &e), -1,
	    "at another time it is another note");
	OK_INT(e.code, ERR_STALE, "and its record is stale");
	OK_INT(note(db, &r, 2, T0 + 50, "没看过", &e), -1,
	    "so it is with other words");
	OK_INT(note(db, &r, 3, T0 + 101, "明天的事", &e), -1,
	    "nothing happens after it is written");
	db_rollback(db);
	OK_INT(cases_get_key(db, old.key, &r, &e), 0,
	    "a rollback leaves nothing");
	db_close(db);
	words_free(w);
}

/* rec never decreases; the clock's own reading is kept. */
static int
look_at_clock(void *arg, const struct event *ev)
{
	int64_t *seen = arg;

	seen[0] = ev->rec;
	seen[1] = ev->clock;
	return 0;
}

static void
test_clock(void)
{
	struct words *w = words_new();
	struct db *db = open_db(DB_WRITE, w, T0 + 5);
	struct record r;
	struct err e = ERR_INIT;
	int64_t seen[2] = { 0, 0 };

	db_begin(db, &e);
	receive(db, "4", "水务/停水", &r);
	OK_INT(db_commit(db, &e), 0, "a clock that went back");
	journal_read(db, r.key, 0, NUM_NONE, look_at_clock, seen, &e);
	OK_INT(seen[0], T0 + 20, "rec is that of the last event");
	OK_INT(seen[1], T0 + 5, "the clock's reading is kept beside it");
	OK_INT(callers_catch_up(db, &e), 0, "callers are entered");
	OK_INT(verify(db), 0, "and all of it proves");
	db_close(db);
	words_free(w);
}

#define EVENTS_MAX 256

struct written {
	size_t n, ncorrected;
	int64_t rec[EVENTS_MAX], corrected[EVENTS_MAX];
};

static int
keep_rec(void *arg, const struct event *ev)
{
	struct written *all = arg;

	if (all->n < EVENTS_MAX)
		all->rec[all->n++] = ev->rec;
	if (ev->kind == EV_CORRECT)
		all->corrected[all->ncorrected++] = ev->seq;
	return 0;
}

static int
compare_corrected(void *arg, const struct event *ev)
{
	struct written *all = arg;

	if (all->n < all->ncorrected && all->corrected[all->n] == ev->seq)
		all->n++;
	else
		all->n = EVENTS_MAX;
	return 0;
}

/* Corrections by clocks that go forth and back. */
static void
write_corrections(struct words *w)
{
	static const int64_t clocks[] = { 40, 40, 30, 100, 41, 160, 160, 7 };
	struct err e = ERR_INIT;
	struct record r;
	struct event ev;
	struct db *db;
	size_t i;

	for (i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
		db = open_db(DB_WRITE, w, T0 + clocks[i]);
		db_begin(db, &e);
		cases_get_key(db, 1, &r, &e);
		event_init(&ev, EV_CORRECT, T0 + 1);
		ev.key = r.key;
		ev.rev = r.m[M_REV] + 1;
		event_set(&ev, M_CATEGORY, words_adds(w, i % 2 == 0 ?
		    "水务/停水" : "供暖/室温"));
		event_set(&ev, EF_MEMBER, M_CATEGORY);
		OK_INT(journal_append_case(db, &ev, &r, &e), 0, "corrected");
		OK_INT(db_commit(db, &e), 0, "and kept");
		db_close(db);
	}
}

/* What is found by halves and by an index, beside all that there is. */
static void
test_search(void)
{
	struct words *w = words_new();
	struct written all = { 0 };
	struct err e = ERR_INIT;
	int64_t at, seq, wrong = 0, n;
	struct db *db;

	write_corrections(w);
	db = open_db(DB_READ, w, T0 + 200);
	n = journal_read(db, 0, 0, NUM_NONE, keep_rec, &all, &e);
	OK(n > 8 && n < EVENTS_MAX, "all events are read");
	for (at = T0 - 2; at < T0 + 170; at++) {
		while (n > 0 && all.rec[n - 1] > at)
			n--;
		while (n < (int64_t)all.n && all.rec[n] <= at)
			n++;
		wrong += cases_seq_at(db, at, &seq, &e) < 0 || seq != n;
	}
	OK_INT(wrong, 0, "the last event written by each second");
	OK_INT((int64_t)all.ncorrected, 8, "eight corrections");
	all.n = 0;
	OK_INT(journal_read_kinds(db, 0, INT64_MAX, UINT64_C(1) << EV_CORRECT,
	    compare_corrected, &all, &e), 0, "are looked for");
	OK_INT((int64_t)all.n, 8, "and found in order");
	all.n = 3;
	journal_read_kinds(db, all.corrected[2], all.corrected[5],
	    UINT64_C(1) << EV_CORRECT, compare_corrected, &all, &e);
	OK_INT((int64_t)all.n, 6, "behind one, up to another");
	all.n = 0;
	journal_read_kinds(db, 0, INT64_MAX, UINT64_C(1) << EV_RETURN,
	    compare_corrected, &all, &e);
	OK_INT((int64_t)all.n, 0, "none of another kind");
	db_close(db);
	words_free(w);
}

static void
test_days(void)
{
	struct words *w = words_new();
	struct db *db = open_db(DB_WRITE, w, T0 + 86400 * 3);
	int64_t day = (T0 + 28800) / 86400;
	struct record r;
	struct event ev;
	struct err e = ERR_INIT;
	struct day d;

	db_begin(db, &e);
	event_init(&ev, EV_SIGN_DAY, T0 + 86400 * 3);
	ev.actor = words_adds(w, "主任");
	event_set(&ev, EF_DAY, day);
	event_set_bytes(&ev, EF_FIGURES, "{}", 2);
	OK_INT(journal_append(db, &ev, &e), 0, "a day is signed");
	record_init(&r);
	r.m[M_SRC] = words_adds(w, "bj12345");
	r.m[M_ROLE] = ROLE_LEAD;
	strcpy(r.no, "1");
	OK_INT(cases_get(db, &r, &e), 1, "a case of that day");
	note(db, &r, r.m[M_REV] + 1, T0 + 86400 * 2, "后来的事", &e);
	OK_INT(db_commit(db, &e), 0, "what happens later");
	days_get(db, day, &d, &e);
	OK(d.state == DAY_SIGNED && d.amendments == 0, "amends nothing");
	days_release(&d);
	db_begin(db, &e);
	note(db, &r, r.m[M_REV] + 1, T0 + 60, "补记", &e);
	db_commit(db, &e);
	days_get(db, day, &d, &e);
	OK(d.state == DAY_AMENDED && d.amendments == 1,
	    "what happened then and comes late amends it once");
	OK_TEXT(words_text(w, d.signer), "主任", "the signer stands");
	days_release(&d);
	OK_INT(verify(db), 0, "and all of it proves");
	OK_INT(verify_rebuild(db, &e), 0, "rebuilt");
	OK_INT(verify(db), 0, "it is the same");
	db_close(db);
	words_free(w);
}

static void
test_policies(void)
{
	struct words *w = words_new();
	struct db *db = open_db(DB_WRITE, w, T0 + 86400 * 4);
	unsigned char a[DIGEST_LEN] = { 1 }, b[DIGEST_LEN] = { 2 };
	unsigned char c1[DIGEST_LEN] = { 3 }, c2[DIGEST_LEN] = { 4 };
	struct policies_text old = { a, "甲", 3 }, other = { b, "乙", 3 };
	struct policies_text days = { c1, "历", 3 }, later = { c2, "法", 3 };
	unsigned char head[DIGEST_LEN];
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	int64_t before, after;

	db_begin(db, &e);
	policies_use(db, &old, NULL, &e);
	journal_head(db, &before, head, &e);
	policies_use(db, &old, NULL, &e);
	journal_head(db, &after, head, &e);
	OK_INT(after, before, "the same policy again is no event");
	policies_use(db, &other, NULL, &e);
	policies_use(db, &old, NULL, &e);
	db_commit(db, &e);
	journal_head(db, &after, head, &e);
	OK_INT(after, before + 2, "another one is, and so is going back");
	OK_INT(policies_at(db, T0 + 86400 * 5, &text, &e), 1, "the last one");
	OK_TEXT(text.data, "甲", "is in force");
	buf_reset(&text);
	OK_INT(policies_calendar_at(db, T0 + 86400 * 5, &text, &e), 0,
	    "no calendar was looked at");
	db_begin(db, &e);
	policies_use(db, &old, &days, &e);
	policies_use(db, &old, NULL, &e);
	policies_use(db, &old, &days, &e);
	policies_use(db, &old, &later, &e);
	policies_use(db, &other, NULL, &e);
	db_commit(db, &e);
	journal_head(db, &before, head, &e);
	OK_INT(before, after + 3, "a calendar is kept when it is another one");
	OK_INT(policies_calendar_at(db, T0 + 86400 * 5, &text, &e), 1,
	    "the last calendar");
	OK_TEXT(text.data, "法", "outlives a policy that needs none");
	buf_release(&text);
	db_close(db);
	words_free(w);
}

static void
test_refusals(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct db_options o;
	struct db *db = NULL;

	memset(&o, 0, sizeof(o));
	o.path = path.data;
	o.mode = DB_READ;
	OK_INT(db_open(&db, &o, w, &e), 0, "a reader needs no key");
	db_close(db);
	OK_INT(unlink(key.data), 0, "the key is lost");
	o.mode = DB_WRITE;
	o.key_path = key.data;
	OK(db_open(&db, &o, w, &e) == -1 && e.code == ERR_DATA,
	    "then nothing that needs it is written");
	o.mode = DB_READ;
	o.path = folder;
	OK(db_open(&db, &o, w, &e) == -1 && e.code == ERR_DATA,
	    "a folder is no database");
	words_free(w);
}

int
main(void)
{
	if (tempdb_begin() < 0)
		return 1;
	test_two_programs();
	test_revisions();
	test_clock();
	test_search();
	test_days();
	test_policies();
	test_refusals();
	tempdb_end();
	DONE();
}
