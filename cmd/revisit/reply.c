#include "reply.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/num.h"
#include "life/waiver.h"
#include "replywords.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/date.h"
#include "time/dumpdate.h"

static int
bad(const char *field, const char *wanted, struct err *e)
{
	return err_set(e, ERR_DATA, "%s: not %s", field, lang(wanted));
}

/* The text of a field, trimmed; NULL where it is absent, null or empty. */
static const char *
text_of(const struct jx *j, const char *field, size_t *len)
{
	const char *s = jx_text(jx_get(j, field), len);

	if (s == NULL)
		return NULL;
	norm_trim(&s, len);
	return *len > 0 ? s : NULL;
}

static int
is_absent(const struct jx *j, const char *field)
{
	const struct jx *v = jx_get(j, field);
	size_t len;

	return jx_type(v) == JX_NULL ||
	    (jx_type(v) == JX_TEXT && text_of(j, field, &len) == NULL);
}

/* --- single fields ------------------------------------------------------ */

static int
read_time(int64_t *at, const struct jx *j, struct err *e)
{
	size_t len;
	const char *s = text_of(j, "at", &len);

	if (is_absent(j, "at"))
		return 0;
	if (s == NULL)
		return bad("at", "a time", e);
	if (date_parse_at(s, len, at, e) == 0 ||
	    dumpdate_parse(s, len, at, e) == 0)
		return 0;
	e->code = ERR_DATA;
	return err_prefix(e, "at");
}

static int
read_truth(int64_t *n, const struct jx *j, const char *field, struct err *e)
{
	int yes = jx_bool(jx_get(j, field));
	char code[32];
	const char *s;
	size_t len;

	if (is_absent(j, field))
		return 0;
	s = text_of(j, field, &len);
	if (yes < 0 && s != NULL) {
		replywords_spell(code, replywords_truths, s, len);
		yes = strcmp(code, "1") == 0 ? 1 :
		    strcmp(code, "0") == 0 ? 0 : -1;
	}
	if (yes < 0)
		return bad(field, "yes or no", e);
	*n = yes;
	return 0;
}

static int
read_count(int64_t *n, const struct jx *j, const char *field, struct err *e)
{
	const char *s;
	size_t len;

	if (is_absent(j, field))
		return 0;
	*n = jx_int(jx_get(j, field));
	s = text_of(j, field, &len);
	if (s != NULL && num_parse(s, len, n) < 0)
		*n = NUM_NONE;
	return *n == NUM_NONE || *n < 0 ? bad(field, "a count", e) : 0;
}

static int
read_code(int64_t *word, const struct jx *j, const char *field,
    const struct replywords *table, struct reply_reader *rr, struct err *e)
{
	char code[32];
	const char *s;
	size_t len;

	if (is_absent(j, field))
		return 0;
	s = text_of(j, field, &len);
	if (s == NULL)
		return bad(field, "a code", e);
	replywords_spell(code, table, s, len);
	*word = words_adds(rr->words, code);
	return 0;
}

static int
read_word(int64_t *word, const struct jx *j, const char *field,
    struct reply_reader *rr, struct err *e)
{
	const char *s;
	size_t len;

	if (is_absent(j, field))
		return 0;
	s = text_of(j, field, &len);
	if (s == NULL)
		return bad(field, "a text", e);
	*word = words_add(rr->words, s, len);
	return 0;
}

static void
note_unknown(struct reply *r, const char *s, size_t len)
{
	if (r->unknown++ > 0)
		return;
	len = utf8_cut(s, len < sizeof(r->unknown_word) ? len :
	    sizeof(r->unknown_word) - 1);
	memcpy(r->unknown_word, s, len);
	r->unknown_word[len] = '\0';
}

/* An answer by the policy's table; what it does not know is unknown. */
static int
read_answer(struct reply *r, int64_t *n, const struct jx *j,
    const char *field, enum policy_question q, struct reply_reader *rr,
    struct err *e)
{
	int yes = jx_bool(jx_get(j, field));
	const char *s;
	size_t len;

