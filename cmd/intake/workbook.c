#include "workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"

#define SAID_MAX 200	/* bytes of the program's own words */
#define NOT_FOUND 127	/* its status where exec found no such program */

/* A file in the folder for such, gone when its descriptor is closed. */
static int
open_nameless(struct err *e)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_INIT;
	int fd;

	buf_printf(&path, "%s/jiesu-XXXXXX",
	    folder != NULL && folder[0] != '\0' ? folder : "/tmp");
	fd = mkostemp(path.data, O_CLOEXEC);
	if (fd < 0)
		err_errno(e, "cannot create '%s'", path.data);
	else if (unlink(path.data) < 0)
		err_errno(e, "cannot create '%s'", path.data);
	buf_release(&path);
	return fd;
}

/*
 * In the child: nothing comes in, the table goes out, words are kept. Dates
 * are asked for in a form that says all of them.
 */
static _Noreturn void
become(const char *path, enum kind k, int out, int said)
{
	static char xlsx2csv[] = "xlsx2csv", format[] = "-f",
	    dates[] = "%Y-%m-%d %H:%M:%S", times[] = "-t",
	    clocks[] = "%H:%M:%S", ssconvert[] = "ssconvert",
	    type[] = "--export-type=Gnumeric_stf:stf_csv", to[] = "fd://1";
	char *file = (char *)(uintptr_t)path;
	char *const xlsx[] = { xlsx2csv, format, dates, times, clocks, file,
		NULL };
	char *const xls[] = { ssconvert, type, file, to, NULL };
	int none = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (none < 0 || dup2(none, 0) < 0 || dup2(out, 1) < 0 ||
	    dup2(said, 2) < 0)
		_exit(NOT_FOUND - 1);
	signal(SIGPIPE, SIG_DFL);
	execvp(k == KIND_XLSX ? xlsx2csv : ssconvert,
	    k == KIND_XLSX ? xlsx : xls);
	_exit(errno == ENOENT ? NOT_FOUND : NOT_FOUND - 1);
}

/* How the program ended: its status, 128 and more for a signal; -1. */
static int
run(const char *path, enum kind k, int out, int said, struct err *e)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		return err_errno(e, "no new process");
	if (child == 0)
		become(path, k, out, said);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return err_errno(e, "cannot wait");
	return WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}

/* The last line that the program said is the one with the reason. */
static int
tell_failure(const char *program, int status, int said, struct err *e)
{
	char text[SAID_MAX + 1];
	off_t end = lseek(said, 0, SEEK_END);
	const char *line;
	ssize_t n;

	n = pread(said, text, SAID_MAX, end > SAID_MAX ? end - SAID_MAX : 0);
	n = n < 0 ? 0 : n;
	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		n--;
	text[n] = '\0';
	line = strrchr(text, '\n');
	return err_set(e, ERR_DATA, "%s failed with status %d: %s", program,
	    status, line == NULL ? text : line + 1);
}

static int
convert(const char *path, enum kind k, int out, int said, struct err *e)
{
	const char *program = k == KIND_XLSX ? "xlsx2csv" : "ssconvert";
	int status = run(path, k, out, said, e);

	if (status < 0)
		return -1;
	if (status == NOT_FOUND)
		return err_set(e, ERR_DATA, "a workbook needs the program "
		    "'%s': install the package '%s', or export it as CSV",
		    program, k == KIND_XLSX ? "xlsx2csv" : "gnumeric");
	if (status != 0)
		return tell_failure(program, status, said, e);
	if (lseek(out, 0, SEEK_SET) < 0)
		return err_errno(e, "cannot go back");
	return 0;
}

int
workbook_open(const char *path, enum kind k, struct err *e)
{
	struct buf plain = BUF_INIT;
	int out = -1, said = -1, rc = -1;

	if (strcmp(path, "-") == 0)
		return err_set(e, ERR_DATA,
		    "a workbook cannot come from standard input: name a file");
	/* no name is an option of the program */
	buf_printf(&plain, "%s%s", path[0] == '-' ? "./" : "", path);
	out = open_nameless(e);
	if (out >= 0)
		said = open_nameless(e);
	if (said >= 0)
		rc = convert(plain.data, k, out, said, e);
	if (said >= 0)
		(void)close(said);	/* only words */
	if (rc < 0 && out >= 0) {
		(void)close(out);	/* thrown away */
		out = -1;
	}
	buf_release(&plain);
	return out;
}
