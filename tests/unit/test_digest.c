#include <openssl/evp.h>
#include <string.h>

#include "base/num.h"
#include "hash/digest.h"
#include "tap.h"

/* FIPS 180-4 and RFC 4231; the third computed with sha256sum. */
static const struct {
	const char *text, *hex;
} digests[] = {
	{ "",
	    "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855" },
	{ "abc",
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad" },
	{ "接诉即办ＡＢ",
	    "e891d2f8f783c73f87c54fbeeb2f1d2f"
	    "58f57fc955e6b89239a17a67e6a06897" },
};

static const struct {
	const char *key, *text, *hex;
} macs[] = {
	{ "Jefe", "what do ya want for nothing?",
	    "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843" },
	{ "\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b"
	    "\x0b\x0b\x0b\x0b", "Hi There",
	    "b0344c61d8db38535ca8afceaf0bf12b"
	    "881dc200c9833da726e9376c2e32cff7" },
	{ "", "",
	    "b613679a0814d9ec772f95d778c35fc5"
	    "ff1697c493715653c6c712144292c5ad" },
};

static void
try_digests(void)
{
	struct digest *d = digest_new();
	unsigned char out[DIGEST_LEN];
	char hex[DIGEST_HEX];
	size_t i, at, round;

	for (round = 0; round < 2; round++) {
		for (i = 0; i < sizeof(digests) / sizeof(digests[0]); i++) {
			digest_of(d, digests[i].text, strlen(digests[i].text),
			    out);
			digest_to_hex(out, sizeof(out), hex);
			OK_TEXT(hex, digests[i].hex, "a digest");
			for (at = 0; digests[i].text[at] != '\0'; at++)
				digest_add(d, digests[i].text + at, 1);
			digest_end(d, out);
			digest_to_hex(out, sizeof(out), hex);
			OK_TEXT(hex, digests[i].hex, "the same in pieces");
		}
	}
	digest_free(d);
	digest_free(NULL);
}

static void
try_macs(void)
{
	unsigned char out[DIGEST_LEN];
	char hex[DIGEST_HEX];
	struct mac *m;
	size_t i;
	int round;

	for (i = 0; i < sizeof(macs) / sizeof(macs[0]); i++) {
		m = mac_new(macs[i].key, strlen(macs[i].key));
		for (round = 0; round < 2; round++) {
			mac_of(m, macs[i].text, strlen(macs[i].text), out);
			digest_to_hex(out, sizeof(out), hex);
			OK_TEXT(hex, macs[i].hex, "a MAC, and again");
		}
		mac_free(m);
	}
	m = mac_new("Jefe", 4);
	OK_INT(mac_ref(m, "what do ya want for nothing?", 28),
	    INT64_C(0x5bdcc146bf60754e), "a reference is its beginning");
	OK(mac_ref(m, "", 0) != NUM_NONE, "and never absent");
	mac_free(m);
	mac_free(NULL);
}

/* Keys shorter than a block, as long and longer, messages of none to many
 * blocks: libcrypto's own HMAC says the same. */
static void
try_lengths(void)
{
	unsigned char key[200], text[200], out[DIGEST_LEN], want[DIGEST_LEN];
	struct mac *m;
	size_t i, len, n;
	int wrong = 0;

	for (i = 0; i < sizeof(key); i++) {
		key[i] = (unsigned char)(7 * i + 131);
		text[i] = (unsigned char)(31 * i + 200);
	}
	for (len = 0; len <= sizeof(key); len++) {
		m = mac_new(key, len);
		for (i = 0; i <= sizeof(text); i += i < 130 ? 13 : 1) {
			mac_of(m, text, i, out);
			wrong += EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL,
			    key, len, text, i, want, sizeof(want), &n) == NULL ||
			    n != sizeof(out) ||
			    memcmp(out, want, sizeof(out)) != 0;
		}
		mac_free(m);
	}
	OK_INT(wrong, 0, "keys and messages of any length");
}

static void
try_hex(void)
{
	unsigned char p[3] = { 1, 2, 3 }, q[16] = { 0 }, zero[16] = { 0 };
	char hex[7];

	digest_to_hex(p, 3, hex);
	OK_TEXT(hex, "010203", "to hex");
	digest_to_hex(p, 0, hex);
	OK_TEXT(hex, "", "nothing to hex");
	OK_INT(digest_from_hex("fF00a9", p, 3), 0, "from hex");
	OK(p[0] == 0xff && p[1] == 0 && p[2] == 0xa9, "its bytes");
	OK_INT(digest_from_hex("", p, 0), 0, "nothing from hex");
	OK_INT(digest_from_hex("ff00a", p, 3), -1, "too short");
	OK_INT(digest_from_hex("ff00a9f", p, 3), -1, "too long");
	OK_INT(digest_from_hex("ff00g9", p, 3), -1, "no digit");
	OK_INT(digest_from_hex("１０", p, 3), -1, "full-width digits");
	OK(p[0] == 0xff && p[2] == 0xa9, "nothing has been written");
	random_bytes(q, sizeof(q));
	OK(memcmp(q, zero, sizeof(q)) != 0, "random bytes");
	random_bytes(q, 0);
}

int
main(void)
{
	try_digests();
	try_macs();
	try_lengths();
	try_hex();
	return DONE();
}
