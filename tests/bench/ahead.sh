#!/bin/sh
# 未诉先办 on generated cities: what was planted is listed, what is listed
# comes, bursts ring and nothing else does, and the interval of an effect
# holds the truth. JS_BENCH_SEEDS cities (20), effects of JS_BENCH_EFFECTS
# (100).
set -eu
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/planted.sh"

JS_NOW=2026-11-23T09:00:00+08:00
JS_DB=$WORK/js.db
JS_KEY=$WORK/key
export JS_NOW JS_DB JS_KEY
unset JS_POLICY JS_LANG JS_ACTOR
cd "$WORK"

effects=${JS_BENCH_EFFECTS:-100}
cities=${JS_BENCH_SEEDS:-20}
seed=0
while [ "$seed" -lt "$effects" ] || [ "$seed" -lt "$cities" ]; do
	seed=$((seed + 1))
	planted_make $seed
	[ "$seed" -gt "$effects" ] || planted_effect >>effects
	[ "$seed" -le "$cities" ] || continue
	planted_list
	echo "$(planted_precision 20) $(planted_recall) $(planted_lead)" \
	    "$(planted_alerts)" >>cities
done
awk '{
	good += $1; listed += $2; found += $3; planted += $4
	lead[NR] = $5; rang += $6; bursts += $7; wrong += $8
	if (NR == 1 || $1 / $2 < worst) worst = $1 / $2
	if (NR == 1 || $3 / $4 < least) least = $3 / $4
} END {
	n = asort_of(lead, NR)
	printf "ahead: %d cities, precision@20 %.3f (worst %.2f; goal 0.9), ",
	    NR, good / listed, worst
	printf "recall %.3f (worst %.2f; goal 0.8), ", found / planted, least
	printf "median lead %d days (goal 14)\n", n
	printf "alerts: %d of %d bursts within 2 days, ", rang, bursts
	printf "%.2f false alarms a month (goal 1)\n", wrong / (NR * 6)
}
function asort_of(a, n,    i, j, t) {
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && a[j - 1] > a[j]; j--) {
			t = a[j]; a[j] = a[j - 1]; a[j - 1] = t
		}
	return a[int((n + 1) / 2)]
}' cities
awk '{ held += $1; width += $3 / $2 } END {
	printf "effect: the interval holds the truth in %d of %d ", held, NR
	printf "(goal 90 of 100); hi/lo %.2f on average\n", width / NR
}' effects
