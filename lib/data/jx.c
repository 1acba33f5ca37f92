#include "data/jx.h"

#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/jxquick.h"
#include "data/jxscan.h"

/* struct jx is jansson's json_t, or a node of data/jxquick, under a name that
 * nobody can look into. */
static json_t *
inside(const struct jx *j)
{
	return (json_t *)(uintptr_t)j;
}

static const struct jx *
outside(const json_t *j)
{
	return (const struct jx *)j;
}

/* jansson's own answer to exhausted memory is a wrong text (finding 6). */
static void
set_up(void)
{
	json_set_alloc_funcs(mem_alloc, free);
	json_object_seed(0);
}

/*
 * Our names for what jansson says: its texts quote the input, which may be
 * a person's.
 */
static const char *
code_of(const json_error_t *error)
{
	switch ((int)json_error_code(error)) {
	case json_error_duplicate_key:
		return "json_duplicate_key";
	case json_error_invalid_utf8:
		return "json_utf8";
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return "json_nul";
	case json_error_numeric_overflow:
		return "json_number";
	case json_error_end_of_input_expected:
		return "json_trailing";
	case json_error_stack_overflow:
		return "json_depth";
	default:
		return "json_syntax";
	}
}

static struct jx *
parse_slowly(const char *s, size_t len, int digits, struct err *e)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	json_error_t error;
	json_t *root;

	if (len > JX_MAX_BYTES) {
		err_set(e, ERR_DATA, "byte %d: %s", JX_MAX_BYTES,
		    "json_too_long");
		return NULL;
	}
	if (jxscan_check(s, len, digits, e) < 0)
		return NULL;
	pthread_once(&once, set_up);
	root = json_loadb(s, len, JSON_REJECT_DUPLICATES, &error);
	if (root == NULL)
		err_set(e, ERR_DATA, "byte %d: %s", error.position,
		    code_of(&error));
	return (struct jx *)root;
}

static struct jx *
parse(const char *s, size_t len, int digits, struct err *e)
{
	const struct jxquick *quick = NULL;

	if (len <= JX_MAX_BYTES)
		quick = jxquick_parse(s, len);
	return quick == NULL ? parse_slowly(s, len, digits, e) :
	    (struct jx *)(uintptr_t)jxquick_as_jx(quick);
}

struct jx *
jx_parse_slowly(const char *s, size_t len, struct err *e)
{
	return parse_slowly(s, len, JXSCAN_EXACT, e);
}

struct jx *
jx_parse(const char *s, size_t len, struct err *e)
{
	return parse(s, len, JXSCAN_EXACT, e);
}

struct jx *
jx_parse_foreign(const char *s, size_t len, struct err *e)
{
	return parse(s, len, JXSCAN_DOUBLE, e);
}

void
jx_free(struct jx *j)
{
	const struct jxquick *q = jxquick_of(j);

	if (q != NULL)
		jxquick_free(q);
	else
		json_decref((json_t *)j);
}

enum jx_type
jx_type(const struct jx *j)
{
	const struct jxquick *q = jxquick_of(j);

	if (q != NULL)
		return q->type;
	if (j == NULL)
		return JX_NULL;
	switch (json_typeof(inside(j))) {
	case JSON_OBJECT:
		return JX_OBJECT;
	case JSON_ARRAY:
		return JX_ARRAY;
	case JSON_STRING:
		return JX_TEXT;
	case JSON_INTEGER:
		return JX_INT;
	case JSON_REAL:
		return JX_REAL;
	case JSON_TRUE:
	case JSON_FALSE:
		return JX_BOOL;
	case JSON_NULL:
	default:
		return JX_NULL;
	}
}

const struct jx *
jx_get(const struct jx *object, const char *key)
{
	const struct jxquick *q = jxquick_of(object);

	if (q != NULL)
		return jxquick_as_jx(jxquick_get(q, key, strlen(key)));
	return outside(json_object_get(inside(object), key));
}

const struct jx *
jx_path(const struct jx *object, const char *path)
{
	const char *dot;
	char key[64];

	while ((dot = strchr(path, '.')) != NULL) {
		if ((size_t)(dot - path) >= sizeof(key))
			return NULL;
		memcpy(key, path, (size_t)(dot - path));
		key[dot - path] = '\0';
		object = jx_get(object, key);
		path = dot + 1;
	}
	return jx_get(object, path);
}

size_t
jx_count(const struct jx *array_or_object)
{
	const struct jxquick *q = jxquick_of(array_or_object);

	if (q != NULL)
		return q->count;
	if (jx_type(array_or_object) == JX_OBJECT)
		return json_object_size(inside(array_or_object));
	return json_array_size(inside(array_or_object));
}

const struct jx *
jx_at(const struct jx *array, size_t i)
{
	const struct jxquick *q = jxquick_of(array);

	if (q != NULL)
		return q->type != JX_ARRAY ? NULL :
		    jxquick_as_jx(jxquick_at(q, i));
	return outside(json_array_get(inside(array), i));
}

