#include "store/folding.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/scribe.h"
#include "store/dbi.h"

/* Pages of 16 KiB in the log. */
#define WORTH 500		/* 8 MiB: so many are worth a beginning */
#define MOST 6000		/* 94 MiB */

struct folding {
	struct db *of;			/* borrowed: the writer's */
	struct db *twin;		/* the thread's */
	struct scribe *scribe;
	int pages;			/* in the log at the last commit */
	int is_anew;			/* it has begun anew since it was
					   last folded */
	int folded;			/* pages of it: the thread's */
};

/* Whatever fails here the next one does again. */
static int
fold(void *arg, int what, struct err *e)
{
	struct folding *f = arg;
	int all, folded;

	(void)what;
	(void)e;
	if (sqlite3_wal_checkpoint_v2(f->twin->h, NULL,
	    SQLITE_CHECKPOINT_PASSIVE, &all, &folded) == SQLITE_OK)
		f->folded = folded;
	return 0;
}

static int
note_pages(void *arg, sqlite3 *h, const char *name, int pages)
{
	struct folding *f = arg;

	(void)h;
	(void)name;
	/* each commit with pages adds some */
	if (pages <= f->pages)
		f->is_anew = 1;
	f->pages = pages;
	return SQLITE_OK;
}

struct folding *
folding_new(struct db *db, struct err *e)
{
	struct folding *f = mem_array(1, sizeof(*f));

	if (db_twin(&f->twin, db, NULL, DB_WRITE, e) < 0) {
		free(f);
		return NULL;
	}
	f->of = db;
	f->scribe = scribe_new(fold, f);
	/* it takes the place of the one that folds automatically */
	(void)sqlite3_wal_hook(db->h, note_pages, f);
	return f;
}

void
folding_free(struct folding *f)
{
	if (f == NULL)
		return;
	(void)sqlite3_wal_hook(f->of->h, NULL, NULL);
	scribe_free(f->scribe);
	db_close(f->twin);
	free(f);
}

/* The thread has nothing to do: give it something, if there is. */
static void
give(struct folding *f)
{
	if (f->is_anew)
		f->folded = 0;
	f->is_anew = 0;
	if (f->pages > f->folded)
		scribe_give(f->scribe, 0);
}

static void
wait_for(struct folding *f)
{
	struct err ignored = ERR_INIT;

	(void)scribe_wait(f->scribe, &ignored);	/* it never fails */
}

static void
fold_large(struct folding *f)
{
	if (f->pages < MOST)
		return;
	wait_for(f);
	give(f);
	wait_for(f);
}

void
folding_committed(struct folding *f)
{
	fold_large(f);
	if (f->pages >= WORTH && scribe_is_idle(f->scribe))
		give(f);
}

void
folding_settle(struct folding *f)
{
	fold_large(f);
	wait_for(f);
}
