#!/bin/sh
# An auditor's re-check: the call sheet tells the caller nothing of who handled
# a case, what was answered and why it was drawn; the answer is a third voice
# beside the office's own and the city's; not solved opens second handling.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-01"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json

kind='城市管理->市容环境->乱堆乱放'
{
	echo '工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,联系电话,是否保密'
	for n in 1 2 3 4 5 6; do
		unit=物业管理科
		[ $n -ne 2 ] || unit=综合执法队
		secret=
		[ $n -ne 6 ] || secret=是
		echo "R$n,$kind,楼道堆物Ａ,农光里社区,$unit,2026-11-17 09:00:00,2026-11-17 09:10:00,2026-11-18 10:00:00,1380013800$n,$secret"
	done
	echo "R7,$kind,楼道堆物,农光里社区,物业管理科,2026-11-22 09:00:00,2026-11-22 09:10:00,,13800138007,"
} >dump.csv
ok 'six closed cases, one open' take --emit none dump.csv
answer() { # KIND NO AT ACTOR SOLVED SATISFIED
	echo "{\"id\":\"bj12345-$2\",\"kind\":\"$1\",\"round\":$7,\"at\":\"2026-11-$3:00+08:00\",\"actor\":\"$4\",\"contacted\":true,\"solved\":$5,\"satisfied\":\"$6\"}"
}
for n in 1 2 3 6; do
	answer answer R$n 20T09:00 回访员 true 满意 1
done | js-revisit record >out
js-report rates --source both >before

# --- the sheet -----------------------------------------------------------------

js-report list >drawn
exits 'it wants the cases that were drawn' 2 js-revisit plan --blind
exits 'and no query' 2 js-revisit plan --blind --from drawn state:closed
exits 'which are for it alone' 2 js-revisit plan --from drawn
cat drawn drawn | js-revisit plan --blind --from - >sheet 2>err
is 'closed cases, once each, by their ids' "$(jq -r .id sheet | xargs)" \
	"$(seq -f 'bj12345-R%.0f' 1 6 | xargs)"
has 'the open one is passed over' err '2 cannot be checked'
is 'these columns and no others' "$(head -n 1 sheet | jq -c keys_unsorted)" \
	'["n","caller","what","purpose","id","from","number","place","summary","script"]'
for word in 回访员 满意\" 物业管理科 综合执法队 2026-11-20; do
	lacks "nothing tells $word" sheet "$word"
done
is 'an auditor calls' "$(jq -r .caller sheet | sort -u)" 审核员
has 'with its own wording' sheet 督查回访
is 'all numbers are masked, that of a secret case whole' \
	"$(jq -r '.number // "" | test("[0-9]{8}")' sheet | sort -u)" false
js-revisit plan --blind --from drawn -q --dial --actor 审核员 >dial
is 'and his own shown, of a secret case too' \
	"$(jq -r .number dial | grep -c '^1380013800[1-6]$')" 6
is 'under one access event' "$(js-audit trail --seq "$(events)" |
	jq -c '[.kind, .count]')" '["access",6]'
jq 'del(.people[] | select(.role == "auditor" or .role == "leader")) |
	del(.units[].leader)' p.json >q.json
ok 'a policy without auditors' \
	js-revisit plan -q --blind --from drawn -p q.json >sheet
units='"R1", "R3", "R6"'
is 'where there is none: nobody of the lead unit, nor of who asked first' \
	"$(jq -r "select(.id[8:] | IN($units)).caller" sheet |
	grep -c '物业科\|值班长\|派单员\|回访员')" 0
is 'but somebody' "$(jq -r '.caller // "none"' sheet | grep -c none)" 0
jq '.people |= map(select(.unit == "市民诉求处置中心")) |
	del(.units[].leader)' p.json >q.json
js-revisit plan -q --blind --from drawn -p q.json >sheet
is 'and where all had a part in it, nobody' \
	"$(jq -r 'select(.id == "bj12345-R1").caller' sheet)" null

# --- the answers ---------------------------------------------------------------

cat >said.csv <<'END'
编号,种类,回访时间,回访人,是否联系,是否解决,是否满意
R1,复核,2026-11-22 10:00,审核员,是,解决,满意
R2,抽查,2026-11-22 10:10,审核员,是,未解决,不满意
R3,复核,2026-11-22 10:20,审核员,是,解决,不满意
R4,复核,2026-11-22 10:30,审核员,否,解决,基本满意
END
ok 'a table of them' js-revisit record said.csv >out
is 'beside the own answer' "$(jq -c 'select(.no == "R3").revisit |
	[.own.satisfied, .recheck.satisfied, .recheck.own_satisfied,
	.recheck.by, .recheck.unit, .city]' out)" \
	'["满意","不满意","满意","审核员","物业管理科",null]'
is 'not solved: the second handling begins' "$(fact R2 \
	'[.state, .reopened.cause, .reopens, .revisit.own.solved] | tojson')" \
	'["handling","audit",1,true]'
is 'not satisfied alone opens nothing' "$(fact R3 .state)" closed
is 'where nobody asked before it fills no gap' "$(fact R4 \
	'[.revisit.own, .revisit.recheck.own_solved] | tojson')" '[null,null]'
