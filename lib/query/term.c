#include "query/term.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "query/field.h"
#include "query/listed.h"
#include "query/termwords.h"

/* What a term says, before it is known what its member is made of. */
struct said {
	struct field field;
	enum token_op op;
	const struct term_context *context;
};

static int
add_values(struct term *t, struct token text, struct err *e)
{
	struct buf b = BUF_INIT;

	while (token_value(&text, &b)) {
		if (b.len == 0)
			return err_set(e, ERR_USAGE, "a value is missing");
		if (t->nvalues == TERM_VALUES_MAX) {
			buf_release(&b);
			return err_set(e, ERR_USAGE, "too many values");
		}
		mem_grow(&t->values, t->nvalues, &t->cap_values,
		    sizeof(*t->values));
		t->values[t->nvalues++] = buf_take(&b);
	}
	return 0;
}

static void
compare(struct span *s, enum token_op op)
{
	switch (op) {
	case TOKEN_LESS:
		span_less(s);
		break;
	case TOKEN_UPTO:
		span_upto(s);
		break;
	case TOKEN_FROM:
		span_from(s);
		break;
	case TOKEN_MORE:
		span_more(s);
		break;
	case TOKEN_NONE:
	case TOKEN_IS:
	case TOKEN_EQUAL:
		break;
	}
}

static int
is_order(enum token_op op)
{
	return op != TOKEN_NONE && op != TOKEN_IS && op != TOKEN_EQUAL;
}

static int
set_spans(struct term *t, enum span_kind kind, const struct said *d,
    struct err *e)
{
	size_t i;

	if (is_order(d->op) &&
	    (t->nvalues > 1 || strstr(t->values[0], "..") != NULL))
		return err_set(e, ERR_USAGE, "one value only behind < and >");
	t->test = TERM_SPANS;
	t->spans = mem_array(t->nvalues, sizeof(*t->spans));
	for (i = 0; i < t->nvalues; i++) {
		if (span_parse(&t->spans[i], kind, t->values[i],
		    strlen(t->values[i]), &d->context->now, e) < 0)
			return -1;
		compare(&t->spans[i], d->op);
		t->nspans++;
	}
	return 0;
}

static int
refuse_level(const struct said *d, const char *value, struct err *e)
{
	struct buf known = BUF_INIT;
	int rc;

	listed_put_levels(&known, d->context->policy, d->context->words);
	rc = err_set(e, ERR_USAGE, "no such value '%s': there are %s", value,
	    known.data);
	buf_release(&known);
	return rc;
}

/* A level may be called by its name; there are no others. */
static int
set_levels(struct term *t, const struct said *d, struct err *e)
{
	const struct policy *policy = d->context->policy;
	char number[2] = "";
	int64_t level;
	size_t i;

	for (i = 0; policy != NULL && i < t->nvalues; i++) {
		level = listed_level(policy, t->values[i], d->context->words);
		if (level == NUM_NONE)
			continue;
		number[0] = (char)('0' + level);
		free(t->values[i]);
		t->values[i] = mem_text(number);
	}
	if (set_spans(t, SPAN_NUMBER, d, e) < 0)
		return t->spans == NULL ? -1 :
		    refuse_level(d, t->values[t->nspans], e);
	for (i = 0; !is_order(d->op) && i < t->nspans; i++) {
		if (t->spans[i].min > POLICY_LEVELS || t->spans[i].max < 1)
			return refuse_level(d, t->values[i], e);
	}
	return 0;
}

static int
refuse_value(int member, const char *value, struct err *e)
{
	struct buf known = BUF_INIT;
	int rc;

	field_put_values(&known, member);
	rc = err_set(e, ERR_USAGE, "no such value '%s': there are %s", value,
	    known.data);
	buf_release(&known);
	return rc;
}

static int
refuse_field(const struct token *name, struct err *e)
{
	struct buf meant = BUF_INIT;
	int rc;

	if (token_is(name, "or") || token_is(name, "OR"))
		return err_set(e, ERR_USAGE, "no such field: a comma between "
		    "values means or, as in state:received,assigned");
	rc = field_put_nearest(&meant, name) ?
	    err_set(e, ERR_USAGE, "no such field: perhaps '%s'", meant.data) :
	    err_set(e, ERR_USAGE, "no such field: there are state, cat, "
	    "community, lead, level, received, due, text and others, "
	    "js-report(1)");
	buf_release(&meant);
	return rc;
}

static int
set_mask(struct term *t, enum term_test test, struct err *e)
{
	uint64_t set;
	size_t i;

	t->test = test;
	for (i = 0; i < t->nvalues; i++) {
		set = field_set(t->member, t->values[i]);
		if (set == 0)
			return refuse_value(t->member, t->values[i], e);
		t->mask |= set;
	}
	return 0;
}

