#ifndef SIGNAL_BURSTS_H
#define SIGNAL_BURSTS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Acts of people in time: which of them lie so close together that nobody
 * works like that.
 */
struct bursts;

struct bursts *bursts_new(void);
void bursts_free(struct bursts *b);

void bursts_add(struct bursts *b, int64_t actor, int64_t at);

/* All are in: a burst is at least so many of one person's within so many
 * seconds. */
void bursts_find(struct bursts *b, int count, int64_t within_s);

/* Whether this person's act at this instant is of a burst. */
int bursts_have(const struct bursts *b, int64_t actor, int64_t at);

/* How many people there are; or those alone who have a burst. */
int64_t bursts_actors(const struct bursts *b, int with_burst);

#endif
