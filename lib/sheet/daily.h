#ifndef SHEET_DAILY_H
#define SHEET_DAILY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "hash/digest.h"
#include "render/page.h"
#include "rule/policy.h"
#include "store/days.h"
#include "store/db.h"

/*
 * The sheet of one signing day, 日签批表 (domain.md 4.1): what js-audit sign
 * freezes and js-report sheet daily prints, made by the same code from the
 * same cases, so that a leader's paper and the signature cannot differ.
 *
 * Seven blocks. The first holds the cases of the day; the others the state at
 * the signing instant:
 *
 *	1 new		received on the day
 *	2 soon		open, due within the policy's soon_s
 *	3 overdue	open, past due
 *	4 urgent	open, of level 1 or with a threat
 *	5 returns	a return was asked for and is not decided
 *	6 negative	a revisit of that day, the city's or the office's, with
 *			an answer 否, that was 不满意 or worse
 *	7 closings	a result waits for approval (待审核)
 *
 * Cases that were finished before the office's first day stand in block 1
 * only. Tasks and cases of the office itself stand in blocks like others.
 */
enum daily_block {
	DAILY_NEW, DAILY_SOON, DAILY_OVERDUE, DAILY_URGENT, DAILY_RETURNS,
	DAILY_NEGATIVE, DAILY_CLOSINGS, DAILY_BLOCKS
};

struct daily_options {
	int64_t day;			/* day number */
	/*
	 * The cases as they stood after this event; 0: as they are now. For
	 * a signed day the event before the signature (day.seq - 1).
	 */
	int64_t as_of_seq;
	int64_t state_at;		/* the signing instant: day.signed_at,
					   else now */
	const struct policy *policy;	/* borrowed; of a signed day its own */
	int64_t start_day;		/* the office's first; NUM_NONE */
};

struct daily;

/*
 * Read and count. Within a write transaction it sees what that has appended;
 * appended events of the house change nothing in it. Live, the cost follows
 * the open cases and those of the running month, not the archive.
 */
struct daily *daily_new(struct db *db, const struct daily_options *o,
    struct err *e);
void daily_free(struct daily *d);

/* How many cases stand in a block. */
int64_t daily_count(const struct daily *d, enum daily_block block);

/*
 * The figures that a signature freezes, as one JSON object without line
 * feed, the same bytes from the same cases: counts of the blocks, volume, the
 * running month's three rates (city and own, full and net) as counts and as
 * printed, the policy's name and version; and how far the imports reach at
 * this moment, which comparing leaves out.
 */
void daily_put_figures(struct buf *b, const struct daily *d);

/* SHA-256 over block, id and rev of every line of the blocks in order. */
void daily_list_digest(const struct daily *d, unsigned char out[DIGEST_LEN]);

/*
 * The printed sheet. day is what days_get says of the day; NULL or one that
 * is not signed: the sheet is marked unsigned. Of a signed day the figures
 * printed are the frozen ones, and a line says so where what was counted
 * now differs. Nothing but this depends on day.
 */
struct page *daily_page(struct daily *d, const struct day *day,
    struct err *e);

#endif
