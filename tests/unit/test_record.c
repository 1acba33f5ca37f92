/* The record: names, identity, JSON. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/words.h"
#include "data/jx.h"
#include "data/record.h"
#include "tap.h"

#define NAME(id, type, json, place) #id,
static const char *const ids[] = { RECORD_MEMBERS(NAME) };
#undef NAME

static void
test_names(void)
{
	char lower[64];
	size_t k;
	int i, bit;

	for (i = 0; i < M_COUNT; i++) {
		for (k = 0; ids[i][k] != '\0'; k++)
			lower[k] = (char)tolower((unsigned char)ids[i][k]);
		lower[k] = '\0';
		OK_TEXT(record_info[i].name, lower, "name of a member");
	}
	for (i = 0; i < STATE_COUNT; i++)
		OK_INT(record_state_find(record_state_name(i),
		    strlen(record_state_name(i))), i, "state");
	for (i = 0; i < ROLE_COUNT; i++)
		OK_INT(record_role_find(record_role_name(i),
		    strlen(record_role_name(i))), i, "role");
	for (i = 0; i < BY_COUNT; i++)
		OK_INT(record_by_find(record_by_name(i),
		    strlen(record_by_name(i))), i, "origin");
	for (bit = 0; record_flag_name(bit) != NULL; bit++)
		OK_INT(record_flag_find(record_flag_name(bit),
		    strlen(record_flag_name(bit))), 1 << bit, "flag");
	OK_INT(bit, 12, "flags");
	OK(record_state_name(STATE_COUNT) == NULL, "no such state");
	OK(record_state_name(NUM_NONE) == NULL, "unknown state");
	OK_INT(record_state_find("open", 4), NUM_NONE, "open is no state");
	OK_INT(record_member_find("due.solve", 9), M_DUE_SOLVE, "by path");
	OK_INT(record_member_find("due_solve", 9), M_DUE_SOLVE, "by name");
	OK_INT(record_member_find("due", 3), -1, "a group is no member");
	OK_INT(record_member_find("", 0), -1, "no name, no member");
}

static const struct id_case {
	const char *src, *no;
	int64_t role;
	const char *id;
} id_cases[] = {
	{ "bj12345", "261122100315000317", ROLE_LEAD,
	    "bj12345-261122100315000317" },
	{ "bj12345", "261122100315000317", ROLE_ASSIST,
	    "bj12345-261122100315000317.2" },
	{ "bj", "A/1 2.3", ROLE_FORWARD, "bj-A%2F1%202%2E3.3" },
	{ "a-b", "c-d", ROLE_LEAD, "a%2Db-c%2Dd" },
	{ "bj", "京Ａ1", ROLE_LEAD, "bj-%E4%BA%AC%EF%BC%A11" },
	{ "OFFICE", "20261122-0007", ROLE_LEAD, "OFFICE-20261122-0007" },
	{ "OFFICE", "20261122-007", ROLE_LEAD, "OFFICE-20261122%2D007" },
	{ "bj", "%41", ROLE_LEAD, "bj-%2541" }
};

static void
test_ids(void)
{
	struct words *w = words_new();
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct record r, back;
	size_t i;

	for (i = 0; i < sizeof(id_cases) / sizeof(id_cases[0]); i++) {
		record_init(&r);
		r.m[M_SRC] = words_adds(w, id_cases[i].src);
		r.m[M_ROLE] = id_cases[i].role;
		strcpy(r.no, id_cases[i].no);
		buf_reset(&b);
		record_put_id(&b, &r, w);
		OK_TEXT(b.data, id_cases[i].id, "id");
		record_init(&back);
		OK_INT(record_parse_id(&back, b.data, b.len, w, &e), 0,
		    "it is read");
		OK(memcmp(&back, &r, sizeof(r)) == 0, "and is the same");
	}
	buf_release(&b);
	words_free(w);
}

static const char *const bad_ids[] = {
	"", "-", "bj", "bj-", "-1", "bj-1.1", "bj-1.4", "bj-1.", "bj-a.b",
	"bj-%2", "bj-%2f", "bj-%41", "bj-%00", "bj-%FF", "bj-a b", "bj-电",
	"bj-a-b", "bj-%zz", "a.b-1", "bj-1\n", "OFFICE-20261122%2D0007",
	"bj-1234567890123456789012345678901234567890123456789012345678901234"
};

static void
test_bad_ids(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct record r, before;
	char huge[RECORD_ID_MAX + 2];
	size_t i;

	record_init(&r);
	before = r;
	for (i = 0; i < sizeof(bad_ids) / sizeof(bad_ids[0]); i++)
		OK_INT(record_parse_id(&r, bad_ids[i], strlen(bad_ids[i]), w,
		    &e), -1, bad_ids[i]);
	memset(huge, 'a', sizeof(huge));
	huge[sizeof(huge) - 5] = '-';
	OK_INT(record_parse_id(&r, huge, sizeof(huge), w, &e), -1,
	    "an id that is too long");
	OK(memcmp(&r, &before, sizeof(r)) == 0, "nothing was touched");
	words_free(w);
}

static void
fill(struct record *r, struct words *w)
{
	record_init(r);
	strcpy(r->no, "261122100315000317");
	r->m[M_REV] = 4;
	r->m[M_SRC] = words_adds(w, "bj12345");
	r->m[M_ROLE] = ROLE_LEAD;
	r->m[M_RECEIVED_AT] = 1795312995;
	r->m[M_CHANNEL] = words_adds(w, "电话");
	r->m[M_CATEGORY] = words_adds(w, "住房城乡建设/物业管理/电梯故障");
	r->m[M_COMMUNITY] = words_adds(w, "农光里");
	r->m[M_CALLER] = 0x7f3a000000000001;
	r->m[M_STATE] = STATE_HANDLING;
	r->m[M_LEVEL] = 3;
	r->m[M_LEAD] = words_adds(w, "物业管理科");
	r->m[M_ASSIST] = words_adds(w, "农光里社区\x1f城管");
	r->m[M_DUE_SOLVE] = 1795399395;
	r->m[M_TRIED] = 5;
	r->m[M_CITY_VALID] = 1;
	r->m[M_CITY_SOLVED] = 0;
	r->m[M_FLAGS] = FLAG_THREAT | FLAG_SECRET;
	r->m[M_LINKS] = 1;
}

static void
test_json(void)
{
	struct words *w = words_new();
	struct buf b = BUF_INIT;
	struct record r;
	struct record_link link[2] = {
		{ "repeat", "bj-1", "同一来电", 0, NULL },
		{ "cites", "bj-2", NULL, 0, NULL }
	};

	record_init(&r);
	strcpy(r.no, "1");
	r.m[M_SRC] = words_adds(w, "bj");
	record_put_json(&b, &r, NULL, w);
	OK_TEXT(b.data, "{\"v\":1,\"id\":\"bj-1\",\"src\":\"bj\","
	    "\"no\":\"1\",\"text\":null,\"lead\":null,\"assist\":[],"
	    "\"officer\":null,\"due\":{\"sign\":null,\"contact\":null,"
	    "\"solve\":null},\"revisit\":{\"own\":null,\"city\":null},"
	    "\"excluded\":{\"internal\":null,\"city\":null},\"links\":[],"
	    "\"flags\":[],\"x\":{}}", "nothing known");
	fill(&r, w);
	buf_reset(&b);
	record_put_json_links(&b, &r, NULL, link, 2, w);
	OK_TEXT(b.data, "{\"v\":1,\"id\":\"bj12345-261122100315000317\","
	    "\"rev\":4,\"src\":\"bj12345\",\"no\":\"261122100315000317\","
	    "\"role\":\"主办\",\"received_at\":\"2026-11-22T10:03:15+08:00\","
	    "\"channel\":\"电话\",\"category\":[\"住房城乡建设\","
	    "\"物业管理\",\"电梯故障\"],\"text\":null,"
	    "\"place\":{\"community\":\"农光里\"},"
	    "\"caller\":\"p_7f3a000000000001\",\"level\":3,"
	    "\"state\":\"handling\",\"lead\":\"物业管理科\","
	    "\"assist\":[\"农光里社区\",\"城管\"],\"officer\":null,"
	    "\"due\":{\"sign\":null,\"contact\":null,"
	    "\"solve\":\"2026-11-23T10:03:15+08:00\"},"
	    "\"contact\":{\"tried\":5},\"revisit\":{\"own\":null,"
	    "\"city\":{\"valid\":true,\"solved\":false}},"
	    "\"excluded\":{\"internal\":null,\"city\":null},"
	    "\"links\":[{\"kind\":\"repeat\",\"to\":\"bj-1\","
	    "\"why\":\"同一来电\"},{\"kind\":\"cites\",\"to\":\"bj-2\","
	    "\"why\":null}],\"flags\":[\"threat\",\"secret\"],\"x\":{}}",
	    "much known");
	buf_release(&b);
	words_free(w);
}

/* Every member with a path is printed, at this path. */
static void
test_paths(void)
{
	struct words *w = words_new();
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct record r;
	struct jx *j;
	int i;

	record_init(&r);
	strcpy(r.no, "1");
	words_adds(w, "词");
	for (i = 0; i < M_COUNT; i++)
		r.m[i] = 1;
	record_put_json(&b, &r, NULL, w);
	j = jx_parse(b.data, b.len, &e);
	OK(j != NULL, "a full record is JSON");
	for (i = 0; i < M_COUNT; i++) {
		if (record_info[i].json[0] != '\0')
			OK(jx_type(jx_path(j, record_info[i].json)) !=
			    JX_NULL, record_info[i].json);
	}
	jx_free(j);
	buf_release(&b);
	words_free(w);
}

