#include "looks.h"

#include <stdlib.h>
#include <string.h>

#include "cutno.h"
#include "headword.h"

#include "base/mem.h"
#include "base/num.h"
#include "text/digits.h"
#include "text/norm.h"
#include "time/dumpdate.h"

#define PHONE_DIGITS 11
#define NUMBER_DIGITS 8		/* an order number has, bare */
#define LETTERED_DIGITS 4	/* or behind letters */
#define CALLED_DIGITS 6		/* or below a heading that says so */
#define LENGTHY_DIGITS 12	/* that neither a phone nor a day has */
#define LONG_VALUE 16		/* bytes; then its length is its shape */
#define LONGEST_VALUE 60	/* bytes; what is longer is a text */
#define FEW_ROWS 20		/* in which all may differ by chance */
#define TWIN_ROWS 4		/* in which half may be the others' twins */

const char *const looks_pictures[LOOKS_PICTURES] = { "yyyymmddhhmmss",
	"yymmddhhmmss", "yyyymmdd", "yymmdd" };
/* Longer ones stand first: "->" has a '>' too. */
const char *const looks_separators[LOOKS_SEPARATORS] = { "->", "→", "—", ">",
	"/", "|", "-" };

void
looks_init(struct looks *l, size_t columns)
{
	size_t i;

	memset(l, 0, sizeof(*l));
	l->n = columns;
	l->columns = mem_array(columns, sizeof(*l->columns));
	buf_init(&l->text);
	buf_init(&l->key);
	for (i = 0; i < columns; i++) {
		buf_init(&l->columns[i].sample);
		l->columns[i].values = words_new();
		l->columns[i].shapes = words_new();
	}
}

void
looks_release(struct looks *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		buf_release(&l->columns[i].sample);
		words_free(l->columns[i].values);
		words_free(l->columns[i].shapes);
	}
	free(l->columns);
	buf_release(&l->text);
	buf_release(&l->key);
}

/* --- one value -------------------------------------------------------------- */

/* Without blanks and with a digit, as no word and no text is. */
static int
may_be_number(const char *s, size_t len)
{
	int digits = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if ((unsigned char)s[i] <= ' ' || (unsigned char)s[i] > 0x7e)
			return 0;
		digits += s[i] >= '0' && s[i] <= '9';
	}
	return digits > 0 && len <= 40;
}

/* A bare number is no date here, though it may be one of Excel's. */
static int
is_date(const char *s, size_t len, enum dumpdate_order order)
{
	struct err e = ERR_INIT;
	int64_t at;

	if (num_parse(s, len, &at) == 0)
		return 0;
	return dumpdate_parse_order(s, len, order, &at, &e) == 0;
}

static int
is_mobile(const char *s, size_t len)
{
	struct buf b = BUF_INIT;
	int yes;

	norm_phone(&b, s, len);
	yes = b.len == PHONE_DIGITS && b.data[0] == '1' && b.data[1] >= '3' &&
	    len < 4 * PHONE_DIGITS;
	buf_release(&b);
	return yes;
}

/* How many of each a value has that consists of nothing else. */
struct made {
	size_t digits, letters, signs;
	size_t wide;		/* bytes of other characters */
};

/* s is a key: lower case, ASCII where it can be. */
static int
take_apart(struct made *m, const char *s, size_t len)
{
	size_t i;

	memset(m, 0, sizeof(*m));
	for (i = 0; i < len; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			m->digits++;
		else if (s[i] >= 'a' && s[i] <= 'z')
			m->letters++;
		else if ((unsigned char)s[i] > 0x7f)
			m->wide++;
		else if (strchr("-_/#()[]", s[i]) != NULL)
			m->signs++;
		else
			return 0;
	}
	return len <= LONGEST_VALUE;
}

/* Whether order numbers are written so, or may be. */
static int
is_written_so(const struct made *m)
{
	return m->wide == 0 && m->digits >= (m->letters > 0 ?
	    LETTERED_DIGITS : NUMBER_DIGITS);
}

