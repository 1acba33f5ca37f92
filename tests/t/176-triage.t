#!/bin/sh
# Triage at import: what needs a person at once is told, what may be no case
# for the office is marked; nothing follows by itself.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >alarm.csv <<'END'
导出时间：2026-11-23 08:30:00,,,,,,
工单编号,来电时间,派单时间,办结时间,来电人电话,标题,主要内容
A1,2026-11-23 07:00:00,2026-11-23 07:05:00,,19900000001,,"市民反映：电话13912345678，
扬言跳楼"
A2,2026-11-21 08:31:00,2026-11-21 08:31:00,,19900000002,关于噪声的问题,扬言报复
A3,2026-11-21 08:29:00,2026-11-21 08:29:00,,19900000003,旧的,扬言报复
A4,2026-11-23 07:00:00,2026-11-23 07:05:00,2026-11-23 08:00:00,19900000004,办结的,扬言报复
A5,2026-11-23 07:00:00,2026-11-23 07:05:00,,19900000005,平常的,路灯不亮
END
exits 'a dump with threats' 1 take --emit none alarm.csv
cat >want <<'END'
js-intake: bj12345-A1: level 1, due 2026-11-23T09:05:00+08:00: 市民反映：电话139****5678， 扬言跳楼
js-intake: bj12345-A2: level 1, due 2026-11-21T10:31:00+08:00: 关于噪声的问题
js-intake: 5 rows: 5 new, 0 changed, 0 unchanged, 0 rejected
END
same 'what is new, open and of our time is told, masked' said want
ok 'the second time' take alarm.csv
lacks 'nothing is' said 'level 1'
fresh
exits 'quietly' 1 take -q --emit none alarm.csv
is 'alarms are no notes' "$(wc -l <said)" 2
fresh
ok 'for an engine that takes 1 for a failure' take --exit-zero --emit none alarm.csv
has 'told all the same' said 'bj12345-A1: level 1'
fresh
exits 'all or nothing' 1 take --atomic --emit none alarm.csv
is 'tells them when they are there' "$(grep -c ': level 1' said)" 2
jq '.start = "2026-11-21"' "$JS_BUILD/share/jiesu/rule/default.json" >start.json
fresh
exits 'an office with a first day' 1 take -p start.json --emit none alarm.csv
is 'is told of all since then' "$(grep -c ': level 1' said)" 3
jq '.clocks.alarm = "0s"' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
fresh
ok 'or of none' take -p none.json --emit none alarm.csv
fresh
ok 'half a year of history' take --emit none "$TESTS/data/sample.gb18030.csv"
ok 'a dry run' take -n alarm.csv
lacks 'tells of nothing, for nothing is there' said 'level 1'

# --- grounds not to dispatch -------------------------------------------------------

fresh
cat >grounds.csv <<'END'
工单编号,来电时间,标题,主要内容
G1,2026-11-22 10:00:00,再次反映,市民再次来电，仍未解决，仍未解决
G2,2026-11-22 10:00:00,,市民反映：已申请仲裁，再次反映
G3,2026-11-22 10:00:00,,路灯不亮
G4,2026-11-22 10:00:00,,市民称聚众赌博，转110
END
ok 'requests of other ways' take grounds.csv >out
is 'the words that matched, each once, with their ground' \
	"$(jq -c '.grounds // []' out)" '["3:再次反映","3:再次来电","3:仍未解决"]
["2:申请仲裁","3:再次反映"]
[]
["6:聚众赌博","1:转110"]'
is 'and nothing follows' "$(jq -r .state out | sort -u)" received
is 'they pass the filters untouched' "$(js-dispatch suggest out |
	jq -c '.grounds // []' | sort)" "$(jq -c '.grounds // []' out | sort)"
jq 'del(.nondispatch)' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
fresh
ok 'a policy without grounds' take -p p.json grounds.csv >out
is 'marks nothing' "$(jq -c 'select(.grounds)' out)" ''
jq '.nondispatch = [{"ground": 7, "name": "甲", "words": []}]' p.json >bad.json
exits 'grounds that are none' 3 take -p bad.json grounds.csv
has 'are told' said '/nondispatch/0/ground'
proved
done_testing
