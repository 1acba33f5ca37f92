#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "time/date.h"

void
findings_init(struct findings *f)
{
	memset(f, 0, sizeof(*f));
}

void
findings_release(struct findings *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		free(f->list[i].id);
	free(f->list);
	findings_init(f);
}

struct finding *
findings_add(struct findings *f, const struct rule *rule,
    int64_t since_at)
{
	struct finding *found;

	mem_grow(&f->list, f->n, &f->cap, sizeof(*f->list));
	found = &f->list[f->n++];
	found->rule = rule;
	found->key = found->seq = NUM_NONE;
	found->day = date_day_of(since_at);
	found->since_at = since_at;
	found->lead = found->actor = NUM_NONE;
	found->id = NULL;
	return found;
}

void
findings_set_case(struct finding *found, const struct record *r,
    const struct words *w)
{
	struct buf id = BUF_INIT;

	record_put_id(&id, r, w);
	found->id = buf_take(&id);
	found->key = r->key;
	found->lead = r->m[M_LEAD];
}

/* In the order of the table, then of the cases and events. */
static int
compare(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

void
findings_sort(struct findings *f)
{
	if (f->n > 0)
		qsort(f->list, f->n, sizeof(*f->list), compare);
}

int64_t
findings_count(const struct findings *f, const struct rule *rule)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < f->n; i++)
		n += f->list[i].rule == rule;
	return n;
}

void
findings_put_counts(struct buf *b, const struct findings *f)
{
	const struct rule *rule;
	int64_t n;

	jsonout_open(b, '{');
	for (rule = rules; rule->code != NULL; rule++) {
		n = findings_count(f, rule);
		if (n == 0)
			continue;
		jsonout_key(b, rule->code);
		jsonout_int(b, n);
	}
	jsonout_close(b, '}');
}

static const char *
group_shown(enum rules_group group)
{
	switch (group) {
	case RULES_BASIC:
		return lang_sheet("basic rules");
	case RULES_OF_DAY:
		return lang_sheet("rules of the day");
	case RULES_STRICT:
		break;
	}
	return lang_sheet("strict rules");
}

void
findings_grid(struct grid *g, const struct findings *f, const struct words *w)
{
	const struct finding *found;
	size_t i;

	grid_column(g, "code", lang_sheet("code"));
	grid_column(g, "severity", lang_sheet("severity"));
	grid_yields(g, 1);
	grid_column(g, "id", lang_sheet("case"));
	grid_column(g, "day", lang_sheet("day"));
	grid_column(g, "since", lang_sheet("since"));
	grid_aside(g);
	grid_column_right(g, "seq", lang_sheet("event no."));
	grid_aside(g);
	grid_column(g, "lead", lang_sheet("lead unit"));
	grid_column(g, "actor", lang_sheet("actor"));
	grid_aside(g);
	grid_column(g, "text", lang_sheet("finding"));
	grid_wraps(g);
	grid_column(g, "group", lang_sheet("rule group"));
	grid_yields(g, 2);
	for (i = 0; i < f->n; i++) {
		found = &f->list[i];
		grid_row(g);
		grid_text(g, found->rule->code);
		grid_code(g, rules_severity_name(found->rule->severity),
		    lang_sheet(rules_severity_name(
		    found->rule->severity)));
		grid_text(g, found->id);
		grid_day(g, found->day);
		grid_at(g, found->since_at);
		grid_int(g, found->seq);
		grid_word(g, w, found->lead);
		grid_word(g, w, found->actor);
		grid_text(g, lang_sheet(found->rule->text));
		grid_code(g, rules_group_name(found->rule->group),
		    group_shown(found->rule->group));
	}
}
