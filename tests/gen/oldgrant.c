/*
 * oldgrant DB KEYFILE ID AT ACTOR - grant the return that stands, as programs
 * did before they asked who had asked for it: the journal takes it, so that
 * js-audit check has something to find.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "data/recordid.h"
#include "store/cases.h"
#include "store/db.h"
#include "store/journal.h"

static int
grant(struct db *db, const char *id, int64_t at, const char *actor,
    struct err *e)
{
	struct words *w = db_words(db);
	struct record r;
	struct event ev;

	record_init(&r);
	if (record_parse_id(&r, id, strlen(id), w, e) < 0)
		return -1;
	if (cases_get(db, &r, e) != 1)
		return err_set(e, ERR_DATA, "no such case");
	event_init(&ev, EV_RETURN_DECIDE, at);
	ev.key = r.key;
	ev.rev = r.m[M_REV] + 1;
	ev.actor = words_adds(w, actor);
	event_set(&ev, EF_GRANTED, 1);
	return journal_append_case(db, &ev, &r, e);
}

int
main(int argc, char **argv)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct db_options o;
	struct db *db = NULL;
	int rc = -1;

	if (argc != 6)
		return 2;
	memset(&o, 0, sizeof(o));
	o.path = argv[1];
	o.key_path = argv[2];
	o.mode = DB_WRITE;
	o.now_at = o.clock_at = strtoll(argv[4], NULL, 10);
	o.now_given = 1;
	if (db_open(&db, &o, w, &e) == 0 && db_begin(db, &e) == 0)
		rc = db_end(db, grant(db, argv[3], o.now_at, argv[5], &e), &e);
	if (rc < 0)
		fprintf(stderr, "oldgrant: %s\n", e.text);
	db_close(db);
	words_free(w);
	return rc < 0 ? 1 : 0;
}
