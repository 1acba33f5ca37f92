/*
 * replay.c - runs a fuzz target without a fuzzer, as a test.
 *
 * Linked with fuzz_X.c it feeds every file of $TESTS/fuzz/corpus/X (or those
 * named as operands) to LLVMFuzzerTestOneInput: whole, cut short and with
 * single bytes changed, always the same ones. The target aborts where a
 * property does not hold, so coming back is passing. Each input is handed over
 * in memory of exactly its size, so that the sanitizers see a step beyond.
 */
#include <dirent.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

#define VARIANTS 48

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t random_state;

static size_t
random_below(size_t limit)
{
	random_state = random_state * 6364136223846793005u +
	    1442695040888963407u;
	return (size_t)(random_state >> 33) % limit;
}

static void
feed(const uint8_t *data, size_t size)
{
	uint8_t *exact;

	exact = malloc(size > 0 ? size : 1);
	if (exact == NULL)
		abort();
	if (size > 0)
		memcpy(exact, data, size);
	(void)LLVMFuzzerTestOneInput(exact, size);
	free(exact);
}

static void
feed_variants(uint8_t *data, size_t size)
{
	size_t at;
	uint8_t kept;
	int i;

	for (i = 0; i < VARIANTS && size > 0; i++) {
		feed(data, random_below(size));
		at = random_below(size);
		kept = data[at];
		data[at] = (uint8_t)random_below(256);
		feed(data, size);
		data[at] = kept;
	}
}

static void
replay(const char *path)
{
	FILE *file;
	uint8_t *data = NULL;
	size_t size = 0, room = 0, n;

	file = fopen(path, "rb");
	if (file == NULL) {
		OK(file != NULL, path);
		return;
	}
	do {
		if (size == room) {
			room = room == 0 ? 4096 : room * 2;
			data = realloc(data, room);
			if (data == NULL)
				abort();
		}
		n = fread(data + size, 1, room - size, file);
		size += n;
	} while (n > 0);
	fclose(file);
	/* Printed first: if the target aborts, this is the culprit. */
	printf("# %s\n", path);
	fflush(stdout);
	random_state = size;
	feed(data, size);
	feed_variants(data, size);
	OK(true, path);
	free(data);
}

static int
is_input(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void
replay_folder(const char *folder)
{
	struct dirent **entries = NULL;
	char path[PATH_MAX + NAME_MAX + 2];
	int i, n;

	n = scandir(folder, &entries, is_input, alphasort);
	for (i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder,
		    entries[i]->d_name);
		replay(path);
		free(entries[i]);
	}
	free(entries);
}

int
main(int argc, char **argv)
{
	char folder[PATH_MAX];
	const char *tests, *name;
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	if (argc == 1) {
		tests = getenv("TESTS");
		name = strstr(argv[0], "fuzz_");
		while (name != NULL && strstr(name + 1, "fuzz_") != NULL)
			name = strstr(name + 1, "fuzz_");
		snprintf(folder, sizeof(folder), "%s/fuzz/corpus/%s",
		    tests != NULL ? tests : "tests",
		    name != NULL ? name + strlen("fuzz_") : "");
		replay_folder(folder);
		feed((const uint8_t *)"", 0);
		OK(true, "the empty input");
	}
	return DONE();
}
