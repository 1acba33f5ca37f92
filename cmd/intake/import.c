#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "arrive.h"
#include "dump.h"
#include "entry.h"
#include "feed.h"
#include "mapfind.h"
#include "reject.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/batches.h"
#include "store/callers.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/policies.h"

#define BATCH_CHUNKS 8		/* of FEED_CHUNK entries: one transaction */

enum emit { EMIT_NEW, EMIT_CHANGED, EMIT_ALL, EMIT_NONE };

static const char *map_option, *encoding_option, *emit_option;
static int64_t exported_option = NUM_NONE;

const struct cli_option import_options[] = {
	{ "map", 'm', CLI_TEXT, &map_option, "NAME|FILE",
	    "the column map; beijing by default" },
	{ "encoding", 0, CLI_TEXT, &encoding_option, "NAME",
	    "utf-8 or gb18030; guessed by default" },
	{ "exported-at", 0, CLI_TIME, &exported_option, "TIME",
	    "when the dump was exported, if no title line says so" },
	{ "emit", 0, CLI_TEXT, &emit_option, "new|changed|all|none",
	    "which records to print; new by default" },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

/* One run of import, over all its dumps. */
struct import {
	struct ctx *ctx;
	struct map *map;
	struct reject *rejects;
	enum emit emit;
	struct buf kept;	/* texts of the event in hand */

	struct dump dump;	/* the one in hand */
	struct arrive arrive;
	int64_t batch;		/* seq of its event; NUM_NONE: not begun */
	const char *file;	/* its base name */
	int in_write;
	int64_t rows, fresh, changed, same;

	int64_t *printed;	/* --atomic: cases to print at the end */
	size_t nprinted, cap_printed;
};

static int
find_emit(enum emit *emit, struct err *e)
{
	static const char *const names[] = { "new", "changed", "all",
		"none" };
	size_t i;

	*emit = EMIT_NEW;
	if (emit_option == NULL)
		return 0;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(emit_option, names[i]) == 0) {
			*emit = (enum emit)i;
			return 0;
		}
	}
	return err_set(e, ERR_USAGE, "--emit: '%s' is not new, changed, all "
	    "or none", emit_option);
}

/* The first change of a dump begins its batch. */
static int
begin_batch(struct import *im, struct err *e)
{
	struct ctx *c = im->ctx;
	struct event ev;

	if (im->batch != NUM_NONE)
		return 0;
	if (policies_use(c->db, c->policy->digest, c->policy->text,
	    c->policy->len, e) < 0)
		return -1;
	event_init(&ev, EV_BATCH, c->now_at);
	event_set(&ev, EF_SOURCE, im->arrive.source);
	event_set_bytes(&ev, EF_FILE, im->file, strlen(im->file));
	event_set(&ev, EF_EXPORTED_AT, im->dump.exported_at);
	if (c->actor != NULL)
		ev.actor = words_adds(c->words, c->actor);
	if (journal_append(c->db, &ev, e) < 0)
		return -1;
	im->batch = ev.seq;
	return 0;
}

static int
put_event(struct import *im, const struct event *ev, const struct record *r)
{
	event_put_json(&im->ctx->out, ev, r, im->ctx->words);
	buf_putc(&im->ctx->out, '\n');
	return 0;
}

/* Print a case, or remember it where nothing is durable yet. */
static int
emit(struct import *im, const struct event *ev, const struct record *r,
    struct err *e)
{
	if (im->ctx->dry_run)
		return ev == NULL ? 0 : put_event(im, ev, r);
	if (im->ctx->atomic) {
		mem_grow(&im->printed, im->nprinted, &im->cap_printed,
		    sizeof(*im->printed));
		im->printed[im->nprinted++] = r->key;
		return 0;
	}
	if (ev != NULL && ev->kind == EV_RECEIVE) {
		record_put_json(&im->ctx->out, r, &ev->texts,
		    im->ctx->words);
		buf_putc(&im->ctx->out, '\n');
		return 0;
	}
	return ctx_put_record(im->ctx, r, e);
}

static int
add_case(struct import *im, const struct chunk *c, const struct entry *n,
    struct record *facts, struct err *e)
{
	struct record r;
	struct event ev;

