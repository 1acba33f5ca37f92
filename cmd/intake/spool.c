#include "spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "request.h"
#include "spoolfile.h"

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/lock.h"
#include "time/now.h"

struct spool {
	struct ctx *ctx;
	const char *dir;
	int64_t settle_s;
	const struct load_wish *wish;
};

static int
ends(const char *name, const char *tail)
{
	size_t len = strlen(name), n = strlen(tail);

	return len >= n && strcmp(name + len - n, tail) == 0;
}

static int
is_unfinished(const char *name)
{
	static const char *const tails[] = { ".part", ".tmp", ".filepart",
		".crdownload", "~" };
	size_t i;

	if (name[0] == '.' || strncmp(name, "~$", 2) == 0)
		return 1;
	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		if (ends(name, tails[i]))
			return 1;
	return 0;
}

static int
choose(const struct dirent *d)
{
	return !is_unfinished(d->d_name);
}

static int
compare(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_settled(const struct spool *s, const struct stat *st)
{
	return S_ISREG(st->st_mode) &&
	    st->st_mtim.tv_sec <= s->ctx->clock_at - s->settle_s;
}

static int
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
	    a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A file that is no file of ours to judge stays where it is. */
static int
stays(struct ctx *c, struct spoolfile *f, struct err *e)
{
	ctx_warn(c, lang("%s: it changed while it was read, and stays"),
	    f->path);
	ctx_finding(c);
	err_reset(e);
	return spoolfile_leave(f, e);
}

/* A failing system ends the run; an unusable file ends in bad/. */
static int
file_bad(struct spool *s, struct spoolfile *f, struct err *e)
{
	ctx_warn(s->ctx, "%s", e->text);
	ctx_finding(s->ctx);
	return spoolfile_file_away(s->ctx, f, e, e);
}

/* By errno: a link, a socket or what is gone by now stays. */
static int
unopened(struct spool *s, struct spoolfile *f, struct err *e)
{
	int number = errno;

	if (number == ELOOP || number == ENXIO || number == ENOENT)
		return 0;
	err_errno(e, "cannot open '%s'", f->path);
	if (number == EMFILE || number == ENFILE || number == EIO)
		return -1;
	e->code = ERR_DATA;
	return file_bad(s, f, e);
}

static int
take_open(struct spool *s, struct spoolfile *f, int fd, struct err *e)
{
	struct stat before, after;
	int rc;

	if (fstat(fd, &before) < 0 || !is_settled(s, &before))
		return 0;
	f->modified_at = before.st_mtim.tv_sec;
	rc = spoolfile_take(s->ctx, f, s->wish, e);
	if (rc < 0 && e->code != ERR_DATA)
		return -1;
	if (lstat(f->path, &after) < 0 || !is_same(&before, &after))
		return stays(s->ctx, f, e);
	return rc < 0 ? file_bad(s, f, e) :
	    spoolfile_file_away(s->ctx, f, NULL, e);
}

/*
 * No link is followed, and no pipe waited for. The file is held open: as long
 * as it is, no other can get its number, so that the name is still the same
 * file's afterwards or is found not to be.
 */
static int
take_file(struct spool *s, struct spoolfile *f, struct err *e)
{
	int fd = open(f->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return unopened(s, f, e);
	rc = take_open(s, f, fd, e);
	(void)close(fd);	/* nothing was written to it */
	return rc;
}

static int
take_name(struct spool *s, const char *name, struct err *e)
{
	struct spoolfile f;
	int rc;

	spoolfile_init(&f, s->dir, name);
	rc = take_file(s, &f, e);
	spoolfile_release(&f);
	return rc;
}

static int
take_all(struct spool *s, struct err *e)
{
	struct dirent **names = NULL;
	int i, n, rc = 0;

	n = scandir(s->dir, &names, choose, compare);
	if (n < 0)
		return err_errno(e, "cannot read '%s'", s->dir);
	for (i = 0; i < n; i++) {
		if (rc == 0)
			rc = take_name(s, names[i]->d_name, e);
		free(names[i]);
	}
	free(names);
	return rc;
}

static int
lock_folder(const char *dir, int *fd, struct err *e)
{
	struct buf path = BUF_INIT;
	int rc = -1;

	buf_printf(&path, "%s/", dir);
	*fd = lock_open(path.data, e);
	if (*fd >= 0)
		rc = lock_take(*fd, 0, e);
	if (rc < 0 && e->code == ERR_BUSY)
		err_set(e, ERR_BUSY, "another run takes in '%s'", dir);
	buf_release(&path);
	return rc;
}

static int
make_folders(const char *dir, struct err *e)
{
	struct buf path = BUF_INIT;
	int rc;

	buf_printf(&path, "%s/done", dir);
	rc = io_make_dirs(path.data, e);
	buf_reset(&path);
	buf_printf(&path, "%s/bad", dir);
	if (rc == 0)
		rc = io_make_dirs(path.data, e);
	buf_release(&path);
	return rc;
}

int
spool_run(struct ctx *c, const char *dir, int64_t settle_s,
    const struct load_wish *w, struct err *e)
{
	struct spool s = { c, dir, settle_s, w };
	struct stat st;
	int lock = -1, rc = -1;

	if (stat(dir, &st) < 0 || !S_ISDIR(st.st_mode))
		return err_set(e, ERR_DATA, "'%s' is no folder", dir);
	if (lock_folder(dir, &lock, e) == 0 && make_folders(dir, e) == 0)
		rc = take_all(&s, e);
	if (lock >= 0)
		(void)close(lock);	/* nothing was written to it */
	return rc;
}
