#!/bin/sh
# js-audit signals: one unit whose cases are called satisfactory though nothing
# is solved, beside five that are honest. What a row says, in every format; as
# of, by, query, period; which signals the policy asks for and from when on;
# and that it writes nothing and names no person.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# unit CODE NAME CASES UNSOLVED: so many of its cases, satisfied all, the first
# ones of them not solved.
unit() {
	awk -v code="$1" -v u="$2" -v n="$3" -v no="$4" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "%s%03d,投诉,城市管理->市容环境->占道经营,%s,%s,2026-11-20 10:00:00,2026-11-20 10:10:00,2026-11-21 10:00:00,是,是,%s,%s\n",
			    code, i, u, u, i <= no ? "否" : "是",
			    i % 2 ? "满意" : "基本满意"
	}'
}
head='工单编号,工单类型,问题分类,村/社区,主办单位,来电时间,派单时间,办结时间,是否有效回访,是否联系,是否解决,是否满意'
{
	echo "$head"
	unit A 农光里社区 40 20
	unit B 劲松北社区 40 2
	unit C 劲松中社区 40 2
	unit D 劲松东社区 40 2
	unit E 劲松西社区 40 2
	unit F 百环社区 40 2
} >dump.csv
take --emit none dump.csv
before=$(events)

exits 'one stands out: status 1' 1 js-audit signals >out 2>err
empty 'nothing on standard error' err
is 'one row' "$(wc -l <out)" 1
is 'what it says' "$(jq -c '[.signal, .by, .key, .n, .seen, .share, .base,
	.effect, .low, .high, .chance, .flagged]' out)" \
	'["sat-unsolved","unit","农光里社区",40,20,50,5,"+45.0",35.1,64.9,"<0.0001",1]'
js-report list community:农光里社区 | jq -r 'select(.revisit.city.solved ==
	false) | .id' | sort >want
jq -r .cases out | tr ' ' '\n' | sort >got
same 'every case of it is named' got want
has 'it asks, it does not judge' out 供核查，不是结论。
exits 'in English' 1 js-audit signals --lang en -f md >page
has 'too' page 'A question, not a verdict.'
ok 'or 0 with --exit-zero' js-audit signals --exit-zero >/dev/null
js-audit signals --exit-zero >again
same 'the same bytes again' again out

# --- formats
js-audit signals --exit-zero -f table --lang zh >shown
has 'a table has a title' shown 待核线索
has 'the signal in words, the code below' shown '说满意而没有解决  '
lacks 'no code among the groups' shown ' unit '
has 'what the signal is' shown 'sat-unsolved: 说满意而没有解决 (说满意的工单)'
js-audit signals --exit-zero -f table --fields key,cases,text >named
has 'named, the first cases' named 'bj12345-A005 …'
lacks 'and not the last' named bj12345-A020
has 'and the sentence' named '20件，共40件'
has 'and the rule of the house' shown '线索供人核查，并列明依据：不是结论，也不针对个人。'
has 'how many were tested' shown 共检验
for format in csv md html json; do
	exits "-f $format" 1 js-audit signals -f $format -o "s.$format"
	has "$format has the row" s.$format 农光里社区
done
is 'JSON is one array' "$(jq length s.json)" 1
is 'CSV has one width' "$(awk -F, '{ print NF }' s.csv | sort -u | wc -l)" 1
exits 'chosen fields' 1 js-audit signals -f csv --fields key,seen >line
is 'are these' "$(tail -n 1 line | tr -d '\r')" 农光里社区,20

# --- what does not stand out
exits '--all: what was tested' 1 js-audit signals --all >all
is 'six units' "$(jq -r 'select(.signal == "sat-unsolved") | .key' all |
	sort -u | wc -l)" 6
is 'one is flagged' "$(jq -s 'map(select(.flagged == 1)) | length' all)" 1
is 'an honest one is as likely as not' "$(jq -r 'select(.key == "百环社区" and
	.signal == "sat-unsolved") | .chance' all)" 0.9773
for query in community:劲松北社区 not:community:农光里社区 'cat:供暖'; do
	ok "nothing to see: $query" js-audit signals "$query" >out
	empty 'and nothing is printed' out
done
ok 'one unit alone has nobody to compare with' \
	js-audit signals community:农光里社区 >out
empty 'so it is not shown' out
ok 'another month' js-audit signals --period last-assess >out
empty 'has no case' out
ok 'empty as a table' js-audit signals --period last-assess -f table >out
has 'says that nothing was tested' out 共检验0项
ok 'before it was known' js-audit signals --as-of 2026-11-22 >out
empty 'there was no case' out

# --- by
for by in community unit; do
	exits "by $by" 1 js-audit signals --by $by >out
	is "the same one" "$(jq -r '.by + " " + .key' out)" "$by 农光里社区"
done
ok 'by category there is one only' js-audit signals --by category >out
empty 'which is not compared' out
ok 'by post, of whom nobody is said' js-audit signals --by post >out
empty 'nobody' out
exits 'never by person' 2 js-audit signals --by person 2>err
has 'which is said' err "not 'person'"
exits 'no such period' 2 js-audit signals --period 上月 2>err

# --- the policy
policy() {
	jq "$1" "$JS_BUILD/share/jiesu/rule/default.json" >p.json
}
policy 'del(.signals["sat-unsolved"])'
ok 'a signal that is left out is not looked for' js-audit signals -p p.json >out
empty 'so nothing is found' out
policy '.signals["sat-unsolved"].minimum = 41'
ok 'too few cases' js-audit signals -p p.json >out
empty 'are not shown' out
policy '.signals["sat-unsolved"].points = 45'
exits '45 points are' 1 js-audit signals -p p.json >out
policy '.signals["sat-unsolved"].points = 46'
ok '46 are not' js-audit signals -p p.json >out
empty 'shown' out
policy 'del(.signals)'
exits 'a policy from before has the default' 1 js-audit signals -p p.json >out
is 'the same row' "$(jq -r .key out)" 农光里社区
refused() {
	policy "$1"
	exits "refused: $1" 3 js-audit signals -p p.json 2>err
	has "$2" err "$2"
}
refused '.signals.false_percent = 51' '/signals/false_percent: 51 is not in'
refused '.signals.false_percent = 0' '/signals/false_percent: 0 is not in'
refused 'del(.signals.false_percent)' '/signals/false_percent: is missing'
refused '.signals["劝说好评"] = {}' '/signals/劝说好评: unknown key'
refused '.signals["sat-unsolved"].minimum = 1' \
	'/signals/sat-unsolved/minimum: 1 is not in'
refused 'del(.signals["sat-unsolved"].points)' \
	'/signals/sat-unsolved/points: is missing'
refused '.signals["sat-unsolved"].percent = 1' \
	'/signals/sat-unsolved/percent: unknown key'
refused '.signals["clone-text"].percent = 101' \
	'/signals/clone-text/percent: 101 is not in'
refused '.signals.idle.after = "３d"' '/signals/idle/after:'

is 'it writes nothing' "$(events)" "$before"
proved
done_testing
