#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "data/record.h"
#include "rule/policy.h"
#include "time/calendar.h"

/*
 * The query language (js-report(1)): terms joined by "and", each
 * FIELD:VALUE, FIELD<=VALUE (also < > >= =), or not:TERM / -TERM:
 *
 *	state:open cat:供暖 community:农光里 lead:物业科 level<=2 due<+2wd
 *	received>=2026-11-01 text:漏水 flag:threat id:bj12345-… not:excluded
 *
 * Values may be quoted ("…"), a comma means any of them. WORD, PATH and LIST
 * fields match where a part begins with the value or equals it (cat: any part
 * of the path; unit names with or without 社区), behind '=' only where it
 * equals it; times compare with instants (a day alone means its start; for
 * <=, > and : its whole day), +2d / -3h are relative to now, and so are +2wd
 * and -4wh in working time (behind <= all to which no more of it is left),
 * A..B is from the one to the other. "state:open" is every state but closed
 * and returned; "overdue" alone is due<now and open; any other field alone
 * asks whether there is such a thing: not:lead, returns, solved. What is
 * unknown matches no term, so not:TERM does.
 *
 * The same query works on a record in memory and as SQL: query_put_sql gives
 * the part that columns can answer (an index may serve it), query_matches
 * decides. The SQL part is never stricter than the query.
 */
struct query;

/*
 * All operands joined; "" matches everything. e names the term (ERR_USAGE).
 * w is borrowed: words that come later are looked at when they are met, so a
 * query is for one thread.
 */
struct query *query_parse(char *const *args, size_t n, int64_t now_at,
    const struct words *w, struct err *e);
/* The same, with a calendar for working time (NULL: it is refused), which is
 * counted by the hours which of it.
 *
 * With a policy (NULL: none) a unit is found by its other names, a level by
 * its name, and so on (query/listed.h). has_all_words: the words are those of
 * all the cases, so what no word begins with is found nowhere: a value of a
 * list that the policy closes is refused then, others query_next_unknown
 * gives.
 */
struct query_context {
	int64_t now_at;
	const struct words *words;
	const struct calendar *calendar;
	int which;
	const struct policy *policy;
	int has_all_words;
};
struct query *query_parse_in(char *const *args, size_t n,
    const struct query_context *c, struct err *e);
void query_free(struct query *q);

/* The next value that no case has; NULL behind the last. From *at = 0. */
struct query_unknown {
	const char *field, *value;
	const char *near;	/* what may have been meant; NULL */
};
const struct query_unknown *query_next_unknown(struct query *q,
    size_t *at);

/* Does the query look at the narrative? Then t must hold it. */
int query_needs_text(const struct query *q);

/* Does it look at nothing but received_at, or at nothing at all? */
int query_is_received(const struct query *q);

/* Does it ask how cases belong together? Then M_LINKS must hold it
 * (links_fill). */
int query_needs_links(const struct query *q);

int query_matches(const struct query *q, const struct record *r,
    const struct record_texts *t, const struct words *w);

/*
 * Append a condition such as "state<?1 AND received_at>=?2" ("1" where no
 * column helps), parameters numbered from first; values in order to *values
 * (yours to free). Word values are the program's word numbers; is_word says
 * which, the store turns them into the dictionary's. It must know all words of
 * the rows by now: those that come later are not looked for.
 */
struct query_value { int64_t n; int is_word; };
size_t query_put_sql(struct buf *b, const struct query *q, int first,
    struct query_value **values);

/* Instants that bound received_at, from <= at < to, for measures: NUM_NONE
 * where open; 0 and 0 where nothing can match. */
void query_received(const struct query *q, int64_t *from_at, int64_t *to_at);

#endif
