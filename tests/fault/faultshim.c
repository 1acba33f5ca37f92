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
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNC = 4, OPEN = 8, READ = 16, CLOSE = 32 };
enum what { FAIL, SHORT, TORN, CUT, WATCH };
enum often { ONCE, ON, EACH };
enum verdict { GO, REFUSE, HALF };

struct name { const char *name; int value; };

static const struct name op_names[] = {
	{ "write", WRITE }, { "sync", SYNC }, { "trunc", TRUNC },
	{ "open", OPEN }, { "read", READ }, { "close", CLOSE }, { NULL, 0 }
};
static const struct name error_names[] = {
	{ "ENOSPC", ENOSPC }, { "EIO", EIO }, { "EINTR", EINTR },
	{ "EMFILE", EMFILE }, { "EACCES", EACCES }, { "EROFS", EROFS },
	{ NULL, 0 }
};

static struct {
	int ops, error;
	long at;
	enum what what;
	enum often often;
	const char *on, *log;
} plan;
static atomic_long calls, fired, unlocked, held;

/* --- what is to happen ----------------------------------------------------- */

static void
refuse_plan(const char *what)
{
	fprintf(stderr, "faultshim: FAULT: '%s'\n", what);
	_exit(99);
}

static int
find_name(const struct name *names, const char *s)
{
	for (; names->name != NULL; names++)
		if (strcmp(names->name, s) == 0)
			return names->value;
	return 0;
}

static void
read_what(char *s)
{
	size_t len = strlen(s);

	if (len > 0 && (s[len - 1] == '+' || s[len - 1] == '%')) {
		plan.often = s[len - 1] == '+' ? ON : EACH;
		s[len - 1] = '\0';
	}
	if (strcmp(s, "short") == 0)
		plan.what = SHORT;
	else if (strcmp(s, "torn") == 0)
		plan.what = TORN;
	else if (strcmp(s, "cut") == 0)
		plan.what = CUT;
	else if (strcmp(s, "watch") == 0)
		plan.what = WATCH;
	else if ((plan.error = find_name(error_names, s)) == 0)
		refuse_plan(s);
}

__attribute__((constructor)) static void
read_plan(void)
{
	static char text[200];
	const char *fault = getenv("FAULT");
	char *ops, *at, *what, *op, *rest = NULL;
	int bits = 0;

	if (fault == NULL)
		return;
	snprintf(text, sizeof(text), "%s", fault);
	ops = strtok_r(text, ":", &rest);
	at = strtok_r(NULL, ":", &rest);
	what = strtok_r(NULL, ":", &rest);
	if (ops == NULL || at == NULL || what == NULL)
		refuse_plan(fault);
	plan.at = atol(at);
	plan.on = getenv("FAULT_ON");
	plan.log = getenv("FAULT_LOG");
	read_what(what);
	for (op = strtok_r(ops, ",", &rest); op != NULL;
	    op = strtok_r(NULL, ",", &rest)) {
		if (find_name(op_names, op) == 0)
			refuse_plan(op);
		bits |= find_name(op_names, op);
	}
	plan.ops = bits;	/* from now on calls are looked at */
}

__attribute__((destructor)) static void
tell(void)
{
	char line[64];
	int fd, len;

	if (plan.log == NULL)
		return;
	len = snprintf(line, sizeof(line), "%ld %ld %ld\n", (long)calls,
	    (long)fired, (long)unlocked);
	fd = (int)syscall(SYS_openat, AT_FDCWD, plan.log,
	    O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd >= 0) {
		(void)!syscall(SYS_write, fd, line, (size_t)len);
		syscall(SYS_close, fd);
	}
}

_Noreturn static void
die(void)
{
	tell();
	for (;;)
		kill(getpid(), SIGKILL);
}

static int
meant_path(const char *path)
{
	if (plan.what == WATCH && strstr(path, "-shm") != NULL)
		return 0;
	return plan.on == NULL || strstr(path, plan.on) != NULL;
}

