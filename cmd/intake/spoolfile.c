#include "spoolfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dump.h"
#include "mapfind.h"
#include "request.h"
#include "verbs.h"

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"

static char *
in_folder(const char *dir, const char *before, const char *name,
    const char *behind)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s/%s%s%s", dir, before, name, behind);
	return buf_take(&b);
}

void
spoolfile_init(struct spoolfile *f, const char *dir, const char *name)
{
	memset(f, 0, sizeof(*f));
	f->dir = dir;
	f->name = name;
	f->path = in_folder(dir, "", name, "");
	f->rejects = in_folder(dir, ".", name, ".rejects");
	f->repair = in_folder(dir, ".", name, ".repair");
}

void
spoolfile_release(struct spoolfile *f)
{
	free(f->path);
	free(f->rejects);
	free(f->repair);
}

/* How many columns of the dump a map knows; 0 where it cannot read it. */
static size_t
columns_known(const char *path, const char *map, const char *encoding)
{
	struct err ignored = ERR_INIT;
	struct map *m;
	struct dump d;
	size_t i, n = 0;

	if (mapfind_load(&m, map, &ignored) < 0)
		return 0;
	if (dump_open(&d, path, encoding, m, &ignored) == 0) {
		for (i = 0; i < d.binding.ncolumns; i++)
			n += d.binding.fact[i] < FACT_COUNT;
		dump_close(&d);
	}
	map_free(m);
	return n;
}

/* The shipped map that knows most of it; the first one where none does, so
 * that it says what is wrong. */
static const char *
find_map(const char *path, const char *encoding)
{
	size_t i, n, best = 0, most = 0;

	for (i = 0; mapfind_shipped[i] != NULL; i++) {
		n = columns_known(path, mapfind_shipped[i], encoding);
		if (n > most) {
			most = n;
			best = i;
		}
	}
	return mapfind_shipped[best];
}

static int
take_requests(struct ctx *c, struct spoolfile *f, const struct load_wish *w,
    struct err *e)
{
	int64_t at = c->at;
	int rc;

	/* the same however often it is read: js-intake(1) */
	if (f->modified_at < c->at)
		c->at = f->modified_at;
	f->kind = "requests";
	rc = add_files(c, 1, &f->path, w->emit != EMIT_NONE, &f->counts, e);
	c->at = at;
	return rc;
}

static int
take_dump(struct ctx *c, struct spoolfile *f, const struct load_wish *w,
    struct err *e)
{
	struct load_wish wish = *w;

	if (wish.map == NULL)
		wish.map = find_map(f->path, w->encoding);
	wish.repair_path = f->repair;
	f->kind = wish.map;
	return load_files(c, &wish, 1, &f->path, &f->counts, e);
}

int
spoolfile_take(struct ctx *c, struct spoolfile *f, const struct load_wish *w,
    struct err *e)
{
	int rc;

	c->reject_path = f->rejects;
	rc = request_is_file(f->path) ? take_requests(c, f, w, e) :
	    take_dump(c, f, w, e);
	c->reject_path = NULL;
	return rc;
}

static void
put_report(struct buf *b, const struct ctx *c, const struct spoolfile *f,
    const struct err *why)
{
	const struct load_counts *n = &f->counts;
	size_t i;

	jsonout_open(b, '{');
	jsonout_key(b, "file");
	jsonout_texts(b, f->name);
	jsonout_key(b, "state");
	jsonout_texts(b, why == NULL ? "done" : "bad");
	jsonout_key(b, "map");
	jsonout_texts(b, f->kind);
	jsonout_key(b, "taken_at");
	jsonout_time(b, c->now_at);
	jsonout_key(b, "rows");
	jsonout_int(b, n->rows);
	jsonout_key(b, "new");
	jsonout_int(b, n->fresh);
	jsonout_key(b, "changed");
	jsonout_int(b, n->changed);
	jsonout_key(b, "unchanged");
	jsonout_int(b, n->same);
	jsonout_key(b, "rejected");
	jsonout_int(b, n->rejected);
	jsonout_key(b, "reasons");
	jsonout_open(b, '{');
	for (i = 0; i < n->ncodes; i++) {
		jsonout_key(b, n->codes[i].code);
		jsonout_int(b, n->codes[i].n);
	}
	jsonout_close(b, '}');
	jsonout_key(b, "error");
	jsonout_texts(b, why == NULL ? NULL : why->text);
	jsonout_close(b, '}');
	buf_putc(b, '\n');
}

/* A file of that name may have been taken before: NAME.2, NAME.3 … */
static char *
free_name(const char *dir, const char *name)
{
	char *path = in_folder(dir, "", name, ""), number[24];
	int i;

	for (i = 2; io_exists(path); i++) {
		free(path);
		snprintf(number, sizeof(number), ".%d", i);
		path = in_folder(dir, "", name, number);
	}
	return path;
}

/* Move a file, if it is there, to target and this behind it. */
static int
move(const char *from, const char *target, const char *behind, struct err *e)
{
	struct buf to = BUF_INIT;
	int rc;

	buf_printf(&to, "%s%s", target, behind);
	rc = rename(from, to.data);
	if (rc < 0 && errno != ENOENT)
		rc = err_errno(e, "cannot rename '%s'", from);
	else
		rc = 0;
	buf_release(&to);
	return rc;
}

/* A reject file without a reject is not worth keeping. */
static void
drop_empty(const struct spoolfile *f)
{
	if (f->counts.rejected == 0)
		(void)unlink(f->rejects);	/* perhaps there is none */
}

static int
write_report(struct ctx *c, const struct spoolfile *f, const struct err *why,
    const char *target, struct err *e)
{
	struct buf report = BUF_INIT, path = BUF_INIT;
	int rc;

	put_report(&report, c, f, why);
	buf_printf(&path, "%s.report.json", target);
	rc = io_replace(path.data, report.data, report.len, e);
	buf_release(&path);
	buf_release(&report);
	return rc;
}

/* The file itself goes last: until then the next run does all of it again. */
int
spoolfile_file_away(struct ctx *c, struct spoolfile *f,
    const struct err *why, struct err *e)
{
	struct err said = ERR_INIT;
	char *folder, *target;
	int rc = -1;

	if (why != NULL) {
		said = *why;
		why = &said;
	}
	err_reset(e);
	folder = in_folder(f->dir, "", why == NULL ? "done" : "bad", "");
	target = free_name(folder, f->name);
	drop_empty(f);
	if (write_report(c, f, why, target, e) == 0 &&
	    move(f->rejects, target, ".rejects.ndjson", e) == 0 &&
	    move(f->repair, target, ".repair.csv", e) == 0 &&
	    move(f->path, target, "", e) == 0)
		rc = 0;
	free(target);
	free(folder);
	return rc;
}

int
spoolfile_leave(struct spoolfile *f, struct err *e)
{
	if ((unlink(f->rejects) < 0 && errno != ENOENT) ||
	    (unlink(f->repair) < 0 && errno != ENOENT))
		return err_errno(e, "cannot remove '%s'", f->rejects);
	return 0;
}
