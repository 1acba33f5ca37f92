/* ahead: the list of what to do before they call (未诉先办清单). */
#include "forecast.h"

#include <string.h>

#include "ahead/itemout.h"
#include "base/lang.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "known.h"
#include "kept.h"
#include "render/grid.h"
#include "store/cases.h"
#include "store/forecasts.h"

#define MOST_KEPT 400		/* items of a list that is kept */

static struct known_asked from = { .day = NUM_NONE };
static const char *kinds;
static int64_t top = NUM_NONE;
static int keep, all;

struct listing {
	struct ctx *ctx;
	struct known known;
	struct ahead_list list;
	unsigned kinds;
};

static int
read_kinds(struct listing *l, struct err *e)
{
	const char *s = kinds;
	enum ahead_kind k;
	size_t len;

	l->kinds = s == NULL ? ~0u : 0;
	for (; s != NULL; s += len + 1) {
		len = strcspn(s, ",");
		if (item_kind_find(s, len, &k) < 0)
			return err_set(e, ERR_USAGE, "option '--kind': "
			    "season, chronic, spread, concentrated");
		l->kinds |= 1u << k;
		if (s[len] == '\0')
			break;
	}
	if ((l->kinds & 1u << AHEAD_SPREAD) != 0 && kinds != NULL &&
	    from.assets == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--kind': spread needs --assets");
	if (top != NUM_NONE && top < 1)
		return err_set(e, ERR_USAGE, "option '--top': 1 or more");
	return 0;
}

/* What is a case already waits for nobody to accept it. */
static int
drop_opened(struct listing *l, struct err *e)
{
	size_t i, kept = 0;
	struct ahead_item *item;
	struct record r;
	int rc;

	for (i = 0; i < l->list.n; i++) {
		item = &l->list.of[i];
		record_init(&r);
		r.m[M_SRC] = words_adds(l->ctx->words, AHEAD_SOURCE);
		r.m[M_ROLE] = ROLE_LEAD;
		memcpy(r.no, item->no, strlen(item->no) + 1);
		rc = cases_get(l->ctx->db, &r, e);
		if (rc < 0)
			return -1;
		if (rc == 1)
			buf_release(&item->why);
		else
			l->list.of[kept++] = *item;
	}
	l->list.n = kept;
	return 0;
}

static void
cut_top(struct listing *l)
{
	while (top != NUM_NONE && l->list.n > (size_t)top)
		buf_release(&l->list.of[--l->list.n].why);
}

/* The ids of the cases that an item rests on. */
static int
put_ids(struct buf *b, struct listing *l, const struct ahead_item *item,
    struct err *e)
{
	struct buf id = BUF_INIT;
	struct record r;
	size_t i;
	int rc = 1;

	for (i = 0; rc >= 0 && i < item->nkeys; i++) {
		rc = cases_get_key(l->ctx->db, item->keys[i], &r, e);
		if (rc < 1)
			continue;
		buf_reset(&id);
		record_put_id(&id, &r, l->ctx->words);
		jsonout_text(b, id.data, id.len);
		buf_putc(b, ',');
	}
	if (b->len > 0)
		buf_cut(b, b->len - 1);
	buf_release(&id);
	return rc < 0 ? -1 : 0;
}

/* All items, a line feed or a comma behind each. */
static int
put_items(struct buf *b, struct listing *l, size_t most, char behind,
    struct err *e)
{
	struct buf ids = BUF_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; rc == 0 && i < l->list.n && i < most; i++) {
		buf_reset(&ids);
		rc = put_ids(&ids, l, &l->list.of[i], e);
		if (i > 0 && behind == ',')
			buf_putc(b, behind);
		itemout_put_json(b, &l->list.of[i], &l->known.ahead,
		    ids.data);
		if (behind == '\n')
			buf_putc(b, behind);
	}
	buf_release(&ids);
	return rc;
}

/* --- keeping ------------------------------------------------------------- */

static int
keep_list(struct listing *l, struct err *e)
{
	struct ctx *c = l->ctx;
	struct buf figures = BUF_INIT;
	int rc;

	buf_puts(&figures, "{\"items\":[");
	rc = put_items(&figures, l, MOST_KEPT, ',', e);
	buf_puts(&figures, "]}");
	if (rc == 0)
		rc = ctx_keep_policy(c, e);
	if (rc == 0)
		rc = forecasts_keep(c->db, EV_LISTED, c->now_at,
		    c->actor == NULL ? NUM_NONE :
		    words_adds(c->words, c->actor), l->known.ahead.today,
		    &figures, l->list.n < MOST_KEPT ? (int64_t)l->list.n :
		    MOST_KEPT, e);
	buf_release(&figures);
	return rc;
}

