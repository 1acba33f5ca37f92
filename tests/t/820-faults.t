#!/bin/sh
# timeout 1800
# slow
# Every call by which a command touches its database, its lock and its key
# fails once, or from then on; or the power fails there. The command says so
# and ends with 4, or had done all; nothing is half; and again, it completes.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

[ -f "$SHIM" ] || skip_all 'no faultshim.so'
POINTS=$(many 1 100000)		# of each kind of fault, at most

mkdump --seed 83 --rows 60 --days 5 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv

# Four jobs, each in a folder of its own: birth (the database and its key
# come into being), import (a dump into an old database), assign, and many (an
# import of some transactions under one lock, of which nobody is told).
mkdir empty seeded imported
head -n 4 dump.csv >seed.csv
JS_DB=seeded/js.db js-intake import -q -m beijing --emit none seed.csv
JS_DB=imported/js.db js-intake import -q -m beijing --emit all dump.csv |
	js-dispatch suggest >proposed 2>err
mkdump --seed 84 --rows 12500 --days 60 --to 2026-11-22 --lf \
	--export '2026-11-23 00:00:00' >many.csv
cp -a seeded case
js-intake import -q -m beijing --emit none --exit-zero many.csv
js-report list >many.list
rm -r case
cp -a seeded case
js-intake import -q -m beijing --emit all dump.csv >import.want
js-report list >import.list
js-dispatch assign --auto <proposed >assign.want
js-report list >assign.list
ok 'the jobs do something' [ "$(wc -l <import.list)" -gt 40 ]
cmp -s import.list assign.list
is 'and something else' $? 1

# The key differs where it is made anew: callers are then left out.
same_state() {
	if [ "$1" = birth ]; then
		sed 's/"caller":"p_[0-9a-f]*"/"caller":"p_"/' now.list >a
		sed 's/"caller":"p_[0-9a-f]*"/"caller":"p_"/' import.list >b
		cmp -s a b
	else
		cmp -s now.list "$1.list"
	fi
}

start() {
	rm -rf case
	case $1 in
	birth) cp -a empty case ;;
	import | many) cp -a seeded case ;;
	assign) cp -a imported case ;;
	esac
}

# attack FAULT CMD...: CMD under the shim
# shellcheck disable=SC2317	# called by name
attack() {
	fault=$1
	shift
	timeout -k 1 60 env FAULT="$fault" FAULT_ON=/case/ \
		FAULT_LOG="$DIR/log" LD_PRELOAD="$SHIM" "$@"
}

# job NAME WORD WORD: under these two words, `attack FAULT` or `env A=B`
job() {
	case $1 in
	birth) JS_KEY=$DIR/case/key "$2" "$3" js-intake import -q \
		-m beijing --emit all dump.csv ;;
	import) "$2" "$3" js-intake import -q -m beijing --emit all dump.csv ;;
	assign) "$2" "$3" js-dispatch assign --auto <proposed ;;
	many) "$2" "$3" js-intake import -q -m beijing --emit none \
		--exit-zero many.csv ;;
	esac
}

total=0 unharmed=0 failed=0 died=0
# point JOB OPS N WHAT
point() {
	at="$1 $2:$3:$4"
	start "$1"
	rm -f log
	job "$1" attack "$2:$3:$4" >out 2>err
	rc=$?
	total=$((total + 1))
	case $rc in
	0)
		unharmed=$((unharmed + 1))
		[ ! -s err ] || bad "$at: 0, but says $(head -n 1 err)" ;;
	4)
		failed=$((failed + 1))
		[ -s err ] || bad "$at: 4 without a message" ;;
	137)
		died=$((died + 1))
		case $4 in
		torn | cut) ;;
		*) bad "$at: killed" ;;
		esac ;;
	*)
		bad "$at: status $rc: $(head -n 1 err)" ;;
	esac
	sound "$at"
	durable "$at" out
	[ $rc -ne 0 ] || same_state "$1" || bad "$at: 0, but not done"
	job "$1" env LC_ALL=C >out 2>err ||
		bad "$at: again: $?: $(head -n 1 err)"
	js-report list -o now.list 2>err || bad "$at: again: $(cat err)"
	same_state "$1" || bad "$at: again: another state"
}