static const struct jx *
quick_member(const struct jxquick *q, size_t i, const char **key)
{
	const struct jxquick *j;

	j = q->type == JX_OBJECT ? jxquick_at(q, i) : NULL;
	if (j != NULL)
		*key = j->key;
	return jxquick_as_jx(j);
}

const struct jx *
jx_member(const struct jx *object, size_t i, const char **key)
{
	json_t *o = inside(object);
	void *at;

	if (jxquick_of(object) != NULL)
		return quick_member(jxquick_of(object), i, key);
	at = json_object_iter(o);
	while (at != NULL && i-- > 0)
		at = json_object_iter_next(o, at);
	if (at == NULL)
		return NULL;
	*key = json_object_iter_key(at);
	return outside(json_object_iter_value(at));
}

const char *
jx_text(const struct jx *j, size_t *len)
{
	const struct jxquick *q = jxquick_of(j);

	if (q != NULL) {
		*len = q->type == JX_TEXT ? q->len : 0;
		return q->type == JX_TEXT ? q->s : NULL;
	}
	*len = json_string_length(inside(j));
	return json_string_value(inside(j));
}

int64_t
jx_int(const struct jx *j)
{
	const struct jxquick *q = jxquick_of(j);

	if (q != NULL)
		return q->type == JX_INT ? q->n : NUM_NONE;
	return jx_type(j) == JX_INT ? json_integer_value(inside(j)) :
	    NUM_NONE;
}

int
jx_bool(const struct jx *j)
{
	const struct jxquick *q = jxquick_of(j);

	if (q != NULL)
		return q->type == JX_BOOL ? (int)q->n : -1;
	return jx_type(j) == JX_BOOL ? json_is_true(inside(j)) : -1;
}

/* As JSON: a real shows that it is one. */
static void
put_real(struct buf *b, double real)
{
	char s[40];

	snprintf(s, sizeof(s), "%.*g", JXSCAN_EXACT, real);
	if (strtod(s, NULL) != real)
		snprintf(s, sizeof(s), "%.*g", JXSCAN_DOUBLE, real);
	jsonout_raw(b, s, strlen(s));
	if (strpbrk(s, ".e") == NULL)
		buf_puts(b, ".0");
}

int
jx_decimal(const struct jx *j, int64_t *num, int64_t *den)
{
	struct buf b = BUF_INIT;
	const char *s;
	size_t len;
	int rc;

	switch (jx_type(j)) {
	case JX_INT:
		buf_putn(&b, jx_int(j));
		break;
	case JX_REAL:
		put_real(&b, json_real_value(inside(j)));
		break;
	case JX_TEXT:
		s = jx_text(j, &len);
		buf_put(&b, s, len);
		break;
	case JX_NULL:
	case JX_BOOL:
	case JX_ARRAY:
	case JX_OBJECT:
	default:
		return -1;
	}
	rc = num_decimal(b.data, b.len, num, den);
	buf_release(&b);
	return rc;
}

static void
put_members(struct buf *b, const struct jxquick *j)
{
	for (j = jxquick_first(j); j != NULL; j = jxquick_next(j)) {
		if (j->key != NULL)
			jsonout_key(b, j->key);
		jx_put(b, jxquick_as_jx(j));
	}
}

static void
put_object(struct buf *b, const struct jx *object)
{
	const char *key;
	json_t *value;

	jsonout_open(b, '{');
	if (jxquick_of(object) != NULL) {
		put_members(b, jxquick_of(object));
	} else {
		json_object_foreach(inside(object), key, value) {
			jsonout_key(b, key);
			jx_put(b, outside(value));
		}
	}
	jsonout_close(b, '}');
}

static void
put_array(struct buf *b, const struct jx *array)
{
	size_t i, n = jxquick_of(array) != NULL ? 0 : jx_count(array);

	jsonout_open(b, '[');
	if (jxquick_of(array) != NULL)
		put_members(b, jxquick_of(array));
	for (i = 0; i < n; i++)
		jx_put(b, jx_at(array, i));
	jsonout_close(b, ']');
}

/* No deeper than what jx_parse takes. -2^63 is a number here, not NUM_NONE. */
void
jx_put(struct buf *b, const struct jx *j)
{
	const char *s;
	size_t len;

	switch (jx_type(j)) {
	case JX_OBJECT:
		put_object(b, j);
		break;
	case JX_ARRAY:
		put_array(b, j);
		break;
	case JX_TEXT:
		s = jx_text(j, &len);
		jsonout_text(b, s, len);
		break;
	case JX_INT:
		jsonout_raw(b, "", 0);
		buf_putn(b, jx_int(j));
		break;
	case JX_REAL:
		put_real(b, json_real_value(inside(j)));
		break;
	case JX_BOOL:
		jsonout_bool(b, jx_bool(j));
		break;
	case JX_NULL:
	default:
		jsonout_null(b);
		break;
	}
}
