#include "rule/staff.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jx.h"
#include "text/norm.h"

enum {
	C_NAME, C_POST, C_UNIT, C_DUTIES, C_CATEGORIES, C_COMMUNITIES,
	C_HOURS, C_SKILLS, C_LIMIT, C_SHIFTS, C_DIALECTS, C_LEAVE, C_RECUSALS,
	C_LOAD, C_COUNT
};

/* Reads a cell of this column into a member of a post or a person. */
typedef void read_fn(struct staff_reader *r, int column, void *member,
    const char *s, size_t len);

static read_fn read_name, read_list, read_unit, read_hours, read_leave,
    read_limit, read_load;

#define POST(read, member, required) \
	[STAFF_POSTS] = { read, offsetof(struct staff_post, member), required }
#define PERSON(read, member, required) \
	[STAFF_PEOPLE] = { read, offsetof(struct staff_person, member), \
	    required }

static const struct column {
	const char *name, *zh;
	struct { read_fn *read; size_t place; int is_required; } in[2];
} columns[C_COUNT] = {
	[C_NAME] = { "name", "姓名", { PERSON(read_name, name, 1) } },
	[C_POST] = { "post", "岗位", { POST(read_name, name, 1),
	    PERSON(read_list, posts, 1) } },
	[C_UNIT] = { "unit", "单位", { POST(read_unit, unit, 0) } },
	[C_DUTIES] = { "duties", "职责", { POST(read_list, duties, 0) } },
	[C_CATEGORIES] = { "categories", "类别",
	    { POST(read_list, categories, 0) } },
	[C_COMMUNITIES] = { "communities", "社区",
	    { POST(read_list, communities, 0),
	    PERSON(read_list, communities, 1) } },
	[C_HOURS] = { "hours", "工作时间", { POST(read_hours, hours, 0) } },
	[C_SKILLS] = { "skills", "技能", { POST(read_list, skills, 0),
	    PERSON(read_list, skills, 0) } },
	[C_LIMIT] = { "limit", "上限", { POST(read_limit, limit, 0) } },
	[C_SHIFTS] = { "shifts", "班次", { PERSON(read_hours, shifts, 0) } },
	[C_DIALECTS] = { "dialects", "方言",
	    { PERSON(read_list, dialects, 0) } },
	[C_LEAVE] = { "leave", "休假", { PERSON(read_leave, leave, 0) } },
	[C_RECUSALS] = { "recusals", "回避",
	    { PERSON(read_list, recusals, 0) } },
	[C_LOAD] = { "load", "在办", { PERSON(read_load, load, 0) } }
};

static int
is_named(const char *name, const char *s, size_t len)
{
	return strlen(name) == len && memcmp(name, s, len) == 0;
}

int
staff_column(enum staff_table t, const char *s, size_t len)
{
	int c;

	for (c = 0; c < C_COUNT; c++) {
		if (columns[c].in[t].read != NULL &&
		    (is_named(columns[c].name, s, len) ||
		    is_named(columns[c].zh, s, len)))
			return c;
	}
	return -1;
}

const char *
staff_wants(enum staff_table t, const int *given, size_t n)
{
	size_t i;
	int c;

	for (c = 0; c < C_COUNT; c++) {
		if (!columns[c].in[t].is_required)
			continue;
		for (i = 0; i < n && given[i] != c; i++)
			continue;
		if (i == n)
			return columns[c].name;
	}
	return NULL;
}

/* --- the tables ------------------------------------------------------------ */

void
staff_init(struct staff *s)
{
	memset(s, 0, sizeof(*s));
}

static void
release_post(struct staff_post *p)
{
	free(p->duties.list);
	free(p->categories.list);
	free(p->communities.list);
	free(p->skills.list);
	shift_release(&p->hours);
}

static void
release_person(struct staff_person *p)
{
	free(p->posts.list);
	free(p->communities.list);
	free(p->skills.list);
	free(p->dialects.list);
	free(p->recusals.list);
	shift_release(&p->shifts);
	shift_release_leave(&p->leave);
}

void
staff_release(struct staff *s)
{
	size_t i;

	for (i = 0; i < s->nposts; i++)
		release_post(&s->posts[i]);
	for (i = 0; i < s->npeople; i++)
		release_person(&s->people[i]);
	free(s->posts);
	free(s->people);
	staff_init(s);
}

struct staff_post *
staff_post_find(const struct staff *s, int64_t name)
{
	size_t i;

	for (i = 0; i < s->nposts; i++) {
		if (s->posts[i].name == name)
			return &s->posts[i];
	}
	return NULL;
}

struct staff_person *
staff_person_find(const struct staff *s, int64_t name)
{
	size_t i;

	for (i = 0; i < s->npeople; i++) {
		if (s->people[i].name == name)
			return &s->people[i];
	}
	return NULL;
}

int
staff_words_have(const struct staff_words *w, int64_t word)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		if (w->list[i] == word)
			return 1;
	}
	return 0;
}

/* Held with all the skills that it asks for. */
int
staff_holds(const struct staff_person *p, const struct staff_post *post)
{
	size_t i;

	if (!staff_words_have(&p->posts, post->name))
		return 0;
	for (i = 0; i < post->skills.n; i++) {
		if (!staff_words_have(&p->skills, post->skills.list[i]))
			return 0;
	}
	return 1;
}

/* --- what is wrong ---------------------------------------------------------- */

static void
problem(struct staff_reader *r, int column, const char *text,
    const char *culprit)
{
	r->nproblems++;
	buf_printf(r->problems, "%s:%lld: %s: %s", r->file,
	    (long long)r->line, columns[column].name, lang(text));
	if (culprit != NULL)
		buf_printf(r->problems, " '%s'", culprit);
	buf_putc(r->problems, '\n');
}

