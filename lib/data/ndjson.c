#include "data/ndjson.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "data/jx.h"
#include "time/now.h"

#define CHUNK 65536
#define BOM "\xef\xbb\xbf"

struct ndjson {
	int fd;
	int ended;		/* end of input or failed: nothing more comes */
	struct err failed;	/* code ERR_NONE unless a read failed */
	struct buf b;
	size_t at;		/* where the next line begins in b */
	size_t looked;		/* up to here there is no LF behind at */
	int64_t line;
	int first;		/* nothing has been read yet */
};

struct ndjson *
ndjson_new(int fd)
{
	struct ndjson *n = mem_array(1, sizeof(*n));

	n->fd = fd;
	n->first = 1;
	buf_init(&n->b);
	return n;
}

struct ndjson *
ndjson_new_head(int fd, const char *head, size_t len)
{
	struct ndjson *n = ndjson_new(fd);

	buf_put(&n->b, head, len);
	return n;
}

void
ndjson_free(struct ndjson *n)
{
	if (n == NULL)
		return;
	buf_release(&n->b);
	free(n);
}

int64_t
ndjson_line(const struct ndjson *n)
{
	return n->line;
}

int
ndjson_is_cut(const struct ndjson *n)
{
	return n->ended && n->at == n->b.len && n->at > 0 &&
	    n->b.data[n->at - 1] != '\n';
}

static size_t
left(const struct ndjson *n)
{
	return n->b.len - n->at;
}

/* Forget the lines that were given; called only between two of them. */
static void
make_room(struct ndjson *n)
{
	size_t len = left(n);

	if (n->at > 0) {
		memmove(n->b.data, n->b.data + n->at, len);
		n->looked -= n->at;
		n->at = 0;
		buf_cut(&n->b, len);
	}
	buf_reserve(&n->b, CHUNK);
}

/* Read once; what goes wrong is kept until the lines before it are out. */
static void
read_more(struct ndjson *n)
{
	long got;

	make_room(n);
	got = io_read(n->fd, n->b.data + n->b.len, CHUNK, &n->failed);
	if (got <= 0) {
		n->ended = 1;
		return;
	}
	n->b.len += (size_t)got;
	n->b.data[n->b.len] = '\0';
}

/* The BOM is looked for when three bytes, or all there will be, are here. */
static void
skip_bom(struct ndjson *n)
{
	while (n->first && !n->ended && left(n) < 3)
		read_more(n);
	if (n->first && left(n) >= 3 && memcmp(n->b.data, BOM, 3) == 0)
		n->at = n->looked = 3;
	n->first = 0;
}

/* The LF that ends the next line; looks at each byte once. */
static const char *
find_end(struct ndjson *n)
{
	const char *end;

	end = memchr(n->b.data + n->looked, '\n', n->b.len - n->looked);
	n->looked = end != NULL ? (size_t)(end - n->b.data) : n->b.len;
	return end;
}

static int
is_blank(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
			return 0;
	}
	return 1;
}

/*
 * The next line into *s, *len with its CR off: 1; or 0 at the end. Of a line
 * that grows too long only its last bytes are kept, and *len says so.
 */
static int
take_line(struct ndjson *n, const char **s, size_t *len)
{
	const char *end;
	int cut = 0;

	while ((end = find_end(n)) == NULL && !n->ended) {
		if (left(n) > JX_MAX_BYTES + 1) {
			n->at = n->looked = n->b.len;
			cut = 1;
		}
		read_more(n);
	}
	if (end == NULL && left(n) == 0 && !cut)
		return 0;
	*s = n->b.data + n->at;
	*len = end != NULL ? (size_t)(end - *s) : left(n);
	n->at += *len + (end != NULL);
	n->looked = n->at;
	n->line++;
	if (*len > 0 && (*s)[*len - 1] == '\r')
		--*len;
	if (cut)
		*len = JX_MAX_BYTES + 1;
	return 1;
}

int
ndjson_next(struct ndjson *n, const char **line, size_t *len, struct err *e)
{
	const char *s;
	size_t s_len;

	skip_bom(n);
	while (take_line(n, &s, &s_len)) {
		/* A read that failed leaves half a line: that is no line. */
		if (n->failed.code != ERR_NONE && n->at == n->b.len &&
		    (n->b.len == 0 || n->b.data[n->b.len - 1] != '\n'))
			break;
		if (s_len <= JX_MAX_BYTES && is_blank(s, s_len))
			continue;
		*line = s_len <= JX_MAX_BYTES ? s : NULL;
		*len = s_len <= JX_MAX_BYTES ? s_len : 0;
		return 1;
	}
	if (n->failed.code == ERR_NONE)
		return 0;
	*e = n->failed;
	return -1;
}

int
ndjson_ready(const struct ndjson *n)
{
	const char *s = n->b.data + n->at, *end, *stop = n->b.data + n->b.len;

	while (s < stop) {
		end = memchr(s, '\n', (size_t)(stop - s));
		if (end == NULL)
			return n->ended && !is_blank(s, (size_t)(stop - s));
		if (!is_blank(s, (size_t)(end - s)))
			return 1;
		s = end + 1;
	}
	return 0;
}

/* Half a line is silence: whoever waits has lines to write meanwhile. */
int
ndjson_wait(struct ndjson *n, int ms)
{
	int64_t until = now_ticks_ms() + ms, left_ms = ms;
	struct pollfd p = { n->fd, POLLIN, 0 };

	while (!ndjson_ready(n) && !n->ended && left(n) <= JX_MAX_BYTES) {
		if (poll(&p, 1, left_ms > 0 ? (int)left_ms : 0) <= 0)
			return 0;
		read_more(n);
		left_ms = until - now_ticks_ms();
	}
	return 1;
}
