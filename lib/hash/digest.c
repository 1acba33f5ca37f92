#include "hash/digest.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/mem.h"
#include "base/num.h"

#define BLOCK_LEN 64	/* of SHA-256 */

struct digest {
	EVP_MD *method;		/* fetched once: a look-up is dear */
	EVP_MD_CTX *ctx;	/* begun; NULL before the first bytes */
};

/* HMAC as RFC 2104 defines it: the states behind the key's block are kept,
 * so a short message costs two blocks. */
struct mac {
	EVP_MD *method;
	EVP_MD_CTX *inner, *outer;
	EVP_MD_CTX *ctx;	/* a copy of one of them, as it goes on */
};

/* libcrypto's calls return 1 when they succeed. */
static void
must(int rc)
{
	if (rc != 1)
		BUG("libcrypto fails");
}

struct digest *
digest_new(void)
{
	return mem_array(1, sizeof(struct digest));
}

/* Not at once: the first call wakes all of libcrypto, which takes longer than
 * opening a database, and many who have a digest never need it. */
static void
begin(struct digest *d)
{
	d->method = EVP_MD_fetch(NULL, "SHA256", NULL);
	d->ctx = EVP_MD_CTX_new();
	must(d->method != NULL && d->ctx != NULL);
	must(EVP_DigestInit_ex2(d->ctx, d->method, NULL));
}

void
digest_free(struct digest *d)
{
	if (d == NULL)
		return;
	EVP_MD_CTX_free(d->ctx);
	EVP_MD_free(d->method);
	free(d);
}

void
digest_add(struct digest *d, const void *p, size_t len)
{
	if (d->ctx == NULL)
		begin(d);
	must(EVP_DigestUpdate(d->ctx, p, len));
}

void
digest_end(struct digest *d, unsigned char out[DIGEST_LEN])
{
	if (d->ctx == NULL)
		begin(d);
	must(EVP_DigestFinal_ex(d->ctx, out, NULL));
	must(EVP_DigestInit_ex2(d->ctx, NULL, NULL));
}

void
digest_of(struct digest *d, const void *p, size_t len,
    unsigned char out[DIGEST_LEN])
{
	digest_add(d, p, len);
	digest_end(d, out);
}

/* The state behind the key's block, each of its bytes changed by mask. */
static EVP_MD_CTX *
keyed_state(const EVP_MD *method, const unsigned char block[BLOCK_LEN],
    unsigned char mask)
{
	unsigned char masked[BLOCK_LEN];
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	size_t i;

	for (i = 0; i < sizeof(masked); i++)
		masked[i] = block[i] ^ mask;
	must(ctx != NULL);
	must(EVP_DigestInit_ex2(ctx, method, NULL));
	must(EVP_DigestUpdate(ctx, masked, sizeof(masked)));
	explicit_bzero(masked, sizeof(masked));
	return ctx;
}

struct mac *
mac_new(const void *key, size_t len)
{
	unsigned char block[BLOCK_LEN] = { 0 };
	struct mac *m = mem_array(1, sizeof(*m));

	m->method = EVP_MD_fetch(NULL, "SHA256", NULL);
	m->ctx = EVP_MD_CTX_new();
	must(m->method != NULL && m->ctx != NULL);
	/* a longer key is its digest */
	if (len > sizeof(block))
		must(EVP_Digest(key, len, block, NULL, m->method, NULL));
	else if (len > 0)
		memcpy(block, key, len);
	m->inner = keyed_state(m->method, block, 0x36);
	m->outer = keyed_state(m->method, block, 0x5c);
	explicit_bzero(block, sizeof(block));
	return m;
}

/* The contexts clear the states that they hold. */
void
mac_free(struct mac *m)
{
	if (m == NULL)
		return;
	EVP_MD_CTX_free(m->ctx);
	EVP_MD_CTX_free(m->outer);
	EVP_MD_CTX_free(m->inner);
	EVP_MD_free(m->method);
	free(m);
}

static void
continue_state(EVP_MD_CTX *ctx, const EVP_MD_CTX *state, const void *p,
    size_t len, unsigned char out[DIGEST_LEN])
{
	must(EVP_MD_CTX_copy_ex(ctx, state));
	must(EVP_DigestUpdate(ctx, p, len));
	must(EVP_DigestFinal_ex(ctx, out, NULL));
}

void
mac_of(struct mac *m, const void *p, size_t len,
    unsigned char out[DIGEST_LEN])
{
	continue_state(m->ctx, m->inner, p, len, out);
	continue_state(m->ctx, m->outer, out, DIGEST_LEN, out);
}

int64_t
mac_ref(struct mac *m, const void *p, size_t len)
{
	unsigned char out[DIGEST_LEN];
	uint64_t bits = 0;
	int64_t ref;
	int i;

	mac_of(m, p, len, out);
	for (i = 0; i < 8; i++)
		bits = bits << 8 | out[i];
	memcpy(&ref, &bits, sizeof(ref));
	return ref == NUM_NONE ? 0 : ref;
}

void
digest_to_hex(const unsigned char *p, size_t len, char *hex)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < len; i++) {
		*hex++ = digits[p[i] >> 4];
		*hex++ = digits[p[i] & 15];
	}
	*hex = '\0';
}

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

int
digest_from_hex(const char *hex, unsigned char *p, size_t len)
{
	size_t i;

	if (strlen(hex) != 2 * len)
		return -1;
	for (i = 0; i < 2 * len; i++) {
		if (hex_value(hex[i]) < 0)
			return -1;
	}
	for (i = 0; i < len; i++)
		p[i] = (unsigned char)(hex_value(hex[2 * i]) << 4 |
		    hex_value(hex[2 * i + 1]));
	return 0;
}

void
random_bytes(void *p, size_t n)
{
	unsigned char *to = p;
	ssize_t got;

	while (n > 0) {
		got = getrandom(to, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			BUG("no random bytes from the kernel");
		to += got;
		n -= (size_t)got;
	}
}
