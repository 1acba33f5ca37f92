/* Counts from long files. */
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "measure/countsin.h"
#include "tap.h"

static const struct file_case {
	const char *name, *text;
	const char *group;		/* --group */
	int64_t groups, rows;
	double total;			/* of all groups */
	const char *faults;		/* codes, a blank behind each */
	const char *error;		/* the reading's; NULL */
} cases[] = {
	{ "CSV, columns by their usual names",
	    "date,category,count\n2026-01-05,供暖,3\n2026-01-12,供暖,4\n"
	    "2026-01-05,Ｗｉ－Ｆｉ,0\n", NULL, 2, 3, 7, "", NULL },
	{ "Chinese headings, dates with slashes, no end of line",
	    "日期,类别,数量\n2026/1/5,噪声,2", NULL, 1, 1, 2, "", NULL },
	{ "NDJSON, numbers and texts",
	    "{\"date\":\"2026-01-05\",\"g\":\"供暖\",\"n\":3}\n"
	    "{\"date\":\"2026-01-06\",\"g\":7,\"n\":\"4\"}\n", NULL, 2, 2, 7,
	    "", NULL },
	{ "no column of counts: a row is a case",
	    "date,g\n2026-01-05,a\n2026-01-05,a\n", NULL, 1, 2, 2, "", NULL },
	{ "two columns make a group",
	    "date,a,b,n\n2026-01-05,x,y,1\n2026-01-05,x,z,1\n", NULL, 2, 2, 2,
	    "", NULL },
	{ "three others: one group, added up",
	    "date,a,b,c,n\n2026-01-05,x,y,z,1\n2026-01-05,x,y,w,1\n", NULL, 1,
	    2, 2, "", NULL },
	{ "a group that is asked for adds up the rest",
	    "date,a,b,n\n2026-01-05,x,y,1\n2026-01-05,x,z,1\n", "a", 1, 2, 2,
	    "", NULL },
	{ "a month is its first day", "month,n\n2026-01,5\n", NULL, 1, 1, 5,
	    "", NULL },
	{ "fractions and exponents", "date,n\n2026-01-05,2.5\n2026-01-06,1e1\n",
	    NULL, 1, 2, 12.5, "", NULL },
	{ "nobody counted", "date,n\n2026-01-05,\n2026-01-06,NA\n", NULL, 1, 2,
	    0, "", NULL },
	{ "what is no count",
	    "date,n\n2026-01-05,-3\n2026-01-06,x\n2026-01-07,nan\n"
	    "2026-01-08,1e400\n2026-01-09,0x10\n2026-01-10,1 2\n", NULL, 0, 0,
	    0, "negative bad_count bad_count bad_count bad_count bad_count ",
	    NULL },
	{ "what is no date", "date,n\n2026-02-30,3\n,4\n2099-01-01,5\n", NULL,
	    0, 0, 0, "bad_date bad_date future ", NULL },
	{ "a day twice", "date,g,n\n2026-01-05,a,3\n2026-01-05,a,4\n", NULL, 1,
	    1, 3, "duplicate ", NULL },
	{ "a row cut short", "date,g,n\n2026-01-05,a\n2026-01-06,a,4\n", NULL,
	    1, 1, 4, "too_few ", NULL },
	{ "broken JSON", "{\"date\":\"2026-01-05\",\"n\":1}\n{\n[1]\n", NULL, 1,
	    1, 1, "json json ", NULL },
	{ "bytes of no character", "date,g,n\n2026-01-05,供\xff\xff,3\n", NULL,
	    0, 0, 0, "bad_text ", NULL },
	{ "no date", "a,b\n1,2\n", NULL, 0, 0, 0, "", "no column 'date'" },
	{ "no such group", "date,n\n2026-01-05,2\n", "供暖", 0, 0, 0, "",
	    "no column '供暖'" },
	{ "nothing", "", NULL, 0, 0, 0, "", "no heading" },
	{ "a heading alone", "date,n\n", NULL, 0, 0, 0, "", NULL },
};

static int
fault(void *arg, const struct countsin_fault *f, struct err *e)
{
	struct buf *b = arg;

	(void)e;
	buf_printf(b, "%s ", f->code);
	return 0;
}

static void
check(const struct file_case *c)
{
	struct buf faults = BUF_INIT;
	struct countsin in = { .group = c->group, .today = 20600,
		.words = words_new(), .fault = fault, .arg = &faults };
	struct panel *p = panel_new(SERIES_WEEK);
	struct err e = ERR_INIT;
	size_t len = strlen(c->text), i;
	int fd = memfd_create("counts", 0), rc;
	double total = 0;

	if (fd < 0 || write(fd, c->text, len) != (ssize_t)len ||
	    lseek(fd, 0, SEEK_SET) != 0)
		OK(0, "memfd");
	rc = countsin_read(&in, fd, p, &e);
	OK(rc == (c->error != NULL ? -1 : 0), c->name);
	OK_TEXT(e.text, c->error != NULL ? c->error : "", c->name);
	for (i = 0; i < p->n; i++)
		total += p->groups[i].total;
	OK_INT(p->n, c->groups, c->name);
	OK_INT(in.rows, c->rows, c->name);
	OK(fabs(total - c->total) < 1e-9, c->name);
	OK_TEXT(faults.data, c->faults, c->name);
	close(fd);
	panel_free(p);
	words_free(in.words);
	buf_release(&faults);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check(&cases[i]);
	return DONE();
}
