/* The figures and the table. */
#include "rates_case.h"

static void
try_golden(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector v = { 200, 198, 176, 150, 30 };
	struct record rec;
	struct grid g;

	add_vector(r, "劲松一区", v);
	set_case(&rec, "农光里", 1, 1, "满意");	/* of 农光里社区 */
	rec.m[M_CITY_VALID] = 0;
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("劲松一区", "received", "200");
	CELL("劲松一区", "valid", "200");
	CELL("劲松一区", "contacted", "198");
	CELL("劲松一区", "solved", "176");
	CELL("劲松一区", "satisfied", "150");
	CELL("劲松一区", "basic", "30");
	CELL("劲松一区", "response_rate", "99.0");
	CELL("劲松一区", "solve_rate", "88.0");
	CELL("劲松一区", "satisfaction_rate", "88.5");
	CELL("劲松一区", "score", "89.3");
	CELL("劲松一区", "rank", "1");
	CELL("劲松一区", "coverage", "100.0");
	CELL("农光里社区", "received", "1");
	CELL("农光里社区", "valid", "0");
	CELL("农光里社区", "response_rate", "—");
	CELL("农光里社区", "solve_rate", "—");
	CELL("农光里社区", "satisfaction_rate", "—");
	CELL("农光里社区", "score", "—");
	CELL("农光里社区", "rank", NULL);
	CELL("total", "received", "201");
	CELL("total", "score", "89.3");
	CELL("total", "rank", NULL);
	OK_INT(g.nrows, 6, "two groups and the total in two accounts");
	grid_release(&g);
	rates_free(r);
}

/* domain.md 7, scenario 19 */
static void
try_pooled(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector a = { 1000, 1000, 900, 0, 0 }, b = { 10, 10, 5, 0, 0 };
	struct grid g;

	add_vector(r, "甲", a);
	add_vector(r, "乙", b);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("甲", "solve_rate", "90.0");
	CELL("乙", "solve_rate", "50.0");
	CELL("total", "solve_rate", "89.6");
	CELL("total", "solved", "905");
	CELL("total", "valid", "1010");
	grid_release(&g);
	rates_free(r);
}

/* Ties share a rank: 1, 2, 2, 4. */
static void
try_ranks(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector low = { 5000, 0, 4463, 0, 0 };	/* 44.63 % of 50 */
	struct vector high = { 5000, 0, 4467, 0, 0 };
	struct vector best = { 3, 3, 3, 3, 0 }, worst = { 7, 0, 0, 0, 0 };
	struct vector twice = { 10000, 0, 8934, 0, 0 };	/* equal to high */
	struct grid g;

	add_vector(r, "低", low);
	add_vector(r, "末", worst);
	add_vector(r, "高乙", twice);
	add_vector(r, "高甲", high);
	add_vector(r, "首", best);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("首", "score", "100.0");
	CELL("首", "rank", "1");
	CELL("高甲", "score", "44.7");
	CELL("高甲", "rank", "2");
	CELL("高乙", "rank", "2");
	CELL("低", "score", "44.6");
	CELL("低", "rank", "4");
	CELL("末", "score", "0.0");
	CELL("末", "rank", "5");
	OK_TEXT(g.cells[1].s, "首", "the best stands first");
	OK_TEXT(g.cells[4 * g.ncolumns + 1].s, "末", "the last stands last");
	OK_TEXT(g.cells[5 * g.ncolumns + 1].s, "total", "then the total");
	grid_release(&g);
	rates_free(r);
}

/* domain.md 7, scenario 20: both print 89.3, the exact value decides */
static void
try_close(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector low = { 500, 463, 440, 450, 0 };	/* 89.26 */
	struct vector high = { 500, 467, 440, 450, 0 };	/* 89.34 */
	struct grid g;

	add_vector(r, "低", low);
	add_vector(r, "高", high);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("低", "score", "89.3");
	CELL("高", "score", "89.3");
	CELL("高", "rank", "1");
	CELL("低", "rank", "2");
	grid_release(&g);
	rates_free(r);
}

