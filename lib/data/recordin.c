#include "data/recordin.h"

#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "data/recordwalk.h"
#include "time/date.h"

#define SLASH_INSIDE "\xef\xbc\x8f"	/* U+FF0F, see base/words.h */
#define CALLER_LEN 18			/* "p_" and 16 hex digits */

static const char *const type_names[] = {
	[JX_NULL] = "null",
	[JX_BOOL] = "true or false",
	[JX_INT] = "an integer",
	[JX_REAL] = "a number",
	[JX_TEXT] = "a text",
	[JX_ARRAY] = "an array",
	[JX_OBJECT] = "an object"
};

static int
refuse(struct err *e, const char *path, const char *wanted)
{
	err_set(e, ERR_DATA, "not %s", lang(wanted));
	return err_prefix(e, "%s", path);
}

/* One word of all the texts in the array, joined by sep. */
static int
join(struct buf *b, const struct jx *array, char sep)
{
	size_t i, k, len, n = jx_count(array);
	const char *s;

	if (jx_type(array) != JX_ARRAY)
		return -1;
	for (i = 0; i < n; i++) {
		s = jx_text(jx_at(array, i), &len);
		if (s == NULL)
			return -1;
		if (i > 0)
			buf_putc(b, sep);
		for (k = 0; k < len; k++) {
			if (s[k] != sep)
				buf_putc(b, s[k]);
			else if (sep == '/')
				buf_puts(b, SLASH_INSIDE);
			else
				buf_putc(b, ' ');
		}
	}
	return 0;
}

static int
read_parts(int64_t *n, const struct jx *j, char sep, struct words *w)
{
	struct buf b = BUF_INIT;
	int rc;

	rc = join(&b, j, sep);
	if (rc == 0)
		*n = words_add(w, b.data, b.len);
	buf_release(&b);
	return rc;
}

/* A flag that a later version has added is no reason to refuse. */
static int
read_flags(int64_t *n, const struct jx *j)
{
	size_t i, len, count = jx_count(j);
	int64_t bits = 0, bit;
	const char *s;

	if (jx_type(j) != JX_ARRAY)
		return -1;
	for (i = 0; i < count; i++) {
		s = jx_text(jx_at(j, i), &len);
		if (s == NULL)
			return -1;
		bit = record_flag_find(s, len);
		bits |= bit != NUM_NONE ? bit : 0;
	}
	*n = bits;
	return 0;
}

static int
read_ref(int64_t *n, const char *s, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t value = 0;
	const char *at;
	size_t i;

	if (len != CALLER_LEN || memcmp(s, "p_", 2) != 0)
		return -1;
	for (i = 2; i < len; i++) {
		at = memchr(digits, s[i], sizeof(digits) - 1);
		if (at == NULL)
			return -1;
		value = value << 4 | (uint64_t)(at - digits);
	}
	memcpy(n, &value, sizeof(value));
	return *n != NUM_NONE ? 0 : -1;
}

static int
read_time(int64_t *n, const char *s, size_t len)
{
	struct err ignored = ERR_INIT;

	return date_parse_at(s, len, n, &ignored);
}

/* What is written as a text: NUM_NONE where it means nothing. */
static int64_t
read_text(enum record_type type, const char *s, size_t len, struct words *w)
{
	int64_t n = NUM_NONE;

	switch (type) {
	case RECORD_WORD:
		return words_add(w, s, len);
	case RECORD_TIME:
		return read_time(&n, s, len) == 0 ? n : NUM_NONE;
	case RECORD_STATE:
		return record_state_find(s, len);
	case RECORD_ROLE:
		return record_role_find(s, len);
	case RECORD_BY:
		return record_by_find(s, len);
	case RECORD_REF:
		return read_ref(&n, s, len) == 0 ? n : NUM_NONE;
	case RECORD_INT:
	case RECORD_YES:
	case RECORD_PATH:
	case RECORD_LIST:
	case RECORD_FLAGS:
	case RECORD_LINKS:
	default:
		return NUM_NONE;
	}
}

