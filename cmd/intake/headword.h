#ifndef HEADWORD_H
#define HEADWORD_H

/*
 * What a heading says of the numbers below it: that they name rows (编号, id);
 * that they are of something else: of persons, of what they call from, of where
 * they live, of who serves them, of kinds, of other cases; or the first and
 * not the second.
 */
int headword_rows(const char *heading);
int headword_others(const char *heading);
int headword_numbers(const char *heading);

#endif
