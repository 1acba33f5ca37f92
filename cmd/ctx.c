#include "ctx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/num.h"
#include "life/decide.h"
#include "life/event.h"
#include "life/fieldlabel.h"
#include "store/batches.h"
#include "store/cases.h"
#include "store/journal.h"
#include "store/policies.h"
#include "time/date.h"

#define LOCK_WAIT_S 30
#define PROBLEMS_SHOWN 50

/* --- messages ----------------------------------------------------------- */

#define ERASE "\r\033[K"		/* the terminal's line */

/* One write, so that the lines of a pipeline's programs do not mix. */
static void
say(struct ctx *c, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

static void
say(struct ctx *c, const char *fmt, va_list ap)
{
	struct buf line = BUF_INIT;
	struct err e = ERR_INIT;

	err_vset(&e, ERR_NONE, fmt, ap);
	if (c->is_drawn)
		buf_puts(&line, ERASE);
	buf_printf(&line, "%s: %s\n", c->program, e.text);
	c->is_drawn = 0;
	/* Where standard error is full or gone there is nobody to tell. */
	(void)io_write(STDERR_FILENO, line.data, line.len, &e);
	buf_release(&line);
}

void
ctx_warn(struct ctx *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(c, fmt, ap);
	va_end(ap);
}

void
ctx_note(struct ctx *c, const char *fmt, ...)
{
	va_list ap;

	if (c->quiet)
		return;
	va_start(ap, fmt);
	say(c, fmt, ap);
	va_end(ap);
}

void
ctx_draw(struct ctx *c, const char *line)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	if (c->is_drawn)
		buf_puts(&b, ERASE);
	if (line != NULL)
		buf_puts(&b, line);
	(void)io_write(STDERR_FILENO, b.data, b.len, &e);	/* as above */
	c->is_drawn = line != NULL;
	buf_release(&b);
}

void
ctx_finding(struct ctx *c)
{
	c->findings = 1;
}

/* --- policy and database ------------------------------------------------ */

static void
show_problems(struct ctx *c, const char *path, const struct buf *problems)
{
	const char *s = problems->data, *end;
	int shown = 0;

	for (; *s != '\0'; s = *end != '\0' ? end + 1 : end) {
		end = s + strcspn(s, "\n");
		if (end == s)
			continue;
		if (++shown > PROBLEMS_SHOWN)
			return;
		ctx_warn(c, "%s: %.*s", path, (int)(end - s), s);
	}
}

int
ctx_policy(struct ctx *c, struct err *e)
{
	struct buf problems = BUF_INIT;

	if (c->policy != NULL)
		return 0;
	c->policy = policy_load(c->policy_path, date_day_of(c->now_at),
	    c->words, &problems, e);
	if (c->policy == NULL) {
		show_problems(c, c->policy_path, &problems);
		/* What cannot be opened is an unusable policy, no failing
		 * system. */
		if (e->code == ERR_IO)
			e->code = ERR_DATA;
	}
	buf_release(&problems);
	if (c->policy == NULL)
		return -1;
	return policy_needs_calendar(c->policy) ? ctx_calendar(c, e) : 0;
}

char *
ctx_policy_path(const struct ctx *c, const char *name, const char *installed)
{
	struct buf path = BUF_INIT;
	const char *slash;
	struct stat st;

	if (name == NULL)
		return ctx_data_path("rule", installed);
	slash = strrchr(c->policy_path, '/');
	if (name[0] == '/')
		;
	else if (stat(c->policy_path, &st) == 0 && S_ISDIR(st.st_mode))
		buf_printf(&path, "%s/", c->policy_path);
	else if (slash != NULL)
		buf_put(&path, c->policy_path,
		    (size_t)(slash - c->policy_path) + 1);
	buf_puts(&path, name);
	return buf_take(&path);
}

