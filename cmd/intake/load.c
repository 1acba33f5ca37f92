#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "mapfind.h"
#include "portion.h"
#include "screen.h"
#include "summary.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "store/batches.h"
#include "store/cases.h"
#include "store/linkfind.h"
#include "time/date.h"

/* Nobody else waits for the lock while this waits for the dump. */
static int
next_chunk(struct import *im, struct chunk **c, struct err *e)
{
	if (im->in_write && !im->ctx->atomic && !feed_comes(im->feed) &&
	    portion_commit(im, e) < 0)
		return -1;
	*c = feed_take(im->feed);
	return 0;
}

/* A portion is gathered before the lock is taken; where that is kept, its
 * chunks are taken as they come. */
static int
run_feed(struct import *im,
    int (*take)(struct import *, struct chunk *const *, size_t,
    struct err *), struct err *e)
{
	struct chunk *chunks[PORTION_CHUNKS];
	size_t n;
	int last = 0, rc = 0;

	while (!last && rc == 0) {
		n = 0;
		do {
			if (next_chunk(im, &chunks[n], e) < 0)
				return -1;
			last = chunks[n++]->last;
		} while (n < PORTION_CHUNKS && !im->in_write && !last &&
		    !chunks[n - 1]->ends_run);
		rc = take(im, chunks, n, e);
		gauge_show(&im->gauge, &im->dump, im->rows,
		    reject_count(im->rejects));
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
			    absorb_reject(im, chunks[i],
			    &chunks[i]->entries[j], e) < 0)
				return -1;
		if (feed_give(im->feed, chunks[i], e) < 0)
			return -1;
	}
	return 0;
}

/* A sheet of places and texts has no times: its day has to be said. */
static int
find_day(struct import *im, const char *name, struct err *e)
{
	im->day_at = NUM_NONE;
	if (!im->dump.binding.has_no_time)
		return 0;
	if (im->wish->received_day != NUM_NONE)
		im->day_at = date_day_start(im->wish->received_day);
	else if (im->dump.exported_at != NUM_NONE)
		im->day_at = date_day_start(date_day_of(
		    im->dump.exported_at));
	if (im->day_at == NUM_NONE)
		return err_set(e, ERR_DATA, "%s: no times of receipt: give "
		    "--received-day", name);
	if (im->day_at > im->ctx->now_at)
		return err_set(e, ERR_DATA, "%s: its day lies in the future",
		    name);
	return 0;
}

/* Without its number each case would come a second time. */
static int
check_numbers(const struct dump *d, struct err *e)
{
	const struct numbered *n = &d->numbered;
	struct buf place = BUF_INIT;

	if (n->column < 0)
		return 0;
	buf_puts(&place, d->name);
	if (d->header_line > 0)		/* objects have none */
		buf_printf(&place, ":%lld", (long long)d->header_line);
	err_set(e, ERR_DATA, "%s: %s: looks like order numbers (%s), and the "
	    "map has none: name it in columns.no.heads of a map of your own "
	    "(js-intake map makes one), or in other_numbers if it numbers "
	    "something else, js-map(5)", place.data,
	    d->binding.heading[n->column], n->shown.data);
	buf_release(&place);
	return -1;
}