js-report rates --source both >after
same 'no rate moves' after before
before=$(events)
ok 'the same again' js-revisit record said.csv >out
is 'appends nothing' "$(events)" "$before"
{
	answer recheck R1 22T11:00 值班长 true 满意 1
	answer recheck R1 22T11:00 物业科办件员 true 满意 1
	answer recheck R7 22T11:00 审核员 true 满意 1
	answer recheck R1 19T11:00 审核员 true 满意 1
} >bad.ndjson
exits 'four that are refused' 1 js-revisit record bad.ndjson >out 2>err
is 'each with its reason' "$(grep -c 'refused: recheck: ' err)" 4
js-revisit plan -q --blind --from drawn >sheet
is 'only what is left is on the next sheet' "$(jq -r .id sheet | xargs)" \
	'bj12345-R5 bj12345-R6'
echo '{"id":"bj12345-R5","kind":"call","call":"复核","connected":false,"at":"2026-11-22T10:00:00+08:00","actor":"审核员"}' |
	js-revisit record >out
is 'an attempt at it is none of the four' "$(jq -c .contact.tried out)" null
ok 'in Chinese too' sh -c 'js-revisit plan -q --blind --from drawn --lang zh \
	-f table | grep -q 督查复核'

# --- the sheet itself is filled in and read -----------------------------------

# fill SHEET WHERE: four columns more, the answers of rows of this kind
fill() {
	awk -v where="$2" 'NR == 1 {
		print $0 ",是否联系,是否解决,是否满意,回访时间"
	} NR > 1 && index($0, where) {
		print $0 ",是,解决,基本满意,2026-11-22 12:0" NR ":00"
	}' "$1"
}
js-revisit plan -q --blind --from drawn -f csv | tr -d '\r' >sheet.csv
has 'it has whole ids' sheet.csv ',bj12345-R5,'
fill sheet.csv 督查复核 >filled.csv
ok 'the blind sheet, filled in, is recorded' js-revisit record filled.csv >out
is 'as re-checks by who called' "$(jq -c '[.no, .revisit.recheck.by,
	.revisit.recheck.satisfied, .revisit.own.satisfied]' out | xargs)" \
	'[R5,审核员,基本满意,null] [R6,审核员,基本满意,满意]'
js-revisit plan -q --blind --from drawn >sheet
empty 'and nothing is left to be checked' sheet
js-revisit plan -q -f csv | tr -d '\r' >sheet.csv
fill sheet.csv 第一次回访 >filled.csv
before=$(events)
ok 'so is the sheet of every day' js-revisit record filled.csv >out
is 'a first revisit for each row' "$(jq -r .revisit.own.round out)" \
	"$(sed 1d filled.csv | sed 's/.*/1/')"
is 'and at least one' "$(($(events) > before))" 1
awk 'NR == 1 { print $0 ",是否接通" } /R7,/ { print $0 ",是" }' sheet.csv |
	js-revisit record --at 2026-11-23T08:00:00+08:00 >out
is 'a call, to the number of the order that is masked there' \
	"$(js-audit trail --seq "$(events)" | jq -c '[.kind, .number]')" \
	'["contact","order"]'
{
	answer recheck R5 22T15:00 物业科乙 true 满意 1
	answer recheck R5 22T16:00 外来人 true 满意 1
} | js-revisit record >out 2>err
has 'somebody else replaces it: said, with the case' err \
	'bj12345-R5: replaces the re-check by somebody else'
has 'so is who is no auditor' err \
	'bj12345-R5: re-checked by somebody who is no auditor'

# --- both of two stay visible ---------------------------------------------------

disagreed() { # CASE [OPTION...]
	disagreed_of=$1
	shift
	js-audit signals --disagreed "$@" | jq -c "select(.id ==
		\"bj12345-$disagreed_of\") | [.own_satisfied, .satisfied, .by,
		.counts]" | xargs
}
is 'one that disagrees' "$(disagreed R3)" '[满意,不满意,审核员,yes]'
answer recheck R3 22T17:00 外来人 true 满意 1 | js-revisit record >out 2>err
is 'another agrees: the first is there as well' "$(disagreed R3)" \
	'[满意,不满意,审核员,no] [满意,满意,外来人,yes]'
is 'which alone counts' "$(js-audit signals --agreement | jq -c 'select(
	.unit == "all" and .question == "satisfied").own_better')" "$(
	js-audit signals --disagreed | jq -s 'map(select(.counts == "yes" and
		.own_satisfied == "满意" and .satisfied != "满意")) | length')"
answer recheck R6 22T09:00 外来人 true 不满意 1 |
	js-revisit record >out 2>err
is 'so is one that was heard before it and told after it' \
	"$(disagreed R6)" \
	'[满意,不满意,外来人,no] [满意,基本满意,审核员,yes]'
is 'the period is of each' "$(disagreed R3 --period 2026-11-22 | wc -l
	)$(disagreed R3 --period 2026-11-21)" 1
is 'and what was known' "$(disagreed R3 --as-of 2026-11-22T09:00)" ''
proved
done_testing
