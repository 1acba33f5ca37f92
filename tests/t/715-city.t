#!/bin/sh
# Scenarios 15, 16 and 17 of the field: the city's answer counts when it is
# given, an unanswered call counts for nothing, and what the citizen told the
# office stands beside it, never in its place.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
command -v js-revisit >/dev/null || skip_all 'no js-revisit'
JS_ACTOR=物业科办件员
export JS_ACTOR
JS_NOW=2026-11-23T09:00:00+08:00

cat >city.csv <<'END'
导出时间：2026-11-23 08:00:00,,,,,,,
工单编号,来电时间,派单时间,主办单位,办结时间,是否有效回访,是否联系,是否解决,是否满意
Q15,2026-11-12 09:00:00,2026-11-12 09:10:00,物业管理科,,是,是,否,基本满意
Q16,2026-11-13 09:00:00,2026-11-13 09:10:00,物业管理科,2026-11-14 09:00:00,否,,,无人接听
Q17,2026-11-14 09:00:00,2026-11-14 09:10:00,物业管理科,2026-11-15 09:00:00,是,是,是,不满意
Q18,2026-11-15 09:00:00,2026-11-15 09:10:00,物业管理科,2026-11-16 09:00:00,是,是,是,满意
END
ok 'four cases, answered or not' take --emit none city.csv
# table SOURCE: the counts and rates of last month's whole, both sources
table() {
	js-report rates --by all --period last-assess --source "$1" |
		jq -c 'select(.account == "full") | [.valid, .contacted,
		    .solved, .satisfied, .basic, .response_rate, .solve_rate,
		    .satisfaction_rate, .score]' | tail -n 1
}
# V: 15, 17 and 18; solved 2 of 3; satisfied 1 + 0.9 of 3
WANT='[3,3,2,1,1,"100.0","66.7","63.3","68.7"]'
is 'J loses, M gets 0.9; unanswered is outside V' "$(table city)" "$WANT"
is 'coverage is shown' "$(js-report rates --by all --period last-assess |
	jq -c 'select(.account == "full") | [.received, .valid]' |
	tail -n 1)" '[4,3]'

# --- 15: finished later ------------------------------------------------------

js-dispatch sign bj12345-Q15 >out
ok 'the works are done later' js-dispatch resolve \
	--text '单元门禁已修复，经市民试用正常' bj12345-Q15 >out
ok 'passed by another' js-audit pass --actor 审核员 bj12345-Q15 >out
is 'it is closed' "$(fact Q15 .state)" closed
is 'the rates are what they were' "$(table city)" "$WANT"
is 'the answer too' "$(fact Q15 '.revisit.city | [.contacted, .solved,
	.satisfied] | tojson')" '[true,false,"基本满意"]'
JS_NOW=2026-12-02T09:00:00+08:00
sed 's/^导出时间：2026-11-23/导出时间：2026-12-01/;
	s/^\(Q15.*管理科\),,/\1,2026-11-23 09:00:00,/' city.csv >later.csv
ok 'the platform notes it' take --emit none later.csv
is 'and the period is not rewritten' "$(js-report rates --by all \
	--period 2026-10-19..2026-11-18 | jq -c 'select(.account == "full") |
	[.valid, .solved, .score]' | tail -n 1)" '[3,2,"68.7"]'
proved

# It may be handled again, and stand in the ledger of what is hard.
ok 'a second handling' js-dispatch reopen --why 市回访未解决 --cause city \
	bj12345-Q15 >out
is 'with a clock of its own' "$(jq -r '.state, .reopened.cause,
	.due.solve' out | xargs)" 'handling city 2026-12-05T09:00:00+08:00'
ok 'why not yet, by when, who' js-dispatch promise --why 待施工 \
	--next 列入十二月施工计划 --until 2026-12-20 --by 张工 bj12345-Q15 >out
is 'still not in the figures' "$(js-report rates --by all \
	--period 2026-10-19..2026-11-18 | jq -c 'select(.account == "full") |
	[.valid, .solved, .score]' | tail -n 1)" '[3,2,"68.7"]'
proved

# --- 16 and 17: the office calls itself ------------------------------------------

JS_NOW=2026-12-02T10:00:00+08:00
for id in Q16 Q17; do
	cat <<END
{"id":"bj12345-$id","kind":"call","at":"2026-11-24T09:00:00+08:00","connected":true,"seconds":60}
{"id":"bj12345-$id","kind":"answer","round":1,"at":"2026-11-25T09:00:00+08:00","contacted":true,"solved":true,"satisfied":"满意"}
{"id":"bj12345-$id","kind":"answer","round":2,"at":"2026-12-01T09:00:00+08:00","contacted":true,"solved":true,"satisfied":"满意"}
END
done >own.ndjson
ok 'own revisits' js-revisit record --actor 回访员 own.ndjson >out
table() {
	js-report rates --by all --period 2026-10-19..2026-11-18 \
		--source "$1" | jq -c 'select(.account == "full") |
		[.valid, .contacted, .solved, .satisfied, .basic,
		    .response_rate, .solve_rate, .satisfaction_rate, .score]' |
		tail -n 1
}
is 'change nothing of the city'"'"'s figures' "$(table city)" "$WANT"
is 'and are a table of their own' "$(table own)" \
	'[2,2,2,2,0,"100.0","100.0","100.0","100.0"]'
is 'both answers stand, each with its time' "$(fact Q17 \
	'.revisit | .own.satisfied, .own.round, .own.at, .city.satisfied,
	.city.at' | xargs)" \
	'满意 2 2026-12-01T09:00:00+08:00 不满意 2026-11-23T08:00:00+08:00'
is 'an unanswered case has none of the city' "$(fact Q16 \
	'.revisit.city | .valid, .contacted, .solved' | xargs)" \
	'false null null'
is 'the first round is kept too' "$(js-audit trail bj12345-Q17 |
	jq -r 'select(.kind == "answer").own_round' | xargs)" '1 2'
js-report rates --source both --by all --period 2026-10-19..2026-11-18 |
	jq -r .source | sort -u | xargs >out
is 'side by side on request only' "$(cat out)" 'city own'
is 'by default the city alone' "$(js-report rates --by all \
	--period 2026-10-19..2026-11-18 | jq -r .source | sort -u)" city
proved
done_testing
