#include "head.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "text/recode.h"

void
head_release(struct head *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		free(h->cells[i]);
	h->n = 0;
	buf_release(&h->text);
}

static int
keep_row(void *arg, const struct delim_row *row)
{
	struct head *h = arg;
	struct map_text *cells = mem_array(row->n + 1, sizeof(*cells));
	size_t i;

	for (i = 0; i < row->n; i++) {
		cells[i].s = (const char *)(uintptr_t)h->text.len;
		cells[i].len = row->fields[i].len;
		buf_put(&h->text, row->fields[i].s, row->fields[i].len);
	}
	h->lines[h->n] = row->line;
	h->ncells[h->n] = row->n;
	h->cells[h->n++] = cells;
	return h->n < HEAD_ROWS;
}

/* The buffer has stopped moving: offsets become pointers. */
static void
fix_cells(struct head *h)
{
	size_t i, j;

	for (i = 0; i < h->n; i++)
		for (j = 0; j < h->ncells[i]; j++)
			h->cells[i][j].s = h->text.data +
			    (uintptr_t)h->cells[i][j].s;
}

int
head_each(const char *s, size_t len, const struct delim_form *form,
    head_fn *fn, void *arg, struct err *e)
{
	int none = open("/dev/null", O_RDONLY | O_CLOEXEC), rc;
	struct delim_row row;
	struct delim *d;

	if (none < 0)
		return err_errno(e, "/dev/null");
	d = delim_new_form(none, s, len, form);
	while ((rc = delim_next(d, &row, e)) == 1)
		if (fn(arg, &row) == 0)
			break;
	delim_free(d);
	(void)close(none);	/* only read from */
	return rc < 0 ? -1 : 0;
}

static int
read_rows(struct head *h, const char *s, size_t len, struct err *e)
{
	int rc = head_each(s, len, &h->form, keep_row, h, e);

	fix_cells(h);
	return rc;
}

/* Outside quotes, for a cell may hold line feeds where CR ends rows. */
static char
find_line_end(const char *s, size_t len)
{
	int is_quoted = 0, crs = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '"')
			is_quoted = !is_quoted;
		else if (s[i] == '\n' && !is_quoted)
			return '\n';
		crs += s[i] == '\r';
	}
	return crs > 0 ? '\r' : '\n';
}

/* How many rows have as many fields as most, two or more; then how many
 * fields. A file of one row has only these. */
static size_t
consistency(const struct head *h, size_t *first)
{
	size_t i, j, rows, best = 0, score;

	*first = 0;
	for (i = 0; i < h->n; i++) {
		if (h->ncells[i] < 2)
			continue;
		for (rows = j = 0; j < h->n; j++)
			rows += h->ncells[j] == h->ncells[i];
		score = rows * (DELIM_MAX_FIELDS + 1) + h->ncells[i];
		if (score > best) {
			best = score;
			*first = i;
		}
	}
	return best;
}

int
head_first(const struct head *h, size_t *row)
{
	return consistency(h, row) > 0 ? 0 : -1;
}

size_t
head_find(const struct head *h, const struct map *m, size_t *row)
{
	size_t i, known, best = 0;

	*row = 0;
	for (i = 0; i < h->n; i++) {
		known = map_known(m, h->cells[i], h->ncells[i]);
		if (known > best) {
			best = known;
			*row = i;
		}
	}
	return best;
}

static int
try_form(struct head *h, char separator, const struct buf *text, char end,
    struct err *e)
{
	memset(h, 0, sizeof(*h));
	buf_init(&h->text);
	h->form.separator = separator;
	h->form.line_end = end;
	return read_rows(h, text->data, text->len, e);
}

int
head_read(struct head *h, const char *s, size_t len, enum charset c,
    const struct map *m, struct err *e)
{
	static const char separators[] = { ',', '\t', ';', '|' };
	size_t i, row, score, known, best = 0, most = 0;
	struct buf text = BUF_INIT;
	struct head tried;
	char end;
	int rc = 0;

	recode_text(&text, c, s, len);
	end = find_line_end(text.data, text.len);
	memset(h, 0, sizeof(*h));
	for (i = 0; i < sizeof(separators) && rc == 0; i++) {
		rc = try_form(&tried, separators[i], &text, end, e);
		known = m == NULL ? 0 : head_find(&tried, m, &row);
		score = consistency(&tried, &row);
		if (i == 0 || known > most || (known == most &&
		    score > best)) {
			head_release(h);
			*h = tried;
			most = known;
			best = score;
		} else {
			head_release(&tried);
		}
	}
	buf_release(&text);
	if (rc < 0)
		head_release(h);
	return rc;
}
