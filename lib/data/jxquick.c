#include "data/jxquick.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "data/jxarena.h"
#include "data/jxscan.h"

#define KEYS_MAX 128		/* compared with each other: few are cheap */
#define DIGITS_MAX 18		/* of an integer that fits for certain */

struct reader {
	const char *at, *end;
	struct jxarena *a;
	int depth;
};

uint32_t
jxquick_hash(uint32_t from, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		from = (from ^ (unsigned char)s[i]) * UINT32_C(16777619);
	return from;
}

/* --- memory --------------------------------------------------------------- */

/* Nodes move while the tree is read: they are known by their number. */
static size_t
add_node(struct reader *r, enum jx_type type)
{
	struct jxarena *a = r->a;

	mem_grow(&a->nodes, a->n, &a->cap, sizeof(*a->nodes));
	memset(&a->nodes[a->n], 0, sizeof(a->nodes[a->n]));
	a->nodes[a->n].type = type;
	return a->n++;
}

/* --- texts ------------------------------------------------------------------ */

/* How many bytes a character has that is not ASCII; 0: it is none. */
static int
utf8_len(const unsigned char *s, const unsigned char *end)
{
	unsigned char c = s[0], low = 0x80, high = 0xbf;
	int n = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2, i;

	if (c < 0xc2 || c > 0xf4 || end - s < n)
		return 0;
	if (c == 0xe0)
		low = 0xa0;
	else if (c == 0xed)
		high = 0x9f;
	else if (c == 0xf0)
		low = 0x90;
	else if (c == 0xf4)
		high = 0x8f;
	if (s[1] < low || s[1] > high)
		return 0;
	for (i = 2; i < n; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return n;
}

/* What stands behind a backslash; 0: not for us. */
static char
unescape(char c)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *found = c == '\0' ? NULL : strchr(from, c);

	return found != NULL ? to[found - from] : '\0';
}

/* From behind the opening quote to behind the closing one; NULL: give up. */
static const char *
read_text(struct reader *r, uint32_t *len)
{
	char *start = r->a->text + r->a->text_len, *out = start;
	const char *s = r->at;
	int n;

	for (;;) {
		if (s >= r->end)
			return NULL;
		if (*s == '"')
			break;
		if ((unsigned char)*s >= 0x80) {
			n = utf8_len((const unsigned char *)s,
			    (const unsigned char *)r->end);
			if (n == 0)
				return NULL;
			memcpy(out, s, (size_t)n);
			out += n;
			s += n;
		} else if (*s == '\\') {
			if (r->end - s < 2 || (*out = unescape(s[1])) == '\0')
				return NULL;
			out++;
			s += 2;
		} else if ((unsigned char)*s < 0x20) {
			return NULL;
		} else {
			*out++ = *s++;
		}
	}
	*out = '\0';
	*len = (uint32_t)(out - start);
	r->a->text_len += *len + 1;
	r->at = s + 1;
	return start;
}

/* --- values ------------------------------------------------------------------- */

static void
skip_blanks(struct reader *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' ||
	    *r->at == '\n' || *r->at == '\r'))
		r->at++;
}

static int
is_next(struct reader *r, char c)
{
	skip_blanks(r);
	if (r->at >= r->end || *r->at != c)
		return 0;
	r->at++;
	return 1;
}

static int
read_number(struct reader *r)
{
	int negative = *r->at == '-', digits = 0;
	size_t node = add_node(r, JX_INT);
	const char *start;
	int64_t n = 0;

	r->at += negative;
	start = r->at;
	for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
		if (++digits > DIGITS_MAX)
			return -1;
		n = n * 10 + (*r->at - '0');
	}
	/* a lone sign, 01, -0, a real */
	if (digits == 0 || (*start == '0' && digits > 1) ||
	    (negative && n == 0) || (r->at < r->end &&
	    (*r->at == '.' || *r->at == 'e' || *r->at == 'E')))
		return -1;
	r->a->nodes[node].n = negative ? -n : n;
	return 0;
}

static int
read_name(struct reader *r, const char *name, enum jx_type type, int64_t n)
{
	size_t len = strlen(name), node;

	if ((size_t)(r->end - r->at) < len || memcmp(r->at, name, len) != 0)
		return -1;
	r->at += len;
	node = add_node(r, type);
	r->a->nodes[node].n = n;
	return 0;
}

static int read_value(struct reader *r);

/* No key twice; siblings are linked already. */
static int
has_twin(const struct jxquick *object, const struct jxquick *member)
{
	const struct jxquick *j = object + 1;

	for (; j != member; j += j->next)
		if (j->hash == member->hash && j->key_len == member->key_len &&
		    memcmp(j->key, member->key, j->key_len) == 0)
			return 1;
	return 0;
}

