#ifndef ACCEPT_H
#define ACCEPT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "findings.h"
#include "rules.h"

/*
 * What a signer accepts: codes of rules with or without a reason, "D01" or
 * "C01:the hotline was down".
 */
struct accept_item {
	const struct rule *rule;
	const char *reason;	/* borrowed; "" where none was given */
};

struct accept {
	struct accept_item *items;
	size_t n, cap;
};

/*
 * given: texts with a NUL behind each, as CLI_TEXTS collects them; it must
 * outlive a. e names the code that is none.
 */
int accept_parse(struct accept *a, const struct buf *given, struct err *e);
void accept_release(struct accept *a);

/* NULL where the rule's findings are not accepted. */
const struct accept_item *accept_find(const struct accept *a,
    const struct rule *rule);

/*
 * Append all findings by code as the JSON object that a signature freezes:
 * {"C01":{"severity":"serious","count":1,"text":"no import reaches …",
 * "accepted":true,"reason":"…"},…}. The sheet prints it (sheet/dailyfound).
 */
void accept_put_json(struct buf *b, const struct accept *a,
    const struct findings *f);

#endif
