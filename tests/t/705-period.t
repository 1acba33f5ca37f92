#!/bin/sh
# Scenario 5 of the field: two cases on either side of the month's edge, the
# report run a week later.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_NOW=2026-11-26T13:00:00+08:00

cat >edge.csv <<'END'
导出时间：2026-11-26 12:30:00,,,,
工单编号,来电时间,派单时间,主办单位,是否有效回访,是否联系,是否解决,是否满意
K1,2026-11-18 23:59:59,2026-11-19 00:10:00,物业管理科,是,是,是,满意
K2,2026-11-19 00:00:00,2026-11-19 00:10:00,物业管理科,是,是,否,不满意
K3,2026-11-26 11:59:59,2026-11-26 12:00:00,物业管理科,,,,
K4,2026-11-26 12:00:00,2026-11-26 12:01:00,物业管理科,,,,
END
ok 'two cases at the edge' take --emit none edge.csv
# counted PERIOD: cases and solved ones of all.
counted() {
	js-report rates --by all --period "$1" |
		jq -c 'select(.account == "full") | [.received, .solved]' |
		tail -n 1
}
is 'the first is of November' "$(counted last-assess)" '[1,1]'
is 'the second of December, which runs' "$(counted assess)" '[3,0]'
is 'by its name' "$(counted 2026-11-19..2026-11-19)" '[1,0]'
js-report rates --period assess --lang=en -f table >text
has 'the window says where it begins' text 2026-11-19T00:00:00+08:00
lacks 'and not a month before' text 2026-10-19
js-report rates --period last-assess --lang=en -f table >text
has 'the last one too' text 2026-10-19T00:00:00+08:00

# the sheet of the 26th: its running month begins on the 19th, ends at noon
js-report sheet daily --day 2026-11-26 -f md >out.md
has 'the sheet begins on the 19th' out.md 2026-11-19
lacks 'not on the 19th before' out.md 2026-10-19
js-report sheet daily --day 2026-11-26 -f json >sheet.json
is 'up to noon' "$(jq -r '.. | .received? // empty | numbers' sheet.json |
	sort -u | xargs)" 2
for day in 18:1 19:1 20:0 26:2; do
	js-report sheet daily --day "2026-11-${day%:*}" -f md >out.md
	has "2026-11-${day%:*} has its cases" out.md "当日新增 (${day#*:})"
done

# at other edges: the 18th's last second, the year's turn
JS_NOW=2026-12-18T23:59:59+08:00
is 'the last second of December' "$(counted assess)" '[3,0]'
JS_NOW=2026-12-19T00:00:00+08:00
is 'a second later it is the last month' "$(counted last-assess)" '[3,0]'
is 'and the new one is empty' "$(counted assess)" '[0,0]'
proved
done_testing
