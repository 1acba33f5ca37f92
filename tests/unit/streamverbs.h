/*
 * streamverbs.h - the made-up verbs of test_stream.c, over a real database of
 * cases 1..N without a policy.
 */
#ifndef JS_TESTS_STREAMVERBS_H
#define JS_TESTS_STREAMVERBS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "cli.h"
#include "data/recordin.h"
#include "life/life.h"
#include "store/journal.h"
#include "stream.h"

static int64_t number = NUM_NONE;

static const struct cli_option number_options[] = {
	{ "number", 0, CLI_INT, &number, "N", "how many" },
	{ NULL, 0, CLI_FLAG, NULL, NULL, NULL }
};

static int
receive(struct ctx *c, int64_t n, struct err *e)
{
	struct record r;
	struct event ev;

	record_init(&r);
	r.m[M_SRC] = words_adds(c->words, "bj12345");
	r.m[M_ROLE] = ROLE_LEAD;
	snprintf(r.no, sizeof(r.no), "%lld", (long long)n);
	event_init(&ev, EV_RECEIVE, c->at);
	ev.rev = 1;
	event_set(&ev, M_SRC, r.m[M_SRC]);
	event_set(&ev, M_ROLE, ROLE_LEAD);
	event_set(&ev, M_RECEIVED_AT, c->at);
	event_set(&ev, M_COMMUNITY, words_adds(c->words, "农光里"));
	event_set_bytes(&ev, EF_NO, r.no, strlen(r.no));
	event_text(&ev, TEXT_BODY, "漏水", strlen("漏水"));
	return journal_append_case(c->db, &ev, &r, e);
}

/* Makes the database with --number cases. */
static int
birth(struct ctx *c, int argc, char **argv, struct err *e)
{
	int64_t i;

	(void)argc;
	(void)argv;
	if (ctx_db(c, DB_CREATE, e) < 0 || db_begin(c->db, e) < 0)
		return -1;
	for (i = 1; i <= number; i++) {
		if (receive(c, i, e) < 0)
			return -1;
	}
	return db_commit(c->db, e);
}

/* Proposes a lead for odd numbers, refuses 4, passes the rest. */
static int
propose_step(void *arg, struct stream_line *l, struct buf *out, struct err *e)
{
	static const char propose[] = "{\"do\":\"assign\",\"lead\":\"物业科\"}";
	int64_t n = strtoll(l->rec.no, NULL, 10);

	(void)arg;
	buf_puts(out, "{\"half a li");
	buf_cut(out, out->len - 11);
	if (n == 4)
		return err_set(e, ERR_DATA, "four 四");
	if (n % 2 == 1)
		stream_put_proposed(out, l, propose, strlen(propose));
	else
		buf_put(out, l->text, l->len);
	return 0;
}

static int
propose(struct ctx *c, int argc, char **argv, struct err *e)
{
	return stream_propose(c, argc, argv, propose_step, NULL, e);
}

/* Carries out what was proposed. */
static int
assign_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct ctx *c = arg;
	struct propose p;

	(void)present;
	if (recordin_propose(&p, l->json, c->words, e) < 0)
		return -1;
	if (p.verb == NULL)
		return 0;
	event_init(ev, EV_ASSIGN, c->at);
	event_set(ev, M_LEAD, p.lead);
	return 1;
}

static int
assign(struct ctx *c, int argc, char **argv, struct err *e)
{
	return stream_write(c, argc, argv, assign_step, c, e);
}

/* Signs for the cases, given as ids or lines. */
static int
sign_step(void *arg, struct stream_line *l, const struct record *present,
    struct event *ev, struct err *e)
{
	struct ctx *c = arg;

	(void)l;
	if (life_allows(present, EV_SIGN, e) < 0)
		return -1;
	event_init(ev, EV_SIGN, c->at);
	return 1;
}

static int
sign(struct ctx *c, int argc, char **argv, struct err *e)
{
	return stream_write_ids(c, argc, argv, sign_step, c, e);
}

static int
sign_lines(struct ctx *c, int argc, char **argv, struct err *e)
{
	return stream_write(c, argc, argv, sign_step, c, e);
}

static int
count_one(void *arg, const struct record *r)
{
	int64_t *n = arg;

	(void)r;
	++*n;
	return *n == number;
}

static int
count(struct ctx *c, int argc, char **argv, struct err *e)
{
	int64_t n = 0;

	if (stream_count(c, argc > 0 ? argv[0] : NULL, count_one, &n, e) < 0)
		return -1;
	buf_putn(&c->out, n);
	buf_putc(&c->out, '\n');
	return 0;
}

static int
heads(struct ctx *c, int argc, char **argv, struct err *e)
{
	unsigned char hash[DIGEST_LEN];
	int64_t seq;

	(void)argc;
	(void)argv;
	if (ctx_db(c, DB_READ, e) < 0 ||
	    journal_head(c->db, &seq, hash, e) < 0)
		return -1;
	buf_putn(&c->out, seq);
	return 0;
}

static const struct cli_verb verbs[] = {
	{ "birth", "", "-", CLI_WRITES, number_options, birth },
	{ "propose", "[FILE…]", "-", CLI_STREAMS | CLI_PRINTS, NULL, propose },
	{ "assign", "[FILE…]", "-", CLI_STREAMS | CLI_PRINTS | CLI_WRITES,
	    NULL, assign },
	{ "sign", "ID…", "-", CLI_STREAMS | CLI_PRINTS | CLI_WRITES, NULL,
	    sign },
	{ "sign-lines", "[FILE…]", "-",
	    CLI_STREAMS | CLI_PRINTS | CLI_WRITES, NULL, sign_lines },
	{ "count", "[FILE]", "-", CLI_STREAMS, number_options, count },
	{ "heads", "", "-", 0, NULL, heads },
	{ NULL, NULL, NULL, 0, NULL, NULL }
};

#endif
