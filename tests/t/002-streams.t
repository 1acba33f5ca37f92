#!/bin/sh
# Pipes of records: every accepted line comes out once and in its order, a
# reader or a disk that fails is noticed, and each run can be repeated.
. "$(dirname "$0")/../lib.sh"

for program in js-intake js-dispatch js-report js-audit; do
	command -v $program >/dev/null || skip_all "no $program"
done

JS_ACTOR=值班员
export JS_ACTOR

# A database made for tests is one that was made under --now.
mkdump --seed 5 --rows 60 --days 10 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' --title >dump.csv
ok 'a dump comes in' js-intake import --exit-zero -m beijing --emit all dump.csv \
	>new 2>/dev/null
N=$(wc -l <new)
ok 'as records' [ "$N" -gt 40 ]

events() {
	sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'SELECT count(*) FROM event'
}

# --- propose ---------------------------------------------------------------

ok 'records pass through suggest' js-dispatch suggest new >proposed
is 'one for each' "$(wc -l <proposed)" "$N"
jq -r .id new >want
jq -r .id proposed >ids
same 'in their order' ids want
jq -c 'del(.propose)' proposed >stripped
jq -c . new >whole
same 'unchanged but for propose' stripped whole
jq -c '. + {"自己":{"a":[1,null]},"zz":0.5}' new | js-dispatch suggest |
	jq -c 'select(."自己" == {"a":[1,null]} and .zz == 0.5)' >kept
is 'unknown fields survive' "$(wc -l <kept)" "$N"
js-dispatch suggest proposed >again
same 'a second suggest changes nothing' again proposed
js-dispatch suggest <new >stdin
same 'standard input is read' stdin proposed
cp new copy
js-dispatch suggest - copy <new >both
is 'and named by -' "$(wc -l <both)" $((2 * N))
exits 'nothing in, nothing out' 0 js-dispatch suggest </dev/null >none
empty 'no line' none
printf '\357\273\277' | cat - new | sed 's/$/\r/' | js-dispatch suggest >crlf
same 'a BOM and CRLF are forgiven' crlf proposed
head -c -1 new | js-dispatch suggest >open
same 'the last line needs no end' open proposed

# A pipe stays alive: the first record is out while the input is open.
cat >alive <<'END'
mkfifo in out
js-dispatch suggest <in >out &
exec 7>in 8<out
head -n 1 new >&7
read -r line <&8
exec 7>&-
wait
[ -n "$line" ]
END
ok 'a record comes out before the next goes in' timeout 20 sh alive

# --- rejects -----------------------------------------------------------------

{
	head -n 3 new
	echo '{"v":1,"id":"x"'
	echo '{"v":1,"v":1}'
	echo '垃圾'
	tail -n +4 new
} >mixed
exits 'bad lines are rejected' 1 js-dispatch suggest --reject rejected \
	mixed >out1 2>err
same 'the others pass' out1 proposed
is 'a message for each' "$(wc -l <err)" 3
has 'with its place' err 'js-dispatch: mixed:5: json_duplicate_key: '
lacks 'without its text' err '垃圾'
is 'its code once' "$(sed 's/^[^:]*: [^:]*:[0-9]*: //' err)" 'json_syntax: byte 15
json_duplicate_key: byte 10
json_syntax: no record, which begins with {: give js-report list no -f'
printf '%s\n' '{"v":99}' '[]' '{"v":1,"id":"x"}' |
	js-dispatch suggest --exit-zero >out1 2>err
is 'and a reason that has none is whole' "$(sed 's/^.*bad_record: //' err |
	cut -d, -f1)" 'v: newer than this program
not a case record
id: not an id'
is 'places in the file' "$(jq -c '[.file,.line,.code]' rejected |
	tr '\n' ' ')" '["mixed",4,"json_syntax"] ["mixed",5,"json_duplicate_key"] ["mixed",6,"json_syntax"] '
cp rejected before
exits 'again' 1 js-dispatch suggest --reject rejected mixed >out1 2>err
same 'the same rejects' rejected before
is 'for their owner only' "$(stat -c %a rejected)" 600
exits 'for cron' 0 js-dispatch suggest --exit-zero mixed >out1 2>err
exits 'too many' 3 js-dispatch suggest --max-reject 2 mixed >out1 2>err
exits 'all or none' 1 js-dispatch suggest --atomic mixed >out1 2>err
empty 'none' out1

