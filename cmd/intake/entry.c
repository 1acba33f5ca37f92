#include "entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cutno.h"
#include "faulty.h"
#include "nameless.h"
#include "reject.h"
#include "rest.h"
#include "rowbonds.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "data/record.h"
#include "rule/calendarfile.h"
#include "rule/deadline.h"
#include "text/norm.h"
#include "text/site.h"
#include "time/dumpdate.h"

void
entry_reader_init(struct entry_reader *r, struct dump *d, const struct map *m)
{
	memset(r, 0, sizeof(*r));
	buf_init(&r->scratch);
	r->dump = d;
	r->map = m;
	r->sites = site_reader_new();
	if (d->binding.has_no_number)
		r->digest = digest_new();
}

void
entry_reader_release(struct entry_reader *r)
{
	digest_free(r->digest);
	site_reader_free(r->sites);
	buf_release(&r->scratch);
}

void
entry_reject(struct chunk *c, struct entry *n, int column, const char *code,
    const char *reason)
{
	if (n->code != NULL)
		return;
	n->code = code;
	n->column = column;
	/* with its NUL: it is handed on as a C string */
	entry_put(c, &n->reason, reason, strlen(reason) + 1);
}

static void
reject_byte(struct entry_reader *r, struct chunk *c, struct entry *n,
    int column, size_t at)
{
	char reason[64];

	snprintf(reason, sizeof(reason), lang("byte %zu is no %s"), at,
	    charset_name(r->dump->charset));
	entry_reject(c, n, column, "bad_encoding", reason);
}

/*
 * Decode a field behind the chunk's text and trim it. A NUL follows each, so
 * that the entry's bytes are one unambiguous text for its digest.
 */
static int
decode_field(struct entry_reader *r, struct chunk *c, struct entry *n,
    int column, const struct delim_field *f, struct entry_text *out)
{
	size_t start = c->text.len, bad, len;
	const char *s;

	bad = charset_decode(&c->text, r->dump->charset, f->s, f->len);
	if (bad < f->len) {
		reject_byte(r, c, n, column, bad);
		return -1;
	}
	s = c->text.data + start;
	len = c->text.len - start;
	norm_trim(&s, &len);
	entry_set(out, (size_t)(s - c->text.data), len);
	buf_cut(&c->text, out->at + len);
	buf_putc(&c->text, '\0');
	return 0;
}

static void
put_unmapped(struct entry_reader *r, const char *heading, const char *s,
    size_t len)
{
	if (len == 0)
		return;
	if (r->scratch.len == 0)
		jsonout_open(&r->scratch, '{');
	jsonout_key(&r->scratch, heading);
	jsonout_text(&r->scratch, s, len);
}

static void
read_fields(struct entry_reader *r, struct chunk *c, struct entry *n,
    const struct delim_row *row)
{
	const struct map_binding *b = &r->dump->binding;
	struct entry_text t;
	size_t i;

	buf_reset(&r->scratch);
	for (i = 0; i < row->n && i < b->ncolumns; i++) {
		if (b->fact[i] == FACT_IGNORED)
			continue;
		if (decode_field(r, c, n, (int)i, &row->fields[i], &t) < 0)
			return;
		if (b->fact[i] == FACT_COUNT)
			put_unmapped(r, b->heading[i], c->text.data + t.at,
			    t.len);
		else if (b->column[b->fact[i]] == (int)i)
			n->text[b->fact[i]] = t;
	}
	if (r->scratch.len > 0) {
		jsonout_close(&r->scratch, '}');
		entry_put(c, &n->x, r->scratch.data, r->scratch.len);
	}
}

static void
check_width(struct entry_reader *r, struct chunk *c, struct entry *n,
    const struct delim_row *row)
{
	size_t i = r->dump->binding.ncolumns;
	const char *code = row->n < i ? "short_row" : NULL;

	for (; i < row->n && code == NULL; i++)
		if (row->fields[i].len > 0)
			code = "long_row";
	if (code == NULL)
		return;
	buf_reset(&r->scratch);
	faulty_width(&r->scratch, row->n, r->dump->binding.ncolumns);
	entry_reject(c, n, -1, code, r->scratch.data);
}

static int
column_of(const struct entry_reader *r, enum map_fact f)
{
	return r->dump->binding.column[f];
}

static void
read_time(struct entry_reader *r, struct chunk *c, struct entry *n,
    enum map_fact f, int64_t *at)
{
	const char *s = c->text.data + n->text[f].at;
	int rc;

	*at = NUM_NONE;
	if (n->text[f].len == 0)
		return;
	rc = map_date(r->map, s, n->text[f].len, at, &r->why);
	if (rc == DUMPDATE_NO_SUCH) {
		entry_reject(c, n, column_of(r, f), "bad_date", r->why.text);
	} else if (rc < 0) {
		buf_reset(&r->scratch);
		faulty_date(&r->scratch, r->why.text, s, n->text[f].len);
		entry_reject(c, n, column_of(r, f), "bad_date",
		    r->scratch.data);
	} else if (*at > r->now_at && f != FACT_DUE)
		entry_reject(c, n, column_of(r, f), "future",
		    "its time lies after the import");
}

/* A number typed in full-width digits is the same one. */
static void
narrow_number(struct chunk *c, struct entry_text *t)
{
	struct buf narrow = BUF_INIT;
	size_t i;

	for (i = 0; i < t->len; i++)
		if ((unsigned char)c->text.data[t->at + i] > 0x7f)
			break;
	if (i == t->len)
		return;
	norm_width(&narrow, c->text.data + t->at, t->len);
	entry_put(c, t, narrow.data, narrow.len);
	buf_release(&narrow);
}

