#ifndef STORE_DICTIONARY_H
#define STORE_DICTIONARY_H

#include "base/err.h"
#include "life/event.h"
#include "store/dbi.h"

/*
 * The dictionary: the program's words and the database's have numbers of
 * their own, because two programs may meet new words at once. New words are
 * events of kind WORDS, so the chain covers what the numbers in bodies mean.
 */

/* Read words that others added since the last call. */
int dictionary_load(struct db *db, struct err *e);

/* The words that another connection of the same database knows. */
void dictionary_share(struct db *db, const struct db *of);

/* Give the words of this event (and its actor) numbers, appending a WORDS
 * event where some are new. In a write transaction. */
int dictionary_store(struct db *db, const struct event *ev, struct err *e);

/* After a rollback: numbers given in it are taken back. */
void dictionary_forget(struct db *db);

/* The stored number of a program's word: NUM_NONE where it has none. */
int64_t dictionary_stored(const struct db *db, int64_t word);
/* The program's number of a stored word; NUM_NONE where there is none. */
int64_t dictionary_program(const struct db *db, int64_t stored);

void dictionary_maps(const struct db *db, struct event_words *to_stored,
    struct event_words *to_program);

/* Put the words of a WORDS event's body into the table: for rebuilding. */
int dictionary_replay(struct db *db, const char *body, size_t len,
    struct err *e);

#endif