static int
keep_in_transaction(struct listing *l, struct err *e)
{
	if (db_begin(l->ctx->db, e) < 0)
		return -1;
	return db_end(l->ctx->db, keep_list(l, e), e);
}

/* --- printing ------------------------------------------------------------ */

static int
print_grid(struct listing *l, const struct buf *scores, struct err *e)
{
	struct grid g;
	size_t i;
	int rc;

	grid_init(&g, lang_sheet("What to do before they call"));
	itemout_columns(&g);
	for (i = 0; i < l->list.n; i++)
		itemout_row(&g, &l->list.of[i], &l->known.ahead);
	if (ahead_years(&l->known.ahead) < l->known.seasons->learned.years)
		grid_note(&g, lang_sheet("less than two years are known: "
		    "seasons rest on one, or on the rate of 8 weeks"));
	if (scores->len > 0)
		grid_note(&g, scores->data);
	rc = ctx_print_grid(l->ctx, &g, e);
	grid_release(&g);
	return rc;
}

static int
print(struct listing *l, struct err *e)
{
	struct ctx *c = l->ctx;
	struct buf scores = BUF_INIT;
	int rc;

	rc = kept_put_scores(&scores, c, &l->known.ahead, e);
	if (rc == 0 && c->format != FORMAT_NDJSON) {
		rc = print_grid(l, &scores, e);
	} else if (rc == 0) {
		if (ahead_years(&l->known.ahead) <
		    l->known.seasons->learned.years)
			ctx_note(c, "less than two years are known: seasons "
			    "rest on one, or on the rate of 8 weeks");
		if (scores.len > 0)
			ctx_note(c, "%s", scores.data);
		rc = put_items(&c->out, l, SIZE_MAX, '\n', e);
	}
	buf_release(&scores);
	return rc;
}

static int
ahead_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct listing l = { .ctx = c };
	int rc = -1;

	(void)argv;
	if (argc > 0)
		return err_set(e, ERR_USAGE, "ahead takes no operand");
	if (c->fields != NULL && c->format == FORMAT_NDJSON)
		return err_set(e, ERR_USAGE,
		    "option '--fields': records are printed whole");
	if (read_kinds(&l, e) < 0 || known_read(&l.known, c, &from,
	    keep ? DB_WRITE : DB_READ, e) < 0)
		goto out;
	item_list_make(&l.list, &l.known.ahead,
	    from.assets != NULL ? &l.known.assets : NULL, l.kinds);
	if (!all && drop_opened(&l, e) < 0)
		goto out;
	cut_top(&l);
	if (keep && keep_in_transaction(&l, e) < 0)
		goto out;
	rc = print(&l, e);
out:
	item_list_release(&l.list);
	known_release(&l.known);
	return rc;
}

static const struct cli_option options[] = {
	{ .name = "kind", .type = CLI_TEXT, .target = &kinds,
	  .arg = "KIND,...",
	  .help = "season, chronic, spread, concentrated" },
	{ .name = "seasons", .type = CLI_TEXT, .target = &from.seasons,
	  .arg = "FILE", .help = "seasons and numbers, js-season(5)" },
	{ .name = "assets", .type = CLI_TEXT, .target = &from.assets,
	  .arg = "FILE", .help = "what is built alike, NDJSON" },
	{ .name = "day", .type = CLI_DAY, .target = &from.day, .arg = "DAY",
	  .help = "the list of this day (today), from what came before it" },
	{ .name = "top", .type = CLI_INT, .target = &top, .arg = "N",
	  .help = "only so many, best first" },
	{ .name = "all", .type = CLI_FLAG, .target = &all,
	  .help = "also what is a task already" },
	{ .name = "store", .type = CLI_FLAG, .target = &keep,
	  .help = "keep the list in the database, to be scored" },
	{ .name = "as-of" }, { .name = "actor" },
	{ .name = NULL }
};

const struct cli_verb ahead_verb = {
	.name = "ahead",
	.operands = "",
	.help = "what to do before they call (未诉先办清单)",
	.groups = CLI_PRINTS,
	.options = options,
	.run = ahead_run
};
