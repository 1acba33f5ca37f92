#ifndef RULE_SIEVE_H
#define RULE_SIEVE_H

#include <stddef.h>

#include "rule/policy.h"

/*
 * The policy has several lists of words that every text of a dump is asked
 * for, and nearly no text has any. One search for all of them says which lists
 * are worth asking; what they then say is their own (rule/deadline.h,
 * rule/nondispatch.h, rule/linking.h).
 */
enum sieve_list {
	SIEVE_THREATS = 1 << 0,
	SIEVE_GROUNDS = 1 << 1,		/* not to dispatch */
	SIEVE_REMINDERS = 1 << 2
};
#define SIEVE_ALL (SIEVE_THREATS | SIEVE_GROUNDS | SIEVE_REMINDERS)

/* Once all lists have been read; their words are borrowed. */
struct sieve *sieve_new(const struct policy *p);
void sieve_free(struct sieve *s);

/* The lists of which a word stands in the text. */
unsigned int sieve_of(const struct policy *p, const char *s, size_t len);

#endif
