#!/bin/sh
# A dump in any order: the same cases, told in the order of the file, numbers
# that stand twice found wherever they stand, rejects by their lines.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# more rows than a run holds
make() {
	mkdump --seed 63 --rows 24000 --days 90 --to 2026-11-22 --lf \
		--export '2026-11-23 00:00:00' --encoding utf8 "$@"
}
make >ordered.csv
make --shuffle >shuffled.csv
import() {
	js-intake import -q --exit-zero --encoding utf-8 "$@"
}
rows() {
	js-report list | jq -c '[.id, .received_at, .place.community, .lead, .state,
		.caller, .due, .text]' | sort
}

ok 'a dump in order' import --emit none ordered.csv
rows >ordered.rows
proved 'in order'
rm -f js.db*
ok 'the same, shuffled' import shuffled.csv >printed
rows >shuffled.rows
same 'gives the same cases' shuffled.rows ordered.rows
proved 'shuffled'
grep -o '^[0-9]\{18\},' shuffled.csv | tr -d , >wanted
jq -r .no printed >told
same 'told in the order of the file' told wanted
E=$(events)
ok 'again' import shuffled.csv >out
empty 'nothing is told' out
is 'nothing is new' "$(events)" "$E"

# a number that stands twice with other facts, far apart and out of order;
# rows that cannot be read
rm -f js.db*
{
	head -n 1 shuffled.csv
	printf '%s\n' '261122100000000002,2026-11-22 10:00:00' \
		'261122100000000001,2026-11-22 10:00:00' ',2026-11-22 10:00:00' \
		'261122100000000000,not a time' |
		sed 's/^\([^,]*\),\(.*\)$/\1,,,,,,,,,,,,,,\2,,,,,,,,/'
	tail -n +2 shuffled.csv | head -n 3000
	echo '261122100000000001,,,,别的,,,,,,,,,,2026-11-22 10:00:00,,,,,,,,'
} >torn.csv
exits 'torn' 1 js-intake import -q --emit none --reject rejects torn.csv 2>err
is 'rejects in the order of the file' \
	"$(jq -r '.code' rejects | xargs)" 'no_number bad_date number_twice'
is 'by their lines' "$(jq -s '[.[].line] == ([.[].line] | sort)' rejects)" true
ok 'all or none' import --atomic --emit none shuffled.csv
proved 'in the end'

# objects out of order: each reject keeps its own reason
rm -f js.db*
{
	for no in 9 3 BAD 4; do
		printf '{"service_request_id":"%s",' $no
		printf '"requested_datetime":"2026-11-22T10:00:00+08:00",'
		printf '"description":"路灯Ｘ"}\n'
	done
	echo '[1]'
} | sed '/BAD/s/}$//' >torn.ndjson
exits 'torn objects' 1 js-intake import --map open311 --emit none \
	--reject rejects torn.ndjson 2>err
is 'why each was rejected' "$(jq -r '"\(.line) \(.reason)"' rejects |
	tr '\n' ';')" '3 byte 102: json_syntax;5 not an object;'
lacks 'all columns are known' err 'does not know'
done_testing
