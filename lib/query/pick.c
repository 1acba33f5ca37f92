#include "query/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define TAIL "社区"
#define TAIL_LEN (sizeof(TAIL) - 1)
#define BLOCK_BITS 64

struct value {
	const char *s;
	size_t len;
	size_t bare;		/* its length without TAIL */
	enum pick_how how;
};

struct pick {
	struct value *values;
	size_t n, cap;
	int separator;
	uint64_t *bits;		/* bit w of the whole: word w */
	size_t blocks;
	int64_t done;		/* words looked at */
	int64_t count;
};

static void
add_value(struct pick *p, const char *s, enum pick_how how)
{
	struct value *v;

	mem_grow(&p->values, p->n, &p->cap, sizeof(*p->values));
	v = &p->values[p->n++];
	v->how = how;
	v->s = s;
	v->len = strlen(s);
	v->bare = v->len;
	if (v->len > TAIL_LEN &&
	    memcmp(s + v->len - TAIL_LEN, TAIL, TAIL_LEN) == 0)
		v->bare -= TAIL_LEN;
}

struct pick *
pick_new(char *const *values, size_t n, int separator, enum pick_how how)
{
	struct pick *p = mem_array(1, sizeof(*p));
	size_t i;

	for (i = 0; i < n; i++)
		add_value(p, values[i], how);
	p->separator = separator;
	return p;
}

void
pick_add_whole(struct pick *p, const char *value)
{
	add_value(p, value, PICK_WHOLE);
}

void
pick_free(struct pick *p)
{
	if (p == NULL)
		return;
	free(p->bits);
	free(p->values);
	free(p);
}

static int
begins(const char *s, size_t len, const char *with, size_t with_len)
{
	return len >= with_len && memcmp(s, with, with_len) == 0;
}

static int
is_end(const struct pick *p, const char *s, size_t len, size_t at)
{
	return at == len || (unsigned char)s[at] == p->separator;
}

/* s is what is left of a word where a part begins. */
static int
means_part(const struct pick *p, const struct value *v, const char *s,
    size_t len)
{
	if (v->how == PICK_BEGIN && begins(s, len, v->s, v->len))
		return 1;
	if (!begins(s, len, v->s, v->bare))
		return 0;
	return is_end(p, s, len, v->bare) ||
	    (begins(s + v->bare, len - v->bare, TAIL, TAIL_LEN) &&
	    is_end(p, s, len, v->bare + TAIL_LEN));
}

static int
means_any(const struct pick *p, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (means_part(p, &p->values[i], s, len))
			return 1;
	}
	return 0;
}

static int
means_word(const struct pick *p, const char *s, size_t len)
{
	const char *end = s + len, *next;

	if (means_any(p, s, len))
		return 1;
	if (p->separator < 0)
		return 0;
	while ((next = memchr(s, p->separator, (size_t)(end - s))) != NULL) {
		s = next + 1;
		if (means_any(p, s, (size_t)(end - s)))
			return 1;
	}
	return 0;
}

static void
make_room(struct pick *p, int64_t words)
{
	size_t need = (size_t)words / BLOCK_BITS + 1, had = p->blocks;

	if (need <= had)
		return;
	p->blocks = need > 2 * had ? need : 2 * had;
	p->bits = mem_resize(p->bits, p->blocks, sizeof(*p->bits));
	memset(p->bits + had, 0, (p->blocks - had) * sizeof(*p->bits));
}

void
pick_extend(struct pick *p, const struct words *w)
{
	int64_t count = words_count(w), n;

	make_room(p, count);
	for (n = p->done + 1; n <= count; n++) {
		if (!means_word(p, words_text(w, n), words_len(w, n)))
			continue;
		p->bits[n / BLOCK_BITS] |= UINT64_C(1) << n % BLOCK_BITS;
		p->count++;
	}
	p->done = count;
}

static int
has(const struct pick *p, int64_t n)
{
	return (int)(p->bits[n / BLOCK_BITS] >> n % BLOCK_BITS & 1);
}

int
pick_has(struct pick *p, const struct words *w, int64_t n)
{
	if (n == NUM_NONE)
		return 0;
	if (n > p->done)
		pick_extend(p, w);
	if (n < 1 || n > p->done)
		BUG("a number that is no word");
	return has(p, n);
}

int64_t
pick_count(const struct pick *p)
{
	return p->count;
}

int64_t
pick_next(const struct pick *p, int64_t n)
{
	for (n++; n <= p->done; n++) {
		if (has(p, n))
			return n;
	}
	return 0;
}
