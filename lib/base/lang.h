#ifndef BASE_LANG_H
#define BASE_LANG_H

#include "base/err.h"

/*
 * Languages. English source text is the key; a catalogue file gives the
 * Chinese for it. Our own, because plain Debian and cron have no zh locale.
 *
 * A catalogue is UTF-8, a line "English<TAB>中文" each, '#' begins a comment;
 * \n stands for a line feed. A translation keeps the conversions (%s, %d) of
 * its key in their order: a line that does not is refused.
 *
 * There are two current languages, one for messages and one for printed
 * sheets and tables. Both are set once, by cmd/, before anything else runs;
 * this is the one piece of state that is not passed along.
 */
enum lang { LANG_EN, LANG_ZH };

int lang_load(const char *path, struct err *e);	/* the Chinese catalogue */
void lang_set(enum lang messages, enum lang sheets);
void lang_release(void);

/* For messages; for sheets and tables. format_arg: what they return may be
 * a format, checked by the compiler as its English is. */
const char *lang(const char *english) __attribute__((format_arg(1)));
const char *lang_sheet(const char *english) __attribute__((format_arg(1)));
enum lang lang_of_sheets(void);
enum lang lang_of_messages(void);

#endif
