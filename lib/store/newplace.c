#include "store/newplace.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/mem.h"
#include "store/lock.h"

/* What SQLite puts beside a database. */
static const char *const ends[] = { "", "-wal", "-journal", "-shm" };
#define NENDS (sizeof(ends) / sizeof(ends[0]))

static char *
beside(const char *path, const char *end)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, path);
	buf_puts(&b, end);
	return buf_take(&b);
}

static int
is_taken(const char *path, struct err *e)
{
	return err_set(e, ERR_DATA, "'%s' is there already: a database is "
	    "restored to a new place", path);
}

/* A -wal that another database left would be read as this one's. */
int
newplace_check(const struct newplace *p, struct err *e)
{
	char *name;
	size_t i;
	int rc = 0;

	for (i = 0; i < NENDS && rc == 0; i++) {
		name = beside(p->path, ends[i]);
		if (io_exists(name))
			rc = is_taken(name, e);
		free(name);
	}
	return rc;
}

/* The lock's file is removed with the temporary one: who opened the one that
 * is gone has come too early. */
static int
take_lock(struct newplace *p, struct err *e)
{
	struct stat st;
	int fd = lock_open(p->temporary, e);

	if (fd < 0)
		return -1;
	if (lock_take(fd, 0, e) == 0 && fstat(fd, &st) == 0 &&
	    st.st_nlink > 0) {
		p->lock_fd = fd;
		return 0;
	}
	(void)close(fd);
	if (e->code == ERR_IO)
		return -1;
	return err_set(e, ERR_BUSY, "another program restores '%s'",
	    p->path);
}

int
newplace_take(struct newplace *p, const char *path, struct err *e)
{
	p->path = mem_text(path);
	p->temporary = beside(path, ".restoring");
	p->lock_path = beside(p->temporary, ".lock");
	p->lock_fd = -1;
	return take_lock(p, e);
}

void
newplace_clear(const struct newplace *p)
{
	char *name;
	size_t i;

	for (i = 0; i < NENDS; i++) {
		name = beside(p->temporary, ends[i]);
		(void)unlink(name);	/* most are not there */
		free(name);
	}
}

int
newplace_publish(const struct newplace *p, struct err *e)
{
	int rc;

	/* some time has passed since it was looked at first */
	if (newplace_check(p, e) < 0)
		return -1;
	rc = io_publish(p->temporary, p->path, e);
	if (rc == 0)
		return is_taken(p->path, e);
	return rc < 0 ? -1 : 0;
}

void
newplace_release(struct newplace *p)
{
	if (p->lock_fd >= 0) {
		newplace_clear(p);
		(void)unlink(p->lock_path);
		(void)close(p->lock_fd);	/* nothing was written to it */
	}
	free(p->path);
	free(p->temporary);
	free(p->lock_path);
}
