#include "request.h"

#include <stdlib.h>
#include <string.h>

#include "lines.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "rule/deadline.h"
#include "text/norm.h"
#include "text/site.h"
#include "time/date.h"

enum kind { KEY_TEXT, KEY_WORD, KEY_PATH, KEY_LEVEL, KEY_TIME };

static const struct {
	const char *name;
	enum kind kind;
	int which;		/* record_text or record_member */
} keys[] = {
	{ "text", KEY_TEXT, TEXT_BODY },
	{ "title", KEY_TEXT, TEXT_TITLE },
	{ "point", KEY_TEXT, TEXT_POINT },
	{ "name", KEY_TEXT, TEXT_NAME },
	{ "phone", KEY_TEXT, TEXT_PHONE },
	{ "nature", KEY_WORD, M_NATURE },
	{ "channel", KEY_WORD, M_CHANNEL },
	{ "street", KEY_WORD, M_STREET },
	{ "community", KEY_WORD, M_COMMUNITY },
	{ "category", KEY_PATH, M_CATEGORY },
	{ "level", KEY_LEVEL, M_LEVEL },
	{ "received_at", KEY_TIME, M_RECEIVED_AT },
	{ "appointment_at", KEY_TIME, M_DUE_PROMISE },
};
#define KEY_COUNT (sizeof(keys) / sizeof(keys[0]))

void
request_init(struct request *q)
{
	record_init(&q->facts);
	memset(&q->texts, 0, sizeof(q->texts));
	q->json = NULL;
	q->caller = q->fact = NUM_NONE;
}

void
request_release(struct request *q)
{
	jx_free(q->json);
	q->json = NULL;
}

/* An array of texts, joined to a path; a '/' inside a part is full-width. */
static int
read_path(int64_t *word, const struct jx *j, struct words *w)
{
	struct buf b = BUF_INIT;
	const char *s;
	size_t i, len;
	int rc = jx_type(j) == JX_ARRAY && jx_count(j) > 0 ? 0 : -1;

	for (i = 0; rc == 0 && i < jx_count(j); i++) {
		s = jx_text(jx_at(j, i), &len);
		if (s == NULL || len == 0) {
			rc = -1;
			break;
		}
		if (i > 0)
			buf_putc(&b, '/');
		for (; len > 0; s++, len--) {
			if (*s == '/')
				buf_puts(&b, "／");
			else
				buf_putc(&b, *s);
		}
	}
	if (rc == 0)
		*word = words_add(w, b.data, b.len);
	buf_release(&b);
	return rc;
}

static int
read_value(struct request *q, size_t key, const struct jx *j,
    struct words *w, struct err *e)
{
	int which = keys[key].which;
	const char *s;
	size_t len;
	int64_t n;

	switch (keys[key].kind) {
	case KEY_TEXT:
		q->texts.s[which] = jx_text(j, &q->texts.len[which]);
		return q->texts.s[which] != NULL ? 0 : -1;
	case KEY_WORD:
		s = jx_text(j, &len);
		if (s != NULL)
			q->facts.m[which] = words_add(w, s, len);
		return s != NULL ? 0 : -1;
	case KEY_PATH:
		return read_path(&q->facts.m[which], j, w);
	case KEY_LEVEL:
		n = jx_int(j);
		q->facts.m[which] = n;
		return n >= 1 && n <= POLICY_LEVELS ? 0 : -1;
	case KEY_TIME:
		s = jx_text(j, &len);
		return s != NULL &&
		    date_parse_at(s, len, &q->facts.m[which], e) == 0 ? 0 : -1;
	}
	return -1;
}

static size_t
find_key(const char *name)
{
	size_t k;

	for (k = 0; k < KEY_COUNT; k++)
		if (strcmp(keys[k].name, name) == 0)
			break;
	return k;
}

static int
read_keys(struct request *q, struct words *w, struct err *e)
{
	struct err why = ERR_INIT;
	const struct jx *value;
	const char *name;
	size_t i, k;

	if (jx_type(q->json) != JX_OBJECT)
		return err_set(e, ERR_DATA, "a request is a JSON object");
	for (i = 0; i < jx_count(q->json); i++) {
		value = jx_member(q->json, i, &name);
		k = find_key(name);
		if (k == KEY_COUNT)
			return err_set(e, ERR_DATA, "unknown key '%s'", name);
		if (read_value(q, k, value, w, &why) < 0)
			return err_set(e, ERR_DATA, "%s: %s", name,
			    why.text[0] != '\0' ? why.text :
			    lang("not a value for it"));
	}
	if (q->texts.s[TEXT_BODY] == NULL || q->texts.len[TEXT_BODY] == 0)
		return err_set(e, ERR_DATA, "text: it is missing");
	return 0;
}

