/*
 * proves DB [ROOM] - end with 0 where the short proof of js-audit verify holds, with
 * 1 where verify would look again, row by row. Verify itself is silent in
 * both cases, if the second look finds nothing: a rule that the proof reads
 * otherwise than the journal means it would cost time, and nobody would know.
 * ROOM: so many cases at a time wait in memory for their next event.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/db.h"
#include "store/prove.h"

int
main(int argc, char **argv)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct db_options o;
	struct db *db;
	size_t room = argc > 2 ? (size_t)atol(argv[2]) : PROVE_ROOM;
	int holds;

	memset(&o, 0, sizeof(o));
	o.path = argc > 1 ? argv[1] : "";
	o.mode = DB_READ;
	if (db_open(&db, &o, w, &e) < 0 || db_begin_read(db, &e) < 0) {
		fprintf(stderr, "proves: %s\n", e.text);
		return 2;
	}
	holds = prove_holds(db, NULL, room);
	db_end_read(db);
	db_close(db);
	words_free(w);
	return holds ? 0 : 1;
}
