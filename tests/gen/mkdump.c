/*
 * mkdump - write a hotline dump of invented cases to standard output. The
 * same options give the same bytes; a later --export gives the same cases
 * with what has happened since. tests/data/README says how the committed
 * samples were made.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "gen/gen_city.h"
#include "gen/gen_out.h"
#include "gen/gen_row.h"
#include "time/date.h"

static const char usage[] =
"usage: mkdump [options] >DUMP\n"
"  --seed N             which of the many dumps (1)\n"
"  --rows N             lines of cases, also those that --export and\n"
"                       --only-from leave out (3000)\n"
"  --to DATE            the last day (2026-11-22)\n"
"  --from DATE          the first day; or\n"
"  --days N             so many days until --to (365)\n"
"  --export TIME        when the platform wrote the dump (the end of --to)\n"
"  --only-from DATE     leave out cases received before\n"
"  --buildings N        in each estate (by the rows)\n"
"  --encoding NAME      gb18030 (default), utf8, utf8-bom\n"
"  --lf                 line ends of Unix, not of Excel\n"
"  --title              three title lines above the header\n"
"  --shuffle            rows in random order (needs memory)\n"
"  --wide               28 columns, not 23\n"
"  --no-columns LIST    without these (names, commas between)\n"
"  --office NAME        the sub-district (劲松街道)\n"
"  --answers words      解决/未解决, not 是/否\n"
"  --truth FILE         what was planted, NDJSON by order number\n";

enum {
	OPT_SEED = 256, OPT_ROWS, OPT_TO, OPT_FROM, OPT_DAYS, OPT_EXPORT,
	OPT_ONLY_FROM, OPT_BUILDINGS, OPT_ENCODING, OPT_LF, OPT_TITLE,
	OPT_SHUFFLE, OPT_WIDE, OPT_NO_COLUMNS, OPT_OFFICE, OPT_ANSWERS,
	OPT_TRUTH, OPT_HELP
};

static const struct option long_options[] = {
	{ "seed",       required_argument, NULL, OPT_SEED },
	{ "rows",       required_argument, NULL, OPT_ROWS },
	{ "to",         required_argument, NULL, OPT_TO },
	{ "from",       required_argument, NULL, OPT_FROM },
	{ "days",       required_argument, NULL, OPT_DAYS },
	{ "export",     required_argument, NULL, OPT_EXPORT },
	{ "only-from",  required_argument, NULL, OPT_ONLY_FROM },
	{ "buildings",  required_argument, NULL, OPT_BUILDINGS },
	{ "encoding",   required_argument, NULL, OPT_ENCODING },
	{ "lf",         no_argument,       NULL, OPT_LF },
	{ "title",      no_argument,       NULL, OPT_TITLE },
	{ "shuffle",    no_argument,       NULL, OPT_SHUFFLE },
	{ "wide",       no_argument,       NULL, OPT_WIDE },
	{ "no-columns", required_argument, NULL, OPT_NO_COLUMNS },
	{ "office",     required_argument, NULL, OPT_OFFICE },
	{ "answers",    required_argument, NULL, OPT_ANSWERS },
	{ "truth",      required_argument, NULL, OPT_TRUTH },
	{ "help",       no_argument,       NULL, OPT_HELP },
	{ NULL, 0, NULL, 0 }
};

struct options {
	struct gen_plan plan;
	struct gen_view view;
	int64_t days, only_from;
	enum gen_encoding encoding;
	const char *line_end, *truth;
	int has_title, is_shuffled;
};

static void
die(int status, const char *what, const char *culprit)
{
	fprintf(stderr, "mkdump: %s '%s'\n", what, culprit);
	exit(status);
}

static int64_t
number_of(const char *s, int64_t low, int64_t high)
{
	int64_t n;

	if (num_parse(s, strlen(s), &n) < 0 || n < low || n > high)
		die(2, "no such number", s);
	return n;
}

static int64_t
day_of(const char *s)
{
	struct err e = ERR_INIT;
	int64_t day;

	if (date_parse_day(s, strlen(s), &day, &e) < 0)
		die(2, "no such date", s);
	return day;
}

static int64_t
instant_of(const char *s)
{
	struct err e = ERR_INIT;
	int64_t at;

	if (date_parse_at(s, strlen(s), &at, &e) < 0)
		die(2, "no such time", s);
	return at;
}

static enum gen_encoding
encoding_of(const char *s)
{
	if (strcmp(s, "utf8") == 0)
		return GEN_UTF8;
	if (strcmp(s, "utf8-bom") == 0)
		return GEN_UTF8_BOM;
	if (strcmp(s, "gb18030") != 0)
		die(2, "no such encoding", s);
	return GEN_GB18030;
}

static unsigned
columns_of(const char *s)
{
	unsigned bits = 0, one;
	size_t len;

	for (; *s != '\0'; s += len + (s[len] == ',')) {
		len = strcspn(s, ",");
		one = gen_column_find(s, len);
		if (one == 0)
			die(2, "no such column", s);
		bits |= one;
	}
	return bits;
}

static void
take_option(struct options *o, int opt, const char *arg)
{
	switch (opt) {
	case OPT_SEED:
		o->plan.seed = (uint64_t)number_of(arg, 0, INT64_MAX);
		break;
	case OPT_ROWS:
		o->plan.rows = number_of(arg, 0, 100000000);
		break;
	case OPT_TO:
		o->plan.last_day = day_of(arg);
		break;
	case OPT_FROM:
		o->plan.first_day = day_of(arg);
		break;
	case OPT_DAYS:
		o->days = number_of(arg, 1, 40000);
		break;
	case OPT_EXPORT:
		o->view.export_at = instant_of(arg);
		break;
	case OPT_ONLY_FROM:
		o->only_from = date_day_start(day_of(arg));
		break;
	case OPT_BUILDINGS:
		o->plan.buildings = (int)number_of(arg, 1, 9999);
		break;
	case OPT_ENCODING:
		o->encoding = encoding_of(arg);
		break;
	case OPT_OFFICE:
		o->view.office = arg;
		break;
	case OPT_ANSWERS:
		if (strcmp(arg, "words") != 0)
			die(2, "no such answers", arg);
		o->view.says_words = 1;
		break;
	case OPT_TRUTH:
		o->truth = arg;
		break;
	default:
		fputs(usage, stderr);
		exit(2);
	}
}

/* Options without an argument; 0 where opt is another one. */
static int
take_switch(struct options *o, int opt)
{
	switch (opt) {
	case OPT_HELP:
		fputs(usage, stdout);
		exit(0);
	case OPT_LF:
		o->line_end = "\n";
		return 1;
	case OPT_TITLE:
		o->has_title = 1;
		return 1;
	case OPT_SHUFFLE:
		o->is_shuffled = 1;
		return 1;
	case OPT_WIDE:
		o->view.columns = GEN_COLUMNS_ALL;
		return 1;
	default:
		return 0;
	}
}

