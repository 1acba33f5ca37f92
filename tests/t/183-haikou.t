#!/bin/sh
# The order numbers that 4,000 real orders quote: all that stand in the file
# are linked, and no text of a person leaves the database by it.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

FILE=$TOP/../shared/data/haikou-12345-4000.gb18030.csv
[ -f "$FILE" ] || skip_all 'no ../shared/data here'
ok 'Haikou' take -q --exit-zero -m haikou --emit none "$FILE"
is 'every order is a case' "$(js-report list | wc -l)" 4000

# By other means: every run of 12 to 20 digits that no digit or letter touches
# and that is another order's number.
js-report list | jq -r .no | sort -u >numbers
js-report list | jq -r 'select(.text) | .no as $n | .text |
    scan("(?<![0-9A-Za-z])[0-9]{12,20}(?![0-9A-Za-z])") |
    select(. != $n) | [., $n] | @tsv' | sort -u >quoted
join -t "$(printf '\t')" -o 1.2,1.1 quoted numbers | sort -u >known
js-report list link:cites | jq -r '.no as $n | .links[] |
    select(.kind == "cites") | [$n, (.to | sub("^hk12345-"; ""))] | @tsv' |
    sort -u >linked
ok 'many are quoted' [ "$(wc -l <known)" -gt 50 ]
same 'all that are known are linked, no others' linked known
echo "# $(wc -l <quoted) numbers quoted, $(wc -l <known) stand in the file," \
    "$(wc -l <linked) linked" >&3
ok 'again' take -q --exit-zero -m haikou --emit none "$FILE"
proved
done_testing
