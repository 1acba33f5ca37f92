#!/bin/sh
# Working time: scenario 8 of the field (a holiday, and a year that no calendar
# covers), limits printed in working days, what is due in working hours, and
# each due time explained day by day.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

JS_ACTOR=派单员
JS_LANG=en
export JS_ACTOR JS_LANG
SHIPPED=$JS_BUILD/share/jiesu/rule/calendar-cn.json
DEFAULT=$JS_BUILD/share/jiesu/rule/default.json

# --- scenario 8 ---------------------------------------------------------------

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,办理时限,办理截止时间,主办单位
A1,公安->养犬管理->不文明养犬,犬吠,2025-10-01 08:40:00,2025-10-01 09:00:00,,,农光里社区
END
take --emit none dump.csv
is 'natural time runs on holidays' "$(fact A1 .due.solve)" \
	2025-10-08T09:00:00+08:00
fresh

jq '.levels["3"].mode = "working" | .levels["4"].mode = "working" |
	.version = "wd" | .start = "2025-10-01"' "$DEFAULT" >working.json
JS_POLICY=$DIR/working.json
export JS_POLICY
ok 'seven working days' take --emit none dump.csv
is 'skip 国庆节, count the make-up Saturday' "$(fact A1 .due.solve)" \
	2025-10-16T18:00:00+08:00
is 'the first call is natural time' "$(fact A1 .due.contact)" \
	2025-10-02T09:00:00+08:00
js-dispatch due --explain bj12345-A1 |
	jq -r 'select(.clock == "solve") | .source, .limit, .worked' |
	sed 's/; /\n/g' >got
cat >want <<'END'
level
7wd
2025-10-01..2025-10-08 skipped (国庆节、中秋节)
2025-10-09..2025-10-10 counted 15h
2025-10-11 counted 7h30m (make-up workday of 国庆节、中秋节)
2025-10-12 skipped (not open)
2025-10-13..2025-10-16 counted 30h
END
same 'day by day' got want
is 'and by which calendar' "$(js-dispatch due --explain bj12345-A1 |
	jq -r 'select(.clock == "solve") | .calendar | split(" ")[-1]')" \
	"$(jq -r .version "$SHIPPED")"
is 'no other clock is' "$(js-dispatch due --explain bj12345-A1 |
	jq -c 'select(.worked != null) | .clock')" '"solve"'

ok 'another level: fifteen working days' js-dispatch correct --field level \
	--to 4 --why 复杂 --actor 值班长 --approver 审核员 \
	--at '2025-10-09 09:00' bj12345-A1 >out
is 'from where the clock began' "$(jq -r .due.solve out)" \
	2025-10-28T18:00:00+08:00

# A missing year is an error, never natural days.
cat >missing.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,办理时限,办理截止时间,主办单位
B1,公安->养犬管理->不文明养犬,犬吠,2023-10-01 08:40:00,2023-10-01 09:00:00,,,农光里社区
B2,公安->养犬管理->不文明养犬,犬吠,2023-10-01 08:40:00,2023-10-01 09:00:00,7天,,农光里社区
B3,公安->养犬管理->不文明养犬,犬吠,2023-10-01 08:40:00,2023-10-01 09:00:00,3个工作日,,农光里社区
B4,公安->养犬管理->不文明养犬,犬吠,2023-10-01 08:40:00,2023-10-01 09:00:00,3个工作日,2023-10-08 00:00:00,农光里社区
B5,生态环境->噪声->邻里噪声,他说要从楼上跳下，扬言,2023-10-01 08:40:00,2023-10-01 09:00:00,3个工作日,,农光里社区
END
exits 'a year that is not covered' 1 take --emit none --reject no.json \
	missing.csv
has 'the year is named' said \
	'missing.csv:2: no_calendar: the calendar has no year 2023, only 2024'
has 'so is the column, where it was printed' said 'missing.csv:4: 办理时限:'
is 'only these rows' "$(jq -r '[.line, .code] | join(" ")' no.json |
	xargs)" '2 no_calendar 4 no_calendar'
has 'the row is kept' no.json '"raw":"B1,'
is 'natural time needs no calendar' "$(fact B2 .due.solve)" \
	2023-10-08T09:00:00+08:00
is 'nor a printed deadline' "$(fact B4 .due.solve)" 2023-10-08T00:00:00+08:00
is 'a threat waits for none' "$(fact B5 '.level, .due.solve' | xargs)" \
	'1 2023-10-01T11:00:00+08:00'
is 'check says it before' "$(js-intake check missing.csv 2>&1 >/dev/null |
	grep -c 'no year 2023')" 1
{ head -n 1 missing.csv; echo 'B6,,灯,2024-01-02 08:00:00,,,,'
	sed -n 2p missing.csv; } >atomic.csv
exits 'all or nothing' 3 take --atomic --emit none atomic.csv
has 'the line is named' said 'atomic.csv: line 3: the calendar has no year'
is 'nothing then' "$(js-report list id:bj12345-B6 | wc -l)" 0
exits 'one more row at the desk' 1 sh -c \
	'echo "{\"text\":\"灯\",\"received_at\":\"2023-12-01\"}" | js-intake add'
