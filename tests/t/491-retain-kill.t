#!/bin/sh
# timeout 1800
# slow
# An erasure that is cut short anywhere, at a call that writes, syncs or cuts a
# file of the database, by a failure, a torn write or the power: it has erased
# all or nothing, and the next run ends it, down to the last byte.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

[ -f "$SHIM" ] || skip_all 'no faultshim.so'
POINTS=$(many 3 100000)		# of each kind of fault, at most

mkdump --seed 91 --rows 120 --days 20 --to 2026-09-22 \
	--export '2026-11-22 00:00:00' >dump.csv
mkdir whole
JS_DB=whole/js.db js-intake import -q --exit-zero --emit none dump.csv
sqlite3 whole/js.db 'PRAGMA wal_checkpoint(TRUNCATE)' >out
export JS_NOW=2030-01-02T09:00:00+08:00

retain() {
	js-audit retain --older-than 3y --reason 保存期满
}

rows() {
	sqlite3 case/js.db 'SELECT count(*) FROM private'
}

rm -rf case
cp -a whole case
ALL=$(rows)
retain >want
LEFT=$(rows)
js-report list >whole.list
cp case/js.db erased.db
perl "$TESTS/residue.pl" needles whole/js.db erased.db >wanted
ok 'there is something to erase' [ $((ALL - LEFT)) -gt 80 ]
ok 'and to look for' [ "$(wc -l <wanted)" -gt 400 ]

# clean WHAT: nothing of it is left, and what is there is as it should be
clean() {
	perl "$TESTS/residue.pl" search wanted case/* >left
	[ ! -s left ] || bad "$1: $(wc -l <left) needles: $(head -n 1 left)"
	[ "$(sqlite3 case/js.db 'SELECT count(*) FROM erasure
	    WHERE scrubbed IS NULL')" = 0 ] || bad "$1: it still waits"
}

total=0 early=0 late=0 dirty=0
# point OPS N WHAT
point() {
	at="$1:$2:$3"
	rm -rf case
	cp -a whole case
	FAULT=$at FAULT_ON=/case/ FAULT_LOG=$DIR/log LD_PRELOAD=$SHIM \
		js-audit retain --older-than 3y --reason 保存期满 >out 2>err
	rc=$?
	total=$((total + 1))
	case $rc in
	0 | 4 | 137) ;;
	*) bad "$at: status $rc: $(head -n 1 err)" ;;
	esac
	bytes=$(perl "$TESTS/residue.pl" search wanted case/* |
	    grep -c '^body')
	sound "$at"
	case $(rows) in
	"$ALL") early=$((early + 1)) ;;
	"$LEFT")
		late=$((late + 1))
		[ "$bytes" -eq 0 ] || dirty=$((dirty + 1)) ;;
	*) bad "$at: a part is erased: $(rows)" ;;
	esac
	[ $rc -ne 0 ] || clean "$at"
	retain >out 2>err || bad "$at: again: $?: $(head -n 1 err)"
	sound "$at again"
	cmp -s now.list whole.list || bad "$at: again: another state"
	clean "$at again"
}

rm -rf case
cp -a whole case
for ops in write sync trunc; do
	rm -rf case log
	cp -a whole case
	FAULT=$ops:0:EIO FAULT_ON=/case/ FAULT_LOG=$DIR/log LD_PRELOAD=$SHIM \
		js-audit retain --older-than 3y >out 2>err
	calls=$(cut -d ' ' -f 1 log)
	[ "$calls" -gt 0 ] || bad "$ops: no call is seen"
	step=$(((calls + POINTS - 1) / POINTS))
	i=1
	while [ $i -le "$calls" ]; do
		for what in EIO cut torn; do
			[ $what != torn ] || [ $ops = write ] || continue
			point $ops $i $what
		done
		i=$((i + step))
	done
done
figure "retain: cut short at $total points: $early before, $late after its" \
	"commit, $(wc -l <bad) violations"
ok 'before the commit and after it' [ $((early * late)) -gt 9 ]
ok 'after it there were bytes to wipe' [ $dirty -gt 0 ]
empty 'all or nothing, and the next run ends it' bad

done_testing
