#ifndef PAPER_H
#define PAPER_H

#include "base/err.h"
#include "ctx.h"
#include "store/days.h"

/*
 * Print the sheet of a signed day: from the cases as they stood before the
 * signature, at its instant and under its policy, so that it can be printed
 * again at any time, byte for byte. Into -o DIR/ as 2026-11-22.html.
 */
int paper_print(struct ctx *c, const struct day *day, struct err *e);

#endif
