#!/bin/sh
# Who leads: a section or community that the dump names; the office's own
# decisions and corrections stand against any later dump.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR

cat >units.csv <<'END'
工单编号,来电时间,派单时间,主办单位,村/社区,问题分类
D01,2026-11-22 10:00:00,2026-11-22 10:05:00,劲松街道,农光里,住房城乡建设->物业管理->停车管理
D02,2026-11-22 10:00:00,2026-11-22 10:05:00,朝阳区人民政府,农光里社区,供暖
D03,2026-11-22 10:00:00,2026-11-22 10:05:00,某某公司,不详,供暖
D04,2026-11-22 10:00:00,2026-11-22 10:05:00,物业管理科,农光里,供暖
D05,2026-11-22 10:00:00,2026-11-22 10:05:00,物业科,,供暖
D06,2026-11-22 10:00:00,2026-11-22 10:05:00,农光里社区,农光里,供暖
D07,2026-11-22 10:00:00,2026-11-22 10:05:00,市民诉求处置中心,农光里,供暖
D08,2026-11-22 10:00:00,2026-11-22 10:05:00,,农光里,供暖
D09,2026-11-22 10:00:00,,物业管理科,农光里,供暖
END
ok 'units' take units.csv >out
jq -r '[.no, .state, .lead // "-", .lead_by // "-", .unit_said // "-"] |
	join(" ")' out >got
cat >want <<'END'
D01 received - - 劲松街道
D02 received - - 朝阳区人民政府
D03 received - - 某某公司
D04 assigned 物业管理科 dump 物业管理科
D05 assigned 物业管理科 dump 物业科
D06 assigned 农光里社区 dump 农光里社区
D07 received - - 市民诉求处置中心
D08 received - - -
D09 assigned 物业管理科 dump 物业管理科
END
same 'a section or community leads, nobody else' got want
is 'a community has its own name' "$(fact D01 .place.community)" 农光里社区
is 'an unknown place stands as it is' "$(fact D03 .place.community)" 不详
is 'no dispatch time: the clock is assumed' \
	"$(fact D09 '.flags[0], .due.solve' | xargs)" \
	'assumed 2026-11-23T10:00:00+08:00'
is 'what the office does is not inferred' \
	"$(jq -r '.signed_at, .contact | select(.)' out)" ''

# --- the office decides ------------------------------------------------------

ok 'the second dispatch' js-dispatch assign --lead 综合执法队 \
	--why 占道 bj12345-D01 >/dev/null
ok 'a correction' js-dispatch correct --field category \
	--to 水务/供排水/停水与水质 --why 分类有误 bj12345-D04 >/dev/null
ok 'another' js-dispatch correct --field community --to 百环社区 \
	--why 地址有误 bj12345-D06 >/dev/null
js-report list | jq -cS . >decided
E=$(events)
ok 'the same dump' take units.csv >out
is 'changes nothing' "$(events)" "$E"
sed 's/劲松街道/市政市容科/; s/供暖/消防安全/; s/,农光里,/,劲松北,/' units.csv \
	>later.csv
exits 'a later dump that differs' 1 take --emit changed later.csv >out
has 'a warning counts what stands' said \
	'2 facts were corrected by the office and stand against the dump'
is 'the lead of the office stays' "$(fact D01 '.lead, .lead_by' | xargs)" \
	'综合执法队 office'
is 'what the platform says is noted' "$(fact D01 .unit_said)" 市政市容科
is 'a corrected category stays' "$(fact D04 '.category | join("/")')" \
	水务/供排水/停水与水质
is 'a corrected community stays' "$(fact D06 .place.community)" 百环社区
is 'other facts change' "$(fact D06 '.category | join("/")')" 消防安全
is 'of that case too' "$(fact D04 .place.community)" 劲松北社区
is 'both values of a correction are kept' "$(js-audit trail bj12345-D04 |
	jq -c 'select(.kind == "correct") | [.old, .category]')" \
	'[["供暖"],["水务","供排水","停水与水质"]]'
proved

# The dump gives way to the office, and the office to nobody: a dump that
# comes round to the correction is no conflict.
sed 's/^\(D04.*\),消防安全$/\1,水务->供排水->停水与水质/; s/^\(D06.*\),劲松北,/\1,百环,/' \
	later.csv >agrees.csv
ok 'a dump that agrees' take agrees.csv >out
lacks 'is no conflict' said 'stand against'
is 'and changes nothing there' "$(fact D04 '.category | join("/")')" \
	水务/供排水/停水与水质
proved
done_testing
