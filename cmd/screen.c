#include "screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/num.h"
#include "ctx.h"

#define USUAL 80
#define MOST 10000		/* beyond it is no screen, but a mistake */

/* 0 where nobody says. */
static size_t
columns(void)
{
	const char *said = getenv("COLUMNS");
	struct winsize size;
	int64_t n;

	if (said != NULL && num_parse(said, strlen(said), &n) == 0 && n > 0 &&
	    n <= MOST)
		return (size_t)n;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int
screen_look(struct render_screen *screen)
{
	const char *off = getenv("NO_COLOR");

	if (!isatty(STDOUT_FILENO))
		return 0;
	screen->columns = columns();
	if (screen->columns == 0)
		screen->columns = USUAL;
	screen->has_colours = off == NULL || off[0] == '\0';
	return 1;
}

void
screen_note_input(struct ctx *c, int argc)
{
	if (argc == 0 && isatty(STDIN_FILENO))
		ctx_note(c, "reads from the terminal until Ctrl-D; give a FILE "
		    "or a pipe, or see --help");
}
