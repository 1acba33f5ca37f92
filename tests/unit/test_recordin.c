/* The record from its JSON: what is refused, and that nothing is lost. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/words.h"
#include "data/jx.h"
#include "data/record.h"
#include "data/recordin.h"
#include "tap.h"

#define ROUNDS 300
#define WORD_COUNT 6

static uint64_t state = 20261122;

static int64_t
draw(int64_t n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (int64_t)((state >> 33) % (uint64_t)n);
}

/* A value that a member of this type may have. */
static int64_t
draw_value(enum record_type type, const int64_t *words)
{
	switch (type) {
	case RECORD_TIME:
		return draw(4000000000);
	case RECORD_WORD:
	case RECORD_PATH:
	case RECORD_LIST:
		return words[draw(WORD_COUNT)];
	case RECORD_YES:
		return draw(2);
	case RECORD_STATE:
		return draw(STATE_COUNT);
	case RECORD_ROLE:
		return draw(ROLE_COUNT);
	case RECORD_BY:
		return draw(BY_COUNT);
	case RECORD_FLAGS:
		return draw(256);
	case RECORD_REF:
		return draw(INT64_C(1) << 31) * -4294967311;
	case RECORD_LINKS:
		return NUM_NONE;
	case RECORD_INT:
	default:
		return draw(100000);
	}
}

static void
draw_record(struct record *r, struct words *w, const int64_t *words)
{
	int i;

	record_init(r);
	snprintf(r->no, sizeof(r->no), "%d京-%d", (int)draw(1000000),
	    (int)draw(100));
	for (i = 0; i < M_COUNT; i++) {
		if (record_info[i].json[0] != '\0' && draw(3) > 0)
			r->m[i] = draw_value(record_info[i].type, words);
	}
	/* These are always known of a case. */
	r->m[M_SRC] = words_adds(w, "bj12345");
	r->m[M_ROLE] = draw(ROLE_COUNT);
	if (r->m[M_FLAGS] == NUM_NONE)
		r->m[M_FLAGS] = 0;
}

static void
test_round_trip(void)
{
	struct words *w = words_new();
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct record r, back;
	struct jx *j;
	int64_t words[WORD_COUNT];
	int i, same = 0;

	words[0] = words_adds(w, "a");
	words[1] = words_adds(w, "农光里社区\x1f物业 科");
	words[2] = words_adds(w, "住房/物业\xef\xbc\x8f" "管理/电梯");
	words[3] = words_adds(w, "引号\"和\\，\t换行\n");
	words[4] = words_adds(w, "Ａ\x1f" "\x1f");
	words[5] = words_adds(w, "/");
	for (i = 0; i < ROUNDS; i++) {
		draw_record(&r, w, words);
		buf_reset(&b);
		record_put_json(&b, &r, NULL, w);
		j = jx_parse(b.data, b.len, &e);
		if (j != NULL && recordin_decode(&back, j, w, &e) == 0 &&
		    memcmp(&r, &back, sizeof(r)) == 0)
			same++;
		else
			printf("# %s\n# %s\n", e.text, b.data);
		jx_free(j);
	}
	OK_INT(same, ROUNDS, "what was written is read back");
	buf_release(&b);
	words_free(w);
}

static const struct refused {
	const char *json, *want;
} refused[] = {
	{ "[]", "not a case record" },
	{ "{}", "no id" },
	{ "{\"id\":1}", "no id" },
	{ "{\"id\":\"电梯\"}", "id: not an id, which is SOURCE-NUMBER, as in "
	    "bj12345-261122100315000317" },
	{ "{\"v\":2,\"id\":\"bj-1\"}", "v: newer than this program" },
	{ "{\"v\":0,\"id\":\"bj-1\"}", "v: not a version" },
	{ "{\"v\":\"1\",\"id\":\"bj-1\"}", "v: not a version" },
	{ "{\"id\":\"bj-1\",\"rev\":\"1\"}", "rev: not a count" },
	{ "{\"id\":\"bj-1\",\"rev\":-1}", "rev: not a count" },
	{ "{\"id\":\"bj-1\",\"src\":\"sh\"}", "src: does not fit the id" },
	{ "{\"id\":\"bj-1\",\"no\":\"2\"}", "no: does not fit the id" },
	{ "{\"id\":\"bj-1\",\"no\":1}", "no: not a text" },
	{ "{\"id\":\"bj-1\",\"role\":\"协办\"}",
	    "role: does not fit the id" },
	{ "{\"id\":\"bj-1\",\"role\":\"x\"}", "role: not a role" },
	{ "{\"id\":\"bj-1\",\"state\":\"open\"}", "state: not a state" },
	{ "{\"id\":\"bj-1\",\"level\":\"3\"}", "level: not an integer" },
	{ "{\"id\":\"bj-1\",\"level\":3.0}", "level: not an integer" },
	{ "{\"id\":\"bj-1\",\"due\":7}", "due: not an object" },
	{ "{\"id\":\"bj-1\",\"due\":{\"solve\":\"2026-02-30\"}}",
	    "due.solve: not a time" },
	{ "{\"id\":\"bj-1\",\"due\":{\"solve\":\"\"}}",
	    "due.solve: not a time" },
	{ "{\"id\":\"bj-1\",\"lead\":[\"a\"]}", "lead: not a text" },
	{ "{\"id\":\"bj-1\",\"assist\":\"物业\"}",
	    "assist: not an array of texts" },
	{ "{\"id\":\"bj-1\",\"category\":[\"a\",1]}",
	    "category: not an array of texts" },
	{ "{\"id\":\"bj-1\",\"flags\":[1]}",
	    "flags: not an array of texts" },
	{ "{\"id\":\"bj-1\",\"caller\":\"p_7F3A000000000001\"}",
	    "caller: not a caller's reference" },
	{ "{\"id\":\"bj-1\",\"revisit\":{\"city\":{\"valid\":1}}}",
	    "revisit.city.valid: not true or false" },
	{ "{\"id\":\"bj-1\",\"revisit\":{\"city\":true}}",
	    "revisit.city: not an object" },
	{ "{\"id\":\"bj-1\",\"text\":5}", "text: not a text" },
	{ "{\"id\":\"bj-1\",\"links\":{}}", "links: not an array" },
	{ "{\"id\":\"bj-1\",\"x\":[]}", "x: not an object" }
};

