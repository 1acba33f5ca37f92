#!/bin/sh
# Scenario 24 of the field: a flood week, three times the usual. The city's
# three rates and the target stand as they are; beside them 推进度, proposed by
# one person and approved by another, with its trigger; it ends by itself, and
# never begins on a day that was signed.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# 20 weeks of 10 cases, then one of 30: 2026-07-20 is its Monday.
{
	echo "工单编号,来电时间,派单时间,主办单位,是否有效回访,是否联系,是否解决,是否满意,办结时间"
	week=2026-03-02
	n=0
	while [ $n -lt 20 ]; do
		for i in 0 1 2 3 4 5 6 7 8 9; do
			day=$(date -u -d "$week + $((i % 7)) days" +%F)
			echo "W$n-$i,$day 09:00:00,$day 09:10:00,物业管理科,是,是,是,满意,$day 18:00:00"
		done
		week=$(date -u -d "$week + 7 days" +%F)
		n=$((n + 1))
	done
	for i in $(seq 0 29); do
		day=$(date -u -d "2026-07-20 + $((i % 7)) days" +%F)
		echo "F$i,$day 09:00:00,$day 09:10:00,物业管理科,,,,,"
	done
} >flood.csv
JS_NOW=2026-07-27T08:00:00+08:00
jq '.classes.minimum = 5 | .start = "2026-08-10" |
	.targets.busy.seasons[1].name = "供暖"' \
	"$JS_BUILD/share/jiesu/rule/default.json" >policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY
ok 'the week of the flood' take --emit none flood.csv

# --- what is possible -------------------------------------------------------------

js-report targets --seasons >got
jq -r '[.season, .state, .from, .to] | join(" ")' got >rows
cat >want <<'END'
汛期 possible 2026-06-01 2026-09-15
供暖 possible 2026-11-07 2027-03-15
依受理量判定 possible 2026-07-27 2026-08-09
END
same 'declared and detected, with their days' rows want
has 'the formula with its numbers' got \
	'2026-07-20..2026-07-26：30 件，超过 1.50 × 10.0'

js-report rates --period '2026-08 assess' >rates.before
js-report targets --period '2026-08 assess' >targets.before
is 'no season: no progress' "$(jq -r 'select(.key == "物业管理科") |
	[.open, .progress, .busy_score] | map(tostring) | join(" ")' \
	targets.before)" 'null null null'

# --- proposed by one, decided by another --------------------------------------------

busy() {
	js-audit busy "$@" --lang en 2>err
}
ok 'somebody proposes' busy propose detected --actor 值班长 >proposed
seq=$(jq .seq proposed)
is 'as computed' "$(jq -r '[.state, .from, .to, .proposed_by, .decided_by]
	| map(tostring) | join(" ")' proposed)" \
	'proposed 2026-07-27 2026-08-09 值班长 null'
is 'with what it rests on' "$(jq -r .trigger proposed | jq -c .)" \
	'{"week":"2026-07-20..2026-07-26","volume":30,"usual":"10.0","years":0,"times":"1.50"}'
js-report targets --period '2026-08 assess' >got
same 'a proposal changes nothing' got targets.before
exits 'not twice' 1 busy propose detected --actor 主任
exits 'not for the same days' 1 busy propose 汛期 --actor 主任
exits 'nobody approves what he proposed' 1 busy approve "$seq" --actor 值班长
has 'and is told why' err 'does not decide'
exits 'a leader decides' 1 busy approve "$seq" --actor 派单员
exits 'somebody unknown does not' 1 busy approve "$seq" --actor 路人
exits 'what was never proposed' 1 busy approve 1 --actor 主任
events >before
ok 'dry run' busy approve "$seq" --actor 主任 -n >out
is 'writes nothing' "$(events)" "$(cat before)"
ok 'a leader approves' busy approve "$seq" --actor 主任 >approved
is 'it is in force' "$(jq -r '[.state, .from, .to, .decided_by] | join(" ")' \
	approved)" 'inforce 2026-07-27 2026-08-09 主任'
exits 'once' 1 busy approve "$seq" --actor 书记
exits 'no such season' 2 busy propose 雪季 --actor 主任
exits 'two words' 2 busy propose --actor 主任
exits 'an act' 2 busy begin 汛期 --actor 主任
exits 'somebody' 2 busy propose 汛期
exits 'a number' 2 busy approve 汛期 --actor 主任

# --- beside the rates ----------------------------------------------------------------

js-report rates --period '2026-08 assess' >got
same 'the three rates are not touched' got rates.before
JS_NOW=2026-07-28T08:00:00+08:00
for i in 0 1 2 3; do
	js-dispatch sign "bj12345-F$i" --actor 物业科办件员 \
		--at "2026-07-27T10:0$i:00+08:00"
done >/dev/null 2>&1
js-report list 'no:F' | jq -r '[.no, .state] | join(" ")' | sort | uniq -c |
	head -n 3 >&2
js-report targets --period '2026-08 assess' >got
is 'progress stands beside them' "$(jq -r 'select(.key == "物业管理科") |
	[.open, .due, .contacted_share, .planned_share, .reached_share,
	.progress] | map(tostring) | join(" ")' got)" '30 30 0.0 0.0 0.0 0.0'
is 'the target is what it was' "$(jq -r .target got | xargs)" \
	"$(jq -r .target targets.before | xargs)"
js-report targets --period '2026-08 assess' --lang en -f table >text
has 'trigger' text '"volume":30'
has 'formula' text 'busy season score = (1 - 0.50) score + 0.50 progress'
has 'who approved it' text 'approved by 主任'
has 'untouched' text 'are not touched by it'

# --- it ends by itself -----------------------------------------------------------------

JS_NOW=2026-08-09T23:59:59+08:00
js-report targets --lang en -f table >text
has 'in force on its last day' text 'from 2026-07-27 to 2026-08-09'
JS_NOW=2026-08-10T00:00:00+08:00
js-report targets --lang en -f table >text
has 'over on the next' text 'no busy season is in force'
is 'and shown as over' "$(js-report targets --seasons |
	jq -r 'select(.seq != null) | .state')" over

# a declared one: from the day of the proposal to its own end
ok 'the flood season' busy propose 汛期 --actor 值班长 >proposed
seq=$(jq .seq proposed)
is 'not before it was proposed' "$(jq -r '[.from, .to] | join(" ")' proposed)" \
	'2026-08-10 2026-09-15'
ok 'rejected' busy reject "$seq" --actor 书记 >out
is 'has no effect' "$(js-report targets --lang en -f table |
	grep -c 'no busy season is in force')" 1
ok 'proposed again' busy propose 汛期 --actor 值班长 >proposed
seq=$(jq .seq proposed)

# --- never on a signed day ---------------------------------------------------------------

JS_NOW=2026-08-12T09:00:00+08:00
for day in 2026-08-10 2026-08-11; do
	js-audit sign --day $day --actor 主任 \
		--accept C01:没有当日导出 >/dev/null
done
last=$(sqlite3 "$JS_DB" 'SELECT max(day) FROM day WHERE signed_seq NOT NULL')
is 'signed to the 11th' "$(date -u -d "@$((last * 86400))" +%F)" 2026-08-11
ok 'approved after two of its days were signed' busy approve "$seq" \
	--actor 书记 >approved
is 'it begins behind them' "$(jq -r .from approved)" 2026-08-12
proved
done_testing
