#include "gen/gen_category.h"

#include "time/date.h"

const struct gen_category gen_category[GEN_CATEGORIES] = {
#include "gen/gen_category.inc"
};

static const struct {
	const char *name;
	int first, last;	/* month * 100 + day */
	int rest;		/* of 1,000: what is left off season */
} seasons[] = {
	[GEN_ALL_YEAR] = { "",      101, 1231, 1000 },
	[GEN_HEATING]  = { "供暖", 1107,  315,   15 },
	[GEN_FLOOD]    = { "汛期",  601,  915,  100 },
	[GEN_HOT]      = { "高温",  601,  831,  300 },
	[GEN_SCHOOL]   = { "开学",  601,  930,  200 },
};

static const char *const natures[] = {
	"投诉", "求助", "咨询", "建议", "举报", "表扬"
};

/* Cumulated shares of 1,000, in the order of enum gen_nature. */
static const short mixes[][6] = {
	[GEN_COMPLAIN] = { 740, 950,  950, 1000, 1000, 1000 },
	[GEN_HELP]     = { 210, 970,  970, 1000, 1000, 1000 },
	[GEN_ASK]      = {   0,  50, 1000, 1000, 1000, 1000 },
	[GEN_TELL]     = { 600, 690,  690,  730, 1000, 1000 },
	[GEN_PRAISE]   = {   0,   0,    0,    0,    0, 1000 },
};

static int
month_day(int64_t day)
{
	struct date d = date_from_day(day);

	return d.month * 100 + d.day;
}

int
gen_season_has(enum gen_season s, int64_t day)
{
	int md = month_day(day);

	if (seasons[s].first > seasons[s].last)
		return md >= seasons[s].first || md <= seasons[s].last;
	return md >= seasons[s].first && md <= seasons[s].last;
}

/* Calls about cold flats crowd into the weeks after the boilers start. */
static int
onset_permille(enum gen_season s, int64_t day)
{
	int md = month_day(day);

	if (s != GEN_HEATING)
		return 1000;
	if (md >= 1107 && md <= 1130)
		return 1700;
	return md >= 215 && md <= 315 ? 500 : 1000;
}

int
gen_category_weight(const struct gen_category *g, int64_t day)
{
	int weight = g->weight * 100;

	if (!gen_season_has(g->season, day))
		return weight * seasons[g->season].rest / 1000;
	return weight * onset_permille(g->season, day) / 1000;
}

const char *
gen_season_name(enum gen_season s)
{
	return seasons[s].name;
}

const char *
gen_nature_name(enum gen_nature n)
{
	return natures[n];
}

enum gen_nature
gen_mix_pick(enum gen_mix m, int permille)
{
	int i;

	for (i = 0; mixes[m][i] <= permille; i++)
		continue;
	return (enum gen_nature)i;
}
