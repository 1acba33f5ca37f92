#ifndef TEXT_MASK_H
#define TEXT_MASK_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Masking for output; masked text is never stored. Mobiles keep three and
 * four digits (138****1234), land lines their area code and last two, ID
 * numbers (18 digits with the right check digit, or 15) three and four,
 * names beside 先生/女士/小姐 their first character, and of
 * 楼-单元-室 the unit and room go. Digits may be full-width and have blanks,
 * dashes or parentheses between them; a run of eight that begins with 5 to 8
 * is a Beijing land line, unless 元 or 万 follows. Mobiles in Chinese numerals
 * (一三八零…, 幺三八洞…) are masked like others. Bank cards (16 to 19 digits that
 * begin with 3 to 6 and pass Luhn's test) keep four and four, plates (京A12345,
 * 京A·D12345) their letter and last two; accounts behind 微信, QQ and the like
 * keep their first character. A run of 18 digits whose check digit is wrong is
 * an order number and stays, as does any longer or other run.
 */

/* Append s with what it says of persons masked. */
void mask_text(struct buf *out, const char *s, size_t len);

/* A whole field that is a phone number, a name. */
void mask_phone(struct buf *out, const char *s, size_t len);
void mask_name(struct buf *out, const char *s, size_t len);

/* A place: as mask_text, and every number of a unit or room becomes '*'. */
void mask_place(struct buf *out, const char *s, size_t len);

#endif