	if (begin_batch(im, e) < 0)
		return -1;
	facts->m[M_BATCH] = im->batch;
	arrive_receive(&im->arrive, facts, c, n, &ev);
	record_init(&r);
	if (journal_append_case(im->ctx->db, &ev, &r, e) < 0)
		return -1;
	im->fresh++;
	return im->emit == EMIT_NONE ? 0 : emit(im, &ev, &r, e);
}

static int
change_case(struct import *im, const struct chunk *c, const struct entry *n,
    struct record *facts, int64_t key, struct err *e)
{
	struct record r;
	struct event ev;
	int rc;

	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	buf_reset(&im->kept);
	rc = arrive_update(&im->arrive, im->ctx->db, &r, facts, c, n, &ev,
	    &im->kept, e);
	if (rc < 0)
		return -1;
	if (rc == 0) {
		im->same++;
		return im->emit == EMIT_ALL ? emit(im, NULL, &r, e) : 0;
	}
	if (begin_batch(im, e) < 0)
		return -1;
	event_set(&ev, M_BATCH, im->batch);
	if (journal_append_case(im->ctx->db, &ev, &r, e) < 0)
		return -1;
	im->changed++;
	if (im->emit == EMIT_CHANGED || im->emit == EMIT_ALL)
		return emit(im, &ev, &r, e);
	return 0;
}

static int
same_case(struct import *im, int64_t key, struct err *e)
{
	struct record r;

	im->same++;
	if (im->emit != EMIT_ALL || im->ctx->dry_run)
		return 0;
	if (cases_get_key(im->ctx->db, key, &r, e) != 1)
		return err_set(e, ERR_DB, "case %lld is gone",
		    (long long)key);
	return emit(im, NULL, &r, e);
}

/* The number alone, to look it up by. */
static void
identity(const struct import *im, const struct chunk *c,
    const struct entry *n, struct record *r)
{
	const struct entry_text *no = &n->text[FACT_NO];

	memcpy(r->no, c->text.data + no->at, no->len);
	r->no[no->len] = '\0';
	r->m[M_SRC] = im->arrive.source;
	r->m[M_ROLE] = n->role;
}

static int
take_entry(struct import *im, const struct chunk *c, const struct entry *n,
    struct err *e)
{
	struct record facts;
	int64_t key, content;
	int rc;

	/* no transaction is open where the whole batch is known already */
	if (!im->in_write && im->emit != EMIT_ALL) {
		im->same++;
		return 0;
	}
	identity(im, c, n, &facts);
	rc = cases_find(im->ctx->db, &facts, &key, &content, e);
	if (rc < 0)
		return -1;
	if (rc == 1 && content == n->content)
		return same_case(im, key, e);
	arrive_facts(&im->arrive, c, n, &facts);
	if (rc == 0)
		return add_case(im, c, n, &facts, e);
	return change_case(im, c, n, &facts, key, e);
}

static int
tell_reject(struct import *im, const struct chunk *c, const struct entry *n,
    struct err *e)
{
	struct reject_what w;

	entry_tell(c, n, &im->dump, &w);
	return reject_add(im->rejects, &w, e);
}

/* Whether anything in these chunks is new to the database: 1, 0, -1. */
static int
look_for_news(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	struct record r;
	int64_t key, content;
	size_t i, j;
	int rc;

	for (i = 0; i < n; i++) {
		for (j = 0; j < chunks[i]->n; j++) {
			if (chunks[i]->entries[j].code != NULL)
				continue;
			identity(im, chunks[i], &chunks[i]->entries[j], &r);
			rc = cases_find(im->ctx->db, &r, &key, &content, e);
			if (rc < 0)
				return -1;
			if (rc == 0 ||
			    content != chunks[i]->entries[j].content)
				return 1;
		}
	}
	return 0;
}

static int
has_news(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	int rc;

	if (im->in_write)
		return 1;
	if (db_begin_read(im->ctx->db, e) < 0)
		return -1;
	rc = look_for_news(im, chunks, n, e);
	db_end_read(im->ctx->db);
	return rc;
}

static int
take_chunks(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	const struct entry *entry;
	size_t i, j;
	int rc;

	for (i = 0; i < n; i++) {
		for (j = 0; j < chunks[i]->n; j++) {
			entry = &chunks[i]->entries[j];
			im->rows++;
			rc = entry->code != NULL ?
			    tell_reject(im, chunks[i], entry, e) :
			    take_entry(im, chunks[i], entry, e);
			if (rc < 0)
				return -1;
		}
		if (chunks[i]->err.code != ERR_NONE) {
			*e = chunks[i]->err;
			return -1;
		}
	}
	return 0;
}

