#!/bin/sh
# A dump comes more than once, whole, shuffled or in overlapping pieces;
# scenario 3 of the field: then a later one with the answers filled in.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

SAMPLE=$TESTS/data/sample.gb18030.csv
LATER=$TESTS/data/sample-later.gb18030.csv

ok 'the first time' take "$SAMPLE" >new
is 'all rows are new' "$(cat said)" \
	'js-intake: 3000 rows: 3000 new, 0 changed, 0 unchanged, 0 rejected'
is 'and printed' "$(wc -l <new)" 3000
E=$(events)
for time in second third; do
	ok "the $time time" take "$SAMPLE" >again
	empty "$time: nothing is new" again
	is "$time: nothing changed" "$(cat said)" \
	    'js-intake: 3000 rows: 0 new, 0 changed, 3000 unchanged, 0 rejected'
	is "$time: no event" "$(events)" "$E"
done
ok 'all that the dump names' take --emit all "$SAMPLE" >again
unlinked <again >bare
same 'come out as they came in' bare new
is 'still no event' "$(events)" "$E"
proved
js-report list | sort >want

# --- the same rows in another order, in pieces -----------------------------

# Fresh databases, the same key: cases and ids are the same. No batch shows.
mkdump --seed 91 --rows 3000 --days 184 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' --title --shuffle >shuffled.csv
fresh
ok 'shuffled' take shuffled.csv >/dev/null
ok 'shuffled rows are other bytes' [ "$(cksum <shuffled.csv)" != \
	"$(cksum <"$SAMPLE")" ]
js-report list | sort >got
same 'shuffled: the same cases' got want
proved

# Pieces begin with their header; rows without line feeds are cut by sed.
mkdump --seed 91 --rows 3000 --days 184 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' --lf --encoding utf8 \
	--no-columns 标题,主要内容,来电人,小区点位 >whole.csv
fresh
ok 'whole' take --exported-at '2026-11-23' whole.csv >/dev/null
js-report list | sort >want
fresh
for piece in 1,900 2700,3001 700,1500 1400,2800; do
	{ head -n 1 whole.csv; sed '1d' whole.csv | sed -n "${piece}p"; } |
		take --exported-at '2026-11-23' >/dev/null
	is "rows $piece" $? 0
done
js-report list | sort >got
is 'every row is there' "$(wc -l <got)" 3000
same 'in overlapping pieces: the same cases' got want
is 'four batches' "$(sqlite3 "$JS_DB" 'SELECT count(*) FROM batch')" 4
fresh
ok 'twice in one run' take --exported-at 2026-11-23 whole.csv whole.csv \
	>/dev/null
has 'the second changes nothing' said \
	'6000 rows: 3000 new, 0 changed, 3000 unchanged, 0 rejected'
js-report list | sort >got
same 'the same cases again' got want
proved

# --- a later dump (scenario 3) ---------------------------------------------

fresh
ok 'the sample' take "$SAMPLE" >/dev/null
E=$(events)
js-report list | jq -cS . | sort >before
JS_NOW=2026-12-01T09:00:00+08:00
ok 'a later dump' take --emit changed "$LATER" >altered
js-report list | jq -cS . | sort >after
is 'no case is new' "$(grep -o '[0-9]* new' said)" '0 new'
N=$(wc -l <altered)
ok 'some changed' [ "$N" -gt 10 ]
is 'one event each, and the batch' "$(events)" $((E + N + 1))
comm -13 before after | jq -r .id | sort >touched
jq -r .id altered | sort >said.ids
same 'just those that the import printed' touched said.ids

# only the platform's later facts: answers, finishing, and what follows
cut='del(.rev, .revisit.city, .finished_at, .closed_at, .closed_by, .state,
	.lead, .lead_by, .unit_said, .assigned_at)'
jq -cS "$cut" before | sort >before.cut
jq -cS "$cut" after | sort >after.cut
same 'nothing else changed' after.cut before.cut
is 'an answer is dated by the export' "$(jq -r '.revisit.city.at // empty' \
	altered | sort -u)" 2026-11-30T00:00:00+08:00

ID=$(jq -r 'select(.revisit.city != null).id' altered | head -n 1)
js-audit trail "$ID" >history
is 'history is kept' "$(jq -r .kind history | xargs)" 'receive update'
is 'with its batch' "$(jq -r 'select(.kind == "update").batch' history)" \
	"$(sqlite3 "$JS_DB" 'SELECT max(seq) FROM batch')"
is 'and its times' "$(jq -r 'select(.kind == "update") | .at, .rec' history |
	xargs)" '2026-11-30T00:00:00+08:00 2026-12-01T09:00:00+08:00'
E=$(events)
ok 'the later dump again' take "$LATER" >/dev/null
is 'changes nothing' "$(events)" "$E"
proved

# The earlier dump, out of turn: the platform has said otherwise since.
ok 'the earlier dump once more' take --emit changed "$SAMPLE" >altered
empty 'changes no case' altered
is 'and nothing at all' "$(events)" "$E"

# Where the later one came first, the earlier adds only what it does not have.
cat >late.csv <<'END'
导出时间：2026-11-30 00:00:00,,,,,
工单编号,来电时间,派单时间,主办单位,是否解决,主要内容
20260001,2026-11-20 10:00:00,2026-11-20 10:05:00,物业管理科,是,后来的话
END
cat >early.csv <<'END'
导出时间：2026-11-22 00:00:00,,,,,
工单编号,来电时间,派单时间,主办单位,是否解决,主要内容,问题分类
20260001,2026-11-20 10:00:00,2026-11-20 10:05:00,劲松街道,否,先前的话,供暖
END
fresh
ok 'the later one first' take late.csv >/dev/null
ok 'then the earlier' take --emit changed early.csv >altered
is 'it adds' "$(jq -r '.category | join("/")' altered)" 供暖
is 'and takes nothing back' "$(fact 20260001 \
	'.unit_said, .revisit.city.solved, .text' | xargs)" \
	'物业管理科 true 后来的话'
E=$(events)
ok 'both again' take early.csv late.csv >/dev/null
is 'no event' "$(events)" "$E"
proved

# --- a case whose caller is another the next time --------------------------

for phone in 19900000001 19900000002; do
	printf '%s\n' 工单编号,来电时间,电话,主要内容 \
		"20260001,2026-11-20 10:00:00,$phone,漏水" >$phone.csv
done
fresh
ok 'a caller' take --emit none 19900000001.csv
ok 'another caller' take --emit none 19900000002.csv
is 'the case is known by both' \
	"$(sqlite3 "$JS_DB" 'SELECT count(*) FROM caller')" 2
proved
done_testing
