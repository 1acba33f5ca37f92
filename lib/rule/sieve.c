#include "rule/sieve.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/finder.h"

struct sieve {
	struct finder *finder;
	unsigned char *lists;	/* of each word */
	size_t n, cap;
};

static void
add(struct sieve *s, char *const *words, size_t n, enum sieve_list list)
{
	size_t i;

	for (i = 0; i < n; i++) {
		finder_add(s->finder, words[i]);
		mem_grow(&s->lists, s->n, &s->cap, sizeof(*s->lists));
		s->lists[s->n++] = (unsigned char)list;
	}
}

struct sieve *
sieve_new(const struct policy *p)
{
	struct sieve *s = mem_array(1, sizeof(*s));

	s->finder = finder_new();
	add(s, p->threat_words, p->nthreat_words, SIEVE_THREATS);
	add(s, p->sign_words, p->nsigns, SIEVE_GROUNDS);
	add(s, p->links.reminder_words, p->links.nreminder_words,
	    SIEVE_REMINDERS);
	return s;
}

void
sieve_free(struct sieve *s)
{
	if (s == NULL)
		return;
	finder_free(s->finder);
	free(s->lists);
	free(s);
}

unsigned int
sieve_of(const struct policy *p, const char *s, size_t len)
{
	return finder_lists(p->sieve->finder, p->sieve->lists, s, len);
}