/* A community by the policy's name for it; limits and clocks. */
static int
apply_policy(struct request *q, struct ctx *c, struct err *e)
{
	struct deadline_rules rules = { c->policy, c->words, c->calendar };
	struct deadline_facts d;
	const struct policy_unit *u;

	if (q->facts.m[M_COMMUNITY] != NUM_NONE) {
		u = policy_unit_find(c->policy, q->facts.m[M_COMMUNITY]);
		if (u != NULL && u->kind == KIND_COMMUNITY)
			q->facts.m[M_COMMUNITY] = u->name;
	}
	d.received_at = d.dispatched_at = q->facts.m[M_RECEIVED_AT];
	q->facts.m[M_DISPATCHED_AT] = d.dispatched_at;
	d.category = q->facts.m[M_CATEGORY];
	d.level = q->facts.m[M_LEVEL];
	d.limit.unit = LIMIT_NONE;
	d.due_at = NUM_NONE;
	d.threat = deadline_is_threat(c->policy, q->texts.s[TEXT_BODY],
	    q->texts.len[TEXT_BODY]);
	q->facts.m[M_FLAGS] = FLAG_OWN;
	return deadline_decide(&q->facts, &d, &rules, e);
}

/* The estate and building that the place names. */
static void
find_site(struct request *q, struct words *w)
{
	const char *point = q->texts.s[TEXT_POINT];
	struct site_reader *r = site_reader_new();
	struct buf b = BUF_INIT;

	if (point != NULL &&
	    site_of(r, &b, point, q->texts.len[TEXT_POINT]))
		q->facts.m[M_SITE] = words_add(w, b.data, b.len);
	buf_release(&b);
	site_reader_free(r);
}

int
request_read(struct request *q, const struct stream_line *l, struct ctx *c,
    struct err *e)
{
	struct buf b = BUF_INIT;

	if (l->text == NULL)
		return err_set(e, ERR_DATA, "the line is too long");
	q->json = jx_parse(l->text, l->len, e);
	if (q->json == NULL || read_keys(q, c->words, e) < 0)
		return -1;
	if (q->facts.m[M_RECEIVED_AT] == NUM_NONE)
		q->facts.m[M_RECEIVED_AT] = c->at;
	if (q->facts.m[M_RECEIVED_AT] > c->now_at)
		return err_set(e, ERR_DATA,
		    "received_at: its time lies in the future");
	if (q->facts.m[M_DUE_PROMISE] != NUM_NONE) {
		if (q->facts.m[M_DUE_PROMISE] < q->facts.m[M_RECEIVED_AT])
			return err_set(e, ERR_DATA, "appointment_at: its "
			    "time lies before the request");
		q->facts.m[M_PROMISED_AT] = q->facts.m[M_RECEIVED_AT];
	}
	q->facts.m[M_SRC] = words_adds(c->words, "office");
	q->facts.m[M_ROLE] = ROLE_LEAD;
	find_site(q, c->words);
	if (apply_policy(q, c, e) < 0)
		return -1;
	norm_phone(&b, q->texts.s[TEXT_PHONE] == NULL ? "" :
	    q->texts.s[TEXT_PHONE], q->texts.len[TEXT_PHONE]);
	q->caller = db_ref(c->db, b.data, b.len);
	buf_reset(&b);
	buf_put_be64(&b, (uint64_t)q->facts.m[M_RECEIVED_AT]);
	buf_put(&b, l->text, l->len);
	q->fact = db_ref(c->db, b.data, b.len);
	buf_release(&b);
	return 0;
}

void
request_event(const struct request *q, int64_t actor, struct event *ev)
{
	static const enum record_member carried[] = { M_SRC, M_ROLE,
		M_RECEIVED_AT, M_DISPATCHED_AT, M_CHANNEL, M_NATURE,
		M_CATEGORY, M_STREET, M_COMMUNITY, M_LEVEL, M_LEVEL_BY,
		M_DUE_SIGN, M_DUE_CONTACT, M_DUE_SOLVE, M_DUE_WORKING,
		M_FLAGS, M_SITE, M_DUE_PROMISE, M_PROMISED_AT };

	event_init(ev, EV_RECEIVE, q->facts.m[M_RECEIVED_AT]);
	ev->rev = 1;
	ev->actor = actor;
	event_take(ev, &q->facts, carried,
	    sizeof(carried) / sizeof(carried[0]));
	event_set_bytes(ev, EF_NO, q->facts.no, strlen(q->facts.no));
	event_set(ev, EF_ORIGIN, BY_OFFICE);
	event_set(ev, EF_FACT, q->fact);
	ev->texts = q->texts;
	ev->caller = q->caller;
}

static int
is_request(const struct jx *j)
{
	const char *name;
	size_t i;
	int has_text = 0;

	if (jx_type(j) != JX_OBJECT)
		return 0;
	for (i = 0; i < jx_count(j); i++) {
		(void)jx_member(j, i, &name);
		if (find_key(name) == KEY_COUNT)
			return 0;
		has_text |= strcmp(name, "text") == 0;
	}
	return has_text;
}

int
request_is_file(const char *path)
{
	struct err ignored = ERR_INIT;
	char *argv[1] = { mem_text(path) };
	struct lines *in = lines_new(1, argv, &ignored);
	struct stream_line l;
	struct jx *j = NULL;
	int found = 0;

	if (in != NULL && lines_next(in, &l, &ignored) == 1 && l.text != NULL)
		j = jx_parse(l.text, l.len, &ignored);
	if (j != NULL)
		found = is_request(j);
	jx_free(j);
	lines_free(in);
	free(argv[0]);
	return found;
}