/* Whether they may be where a heading says that they are: 京诉〔2026〕1号. */
static int
may_be_written_so(const struct made *m)
{
	return m->digits >= (m->letters + m->wide > 0 ? LETTERED_DIGITS :
	    CALLED_DIGITS);
}

/* With an area code, or one of those that everybody may call. */
static int
is_far_phone(const char *s, const struct made *m)
{
	if (m->letters > 0 || m->digits < 10 || m->digits > 12)
		return 0;
	return s[0] == '0' || (m->digits == 10 &&
	    (memcmp(s, "400", 3) == 0 || memcmp(s, "800", 3) == 0));
}

static int
is_identity_card(const char *s, size_t len)
{
	struct digits d;

	if (len != 18 || digits_width(s, len) == 0)
		return 0;
	digits_gather(&d, s, len, 0);
	return d.n == 18 && digits_is_id18(&d);
}

/* Digits that are a whole date, or a phone of one's own town. */
static int
is_doubtful(const char *s, size_t len)
{
	int64_t at;

	if (len == NUMBER_DIGITS && s[0] >= '2' && s[0] <= '8')
		return 1;
	return (len == strlen("yyyymmdd") &&
	    dumpdate_in_number(s, len, "yyyymmdd", &at) == 0) ||
	    (len == strlen("yyyymmddhhmmss") &&
	    dumpdate_in_number(s, len, "yyyymmddhhmmss", &at) == 0);
}

/* "gd-2026-0001" and "gd-2026-12" are written alike, as are all of the same
 * length that are long or have no letters. */
static void
put_shape(struct buf *shape, const char *s, size_t len, const struct made *m)
{
	char kind, last = '\0';
	size_t i;

	if (m->wide == 0 && (m->letters == 0 || len >= LONG_VALUE)) {
		buf_printf(shape, "%zu", len);
		return;
	}
	for (i = 0; i < len; i++) {
		kind = (unsigned char)s[i] > 0x7f ? 'w' :
		    s[i] >= '0' && s[i] <= '9' ? '9' : s[i] >= 'a' ? 'a' :
		    s[i];
		if (kind != last)
			buf_putc(shape, kind);
		last = kind;
	}
}

static void
count_shape(struct looks_column *c, const char *s, size_t len,
    const struct made *m)
{
	struct buf shape = BUF_INIT;
	int64_t n;

	put_shape(&shape, s, len, m);
	n = words_find(c->shapes, shape.data, shape.len);
	if (n == NUM_NONE && words_count(c->shapes) < LOOKS_SHAPES)
		n = words_add(c->shapes, shape.data, shape.len);
	if (n != NUM_NONE)
		c->alike[n]++;
	buf_release(&shape);
}

static void
note_sample(struct looks_column *c, const char *s, size_t len)
{
	if (c->sample.len == 0)
		buf_put(&c->sample, s, len);
}

/* As an order number is written, or one that a spreadsheet has cut. */
static void
look_at_key(struct looks_column *c, const char *s, size_t len)
{
	struct made m;

	if (cutno_is_cut(s, len)) {
		c->cut++;
		note_sample(c, s, len);
		return;
	}
	if (!take_apart(&m, s, len) || !may_be_written_so(&m) ||
	    is_mobile(s, len) || is_far_phone(s, &m) ||
	    is_identity_card(s, len))
		return;
	if (!is_written_so(&m))
		c->called++;
	else if (is_doubtful(s, len))
		c->unsure++;
	else
		c->sure++;
	note_sample(c, s, len);
	c->lengthy += m.digits >= LENGTHY_DIGITS;
	count_shape(c, s, len, &m);
}

static void
look_at(struct looks *l, struct looks_column *c, const char *s, size_t len)
{
	int64_t at, n;
	int i;

	c->filled++;
	c->bytes += (int64_t)len;
	c->numbers += may_be_number(s, len);
	c->counted += num_parse(s, len, &n) == 0 && n == l->rows;
	c->phones += is_mobile(s, len);
	for (i = 0; i < LOOKS_ORDERS; i++)
		c->dates[i] += is_date(s, len, (enum dumpdate_order)i);
	for (i = 0; i < LOOKS_PICTURES; i++)
		c->pictured[i] += dumpdate_in_number(s, len,
		    looks_pictures[i], &at) == 0;
	for (i = 0; i < LOOKS_SEPARATORS; i++)
		c->separated[i] += memmem(s, len, looks_separators[i],
		    strlen(looks_separators[i])) != NULL;
	words_add(c->values, s, len);
	buf_reset(&l->key);
	norm_key(&l->key, s, len);
	look_at_key(c, l->key.data, l->key.len);
}

