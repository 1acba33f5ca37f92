/*
 * tempdb.h - a database in a folder of its own, opened as programs open it:
 * tempdb_begin() makes the folder, open_db() the database, receive() a case
 * in it, verify() counts what does not prove; tempdb_end() sweeps up.
 */
#ifndef JS_TESTS_TEMPDB_H
#define JS_TESTS_TEMPDB_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/db.h"
#include "store/journal.h"
#include "store/verify.h"

#define T0 1764000000

static char folder[] = "/tmp/tempdb.XXXXXX";
static struct buf path = BUF_INIT, key = BUF_INIT;

static struct db *
open_db(enum db_mode mode, struct words *w, int64_t now_at)
{
	struct db_options o;
	struct err e = ERR_INIT;
	struct db *db = NULL;

	memset(&o, 0, sizeof(o));
	o.path = path.data;
	o.key_path = key.data;
	o.mode = mode;
	o.now_at = o.clock_at = now_at;
	o.wait_s = 1;
	if (db_open(&db, &o, w, &e) < 0)
		printf("# %s\n", e.text);
	return db;
}

/* A new case with this number and category; its result. */
static int
receive(struct db *db, const char *no, const char *category,
    struct record *r)
{
	static const char body[] = "楼上漏水，电话19900000001";
	struct words *w = db_words(db);
	struct err e = ERR_INIT;
	struct event ev;

	event_init(&ev, EV_RECEIVE, T0);
	ev.rev = 1;
	event_set(&ev, M_SRC, words_adds(w, "bj12345"));
	event_set(&ev, M_ROLE, ROLE_LEAD);
	event_set(&ev, M_RECEIVED_AT, T0);
	event_set(&ev, M_CATEGORY, words_adds(w, category));
	event_set_bytes(&ev, EF_NO, no, strlen(no));
	event_text(&ev, TEXT_BODY, body, sizeof(body) - 1);
	ev.caller = db_ref(db, "19900000001", 11);
	record_init(r);
	return journal_append_case(db, &ev, r, &e);
}

static int64_t
verify(struct db *db)
{
	static const struct verify_options o = { NULL };
	struct err e = ERR_INIT;

	return verify_run(db, &o, NULL, NULL, &e);
}

static int
tempdb_begin(void)
{
	if (mkdtemp(folder) == NULL)
		return -1;
	buf_printf(&path, "%s/js.db", folder);
	buf_printf(&key, "%s/key", folder);
	return 0;
}

static void
tempdb_end(void)
{
	static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
	struct buf name = BUF_INIT;
	size_t i;

	unlink(key.data);	/* a test may have done so */
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		buf_reset(&name);
		buf_printf(&name, "%s%s", path.data, ends[i]);
		unlink(name.data);
	}
	rmdir(folder);
	buf_release(&name);
	buf_release(&path);
	buf_release(&key);
}

#endif
