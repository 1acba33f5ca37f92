#ifndef FORECAST_KNOWN_H
#define FORECAST_KNOWN_H

#include <stdint.h>

#include "ahead/ahead.h"
#include "ahead/assets.h"
#include "base/err.h"
#include "ctx.h"
#include "rule/seasons.h"

/*
 * What ahead, alerts and effect look at: policy, season file, and the cases
 * of the database that were received before a day.
 */
struct known_asked {
	const char *seasons;	/* --seasons: a file of js-season(5) */
	const char *assets;	/* --assets: a file of what is built alike */
	int64_t day;		/* --day; NUM_NONE: today */
};

struct known {
	struct seasons *seasons;
	struct assets assets;
	struct ahead ahead;
};

/* The season file, for NULL the one that the policy names or the installed
 * one; mistakes are told. Yours. The policy is loaded. */
struct seasons *known_seasons(struct ctx *c, const char *path,
    struct err *e);

/*
 * Open the database for mode and read. Without --day the list is of today,
 * or of the day on which the last dump was exported, if that is earlier: what
 * came since is not known, and a note says so.
 */
int known_read(struct known *k, struct ctx *c, const struct known_asked *asked,
    enum db_mode mode, struct err *e);
void known_release(struct known *k);

#endif
