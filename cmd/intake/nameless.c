#include "nameless.h"

#include "base/buf.h"
#include "text/norm.h"

/* What a case is known by, beside the time of receipt. */
static const enum map_fact facts[] = {
	FACT_CATEGORY, FACT_CATEGORY1, FACT_CATEGORY2, FACT_CATEGORY3,
	FACT_CATEGORY4, FACT_STREET, FACT_COMMUNITY, FACT_POINT, FACT_TEXT
};

void
nameless_number(struct digest *d, struct chunk *c, struct entry *n)
{
	unsigned char digest[DIGEST_LEN];
	struct buf said = BUF_INIT;
	char no[NAMELESS_LEN + 1];
	size_t i;

	buf_put_be64(&said, (uint64_t)n->received_at);
	for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		norm_key(&said, c->text.data + n->text[facts[i]].at,
		    n->text[facts[i]].len);
		buf_putc(&said, '\0');
	}
	digest_of(d, said.data, said.len, digest);
	no[0] = 'd';
	digest_to_hex(digest, (NAMELESS_LEN - 1) / 2, no + 1);
	entry_put(c, &n->text[FACT_NO], no, NAMELESS_LEN);
	buf_release(&said);
}

void
nameless_twin(struct chunk *c, struct entry *n, int twin)
{
	struct buf no = BUF_INIT;

	buf_put(&no, c->text.data + n->text[FACT_NO].at, NAMELESS_LEN);
	buf_printf(&no, "n%d", twin);
	entry_put(c, &n->text[FACT_NO], no.data, no.len);
	buf_release(&no);
}