static int
set_member(struct term *t, const struct said *d, struct err *e)
{
	switch (record_info[t->member].type) {
	case RECORD_INT:
		if (t->member == M_LEVEL)
			return set_levels(t, d, e);
		return set_spans(t, SPAN_NUMBER, d, e);
	case RECORD_TIME:
		return set_spans(t, SPAN_TIME, d, e);
	case RECORD_REF:
		if (is_order(d->op))
			break;
		return set_spans(t, SPAN_REF, d, e);
	case RECORD_WORD:
	case RECORD_PATH:
	case RECORD_LIST:
		if (is_order(d->op))
			break;
		return termwords_set(t, d->op, d->context, e);
	case RECORD_FLAGS:
	case RECORD_LINKS:
		if (is_order(d->op))
			break;
		return set_mask(t, TERM_FLAGS, e);
	case RECORD_YES:
	case RECORD_STATE:
	case RECORD_ROLE:
	case RECORD_BY:
		if (is_order(d->op))
			break;
		return set_mask(t, TERM_SET, e);
	}
	return err_set(e, ERR_USAGE, "< and > need a number or a time");
}

/* A word by itself: whether there is one; yes; more than none. */
static int
set_alone(struct term *t, const struct said *d, struct err *e)
{
	struct span more = { 1, SPAN_MAX };
	struct span before = { SPAN_MIN, d->context->now.at - 1 };

	if (d->field.kind != FIELD_MEMBER && d->field.kind != FIELD_OVERDUE)
		return err_set(e, ERR_USAGE, "a value is missing");
	t->spans = mem_array(1, sizeof(*t->spans));
	t->nspans = 1;
	t->spans[0] = more;
	t->mask = 2;
	if (d->field.kind == FIELD_OVERDUE) {
		t->spans[0] = before;
		t->test = TERM_OVERDUE;
		t->mask = TERM_OPEN_STATES;
	} else if (record_info[t->member].type == RECORD_INT) {
		t->test = TERM_SPANS;
	} else if (record_info[t->member].type == RECORD_YES) {
		t->test = TERM_SET;
	} else {
		t->test = TERM_KNOWN;
	}
	return 0;
}

static int
set_id(struct term_id *id, const char *value, struct err *e)
{
	struct words *w = words_new();
	struct record r;
	int rc = -1;

	record_init(&r);
	if (record_parse_id(&r, value, strlen(value), w, e) < 0)
		goto out;
	id->src = mem_text(words_text(w, r.m[M_SRC]));
	id->role = r.m[M_ROLE];
	memcpy(id->no, r.no, sizeof(id->no));
	rc = 0;
out:
	words_free(w);
	return rc;
}

static int
set_no(struct term_id *id, const char *value, struct err *e)
{
	size_t len = strlen(value);

	if (len > RECORD_NO_MAX)
		return err_set(e, ERR_USAGE, "longer than any order number");
	memcpy(id->no, value, len + 1);
	return 0;
}

static int
set_ids(struct term *t, const struct said *d, struct err *e)
{
	size_t i;
	int rc;

	t->test = TERM_IDS;
	t->ids = mem_array(t->nvalues, sizeof(*t->ids));
	t->nids = t->nvalues;
	for (i = 0; i < t->nvalues; i++) {
		rc = d->field.kind == FIELD_ID ?
		    set_id(&t->ids[i], t->values[i], e) :
		    set_no(&t->ids[i], t->values[i], e);
		if (rc < 0)
			return -1;
	}
	return 0;
}

static int
set_valued(struct term *t, const struct said *d, struct err *e)
{
	switch (d->field.kind) {
	case FIELD_MEMBER:
		return set_member(t, d, e);
	case FIELD_OVERDUE:
		return err_set(e, ERR_USAGE, "takes no value");
	case FIELD_NO:
	case FIELD_ID:
	case FIELD_TEXT:
		break;
	}
	if (is_order(d->op))
		return err_set(e, ERR_USAGE, "< and > need a number or a time");
	if (d->field.kind != FIELD_TEXT)
		return set_ids(t, d, e);
	t->test = TERM_TEXT;
	t->mask = d->field.texts;
	return 0;
}

static enum token_op
take_field(struct term *t, struct token *text, struct token *field)
{
	enum token_op op;

	for (;;) {
		if (text->end - text->s > 1 && *text->s == '-') {
			text->s++;
			t->negated = !t->negated;
			continue;
		}
		op = token_field(text, field);
		if (op != TOKEN_IS || !token_is(field, "not"))
			return op;
		t->negated = !t->negated;
	}
}

int
term_parse(struct term *t, struct token text, const struct term_context *c,
    struct err *e)
{
	struct said d;
	struct token field;

	memset(t, 0, sizeof(*t));
	d.context = c;
	d.op = take_field(t, &text, &field);
	if (field_find(&d.field, &field) < 0)
		return refuse_field(&field, e);
	t->member = d.field.member;
	t->other = d.field.other;
	if (d.op == TOKEN_NONE)
		return set_alone(t, &d, e);
	if (add_values(t, text, e) < 0)
		return -1;
	return set_valued(t, &d, e);
}

void
term_release(struct term *t)
{
	size_t i;

	for (i = 0; i < t->nvalues; i++)
		free(t->values[i]);
	for (i = 0; i < t->nids; i++)
		free(t->ids[i].src);
	for (i = 0; i < t->nunknown; i++)
		free(t->unknown[i].near);
	pick_free(t->pick);
	free(t->unknown);
	free(t->values);
	free(t->spans);
	free(t->ids);
	memset(t, 0, sizeof(*t));
}
