#include "open311.h"

#include <string.h>

#include "base/num.h"
#include "data/jsonout.h"
#include "sheet/cell.h"

static void
put_null(struct buf *b, const char *key)
{
	jsonout_key(b, key);
	jsonout_null(b);
}

static void
put_word(struct buf *b, const char *key, const struct words *w, int64_t word)
{
	jsonout_key(b, key);
	jsonout_texts(b, word == NUM_NONE ? NULL : words_text(w, word));
}

static void
put_time(struct buf *b, const char *key, int64_t at)
{
	jsonout_key(b, key);
	jsonout_time(b, at);
}

/* The last part of a path. */
static const char *
last_part(const char *path)
{
	const char *slash = path != NULL ? strrchr(path, '/') : NULL;

	return slash != NULL ? slash + 1 : path;
}

static const char *
category_of(const struct record *r, const struct words *w)
{
	return r->m[M_CATEGORY] == NUM_NONE ? NULL :
	    words_text(w, r->m[M_CATEGORY]);
}

/* When something was last known to happen to it; of a closed request the
 * specification wants when it was closed. */
static int64_t
updated_at(const struct record *r)
{
	static const enum record_member times[] = { M_RECEIVED_AT,
		M_DISPATCHED_AT, M_ASSIGNED_AT, M_SIGNED_AT, M_CALLED_AT,
		M_SUBMITTED_AT, M_PROGRESS_AT, M_CLOSED_AT, M_FINISHED_AT,
		M_OWN_AT, M_CITY_AT };
	int64_t at = NUM_NONE;
	size_t i;

	if (!record_is_open(r) && r->m[M_CLOSED_AT] != NUM_NONE)
		return r->m[M_CLOSED_AT];
	if (!record_is_open(r) && r->m[M_FINISHED_AT] != NUM_NONE)
		return r->m[M_FINISHED_AT];
	for (i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		if (r->m[times[i]] > at)	/* NUM_NONE is the least */
			at = r->m[times[i]];
	return at;
}

/* From the most specific unit to the most general, as the specification has
 * it, and no nearer than the community: points may say where somebody lives. */
static void
put_address(struct buf *b, const struct record *r, const struct words *w)
{
	struct buf text = BUF_INIT;

	if (r->m[M_COMMUNITY] != NUM_NONE)
		buf_puts(&text, words_text(w, r->m[M_COMMUNITY]));
	if (r->m[M_COMMUNITY] != NUM_NONE && r->m[M_STREET] != NUM_NONE)
		buf_puts(&text, ", ");
	if (r->m[M_STREET] != NUM_NONE)
		buf_puts(&text, words_text(w, r->m[M_STREET]));
	jsonout_key(b, "address");
	jsonout_texts(b, text.len > 0 ? text.data : NULL);
	buf_release(&text);
}

void
open311_put_request(struct buf *b, const struct record *r,
    const struct words *w)
{
	const char *category = category_of(r, w);
	struct buf id = BUF_INIT;

	record_put_id(&id, r, w);
	jsonout_open(b, '{');
	jsonout_key(b, "service_request_id");
	jsonout_text(b, id.data, id.len);
	jsonout_key(b, "status");
	jsonout_texts(b, record_is_open(r) ? "open" : "closed");
	jsonout_key(b, "status_notes");
	jsonout_texts(b, cell_state(r->m[M_STATE]));
	jsonout_key(b, "service_name");
	jsonout_texts(b, last_part(category));
	jsonout_key(b, "service_code");
	jsonout_texts(b, category);
	put_null(b, "description");
	put_word(b, "agency_responsible", w, r->m[M_LEAD]);
	put_null(b, "service_notice");
	put_time(b, "requested_datetime", r->m[M_RECEIVED_AT]);
	put_time(b, "updated_datetime", updated_at(r));
	put_time(b, "expected_datetime", r->m[M_DUE_SOLVE]);
	put_address(b, r, w);
	put_null(b, "address_id");
	put_null(b, "zipcode");
	put_null(b, "lat");
	put_null(b, "long");
	put_null(b, "media_url");
	jsonout_close(b, '}');
	buf_release(&id);
}

void
open311_put_service(struct buf *b, const struct policy_category *c,
    const struct words *w)
{
	const char *path = words_text(w, c->path), *slash;
	struct buf group = BUF_INIT;

	slash = strchr(path, '/');
	if (slash != NULL)
		buf_put(&group, path, (size_t)(slash - path));
	else
		buf_puts(&group, path);
	jsonout_open(b, '{');
	jsonout_key(b, "service_code");
	jsonout_texts(b, path);
	jsonout_key(b, "service_name");
	jsonout_texts(b, last_part(path));
	put_null(b, "description");
	jsonout_key(b, "metadata");
	jsonout_bool(b, 0);
	jsonout_key(b, "type");
	jsonout_texts(b, "realtime");
	jsonout_key(b, "keywords");
	jsonout_texts(b, "");
	jsonout_key(b, "group");
	jsonout_text(b, group.data, group.len);
	jsonout_close(b, '}');
	buf_release(&group);
}

int
open311_is_public(const struct record *r, const struct words *w)
{
	int64_t flags = r->m[M_FLAGS] == NUM_NONE ? 0 : r->m[M_FLAGS];

	if ((flags & (FLAG_SECRET | FLAG_TASK)) != 0 ||
	    (r->m[M_ROLE] != NUM_NONE && r->m[M_ROLE] != ROLE_LEAD))
		return 0;
	return r->m[M_NATURE] == NUM_NONE ||
	    strcmp(words_text(w, r->m[M_NATURE]), "举报") != 0;
}