static int
meant(int fd)
{
	char link[40], path[4096];
	ssize_t len;

	if (plan.on == NULL && plan.what != WATCH)
		return 1;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	len = readlink(link, path, sizeof(path) - 1);
	if (len < 0)
		return 0;
	path[len] = '\0';
	return meant_path(path);
}

/* --- what a power cut takes away ------------------------------------------- */

struct undo {
	dev_t dev;
	ino_t ino;
	off_t at, size;			/* of the file before */
	ssize_t len;
	int fd;				/* ours: lives on after the close */
	char *old;
};
static struct undo *undos;
static size_t nundos, cap_undos;

static void
remember(int fd, size_t len, off_t at)
{
	struct undo *u;
	struct stat st;
	char link[40];

	if (plan.what != CUT || plan.ops == 0 || !meant(fd) ||
	    fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return;
	if (nundos == cap_undos) {
		cap_undos = cap_undos * 2 + 256;
		undos = realloc(undos, cap_undos * sizeof(*undos));
	}
	u = &undos[nundos++];
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	u->fd = (int)syscall(SYS_openat, AT_FDCWD, link, O_RDWR | O_CLOEXEC, 0);
	u->dev = st.st_dev;
	u->ino = st.st_ino;
	u->size = st.st_size;
	u->at = at;
	u->old = malloc(len + 1);
	u->len = syscall(SYS_pread64, u->fd, u->old, len, at);
}

static void
forget(int fd)
{
	struct stat st;
	size_t i, kept = 0;

	if (plan.what != CUT || fstat(fd, &st) < 0)
		return;
	for (i = 0; i < nundos; i++) {
		if (undos[i].dev != st.st_dev || undos[i].ino != st.st_ino) {
			undos[kept++] = undos[i];
			continue;
		}
		syscall(SYS_close, undos[i].fd);
		free(undos[i].old);
	}
	nundos = kept;
}

_Noreturn static void
cut(void)
{
	const struct undo *u;

	while (nundos > 0) {
		u = &undos[--nundos];
		if (u->len > 0)
			(void)!syscall(SYS_pwrite64, u->fd, u->old,
			    (size_t)u->len, u->at);
		(void)!syscall(SYS_ftruncate, u->fd, u->size);
	}
	die();
}

/* --- the verdict on one call ----------------------------------------------- */

static enum verdict
judge(int op)
{
	long n;

	if ((plan.ops & op) == 0)
		return GO;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (plan.what == WATCH && held == 0)
		atomic_fetch_add(&unlocked, 1);
	if (plan.at <= 0 || n < plan.at || (plan.often == ONCE &&
	    n > plan.at) || (plan.often == EACH && n % plan.at != 0))
		return GO;
	atomic_fetch_add(&fired, 1);
	if (plan.what == CUT)
		cut();
	if (plan.what != FAIL)
		return HALF;
	errno = plan.error;
	return REFUSE;
}

static enum verdict
judge_fd(int op, int fd)
{
	return (plan.ops & op) != 0 && meant(fd) ? judge(op) : GO;
}

/* How many of n bytes the call may move; -1: none, it fails. */
static ssize_t
allowed(int op, int fd, size_t n)
{
	enum verdict v = judge_fd(op, fd);

	if (v == REFUSE)
		return -1;
	return (ssize_t)(v == HALF && n > 1 ? n / 2 : n);
}

/* A torn write is the last thing that happens. */
static ssize_t
written(size_t wanted, ssize_t may, ssize_t rc)
{
	if (plan.what == TORN && (size_t)may < wanted)
		die();
	return rc;
}

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
	ssize_t may;
	REAL(write_fn, "write");

	if (at >= 0)
		remember(fd, n, at);
	may = allowed(WRITE, fd, n);
	return may < 0 ? -1 : written(n, may, real(fd, b, (size_t)may));
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
	ssize_t may;
	REAL(pwrite_fn, "pwrite");

	remember(fd, n, at);
	may = allowed(WRITE, fd, n);
	return may < 0 ? -1 : written(n, may, real(fd, b, (size_t)may, at));
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
	int rc;

	if (judge_fd(SYNC, fd) == REFUSE)
		return -1;
	rc = real(fd);
	if (rc == 0)
		forget(fd);
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
