#ifndef STORE_DUMPIN_H
#define STORE_DUMPIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/words.h"

/*
 * A database made again from the lines of a dump (store/dumpline.h). Each
 * line is proved before it is stored: the chain of hashes, what the events
 * promise of the private rows, the texts of policies, and at the end the
 * digest of all lines. Derived rows are then made from the journal.
 *
 * It grows as PATH.restoring, under a lock, and gets its name when it is
 * whole and on the disk. What a killed program left of it is replaced.
 */
struct dumpin;

struct dumpin_options {
	const char *path;	/* neither it nor its -wal may be there */
	int is_trial;		/* a database may: nothing will be kept */
	const char *key_path;	/* looked at where the dump has private
				   rows; NULL: there is none */
	struct words *words;	/* empty, or words only */
};

/* NULL: ERR_DATA where there is a database, ERR_BUSY where another program
 * restores it. Nothing was written but the lock. */
struct dumpin *dumpin_new(const struct dumpin_options *o, struct err *e);
/* The next line, without its end. ERR_DATA: it is not the next line of a
 * dump, or the key is another one; ERR_DB, ERR_IO: it cannot be stored. */
int dumpin_line(struct dumpin *d, const char *line, size_t len,
    struct err *e);
/* The line that failed is sound, the key is not there, or another one. */
int dumpin_lacks_key(const struct dumpin *d);
int64_t dumpin_events(const struct dumpin *d);
/* That was the last line: make the database whole, and give it its name. */
int dumpin_end(struct dumpin *d, struct err *e);
/* Removes what has got no name. */
void dumpin_free(struct dumpin *d);

#endif
