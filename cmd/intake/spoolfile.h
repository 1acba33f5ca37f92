#ifndef SPOOLFILE_H
#define SPOOLFILE_H

#include "base/err.h"
#include "ctx.h"
#include "load.h"

/*
 * One file of a drop folder on its way: taken in, then filed away in done/
 * or bad/, with up to three files beside it there:
 *
 *	NAME.report.json	what became of it
 *	NAME.rejects.ndjson	what was rejected and why, if anything
 *	NAME.repair.csv		those rows under their headings, to be
 *				repaired and dropped again
 */
struct spoolfile {
	const char *dir, *name;		/* borrowed */
	char *path, *rejects, *repair;	/* the two under hidden names */
	const char *kind;		/* "requests", or the map's name */
	int64_t modified_at;
	struct load_counts counts;
};

void spoolfile_init(struct spoolfile *f, const char *dir, const char *name);
void spoolfile_release(struct spoolfile *f);

/* Take it in: 0, or -1 (ERR_DATA: the file is unusable). */
int spoolfile_take(struct ctx *c, struct spoolfile *f,
    const struct load_wish *w, struct err *e);
/* To done/, or where why says what was wrong, to bad/. */
int spoolfile_file_away(struct ctx *c, struct spoolfile *f,
    const struct err *why, struct err *e);
/* It stays: what was written beside it is removed. */
int spoolfile_leave(struct spoolfile *f, struct err *e);

#endif
