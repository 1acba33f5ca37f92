#include "learn/modelfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "hash/digest.h"

#define KIND "jiesu-model-"
#define MAGIC KIND "2\n"
#define MAGIC_LEN (sizeof(MAGIC) - 1)
#define MOST_BYTES ((size_t)1 << 30)
#define MOST_KEY (((uint64_t)GRAMS_SPACES << 32) - 1)
#define MOST_CLASSES 20000
#define MOST_WEIGHTS ((uint64_t)1 << 31)
#define MOST_WEIGHT 1000	/* of a field */

/* --- writing ------------------------------------------------------------ */

static void
put_float(struct buf *b, float f)
{
	uint32_t bits;

	memcpy(&bits, &f, sizeof(bits));
	buf_put_be32(b, bits);
}

static void
put_text(struct buf *b, const char *s)
{
	buf_put_varint(b, strlen(s));
	buf_puts(b, s);
}

static void
put_form(struct buf *b, const struct grams_form *f)
{
	size_t i;

	buf_put_varint(b, f->tail);
	buf_put_varint(b, f->nfields);
	for (i = 0; i < f->nfields; i++)
		put_float(b, f->weight[i]);
}

void
modelfile_write(struct buf *b, const struct model *m)
{
	unsigned char digest[DIGEST_LEN];
	struct digest *d;
	size_t g, k;

	buf_put(b, MAGIC, MAGIC_LEN);
	put_form(b, &m->form);
	put_text(b, m->columns);
	put_text(b, m->label);
	put_float(b, m->sure.sharp);
	put_float(b, m->sure.by_name);
	put_float(b, m->sure.doubt);
	buf_put_varint(b, m->nclasses);
	for (k = 0; k < m->nclasses; k++) {
		put_text(b, m->classes[k]);
		put_float(b, m->bias[k]);
	}
	put_float(b, m->step);
	buf_put_varint(b, m->ngrams);
	for (g = 0; g < m->ngrams; g++) {
		buf_put_varint(b, m->keys[g]);
		put_float(b, m->of[g]);
		for (k = 0; k < m->nclasses; k++)
			buf_put_zigzag(b, m->w[g * m->stride + k]);
	}
	d = digest_new();
	digest_of(d, b->data, b->len, digest);
	digest_free(d);
	buf_put(b, (const char *)digest, DIGEST_LEN);
}

int
modelfile_save(const struct model *m, const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	int rc;

	modelfile_write(&b, m);
	rc = io_replace(path, b.data, b.len, e);
	buf_release(&b);
	return rc;
}

/* --- reading ------------------------------------------------------------ */

struct reading {
	const unsigned char *p, *end;
	int is_bad;
};

static uint64_t
get_number(struct reading *r, uint64_t most)
{
	uint64_t n = 0;

	if (r->is_bad || buf_get_varint(&r->p, r->end, &n) < 0 || n > most)
		r->is_bad = 1;
	return r->is_bad ? 0 : n;
}

static float
get_float(struct reading *r)
{
	uint32_t bits = 0;
	float f = 0;
	int i;

	if (r->is_bad || r->end - r->p < 4) {
		r->is_bad = 1;
		return 0;
	}
	for (i = 0; i < 4; i++)
		bits = bits << 8 | *r->p++;
	memcpy(&f, &bits, sizeof(f));
	if (!(f > -1e30f && f < 1e30f))
		r->is_bad = 1;
	return f;
}

static char *
get_text(struct reading *r)
{
	size_t len = (size_t)get_number(r, (uint64_t)(r->end - r->p));
	char *s;

	if (r->is_bad || (size_t)(r->end - r->p) < len) {
		r->is_bad = 1;
		len = 0;
	}
	s = mem_copy((const char *)r->p, len);
	r->p += len;
	return s;
}

/* A gram that adds nothing, or takes away, would be met anew each time: there
 * is room for each once (model_reader). */
static void
get_form(struct reading *r, struct grams_form *f)
{
	size_t i;

	f->tail = (unsigned)get_number(r, 1000);
	f->nfields = (size_t)get_number(r, GRAMS_FIELDS);
	for (i = 0; i < f->nfields; i++) {
		f->weight[i] = get_float(r);
		if (!(f->weight[i] > 0 && f->weight[i] <= MOST_WEIGHT))
			r->is_bad = 1;
	}
}

