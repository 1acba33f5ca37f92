#ifndef DATA_READLIST_H
#define DATA_READLIST_H

#include "data/reader.h"

/*
 * Lists, for the tables of data/reader: each key says by min how many entries
 * it wants at least, and by count where their number is stored. Texts are
 * names (reader_name) and stand in a list once; more than READLIST_MAX
 * entries are refused.
 */
#define READLIST_MAX 5000

reader_fn readlist_texts;	/* char ** */
reader_fn readlist_words;	/* int64_t * */
reader_fn readlist_joined;	/* int64_t: one list word, NUM_NONE if empty */
reader_fn readlist_path;	/* int64_t: one path word; parts may repeat */
/* struct *; while element i is read and checked, count is i */
reader_fn readlist_objects;

/* Begin a list of one's own: how many entries, 0 (perhaps a problem) if none.
 * j NULL is an empty list. */
size_t readlist_count(struct reader *r, const struct jx *j,
    const struct reader_key *k);

#endif
