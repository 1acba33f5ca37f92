#ifndef LIFE_CODELABEL_H
#define LIFE_CODELABEL_H

#include <stddef.h>

/*
 * What people call the codes that events keep of calls, exclusions and marks,
 * in the language of sheets: "line engaged" where JSON has busy. NULL for what
 * is no code: a word of the policy, a name, a place.
 */
const char *codelabel(int field, const char *code, size_t len);

#endif
