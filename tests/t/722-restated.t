#!/bin/sh
# Scenario 22 of the field: an exclusion granted on the 25th for a period that
# was published. The published sheet is frozen; a restated issue 2 stands beside
# it with the difference list; each figure can be had as of its day.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"

JS_NOW=2026-11-23T09:00:00+08:00
ok 'the months of a small office' month_of_cases
monthly() {
	js-report sheet monthly --month 2026-11 --lang en -f json "$@"
}
# rates <sheet: city and own, full and net
rates() {
	jq -c '[.blocks[] | select(.heading == "The three rates") | .rows[] |
	    .valid, .solved, .satisfied, .score, .excluded]'
}
published() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM issue'
}

JS_NOW=2026-11-24T09:00:00+08:00
ok 'published on the 24th' js-audit sign --month 2026-11 --actor 主任 \
    --lang en -f json -o first.json
has 'issue 1' first.json 'issue 1 主任 2026-11-24 09:00'
rates <first.json >one
exits 'nothing differs yet' 1 js-audit sign --month 2026-11 --restate \
    --actor 主任

JS_NOW=2026-11-25T10:00:00+08:00
ok 'granted by the city on the 25th' js-audit exclude approve "$(no A4)" \
    --scope city --number 市剔2026-9 --ground G2 --clause 第11条第3项 \
    --actor 值班长
printf '导出时间：2026-11-25 08:00:00,,,,,\n%s\n%s\n' \
    '工单编号,来电时间,是否有效回访,是否联系,是否解决,是否满意' \
    'A5,2026-11-12 08:00:00,是,是,是,满意' >late.csv
ok 'an answer of the city that comes late' js-revisit city --actor 值班长 \
    late.csv
monthly -o frozen.json
same 'no silent change: what is published stays' frozen.json first.json
ok 'restated' js-audit sign --month 2026-11 --restate --actor 书记 \
    --lang en -f json -o second.json
has 'issue 2' second.json 'issue 2 书记 2026-11-25 10:00'
is 'two issues' "$(published)" 2
jq -r '.blocks[] | select(.heading == "What differs from the issue before") |
    .rows[] | [.id[8:], .what, .was, .is, .kind, .reason // "", .actor // ""] |
    join("|")' second.json | sort >differences
cat >want <<'END'
A4|excluded by the city|—|G2|exclude_city|第11条第3项|值班长
A5|city: contacted?|—|yes|city||值班长
A5|city: satisfied?|—|满意|city||值班长
A5|city: solved?|—|yes|city||值班长
A5|city: valid?|—|yes|city||值班长
A5|lead at the city's revisit|—|物业管理科|city||值班长
END
same 'the difference list: case, old, new, reason, who' differences want
is 'V and the net account have changed' "$(rates <second.json | jq -c \
    '[.[0], .[5], .[9]]')" '[10,9,1]'

# Each figure as of its day, now and for ever.
JS_NOW=2027-02-01T09:00:00+08:00
monthly -o now.json
same 'issue 2 is printed from now on' now.json second.json
monthly --issue 1 -o one.json
same 'issue 1 can still be had' one.json first.json
monthly --as-of 2026-11-24T12:00 -o then.json
same 'and is what was known on the 24th' then.json first.json
monthly --as-of 2026-11-25T12:00 -o after.json
same 'issue 2 was known on the 25th' after.json second.json
monthly --as-of 2026-11-23T12:00 -o before.json
is 'before, it was provisional with the same figures' \
    "$(jq -r .mark before.json) $(rates <before.json)" \
    "PROVISIONAL $(cat one)"
lacks 'nothing to check' now.json CHECK
proved
done_testing
