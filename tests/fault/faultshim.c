/*
 * faultshim - a library for LD_PRELOAD that makes a program's system calls
 * fail, without a change to the program:
 *
 *	FAULT=write,sync:7:ENOSPC FAULT_ON=/case/ LD_PRELOAD=.../faultshim.so
 *
 * FAULT=OPS:N:WHAT. OPS: write, sync, trunc, open, read, close. N: the how
 * manieth matching call, 0 for none (to count them). WHAT:
 *
 *	ENOSPC	the call fails once so: also EIO, EINTR, EMFILE, EACCES, EROFS
 *	ENOSPC+	it and every later one fail
 *	EINTR%	each N-th call fails; the call in between works
 *	short	the call does half of its bytes; short% and short+ likewise
 *	torn	half of the bytes are written, then the process is killed
 *	watch	nothing fails; those calls are counted that come while this
 *		process holds no flock(), but for FILE-shm, which holds no data
 *	cut	the power fails before the call: what was written since each
 *		file's last sync is undone, then the process is killed
 *
 * FAULT_ON: only files whose path holds this text. FAULT_LOG: a file that gets
 * a line "CALLS FIRED UNLOCKED" when the process ends or is killed by us.
 *
 * The bookkeeping of `cut` knows this process only, and not that files were
 * made, cut or renamed. stdio inside libc does not pass here.
 */
#include "faultplan.h"

/* --- the calls ------------------------------------------------------------- */

#define REAL(type, name) \
	static type real; \
	if (real == NULL) \
		*(void **)&real = dlsym(RTLD_NEXT, name)

typedef ssize_t (*write_fn)(int, const void *, size_t);
typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off_t);
typedef ssize_t (*writev_fn)(int, const struct iovec *, int);
typedef ssize_t (*read_fn)(int, void *, size_t);
typedef ssize_t (*pread_fn)(int, void *, size_t, off_t);
typedef int (*fd_fn)(int);
typedef int (*flock_fn)(int, int);
typedef int (*ftruncate_fn)(int, off_t);
typedef int (*fallocate_fn)(int, int, off_t, off_t);
typedef int (*open_fn)(const char *, int, ...);
typedef int (*openat_fn)(int, const char *, int, ...);

ssize_t
write(int fd, const void *b, size_t n)
{
	off_t at = plan.what == CUT ? lseek(fd, 0, SEEK_CUR) : -1;
	ssize_t may, done = -1;
	REAL(write_fn, "write");

	begin_orderly();
	if (at >= 0)
		remember(fd, n, at);
	may = allowed(WRITE, fd, n);
	if (may >= 0)
		done = written(n, may, real(fd, b, (size_t)may));
	end_orderly();
	return done;
}

ssize_t
writev(int fd, const struct iovec *v, int n)
{
	REAL(writev_fn, "writev");

	switch (judge_fd(WRITE, fd)) {
	case REFUSE:
		return -1;
	case HALF:
		return real(fd, v, n > 1 ? n / 2 : 1);
	case GO:
		break;
	}
	return real(fd, v, n);
}

ssize_t
pwrite(int fd, const void *b, size_t n, off_t at)
{
	ssize_t may, done = -1;
	REAL(pwrite_fn, "pwrite");

	begin_orderly();
	remember(fd, n, at);
	may = allowed(WRITE, fd, n);
	if (may >= 0)
		done = written(n, may, real(fd, b, (size_t)may, at));
	end_orderly();
	return done;
}

ssize_t
pwrite64(int fd, const void *b, size_t n, off_t at)
{
	return pwrite(fd, b, n, at);
}

ssize_t
read(int fd, void *b, size_t n)
{
	ssize_t may;
	REAL(read_fn, "read");

	may = allowed(READ, fd, n);
	return may < 0 ? -1 : real(fd, b, (size_t)may);
}

ssize_t
pread(int fd, void *b, size_t n, off_t at)
{
	ssize_t may;
	REAL(pread_fn, "pread");

	may = allowed(READ, fd, n);
	return may < 0 ? -1 : real(fd, b, (size_t)may, at);
}

ssize_t
pread64(int fd, void *b, size_t n, off_t at)
{
	return pread(fd, b, n, at);
}

static int
synced(int fd, fd_fn real)
{
	int rc = -1;

	begin_orderly();
	if (judge_fd(SYNC, fd) != REFUSE)
		rc = real(fd);
	if (rc == 0)
		forget(fd);
	end_orderly();
	return rc;
}

int
fsync(int fd)
{
	REAL(fd_fn, "fsync");

	return synced(fd, real);
}

int
fdatasync(int fd)
{
	REAL(fd_fn, "fdatasync");

	return synced(fd, real);
}

int
ftruncate(int fd, off_t len)
{
	REAL(ftruncate_fn, "ftruncate");

	return judge_fd(TRUNC, fd) == REFUSE ? -1 : real(fd, len);
}

int
ftruncate64(int fd, off_t len)
{
	return ftruncate(fd, len);
}

int
fallocate(int fd, int mode, off_t at, off_t len)
{
	REAL(fallocate_fn, "fallocate");

	return judge_fd(TRUNC, fd) == REFUSE ? -1 : real(fd, mode, at, len);
}

int
close(int fd)
{
	enum verdict v = judge_fd(CLOSE, fd);
	int rc;
	REAL(fd_fn, "close");

	rc = real(fd);
	if (v != REFUSE)
		return rc;
	errno = plan.error;
	return -1;
}

int
flock(int fd, int what)
{
	int rc;
	REAL(flock_fn, "flock");

	rc = real(fd, what);
	if (rc == 0)
		held = (what & LOCK_EX) != 0;
	return rc;
}

static mode_t
mode_of(int flags, va_list more)
{
	return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

static int
open_refused(const char *path)
{
	return (plan.ops & OPEN) != 0 && meant_path(path) &&
	    judge(OPEN) == REFUSE;
}

int
open(const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;
	REAL(open_fn, "open");

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_refused(path) ? -1 : real(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;
	REAL(open_fn, "open64");

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_refused(path) ? -1 : real(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;
	REAL(openat_fn, "openat");

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_refused(path) ? -1 : real(dir, path, flags, mode);
}
