#!/bin/sh
# Scenario 8 of the field: level 3, dispatched on a holiday. Natural days by
# default; working days need a calendar, and a year that it lacks is an error,
# never natural days without a word. Nothing is half written then.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
DEFAULT=$JS_BUILD/share/jiesu/rule/default.json

cat >dump.csv <<'END'
工单编号,问题分类,来电时间,派单时间,主办单位
H1,公安->养犬管理->不文明养犬,2025-10-01 08:30:00,2025-10-01 09:00:00,农光里社区
END
JS_NOW=2025-10-01T10:00:00+08:00
ok 'natural days' take --emit none dump.csv
is 'a holiday is a day' "$(fact H1 '.due.solve, .due.working' | xargs)" \
	'2025-10-08T09:00:00+08:00 null'
fresh
jq '.levels["3"].mode = "working" | .from = "2025-01-01"' "$DEFAULT" >wd.json
JS_POLICY=$DIR/wd.json
export JS_POLICY
ok 'working days' take --emit none dump.csv
# 1 to 8 October are holidays, Saturday 11 October is a make-up workday:
# 9, 10, 11, 13, 14, 15 and 16 October are the seven.
is 'holidays are skipped, the make-up Saturday counts' \
	"$(fact H1 '.due.solve, .due.working' | xargs)" \
	'2025-10-16T18:00:00+08:00 true'
js-dispatch due --explain bj12345-H1 --lang=en | jq -r \
	'select(.clock == "solve") | .worked' >worked
has 'it is said what was skipped' worked \
	'2025-10-01..2025-10-08 skipped (国庆节、中秋节)'
has 'and what counts though it is a Saturday' worked \
	'2025-10-11 counted 7h30m (make-up workday of 国庆节、中秋节)'

# A calendar of one year: the limit runs into the next.
jq '.years = [.years[] | select(.year == 2025)]' \
	"$JS_BUILD/share/jiesu/rule/calendar-cn.json" >calendar-2025.json
jq '. + {calendar: "calendar-2025.json"}' wd.json >short.json
JS_POLICY=$DIR/short.json
sed 's/2025-10-01/2025-12-30/g; s/H1/H2/' dump.csv >late.csv
JS_NOW=2025-12-30T10:00:00+08:00
count=$(events)
exits 'the year after it is an error' 1 take --emit none --reject rejects \
	late.csv
has 'which is named' rejects 2026
is 'the case is not there' "$(fact H2 .id)" ''
is 'nothing but that a dump came was written' "$(sqlite3 "$JS_DB" \
	"SELECT count(*) FROM event WHERE seq > $count AND cas NOT NULL")" 0
rm calendar-2025.json
count=$(events)
exits 'a calendar that is not there' 3 take --emit none late.csv
is 'stops it before it begins' "$(events)" "$count"
proved
done_testing
