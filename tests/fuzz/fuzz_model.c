/*
 * Models. Nobody but js-intake train makes them, so what is fuzzed is the
 * body: the digest behind it is made to fit. What is accepted judges any
 * text, with probabilities that are numbers.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "hash/digest.h"
#include "learn/modelfile.h"

#define MAGIC "jiesu-model-2\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
use(const struct model *m, const char *s, size_t len)
{
	struct grams_text fields[2] = { { s, len }, { "漏水", 6 } };
	struct model_reader r;
	size_t top[3], k;

	model_reader_init(&r, m);
	model_read(&r, fields, 2);
	if (model_top(&r, top, 3) == 0)
		abort();
	for (k = 0; k < m->nclasses; k++)
		if (!isfinite(r.p[k]))
			abort();
	(void)model_why(&r, top[0], top, 3);
	model_reader_release(&r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char digest[DIGEST_LEN];
	struct digest *d = digest_new();
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct model *m;

	buf_puts(&b, MAGIC);
	buf_put(&b, (const char *)data, size);
	digest_of(d, b.data, b.len, digest);
	digest_free(d);
	buf_put(&b, (const char *)digest, DIGEST_LEN);
	m = modelfile_read(b.data, b.len, &e);
	if ((m == NULL) != (e.code == ERR_DATA))
		abort();
	if (m != NULL)
		use(m, (const char *)data, size);
	model_free(m);
	buf_release(&b);
	return 0;
}