proved

# --- printed in working time ----------------------------------------------------

fresh
JS_POLICY=$DEFAULT
cat >printed.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,办理时限,主办单位
C1,公安->养犬管理->不文明养犬,犬吠,2026-02-13 08:40:00,2026-02-13 10:00:00,3个工作日,农光里社区
C2,公安->养犬管理->不文明养犬,犬吠,2026-02-13 08:40:00,2026-02-13 10:00:00,４个工作小时,农光里社区
C3,公安->养犬管理->不文明养犬,犬吠,2026-02-13 08:40:00,2026-02-13 10:00:00,三个工作日,农光里社区
END
exits 'one cannot be read' 1 take --emit none printed.csv
has 'that one' said 'printed.csv:4: 办理时限: no limit that can be read'
is '春节 2026: a make-up Saturday, nine days off' "$(fact C1 .due.solve)" \
	2026-02-25T10:00:00+08:00
is 'four hours, over lunch' "$(fact C2 .due.solve)" 2026-02-13T15:30:00+08:00
is 'the words are in the event' "$(js-audit trail bj12345-C1 |
	jq -r 'select(.kind == "receive") | .limit')" 3个工作日
is 'explained as printed' "$(js-dispatch due --explain bj12345-C1 |
	jq -r 'select(.clock == "solve") | [.source, .limit] | join(" ")')" \
	'printed 3wd'
js-dispatch due --explain bj12345-C1 --lang zh >out
has 'in Chinese' out '2026-02-14 计入 7h30m (调休上班 春节)'
proved

# Another calendar changes nothing that was decided, and is told.
jq '.years[2].holidays[1].work = ["02-28"] | .version = "late"' "$SHIPPED" \
	>calendar-later.json
jq '.calendar = "calendar-later.json"' "$DEFAULT" >later.json
JS_POLICY=$DIR/later.json
is 'the instant stands' "$(fact C1 .due.solve)" 2026-02-25T10:00:00+08:00
is 'the present calendar differs' "$(js-dispatch due --explain bj12345-C1 |
	jq -r 'select(.clock == "solve") | .policy_says')" \
	2026-02-26T10:00:00+08:00
exits 'the same import' 1 take --emit none printed.csv
is 'nothing new' "$(fact C1 .due.solve)" 2026-02-25T10:00:00+08:00

# A folder: calendars in it are no policies.
mkdir folder
cp later.json folder/2026.json
cp calendar-later.json folder
JS_POLICY=$DIR/folder
ok 'a folder of both' js-dispatch due --exit-zero --within 2wd

# --- what is due ------------------------------------------------------------------

fresh
JS_POLICY=$DEFAULT
cat >due.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,办理截止时间,主办单位
D1,公安->养犬管理->不文明养犬,犬吠,2026-11-16 08:40:00,2026-11-16 09:00:00,2026-11-20 17:00:00,农光里社区
D2,公安->养犬管理->不文明养犬,犬吠,2026-11-16 08:40:00,2026-11-16 09:00:00,2026-11-22 12:00:00,农光里社区
D3,公安->养犬管理->不文明养犬,犬吠,2026-11-16 08:40:00,2026-11-16 09:00:00,2026-11-23 09:30:00,农光里社区
D4,公安->养犬管理->不文明养犬,犬吠,2026-11-16 08:40:00,2026-11-16 09:00:00,2026-11-23 10:30:00,农光里社区
D5,公安->养犬管理->不文明养犬,犬吠,2026-11-16 08:40:00,2026-11-16 09:00:00,2026-11-22 12:00:00,劳动局
END
JS_NOW=2026-11-20T16:00:00+08:00
export JS_NOW
take --emit none due.csv

# due ARG...: numbers and clocks of what is due, the office closes at 18:00.
due() {
	js-dispatch due "$@" | jq -r 'select(.clock == "solve") | .id[-2:]' |
		sort | xargs
}

is 'a working hour on a Friday afternoon' "$(due --within 1wh)" D1
is 'two reach over the weekend' "$(due --within 2wh)" 'D1 D2'
is 'so do three' "$(due --within 3wh)" 'D1 D2 D3'
is 'the desk never closes' "$(due --within 47wh)" 'D1 D2 D3 D4 D5'
is 'one day' "$(due --within 1wd)" 'D1 D2 D3 D4'
is 'natural time' "$(due --within 1h)" D1
is 'a query' "$(due --within 5d 'due<=+2wh')" 'D1 D2 D5'
is 'less than that' "$(due --within 5d 'due<+2wh')" D1
is 'a list' "$(js-report list 'due<+2wd' | jq -r '.id[-2:]' | sort |
	xargs)" 'D1 D2 D3 D4 D5'
