#!/bin/sh
# Forecasts of weekly counts, four weeks ahead from every fourth week of a
# year, against R's package forecast where Rscript has it: error, coverage of
# the intervals, seconds of processor (ours with starting and reading, R's
# without); what a series costs in a small and a large run beside R's ets; and
# 10,000 series of five years.
#
# Series: those of JS_BENCH_SERIES (a CSV of date,group,count; by default the
# counts of Stuttgart, where ../shared/data has them) with the origins of
# JS_BENCH_ORIGINS (2023-01-02..2023-11-20), and generated ones.
set -eu
. "$(dirname "$0")/lib.sh"

JS_NOW=2026-11-23T12:00:00+08:00
TZ=UTC
export JS_NOW TZ
cd "$WORK"

# judge FILE FIRST LAST: what js-forecast says from each origin, and its score.
judge() {
	: >said
	origin=$2
	while [ "$(date -ud "$origin" +%s)" -le "$(date -ud "$3" +%s)" ]; do
		awk -F, -v o="$origin" 'NR == 1 || $1 < o' "$1" >then.csv
		bench_run sh -c 'js-forecast volume --series then.csv \
		    --horizon 4 >now'
		cut -d' ' -f2,3 "$WORK/took" >>seconds
		cat now >>said
		origin=$(date -ud "$origin + 28 days" +%F)
	done
	js-forecast score --forecast said --series "$1" | head -n 1
}

# compare NAME FILE FIRST LAST: the table.
compare() {
	: >seconds
	judge "$2" "$3" "$4" >score
	ours=$(awk '{ s += $1 + $2 } END { printf "%.3f", s }' seconds)
	jq -r --arg name "$1" --arg s "$ours" '"forecast \($name): " +
	    "\(.n) forecasts, js-forecast WAPE \(.wape) MASE \(.mase) " +
	    "in the interval of 80 % \(.coverage), \($s) s"' score
	if ! Rscript -e 'library(forecast)' >/dev/null 2>&1; then
		echo "forecast $1: no Rscript with forecast beside it"
		return
	fi
	awk -F, -v OFS=, 'NR == 1 { print "week", "group", "count"; next } {
		split($1, d, "-")
		day = int(mktime(d[1] " " d[2] " " d[3] " 12 0 0") / 86400)
		day -= (day + 3) % 7
		week = strftime("%Y-%m-%d", day * 86400 + 43200, 1)
		sum[week OFS $2] += $3
	}
	END { for (k in sum) print k, sum[k] }' "$2" >weeks.csv
	Rscript "$TOP/tests/bench/forecast.R" weeks.csv "$3" "$4" >peers
	jq -r '"\(.wape) \(.mase)"' score >ours
	awk -v s="$ours" -v name="$1" 'NR == FNR { w = $1; m = $2; next } {
		printf "forecast %s: R %-13s WAPE %s MASE %s, %s s: ours ",
		    name, $1, $2, $3, $4
		printf "%.3f and %.3f of it", w / $2, m / $3
		if ($1 == "ets")
			printf ", %.0f times as fast (goal 100)", $4 / s
		print ""
	}' ours peers
}

# Generated: levels, seasons, trends and breaks of many sizes.
awk 'BEGIN {
	srand(11)
	print "date,group,count"
	for (g = 1; g <= 20; g++) {
		level = exp(rand() * 4 - 0.5)
		swing = rand() * 0.9
		phase = rand() * 6.28
		walk = 0
		for (t = 0; t < 208; t++) {
			walk += (rand() - 0.5) * 0.12
			if (rand() < 0.004)
				walk += rand() < 0.5 ? 0.7 : -0.7
			mean = 1 + swing * cos(6.2832 * t / 52 + phase)
			mean *= level * exp(walk)
			bound = exp(-mean)
			n = 0
			for (p = rand(); p > bound && n < 900; n++)
				p *= rand()
			at = 1577707200 + t * 604800
			print strftime("%Y-%m-%d", at, 1) ",g" g "," n
		}
	}
}' >generated.csv
compare generated generated.csv 2023-01-02 2023-11-20

series=${JS_BENCH_SERIES:-$TOP/../shared/data/stuttgart-daily-2021-2023.csv}
if [ -f "$series" ]; then
	origins=${JS_BENCH_ORIGINS:-2023-01-02..2023-11-20}
	compare "$(basename "$series" .csv)" "$series" "${origins%..*}" \
	    "${origins#*..}"
else
	echo 'forecast: no counts in ../shared/data to compare with'
fi

# per_series FILE N NAME: what a series costs us, and R's ets beside it (its
# fits and forecasts alone, by the clock, of some of the series).
per_series() {
	elapsed=$(bench_median 5 js-forecast volume --series "$1" \
	    --horizon 4)
	read -r _ user sys <took
	line=$(awk -v t="$elapsed" -v u="$user" -v s="$sys" -v n="$2" \
	    'BEGIN { printf "%.3f ms a series, %.3f ms of processor",
	    t * 1000 / n, (u + s) * 1000 / n }')
	echo "forecast $3: $2 series in $elapsed s, $line"
	Rscript -e 'library(forecast)' >/dev/null 2>&1 || return 0
	Rscript "$TOP/tests/bench/ets.R" "$1" 40 >ets
	awk -v t="$elapsed" -v u="$user" -v s="$sys" -v n="$2" \
	    -v name="$3" '{
		printf "forecast %s: R ets %.1f ms a series, %.1f ms of ",
		    name, $1, $2
		printf "processor: ours %.0f times as fast (goal 100), ",
		    $1 * n / (t * 1000)
		printf "%.0f in processor\n", $2 * n / ((u + s) * 1000)
	}' ets
}

# So many series of five years of weeks.
many() {
	awk -v groups="$1" 'BEGIN {
	srand(7)
	print "date,group,count"
	for (g = 0; g < groups; g++) {
		level = exp(rand() * 4 - 1)
		swing = rand() * 0.8
		phase = rand() * 6.28
		for (t = 0; t < 260; t++) {
			mean = level * (1 + swing * cos(t / 8.2761 + phase))
			bound = exp(-mean)
			n = 0
			for (p = rand(); p > bound && n < 400; n++)
				p *= rand()
			at = 1577707200 + t * 604800
			print strftime("%Y-%m-%d", at, 1) ",g" g "," n
		}
	}
}'
}
many 23 >small.csv
per_series small.csv 23 'small run'
many 1000 >large.csv
per_series large.csv 1000 'large run'
many 10000 >large.csv
echo "forecast: 10,000 series of five years of weeks in" \
    "$(bench_time js-forecast volume --series large.csv --horizon 4) s" \
    '(goal 60 on 2 cores)'
