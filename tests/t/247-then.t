#!/bin/sh
# Decisions stay what they were: another policy, another calendar change what
# comes, not what is; and each clock is derived again by the policy and calendar
# of then, as the database keeps them.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
DEFAULT=$JS_BUILD/share/jiesu/rule/default.json
CALENDAR=$JS_BUILD/share/jiesu/rule/calendar-cn.json
JS_ACTOR=派单员
JS_LANG=en
export JS_ACTOR JS_LANG

cat >old.csv <<'END'
工单编号,问题分类,来电时间,派单时间,主办单位,办理时限
O1,公安->养犬管理->不文明养犬,2026-11-16 08:30:00,2026-11-16 09:00:00,农光里社区,
O2,公安->养犬管理->不文明养犬,2026-09-30 08:30:00,2026-09-30 09:00:00,农光里社区,3个工作日
END
sed 's/O\([12]\)/N\1/; s/2026-11-16/2026-11-17/g; s/09-30/10-07/g' old.csv >new.csv
JS_NOW=2026-11-17T10:00:00+08:00
take --emit none old.csv
is 'before' "$(js-report list | jq -r '[.no, .due.sign, .due.contact,
	.due.solve] | join(" ")' | sort >before; cut -d' ' -f1,4 before | xargs)" \
	'O1 2026-11-23T09:00:00+08:00 O2 2026-10-09T18:00:00+08:00'

jq '.version = "2026-02" | .levels["3"] += {solve: "5d", sign: "1h"} |
	.clocks.contact_percent = 10 | .calendar = "days.json"' "$DEFAULT" \
	>policy.json
jq 'del(.years[] | select(.year == 2026).holidays[] |
	select(.name | startswith("国庆")))' "$CALENDAR" >days.json
JS_POLICY=$DIR/policy.json
export JS_POLICY
JS_NOW=2026-11-17T11:00:00+08:00
take --emit none new.csv
js-report list | jq -r 'select(.no[0:1] == "O") | [.no, .due.sign, .due.contact,
	.due.solve] | join(" ")' | sort >after
same 'old cases have the due times they had' after before
is 'new ones those of the new policy' "$(fact N1 '.due.solve, .due.sign' |
	xargs)" '2026-11-22T09:00:00+08:00 2026-11-17T10:00:00+08:00'
proved

# explain ID CLOCK FILTER
explain() {
	js-dispatch due --explain "bj12345-$1" >explained
	jq -c "select(.clock == \"$2\") | $3" explained
}
is 'an old one, by the policy of then' "$(explain O1 solve \
	'[.due_at,.policy,.policy_says,.derived]')" \
	'["2026-11-23T09:00:00+08:00","2026-01","2026-11-21T09:00:00+08:00",null]'
is 'a new one' "$(explain N1 solve '[.policy,.policy_says,.derived]')" \
	'["2026-02",null,null]'
is 'an old first call' "$(explain O1 contact \
	'[.due_at,.policy_says,.why]')" \
	'["2026-11-17T09:00:00+08:00","2026-11-16T21:00:00+08:00","50 % of the solve limit, at most 1d; before our time: raises nothing"]'
is 'holidays of then are skipped' "$(explain O2 solve .worked)" \
	'"2026-09-30 counted 7h30m; 2026-10-01..2026-10-07 skipped (国庆节); 2026-10-08..2026-10-09 counted 15h"'
is 'by the calendar of then' "$(explain O2 solve \
	'[.due_at,.policy_says,.derived]')" \
	'["2026-10-09T18:00:00+08:00","2026-10-02T18:00:00+08:00",null]'
rm days.json
JS_POLICY=$DEFAULT
is 'even where that file is gone' "$(explain N2 solve '[.derived] +
	(.worked | [scan("skipped \\([^)]*")])')" '[null]'
is 'it is kept once' "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM policy')" 4

# The event is held against what is kept: a finding where they differ.
exits 'all is as it was decided' 0 js-dispatch due --explain bj12345-O1 >out
sqlite3 "$JS_DB" "UPDATE policy SET text = replace(text, '\"7d\"', '\"6d\"')"
exits 'an event that its policy does not bear out' 1 js-dispatch due \
	--explain bj12345-O1 >out
is 'is told' "$(jq -c 'select(.clock == "solve") | [.due_at,.derived]' out)" \
	'["2026-11-23T09:00:00+08:00","2026-11-22T09:00:00+08:00"]'
exits 'the journal knows too' 1 js-audit verify >out
done_testing
