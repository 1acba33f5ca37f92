#ifndef TEXT_ACCOUNTS_H
#define TEXT_ACCOUNTS_H

#include <stddef.h>

#include "text/sift.h"

/*
 * Recognisers of text/mask for what is not a phone: bank cards, plates,
 * accounts of messengers, and mobiles written in Chinese numerals.
 */

/* 16 to 19 digits from 3…, 4…, 5… or 6… that pass Luhn's test (ISO/IEC
 * 7812-1); order numbers begin with the year. */
size_t accounts_card(struct sift *t, const struct digits *d);

/* 5 to 11 digits behind QQ, 微信 and the like. */
size_t accounts_digits(struct sift *t, const struct digits *d);

/*
 * At a letter: a plate, when a province stands before it, or an account of
 * letters, when a messenger is named there. Returns the offset to go on at.
 */
size_t accounts_letter(struct sift *t, size_t at);

/* At a Chinese one (一 or 幺): a mobile in numerals. As accounts_letter. */
size_t accounts_numerals(struct sift *t, size_t at);

#endif
