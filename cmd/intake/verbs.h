#ifndef VERBS_H
#define VERBS_H

#include "cli.h"

/* The verbs of js-intake, one file each. */
extern const struct cli_option import_options[], check_options[],
    add_options[], mapmake_options[], batches_options[], train_options[],
    classify_options[];

int import_run(struct ctx *c, int argc, char **argv, struct err *e);
int check_run(struct ctx *c, int argc, char **argv, struct err *e);
int mapmake_run(struct ctx *c, int argc, char **argv, struct err *e);
int batches_run(struct ctx *c, int argc, char **argv, struct err *e);
int train_run(struct ctx *c, int argc, char **argv, struct err *e);
int classify_run(struct ctx *c, int argc, char **argv, struct err *e);
int add_run(struct ctx *c, int argc, char **argv, struct err *e);

/* What add does, also for a drop folder: cases of the requests in these
 * files, printed or not. */
struct load_counts;
int add_files(struct ctx *c, int argc, char **argv, int prints,
    struct load_counts *n, struct err *e);

#endif
