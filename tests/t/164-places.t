#!/bin/sh
# Rows out of order of a file are read twice, by their places; those of a
# pipe are kept. Both give the same cases, quotes, lines and rejects.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

import() {
	js-intake import -q --encoding utf-8 --reject "$1" --emit new -
}
rows() {
	js-report list | jq -c 'del(.batch, .links)' | sort
}

# behind rows as they come: a field over two lines, a quote within one, a
# full-width number, an empty one, a NUL, an unclosed quote, a row over a MiB
mkdump --seed 64 --rows 3000 --days 90 --to 2026-11-21 --lf \
	--encoding utf8 --shuffle >rows.csv
N=$(wc -l <rows.csv)
{
	cat rows.csv
	printf '%s\n' \
	    '261122100000000009,,,,"他说 ""快点""",,,,,,,,,,2026-11-22 10:00:09,,,,,,,,' \
	    '２６１１２２１００００００００００３,,,,东,,,,,,,,,,2026-11-22 10:00:03,,,,,,,,' \
	    '261122100000000004,,,,"两
行",,,,,,,,,,2026-11-22 10:00:04,,,,,,,,' \
	    ',,,,没有号,,,,,,,,,,2026-11-22 10:00:05,,,,,,,,'
	printf '261122100000000005,,,,\000,,,,,,,,,,2026-11-22 10:00:05,,,,,,,,\n'
	printf '261122100000000006,'
	head -c 2500000 /dev/zero | tr '\0' x
	printf '\n'
	printf '%s\n' \
	    '261122100000000002,,,,西,,,,,,,,,,2026-11-22 10:00:02,,,,,,,,' \
	    '261122100000000001,,,,"北,,,,,,,,,,2026-11-22 10:00:01,,,,,,,,'
} >torn.csv

exits 'a file' 1 import file.rejects <torn.csv >file.told
rows >file.rows
is 'all rows but the torn ones' "$(wc -l <file.told)" 3004
is 'quotes are taken off' "$(jq -r 'select(.no == "261122100000000009") |
	.text' file.told)" '他说 "快点"'
is 'lines are told' "$(jq -r --argjson n "$N" \
	'"\(.line - $n)-\(.end_line - $n)\(.code)"' file.rejects |
	xargs)" "5-5no_number 6-6nul_byte 7-7too_long 9-9unclosed_quote"
proved 'of a file'
rm -f js.db*
exits 'a pipe' 1 sh -c 'cat torn.csv | js-intake import -q --encoding utf-8 \
	--reject pipe.rejects --emit new -' >pipe.told
rows >pipe.rows
same 'the same cases' pipe.rows file.rows
same 'the same rejects' pipe.rejects file.rejects
same 'told in the same order' pipe.told file.told

# what went twice through a program that makes CRLF of each LF
rm -f js.db*
sed 's/$/\r\r/' rows.csv >twice.csv
exits 'CR CR LF' 0 import twice.rejects <twice.csv >twice.told
is 'all its rows' "$(wc -l <twice.told)" 3000
done_testing
