#!/bin/sh
# A drop folder: only what is complete is taken, by the map found for it, and
# filed away with a report; busy is 75; a crash before the rename is harmless.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

mkdump --seed 60 --rows 40 --days 5 --to 2026-11-22 --lf \
	--export '2026-11-23 00:00:00' --encoding utf8 >whole.csv
old() {
	touch -d '2026-11-22 08:00:00 UTC' "$@"
}
drop() {
	cp "$1" "drop/$2"
	old "drop/$2"
}
names() {
	find "$1" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort | xargs
}
report() {
	jq -c "$2" "drop/$1.report.json"
}

mkdir drop
ok 'an empty folder' js-intake import --spool drop
js-report list >/dev/null 2>&1
exits 'no folder' 3 js-intake import --spool nowhere
exits 'no files beside it' 2 js-intake import --spool drop whole.csv
exits 'no dry run' 2 js-intake import -n --spool drop

# half-written files, and those that say so themselves, stay
drop whole.csv 1.csv.part
drop whole.csv .2.csv
drop whole.csv "~\$3.csv"
cp whole.csv drop/4.csv
mkdir drop/5.csv
ln -s ../whole.csv drop/6.csv
mkfifo drop/7.csv
touch -h -d '2026-11-22 08:00:00 UTC' drop/6.csv drop/7.csv
ok 'what is not complete' js-intake import --spool drop >out 2>err
empty 'is not taken' err
is 'but stays' "$(names drop)" \
	".2.csv .lock 1.csv.part 4.csv 5.csv 6.csv 7.csv bad done ~\$3.csv"
rm -r drop/.2.csv drop/1.csv.part drop/4.csv drop/[5-7].csv "drop/~\$3.csv"

# a rename makes it complete; nothing is printed unless asked for
drop whole.csv 上午.csv.part
mv drop/上午.csv.part drop/上午.csv
ok 'a complete dump' js-intake import -q --spool drop >out 2>err
empty 'no records' out
empty 'no word' err
is 'its report' "$(report done/上午.csv \
	'[.file, .state, .map, .rows, .new, .rejected, .error]')" \
	'["上午.csv","done","beijing",40,40,0,null]'
same 'it is filed away' drop/done/上午.csv whole.csv
is 'nothing else' "$(names drop/done)" '上午.csv 上午.csv.report.json'
E=$(events)

# again under the same name, as after a crash between import and rename
drop whole.csv 上午.csv
ok 'the same again' js-intake import -q --spool drop
is 'changes nothing' "$(events)" "$E"
is 'and has a name of its own' "$(report done/上午.csv.2 \
	'[.new, .unchanged]')" '[0,40]'

# a file more costs no connection more
for i in 1 2 3 4 5 6 7 8; do
	drop whole.csv "$i.csv"
done
ok 'many files with few descriptors' \
	sh -c 'ulimit -n 24 && js-intake import -q --spool drop'
is 'are all taken' "$(find drop/done -name '[1-8].csv' | wc -l)" 8

# settled is a matter of seconds
cp whole.csv drop/now.csv
ok 'a file of now' js-intake import -q --spool drop --settle 0
is 'is taken with --settle 0' "$(find drop/done -name now.csv | wc -l)" 1

# rejects: reasons, and rows that can be repaired and dropped again
sed '/^1,\|^2,/d; 4s/^[0-9]*,/,/' whole.csv | sed 's/^26112/26113/' >torn.csv
drop torn.csv torn.csv
exits 'a dump with a row that cannot be read' 1 \
	js-intake import -q --spool drop 2>err
has 'is told' err 'the order number is missing'
is 'with its reasons' "$(report done/torn.csv '[.rejected, .reasons]')" \
	'[1,{"no_number":1}]'
is 'the reject file' "$(jq -r .code drop/done/torn.csv.rejects.ndjson)" \
	no_number
is 'is for the clerk alone' "$(stat -c %a \
	drop/done/torn.csv.rejects.ndjson drop/done/torn.csv.repair.csv |
	xargs)" '600 600'
is 'the row under its headings' "$(grep -c . <drop/done/torn.csv.repair.csv)" \
	"$(($(sed -n 4p torn.csv | grep -c .) + 1))"
sed '2s/^/261130999999999999/' drop/done/torn.csv.repair.csv >fixed.csv
drop fixed.csv fixed.csv
ok 'repaired and dropped again' js-intake import -q --spool drop
is 'it is a case' "$(report done/fixed.csv '[.rows, .new]')" '[1,1]'

# what is no dump; the map that knows most of it
echo '你好' >drop/读我.txt
cat >drop/ny.csv <<'END'
Unique Key,Created Date,Agency,Complaint Type,Descriptor,Borough,Status
60000001,11/20/2026 01:02:03 PM,HPD,HEAT/HOT WATER,ENTIRE BUILDING,BRONX,Open
END
old drop/读我.txt drop/ny.csv
exits 'a text that is no dump' 1 js-intake import -q --spool drop 2>err
is 'is bad, and why' "$(report bad/读我.txt '[.state, .error != null]')" \
	'["bad",true]'
is 'New York by its map' "$(report done/ny.csv '[.map, .new]')" \
	'["nyc311",1]'

# requests of residents; an appointment enters a due
cat >drop/小程序.ndjson <<'END'
{"text":"办理居住证，请预约","nature":"预约","channel":"小程序","phone":"19900000077","appointment_at":"2026-11-25T09:30:00+08:00"}
{"text":"建议增设充电桩","nature":"建议"}
{"text":"求助：家中老人走失","nature":"求助","appointment_at":"2026-11-01T09:30:00+08:00"}
END
old drop/小程序.ndjson
cp drop/小程序.ndjson requests
exits 'requests' 1 js-intake import -q --spool drop --emit new >out 2>err
has 'one has an appointment before itself' err 'appointment_at'
is 'the others are cases' "$(jq -r '.nature + " " + (.due.promise // "-")' \
	out | xargs)" '预约 2026-11-25T09:30:00+08:00 建议 -'
is 'received when they were written' "$(jq -r .received_at out | sort -u)" \
	2026-11-22T16:00:00+08:00
js-dispatch due --within 3d >clocks
is 'the appointment is due' "$(jq -r 'select(.clock == "promise") |
	.id' clocks)" "$(jq -r 'select(.nature == "预约") | .id' out)"
E=$(events)
cp requests drop/小程序.ndjson
old drop/小程序.ndjson
js-intake import -q --spool drop 2>/dev/null
is 'the same requests again are the same' "$(events)" "$E"

# one run at a time
exec 9>drop/.lock
flock 9
exits 'a second run' 75 js-intake import --spool drop 2>err
has 'is told' err "another run takes in 'drop'"
exec 9>&-

proved 'all of it'
done_testing
