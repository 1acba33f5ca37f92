#!/bin/sh
# Scenario 6 of the field: a noise complaint whose text says that the man will
# jump. Level 1, due two hours from dispatch, urgent, whatever was printed.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=值班长
export JS_ACTOR

cat >noise.csv <<'END'
导出时间：2026-11-23 08:30:00,,,,,,,,,
工单编号,工单类型,问题分类,来电时间,派单时间,来电人电话,主要内容,主办单位,办理时限,办理截止时间
L1,投诉,生态环境->噪声->邻里噪声,2026-11-10 22:00:00,2026-11-10 22:05:00,19900000001,楼上每晚拍球,劲松街道,7天,2026-11-17 22:05:00
L2,投诉,生态环境->噪声->邻里噪声,2026-11-23 08:00:00,2026-11-23 08:10:00,19900000001,楼上每晚拍球，他说再没人管就从楼上跳下,劲松街道,7天,2026-11-30 08:10:00
L3,投诉,生态环境->噪声->邻里噪声,2026-11-23 08:00:00,2026-11-23 08:20:00,19900000002,噪声扰民。注：请于２小时内回复市中心,劲松街道,7天,
L4,投诉,生态环境->噪声->邻里噪声,2026-11-23 08:00:00,2026-11-23 08:20:00,19900000003,楼上跳绳，跳了一夜,劲松街道,7天,
L5,投诉,公共安全->矛盾纠纷,2026-11-23 08:00:00,2026-11-23 08:20:00,19900000004,扬言报复,劲松街道,1小时,2026-11-23 09:20:00
END
exits 'noise' 1 take noise.csv >out
sed 's/: level 1.*//; s/.*bj12345/bj12345/' said >told
is 'cases of level 1 are told at once' "$(grep -c ': level 1, due ' said) $(grep \
	'bj12345-' told | xargs)" '3 bj12345-L2 bj12345-L3 bj12345-L5'
has 'with what it is about' said '他说再没人管就从楼上跳下'
cat >want <<'END'
L1 3 2026-11-17T22:05:00+08:00
L2 1 threat 2026-11-23T10:10:00+08:00 said 2026-11-30T08:10:00+08:00 threat
L3 1 threat 2026-11-23T10:20:00+08:00 said 2026-11-30T08:20:00+08:00 threat
L4 3 2026-11-30T08:20:00+08:00
L5 1 threat 2026-11-23T09:20:00+08:00 threat
END
jq -r '[.no, .level, (if .level_by == "threat" then .level_by else empty end),
	.due.solve, (if .due.said then "said " + .due.said else empty end),
	.flags[]] | map(tostring) | join(" ")' out >got
same 'level, due, what was printed is kept' got want
is 'the same caller' "$(jq -r 'select(.no == "L1" or .no == "L2").caller' out |
	sort -u | wc -l)" 1
is 'but not the same case, and no link' \
	"$(jq -c 'select(.no == "L2").links' out)" '[]'

js-report sheet daily --day 2026-11-23 -f md >out.md
awk '/^## /{ on = /紧急与扬言/ } on' out.md >urgent
for no in L2 L3 L5; do
	has "$no stands among the urgent" urgent bj12345-$no
done
lacks 'skipping rope does not' urgent bj12345-L4
lacks 'nor the older noise' urgent bj12345-L1
js-dispatch due >out
is 'a clock runs: due tells it' "$(jq -r 'select(.id == "bj12345-L2" and
	.clock == "solve").left_s' out)" 4200
js-audit check >out
is 'and check, as serious' "$(jq -r 'select(.code == "D01").id' out | sort |
	xargs)" 'bj12345-L2 bj12345-L3 bj12345-L5'

# Reached, it is no finding any more; nothing closes or excludes it.
ok 'the citizen is reached' js-dispatch contact --connected --seconds 200 \
	--call understand bj12345-L2 >out
js-audit check >out
is 'that finding is gone' "$(jq -r 'select(.code == "D01").id' out | sort |
	xargs)" 'bj12345-L3 bj12345-L5'
is 'nothing excludes it' "$(fact L2 '.excluded | [.internal, .city] |
	tojson')" '[null,null]'
exits 'no correction lowers its level' 1 js-dispatch correct \
	--field level --to 3 --why 误判 bj12345-L2 >out 2>said
has 'and says why' said 'a threat stays at level 1'
is 'the flag stays' "$(fact L2 '.flags[0]')" threat
js-report sheet daily --day 2026-11-23 -f md | awk '/^## /{
	on = /紧急与扬言/ } on' >urgent
has 'and it stays among the urgent' urgent bj12345-L2
proved
done_testing
