#include "query/sql.h"

#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define SQL_VALUES_MAX 200	/* of one term */

static int
is_column(int member)
{
	/* PRIV is a column too, filled from the private row. */
	return record_has_column(member);
}

static size_t
count_values(const struct term *t)
{
	switch ((int)t->test) {
	case TERM_SPANS:
		return t->nspans;
	case TERM_IDS:
		return t->nids;
	case TERM_WORDS:
		return (size_t)pick_count(t->pick);
	default:
		return 0;
	}
}

/* The first case of a cluster has no link to another, but is of it. */
static void
put_links(struct sql *q, const struct term *t)
{
	const char *comma = "";
	int i;

	buf_puts(q->b, "key IN (SELECT cas FROM link"
	    " WHERE withdrawn IS NULL");
	if (t->test == TERM_FLAGS) {
		buf_puts(q->b, " AND kind IN (");
		for (i = 0; i < LINK_COUNT; i++) {
			if ((t->mask >> i & 1) == 0)
				continue;
			buf_printf(q->b, "%s%d", comma, i);
			comma = ",";
		}
		buf_puts(q->b, ")");
	}
	buf_puts(q->b, ")");
	if (t->test != TERM_FLAGS || (t->mask >> LINK_CLUSTER & 1) != 0)
		buf_printf(q->b, " OR key IN (SELECT dst FROM link"
		    " WHERE withdrawn IS NULL AND kind=%d)", LINK_CLUSTER);
}

int
sql_can(const struct term *t, const struct words *w)
{
	if (t->test == TERM_WORDS)
		pick_extend(t->pick, w);
	if (t->test == TERM_TEXT || count_values(t) > SQL_VALUES_MAX)
		return 0;
	if (t->test == TERM_IDS || t->member == M_LINKS)
		return 1;
	return is_column(t->member) &&
	    (t->other < 0 || is_column(t->other));
}

static void
put_value(struct sql *q, int64_t n, int is_word)
{
	mem_grow(&q->values, q->n, &q->cap, sizeof(*q->values));
	q->values[q->n].n = n;
	q->values[q->n].is_word = is_word;
	buf_printf(q->b, "?%zu", (size_t)q->first + q->n);
	q->n++;
}

/* A literal: order numbers are the only texts, and have no parameter. */
static void
put_text(struct sql *q, const char *s)
{
	buf_putc(q->b, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'')
			buf_putc(q->b, '\'');
		buf_putc(q->b, *s);
	}
	buf_putc(q->b, '\'');
}

static void
put_span(struct sql *q, const char *column, const struct span *s)
{
	if (s->min > s->max) {
		buf_puts(q->b, "0");
	} else if (s->min == s->max) {
		buf_printf(q->b, "%s=", column);
		put_value(q, s->min, 0);
	} else if (s->min == SPAN_MIN && s->max == SPAN_MAX) {
		buf_printf(q->b, "%s IS NOT NULL", column);
	} else if (s->min == SPAN_MIN) {
		buf_printf(q->b, "%s<=", column);
		put_value(q, s->max, 0);
	} else if (s->max == SPAN_MAX) {
		buf_printf(q->b, "%s>=", column);
		put_value(q, s->min, 0);
	} else {
		buf_printf(q->b, "%s BETWEEN ", column);
		put_value(q, s->min, 0);
		buf_puts(q->b, " AND ");
		put_value(q, s->max, 0);
	}
}

/*
 * One of n alternatives, each put by its number. They are a tree of pairs,
 * since SQLite limits how deep an expression may be and reads a row of ORs
 * as one that is as deep as it is long.
 */
struct any {
	void (*put)(struct sql *q, const struct any *a, size_t i);
	const struct term *term;
	const char *column;		/* of spans */
	const struct words *words;	/* of ids */
};

static void
put_any(struct sql *q, const struct any *a, size_t from, size_t n)
{
	if (n <= 1) {
		if (n == 1)
			a->put(q, a, from);
		return;
	}
	buf_putc(q->b, '(');
	put_any(q, a, from, n / 2);
	buf_puts(q->b, ") OR (");
	put_any(q, a, from + n / 2, n - n / 2);
	buf_putc(q->b, ')');
}

