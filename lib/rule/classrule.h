#ifndef RULE_CLASSRULE_H
#define RULE_CLASSRULE_H

#include <stddef.h>
#include <stdint.h>

#include "data/reader.h"
#include "stat/ratio.h"
#include "stat/wilson.h"

/*
 * The policy's section "classes" (js-policy(5)): by which table units get
 * their class. A table is rows of conditions; the first row whose conditions
 * all hold gives the class.
 */
enum classrule_test {
	CLASSRULE_FEW,		/* valid revisits below the minimum */
	CLASSRULE_CONCENTRATED,	/* in the first share by load, and above the
				 * average */
	CLASSRULE_BELOW,	/* 解决率 under its target */
	CLASSRULE_SURELY_BELOW,	/* and beyond chance */
	CLASSRULE_RISING,	/* 解决率 beyond chance over its own past */
	CLASSRULE_FALLING,
	CLASSRULE_TOP,		/* in the first share by score */
	CLASSRULE_BOTTOM,	/* in the last one, and not in the first */
	CLASSRULE_CLIMBED,	/* in the first share by ranks won */
	CLASSRULE_TESTS
};

struct classrule_condition {
	enum classrule_test test;
	int negated;		/* "not rising" */
	int twice;		/* "below twice": the period before too */
};

struct classrule_row {
	int64_t name;		/* word: 先进 */
	int64_t *texts;		/* "if", as words */
	size_t ntexts;
	struct classrule_condition *conditions;	/* as many */
	int64_t *beside;	/* names of later rows that may stand beside */
	size_t nbeside;
};

struct classrule_table {
	int64_t name;		/* word: unit, city */
	struct classrule_row *rows;
	size_t n;
};

struct classrule {		/* ntables 0: the policy has no classes */
	int minimum;		/* of valid revisits */
	enum wilson_level confidence;
	int past;		/* periods that make up the own past */
	int is_net;		/* which account */
	struct ratio share;	/* k = max(1, round(share * n)) */
	int64_t table;		/* word: which one by default */
	struct classrule_table *tables;
	size_t ntables;
	int64_t *credits;	/* classes that are praise */
	size_t ncredits;
};

extern const struct reader_key classrule_keys[];
reader_check_fn classrule_check;	/* of a struct classrule */
void classrule_release(struct classrule *c);

/* The table of this name, or NULL. */
const struct classrule_table *classrule_find(const struct classrule *c,
    int64_t name);
int classrule_is_credit(const struct classrule *c, int64_t name);

#endif