static int
read_key(struct reader *r, const char **key, uint32_t *len)
{
	if (!is_next(r, '"'))
		return -1;
	*key = read_text(r, len);
	return *key != NULL && is_next(r, ':') ? 0 : -1;
}

static int
read_member(struct reader *r, size_t parent, size_t *last)
{
	const char *key = NULL;
	uint32_t len = 0;
	struct jxquick *j;
	size_t node;
	int is_object = r->a->nodes[parent].type == JX_OBJECT;

	if (is_object && read_key(r, &key, &len) < 0)
		return -1;
	node = r->a->n;
	if (read_value(r) < 0)
		return -1;
	j = &r->a->nodes[node];
	j->key = key;
	j->key_len = len;
	j->hash = jxquick_hash(JXQUICK_HASH, key, len);
	if (*last != 0)
		r->a->nodes[*last].next = (uint32_t)(node - *last);
	*last = node;
	if (!is_object)
		return 0;
	return r->a->nodes[parent].count >= KEYS_MAX ||
	    has_twin(&r->a->nodes[parent], j) ? -1 : 0;
}

static int
read_members(struct reader *r, enum jx_type type, char close)
{
	size_t node = add_node(r, type), last = 0;

	r->at++;
	if (++r->depth > JXSCAN_DEPTH)
		return -1;
	if (!is_next(r, close)) {
		do {
			if (read_member(r, node, &last) < 0)
				return -1;
			r->a->nodes[node].count++;
		} while (is_next(r, ','));
		if (!is_next(r, close))
			return -1;
	}
	r->depth--;
	return 0;
}

static int
read_string(struct reader *r)
{
	size_t node = add_node(r, JX_TEXT);
	uint32_t len;
	const char *s;

	r->at++;
	s = read_text(r, &len);
	if (s == NULL)
		return -1;
	r->a->nodes[node].s = s;
	r->a->nodes[node].len = len;
	return 0;
}

static int
read_value(struct reader *r)
{
	skip_blanks(r);
	if (r->at >= r->end)
		return -1;
	switch (*r->at) {
	case '{':
		return read_members(r, JX_OBJECT, '}');
	case '[':
		return read_members(r, JX_ARRAY, ']');
	case '"':
		return read_string(r);
	case 't':
		return read_name(r, "true", JX_BOOL, 1);
	case 'f':
		return read_name(r, "false", JX_BOOL, 0);
	case 'n':
		return read_name(r, "null", JX_NULL, 0);
	default:
		return *r->at == '-' || (*r->at >= '0' && *r->at <= '9') ?
		    read_number(r) : -1;
	}
}

const struct jxquick *
jxquick_parse(const char *s, size_t len)
{
	struct reader r = { s, s + len, NULL, 0 };
	int rc;

	r.a = jxarena_take(len);
	add_node(&r, JX_NULL);
	skip_blanks(&r);
	/* a value alone is no JSON text to jansson */
	rc = r.at < r.end && (*r.at == '{' || *r.at == '[') ?
	    read_value(&r) : -1;
	skip_blanks(&r);
	if (rc < 0 || r.at < r.end) {
		jxarena_give(r.a);
		return NULL;
	}
	r.a->nodes[0].s = (const char *)r.a;
	return &r.a->nodes[1];
}

void
jxquick_free(const struct jxquick *root)
{
	jxarena_give((struct jxarena *)(uintptr_t)root[-1].s);
}

/* --- the tree ------------------------------------------------------------------- */

const struct jxquick *
jxquick_first(const struct jxquick *j)
{
	return j->count > 0 ? j + 1 : NULL;
}

const struct jxquick *
jxquick_next(const struct jxquick *j)
{
	return j->next > 0 ? j + j->next : NULL;
}

const struct jxquick *
jxquick_at(const struct jxquick *j, size_t i)
{
	j = jxquick_first(j);
	while (j != NULL && i-- > 0)
		j = jxquick_next(j);
	return j;
}

const struct jxquick *
jxquick_get(const struct jxquick *object, const char *key, size_t len)
{
	uint32_t hash = jxquick_hash(JXQUICK_HASH, key, len);
	const struct jxquick *j;

	if (object->type != JX_OBJECT)
		return NULL;
	for (j = jxquick_first(object); j != NULL; j = jxquick_next(j))
		if (j->hash == hash && j->key_len == len &&
		    memcmp(j->key, key, len) == 0)
			return j;
	return NULL;
}

/* jansson's pointers are even, as all that malloc gives; ours are made odd. */
const struct jxquick *
jxquick_of(const struct jx *j)
{
	uintptr_t bits = (uintptr_t)j;

	return (bits & 1) != 0 ? (const struct jxquick *)(bits - 1) : NULL;
}

const struct jx *
jxquick_as_jx(const struct jxquick *q)
{
	return q != NULL ? (const struct jx *)((uintptr_t)q + 1) : NULL;
}
