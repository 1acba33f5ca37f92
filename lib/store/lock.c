#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>

#include "base/buf.h"
#include "time/now.h"

int
lock_open(const char *db_path, struct err *e)
{
	struct buf path = BUF_INIT;
	int fd;

	buf_puts(&path, db_path);
	buf_puts(&path, ".lock");
	fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		err_errno(e, "lock '%s'", path.data);
	buf_release(&path);
	return fd;
}

static void
wake_up(int signal_number)
{
	(void)signal_number;	/* being interrupted is all that is wanted */
}

/* Block in flock() and look at the clock once a second. */
static int
wait_for(int fd, int wait_s)
{
	static const struct itimerval tick = { { 1, 0 }, { 1, 0 } };
	static const struct itimerval off = { { 0, 0 }, { 0, 0 } };
	struct sigaction act, old;
	int64_t end = now_ticks_ms() + wait_s * 1000LL;
	int rc, saved;

	memset(&act, 0, sizeof(act));
	act.sa_handler = wake_up;
	sigaction(SIGALRM, &act, &old);
	setitimer(ITIMER_REAL, &tick, NULL);
	do {
		rc = flock(fd, LOCK_EX);
	} while (rc < 0 && errno == EINTR && now_ticks_ms() < end);
	saved = errno;
	setitimer(ITIMER_REAL, &off, NULL);
	sigaction(SIGALRM, &old, NULL);
	errno = saved;
	return rc;
}

int
lock_take(int fd, int wait_s, struct err *e)
{
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno == EWOULDBLOCK && wait_s > 0 && wait_for(fd, wait_s) == 0)
		return 0;
	if (errno == EWOULDBLOCK || errno == EINTR)
		return err_set(e, ERR_BUSY,
		    "another program writes to the database");
	return err_errno(e, "lock");
}

void
lock_drop(int fd)
{
	/* fails only for a descriptor that is none, which is not ours */
	(void)flock(fd, LOCK_UN);
}
