#ifndef LEARN_MODELFILE_H
#define LEARN_MODELFILE_H

#include "base/err.h"
#include "learn/model.h"

/*
 * A model as a file, the same bytes on every machine: a first line "jiesu
 * model 2", then numbers as varints, floats as the 32 bits of IEEE 754,
 * texts with their lengths before them, and SHA-256 of all of it. It is
 * written as io_replace does, 0600: pairs of characters of many texts stand
 * in it.
 */
int modelfile_save(const struct model *m, const char *path, struct err *e);

/* ERR_DATA for what is no model, is cut or was changed. */
struct model *modelfile_load(const char *path, struct err *e);

/* The same of bytes, for tests. */
struct model *modelfile_read(const char *s, size_t len, struct err *e);
void modelfile_write(struct buf *b, const struct model *m);

#endif
