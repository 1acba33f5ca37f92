#!/bin/sh
# The small ones: a case of 举报 never shows its caller to the reported unit;
# 表扬 and 撤单 stand outside the ledger and V; a case that is reopened twice;
# a revisit before closing.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
JS_NOW=2026-11-23T09:00:00+08:00
cat >dump.csv <<'END'
工单编号,工单类型,主要内容,主办单位,来电时间,派单时间,办结时间,姓名,联系电话,是否保密,是否有效回访,是否联系,是否解决,是否满意
M1,举报,举报物业管理科收费,物业管理科,2026-11-20 09:00:00,2026-11-20 10:00:00,,张先生,13800138001,是,,,,
M2,表扬,表扬保洁员,物业管理科,2026-11-20 09:00:00,2026-11-20 10:00:00,2026-11-20 11:00:00,李先生,13800138002,,是,是,是,满意
M3,撤单,市民撤回,物业管理科,2026-11-20 09:00:00,2026-11-20 10:00:00,2026-11-20 11:00:00,赵先生,13800138003,,是,是,否,不满意
M4,投诉,楼道堆物,物业管理科,2026-11-20 09:00:00,2026-11-20 10:00:00,,钱先生,13800138004,,,,,
M5,投诉,楼道堆物,物业管理科,2026-11-20 09:00:00,2026-11-20 10:00:00,2026-11-20 11:00:00,孙先生,13800138005,,是,是,是,满意
END
ok 'five cases' take --exported-at '2026-11-23 08:00' --emit none dump.csv

# --- 举报 -----------------------------------------------------------------------

js-revisit plan --reveal=联系 --actor 物业科办件员 >sheet
is 'the unit calls its own' "$(jq -r 'select(.caller == "物业科办件员").id' \
	sheet | sort | xargs)" 'bj12345-M4'
is 'and sees that number' "$(jq -r 'select(.id == "bj12345-M4").number' \
	sheet)" 13800138004
lacks 'never who reported it' sheet 13800138001
js-revisit plan --caller 物业科办件员 --reveal=联系 --actor 物业科办件员 >sheet
lacks 'nor on a sheet of its own' sheet bj12345-M1
desk=$(js-revisit plan | jq -r 'select(.id == "bj12345-M1").caller')
js-revisit plan --caller "$desk" --dial --actor "$desk" >sheet
is 'the desk calls' "$(jq -r 'select(.id == "bj12345-M1").number' sheet)" \
	13800138001
js-report sheet daily --day 2026-11-20 -f html >daily.html
lacks 'no sheet has the number' daily.html 13800138001

# --- 表扬 and 撤单 ----------------------------------------------------------------

is 'V has one of three answers' "$(js-report rates --by all \
	--period 2026-11-19..2026-11-23 | jq -r 'select(.account == "full" and
	.source == "city") | [.valid, .solved] | join(" ")' | tail -n 1)" '1 1'
is 'the ledger has neither' "$(js-revisit status --cases | jq -r .id |
	sort | xargs)" 'bj12345-M1 bj12345-M4 bj12345-M5'

# --- reopened twice ----------------------------------------------------------------

export JS_ACTOR=物业科办件员
id=bj12345-M4
# handle DAY: signed for, submitted and passed on that day
handle() {
	[ "$1" -ne 21 ] || js-dispatch sign --at "2026-11-$1 09:00" $id
	js-dispatch resolve --text "11月$1日清运" --at "2026-11-$1 10:00" $id &&
	js-audit pass --actor 审核员 --at "2026-11-$1 11:00" $id
}
# answer DAY ROUND SOLVED WORD
answer() {
	printf '{"id":"%s","kind":"answer","round":%d,"at":"2026-11-%sT12:00:00+08:00","solved":%s,"satisfied":"%s","actor":"回访员"}\n' \
		$id "$2" "$1" "$3" "$4" | js-revisit record
}
exits 'no revisit before it is closed' 1 answer 20 1 true 满意 2>err >out
has 'which says so' err 'before the case is closed'
ok 'handled' handle 21 >out
exits 'nor one dated before that' 1 answer 20 1 true 满意 >out 2>err
ok 'asked, and not solved' answer 21 1 false 不满意 >out
is 'opens it again' "$(jq -r '.state + (.reopens | tostring)' out)" handling1
is 'its rounds begin anew' "$(js-revisit status --cases id:$id |
	jq -r '[.end, .revisits] | join(" ")')" 'pending 0'
ok 'handled again' handle 22 >out
ok 'asked again, still not' answer 22 1 false 不满意 >out
is 'open for the third time' "$(jq -r '.state + (.reopens | tostring)' out)" \
	handling2
JS_NOW=2026-11-29T09:00:00+08:00
ok 'handled a third time' handle 24 >out
ok 'the first round' answer 25 1 true 满意 >out
ok 'the second' answer 28 2 true 满意 >out
is 'both rounds of the third handling, but no calls' "$(js-revisit status \
	--cases id:$id | jq -c '[.end, .calls, .revisits]')" '["short",0,2]'
is 'the first answer stays visible; there was work between' \
	"$(js-revisit status --cases id:$id | jq -c '[.first, .last, .turned]')" \
	'["不满意","满意",0]'
js-audit trail $id >story
is 'all of it is in the journal' "$(jq -r .kind story | sort | uniq -c |
	sort -rn | head -n 3 | awk '{ print $2 $1 }' | xargs)" \
	'answer4 resolve3 pass3'
proved
done_testing
