#ifndef TEXT_PERSON_H
#define TEXT_PERSON_H

#include <stddef.h>

/*
 * Whether a text that is kept for good names a person, as far as its words
 * show it. It does
 *
 * - where a surname stands before 先生, 女士 or 小姐 (names and titles are
 *   masked by text/mask), or one of the hundred and some common ones before
 *   老师, 师傅, 大爷, 大妈, 大叔 or 阿姨;
 * - where all of it is a name of two or three characters (four behind a
 *   surname of two) that begins with a common surname, alone or between such
 *   words as 因 and 反映.
 *
 * Words that only look so (高温, 方庄, 王府井, 对方女士) are none; those that
 * nobody has listed may be taken for a name. A bare name in a longer text is
 * not found: there nothing tells it from other words.
 */
int person_is_named(const char *s, size_t len);

#endif
