#include "accept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "data/jsonout.h"
#include "life/decide.h"

static const char *const options[] = { "--accept", "--fixed", "--carry" };
static const char *const dispositions[] = { "accepted", "fixed", "carried" };

static int
add(struct accept *a, enum accept_how how, const char *s, struct words *w,
    struct err *e)
{
	size_t len = strcspn(s, ":");
	const struct rule *rule = rules_find(s, len);
	const char *reason = s + len + (s[len] == ':');
	struct accept_item *item;

	if (rule == NULL)
		return err_set(e, ERR_USAGE, "option '%s': no such code "
		    "'%.*s'", options[how], (int)len, s);
	if (accept_find(a, rule) != NULL)
		return err_set(e, ERR_USAGE, "option '%s': '%.*s' stands here "
		    "twice", options[how], (int)len, s);
	if (how != ACCEPT_CARRIED && reason[0] == '\0')
		return err_set(e, ERR_USAGE, "option '%s': the reason is "
		    "missing behind '%.*s:'", options[how], (int)len, s);
	/* of what is longer the words keep, and so would be looked at, a part */
	if (strlen(reason) > WORDS_MAX_LEN)
		return err_set(e, ERR_USAGE, "option '%s': the reason behind "
		    "'%.*s:' is longer than %d bytes", options[how], (int)len,
		    s, WORDS_MAX_LEN);
	if (reason[0] != '\0' && decide_reason(options[how], w,
	    words_adds(w, reason), e) < 0)
		return -1;
	mem_grow(&a->items, a->n, &a->cap, sizeof(*a->items));
	item = &a->items[a->n++];
	item->rule = rule;
	item->how = how;
	item->reason = reason;
	return 0;
}

int
accept_add(struct accept *a, enum accept_how how, const struct buf *given,
    struct words *w, struct err *e)
{
	const char *s = given->data, *end = given->data + given->len;

	for (; s < end; s += strlen(s) + 1)
		if (add(a, how, s, w, e) < 0)
			return -1;
	return 0;
}

void
accept_release(struct accept *a)
{
	free(a->items);
	memset(a, 0, sizeof(*a));
}

const struct accept_item *
accept_find(const struct accept *a, const struct rule *rule)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		if (a->items[i].rule == rule)
			return &a->items[i];
	}
	return NULL;
}

static void
put_rule(struct buf *b, const struct accept_item *item,
    const struct rule *rule, int64_t n)
{
	jsonout_key(b, rule->code);
	jsonout_open(b, '{');
	jsonout_key(b, "severity");
	jsonout_texts(b, rules_severity_name(rule->severity));
	jsonout_key(b, "count");
	jsonout_int(b, n);
	jsonout_key(b, "text");
	jsonout_texts(b, rule->text);
	jsonout_key(b, "disposition");
	jsonout_texts(b, dispositions[item != NULL ? item->how :
	    ACCEPT_CARRIED]);
	if (item != NULL && item->reason[0] != '\0') {
		jsonout_key(b, "reason");
		jsonout_texts(b, item->reason);
	}
	jsonout_close(b, '}');
}

void
accept_put_json(struct buf *b, const struct accept *a,
    const struct findings *f)
{
	const struct rule *rule;
	int64_t n;

	jsonout_open(b, '{');
	for (rule = rules; rule->code != NULL; rule++) {
		n = findings_count(f, rule);
		if (n > 0)
			put_rule(b, accept_find(a, rule), rule, n);
	}
	jsonout_close(b, '}');
}
