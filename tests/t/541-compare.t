#!/bin/sh
# js-report rates --compare and --compat: changes in percentage points with
# the same elapsed days, an empty base that prints "—", totals as means; the
# interval and the mark on few revisits. Scenarios 18 and 19.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# row FILE KEY FILTER: of the full account
row() {
	jq -r --arg key "$2" "select(.key == \$key and .account == \"full\") |
		$3" "$1"
}

{
	echo "$ANSWERED"
	# October 1 to 10 and November 1 to 10, and a year ago
	answered 劲松北社区 2026-10-05 100 100 80 70 10
	answered 劲松北社区 2026-11-05 200 198 176 150 30 | sed 's/^/N/'
	answered 劲松北社区 2025-11-05 50 50 40 40 0 | sed 's/^/O/'
	# late in October: behind the days that have passed in November
	answered 劲松北社区 2026-10-25 40 40 0 0 0 | sed 's/^/L/'
	# new this month
	answered 劲松中社区 2026-11-06 10 10 5 5 0
	for i in 1 2 3; do
		echo "Z$i,2026-11-07 10:00:00,百环社区,百环社区,否,,,无法回访"
	done
} >said.csv
ok 'three periods' take --emit none said.csv

JS_NOW=2026-11-11T00:00:00+08:00
compared="[.base_received, .base_valid, .received_growth, .response_change,
	.solve_change, .satisfaction_change, .score_change] | map(tostring) |
	join(\" \")"
js-report rates --period 2026-11 --compare prev >got
is 'as many days of the month before' "$(row got 劲松北社区 "$compared")" \
	'100 100 +100.0 -1.0 +8.0 +9.5 +7.7'
is 'a unit that is new has nothing to compare' \
	"$(row got 劲松中社区 "$compared")" '0 0 — — — — —'
is 'V = 0 has no change' "$(row got 百环社区 "$compared")" '0 0 — — — — —'
is 'the total is pooled on both sides' "$(row got 合计 "$compared")" \
	'100 100 +113.0 -1.0 +6.2 +7.7 +6.1'
js-report rates --period 2026-11 --compare yoy >got
is 'a year ago' "$(row got 劲松北社区 "$compared")" \
	'50 50 +300.0 -1.0 +8.0 +8.5 +7.3'
js-report rates --period 2026-11 --compare prev --lang en -f table >text
has 'the window of the base' text \
	'from 2026-10-01T00:00:00+08:00 to before 2026-10-11T00:00:00+08:00'
JS_NOW=2026-12-01T00:00:00+08:00
js-report rates --period 2026-11 --compare prev >got
is 'once it is over all of it' "$(row got 劲松北社区 "$compared")" \
	'140 140 +42.9 -1.0 +30.9 +32.1 +28.2'
js-report rates --period 2025-11 --compare prev >got
is 'an empty base is no 100 %' "$(row got 合计 "$compared")" '0 0 — — — — —'
js-report rates --period 2020-11 --compare prev >got
is 'nor is nothing at all' "$(row got 合计 "$compared")" '0 0 — — — — —'

# 29 February has a neighbour
sed -n '1p' said.csv >leap.csv
answered 劲松东社区 2024-02-29 10 10 9 9 0 >>leap.csv
answered 劲松东社区 2023-02-28 10 10 8 8 0 | sed 's/^/B/' >>leap.csv
fresh
take --emit none leap.csv
js-report rates --period 2024-02-29 --compare yoy >got
is '29 February beside the 28th' "$(row got 劲松东社区 .solve_change)" +10.0

# a file that was printed earlier
fresh
take --emit none said.csv
js-report rates --period 2026-10 >october
js-report rates --period 2026-11 --compare october >got
js-report rates --period 2026-11 --compare prev >want
same 'a file of rows is compared as its period is' got want
js-report rates --period 2026-10 --by level --source both >levels
js-report rates --period 2026-10 --by level --source both --compare levels |
	jq -r '.score_change' | sort -u | tr -d '\n' >got
js-report rates --period 2026-10 --by level -f table --lang zh >shown
has 'people read the name of a level' shown 三级
is 'records have its number' "$(jq -r 'select(.key == "3").key' levels |
	sort -u)" 3
is 'levels, both tables: nothing has changed' "$(cat got)" '0.0—'
js-report list | js-report rates --from - --period 2026-11 --compare october \
	>got
same 'records too' got want
exits 'a file of another grouping' 3 js-report rates --by level \
	--compare october
exits 'no rows at all' 3 js-report rates --compare said.csv
exits 'no such file' 3 js-report rates --compare absent
exits 'no base for an open end' 2 js-report rates --period 2026-11-01.. \
	--compare prev
exits 'standard input is read once' 2 js-report rates --from - --compare prev

# --- means as a district prints them ------------------------------------------------

DAY=2026-11-10
fresh
{
	echo "$ANSWERED"
	answered 劲松北社区 $DAY 1000 1000 900 900 0
	answered 劲松中社区 $DAY 10 10 5 5 0
	for i in 1 2 3; do
		echo "Z$i,$DAY 10:00:00,百环社区,百环社区,否,,,无法回访"
	done
} >pool.csv
take --emit none pool.csv
js-report rates --period $DAY >got
is 'pooled: 89.6' "$(row got 合计 .solve_rate)" 89.6
is 'and no word of means' "$(row got 合计 .compat)" null
js-report rates --period $DAY --compat mean >got
is 'as a mean: 70.0, and V = 0 adds nothing' "$(row got 合计 \
	'[.response_rate, .solve_rate, .satisfaction_rate, .score, .compat] |
	join(" ")')" '100.0 70.0 70.0 73.0 mean'
is 'counts are summed all the same' "$(row got 合计 '.solved')" 905
js-report rates --period $DAY --compat mean -f table >text
has 'the sheet says so' text 算术平均
exits 'no other way' 2 js-report rates --compat median

# --- few revisits ---------------------------------------------------------------------

is 'the interval, and the mark' "$(jq -r 'select(.account == "full") |
	[.key, .solve_low, .solve_high, .few, .rank] | map(tostring) |
	join(" ")' got)" "劲松北社区 88.7 91.2 0 1
劲松中社区 31.2 68.8 1 2
百环社区 null null 1 null
合计 null null 0 null"
jq '.rates.guard.ranked_from = 30' \
	"$JS_BUILD/share/jiesu/rule/default.json" >strict.json
js-report list | js-report rates --from - --period $DAY -p strict.json >got
is 'a policy may ask for more before it ranks' "$(row got 劲松中社区 .rank)" \
	null
js-report list | jq -c '.officer = (if .lead == "百环社区" then "百环社区办件员"
	else "物业科办件员" end)' | js-report rates --from - --by post \
	--period $DAY >got
is 'by post, and no post has a rank' "$(jq -r 'select(.account == "full") |
	[.key, .received, .solved, .rank] | map(tostring) | join(" ")' got)" \
	"社区办件岗 3 0 null
科室办件岗 1010 905 null
合计 1013 905 null"
jq 'del(.rates.guard, .classes, .targets)' \
	"$JS_BUILD/share/jiesu/rule/default.json" >older.json
js-report list | js-report rates --from - --period $DAY -p older.json >got
is 'an older policy has no guard' "$(row got 劲松中社区 \
	'[.solve_low, .few, .rank] | map(tostring) | join(" ")')" 'null null 2'
done_testing
