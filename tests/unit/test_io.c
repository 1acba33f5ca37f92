#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "tap.h"

static char dir[] = "/tmp/jiesu-io-XXXXXX";

static void
try_files(void)
{
	struct buf b = BUF_INIT, big = BUF_INIT;
	struct err e = ERR_INIT;
	struct stat st;
	int i;

	OK_INT(io_replace("表.txt", "一\0二", 7, &e), 0, "a file is made");
	OK(stat("表.txt", &st) == 0 && (st.st_mode & 0777) == 0600,
	    "for its owner only");
	OK_INT(io_read_file(&b, "表.txt", 7, &e), 0, "and read");
	OK(b.len == 7 && memcmp(b.data, "一\0二", 8) == 0, "whole");
	OK_INT(io_read_file(&b, "表.txt", 6, &e), -1, "too large");
	OK(e.code == ERR_DATA && b.len == 7, "and nothing is appended");
	OK_INT(io_replace("表.txt", "", 0, &e), 0, "replaced by nothing");
	OK_INT(io_read_file(&b, "表.txt", 0, &e), 0, "nothing is read");
	OK_INT(b.len, 7, "and appended");
	for (i = 0; i < 100000; i++)
		buf_putn(&big, i);
	OK_INT(io_replace("表.txt", big.data, big.len, &e), 0, "much");
	buf_reset(&b);
	OK_INT(io_read_file(&b, "表.txt", big.len, &e), 0, "is read");
	OK(b.len == big.len && memcmp(b.data, big.data, b.len) == 0, "whole");
	OK_INT(io_read_file(&b, "none", 10, &e), -1, "no such file");
	OK_TEXT(e.text, "cannot open 'none': No such file or directory",
	    "says so");
	OK_INT(io_read_file(&b, ".", 10, &e), -1, "a folder");
	OK_INT(io_create("钥匙", "一", 3, &e), 1, "a file comes to be");
	OK_INT(io_create("钥匙", "二", 3, &e), 0, "once");
	buf_reset(&b);
	OK_INT(io_read_file(&b, "钥匙", 3, &e), 0, "is read");
	OK_TEXT(b.data, "一", "and stays as it was");
	OK(stat("钥匙", &st) == 0 && (st.st_mode & 0777) == 0600 &&
	    st.st_nlink == 1, "for its owner only, under one name");
	unlink("钥匙");
	OK_INT(io_create("none/file", "x", 1, &e), -1, "no such folder");
	OK_INT(io_replace("none/file", "x", 1, &e), -1, "no such folder");
	OK_INT(io_replace(".", "x", 1, &e), -1, "a folder is not replaced");
	OK(!io_exists("..XXXXXX") && e.code == ERR_IO, "and nothing is left");
	unlink("表.txt");
	buf_release(&big);
	buf_release(&b);
}

static void
try_dirs(void)
{
	struct err e = ERR_INIT;

	OK_INT(io_make_dirs("a/b//c/", &e), 0, "three folders");
	OK(io_exists("a/b/c"), "are there");
	OK_INT(io_make_dirs("a/b/c", &e), 0, "and may be already");
	OK_INT(io_replace("a/f", "", 0, &e), 0, "a file");
	OK_INT(io_make_dirs("a/f/g", &e), -1, "is no folder");
	OK_INT(io_make_dirs("", &e), -1, "no name");
	OK(symlink("nowhere", "a/l") == 0 && io_exists("a/l"),
	    "a link to nothing exists");
	unlink("a/l");
	unlink("a/f");
	rmdir("a/b/c");
	rmdir("a/b");
	rmdir("a");
	OK(!io_exists("a"), "gone");
}

static void
try_pipes(void)
{
	struct err e = ERR_INIT;
	char p[16];
	int fd[2];

	OK(pipe(fd) == 0, "a pipe");
	OK_INT(io_write(fd[1], "abc", 3, &e), 0, "written");
	OK_INT(io_read(fd[0], p, sizeof(p), &e), 3, "a pipe may be short");
	close(fd[1]);
	OK_INT(io_read(fd[0], p, sizeof(p), &e), 0, "its end");
	OK_INT(io_read(fd[0], p, 0, &e), 0, "nothing wanted");
	close(fd[0]);
	OK(pipe(fd) == 0, "another");
	close(fd[0]);
	signal(SIGPIPE, SIG_IGN);
	OK_INT(io_write(fd[1], "abc", 3, &e), -1, "nobody reads");
	OK_INT(e.code, ERR_PIPE, "which has its own code");
	close(fd[1]);
	OK_INT(io_write(-1, "abc", 3, &e), -1, "no descriptor");
	OK_INT(e.code, ERR_IO, "is another error");
	OK_INT(io_write(-1, "", 0, &e), 0, "but nothing can be written");
}

/* In a child: what a program started with closed descriptors would see. */
static int
closed_outcome(void)
{
	struct err e = ERR_INIT;
	char c;

	close(0);
	close(1);
	if (io_fill_std(&e) < 0)
		return 1;
	if (open("/dev/null", O_RDONLY) < 3)
		return 2;
	if (io_write(1, "x", 1, &e) == 0)
		return 3;
	return io_read(0, &c, 1, &e) < 0 ? 0 : 4;
}

static void
try_closed(void)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0)
		_exit(closed_outcome());
	waitpid(pid, &status, 0);
	OK_INT(WEXITSTATUS(status), 0, "a closed output cannot be written");
}

int
main(void)
{
	OK(mkdtemp(dir) != NULL && chdir(dir) == 0, "a folder of our own");
	try_files();
	try_dirs();
	try_pipes();
	try_closed();
	OK(chdir("/") == 0 && rmdir(dir) == 0, "nothing is left in it");
	return DONE();
}
