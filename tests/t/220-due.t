#!/bin/sh
# Clocks of natural time, late or soon; what each rests on. Scenarios 6 and 7 of
# the field: a threat in a noise complaint, and a heating case over a weekend.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=派单员
export JS_ACTOR
NOISE=bj12345-261123080000000001
HEAT=bj12345-261120235000000002
PRINTED=bj12345-261123080000000003
ASSUMED=bj12345-261123080000000004
OLD=bj12345-261101080000000005

# The office's first day is in the policy: before it were other people.
jq '. + {start: "2026-11-20"}' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办理时限,办结时间
261123080000000001,生态环境->噪声->邻里噪声,夜里有噪声，他说再没人管就从楼上跳下,劲松中社区,劲松街道,2026-11-23 08:00:00,2026-11-23 08:10:00,7天,
261120235000000002,供暖->居民供暖->室温不达标,家里不热,农光里社区,市政市容科,2026-11-20 23:40:00,2026-11-20 23:50:00,,
261123080000000003,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-23 08:00:00,2026-11-23 08:20:00,3天,
261123080000000004,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-23 08:00:00,,,
261101080000000005,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-01 08:00:00,2026-11-01 08:20:00,,
261101080000000006,公安->养犬管理->不文明养犬,犬吠,农光里社区,农光里社区,2026-11-01 08:00:00,2026-11-01 08:20:00,,2026-11-20 08:00:00
END
take --exported-at '2026-11-23 08:30' --emit none dump.csv

# clocks ARG...: id's last digit, clock and seconds left of what due lists.
clocks() {
	js-dispatch due "$@" | jq -r '[.id[-1:], .clock, .left_s] | join(" ")'
}

exits 'something is due: a finding' 1 js-dispatch due >out
clocks >got
cat >want <<'END'
1 contact 600
4 sign 3600
1 solve 4200
3 sign 4800
4 contact 82800
3 contact 84000
5 solve -1298400
2 sign -198600
2 contact -162600
2 solve -119400
1 sign -1200
END
same 'what can still be met first, then the latest' got want
clocks --overdue >got
tail -n 5 want >late
same 'only what is late' got late
clocks --within 1h >got
{ head -n 2 want; cat late; } >hour
sort hour >want.hour
sort got | grep -v '^1 solve' >got.hour
same 'an hour ahead' got.hour want.hour
is 'a query' "$(clocks lead:市政市容科 | wc -l)" 3
exits 'nothing: silence' 0 js-dispatch due community:百环 >out
empty 'not a byte' out
exits 'nothing as a table: silence' 0 js-dispatch due -f table \
	community:百环 >out
empty 'not a byte either' out
exits 'no such length of time' 2 js-dispatch due --within 2wx 2>err
exits 'one of both' 2 js-dispatch due --within 2h --overdue
exits 'for cron' 0 js-dispatch due --exit-zero >out

# Scenario 6: level 1, two hours from dispatch, whatever the limit says.
is 'a threat is level 1' "$(fact 261123080000000001 '[.level,.level_by,
	.due.solve,.due.said,.flags[0]] | map(tostring) | join(" ")')" \
	'1 threat 2026-11-23T10:10:00+08:00 2026-11-30T08:10:00+08:00 threat'
# why ID CLOCK: source, limit, start and reason.
why() {
	js-dispatch due --explain "$1" | jq -r "select(.clock == \"$2\") |
		[.source, .limit, .start, .why] | join(\" | \")"
}
JS_LANG=en
export JS_LANG
JS_LANG=zh js-dispatch due --explain $NOISE -f csv >table
lacks 'a table has clocks by name' table ,solve,
has 'and events' table ,受理,
has 'and levels' table 一级
lacks 'not by number' table 1级
is 'and is explained' "$(why $NOISE solve)" 'threat | 2h | dispatched | a threat forces level 1; the order printed 2026-11-30 08:10'
is 'a printed limit wins' "$(why $PRINTED solve)" 'printed | 3d | dispatched | the limit printed on the order wins over that of level 3 (by default)'
is 'no dispatch: assumed' "$(why $ASSUMED solve)" 'level | 7d | received, assumed | level 3 (by default)'
is 'the first call: half, a day at most' "$(why $HEAT contact)" 'share | 12h | dispatched | 50 % of the solve limit, at most 1d'
is 'before our time' "$(why $OLD sign)" 'level | 2h | dispatched | level 3 (by default); before our time: raises nothing'

# Scenario 7: natural time, from dispatch; the late signature shows.
is 'due on Saturday at 23:50' "$(fact 261120235000000002 .due.solve)" \
	2026-11-21T23:50:00+08:00
js-dispatch sign $HEAT --at '2026-11-21 08:10' >out
is 'signed 8 h 20 min after dispatch' "$(js-dispatch due --explain $HEAT |
	jq -c 'select(.clock == "sign") | [.start_at,.done_at,.left_s]')" \
	'["2026-11-20T23:50:00+08:00","2026-11-21T08:10:00+08:00",-22800]'
is 'it is no longer waited for' "$(clocks --overdue | grep -c '^2 sign')" 0

# A promise and an extension are clocks of their own.
js-dispatch sign $PRINTED >out
js-dispatch promise --why 权属 --next 协调 --until '2026-11-23 12:00' \
	--by 李工 $PRINTED >out
has 'a promise is due' out '"promise":"2026-11-23T12:00:00+08:00"'
is 'in three hours' "$(clocks | grep promise)" '3 promise 10800'
js-dispatch extend --until '2026-11-27 08:20' --why 等 --consent 京协9 --told \
	$PRINTED >out
is 'an extension' "$(why $PRINTED solve)" 'extension | 4d | dispatched | extended with consent 京协9; at first it was 2026-11-26 08:20'

# Another policy does not change what was decided, and is told.
jq '.version = "2026-02" | .levels["2"].solve = "12h" |
	.levels["1"].sign = "20m"' policy.json >new.json
export JS_POLICY="$DIR/new.json"
is 'the present policy differs' "$(js-dispatch due --explain $HEAT |
	jq -c 'select(.clock == "solve") | [.source,.due_at,.policy_says]')" \
	'["level","2026-11-21T23:50:00+08:00","2026-11-21T11:50:00+08:00"]'
is 'where it does not, nothing' "$(js-dispatch due --explain $ASSUMED |
	jq -c 'select(.clock == "solve") | .policy_says')" null
exits 'no such case' 1 js-dispatch due --explain bj12345-9
exits 'no id' 2 js-dispatch due --explain ''
exits 'not both' 2 js-dispatch due --explain $HEAT level=1
done_testing
