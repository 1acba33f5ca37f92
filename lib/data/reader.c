#include "data/reader.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/date.h"

#define PROBLEMS_MAX 200	/* lines; more are only counted */
#define KEY_SHOWN 60		/* bytes of a key in a pointer */

void
reader_init(struct reader *r, struct words *w, struct buf *problems)
{
	r->words = w;
	r->context = NULL;
	r->problems = problems;
	r->nproblems = 0;
	r->is_muted = 0;
	buf_init(&r->path);
}

int
reader_end(struct reader *r, struct err *e)
{
	buf_release(&r->path);
	if (r->nproblems == 0)
		return 0;
	if (r->nproblems == 1)
		return err_set(e, ERR_DATA, "one mistake");
	return err_set(e, ERR_DATA, "%zu mistakes", r->nproblems);
}

void
reader_problem(struct reader *r, const char *fmt, ...)
{
	struct err e = ERR_INIT;
	va_list ap;

	if (r->is_muted)
		return;
	r->nproblems++;
	if (r->nproblems > PROBLEMS_MAX)
		return;
	va_start(ap, fmt);
	err_vset(&e, ERR_DATA, fmt, ap);
	va_end(ap);
	err_prefix(&e, "%s", r->path.len > 0 ? r->path.data : "/");
	buf_puts(r->problems, e.text);
	buf_putc(r->problems, '\n');
}

/* RFC 6901: '~' is written ~0 and '/' ~1. */
size_t
reader_enter(struct reader *r, const char *key)
{
	size_t mark = r->path.len, len = strlen(key), i;

	if (len > KEY_SHOWN)
		len = utf8_cut(key, KEY_SHOWN);
	buf_putc(&r->path, '/');
	for (i = 0; i < len; i++) {
		if (key[i] == '~')
			buf_puts(&r->path, "~0");
		else if (key[i] == '/')
			buf_puts(&r->path, "~1");
		else
			buf_putc(&r->path, key[i]);
	}
	return mark;
}

size_t
reader_enter_at(struct reader *r, size_t i)
{
	size_t mark = r->path.len;

	buf_printf(&r->path, "/%zu", i);
	return mark;
}

void
reader_leave(struct reader *r, size_t mark)
{
	buf_cut(&r->path, mark);
}

/* --- objects --------------------------------------------------------------- */

static const struct reader_key *
find_key(const struct reader_key *keys, const char *name)
{
	const struct reader_key *k;

	for (k = keys; k->name != NULL; k++) {
		if (strcmp(k->name, name) == 0)
			return k;
	}
	return NULL;
}

static void
refuse_unknown(struct reader *r, const struct jx *j,
    const struct reader_key *keys)
{
	const char *name;
	size_t i, mark;

	for (i = 0; i < jx_count(j); i++) {
		jx_member(j, i, &name);
		if (find_key(keys, name) != NULL)
			continue;
		mark = reader_enter(r, name);
		reader_problem(r, "unknown key");
		reader_leave(r, mark);
	}
}

/* Give every member its empty value: what is missing is no stray word. */
static void
read_nothing(struct reader *r, const struct reader_key *keys, void *object)
{
	int was_muted = r->is_muted;
	const struct reader_key *k;

	r->is_muted = 1;
	for (k = keys; k->name != NULL; k++)
		k->read(r, NULL, k, object);
	r->is_muted = was_muted;
}

static void
read_value(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	size_t mark = reader_enter(r, k->name);
	int was_muted = r->is_muted;

	if (j == NULL && !k->is_optional)
		reader_problem(r, "is missing");
	r->is_muted |= j == NULL;
	k->read(r, j, k, object);
	r->is_muted = was_muted;
	reader_leave(r, mark);
}

/* In the order of the table, so that what others name is read first. */
void
reader_object(struct reader *r, const struct jx *j,
    const struct reader_key *keys, reader_check_fn *check, void *object)
{
	size_t before = r->nproblems;
	const struct reader_key *k;

	if (jx_type(j) != JX_OBJECT) {
		reader_problem(r, "not an object");
		read_nothing(r, keys, object);
		return;
	}
	for (k = keys; k->name != NULL; k++)
		read_value(r, jx_get(j, k->name), k, object);
	refuse_unknown(r, j, keys);
	if (check != NULL && r->nproblems == before)
		check(r, object);
}

void *
reader_member(const struct reader_key *k, void *object)
{
	return (char *)object + k->offset;
}

void
reader_group(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	reader_object(r, j, k->keys, k->check, reader_member(k, object));
}

