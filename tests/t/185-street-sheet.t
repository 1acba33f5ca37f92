#!/bin/sh
# A street's sheet (family C): places and texts, neither order numbers nor
# times. Its day is said or stands above it, and the cases say so.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >sheet.csv <<'EOF'
被反映街乡镇,问题点位,主要内容
劲松街道,农光里１２号楼3单元,市民反映，楼道灯不亮
不详,劲松三区305楼,市民反映，电梯停运
不详,劲松三区305楼,市民反映，电梯停运
EOF
exits 'without a day' 3 take sheet.csv
has 'it asks for one' said '--received-day'
exits 'nor with one to come' 3 take --received-day 2026-12-01 sheet.csv
ok 'with its day' take --received-day 2026-11-20 --emit new sheet.csv >fresh
jq -r '[.received_at, .place.site, (.flags | index("day_assumed") != null),
    (.no | test("^d[0-9a-f]{24}(n[0-9]+)?$"))] | @tsv' fresh >got
printf '2026-11-20T00:00:00+08:00\t%s\ttrue\ttrue\n' 农光里12号楼 \
    劲松三区305号楼 劲松三区305号楼 >want
same 'cases of that day, which say that it was assumed' got want
E=$(events)
ok 'a copy of another day' take --received-day 2026-11-21 sheet.csv
is 'brings nothing new' "$(events)" "$E"
proved
fresh
{ echo '导出时间：2026-11-22 18:00:00,,'; cat sheet.csv; } >titled.csv
ok 'with the day above it' take titled.csv
is 'it is that day' "$(js-report list flag:day_assumed | jq -r .received_at |
    sort -u)" 2026-11-22T00:00:00+08:00
done_testing
