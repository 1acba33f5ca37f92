#ifndef MEASURE_RATES_H
#define MEASURE_RATES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"
#include "rule/policy.h"
#include "stat/ratio.h"
#include "time/period.h"

/*
 * The three rates (DESIGN.md section 6, domain.md 3.1), as integer counts
 * until printed. Counts of the city's revisits and of the office's own never
 * mix; the full account and the one without exclusions stand side by side.
 *
 * V (valid) = rows with 有效回访; where the dump has no such column, rows with
 * a usable satisfaction answer. 响应率 = contacted/V, 解决率 = solved/V,
 * 满意率 = (satisfied + w * basic)/V. A contact that is unknown in any row of
 * V makes 响应率 and score "—": unknown is not 否.
 */
enum rates_by { RATES_BY_ALL, RATES_BY_UNIT, RATES_BY_COMMUNITY,
	RATES_BY_CATEGORY, RATES_BY_CHANNEL, RATES_BY_LEVEL,
	RATES_BY_NATURE,
	RATES_BY_POST,		/* of whom the policy gives a post */
	RATES_BY_PERSON };	/* of praise alone: nobody is ranked */
enum rates_source { RATES_CITY, RATES_OWN };
enum rates_account { RATES_FULL, RATES_NET };

/* -1: unknown; persons are nothing that a user can ask rates of. */
int rates_by_find(const char *name, enum rates_by *by);
const char *rates_by_name(enum rates_by by);

struct rates_count {
	int64_t received;	/* rows that count in this table */
	int64_t listed;		/* of them, to be revisited: finished, or
				   revisited before they were */
	int64_t valid, contacted, solved, satisfied, basic;	/* of listed */
	int64_t contact_unknown, solve_unknown;			/* of valid */
	int64_t by_answer;	/* of valid: no 有效回访, answered usably */
	int64_t excluded;	/* rows that the net account leaves out */
};

struct rates_row {
	int64_t key;		/* word, or level; NUM_NONE: 未知 / all */
	struct rates_count count[2][2];	/* [source][account] */
};

struct rates;

/*
 * p and w are borrowed; w gets a word for each first level of a category. No
 * period (NULL, or one that is open at both ends) counts every case, else
 * one whose time is unknown lies in none.
 */
struct rates *rates_new(const struct policy *p, struct words *w,
    enum rates_by by, const struct period *period);
void rates_free(struct rates *r);

/*
 * Count one case: only if it lies in the period, is 主办 (or says no role),
 * of a nature that counts, and not granted away. Order never matters. Units
 * and communities are counted under the policy's name for them; 不详 is no
 * name.
 */
void rates_add(struct rates *r, const struct record *rec);
/* Whether it would be counted. */
int rates_counts(struct rates *r, const struct record *rec);

/*
 * The rows, sorted by key (text, or level; what has none last), and the
 * pooled total. Borrowed until the next call of the same.
 */
const struct rates_row *rates_rows(struct rates *r, size_t *n);
const struct rates_row *rates_total(const struct rates *r);

/* The row of a key, NULL where it has none; borrowed likewise. */
const struct rates_row *rates_find(struct rates *r, int64_t key);
/*
 * Add counts that were counted elsewhere to the group of this key: of a
 * word, a level, or NUM_NONE. With zeros the group is there and empty.
 */
void rates_merge(struct rates *r, int64_t key,
    const struct rates_count count[2][2]);
/* An empty row for each unit of the policy (by community: each community). */
void rates_merge_units(struct rates *r);
const struct policy *rates_policy(const struct rates *r);
struct words *rates_words(const struct rates *r);
enum rates_by rates_grouping(const struct rates *r);

/* A key as tables print it, in the language of sheets; append. */
void rates_put_key(struct buf *b, const struct rates *r, int64_t key);

/*
 * The figures of one count; den 0 where there is none. Whoever was not asked
 * whether the matter is solved counts as unsolved, but where nobody in V was,
 * there is no 解决率 and no score. Score is in percent: 89.3 -> {893, 10} or
 * so.
 */
struct rates_figures {
	struct ratio response, solve, satisfaction, score;
};
void rates_figure(struct rates_figures *f, const struct rates_count *c,
    const struct policy *p);

/* The members of rates_count by name, the same in every JSON; NULL at the
 * end. */
extern const struct rates_member {
	const char *name;
	size_t offset;
} rates_members[];

/*
 * The table as DESIGN.md section 5 shows it, into a g that was just
 * initialised: by, key, source, account,
 * received, valid, …, rank; rows by rank (exact fractions of the score, ties
 * share a rank: 1,2,2,4), unranked last, which the unknown always is; a
 * total row (the only one by all) with key "合计"
 * (lang_sheet "total") and no rank. sources: bit 1 city, bit 2 own. Notes say
 * window, policy and version, V's coverage, definitions.
 */
void rates_grid(struct grid *g, struct rates *r, unsigned sources);

/* The same table with more to it: the caller sets what it wants in *o before
 * it calls ratesout_grid (ratesout.h). */
struct ratesout;
void rates_show(struct rates *r, struct ratesout *o);

#endif
