#!/bin/sh
# Weeks that no dump covered are missing, not 0: intervals stay as wide as
# errors are, one category's quiet months stay quiet months, and what was taken
# for a gap is said.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Two years of 20 to 40 a week, nothing for two more, and a year again; one
# category comes in winter alone; one old case lies between. Weekly counts of
# 噪声 go to counts.csv beside it, where a week that is absent is missing.
awk 'BEGIN {
	print "工单编号,工单类型,问题分类,村/社区,主办单位,来电时间" >"dump.csv"
	print "week,count" >"counts.csv"
	srand(7); seed = 7; from = 18995	# 2022-01-03, a Monday
	for (w = 0; w < 255; w++) {
		if (w == 150)
			row(from + w * 7 + 2, "噪声->施工")
		if (w >= 104 && w < 203)
			continue
		n = 20 + draw(21)
		print day(from + w * 7) "," n >"counts.csv"
		while (n-- > 0)
			row(from + w * 7 + draw(7), "噪声->施工")
		for (n = w % 52 < 10 ? 9 : 0; n > 0; n--)
			row(from + w * 7 + draw(7), "供暖->居民供暖")
	}
}
function draw(n) {
	seed = (seed * 16807) % 2147483647
	return seed % n
}
function day(d,   z, era, doe, yoe, doy, mp, m) {
	z = d + 719468; era = int(z / 146097); doe = z - era * 146097
	yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
	doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
	mp = int((5 * doy + 2) / 153); m = mp < 10 ? mp + 3 : mp - 9
	return sprintf("%d-%02d-%02d", yoe + era * 400 + (m <= 2), m,
	    doy - int((153 * mp + 2) / 5) + 1)
}
function row(d, category) {
	printf "c%06d,投诉,%s,百环,劲松街道,%s 1%d:00:00\n", ++no, category,
	    day(d), draw(10) >"dump.csv"
}'
take --exported-at '2026-11-23 00:00' --emit none dump.csv

js-forecast volume --by category --horizon 1 cat:噪声 >out 2>err
span=2024-01-01..2025-11-23
has 'what is not covered is said' err "$span"
is 'and stands in the output' "$(jq -r .note out)" "未覆盖：$span"
js-forecast volume --series counts.csv --gaps missing --horizon 1 >want
fields='[.date,.known]'
is 'as many weeks as are known' "$(jq -c "$fields" out)" \
	"$(jq -c "$fields" want)"
is 'an interval as wide as that of counts with the gap' "$(jq -s '
	(.[0].hi80 - .[0].lo80) / (.[1].hi80 - .[1].lo80) | . > 0.8 and . < 1.25
	' out want)" true
is 'which is not that of zeros' "$(jq '.hi80 - .lo80 > 10' out)" true
is 'near what came' "$(jq '.mean > 22 and .mean < 38' out)" true

js-forecast volume --by category --horizon 1 cat:供暖 >out 2>/dev/null
is 'a category without cases for months is at 0' \
	"$(jq -c '[.known >= 150, .mean < 9]' out)" '[true,true]'
js-forecast volume --total --by category --horizon 1 >out 2>/dev/null
is 'sums miss the same weeks' "$(jq -r .known out | sort -u)" 156
js-forecast volume --by all --freq month --horizon 1 >out 2>/dev/null
is 'a month that is partly covered is missing' "$(jq .known out)" 34
js-forecast volume --by all --freq day --horizon 1 >out 2>/dev/null
is 'days' "$(jq '.known > 1050 and .known <= 1092' out)" true

js-forecast volume --by all --horizon 1 -f table --lang en >out 2>/dev/null
has 'a table says it below' out "no dump covers these days: $span"
js-forecast volume --by all --horizon 1 -f csv --fields note >out 2>/dev/null
has 'rows say it each' out "未覆盖：$span"

# What came later, or before a time that is asked for, moves the ends.
js-forecast volume --by all --horizon 1 --period 2022-01-01..2024-06-30 \
	>out 2>/dev/null
is 'a period that ends in the gap ends before it' \
	"$(jq -c '[.date,.known]' out)" '["2024-01-01",104]'
js-forecast volume --by all --horizon 1 --period 2024-06-01..2026-11-22 \
	>out 2>/dev/null
is 'one that begins in it begins behind it' \
	"$(jq -c '[.date,.known]' out)" '["2026-11-23",52]'
js-report list | js-forecast volume --by all --horizon 1 --from - >out 2>err
is 'records do not say what they leave out' "$(jq .known out)" 255
lacks 'nothing is told of them' err '未'
done_testing
