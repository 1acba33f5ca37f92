/*
 * child.h - a made-up command run in a child, like a real one: what its user
 * would see. The test defines child_verbs and calls child_begin(), which
 * makes a fresh folder the working one, forgets the JS_ settings and sets
 * HOME there; run(LINE, IN_OUT) fills ran; child_end() sweeps up.
 */
#ifndef JS_TESTS_CHILD_H
#define JS_TESTS_CHILD_H

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "cli.h"

static const struct cli_verb *child_verbs;
static char child_dir[] = "/tmp/jiesu-child-XXXXXX";

static struct {
	int status;		/* 128 + signal */
	struct buf out, err;
} ran;

enum { IN_OUT = 1, CLOSED_OUT, FULL_OUT, PIPE_OUT, IGNORED_PIPE };

static void
point_output(int how)
{
	int ends[2], fd;

	if (how == CLOSED_OUT) {
		close(1);
		return;
	}
	if (how == PIPE_OUT || how == IGNORED_PIPE) {
		if (pipe(ends) < 0)
			_exit(99);
		close(ends[0]);
		fd = ends[1];
		signal(SIGPIPE, how == PIPE_OUT ? SIG_DFL : SIG_IGN);
	} else {
		fd = open(how == FULL_OUT ? "/dev/full" : "out",
		    O_WRONLY | O_CREAT | O_TRUNC, 0600);
	}
	dup2(fd, 1);
	close(fd);
}

/* Words of the line, "''" being an empty one. */
static int
split(char *line, char **argv, int max)
{
	char *word, *rest = line;
	int n = 0;

	argv[n++] = line + strlen(line);
	while ((word = strsep(&rest, " ")) != NULL && n < max - 1) {
		if (*word != '\0')
			argv[n++] = strcmp(word, "''") == 0 ? word + 2 : word;
	}
	argv[n] = NULL;
	return n;
}

static void
child(const char *line, int how)
{
	char copy[1024], *argv[40];
	int argc, fd;

	snprintf(copy, sizeof(copy), "%s", line);
	argc = split(copy, argv, 40);
	fd = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	dup2(fd, 2);
	close(fd);
	point_output(how);
	exit(cli_main("js-fake", child_verbs, argc, argv));
}

/* argv[0] is empty; then the words of the line. */
static int
run(const char *line, int how)
{
	struct err e = ERR_INIT;
	int status;
	pid_t pid;

	unlink("out");
	unlink("err");
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		child(line, how);
	waitpid(pid, &status, 0);
	ran.status = WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
	buf_reset(&ran.out);
	buf_reset(&ran.err);
	if (how == IN_OUT)
		io_read_file(&ran.out, "out", 1 << 24, &e);
	io_read_file(&ran.err, "err", 1 << 20, &e);
	return ran.status;
}

static int
child_begin(const struct cli_verb *verbs)
{
	static const char *const unset[] = { "JS_DB", "JS_POLICY", "JS_KEY",
		"JS_NOW", "JS_ACTOR", "JS_LANG", "XDG_DATA_HOME",
		"XDG_CONFIG_HOME" };
	size_t i;

	for (i = 0; i < sizeof(unset) / sizeof(unset[0]); i++)
		unsetenv(unset[i]);
	child_verbs = verbs;
	buf_init(&ran.out);
	buf_init(&ran.err);
	if (mkdtemp(child_dir) == NULL || chdir(child_dir) < 0)
		return -1;
	return setenv("HOME", child_dir, 1);
}

static int
child_end(void)
{
	char command[64];

	buf_release(&ran.out);
	buf_release(&ran.err);
	snprintf(command, sizeof(command), "rm -rf %s", child_dir);
	return system(command);
}

#endif