/* --- cells ------------------------------------------------------------------ */

static void
add_word(struct staff_words *list, int64_t word)
{
	if (word == NUM_NONE || staff_words_have(list, word))
		return;
	mem_grow(&list->list, list->n, &list->cap, sizeof(*list->list));
	list->list[list->n++] = word;
}

/* Communities are known by the policy's own names, posts by no others. */
static int64_t
read_word(struct staff_reader *r, int column, const char *s, size_t len)
{
	int64_t word = words_add(r->words, s, len);
	const struct policy_unit *u;

	if (column != C_COMMUNITIES)
		return word;
	u = policy_unit_find(r->policy, word);
	if (u != NULL && u->kind == KIND_COMMUNITY)
		return u->name;
	problem(r, column, "no community", words_text(r->words, word));
	return NUM_NONE;
}

static void
take_part(struct staff_reader *r, int column, struct staff_words *list,
    const char *s, size_t len)
{
	struct buf path = BUF_INIT;
	const char *arrow;

	norm_trim(&s, &len);
	if (column == C_CATEGORIES) {
		while ((arrow = memmem(s, len, "->", 2)) != NULL) {
			buf_put(&path, s, (size_t)(arrow - s));
			buf_putc(&path, '/');
			len -= (size_t)(arrow - s) + 2;
			s = arrow + 2;
		}
		buf_put(&path, s, len);
		add_word(list, words_add(r->words, path.data, path.len));
	} else if (len > 0) {
		add_word(list, read_word(r, column, s, len));
	}
	buf_release(&path);
}

/* How many bytes of a mark between parts stand here. */
static size_t
mark_at(const char *s, size_t left)
{
	static const char *const wide[] = { "；", "，", "、" };
	size_t i;

	if (*s == ';' || *s == ',')
		return 1;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		if (left >= 3 && memcmp(s, wide[i], 3) == 0)
			return 3;
	}
	return 0;
}

static void
take_text(struct staff_reader *r, int column, struct staff_words *list,
    const char *s, size_t len)
{
	size_t i = 0, from = 0, n;

	while (i < len) {
		n = mark_at(s + i, len - i);
		if (n == 0) {
			i++;
			continue;
		}
		take_part(r, column, list, s + from, i - from);
		i += n;
		from = i;
	}
	take_part(r, column, list, s + from, len - from);
}

/* In JSON lists are arrays, and a category may be one of its parts. */
static void
take_json(struct staff_reader *r, int column, struct staff_words *list,
    const struct jx *j)
{
	struct buf path = BUF_INIT;
	const struct jx *item;
	size_t i, k, len;
	const char *s;

	for (i = 0; i < jx_count(j); i++) {
		item = jx_at(j, i);
		buf_reset(&path);
		for (k = 0; k < jx_count(item); k++) {
			s = jx_text(jx_at(item, k), &len);
			if (k > 0)
				buf_putc(&path, '/');
			buf_put(&path, s, s == NULL ? 0 : len);
		}
		s = jx_text(item, &len);
		if (s != NULL)
			take_part(r, column, list, s, len);
		else
			take_part(r, column, list, path.data, path.len);
	}
	buf_release(&path);
}

static void
read_list(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	struct err e = ERR_INIT;
	struct jx *j = NULL;

	if (len > 0 && s[0] == '[') {
		j = jx_parse(s, len, &e);
		if (j == NULL || jx_type(j) != JX_ARRAY)
			problem(r, column, "not a list", NULL);
		else
			take_json(r, column, member, j);
		jx_free(j);
	} else {
		take_text(r, column, member, s, len);
	}
}

static void
read_name(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	int64_t *name = member;

	(void)column;
	*name = words_add(r->words, s, len);
}

static void
read_number(struct staff_reader *r, int column, int64_t *n, int64_t least,
    const char *s, size_t len)
{
	if (len > 0 && (num_parse(s, len, n) < 0 || *n < least)) {
		problem(r, column, "not such a number", NULL);
		*n = NUM_NONE;
	}
}

static void
read_limit(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	read_number(r, column, member, 1, s, len);
}

static void
read_load(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	read_number(r, column, member, 0, s, len);
}

/* A text that others read, with what they say of it. */
static void
check(struct staff_reader *r, int column, int rc, const struct err *e)
{
	if (rc == 0)
		return;
	r->nproblems++;
	buf_printf(r->problems, "%s:%lld: %s: %s\n", r->file,
	    (long long)r->line, columns[column].name, e->text);
}

static void
read_hours(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	struct err e = ERR_INIT;

	check(r, column, shift_parse(member, s, len, &e), &e);
}

static void
read_leave(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	struct err e = ERR_INIT;

	check(r, column, shift_parse_leave(member, s, len, &e), &e);
}

static void
read_unit(struct staff_reader *r, int column, void *member, const char *s,
    size_t len)
{
	const struct policy_unit *u;
	int64_t *unit = member, word;

	if (len == 0)
		return;
	word = words_add(r->words, s, len);
	u = policy_unit_find(r->policy, word);
	if (u == NULL)
		problem(r, column, "no unit", words_text(r->words, word));
	else
		*unit = u->name;
}

/* The row that is being filled: the last one. */
static void *
row_of(const struct staff_reader *r)
{
	const struct staff *s = r->staff;

	if (r->table == STAFF_POSTS)
		return &s->posts[s->nposts - 1];
	return &s->people[s->npeople - 1];
}

void
staff_put(struct staff_reader *r, int column, const char *s, size_t len)
{
	char *row = row_of(r);

	norm_trim(&s, &len);
	columns[column].in[r->table].read(r, column,
	    row + columns[column].in[r->table].place, s, len);
}
