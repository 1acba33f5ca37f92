#include "rule/replies.h"

#include <stdlib.h>

#include "data/readlist.h"
#include "rule/wordlist.h"

#define LIST(key, which) { .name = key, .read = readlist_texts, .min = 1, \
	.offset = offsetof(struct policy, replies[which].words), \
	.count = offsetof(struct policy, replies[which].n) }

const struct reader_key replies_keys[] = {
	LIST("contacted", REPLY_CONTACTED),
	LIST("uncontacted", REPLY_UNCONTACTED),
	LIST("unreached", REPLY_UNREACHED),
	LIST("solved", REPLY_SOLVED),
	LIST("vague", REPLY_VAGUE),
	LIST("facts", REPLY_FACTS),
	READER_NOTE, READER_END
};

void
replies_prepare(struct policy *p)
{
	int i;

	for (i = 0; i < REPLY_COUNT; i++)
		if (p->replies[i].n > 0)
			p->replies[i].finder = wordlist_finder(p->replies[i].words,
			    p->replies[i].n);
}

void
replies_release(struct policy *p)
{
	size_t k;
	int i;

	for (i = 0; i < REPLY_COUNT; i++) {
		finder_free(p->replies[i].finder);
		for (k = 0; k < p->replies[i].n; k++)
			free(p->replies[i].words[k]);
		free(p->replies[i].words);
	}
}

int
replies_have(const struct policy *p, enum policy_reply which, const char *s,
    size_t len)
{
	return p->replies[which].finder != NULL &&
	    finder_find(p->replies[which].finder, s, len) >= 0;
}
