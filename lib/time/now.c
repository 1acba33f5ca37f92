#include "time/now.h"

#include <time.h>

#include "base/mem.h"

static struct timespec
read_clock(clockid_t id)
{
	struct timespec t;

	if (clock_gettime(id, &t) < 0)
		BUG("no clock");
	return t;
}

int64_t
now_at(void)
{
	return read_clock(CLOCK_REALTIME).tv_sec;
}

int64_t
now_ticks_ms(void)
{
	struct timespec t = read_clock(CLOCK_MONOTONIC);

	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}