/* Unknown is not 否: one row of V is enough to have no 响应率. */
static void
try_unknown_contact(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector v = { 9, 9, 9, 9, 0 };
	struct record rec;
	struct grid g;

	add_vector(r, "甲", v);
	add_vector(r, "乙", v);
	set_case(&rec, "甲", 1, 1, "满意");
	rec.m[M_CITY_CONTACTED] = NUM_NONE;
	rec.m[M_CITY_VALID] = NUM_NONE;
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("甲", "contact_unknown", "1");
	CELL("甲", "response_rate", "—");
	CELL("甲", "solve_rate", "100.0");
	CELL("甲", "satisfaction_rate", "100.0");
	CELL("甲", "score", "—");
	CELL("甲", "rank", NULL);
	CELL("乙", "score", "100.0");
	CELL("乙", "rank", "1");
	CELL("total", "response_rate", "—");
	OK(has_note(&g, "whether the citizen was contacted"), "noted");
	OK(has_note(&g, "1 rows do not say whether the revisit was valid"),
	    "so is the fallback");
	OK(has_note(&g, "window: all cases"), "and the window");
	OK(has_note(&g, "policy: 劲松, version 2026-1"), "and the policy");
	OK(has_note(&g, "0.9 x basically"), "and the definition");
	grid_release(&g);
	rates_free(r);
}

static void
try_unknown_solve(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_COMMUNITY, NULL);
	struct vector v = { 3, 3, 3, 3, 0 };
	struct record rec;
	struct grid g;

	add_vector(r, "甲", v);
	set_case(&rec, "甲", 1, 1, "满意");
	rec.m[M_CITY_SOLVED] = NUM_NONE;
	rates_add(r, &rec);
	rec.m[M_COMMUNITY] = word("乙");
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("甲", "solve_rate", "75.0");
	CELL("乙", "solve_rate", "—");
	CELL("乙", "response_rate", "100.0");
	CELL("乙", "score", "—");
	OK(has_note(&g, "2 valid revisits do not say whether the matter"),
	    "noted");
	grid_release(&g);
	rates_free(r);
}

/* domain.md 7, scenario 15: later completion does not rewrite it */
static void
try_unfinished(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_ALL, NULL);
	struct record rec;
	struct grid g;

	set_case(&rec, "甲", 1, 0, "基本满意");
	rec.m[M_STATE] = STATE_HANDLING;
	rec.m[M_FINISHED_AT] = NUM_NONE;
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("total", "solve_rate", "0.0");
	CELL("total", "satisfaction_rate", "90.0");
	CELL("total", "score", "46.0");
	CELL("total", "listed", "1");
	CELL("total", "coverage", "100.0");
	grid_release(&g);
	rates_free(r);
}

static void
try_keys(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_UNIT, NULL);
	struct record rec;
	struct grid g;

	set_case(&rec, "甲", 1, 1, "满意");
	rates_add(r, &rec);
	rec.m[M_CITY_LEAD] = word("农光里");
	rates_add(r, &rec);
	rec.m[M_CITY_LEAD] = word("农光里社区");
	rates_add(r, &rec);
	rec.m[M_CITY_LEAD] = NUM_NONE;
	rec.m[M_LEAD] = NUM_NONE;
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("物业管理科", "received", "1");
	CELL("农光里社区", "received", "2");
	CELL("unassigned", "received", "1");
	CELL("unassigned", "rank", NULL);
	CELL("total", "received", "4");
	grid_release(&g);
	rates_free(r);
}

static void
try_categories(void)
{
	struct rates *r = rates_new(&policy, w, RATES_BY_CATEGORY, NULL);
	struct record rec;
	struct grid g;

	set_case(&rec, "甲", 1, 1, "满意");
	rec.m[M_CATEGORY] = word("城市管理/市容环境/占道经营");
	rates_add(r, &rec);
	rec.m[M_CATEGORY] = word("城市管理/市政设施");
	rates_add(r, &rec);
	rec.m[M_CATEGORY] = word("供暖");
	rates_add(r, &rec);
	rec.m[M_CATEGORY] = NUM_NONE;
	rates_add(r, &rec);
	grid_init(&g, "");
	rates_grid(&g, r, 1);
	CELL("城市管理", "received", "2");
	CELL("供暖", "received", "1");
	CELL("unknown", "received", "1");
	OK_TEXT(cell(&g, "供暖", "full", "by"), "category", "named");
	grid_release(&g);
	rates_free(r);
}

static void
try_names(void)
{
	enum rates_by by = RATES_BY_ALL;

	OK(rates_by_find("community", &by) == 0 && by == RATES_BY_COMMUNITY,
	    "by community");
	OK(rates_by_find("colour", &by) < 0, "by nothing known");
	OK_TEXT(rates_by_name(RATES_BY_UNIT), "unit", "its name");
}

int
main(void)
{
	set_policy();
	try_golden();
	try_pooled();
	try_ranks();
	try_close();
	try_unknown_contact();
	try_unknown_solve();
	try_unfinished();
	try_keys();
	try_categories();
	try_names();
	words_free(w);
	return DONE();
}
