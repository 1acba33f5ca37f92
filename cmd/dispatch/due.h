#ifndef DUE_H
#define DUE_H

#include "cli.h"

/*
 * due: the clocks of open cases that are late or soon will be, one line a
 * case and clock, the latest first. Silent where nobody has to act; what it
 * lists is a finding. --explain ID says what each clock of a case rests on.
 */
extern const struct cli_verb due_verb;

#endif
