#include "convene.h"

#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "conveneask.h"
#include "convenelist.h"
#include "convenerun.h"
#include "life/matterout.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/matters.h"
#include "text/norm.h"
#include "text/utf8.h"
#include "time/date.h"

#define PARTIES_MAX (64 << 10)	/* bytes of a file of parties */

/* --- one act -------------------------------------------------------------- */

void
convenerun_note(struct convenerun *r, const struct event *ev,
    const struct record *of)
{
	r->appended++;
	if (!r->ctx->dry_run)
		return;
	event_put_json(&r->events, ev, of, r->ctx->words);
	buf_putc(&r->events, '\n');
}

int
convenerun_add(struct convenerun *r, const struct matter_wish *w,
    struct err *e)
{
	struct event ev;

	if (mattermake_event(&ev, r->no, &r->matter, w, &r->decide, &r->figures,
	    e) < 0)
		return -1;
	if (matter_has(&r->matter, &ev, r->ctx->words))
		return 0;
	if (matters_append(r->ctx->db, &ev, &r->matter, e) < 0)
		return -1;
	convenerun_note(r, &ev, NULL);
	return 0;
}

static int
look_up(struct convenerun *r, const char *id, struct record *found,
    struct err *e)
{
	int rc;

	record_init(found);
	if (record_parse_id(found, id, strlen(id), r->ctx->words, e) < 0)
		return -1;
	rc = cases_get(r->ctx->db, found, e);
	return rc > 0 ? 0 : rc < 0 ? -1 :
	    err_set(e, ERR_REFUSED, "convene: no such case '%s'", id);
}

int
convenerun_cases(struct convenerun *r, const struct buf *ids,
    convenerun_fn fn, void *arg, struct err *e)
{
	struct record found;
	const char *id;

	for (id = ids->data; id < ids->data + ids->len;
	    id += strlen(id) + 1) {
		if (look_up(r, id, &found, e) < 0 ||
		    fn(arg, id, &found, e) < 0)
			return -1;
	}
	return 0;
}

/* --- acts of several events ----------------------------------------------- */

static int
link_one(void *arg, const char *id, struct record *found, struct err *e)
{
	struct convenerun *r = arg;
	struct buf whole = BUF_INIT;
	struct matter_wish w;
	int rc;

	(void)id;
	conveneask_wish(&w, MATTER_LINK, r->ctx);
	w.text = NULL;
	w.key = found->key;
	record_put_id(&whole, found, r->ctx->words);
	w.id = whole.data;
	rc = convenerun_add(r, &w, e);
	buf_release(&whole);
	return rc;
}

/* "ROLE=NAME" or "ROLE"; is_open: it stood in the command line, where
 * persons are not named. */
static int
add_party(struct convenerun *r, const char *s, size_t len, int is_open,
    struct err *e)
{
	const char *equals = memchr(s, '=', len);
	size_t role_len = equals == NULL ? len : (size_t)(equals - s);
	const char *name = equals == NULL ? "" : equals + 1, *role = s;
	size_t name_len = equals == NULL ? 0 : len - role_len - 1;
	const struct policy_party *p;
	struct matter_wish w;
	char *copy;
	int rc;

	norm_trim(&role, &role_len);
	norm_trim(&name, &name_len);
	conveneask_wish(&w, MATTER_PARTY, r->ctx);
	w.party = words_add(r->ctx->words, role, role_len);
	p = matterrule_party(r->ctx->policy, w.party);
	if (p != NULL && p->is_person && is_open && name_len > 0)
		return err_set(e, ERR_USAGE, "convene: a person is not named "
		    "in the command line: give '%s' in --parties FILE",
		    words_text(r->ctx->words, w.party));
	copy = mem_copy(name, name_len);
	w.name = name_len > 0 ? copy : NULL;
	rc = convenerun_add(r, &w, e);
	free(copy);
	return rc;
}

static int
add_listed(struct convenerun *r, const char *path, struct err *e)
{
	struct buf text = BUF_INIT;
	const char *line, *end;
	int64_t number = 0;
	size_t len;
	int rc = 0;

	if (io_read_file(&text, path, PARTIES_MAX, e) < 0) {
		e->code = e->code == ERR_IO ? ERR_DATA : e->code;
		return -1;
	}
	if (utf8_valid_len(text.data, text.len) < text.len)
		rc = err_set(e, ERR_DATA, "%s: not UTF-8", path);
	for (line = text.data; rc == 0 && line < text.data + text.len;
	    line += len + 1) {
		end = memchr(line, '\n', text.len -
		    (size_t)(line - text.data));
		len = end == NULL ? strlen(line) : (size_t)(end - line);
		number++;
		if (len > 0 && line[0] != '\r')
			rc = add_party(r, line, len, 0, e);
		if (rc < 0)
			err_prefix(e, "%s: line %lld", path,
			    (long long)number);
	}
	buf_release(&text);
	return rc;
}

