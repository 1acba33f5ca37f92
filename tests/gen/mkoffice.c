/*
 * mkoffice - make the database of an office that lived for some months, in
 * which each kind of gaming is planted in one unit, and tell where: what
 * js-audit signals should find, and in a clean office should not.
 *
 *	mkoffice --seed N --db FILE --key FILE --policy FILE --calendar FILE
 *	    [--clean] [--cases N] [--staff FILE]
 *
 * Strength and base rate of each kind stand in gen/gen_plant.h. One line of
 * NDJSON on standard output for each kind: signal and unit; "also" says that
 * another kind brings it, too. The numbers of the staff go to --staff, one a
 * line. Cases are received from FIRST_DAY to LAST_DAY; the office is left at
 * NOW.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "gen/gen_after.h"
#include "gen/gen_bend.h"
#include "gen/gen_case.h"
#include "gen/gen_work.h"
#include "rule/calendarfile.h"
#include "store/callers.h"
#include "store/policies.h"

#define FIRST_DAY "2026-05-19"
#define LAST_DAY "2026-10-18"
#define NOW "2026-11-18T09:00:00+08:00"
#define SPOTS 450		/* of a unit: buildings and matters */
#define PERSONS 60000
#define SERIAL_CASES 16

struct options {
	const char *db, *key, *policy, *calendar, *staff;
	int64_t seed, cases;
	int is_clean;
};

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "mkoffice: %s: %s\n", what, why);
	exit(2);
}

static int64_t
number_of(const char *s)
{
	int64_t n;

	if (num_parse(s, strlen(s), &n) < 0 || n < 0)
		die("no such number", s);
	return n;
}

static void
take_options(struct options *o, int argc, char **argv)
{
	static const struct option names[] = {
		{ "seed", required_argument, NULL, 's' },
		{ "cases", required_argument, NULL, 'n' },
		{ "db", required_argument, NULL, 'd' },
		{ "key", required_argument, NULL, 'k' },
		{ "policy", required_argument, NULL, 'p' },
		{ "calendar", required_argument, NULL, 'c' },
		{ "staff", required_argument, NULL, 'f' },
		{ "clean", no_argument, NULL, 'e' },
		{ NULL, 0, NULL, 0 }
	};
	int c;

	while ((c = getopt_long(argc, argv, "", names, NULL)) != -1) {
		switch (c) {
		case 's': o->seed = number_of(optarg); break;
		case 'n': o->cases = number_of(optarg); break;
		case 'd': o->db = optarg; break;
		case 'k': o->key = optarg; break;
		case 'p': o->policy = optarg; break;
		case 'c': o->calendar = optarg; break;
		case 'f': o->staff = optarg; break;
		case 'e': o->is_clean = 1; break;
		default: exit(2);
		}
	}
	if (o->db == NULL || o->key == NULL || o->policy == NULL ||
	    o->calendar == NULL)
		die("missing", "--db, --key, --policy or --calendar");
}

/* --- the cases ----------------------------------------------------------- */

static void
set_site(struct gen_story *s)
{
	static const char *const estates[] = { "农光里", "劲松一区", "劲松三区",
		"劲松五区", "劲松七区", "磨房北里", "百环家园", "和谐雅园",
		"大郊亭", "劲松二区", "劲松四区", "劲松六区", "劲松八区",
		"磨房南里", "百环花园", "雅园东区", "大郊亭东里", "农光南里" };

	snprintf(s->site, sizeof(s->site), "%s%d号楼", estates[s->c->unit %
	    (int)(sizeof(estates) / sizeof(estates[0]))], s->c->building);
}

/* Tell one case to its end; 1: it comes back, and c says how. */
static int
tell(struct gen_life *l, const struct gen_office *o, struct rng *r,
    struct gen_call *c, struct db *db)
{
	struct gen_story s = { .l = l, .o = o, .u = &o->units[c->unit],
		.c = c, .r = r, .db = db };

	set_site(&s);
	if (!gen_work_until_closed(&s))
		return 0;
	c->received_at = s.closed_at + rng_between(r, 2 * DAY, 24 * DAY);
	gen_after_close(&s);
	if (!gen_story_does(&s, PLANT_BOUNCE))
		return 0;
	if (rng_permille(r, 500))
		c->person = rng_below(r, PERSONS);
	return 1;
}

static void
tell_all(struct gen_life *l, const struct gen_office *o, int64_t cases,
    struct db *db)
{
	int days = (int)(o->last_day - o->first_day) + 1;
	struct gen_call c;
	struct rng r;
	int64_t i;

