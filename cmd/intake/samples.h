#ifndef SAMPLES_H
#define SAMPLES_H

#include "base/buf.h"
#include "base/err.h"
#include "dump.h"
#include "learn/grams.h"
#include "reject.h"

/*
 * Rows of texts, by the names of their columns, from any file that import
 * reads: what train learns from and classify judges. Columns are asked for
 * as "title,text"; a number behind a colon is how much more a character of
 * that column says ("title:4"). Of several columns without such a number the
 * first counts four times: a title says more in fewer words.
 */
struct samples {
	struct dump dump;
	struct map *map;
	int may_lack;			/* samples_open_some */
	int columns[GRAMS_FIELDS], labels[GRAMS_FIELDS];
	size_t ncolumns, nlabels;
	float weight[GRAMS_FIELDS];
	struct buf names;		/* the columns, without weights */

	/* the present row */
	int64_t row;			/* from 1, faulty ones too */
	struct delim_row raw;
	struct buf text;
	struct grams_text fields[GRAMS_FIELDS];
	struct buf label;		/* its labels as a path; "" none */
};

/*
 * encoding NULL: guess. labels may be NULL. A column that is not there is
 * ERR_DATA.
 */
int samples_open(struct samples *t, const char *path, const char *encoding,
    const char *columns, const char *labels, struct err *e);
/* The same where some of the columns may be absent, and count as empty. */
int samples_open_some(struct samples *t, const char *path,
    const char *encoding, const char *columns, struct err *e);
void samples_close(struct samples *t);

/*
 * The next row: 1; 0 at the end; 2 one that cannot be read, which rejects has
 * been told of; -1.
 */
int samples_next(struct samples *t, struct reject *rejects, struct err *e);

/* How the model is to read fields of these columns. */
void samples_form(const struct samples *t, struct grams_form *form);

/* Take columns apart without a file: their names and weights. */
int samples_columns(const char *columns, struct buf *names, float *weight,
    size_t *n, struct err *e);

#endif
