#include "sheet/recapfoot.h"

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "sheet/recapparts.h"

/* b is empty afterwards. */
static void
end_small(struct page *p, struct buf *b)
{
	page_small_print(p, b->data);
	buf_reset(b);
}

/* 0.90 as 0.9 */
static void
put_weight(struct buf *b, struct ratio weight)
{
	ratio_put(b, weight, 1, 2);
	while (b->len > 1 && b->data[b->len - 1] == '0' &&
	    b->data[b->len - 2] != '.')
		buf_cut(b, b->len - 1);
}

void
recapfoot_put_definition(struct buf *b, const struct policy *policy)
{
	struct buf weight = BUF_INIT;

	put_weight(&weight, policy->basic_weight);
	buf_printf(b, lang_sheet("Rates: of valid revisits V; satisfaction = "
	    "(satisfied + %s x basically satisfied) / V; score = response "
	    "%d %%, solve %d %%, satisfaction %d %%. full: every case "
	    "counted; net: without cases excluded. The office's own revisits "
	    "are no part of the city's rates."), weight.data,
	    policy->weight_response, policy->weight_solve,
	    policy->weight_satisfaction);
	buf_release(&weight);
}

static void
put_definitions(struct page *p, const struct recap *v)
{
	const struct sheetrule *s = &v->o.policy->sheets;
	struct buf b = BUF_INIT, repeat = BUF_INIT, hard = BUF_INIT;

	recapfoot_put_definition(&b, v->o.policy);
	end_small(p, &b);
	cell_put_limit(&repeat, s->repeat_s);
	cell_put_limit(&hard, s->hard_s);
	buf_printf(&b, lang_sheet("Demands: lead cases and those that say no "
	    "role, of a nature that counts. Came again: same caller, category "
	    "and place within %s of the end. Hard: open for %s, or returned "
	    "or sent back twice. Persons are never ranked."), repeat.data,
	    hard.data);
	end_small(p, &b);
	buf_release(&hard);
	buf_release(&repeat);
	buf_release(&b);
}

static void
put_digests(struct page *p, const struct recap *v,
    const struct issue *issue)
{
	unsigned char digest[DIGEST_LEN];
	char hex[DIGEST_HEX];
	struct buf b = BUF_INIT;

	digest_to_hex(v->o.policy->digest, DIGEST_LEN, hex);
	buf_printf(&b, lang_sheet("policy: %s, version %s, SHA-256 %s"),
	    words_text(v->words, v->o.policy->name),
	    words_text(v->words, v->o.policy->version), hex);
	end_small(p, &b);
	recap_list_digest(v, digest);
	digest_to_hex(digest, DIGEST_LEN, hex);
	buf_printf(&b, lang_sheet("list digest (block, case, revision): %s"),
	    hex);
	end_small(p, &b);
	digest_to_hex(v->head, DIGEST_LEN, hex);
	if (issue != NULL && issue->number > 0)
		buf_printf(&b, lang_sheet("chain head: event %lld, %s"),
		    (long long)issue->seq, issue->head);
	else
		buf_printf(&b, lang_sheet("chain head: event %lld, %s"),
		    (long long)v->head_seq, hex);
	end_small(p, &b);
	buf_release(&b);
}

void
recapfoot_put(struct page *p, const struct recap *v,
    const struct issue *issue)
{
	const struct sheetrule *s = &v->o.policy->sheets;
	size_t i;

	for (i = 0; i < s->nsigners; i++)
		page_sign_box(p, words_text(v->words, s->signers[i]));
	put_definitions(p, v);
	put_digests(p, v, issue);
}
