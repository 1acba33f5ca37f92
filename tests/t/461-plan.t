#!/bin/sh
# The call sheet: who must be called, for which of the 4+2, from when, by when
# and by whom; the number for the one who dials, for nobody else; waivers.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-16"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

kind='城市管理->市容环境->乱堆乱放'
cat >dump.csv <<END
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,姓名,联系电话,是否保密
P1,$kind,楼道堆物,农光里社区,物业管理科,2026-11-23 08:30:00,2026-11-23 08:40:00,,王小明,13800138001,
P2,$kind,扬言要跳楼,农光里社区,物业管理科,2026-11-23 08:30:00,2026-11-23 08:40:00,,李小明,13800138002,
P3,$kind,楼道堆物,农光里社区,城市管理科,2026-11-17 09:00:00,2026-11-17 09:10:00,2026-11-19 10:00:00,赵小明,13800138003,
P4,$kind,楼道堆物,农光里社区,劲松街道,2026-11-17 09:00:00,2026-11-17 09:10:00,,钱小明,13800138004,
P5,$kind,楼道堆物,农光里社区,城市管理科,2026-11-17 09:00:00,2026-11-17 09:10:00,2026-11-22 20:00:00,孙小明,13800138005,
P6,$kind,楼道堆物,农光里社区,城市管理科,2026-11-22 09:00:00,2026-11-22 09:10:00,,,,
P7,$kind,举报乱堆,农光里社区,城市管理科,2026-11-22 09:00:00,2026-11-22 09:10:00,,周小明,13800138007,是
P8,$kind,楼道堆物,农光里社区,城市管理科,2026-11-02 09:00:00,2026-11-02 09:10:00,2026-11-03 10:00:00,吴小明,13800138008,
END
JS_NOW=2026-11-23T09:00:00+08:00
exits 'eight cases, one a threat' 1 take --exported-at '2026-11-23 08:50' \
	--emit none dump.csv
id() { echo "bj12345-$1"; }
ok 'one of them the desk handles itself' sh -e <<'END'
export JS_NOW=2026-11-23T08:50:00+08:00 JS_ACTOR=派单员
js-dispatch assign --lead 市民诉求处置中心 bj12345-P4
js-dispatch sign --officer 派单员 bj12345-P4
js-dispatch resolve --text 已于11月20日清理 bj12345-P4
js-audit pass --actor 审核员 --at 2026-11-23T08:55:00+08:00 bj12345-P4 \
	--now 2026-11-23T08:55:00+08:00
END
row() { jq -c "select(.id == \"$(id "$1")\") | $2" sheet; }
js-revisit plan >sheet

is 'a new case: to understand, by its first contact' \
	"$(row P1 '[.what, .from[11:16], .due[:16], .caller]')" \
	'["understand","09:00","2026-11-24T08:40","物业科办件员"]'
is 'a threat stands first, at any hour' "$(head -n 1 sheet |
	jq -c '[.id, .remark]')" '["bj12345-P2","紧急，随时联系"]'
is 'a closed one: the first revisit, by somebody else' \
	"$(row P3 '[.what, .due[:16], .remark]')" \
	'["revisit1","2026-12-03T10:00",null]'
is 'which is the desk' "$(row P3 .caller | grep -c '派单员\|值班长\|回访员')" 1
is 'closed yesterday: the result call is still due' \
	"$(row P5 '[.what, .due[:16]]')" '["result","2026-11-23T20:00"]'
is 'no number, no call' "$(row P6 .what)" ''
is 'a secret case: the desk alone' "$(row P7 '[.what, .remark]')" \
	'["understand","保密件：仅限诉求处置中心"]'
is 'by a person of it' "$(row P7 .caller)" '"值班长"'
is 'before the office began: nothing' "$(row P8 .what)" ''
is 'each with its wording, which names all answers' \
	"$(row P3 .script | grep -c '解决了，还是没有解决')" 1
is 'all numbers are masked' "$(jq -r '.number // "*"' sheet |
	grep -vc '\*')" 0
has 'and shown as that' sheet '138****8001'

# --- for the one who dials ------------------------------------------------------

export JS_ACTOR=物业科办件员
exits 'who looks says so' 2 env -u JS_ACTOR js-revisit plan --reveal=回访
ok 'the numbers of his calls' js-revisit plan --reveal=今日联系 >sheet
is 'are to be dialled' "$(jq -r "select(.caller == \"$JS_ACTOR\").number" \
	sheet | sort | xargs)" '13800138001 13800138002'
exits 'a caller that nobody is' 2 js-revisit plan --caller 没有的人 -f table \
	2>err
has 'is told' err '没有的人'
is 'others are masked' "$(jq -r "select(.caller != \"$JS_ACTOR\").number // \"*\"" \
	sheet | grep -vc '\*')" 0
last() { js-audit trail --seq "$(events)"; }
is 'one access event names all ids' "$(last | jq -c '[.kind, .reason, .count,
	.ids, .actor]')" \
	"[\"access\",\"今日联系\",2,\"$(id P2) $(id P1)\",\"物业科办件员\"]"
