#include "lessons.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "store/cases.h"
#include "samples.h"

#define LEAST_TEXTS 10
#define TAIL 40			/* characters */

/* --- labels that have another name now ---------------------------------- */

struct alias {
	char *old, *now;
};

struct aliases {
	struct alias *of;
	size_t n, cap;
};

static void
aliases_release(struct aliases *a)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		free(a->of[i].old);
		free(a->of[i].now);
	}
	free(a->of);
}

static int
aliases_read(struct aliases *a, struct ctx *c, const char *path,
    struct err *e)
{
	struct reject *rejects = reject_new(c, e);
	struct samples t;
	int rc = -1;

	if (rejects == NULL)
		return -1;
	if (samples_open(&t, path, NULL, "old", "new", e) < 0) {
		reject_free(rejects);
		return -1;
	}
	while ((rc = samples_next(&t, rejects, e)) > 0) {
		if (rc == 2)
			continue;
		mem_grow(&a->of, a->n, &a->cap, sizeof(*a->of));
		a->of[a->n].old = mem_copy(t.fields[0].s, t.fields[0].len);
		a->of[a->n++].now = mem_copy(t.label.data, t.label.len);
	}
	if (rc == 0)
		rc = reject_end(rejects, t.row, e);
	samples_close(&t);
	reject_free(rejects);
	return rc;
}

/* The label itself or an upper level of it has another name now. */
static void
rename_label(const struct aliases *a, struct buf *label)
{
	struct buf now = BUF_INIT;
	size_t i, len;

	for (i = 0; i < a->n; i++) {
		len = strlen(a->of[i].old);
		if (len > label->len ||
		    memcmp(label->data, a->of[i].old, len) != 0 ||
		    (len < label->len && label->data[len] != '/'))
			continue;
		buf_puts(&now, a->of[i].now);
		buf_put(&now, label->data + len, label->len - len);
		buf_release(label);
		*label = now;
		return;
	}
}

/* --- from files --------------------------------------------------------- */

struct reading {
	struct lessons *l;
	struct ctx *ctx;
	const struct lessons_asked *asked;
	struct aliases aliases;
	struct reject *rejects;
	int has_form;
};

/* The first file, or the members of cases, say how texts are read. */
static void
begin(struct reading *rd, const struct grams_form *form,
    const struct buf *names)
{
	if (rd->has_form)
		return;
	corpus_init(&rd->l->corpus, form);
	buf_put(&rd->l->columns, names->data, names->len);
	rd->has_form = 1;
}

static void
take(struct reading *rd, struct buf *label, const struct grams_text *fields,
    size_t n)
{
	struct corpus *c = &rd->l->corpus;

	rd->l->rows++;
	if (label->len == 0) {
		rd->l->unlabelled++;
		return;
	}
	rename_label(&rd->aliases, label);
	corpus_add(c, corpus_class(c, label->data, label->len), fields, n);
}

static int
read_file(struct reading *rd, const char *path, struct err *e)
{
	struct grams_form form = { .tail = TAIL };
	struct samples t;
	int rc;

	if (samples_open(&t, path, rd->asked->encoding, rd->asked->text,
	    rd->asked->label, e) < 0)
		return -1;
	samples_form(&t, &form);
	begin(rd, &form, &t.names);
	while ((rc = samples_next(&t, rd->rejects, e)) > 0)
		if (rc == 1)
			take(rd, &t.label, t.fields, t.ncolumns);
	samples_close(&t);
	return rc;
}

static int
read_files(struct reading *rd, struct err *e)
{
	const char *path = rd->asked->from;

	for (; *path != '\0'; path += strlen(path) + 1)
		if (read_file(rd, path, e) < 0)
			return -1;
	return reject_end(rd->rejects, rd->l->rows, e);
}

/* --- from the office's own cases ---------------------------------------- */

/* What a case says of the member; empty where it says nothing. */
static void
put_label(struct buf *b, const struct ctx *c, const struct record *r,
    int member)
{
	int64_t n = r->m[member];

	buf_reset(b);
	if (n == NUM_NONE)
		return;
	if (record_info[member].type == RECORD_INT)
		buf_putn(b, n);
	else
		buf_put(b, words_text(c->words, n), words_len(c->words, n));
}

