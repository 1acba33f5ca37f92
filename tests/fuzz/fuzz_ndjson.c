/*
 * Bytes through a pipe: the lines are those that a plain split gives, and
 * each is numbered.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "data/jx.h"
#include "data/ndjson.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct rest {
	const char *s, *end;
	int64_t line;
};

/* The next line that is not blank, CR off; 0 at the end. */
static int
split(struct rest *r, const char **s, size_t *len)
{
	const char *stop;

	while (r->s < r->end) {
		stop = memchr(r->s, '\n', (size_t)(r->end - r->s));
		if (stop == NULL)
			stop = r->end;
		*s = r->s;
		*len = (size_t)(stop - r->s);
		r->s = stop < r->end ? stop + 1 : stop;
		r->line++;
		if (*len > 0 && (*s)[*len - 1] == '\r')
			--*len;
		if (strspn(*s, " \t\r") < *len)
			return 1;
	}
	return 0;
}

static void
compare(struct ndjson *n, struct rest *r)
{
	struct err e = ERR_INIT;
	const char *s, *want;
	size_t len, want_len;

	while (split(r, &want, &want_len)) {
		if (ndjson_next(n, &s, &len, &e) != 1 ||
		    ndjson_line(n) != r->line)
			abort();
		if (want_len > JX_MAX_BYTES ? s != NULL :
		    len != want_len || memcmp(s, want, len) != 0)
			abort();
		if (ndjson_ready(n) && ndjson_wait(n, 0) != 1)
			abort();
	}
	if (ndjson_next(n, &s, &len, &e) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(size + 1);
	struct rest r = { copy, copy + size, 0 };
	struct ndjson *n;
	int fd = memfd_create("lines", 0);

	if (copy == NULL || fd < 0)
		abort();
	memcpy(copy, data, size);
	copy[size] = '\0';
	if (size >= 3 && memcmp(copy, "\xef\xbb\xbf", 3) == 0)
		r.s += 3;
	if (write(fd, copy, size) != (ssize_t)size ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	n = ndjson_new(fd);
	compare(n, &r);
	ndjson_free(n);
	close(fd);
	free(copy);
	return 0;
}
