#!/bin/sh
# timeout 900
# slow
# A restore that is killed, that meets a full or failing disk, or a power cut:
# there is the whole database, or none; and the next one makes it.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

[ -f "$SHIM" ] || skip_all 'no faultshim.so'
mkdump --seed 812 --rows 2000 --days 20 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >a.csv
JS_DB=$DIR/source.db
ok 'an office' js-intake import -q --exit-zero -m beijing --emit none a.csv
ok 'its dump' js-audit dump --private=故障试验 -o whole
ok 'without persons' js-audit dump -o plain
JS_DB=$DIR/case/js.db

# There is nothing, or what was dumped.
one_or_none() {
	[ -e case/js.db ] || [ ! -e case/js.db-wal ] ||
		bad "$1: a -wal without its database"
	[ -e case/js.db ] || return 0
	js-audit verify >err 2>&1 || bad "$1: verify: $(head -n 1 err)"
	js-audit dump -o now 2>err || bad "$1: dump: $(cat err)"
	cmp -s now plain || bad "$1: another database"
}

# The next restore makes it, where it is not there, and tidies up.
mended() {
	if [ ! -e case/js.db ]; then
		js-audit restore whole 2>err || bad "$1: again: $(cat err)"
		one_or_none "$1, again"
		[ "$(echo case/*.restoring*)" = 'case/*.restoring*' ] ||
			bad "$1: left over: $(echo case/*)"
	fi
}

# What judges must see planted faults.
fresh
head -c 100000 source.db >case/js.db
chmod 600 case/js.db
one_or_none planted 2>err
fresh
: >case/js.db-wal
one_or_none planted
ok 'planted faults are seen' [ "$(wc -l <bad)" -ge 2 ]
: >bad

N=$(many 12 300)
fresh
US=$(micros js-audit restore whole)
struck=0 absent=0
for moment in $(moments 812 "$N" 1000); do
	fresh
	strike "$moment" all js-audit restore whole >out 2>err
	[ $? -ne 137 ] || struck=$((struck + 1))
	[ -e case/js.db ] || absent=$((absent + 1))
	one_or_none "killed at $moment"
	mended "killed at $moment"
done
figure "restore: $N times kill -9 in a run of some $((US / 1000)) ms: $struck" \
	"mid-run, $absent before there was a database, $(wc -l <bad) violations"
ok 'some of the kills land mid-run' [ $((struck * 3)) -gt "$N" ]
empty 'the whole database or none' bad

# --- calls that fail ---------------------------------------------------------

POINTS=$(many 2 100000)		# of each kind of fault, at most
# attack OPS N WHAT: a restore under the shim
attack() {
	timeout -k 1 60 env FAULT="$1:$2:$3" FAULT_ON=/case/ \
		FAULT_LOG="$DIR/log" LD_PRELOAD="$SHIM" \
		js-audit restore whole >out 2>err
}
total=0 whole=0
# sweep OPS WHAT...: each call of these
sweep() {
	ops=$1
	shift
	fresh
	attack "$ops" 0 EIO || bad "$ops: counting: $(cat err)"
	calls=$(cut -d ' ' -f 1 log)
	[ "$calls" -gt 0 ] || bad "$ops: no call is seen"
	step=$(((calls + POINTS - 1) / POINTS))
	for what in "$@"; do
		n=1
		while [ "$n" -le "$calls" ]; do
			fresh
			attack "$ops" "$n" "$what"
			rc=$?
			total=$((total + 1))
			one_or_none "$ops $n $what"
			[ ! -e case/js.db ] || whole=$((whole + 1))
			case $rc:$what in
			0:*) [ -e case/js.db ] || bad "$ops $n $what: 0" ;;
			4:*)
				[ -s err ] || bad "$ops $n $what: silent"
				[ "$(echo case/*.restoring)" = \
				    'case/*.restoring' ] ||
					bad "$ops $n $what: left over" ;;
			137:torn | 137:cut) ;;
			*) bad "$ops $n $what: status $rc: $(cat err)" ;;
			esac
			mended "$ops $n $what"
			n=$((n + step))
		done
	done
}
sweep write ENOSPC EIO torn cut
sweep sync EIO cut
sweep open EIO EMFILE+
sweep read EIO
figure "restore: $total failing calls and power cuts: $whole databases," \
	"all whole; $(wc -l <bad) violations"
empty 'whatever fails, the whole database or none' bad
done_testing
