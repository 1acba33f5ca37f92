#ifndef RULE_STAFF_H
#define RULE_STAFF_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "rule/policy.h"
#include "rule/shift.h"

/*
 * Posts and the people who hold them, js-staff(5), filled cell by cell from
 * two tables. Name, post and communities of people are enough: a post that
 * no table defines is its unit's, where it has the name of one, or stands
 * for any matter.
 */
struct staff_words { int64_t *list; size_t n, cap; };

struct staff_post {
	int64_t name, unit;		/* unit NUM_NONE: of any */
	struct staff_words duties, categories, communities, skills;
	struct shifts hours;
	int64_t limit;			/* open cases a holder; NUM_NONE */
};

struct staff_person {
	int64_t name;
	struct staff_words posts, communities, skills, dialects, recusals;
	struct shifts shifts;
	struct leaves leave;
	int64_t load;			/* open cases now */
	int64_t line;
};

struct staff {
	struct staff_post *posts;
	size_t nposts, cap_posts;
	struct staff_person *people;
	size_t npeople, cap_people;
	int has_posts;			/* a table of posts was read */
};

enum staff_table { STAFF_POSTS, STAFF_PEOPLE };

void staff_init(struct staff *s);
void staff_release(struct staff *s);

/* The column that a heading names in this table, English or Chinese; -1:
 * none that is known. */
int staff_column(enum staff_table t, const char *s, size_t len);
/* The first column that the table must have and these are not: its English
 * name, or NULL. */
const char *staff_wants(enum staff_table t, const int *columns, size_t n);

/*
 * Reading one table: begin a row (rule/staffrow), put its cells, end the row.
 * What is wrong is appended to problems, a line each, "NAME:LINE: COLUMN: …".
 */
struct staff_reader {
	struct staff *staff;
	const struct policy *policy;
	struct words *words;
	struct buf *problems;
	size_t nproblems;
	const char *file;
	enum staff_table table;
	int64_t line;
};
void staff_put(struct staff_reader *r, int column, const char *s, size_t len);

struct staff_post *staff_post_find(const struct staff *s, int64_t name);
struct staff_person *staff_person_find(const struct staff *s, int64_t name);
int staff_words_have(const struct staff_words *w, int64_t word);
int staff_holds(const struct staff_person *p, const struct staff_post *post);

#endif
