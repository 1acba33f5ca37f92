#!/bin/sh
# The signer says what becomes of each serious finding; missed days are signed
# in their order in one run, late for ever; a deputy signs for a leader; what
# was corrected shows its old and new value; nothing waits for a signature.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
jq '.start = "2026-11-20"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
export JS_POLICY=p.json
kind='城市管理->市容环境->乱堆乱放'
{
	echo 工单编号,问题分类,主要内容,主办单位,来电时间,派单时间
	for day in 20 21 22; do
		echo "S$day,$kind,楼道堆物,物业管理科,2026-11-$day 09:00:00,2026-11-$day 09:10:00"
	done
} >dump.csv
JS_NOW=2026-11-25T09:00:00+08:00
ok 'three cases' take --exported-at '2026-11-25 08:00' --emit none dump.csv
sign() { js-audit sign --actor 主任 "$@"; }

# --- what is done about findings ------------------------------------------------

ok 'the first day' sign --day 2026-11-20 -f html -o sheets/
ok 'the second' sign --day 2026-11-21 -f html -o sheets/
echo "T22,$kind,扬言要跳楼,物业管理科,2026-11-22 22:00:00,2026-11-22 22:05:00" \
	>>dump.csv
take --exported-at '2026-11-25 08:30' --emit none dump.csv
exits 'a threat that nobody called hinders' 1 sign --day 2026-11-22 2>err
has 'and is named' err 'D01: bj12345-T22'
has 'with the three ways out' err '--accept, --fixed or --carry'
exits 'accepted, but why' 2 sign --day 2026-11-22 --accept D01 2>err
has 'is asked' err 'the reason is missing'
exits 'fixed, but how' 2 sign --day 2026-11-22 --fixed D01:
exits 'one thing only' 2 sign --day 2026-11-22 --accept D01:一 --carry D01
for pair in accept:accepted fixed:fixed carry:carried; do
	how=${pair%:*}
	cp "$JS_DB" "$how.db"
	ok "$how" sign -d "$how.db" --day 2026-11-22 --"$how" D01:已派专人 \
		-f html -o "$how/"
	js-audit trail -d "$how.db" --seq "$(js-audit days -d "$how.db" |
		jq '.seq // empty' | tail -n 1)" >event
	is "$how: the signature keeps it" "$(jq -r '.accepted.D01 |
		[.disposition, .reason, .count] | join(" ")' event)" \
		"${pair#*:} 已派专人 1"
	is "$how: others are carried by themselves" "$(jq -r '.accepted |
		to_entries[] | select(.value.severity == "normal") |
		.value.disposition' event | sort -u)" carried
	has "$how: the sheet says so" "$how/2026-11-22.html" 已派专人
	js-report sheet weekly -d "$how.db" --week 2026-11-22 --lang en -f json |
		jq -r '.blocks[] | select(.heading == "Findings carried to this week") |
		.rows[] | [.day, .code, .count, .reason, .signer] |
		map(. // "") | join(" ")' >"$how.week"
done
# every finding that a signature of the week's days carried, no other
carried() {
	js-audit days -d "$1" | jq -r 'select(.seq) | "\(.day) \(.seq)"' |
		while read -r day seq; do
			js-audit trail -d "$1" --seq "$seq" | jq -r --arg d "$day" \
				'.actor as $who | .accepted // {} | to_entries[] |
				select(.value.disposition == "carried") | [$d, .key,
				.value.count, .value.reason, $who] |
				map(. // "") | join(" ")'
		done
}
for how in accept fixed carry; do
	carried "$how.db" >want
	same "$how: what is carried stands in the weekly sheet" "$how.week" want
done
has 'the threat that was carried' carry.week \
	'2026-11-22 D01 1 已派专人 主任'
lacks 'the one that was accepted is settled' accept.week D01
has 'others are there by themselves' accept.week 2026-11-2
js-report sheet weekly -d carry.db --week 2026-11-15 -f json >before
lacks 'nothing is carried to the week before' before 转本周调度
js-report sheet weekly -d carry.db --week 2026-11-22 --as-of 2026-11-25T08:59 \
	-f json >before 2>err
lacks 'nor to this one before the signatures' before 转本周调度
js-report sheet weekly -d carry.db --week 2026-11-22 -f html >page.html
has 'in Chinese, on the page' page.html 签批时转本周调度的检查发现

# --- corrections ----------------------------------------------------------------

ok 'a level is corrected' js-dispatch correct bj12345-S22 --field level --to 2 \
	--why 分级有误 --actor 值班长 >out
ok 'the threat is called and signed for' js-dispatch contact bj12345-T22 \
	--connected --actor 值班长 >out
ok 'now it can be signed' sign --day 2026-11-22 -f html -o sheets/
js-report sheet daily --day 2026-11-22 -f csv >sheet.csv
has 'with old and new value' sheet.csv 'bj12345-S22,级别,3,2,值班长'
has 'and the reason' sheet.csv '分级有误'
js-report sheet daily --day 2026-11-21 -f csv >sheet.csv
lacks 'the day before has none' sheet.csv '上次签批以来的校正'

# --- missed days ----------------------------------------------------------------

is 'two are late for ever' "$(js-audit days --to 2026-11-22 |
	jq -r .late | xargs)" '1 1 1'
JS_NOW=2026-11-27T09:00:00+08:00
ok 'a later dump' take --exported-at '2026-11-27 08:00' --emit none dump.csv
exits 'each has a sheet: a folder is wanted' 2 sign --day 2026-11-23 \
	--to 2026-11-26 -f html
exits 'backwards' 2 sign --day 2026-11-25 --to 2026-11-23 -o sheets/
exits 'a dry run shows one' 2 sign -n --day 2026-11-23 --to 2026-11-26
exits 'not over the one before' 1 sign --day 2026-11-24 --to 2026-11-26 \
	-f html -o sheets/
ok 'three missed days and yesterday in one run' sign --day 2026-11-23 \
	--to 2026-11-26 -f html -o sheets/
is 'each signed' "$(js-audit days --from 2026-11-23 --to 2026-11-26 |
	jq -r '.state + (.late | tostring)' | xargs)" \
	'signed1 signed1 signed1 signed0'
