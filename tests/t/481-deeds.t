#!/bin/sh
# Signals of what was done and when, case by case: returns at the last moment
# and the third one, closings at and over the edge of a month, cases that nobody
# moves, exclusions behind a complaint. Limits so low that each case shows.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

jq '.start = "2026-11-01" | .signals |= {false_percent: 50} +
	(. | del(.note, .false_percent) |
	map_values(if .points then .minimum = 2 | .points = 1 else . end)) |
	.returns.max = 9' \
	"$JS_BUILD/share/jiesu/rule/default.json" >p.json
JS_POLICY=p.json
JS_ACTOR=派单员
export JS_POLICY JS_ACTOR

# said SIGNAL UNIT: "asked seen: the cases" of what was tested or flagged.
said() {
	js-audit signals --all --exit-zero --period 2026-11-01..2026-11-30 |
	    jq -r --arg s "$1" --arg u "$2" 'select(.signal == $s and
		.key == $u) | "\(.n) \(.seen): \(.cases)"' |
	    sed 's/bj12345-//g; s/ *$//'
}
head='工单编号,问题分类,来电时间,派单时间,主办单位,办结时间,是否有效回访,是否联系,是否解决,是否满意'
import() {
	{ echo "$head"; cat; } >dump.csv
	js-intake import -q --emit none dump.csv || [ $? -eq 1 ]
}

# --- returns: each has two hours from its assignment ------------------------------

export JS_NOW=2026-11-02T09:00:00+08:00
kind='住房城乡建设->物业管理->停车管理'
ok 'five cases' import <<END
P1,$kind,2026-11-02 08:00:00,2026-11-02 08:00:00,物业管理科,,,,,
P2,$kind,2026-11-02 08:00:00,2026-11-02 08:00:00,物业管理科,,,,,
P3,$kind,2026-11-02 08:00:00,2026-11-02 08:00:00,物业管理科,,,,,
P4,$kind,2026-11-02 08:00:00,2026-11-02 08:00:00,市政市容科,,,,,
P5,$kind,2026-11-02 08:00:00,2026-11-02 08:00:00,市政市容科,,,,,
END
# hand_back CASE TIME UNIT
hand_back() {
	JS_NOW=2026-11-02T$2:00+08:00
	js-dispatch return --to desk --ground 权属不清 --evidence document \
		"bj12345-$1" >out &&
	js-dispatch return --actor 主任 --grant "bj12345-$1" >out &&
	js-dispatch assign --lead "$3" "bj12345-$1" >out
}
ok 'at once' hand_back P1 09:05 城市管理科
ok 'at the last moment' hand_back P2 09:55 城市管理科
ok 'there' hand_back P3 10:00 市政市容科
JS_NOW=2026-11-02T10:10:00+08:00
ok 'and asked for only' js-dispatch return --to desk --ground 权属不清 \
	--evidence document bj12345-P3 >out
ok 'and refused' js-dispatch return --refuse --why 不符 bj12345-P3 >out
ok 'a third time' hand_back P3 10:20 物业管理科
is 'who returns late, of the unit that led then' "$(said ping-pong 物业管理科)" \
	'3 2: P2 P3'
is 'and who returns for the third time' "$(said ping-pong 市政市容科)" \
	'4 1: P3'

# --- open, and nobody moves ------------------------------------------------------

kind='城市管理->市容环境->占道经营'
export JS_NOW=2026-11-03T09:00:00+08:00
import <<END
I1,$kind,2026-11-03 08:00:00,2026-11-03 08:00:00,城市管理科,,,,,
I2,$kind,2026-11-03 08:00:00,2026-11-03 08:00:00,城市管理科,,,,,
I3,$kind,2026-11-03 08:00:00,2026-11-03 08:00:00,城市管理科,,,,,
I4,$kind,2026-11-03 08:00:00,2026-11-03 08:00:00,城市管理科,2026-11-03 08:30:00,,,,
I5,$kind,2026-11-03 08:00:00,2026-11-03 08:00:00,城市管理科,,,,,
I6,$kind,2026-10-10 08:00:00,2026-10-10 08:00:00,城市管理科,,,,,
END
by=城管科办件员
for n in 1 2 3 5; do
	js-dispatch sign --actor $by bj12345-I$n >out
done
JS_NOW=2026-11-10T09:00:00+08:00
js-dispatch promise --actor $by --why 资金 --next 等拨款 \
	--until 2026-12-20 --by $by bj12345-I3 >out
JS_NOW=2026-11-20T09:00:00+08:00
ok 'somebody moves' js-dispatch progress --actor $by --milestone 踏勘 \
	bj12345-I2 >out
JS_NOW=2026-11-28T09:00:00+08:00
is 'signed and left; older than the period too' "$(said idle 城市管理科)" \
	'8 5: P1 P2 I1 I5 I6'
