#include "texts.h"

#include <string.h>

/* More than number and length of a text take. */
#define OVERHEAD 16

static void
borrow(struct record_texts *t, enum record_text which, const struct chunk *c,
    const struct entry_text *from)
{
	if (from->len == 0)
		return;
	t->s[which] = c->text.data + from->at;
	t->len[which] = from->len;
}

void
texts_of(const struct chunk *c, const struct entry *n,
    struct record_texts *t)
{
	memset(t, 0, sizeof(*t));
	borrow(t, TEXT_TITLE, c, &n->text[FACT_TITLE]);
	borrow(t, TEXT_BODY, c, &n->text[FACT_TEXT]);
	borrow(t, TEXT_POINT, c, &n->text[FACT_POINT]);
	borrow(t, TEXT_NAME, c, &n->text[FACT_NAME]);
	borrow(t, TEXT_PHONE, c, &n->text[FACT_PHONE]);
	borrow(t, TEXT_RESULT, c, &n->text[FACT_RESULT]);
	borrow(t, TEXT_REPLY, c, &n->text[FACT_REPLY]);
	borrow(t, TEXT_X, c, &n->x);
}

void
texts_seal(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	struct record_texts t;
	size_t i, room = 0;

	texts_of(c, n, &t);
	for (i = 0; i < TEXT_COUNT; i++)
		room += t.len[i] + OVERHEAD;
	/* the texts lie where their seal goes: it must not move them */
	buf_reserve(&c->text, room);
	texts_of(c, n, &t);
	n->seal_at = c->text.len;
	seal_texts(r->sealer, &t, n->caller, &c->text, &n->seal);
}

const struct seal *
texts_sealed(const struct chunk *c, struct entry *n)
{
	n->seal.fields = c->text.data + n->seal_at;
	return &n->seal;
}

static void
number_word(struct entry_reader *r, const struct chunk *c,
    struct entry_text *t)
{
	if (t->len > 0)
		t->word = (uint32_t)words_add(r->words, c->text.data + t->at,
		    t->len);
}

void
texts_number(struct entry_reader *r, const struct chunk *c, struct entry *n)
{
	static const enum map_fact said[] = { FACT_CHANNEL, FACT_NATURE,
		FACT_CATEGORY, FACT_STREET, FACT_COMMUNITY, FACT_UNIT,
		FACT_TAGS, FACT_VALID, FACT_CONTACTED, FACT_SOLVED,
		FACT_SATISFIED };
	size_t i;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		number_word(r, c, &n->text[said[i]]);
	number_word(r, c, &n->site);
	number_word(r, c, &n->grounds);
}
