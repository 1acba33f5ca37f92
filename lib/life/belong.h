#ifndef LIFE_BELONG_H
#define LIFE_BELONG_H

#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"

/*
 * Whether two cases of one person are one matter, and what it rests on: how
 * near their sites, categories and texts are, weighed by the policy. Pure.
 *
 * The same estate and building counts in full, an unknown site or an estate
 * and a building of it half. The same category counts in full, one that
 * differs in its last level only, or is unknown, half. A threat is no
 * reminder of an older noise: it stands alone unless the other is a threat
 * too. A quoted order number settles it.
 */
struct belong_case {
	int64_t key, caller;
	int64_t received_at;
	int64_t closed_at;		/* NUM_NONE: open */
	int64_t category, site;		/* words */
	int64_t flags;
};

/* What a link rests on; stored, so new ones go at the end. */
enum belong_why {
	BELONG_PERSON = 1 << 0,
	BELONG_SITE = 1 << 1,
	BELONG_CATEGORY = 1 << 2,
	BELONG_TEXT = 1 << 3,
	BELONG_OPEN = 1 << 4,		/* the older one was open then */
	BELONG_HASTE = 1 << 5,		/* the newer one calls for haste */
	BELONG_NUMBER = 1 << 6,		/* it quotes the number */
	BELONG_WINDOW = 1 << 7,		/* so many, so near in time */
	BELONG_MOMENT = 1 << 8,		/* received in the same second */
	BELONG_HAND = 1 << 9		/* a person said so */
};

/*
 * The score in percent, and in *why what two cases share. alike is how much
 * their texts say the same in percent (text/alike.h), or BELONG_UNREAD.
 */
#define BELONG_UNREAD (-1)
int belong_score(const struct policy_links *l, const struct words *w,
    const struct belong_case *newer, const struct belong_case *older,
    int alike, unsigned *why);

/* Whether the newer may be about the older's matter at all. */
int belong_may(const struct belong_case *newer,
    const struct belong_case *older);

/* Whether the older was open when the newer came. */
int belong_was_open(const struct belong_case *newer,
    const struct belong_case *older);

/*
 * Append what the bits mean, for records and pages: "person, site, text".
 */
void belong_put_why(struct buf *b, unsigned why);

#endif
