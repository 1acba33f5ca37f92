#ifndef REPORT_RATEPRINT_H
#define REPORT_RATEPRINT_H

#include <stdint.h>

#include "base/err.h"
#include "ctx.h"
#include "measure/rates.h"
#include "measure/ratesout.h"
#include "rule/policy.h"
#include "time/period.h"

/* How rates are printed, whoever counted them: what the options ask for. */
struct rateprint_asked {
	const char *source, *compat, *layout, *account, *kind;
};

struct rateprint {
	struct ctx *ctx;
	const struct policy *policy;
	struct rates *rates;
	const struct period *period;
	enum rates_by by;
	int64_t as_of_seq;		/* NUM_NONE */
	int64_t matters;		/* that the cases are about; NUM_NONE */
	struct rates *base;		/* NULL: nothing to compare with */
	const char *base_name;
	const struct period *base_period;

	unsigned sources;		/* by rateprint_read: */
	int is_mean, is_twelve, kind;
	enum rates_account account;
};

/* What was asked for into p: 0, or -1 with ERR_USAGE. */
int rateprint_read(struct rateprint *p, const struct rateprint_asked *asked,
    struct err *e);
int rateprint_run(struct rateprint *p, struct err *e);

#endif
