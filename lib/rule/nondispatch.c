#include "rule/nondispatch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "data/readlist.h"
#include "rule/wordlist.h"

#define AT(member) offsetof(struct policy_nondispatch, member)

const struct reader_key nondispatch_keys[] = {
	{ .name = "ground", .read = reader_int, .min = 1,
	  .max = POLICY_NONDISPATCH, .offset = AT(ground) },
	{ .name = "name", .read = reader_word, .offset = AT(name) },
	{ .name = "words", .read = readlist_texts, .min = 1,
	  .offset = AT(words), .count = AT(nwords) },
	READER_NOTE, READER_END
};

void
nondispatch_prepare(struct policy *p)
{
	const struct policy_nondispatch *n;
	size_t i, k, total = 0;

	for (i = 0; i < p->nnondispatch; i++)
		total += p->nondispatch[i].nwords;
	p->sign_words = mem_array(total, sizeof(*p->sign_words));
	p->sign_grounds = mem_array(total, sizeof(*p->sign_grounds));
	for (i = 0; i < p->nnondispatch; i++) {
		n = &p->nondispatch[i];
		for (k = 0; k < n->nwords; k++) {
			p->sign_words[p->nsigns] = n->words[k];
			p->sign_grounds[p->nsigns++] = n->ground;
		}
	}
	p->signs = wordlist_finder(p->sign_words, p->nsigns);
}

void
nondispatch_release(struct policy *p)
{
	size_t i, k;

	for (i = 0; i < p->nnondispatch; i++) {
		for (k = 0; k < p->nondispatch[i].nwords; k++)
			free(p->nondispatch[i].words[k]);
		free(p->nondispatch[i].words);
	}
	free(p->nondispatch);
	finder_free(p->signs);
	free(p->sign_words);
	free(p->sign_grounds);
}

/* Whether the list in out has this part already. */
static int
has_part(const struct buf *out, size_t start, const struct buf *part)
{
	const char *s = out->data + start, *end = out->data + out->len, *next;

	for (; s < end; s = next + 1) {
		next = memchr(s, WORDS_SEP, (size_t)(end - s));
		next = next == NULL ? end : next;
		if ((size_t)(next - s) == part->len &&
		    memcmp(s, part->data, part->len) == 0)
			return 1;
	}
	return 0;
}

void
nondispatch_find(struct buf *out, size_t start, const struct policy *p,
    const char *s, size_t len)
{
	struct buf part = BUF_INIT;
	size_t at = 0;
	int found;

	if (p->nsigns == 0)
		return;
	while ((found = finder_next(p->signs, s, len, &at)) >= 0) {
		buf_reset(&part);
		buf_printf(&part, "%d:%s", p->sign_grounds[found],
		    p->sign_words[found]);
		if (has_part(out, start, &part))
			continue;
		if (out->len > start)
			buf_putc(out, WORDS_SEP);
		buf_put(out, part.data, part.len);
	}
	buf_release(&part);
}
