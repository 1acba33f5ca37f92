#include "learn/levels.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static size_t
depth_of(const char *class)
{
	size_t n = 1;

	for (; (class = strchr(class, '/')) != NULL; class++)
		n++;
	return n < LEVELS_MAX ? n : LEVELS_MAX;
}

size_t
levels_cut(const char *class, size_t depth)
{
	const char *s = class;

	for (; depth > 0; depth--) {
		s = strchr(s, '/');
		if (s == NULL)
			return strlen(class);
		s++;
	}
	return (size_t)(s - class) - (s > class);
}

static size_t *
find_parts(char *const *classes, size_t n, size_t depth)
{
	size_t *part = mem_array(n + 1, sizeof(*part));
	size_t *len = mem_array(n + 1, sizeof(*len)), i, k;

	for (i = 0; i < n; i++) {
		len[i] = levels_cut(classes[i], depth);
		for (k = 0; k < i; k++)
			if (len[k] == len[i] && memcmp(classes[k], classes[i],
			    len[i]) == 0)
				break;
		part[i] = k;
	}
	free(len);
	return part;
}

void
levels_init(struct levels *l, char *const *classes, size_t n)
{
	size_t i, d;

	memset(l, 0, sizeof(*l));
	l->n = n;
	l->depth = 1;
	for (i = 0; i < n; i++) {
		d = depth_of(classes[i]);
		if (d > l->depth)
			l->depth = d;
	}
	for (d = 1; d < l->depth; d++)
		l->part[d] = find_parts(classes, n, d);
}

void
levels_release(struct levels *l)
{
	size_t d;

	for (d = 1; d < l->depth; d++)
		free(l->part[d]);
}

size_t
levels_best(const struct levels *l, const double *of, size_t depth,
    double *sum, double *p)
{
	size_t i, best = 0;

	for (i = 0; i < l->n; i++)
		sum[i] = 0;
	for (i = 0; i < l->n; i++)
		sum[l->part[depth][i]] += of[i];
	for (i = 1; i < l->n; i++)
		if (sum[i] > sum[best])
			best = i;
	*p = sum[best];
	return best;
}
