#include "sheet/recapfoot.h"

#include <string.h>

#include "base/lang.h"
#include "sheet/cell.h"
#include "sheet/digests.h"
#include "sheet/recapparts.h"

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
	cell_end_small(p, &b);
	cell_put_limit(&repeat, s->repeat_s);
	cell_put_limit(&hard, s->hard_s);
	buf_printf(&b, lang_sheet("Demands: lead cases and those that say no "
	    "role, of a nature that counts. Came again: same caller, category "
	    "and place within %s of the end. Hard: open for %s, or returned "
	    "or sent back twice. Persons are never ranked."), repeat.data,
	    hard.data);
	cell_end_small(p, &b);
	buf_release(&hard);
	buf_release(&repeat);
	buf_release(&b);
}

static void
put_digests(struct page *p, const struct recap *v,
    const struct issue *issue)
{
	struct digests d = { .policy = v->o.policy, .words = v->words,
		.seq = v->head_seq };

	recap_list_digest(v, d.list);
	digest_to_hex(v->head, DIGEST_LEN, d.head);
	if (issue != NULL && issue->number > 0) {
		d.seq = issue->seq;
		memcpy(d.head, issue->head, sizeof(d.head));
	}
	digests_put(p, &d);
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