static int
open_dump(struct import *im, const char *name, struct err *e)
{
	const char *slash = strrchr(name, '/');

	if (dump_open(&im->dump, name, im->wish->encoding, im->map, e) < 0)
		return -1;
	if (im->wish->exported_at != NUM_NONE)
		im->dump.exported_at = im->wish->exported_at;
	if (im->dump.exported_at != NUM_NONE &&
	    im->dump.exported_at > im->ctx->now_at) {
		dump_close(&im->dump);
		return err_set(e, ERR_DATA,
		    "%s: its export time lies in the future", name);
	}
	if (check_numbers(&im->dump, e) < 0 || find_day(im, name, e) < 0) {
		dump_close(&im->dump);
		return -1;
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
	if (portion_begin(im, e) < 0 || absorb_begin_batch(im, e) < 0)
		return -1;
	return im->ctx->atomic ? 0 : portion_commit(im, e);
}

/*
 * Columns that the map doesn't know are kept; somebody may miss them. The
 * last one of objects, OBJECTS_MORE, is none of the dump's own.
 */
static void
note_unknown_columns(const struct import *im, const char *name)
{
	const struct map_binding *b = &im->dump.binding;
	struct buf list = BUF_INIT;
	size_t i;

	for (i = 0; i < b->ncolumns; i++)
		if (b->fact[i] == FACT_COUNT &&
		    (im->dump.objects == NULL || i + 1 < b->ncolumns))
			buf_printf(&list, "%s%s", list.len > 0 ? ", " : "",
			    b->heading[i]);
	if (list.len > 0)
		ctx_note(im->ctx, lang("%s: columns the map does not know, "
		    "kept in x: %s"), name, list.data);
	buf_release(&list);
}

/* What is said of a dump before its rows are read: 1 where it has no numbers
 * though its source has; 0, -1. */
static int
note_dump(struct import *im, const char *name, struct err *e)
{
	note_unknown_columns(im, name);
	if (!im->dump.binding.has_no_number)
		return 0;
	ctx_note(im->ctx, lang("%s: no order numbers: a case is known "
	    "by its time, category, place and text"), name);
	return batches_has_numbers(im->ctx->db, im->arrive.source, e);
}

static void
note_bare(struct import *im, const char *name, int64_t fresh)
{
	if (im->bares++ == 0)
		im->bare = name;
	im->bare_fresh += fresh;
}

static int
run_dump(struct import *im, const char *name,
    int (*take)(struct import *, struct chunk *const *, size_t,
    struct err *), struct err *e)
{
	struct entry_reader reader;
	struct feed *f = NULL;
	int64_t fresh = im->fresh;
	int is_bare = 0, rc = -1;

	if (open_dump(im, name, e) < 0)
		return -1;
	if (take != check_batch && (is_bare = note_dump(im, name, e)) < 0) {
		dump_close(&im->dump);
		return -1;
	}
	entry_reader_init(&reader, &im->dump, im->map);
	reader.policy = im->ctx->policy;
	reader.calendar = im->ctx->calendar;
	reader.mac = db_mac_new(im->ctx->db);
	db_content_key(im->ctx->db, &reader.content_key);
	reader.sealer = seal_new();
	reader.words = im->reader_words;
	reader.sorts = take == portion_take && !im->ctx->dry_run &&
	    !im->dump.binding.has_no_number;
	reader.now_at = im->ctx->now_at;
	reader.day_at = im->day_at;
	seen_reset(&im->seen);
	gauge_begin(&im->gauge, im->ctx, im->rows);
	im->feed = f = feed_new(&reader, e);
	if (f != NULL && run_feed(im, take, e) == 0)
		rc = take == check_batch ? 0 : note_coverage(im, e);
	gauge_end(&im->gauge);
	if (is_bare)
		note_bare(im, name, im->fresh - fresh);
	feed_free(f);
	im->feed = NULL;
	seal_free(reader.sealer);
	mac_free(reader.mac);
	entry_reader_release(&reader);
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
	int rc;

	for (i = 0; i < im->nprinted; i++) {
		rc = cases_get_key(im->ctx->db, im->printed[i], &r, e);
		if (rc == 0)
			BUG("a case that was just written is not there");
		if (rc < 0 || ctx_put_record(im->ctx, &r, e) < 0)
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
	if (run_all(im, argc, argv, portion_take, e) < 0 ||
	    portion_commit(im, e) < 0)
		return -1;
	return print_kept(im, e);
}

static void
count(const struct import *im, struct load_counts *n)
{
	n->rows = im->rows;
	n->fresh = im->fresh;
	n->changed = im->changed;
	n->same = im->same;
	if (im->rejects != NULL) {
		n->rejected = reject_count(im->rejects);
		n->ncodes = reject_tally(im->rejects, n->codes);
	}
}

int
load_files(struct ctx *c, const struct load_wish *w, int argc, char **argv,
    struct load_counts *counts, struct err *e)
{
	struct linkfind_counts links;
	struct import im;
	int rc = -1;

	memset(counts, 0, sizeof(*counts));
	memset(&im, 0, sizeof(im));
	im.ctx = c;
	im.wish = w;
	im.emit = w->emit;
	im.repair.fd = -1;
	im.repair.path = w->repair_path;
	buf_init(&im.repair.rows);
	buf_init(&im.later.bytes);
	buf_init(&im.kept);
	buf_init(&im.alarms);
	im.dump.fd = -1;
	/* no database is made for a name that was mistyped */
	if (lines_check(argc, argv, e) < 0 || ctx_calendar(c, e) < 0 ||
	    mapfind_load(&im.map, w->map, e) < 0 ||
	    ctx_db_keyed(c, c->dry_run ? DB_WRITE : DB_CREATE, e) < 0 ||
	    db_append_many(c->db, e) < 0)
		goto out;
	screen_note_input(c, argc);
	im.rejects = reject_new(c, e);
	im.links = linkfind_new(c->db, c->policy, e);
	if (im.rejects == NULL || im.links == NULL)
		goto out;
	im.arrive.map = im.map;
	im.arrive.policy = c->policy;
	im.arrive.calendar = c->calendar;
	im.arrive.words = c->words;
	im.reader_words = words_new();
	im.arrive.source = words_adds(c->words, map_source(im.map));
	if ((c->atomic ? run_atomic(&im, argc, argv, e) :
	    run_all(&im, argc, argv, portion_take, e)) < 0 ||
	    linkfind_finish(im.links, &links, e) < 0)
		goto out;
	/* an import that broke off may have written what is unchanged */
	if (im.is_unsettled && db_settle(c->db, e) < 0)
		goto out;
	if (repair_end(&im.repair, e) < 0 || reject_end(im.rejects,
	    im.rows - reject_count(im.rejects), e) < 0)
		goto out;
	summary_tell(&im, links.found[LINK_MAYBE]);
	rc = 0;
out:
	if (im.in_write)
		db_rollback(c->db);
	linkfind_free(im.links);
	count(&im, counts);
	wordmap_release(&im.arrive.known);
	wordmap_release(&im.arrive.paths);
	wordmap_release(&im.arrive.units);
	wordmap_release(&im.arrive.otherwise.words);
	words_free(im.reader_words);
	later_release(&im.later);
	repair_release(&im.repair);
	reject_free(im.rejects);
	map_free(im.map);
	free(im.printed);
	buf_release(&im.alarms);
	buf_release(&im.kept);
	seen_release(&im.seen);
	return rc;
}
