#ifndef RETAINWHO_H
#define RETAINWHO_H

#include <stddef.h>
#include <stdint.h>

#include "ctx.h"

/*
 * Whose cases: the rows of all cases that have, or once had, the number of a
 * person. The person is who called in a case that is named by its id (if
 * nobody did, the case stands alone), or has a number that is read from a
 * file or standard input, one a line, never from the command line, which
 * every user of the machine can read.
 */
struct retainwho {
	int64_t *keys;		/* ascending, each once */
	size_t n, cap;
	int64_t *refs;		/* of the numbers read */
	size_t nrefs;
	int64_t *calls;		/* other cases in which his number was */
	size_t ncalls, cap_calls;	/* dialled; as keys */
};

void retainwho_release(struct retainwho *w);

/* Before the transaction; the database is open with its key. */
int retainwho_read_numbers(struct retainwho *w, struct ctx *c,
    const char *path, struct err *e);

/* In the transaction. What is not found is told, and a finding. */
int retainwho_find(struct retainwho *w, struct ctx *c, int argc,
    char *const *argv, struct err *e);

#endif
