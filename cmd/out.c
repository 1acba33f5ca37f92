#include "ctx.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "render/grid.h"
#include "render/page.h"
#include "render/xlsxout.h"
#include "store/annex.h"

/*
 * Where a run's output goes: standard output, or the file of -o under a
 * temporary name beside it until the run has succeeded.
 */
#define BOM "\xef\xbb\xbf"
#define FIELDS_MAX 256

void
ctx_ignore_sigpipe(void)
{
	signal(SIGPIPE, SIG_IGN);
}

static int
is_folder_path(const char *path)
{
	size_t len = strlen(path);

	return len > 0 && path[len - 1] == '/';
}

/* A link stays one: what it points at is replaced. */
static char *
resolve(const char *path)
{
	char real[PATH_MAX];

	return mem_text(realpath(path, real) != NULL ? real : path);
}

/*
 * A device or a pipe is written to as it is: renaming a file onto it would
 * destroy it. 1 done, 0 it is no such thing.
 */
static int
open_special(struct ctx *c, struct err *e)
{
	struct stat st;

	if (stat(c->out_target, &st) < 0 || S_ISREG(st.st_mode))
		return 0;
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_USAGE,
		    "'%s' is a folder: put a slash behind it", c->out_target);
	c->out_fd = open(c->out_target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (c->out_fd < 0)
		return err_errno(e, "cannot open '%s'", c->out_target);
	return 1;
}

static int
open_target(struct ctx *c, const char *path, struct err *e)
{
	struct buf name = BUF_INIT;
	int rc;

	c->out_target = resolve(path);
	rc = open_special(c, e);
	if (rc != 0)
		return rc < 0 ? -1 : 0;
	buf_printf(&name, "%s.XXXXXX", c->out_target);
	c->out_fd = mkostemp(name.data, O_CLOEXEC);	/* mode 0600 */
	if (c->out_fd < 0) {
		err_errno(e, "cannot create '%s'", c->out_target);
		buf_release(&name);
		return -1;
	}
	c->out_temporary = buf_take(&name);
	return 0;
}

static int
open_in_folder(struct ctx *c, struct err *e)
{
	struct buf path = BUF_INIT;
	int rc;

	if (c->out_name == NULL)
		return err_set(e, ERR_USAGE,
		    "option '-o': '%s' names no file for its output",
		    c->verb);
	buf_printf(&path, "%s%s", c->out_path, c->out_name);
	rc = open_target(c, path.data, e);
	buf_release(&path);
	return rc;
}

/* So early that a wrong -o is told before anything has been done. */
int
ctx_out_begin(struct ctx *c, struct err *e)
{
	if (c->out_path == NULL)
		return 0;
	if (is_folder_path(c->out_path))
		return io_make_dirs(c->out_path, e);
	return open_target(c, c->out_path, e);
}

static int
open_output(struct ctx *c, struct err *e)
{
	if (c->out_fd >= 0)
		return 0;
	if (c->out_path != NULL)
		return open_in_folder(c, e);
	c->out_fd = STDOUT_FILENO;
	return 0;
}

static const char *
output_name(const struct ctx *c)
{
	return c->out_target != NULL ? c->out_target :
	    lang("standard output");
}

int
ctx_flush(struct ctx *c, struct err *e)
{
	if (c->out.len == 0)
		return 0;
	if (open_output(c, e) < 0)
		return -1;
	if (io_write(c->out_fd, c->out.data, c->out.len, e) < 0) {
		c->out_closed = e->code == ERR_PIPE;
		return err_prefix(e, "%s", output_name(c));
	}
	buf_reset(&c->out);
	return 0;
}

/* The new name is on the disk only when its folder is. */
static int
sync_folder(const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	char *folder;
	int fd, rc = 0;

	folder = slash == NULL ? mem_text(".") :
	    mem_copy(path, slash == path ? 1 : (size_t)(slash - path));
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || (fsync(fd) < 0 && errno != EINVAL))
		rc = err_errno(e, "cannot sync '%s'", folder);
	if (fd >= 0)
		close(fd);
	free(folder);
	return rc;
}

static int
end_file(struct ctx *c, struct err *e)
{
	int fd = c->out_fd;

	if (fsync(fd) < 0)
		return err_errno(e, "cannot sync '%s'", c->out_target);
	c->out_fd = -1;
	if (close(fd) < 0)
		return err_errno(e, "cannot close '%s'", c->out_target);
	if (rename(c->out_temporary, c->out_target) < 0)
		return err_errno(e, "cannot rename to '%s'", c->out_target);
	free(c->out_temporary);
	c->out_temporary = NULL;
	return sync_folder(c->out_target, e);
}

int
ctx_out_end(struct ctx *c, struct err *e)
{
	/* A run without a line of output leaves an empty file all the same. */
	if (c->out_path != NULL && c->out_fd < 0 && c->out_name != NULL &&
	    open_output(c, e) < 0)
		return -1;
	if (ctx_flush(c, e) < 0)
		return -1;
	if (c->out_temporary != NULL)
		return end_file(c, e);
	/* Some file systems tell a full disk only here. */
	if (c->out_fd >= 0 && close(c->out_fd) < 0)
		return err_errno(e, "%s: cannot close", output_name(c));
	c->out_fd = -1;
	return 0;
}

