#include "measure/partialout.h"

#include "base/num.h"
#include "data/jsonout.h"

static const char *const sources[] = { "city", "own" };
static const char *const accounts[] = { "full", "net" };

static void
put_head(struct buf *b, const char *type, const char *shard)
{
	jsonout_open(b, '{');
	jsonout_key(b, "type");
	jsonout_texts(b, type);
	jsonout_key(b, "pv");
	jsonout_int(b, PARTIAL_VERSION);
	jsonout_key(b, "shard");
	jsonout_texts(b, shard);
}

static void
put_count(struct buf *b, const struct rates_count *c)
{
	const struct rates_member *m;

	jsonout_open(b, '{');
	for (m = rates_members; m->name != NULL; m++) {
		jsonout_key(b, m->name);
		jsonout_int(b, *(const int64_t *)((const char *)c +
		    m->offset));
	}
	jsonout_close(b, '}');
}

/* Words as they are, levels as numbers, null for what has no key. */
static void
put_key(struct buf *b, const struct rates_row *row, enum rates_by by,
    const struct words *w)
{
	jsonout_key(b, "key");
	if (row->key == NUM_NONE || by == RATES_BY_LEVEL)
		jsonout_int(b, row->key);
	else
		jsonout_text(b, words_text(w, row->key),
		    words_len(w, row->key));
}

static void
put_row(struct buf *b, const struct rates_row *row, const char *shard,
    enum rates_by by, const struct words *w)
{
	int s, a;

	put_head(b, "partial", shard);
	put_key(b, row, by, w);
	for (s = 0; s < 2; s++) {
		jsonout_key(b, sources[s]);
		jsonout_open(b, '{');
		for (a = 0; a < 2; a++) {
			jsonout_key(b, accounts[a]);
			put_count(b, &row->count[s][a]);
		}
		jsonout_close(b, '}');
	}
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

static void
put_period(struct buf *b, const struct period *p)
{
	jsonout_key(b, "period");
	jsonout_open(b, '{');
	jsonout_key(b, "name");
	jsonout_texts(b, p->name);
	jsonout_key(b, "kind");
	jsonout_int(b, p->kind);
	jsonout_key(b, "from");
	jsonout_int(b, p->from_at == INT64_MIN ? NUM_NONE : p->from_at);
	jsonout_key(b, "to");
	jsonout_int(b, p->to_at == INT64_MAX ? NUM_NONE : p->to_at);
	jsonout_close(b, '}');
}

static void
put_end(struct buf *b, const char *shard, const struct partial_end *end,
    size_t groups, const char *digest)
{
	put_head(b, "partial_end", shard);
	jsonout_key(b, "groups");
	jsonout_int(b, (int64_t)groups);
	jsonout_key(b, "by");
	jsonout_texts(b, rates_by_name(end->by));
	put_period(b, &end->period);
	jsonout_key(b, "query");
	jsonout_texts(b, end->query);
	jsonout_key(b, "as_of");
	jsonout_int(b, end->as_of);
	jsonout_key(b, "policy");
	jsonout_texts(b, end->policy);
	jsonout_key(b, "calendar");
	jsonout_texts(b, end->calendar);
	jsonout_key(b, "digest");
	jsonout_texts(b, digest);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

void
partialout_put(struct buf *b, struct rates *r, const char *shard,
    const struct partial_end *end)
{
	struct digest *d = digest_new();
	unsigned char sum[DIGEST_LEN];
	const struct rates_row *rows;
	size_t from = b->len, n, i;
	char hex[DIGEST_HEX];

	rows = rates_rows(r, &n);
	for (i = 0; i < n; i++)
		put_row(b, &rows[i], shard, end->by, rates_words(r));
	digest_of(d, b->data + from, b->len - from, sum);
	digest_free(d);
	digest_to_hex(sum, DIGEST_LEN, hex);
	put_end(b, shard, end, n, hex);
}
