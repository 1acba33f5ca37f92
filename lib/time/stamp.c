#include "time/stamp.h"

#include <string.h>

#include "time/date.h"

/*
 * Against a picture in which digits are '0', a digit's byte gives its value
 * and a sign's byte 0. To a value of up to nine, 0x76 may be added, and to 0
 * 0x7f, before the highest bit is set; one byte's carry changes the next one
 * only where its own bit was set before.
 */
#define DIGIT "\x76"
#define SIGN "\x7f"

struct form {
	char picture[9], room[9];	/* of eight bytes */
};

static const struct form date_form = { "0000-00-",
	DIGIT DIGIT DIGIT DIGIT SIGN DIGIT DIGIT SIGN };
static const struct form middle_form = { "00 00:00",
	DIGIT DIGIT SIGN DIGIT DIGIT SIGN DIGIT DIGIT };
static const struct form clock_form = { "00:00:00",
	DIGIT DIGIT SIGN DIGIT DIGIT SIGN DIGIT DIGIT };

/* The values of eight bytes; 0, or -1 where one is not of the form. */
static int
read_eight(unsigned char values[8], const char *s, const struct form *f)
{
	uint64_t word, picture, room;

	memcpy(&word, s, 8);
	memcpy(&picture, f->picture, 8);
	memcpy(&room, f->room, 8);
	word ^= picture;
	memcpy(values, &word, 8);
	return ((word | (word + room)) & UINT64_C(0x8080808080808080)) == 0 ?
	    0 : -1;
}

static int
two(const unsigned char *values)
{
	return values[0] * 10 + values[1];
}

int
stamp_parse(const char s[STAMP_LEN], int64_t *at)
{
	unsigned char date[8], middle[8], clock[8];
	struct moment m;

	/* the last eight bytes begin with the hour, as the middle ends */
	if (read_eight(date, s, &date_form) < 0 ||
	    read_eight(middle, s + 8, &middle_form) < 0 ||
	    read_eight(clock, s + STAMP_LEN - 8, &clock_form) < 0)
		return -1;
	m.date.year = two(date) * 100 + two(date + 2);
	m.date.month = two(date + 5);
	m.date.day = two(middle);
	m.hour = two(clock);
	m.minute = two(clock + 3);
	m.second = two(clock + 6);
	if (!moment_is_valid(&m))
		return -1;
	*at = moment_to_at(&m);
	return 0;
}
