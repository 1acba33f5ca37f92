#ifndef SHEET_RECAPPARTS_H
#define SHEET_RECAPPARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "data/record.h"
#include "ahead/ahead.h"
#include "hash/digest.h"
#include "measure/group.h"
#include "measure/rates.h"
#include "sheet/foreseen.h"
#include "sheet/residents.h"
#include "sheet/recap.h"
#include "store/asof.h"

/* What a weekly or monthly sheet is made of, for the files that make it. */
#define RECAP_TRAIL_MAX 48

/* A demand of the period or of the time before it, in small. */
struct recap_demand {
	int64_t key, received_at;
	int64_t category, community, place;	/* words; place is a site */
	int64_t caller;
};

struct recap {
	struct db *db;			/* borrowed */
	struct recap_options o;
	struct words *words;
	struct asof *asof;
	int64_t last_seq;		/* the last event that counts */
	unsigned char head[DIGEST_LEN];
	int64_t head_seq;

	struct period trail[RECAP_TRAIL_MAX];	/* [0] is the period */
	size_t ntrail, nrates;	/* shown; counted, for classes too */
	struct rates *rates[RECAP_TRAIL_MAX];	/* by unit */
	struct rates *categories[3], *communities;	/* now, before, a year */
	struct period year;		/* the same a year before */

	struct record *cases;		/* received in the period */
	size_t n, cap;
	struct record *open;		/* open at state_at */
	size_t nopen, cap_open;
	int64_t overdue;		/* of the open ones */
	int64_t closed;			/* in the period, of those read */
	int64_t roles[ROLE_COUNT];	/* received in the period */

	struct group places;		/* communities by the policy's name */
	struct recap_demand *demands;	/* sorted by day of arrival */
	size_t ndemands, cap_demands;
	int64_t *days, first_day;	/* demands a day, up to the period */
	size_t ndays;
	struct residents residents;
	struct ahead ahead;		/* where o.seasons */
	struct foreseen foreseen;
};

/* Demands of these days, both included. */
int64_t recap_volume(const struct recap *v, const struct period *p);

#endif
