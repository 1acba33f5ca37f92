#ifndef LEARN_WEIGH_H
#define LEARN_WEIGH_H

#include <stddef.h>
#include <stdint.h>

#include "learn/corpus.h"

/*
 * How much each gram says. Of a text that has an amount a of a gram, its
 * value is
 *
 *	a^0.8 · (1 + ln((1 + n) / (1 + df))) · sqrt(0.1 + D)
 *
 * n texts, df of them with the gram (one that fewer than two have is left
 * out); D is the divergence (Kullback and Leibler 1951, in nats) of the
 * classes among those df texts from the classes of all, drawn towards none by
 * two texts of the usual mixture. So grams that stand everywhere say little,
 * and those that stand with few classes much. The values of each space are then
 * brought to one length, the tail's to a third of the others', so that a long
 * text does not drown the few words in which an agent names the unit; and in
 * the end all of them to 1.
 */

/* of[g] for each gram of the corpus, learnt from these rows alone; 0: left
 * out. Yours to free. */
float *weigh_learn(const struct corpus *c, const uint32_t *rows, size_t n);

/* The values of a text: out[0..end of the last space), which amount may be. */
void weigh_text(float *out, const float *of, const uint32_t *gram,
    const float *amount, const size_t end[GRAMS_SPACES]);

#endif