ok 'for the standing reason of the policy' js-revisit plan --dial \
	--caller 值班长 --actor 值班长 >sheet
is 'one sheet of one person' "$(jq -r .caller sheet | sort -u)" 值班长
is 'a secret number for the desk' "$(row P7 .number)" '"13800138007"'
is 'under that reason' "$(last | jq -r .reason)" '4+2联系与回访电话单'
exits 'either of them' 2 js-revisit plan --dial --reveal=x
jq 'del(.calls.reason)' p.json >q.json
exits 'no reason, no numbers' 2 js-revisit plan --dial -p q.json
js-revisit plan -f csv --bom -o sheet.csv
ok 'a sheet for Excel' grep -q 拨打号码 sheet.csv

# --- limits and hours --------------------------------------------------------------

jq '.calls.per_person = 1' p.json >q.json
js-revisit plan -p q.json >sheet
is 'what is over the limit is listed, without a caller' \
	"$(row P1 '[.caller, .remark]')" '[null,"无人有余量：超出限额"]'
js-revisit plan --day 2026-11-27 >sheet
is 'a later day: the second call is due by then' \
	"$(wc -l <sheet | tr -d ' ')" 6
JS_NOW=2026-11-23T21:00:00+08:00
js-revisit plan >sheet
is 'at night only the threat' "$(jq -r .id sheet)" "$(id P2)"
exits 'a day that is over' 2 js-revisit plan --day 2026-11-22

# --- attempts ----------------------------------------------------------------------

JS_NOW=2026-11-25T18:00:00+08:00
call() {
	echo "{\"id\":\"$(id "$1")\",\"kind\":\"call\",\"at\":\"2026-11-$2:00+08:00\",\"connected\":$3,\"call\":\"$4\"}"
}
{
	call P1 23T10:00 true understand
	call P3 23T10:00 false revisit
	call P3 24T10:00 false revisit
	call P3 25T17:30 false revisit
} | js-revisit record --actor 回访员 >out
is 'attempts at revisits are none of the four' "$(fact P3 \
	'.contact | [.tried, .reached, .missed_days] | tojson')" '[null,null,3]'
js-revisit plan >sheet
is 'the next attempt waits' "$(row P3 '[.from[11:16], .missed_days, .remark]')" \
	'["19:30",3,"联系不上：可免联系"]'
is 'a case of the desk itself: another of it, and that is said' \
	"$(row P4 '[.what, .remark, .caller != "派单员"]')" \
	'["revisit1","同一单位",true]'
is 'what was understood is to be confirmed in its time' "$(row P1 .what)" ''
JS_NOW=2026-11-27T09:00:00+08:00
js-revisit plan >sheet
is 'which is now' "$(row P1 '[.what, .late]')" '["confirm",1]'

# --- waivers -----------------------------------------------------------------------

says() {
	tap_name=$1 tap_text=$2
	shift 2
	exits "$tap_name" 1 "$@" 2>err >out
	has "$tap_name: said" err "$tap_text"
}
exits 'a code that there is not' 2 js-revisit waive --code holiday "$(id P3)"
exits 'a part that there is not' 2 js-revisit waive --code refused --part some \
	"$(id P3)"
says 'a number is known' 'a number is known' js-revisit waive --code nonumber \
	"$(id P3)"
says 'not secret' 'not secret' js-revisit waive --code secret "$(id P3)"
says 'a code in Chinese' 'in a text' js-revisit waive --code 拒绝 \
	--part 回访 "$(id P3)"
says 'a refusal has a text' 'in a text' js-revisit waive --code refused \
	"$(id P3)"
ok 'three days without an answer' js-revisit waive --code unreachable \
	--part revisits "$(id P3)" >out
is 'waived is not done' "$(jq -c '[.revisit.own, .contact.reached]' out)" \
	'[{"waived":"unreachable"},null]'
js-revisit plan >sheet
is 'and not planned any more' "$(row P3 .what)" ''
ok 'no number' js-revisit waive --code nonumber "$(id P6)" >out
ok 'secret' js-revisit waive --code secret "$(id P7)" >out
ok 'a file of waivers' sh -c "printf '%s\n' 种类,工单编号,免联系原因,免联系范围,备注 \
	免联系,P1,拒绝,回访,市民说不必再打 | js-revisit record --actor 回访员 >out"
is 'of the revisits' "$(jq -c '[.contact.waived, .revisit.own.waived]' out)" \
	'[null,"refused"]'
before=$(events)
ok 'again' sh -c "printf '%s\n' 种类,工单编号,免联系原因,免联系范围,备注 \
	免联系,P1,拒绝,回访,市民说不必再打 | js-revisit record --actor 回访员 \
	--at 2026-11-27T09:00:00+08:00 >out"
is 'is known' "$(events)" "$before"
js-audit trail "$(id P1)" | jq -c 'select(.kind == "waive")' >out
is 'an event with its code' "$(jq -r .own_waived out)" refused
proved
done_testing