is 'a time before' "$(js-report list 'received>=-4wd' | wc -l)" 0
exits 'no such time' 2 js-dispatch due --within 2ww 2>err
has 'is named' err "option '--within': not a working time (4h, 2d) '2w'"
exits 'no year that far: plain days of the week' 1 js-dispatch due \
	--within 60wd >out 2>err
has 'the year is named' err 'the calendar has no year 2027, only 2024 to 2026'
has 'and what to do' err 'its days count as plain days of the week, without'
is 'once' "$(wc -l <err)" 1
is 'all are listed' "$(jq -r 'select(.clock == "solve") | .id[-2:]' out |
	sort | xargs)" 'D1 D2 D3 D4 D5'
exits 'farther than that it is refused' 3 js-dispatch due --within 9000wd 2>err
has 'for the same year' err 'the calendar has no year 2027, only 2024 to 2026'
lacks 'not for one of the guess' err 2028
exits 'no year in a query' 2 js-report list 'due<+60wd' 2>err
has 'is named too' err 'the calendar has no year 2027, only 2024 to 2026'

# New year's night: the line in cron goes on reminding in a year without a
# calendar. A Monday at work, a Saturday and 3 a.m. of the desk and level 1.
cat >newyear.csv <<'END'
工单编号,问题分类,主要内容,来电时间,派单时间,办理截止时间,主办单位
N1,公安->养犬管理->不文明养犬,犬吠,2026-12-28 08:40:00,2026-12-28 09:00:00,2027-01-04 10:30:00,农光里社区
N2,生态环境->噪声->邻里噪声,他说要从楼上跳下，扬言,2026-12-31 22:00:00,2026-12-31 22:10:00,,农光里社区
END
fresh
JS_NOW=2026-12-31T22:30:00+08:00
take --emit none newyear.csv
# told AT: of which the line in cron would tell then.
told() {
	JS_NOW=$1+08:00 js-dispatch due --hours --by unit 2>err |
		jq -r '.id[-2:]' | sort -u | xargs
}
is 'a Monday: both' "$(told 2027-01-04T09:30:00)" 'N1 N2'
is 'one warning' "$(grep -c 'js-calendar(5)' err)" 1
is 'a Saturday: level 1' "$(told 2027-01-02T10:00:00)" N2
is 'at night: level 1' "$(told 2027-01-04T03:00:00)" N2
is 'the last evening of the year: level 1' "$(told 2026-12-31T23:00:00)" N2
JS_NOW=2027-01-04T09:30:00+08:00
exits 'a finding, where nothing is due too' 1 js-dispatch due --hours \
	id:bj12345-N9 2>err
ok 'what climbs is raised' js-dispatch escalate >out
has 'by the ladder' out '一把手'
JS_POLICY=$DIR/working.json
sed '2,$d' newyear.csv >undecided.csv
echo 'N3,公安->养犬管理->不文明养犬,犬吠,2027-01-04 08:40:00,2027-01-04 09:00:00,,农光里社区' >>undecided.csv
exits 'no limit is decided by a guess' 1 take --emit none undecided.csv
has 'the row waits' said 'no_calendar: the calendar has no year 2027'
proved

JS_NOW=2026-11-20T16:00:00+08:00

# --- a calendar that cannot be used --------------------------------------------------

jq '.calendar = "broken.json"' "$DEFAULT" >broken-policy.json
JS_POLICY=$DIR/broken-policy.json
exits 'it is not there' 3 js-dispatch due --within 2wd 2>err
has 'is named' err "$DIR/broken.json"
jq 'del(.years[1]) | .hours.office.mon = ["09:00-12:00", "11:00-18:00"] |
	.hours["值班"] = {}' "$SHIPPED" >broken.json
exits 'it has mistakes' 3 js-dispatch due --within 2wd 2>err
has 'a gap' err \
	'broken.json: /years/1: a gap: the year 2025 is missing before 2026'
has 'overlapping hours' err 'broken.json: /hours/office/mon/1: overlaps'
has 'an unknown key' err 'broken.json: /hours/值班: unknown key'
has 'how many' err '3 mistakes'
exits 'an import says so too' 3 take due.csv
ok 'what needs none goes on' js-dispatch due --within 2h --exit-zero
ok 'lists too' js-report list 'due<+2d'

# The shipped one holds what the notices say.
FACTS=$TOP/../shared/data
if [ -f "$FACTS/holidays-cn-2026.json" ]; then
	jq -r '.days[] | [.date, .isOffDay] | @tsv' "$FACTS"/holidays-cn-*.json |
		sort >want
	jq -r '.years[] | .year as $y | .holidays[] |
		(.off[] | split("..") | [.[0], .[-1]] |
			map("\($y)-\(.)T00:00:00Z" | fromdate) |
			range(.[0]; .[1] + 1; 86400) | [todate[0:10], true]),
		(.work // [] | .[] | ["\($y)-\(.)", false]) | @tsv' \
		"$SHIPPED" | sort >got
	same 'the days of the State Council' got want
else
	skip 'the days of the State Council' 'no ../shared/data'
fi
done_testing
