#include "store/seal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct sealer {
	struct digest *digest;
	unsigned char salts[4096];	/* random bytes not used yet */
	size_t left;
};

struct sealer *
seal_new(void)
{
	struct sealer *s = mem_array(1, sizeof(*s));

	s->digest = digest_new();
	return s;
}

void
seal_free(struct sealer *s)
{
	if (s == NULL)
		return;
	explicit_bzero(s->salts, sizeof(s->salts));
	digest_free(s->digest);
	free(s);
}

/* The kernel is asked for many at once. */
static void
take_salt(struct sealer *s, unsigned char salt[SEAL_SALT_LEN])
{
	if (s->left < SEAL_SALT_LEN) {
		random_bytes(s->salts, sizeof(s->salts));
		s->left = sizeof(s->salts);
	}
	s->left -= SEAL_SALT_LEN;
	memcpy(salt, s->salts + s->left, SEAL_SALT_LEN);
	explicit_bzero(s->salts + s->left, SEAL_SALT_LEN);
}

void
seal_commit(struct sealer *s, const void *salt, size_t salt_len,
    int64_t caller, const char *fields, size_t len,
    unsigned char out[DIGEST_LEN])
{
	unsigned char head[1 + 8];
	int i;

	head[0] = 0x02;
	for (i = 0; i < 8; i++)
		head[1 + i] = (unsigned char)((uint64_t)caller >>
		    (56 - 8 * i));
	digest_add(s->digest, head, sizeof(head));
	digest_add(s->digest, salt, salt_len);
	digest_add(s->digest, fields, len);
	digest_end(s->digest, out);
}

static void
encode(struct buf *b, const struct record_texts *t)
{
	int i;

	for (i = 0; i < TEXT_COUNT; i++) {
		if (t->s[i] == NULL)
			continue;
		buf_put_varint(b, (uint64_t)i);
		buf_put_varint(b, t->len[i]);
		buf_put(b, t->s[i], t->len[i]);
	}
}

void
seal_texts(struct sealer *s, const struct record_texts *t, int64_t caller,
    struct buf *b, struct seal *out)
{
	size_t at = b->len;

	encode(b, t);
	out->fields = b->data + at;
	out->len = b->len - at;
	take_salt(s, out->salt);
	seal_commit(s, out->salt, sizeof(out->salt), caller, out->fields,
	    out->len, out->commitment);
}

int
seal_read(struct record_texts *t, const char *fields, size_t len)
{
	const unsigned char *p = (const unsigned char *)fields;
	const unsigned char *end = p + len;
	uint64_t which, n;

	memset(t, 0, sizeof(*t));
	while (p < end) {
		if (buf_get_varint(&p, end, &which) < 0 ||
		    which >= TEXT_COUNT || buf_get_varint(&p, end, &n) < 0 ||
		    n > (size_t)(end - p))
			return -1;
		t->s[which] = (const char *)p;
		t->len[which] = (size_t)n;
		p += n;
	}
	return 0;
}