void
reader_note(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	(void)k;
	(void)object;
	if (j != NULL && jx_type(j) != JX_TEXT)
		reader_problem(r, "not a text");
}

void
reader_format(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	(void)object;
	if (jx_int(j) != k->max)
		reader_problem(r, "not the number %d, the version of the "
		    "format that this program reads", (int)k->max);
}

/* --- numbers --------------------------------------------------------------- */

void
reader_int(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	int64_t n = jx_int(j);
	int *member = reader_member(k, object);

	if (j == NULL)
		return;
	if (n == NUM_NONE)
		reader_problem(r, "not a whole number");
	else if (n < k->min || n > k->max)
		reader_problem(r, "%lld is not in %lld..%lld", (long long)n,
		    (long long)k->min, (long long)k->max);
	else
		*member = (int)n;
}

void
reader_bool(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	int yes = jx_bool(j);
	int *member = reader_member(k, object);

	if (j == NULL)
		return;
	if (yes < 0)
		reader_problem(r, "neither true nor false");
	else
		*member = yes;
}

void
reader_span(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct err e = ERR_INIT;
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int64_t *member = reader_member(k, object), seconds;

	if (j == NULL)
		return;
	if (s == NULL)
		reader_problem(r, "not a length of time such as \"2h\"");
	else if (date_parse_span(s, len, &seconds, &e) < 0)
		reader_problem(r, "%s", e.text);
	else if (seconds < k->min || seconds > k->max)
		reader_problem(r, seconds < k->min ? "'%s' is too short" :
		    "'%s' is too long", s);
	else
		*member = seconds;
}

void
reader_day(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct err e = ERR_INIT;
	size_t len = 0;
	const char *s = jx_text(j, &len);
	int64_t *member = reader_member(k, object);

	*member = NUM_NONE;
	if (j == NULL)
		return;
	if (s == NULL)
		reader_problem(r, "not a day such as \"2026-11-22\"");
	else if (date_parse_day(s, len, member, &e) < 0)
		reader_problem(r, "%s", e.text);
}

/* --- texts ----------------------------------------------------------------- */

static int
has_control(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
			return 1;
	}
	return 0;
}

const char *
reader_name(struct reader *r, const struct jx *j, size_t max, size_t *len)
{
	const char *s = jx_text(j, len), *trimmed = s;
	size_t inner;

	if (s == NULL) {
		reader_problem(r, "not a text");
		return NULL;
	}
	inner = *len;
	norm_trim(&trimmed, &inner);
	if (inner == 0)
		reader_problem(r, "is empty");
	else if (inner != *len)
		reader_problem(r, "begins or ends with a space");
	else if (has_control(s, *len))
		reader_problem(r, "holds a control character");
	else if (*len > max)
		reader_problem(r, "longer than %zu bytes", max);
	else
		return s;
	return NULL;
}

static size_t
most_bytes(const struct reader_key *k)
{
	return k->max > 0 ? (size_t)k->max : WORDS_MAX_LEN;
}

void
reader_text(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	char **member = reader_member(k, object);
	const char *s = NULL;
	size_t len;

	if (j != NULL)
		s = reader_name(r, j, most_bytes(k), &len);
	*member = s != NULL ? mem_copy(s, len) : NULL;
}

void
reader_word(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	int64_t *member = reader_member(k, object);
	const char *s = NULL;
	size_t len;

	if (j != NULL)
		s = reader_name(r, j, most_bytes(k), &len);
	*member = s != NULL ? words_add(r->words, s, len) : NUM_NONE;
}

int
reader_choose(struct reader *r, const char *const *choices, const char *s)
{
	struct buf all = BUF_INIT;
	int i;

	for (i = 0; choices[i] != NULL; i++) {
		if (strcmp(choices[i], s) == 0)
			return i;
	}
	for (i = 0; choices[i] != NULL; i++) {
		buf_puts(&all, i > 0 ? ", " : "");
		buf_puts(&all, choices[i]);
	}
	reader_problem(r, "'%.60s' is none of %s", s, all.data);
	buf_release(&all);
	return -1;
}

void
reader_choice(struct reader *r, const struct jx *j,
    const struct reader_key *k, void *object)
{
	int *member = reader_member(k, object), i;
	size_t len = 0;
	const char *s = jx_text(j, &len);

	if (j == NULL)
		return;
	i = reader_choose(r, k->choices, s != NULL ? s : "");
	if (i >= 0)
		*member = i;
}
