#include "repair.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "text/recode.h"

#define FLUSH_LEN 65536

static void
put_heading(struct buf *b, const char *s, char separator)
{
	int is_plain = strpbrk(s, "\"\r\n") == NULL &&
	    strchr(s, separator) == NULL;

	if (!is_plain)
		buf_putc(b, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_putc(b, '"');
		buf_putc(b, *s);
	}
	if (!is_plain)
		buf_putc(b, '"');
}

static int
begin(struct repair *r, const struct dump *d, struct err *e)
{
	size_t i;

	r->fd = open(r->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	if (r->fd < 0)
		return err_errno(e, "cannot create '%s'", r->path);
	if (d->kind == KIND_JSON)
		return 0;
	for (i = 0; i < d->binding.ncolumns; i++) {
		if (i > 0)
			buf_putc(&r->rows, d->separator);
		put_heading(&r->rows, d->binding.heading[i], d->separator);
	}
	buf_putc(&r->rows, '\n');
	return 0;
}

static int
flush(struct repair *r, struct err *e)
{
	if (io_write(r->fd, r->rows.data, r->rows.len, e) < 0)
		return err_prefix(e, "'%s'", r->path);
	buf_reset(&r->rows);
	return 0;
}

int
repair_add(struct repair *r, const struct dump *d, const char *raw,
    size_t len, struct err *e)
{
	if (r->path == NULL || len == 0)
		return 0;
	if (r->fd < 0 && begin(r, d, e) < 0)
		return -1;
	recode_text(&r->rows, d->charset, raw, len);
	buf_putc(&r->rows, '\n');
	return r->rows.len < FLUSH_LEN ? 0 : flush(r, e);
}

int
repair_end(struct repair *r, struct err *e)
{
	int fd = r->fd;

	if (fd < 0)
		return 0;
	if (flush(r, e) < 0)
		return -1;
	if (fsync(fd) < 0)
		return err_errno(e, "cannot sync '%s'", r->path);
	r->fd = -1;
	if (close(fd) < 0)
		return err_errno(e, "cannot close '%s'", r->path);
	return 0;
}

void
repair_release(struct repair *r)
{
	if (r->fd >= 0)
		(void)close(r->fd);	/* the run has failed already */
	r->fd = -1;
	buf_release(&r->rows);
}
