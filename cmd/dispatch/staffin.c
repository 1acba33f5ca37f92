#include "staffin.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "casefile.h"
#include "rule/staffrow.h"
#include "table/objects.h"
#include "table/rowfile.h"

/* A column whose heading is misspelt must not be lost without a word; what
 * JSON has no more keys for is none. */
static void
say_unread(struct ctx *c, const char *file, const struct map_text *head)
{
	if (head->len > 0 && (strlen(OBJECTS_MORE) != head->len ||
	    memcmp(head->s, OBJECTS_MORE, head->len) != 0))
		ctx_note(c, "%s: column '%.*s' is not read", file,
		    (int)head->len, head->s);
}

static int
bind(struct staff_reader *r, struct ctx *c, int *columns,
    struct rowfile *rows, size_t *n, struct err *e)
{
	const struct map_text *heads = rowfile_headings(rows, n);
	const char *missing;
	size_t i;

	if (*n > DELIM_MAX_FIELDS)
		*n = DELIM_MAX_FIELDS;
	for (i = 0; i < *n; i++) {
		columns[i] = staff_column(r->table, heads[i].s, heads[i].len);
		if (columns[i] < 0)
			say_unread(c, r->file, &heads[i]);
	}
	missing = staff_wants(r->table, columns, *n);
	return missing == NULL ? 0 : err_set(e, ERR_DATA,
	    "it has no column '%s'", missing);
}

static int
read_rows(struct staff_reader *r, struct rowfile *rows, const int *columns,
    size_t n, struct err *e)
{
	struct delim_row row;
	size_t i;
	int rc;

	while ((rc = rowfile_next(rows, &row, e)) == 1) {
		if (row.fault != DELIM_FINE)
			return err_set(e, ERR_DATA, "line %lld: %s",
			    (long long)row.line, delim_fault_text(row.fault));
		staffrow_begin(r, row.line);
		for (i = 0; i < row.n && i < n; i++) {
			if (columns[i] >= 0)
				staff_put(r, columns[i], row.fields[i].s,
				    row.fields[i].len);
		}
		staffrow_end(r);
	}
	return rc;
}

static int
read_table(struct staff_reader *r, struct ctx *c, const char *path,
    enum staff_table t, struct err *e)
{
	int columns[DELIM_MAX_FIELDS];
	struct rowfile *rows = NULL;
	int fd = ctx_open_input(path, e), rc = -1;
	size_t n;

	if (fd < 0)
		return -1;
	r->file = path;
	r->table = t;
	rows = rowfile_new(fd, e);
	if (rows != NULL && bind(r, c, columns, rows, &n, e) == 0)
		rc = read_rows(r, rows, columns, n, e);
	rowfile_free(rows);
	if (fd != STDIN_FILENO)
		(void)close(fd);	/* only read from */
	return rc < 0 ? err_prefix(e, "%s", path) : 0;
}

static int
count_case(void *arg, const struct casefile_case *c, struct err *e)
{
	struct staff_person *p = staff_person_find(arg, c->r.m[M_OFFICER]);

	(void)e;
	if (p != NULL && record_is_open(&c->r))
		p->load++;
	return 0;
}

int
staffin_read(struct staff *s, const struct staffin *from, struct ctx *c,
    struct err *e)
{
	struct buf problems = BUF_INIT;
	struct staff_reader r = { s, c->policy, c->words, &problems, 0, NULL,
		STAFF_POSTS, 0 };
	int rc = 0;

	s->has_posts = from->posts != NULL;
	if (s->has_posts)
		rc = read_table(&r, c, from->posts, STAFF_POSTS, e);
	if (rc == 0)
		rc = read_table(&r, c, from->people, STAFF_PEOPLE, e);
	if (rc == 0)
		staffrow_settle(&r);
	if (problems.len > 0)
		fputs(problems.data, stderr);
	if (rc == 0 && r.nproblems > 0)
		rc = err_set(e, ERR_DATA, "%s: %zu mistakes", from->people,
		    r.nproblems);
	if (rc == 0 && from->load != NULL)
		rc = casefile_each(c, from->load, NULL, count_case, s, e);
	buf_release(&problems);
	return rc;
}