static int
begin(struct import *im, struct err *e)
{
	if (im->in_write)
		return 0;
	if (db_begin(im->ctx->db, e) < 0)
		return -1;
	im->in_write = 1;
	return 0;
}

static int
commit(struct import *im, struct err *e)
{
	if (!im->in_write)
		return 0;
	im->in_write = 0;
	return db_commit(im->ctx->db, e);
}

/* One batch: gather, then lock, write, commit, unlock, then print. */
static int
take_batch(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	int news = has_news(im, chunks, n, e);

	if (news < 0 || (news == 1 && begin(im, e) < 0))
		return -1;
	if (take_chunks(im, chunks, n, e) < 0)
		return -1;
	if (im->ctx->atomic)
		return 0;
	if (commit(im, e) < 0)
		return -1;
	return ctx_flush(im->ctx, e);
}

static int
run_feed(struct import *im, struct feed *f,
    int (*take)(struct import *, struct chunk *const *, size_t,
    struct err *), struct err *e)
{
	struct chunk *chunks[BATCH_CHUNKS];
	size_t i, n;
	int last = 0, rc = 0;

	while (!last && rc == 0) {
		n = 0;
		do {
			chunks[n] = feed_take(f);
			last = chunks[n++]->last;
		} while (n < BATCH_CHUNKS && !last);
		rc = take(im, chunks, n, e);
		for (i = 0; i < n; i++)
			feed_give(f, chunks[i]);
	}
	return rc;
}

/* --atomic, first pass: only look for rejects. */
static int
check_batch(struct import *im, struct chunk *const *chunks, size_t n,
    struct err *e)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		for (j = 0; j < chunks[i]->n; j++)
			if (chunks[i]->entries[j].code != NULL &&
			    tell_reject(im, chunks[i],
			    &chunks[i]->entries[j], e) < 0)
				return -1;
		if (chunks[i]->err.code != ERR_NONE) {
			*e = chunks[i]->err;
			return -1;
		}
	}
	return 0;
}

static int
open_dump(struct import *im, const char *name, struct err *e)
{
	const char *slash = strrchr(name, '/');

	if (dump_open(&im->dump, name, encoding_option, im->map, e) < 0)
		return -1;
	if (exported_option != NUM_NONE)
		im->dump.exported_at = exported_option;
	if (im->dump.exported_at != NUM_NONE &&
	    im->dump.exported_at > im->ctx->now_at) {
		dump_close(&im->dump);
		return err_set(e, ERR_DATA,
		    "%s: its export time lies in the future", name);
	}
	im->file = slash == NULL ? name : slash + 1;
	im->batch = NUM_NONE;
	im->arrive.said_at = im->dump.exported_at != NUM_NONE ?
	    im->dump.exported_at : im->ctx->now_at;
	return 0;
}

/* An export later than any before says that there was nothing more to come
 * until then: news even where no case is. */
static int
note_coverage(struct import *im, struct err *e)
{
	struct coverage known;

	if (im->batch != NUM_NONE ||
	    im->dump.exported_at == NUM_NONE)
		return 0;
	if (batches_coverage(im->ctx->db, &known, e) < 0)
		return -1;
	if (known.exported_at != NUM_NONE &&
	    known.exported_at >= im->dump.exported_at)
		return 0;
	if (begin(im, e) < 0 || begin_batch(im, e) < 0)
		return -1;
	return im->ctx->atomic ? 0 : commit(im, e);
}

static int
run_dump(struct import *im, const char *name,
    int (*take)(struct import *, struct chunk *const *, size_t,
    struct err *), struct err *e)
{
	struct entry_reader reader;
	struct feed *f = NULL;
	int rc = -1;

