#!/bin/sh
# timeout 900
# slow
# Whoever has the file can change it, past triggers and all; js-audit verify
# then names the event.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

N=$(many 75 1250)
SEED=$(many 5 6)
mkdump --seed 87 --rows 60 --days 8 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv
fresh
js-intake import -q -m beijing dump.csv | js-dispatch suggest 2>err |
	js-dispatch assign --auto >assigned
ID=$(jq -r 'select(.state == "assigned").id' assigned | head -n 1)
js-dispatch sign "$ID" --actor 物业科办件员 >out
js-dispatch note "$ID" --text '看过了' >out
js-report list >whole.list
sqlite3 case/js.db 'PRAGMA wal_checkpoint(TRUNCATE)' >out
sqlite3 case/js.db 'SELECT sql || ";" FROM sqlite_schema
    WHERE type = "trigger"' >triggers
LAST=$(sqlite3 case/js.db 'SELECT max(seq) FROM event')
HEAD=$(sqlite3 case/js.db "SELECT lower(hex(hash)) FROM event
    WHERE seq = $LAST")
rm -rf good
cp -a case good
ok 'the untouched journal holds' js-audit verify
ok 'its head, too' js-audit verify --head "$HEAD"
ok 'there are some events' [ "$LAST" -gt 60 ]

# forge SQL: past the triggers, which are there again afterwards
forge() {
	fresh
	cp good/js.db case/js.db
	{
		echo 'PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF;'
		echo 'DROP TRIGGER event_no_update;'
		echo 'DROP TRIGGER event_no_delete; DROP TRIGGER event_next;'
		printf '%s\n' "$1"
		cat triggers
	} | sqlite3 case/js.db >out 2>&1
}
# names WHAT SEQ: verify ends with 1 and a line begins with SEQ
names() {
	[ ! -s out ] || bad "$1: cannot be forged: $(cat out)"
	js-audit verify >found 2>err
	rc=$?
	[ $rc -eq 1 ] || bad "$1: status $rc: $(head -n 1 err)"
	grep -q "^$2 " found || bad "$1: not named: $(head -n 2 found)"
	[ ! -s err ] || bad "$1: $(head -n 1 err)"
}

# --- single bytes ---------------------------------------------------------------

perl "$TESTS/fault/tamper.pl" "$SEED" "$N" good/js.db >changes
tried=0 refused=0
while read -r seq sql; do
	forge "$sql"
	if [ -s out ]; then
		# a second event of the same revision: SQLite's index says no
		refused=$((refused + 1))
		continue
	fi
	tried=$((tried + 1))
	names "$sql" "$seq"
done <changes
figure "tampering: $tried single bytes of events, $refused more refused by" \
	"an index, $(wc -l <bad) not named"
ok 'many were tried' [ $tried -gt $((N * 8 / 10)) ]
empty 'each changed byte is found and its event named' bad

# --- whole rows -----------------------------------------------------------------

: >bad
rows=0
for seq in $(perl -e 'srand 7; print 2 + int(rand($ARGV[0] - 3)), "\n"
    for 1 .. $ARGV[1]' "$LAST" "$(many 6 60)"); do
	rows=$((rows + 5))
	forge "DELETE FROM event WHERE seq = $seq;"
	names "deleted $seq" $((seq + 1))
	forge "UPDATE event SET seq = -1 WHERE seq = $seq;
	    UPDATE event SET seq = $seq WHERE seq = $seq + 1;
	    UPDATE event SET seq = $seq + 1 WHERE seq = -1;"
	names "swapped $seq" "$seq"
	forge "UPDATE event SET (at, kind, body) = (SELECT at, kind, body
	    FROM event WHERE seq = $seq + 1) WHERE seq = $seq;"
	names "copied $seq" "$seq"
	forge "UPDATE event SET seq = -seq WHERE seq >= $seq;
	    INSERT INTO event SELECT $seq, at - 1, rec, clock, kind, NULL, NULL,
	    actor, body, NULL, prev, hash FROM event WHERE seq = -$seq;
	    UPDATE event SET seq = 1 - seq WHERE seq < 0;"
	names "inserted $seq" "$seq"
	forge "INSERT INTO event SELECT $LAST + 1, at, rec, clock, kind, cas,
	    rev + 100, actor, body, NULL, hash, hash FROM event
	    WHERE seq = $LAST;"
	names "added behind the last" $((LAST + 1))
done
figure "tampering: $rows rows deleted, swapped, copied, inserted, added," \
	"$(wc -l <bad) not named"
empty 'each deleted, swapped, copied, inserted or added row is found' bad

# --- the end, with a head that left the machine -----------------------------------

# The forger tidies up: what is derived is made again.
cut_tail() {
	forge "DELETE FROM private WHERE seq > $1;
	    DELETE FROM event WHERE seq > $1;"
	js-audit verify --rebuild >found 2>err
}
ok 'a tidy journal that lost its end holds in itself' cut_tail $((LAST - 1))
exits 'but not against a signed head' 1 js-audit verify --head "$HEAD" \
	>found
ok 'which says so' grep -q "^$((LAST - 1)) " found
printf '<p>journal %s</p>\n' "$HEAD" >sheet.html
exits 'nor against a sheet' 1 js-audit verify --head sheet.html >found
ok 'nor with half of it' cut_tail $((LAST / 2))
exits 'nor then' 1 js-audit verify --head "$HEAD" >found
: >bad
cuts=$(many 3 40)
for at in $(moments 9 "$cuts" $((LAST - 3))); do
	at=$((at + 2))
	cut_tail $at || bad "cut behind $at: $(head -n 1 found)"
	js-audit verify --head "$HEAD" >found 2>err
	rc=$?
	[ $rc -eq 1 ] || bad "cut behind $at: status $rc"
	grep -q "^$at " found || bad "cut behind $at: not named"
done
figure "tampering: $cuts tails cut off and tidied up, $(wc -l <bad) not found"
empty 'a tail cut anywhere is found by the head, which names its end' bad
exits 'an empty journal' 1 eval 'forge "DELETE FROM private;
    DELETE FROM event;"; js-audit verify >found'
exits 'a head that is none, nor a file' 3 js-audit verify --head 12ab

# --- triggers -----------------------------------------------------------------------

for trigger in event_no_update event_no_delete event_next; do
	fresh
	cp good/js.db case/js.db
	sqlite3 case/js.db "DROP TRIGGER $trigger"
	exits "$trigger is dropped" 1 js-audit verify >found
	is "$trigger: one finding" "$(grep -c '^0 .*trigger' found)" 1
	sqlite3 case/js.db "CREATE TRIGGER $trigger BEFORE UPDATE ON event
	    BEGIN SELECT 1; END"
	exits "$trigger does nothing" 1 js-audit verify >found
done
fresh
cp good/js.db case/js.db
for sql in 'UPDATE event SET at = at' 'DELETE FROM event' \
	'REPLACE INTO event SELECT * FROM event WHERE seq = 5' \
	"INSERT INTO event SELECT $LAST + 1, at, rec, clock, kind, cas, rev,
	actor, body, commitment, prev, hash FROM event WHERE seq = 5"; do
	sqlite3 case/js.db "$sql" 2>err
	ok "the journal refuses: ${sql%% *}" [ -s err ]
done
ok 'and is untouched' js-audit verify

# --- what hangs on the journal ----------------------------------------------------

PRIVATE=$(sqlite3 good/js.db 'SELECT max(seq) FROM private')
: >bad
forge "UPDATE private SET fields = CAST(fields || x'00' AS BLOB)
    WHERE seq = $PRIVATE;"
names 'a text is changed' "$PRIVATE"
forge "UPDATE private SET caller = 1 WHERE seq = $PRIVATE;"
names 'a caller is changed' "$PRIVATE"
forge "INSERT INTO private SELECT 1, salt, caller, fields FROM private
    WHERE seq = $PRIVATE;"
names 'a text without an event' 1
forge "UPDATE policy SET text = text || ' ';"
names 'a policy is changed' 0
forge 'DELETE FROM policy;'
js-audit verify >found 2>err
[ $? -eq 1 ] || bad 'a policy is deleted'
for sql in 'UPDATE cases SET level = 4 WHERE key = 3;' \
	'DELETE FROM cases WHERE key = 3;' \
	"UPDATE word SET text = text || '甲' WHERE n = 9;" \
	'DELETE FROM caller;' 'UPDATE caller_upto SET key = 2;' \
	'DROP TABLE batch;' 'DELETE FROM batch;' \
	"INSERT INTO day VALUES (20000, 1, 1);"; do
	forge "$sql"
	[ ! -s out ] || bad "$sql: $(cat out)"
	js-audit verify >found 2>err
	rc=$?
	[ $rc -eq 1 ] || bad "$sql: status $rc"
	[ -s found ] || bad "$sql: nothing is said"
	js-audit verify --rebuild >found 2>err || bad "$sql: rebuild"
	js-report list | cmp -s - whole.list || bad "$sql: rebuilt otherwise"
done
empty 'texts, policies and derived rows are proved too' bad

# --- rot --------------------------------------------------------------------------

# Bytes of the file itself: noticed, or without effect on what is listed.
: >bad
seen=0 harmless=0 flips=$(many 20 300)
SIZE=$(stat -c %s good/js.db)
for at in $(moments 8 "$flips" "$SIZE"); do
	fresh
	cp good/js.db case/js.db
	perl -e 'open my $f, "+<", $ARGV[0] or die; binmode $f;
	    seek $f, $ARGV[1], 0; read $f, my $c, 1; seek $f, $ARGV[1], 0;
	    print $f chr(ord($c) ^ 0x20)' case/js.db "$at"
	timeout 20 js-audit verify >found 2>err
	rc=$?
	case $rc in
	0)
		harmless=$((harmless + 1))
		timeout 20 js-report list 2>err | cmp -s - whole.list ||
			bad "byte $at: not noticed, but listed otherwise" ;;
	1 | 3 | 4) seen=$((seen + 1)) ;;
	*) bad "byte $at: status $rc" ;;
	esac
done
figure "rot: $flips flipped bits of the file: $seen noticed, $harmless" \
	"without effect, $(wc -l <bad) violations"
empty 'no flipped bit goes unnoticed or crashes' bad
done_testing