JS_NOW=2026-11-15T09:00:00+08:00
is 'nor is more than the old one before that' "$(said idle 城市管理科)" ''

# --- the edge of a month, the 19th ------------------------------------------------

kind='城市管理->市容环境->乱堆乱放'
export JS_NOW=2026-11-16T09:00:00+08:00
import <<END
B1,$kind,2026-11-06 08:00:00,2026-11-06 08:00:00,百环社区,,,,,
B2,$kind,2026-11-06 08:00:00,2026-11-06 08:00:00,百环社区,,,,,
B3,$kind,2026-11-06 08:00:00,2026-11-06 08:00:00,百环社区,,,,,
B4,$kind,2026-11-06 08:00:00,2026-11-06 08:00:00,百环社区,2026-11-08 08:00:00,,,,
B5,$kind,2026-11-06 08:00:00,2026-11-06 08:00:00,百环社区,2026-11-14 08:00:00,,,,
END
by=百环社区办件员
# finish CASE SAID WRITTEN: its result and closing, said to be then
finish() {
	JS_NOW=2026-11-$3T09:00:00+08:00
	js-dispatch sign --actor $by --at "2026-11-$2T08:00:00+08:00" \
		"bj12345-$1" >out &&
	js-dispatch resolve --actor $by --text 已清运两车杂物 \
		--at "2026-11-$2T08:10:00+08:00" "bj12345-$1" >out &&
	js-audit pass --actor 审核员 --at "2026-11-$2T08:20:00+08:00" \
		"bj12345-$1" >out
}
ok 'the morning before the edge' finish B1 18 18
ok 'two days before it, written down behind it' finish B2 17 20
ok 'two days behind it' finish B3 21 21
JS_NOW=2026-11-24T09:00:00+08:00
import <<END
B6,$kind,2026-11-15 08:00:00,2026-11-15 08:00:00,百环社区,2026-11-16 08:00:00,,,,
B7,$kind,2026-11-15 08:00:00,2026-11-15 08:00:00,百环社区,2026-11-16 08:00:00,,,,
C1,$kind,2026-11-15 08:00:00,2026-11-15 08:00:00,劲松北社区,2026-11-16 08:00:00,,,,
C2,$kind,2026-11-15 08:00:00,2026-11-15 08:00:00,劲松北社区,2026-11-16 08:00:00,,,,
END
JS_NOW=2026-11-25T09:00:00+08:00
import <<END
B7,$kind,2026-11-15 08:00:00,2026-11-15 08:00:00,百环社区,2026-11-21 08:00:00,,,,
END
is 'right at it, written over it, moved over it' "$(said border 百环社区)" \
	'6 3: B1 B2 B7'
is 'a dump that comes days later moves nothing' "$(said border 劲松北社区)" '2 0:'

# --- exclusion behind a complaint --------------------------------------------------

JS_NOW=2026-11-26T09:00:00+08:00
import <<END
E1,$kind,2026-11-22 08:00:00,2026-11-22 08:00:00,劲松东社区,2026-11-24 08:00:00,,,,
E2,$kind,2026-11-22 08:00:00,2026-11-22 08:00:00,劲松东社区,2026-11-24 08:00:00,是,是,否,不满意
E3,$kind,2026-11-22 08:00:00,2026-11-22 08:00:00,劲松东社区,2026-11-24 08:00:00,是,是,否,不满意
E4,$kind,2026-11-22 08:00:00,2026-11-22 08:00:00,劲松西社区,2026-11-24 08:00:00,是,是,否,不满意
END
ask() {
	js-audit exclude request --actor 劲松东社区办件员 --ground G5 --clause 第九条 \
		--evidence 现场照片 --conclusion 经查不实 "$@" >out
}
ok 'before anybody complains' ask bj12345-E1
ok 'and after it' ask bj12345-E2
JS_NOW=2026-11-27T09:00:00+08:00
import <<END
E1,$kind,2026-11-22 08:00:00,2026-11-22 08:00:00,劲松东社区,2026-11-24 08:00:00,是,是,否,不满意
END
is 'is what counts' "$(said late-exclude 劲松东社区)" '3 1: E2'

# --- the same, as it stood --------------------------------------------------------

js-audit signals --all --exit-zero --period 2026-11-01..2026-11-30 \
	--as-of 2026-11-26 | jq -r 'select(.signal == "border") | .key + " " +
	(.n | tostring)' >past
same 'nothing that came later' past - <<'END'
百环社区 6
劲松北社区 2
END
js-audit signals --all --exit-zero -f csv >rows
lacks 'no person in it' rows 办件员
lacks 'at all' rows 审核员
proved
done_testing
