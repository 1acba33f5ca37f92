#include "life/event.h"

#include <string.h>

#include "base/mem.h"
#include "data/jsonout.h"
#include "data/recordvalue.h"
#include "hash/digest.h"
#include "life/matter.h"
#include "time/date.h"

static const char *const kind_names[EV_COUNT] = {
	"",
#define KIND_NAME(id, name) name,
	EVENT_KINDS(KIND_NAME)
#undef KIND_NAME
};

/* The types of fields have the names of record types and two of our own. */
#define RECORD_BYTES EVENT_BYTES
#define RECORD_HEX EVENT_HEX

static const struct {
	const char *name;
	int type;
} field_info[EF_END - EVENT_FIELD_BASE] = {
#define FIELD_INFO(id, type, name) { name, RECORD_##type },
	EVENT_FIELDS(FIELD_INFO)
#undef FIELD_INFO
};

/* How each field's value is stored: asked of every value of every event. */
enum stored { STORED_NUMBER, STORED_WORD, STORED_BYTES };
#define STORED(type) ((int)(type) >= EVENT_BYTES ? STORED_BYTES : \
    (int)(type) == RECORD_WORD || (int)(type) == RECORD_PATH || \
    (int)(type) == RECORD_LIST ? STORED_WORD : STORED_NUMBER)
static const unsigned char stored_as[EF_END] = {
#define MEMBER_STORED(id, type, name, place) [M_##id] = STORED(RECORD_##type),
	RECORD_MEMBERS(MEMBER_STORED)
#undef MEMBER_STORED
#define FIELD_STORED(id, type, name) [EF_##id] = STORED(RECORD_##type),
	EVENT_FIELDS(FIELD_STORED)
#undef FIELD_STORED
};

const char *
event_kind_name(enum event_kind k)
{
	return kind_names[k];
}

enum event_kind
event_kind_find(const char *s, size_t len)
{
	int k;

	for (k = EV_NONE + 1; k < EV_COUNT; k++)
		if (strlen(kind_names[k]) == len &&
		    memcmp(kind_names[k], s, len) == 0)
			return (enum event_kind)k;
	return EV_NONE;
}

int
event_kind_is_of_case(enum event_kind k)
{
	return k >= EV_RECEIVE && k != EV_FORECAST && k != EV_LISTED &&
	    k != EV_SIGN_PERIOD && k != EV_MATTER && k != EV_LINKS &&
	    k != EV_BUSY && k != EV_BUSY_DECIDE && k != EV_ERASE &&
	    k != EV_SCRUB;
}

static int
field_is_known(int field)
{
	return (field >= 0 && field < M_COUNT) ||
	    (field >= EVENT_FIELD_BASE && field < EF_END);
}

const char *
event_field_name(int field)
{
	if (field < M_COUNT)
		return record_info[field].name;
	return field_info[field - EVENT_FIELD_BASE].name;
}

int
event_field_type(int field)
{
	if (field < M_COUNT)
		return record_info[field].type;
	return field_info[field - EVENT_FIELD_BASE].type;
}

int
event_is_word(int field)
{
	return stored_as[field] == STORED_WORD;
}

void
event_init(struct event *ev, enum event_kind kind, int64_t at)
{
	ev->seq = 0;
	ev->kind = kind;
	ev->at = at;
	ev->rec = NUM_NONE;
	ev->clock = NUM_NONE;
	ev->actor = NUM_NONE;
	ev->key = NUM_NONE;
	ev->rev = NUM_NONE;
	ev->caller = NUM_NONE;
	ev->seal = NULL;
	ev->has_private = 0;
	ev->loss = EVENT_KEPT;
	ev->n = 0;
	memset(&ev->texts, 0, sizeof(ev->texts));
}

/* A field that does not come behind those that are there. */
static struct event_value *
make_room(struct event *ev, int field)
{
	struct event_value *v = &ev->values[ev->n];

	for (; v > ev->values && v[-1].field >= field; v--) {
		if (v[-1].field == field)
			BUG("an event's field is set twice");
		*v = v[-1];
	}
	return v;
}

/* Values stand in the order of their field numbers, as they are stored, and
 * mostly come in it. */
