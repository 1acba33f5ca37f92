#ifndef FAULTPLAN_H
#define FAULTPLAN_H

/*
 * What faultshim.c does to a call: the plan from the environment, what a
 * power cut takes away, and the verdict on each call. In a file of its own
 * because it is an idea of its own; there is one user.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
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
/* One thread at a time writes or syncs; none does any more after the cut. */
static pthread_mutex_t orderly = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static void
begin_orderly(void)
{
	if (plan.what == CUT)
		pthread_mutex_lock(&orderly);
}

static void
end_orderly(void)
{
	if (plan.what == CUT)
		pthread_mutex_unlock(&orderly);
}

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

/* Another thread that reads what is mapped and was just cut off: the power has
 * gone for it, too. */
static void
stay(int sig)
{
	(void)sig;
	for (;;)
		pause();
}

_Noreturn static void
cut(void)
{
	const struct undo *u;

	begin_orderly();
	signal(SIGBUS, stay);
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

#endif
