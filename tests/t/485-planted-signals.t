#!/bin/sh
# Offices that lived for half a year, each kind of gaming planted in a unit of
# each: all are found where they are, nothing else is, and nothing at all in
# offices where nobody games. `make bench` does twenty, and two hundred.
# slow
. "$(dirname "$0")/../lib.sh"
. "$TESTS/office.sh"

for tool in jq comm; do
	command -v $tool >/dev/null || skip_all "no $tool"
done
umask 077
office_begin
jq -r '.signals | del(.note, .false_percent) | keys[]' policy.json |
    sort >kinds
for seed in 1 2 3; do
	ok "office $seed" office_make $seed
	ok 'is looked at' office_look
	jq -r 'select(.also | not).signal' truth | sort >planted
	same 'every kind is planted that the policy knows' planted kinds
	office_missed >missed
	empty "$seed: each is found in its unit" missed
	office_false >false
	empty "$seed: and nothing is found elsewhere" false
done
js-audit verify >verified
empty 'it is a journal like any' verified
jq -r '.cases' report month | tr ' ' '\n' | sort -u | sed '/^$/d' >ids
js-report list | jq -r .id | sort >all
is 'every case that is named is there' "$(comm -23 ids all | wc -l)" 0
# nothing that a person could be known by
ok 'no number in it' eval '! grep -qE "(^|[^0-9])1990[0-9]{7}" report'
lacks 'no reference of one' report p_
lacks 'no name of one who works there' report 办件员
lacks 'and no words that were written down' report 给好评

for seed in 1001 1002 1003 1004; do
	office_make $seed --clean
	office_look
	empty "honest office $seed: nothing" found
done
empty 'and nothing was planted' truth
done_testing
