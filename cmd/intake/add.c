#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "load.h"
#include "reject.h"
#include "request.h"

#include "base/num.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/linkfind.h"
#include "time/date.h"

const struct cli_option add_options[] = {
	{ NULL, 0, 0, NULL, NULL, NULL }
};

/*
 * Append the case of a request; *r is the case as it then stands. The same
 * request at the same time is known by its fact: nothing is opened twice.
 */
static int
open_case(struct ctx *c, struct request *q, struct record *r,
    struct load_counts *n, struct err *e)
{
	struct buf no = BUF_INIT;
	struct event ev;
	int64_t key;
	int rc = -1;

	if (journal_fact(c->db, q->fact, &key, e) < 0)
		goto out;
	if (key != NUM_NONE) {
		n->same++;
		rc = cases_get_key(c->db, key, r, e) == 1 ? 0 : -1;
		goto out;
	}
	if (ctx_keep_policy(c, e) < 0 ||
	    cases_next_own(c->db, q->facts.m[M_SRC],
	    date_day_of(q->facts.m[M_RECEIVED_AT]), &no, e) < 0)
		goto out;
	memcpy(q->facts.no, no.data, no.len + 1);
	request_event(q, c->actor == NULL ? NUM_NONE :
	    words_adds(c->words, c->actor), &ev);
	record_init(r);
	rc = journal_append_case(c->db, &ev, r, e);
	n->fresh += rc == 0;
	if (rc == 0 && c->dry_run) {
		event_put_json(&c->out, &ev, r, c->words);
		buf_putc(&c->out, '\n');
	}
out:
	buf_release(&no);
	return rc < 0 ? -1 : 0;
}

/* One transaction a request: the desk types them one by one. */
static int
add_line(struct ctx *c, struct stream_line *l, int prints,
    struct load_counts *n, struct lines_fault *f, struct err *e)
{
	struct request q;
	struct record r;
	int rc;

	request_init(&q);
	if (request_read(&q, l, c, &f->e) < 0) {
		f->code = "bad_request";
		request_release(&q);
		return 0;
	}
	rc = db_begin(c->db, e);
	if (rc == 0)
		rc = db_end(c->db, open_case(c, &q, &r, n, e), e);
	request_release(&q);
	if (rc < 0)
		return -1;
	if (!c->dry_run && prints && ctx_put_record(c, &r, e) < 0)
		return -1;
	return ctx_flush(c, e) < 0 ? -1 : 1;
}

static int
add_lines(struct ctx *c, struct lines *in, struct reject *rejects,
    int prints, struct load_counts *n, struct err *e)
{
	struct lines_fault f;
	struct stream_line l;
	int rc;

	while ((rc = lines_next(in, &l, e)) == 1) {
		memset(&f, 0, sizeof(f));
		n->rows++;
		rc = add_line(c, &l, prints, n, &f, e);
		if (rc < 0 || (rc == 0 &&
		    lines_reject(rejects, &l, &f, e) < 0))
			return -1;
	}
	return rc < 0 ? -1 : reject_end(rejects, n->fresh + n->same, e);
}

int
add_files(struct ctx *c, int argc, char **argv, int prints,
    struct load_counts *n, struct err *e)
{
	struct linkfind_counts links;
	struct reject *rejects = NULL;
	struct lines *in = NULL;
	int rc = -1;

	memset(n, 0, sizeof(*n));
	if (ctx_policy(c, e) < 0 || ctx_db_keyed(c, c->dry_run ? DB_WRITE :
	    DB_CREATE, e) < 0)
		goto out;
	in = lines_new(argc, argv, e);
	if (in == NULL)
		goto out;
	rejects = reject_new(c, e);
	if (rejects != NULL)
		rc = add_lines(c, in, rejects, prints, n, e);
	if (rc == 0)
		rc = linkfind_catch_up(c->db, c->policy, &links, e);
	if (rejects != NULL) {
		n->rejected = reject_count(rejects);
		n->ncodes = reject_tally(rejects, n->codes);
	}
out:
	reject_free(rejects);
	lines_free(in);
	return rc;
}

int
add_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct load_counts counts;

	ctx_ignore_sigpipe();
	return add_files(c, argc, argv, 1, &counts, e);
}
