#include "sheet/digests.h"

#include "base/buf.h"
#include "base/lang.h"
#include "sheet/cell.h"

void
digests_put(struct page *p, const struct digests *d)
{
	char hex[DIGEST_HEX];
	struct buf b = BUF_INIT;

	digest_to_hex(d->policy->digest, DIGEST_LEN, hex);
	buf_printf(&b, lang_sheet("policy: %s, version %s, SHA-256 %s"),
	    words_text(d->words, d->policy->name),
	    words_text(d->words, d->policy->version), hex);
	cell_end_small(p, &b);
	digest_to_hex(d->list, DIGEST_LEN, hex);
	buf_printf(&b, lang_sheet("list digest (block, case, revision): %s"),
	    hex);
	cell_end_small(p, &b);
	buf_printf(&b, lang_sheet("chain head: event %lld, %s"),
	    (long long)d->seq, d->head);
	cell_end_small(p, &b);
	buf_release(&b);
}
