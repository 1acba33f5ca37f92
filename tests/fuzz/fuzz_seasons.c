/*
 * Season files. Either seasons come out whose windows are windows, or an
 * error with one line per mistake (or none, where it is no JSON).
 */
#include <stdint.h>
#include <stdlib.h>

#include "rule/seasons.h"
#include "time/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
use(const struct seasons *s)
{
	struct season_window w;
	size_t i;
	int year;

	for (i = 0; i < s->n; i++)
		for (year = 1999; year <= 2030; year++) {
			if (seasons_window_in(&s->of[i], year, &w) &&
			    (w.from_day > w.to_day ||
			    date_from_day(w.from_day).year != year))
				abort();
			if (seasons_next(&s->of[i], year, &w) &&
			    w.from_day <= year)
				abort();
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf problems = BUF_INIT;
	struct words *words = words_new();
	struct err e = ERR_INIT;
	struct seasons *s;

	s = seasons_parse((const char *)data, size, words, &problems, &e);
	if (s != NULL && (e.code != ERR_NONE || problems.len > 0))
		abort();
	if (s == NULL && e.code != ERR_DATA)
		abort();
	if (s != NULL)
		use(s);
	seasons_free(s);
	words_free(words);
	buf_release(&problems);
	return 0;
}
