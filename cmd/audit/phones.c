#include "phones.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "text/norm.h"

#define NUMBERS_MAX_BYTES 65536

struct phones {
	int64_t *refs;
	size_t nrefs, cap;
};

static int
add_number(struct phones *p, struct ctx *c, const char *s, size_t len,
    int64_t number_of_line, struct err *e)
{
	struct buf number = BUF_INIT;
	int64_t ref;

	norm_phone(&number, s, len);
	ref = db_ref(c->db, number.data, number.len);
	explicit_bzero(number.data, number.len);
	buf_release(&number);
	if (ref == NUM_NONE)
		return err_set(e, ERR_DATA, "line %lld holds no phone "
		    "number", (long long)number_of_line);
	mem_grow(&p->refs, p->nrefs, &p->cap, sizeof(*p->refs));
	p->refs[p->nrefs++] = ref;
	return 0;
}

static int
is_blank(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
			return 0;
	return 1;
}

static int
add_lines(struct phones *p, struct ctx *c, const struct buf *text,
    struct err *e)
{
	const char *s = text->data, *end = s + text->len, *line;
	int64_t number = 0;

	for (; s < end; s = line + 1) {
		line = memchr(s, '\n', (size_t)(end - s));
		if (line == NULL)
			line = end;
		number++;
		if (!is_blank(s, (size_t)(line - s)) &&
		    add_number(p, c, s, (size_t)(line - s), number, e) < 0)
			return -1;
	}
	if (p->nrefs == 0)
		return err_set(e, ERR_DATA, "it holds no phone number");
	return 0;
}

static int
read_all(struct buf *text, int fd, struct err *e)
{
	char part[4096];
	long n;

	/* or growing would leave numbers behind where nobody wipes them */
	buf_reserve(text, NUMBERS_MAX_BYTES + sizeof(part));
	while ((n = io_read(fd, part, sizeof(part), e)) > 0) {
		buf_put(text, part, (size_t)n);
		if (text->len > NUMBERS_MAX_BYTES) {
			n = err_set(e, ERR_DATA, "it is too large");
			break;
		}
	}
	explicit_bzero(part, sizeof(part));
	return n < 0 ? -1 : 0;
}

int
phones_read(int64_t **refs, size_t *n, struct ctx *c, const char *path,
    struct err *e)
{
	struct phones p = { NULL, 0, 0 };
	struct buf text = BUF_INIT;
	int fd = ctx_open_input(path, e), rc;

	if (fd < 0)
		return -1;
	rc = read_all(&text, fd, e);
	if (rc == 0)
		rc = add_lines(&p, c, &text, e);
	if (text.len > 0)
		explicit_bzero(text.data, text.len);
	buf_release(&text);
	if (fd != STDIN_FILENO)
		(void)close(fd);	/* nothing was written to it */
	if (rc < 0) {
		free(p.refs);
		return err_prefix(e, "%s", strcmp(path, "-") == 0 ?
		    lang("standard input") : path);
	}
	*refs = p.refs;
	*n = num_sort_once(p.refs, p.nrefs);
	return 0;
}