/* A phone of which a spreadsheet left a few digits is nobody's. */
static void
check_phone(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	const struct entry_text *t = &n->text[FACT_PHONE];

	if (t->len > 0 && cutno_is_cut(c->text.data + t->at, t->len))
		entry_reject(c, n, column_of(r, FACT_PHONE), "id_precision_loss",
		    "a spreadsheet has cut the phone: export it as text");
}

/* A call for haste without a number hangs on the order that it quotes. */
static int
take_quoted(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	char no[ORDERS_MAX + 1];

	if (!rowbonds_quoted(r->policy, c, n, no))
		return 0;
	entry_put(c, &n->text[FACT_NO], no, strlen(no));
	n->hangs = 1;
	return 1;
}

static void
read_number(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	struct entry_text *t = &n->text[FACT_NO];
	const char *s;

	narrow_number(c, t);
	s = c->text.data + t->at;
	if (t->len == 0 && take_quoted(r, c, n))
		return;
	if (t->len == 0)
		entry_reject(c, n, column_of(r, FACT_NO), "no_number",
		    "the order number is missing");
	else if (t->len > RECORD_NO_MAX)
		entry_reject(c, n, column_of(r, FACT_NO), "long_number",
		    "the order number is too long");
	else if (cutno_is_cut(s, t->len) || (r->dump->has_cut_numbers &&
	    cutno_may_be_cut(s, t->len)))
		entry_reject(c, n, column_of(r, FACT_NO), "id_precision_loss",
		    "a spreadsheet has cut the order number: export it as "
		    "text");
}

/* 主办 where the dump says nothing. */
static void
read_role(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	/* in the order of enum record_role */
	static const char *const codes[] = { "lead", "assist", "forward" };
	const struct entry_text *t = &n->text[FACT_ROLE];
	const char *code;

	n->role = ROLE_LEAD;
	if (t->len == 0)
		return;
	code = map_value(r->map, FACT_ROLE, c->text.data + t->at, t->len);
	for (n->role = 0; n->role < ROLE_COUNT; n->role++)
		if (code != NULL && strcmp(code, codes[n->role]) == 0)
			break;
	if (n->role == ROLE_COUNT)
		entry_reject(c, n, column_of(r, FACT_ROLE), "bad_role",
		    "neither 主办 nor 协办 nor 转办");
}

static void
read_limit(struct entry_reader *r, struct chunk *c, struct entry *n)
{
	const struct entry_text *t = &n->text[FACT_LIMIT];

	if (t->len == 0)
		return;
	if (deadline_parse_limit(&n->limit, c->text.data + t->at, t->len) < 0)
		entry_reject(c, n, column_of(r, FACT_LIMIT), "bad_limit",
		    "no limit that can be read");
}

/* What tells the case, and whether a row says anything new of it: what is
 * said in start..end, the entry's decoded bytes. */
static void
identify(struct entry_reader *r, struct chunk *c, struct entry *n,
    size_t start, size_t end)
{
	if (r->digest == NULL)
		read_number(r, c, n);
	check_phone(r, c, n);
	read_role(r, c, n);
	read_time(r, c, n, FACT_RECEIVED, &n->received_at);
	read_time(r, c, n, FACT_DISPATCHED, &n->dispatched_at);
	read_time(r, c, n, FACT_DUE, &n->due_at);
	read_time(r, c, n, FACT_FINISHED, &n->finished_at);
	if (!r->dump->binding.has_no_time &&
	    n->text[FACT_RECEIVED].len == 0 &&
	    map_date_in_no(r->map, c->text.data + n->text[FACT_NO].at,
	    n->text[FACT_NO].len, &n->received_at) < 0)
		entry_reject(c, n, column_of(r, FACT_RECEIVED), "no_time",
		    "the time of receipt is missing");
	if (r->digest != NULL && n->code == NULL)
		nameless_number(r->digest, c, n);
	/* behind the digest: another day's copy of the sheet is the same */
	if (r->dump->binding.has_no_time)
		n->received_at = r->day_at;
	read_limit(r, c, n);
	n->content = r->mac == NULL ? NUM_NONE :
	    sip_number(&r->content_key, c->text.data + start, end - start);
}

static void
read_row(struct entry_reader *r, struct chunk *c, struct entry *n,
    const struct delim_row *row)
{
	size_t start = c->text.len;

	if (row->fault != DELIM_FINE) {
		entry_reject(c, n, -1, delim_fault_text(row->fault),
		    row->why != NULL ? row->why : "the row cannot be read");
		return;
	}
	check_width(r, c, n, row);
	read_fields(r, c, n, row);
	if (n->code != NULL)
		return;
	identify(r, c, n, start, c->text.len);
	/* whose a rejected row is may help to find its case */
	if (!c->is_bare || n->code != NULL)
		rest_read(r, c, n);
}

void
entry_read(struct entry_reader *r, struct chunk *c,
    const struct delim_row *row)
{
	struct entry *n = &c->entries[c->n++];

	memset(n, 0, sizeof(*n));
	n->line = row->line;
	n->end_line = row->end_line;
	n->column = -1;
	read_row(r, c, n, row);
	/* what is not known yet may be a reject later */
	if (n->code != NULL || c->is_bare || policy_needs_calendar(r->policy))
		entry_put(c, &n->raw, row->raw, row->rawlen);
}

void
entry_tell(const struct chunk *c, const struct entry *n,
    const struct dump *d, struct reject_what *w)
{
	w->file = d->name;
	w->line = n->line;
	w->end_line = n->end_line;
	w->column = n->column < 0 ? NULL : d->binding.heading[n->column];
	w->code = n->code;
	w->reason = lang(c->text.data + n->reason.at);
	w->raw = c->text.data + n->raw.at;
	w->raw_len = n->raw.len;
}
