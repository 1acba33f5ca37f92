#include "rule/wordlist.h"

struct finder *
wordlist_finder(char *const *words, size_t n)
{
	struct finder *f = finder_new();
	size_t i;

	for (i = 0; i < n; i++)
		finder_add(f, words[i]);
	return f;
}