int
ctx_out_next(struct ctx *c, struct err *e)
{
	if (c->out_path == NULL || !is_folder_path(c->out_path))
		return ctx_flush(c, e);
	if (ctx_out_end(c, e) < 0)
		return -1;
	free(c->out_target);
	c->out_target = NULL;
	c->out_name = NULL;
	return 0;
}

/* --- grids, pages, records ---------------------------------------------- */

static int
find_column(const struct grid *g, const char *key, size_t len)
{
	size_t i;

	for (i = 0; i < g->ncolumns; i++) {
		if (strlen(g->columns[i].key) == len &&
		    memcmp(g->columns[i].key, key, len) == 0)
			return (int)i;
	}
	return -1;
}

/* The places of the columns that --fields names; how many, or -1. */
static int
choose(const struct grid *g, const char *fields, int places[FIELDS_MAX],
    struct err *e)
{
	const char *s = fields;
	size_t len;
	int n = 0;

	for (;;) {
		len = strcspn(s, ",");
		if (n == FIELDS_MAX)
			return err_set(e, ERR_USAGE,
			    "option '--fields': too many");
		places[n] = find_column(g, s, len);
		if (places[n++] < 0)
			return err_set(e, ERR_USAGE,
			    "option '--fields': no such field '%.*s'",
			    (int)len, s);
		if (s[len] == '\0')
			return n;
		s += len + 1;
	}
}

static void
copy_cell(struct grid *to, const struct grid_cell *cell)
{
	switch (cell->kind) {
	case GRID_INT:
		grid_int(to, cell->n);
		break;
	case GRID_TEXT:
		grid_code(to, cell->s, cell->shown);
		break;
	case GRID_EMPTY:
		grid_empty(to);
		break;
	}
}

static void
copy_columns(struct grid *to, const struct grid *g, const int *places, int n)
{
	const struct grid_column *column;
	size_t row;
	int i;

	for (i = 0; i < n; i++) {
		column = &g->columns[places[i]];
		if (column->right)
			grid_column_right(to, column->key, column->label);
		else
			grid_column(to, column->key, column->label);
		to->columns[i].decimal = column->decimal;
	}
	for (row = 0; row < g->nrows; row++) {
		grid_row(to);
		for (i = 0; i < n; i++)
			copy_cell(to, &g->cells[row * g->ncolumns +
			    (size_t)places[i]]);
	}
	for (row = 0; row < g->nnotes; row++)
		grid_note(to, g->notes[row]);
}

static void
put_bom(struct ctx *c)
{
	if (c->bom && c->format == FORMAT_CSV)
		buf_puts(&c->out, BOM);
	c->bom = 0;		/* once, before the first */
}

/* Colours are for people who look at it now, and may be switched off
 * (no-color.org). */
static enum format
shown_format(const struct ctx *c)
{
	const char *off = getenv("NO_COLOR");

	if (c->format != FORMAT_TABLE || c->out_path != NULL ||
	    (off != NULL && off[0] != '\0') || !isatty(STDOUT_FILENO))
		return c->format;
	return FORMAT_TERMINAL;
}

/* A workbook is a whole file: there is one an output. */
static int
begin_workbook(struct ctx *c, struct err *e)
{
	if (c->has_workbook)
		return err_set(e, ERR_USAGE, "option '-f': one workbook for "
		    "each output: ask for one thing");
	if (c->out_path == NULL && isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE, "option '-f': a workbook is no "
		    "text for a terminal: give -o FILE");
	c->has_workbook = 1;
	return 0;
}

static int
put_grid(struct ctx *c, const struct grid *g, struct err *e)
{
	if (c->format == FORMAT_XLSX) {
		if (begin_workbook(c, e) < 0 ||
		    xlsxout_grid(&c->out, g, e) < 0)
			return -1;
		return ctx_flush(c, e);
	}
	put_bom(c);
	render_grid(&c->out, g, shown_format(c));
	return ctx_flush(c, e);
}

int
ctx_print_grid(struct ctx *c, const struct grid *g, struct err *e)
{
	int places[FIELDS_MAX], n, rc;
	struct grid chosen;

	if (c->fields == NULL)
		return put_grid(c, g, e);
	n = choose(g, c->fields, places, e);
	if (n < 0)
		return -1;
	grid_init(&chosen, g->title);
	copy_columns(&chosen, g, places, n);
	rc = put_grid(c, &chosen, e);
	grid_release(&chosen);
	return rc;
}

int
ctx_print_page(struct ctx *c, const struct page *p, struct err *e)
{
	if (c->format == FORMAT_XLSX) {
		if (begin_workbook(c, e) < 0 ||
		    xlsxout_page(&c->out, p, e) < 0)
			return -1;
		return ctx_flush(c, e);
	}
	put_bom(c);
	page_render(&c->out, p, shown_format(c));
	return ctx_flush(c, e);
}

void
ctx_put_annexed(struct ctx *c, const struct record *r, const struct annex *a,
    size_t i)
{
	const struct record_link *links;
	struct record_texts texts;
	size_t n;

	annex_texts(a, i, &texts);
	texts.reveal = c->reveals;
	links = annex_links(a, i, &n);
	record_put_json_links(&c->out, r, &texts, links, n, c->words);
	buf_putc(&c->out, '\n');
}

int
ctx_put_record(struct ctx *c, const struct record *r, struct err *e)
{
	if (c->annex == NULL)
		c->annex = annex_new(c->db);
	if (annex_read(c->annex, r, 1, e) < 0)
		return -1;
	ctx_put_annexed(c, r, c->annex, 0);
	return 0;
}
