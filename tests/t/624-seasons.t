#!/bin/sh
# The season file is read strictly; what is built alike spreads.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

installed=$JS_BUILD/share/jiesu/rule/season-cn.json
awk 'BEGIN {
	print "工单编号,工单类型,问题分类,村/社区,小区点位,主办单位,来电时间,办结时间,是否解决"
	for (i = 0; i < 3; i++)
		printf "%03d,投诉,住房城乡建设->房屋修缮->管道老化,农光里,农光里12号楼,劲松街道,2026-11-%02d 10:00:00,2026-11-%02d 10:00:00,是\n",
		    i, i + 2, i + 4
}' >dump.csv
take --emit none --exported-at '2026-11-23 00:00' dump.csv

# bad NAME JQ TEXT: the installed file changed by JQ is refused and says TEXT.
bad() {
	jq "$2" "$installed" >bad.json
	exits "$1" 3 js-forecast ahead --seasons bad.json >out 2>err
	has "$1: says so" err "$3"
}
bad 'an unknown key' '.summer = 1' '/summer: unknown key'
bad 'no horizon' 'del(.horizon)' '/horizon: is missing'
bad 'no such day' '.seasons[0].from = "13-40"' '/seasons/0: no day such as'
bad 'half a window' 'del(.seasons[0].to)' '/seasons/0: from and to stand'
bad 'no window' '.seasons[0] |= del(.from, .to)' '/seasons/0: neither'
bad 'dates that end before' '.seasons[3].dates = ["2026-03-01..2026-02-01"]' \
	'/seasons/3: '
bad 'no category' '.seasons[0].categories = []' '/seasons/0/categories'
bad 'a year alone is no season' '.learned.years = 1' '/learned/years'
bad 'a version to come' '.season = 2' '/season: '
exits 'no JSON' 3 js-forecast ahead --seasons dump.csv
exits 'no file' 3 js-forecast ahead --seasons absent.json
mkdir policy
jq '.seasons = "season-ours.json"' "$JS_BUILD/share/jiesu/rule/default.json" \
	>policy/2026.json
jq '.version = "ours" | .learned.years = 1' "$installed" \
	>policy/season-ours.json
exits 'the one that the policy names' 3 js-forecast ahead -p policy 2>err
has 'beside the policy' err policy/season-ours.json
cp "$installed" policy/season-ours.json
ok 'which is no policy' js-forecast ahead -q -p policy
ok 'the installed one' js-forecast ahead -q --seasons "$installed"

# spread: one building of the batch failed and was repaired.
for i in 11 12 13 14; do
	echo '{"site":"农光里'$i'号楼","community":"农光里社区","asset":"给水立管","batch":"1985-镀锌","categories":["住房城乡建设/房屋修缮"],"year":1985}'
done >assets.ndjson
echo '{"site":"百环1号楼","community":"百环社区","asset":"给水立管","batch":"2004-塑","categories":["住房城乡建设/房屋修缮"]}' \
	>>assets.ndjson
js-forecast ahead -q --kind spread --assets assets.ndjson >out
is 'its siblings, not itself, not another batch' \
	"$(jq -r .place.site out | sort | xargs)" \
	'农光里11号楼 农光里13号楼 农光里14号楼'
is 'with the case it comes from' "$(jq -r '.ahead.cases[0]' out | sort -u)" \
	bj12345-002
has 'and why' out 批次1985-镀锌
is 'who does it' "$(jq -r .ahead.unit out | sort -u)" 物业管理科
is 'in time' "$(jq -r .ahead.before out | sort -u)" 2026-12-23
echo '{"site":"x"}' >broken.ndjson
exits 'an asset without its batch' 3 js-forecast ahead --assets broken.ndjson \
	2>err
has 'named with its line' err 'broken.ndjson:1: community'
printf '{"site":"\377"}\n' >broken.ndjson
exits 'bytes that are no text' 3 js-forecast ahead --assets broken.ndjson
: >none.ndjson
js-forecast ahead -q --kind spread --assets none.ndjson >out
empty 'no assets, no item' out
done_testing
