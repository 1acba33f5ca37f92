#ifndef WORKBOOK_H
#define WORKBOOK_H

#include "kind.h"

#include "base/err.h"

/*
 * The first sheet of a workbook as CSV in UTF-8, made by xlsx2csv (.xlsx) or
 * ssconvert (.xls): a program of its own, called without a shell, whose
 * output goes to a file without a name and is not looked at before it has
 * ended well. A descriptor of it, or -1: ERR_DATA where the program is
 * missing, with the package that has it, or fails, with what it said.
 */
int workbook_open(const char *path, enum kind k, struct err *e);

#endif
