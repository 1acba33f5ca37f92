#!/bin/sh
# timeout 600
# slow
# An import that is killed at any moment: what was printed is there, nothing
# is half, and the same command again ends where an undisturbed run ends.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/fault/lib.sh"

N=$(many 20 200)
SEED=$(many 1 2)
mkdump --seed 81 --rows "$(many 5000 20000)" --days 60 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >dump.csv

import() {
	js-intake import -q --exit-zero -m beijing "$@" dump.csv
}

fresh
ok 'an undisturbed import' import --emit none
js-report list >whole.list
ALL=$(wc -l <whole.list)
fresh
US=$(micros import)

# What judges the kills must see a planted fault.
fresh
import --emit none
sound planted
head -n 1 whole.list | sed 's/"rev":1/"rev":9/' >out
durable planted out
sqlite3 case/js.db 'DELETE FROM cases WHERE key = 7'
equals planted whole.list
sound planted
[ "$(wc -l <bad)" -eq 4 ] || cat bad
is 'planted faults are seen' "$(wc -l <bad)" 4
: >bad

struck=0 part=0 again=0 i=0
for moment in $(moments "$SEED" "$N" 1000); do
	i=$((i + 1))
	fresh
	strike "$moment" all js-intake import -q --exit-zero -m beijing dump.csv \
		>out 2>err
	rc=$?
	[ "$rc" -eq 137 ] || [ "$rc" -eq 0 ] || bad "$i: status $rc"
	[ "$rc" -ne 137 ] || struck=$((struck + 1))
	sound "$i"
	durable "$i" out
	have=$(wc -l <now.list)
	[ "$have" -eq 0 ] || [ "$have" -eq "$ALL" ] || part=$((part + 1))
	# Every fourth is killed once more, while it recovers.
	if [ $((i % 4)) -eq 0 ]; then
		strike $((moment / 2)) all js-intake import -q --exit-zero -m beijing \
			--emit all dump.csv >out 2>err
		[ $? -ne 137 ] || again=$((again + 1))
		sound "$i again"
		durable "$i again" out
	fi
	import --emit all >out 2>err || bad "$i: re-run $?: $(cat err)"
	unlinked <whole.list >whole.bare
	unlinked <out | cmp -s - whole.bare || bad "$i: the re-run prints something else"
	equals "$i" whole.list
done

figure "import: $N times kill -9 in a run of some $((US / 1000)) ms, $ALL cases:" \
	"$struck mid-run, $part with a part written, $again more during the" \
	"re-run, $(wc -l <bad) violations"
ok 'more than half of the kills land mid-run' [ $((struck * 2)) -gt "$N" ]
empty 'nothing is lost, half or different' bad
done_testing
