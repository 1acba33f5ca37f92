#!/bin/sh
# js-case(5) prints the life cycle that the code keeps, and knows every name
# that a record or an event can have.
. "$(dirname "$0")/../lib.sh"

ok 'the code prints its table' lifetable >table
sed -n '/begin table/,/end table/p' "$TOP/man/js-case.5" | grep -v '^\.' >page
same 'the manual has the same' page table
lacks 'rule and fold never differ' table DIFFERS

if ! command -v mandoc >/dev/null; then
	skip 'the manual knows every name' 'no mandoc'
	done_testing
fi
mandoc -Tutf8 -O width=200 "$TOP/man/js-case.5" | perl -pe 's/.\x08//g' >words
lifetable --names | while read -r name; do
	grep -qF -e "$name" words || echo "$name"
done >missing
empty 'the manual knows every name' missing
done_testing
