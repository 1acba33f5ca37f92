#include "replykey.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"

static void
put_number(struct buf *b, int64_t n)
{
	if (n != NUM_NONE)
		buf_putn(b, n);
	buf_putc(b, WORDS_SEP);
}

static void
put_word(struct buf *b, const struct words *w, int64_t n)
{
	buf_puts(b, words_text(w, n));
	buf_putc(b, WORDS_SEP);
}

void
replykey_set(struct reply *r, const struct record *rec, int64_t at,
    struct reply_reader *rr)
{
	const struct wish *w = &r->wish;
	unsigned char out[DIGEST_LEN];
	struct buf b = BUF_INIT;
	uint64_t n = 0;
	int i;

	buf_printf(&b, "fact1%c%s%c", WORDS_SEP, event_kind_name(r->kind),
	    WORDS_SEP);
	record_put_id(&b, rec, rr->words);
	buf_putc(&b, WORDS_SEP);
	put_number(&b, at);
	put_word(&b, rr->words, r->actor);
	put_number(&b, w->connected);
	put_number(&b, w->seconds);
	put_word(&b, rr->words, w->call);
	put_word(&b, rr->words, w->number);
	put_word(&b, rr->words, w->result);
	put_number(&b, w->round);
	put_number(&b, w->valid);
	put_number(&b, w->contacted);
	put_number(&b, w->solved);
	put_word(&b, rr->words, w->satisfied);
	if (r->kind == EV_WAIVE) {
		put_word(&b, rr->words, w->code);
		put_number(&b, w->waives_calls);
		put_number(&b, w->waives_revisits);
	}
	digest_of(rr->digest, b.data, b.len, out);
	for (i = 0; i < 8; i++)
		n = n << 8 | out[i];
	memcpy(&r->wish.fact, &n, sizeof(n));
	if (r->wish.fact == NUM_NONE)
		r->wish.fact++;
	buf_release(&b);
}
