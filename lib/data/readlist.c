#include "data/readlist.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define PATH_SLASH "\xef\xbc\x8f"	/* U+FF0F, for a '/' inside a part */

size_t
readlist_count(struct reader *r, const struct jx *j,
    const struct reader_key *k)
{
	size_t n;

	if (j == NULL)
		return 0;
	if (jx_type(j) != JX_ARRAY) {
		reader_problem(r, "not a list");
		return 0;
	}
	n = jx_count(j);
	if ((int64_t)n < k->min)
		reader_problem(r, "fewer than %d entries", (int)k->min);
	else if (n > READLIST_MAX)
		reader_problem(r, "more than %d entries", READLIST_MAX);
	else
		return n;
	return 0;
}

static void
set_count(const struct reader_key *k, void *object, size_t n)
{
	memcpy((char *)object + k->count, &n, sizeof(n));
}

void
readlist_objects(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	size_t n = readlist_count(r, j, k), i, mark;
	char *array = n > 0 ? mem_array(n, k->size) : NULL;

	memcpy(reader_member(k, object), &array, sizeof(array));
	for (i = 0; i < n; i++) {
		set_count(k, object, i);
		mark = reader_enter_at(r, i);
		reader_object(r, jx_at(j, i), k->keys, k->check,
		    array + i * k->size);
		reader_leave(r, mark);
	}
	set_count(k, object, n);
}

static int
stands_before(const struct jx *list, size_t i, const char *s, size_t len)
{
	size_t k, other;
	const char *t;

	for (k = 0; k < i; k++) {
		t = jx_text(jx_at(list, k), &other);
		if (t != NULL && other == len && memcmp(s, t, len) == 0)
			return 1;
	}
	return 0;
}

/* The i-th text of a list; NULL and a problem where it is no name. */
static const char *
any_entry(struct reader *r, const struct jx *list, size_t i, size_t *len)
{
	size_t mark = reader_enter_at(r, i);
	const char *s = reader_name(r, jx_at(list, i), WORDS_MAX_LEN, len);

	reader_leave(r, mark);
	return s;
}

static const char *
new_entry(struct reader *r, const struct jx *list, size_t i, size_t *len)
{
	const char *s = any_entry(r, list, i, len);
	size_t mark;

	if (s == NULL || !stands_before(list, i, s, *len))
		return s;
	mark = reader_enter_at(r, i);
	reader_problem(r, "'%s' stands here twice", s);
	reader_leave(r, mark);
	return NULL;
}

void
readlist_texts(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	char ***member = reader_member(k, object);
	size_t n = readlist_count(r, j, k), i, kept = 0, len;
	const char *s;

	*member = n > 0 ? mem_array(n, sizeof(**member)) : NULL;
	for (i = 0; i < n; i++) {
		s = new_entry(r, j, i, &len);
		if (s != NULL)
			(*member)[kept++] = mem_copy(s, len);
	}
	set_count(k, object, kept);
}

void
readlist_words(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	int64_t **member = reader_member(k, object);
	size_t n = readlist_count(r, j, k), i, kept = 0, len;
	const char *s;

	*member = n > 0 ? mem_array(n, sizeof(**member)) : NULL;
	for (i = 0; i < n; i++) {
		s = new_entry(r, j, i, &len);
		if (s != NULL)
			(*member)[kept++] = words_add(r->words, s, len);
	}
	set_count(k, object, kept);
}

static void
store_joined(struct reader *r, struct buf *joined, int64_t *member)
{
	if (joined->len > WORDS_MAX_LEN)
		reader_problem(r, "longer than %d bytes", WORDS_MAX_LEN);
	*member = words_add(r->words, joined->data, joined->len);
	buf_release(joined);
}

void
readlist_joined(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	size_t n = readlist_count(r, j, k), i, len;
	struct buf joined = BUF_INIT;
	const char *s;

	for (i = 0; i < n; i++) {
		s = new_entry(r, j, i, &len);
		if (s == NULL)
			continue;
		if (joined.len > 0)
			buf_putc(&joined, WORDS_SEP);
		buf_put(&joined, s, len);
	}
	store_joined(r, &joined, reader_member(k, object));
}

static void
put_part(struct buf *path, const char *s, size_t len)
{
	size_t i;

	if (path->len > 0)
		buf_putc(path, '/');
	for (i = 0; i < len; i++) {
		if (s[i] == '/')
			buf_puts(path, PATH_SLASH);
		else
			buf_putc(path, s[i]);
	}
}

void
readlist_path(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	size_t n = readlist_count(r, j, k), i, len;
	struct buf joined = BUF_INIT;
	const char *s;

	for (i = 0; i < n; i++) {
		s = any_entry(r, j, i, &len);
		if (s != NULL)
			put_part(&joined, s, len);
	}
	store_joined(r, &joined, reader_member(k, object));
}
