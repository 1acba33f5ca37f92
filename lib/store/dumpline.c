#include "store/dumpline.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "data/jx.h"
#include "store/journal.h"

/* Of a text six bytes of a line may stand for one. */
#define TEXT_PIECE (128 << 10)
#define BYTES_PIECE (256 << 10)

/*
 * What a member is: a number, yes (absent is no), bytes of a known number,
 * the line's own bytes or its text. A reference to a caller stands in
 * digits too: programs that read numbers as floating point would break it.
 */
enum type { NUMBER, YES, FIXED, REF, BYTES, TEXT };

struct member {
	const char *name;
	enum type type;
	size_t place;		/* in struct dumpline */
	size_t len;		/* of FIXED */
	int is_optional;
};

#define AT(member) offsetof(struct dumpline, member)
#define END_OF_MEMBERS { NULL, NUMBER, 0, 0, 0 }

/* The first member tells what a line is. */
static const struct member head[] = {
	{ "v", NUMBER, AT(version), 0, 0 },
	{ "dump", NUMBER, AT(schema), 0, 0 },
	{ "private", YES, AT(is_private), 0, 0 },
	{ "key_check", FIXED, AT(key_check), DIGEST_LEN, 1 },
	END_OF_MEMBERS
}, text[] = {
	{ "text", TEXT, 0, 0, 0 },
	END_OF_MEMBERS
}, policy[] = {
	{ "policy", FIXED, AT(digest), DIGEST_LEN, 0 },
	{ "text", TEXT, 0, 0, 0 },
	END_OF_MEMBERS
}, piece[] = {
	{ "piece", BYTES, 0, 0, 0 },
	END_OF_MEMBERS
}, event[] = {
	{ "seq", NUMBER, AT(seq), 0, 0 },
	{ "at", NUMBER, AT(at), 0, 0 },
	{ "rec", NUMBER, AT(rec), 0, 0 },
	{ "clock", NUMBER, AT(clock), 0, 1 },
	{ "kind", NUMBER, AT(event), 0, 0 },
	{ "case", NUMBER, AT(key), 0, 1 },
	{ "rev", NUMBER, AT(rev), 0, 1 },
	{ "actor", NUMBER, AT(actor), 0, 1 },
	{ "body", BYTES, 0, 0, 0 },
	{ "commitment", FIXED, AT(commitment), DIGEST_LEN, 1 },
	{ "hash", FIXED, AT(digest), DIGEST_LEN, 0 },
	{ "private", YES, AT(is_private), 0, 1 },
	END_OF_MEMBERS
}, private[] = {
	{ "private", NUMBER, AT(seq), 0, 0 },
	{ "salt", FIXED, AT(salt), SEAL_SALT_LEN, 0 },
	{ "caller", REF, AT(caller), 0, 1 },
	{ "fields", BYTES, 0, 0, 0 },
	END_OF_MEMBERS
}, end[] = {
	{ "end", NUMBER, AT(seq), 0, 0 },
	{ "head", FIXED, AT(digest), DIGEST_LEN, 0 },
	{ "callers_upto", NUMBER, AT(callers_upto), 0, 0 },
	{ "sha256", FIXED, AT(sum), DIGEST_LEN, 0 },
	END_OF_MEMBERS
};

static const struct member *const kinds[] = {
	[DUMPLINE_HEAD] = head, [DUMPLINE_TEXT] = text,
	[DUMPLINE_POLICY] = policy, [DUMPLINE_PIECE] = piece,
	[DUMPLINE_EVENT] = event, [DUMPLINE_PRIVATE] = private,
	[DUMPLINE_END] = end
};
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

void
dumpline_init(struct dumpline *l, enum dumpline_kind kind)
{
	static const struct dumpline_fixed none = { 0, { 0 } };

	l->kind = kind;
	l->version = l->schema = NUM_NONE;
	l->is_private = 0;
	l->seq = l->at = l->rec = l->clock = l->event = l->key = l->rev =
	    l->actor = l->caller = l->callers_upto = NUM_NONE;
	l->key_check = l->commitment = l->salt = l->digest = l->sum = none;
	l->bytes = "";
	l->len = 0;
}

