/* How often pairs of words occur: by count, then by text. */
#include <stdlib.h>

#include "base/num.h"
#include "base/words.h"
#include "sheet/wordpairs.h"
#include "tap.h"

int
main(void)
{
	struct wordpairs t = WORDPAIRS_INIT;
	struct words *w = words_new();
	int64_t b = words_adds(w, "噪声"), a = words_adds(w, "供暖");
	int64_t c = words_adds(w, "ｃ"), i;

	wordpairs_sort(&t, w);
	OK_INT(t.keys.n, 0, "none");
	OK_INT(wordpairs_count(&t, a, b), 0, "not there");
	wordpairs_add(&t, b, 0);
	wordpairs_add(&t, a, 0);
	wordpairs_add(&t, NUM_NONE, 0);
	for (i = 0; i < 100; i++)
		wordpairs_add(&t, c, i % 2 != 0 ? a : 0);
	wordpairs_sort(&t, w);
	OK_INT(t.keys.n, 5, "five pairs");
	OK_INT(wordpairs_count(&t, c, a), 50, "each counted");
	OK_INT(t.keys.of[t.order[0]][0], c, "the most frequent first");
	OK_INT(t.keys.of[t.order[2]][0], a, "ties by the text");
	OK_INT(t.keys.of[t.order[3]][0], b, "then the next");
	OK_INT(t.keys.of[t.order[4]][0], NUM_NONE, "what has none last");
	wordpairs_release(&t);
	OK_INT(t.keys.n, 0, "empty again");
	words_free(w);
	return DONE();
}
