#include "data/recordwalk.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "data/jxquick.h"

#define SLOTS 1024		/* a power of two, thinly filled */

const struct recordwalk_known recordwalk_known[] = {
	{ "title", JX_TEXT }, { "text", JX_TEXT }, { "result", JX_TEXT },
	{ "reply", JX_TEXT }, { "place.point", JX_TEXT },
	{ "person.name", JX_TEXT }, { "person.phone", JX_TEXT },
	{ "promise.next", JX_TEXT }, { "place", JX_OBJECT },
	{ "person", JX_OBJECT }, { "due", JX_OBJECT },
	{ "contact", JX_OBJECT }, { "revisit", JX_OBJECT },
	{ "revisit.own", JX_OBJECT }, { "revisit.city", JX_OBJECT },
	{ "excluded", JX_OBJECT }, { "return", JX_OBJECT },
	{ "promise", JX_OBJECT }, { "progress", JX_OBJECT },
	{ "promise.measure", JX_TEXT }, { "pause", JX_OBJECT },
	{ "reopened", JX_OBJECT }, { "ladder", JX_OBJECT },
	{ "helpers", JX_OBJECT },
	{ "links", JX_ARRAY }, { "x", JX_OBJECT }
};
const size_t recordwalk_nknown =
    sizeof(recordwalk_known) / sizeof(recordwalk_known[0]);

/* By the hash of the whole path, "due.solve". */
struct slot {
	const char *path;	/* NULL: free */
	uint32_t hash;
	enum record_member member;	/* M_COUNT: of known */
	enum jx_type type;		/* of known */
};

static struct slot slots[SLOTS];

static void
enter(const char *path, enum record_member m, enum jx_type type)
{
	uint32_t hash = jxquick_hash(JXQUICK_HASH, path, strlen(path));
	size_t at = hash % SLOTS, tried = 0;

	while (slots[at].path != NULL) {
		at = (at + 1) % SLOTS;
		if (++tried == SLOTS)
			BUG("too many fields of a record");
	}
	slots[at].path = path;
	slots[at].hash = hash;
	slots[at].member = m;
	slots[at].type = type;
}

static void
fill(void)
{
	size_t i;
	int m;

	for (m = 0; m < M_COUNT; m++)
		if (record_info[m].json[0] != '\0' && m != M_REV)
			enter(record_info[m].json, (enum record_member)m,
			    JX_NULL);
	for (i = 0; i < recordwalk_nknown; i++)
		enter(recordwalk_known[i].path, M_COUNT,
		    recordwalk_known[i].type);
}

struct walk {
	recordwalk_fn fn;
	void *arg;
};

/* Where the path is prefix and key; a key with a dot is no path. */
static const struct slot *
find(uint32_t hash, const char *prefix, size_t prefix_len,
    const struct jxquick *j)
{
	const struct slot *s;
	size_t at;

	for (at = hash % SLOTS; slots[at].path != NULL; at = (at + 1) % SLOTS) {
		s = &slots[at];
		if (s->hash == hash &&
		    strncmp(s->path, prefix, prefix_len) == 0 &&
		    strcmp(s->path + prefix_len, j->key) == 0 &&
		    strchr(j->key, '.') == NULL)
			return s;
	}
	return NULL;
}

/* The object whose members have this prefix: "", "due.", "revisit.own.". */
static int
walk_object(const struct walk *w, const struct jxquick *object,
    const char *prefix, size_t len)
{
	uint32_t from = jxquick_hash(JXQUICK_HASH, prefix, len);
	const struct jxquick *j = jxquick_first(object);
	const struct slot *s;
	char inner[64];
	size_t n;

	for (; j != NULL; j = jxquick_next(j)) {
		s = find(jxquick_hash(from, j->key, j->key_len), prefix, len,
		    j);
		if (s == NULL || j->type == JX_NULL)
			continue;
		if (s->member != M_COUNT) {
			if (w->fn(w->arg, s->member, jxquick_as_jx(j)) < 0)
				return -1;
			continue;
		}
		if (j->type != s->type)
			return -1;
		n = strlen(s->path);
		if (j->type != JX_OBJECT || n + 1 >= sizeof(inner))
			continue;
		memcpy(inner, s->path, n);
		inner[n] = '.';
		if (walk_object(w, j, inner, n + 1) < 0)
			return -1;
	}
	return 0;
}

int
recordwalk_run(const struct jx *line, recordwalk_fn fn, void *arg)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	const struct jxquick *q = jxquick_of(line);
	struct walk w = { fn, arg };

	if (q == NULL || q->type != JX_OBJECT)
		return -1;
	pthread_once(&once, fill);
	return walk_object(&w, q, "", 0);
}
