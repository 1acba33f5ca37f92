#!/bin/sh
# The main job as one pipe, from an empty machine; the figures of the three
# rates by hand.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR
SAMPLE=$TESTS/data/sample.gb18030.csv

# Nine times, because four programs begin at once and none may be first to
# need the database.
cat >pipe <<'END'
js-intake import "$1" | js-dispatch suggest | js-dispatch assign --auto |
	tee passed | js-report rates --from - -f table >table
END
for i in 1 2 3 4 5 6 7 8 9; do
	fresh
	ok "an empty machine, $i" sh pipe "$SAMPLE" 2>said
	is 'every record passes' "$(wc -l <passed)" 3000
	is 'and nothing is said but the sum' "$(cat said)" \
	    'js-intake: 3000 rows: 3000 new, 0 changed, 0 unchanged, 0 rejected'
done
# how cases hang together only the database knows
js-report rates -f table | grep -v 个不同事项 >want
same 'the database has the same figures' table want
js-report list >all
for by in all unit community category channel level nature; do
	js-report rates --by $by --period 2026-05-19..2026-11-23 >want
	js-report rates --by $by --period 2026-05-19..2026-11-23 --from - \
		<passed >got
	same "also by $by" got want
	ok 'many are counted' \
	    [ "$(jq -s 'map(.valid) | max' got)" -gt 1000 ]
done
jq -cS . passed | unlinked | sort >got
jq -cS . all | unlinked | sort >want
same 'the records are those of the database' got want
is 'unassigned cases of ours have a reason' "$(js-dispatch suggest all |
	jq -r 'select(.state == "received" and .propose.lead == null and
	(.propose.why | length) == 0) | .id' | wc -l)" 0
E=$(events)
ok 'the pipe again' sh pipe "$SAMPLE" 2>said
is 'appends nothing' "$(events)" "$E"
empty 'nor is anything new' passed
proved

# --- the golden vector -----------------------------------------------------------

DAY=2026-11-20..2026-11-20
{
	echo "工单性质,$ANSWERED"
	answered 劲松北社区 2026-11-20 200 198 176 150 30 | sed 's/^/主办,/'
	echo 主办,V1,2026-11-20 10:00:00,劲松中社区,劲松中社区,否,,,无人接听
	echo 主办,V2,2026-11-20 10:00:00,劲松中社区,劲松中社区,,,,
	echo 协办,P1,2026-11-20 10:00:00,劲松北社区,劲松北社区,是,否,否,不满意
} >golden.csv
fresh
ok 'the golden vector comes in' take --emit none golden.csv
js-report rates --by community --period $DAY >got.rates
js-report list | js-report rates --by community --period $DAY --from - >piped
same 'counted from the pipe too' piped got.rates
jq -c 'select(.account == "full") | [.key, .received, .valid, .contacted,
	.solved, .satisfied, .basic, .response_rate, .solve_rate,
	.satisfaction_rate, .score, .rank]' got.rates >got
cat >want <<'END'
["劲松北社区",200,200,198,176,150,30,"99.0","88.0","88.5","89.3",1]
["劲松中社区",2,0,0,0,0,0,"—","—","—","—",null]
["合计",202,200,198,176,150,30,"99.0","88.0","88.5","89.3",null]
END
same '99.0 88.0 88.5 89.3; V=0 prints a dash and has no rank' got want
js-report rates --by unit --period $DAY -f csv >out.csv
has 'in CSV too' out.csv 99.0,88.0,88.5,89.3
proved
done_testing
