#!/bin/sh
# demo.sh - the main job on the sample dump, from an empty database to a
# signed day: run by `make demo`, with the programs in PATH. The sample and
# everybody in it are made up (tests/data/README).
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
work=${JS_ROOT:-$top/build}/demo
rm -rf "$work"
mkdir -p "$work/sheets"
cd "$work"
cp "$top/tests/data/sample.gb18030.csv" sample.csv

# The office began on the last but one day of the sample: what was finished
# before that is before its time.
sed '0,/"from":/s/^\([[:space:]]*\)"from":.*/&\n\1"start": "2026-11-21",/' \
    "$top/lib/rule/default.json" >policy.json

JS_DB=$work/js.db
JS_KEY=$work/key
JS_POLICY=$work/policy.json
export JS_DB JS_KEY JS_POLICY
unset JS_ACTOR JS_LANG

at() {
	JS_NOW=2026-11-23T$1:00+08:00
	export JS_NOW
	printf '\n\033[1m%s  %s\033[0m\n' "$1" "$2" | if [ -t 1 ]; then cat
	else sed 's/.\[[01]m//g'; fi
}

# Show a command, then do it.
run() {
	printf '$ %s\n' "$1"
	sh -c "$1"
}

at 07:30 'The dump of the hotline comes in; cases go to their units.'
run 'js-intake check --fields heading,fact,filled,percent,different -f table sample.csv | head -n 8'
run 'js-intake import sample.csv | js-dispatch suggest | js-dispatch assign --auto > cases.ndjson'
run 'wc -l < cases.ndjson'

at 07:40 'What must be done first: threats and what is late, of our time.'
run "js-report list 'received>=2026-11-20 level:1 state:open' -f table"
run 'js-dispatch due --overdue --exit-zero level:1 -f table'

threat=$(js-report list 'received>=2026-11-20 level:1 state:open' --limit 1 |
    sed 's/.*"id":"\([^"]*\)".*/\1/')
at 07:45 'The threat is signed for; the citizen is called, visited, helped.'
run "js-dispatch sign --actor 值班长 --officer 王岗 $threat | cut -c 1-70"
run "js-dispatch contact --actor 王岗 --connected --seconds 214 --call understand $threat | cut -c 1-70"
at 08:20 'A milestone; then the result is submitted, and another person looks.'
run "js-dispatch progress --actor 王岗 --milestone 踏勘 --evidence 照片 $threat | cut -c 1-70"
run "js-dispatch resolve --actor 王岗 --evidence 照片 --text '8时10分与居民、物业三方现场核对公共收益账目，张贴明细，居民表示理解' $threat | cut -c 1-70"
run "js-audit pass --actor 王岗 $threat || echo 'status '\$?"
run "js-audit pass --actor 审核员 $threat | cut -c 1-70"

at 08:30 'The office asks the citizen itself, apart from the city.'
cat >calls.ndjson <<EOF
{"id":"$threat","kind":"call","at":"2026-11-23T08:25:00+08:00","connected":true,"seconds":95,"call":"result","actor":"回访员"}
{"id":"$threat","kind":"answer","round":1,"at":"2026-11-23T08:26:00+08:00","contacted":true,"solved":true,"satisfied":"基本满意","actor":"回访员"}
EOF
run 'js-revisit record calls.ndjson | cut -c 1-70'

at 08:40 'Other cases of the night are signed for and called.'
run "js-report list 'received>=2026-11-22 state:assigned' | js-dispatch sign --actor 值班长 | js-dispatch contact --actor 值班长 --connected --seconds 60 --call understand | wc -l"

at 09:00 'Check, and sign the days in their order; the first one is late.'
run 'js-audit check --day 2026-11-22 --exit-zero -f table | head -n 12'
run 'js-audit sign --day 2026-11-22 --actor 主任 || echo "status $?"'
accept=$(js-audit check --day 2026-11-21 --exit-zero |
    sed -n 's/.*"code":"\([^"]*\)","severity":"serious".*/--accept \1:已知悉/p' |
    sort -u | tr '\n' ' ')
run "js-audit sign --day 2026-11-21 --actor 主任 $accept-f html -o sheets/"
run "js-audit sign --day 2026-11-22 --actor 主任 $accept-f html -o sheets/"
run 'js-audit days -f table'

at 09:10 'The three rates of the assessment month, and the proof.'
run 'js-report rates --by unit --fields key,account,received,valid,contacted,solved,satisfied,basic,response_rate,solve_rate,satisfaction_rate,score,rank -f table --period last-assess'
run 'js-forecast volume --by category --horizon 1 | head -n 5'
run 'js-audit verify && echo "the journal holds"'
run 'js-report sheet daily --day 2026-11-22 -f table > sheets/2026-11-22.txt && head -n 14 sheets/2026-11-22.txt'

cat <<EOF

Where to look:
  $work/sheets/2026-11-22.html
      the signed sheet; print it on A4 landscape
  $work/sheets/2026-11-22.txt
      the same in a terminal
  $work/js.db
      the database; try
      $(command -v js-report) list -d $work/js.db -f table state:open
  $top/man/js.7
      the manual: man -l man/js.7, then the page of each command
EOF
