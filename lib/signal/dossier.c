#include "signal/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/life.h"
#include "store/cases.h"
#include "store/journal.h"

/* What the bytes of an event's values and texts were, until all are read and
 * the buffer stays where it is. */
struct kept {
	size_t *at;
	size_t n, cap;
};

struct dossier {
	struct db *db;
	struct asof *asof;
	int64_t seq;
	const struct record *r;

	struct event *events;
	size_t nevents, cap_events;
	struct buf event_bytes;
	struct kept kept;
	int has_events;

	struct record_texts texts;
	struct buf text_bytes;
	int has_texts;

	struct link *links;
	size_t nlinks, cap_links;
	int has_links;

	int failed;
	struct err error;
};

struct dossier *
dossier_new(struct db *db, struct asof *asof, int64_t seq)
{
	struct dossier *d = mem_array(1, sizeof(*d));

	d->db = db;
	d->asof = asof;
	d->seq = seq;
	buf_init(&d->event_bytes);
	buf_init(&d->text_bytes);
	return d;
}

void
dossier_free(struct dossier *d)
{
	if (d == NULL)
		return;
	free(d->events);
	free(d->links);
	free(d->kept.at);
	buf_release(&d->event_bytes);
	buf_release(&d->text_bytes);
	free(d);
}

void
dossier_open(struct dossier *d, const struct record *r)
{
	d->r = r;
	d->has_events = d->has_texts = d->has_links = 0;
	d->nevents = d->nlinks = 0;
	d->failed = 0;
}

/* The first reason is the one that is told. */
static void
note_failure(struct dossier *d, const struct err *e)
{
	if (!d->failed)
		d->error = *e;
	d->failed = 1;
}

/* --- events ------------------------------------------------------------- */

static void
keep_bytes(struct dossier *d, const char *s, size_t len)
{
	mem_grow(&d->kept.at, d->kept.n, &d->kept.cap, sizeof(*d->kept.at));
	d->kept.at[d->kept.n++] = d->event_bytes.len;
	buf_put(&d->event_bytes, s, len);
	buf_putc(&d->event_bytes, '\0');
}

static void
keep_event(struct dossier *d, const struct event *ev)
{
	size_t i;

	mem_grow(&d->events, d->nevents, &d->cap_events, sizeof(*d->events));
	d->events[d->nevents++] = *ev;
	for (i = 0; i < ev->n; i++)
		if (ev->values[i].s != NULL)
			keep_bytes(d, ev->values[i].s, ev->values[i].len);
	for (i = 0; i < TEXT_COUNT; i++)
		if (ev->texts.s[i] != NULL)
			keep_bytes(d, ev->texts.s[i], ev->texts.len[i]);
}

/* The same walk again, now that the bytes lie still. */
static void
point_to_bytes(struct dossier *d)
{
	const size_t *at = d->kept.at;
	struct event *ev;
	size_t i;

	for (ev = d->events; ev < d->events + d->nevents; ev++) {
		for (i = 0; i < ev->n; i++)
			if (ev->values[i].s != NULL)
				ev->values[i].s = d->event_bytes.data + *at++;
		for (i = 0; i < TEXT_COUNT; i++)
			if (ev->texts.s[i] != NULL)
				ev->texts.s[i] = d->event_bytes.data + *at++;
	}
}

static int
read_event(void *arg, const struct event *ev)
{
	struct dossier *d = arg;

	if (d->seq > 0 && ev->seq > d->seq)
		return 1;
	keep_event(d, ev);
	return 0;
}

const struct event *
dossier_events(struct dossier *d, size_t *n)
{
	struct err e = ERR_INIT;

	if (!d->has_events) {
		d->has_events = 1;
		d->kept.n = 0;
		buf_reset(&d->event_bytes);
		if (journal_read(d->db, d->r->key, 0, NUM_NONE, read_event, d,
		    &e) < 0) {
			note_failure(d, &e);
			d->nevents = 0;
		}
		point_to_bytes(d);
	}
	*n = d->nevents;
	return d->events;
}

static void
begin_again(struct record *r, const struct record *now)
{
	record_init(r);
	r->key = now->key;
	r->m[M_SRC] = now->m[M_SRC];
	r->m[M_ROLE] = now->m[M_ROLE];
	memcpy(r->no, now->no, sizeof(r->no));
}

void
dossier_walk(struct dossier *d, dossier_fn fn, void *arg)
{
	struct record before, after;
	struct err e = ERR_INIT;
	const struct event *ev;
	size_t i, n;

	ev = dossier_events(d, &n);
	begin_again(&before, d->r);
	for (i = 0; i < n; i++) {
		after = before;
		if (life_apply(&after, &ev[i], &e) < 0) {
			note_failure(d, &e);
			return;
		}
		life_note_event(&after, &ev[i]);
		fn(arg, &before, &ev[i], &after);
		before = after;
	}
}

/* --- texts, links, other cases ------------------------------------------- */

const struct record_texts *
dossier_texts(struct dossier *d)
{
	struct err e = ERR_INIT;

	if (d->has_texts)
		return &d->texts;
	d->has_texts = 1;
	memset(&d->texts, 0, sizeof(d->texts));
	buf_reset(&d->text_bytes);
	if (cases_texts(d->db, d->r, &d->texts, &d->text_bytes, &e) < 0) {
		note_failure(d, &e);
		memset(&d->texts, 0, sizeof(d->texts));
	}
	return &d->texts;
}

static int
read_link(void *arg, const struct link *l)
{
	struct dossier *d = arg;

	mem_grow(&d->links, d->nlinks, &d->cap_links, sizeof(*d->links));
	d->links[d->nlinks++] = *l;
	return 0;
}

const struct link *
dossier_links(struct dossier *d, size_t *n)
{
	struct err e = ERR_INIT;

	if (!d->has_links) {
		d->has_links = 1;
		if (links_to(d->db, d->r->key, read_link, d, &e) < 0)
			note_failure(d, &e);
	}
	*n = d->nlinks;
	return d->links;
}

int
dossier_other(struct dossier *d, int64_t key, struct record *other)
{
	struct err e = ERR_INIT;
	int rc = asof_get(d->asof, key, other, &e);

	if (rc < 0)
		note_failure(d, &e);
	return rc > 0;
}

int
dossier_failed(const struct dossier *d, struct err *e)
{
	if (!d->failed)
		return 0;
	*e = d->error;
	return -1;
}