static int
find_member(const char *label, int *member, struct err *e)
{
	*member = record_member_find(label, strlen(label));
	if (*member < 0 || (record_info[*member].type != RECORD_WORD &&
	    record_info[*member].type != RECORD_PATH &&
	    record_info[*member].type != RECORD_INT))
		return err_set(e, ERR_USAGE, "--label: '%s' is no member of "
		    "a case that could be learnt (category, lead, level)",
		    label);
	return 0;
}

static int
take_case(struct reading *rd, const struct record *r, int member,
    struct buf *label, struct buf *said, struct err *e)
{
	struct grams_text fields[2];
	struct record_texts t;

	buf_reset(said);
	if (cases_said(rd->ctx->db, r, &t, said, e) < 0)
		return -1;
	fields[0] = (struct grams_text){ t.s[TEXT_TITLE], t.len[TEXT_TITLE] };
	fields[1] = (struct grams_text){ t.s[TEXT_BODY], t.len[TEXT_BODY] };
	put_label(label, rd->ctx, r, member);
	take(rd, label, fields, 2);
	return 0;
}

/* Only what is closed was confirmed by how it ended. */
static int
read_list(struct reading *rd, struct cases_list *list, int member,
    struct err *e)
{
	struct buf label = BUF_INIT, said = BUF_INIT;
	struct record r;
	int rc;

	while ((rc = cases_list_next(list, &r, e)) == 1) {
		if (r.m[M_STATE] == STATE_CLOSED &&
		    take_case(rd, &r, member, &label, &said, e) < 0) {
			rc = -1;
			break;
		}
	}
	buf_release(&label);
	buf_release(&said);
	return rc;
}

static int
read_cases(struct reading *rd, int argc, char **argv, struct err *e)
{
	struct grams_form form = { .tail = TAIL };
	struct cases_list *list = NULL;
	struct query *q = NULL;
	struct buf names = BUF_INIT;
	int member, rc = -1;

	if (samples_columns("title,text", &names, form.weight, &form.nfields,
	    e) < 0 || find_member(rd->asked->label, &member, e) < 0 ||
	    ctx_db(rd->ctx, DB_READ, e) < 0 ||
	    ctx_query(rd->ctx, &q, argc, argv, e) < 0)
		goto out;
	begin(rd, &form, &names);
	list = cases_list_new(rd->ctx->db, q, e);
	if (list != NULL)
		rc = read_list(rd, list, member, e);
out:
	cases_list_free(list);
	query_free(q);
	buf_release(&names);
	return rc;
}

/* --- either ------------------------------------------------------------- */

static int
check(const struct lessons *l, struct err *e)
{
	if (l->corpus.n >= LEAST_TEXTS && l->corpus.nclasses >= 2)
		return 0;
	return err_set(e, ERR_DATA, "too little to learn from: %zu texts of "
	    "%zu classes", l->corpus.n, l->corpus.nclasses);
}

int
lessons_read(struct lessons *l, struct ctx *c,
    const struct lessons_asked *asked, int argc, char **argv, struct err *e)
{
	struct reading rd = { .l = l, .ctx = c, .asked = asked };
	int rc = -1;

	memset(l, 0, sizeof(*l));
	buf_init(&l->columns);
	rd.rejects = reject_new(c, e);
	if (rd.rejects == NULL)
		return -1;
	if (asked->alias != NULL &&
	    aliases_read(&rd.aliases, c, asked->alias, e) < 0)
		goto out;
	rc = asked->from != NULL ? read_files(&rd, e) :
	    read_cases(&rd, argc, argv, e);
	if (rc == 0)
		rc = check(l, e);
out:
	aliases_release(&rd.aliases);
	reject_free(rd.rejects);
	return rc;
}

void
lessons_release(struct lessons *l)
{
	corpus_release(&l->corpus);
	buf_release(&l->columns);
}
