#ifndef SCREEN_H
#define SCREEN_H

#include "render/render.h"

/*
 * Whether standard output is a terminal, and then how wide it is: COLUMNS
 * where that is a number above 0, else what the terminal says, else 80; and
 * whether it is to have colours (not with NO_COLOR: no-color.org).
 */
int screen_look(struct render_screen *screen);

/* Where no operand names an input and standard input is a terminal: note that
 * lines are awaited there. */
struct ctx;
void screen_note_input(struct ctx *c, int argc);

#endif