static void
test_refused(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct record r, before;
	struct jx *j;
	size_t i;

	record_init(&r);
	before = r;
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		j = jx_parse(refused[i].json, strlen(refused[i].json), &e);
		err_reset(&e);
		OK_INT(recordin_decode(&r, j, w, &e), -1, refused[i].json);
		OK_TEXT(e.text, refused[i].want, refused[i].want);
		jx_free(j);
	}
	OK(memcmp(&r, &before, sizeof(r)) == 0, "the record is untouched");
	words_free(w);
}

static void
test_lenient(void)
{
	static const char json[] = "{\"id\":\"bj-1.2\",\"rev\":3,"
	    "\"future\":{\"a\":[1]},\"flags\":[\"own\",\"later\"],"
	    "\"lead\":\"\",\"officer\":null,\"assist\":[],"
	    "\"tags\":[\"每月一题\"],\"category\":[\"a/b\",\"ｃ\"]}";
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct record r;
	struct jx *j = jx_parse(json, sizeof(json) - 1, &e);

	OK_INT(recordin_decode(&r, j, w, &e), 0, "unknown fields are fine");
	OK_INT(r.m[M_ROLE], ROLE_ASSIST, "role from the id");
	OK_TEXT(r.no, "1", "number from the id");
	OK_INT(r.m[M_REV], 3, "rev");
	OK_INT(r.m[M_FLAGS], FLAG_OWN, "an unknown flag is left out");
	OK_INT(r.m[M_LEAD], NUM_NONE, "no lead");
	OK_INT(r.m[M_ASSIST], NUM_NONE, "no helpers");
	OK_TEXT(words_text(w, r.m[M_CATEGORY]), "a\xef\xbc\x8f" "b/ｃ",
	    "a slash inside a part");
	OK_INT(recordin_decode_key(&r, j, w, &e), 0, "the key alone");
	OK_INT(r.m[M_REV], 3, "has rev");
	OK_INT(r.m[M_CATEGORY], NUM_NONE, "and nothing else");
	jx_free(j);
	words_free(w);
}

static int
propose(struct propose *p, const char *json, struct words *w, struct err *e)
{
	struct jx *j = jx_parse(json, strlen(json), e);
	int rc = recordin_propose(p, j, w, e);

	/* The verb belongs to j. */
	if (rc == 0 && p->verb != NULL)
		p->verb = strcmp(p->verb, "assign") == 0 ? "assign" : "?";
	jx_free(j);
	return rc;
}

static void
test_propose(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct propose p;

	OK_INT(propose(&p, "{}", w, &e), 0, "none");
	OK(p.verb == NULL && p.lead == NUM_NONE, "has no verb");
	OK_INT(propose(&p, "{\"propose\":{\"do\":\"assign\",\"lead\":\"物业科\","
	    "\"assist\":[\"a\",\"b\"],\"why\":[\"rule 3\"]}}", w, &e), 0,
	    "one");
	OK_TEXT(p.verb, "assign", "verb");
	OK_TEXT(words_text(w, p.lead), "物业科", "lead");
	OK_TEXT(words_text(w, p.assist), "a\x1f" "b", "helpers");
	OK_TEXT(words_text(w, p.why), "rule 3", "reason");
	OK_INT(propose(&p, "{\"propose\":{\"do\":\"x\",\"lead\":null}}", w,
	    &e), 0, "without a lead");
	OK_INT(p.lead, NUM_NONE, "no lead");
	OK_INT(propose(&p, "{\"propose\":[]}", w, &e), -1, "an array");
	OK_TEXT(e.text, "propose: not an object", "says so");
	OK_INT(propose(&p, "{\"propose\":{}}", w, &e), -1, "no verb");
	OK_INT(propose(&p, "{\"propose\":{\"do\":\"x\",\"why\":1}}", w, &e),
	    -1, "why");
	OK_TEXT(e.text, "propose.why: not an array of texts", "says so");
	words_free(w);
}

int
main(void)
{
	test_round_trip();
	test_refused();
	test_lenient();
	test_propose();
	return DONE();
}
