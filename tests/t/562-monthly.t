#!/bin/sh
# js-report sheet monthly: 涉否 is every case with any 否, city and office apart;
# own against city; clusters, repeats, praise, exclusions by what was answered.
# Scenarios 15 to 17 and 21 as the page shows them.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

ok 'the months of a small office' month_of_cases
monthly() {
	js-report sheet monthly --lang en -f json -o m.json "$@"
}
block() {
	jq -r --arg h "$1" ".blocks[] | select(.heading == \$h) | .rows[] |
	    $2" m.json
}
ids() {
	block "$1" '.id[8:]' | tr '\n' ' '
}

exits 'no month' 2 monthly --month 2026-13
exits 'one to come' 2 monthly --month 2027-03
ok 'the last whole assessment month' monthly
has 'November: from 19 October to 18 November' m.json \
    '2026-10-19 – 2026-11-18'

js-report list received:2026-10-19..2026-11-18 >cases
NEGATIVE='def no: . == false; def bad: . == "不满意" or . == "非常不满意";'
jq -r "$NEGATIVE"' select(.revisit.city.valid != false and
    ((.revisit.city.contacted | no) or (.revisit.city.solved | no) or
    (.revisit.city.satisfied | bad))) | .id[8:]' cases | sort >want
block "Any no in the city's revisit" '.id[8:]' | sort >got
same '涉否, the city: every case with any 否' got want
ok 'there are some' test -s want
jq -r "$NEGATIVE"' select((.revisit.own.contacted | no) or
    (.revisit.own.solved | no) or (.revisit.own.satisfied | bad)) |
    .id[8:]' cases | sort >want
block "Any no in the office's revisit" '.id[8:]' | sort >got
same '涉否, the office: every case with any 否' got want

is 'scenario 17: own yes and city no, both with their date' \
    "$(block 'The office heard yes, the city no' \
    '[.id[8:], .own_satisfied, .own_at, .city_satisfied, .city_at] |
    join(" ")')" 'S17 满意 11-09 10:00 不满意 11-23 07:00'
is 'and it counts as a disagreement' \
    "$(block "The office's revisits and the city's" \
    'select(.question == "satisfied?") | [.both, .yes_no] | join(" ")')" '1 1'
is 'scenario 16: unanswered is outside V, coverage says so' \
    "$(block 'The three rates' '[.listed, .valid, .coverage] | join(" ")' |
    head -n 1)" '10 9 90.0'
is 'five people, one lift' "$(block 'Many people, one matter' \
    '[.category, .place, .received, .callers] | join(" ")')" \
    '住房城乡建设/物业管理/电梯故障 百环家园3号楼 5 4'
is 'praise by name' "$(ids 'Praise by name')" 'P1 '
jq -r '.blocks[] | select(.heading == "What the residents say") |
    .notes[0]' m.json >again
is 'who came again after it was called solved' \
    "$(sed 's/.*solved: \([0-9]*\),.*/\1/' again)" 2
is 'units by rank, their sum is the total' \
    "$(block "The three rates by unit, the city's revisits" .received |
    awk '{ n[NR] = $1; s += $1 } END { print s - n[NR] == n[NR] }')" 1
is 'categories add up to all demands' "$(block 'By category' .received |
    awk '{ s += $1 } END { print s }')" 14
lacks 'no phone' m.json 1390000

# Scenario 21: who was excluded, by what had been said before.
exclude() {
	js-audit exclude "$@"
}
ok 'asked for after a no' exclude request "$(no A4)" --actor 值班长 \
    --ground G2 --clause 第11条第3项 --evidence 照片 --conclusion 重复
ok 'granted' exclude approve "$(no A4)" --actor 审核员
ok 'the city decides too' exclude approve "$(no R2)" --scope city \
    --number 市剔2026-7 --ground G2 --clause 第11条第3项 --actor 值班长
monthly --lang en
is 'both stand in the list, with what was said' \
    "$(block Exclusions '[.id[8:], .asked_by, .decided_by, .after_negative,
    .city] | join(" ")' | sed 's/ *$//' | tr '\n' ' ')" \
    "$(printf 'R2    市剔2026-7 11-23 09:00 A4 值班长 审核员 yes ')"
is 'of three that were not satisfied one each' \
    "$(block 'Excluded, by what was answered' \
    'select(.answer == "not satisfied") |
    [.all, .city, .city_share, .internal] | join(" ")')" '3 1 33.3 1'
is 'of the satisfied none' "$(block 'Excluded, by what was answered' \
    'select(.answer == "satisfied") | .city')" 0
proved
done_testing