int
ctx_calendar(struct ctx *c, struct err *e)
{
	struct buf problems = BUF_INIT;
	char *path;

	if (c->policy == NULL && ctx_policy(c, e) < 0)
		return -1;
	if (c->calendar != NULL)
		return 0;
	path = ctx_policy_path(c, c->policy->calendar, "calendar-cn.json");
	c->calendar_file = calendarfile_load(path, &problems, e);
	if (c->calendar_file != NULL)
		c->calendar = c->calendar_file->calendar;
	else
		show_problems(c, path, &problems);
	if (c->calendar == NULL && e->code == ERR_IO)
		e->code = ERR_DATA;
	free(path);
	buf_release(&problems);
	return c->calendar != NULL ? 0 : -1;
}

/* The folder of a default place; one that the user named must be there. */
static int
make_folder(const char *path, const char *own, struct err *e)
{
	const char *slash;
	char *folder;
	int rc;

	if (path == NULL || path != own)
		return 0;
	slash = strrchr(path, '/');
	folder = mem_copy(path, (size_t)(slash - path));
	rc = io_make_dirs(folder, e);
	free(folder);
	return rc;
}

int
ctx_make_folders(struct ctx *c, struct err *e)
{
	return make_folder(c->db_path, c->own_db, e) < 0 ||
	    make_folder(c->key_path, c->own_key, e) < 0 ? -1 : 0;
}

static int
open_db(struct ctx *c, enum db_mode mode, int keyed, struct err *e)
{
	struct db_options o;

	if (c->db != NULL)
		return 0;
	if (c->db_path == NULL)
		return err_set(e, ERR_USAGE,
		    "no database: give --db FILE or set JS_DB or HOME");
	if (mode == DB_CREATE && !c->dry_run && ctx_make_folders(c, e) < 0)
		return -1;
	memset(&o, 0, sizeof(o));
	o.path = c->db_path;
	o.key_path = keyed || mode == DB_CREATE ? c->key_path : NULL;
	o.mode = mode;
	o.now_at = c->now_at;
	o.clock_at = c->clock_at;
	o.now_given = c->now_given;
	o.wait_s = LOCK_WAIT_S;
	o.dry_run = c->dry_run;
	return db_open(&c->db, &o, c->words, e);
}

int
ctx_db(struct ctx *c, enum db_mode mode, struct err *e)
{
	return open_db(c, mode, 0, e);
}

int
ctx_db_keyed(struct ctx *c, enum db_mode mode, struct err *e)
{
	if (c->key_path == NULL)
		return err_set(e, ERR_USAGE,
		    "no key: set JS_KEY, XDG_CONFIG_HOME or HOME");
	return open_db(c, mode, 1, e);
}

int
ctx_keep_policy(struct ctx *c, struct err *e)
{
	const struct calendarfile *f = c->calendar_file;
	struct policies_text policy = { c->policy->digest, c->policy->text,
	    c->policy->len };
	struct policies_text calendar = { NULL, NULL, 0 };

	if (f == NULL)
		return policies_use(c->db, &policy, NULL, e);
	calendar.digest = f->digest;
	calendar.text = f->text;
	calendar.len = f->len;
	return policies_use(c->db, &policy, &calendar, e);
}

int
ctx_start_day(struct ctx *c, int64_t *day, struct err *e)
{
	struct coverage covered;

	if (c->policy->start_day != NUM_NONE) {
		*day = c->policy->start_day;
		return 0;
	}
	if (batches_coverage(c->db, &covered, e) < 0)
		return -1;
	*day = covered.first_import_at == NUM_NONE ? NUM_NONE :
	    date_day_of(covered.first_import_at);
	return 0;
}

/* --- from the options --------------------------------------------------- */

void
ctx_decide(struct ctx *c, struct decide *d)
{
	memset(d, 0, sizeof(*d));
	d->policy = c->policy;
	d->calendar = c->calendar;
	d->words = c->words;
	d->now_at = c->now_at;
	d->at = c->at;
	d->actor = c->actor != NULL ? words_adds(c->words, c->actor) :
	    NUM_NONE;
}

int
ctx_period(struct ctx *c, struct period *p, const char *byname,
    struct err *e)
{
	const char *name = c->period != NULL ? c->period : byname;

	if (ctx_policy(c, e) < 0)
		return -1;
	if (period_parse(p, &c->policy->period, name, c->now_at, e) < 0) {
		e->code = ERR_USAGE;
		return err_prefix(e, "option '--period'");
	}
	return 0;
}