is 'under its real time' "$(js-audit days --from 2026-11-23 --to 2026-11-26 |
	jq -r .signed_at | sort -u)" "$JS_NOW"
for day in 23 24 25 26; do
	ok "2026-11-$day has its sheet" grep -q "2026-11-$day" \
		sheets/2026-11-$day.html
done
has 'a late one says so' sheets/2026-11-24.html 迟签
ok 'again: all sheets, nothing signed twice' sign --day 2026-11-23 \
	--to 2026-11-26 -f html -o again/
same 'the same bytes' again/2026-11-24.html sheets/2026-11-24.html
is 'four signatures' "$(js-audit days --from 2026-11-23 | jq -r .seq |
	grep -c '[0-9]')" 4
is 'no file is left over' "$(find sheets again -name '*.*.*' | wc -l |
	tr -d ' ')" 0

# --- deputies -------------------------------------------------------------------

JS_NOW=2026-11-28T09:00:00+08:00
take --exported-at '2026-11-28 08:00' --emit none dump.csv
exits 'not for somebody unknown' 1 js-audit sign --day yesterday --actor 值班长 \
	--deputy-for 路人 2>err
has 'which is told' err "no leader '路人'"
exits 'nor for one who leads nothing' 1 js-audit sign --day yesterday \
	--actor 值班长 --deputy-for 审核员
exits 'nor for himself' 1 js-audit sign --day yesterday --actor 主任 \
	--deputy-for 主任
ok 'for a leader' js-audit sign --day yesterday --actor 分管领导 \
	--deputy-for 主任 -f html -o sheets/
has 'the sheet says for whom' sheets/2026-11-27.html '分管领导'
has 'by name' sheets/2026-11-27.html '代主任'
is 'it is no finding' "$(js-audit check --day today | jq -r .code |
	grep -c A02)" 0

# --- who signs: told at once, found later, and no lock ----------------------------

sqlite3 js.db "VACUUM INTO 'who.db'"
chmod 600 who.db
JS_DB=$DIR/who.db
JS_NOW=2026-11-29T09:00:00+08:00
take --exported-at '2026-11-29 08:00' --emit none dump.csv
signs() { # ACTOR [OPTION...]: what it says beside its sheet
	who=$1
	shift
	js-audit sign --day yesterday --actor "$who" "$@" 2>&1 >out |
	    sed 's/^js-audit: //'
}
is 'a leader: nothing' "$(signs 主任 -n)" ''
is 'a deputy: nothing' "$(signs 值班长 -n --deputy-for 主任)" ''
is 'no leader' "$(signs 值班长 -n --lang en)" \
	"'值班长', who signs, is no leader by the policy: --deputy-for names whose deputy"
is 'who is unknown' "$(signs 主人 --lang en)" \
	"the policy does not know '主人', who signs"
is 'the signature stands' "$(js-audit days | jq -r 'select(.day ==
	"2026-11-28") | [.state, .signer] | join(" ")')" 'signed 主人'
js-audit check --exit-zero >found
is 'and is a finding' "$(jq -r 'select(.code == "A01").actor' found)" 主人
JS_NOW=2026-12-20T09:00:00+08:00
is 'a month too' "$(js-audit sign --month 2026-12 --actor 值班长 --lang en \
	2>&1 >out | grep -c 'no leader by the policy')" 1
js-audit check --exit-zero >found
is 'is found' "$(jq -r 'select(.code == "A02").actor' found)" 值班长
JS_DB=$DIR/js.db

# --- an unsigned day hinders nothing --------------------------------------------

JS_NOW=2026-12-01T09:00:00+08:00
{
	echo 工单编号,问题分类,主要内容,主办单位,来电时间,派单时间
	echo "U1,$kind,扬言要跳楼,物业管理科,2026-12-01 08:30:00,2026-12-01 08:35:00"
} >urgent.csv
exits 'an urgent case on the morning after two unsigned days' 1 take \
	--exported-at '2026-12-01 08:50' --emit none urgent.csv
is 'they show as unsigned' "$(js-audit days --from 2026-11-28 \
	--to 2026-11-30 | jq -r .state | xargs)" 'open open open'
ok 'it is taken on at once' js-dispatch sign bj12345-U1 \
	--actor 物业科办件员 >out
ok 'called' js-dispatch contact bj12345-U1 --connected --actor 物业科办件员 >out
ok 'and handled' js-dispatch resolve bj12345-U1 --actor 物业科办件员 \
	--text '12月1日现场劝解，已安置' >out
ok 'and closed' js-audit pass bj12345-U1 --actor 审核员 >out
js-report sheet daily --day 2026-11-30 -f html >unsigned.html
has 'an unsigned sheet is marked' unsigned.html 未签
exits 'and is not dated back' 2 js-audit sign --day 2026-11-30 --actor 主任 \
	--at 2026-12-01T00:00:00+08:00
proved
done_testing
