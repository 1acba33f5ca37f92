/*
 * JSON objects as rows. Whatever the bytes: rows come in order with as many
 * fields as there are headings, lines never go back.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "table/objects.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t head = size > 1 ? size - data[0] % size : size, n, sum = 0, i;
	const char *s = (const char *)data;
	struct err e = ERR_INIT;
	struct delim_row row;
	struct objects *o;
	int64_t line = 0;
	int fd = memfd_create("objects", 0);

	if (fd < 0 || write(fd, s + head, size - head) !=
	    (ssize_t)(size - head) || lseek(fd, 0, SEEK_SET) != 0)
		abort();
	o = objects_new(fd, s, head, &e);
	if (o != NULL)
		objects_headings(o, &n);
	while (o != NULL && objects_next(o, &row, &e) == 1) {
		if (row.line < line || row.end_line < row.line ||
		    (row.fault == DELIM_FINE && row.n != n) ||
		    row.rawlen > size)
			abort();
		line = row.end_line;
		for (i = 0; i < row.n; i++)
			sum += row.fields[i].len + (row.fields[i].len > 0 ?
			    (unsigned char)row.fields[i].s[0] : 0);
	}
	objects_free(o);
	close(fd);
	return sum == SIZE_MAX;
}