static void
take_options(struct options *o, int argc, char **argv)
{
	unsigned without = 0;
	int opt;

	while ((opt = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		if (opt == OPT_NO_COLUMNS)
			without |= columns_of(optarg);
		else if (!take_switch(o, opt))
			take_option(o, opt, optarg);
	}
	if (optind < argc)
		die(2, "unexpected operand", argv[optind]);
	o->view.columns &= ~without;
	if (o->view.columns == 0)
		die(2, "no column left without", "--no-columns");
	if (o->plan.first_day == NUM_NONE)
		o->plan.first_day = o->plan.last_day - o->days + 1;
	if (o->plan.first_day > o->plan.last_day)
		die(2, "first day after the last", "--from");
	if (o->view.export_at == NUM_NONE)
		o->view.export_at = date_day_start(o->plan.last_day + 1);
}

/* Excel fills title lines up with empty cells. */
static void
put_titles(struct gen_out *out, const struct options *o)
{
	struct moment m = moment_from_at(o->view.export_at);
	struct buf b = BUF_INIT;
	int line, i;

	for (line = 0; line < 3; line++) {
		buf_reset(&b);
		if (line == 0)
			buf_puts(&b, "市民服务热线工单查询结果（生成数据）");
		else if (line == 1)
			buf_printf(&b, "导出单位：%s", o->view.office);
		else
			buf_printf(&b, "导出时间：%04d-%02d-%02d "
			    "%02d:%02d:%02d", m.date.year, m.date.month,
			    m.date.day, m.hour, m.minute, m.second);
		for (i = 1; i < gen_columns_count(o->view.columns); i++)
			buf_putc(&b, ',');
		gen_out_line(out, &b);
	}
	buf_release(&b);
}

static void
put_truth(FILE *f, const struct gen_case *c)
{
	static const char *const kinds[] = {
		[GEN_FRESH] = "", [GEN_REMINDER] = "reminder",
		[GEN_REPEAT] = "repeat", [GEN_CLUSTER] = "cluster"
	};
	enum gen_season season = gen_category[c->category].season;
	unsigned long long no = c->no, of = c->of;

	if (c->kind != GEN_FRESH)
		fprintf(f, "{\"no\":\"%018llu\",\"kind\":\"%s\","
		    "\"of\":\"%018llu\"}\n", no, kinds[c->kind], of);
	if (c->flags & GEN_THREAT)
		fprintf(f, "{\"no\":\"%018llu\",\"kind\":\"threat\"}\n", no);
	if (season != GEN_ALL_YEAR &&
	    gen_season_has(season, date_day_of(c->received_at)))
		fprintf(f, "{\"no\":\"%018llu\",\"kind\":\"%s\","
		    "\"season\":\"%s\"}\n", no, c->flags & GEN_DELUGE &&
		    season == GEN_FLOOD ? "burst" : "season",
		    gen_season_name(season));
}

static void
put_cases(struct gen_out *out, FILE *truth, const struct options *o)
{
	struct gen_city *city = gen_city_new(&o->plan);
	struct buf b = BUF_INIT;
	const struct gen_case *c;

	while ((c = gen_city_next(city)) != NULL) {
		if (c->received_at > o->view.export_at)
			break;
		if (c->received_at < o->only_from)
			continue;
		buf_reset(&b);
		gen_row_lead(&b, &o->view, c);
		gen_out_line(out, &b);
		if (c->flags & GEN_ASSISTED) {
			buf_reset(&b);
			gen_row_helper(&b, &o->view, c);
			gen_out_line(out, &b);
		}
		if (truth != NULL)
			put_truth(truth, c);
	}
	buf_release(&b);
	gen_city_free(city);
}

int
main(int argc, char **argv)
{
	struct date last = { 2026, 11, 22 };
	struct options o = {
		.plan = { .seed = 1, .rows = 3000, .first_day = NUM_NONE,
		    .last_day = date_to_day(&last) },
		.view = { .export_at = NUM_NONE, .office = "劲松街道",
		    .columns = gen_columns_usual() },
		.days = 365, .only_from = NUM_NONE, .line_end = "\r\n"
	};
	struct buf head = BUF_INIT;
	struct gen_out *out;
	FILE *truth = NULL;

	take_options(&o, argc, argv);
	if (o.truth != NULL && (truth = fopen(o.truth, "w")) == NULL)
		die(4, strerror(errno), o.truth);
	out = gen_out_new(stdout, o.encoding, o.line_end);
	if (o.has_title)
		put_titles(out, &o);
	gen_row_head(&head, &o.view);
	gen_out_line(out, &head);
	buf_release(&head);
	if (o.is_shuffled)
		gen_out_shuffle(out, o.plan.seed);
	put_cases(out, truth, &o);
	if (truth != NULL && fclose(truth) != 0)
		die(4, strerror(errno), o.truth);
	if (gen_out_close(out) < 0)
		die(4, strerror(errno), "standard output");
	return 0;
}