	if (is_absent(j, field))
		return 0;
	if (yes >= 0) {
		*n = yes;
		return 0;
	}
	s = text_of(j, field, &len);
	if (s == NULL)
		return bad(field, "an answer", e);
	switch (policy_answer_find(rr->policy, q,
	    words_add(rr->words, s, len))) {
	case ANSWER_YES:
		*n = 1;
		break;
	case ANSWER_NO:
		*n = 0;
		break;
	case ANSWER_UNKNOWN:
		note_unknown(r, s, len);
		break;
	case ANSWER_BASIC:
	case ANSWER_INVALID:
		break;
	}
	return 0;
}

/* --- lines -------------------------------------------------------------- */

static int
begin(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	memset(r, 0, sizeof(*r));
	wish_init(&r->wish);
	r->at = r->actor = NUM_NONE;
	r->wish.text = text_of(j, "text", &r->wish.text_len);
	if (r->wish.text == NULL)
		r->wish.text_len = 0;
	if (read_time(&r->at, j, e) < 0)
		return -1;
	return read_word(&r->actor, j, "actor", rr, e);
}

/*
 * Whose number it was, or the number itself: it is never made a word, which
 * is kept for good and may be printed. A masked one is the call sheet's, the
 * order's own.
 */
static int
read_number(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	struct buf digits = BUF_INIT;
	size_t len = 0;
	const char *s = text_of(j, "number", &len);

	if (s != NULL && memchr(s, '*', len) != NULL) {
		r->wish.number = words_adds(rr->words, "order");
		return 0;
	}
	norm_phone(&digits, s != NULL ? s : "", len);
	if (digits.len > 0)
		snprintf(r->phone, sizeof(r->phone), "%s", digits.data);
	explicit_bzero(digits.data, digits.len);
	buf_release(&digits);
	return r->phone[0] != '\0' ? 0 :
	    read_code(&r->wish.number, j, "number", replywords_numbers, rr, e);
}

static int
read_call(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	struct wish *w = &r->wish;

	r->kind = EV_CONTACT;
	if (read_truth(&w->connected, j, "connected", e) < 0 ||
	    read_count(&w->seconds, j, "seconds", e) < 0 ||
	    read_code(&w->call, j, "call", replywords_calls, rr, e) < 0 ||
	    read_number(r, j, rr, e) < 0 ||
	    read_code(&w->result, j, "result", replywords_results, rr, e) < 0)
		return -1;
	return w->connected == NUM_NONE ?
	    err_set(e, ERR_DATA, "connected: absent") : 0;
}

static int
read_answers(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	struct wish *w = &r->wish;

	if (read_answer(r, &w->contacted, j, "contacted", ASK_CONTACTED, rr,
	    e) < 0 ||
	    read_answer(r, &w->solved, j, "solved", ASK_SOLVED, rr, e) < 0)
		return -1;
	return read_word(&w->satisfied, j, "satisfied", rr, e);
}

/* Ours come from our own people: a word that the policy lacks is wrong. */
static int
read_own(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	r->kind = EV_ANSWER;
	if (read_count(&r->wish.round, j, "round", e) < 0 ||
	    read_answers(r, j, rr, e) < 0)
		return -1;
	if (r->unknown > 0)
		return err_set(e, ERR_DATA, "the policy has no answer '%s'",
		    r->unknown_word);
	return 0;
}

/* An auditor's: as ours, but of no round. */
static int
read_recheck(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	if (read_own(r, j, rr, e) < 0)
		return -1;
	r->kind = EV_RECHECK;
	return 0;
}

static int
read_waiver(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	char code[32], part[32];
	const char *s;
	size_t len;

	r->kind = EV_WAIVE;
	if (read_code(&r->wish.code, j, "code", replywords_waivers, rr, e) < 0)
		return -1;
	if (r->wish.code == NUM_NONE)
		return err_set(e, ERR_DATA, "code: absent");
	snprintf(code, sizeof(code), "%s",
	    words_text(rr->words, r->wish.code));
	s = text_of(j, "part", &len);
	if (s != NULL)
		replywords_spell(part, replywords_parts, s, len);
	else if (!is_absent(j, "part"))
		return bad("part", "a text", e);
	return waiver_read_part(&r->wish, code, s != NULL ? part : NULL) < 0 ?
	    bad("part", "calls, revisits or all", e) : 0;
}

