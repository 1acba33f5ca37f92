#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define CHUNK 65536

/*
 * Whether a failed call may be tried again: after a signal at once, on a
 * descriptor that somebody has set non-blocking when it is ready.
 */
static int
may_retry(int fd, short events)
{
	struct pollfd p = { fd, events, 0 };

	if (errno == EINTR)
		return 1;
	if (errno != EAGAIN)
		return 0;
	return poll(&p, 1, -1) > 0 || errno == EINTR;
}

static ssize_t
read_some(int fd, char *p, size_t len)
{
	ssize_t n;

	do
		n = read(fd, p, len);
	while (n < 0 && may_retry(fd, POLLIN));
	return n;
}

static int
is_regular(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

long
io_read(int fd, char *p, size_t len, struct err *e)
{
	size_t done = 0;
	ssize_t n;

	while (done < len) {
		n = read_some(fd, p + done, len - done);
		if (n < 0)
			return err_errno(e, "cannot read");
		done += (size_t)n;
		if (n == 0 || (done < len && !is_regular(fd)))
			break;
	}
	return (long)done;
}

static int
read_all(struct buf *b, int fd, size_t max, struct err *e)
{
	size_t start = b->len;
	long n;

	do {
		buf_reserve(b, CHUNK);
		n = io_read(fd, b->data + b->len, CHUNK, e);
		if (n < 0)
			return -1;
		b->len += (size_t)n;
		b->data[b->len] = '\0';
		if (b->len - start > max)
			return err_set(e, ERR_DATA,
			    "larger than %zu bytes", max);
	} while (n > 0);
	return 0;
}

int
io_read_file(struct buf *b, const char *path, size_t max, struct err *e)
{
	size_t start = b->len;
	int fd, rc;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_errno(e, "cannot open '%s'", path);
	rc = read_all(b, fd, max, e);
	close(fd);	/* only read from: nothing can be lost */
	if (rc < 0) {
		buf_cut(b, start);
		return err_prefix(e, "'%s'", path);
	}
	return 0;
}

int
io_write(int fd, const char *p, size_t len, struct err *e)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, p, len);
		if (n < 0) {
			if (may_retry(fd, POLLOUT))
				continue;
			return err_errno(e, "cannot write");
		}
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

/* The name of the folder that path lies in; yours to free(). */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return mem_text(".");
	return slash == path ? mem_text("/") :
	    mem_copy(path, (size_t)(slash - path));
}

/* The new name is on the disk only when the folder is. */
static int
sync_folder(const char *path, struct err *e)
{
	char *folder = folder_of(path);
	int fd, rc = -1;

	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		err_errno(e, "cannot open '%s'", folder);
		goto out;
	}
	if (fsync(fd) < 0 && errno != EINVAL) {
		err_errno(e, "cannot sync '%s'", folder);
		goto out;
	}
	rc = 0;
out:
	if (fd >= 0)
		close(fd);
	free(folder);
	return rc;
}

static int
fill_file(int fd, const char *p, size_t len, struct err *e)
{
	int rc = io_write(fd, p, len, e);

	if (rc == 0 && fsync(fd) < 0)
		rc = err_errno(e, "cannot sync");
	if (close(fd) < 0 && rc == 0)
		rc = err_errno(e, "cannot close");
	return rc;
}

/* Put the bytes into a new file beside path, whose name goes to name. */
static int
fill_beside(struct buf *name, const char *path, const char *p, size_t len,
    struct err *e)
{
	int fd;

	buf_puts(name, path);
	buf_puts(name, ".XXXXXX");
	fd = mkostemp(name->data, O_CLOEXEC);	/* mode 0600 */
	if (fd < 0)
		return err_errno(e, "cannot create '%s'", name->data);
	if (fill_file(fd, p, len, e) < 0) {
		unlink(name->data);
		return err_prefix(e, "'%s'", name->data);
	}
	return 0;
}

int
io_create(const char *path, const char *p, size_t len, struct err *e)
{
	struct buf name = BUF_INIT;
	int rc = -1;

	if (fill_beside(&name, path, p, len, e) < 0)
		goto out;
	/* of two programs that come here at once one gets EEXIST */
	if (link(name.data, path) == 0)
		rc = sync_folder(path, e) < 0 ? -1 : 1;
	else if (errno == EEXIST)
		rc = 0;
	else
		err_errno(e, "cannot create '%s'", path);
	unlink(name.data);
out:
	buf_release(&name);
	return rc;
}

int
io_replace(const char *path, const char *p, size_t len, struct err *e)
{
	struct buf name = BUF_INIT;
	int rc = -1;

	if (fill_beside(&name, path, p, len, e) < 0)
		goto out;
	if (rename(name.data, path) < 0) {
		err_errno(e, "cannot rename to '%s'", path);
		unlink(name.data);
		goto out;
	}
	rc = sync_folder(path, e);
out:
	buf_release(&name);
	return rc;
}

int
io_publish(const char *from, const char *path, struct err *e)
{
	int rc = renameat2(AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE);

	/* a file system that cannot, such as NFS */
	if (rc < 0 && (errno == EINVAL || errno == ENOSYS) &&
	    (rc = link(from, path)) == 0)
		(void)unlink(from);	/* the file has its name already */
	if (rc < 0 && errno == EEXIST)
		return 0;
	if (rc < 0)
		return err_errno(e, "cannot create '%s'", path);
	return sync_folder(path, e) < 0 ? -1 : 1;
}

/*
 * In the wrong direction, so that a closed standard output is still an
 * error when something is written to it, and not silence. Messages alone
 * may go nowhere.
 */
int
io_fill_std(struct err *e)
{
	static const int mode[] = { O_WRONLY, O_RDONLY, O_WRONLY };
	int fd;

	for (fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		/* The lowest free descriptor is this one. */
		if (open("/dev/null", mode[fd]) != fd)
			return err_errno(e, "cannot open '/dev/null'");
	}
	return 0;
}

static int
make_dir(const char *path, struct err *e)
{
	struct stat st;

	if (mkdir(path, 0700) == 0)
		return 0;
	if (errno == EEXIST && stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return 0;
		errno = ENOTDIR;
	}
	return err_errno(e, "cannot create folder '%s'", path);
}

int
io_make_dirs(const char *path, struct err *e)
{
	char *copy = mem_text(path), *slash = copy;
	int rc = 0;

	while (rc == 0 && slash[0] != '\0' &&
	    (slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		rc = make_dir(copy, e);
		*slash = '/';
	}
	if (rc == 0)
		rc = make_dir(copy, e);
	free(copy);
	return rc;
}

int
io_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}
