#include "rowplaces.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

void
rowplaces_init(struct rowplaces *p, const struct dump *d)
{
	memset(p, 0, sizeof(*p));
	buf_init(&p->raw);
	p->dump = d;
}

void
rowplaces_release(struct rowplaces *p)
{
	buf_release(&p->raw);
	delim_free(p->again);
	free(p->at);
}

int
rowplaces_keep(struct rowplaces *p, const struct delim_row *row,
    const char *no, size_t len)
{
	int64_t at = p->dump->rows == NULL ? -1 :
	    delim_file_at(p->dump->rows);
	struct rowplace *kept;

	if (at < 0 || row->fault != DELIM_FINE || row->end_line > UINT32_MAX)
		return 0;
	mem_grow(&p->at, p->n, &p->cap, sizeof(*p->at));
	kept = &p->at[p->n++];
	memset(kept->no, 0, sizeof(kept->no));
	memcpy(kept->no, no, len < sizeof(kept->no) ? len : sizeof(kept->no));
	kept->len = (uint32_t)row->rawlen;
	kept->at = at;
	kept->line = (uint32_t)row->line;
	kept->lines = (uint32_t)(row->end_line - row->line);
	return 1;
}

static int
compare(const void *a, const void *b)
{
	const struct rowplace *x = a, *y = b;
	int rc = memcmp(x->no, y->no, sizeof(x->no));

	return rc != 0 ? rc : x->at < y->at ? -1 : x->at > y->at;
}

void
rowplaces_sort(struct rowplaces *p)
{
	if (p->n > 1)
		qsort(p->at, p->n, sizeof(*p->at), compare);
}

static int
read_raw(struct rowplaces *p, const struct rowplace *kept, struct err *e)
{
	size_t got = 0;
	ssize_t n;

	buf_reset(&p->raw);
	buf_reserve(&p->raw, kept->len);
	while (got < kept->len) {
		n = pread(p->dump->fd, p->raw.data + got, kept->len - got,
		    (off_t)(kept->at + (int64_t)got));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, "cannot read");
		if (n == 0)
			break;
		got += (size_t)n;
	}
	p->raw.len = got;
	/* of CR CR LF the row has the first CR: it must not be taken for that
	 * of its end */
	if (got > 0 && p->raw.data[got - 1] == '\r')
		buf_puts(&p->raw, "\r\n");
	return 0;
}

int
rowplaces_give(struct rowplaces *p, size_t i, struct delim_row *row,
    struct err *e)
{
	const struct rowplace *kept = &p->at[i];
	int rc;

	if (p->again == NULL)
		p->again = delim_new_form(-1, NULL, 0, &p->dump->form);
	if (read_raw(p, kept, e) < 0)
		return -1;
	rc = delim_again(p->again, p->raw.data, p->raw.len, row, e);
	if (rc < 0)
		return -1;
	if (rc == 0 || row->fault != DELIM_FINE || row->rawlen != kept->len)
		return err_set(e, ERR_DATA, "it changed while it was read: "
		    "take it again when it is complete");
	row->line = kept->line;
	row->end_line = (int64_t)kept->line + kept->lines;
	row->is_unended = 0;
	return 1;
}
