#!/bin/sh
# js-report rates: figures to the digit, from a pipe and from the database.
# Scenarios 15, 16, 17, 18, 19 and 20 of the field's hard questions.
. "$(dirname "$0")/../lib.sh"

# cases N UNIT CITY: N records of one unit with these answers of the city.
case_no=0
cases() {
	awk -v n="$1" -v unit="$2" -v city="$3" -v from="$case_no" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "{\"v\":1,\"id\":\"bj12345-%018d\",\"rev\":1," \
			    "\"role\":\"主办\",\"state\":\"closed\"," \
			    "\"received_at\":\"2026-11-20T10:00:00+08:00\"," \
			    "\"closed_at\":\"2026-11-21T10:00:00+08:00\"," \
			    "\"finished_at\":\"2026-11-21T10:00:00+08:00\"," \
			    "\"lead\":\"%s\",\"revisit\":{%s}}\n",
			    from + i, unit, city
	}'
	case_no=$((case_no + $1))
}

# city VALID CONTACTED SOLVED SATISFIED
city() {
	printf '"city":{"valid":%s,"contacted":%s,"solved":%s,"satisfied":"%s","at":"2026-11-22T10:00:00+08:00"}' \
		"$@"
}

rates() {
	js-report rates --from - "$@"
}

# row FILE KEY FILTER
row() {
	jq -r "select(.key==\"$2\" and .account==\"full\") | $3" "$1"
}
four='"\(.response_rate) \(.solve_rate) \(.satisfaction_rate) \(.score)"'

# The golden vector: V=200, 198, 176, 150 + 30.
{
	cases 148 物业管理科 "$(city true true true 满意)"
	cases 28 物业管理科 "$(city true true true 基本满意)"
	cases 2 物业管理科 "$(city true true false 基本满意)"
	cases 2 物业管理科 "$(city true true false 满意)"
	cases 18 物业管理科 "$(city true true false 不满意)"
	cases 2 物业管理科 "$(city true false false 不满意)"
} >golden
ok 'the golden vector' rates <golden >got
is 'V and the four figures' "$(row got 物业管理科 "\"\(.valid) \" + $four")" \
	'200 99.0 88.0 88.5 89.3'
is 'both accounts' "$(jq -r .account got | sort | uniq -c | tr -s ' ')" \
	"$(printf ' 2 full\n 2 net')"
is 'the members that checks hold on to' "$(head -n 1 got | jq -c '[.by,
	.source,.received,.contacted,.solved,.satisfied,.basic,.rank]')" \
	'["unit","city",200,198,176,150,30,1]'

# 16 and 18: V = 0; calls that nobody answered are no V.
{
	cat golden
	cases 3 民生保障科 "$(city false null null 无人接听)"
} >zero
rates <zero >got
is 'V=0 prints no rate and has no rank' \
	"$(row got 民生保障科 "\"\(.received) \(.valid) \(.rank) \" + $four")" \
	'3 0 null — — — —'
is 'it stands last' "$(jq -r 'select(.account=="full") | .key' got |
	tail -n 2 | head -n 1)" 民生保障科
is 'and the total is that of the others' "$(row got 合计 "$four")" \
	'99.0 88.0 88.5 89.3'
is 'coverage shows them' "$(row got 民生保障科 .coverage)" 0.0

# 15: contacted, unsolved, 基本满意.
cases 1 民生保障科 "$(city true true false 基本满意)" >one
rates <one >got
is 'unsolved but basically satisfied' "$(row got 民生保障科 "$four")" \
	'100.0 0.0 90.0 46.0'

# A missing contact is unknown, not no.
cases 1 民生保障科 "$(city true null true 满意)" >one
rates <one >got
is 'contact unknown: no response rate, no score' \
	"$(row got 民生保障科 "$four")" '— 100.0 100.0 —'
# Without the column, whoever answered usably is valid.
cases 1 民生保障科 "$(city null true true 满意)" >one
rates <one >got
is 'a usable answer is valid' "$(row got 民生保障科 .valid)" 1
# What is 协办, returned, praise.
{
	jq -c '.role="协办" | .id+=".2"' one
	jq -c '.state="returned"' one
	jq -c '.nature="表扬"' one
} >none
rates <none >got
is 'helpers, granted returns and praise do not count' \
	"$(row got 合计 .received)" 0

# 19: pooled, never a mean.
{
	cases 900 物业管理科 "$(city true true true 满意)"
	cases 100 物业管理科 "$(city true true false 满意)"
	cases 5 城市管理科 "$(city true true true 满意)"
	cases 5 城市管理科 "$(city true true false 满意)"
} >pool
rates <pool >got
is '900 of 1000 and 5 of 10' "$(row got 合计 .solve_rate)" 89.6

