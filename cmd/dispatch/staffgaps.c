#include "staffgaps.h"

#include "base/lang.h"
#include "base/num.h"
#include "render/grid.h"
#include "time/date.h"

struct holders {
	int64_t here, away;	/* at work these days; on leave */
	int64_t load;
};

static void
count(struct holders *h, const struct staff *s, const struct staff_post *post,
    int64_t community, int64_t day)
{
	const struct staff_person *p;
	size_t i;

	h->here = h->away = h->load = 0;
	for (i = 0; i < s->npeople; i++) {
		p = &s->people[i];
		if (!staff_holds(p, post) || (community != NUM_NONE &&
		    p->communities.n > 0 &&
		    !staff_words_have(&p->communities, community)))
			continue;
		if (shift_cover_leave(&p->leave, day))
			h->away++;
		else
			h->here++;
		h->load += p->load;
	}
}

static void
add_list(struct grid *g, const struct staff_words *list,
    const struct words *w)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < list->n; i++)
		buf_printf(&b, "%s%s", i > 0 ? "; " : "",
		    words_text(w, list->list[i]));
	if (b.len == 0)
		grid_empty(g);
	else
		grid_textn(g, b.data, b.len);
	buf_release(&b);
}

static void
add_row(struct grid *g, const char *gap, const struct staff_post *post,
    int64_t community, const struct holders *h, const struct words *w)
{
	grid_row(g);
	grid_text(g, gap);
	grid_word(g, w, post->name);
	grid_word(g, w, community);
	add_list(g, &post->duties, w);
	add_list(g, &post->categories, w);
	grid_int(g, h->here);
	grid_int(g, h->away);
	grid_int(g, h->load);
	grid_int(g, post->limit);
}

static void
look_at(struct grid *g, const struct staff *s, const struct staff_post *post,
    int64_t community, struct ctx *c)
{
	struct holders h;

	count(&h, s, post, community, date_day_of(c->now_at));
	if (h.here < 2)
		add_row(g, h.here == 0 ? "nobody" : "one", post, community,
		    &h, c->words);
}

/* Of the whole post, wherever its holders are. */
static void
look_at_load(struct grid *g, const struct staff *s,
    const struct staff_post *post, struct ctx *c)
{
	struct holders h;

	count(&h, s, post, NUM_NONE, date_day_of(c->now_at));
	if (post->limit != NUM_NONE && h.here > 0 &&
	    h.load / h.here >= post->limit)
		add_row(g, "overloaded", post, NUM_NONE, &h, c->words);
}

static void
add_columns(struct grid *g)
{
	grid_column(g, "gap", lang_sheet("gap"));
	grid_column(g, "post", lang_sheet("post"));
	grid_column(g, "community", lang_sheet("community"));
	grid_column(g, "duties", lang_sheet("duties"));
	grid_column(g, "categories", lang_sheet("categories"));
	grid_column_right(g, "holders", lang_sheet("holders"));
	grid_column_right(g, "away", lang_sheet("on leave"));
	grid_column_right(g, "load", lang_sheet("open cases"));
	grid_column_right(g, "limit", lang_sheet("most a holder"));
}

int
staffgaps_print(struct ctx *c, const struct staff *s, struct err *e)
{
	const struct staff_post *post;
	struct grid g;
	size_t i, k;
	int rc = 0;

	grid_init(&g, lang_sheet("Gaps of posts"));
	add_columns(&g);
	for (i = 0; i < s->nposts; i++) {
		post = &s->posts[i];
		for (k = 0; k < post->communities.n; k++)
			look_at(&g, s, post, post->communities.list[k], c);
		if (post->communities.n == 0)
			look_at(&g, s, post, NUM_NONE, c);
		look_at_load(&g, s, post, c);
	}
	if (g.nrows > 0) {
		ctx_finding(c);
		rc = ctx_print_grid(c, &g, e);
	}
	grid_release(&g);
	return rc;
}
