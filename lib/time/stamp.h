#ifndef TIME_STAMP_H
#define TIME_STAMP_H

#include <stdint.h>

/*
 * The form in which most systems write an instant, in Beijing time:
 * "2025-11-17 12:00:00". It is read without looking at its bytes one by one,
 * for time/dumpdate, which knows all other forms and says what is wrong.
 */
#define STAMP_LEN 19

/* 0 and *at; -1 where s has another form or is no time of 1900..2199. */
int stamp_parse(const char s[STAMP_LEN], int64_t *at);

#endif
