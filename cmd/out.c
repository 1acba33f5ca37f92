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
#include "render/gridpick.h"
#include "render/page.h"
#include "render/xlsxout.h"
#include "screen.h"
#include "store/annex.h"

/*
 * Where a run's output goes: standard output, or the file of -o under a
 * temporary name beside it until the run has succeeded.
 */
#define BOM "\xef\xbb\xbf"

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
	if (is_folder_path(c->out_path)) {
		c->has_made_folder = !io_exists(c->out_path);
		return io_make_dirs(c->out_path, e);
	}
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
	c->has_made_folder = 0;
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

static void
put_bom(struct ctx *c)
{
	if (c->bom && c->format == FORMAT_CSV)
		buf_puts(&c->out, BOM);
	c->bom = 0;		/* once, before the first */
}

/* Whether somebody looks at a table now, and on what. */
static int
is_on_screen(const struct ctx *c, struct render_screen *screen)
{
	if (c->format != FORMAT_TABLE || c->out_path != NULL)
		return 0;
	return screen_look(screen);
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
	struct render_screen screen;

	if (c->format == FORMAT_XLSX) {
		if (begin_workbook(c, e) < 0 ||
		    xlsxout_grid(&c->out, g, e) < 0)
			return -1;
		return ctx_flush(c, e);
	}
	put_bom(c);
	if (is_on_screen(c, &screen))
		render_on_screen(&c->out, g, &screen);
	else
		render_grid(&c->out, g, c->format);
	return ctx_flush(c, e);
}

/* Tables of text are for a screen: what stands aside there is left out. */
static int
put_fitting(struct ctx *c, const struct grid *g, struct err *e)
{
	struct render_screen screen;
	struct grid narrow;
	int rc;

	if (c->format != FORMAT_TABLE)
		return put_grid(c, g, e);
	grid_init(&narrow, g->title);
	gridpick_narrow(&narrow, g, is_on_screen(c, &screen));
	rc = put_grid(c, &narrow, e);
	grid_release(&narrow);
	return rc;
}

int
ctx_print_grid(struct ctx *c, const struct grid *g, struct err *e)
{
	struct grid chosen;
	int rc;

	if (c->fields == NULL)
		return put_fitting(c, g, e);
	grid_init(&chosen, g->title);
	rc = gridpick_named(&chosen, g, c->fields, e);
	if (rc == 0)
		rc = put_fitting(c, &chosen, e);
	grid_release(&chosen);
	return rc;
}

int
ctx_print_page(struct ctx *c, const struct page *p, struct err *e)
{
	struct render_screen screen;

	if (c->format == FORMAT_XLSX) {
		if (begin_workbook(c, e) < 0 ||
		    xlsxout_page(&c->out, p, e) < 0)
			return -1;
		return ctx_flush(c, e);
	}
	put_bom(c);
	if (is_on_screen(c, &screen))
		page_on_screen(&c->out, p, &screen);
	else
		page_render(&c->out, p, c->format);
	return ctx_flush(c, e);
}

void
ctx_put_annexed(const struct ctx *c, struct buf *out, const struct record *r,
    const struct annex *a, size_t i)
{
	const struct record_link *links;
	struct record_texts texts;
	size_t n;

	annex_texts(a, i, &texts);
	texts.reveal = c->reveals;
	links = annex_links(a, i, &n);
	record_put_json_links(out, r, &texts, links, n, c->words);
	buf_putc(out, '\n');
}

int
ctx_put_record(struct ctx *c, const struct record *r, struct err *e)
{
	if (c->annex == NULL)
		c->annex = annex_new(c->db);
	if (annex_read(c->annex, r, 1, e) < 0)
		return -1;
	ctx_put_annexed(c, &c->out, r, c->annex, 0);
	return 0;
}
