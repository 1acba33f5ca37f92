#!/bin/sh
# Disks that are full or read-only, outputs that are closed: a message, the
# documented status, nothing lost; a run again completes the work.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# 2,000 cases, more than a small disk holds.
mkdump --seed 7 --rows 2000 --days 40 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' --title >dump.csv
ok 'undisturbed' take --exit-zero --emit all dump.csv >want
ok 'assigned' sh -c \
	'js-dispatch suggest want | js-dispatch assign --auto >want.assigned'
cp "$JS_DB" done.db
fresh

# --- standard output -------------------------------------------------------------

exits 'import to a full disk' 4 take dump.csv >/dev/full
has 'says so' said 'No space left on device'
ok 'what was not printed is found' take --emit all dump.csv >out
same 'nothing lost' out want
proved
fresh
js-intake import dump.csv >&- 2>said
is 'import to a closed output' $? 4
ok 'says so' [ "$(wc -l <said)" -ge 1 ]
ok 'once more' take --emit all dump.csv >out
same 'nothing lost either' out want
for run in 'js-report list' 'js-report rates -f table' 'js-audit check' \
	'js-intake check dump.csv' 'js-report show bj12345-none' \
	'js-dispatch due'; do
	case $run in *none) run="js-report show $(jq -r .id out | head -n 1)" ;;
	esac
	# shellcheck disable=SC2086
	exits "$run to a full disk" 4 $run >/dev/full 2>said
	has "$run says so" said 'No space left on device'
	# shellcheck disable=SC2086
	exits "$run to a closed output" 4 $run >&- 2>said
done
ok 'records proposed' js-dispatch suggest out >proposed
exits 'suggest to a full disk' 4 js-dispatch suggest out >/dev/full 2>said
exits 'assign to a full disk' 4 js-dispatch assign --auto <proposed \
	>/dev/full 2>said
js-dispatch assign --auto <proposed >&- 2>said
is 'assign to a closed output' $? 4
ok 'assign again' js-dispatch assign --auto <proposed >assigned
same 'nothing lost there' assigned want.assigned
exits 'standard error closed too' 0 js-report rates >out 2>&-
printf '工单编号,来电时间\nH1,昨天\n' >bad.csv
exits 'a reject file on a full disk' 4 take --reject /dev/full bad.csv
has 'is named' said /dev/full
proved

# Many batches: after the first that nobody took no more is written.
mkdump --seed 8 --rows 30000 --days 40 --to 2026-11-22 --lf >many.csv
exits 'many rows to a full disk' 4 take -d many.db many.csv >/dev/full
ok 'a batch at most is written' \
	[ "$(js-report list -d many.db | wc -l)" -lt 20000 ]
cat >gone <<'END'
{ js-intake import -d gone.db many.csv 2>said; echo $? >rc; } | head -n 1 >out
exit "$(cat rc)"
END
exits 'the reader goes away' 4 sh gone
ok 'and again' take --exit-zero -d gone.db --emit none many.csv
is 'nothing is lost' "$(js-report list -d gone.db | wc -l)" 30000

# --- a database that cannot be written ----------------------------------------------

E=$(events)
if [ "$(id -u)" -ne 0 ]; then
	chmod 400 "$JS_DB"
	exits 'a read-only database' 4 take --emit none \
		"$TESTS/data/sample.gb18030.csv"
	chmod 600 "$JS_DB"
else
	skip 'a read-only database' 'root writes what is read-only'
fi
is 'nothing was written' "$(events)" "$E"

mkdir small
if mount -t tmpfs -o size=700k jiesu small 2>mount.err; then
	trap 'status=$?; umount "$DIR/small" 2>/dev/null; (exit $status); tap_end' EXIT

	JS_DB=$DIR/small/js.db
	js-intake import --emit new dump.csv >out 2>said
	is 'a small disk' $? 4
	ok 'is told' [ "$(grep -c 'full\|No space' said)" -ge 1 ]
	cp small/js.db* . 2>mount.err
	is 'what was printed is there' "$(comm -23 out want | wc -l)" 0
	mount -o remount,size=20m small
	js-report list >kept 2>said
	jq -r .id out | sort >printed
	jq -r .id kept | sort >there
	comm -23 printed there >lost
	empty 'nothing printed is lost' lost
	ok 'with room again it completes' take --exit-zero --emit all dump.csv >out
	same 'to the same cases' out want
	proved
	mount -o remount,ro small
	exits 'a read-only disk' 4 take --emit none \
		"$TESTS/data/sample.gb18030.csv"
	has 'is told' said "$JS_DB"
	is 'one message' "$(wc -l <said)" 1
	exits 'handling on it' 4 js-dispatch note --text 甲 \
		"$(jq -r .id want | head -n 1)" >out 2>said
	empty 'prints no record' out
	ok 'reading it works' js-report list >out
	umount small
	trap tap_end EXIT
	JS_DB=$DIR/js.db
else
	skip 'a small disk, a read-only one' 'cannot mount a tmpfs'
fi
done_testing