void
looks_add(struct looks *l, enum charset charset, const struct delim_row *row)
{
	const char *s;
	size_t i, len;

	if (row->fault != DELIM_FINE)
		return;
	l->rows++;
	for (i = 0; i < row->n && i < l->n; i++) {
		buf_reset(&l->text);
		charset_decode(&l->text, charset, row->fields[i].s,
		    row->fields[i].len);
		s = l->text.data;
		len = l->text.len;
		norm_trim(&s, &len);
		if (len > 0)
			look_at(l, &l->columns[i], s, len);
	}
}

/* As most values are written that are dates in some order. */
void
looks_settle(struct looks *l)
{
	int64_t sum[LOOKS_ORDERS] = { 0 };
	size_t i;
	int k;

	for (i = 0; i < l->n; i++)
		for (k = 0; k < LOOKS_ORDERS; k++)
			sum[k] += l->columns[i].dates[k];
	l->order = 0;
	for (k = 1; k < LOOKS_ORDERS; k++)
		if (sum[k] > sum[l->order])
			l->order = k;
}

/* --- columns ---------------------------------------------------------------- */

int64_t
looks_most_of(int64_t n)
{
	return n - n / 20;
}

int
looks_is_full(const struct looks *l, size_t column)
{
	return l->columns[column].filled > 0 &&
	    l->columns[column].filled >= looks_most_of(l->rows);
}

/* Helpers' rows (协办) bear the lead's number: of long numbers that is no
 * wonder, of short ones anything may come twice. */
static int
are_different(const struct looks_column *c, const char *heading)
{
	int64_t distinct = words_count(c->values);

	if (distinct >= looks_most_of(c->filled))
		return 1;
	if (c->filled < TWIN_ROWS)
		return 0;
	return c->lengthy >= looks_most_of(c->filled) ?
	    distinct * 2 >= c->filled :
	    headword_numbers(heading) && distinct * 2 > c->filled;
}

int64_t
looks_like_numbers(const struct looks *l, size_t column, const char *heading)
{
	const struct looks_column *c = &l->columns[column];
	int64_t distinct = words_count(c->values);

	if (!looks_is_full(l, column) || c->numbers < c->filled ||
	    c->dates[l->order] > 0 || c->counted >= looks_most_of(c->filled) ||
	    !are_different(c, heading))
		return 0;
	return 1 + (distinct == c->filled) + 2 * headword_rows(heading);
}

static int
are_alike(const struct looks_column *c)
{
	int64_t most = 0;
	int i;

	for (i = 1; i <= LOOKS_SHAPES; i++)
		if (c->alike[i] > most)
			most = c->alike[i];
	return most >= looks_most_of(c->filled);
}

/* Where a heading says what it is, it may be blank in half of the rows. */
static int
is_full_enough(const struct looks *l, size_t column, int named)
{
	return looks_is_full(l, column) || (named &&
	    l->columns[column].filled > 0 &&
	    l->columns[column].filled * 2 >= l->rows);
}

int
looks_are_numbers(const struct looks *l, size_t column, const char *heading)
{
	const struct looks_column *c = &l->columns[column];
	int named = headword_numbers(heading);
	int64_t numbers = c->sure + (named ? c->unsure + c->called : 0);
	int64_t most = looks_most_of(c->filled);

	if (!is_full_enough(l, column, named))
		return 0;
	/* the digits that told them apart may be gone */
	if (c->cut > 0 && c->cut + numbers >= most)
		return 1;
	if (numbers < most || !are_alike(c) || !are_different(c, heading) ||
	    c->dates[l->order] > 0 || c->counted >= most)
		return 0;
	return l->rows >= FEW_ROWS || named || (c->lengthy >= most &&
	    !headword_others(heading));
}