	if (open_dump(im, name, e) < 0)
		return -1;
	memset(&reader, 0, sizeof(reader));
	buf_init(&reader.scratch);
	reader.dump = &im->dump;
	reader.map = im->map;
	reader.policy = im->ctx->policy;
	reader.mac = db_mac_new(im->ctx->db);
	reader.now_at = im->ctx->now_at;
	f = feed_new(&reader, e);
	if (f != NULL && run_feed(im, f, take, e) == 0)
		rc = take == check_batch ? 0 : note_coverage(im, e);
	feed_free(f);
	mac_free(reader.mac);
	buf_release(&reader.scratch);
	dump_close(&im->dump);
	return rc < 0 ? err_prefix(e, "%s", name) : 0;
}

static int
run_all(struct import *im, int argc, char **argv,
    int (*take)(struct import *, struct chunk *const *, size_t,
    struct err *), struct err *e)
{
	static char input[] = "-";
	int i;

	if (argc == 0)
		return run_dump(im, input, take, e);
	for (i = 0; i < argc; i++)
		if (run_dump(im, argv[i], take, e) < 0)
			return -1;
	return 0;
}

static int
print_kept(struct import *im, struct err *e)
{
	struct record r;
	size_t i;

	for (i = 0; i < im->nprinted; i++) {
		if (cases_get_key(im->ctx->db, im->printed[i], &r, e) < 0 ||
		    ctx_put_record(im->ctx, &r, e) < 0)
			return -1;
		if (im->ctx->out.len >= CTX_OUT_LEN &&
		    ctx_flush(im->ctx, e) < 0)
			return -1;
	}
	return 0;
}

/* Check everything, then write one transaction, then print. */
static int
run_atomic(struct import *im, int argc, char **argv, struct err *e)
{
	int i;

	if (argc == 0)
		return err_set(e, ERR_USAGE,
		    "--atomic reads a dump twice: name a file");
	for (i = 0; i < argc; i++)
		if (strcmp(argv[i], "-") == 0)
			return err_set(e, ERR_USAGE, "--atomic reads a dump "
			    "twice: name a file");
	if (run_all(im, argc, argv, check_batch, e) < 0)
		return -1;
	if (reject_count(im->rejects) > 0) {
		ctx_warn(im->ctx, "%s", lang("nothing was imported"));
		return 0;
	}
	if (run_all(im, argc, argv, take_batch, e) < 0 || commit(im, e) < 0)
		return -1;
	return print_kept(im, e);
}

static void
summarise(const struct import *im)
{
	struct ctx *c = im->ctx;

	if (im->arrive.unknown_answers > 0) {
		ctx_warn(c, lang("%lld answers are not in the policy and "
		    "count as unknown"), (long long)im->arrive.unknown_answers);
		ctx_finding(c);
	}
	if (im->arrive.conflicts > 0) {
		ctx_warn(c, lang("%lld facts were corrected by the office "
		    "and stand against the dump"),
		    (long long)im->arrive.conflicts);
		ctx_finding(c);
	}
	ctx_note(c, lang("%lld rows: %lld new, %lld changed, %lld unchanged, "
	    "%lld rejected"), (long long)im->rows, (long long)im->fresh,
	    (long long)im->changed, (long long)im->same,
	    (long long)reject_count(im->rejects));
}

int
import_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct import im;
	int rc = -1;

	memset(&im, 0, sizeof(im));
	im.ctx = c;
	buf_init(&im.kept);
	im.dump.fd = -1;
	ctx_ignore_sigpipe();
	if (find_emit(&im.emit, e) < 0 || ctx_policy(c, e) < 0 ||
	    mapfind_load(&im.map, map_option, e) < 0 ||
	    ctx_db_keyed(c, c->dry_run ? DB_WRITE : DB_CREATE, e) < 0)
		goto out;
	im.rejects = reject_new(c, e);
	if (im.rejects == NULL)
		goto out;
	im.arrive.map = im.map;
	im.arrive.policy = c->policy;
	im.arrive.words = c->words;
	im.arrive.source = words_adds(c->words, map_source(im.map));
	if ((c->atomic ? run_atomic(&im, argc, argv, e) :
	    run_all(&im, argc, argv, take_batch, e)) < 0 ||
	    callers_catch_up(c->db, e) < 0)
		goto out;
	if (reject_end(im.rejects, im.rows - reject_count(im.rejects), e) < 0)
		goto out;
	summarise(&im);
	rc = 0;
out:
	if (im.in_write)
		db_rollback(c->db);
	reject_free(im.rejects);
	map_free(im.map);
	free(im.printed);
	buf_release(&im.kept);
	return rc;
}