# sweep JOB OPS WHAT...: each call of these, as far as the run then goes
sweep() {
	sweep_job=$1 sweep_ops=$2
	shift 2
	start "$sweep_job"
	job "$sweep_job" attack "$sweep_ops:0:EIO" >out 2>err ||
		bad "$sweep_job $sweep_ops: counting: $(cat err)"
	calls=$(cut -d ' ' -f 1 log)
	[ "$calls" -gt 0 ] || bad "$sweep_job $sweep_ops: no call is seen"
	[ "$sweep_job-$sweep_ops" != import-write ] || calls_printed=$calls
	step=$(((calls + POINTS - 1) / POINTS))
	[ "$step" -gt 0 ] || step=1
	before=$total
	for what in "$@"; do
		# not always the same points, where not all are tried
		n=$((1 + total % step))
		while [ "$n" -le "$calls" ]; do
			point "$sweep_job" "$sweep_ops" "$n" "$what"
			n=$((n + step))
		done
	done
	figure "faults: $sweep_job: $sweep_ops: $calls calls, $*:" \
		"$((total - before)) points"
}

for job in birth import assign many; do
	[ $job != many ] || POINTS=$(many 1 40)
	sweep $job write ENOSPC ENOSPC+ EIO torn cut
	sweep $job sync EIO EIO+ ENOSPC cut
	sweep $job trunc EIO ENOSPC
	sweep $job open EIO EMFILE+ ENOSPC
	sweep $job read EIO EIO+
	empty "$job: no violation" bad
done
# Printed first and durable later would be found between the two.
n=$((calls_printed / 12 + 1))
while [ "$n" -le "$calls_printed" ]; do
	point import write "$n" cut
	n=$((n + calls_printed / 12 + 1))
done
empty 'what is printed is durable' bad
figure "faults: $total points: $unharmed unharmed, $failed with status 4," \
	"$died killed, $(wc -l <bad) violations"

# The power cut that is played here takes away what was not synced: with
# another program, which is told to be careless, it does.
careless() {
	rm -rf case
	mkdir case
	sqlite3 case/x.db 'PRAGMA journal_mode=WAL; CREATE TABLE t (n);' >out
	{
		printf '%s\n' "PRAGMA synchronous=$1;" 'BEGIN;'
		printf '%s\n' 'INSERT INTO t VALUES (1); COMMIT;' \
			'SELECT n FROM t;' 'INSERT INTO t VALUES (2);'
	} >sql
	FAULT=write:$2:cut FAULT_ON=/case/x.db-wal LD_PRELOAD=$SHIM \
		sqlite3 case/x.db <sql >out 2>err
	[ "$(cat out)" = 1 ] || return 2
	[ "$(sqlite3 case/x.db 'SELECT n FROM t')" = 1 ]
}
for n in 3 4 5 6; do
	careless FULL "$n"
	[ $? -eq 2 ] || break
done
ok 'a power cut keeps what was synced' careless FULL "$n"
exits 'and takes what was not' 1 careless OFF "$n"

# Interrupted calls and short ones are no errors: the same result. The whole
# program is meant here, also what it reads and prints.
# shellcheck disable=SC2317	# called by name
gentle() {
	start import
	FAULT=$1 LD_PRELOAD=$SHIM js-intake import -q -m beijing --emit all \
		dump.csv >out 2>err || return
	cmp -s out import.want || return
	js-report list | cmp -s - import.list || return
	FAULT=$1 LD_PRELOAD=$SHIM js-dispatch assign --auto <proposed \
		>out 2>err || return
	cmp -s out assign.want || return
	FAULT=$1 LD_PRELOAD=$SHIM js-report list >out 2>err || return
	cmp -s out assign.list || return
	FAULT=$1 LD_PRELOAD=$SHIM js-audit verify >out 2>&1 && [ ! -s out ]
}
for fault in write:2:EINTR% read:2:EINTR% \
	write:1:short% read:1:short% write,read:3:short% \
	read,write:3:EINTR%; do
	ok "the same result under $fault" gentle $fault
done
done_testing