# 20: order by exact fractions; ties share a rank: 1,2,2,4.
{
	cases 500 物业管理科 "$(city true true true 满意)"
	cases 1 城市管理科 "$(city true true true 满意)"
	cases 9999 市政市容科 "$(city true true true 满意)"
	cases 1 市政市容科 "$(city true true true 基本满意)"
	cases 9998 平安建设科 "$(city true true true 满意)"
	cases 2 平安建设科 "$(city true true true 基本满意)"
	cases 4999 综合执法队 "$(city true true true 满意)"
	cases 1 综合执法队 "$(city true true true 基本满意)"
} >ties
rates <ties >got
is 'all print 100.0' "$(jq -r 'select(.account=="full")|.score' got |
	sort -u)" 100.0
is 'but rank by what is behind it' "$(jq -r 'select(.account=="full" and
	.key!="合计") | .rank' got | tr '\n' ' ')" '1 1 3 4 4 '
is 'the finer one before' "$(row got 市政市容科 .rank)" 3

# 17: both answers stand, and only the city's is in the city's table.
cases 1 物业管理科 "$(city true true true 不满意),\"own\":{\"round\":2,\"contacted\":true,\"solved\":true,\"satisfied\":\"满意\",\"at\":\"2026-11-21T12:00:00+08:00\"}" >one
rates --source both --by all <one >got
is 'the city says 不满意' "$(jq -r 'select(.source=="city" and
	.account=="full")|.satisfaction_rate' got)" 0.0
is 'the own revisit says 满意' "$(jq -r 'select(.source=="own" and
	.account=="full")|.satisfaction_rate' got)" 100.0
rates --by all <one >got
is 'own figures only where they are asked for' \
	"$(jq -r .source got | sort -u)" city
cases 1 物业管理科 '"city":null,"own":{"round":1,"contacted":true,"solved":true,"satisfied":"满意","at":"2026-11-21T12:00:00+08:00"}' >one
rates <one >got
is 'own revisits fill no gap' "$(row got 物业管理科 .valid)" 0

# The database and a pipe give the same.
ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"
js-report list >all
for by in all unit community category channel level nature; do
	for source in city own both; do
		js-report rates --by $by --source $source \
			--period 2026-06-01..2026-11-22 >db
		js-report rates --by $by --source $source --from - \
			--period 2026-06-01..2026-11-22 <all >pipe
		cmp -s db pipe || echo "$by $source"
	done
done >differ
empty 'the same rows from a pipe and from the database' differ
# how cases hang together only the database knows
js-report rates -f table | grep -v 个不同事项 >db
js-report rates -f table --from all >pipe
same 'the same table, notes and all' pipe db
has 'the window stands below it' db '2026-11-19T00:00:00+08:00'
has 'and the version of the policy' db '2026-01'
js-report rates community:百环 'received>=2026-11-01' --period month >db
jq -c 'select((.place.community//""|startswith("百环")) and
	.received_at>="2026-11-01")' all |
	js-report rates --from - --period month >pipe
same 'a query counts what a filter lets through' pipe db
js-report rates --period month --by all text:电梯 >db
jq -c 'select(.text+.title|contains("电梯"))' all |
	js-report rates --from - --by all --period month >pipe
same 'a query of texts too' pipe db

# As it was known then.
js-report rates --by all --period month --as-of 2026-11-23T08:59:59 >got
is 'before the import nothing was known' \
	"$(jq -r .received got | sort -u)" 0
js-report rates --period month --as-of 2026-11-23T09:00:00 >got
js-report rates --period month >want
same 'after it all' got want

# Explained.
js-report rates --explain --by all >got
is 'one more object' "$(jq -r 'select(.explain)|.explain.by' got)" all
is 'it names the policy' "$(jq -r 'select(.explain)|.explain.policy.digest' \
	got | wc -c)" 65
js-report rates --explain --by all -f md >got
has 'below a table it is text' got 'SHA-256'
js-report rates --explain --by all -f csv >got 2>err
lacks 'csv has rows only' got 'SHA-256'
has 'the explanation is on stderr' err 'SHA-256'

exits 'no such field' 2 js-report rates --by person
exits 'no such source' 2 js-report rates --source all
exits 'no such period' 2 js-report rates --period soon
exits 'records have no past' 2 js-report rates --from all --as-of 2026-11-01
exits 'nor texts here' 2 js-report rates --from all text:电梯
exits 'no such file' 3 js-report rates --from absent
printf 'no record\n' >bad
exits 'a line that is none is a reject' 1 js-report rates --from bad
done_testing
