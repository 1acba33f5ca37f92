#ifndef RULE_WORDLIST_H
#define RULE_WORDLIST_H

#include <stddef.h>

#include "text/finder.h"

/* A finder of a policy's list of words, which stays the policy's. */
struct finder *wordlist_finder(char *const *words, size_t n);

#endif
