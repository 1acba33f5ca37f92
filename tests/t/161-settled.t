#!/bin/sh
# slow
# An import whose log cannot be synced has failed, and so has each that comes
# after it, also where it finds all rows in the database by then: nothing is
# called unchanged, nor moved to done/, that a power cut would take away.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

[ -f "$SHIM" ] || skip_all 'no faultshim.so'

mkdump --seed 83 --rows 60 --days 5 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv
head -n 4 dump.csv >seed.csv
mkdir case in
cp dump.csv in
touch -d '2026-11-22 08:00:00 UTC' in/dump.csv
js-intake import -q -m beijing --emit none --exit-zero seed.csv

# unsynced N CMD...: from its N-th sync on none of the log succeeds
# shellcheck disable=SC2317	# called by name
unsynced() {
	from=$1
	shift
	timeout -k 1 60 env FAULT="sync:$from:EIO+" FAULT_ON=/case/js.db \
		LD_PRELOAD="$SHIM" "$@"
}

# the first one syncs the log's header, and commits
exits 'the log is not synced' 4 unsynced 2 js-intake import -m beijing \
	--emit none --exit-zero dump.csv 2>err
has 'is told' err 'cannot be made durable'
# links and the like are written by the next ones
for i in 1 2 3 4 5 6; do
	exits "nor by import $i" 4 unsynced 1 js-intake import -m beijing \
		--emit none --exit-zero dump.csv 2>err
	lacks 'and nothing is unchanged' err 'unchanged'
done
exits 'nor by a spool' 4 unsynced 1 js-intake import \
	-q --exit-zero --spool in 2>err
ok 'whose file stays' test -f in/dump.csv
is 'and is not done' "$(find in/done -type f)" ''
ok 'the disk is there again' js-intake import -m beijing --emit none \
	--exit-zero dump.csv 2>err
has 'all was written' err '60 rows: 0 new, 0 changed, 60 unchanged'
done_testing
