#ifndef SHEET_CELL_H
#define SHEET_CELL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"
#include "render/page.h"
#include "rule/policy.h"
#include "stat/ratio.h"

/*
 * How a case is said on paper, in the language of sheets: one function for
 * each cell. All append; "—" stands for what is unknown. A line feed parts
 * what may stand below each other.
 */

/* "11-22 10:03"; of another year than now's "2025-11-22 10:03". */
void cell_put_at(struct buf *b, int64_t at, int64_t now_at);
/* "2026-11-22 10:03" */
void cell_put_minute(struct buf *b, int64_t at);
/* How long roughly: "3h20m", "1d4h", from two days on "5d". */
void cell_put_span(struct buf *b, int64_t seconds);
/* A limit exactly, as the rules say it: "24h", "7d", "1d12h". */
void cell_put_limit(struct buf *b, int64_t seconds);

/* When the clock began; "*" behind it where no dispatch time is known. */
void cell_put_begin(struct buf *b, const struct record *r, int64_t now_at);
/* The level's name and the limit: "三级 7d" */
void cell_put_level(struct buf *b, const struct record *r,
    const struct policy *p, const struct words *w);
/* When it is due, and how long that is from at_now while it is open. */
void cell_put_due(struct buf *b, const struct record *r, int64_t now_at);
/* The last two parts of the category. */
void cell_put_category(struct buf *b, const struct record *r,
    const struct words *w);
/* Lead, and the helpers behind it. */
void cell_put_units(struct buf *b, const struct record *r,
    const struct words *w);
/* First contact: how many of how many calls, and when. */
void cell_put_contact(struct buf *b, const struct record *r, int64_t now_at);
/* The state's name, and what is asked for or was done again. */
void cell_put_state(struct buf *b, const struct record *r,
    const struct words *w);
/* The answers of the city and of the own revisit, where there are any. */
void cell_put_answers(struct buf *b, const struct record *r,
    const struct words *w);

/* Masked, unless the texts are revealed; of the summary so many columns. */
void cell_put_place(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct words *w);
void cell_put_summary(struct buf *b, const struct record *r,
    const struct record_texts *t, size_t columns);

/* The cell, fact or small print just written into b; b is empty afterwards. */
void cell_end(struct grid *g, struct buf *b);
void cell_end_fact(struct page *p, const char *label, struct buf *b);
void cell_end_small(struct page *p, struct buf *b);
/* num/den as percent with one place, "—" where there is none. */
void cell_percent(struct grid *g, int64_t num, int64_t den);
/* From was to is in percent of was: "+12.5"; "—" where there was none. */
void cell_growth(struct grid *g, int64_t was, int64_t is);

/* A state's name alone. */
const char *cell_state(int64_t state);
/* 绿, 黄 (so much of the limit is used, policy yellow_percent) or 红. */
const char *cell_light(const struct record *r, const struct policy *p,
    int64_t now_at);

#endif
