#include "table/window.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/io.h"
#include "base/mem.h"

#define WIDTH 64	/* bytes whose marks are looked up together */

/* Bit i of the result tells of byte i; all WIDTH bytes are read. */
#ifdef __SSE2__

static inline uint64_t
marks_of_16(const char *s, __m128i separator, __m128i line_end)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)s);
	__m128i found;

	found = _mm_cmpeq_epi8(bytes, separator);
	found = _mm_or_si128(found,
	    _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
	found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, line_end));
	found = _mm_or_si128(found,
	    _mm_cmpeq_epi8(bytes, _mm_setzero_si128()));
	return (uint64_t)(unsigned int)_mm_movemask_epi8(found);
}

static uint64_t
marks_of(const struct window *v, const char *s)
{
	__m128i separator = _mm_set1_epi8(v->separator);
	__m128i line_end = _mm_set1_epi8(v->line_end);

	return marks_of_16(s, separator, line_end) |
	    marks_of_16(s + 16, separator, line_end) << 16 |
	    marks_of_16(s + 32, separator, line_end) << 32 |
	    marks_of_16(s + 48, separator, line_end) << 48;
}

#else

static uint64_t
marks_of(const struct window *v, const char *s)
{
	uint64_t marks = 0;
	int i;

	for (i = 0; i < WIDTH; i++)
		marks |= (uint64_t)(s[i] == v->separator || s[i] == '"' ||
		    s[i] == v->line_end || s[i] == '\0') << i;
	return marks;
}

#endif

static void
reserve(struct window *v, size_t cap)
{
	if (cap <= v->cap)
		return;
	v->data = mem_resize(v->data, cap + WIDTH, 1);
	v->cap = cap;
}

/* What is compared is never unset. */
static void
set_len(struct window *v, size_t len)
{
	v->len = len;
	memset(v->data + len, ' ', WIDTH);
}

void
window_init(struct window *v, int fd, const char *head, size_t len)
{
	memset(v, 0, sizeof(*v));
	v->fd = fd;
	v->separator = ',';
	v->line_end = '\n';
	/* -1 of a pipe */
	v->base = (int64_t)lseek(fd, 0, SEEK_CUR) - (int64_t)len;
	reserve(v, len + WINDOW_BLOCK);
	if (len > 0)
		memcpy(v->data, head, len);
	set_len(v, len);
}

void
window_cut(struct window *v, size_t len)
{
	v->base += v->base < 0 ? 0 : (int64_t)(v->len - len);
	v->len = len;
}

void
window_hold(struct window *v, const char *s, size_t len)
{
	v->is_ended = 1;
	reserve(v, len);
	if (len > 0)
		memcpy(v->data, s, len);
	set_len(v, len);
	window_seek(v, 0);
}

void
window_release(struct window *v)
{
	free(v->data);
	v->data = NULL;
}

size_t
window_mark(struct window *v)
{
	size_t at, n;

	while (v->marks == 0) {
		if (v->next >= v->len)
			return WINDOW_NONE;
		v->group = v->next;
		n = v->len - v->group;
		v->marks = marks_of(v, v->data + v->group);
		if (n < WIDTH)
			v->marks &= ((uint64_t)1 << n) - 1;
		else
			n = WIDTH;
		v->next = v->group + n;
	}
	at = v->group + (size_t)__builtin_ctzll(v->marks);
	v->marks &= v->marks - 1;
	return at;
}

void
window_seek(struct window *v, size_t at)
{
	v->marks = 0;
	v->next = at;
}

int
window_more(struct window *v, size_t drop, size_t *dropped, struct err *e)
{
	long n;

	*dropped = 0;
	if (v->is_ended)
		return 0;
	if (drop > 0) {
		memmove(v->data, v->data + drop, v->len - drop);
		v->len -= drop;
		v->next -= drop;
		v->base += v->base < 0 ? 0 : (int64_t)drop;
		*dropped = drop;
	}
	reserve(v, v->len + WINDOW_BLOCK);
	if (v->recode != NULL)
		n = recode_read(v->recode, v->data + v->len, WINDOW_BLOCK, e);
	else
		n = io_read(v->fd, v->data + v->len, WINDOW_BLOCK, e);
	if (n < 0)
		return -1;
	v->is_ended = n == 0;
	set_len(v, v->len + (size_t)n);
	return n > 0;
}
