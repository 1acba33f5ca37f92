#include "text/rooms.h"

static const char numerals[] = "〇零一二三四五六七八九十百两";

/* Behind a number they make it something else than a room. */
static const char not_rooms[] = "年月日号层户人元平米多名个次万楼栋幢院";

static const char buildings[] = "楼栋幢座院";

static int
is_behind_building(const struct sift *t, size_t at)
{
	return at >= 3 && sift_one_of(t, at - 3, buildings);
}

/* 2门 behind a building is a unit; 东门 is a gate. */
static int
is_behind_unit(const struct sift *t, size_t at)
{
	if (sift_stands_before(t, at, "单元"))
		return 1;
	return sift_stands_before(t, at, "门") && at > 3 &&
	    t->s[at - 4] >= '0' && t->s[at - 4] <= '9';
}

/* 3室1厅 tells the size of a flat. */
static int
is_flat_size(const struct sift *t, size_t at)
{
	size_t n = digits_width(t->s + at, t->len - at);

	if (n == 0 && sift_one_of(t, at, numerals))
		n = 3;
	return n > 0 && sift_stands_at(t, at + n, "厅");
}

static int
is_room_word(const struct sift *t, size_t at)
{
	return sift_stands_at(t, at, "单元") ||
	    sift_stands_at(t, at, "房间") ||
	    (sift_stands_at(t, at, "室") && !is_flat_size(t, at + 3));
}

static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t
rooms_number(struct sift *t, const struct digits *d)
{
	size_t n = digits_run(d, 0), end = d->end[n - 1];
	size_t behind = end;

	if (n > 4)
		return 0;
	if (end < t->len && is_letter(t->s[end]))
		end = ++behind;
	if (behind < t->len && t->s[behind] == ' ')
		behind++;
	if (is_room_word(t, behind))
		return sift_put_star(t, end);
	if (is_behind_building(t, d->begin[0]) &&
	    sift_stands_at(t, end, "门"))
		return sift_put_star(t, end);
	if (n >= 3 && !sift_one_of(t, end, not_rooms) &&
	    (is_behind_building(t, d->begin[0]) ||
	    is_behind_unit(t, d->begin[0])))
		return sift_put_star(t, end);
	return 0;
}

static int
is_dash(const struct sift *t, const struct digits *d, size_t i)
{
	size_t at = d->end[i - 1], n = d->begin[i] - at;

	if (n == 1)
		return t->s[at] == '-';
	return n == 3 && (sift_stands_at(t, at, "－") ||
	    sift_stands_at(t, at, "—"));
}

/*
 * The lengths of the runs that dashes join, at most three, one behind the
 * other: 12-3-502 gives 3 and { 2, 1, 3 }.
 */
static size_t
dashed_runs(const struct sift *t, const struct digits *d, size_t run[3])
{
	size_t runs = 0, i = 0;

	if (d->is_cut)
		return 0;
	do {
		if (runs == 3)
			return 0;
		run[runs] = digits_run(d, i);
		i += run[runs++];
	} while (i < d->n && is_dash(t, d, i));
	return runs;
}

/* The unit and the room of a dashed place; the first keep digits stay. */
static size_t
put_dashed(struct sift *t, const struct digits *d, size_t keep, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_put(t->out, t->s + d->end[i - 1],
			    d->begin[i] - d->end[i - 1]);
		if (i < keep)
			buf_put(t->out, t->s + d->begin[i],
			    d->end[i] - d->begin[i]);
		else if (i == 0 || d->gap[i])
			buf_putc(t->out, '*');
	}
	return d->end[n - 1];
}

size_t
rooms_triple(struct sift *t, const struct digits *d)
{
	size_t run[3];

	/* A date begins with a year of four digits or ends with a day. */
	if (dashed_runs(t, d, run) != 3 || run[0] > 3 || run[1] > 2 ||
	    run[2] < 3 || run[2] > 4)
		return 0;
	return put_dashed(t, d, run[0], run[0] + run[1] + run[2]);
}

size_t
rooms_pair(struct sift *t, const struct digits *d)
{
	size_t run[3];

	if (dashed_runs(t, d, run) != 2 || run[0] > 2 || run[1] < 3 ||
	    run[1] > 4)
		return 0;
	return put_dashed(t, d, 0, run[0] + run[1]);
}

size_t
rooms_pair_behind(struct sift *t, const struct digits *d)
{
	/* one run alone, as most are, is no pair */
	return d->n > digits_run(d, 0) &&
	    is_behind_building(t, d->begin[0]) ? rooms_pair(t, d) : 0;
}

size_t
rooms_last(struct sift *t, const struct digits *d)
{
	size_t n = digits_run(d, 0);

	if (n < 3 || n > 4 || d->end[n - 1] != t->len)
		return 0;
	return sift_put_star(t, t->len);
}

/* A number in Chinese numerals, of at least so many, that ends at at. */
static void
star_numerals(struct sift *t, size_t at, size_t least)
{
	size_t begin = at;

	while (begin - t->copied >= 3 && sift_one_of(t, begin - 3, numerals))
		begin -= 3;
	if (begin == at || at - begin < 3 * least)
		return;
	sift_copy_to(t, begin);
	buf_putc(t->out, '*');
	t->copied = at;
}

/* 三单元, 五零二室; but 一室 and 会议室 may be any room. */
void
rooms_numerals(struct sift *t, size_t at)
{
	if (sift_stands_at(t, at, "单元"))
		star_numerals(t, at, 1);
	else if (sift_stands_at(t, at, "室"))
		star_numerals(t, at, 3);
}
