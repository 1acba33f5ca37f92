#include "explain.h"

#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "hash/digest.h"
#include "stat/ratio.h"
#include "time/date.h"

static const char *const questions[ASK_COUNT] = {
	[ASK_VALID] = "valid", [ASK_CONTACTED] = "contacted",
	[ASK_SOLVED] = "solved", [ASK_SATISFIED] = "satisfied"
};

static const char *const meanings[] = {
	[ANSWER_NO] = "no", [ANSWER_YES] = "yes", [ANSWER_BASIC] = "basic",
	[ANSWER_INVALID] = "invalid", [ANSWER_UNKNOWN] = "unknown"
};

static const char *const bys[] = {
	[PERIOD_BY_RECEIVED] = "received",
	[PERIOD_BY_DISPATCHED] = "dispatched",
	[PERIOD_BY_REVISITED] = "revisited"
};

/* --- notes -------------------------------------------------------------- */

/* The text of b as a note; b is empty afterwards. */
static void
end_note(struct grid *g, struct buf *b)
{
	grid_note(g, b->data);
	buf_reset(b);
}

static void
note_answers(struct grid *g, const struct explain *x,
    enum policy_question q, struct buf *b)
{
	const struct policy_answers *a = &x->policy->answers[q];
	size_t i;

	buf_printf(b, lang_sheet("answers to '%s':"), questions[q]);
	for (i = 0; i < a->n; i++)
		buf_printf(b, "%s %s=%s", i > 0 ? "," : "",
		    words_text(x->words, a->rows[i].word),
		    meanings[a->rows[i].answer]);
	end_note(g, b);
}

static void
note_uncounted(struct grid *g, const struct explain *x, struct buf *b)
{
	size_t i;

	buf_puts(b, lang_sheet("not counted: helpers' and forwarded rows, "
	    "granted returns, in the city's table cases without a hotline "
	    "number; natures:"));
	for (i = 0; i < x->policy->nuncounted; i++)
		buf_printf(b, "%s %s", i > 0 ? "," : "",
		    words_text(x->words, x->policy->uncounted[i]));
	end_note(g, b);
}

void
explain_notes(struct grid *g, const struct explain *x)
{
	char hex[DIGEST_HEX];
	struct buf b = BUF_INIT;
	int q;

	digest_to_hex(x->policy->digest, DIGEST_LEN, hex);
	buf_printf(&b, lang_sheet("policy digest: SHA-256 %s"), hex);
	end_note(g, &b);
	if (x->as_of_seq != NUM_NONE) {
		buf_printf(&b, lang_sheet("as it stood after event %lld"),
		    (long long)x->as_of_seq);
		end_note(g, &b);
	}
	note_uncounted(g, x, &b);
	for (q = 0; q < ASK_COUNT; q++)
		note_answers(g, x, (enum policy_question)q, &b);
	buf_release(&b);
}

/* --- object ------------------------------------------------------------- */

/* Open ends of a period are none. */
static void
put_end(struct buf *b, const char *key, int64_t at)
{
	jsonout_key(b, key);
	jsonout_time(b, at == INT64_MAX ? NUM_NONE : at);
}

static void
put_period(struct buf *b, const struct explain *x)
{
	jsonout_key(b, "period");
	jsonout_open(b, '{');
	jsonout_key(b, "name");
	jsonout_texts(b, x->period->name);
	put_end(b, "from", x->period->from_at);
	put_end(b, "to", x->period->to_at);
	jsonout_key(b, "by");
	jsonout_texts(b, bys[x->policy->period_by]);
	jsonout_close(b, '}');
}

static void
put_policy(struct buf *b, const struct explain *x)
{
	char hex[DIGEST_HEX];
	struct buf from = BUF_INIT;

	digest_to_hex(x->policy->digest, DIGEST_LEN, hex);
	date_put_day(&from, x->policy->from_day);
	jsonout_key(b, "policy");
	jsonout_open(b, '{');
	jsonout_key(b, "name");
	jsonout_texts(b, words_text(x->words, x->policy->name));
	jsonout_key(b, "version");
	jsonout_texts(b, words_text(x->words, x->policy->version));
	jsonout_key(b, "from");
	jsonout_texts(b, from.data);
	jsonout_key(b, "digest");
	jsonout_texts(b, hex);
	jsonout_close(b, '}');
	buf_release(&from);
}

