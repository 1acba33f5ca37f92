#ifndef LIFE_EXCLUSION_H
#define LIFE_EXCLUSION_H

#include "base/err.h"
#include "data/record.h"
#include "life/wish.h"

/*
 * 剔除: a case is left out of the net account, never out of the full one, and
 * is handled all the same. Two scopes that know nothing of each other:
 *
 *	internal	the office's own scoring. Asked for with a ground of the
 *			policy's closed list, the clause it rests on, evidence
 *			and a conclusion; decided by another person who is not
 *			of the scored unit; a refusal may be appealed against
 *			once and is then decided by a third
 *	city		the city's table. Its decision is only recorded, with
 *			its number
 *
 * A request after a negative answer keeps that answer, and to grant it takes
 * somebody outside the line of the scored unit's leader (key "leader" of the
 * policy's units; where a unit has none, an auditor).
 */
extern const char *const exclusion_requested, *const exclusion_approved,
    *const exclusion_rejected, *const exclusion_appealed; /* M_EXCL_STATE;
							   * and "revoked" */

int exclusion_request(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int exclusion_decide(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int exclusion_appeal(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int exclusion_revoke(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);
int exclusion_city(struct event *ev, const struct record *r,
    const struct wish *wish, const struct decide *d, struct err *e);

/* Whose figures the case stands in: the lead at the city's revisit, else the
 * present one; NUM_NONE. */
int64_t exclusion_unit(const struct record *r);

/*
 * The person of this name, whose business it is to decide what the unit's
 * figures hang on and whose own unit is not scored by it: desk, a leader or an
 * auditor. NULL with the reason.
 */
const struct policy_person *exclusion_judge(const struct event *ev,
    int64_t name, const struct record *r, const struct decide *d,
    struct err *e);

/*
 * The last instant at which one may still be asked for, *at; NUM_NONE: no end
 * (open, or the policy has none). -1 where that takes a calendar that is not
 * there.
 */
int exclusion_until(const struct record *r, const struct decide *d,
    int64_t *at, struct err *e);

#endif
