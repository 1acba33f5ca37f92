#ifndef ACCEPT_H
#define ACCEPT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "findings.h"
#include "rules.h"

/*
 * What a signer does about what the check found, by the codes of rules: each
 * serious finding is accepted with a reason, was fixed (how), or is carried
 * to the weekly meeting. Findings that are not serious are carried by
 * themselves.
 */
enum accept_how { ACCEPT_ACCEPTED, ACCEPT_FIXED, ACCEPT_CARRIED };

struct accept_item {
	const struct rule *rule;
	enum accept_how how;
	const char *reason;	/* borrowed; "" where none was given */
};

struct accept {
	struct accept_item *items;
	size_t n, cap;
};

/*
 * "C01:the hotline was down": texts with a NUL behind each, as CLI_TEXTS
 * collects them, added to a (which begins as zeros); they must outlive it.
 * e names the code that is none or stands twice, and the one that lacks a
 * reason (what is only carried may) or whose reason, which is kept for good,
 * names a person (life/decide.h, by words of w).
 */
int accept_add(struct accept *a, enum accept_how how,
    const struct buf *given, struct words *w, struct err *e);
void accept_release(struct accept *a);

/* NULL where nothing is done about the rule's findings. */
const struct accept_item *accept_find(const struct accept *a,
    const struct rule *rule);

/*
 * Append all findings by code as the JSON object that a signature freezes:
 * {"C01":{"severity":"serious","count":1,"text":"no import reaches …",
 * "disposition":"accepted","reason":"…"},…}. The sheet prints it
 * (sheet/dailyfound).
 */
void accept_put_json(struct buf *b, const struct accept *a,
    const struct findings *f);

#endif
