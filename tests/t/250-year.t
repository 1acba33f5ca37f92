#!/bin/sh
# slow
# A generated year of 15,000 cases, all of them open: every case has one lead or
# a named reason for none, and what due and escalate say agrees, to the second,
# with a recomputation in SQL that knows the dump and the policy's figures alone.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
command -v js-revisit >/dev/null || skip_all 'no js-revisit'
NOW=2026-11-23T09:00:00+08:00
JS_NOW=$NOW
JS_ACTOR=派单员
export JS_ACTOR

# The office's first day lies before the year, so that all clocks are its own.
jq '. + {start: "2025-01-01"}' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy.json
JS_POLICY=$DIR/policy.json
export JS_POLICY
mkdump --rows 15000 --encoding utf8 --lf \
	--no-columns 工单状态,办结时间,是否有效回访,是否联系,是否解决,是否满意 >dump.csv
js-intake import -q --exit-zero --emit new dump.csv >new.ndjson
is 'the whole year is there' "$(js-report list | wc -l)" \
	"$(sqlite3 "$JS_DB" 'SELECT count(*) FROM cases')"

# --- one lead, or a reason --------------------------------------------------

js-dispatch suggest new.ndjson 2>said | js-dispatch assign --auto >now.ndjson
NONE=$(jq -r 'select(.lead == null) | .id' now.ndjson | wc -l)
jq -r 'select(.lead != null) | .lead' now.ndjson | sort -u >leads
jq -r '.units[].name' policy.json | sort >units
is 'who leads is a unit' "$(comm -23 leads units | wc -l)" 0
ok 'most have one' test "$NONE" -lt 3000
# suggest names the first twenty: so they are asked twenty at a time.
jq -c 'select(.lead == null)' now.ndjson | split -l 20 - none.
for part in none.*; do
	[ ! -f "$part" ] || js-dispatch suggest "$part" 2>&1 >/dev/null
done | grep 'no unit: .' >reasons
is 'each that has none is told with its reason' \
	"$(sed 's/^js-dispatch: \(.*\): no unit: .*/\1/' reasons | sort |
	    uniq | wc -l)" "$NONE"

# Every seventh citizen is called, every fifth case signed for.
jq -c 'select(.no[-3:] | tonumber % 7 == 0) | {id, kind: "call",
	at: "2026-11-22T23:30:00+08:00", connected: true, actor: "回访员"}
	' now.ndjson | grep -v 2611222 >calls.ndjson
js-revisit record calls.ndjson >out 2>err
js-report list 'state:assigned' | jq -c 'select(.no[-3:] | tonumber % 5 == 0)
	' | js-dispatch sign >out 2>err

# --- the same in SQL --------------------------------------------------------

js-report list | jq -r '[.id, .no, .role, .level, (.flags | index("threat") !=
	null), .contact.first_at, .signed_at, .state] | @csv' >facts.csv
cat >due.sql <<'END'
CREATE TABLE facts (id, no, role, level INTEGER, threat, contacted, signed,
	state);
.mode csv
.import facts.csv facts
.import dump.csv dump
CREATE TABLE clock AS SELECT f.id, f.level, f.contacted <> '' AS called,
	f.signed <> '' AS signed, f.state,
	strftime('%s', coalesce(nullif(派单时间, ''), 来电时间)) - 28800 AS disp,
	f.threat = 'true' AS threat,
	strftime('%s', nullif(办理截止时间, '')) - 28800 AS printed,
	CASE 办理时限 WHEN '2小时' THEN 7200 WHEN '24小时' THEN 86400
	WHEN '7天' THEN 604800 WHEN '15天' THEN 1296000 END AS said,
	CASE level WHEN 1 THEN 7200 WHEN 2 THEN 86400 WHEN 3 THEN 604800
	ELSE 1296000 END AS by_level
	FROM facts f JOIN dump d ON d.工单编号 = f.no AND d.工单性质 = f.role;
ALTER TABLE clock ADD solve INTEGER;
UPDATE clock SET solve = CASE WHEN threat
	THEN CASE WHEN coalesce(printed, disp + said) BETWEEN disp + 1
	    AND disp + 7200 THEN coalesce(printed, disp + said)
	    ELSE disp + 7200 END
	ELSE coalesce(printed, disp + said, disp + by_level) END;
CREATE TABLE late AS
	SELECT id, 'solve' AS clock, solve AS at FROM clock
	UNION ALL SELECT id, 'sign', min(solve, disp + CASE level WHEN 1
	    THEN 1800 ELSE 7200 END) FROM clock WHERE NOT signed
	UNION ALL SELECT id, 'contact', CASE WHEN solve <= disp THEN solve
	    ELSE disp + min(86400, (solve - disp) / 100 * 50 +
	    (solve - disp) % 100 * 50 / 100) END FROM clock WHERE NOT called;
CREATE TABLE rung AS SELECT id, name, min(at) AS at FROM (
	SELECT id, '提醒' AS name, disp + (solve - disp) / 100 * 50 +
	    (solve - disp) % 100 * 50 / 100 AS at FROM clock WHERE NOT called
	    AND solve > disp
	UNION ALL SELECT id, '提醒', solve FROM clock WHERE NOT called AND
	    solve <= disp
	UNION ALL SELECT id, '黄灯', disp + (solve - disp) / 100 * 80 +
	    (solve - disp) % 100 * 80 / 100 FROM clock WHERE solve > disp
	UNION ALL SELECT id, '黄灯', solve FROM clock WHERE solve <= disp
	UNION ALL SELECT id, '催办', solve FROM clock
	UNION ALL SELECT id, '督办', solve + 86400 FROM clock
	UNION ALL SELECT id, '一把手', solve + 172800 FROM clock
	UNION ALL SELECT id, '一把手', solve FROM clock WHERE level = 1)
	GROUP BY id, name;
.mode list
.separator " "
.once late.sql
SELECT id, clock, at FROM late WHERE at < (SELECT CAST(strftime('%s', :now) AS INTEGER))
	ORDER BY 1, 2;
.once rungs.sql
SELECT id, name, at FROM rung WHERE at <= (SELECT CAST(strftime('%s', :now) AS INTEGER))
	ORDER BY 1, 2;
END
# instants of text as numbers
epoch() {
	jq -r "[.id, .$1, (.$2[0:19] + \"Z\" | fromdate - 28800)] | join(\" \")" |
		sort
}
sqlite3 -cmd ".parameter set :now '$NOW'" year.db <due.sql
ok 'a recomputation in SQL' test -s rungs.sql
js-dispatch due --overdue | epoch clock due_at >late.due
sort late.sql >late.want
is 'it is about thousands of clocks' \
	"$([ "$(wc -l <late.want)" -gt 20000 ] && echo yes)" yes
same 'due --overdue agrees' late.due late.want
js-dispatch escalate | epoch rung since >rungs.got
sort rungs.sql >rungs.want
same 'every rung agrees' rungs.got rungs.want
js-dispatch escalate >out
empty 'the same run again raises nothing' out
is 'an event for each' "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM event WHERE
	kind = (SELECT kind FROM event ORDER BY seq DESC LIMIT 1)')" \
	"$(wc -l <rungs.want)"
proved
done_testing
