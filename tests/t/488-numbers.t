#!/bin/sh
# Signals of revisits and numbers: phantom-revisit and staff-number, case by
# case; a number that was dialled is known by reference alone, and is never
# the caller's.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/signalcases.sh"

signal_policy '.signals."phantom-revisit".an_hour = 2 |
	.signals."staff-number".callers = 3'
kind='城市管理->市容环境->占道经营'
zhifa=综合执法队
# row NO UNIT PHONE
row() {
	echo "$1,$kind,测试内容,劲松一区1号楼,2026-11-02 08:00:00,2026-11-02 08:00:00,$2,$3"
}
at 02T09:00 gets "$(row A1 $zhifa 19900000001)" "$(row A2 $zhifa 19900000002)" \
	"$(row A3 $zhifa 19900000003)" "$(row A4 $zhifa 19900000004)" \
	"$(row A5 $zhifa 19900000005)" "$(row A6 $zhifa 19900000006)" \
	"$(row B1 城市管理科 19900000007)" "$(row B2 城市管理科 19900000008)" \
	"$(row B3 城市管理科 '')"
for n in A1 A2 A3 A4 A5 A6 B1 B2 B3; do
	at 02T12:00 js-dispatch sign --actor 执法队办件员 bj12345-$n >/dev/null
	at 03T10:00 js-dispatch resolve --actor 执法队办件员 \
		--text "处理 $n 完毕，当天拍照" bj12345-$n >/dev/null
	at 03T11:00 js-audit pass --actor 审核员 bj12345-$n >/dev/null
done

# revisit NO TIME SECONDS [NUMBER [ANSWERS]]: a call, and its answer a minute
# later
revisit() {
	printf '{"id":"bj12345-%s","kind":"call","call":"revisit","connected":true,"seconds":%s,"actor":"回访员","at":"2026-11-%s:00+08:00"%s}\n' \
		"$1" "$3" "$2" "${4:+,\"number\":\"$4\"}"
	printf '{"id":"bj12345-%s","kind":"answer","round":1,%s,"actor":"回访员","at":"2026-11-%s:50+08:00"}\n' \
		"$1" "${5:-\"solved\":true,\"satisfied\":\"满意\"}" "$2"
}
{
	revisit A1 05T10:00 80
	revisit A2 05T12:00 9
	revisit A3 05T14:00 9 '' '"satisfied":"满意"'
	revisit A4 05T22:30 80
	revisit A5 06T10:00 80 other
	revisit B1 06T12:00 80 order
	revisit B2 06T15:00 80
} >told.ndjson
export JS_NOW=2026-11-29T09:00:00+08:00
ok 'revisits' js-revisit record told.ndjson >/dev/null
is 'seconds for a full answer, at night, another number' \
	"$(said phantom-revisit $zhifa)" '5 3: A2 A4 A5'
is 'of the others' "$(said phantom-revisit 城市管理科)" '2 0:'
{
	revisit A6 07T10:00 80
	revisit B3 07T10:20 80
	revisit B1 07T10:40 80 | sed 's/"round":1/"round":2/'
} | js-revisit record >/dev/null
is 'more than two within an hour' "$(said phantom-revisit 城市管理科)" \
	'3 2: B1 B3'
is 'whoever they are of' "$(said phantom-revisit $zhifa)" '6 4: A2 A4 A5 A6'

# --- the number itself ------------------------------------------------------------

# dials NO TIME NUMBER
dials() {
	revisit "$1" "$2" 80 "$3" | sed 's/"round":1/"round":2/'
}
{
	dials A1 10T10:00 19900000099
	dials A2 10T12:00 '１９９-０００００-０９９'
	dials A3 10T14:00 +8619900000003
	dials A4 10T16:00 19900000098
	dials A6 10T18:00 19900000098
} >dialled.ndjson
ok 'numbers as they were dialled' js-revisit record dialled.ndjson >out
before=$(events)
ok 'once more' js-revisit record dialled.ndjson >out
is 'changes nothing' "$(events)" "$before"
number_of() {
	js-audit trail "bj12345-$1" |
	    jq -r 'select(.kind == "contact") | .number // "-"' | tail -n 1
}
is 'another number' "$(number_of A1)" other
is 'in whatever spelling' "$(number_of A2)" other
is 'the order'"'"'s own' "$(number_of A3)" order
callers() {
	js-report list | jq -r '"\(.no) \(.caller)"' | sort
}
callers >now
is 'who called stays who he was' "$(cut -d' ' -f2 now | sort -u | wc -l)" 9
js-audit trail bj12345-A1 >course
lacks 'the number is in no event' course 0000009
is 'nor in the database' "$(grep -ac 19900000099 "$JS_DB")" 0
is 'it answers for two: too few' "$(said staff-number $zhifa)" '6 0:'
dials A5 11T10:00 19900000099 | js-revisit record >/dev/null
is 'for three callers' "$(said staff-number $zhifa)" '6 3: A1 A2 A5'

# --- the staff's own --------------------------------------------------------------

printf '%s\n' '199 0000 0008' '' 19900000098 >staff
js-audit signals --all --exit-zero --staff staff \
	--period 2026-11-01..2026-11-30 >out
is 'called by the staff' "$(jq -r 'select(.signal == "staff-number" and
	.key == "城市管理科") | .cases' out)" bj12345-B2
is 'or with them on the phone' "$(jq -r 'select(.signal == "staff-number" and
	.key == "综合执法队") | .cases' out | sed 's/bj12345-//g')" \
	'A1 A2 A4 A5 A6'
lacks 'no number is printed' out 0000009
echo 12 >bad
exits 'a line without a number' 3 js-audit signals --staff bad
exits 'numbers take the key' 3 env JS_KEY="$DIR/nokey" \
	js-audit signals --staff staff
JS_KEY=$DIR/nokey js-revisit record --reject r.ndjson >out 2>err <<END
$(dials B2 12T10:00 19900000097)
END
is 'and so does a number that was dialled' "$?" 1
lacks 'which is not said' err 19900000097
proved
done_testing