static int
add_parties(struct convenerun *r, struct err *e)
{
	const struct buf *given = &conveneask.party;
	const char *s;

	for (s = given->data; s < given->data + given->len;
	    s += strlen(s) + 1) {
		if (add_party(r, s, strlen(s), 1, e) < 0)
			return -1;
	}
	return conveneask.parties == NULL ? 0 :
	    add_listed(r, conveneask.parties, e);
}

/* The same question at the same instant is the same matter. */
static int
find_open(struct convenerun *r, struct err *e)
{
	const struct matter_fact *open;
	int64_t *nos = NULL;
	size_t n, i;
	int rc = 0, found = 0;

	if (matters_list(r->ctx->db, 0, r->decide.at, &nos, &n, e) < 0)
		return -1;
	for (i = 0; i < n && rc >= 0 && !found; i++) {
		matter_release(&r->matter);
		rc = matters_get(r->ctx->db, nos[i], &r->matter, e);
		open = rc > 0 ? &r->matter.facts[0] : NULL;
		found = open != NULL && open->text != NULL &&
		    strcmp(open->text, conveneask.question) == 0;
		r->no = nos[i];
	}
	if (!found)
		matter_release(&r->matter);
	free(nos);
	return rc < 0 ? -1 : found;
}

static int
open_matter(struct convenerun *r, struct err *e)
{
	struct matter_wish w;
	int found = find_open(r, e);

	if (found != 0)
		return found < 0 ? -1 : 0;
	if (matters_next(r->ctx->db, date_day_of(r->decide.at), &r->no,
	    e) < 0)
		return -1;
	conveneask_wish(&w, MATTER_OPEN, r->ctx);
	if (convenerun_add(r, &w, e) < 0 ||
	    convenerun_cases(r, &conveneask.cases, link_one, r, e) < 0 ||
	    add_parties(r, e) < 0)
		return -1;
	if (conveneask.boundary == NULL)
		return 0;
	conveneask_wish(&w, MATTER_BOUNDARY, r->ctx);
	w.text = conveneask.boundary;
	return convenerun_add(r, &w, e);
}

static int
act(struct convenerun *r, int number, const char *id, struct err *e)
{
	struct matter_wish w;
	int rc;

	if (number == MATTER_OPEN)
		return open_matter(r, e);
	rc = matters_get(r->ctx->db, r->no, &r->matter, e);
	if (rc <= 0)
		return rc < 0 ? -1 : convenelist_refuse(r->ctx, id, e);
	conveneask_wish(&w, number, r->ctx);
	if (number == MATTER_LINK)
		return convenerun_cases(r, &conveneask.cases, link_one, r, e);
	if (number == MATTER_PARTY)
		return add_parties(r, e);
	return number == MATTER_CONTACT ? convenecall_run(r, &w, e) :
	    convenerun_add(r, &w, e);
}

/* --- the verb ------------------------------------------------------------- */

static void
put_matter(struct ctx *c, const struct matter *m)
{
	struct matterout o = { c->policy, c->words, c->now_at, c->reveals };

	matterout_put(&c->out, m, &o);
	buf_putc(&c->out, '\n');
}

/* All events of the act are appended, or none. */
static int
write_act(struct ctx *c, int number, const char *id, struct err *e)
{
	struct convenerun r = { .ctx = c, .figures = BUF_INIT,
		.events = BUF_INIT };
	int rc;

	matter_init(&r.matter);
	r.no = id == NULL ? NUM_NONE : matter_parse_id(id, strlen(id));
	if (id != NULL && r.no == NUM_NONE)
		return err_set(e, ERR_USAGE, "'%s' is no matter: "
		    "m-YYYYMMDD-NNNN", id);
	ctx_decide(c, &r.decide);
	if (ctx_db(c, DB_WRITE, e) < 0 || db_begin(c->db, e) < 0)
		return -1;
	rc = act(&r, number, id, e);
	if (rc == 0 && r.appended > 0)
		rc = ctx_keep_policy(c, e);
	rc = db_end(c->db, rc, e);
	if (rc == 0 && c->dry_run)
		buf_put(&c->out, r.events.data, r.events.len);
	else if (rc == 0)
		put_matter(c, &r.matter);
	matter_release(&r.matter);
	buf_release(&r.events);
	buf_release(&r.figures);
	return rc;
}