# --- a table that is given for records -------------------------------------------

printf '工单编号,来电时间\n1,2\n3,4\n' >table.csv
for verb in 'js-report rates' 'js-forecast volume'; do
	exits "$verb of a table" 3 sh -c "$verb --from table.csv" >out1 2>err
	is "$verb: told once, with what takes one" "$(sed 's/^[^:]*: //' err)" \
		'table.csv: not JSON lines; CSV goes to --series of js-forecast volume'
	empty "$verb: no figures of nothing" out1
done
echo '{"v":1,"id":"x","no":"a,b"' >cut.json
exits 'one line that is cut is rejected as any' 1 js-report rates \
	--from cut.json >out1 2>err
has 'by its place' err 'cut.json:1: json_syntax: byte 26'
printf '甲\n' >word.txt
exits 'a line without a comma too' 1 js-report rates --from word.txt \
	>out1 2>err
has 'is no table' err 'word.txt:1: json_syntax: no record'

# --- files and disks -----------------------------------------------------------

exits 'no such file' 3 js-dispatch suggest absent >out1 2>err
is 'one line' "$(cat err)" \
	"js-dispatch: cannot open 'absent': No such file or directory"
exits 'a folder' 3 js-dispatch suggest . >out1 2>err
exits 'a full disk' 4 js-dispatch suggest new >/dev/full 2>err
exits 'a closed output' 4 js-dispatch suggest new >&- 2>err
exits 'a closed input' 4 js-dispatch suggest <&- >out1 2>err
limited() {
	sh -c 'ulimit -f 66; exec "$@"' - "$@"
}
exits 'a file at its limit' 4 limited js-report list -o limited 2>err
has 'says so' err 'File too large'
ok 'leaves no half file' test ! -e limited
ok 'to a file' js-report list -o file
js-report list >listed
same 'all of it' file listed
exits 'a run that fails' 2 js-report list -o file 'nonsense<=' 2>err
same 'leaves the old file' file listed
is 'and nothing else' "$(find . -name 'file.*')" ''

# --- write ---------------------------------------------------------------------

A=$(grep -c '"propose"' proposed)
E=$(events)
ok 'some are proposed' [ "$A" -gt 2 ]
ok 'a dry run' js-dispatch assign --auto -n <proposed >dry
is 'prints what it would append' "$(wc -l <dry)" "$A"
is 'and appends nothing' "$(events)" "$E"
jq -c '.rev = 0' proposed | head -n 1 >poor
cat proposed poor >some
exits 'one bad line' 1 js-dispatch assign --auto --atomic <some >out1 2>err
empty 'all or none: nothing is printed' out1
is 'and nothing is written' "$(events)" "$E"

# The reader goes away, SIGPIPE ignored or not: a batch at most, quietly.
cat >gone <<'END'
{ js-dispatch assign --auto <proposed 2>err; echo $? >rc; } | :
exit "$(cat rc)"
END
exits 'the reader has gone' 4 sh gone
empty 'nothing is said about it' err
ok 'again' js-dispatch assign --auto <proposed >assigned
is 'every record comes out' "$(wc -l <assigned)" "$N"
jq -r .id assigned >ids
same 'in its order' ids want
E=$(events)
ok 'and again' js-dispatch assign --auto <proposed >assigned2
same 'the same records' assigned2 assigned
is 'and no event' "$(events)" "$E"
jq -c 'if .propose then .propose.lead = "保洁公司" else . end' proposed >other
js-dispatch assign --auto <other >out1 2>err
is 'another decision on old records is refused' $? 1
is 'each with a message' "$(grep -c ': \(stale\|refused\): ' err)" "$A"
is 'nothing is written' "$(events)" "$E"

# Edits on the way are ignored: the database is the truth.
jq -c '.lead = "某某科" | .level = 1' assigned | js-dispatch note \
	--text '看过' >noted
is 'all are noted' "$(wc -l <noted)" "$N"
is 'and nothing else changed' "$(jq -c '[.lead, .level]' noted | md5sum)" \
	"$(jq -c '[.lead, .level]' assigned | md5sum)"

# A show verb whose reader goes away ends at once.
exits 'js-report list | head' 0 sh -c 'js-report list | head -n 1 >out1'
exits 'list on a full disk' 4 js-report list >/dev/full 2>err
ok 'the chain holds' js-audit verify
done_testing