	for (i = 0; i < cases; i++) {
		r = rng_of(o->seed, 1000 + (uint64_t)i);
		c.unit = gen_office_pick(o, &r);
		c.category = o->units[c.unit].matters[rng_below(&r,
		    o->units[c.unit].nmatters)];
		c.building = rng_between(&r, 1, SPOTS /
		    o->units[c.unit].nmatters);
		c.person = rng_below(&r, PERSONS);
		c.received_at = gen_time_of_day(&r, o->first_day +
		    rng_below(&r, days));
		/* who calls and calls is not content with anybody */
		if (!o->is_clean && i < SERIAL_CASES) {
			c.person = PERSONS + 1;
			c.received_at = gen_time_of_day(&r, o->first_day +
			    40 + i * 3 / 2);
		}
		while (tell(l, o, &r, &c, db))
			;
	}
}

static void
tell_one(enum gen_plant k, const char *unit, const char *more)
{
	printf("{\"signal\":\"%s\",\"unit\":\"%s\"%s}\n",
	    gen_plant_name(k), unit, more);
}

/* Whoever has the staff answer dials another number than the order's. */
static void
tell_truth(const struct gen_office *o)
{
	const char *unit;
	int i, k;

	if (o->is_clean)
		return;
	for (k = 0; k < PLANT_UNITS; k++) {
		for (i = 0; !(o->units[i].planted >> k & 1); i++)
			;
		unit = words_text(o->words, o->units[i].name);
		tell_one((enum gen_plant)k, unit, "");
		if (k == PLANT_LATE_EXCLUDE)
			printf("{\"signal\":\"exclude-skew\","
			    "\"unit\":\"%s\"}\n", unit);
		if (k == PLANT_STAFF_NUMBER)
			tell_one(PLANT_PHANTOM, unit, ",\"also\":true");
	}
	tell_one(PLANT_TARGET, words_text(o->words, o->policy->office), "");
	tell_one(PLANT_SERIAL, words_text(o->words, o->policy->office), "");
}

static void
write_staff(const char *path)
{
	FILE *f = fopen(path, "w");
	char phone[16];
	int i;

	if (f == NULL)
		die("cannot write", path);
	for (i = 0; i < GEN_STAFF_NUMBERS; i++) {
		gen_story_phone(phone, GEN_STAFF_NUMBER + i);
		fprintf(f, "%s\n", phone);
	}
	if (fclose(f) != 0)
		die("cannot write", path);
}

/* --- the database -------------------------------------------------------- */

static int
live(struct gen_life *l, const struct gen_office *o, struct db *db,
    int64_t end_at, struct err *e)
{
	struct policies_text policy = { o->policy->digest, o->policy->text,
		o->policy->len };

	if (db_append_many(db, e) < 0 || db_begin(db, e) < 0)
		return -1;
	if (policies_use(db, &policy, NULL, e) < 0 ||
	    gen_life_live(l, o, db, end_at, e) < 0) {
		db_rollback(db);
		return -1;
	}
	if (db_commit(db, e) < 0)
		return -1;
	return callers_catch_up(db, e);
}

static int64_t
day_of(const char *s)
{
	struct err e = ERR_INIT;
	int64_t day;

	if (date_parse_day(s, strlen(s), &day, &e) < 0)
		die(s, e.text);
	return day;
}

int
main(int argc, char **argv)
{
	struct options o = { .seed = 1, .cases = 4500 };
	struct gen_office office = { .first_day = day_of(FIRST_DAY),
		.last_day = day_of(LAST_DAY) };
	struct db_options d = { .mode = DB_CREATE, .now_given = 1,
		.wait_s = 1 };
	struct gen_life life = { NULL, 0, 0, NULL, 0, 0 };
	struct buf problems = BUF_INIT;
	struct err e = ERR_INIT;
	struct calendarfile *calendar;
	struct policy *policy;
	struct db *db = NULL;
	int64_t end_at;

	take_options(&o, argc, argv);
	office.words = words_new();
	office.seed = (uint64_t)o.seed;
	office.is_clean = o.is_clean;
	policy = policy_load(o.policy, office.last_day, office.words,
	    &problems, &e);
	if (policy == NULL)
		die(problems.len > 0 ? problems.data : "policy", e.text);
	calendar = calendarfile_load(o.calendar, &problems, &e);
	if (calendar == NULL)
		die("calendar", e.text);
	office.policy = policy;
	office.calendar = calendar->calendar;
	gen_office_fill(&office);
	d.path = o.db;
	d.key_path = o.key;
	d.now_at = d.clock_at = date_day_start(office.first_day) - DAY;
	if (date_parse_at(NOW, strlen(NOW), &end_at, &e) < 0 ||
	    db_open(&db, &d, office.words, &e) < 0)
		die(o.db, e.text);
	tell_all(&life, &office, o.cases, db);
	if (!office.is_clean)
		gen_bend(&life, &office);
	if (live(&life, &office, db, end_at, &e) < 0)
		die(o.db, e.text);
	tell_truth(&office);
	if (o.staff != NULL)
		write_staff(o.staff);
	db_close(db);
	gen_life_release(&life);
	calendarfile_free(calendar);
	policy_free(policy);
	words_free(office.words);
	buf_release(&problems);
	return 0;
}
