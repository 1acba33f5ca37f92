/*
 * timeit [-o FILE] COMMAND [ARG...] - run a command and print, on one line,
 * what it took: wall, user and system seconds, and the largest resident set
 * of any of its processes in KiB; to FILE, or to standard error. The
 * command's status is ours. A benchmark's stopwatch, no shell's `time`
 * telling the memory.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
die(const char *what)
{
	fprintf(stderr, "timeit: %s: %s\n", what, strerror(errno));
	exit(4);
}

int
main(int argc, char **argv)
{
	FILE *to = stderr;
	struct rusage used;
	double start;
	int first = 1, status;
	pid_t pid;

	if (argc > 2 && strcmp(argv[1], "-o") == 0) {
		if ((to = fopen(argv[2], "we")) == NULL)
			die(argv[2]);
		first = 3;
	}
	if (first >= argc) {
		fputs("usage: timeit [-o FILE] COMMAND [ARG...]\n", stderr);
		return 2;
	}
	start = seconds();
	if ((pid = fork()) < 0)
		die("fork");
	if (pid == 0) {
		execvp(argv[first], argv + first);
		fprintf(stderr, "timeit: %s: %s\n", argv[first],
		    strerror(errno));
		_exit(127);
	}
	while (wait4(pid, &status, 0, &used) < 0)
		if (errno != EINTR)
			die("wait4");
	fprintf(to, "%.3f %.3f %.3f %ld\n", seconds() - start,
	    seconds_of(used.ru_utime), seconds_of(used.ru_stime),
	    used.ru_maxrss);
	if (fclose(to) != 0)
		die("output");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