void
dumpline_columns(struct journal_columns *c, const struct dumpline *l)
{
	c->seq = l->seq;
	c->at = l->at;
	c->rec = l->rec;
	c->clock = l->clock;
	c->kind = l->event;
	c->key = l->key;
	c->rev = l->rev;
	c->actor = l->actor;
	c->body = l->bytes;
	c->body_len = l->len;
	c->commitment = l->commitment.len > 0 ? l->commitment.at : NULL;
}

/* --- writing ------------------------------------------------------------- */

static void
put_hex(struct buf *b, const void *p, size_t len)
{
	buf_putc(b, '"');
	buf_reserve(b, 2 * len);
	digest_to_hex(p, len, b->data + b->len);
	b->len += 2 * len;
	buf_putc(b, '"');
}

static void
put_ref(struct buf *b, int64_t ref)
{
	struct buf bytes = BUF_INIT;

	buf_put_be64(&bytes, (uint64_t)ref);
	put_hex(b, bytes.data, bytes.len);
	buf_release(&bytes);
}

static int
is_absent(const struct member *m, const void *at)
{
	switch (m->type) {
	case FIXED:
		return ((const struct dumpline_fixed *)at)->len == 0;
	case YES:
		return *(const int64_t *)at == 0;
	case NUMBER:
	case REF:
		return *(const int64_t *)at == NUM_NONE;
	case BYTES:
	case TEXT:
		break;
	}
	return 0;
}

static void
put_member(struct buf *b, const struct dumpline *l, const struct member *m)
{
	const void *at = (const char *)l + m->place;
	const struct dumpline_fixed *fixed = at;

	if (m->is_optional && is_absent(m, at))
		return;
	jsonout_key(b, m->name);
	switch (m->type) {
	case NUMBER:
		jsonout_int(b, *(const int64_t *)at);
		break;
	case YES:
		jsonout_bool(b, *(const int64_t *)at);
		break;
	case FIXED:
		put_hex(b, fixed->at, fixed->len);
		break;
	case REF:
		put_ref(b, *(const int64_t *)at);
		break;
	case BYTES:
		put_hex(b, l->bytes, l->len);
		break;
	case TEXT:
		jsonout_text(b, l->bytes, l->len);
		break;
	}
}