static int
show_one(struct ctx *c, int64_t no, const char *id, struct err *e)
{
	struct matter m;
	int rc;

	matter_init(&m);
	rc = matters_get(c->db, no, &m, e);
	if (rc > 0)
		put_matter(c, &m);
	else if (rc == 0)
		rc = convenelist_refuse(c, id, e);
	matter_release(&m);
	return rc < 0 ? -1 : 0;
}

static int
show(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct buf ids = BUF_INIT;
	int i, rc;

	if (argc == 0)
		return err_set(e, ERR_USAGE, "convene show: which matter?");
	for (i = 0; i < argc; i++) {
		if (matter_parse_id(argv[i], strlen(argv[i])) == NUM_NONE)
			break;
		buf_printf(&ids, "%s%s", i > 0 ? " " : "", argv[i]);
	}
	if (i < argc) {
		buf_release(&ids);
		return convenelist_refuse(c, argv[i], e);
	}
	rc = ctx_reveal(c, ids.data, ids.len, argc, e);
	for (i = 0; rc == 0 && i < argc; i++)
		rc = show_one(c, matter_parse_id(argv[i], strlen(argv[i])),
		    argv[i], e);
	buf_release(&ids);
	return rc;
}

static int
list(struct ctx *c, struct err *e)
{
	struct buf ids = BUF_INIT;
	int64_t *nos = NULL;
	size_t n, i;
	int rc;

	if (matters_list(c->db, !conveneask.all, NUM_NONE, &nos, &n, e) < 0)
		return -1;
	for (i = 0; i < n; i++) {
		buf_puts(&ids, i > 0 ? " " : "");
		matter_put_id(&ids, nos[i]);
	}
	rc = n == 0 ? 0 : ctx_reveal(c, ids.data, ids.len, (int64_t)n, e);
	if (rc == 0 && c->format != FORMAT_NDJSON)
		rc = convenelist_print(c, nos, n, e);
	else
		for (i = 0; rc == 0 && i < n; i++)
			rc = show_one(c, nos[i], "", e);
	buf_release(&ids);
	free(nos);
	return rc;
}

static int
read_only(struct ctx *c, int number, int argc, char **argv, struct err *e)
{
	if (c->reveal != NULL && c->actor == NULL)
		return err_set(e, ERR_USAGE,
		    "option '--reveal': say who looks with --actor");
	if (ctx_db(c, c->reveal != NULL ? DB_WRITE : DB_READ, e) < 0)
		return -1;
	if (number == CONVENEASK_SHOW)
		return show(c, argc, argv, e);
	return argc > 0 ? err_set(e, ERR_USAGE,
	    "convene list: takes no operands") : list(c, e);
}

static int
convene_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	int number, wants;

	if (argc == 0)
		return err_set(e, ERR_USAGE, "convene: which act?");
	number = conveneask_act(argv[0], e);
	if (number < 0 || ctx_policy(c, e) < 0)
		return -1;
	if (number != CONVENEASK_LIST && (c->format != FORMAT_NDJSON ||
	    c->fields != NULL))
		return err_set(e, ERR_USAGE, "convene %s: prints matters "
		    "whole: -f and --fields are for list", argv[0]);
	if (number >= CONVENEASK_SHOW)
		return read_only(c, number, argc - 1, argv + 1, e);
	if (c->reveal != NULL)
		return err_set(e, ERR_USAGE,
		    "convene %s: it takes no --%s", argv[0], "reveal");
	wants = number == MATTER_OPEN ? 1 : 2;
	if (argc != wants)
		return err_set(e, ERR_USAGE, wants == 1 ?
		    "convene %s: takes no matter" :
		    "convene %s: one matter", argv[0]);
	return write_act(c, number, argc == 2 ? argv[1] : NULL, e);
}

const struct cli_verb convene_verb = {
	.name = "convene",
	.operands = "ACT [MATTER]",
	.help = "matters beyond the office's power (议题)",
	.groups = CLI_WRITES | CLI_PRINTS | CLI_REVEALS,
	.options = conveneask_options,
	.run = convene_run
};