static inline struct event_value *
insert(struct event *ev, int field)
{
	struct event_value *v = &ev->values[ev->n];

	if (ev->n == EVENT_MAX_VALUES)
		BUG("an event has too many values");
	if (ev->n > 0 && v[-1].field >= field)
		v = make_room(ev, field);
	ev->n++;
	v->field = field;
	return v;
}

static void
set_number(struct event *ev, int field, int64_t n)
{
	struct event_value *v = insert(ev, field);

	v->n = n;
	v->s = NULL;
	v->len = 0;
}

void
event_set(struct event *ev, int field, int64_t n)
{
	if (n != NUM_NONE)
		set_number(ev, field, n);
}

void
event_take(struct event *ev, const struct record *r,
    const enum record_member *members, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (r->m[members[i]] != NUM_NONE)
			set_number(ev, (int)members[i], r->m[members[i]]);
}

void
event_set_bytes(struct event *ev, int field, const char *s, size_t len)
{
	struct event_value *v;

	if (s == NULL)
		return;
	v = insert(ev, field);
	v->n = NUM_NONE;
	v->s = s;
	v->len = len;
}

const struct event_value *
event_value(const struct event *ev, int field)
{
	const struct event_value *v = ev->values;
	size_t half, n = ev->n;

	/* they stand in order */
	while (n > 0) {
		half = n / 2;
		if (v[half].field < field) {
			v += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return v < ev->values + ev->n && v->field == field ? v : NULL;
}

int64_t
event_get(const struct event *ev, int field)
{
	const struct event_value *v = event_value(ev, field);

	return v == NULL ? NUM_NONE : v->n;
}

void
event_text(struct event *ev, enum record_text t, const char *s, size_t len)
{
	if (s == NULL || len == 0)
		return;
	ev->texts.s[t] = s;
	ev->texts.len[t] = len;
}

int
event_has_texts(const struct event *ev)
{
	int t;

	for (t = 0; t < TEXT_COUNT; t++)
		if (ev->texts.s[t] != NULL)
			return 1;
	return ev->caller != NUM_NONE;
}

/* No more bytes than this. */
static size_t
most_encoded(const struct event *ev)
{
	size_t i, n = 0;

	for (i = 0; i < ev->n; i++)
		n += 2 * BUF_VARINT_MAX + ev->values[i].len;
	return n;
}

static char *
encode_value(char *p, const struct event_value *v,
    const struct event_words *to_stored)
{
	p = buf_varint_at(p, (uint64_t)v->field);
	switch (stored_as[v->field]) {
	case STORED_BYTES:
		p = buf_varint_at(p, v->len);
		memcpy(p, v->s, v->len);
		return p + v->len;
	case STORED_WORD:
		if (v->n < 1 || v->n > to_stored->n)
			BUG("an event holds an unknown word");
		return buf_zigzag_at(p, to_stored->map[v->n]);
	default:
		return buf_zigzag_at(p, v->n);
	}
}

void
event_encode(struct buf *b, const struct event *ev,
    const struct event_words *to_stored)
{
	char *p;
	size_t i;

	buf_reserve(b, most_encoded(ev));
	p = b->data + b->len;
	for (i = 0; i < ev->n; i++)
		p = encode_value(p, &ev->values[i], to_stored);
	*p = '\0';
	b->len = (size_t)(p - b->data);
}

static int
decode_value(struct event_value *v, const unsigned char **p,
    const unsigned char *end, const struct event_words *from_stored)
{
	uint64_t len;

	v->n = NUM_NONE;
	v->s = NULL;
	v->len = 0;
	if (stored_as[v->field] == STORED_BYTES) {
		if (buf_get_varint(p, end, &len) < 0 ||
		    len > (size_t)(end - *p))
			return -1;
		v->s = (const char *)*p;
		v->len = (size_t)len;
		*p += len;
		return 0;
	}
	if (buf_get_zigzag(p, end, &v->n) < 0)
		return -1;
	if (event_is_word(v->field)) {
		if (v->n < 1 || v->n > from_stored->n)
			return -1;
		v->n = from_stored->map[v->n];
	}
	return 0;
}

int
event_decode(struct event *ev, const char *body, size_t len,
    const struct event_words *from_stored, struct err *e)
{
	const unsigned char *p = (const unsigned char *)body;
	const unsigned char *end = p + len;
	struct event_value *v;
	uint64_t field;
	int last = -1;

	ev->n = 0;
	while (p < end) {
		if (buf_get_varint(&p, end, &field) < 0 || field >= EF_END ||
		    !field_is_known((int)field) || (int)field <= last ||
		    ev->n == EVENT_MAX_VALUES)
			return err_set(e, ERR_DATA, "unreadable body");
		v = &ev->values[ev->n];
		v->field = last = (int)field;
		if (decode_value(v, &p, end, from_stored) < 0)
			return err_set(e, ERR_DATA, "unreadable body");
		ev->n++;
	}
	return 0;
}

static void
put_hex(struct buf *b, const struct event_value *v)
{
	char hex[DIGEST_HEX];

	if (v->len > DIGEST_LEN)
		BUG("a digest is too long");
	digest_to_hex((const unsigned char *)v->s, v->len, hex);
	jsonout_texts(b, hex);
}

static void
put_day(struct buf *b, int64_t day)
{
	struct buf text = BUF_INIT;

	date_put_day(&text, day);
	jsonout_text(b, text.data, text.len);
	buf_release(&text);
}

static void
put_matter(struct buf *b, int64_t no)
{
	struct buf text = BUF_INIT;

	matter_put_id(&text, no);
	jsonout_text(b, text.data, text.len);
	buf_release(&text);
}

void
event_put_value(struct buf *b, const struct event *ev,
    const struct event_value *v, const struct words *w)
{
	int type = event_field_type(v->field);
	int64_t member;

	/* the old value of a correction has the type of its member */
	if (v->field == EF_OLD) {
		member = event_get(ev, EF_MEMBER);
		if (member >= 0 && member < M_COUNT)
			type = record_info[member].type;
	}
	if (v->field == EF_DAY)
		put_day(b, v->n);
	else if (v->field == EF_MATTER)
		put_matter(b, v->n);
	else if (v->field == EF_MEMBER && v->n >= 0 && v->n < M_COUNT)
		jsonout_texts(b, record_info[v->n].name);
	else if (type == EVENT_HEX)
		put_hex(b, v);
	else if ((v->field == EF_FIGURES || v->field == EF_ACCEPTED) &&
	    v->len > 0 && v->s[0] == '{')
		jsonout_raw(b, v->s, v->len);
	else if (type == EVENT_BYTES)
		jsonout_text(b, v->s, v->len);
	else
		recordvalue_put(b, (enum record_type)type, v->n, w);
}

int
event_hides(const struct event *ev, int field, const struct record *r)
{
	int64_t flags = event_get(ev, M_FLAGS);

	if (field != M_SITE)
		return 0;
	return (flags != NUM_NONE && (flags & FLAG_SECRET) != 0) ||
	    (r != NULL && record_has_flag(r, FLAG_SECRET));
}

void
event_put_json(struct buf *b, const struct event *ev, const struct record *r,
    const struct words *w)
{
	struct buf id = BUF_INIT;
	size_t i;

	jsonout_open(b, '{');
	jsonout_key(b, "seq");
	jsonout_int(b, ev->seq == 0 ? NUM_NONE : ev->seq);
	jsonout_key(b, "kind");
	jsonout_texts(b, kind_names[ev->kind]);
	jsonout_key(b, "at");
	jsonout_time(b, ev->at);
	jsonout_key(b, "rec");
	jsonout_time(b, ev->rec);
	if (ev->clock != NUM_NONE) {
		jsonout_key(b, "clock");
		jsonout_time(b, ev->clock);
	}
	jsonout_key(b, "actor");
	jsonout_texts(b, ev->actor == NUM_NONE ? NULL :
	    words_text(w, ev->actor));
	if (r != NULL) {
		record_put_id(&id, r, w);
		jsonout_key(b, "id");
		jsonout_text(b, id.data, id.len);
		jsonout_key(b, "rev");
		jsonout_int(b, ev->rev);
	}
	for (i = 0; i < ev->n; i++) {
		if (event_hides(ev, ev->values[i].field, r))
			continue;
		jsonout_key(b, event_field_name(ev->values[i].field));
		event_put_value(b, ev, &ev->values[i], w);
	}
	jsonout_close(b, '}');
	buf_release(&id);
}