static void
put_line(struct buf *b, const struct dumpline *l)
{
	const struct member *m;

	jsonout_open(b, '{');
	for (m = kinds[l->kind]; m->name != NULL; m++)
		put_member(b, l, m);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

/* How much of the bytes stands in a line of its own; 0: all fits. */
static size_t
first_piece(const struct dumpline *l)
{
	size_t n = l->kind == DUMPLINE_POLICY ? TEXT_PIECE : BYTES_PIECE;

	if (l->len <= n)
		return 0;
	/* no character of a text is cut in two */
	while (l->kind == DUMPLINE_POLICY && n > 1 &&
	    ((unsigned char)l->bytes[n] & 0xc0) == 0x80)
		n--;
	return n;
}

void
dumpline_put(struct buf *b, const struct dumpline *l)
{
	struct dumpline rest = *l, cut;
	size_t n;

	while ((n = first_piece(&rest)) > 0) {
		dumpline_init(&cut, l->kind == DUMPLINE_POLICY ?
		    DUMPLINE_TEXT : DUMPLINE_PIECE);
		cut.bytes = rest.bytes;
		cut.len = n;
		put_line(b, &cut);
		rest.bytes += n;
		rest.len -= n;
	}
	put_line(b, &rest);
}

/* --- reading ------------------------------------------------------------- */

void
dumpline_reader_init(struct dumpline_reader *r)
{
	buf_init(&r->bytes);
	r->kind = -1;
}

void
dumpline_reader_release(struct dumpline_reader *r)
{
	buf_release(&r->bytes);
}

static int
wrong(const struct member *m, struct err *e)
{
	return err_set(e, ERR_DATA, "'%s' is not what it should be", m->name);
}

/* Add the bytes to those of the pieces before. */
static int
read_hex(struct buf *b, const struct jx *j)
{
	size_t len;
	const char *hex = jx_text(j, &len);

	if (hex == NULL || len % 2 != 0 ||
	    len / 2 > DUMPLINE_MAX_BYTES - b->len)
		return -1;
	buf_reserve(b, len / 2);
	if (digest_from_hex(hex, (unsigned char *)b->data + b->len,
	    len / 2) < 0)
		return -1;
	b->len += len / 2;
	b->data[b->len] = '\0';
	return 0;
}

static int
read_text(struct buf *b, const struct jx *j)
{
	size_t len;
	const char *s = jx_text(j, &len);

	if (s == NULL || len > DUMPLINE_MAX_BYTES - b->len)
		return -1;
	buf_put(b, s, len);
	return 0;
}

static int
read_fixed(unsigned char *p, size_t len, const struct jx *j)
{
	size_t digits;
	const char *hex = jx_text(j, &digits);

	return hex == NULL ? -1 : digest_from_hex(hex, p, len);
}

static int
read_ref(int64_t *ref, const struct jx *j)
{
	unsigned char bytes[8];
	uint64_t bits = 0;
	size_t i;

	if (read_fixed(bytes, sizeof(bytes), j) < 0)
		return -1;
	for (i = 0; i < sizeof(bytes); i++)
		bits = bits << 8 | bytes[i];
	*ref = (int64_t)bits;
	return *ref == NUM_NONE ? -1 : 0;
}

static int
read_member(struct dumpline_reader *r, struct dumpline *l,
    const struct member *m, const struct jx *j)
{
	void *at = (char *)l + m->place;
	struct dumpline_fixed *fixed = at;
	int64_t *n = at;

	switch (m->type) {
	case NUMBER:
		*n = jx_int(j);
		return *n == NUM_NONE ? -1 : 0;
	case YES:
		*n = jx_bool(j);
		return *n < 0 ? -1 : 0;
	case FIXED:
		fixed->len = m->len;
		return read_fixed(fixed->at, m->len, j);
	case REF:
		return read_ref(n, j);
	case BYTES:
		return read_hex(&r->bytes, j);
	case TEXT:
		return read_text(&r->bytes, j);
	}
	return -1;
}

/* By the first member; its list ends with a NULL name. */
static int
find_kind(struct dumpline *l, const struct jx *j, struct err *e)
{
	const char *name = "";
	size_t kind;

	(void)jx_member(j, 0, &name);
	for (kind = 0; jx_type(j) == JX_OBJECT && kind < NKINDS; kind++) {
		if (strcmp(kinds[kind][0].name, name) != 0)
			continue;
		dumpline_init(l, (enum dumpline_kind)kind);
		return 0;
	}
	return err_set(e, ERR_DATA, "this is no line of a dump");
}

static int
read_members(struct dumpline_reader *r, struct dumpline *l,
    const struct jx *j, struct err *e)
{
	const struct member *m;
	const struct jx *value;
	size_t found = 0;

	for (m = kinds[l->kind]; m->name != NULL; m++) {
		value = jx_get(j, m->name);
		if (value == NULL && m->is_optional)
			continue;
		if (value == NULL || read_member(r, l, m, value) < 0)
			return wrong(m, e);
		found++;
	}
	if (found != jx_count(j))
		return err_set(e, ERR_DATA, "it has a member that no line of "
		    "a dump has");
	l->bytes = r->bytes.data;
	l->len = r->bytes.len;
	return 0;
}

/* The kind of piece that may wait for this line, or that this line is. */
static int
piece_kind(enum dumpline_kind kind)
{
	switch (kind) {
	case DUMPLINE_TEXT:
	case DUMPLINE_POLICY:
		return DUMPLINE_TEXT;
	case DUMPLINE_PIECE:
	case DUMPLINE_EVENT:
	case DUMPLINE_PRIVATE:
		return DUMPLINE_PIECE;
	case DUMPLINE_HEAD:
	case DUMPLINE_END:
		break;
	}
	return -1;
}

int
dumpline_read(struct dumpline_reader *r, struct dumpline *l,
    const char *line, size_t len, struct err *e)
{
	struct jx *j = jx_parse(line, len, e);
	int rc = -1;

	if (j == NULL || find_kind(l, j, e) < 0)
		goto out;
	if (r->kind < 0)
		buf_reset(&r->bytes);
	else if (piece_kind(l->kind) != r->kind) {
		err_set(e, ERR_DATA, "what the line before belongs to is "
		    "missing");
		goto out;
	}
	if (read_members(r, l, j, e) < 0)
		goto out;
	rc = l->kind != DUMPLINE_TEXT && l->kind != DUMPLINE_PIECE;
	r->kind = rc ? -1 : piece_kind(l->kind);
out:
	jx_free(j);
	return rc;
}
