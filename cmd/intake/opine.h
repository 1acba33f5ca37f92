#ifndef OPINE_H
#define OPINE_H

#include "ctx.h"
#include "learn/model.h"

/*
 * classify --records: each record goes on as it came, with what the model
 * makes of its title and text beside it, for js-dispatch suggest:
 * "opinion":{"unit":"物业管理科","p":0.93}.
 */
int opine_run(struct ctx *c, const struct model *m, int argc, char **argv,
    struct err *e);

#endif
