#ifndef SHEET_CASEROW_H
#define SHEET_CASEROW_H

#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"
#include "store/db.h"

/*
 * The cells that lists of cases begin with: number, case, time of call,
 * category, place (masked), lead. Of a secret case the place ends at the
 * community.
 */
void caserow_columns(struct grid *g);

/* Where their texts are, and the present, whose year no time says. */
struct caserow_of {
	struct db *db;
	int64_t now_at;
};

/* Begin a row with them. 0 or -1. With its texts, for what stands behind: as
 * cases_texts gives them into kept, and masked. */
int caserow_put(struct grid *g, const struct record *r,
    const struct caserow_of *of, struct err *e);
int caserow_put_said(struct grid *g, const struct record *r,
    const struct caserow_of *of, struct record_texts *t, struct buf *kept,
    struct err *e);

/* Of qsort, for records: by the time of call, then by number. */
int caserow_compare(const void *a, const void *b);

/* The three answers of the city, or of the office: three cells. */
void caserow_answer_columns(struct grid *g, int own);
void caserow_put_answers(struct grid *g, const struct record *r,
    const struct words *w, int own);

#endif
