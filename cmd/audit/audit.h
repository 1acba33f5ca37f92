#ifndef AUDIT_H
#define AUDIT_H

#include "cli.h"

/* The verbs of js-audit. */
extern const struct cli_option check_options[], pass_options[],
    back_options[], sign_options[], daylist_options[], proof_options[],
    trail_options[], exclude_options[], busyseason_options[],
    signals_options[], backup_dump_options[], backup_restore_options[],
    retain_options[];

int check_run(struct ctx *c, int argc, char **argv, struct err *e);
int review_pass(struct ctx *c, int argc, char **argv, struct err *e);
int review_back(struct ctx *c, int argc, char **argv, struct err *e);
int busyseason_run(struct ctx *c, int argc, char **argv, struct err *e);
int exclude_run(struct ctx *c, int argc, char **argv, struct err *e);
int sign_run(struct ctx *c, int argc, char **argv, struct err *e);
int daylist_run(struct ctx *c, int argc, char **argv, struct err *e);
int proof_run(struct ctx *c, int argc, char **argv, struct err *e);
int retain_run(struct ctx *c, int argc, char **argv, struct err *e);
int signals_run(struct ctx *c, int argc, char **argv, struct err *e);
int trail_run(struct ctx *c, int argc, char **argv, struct err *e);
int backup_dump(struct ctx *c, int argc, char **argv, struct err *e);
int backup_restore(struct ctx *c, int argc, char **argv, struct err *e);

#endif
