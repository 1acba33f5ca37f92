#!/bin/sh
# A file that grows while it is read is noticed: what was read is whole rows,
# its last row, which may be half a one, is not taken, and it is not counted
# as done. Taken again when it is complete, it is all there.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

mkdump --seed 61 --rows 4000 --days 30 --to 2026-11-22 --lf \
	--export '2026-11-23 00:00:00' --encoding utf8 >whole.csv
cut=$(($(wc -c <whole.csv) * 9 / 10))

# grow NAME CMD: run CMD while NAME gets longer, until CMD has ended
grow() {
	head -c "$cut" whole.csv >"$1"
	[ "$1" = half.csv ] || touch -d '2026-11-22 08:00:00 UTC' "$1"
	(while [ ! -e ended ]; do
		printf ' ' >>"$1"
		sleep 0.005
	done) &
	grower=$!
	shift
	"$@"
	status=$?
	: >ended
	wait "$grower"
	rm ended
	return "$status"
}

exits 'a growing dump' 3 grow half.csv \
	js-intake import -q --emit none half.csv 2>err
has 'is named' err 'half.csv: it changed while it was read'
js-report list >cases
is 'no row is cut' "$(jq -r 'select(.text == null and .title == null) | .id' \
	cases | wc -l)" 0
proved 'what was read'
ok 'the complete file' js-intake import -q --exit-zero --emit none whole.csv
js-report list >cases
is 'is all there' "$(wc -l <cases)" 4000

mkdir drop
exits 'a growing file of a drop folder' 1 grow drop/half.csv \
	js-intake import -q --spool drop --settle 0 2>err
has 'is told' err 'it changed while it was read, and stays'
is 'and stays' "$(find drop -type f ! -name .lock)" drop/half.csv
done_testing
