#include "rule/classrule.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/readlist.h"

static reader_fn read_share;
static reader_check_fn check_row, check_table;

static const char *const tests[CLASSRULE_TESTS + 1] = {
	[CLASSRULE_FEW] = "few",
	[CLASSRULE_CONCENTRATED] = "concentrated",
	[CLASSRULE_BELOW] = "below",
	[CLASSRULE_SURELY_BELOW] = "surely-below",
	[CLASSRULE_RISING] = "rising",
	[CLASSRULE_FALLING] = "falling",
	[CLASSRULE_TOP] = "top",
	[CLASSRULE_BOTTOM] = "bottom",
	[CLASSRULE_CLIMBED] = "climbed",
	[CLASSRULE_TESTS] = NULL
};

static const char *const accounts[] = { "full", "net", NULL };

#define ROW(member) offsetof(struct classrule_row, member)
#define TABLE(member) offsetof(struct classrule_table, member)
#define AT(member) offsetof(struct classrule, member)

static const struct reader_key row[] = {
	{ .name = "class", .read = reader_word, .offset = ROW(name) },
	{ .name = "if", .read = readlist_words, .offset = ROW(texts),
	  .count = ROW(ntexts) },
	{ .name = "beside", .read = readlist_words, .is_optional = 1,
	  .offset = ROW(beside), .count = ROW(nbeside) },
	READER_NOTE, READER_END
};

static const struct reader_key table[] = {
	{ .name = "name", .read = reader_word, .offset = TABLE(name) },
	{ .name = "rows", .read = readlist_objects, .min = 1, .keys = row,
	  .check = check_row, .size = sizeof(struct classrule_row),
	  .offset = TABLE(rows), .count = TABLE(n) },
	READER_NOTE, READER_END
};

const struct reader_key classrule_keys[] = {
	{ .name = "minimum", .read = reader_int, .min = 1, .max = 1000000,
	  .offset = AT(minimum) },
	{ .name = "confidence", .read = reader_choice,
	  .choices = wilson_names, .offset = AT(confidence) },
	{ .name = "past", .read = reader_int, .min = 1, .max = 12,
	  .offset = AT(past) },
	{ .name = "account", .read = reader_choice, .choices = accounts,
	  .offset = AT(is_net) },
	{ .name = "share", .read = read_share },
	{ .name = "table", .read = reader_word, .offset = AT(table) },
	{ .name = "tables", .read = readlist_objects, .min = 1, .keys = table,
	  .check = check_table, .size = sizeof(struct classrule_table),
	  .offset = AT(tables), .count = AT(ntables) },
	{ .name = "credits", .read = readlist_words, .offset = AT(credits),
	  .count = AT(ncredits) },
	READER_NOTE, READER_END
};

void
classrule_release(struct classrule *c)
{
	struct classrule_row *r;
	size_t i, k;

	for (i = 0; i < c->ntables; i++) {
		for (k = 0; k < c->tables[i].n; k++) {
			r = &c->tables[i].rows[k];
			free(r->texts);
			free(r->conditions);
			free(r->beside);
		}
		free(c->tables[i].rows);
	}
	free(c->tables);
	free(c->credits);
	memset(c, 0, sizeof(*c));
}

const struct classrule_table *
classrule_find(const struct classrule *c, int64_t name)
{
	size_t i;

	for (i = 0; i < c->ntables; i++) {
		if (c->tables[i].name == name)
			return &c->tables[i];
	}
	return NULL;
}

static int
holds(const int64_t *words, size_t n, int64_t word)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (words[i] == word)
			return 1;
	}
	return 0;
}

int
classrule_is_credit(const struct classrule *c, int64_t name)
{
	return holds(c->credits, c->ncredits, name);
}

static void
read_share(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct classrule *c = object;
	int64_t num, den;

	(void)k;
	if (jx_decimal(j, &num, &den) < 0 || num <= 0 || num > den)
		reader_problem(r, "not a number over 0 to 1 such as \"0.15\"");
	else
		c->share = (struct ratio){ num, den };
}

/* "not below twice": NOT? TEST TWICE? */
static int
parse_condition(struct classrule_condition *c, const char *s)
{
	size_t len;
	int i;

	c->negated = strncmp(s, "not ", 4) == 0;
	s += c->negated ? 4 : 0;
	len = strlen(s);
	c->twice = len > 6 && strcmp(s + len - 6, " twice") == 0;
	len -= c->twice ? 6 : 0;
	for (i = 0; i < CLASSRULE_TESTS; i++) {
		if (strlen(tests[i]) != len || strncmp(s, tests[i], len) != 0)
			continue;
		c->test = (enum classrule_test)i;
		return 0;
	}
	return -1;
}

static void
check_row(struct reader *r, void *object)
{
	struct classrule_row *row_of = object;
	size_t i, mark;
	const char *s;

	row_of->conditions = mem_array(row_of->ntexts,
	    sizeof(*row_of->conditions));
	for (i = 0; i < row_of->ntexts; i++) {
		s = words_text(r->words, row_of->texts[i]);
		if (parse_condition(&row_of->conditions[i], s) == 0)
			continue;
		mark = reader_enter(r, "if");
		reader_enter_at(r, i);
		reader_problem(r, "no condition such as \"not rising\" or "
		    "\"below twice\": '%s'", s);
		reader_leave(r, mark);
	}
}

/* Every unit gets a class: the last row takes what is left. */
static void
check_table(struct reader *r, void *object)
{
	const struct classrule_table *t = object;
	size_t mark = reader_enter(r, "rows"), i, k;

	for (i = 0; i < t->n; i++) {
		for (k = 0; k < i; k++)
			if (t->rows[k].name == t->rows[i].name)
				reader_problem(r, "'%s' stands here twice",
				    words_text(r->words, t->rows[i].name));
		if (t->rows[i].ntexts == 0 && i + 1 < t->n)
			reader_problem(r, "row %zu has no condition: those "
			    "behind it never hold", i + 1);
	}
	if (t->rows[t->n - 1].ntexts > 0)
		reader_problem(r, "the last row has conditions: some units "
		    "would have no class");
	reader_leave(r, mark);
}

void
classrule_check(struct reader *r, void *object)
{
	const struct classrule *c = object;
	size_t mark, i, k;

	mark = reader_enter(r, "table");
	if (classrule_find(c, c->table) == NULL)
		reader_problem(r, "no table '%s'",
		    words_text(r->words, c->table));
	reader_leave(r, mark);
	mark = reader_enter(r, "tables");
	for (i = 0; i < c->ntables; i++)
		for (k = 0; k < i; k++)
			if (c->tables[k].name == c->tables[i].name)
				reader_problem(r, "'%s' stands here twice",
				    words_text(r->words, c->tables[i].name));
	reader_leave(r, mark);
}