static void
get_classes(struct reading *r, struct model *m)
{
	size_t k;

	m->nclasses = (size_t)get_number(r, MOST_CLASSES);
	m->stride = (m->nclasses + 7) & ~(size_t)7;
	m->classes = mem_array(m->nclasses + 1, sizeof(*m->classes));
	m->bias = mem_array(m->stride + 1, sizeof(*m->bias));
	for (k = 0; k < m->nclasses; k++) {
		m->classes[k] = get_text(r);
		m->bias[k] = get_float(r);
	}
	if (m->nclasses == 0)
		r->is_bad = 1;
}

static void
get_weights(struct reading *r, struct model *m, size_t g)
{
	int64_t n = 0;
	size_t k;

	m->keys[g] = get_number(r, MOST_KEY);
	if ((m->keys[g] & 0xffff) == 0)
		r->is_bad = 1;
	m->of[g] = get_float(r);
	for (k = 0; k < m->nclasses && !r->is_bad; k++) {
		if (buf_get_zigzag(&r->p, r->end, &n) < 0 || n < INT16_MIN ||
		    n > INT16_MAX)
			r->is_bad = 1;
		m->w[g * m->stride + k] = (int16_t)n;
	}
}

static void
get_grams(struct reading *r, struct model *m)
{
	uint64_t most = MOST_WEIGHTS / (m->stride > 0 ? m->stride : 1);
	size_t g;

	m->step = get_float(r);
	/* each takes six bytes and one a class */
	if ((uint64_t)(r->end - r->p) / (5 + m->nclasses) < most)
		most = (uint64_t)(r->end - r->p) / (5 + m->nclasses);
	m->ngrams = (size_t)get_number(r, most);
	m->keys = mem_array(m->ngrams + 1, sizeof(*m->keys));
	m->of = mem_array(m->ngrams + 1, sizeof(*m->of));
	m->w = mem_array((m->ngrams + 1) * (m->stride + 1), sizeof(*m->w));
	for (g = 0; g < m->ngrams && !r->is_bad; g++)
		get_weights(r, m, g);
}

static struct model *
get_model(struct reading *r)
{
	struct model *m = mem_array(1, sizeof(*m));

	get_form(r, &m->form);
	m->columns = get_text(r);
	m->label = get_text(r);
	m->sure.sharp = get_float(r);
	m->sure.by_name = get_float(r);
	m->sure.doubt = get_float(r);
	if (!r->is_bad)
		get_classes(r, m);
	if (!r->is_bad)
		get_grams(r, m);
	if (r->p != r->end)
		r->is_bad = 1;
	return m;
}

static int
is_whole(const char *s, size_t len)
{
	unsigned char digest[DIGEST_LEN];
	struct digest *d = digest_new();

	digest_of(d, s, len - DIGEST_LEN, digest);
	digest_free(d);
	return memcmp(digest, s + len - DIGEST_LEN, DIGEST_LEN) == 0;
}

static struct model *
refuse_version(struct err *e)
{
	err_set(e, ERR_DATA, "the model is of another version: train it again");
	return NULL;
}

struct model *
modelfile_read(const char *s, size_t len, struct err *e)
{
	struct reading r = { .is_bad = 0 };
	struct model *m;

	if (len < MAGIC_LEN + DIGEST_LEN ||
	    memcmp(s, KIND, strlen(KIND)) != 0) {
		err_set(e, ERR_DATA, "no model of js-intake train");
		return NULL;
	}
	if (memcmp(s, MAGIC, MAGIC_LEN) != 0)
		return refuse_version(e);
	r.p = (const unsigned char *)s + MAGIC_LEN;
	r.end = (const unsigned char *)s + len - DIGEST_LEN;
	if (!is_whole(s, len)) {
		err_set(e, ERR_DATA, "the model is cut or was changed");
		return NULL;
	}
	m = get_model(&r);
	if (r.is_bad) {
		model_free(m);
		return refuse_version(e);
	}
	model_index(m);
	return m;
}

struct model *
modelfile_load(const char *path, struct err *e)
{
	struct buf b = BUF_INIT;
	struct model *m = NULL;

	if (io_read_file(&b, path, MOST_BYTES, e) == 0)
		m = modelfile_read(b.data, b.len, e);
	buf_release(&b);
	if (m == NULL)
		err_prefix(e, "%s", path);
	return m;
}
