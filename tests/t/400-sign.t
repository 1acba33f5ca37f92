#!/bin/sh
# The signing day: order, end, coverage, findings accepted by code, late days,
# signing twice, and the sheet that comes of it.
. "$(dirname "$0")/../lib.sh"

jq '.start = "2026-11-21"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
head='工单编号,问题分类,主要内容,村/社区,主办单位,工单性质,来电时间,派单时间,办结时间,是否满意'
kind='城市管理->市容环境->乱堆乱放'

# One case a day, well in time; the last row is of 2026-11-22 at 20:07.
cat >a.csv <<END
$head
261020100000000001,$kind,楼道堆物，４号楼,农光里中社区,农光里中社区,主办,2026-10-20 10:00:00,2026-10-20 10:10:00,2026-10-21 09:00:00,满意
261121200000000002,$kind,楼前堆物,农光里中社区,农光里中社区,主办,2026-11-21 20:00:00,2026-11-22 19:00:00,,
261122200700000003,$kind,车棚堆物,劲松东社区,劲松东社区,主办,2026-11-22 20:07:00,2026-11-22 20:30:00,,
END

day() { js-audit days | jq -c "select(.day == \"2026-11-$1\")"; }
state() { day "$1" | jq -r .state; }

exits 'no database, no signature' 3 js-audit sign --day yesterday --actor 主任
export JS_NOW=2026-11-22T21:00:00+08:00
ok 'import' js-intake import -q --emit none a.csv

exits 'without an actor' 2 js-audit sign --day 2026-11-21
exits 'nor with an empty one' 2 js-audit sign --day 2026-11-21 --actor ''
exits 'or one that is no text' 2 env JS_ACTOR="$(printf '\377')" \
	js-audit sign --day 2026-11-21
exits 'nobody looks at persons unnamed' 2 js-report show --reveal=核对 \
	--actor '' bj12345-261121200000000002
exits 'without a day' 2 js-audit sign --actor 主任
exits 'a code that is none' 2 js-audit sign --day 2026-11-21 --actor 主任 \
	--accept Z99:x
exits 'before the office began' 1 js-audit sign --day 2026-11-20 \
	--actor 主任 2>err
has 'when it began, and what sets that' err \
	'2026-11-20: the office began later, on 2026-11-21, the start of the policy'
exits 'a month before it' 1 js-audit sign --month 2026-10 --actor 主任 2>err
has 'the same' err 'the office began later, on 2026-11-21'
exits 'or before the first import' 1 js-audit sign --day 2026-11-20 \
	--actor 主任 -p "$JS_BUILD/share/jiesu/rule/default.json" 2>err
has 'with the remedy' err 'with its first import: to sign earlier days set start in the policy, js-policy(5)'
exits 'today before its end' 1 js-audit sign --day 今天 --actor 主任 2>err
exits 'by either word' 1 js-audit sign --day today --actor 主任 2>err
is 'yesterday too' "$(js-audit check --day 昨天 --exit-zero | sha256sum)" \
	"$(js-audit check --day yesterday --exit-zero | sha256sum)"
has 'it says so' err '2026-11-22: the day is not over'
exits 'a day to come' 1 js-audit sign --day 2026-12-01 --actor 主任

export JS_NOW=2026-11-23T09:00:00+08:00
is 'unsigned days show' "$(js-audit days | jq -r '[.day,.state] | @tsv')" \
	"$(printf '2026-11-2%s\n' '1	open' '2	open' '3	open')"
exits 'not before the day before it' 1 \
	js-audit sign --day yesterday --actor 主任 --accept C01:平台停机 2>err
has 'it names the day whose turn it is' err \
	'2026-11-21: days are signed in their order'
has 'nothing was written' - 'open' <<END
$(state 22)
END

# 2026-11-21 is covered: a case of the 22nd is there.
ok '-n writes nothing' js-audit sign -n --day 2026-11-21 --actor 主任 >out
is '-n prints the event' "$(jq -r '.kind + .day' out)" sign_day2026-11-21
is 'the day is open still' "$(state 21)" open
ok 'the first day' js-audit sign --day 2026-11-21 --actor 主任 >sheet.json
is 'it is signed' "$(state 21)" signed
is 'it is late: the following day is over' "$(day 21 | jq .late)" 1
is 'by whom' "$(day 21 | jq -r .signer)" 主任

# 2026-11-22 is not: the latest call is of 20:07, no export time is known.
js-audit check --day yesterday >found
is 'check tells it as serious' \
	"$(jq -r 'select(.code == "C01") | .severity + .day' found)" \
	serious2026-11-22
