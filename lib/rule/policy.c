#include "rule/policy.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jxwords.h"
#include "rule/calls.h"
#include "rule/linking.h"
#include "rule/nondispatch.h"
#include "rule/policyfile.h"
#include "rule/policyread.h"
#include "rule/replies.h"
#include "rule/sieve.h"
#include "text/finder.h"

static void
free_texts(char **texts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		free(texts[i]);
	free(texts);
}

void
policy_free(struct policy *p)
{
	size_t i;

	if (p == NULL)
		return;
	for (i = 0; i < p->nunits; i++)
		free(p->units[i].aliases);
	for (i = 0; i < p->ncategories; i++)
		free(p->categories[i].was);
	for (i = 0; i < p->nroutes; i++)
		free_texts(p->routes[i].texts, p->routes[i].ntexts);
	for (i = 0; i < ASK_COUNT; i++)
		free(p->answers[i].rows);
	calls_release(p);
	replies_release(p);
	sieve_free(p->sieve);
	nondispatch_release(p);
	classrule_release(&p->classes);
	goalrule_release(&p->targets);
	linking_release(p);
	signalrule_release(&p->signals);
	finder_free(p->threats);
	free_texts(p->threat_words, p->nthreat_words);
	free(p->office_aliases);
	free(p->units);
	free(p->people);
	free(p->categories);
	free(p->routes);
	free(p->duties.rows);
	free(p->matters.parties);
	free(p->matters.consents);
	free(p->matters.endings);
	free(p->uncounted);
	free(p->exclusion.rows);
	free(p->returns.rows);
	free(p->blockers);
	free(p->milestones);
	free(p->ladder);
	sheetrule_release(&p->sheets);
	free(p->calendar);
	free(p->seasons);
	free(p->text);
	free(p);
}

static void
digest_text(struct policy *p, const char *text, size_t len)
{
	struct digest *d = digest_new();

	digest_of(d, text, len, p->digest);
	digest_free(d);
	p->text = mem_copy(text, len);
	p->len = len;
}

struct policy *
policy_parse(const char *text, size_t len, struct words *w,
    struct buf *problems, struct err *e)
{
	struct jx *root = jx_parse(text, len, e);
	struct policy *p;

	if (root == NULL) {
		jxwords_explain(e, text, len);
		return NULL;
	}
	p = mem_array(1, sizeof(*p));
	if (policyread_all(p, root, w, problems, e) < 0) {
		policy_free(p);
		p = NULL;
	} else {
		digest_text(p, text, len);
	}
	jx_free(root);
	return p;
}

struct policy *
policy_load(const char *path, int64_t day, struct words *w,
    struct buf *problems, struct err *e)
{
	struct buf text = BUF_INIT, name = BUF_INIT;
	struct policy *p = NULL;

	if (policyfile_read(&text, &name, path, day, e) == 0) {
		p = policy_parse(text.data, text.len, w, problems, e);
		if (p == NULL)
			err_prefix(e, "policy '%s'", name.data);
	}
	buf_release(&name);
	buf_release(&text);
	return p;
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

const struct policy_unit *
policy_unit_find(const struct policy *p, int64_t name_or_alias)
{
	const struct policy_unit *u;
	size_t i;

	if (name_or_alias == NUM_NONE)
		return NULL;
	for (i = 0; i < p->nunits; i++) {
		u = &p->units[i];
		if (u->name == name_or_alias ||
		    holds(u->aliases, u->naliases, name_or_alias))
			return u;
	}
	return NULL;
}

const struct policy_person *
policy_person_find(const struct policy *p, int64_t name)
{
	size_t i;

	for (i = 0; i < p->npeople; i++) {
		if (p->people[i].name == name)
			return &p->people[i];
	}
	return NULL;
}

static int
compare_path(const void *key, const void *entry)
{
	int64_t a = *(const int64_t *)key;
	int64_t b = ((const struct policy_category *)entry)->path;

	return (a > b) - (a < b);
}

/* The path itself, then what it lies in, part by part. */
const struct policy_category *
policy_category_find(const struct policy *p, int64_t path,
    const struct words *w)
{
	const char *s = words_text(w, path), *slash;
	size_t len = words_len(w, path);
	const struct policy_category *c;

	while (path != NUM_NONE && len > 0) {
		c = p->ncategories == 0 ? NULL : bsearch(&path, p->categories,
		    p->ncategories, sizeof(*c), compare_path);
		if (c != NULL)
			return c;
		do {
			slash = memrchr(s, '/', len);
			if (slash == NULL)
				return NULL;
			len = (size_t)(slash - s);
			path = words_find(w, s, len);
		} while (path == NUM_NONE);
	}
	return NULL;
}

int
policy_path_is_in(int64_t path, int64_t prefix, const struct words *w)
{
	size_t len = words_len(w, prefix);

	if (path == NUM_NONE || prefix == NUM_NONE)
		return 0;
	return path == prefix || (words_len(w, path) > len &&
	    words_text(w, path)[len] == '/' &&
	    memcmp(words_text(w, path), words_text(w, prefix), len) == 0);
}

const struct policy_ground *
policy_ground_find(const struct policy_grounds *g, int64_t code_or_text)
{
	size_t i;

	if (code_or_text == NUM_NONE)
		return NULL;
	for (i = 0; i < g->n; i++) {
		if (g->rows[i].code == code_or_text ||
		    g->rows[i].text == code_or_text)
			return &g->rows[i];
	}
	return NULL;
}

int
policy_is_office(const struct policy *p, int64_t name)
{
	return name != NUM_NONE && (name == p->office ||
	    holds(p->office_aliases, p->noffice_aliases, name));
}

int
policy_needs_calendar(const struct policy *p)
{
	size_t i;

	for (i = 0; i < POLICY_LEVELS; i++) {
		if (limit_is_working(&p->levels[i].solve))
			return 1;
	}
	return limit_is_working(&p->second);
}

int
policy_is_counted(const struct policy *p, int64_t nature)
{
	return !holds(p->uncounted, p->nuncounted, nature);
}

const char *
policy_kind_name(enum policy_kind k)
{
	static const char *const names[KIND_COUNT] = {
		"desk", "section", "community", "leader", "auditor"
	};

	return names[k];
}

enum policy_answer
policy_answer_find(const struct policy *p, enum policy_question q,
    int64_t word)
{
	const struct policy_answers *a = &p->answers[q];
	size_t i;

	if (word == NUM_NONE)
		return ANSWER_INVALID;
	for (i = 0; i < a->n; i++) {
		if (a->rows[i].word == word)
			return a->rows[i].answer;
	}
	return ANSWER_UNKNOWN;
}
