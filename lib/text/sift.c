#include "text/sift.h"

#include <string.h>

void
sift_copy_to(struct sift *t, size_t at)
{
	buf_put(t->out, t->s + t->copied, at - t->copied);
	t->copied = at;
}

int
sift_stands_at(const struct sift *t, size_t at, const char *word)
{
	size_t n;

	/* Asked often, seldom so: the first byte decides most. */
	if (at >= t->len || t->s[at] != word[0])
		return 0;
	n = strlen(word);
	return n <= t->len - at && memcmp(t->s + at, word, n) == 0;
}

int
sift_stands_before(const struct sift *t, size_t at, const char *word)
{
	size_t n = strlen(word);

	return n <= at && memcmp(t->s + at - n, word, n) == 0;
}

int
sift_one_of(const struct sift *t, size_t at, const char *list)
{
	const char *s = t->s + at;

	if (at > t->len || t->len - at < 3)
		return 0;
	for (; *list != '\0'; list += 3) {
		if (s[0] == list[0] && s[1] == list[1] && s[2] == list[2])
			return 1;
	}
	return 0;
}

size_t
sift_put_masked(struct sift *t, const struct digits *d, size_t n, size_t head,
    size_t tail)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_put(t->out, t->s + d->end[i - 1],
			    d->begin[i] - d->end[i - 1]);
		if (i < head || i + tail >= n)
			buf_put(t->out, t->s + d->begin[i],
			    d->end[i] - d->begin[i]);
		else
			buf_putc(t->out, '*');
	}
	return d->end[n - 1];
}

size_t
sift_put_star(struct sift *t, size_t end)
{
	buf_putc(t->out, '*');
	return end;
}