static void
put_weights(struct buf *b, const struct policy *p)
{
	struct buf basic = BUF_INIT;

	ratio_put(&basic, p->basic_weight, 1, 2);
	jsonout_key(b, "weights");
	jsonout_open(b, '{');
	jsonout_key(b, "response");
	jsonout_int(b, p->weight_response);
	jsonout_key(b, "solve");
	jsonout_int(b, p->weight_solve);
	jsonout_key(b, "satisfaction");
	jsonout_int(b, p->weight_satisfaction);
	jsonout_key(b, "basic");
	jsonout_texts(b, basic.data);
	jsonout_close(b, '}');
	buf_release(&basic);
}

static void
put_answers(struct buf *b, const struct explain *x)
{
	const struct policy_answers *a;
	size_t i;
	int q;

	jsonout_key(b, "answers");
	jsonout_open(b, '{');
	for (q = 0; q < ASK_COUNT; q++) {
		a = &x->policy->answers[q];
		jsonout_key(b, questions[q]);
		jsonout_open(b, '{');
		for (i = 0; i < a->n; i++) {
			jsonout_key(b, words_text(x->words, a->rows[i].word));
			jsonout_texts(b, meanings[a->rows[i].answer]);
		}
		jsonout_close(b, '}');
	}
	jsonout_close(b, '}');
}

static void
put_uncounted(struct buf *b, const struct explain *x)
{
	size_t i;

	jsonout_key(b, "uncounted");
	jsonout_open(b, '[');
	for (i = 0; i < x->policy->nuncounted; i++)
		jsonout_texts(b, words_text(x->words,
		    x->policy->uncounted[i]));
	jsonout_close(b, ']');
}

static void
put_coverage(struct buf *b, const char *key, const struct rates_count *c)
{
	jsonout_key(b, key);
	jsonout_open(b, '{');
	jsonout_key(b, "received");
	jsonout_int(b, c->received);
	jsonout_key(b, "listed");
	jsonout_int(b, c->listed);
	jsonout_key(b, "valid");
	jsonout_int(b, c->valid);
	jsonout_key(b, "by_answer");
	jsonout_int(b, c->by_answer);
	jsonout_key(b, "contact_unknown");
	jsonout_int(b, c->contact_unknown);
	jsonout_key(b, "solve_unknown");
	jsonout_int(b, c->solve_unknown);
	jsonout_key(b, "excluded");
	jsonout_int(b, c->excluded);
	jsonout_close(b, '}');
}

static void
put_notes(struct buf *b, const struct grid *g)
{
	size_t i;

	jsonout_key(b, "notes");
	jsonout_open(b, '[');
	for (i = 0; i < g->nnotes; i++)
		jsonout_texts(b, g->notes[i]);
	jsonout_close(b, ']');
}

void
explain_object(struct buf *b, const struct explain *x, const struct grid *g)
{
	const struct rates_row *total = rates_total(x->rates);

	jsonout_open(b, '{');
	jsonout_key(b, "explain");
	jsonout_open(b, '{');
	jsonout_key(b, "by");
	jsonout_texts(b, rates_by_name(x->by));
	put_period(b, x);
	jsonout_key(b, "as_of_seq");
	jsonout_int(b, x->as_of_seq);
	put_policy(b, x);
	put_weights(b, x->policy);
	put_answers(b, x);
	put_uncounted(b, x);
	if ((x->sources & 1) != 0)
		put_coverage(b, "city", &total->count[RATES_CITY][RATES_FULL]);
	if ((x->sources & 2) != 0)
		put_coverage(b, "own", &total->count[RATES_OWN][RATES_FULL]);
	put_notes(b, g);
	jsonout_close(b, '}');
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}
