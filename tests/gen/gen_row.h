#ifndef GEN_ROW_H
#define GEN_ROW_H

#include "base/buf.h"
#include "gen/gen_case.h"

/*
 * One line of the platform's export: what it knew of a case at the moment
 * of the export, in the columns of domain.md 2.1 family B and the five that
 * a sub-district's own export adds.
 */
struct gen_view {
	int64_t export_at;
	const char *office;		/* 劲松街道 */
	int says_words;			/* 解决/未解决, not 是/否 */
	unsigned columns;		/* a bit for each that is shown */
};

/* The 23 columns of the ordinary export, and all 28. */
#define GEN_COLUMNS 28
#define GEN_COLUMNS_ALL ((1u << GEN_COLUMNS) - 1)
unsigned gen_columns_usual(void);

/* The bit of this column, or 0 where there is none of the name. */
unsigned gen_column_find(const char *name, size_t len);
int gen_columns_count(unsigned columns);

/* Append the line of headings, or a case's line, without a line end. */
void gen_row_head(struct buf *b, const struct gen_view *v);
void gen_row_lead(struct buf *b, const struct gen_view *v,
    const struct gen_case *c);
void gen_row_helper(struct buf *b, const struct gen_view *v,
    const struct gen_case *c);

#endif
