#!/bin/sh
# The committed samples are what the generator makes, and a later export of
# the same cases only adds facts.
. "$(dirname "$0")/../lib.sh"

# sample EXPORT [OPTION...]: the sample's cases as known at EXPORT.
sample() {
	mkdump --seed 91 --rows 3000 --days 184 --to 2026-11-22 --export "$@"
}

ok 'the sample is made' sample '2026-11-23 00:00:00' --title >sample.csv
ok 'it is the committed one' \
    cmp sample.csv "$TESTS/data/sample.gb18030.csv"
ok 'the later one is made' sample '2026-11-30 00:00:00' --title \
    --only-from 2026-11-09 --truth truth >later.csv
ok 'it is the committed one too' \
    cmp later.csv "$TESTS/data/sample-later.gb18030.csv"
ok 'it is GB18030' iconv -f GB18030 -t UTF-8 sample.csv >sample.utf8
has 'a title line names the export' sample.utf8 \
    '导出时间：2026-11-23 00:00:00,'
has 'a repeat is planted' truth '"kind":"repeat","of":"'
has 'a threat is planted' truth '"kind":"threat"}'

# Encoded by the C library, UTF-8 gives the same GB18030.
ok 'UTF-8 on request' sample '2026-11-23 00:00:00' --title \
    --encoding utf8 >plain
iconv -f UTF-8 -t GB18030 plain >encoded
ok 'the encodings agree' cmp encoded sample.csv

# orders EXPORT: number, role and time received of its plain lines.
orders() {
	sample "$1" --encoding utf8 --lf \
	    --no-columns 标题,主要内容,来电人,小区点位 |
	    awk -F, 'NR > 1 && !/"/ { print $1 "," $10 "," $11 }' | sort
}
orders '2026-10-01 12:00:00' >early
orders '2026-11-01 12:00:00' >late
comm -23 early late >lost
empty 'a later export keeps every order' lost
is 'and has more' "$(($(wc -l <late) > $(wc -l <early)))" 1

sample '2026-11-23 00:00:00' --encoding utf8 --lf --title --shuffle >mixed
sed 's/\r$//' plain | sort >plain.sorted
sort mixed >mixed.sorted
same 'shuffled rows are the same rows' mixed.sorted plain.sorted
ok 'in another order' [ "$(cksum <mixed)" != "$(cksum <plain)" ]

for rows in 0 1 2; do
	mkdump --rows $rows --lf >few
	is "$rows rows asked, $rows written" "$(wc -l <few)" $((rows + 1))
done
exits 'an unknown column is refused' 2 mkdump --no-columns 没有
exits 'an unknown option is refused' 2 mkdump --colour
exits 'a full disk is an error' 4 sh -c 'mkdump >/dev/full'
done_testing
