#ifndef MEASURE_RATESTWELVE_H
#define MEASURE_RATESTWELVE_H

#include "measure/ratesout.h"
#include "render/grid.h"

/*
 * The table that districts print (domain.md 4.2), to the letter: 序号, 承办单位,
 * 受理量, 有效回访, 联系数, 解决数, 满意数, 基本满意, 响应率, 解决率, 满意率,
 * 综合成绩, and 汇总 below. One revisit and one account; every unit of the
 * policy has its line, at zero too. kind -1: all of them, and whatever else
 * leads a case; else the units of this kind alone, and 汇总 is theirs.
 */
struct ratestwelve {
	enum rates_source source;
	enum rates_account account;
	int kind;		/* enum policy_kind, or -1 */
};

void ratestwelve_grid(struct grid *g, const struct ratesout *o,
    const struct ratestwelve *which);

#endif
