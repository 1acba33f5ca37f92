#ifndef MAPFIND_H
#define MAPFIND_H

#include "base/err.h"
#include "table/map.h"

/*
 * The column map of -m: a name of a shipped one ("beijing"), or a file (a
 * name with a '/' or a '.'). NULL: beijing. Mistakes in it go to stderr.
 */
int mapfind_load(struct map **m, const char *name, struct err *e);

/* The maps that are shipped, ended by NULL. */
extern const char *const mapfind_shipped[];

#endif