exits 'no signature while no import reaches the end of the day' 1 \
	js-audit sign --day yesterday --actor 主任 >out 2>err
empty 'nothing is printed' out
has 'the finding is named' err 'C01: no import reaches the end of the day'
exits 'another code does not help' 1 \
	js-audit sign --day yesterday --actor 主任 --accept D01:已派专人
is 'the day is open still' "$(state 22)" open

cp "$XDG_DATA_HOME/jiesu/js.db" accepted.db
ok 'accepted by its code' js-audit sign -d accepted.db --day yesterday \
	--actor 副主任 --deputy-for 主任 --accept L01:已催办 \
	--accept 'C01:平台停机，已电话核对' -f html -o sheets/
ok 'the sheet is in its folder' test -s sheets/2026-11-22.html
has 'it shows the reason' sheets/2026-11-22.html '平台停机，已电话核对'
has 'and for whom it was signed' sheets/2026-11-22.html '代主任'
seq=$(js-audit days -d accepted.db | jq '.seq // empty' | tail -n 1)
js-audit trail -d accepted.db --seq "$seq" >event
is 'the signature keeps it' "$(jq -r '.accepted.C01.reason' event)" \
	'平台停机，已电话核对'
is 'and counts what else was found' "$(jq -r '.figures.blocks.new' event)" 1
is 'and the head of the chain' "$(jq -r '.head | length' event)" 64

# A later export reaches the end of the day.
ok 'a dump exported after midnight' js-intake import -q --emit none \
	--exported-at 2026-11-23T00:10:00+08:00 a.csv
ok 'now it can be signed' js-audit sign --day yesterday --actor 主任 \
	-f html >a.html 2>err
empty 'silently' err
is 'in time' "$(day 22 | jq .late)" 0
ok 'signing again is no error' js-audit sign --day yesterday --actor 书记 \
	-f html >b.html 2>err
has 'it says when and by whom' err \
	'2026-11-22: already signed at 2026-11-23T09:00:00+08:00: 主任'
lacks 'nothing was to be accepted' err --accept
js-audit sign --day yesterday --actor 书记 --accept A01:新人 >out 2>err
has 'what was to be accepted is not' err \
	'2026-11-22: --accept, --fixed and --carry were not used'
same 'the same bytes' b.html a.html
is 'by whom it was signed first' "$(day 22 | jq -r .signer)" 主任
before=$(sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'select max(seq) from event')
JS_NOW=2026-11-25T09:00:00+08:00 js-audit sign --day 2026-11-22 \
	--actor 主任 -f html >c.html 2>/dev/null
same 'two days later too' c.html a.html
is 'nothing was appended' "$before" \
	"$(sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'select max(seq) from event')"
has 'the sheet carries the head' a.html "$(sqlite3 \
	"$XDG_DATA_HOME/jiesu/js.db" \
	'select lower(hex(hash)) from event order by seq desc limit 1')"
js-report sheet daily --day 2026-11-22 -f html >report.html
same 'js-report prints the same sheet' report.html a.html
ok 'all holds against it' js-audit verify --head a.html

# Two at once: one signature.
cp accepted.db two.db
export JS_NOW=2026-11-24T09:00:00+08:00
js-audit sign -d two.db --day yesterday --actor 主任 --accept C01:平台停机 \
	--accept L02:已催办 -f md >one 2>/dev/null &
first=$!
js-audit sign -d two.db --day yesterday --actor 主任 --accept C01:平台停机 -f md \
	>two 2>/dev/null
wait $first
same 'both print the same' one two
is 'one signed' "$(sqlite3 two.db 'select count(*) from day
	where day = (select max(day) from day)')" 1

# Machine off: each missed day, in order.
export JS_NOW=2026-11-26T09:00:00+08:00
is 'days unsigned and late show' \
	"$(js-audit days --from 2026-11-23 --to 2026-11-25 |
	jq -r '.state + (.late | tostring)' | xargs)" 'open1 open1 open0'
js-audit check >found
is 'check lists them' "$(jq -r 'select(.code == "D02") | .day' found |
	xargs)" '2026-11-23 2026-11-24 2026-11-25'
for day in 23 24 25; do
	ok "2026-11-$day in its turn" js-audit sign --day "2026-11-$day" \
		--actor 主任 --accept C01:平台停机
done
is 'all signed' "$(js-audit days | jq -r .state | sort | uniq -c | xargs)" \
	'1 open 5 signed'
ok 'all holds' js-audit verify
done_testing
