#include "hash/digest.h"

#include <errno.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/mem.h"
#include "base/num.h"

struct digest {
	EVP_MD *method;		/* fetched once: a look-up is dear */
	EVP_MD_CTX *ctx;	/* begun; NULL before the first bytes */
};

struct mac {
	EVP_MAC *method;
	EVP_MAC_CTX *ctx;	/* keeps the key from call to call */
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

struct mac *
mac_new(const void *key, size_t len)
{
	char name[] = "SHA256";
	OSSL_PARAM params[2];
	struct mac *m = mem_array(1, sizeof(*m));

	params[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
	    name, 0);
	params[1] = OSSL_PARAM_construct_end();
	m->method = EVP_MAC_fetch(NULL, "HMAC", NULL);
	must(m->method != NULL);
	m->ctx = EVP_MAC_CTX_new(m->method);
	must(m->ctx != NULL);
	must(EVP_MAC_init(m->ctx, key, len, params));
	return m;
}

/* The context clears the key that it holds. */
void
mac_free(struct mac *m)
{
	if (m == NULL)
		return;
	EVP_MAC_CTX_free(m->ctx);
	EVP_MAC_free(m->method);
	free(m);
}

void
mac_of(struct mac *m, const void *p, size_t len,
    unsigned char out[DIGEST_LEN])
{
	size_t n;

	/* No key given: begin again under the one it has. */
	must(EVP_MAC_init(m->ctx, NULL, 0, NULL));
	must(EVP_MAC_update(m->ctx, p, len));
	must(EVP_MAC_final(m->ctx, out, &n, DIGEST_LEN));
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
