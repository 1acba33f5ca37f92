#ifndef LEARN_MODELTRAIN_H
#define LEARN_MODELTRAIN_H

#include "learn/corpus.h"
#include "learn/model.h"

/*
 * Learn from the whole corpus. sure is a trial's. The columns and the label
 * are copied. names were made of this corpus.
 */
struct model *modeltrain(const struct corpus *c, const struct named *names,
    const struct sure *sure, const char *columns, const char *label);
#endif
