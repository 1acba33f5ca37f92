#include <string.h>

#include "hash/sip.h"
#include "tap.h"

/* The key of the paper's own example: bytes 0 to 15. */
static const struct sip_key key = { { UINT64_C(0x0706050403020100),
    UINT64_C(0x0f0e0d0c0b0a0908) } };

/* Messages of whole words: bytes 0, 1, 2 ..., by OpenSSL's SIPHASH with one
 * and three rounds. */
static const struct {
	size_t words;
	uint64_t hash;
} vectors[] = {
	{ 0, UINT64_C(0xabac0158050fc4dc) },
	{ 1, UINT64_C(0x369095118d299a8e) },
	{ 2, UINT64_C(0xcc4fdd1a7d908b66) },
};

/* A number and so many bytes: by the same. */
static const struct {
	const char *text;
	uint64_t hash;
} texts[] = {
	{ "\xe6\x8e\xa5\xef\xbc", UINT64_C(0xa319243f5ac07c93) },
	{ "\xe6\x8e\xa5\xef\xbc\xa1" "ABC", UINT64_C(0xee4b0e4ed507fead) },
};

static void
try_words(void)
{
	static const uint64_t words[] = { UINT64_C(0x0706050403020100),
	    UINT64_C(0x0f0e0d0c0b0a0908) };
	struct sip s;
	size_t i, n;

	for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		sip_begin(&s, &key);
		for (n = 0; n < vectors[i].words; n++)
			sip_word(&s, words[n]);
		OK(sip_end(&s) == vectors[i].hash, "of words");
	}
}

static uint64_t
hash_of(const char *text, size_t len)
{
	struct sip s;

	sip_begin(&s, &key);
	sip_bytes(&s, text, len);
	return sip_end(&s);
}

static void
try_bytes(void)
{
	static const char many[] = "0123456789abcdef0";
	static const struct sip_key other;
	size_t i, n;

	OK(hash_of(texts[0].text, 5) == texts[0].hash, "a part of a word");
	OK(hash_of(texts[1].text, 9) == texts[1].hash,
	    "a word and a part");
	for (i = 0; i < sizeof(many); i++)
		for (n = 0; n < i; n++)
			OK(hash_of(many, i) != hash_of(many, n),
			    "another length, another hash");
	OK(hash_of("a\0", 2) != hash_of("a", 1), "a NUL counts");
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		n = strlen(texts[i].text);
		OK((uint64_t)sip_number(&key, texts[i].text, n) ==
		    texts[i].hash, "the same as a number");
		OK(sip_number(&other, texts[i].text, n) !=
		    sip_number(&key, texts[i].text, n), "of its key");
	}
}

static void
try_keys(void)
{
	struct sip_key a, b;

	sip_new_key(&a);
	sip_new_key(&b);
	OK(memcmp(&a, &b, sizeof(a)) != 0, "a new key is another one");
}

int
main(void)
{
	try_words();
	try_bytes();
	try_keys();
	return DONE();
}