static void
put_one_span(struct sql *q, const struct any *a, size_t i)
{
	put_span(q, a->column, &a->term->spans[i]);
}

static void
put_spans(struct sql *q, const char *column, const struct term *t)
{
	const struct any any = { put_one_span, t, column, NULL };

	put_any(q, &any, 0, t->nspans);
}

/* The lowest codes are what an index on open cases is made for: state<4. */
static void
put_set(struct sql *q, const char *column, uint64_t mask)
{
	const char *comma = "";
	int i;

	if ((mask & (mask + 1)) == 0) {
		for (i = 0; mask >> i != 0; i++)
			;
		buf_printf(q->b, "%s<%d", column, i);
		return;
	}
	buf_printf(q->b, "%s IN (", column);
	for (i = 0; mask >> i != 0; i++) {
		if ((mask >> i & 1) == 0)
			continue;
		buf_printf(q->b, "%s%d", comma, i);
		comma = ",";
	}
	buf_puts(q->b, ")");
}

static void
put_words(struct sql *q, const char *column, const struct term *t)
{
	const char *comma = "";
	int64_t n;

	buf_printf(q->b, "%s IN (", column);
	for (n = pick_next(t->pick, 0); n > 0; n = pick_next(t->pick, n)) {
		buf_puts(q->b, comma);
		put_value(q, n, 1);
		comma = ",";
	}
	buf_puts(q->b, ")");
}

static void
put_exact_id(struct sql *q, const struct term_id *id, int64_t src,
    const char *role)
{
	buf_puts(q->b, "src=");
	put_value(q, src, 1);
	buf_printf(q->b, " AND role%s AND no=", role);
	put_text(q, id->no);
}

/* Two alternatives for 主办, not one with ifnull(): an index serves each. */
static void
put_id(struct sql *q, const struct term_id *id, const struct words *w)
{
	static const char *const roles[ROLE_COUNT] = { "=0", "=1", "=2" };
	int64_t src;

	if (id->src == NULL) {
		buf_puts(q->b, "no=");
		put_text(q, id->no);
		return;
	}
	src = words_find(w, id->src, strlen(id->src));
	if (src == NUM_NONE) {
		buf_puts(q->b, "0");
		return;
	}
	put_exact_id(q, id, src, roles[id->role]);
	if (id->role == ROLE_LEAD) {
		buf_puts(q->b, " OR ");
		put_exact_id(q, id, src, " IS NULL");
	}
}

static void
put_one_id(struct sql *q, const struct any *a, size_t i)
{
	put_id(q, &a->term->ids[i], a->words);
}

static void
put_ids(struct sql *q, const struct term *t, const struct words *w)
{
	const struct any any = { put_one_id, t, NULL, w };

	put_any(q, &any, 0, t->nids);
}

static void
put_member(struct sql *q, int member, const struct term *t)
{
	const char *column = record_info[member].name;

	switch ((int)t->test) {
	case TERM_SPANS:
		put_spans(q, column, t);
		break;
	case TERM_SET:
		put_set(q, column, t->mask);
		break;
	case TERM_FLAGS:
		buf_printf(q->b, "%s&", column);
		put_value(q, (int64_t)t->mask, 0);
		buf_puts(q->b, "<>0");
		break;
	case TERM_WORDS:
		put_words(q, column, t);
		break;
	default:
		buf_printf(q->b, "%s IS NOT NULL", column);
		break;
	}
}

void
sql_put(struct sql *q, const struct term *t, const struct words *w)
{
	buf_putc(q->b, '(');
	if (t->test == TERM_IDS) {
		put_ids(q, t, w);
	} else if (t->member == M_LINKS) {
		put_links(q, t);
	} else if (t->test == TERM_OVERDUE) {
		put_set(q, record_info[M_STATE].name, t->mask);
		buf_puts(q->b, " AND ");
		put_spans(q, record_info[t->member].name, t);
	} else {
		put_member(q, t->member, t);
		if (t->other >= 0) {
			buf_puts(q->b, " OR ");
			put_member(q, t->other, t);
		}
	}
	buf_puts(q->b, t->negated ? ") IS NOT TRUE" : ")");
}