static const char *const member_wants[] = {
	[RECORD_INT] = "an integer",
	[RECORD_TIME] = "a time",
	[RECORD_WORD] = "a text",
	[RECORD_PATH] = "an array of texts",
	[RECORD_LIST] = "an array of texts",
	[RECORD_YES] = "true or false",
	[RECORD_STATE] = "a state",
	[RECORD_ROLE] = "a role",
	[RECORD_BY] = "an origin",
	[RECORD_FLAGS] = "an array of texts",
	[RECORD_REF] = "a caller's reference",
	[RECORD_LINKS] = "an array of objects"
};

static int
read_member(int64_t *n, enum record_type type, const struct jx *j,
    struct words *w)
{
	const char *s;
	size_t len;
	int yes;

	switch (type) {
	case RECORD_INT:
		*n = jx_int(j);
		return *n == NUM_NONE ? -1 : 0;
	case RECORD_YES:
		yes = jx_bool(j);
		*n = yes;
		return yes < 0 ? -1 : 0;
	case RECORD_PATH:
		return read_parts(n, j, '/', w);
	case RECORD_LIST:
		return read_parts(n, j, WORDS_SEP, w);
	case RECORD_FLAGS:
		return read_flags(n, j);
	case RECORD_TIME:
	case RECORD_WORD:
	case RECORD_STATE:
	case RECORD_ROLE:
	case RECORD_BY:
	case RECORD_REF:
	case RECORD_LINKS:
	default:
		s = jx_text(j, &len);
		if (s == NULL)
			return -1;
		*n = read_text(type, s, len, w);
		/* An empty text is no word, and that is allowed. */
		return *n == NUM_NONE && (len > 0 || type != RECORD_WORD) ?
		    -1 : 0;
	}
}

static int
check_known(const struct jx *j, struct err *e)
{
	const struct recordwalk_known *known;
	const struct jx *value;
	size_t i;

	for (i = 0; i < recordwalk_nknown; i++) {
		known = &recordwalk_known[i];
		value = jx_path(j, known->path);
		if (jx_type(value) != JX_NULL && jx_type(value) != known->type)
			return refuse(e, known->path,
			    type_names[known->type]);
	}
	return 0;
}

static int
check_version(const struct jx *j, struct err *e)
{
	const struct jx *v = jx_get(j, "v");

	if (jx_type(j) != JX_OBJECT)
		return err_set(e, ERR_DATA, "not a case record");
	if (v == NULL)
		return 0;
	if (jx_type(v) != JX_INT || jx_int(v) < 1)
		return refuse(e, "v", "a version");
	if (jx_int(v) > RECORD_VERSION)
		return err_set(e, ERR_DATA, "v: newer than this program");
	return 0;
}

static int
read_id(struct record *r, const struct jx *j, struct words *w, struct err *e)
{
	const struct jx *id = jx_get(j, "id");
	const char *s;
	size_t len;

	s = jx_text(id, &len);
	if (s == NULL)
		return err_set(e, ERR_DATA, "no id");
	if (record_parse_id(r, s, len, w, e) < 0)
		return err_prefix(e, "%s", "id");
	return 0;
}

static int
read_rev(struct record *r, const struct jx *j, struct err *e)
{
	const struct jx *rev = jx_get(j, "rev");

	if (jx_type(rev) == JX_NULL)
		return 0;
	if (jx_type(rev) != JX_INT || jx_int(rev) < 0)
		return refuse(e, "rev", "a count");
	r->m[M_REV] = jx_int(rev);
	return 0;
}

/* src, no and role say again what the id says, or are absent. */
static int
check_identity(const struct record *id, const struct record *r,
    const struct jx *j, struct err *e)
{
	const struct jx *no = jx_get(j, "no");
	const char *s;
	size_t len;

	if (r->m[M_SRC] != id->m[M_SRC])
		return err_set(e, ERR_DATA, "src: does not fit the id");
	if (r->m[M_ROLE] != id->m[M_ROLE])
		return err_set(e, ERR_DATA, "role: does not fit the id");
	if (jx_type(no) == JX_NULL)
		return 0;
	s = jx_text(no, &len);
	if (s == NULL)
		return refuse(e, "no", "a text");
	if (strlen(id->no) != len || memcmp(s, id->no, len) != 0)
		return err_set(e, ERR_DATA, "no: does not fit the id");
	return 0;
}