static int
has_answers(const struct jx *j)
{
	return !is_absent(j, "contacted") || !is_absent(j, "solved") ||
	    !is_absent(j, "satisfied");
}

/*
 * What a row of the call sheet was to be, once it says what was answered: of
 * a re-check, or of a round. The round is given where no column has it.
 */
static void
kind_of_call(char code[32], int64_t *round, const struct jx *j)
{
	char call[32];
	size_t len;
	const char *s = text_of(j, "call", &len);

	if (s == NULL || !has_answers(j))
		return;
	replywords_spell(call, replywords_calls, s, len);
	if (strcmp(call, "recheck") == 0)
		snprintf(code, 32, "recheck");
	replywords_spell(call, replywords_rounds, s, len);
	if (strcmp(call, "1") != 0 && strcmp(call, "2") != 0)
		return;
	snprintf(code, 32, "answer");
	*round = call[0] - '0';
}

/* Without a kind a line with a round is an answer, one of the call sheet what
 * that says, one that says whether somebody was reached a call. */
static int
read_kind(char code[32], int64_t *round, const struct jx *j, struct err *e)
{
	size_t len;
	const char *s = text_of(j, "kind", &len);

	code[0] = '\0';
	if (s != NULL)
		replywords_spell(code, replywords_kinds, s, len);
	else if (!is_absent(j, "kind"))
		return bad("kind", "call, answer, recheck or waive", e);
	else if (!is_absent(j, "round"))
		snprintf(code, 32, "answer");
	else
		kind_of_call(code, round, j);
	if (code[0] == '\0' && !is_absent(j, "connected"))
		snprintf(code, 32, "call");
	return 0;
}

int
reply_read(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	char kind[32];

	if (begin(r, j, rr, e) < 0 ||
	    read_kind(kind, &r->wish.round, j, e) < 0)
		return -1;
	if (strcmp(kind, "call") == 0)
		return read_call(r, j, rr, e);
	if (strcmp(kind, "answer") == 0)
		return read_own(r, j, rr, e);
	if (strcmp(kind, "waive") == 0)
		return read_waiver(r, j, rr, e);
	if (strcmp(kind, "recheck") == 0)
		return read_recheck(r, j, rr, e);
	return bad("kind", "call, answer, recheck or waive", e);
}

/*
 * The rates count what the city heard, so nothing of the office's own slips
 * in: another kind, a round, or one of the office's people who asked.
 */
static int
check_city(const struct reply *r, const struct jx *j,
    const struct reply_reader *rr, struct err *e)
{
	char kind[32] = "city";
	const char *s;
	size_t len;

	s = text_of(j, "kind", &len);
	if (s != NULL)
		replywords_spell(kind, replywords_city_kinds, s, len);
	if (strcmp(kind, "city") != 0 || (s == NULL && !is_absent(j, "kind")))
		return err_set(e, ERR_DATA, "kind: not an answer of the "
		    "city's revisit; js-revisit record takes the office's "
		    "own and re-checks");
	if (!is_absent(j, "round"))
		return err_set(e, ERR_DATA, "round: the city's answers have "
		    "none; js-revisit record takes the office's own");
	if (r->actor != NUM_NONE &&
	    policy_person_find(rr->policy, r->actor) != NULL)
		return err_set(e, ERR_DATA, "actor: one of the office's own "
		    "people, so no answer of the city's revisit");
	return 0;
}

int
reply_read_city(struct reply *r, const struct jx *j, struct reply_reader *rr,
    struct err *e)
{
	if (begin(r, j, rr, e) < 0 || check_city(r, j, rr, e) < 0)
		return -1;
	r->kind = EV_CITY;
	if (read_answer(r, &r->wish.valid, j, "valid", ASK_VALID, rr, e) < 0 ||
	    read_answers(r, j, rr, e) < 0)
		return -1;
	if (r->wish.satisfied != NUM_NONE && policy_answer_find(rr->policy,
	    ASK_SATISFIED, r->wish.satisfied) == ANSWER_UNKNOWN)
		note_unknown(r, words_text(rr->words, r->wish.satisfied),
		    words_len(rr->words, r->wish.satisfied));
	return 0;
}
