#!/bin/sh
# volume knows the calendar: public holidays and make-up workdays; categories
# of any level; the page.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# Nobody calls on Saturdays, Sundays and public holidays; eight do on all
# other days, make-up workdays too. Up to 2026-09-30.
jq -r '.years[] | .year as $y | .holidays[] |
	((.off // [])[] | "off \($y)-\(.)"), ((.work // [])[] | "work \($y)-\(.)")' \
	"$JS_BUILD/share/jiesu/rule/calendar-cn.json" |
    while read -r kind days; do
	first=${days%%..*}
	last=${first%%-*}-${days##*..}
	[ "$first" != "$days" ] || last=$first
	day=$first
	while :; do
		echo "$kind $day"
		[ "$day" != "$last" ] || break
		day=$(date -u -d "$day + 1 day" +%F)
	done
    done >special
awk 'NR == FNR { kind[$2] = $1; next }
BEGIN { print "工单编号,工单类型,问题分类,村/社区,主办单位,来电时间" }
END {
	for (at = 1704067200; at < 1790726400; at += 86400) {	# 2024-01-01
		day = strftime("%Y-%m-%d", at, 1)
		open = (int(at / 86400) + 3) % 7 < 5
		if (kind[day] == "off")
			open = 0
		if (kind[day] == "work")
			open = 1
		for (i = 0; i < 8 * open; i++) {
			what = "供暖->供暖收费->收费"
			if (i % 2)
				what = "供暖->居民供暖->室温不达标"
			printf "%06d,投诉,%s,百环,劲松街道,%s 10:00:00\n",
			    ++n, what, day
		}
	}
}' special special >dump.csv
take --emit none --exported-at '2026-09-30 00:00' --now 2026-09-30 dump.csv
JS_NOW=2026-09-30T00:00:00+08:00
export JS_NOW
js-forecast volume --by all --freq day --horizon 12 >out
mean() {
	jq --arg day "$1" 'select(.date == $day).mean' out
}
ok 'a workday' test "$(mean 2026-09-30 | jq '. > 6')" = true
ok 'a Thursday in the holidays is none' \
	test "$(mean 2026-10-01 | jq '. < 4')" = true
ok 'the first day behind them is one' \
	test "$(mean 2026-10-08 | jq '. > 5.5')" = true
ok 'a Sunday is none' test "$(mean 2026-10-11 | jq '. < 0.5')" = true
ok 'a Saturday on which one works is not like it' \
	test "$(mean 2026-10-10 | jq '. > 1')" = true

js-forecast volume --by category --depth 2 --freq month --horizon 1 --total \
	>out
is 'a level below' "$(jq -r .group out | sort | xargs)" \
	'* 供暖/供暖收费 供暖/居民供暖'
is 'adds up' "$(jq -s '(map(select(.group != "*").mean) | add) -
	(.[] | select(.group == "*").mean) | fabs < 0.1' out)" true
exits 'no such level' 2 js-forecast volume --depth 10
exits 'no levels in a file' 2 js-forecast volume --series dump.csv --depth 2

js-forecast volume --by category --depth 3 -f html --lang en -o page.html
has 'the page' page.html '</html>'
has 'a chart' page.html '<svg'
has 'last year' page.html 'a year before'
has 'the list' page.html 'What to do before they call'
has 'what it missed' page.html 'that no list foresaw'
lacks 'no number that is none' page.html nan
ok 'a page of a file' js-forecast volume --series "$TESTS/data/series.csv" \
	-f html -o file.html
lacks 'it has no places' file.html 未诉先办清单
done_testing