static int
read_members(struct record *r, const struct jx *j, struct words *w,
    struct err *e)
{
	const struct record_info *info;
	const struct jx *value;
	int i;

	for (i = 0; i < M_COUNT; i++) {
		info = &record_info[i];
		if (info->json[0] == '\0' || i == M_REV)
			continue;
		value = jx_path(j, info->json);
		if (jx_type(value) == JX_NULL)
			continue;
		if (read_member(&r->m[i], info->type, value, w) < 0)
			return refuse(e, info->json,
			    member_wants[info->type]);
	}
	return 0;
}

/* Of the links only their kinds; one that this program doesn't know is of
 * a later version. */
static int
read_links(int64_t *n, const struct jx *j, struct err *e)
{
	const struct jx *links = jx_get(j, "links");
	const char *kind;
	size_t i, len;
	int64_t found;

	for (i = 0; i < jx_count(links); i++) {
		kind = jx_text(jx_get(jx_at(links, i), "kind"), &len);
		if (kind == NULL)
			return refuse(e, "links", "an array of objects");
		found = record_link_find(kind, len);
		if (found != NUM_NONE)
			*n = (*n == NUM_NONE ? 0 : *n) | INT64_C(1) << found;
	}
	return 0;
}

int
recordin_decode_key(struct record *r, const struct jx *j, struct words *w,
    struct err *e)
{
	struct record got;

	record_init(&got);
	if (check_version(j, e) < 0 || read_id(&got, j, w, e) < 0 ||
	    read_rev(&got, j, e) < 0)
		return -1;
	*r = got;
	return 0;
}

struct quick {
	struct record *r;
	struct words *words;
};

static int
read_quickly(void *arg, enum record_member m, const struct jx *value)
{
	struct quick *q = arg;

	return read_member(&q->r->m[m], record_info[m].type, value, q->words);
}

int
recordin_decode(struct record *r, const struct jx *j, struct words *w,
    struct err *e)
{
	struct record id, got;
	struct quick quick = { &got, w };

	if (recordin_decode_key(&id, j, w, e) < 0)
		return -1;
	got = id;
	if (recordwalk_run(j, read_quickly, &quick) < 0) {
		got = id;
		if (check_known(j, e) < 0 || read_members(&got, j, w, e) < 0)
			return -1;
	}
	if (read_links(&got.m[M_LINKS], j, e) < 0 ||
	    check_identity(&id, &got, j, e) < 0)
		return -1;
	*r = got;
	return 0;
}

static int
read_list(int64_t *n, const struct jx *propose, const char *key,
    struct words *w)
{
	const struct jx *j = jx_get(propose, key);

	return jx_type(j) == JX_NULL ? 0 : read_parts(n, j, WORDS_SEP, w);
}

int
recordin_propose(struct propose *p, const struct jx *j, struct words *w,
    struct err *e)
{
	struct propose got = { NULL, NUM_NONE, NUM_NONE, NUM_NONE, NUM_NONE };
	const struct jx *propose = jx_get(j, "propose");
	const struct jx *lead = jx_get(propose, "lead");
	const struct jx *officer = jx_get(propose, "officer");
	size_t len;

	if (jx_type(propose) == JX_NULL) {
		*p = got;
		return 0;
	}
	if (jx_type(propose) != JX_OBJECT)
		return refuse(e, "propose", "an object");
	got.verb = jx_text(jx_get(propose, "do"), &len);
	if (got.verb == NULL)
		return refuse(e, "propose.do", "a text");
	if (jx_type(lead) != JX_NULL &&
	    read_member(&got.lead, RECORD_WORD, lead, w) < 0)
		return refuse(e, "propose.lead", "a text");
	if (jx_type(officer) != JX_NULL &&
	    read_member(&got.officer, RECORD_WORD, officer, w) < 0)
		return refuse(e, "propose.officer", "a text");
	if (read_list(&got.assist, propose, "assist", w) < 0)
		return refuse(e, "propose.assist", "an array of texts");
	if (read_list(&got.why, propose, "why", w) < 0)
		return refuse(e, "propose.why", "an array of texts");
	*p = got;
	return 0;
}
