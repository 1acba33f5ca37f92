#ifndef REPLYWORDS_H
#define REPLYWORDS_H

#include <stddef.h>

#include "base/buf.h"

/*
 * What people write for the codes of calls and answers, and what the call
 * sheet prints for them; each list is one field's and ends with NULL.
 */
struct replywords {
	const char *said, *code;
};

extern const struct replywords replywords_kinds[];
extern const struct replywords replywords_city_kinds[];
extern const struct replywords replywords_truths[];	/* "1", "0" */
extern const struct replywords replywords_calls[];
extern const struct replywords replywords_rounds[];	/* of calls: "1", "2" */
extern const struct replywords replywords_numbers[];
extern const struct replywords replywords_results[];
extern const struct replywords replywords_waivers[];
extern const struct replywords replywords_parts[];
extern const struct replywords replywords_clocks[];
extern const struct replywords replywords_sides[];	/* of a return */
extern const struct replywords replywords_causes[];	/* of a reopening */

/* What the table has for it, else the text itself; a copy in code[]. */
void replywords_spell(char code[32], const struct replywords *table,
    const char *s, size_t len);
/* Append the code as a message names it: in Chinese behind its word. */
void replywords_put(struct buf *b, const struct replywords *table,
    const char *code);

#endif
