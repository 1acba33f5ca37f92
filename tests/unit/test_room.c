/* Memory taken in pieces and used again. */
#include <stdint.h>
#include <string.h>

#include "base/room.h"
#include "tap.h"

/* So many arrays of so many bytes, none in another's place. */
static int
fits(struct room *r, size_t n, size_t bytes)
{
	unsigned char *p[40];
	size_t i;

	for (i = 0; i < n; i++) {
		p[i] = room_take(r, bytes, 1);
		if ((uintptr_t)p[i] % 16 != 0)
			return 0;
		memset(p[i], (int)i, bytes);
	}
	for (i = 0; i < n; i++)
		if (bytes > 0 && (p[i][0] != i || p[i][bytes - 1] != i))
			return 0;
	return 1;
}

int
main(void)
{
	struct room r = ROOM_INIT;
	size_t cap;

	room_reset(&r);
	OK(fits(&r, 0, 8), "nothing");
	OK(fits(&r, 3, 0), "arrays of nothing");
	OK(fits(&r, 40, 17), "many small ones");
	OK(fits(&r, 5, 100000), "some that are larger than a block");
	room_reset(&r);
	cap = r.cap;
	OK(fits(&r, 5, 100000) && fits(&r, 40, 17), "the same again");
	OK(r.cap == cap && r.nfull == 0, "find their room");
	room_release(&r);
	OK(fits(&r, 1, 1), "and after its release");
	room_release(&r);
	return DONE();
}
