#!/bin/sh
# js-report classes: classes with their facts and cases from imported cases;
# ranking, grading, praise; persons get praise alone. Each row of the tables
# is tried in tests/unit/test_standing.c.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_NOW=2026-11-23T09:00:00+08:00
{
	echo "$ANSWERED"
	for day in 2026-06-10 2026-07-10 2026-08-10 2026-09-10 2026-10-10; do
		answered 物业管理科 $day 100 100 90 90 0 | sed "s/^/A$day/"
		answered 城市管理科 $day 100 100 60 60 0 | sed "s/^/B$day/"
		answered 市政市容科 $day 100 100 90 90 0 | sed "s/^/C$day/"
	done
	# November's assessment month
	answered 物业管理科 2026-11-10 100 100 95 95 0 | sed "s/^/AN/"
	answered 城市管理科 2026-11-10 100 100 75 75 0 | sed "s/^/BN/"
	answered 市政市容科 2026-11-10 100 99 70 60 10 | sed "s/^/CN/"
	answered 民生保障科 2026-11-10 5 5 5 5 0 | sed "s/^/DN/"
	# most cases, few answers
	for i in $(seq 101 250); do
		echo "E$i,2026-11-10 10:00:00,民生保障科,,否,,,无法回访"
	done
} >said.csv
ok 'six months' take --emit none said.csv

of() {
	jq -r "select(.key == \"$1\") | $2" got
}
js-report classes >got
is 'at target' "$(of 物业管理科 .class)" 先进
is 'rising' "$(of 城市管理科 .class)" 进步
is 'under target' "$(of 市政市容科 .class)" 整改
is 'few' "$(of 民生保障科 .class)" 暂不评定
is 'no case at all' "$(of 农光里社区 .class)" 暂不评定
is 'the facts' "$(of 市政市容科 .why)" \
	'解决率 70.0，目标 90.5，在偶然波动之外；低于自身往期 90.0，在偶然波动之外'
is 'figures' "$(of 市政市容科 '[.received, .valid, .solve_rate, .target,
	.past_rate, .rank] | map(tostring) | join(" ")')" \
	'100 100 70.0 90.5 90.0 3'
is 'the three that cost the most' "$(of 市政市容科 '.cases' | tr ' ' '\n' |
	while read -r id; do
		js-report show "$id" | head -n 1 | jq -c '.revisit.city |
			[.contacted, .solved, .satisfied]'
	done)" "$(printf '%s\n' '[false,false,"不满意"]' \
	'[true,false,"不满意"]' '[true,false,"不满意"]')"
is 'of praise the hardest, where it is known how long they took' \
	"$(of 物业管理科 '.cases')" null
is 'in the order of scores' "$(jq -r 'select(.rank != null) | .key' got |
	xargs)" '物业管理科 城市管理科 市政市容科'

js-report classes --style grade >got
is 'grading has no score' "$(jq -c 'has("score") or has("rank")' got |
	sort -u)" false
is 'but the order of classes' "$(jq -r .class got | uniq | xargs)" \
	'暂不评定 整改 先进 进步'
js-report classes --credits --lang en -f table >text
has 'praise' text 物业管理科
has 'for rising too' text 城市管理科
lacks 'and nothing else' text 市政市容科
js-report classes --table city >got
is 'the city: first, last, and who has climbed' "$(jq -r 'select(.class != "一般" and
	.class != "暂不评定") | [.key, .class] | join(" ")' got | sort)" \
	"$(printf '%s\n' '市政市容科 整改' '物业管理科 先进' \
		'城市管理科 进步' | sort)"

# --- persons ------------------------------------------------------------------------

js-report list | jq -c '.officer = (if .lead == "市政市容科" then "李某"
	elif .lead == "物业管理科" then "张某" else null end)' >people
js-report classes --by person --from people >got
is 'a person is praised' "$(jq -c . got)" '{"by":"person","key":"张某","class":"先进","why":"解决率 95.0，目标 90.5；高于自身往期 90.0，在偶然波动之外"}'
js-report classes --by person --from people -f table >text
lacks 'and none is blamed' text 李某
js-report classes --from people >got
js-report classes >want
jq -c 'del(.cases)' want >want.rows
jq -c 'del(.cases)' got >got.rows
same 'records give what the database gives' got.rows want.rows

# --- as it was known, and by policy ----------------------------------------------------

js-report classes --as-of 2026-11-23T08:59:59 >got
is 'nothing was known then' "$(jq -r .class got | sort -u)" 暂不评定
jq 'del(.classes)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
exits 'a policy without classes' 3 js-report classes -p none.json --from people
jq '.classes.tables[0].rows[0]["if"] = ["fewer"]' \
	"$JS_BUILD/share/jiesu/rule/default.json" >wrong.json
exits 'a condition that is none' 3 js-report classes -p wrong.json
exits 'a table that is none' 2 js-report classes --table county
exits 'no such style' 2 js-report classes --style stars
exits 'no such group' 2 js-report classes --by category
exits 'no operands' 2 js-report classes 物业
exits 'standard input is read once' 2 js-report classes --from -
done_testing
