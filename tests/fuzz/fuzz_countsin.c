/*
 * Files of counts. Whatever the bytes: they are read or refused, no count is
 * negative, and whatever was read can be forecast, finite to the last step.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "measure/countsin.h"
#include "series/forecast.h"

#define MOST 1000		/* periods that are forecast: it takes time */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
fault(void *arg, const struct countsin_fault *f, struct err *e)
{
	(void)arg;
	(void)e;
	if (f->code == NULL || f->reason == NULL || f->line < 1)
		abort();
	return 0;
}

static void
check(const struct series *s)
{
	struct forecast_room *room = forecast_room_new();
	struct forecast f;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->y[i] < 0 || isinf(s->y[i]))
			abort();
	forecast_make(&f, s, 3, room);
	for (i = 0; i < f.n; i++)
		if (!isfinite(f.steps[i].mean) || f.steps[i].mean < 0 ||
		    !isfinite(f.steps[i].baseline) ||
		    f.steps[i].lo > f.steps[i].mean ||
		    f.steps[i].hi < f.steps[i].mean)
			abort();
	forecast_release(&f);
	forecast_room_free(room);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct countsin in = { .today = 25000, .words = words_new(),
		.fault = fault };
	struct panel *p = panel_new(size % 3 == 0 ? SERIES_DAY :
	    size % 3 == 1 ? SERIES_WEEK : SERIES_MONTH);
	struct err e = ERR_INIT;
	int fd = memfd_create("counts", 0);
	struct series s;
	double *y;
	size_t i;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	if (countsin_read(&in, fd, p, &e) == 0)
		panel_end_rows(p, PANEL_GUESS);
	y = mem_array(p->count + 1, sizeof(*y));
	for (i = 0; i < p->n && i < 3 && p->count > 0 && p->count < MOST; i++) {
		panel_series(p, i, y, &s);
		if (s.n > 0)
			check(&s);
	}
	free(y);
	panel_free(p);
	words_free(in.words);
	close(fd);
	return 0;
}