static void
set_text(struct record_texts *t, enum record_text which, const char *s)
{
	t->s[which] = s;
	t->len[which] = strlen(s);
}

static void
put_with(struct buf *b, const struct record_texts *t)
{
	struct words *w = words_new();
	struct record r;

	record_init(&r);
	strcpy(r.no, "1");
	buf_reset(b);
	record_put_json(b, &r, t, w);
	words_free(w);
}

static const char *
text_at(const struct jx *j, const char *path)
{
	size_t len;

	return jx_text(jx_path(j, path), &len);
}

static void
test_texts(void)
{
	struct record_texts t = { { NULL }, { 0 }, 0 };
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	struct jx *j;

	set_text(&t, TEXT_BODY, "来电人电话13800138000，电梯坏了");
	set_text(&t, TEXT_POINT, "农光里12号楼3单元401室");
	set_text(&t, TEXT_NAME, "赵某某");
	set_text(&t, TEXT_PHONE, "13800138000");
	set_text(&t, TEXT_X, "{\"备注\":\"13900139000\","
	    "\"n\":13700137000,\"k\":[1,\"二\",null]}");
	put_with(&b, &t);
	j = jx_parse(b.data, b.len, &e);
	OK_TEXT(text_at(j, "text"), "来电人电话138****8000，电梯坏了",
	    "text is masked");
	OK(strstr(b.data, "401") == NULL, "the room is masked");
	OK(strstr(b.data, "person") == NULL, "no person");
	OK(strstr(b.data, "1390013") == NULL, "x is masked");
	OK(strstr(b.data, "1370013") == NULL, "numbers in x are masked");
	OK(strstr(b.data, "[1,\"二\",null]") != NULL, "the rest stands");
	OK(text_at(j, "title") == NULL, "no title");
	jx_free(j);
	t.reveal = 1;
	put_with(&b, &t);
	j = jx_parse(b.data, b.len, &e);
	OK_TEXT(text_at(j, "person.phone"), "13800138000", "phone revealed");
	OK_TEXT(text_at(j, "person.name"), "赵某某", "name revealed");
	OK_TEXT(text_at(j, "place.point"), "农光里12号楼3单元401室",
	    "place revealed");
	OK_TEXT(text_at(j, "x.备注"), "13900139000", "x revealed");
	jx_free(j);
	set_text(&t, TEXT_X, "[\"broken");
	put_with(&b, &t);
	OK(strstr(b.data, "\"x\":{}}") != NULL, "a broken x is empty");
	buf_release(&b);
}

static void
test_open(void)
{
	struct record r;

	record_init(&r);
	OK(record_is_open(&r), "unknown state is open");
	r.m[M_STATE] = STATE_SUBMITTED;
	OK(record_is_open(&r), "submitted is open");
	r.m[M_STATE] = STATE_CLOSED;
	OK(!record_is_open(&r), "closed is not");
	r.m[M_STATE] = STATE_RETURNED;
	OK(!record_is_open(&r), "returned is not");
}

int
main(void)
{
	test_names();
	test_ids();
	test_bad_ids();
	test_json();
	test_paths();
	test_texts();
	test_open();
	return DONE();
}
