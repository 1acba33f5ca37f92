#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/err.h"
#include "cli.h"
#include "ctx.h"

/* The verbs of js-report, one file each. */
extern const struct cli_option list_options[], show_options[],
    rate_options[], sheet_options[], merge_options[], classes_options[],
    targets_options[], export_options[];

int list_run(struct ctx *c, int argc, char **argv, struct err *e);
int show_run(struct ctx *c, int argc, char **argv, struct err *e);
int rate_run(struct ctx *c, int argc, char **argv, struct err *e);
int classes_run(struct ctx *c, int argc, char **argv, struct err *e);
int targets_run(struct ctx *c, int argc, char **argv, struct err *e);
int export_run(struct ctx *c, int argc, char **argv, struct err *e);
int merge_run(struct ctx *c, int argc, char **argv, struct err *e);
int sheet_run(struct ctx *c, int argc, char **argv, struct err *e);

#endif