/* Verbs may parse a query more than once, and say the same once. */
static void
note_unknown(struct ctx *c, struct query *q)
{
	const struct query_unknown *u;
	size_t at = 0;

	if (c->has_noted_unknown)
		return;
	while ((u = query_next_unknown(q, &at)) != NULL) {
		c->has_noted_unknown = 1;
		if (u->near != NULL)
			ctx_note(c, "no case has %s '%s': perhaps '%s'",
			    fieldlabel_said(u->field), u->value, u->near);
		else
			ctx_note(c, "no case has %s '%s'",
			    fieldlabel_said(u->field), u->value);
	}
}

int
ctx_query(struct ctx *c, struct query **q, int argc, char *const *argv,
    struct err *e)
{
	struct query_context context = { c->now_at, c->words, NULL,
	    HOURS_OFFICE, NULL, c->db != NULL || c->has_all_words };
	int i;

	if (argc > 0 && ctx_policy(c, e) < 0)
		return -1;

	for (i = 0; i < argc; i++) {
		if (limit_may_be_working(argv[i]) && ctx_calendar(c, e) < 0)
			return -1;
	}
	context.calendar = c->calendar;
	context.policy = c->policy;
	*q = query_parse_in(argv, (size_t)argc, &context, e);
	if (*q == NULL) {
		e->code = ERR_USAGE;
		return -1;
	}
	note_unknown(c, *q);
	return 0;
}

int
ctx_find_case(struct ctx *c, const char *id, struct record *r,
    struct err *e)
{
	struct err why = ERR_INIT;
	int rc = 0;

	record_init(r);
	if (record_parse_id(r, id, strlen(id), c->words, &why) == 0)
		rc = cases_get(c->db, r, e);
	if (rc == 0) {
		ctx_warn(c, "no such case '%s'", id);
		ctx_finding(c);
	}
	return rc;
}

int
ctx_reveal(struct ctx *c, const char *ids, size_t len, int64_t count,
    struct err *e)
{
	struct event ev;
	int64_t reason;

	if (c->reveal == NULL)
		return 0;
	if (c->dry_run)
		return err_set(e, ERR_USAGE, "option '-n': persons are not "
		    "revealed without writing it down");
	reason = words_adds(c->words, c->reveal);
	if (decide_reason(event_kind_name(EV_ACCESS), c->words, reason,
	    e) < 0)
		return -1;
	event_init(&ev, EV_ACCESS, c->now_at);
	if (c->actor != NULL)
		ev.actor = words_adds(c->words, c->actor);
	event_set(&ev, EF_REASON, reason);
	event_set_bytes(&ev, EF_IDS, ids, len);
	event_set(&ev, EF_COUNT, count);
	if (db_begin(c->db, e) < 0)
		return -1;
	if (db_end(c->db, journal_append(c->db, &ev, e), e) < 0)
		return -1;
	c->reveals = 1;
	return 0;
}

/* --- files -------------------------------------------------------------- */

int
ctx_open_input(const char *path, struct err *e)
{
	struct stat st;
	int fd;

	if (strcmp(path, "-") == 0)
		return STDIN_FILENO;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		int number = errno;

		err_errno(e, "cannot open '%s'", path);
		if (number != EMFILE && number != ENFILE && number != ENOMEM &&
		    number != EIO)
			e->code = ERR_DATA;
		return -1;
	}
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(fd);
		return err_set(e, ERR_DATA, "'%s' is a folder", path);
	}
	return fd;
}

char *
ctx_data_path(const char *room, const char *name)
{
	struct buf path = BUF_INIT;
	char program[4096];
	ssize_t len;
	char *slash = NULL;

	len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	if (len > 0) {
		program[len] = '\0';
		slash = strrchr(program, '/');
	}
	if (slash != NULL) {
		*slash = '\0';
		buf_puts(&path, program);
		buf_puts(&path, "/../share/jiesu/");
	} else {
		buf_puts(&path, "/usr/share/jiesu/");
	}
	buf_printf(&path, "%s/%s", room, name);
	return buf_take(&path);
}
