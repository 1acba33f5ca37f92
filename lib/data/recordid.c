#include "data/recordid.h"

#include <string.h>

#include "text/utf8.h"

#define OWN_DAY_LEN 8		/* YYYYMMDD-NNNN, or more digits */
#define OWN_MIN_LEN 13

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
is_plain(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

/* A number that js-intake add has given. */
static int
is_own_number(const char *s, size_t len)
{
	size_t i;

	if (len < OWN_MIN_LEN || s[OWN_DAY_LEN] != '-')
		return 0;
	for (i = 0; i < len; i++) {
		if (i != OWN_DAY_LEN && !is_digit(s[i]))
			return 0;
	}
	return 1;
}

static void
put_escaped(struct buf *b, const char *s, size_t len)
{
	static const char hex[] = "0123456789ABCDEF";
	char p[3] = { '%', 0, 0 };
	size_t i;

	for (i = 0; i < len; i++) {
		if (is_plain(s[i])) {
			buf_putc(b, s[i]);
			continue;
		}
		p[1] = hex[(unsigned char)s[i] >> 4];
		p[2] = hex[(unsigned char)s[i] & 15];
		buf_put(b, p, sizeof(p));
	}
}

void
recordid_put(struct buf *b, const struct record *r, const struct words *w)
{
	size_t len = strlen(r->no);

	put_escaped(b, words_text(w, r->m[M_SRC]), words_len(w, r->m[M_SRC]));
	buf_putc(b, '-');
	if (is_own_number(r->no, len))
		buf_put(b, r->no, len);
	else
		put_escaped(b, r->no, len);
	if (r->m[M_ROLE] == ROLE_ASSIST)
		buf_puts(b, ".2");
	else if (r->m[M_ROLE] == ROLE_FORWARD)
		buf_puts(b, ".3");
}

static int
hex_value(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (int)(at - digits) : -1;
}

/* -1 where an escape is cut or means a NUL; the rest is compared later. */
static int
put_unescaped(struct buf *b, const char *s, size_t len)
{
	size_t i;
	int high, low;

	for (i = 0; i < len; i++) {
		if (s[i] != '%') {
			buf_putc(b, s[i]);
			continue;
		}
		if (len - i < 3)
			return -1;
		high = hex_value(s[i + 1]);
		low = hex_value(s[i + 2]);
		if (high < 0 || low < 0 || high + low == 0)
			return -1;
		buf_putc(b, (char)(unsigned char)(high << 4 | low));
		i += 2;
	}
	return utf8_valid_len(b->data, b->len) == b->len ? 0 : -1;
}

static int64_t
cut_role(const char *id, size_t *len)
{
	if (*len < 2 || id[*len - 2] != '.')
		return ROLE_LEAD;
	*len -= 2;
	switch (id[*len + 1]) {
	case '2':
		return ROLE_ASSIST;
	case '3':
		return ROLE_FORWARD;
	default:
		return NUM_NONE;
	}
}

/* Source and number into the two buffers; the role, or NUM_NONE. */
static int64_t
take_apart(struct buf *src, struct buf *no, const char *id, size_t len)
{
	int64_t role = cut_role(id, &len);
	const char *dash = memchr(id, '-', len);

	if (role == NUM_NONE || dash == NULL ||
	    put_unescaped(src, id, (size_t)(dash - id)) < 0 ||
	    put_unescaped(no, dash + 1, len - (size_t)(dash - id) - 1) < 0)
		return NUM_NONE;
	if (src->len == 0 || src->len > WORDS_MAX_LEN || no->len == 0 ||
	    no->len > RECORD_NO_MAX)
		return NUM_NONE;
	return role;
}

static int
has_one_spelling(const struct record *r, const char *id, size_t len,
    const struct words *w)
{
	struct buf again = BUF_INIT;
	int same;

	recordid_put(&again, r, w);
	same = again.len == len && memcmp(again.data, id, len) == 0;
	buf_release(&again);
	return same;
}

int
recordid_parse(struct record *r, const char *id, size_t len,
    struct words *w, struct err *e)
{
	struct buf src = BUF_INIT, no = BUF_INIT;
	struct record got;
	int rc = -1;

	record_init(&got);
	if (len <= RECORD_ID_MAX)
		got.m[M_ROLE] = take_apart(&src, &no, id, len);
	if (got.m[M_ROLE] == NUM_NONE) {
		err_set(e, ERR_DATA, "not an id, which is SOURCE-NUMBER, as in "
		    "bj12345-261122100315000317");
		goto out;
	}
	got.m[M_SRC] = words_add(w, src.data, src.len);
	memcpy(got.no, no.data, no.len + 1);
	if (!has_one_spelling(&got, id, len, w)) {
		err_set(e, ERR_DATA, "not an id, which is SOURCE-NUMBER, as in "
		    "bj12345-261122100315000317");
		goto out;
	}
	r->m[M_SRC] = got.m[M_SRC];
	r->m[M_ROLE] = got.m[M_ROLE];
	memcpy(r->no, got.no, sizeof(r->no));
	rc = 0;
out:
	buf_release(&no);
	buf_release(&src);
	return rc;
}
