#ifndef DATA_RECORDOUT_H
#define DATA_RECORDOUT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"

/*
 * The record as JSON, the work behind record_put_json. Members stand in the
 * fixed order of js-case(5), which is not the order of RECORD_MEMBERS.
 *
 * Always there: v, id, text, lead, assist, officer, due.sign, due.contact,
 * due.solve, revisit.own, revisit.city, excluded.internal, excluded.city,
 * links, flags, x; null (or an empty array or object) where unknown. A member
 * that is unknown is left out otherwise, and so is a group without members.
 */
struct recordout_links {
	const struct record_link *link;
	size_t n;
};

/* t and links may be NULL. */
void recordout_put(struct buf *b, const struct record *r,
    const struct record_texts *t, const struct recordout_links *links,
    const struct words *w);

#endif
