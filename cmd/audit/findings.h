#ifndef FINDINGS_H
#define FINDINGS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/words.h"
#include "data/record.h"
#include "render/grid.h"
#include "rules.h"

/* What the rules found, and how it is printed. */
struct finding {
	const struct rule *rule;
	int64_t key, seq;	/* case, event; NUM_NONE: none */
	int64_t day, since_at;
	int64_t lead, actor;	/* words */
	char *id;		/* NULL: none */
};

struct findings {
	struct finding *list;
	size_t n, cap;
};

void findings_init(struct findings *f);
void findings_release(struct findings *f);

/* A finding of the day that since_at lies in; borrowed until the next. */
struct finding *findings_add(struct findings *f, const struct rule *rule,
    int64_t since_at);
void findings_set_case(struct finding *found, const struct record *r,
    const struct words *w);
/* In the order of the rules, then of the cases, events and days. */
void findings_sort(struct findings *f);

/* How many there are of a rule. */
int64_t findings_count(const struct findings *f, const struct rule *rule);

/*
 * Append how many there are of each rule, as a JSON object: {"L03":4}.
 */
void findings_put_counts(struct buf *b, const struct findings *f);

/* One row each: code, severity, id, day, since, seq, lead, actor, text,
 * group. */
void findings_grid(struct grid *g, const struct findings *f,
    const struct words *w);

#endif
