#include "learn/grams.h"

#include <string.h>

#include "text/utf8.h"

#define SPACE_SHIFT 32
#define OTHER 0xfffdu		/* a character beyond the basic plane */
#define MOST_TAIL 128		/* at most GRAMS_STRETCH */

/* --- one spelling ------------------------------------------------------- */

static int
is_blank(int32_t c)
{
	return c <= ' ' || c == 0xa0 || c == 0x3000 || c == 0xfeff ||
	    c == 0x7f;
}

static uint32_t
spell(int32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	if (is_blank(c))
		return ' ';
	if (c >= '0' && c <= '9')
		return '0';
	if (c >= 'A' && c <= 'Z')
		return (uint32_t)c + 'a' - 'A';
	return c > 0xffff ? OTHER : (uint32_t)c;
}

/* A field being spelled: what the last characters were. */
struct speller {
	const char *s;
	size_t len;
	uint32_t last;
};

/*
 * The next character and its length. Nearly all of a Chinese text is from
 * U+4000 to U+CFFF, three bytes whose first is 0xe4 to 0xec and spelled as
 * they are: those are decoded here.
 */
static inline size_t
spell_next(const char *text, size_t len, uint32_t *u)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t n;
	int32_t c;

	if (s[0] < 0x80) {
		*u = spell(s[0]);
		return 1;
	}
	if (s[0] >= 0xe4 && s[0] <= 0xec && len >= 3 &&
	    (s[1] & 0xc0) == 0x80 && (s[2] & 0xc0) == 0x80) {
		*u = (s[0] & 0xfu) << 12 | (s[1] & 0x3fu) << 6 |
		    (s[2] & 0x3fu);
		return 3;
	}
	n = utf8_decode(text, len, &c);
	*u = c < 0 ? OTHER : spell(c);
	return n;
}

/* Up to GRAMS_STRETCH further characters; 0 at the end. */
static size_t
spell_more(struct speller *sp, uint16_t out[GRAMS_STRETCH])
{
	const char *s = sp->s, *end = s + sp->len;
	uint32_t u, last = sp->last;
	size_t n = 0;

	while (n < GRAMS_STRETCH && s < end) {
		s += spell_next(s, (size_t)(end - s), &u);
		if ((u == ' ' || u == '0') && u == last)
			continue;
		last = u;
		out[n++] = (uint16_t)u;
	}
	*sp = (struct speller){ s, (size_t)(end - s), last };
	return n;
}

/* --- grams -------------------------------------------------------------- */

/* The last characters, of those that come by. */
struct tail {
	uint16_t c[MOST_TAIL + GRAMS_STRETCH];
	size_t n, most;
};

static void
tail_add(struct tail *t, const uint16_t *c, size_t n)
{
	memcpy(t->c + t->n, c, n * sizeof(*c));
	t->n += n;
	if (t->n > t->most) {
		memmove(t->c, t->c + t->n - t->most, t->most * sizeof(*c));
		t->n = t->most;
	}
}

void
grams_each(const struct grams_form *form, const struct grams_text *fields,
    size_t n, grams_fn fn, void *arg)
{
	struct tail tail = { .n = 0, .most = form->tail < MOST_TAIL ?
	    form->tail : MOST_TAIL };
	uint16_t c[GRAMS_STRETCH];
	struct grams_stretch s = { .c = c };
	struct speller sp;
	size_t i;

	for (i = 0; i < n && i < form->nfields; i++) {
		sp = (struct speller){ fields[i].s, fields[i].len, ' ' };
		s.before = 0;
		s.weight = form->weight[i];
		while ((s.n = spell_more(&sp, c)) > 0) {
			fn(arg, &s);
			s.before = c[s.n - 1];
			if (i + 1 == n && tail.most > 0)
				tail_add(&tail, c, s.n);
		}
	}
	s = (struct grams_stretch){ (uint64_t)GRAMS_TAIL << SPACE_SHIFT,
		1, 0, tail.c, tail.n };
	fn(arg, &s);
}

void
grams_put(struct buf *b, uint64_t key)
{
	char s[4];
	int shift;
	uint32_t c;

	for (shift = 16; shift >= 0; shift -= 16) {
		c = (uint32_t)(key >> shift) & 0xffff;
		if (c != 0)
			buf_put(b, s, utf8_encode(s, (int32_t)c));
	}
}

enum grams_space
grams_space_of(uint64_t key)
{
	return (enum grams_space)(key >> SPACE_SHIFT);
}
