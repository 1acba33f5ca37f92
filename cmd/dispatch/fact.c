#include "fact.h"

#include <string.h>

#include "base/num.h"
#include "data/record.h"
#include "query/listed.h"
#include "text/norm.h"
#include "time/date.h"
#include "time/dumpdate.h"

/* The name the clerk knows: the member's own, or the last part of its path. */
static int
find_member(const char *field)
{
	const char *last;
	size_t len = strlen(field);
	int i = record_member_find(field, len);

	if (i >= 0)
		return i;
	for (i = 0; i < M_COUNT; i++) {
		last = strrchr(record_info[i].json, '.');
		if (last != NULL && strcmp(last + 1, field) == 0)
			return i;
	}
	return -1;
}

/* "a/b/c" or "a->b->c", blanks at the ends of parts left out. */
static int64_t
read_path(const char *s, struct words *w)
{
	struct buf b = BUF_INIT;
	const char *part;
	size_t len;
	int64_t path;

	while (*s != '\0') {
		part = s;
		while (*s != '\0' && *s != '/' && strncmp(s, "->", 2) != 0)
			s++;
		len = (size_t)(s - part);
		norm_trim(&part, &len);
		if (b.len > 0 && len > 0)
			buf_putc(&b, '/');
		buf_put(&b, part, len);
		s += *s == '/' ? 1 : *s == '-' ? 2 : 0;
	}
	path = words_add(w, b.data, b.len);
	buf_release(&b);
	return path;
}

/* A number, or for levels the policy's name of it. */
static int
read_int(int64_t *n, const char *s, struct ctx *c, struct err *why)
{
	struct buf b = BUF_INIT;
	int i;

	if (num_parse(s, strlen(s), n) == 0)
		return 0;
	for (i = 0; i < POLICY_LEVELS; i++) {
		if (strcmp(words_text(c->words, c->policy->levels[i].name),
		    s) != 0)
			continue;
		*n = i + 1;
		return 0;
	}
	listed_put_levels(&b, c->policy, c->words);
	err_set(why, ERR_USAGE, "no such level '%s': there are %s", s, b.data);
	buf_release(&b);
	return -1;
}

/* -1 with the reason, where there is more to say than that it is none. */
static int
read_value(int64_t *n, enum record_member m, const char *s, struct ctx *c,
    struct err *why)
{
	struct err ignored = ERR_INIT;
	size_t len;

	switch (record_info[m].type) {
	case RECORD_INT:
		return read_int(n, s, c, why);
	case RECORD_TIME:
		return date_parse_at(s, strlen(s), n, &ignored) == 0 ? 0 :
		    dumpdate_parse(s, strlen(s), n, why);
	case RECORD_PATH:
		*n = read_path(s, c->words);
		break;
	case RECORD_WORD:
		len = strlen(s);
		norm_trim(&s, &len);
		*n = words_add(c->words, s, len);
		break;
	case RECORD_LIST:
	case RECORD_YES:
	case RECORD_STATE:
	case RECORD_ROLE:
	case RECORD_BY:
	case RECORD_FLAGS:
	case RECORD_REF:
	case RECORD_LINKS:
		break;
	}
	return *n == NUM_NONE ? -1 : 0;
}

int
fact_read(struct wish *w, const char *field, const char *value,
    struct ctx *c, struct err *e)
{
	int m = find_member(field);
	struct err why = ERR_INIT;
	int64_t n = NUM_NONE;

	if (m < 0)
		return err_set(e, ERR_USAGE, "option '--field': no fact '%s'",
		    field);
	if (value == NULL)
		return err_set(e, ERR_USAGE, "option '--to' is missing");
	if (read_value(&n, (enum record_member)m, value, c, &why) < 0)
		return why.code != ERR_NONE ? err_set(e, ERR_USAGE,
		    "option '--to': %s", why.text) : err_set(e, ERR_USAGE,
		    "option '--to': '%s' is no value of '%s'", value, field);
	w->member = m;
	w->value = n;
	return 0;
}
