#!/bin/sh
# The site of a case: estate and building, one spelling for each, found where
# cases are looked for, corrected by hand, and never a door.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >points.csv <<'EOF'
工单编号,来电时间,来电人电话,标题,主要内容,小区点位
S1,2026-11-20 07:00:00,19900000001,漏水,楼上漏水,农光里１２号楼３单元５０２室
S2,2026-11-20 08:00:00,19900000002,漏水,楼上漏水,农光里十二栋 2单元
S3,2026-11-20 09:00:00,19900000003,噪声,半夜噪声,农光里小区东门
S4,2026-11-20 10:00:00,19900000004,噪声,半夜噪声,张三家12号楼
S5,2026-11-20 11:00:00,19900000005,噪声,半夜噪声,
EOF
ok 'a dump with places' take points.csv
ids() {
	js-report list "$@" -f ndjson | jq -r '.no + " " + (.place.site // "-")'
}
ids >got
cat >want <<'EOF'
S1 农光里12号楼
S2 农光里12号楼
S3 农光里
S4 -
S5 -
EOF
same 'sites have one spelling, and no door or person' got want
ids site:农光里12号楼 >got
is 'they are found' "$(cut -d' ' -f1 got | tr '\n' ' ')" 'S1 S2 '
ids site:农光里 >got
is 'an estate with its buildings' "$(wc -l <got)" 3
ids site=农光里 >got
is 'or by itself' "$(cat got)" 'S3 农光里'
ids not:site >got
is 'and what has none' "$(cut -d' ' -f1 got | tr '\n' ' ')" 'S4 S5 '

sed -i 's/^S5\(.*\),$/S5\1,劲松3区305楼/' points.csv
ok 'a later dump' take points.csv
is 'adds the site with the place' \
    "$(ids no:S5)" 'S5 劲松三区305号楼'
ok 'a site is corrected by hand' js-dispatch correct bj12345-S4 \
    --field site --to 农光里14号楼 --why 核实 --actor 张工
is 'as other facts are' "$(ids no:S4)" 'S4 农光里14号楼'
echo '{"text":"楼道灯不亮","point":"农光里１２＃楼2单元"}' >one.json
ok 'a case of the office' js-intake add one.json
is 'has its site too' "$(ids source:office | cut -d' ' -f2)" 农光里12号楼
proved 'sites are rebuilt'
done_testing
