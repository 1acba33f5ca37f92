#ifndef GEN_CATEGORY_H
#define GEN_CATEGORY_H

#include <stdint.h>

/*
 * What a sub-district with old housing is called about: the three-level
 * paths of domain.md 2.4 with the paper's own matters, and how each behaves:
 * how often, in which season, where, how long it may take, how hard it is.
 */
enum gen_season {
	GEN_ALL_YEAR,
	GEN_HEATING,		/* 供暖: 11-07 to 03-15 */
	GEN_FLOOD,		/* 汛期: 06-01 to 09-15 */
	GEN_HOT,		/* 高温: June to August */
	GEN_SCHOOL		/* 开学: June and September */
};

enum gen_limit { GEN_2H, GEN_24H, GEN_7D, GEN_15D };

enum gen_spot {
	GEN_HOME,		/* building, stairwell and room */
	GEN_ROOF,		/* the same on the top floor */
	GEN_STAIR,		/* building and stairwell */
	GEN_BUILDING,
	GEN_ESTATE,		/* a corner of the estate */
	GEN_ROAD
};

enum gen_unit {
	GEN_WUYE, GEN_CHENGGUAN, GEN_SHIZHENG, GEN_MINSHENG, GEN_PINGAN,
	GEN_ZHIFA, GEN_SHEJIAN, GEN_TUIYI,
	GEN_COMMUNITY,		/* the community of the place */
	GEN_OUTSIDE		/* a unit that no policy of ours knows */
};

enum gen_mix {			/* which 工单类型 come, and how often */
	GEN_COMPLAIN, GEN_HELP, GEN_ASK, GEN_TELL, GEN_PRAISE
};

enum gen_nature {
	GEN_TOUSU, GEN_QIUZHU, GEN_ZIXUN, GEN_JIANYI, GEN_JUBAO,
	GEN_BIAOYANG
};

#define GEN_PHRASES 5

struct gen_category {
	const char *path[3];
	const char *topic;
	int weight;		/* share of an ordinary day, in season */
	enum gen_limit limit;
	int solved;		/* of 1,000 valid revisits */
	enum gen_spot spot;
	int is_shared;		/* one fault reaches a whole stairwell */
	enum gen_season season;
	enum gen_unit unit;
	enum gen_mix mix;
	const char *matter[GEN_PHRASES];
	const char *detail[GEN_PHRASES];
};

#define GEN_CATEGORIES 47
extern const struct gen_category gen_category[GEN_CATEGORIES];

/* Its weight on this day; above the ordinary in the first heating weeks. */
int gen_category_weight(const struct gen_category *g, int64_t day);
/* Whether the day lies in the season (of GEN_ALL_YEAR: always). */
int gen_season_has(enum gen_season s, int64_t day);

const char *gen_season_name(enum gen_season s);
const char *gen_nature_name(enum gen_nature n);
enum gen_nature gen_mix_pick(enum gen_mix m, int permille);

#endif
