#!/bin/sh
# js-intake map: a map guessed from headings and values, good for an import.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

S=$TESTS/data/sample.gb18030.csv
ok 'the sample' js-intake map "$S" >sample.json
ok 'is printed as JSON' jq -e . sample.json
is 'the source is that of the map that knows it all' \
	"$(jq -r '.source, .path_separator' sample.json | xargs)" 'bj12345 ->'
take --emit none -m beijing "$S"
js-report list | jq -cS . | sort >want
fresh
take --emit none -m ./sample.json "$S"
js-report list | jq -cS . | sort >got
same 'a round trip: the same cases' got want

# headings that nobody knows; values say what they are
cat >strange.csv <<'END'
row;ref key;when;tel;area;what they told us;label
1;A-2001;12/31/2025 11:55:30 PM;138 0000 0001;东;The lamp in front of the house has been dark for three weeks now.;x
2;A-2002;1/2/2026 12:05:00 AM;13800000002;西;电梯坏了三天，老人上不了楼，请尽快派人来修，谢谢大家。;y
3;A-2003;1/13/2026 1:00:00 PM;１３８０００００００３;东;有人占道经营，晚上十一点还在放音乐，孩子没法睡觉。;x
END
ok 'unknown headings' js-intake map --lang en strange.csv >strange.json
is 'each fact by its values' "$(jq -c '.columns | map_values(.heads[0])' \
	strange.json)" '{"no":"ref key","text":"what they told us","phone":"tel","received_at":"when"}'
is 'dates of the order that fits them' "$(jq -r .date_order strange.json)" mdy
has 'the note names the rest' strange.json 'kept in x: row, area, label'
is 'the source is the name of the file' "$(jq -r .source strange.json)" strange
ok 'or what is said' js-intake map --source town -o town.json strange.csv
is 'as asked' "$(jq -r .source town.json)" town
fresh
ok 'and it takes the file in' take -m ./town.json strange.csv >out
is 'with its facts' "$(jq -c '[.id, .received_at, .x.area]' out)" \
	'["town-A%2D2001","2025-12-31T23:55:30+08:00","东"]
["town-A%2D2002","2026-01-02T00:05:00+08:00","西"]
["town-A%2D2003","2026-01-13T13:00:00+08:00","东"]'

cat >dated.csv <<'END'
编号,诉求内容
20180102960001,路灯不亮
20180103970002,路灯又不亮
END
ok 'no time of receipt, but numbers with a date' js-intake map dated.csv >m.json
is 'are told by their picture' "$(jq -r .no_date m.json)" yyyymmdd
printf '{"id":"7","when":"2026-01-02","a":"甲"}\n' >one.ndjson
ok 'objects too' js-intake map one.ndjson >m.json
is 'by their keys' "$(jq -c '.columns | map_values(.heads[0])' m.json)" \
	'{"no":"id","received_at":"when"}'
printf '甲,乙\n丙,丁\n' >none.csv
exits 'nothing to be guessed' 1 js-intake map --lang en none.csv >m.json 2>said
is 'is told' "$(xargs -d '\n' <said)" \
	'js-intake: no column looks like order numbers js-intake: no column looks like times of receipt'
ok 'but printed, to be edited' jq -e .columns m.json
exits 'a file is wanted' 2 js-intake map
exits 'one' 2 js-intake map a b
exits 'no file' 3 js-intake map folder/none
: >empty
exits 'an empty one' 3 js-intake map empty
printf '一行\n' >line
exits 'a text without columns' 3 js-intake map line 2>said
has 'is told' said "map 'all'"

for file in haikou-12345-4000.gb18030.csv la311-2018-2000.csv \
	nyc311-animals-2010-2025.csv; do
	if [ ! -f "$TOP/../shared/data/$file" ]; then
		skip "$file" 'no ../shared/data here'
		continue
	fi
	fresh
	js-intake map "$TOP/../shared/data/$file" >m.json
	ok "$file: its guess takes it in" take --emit none -m ./m.json \
		"$TOP/../shared/data/$file"
	has "$file: whole" said ' 0 rejected'
done
done_testing
