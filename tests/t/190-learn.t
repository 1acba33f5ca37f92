#!/bin/sh
# Categories and units learnt from history: train, and what classify makes of it.
. "$(dirname "$0")/../lib.sh"

dump=$TESTS/data/sample.gb18030.csv
learn() {
	js-intake train --from "$dump" --text 主要内容 "$@"
}

# --- what it prints -----------------------------------------------------------

ok 'train' learn --label 问题分类 --folds 4 -o cat.model >trial
is 'first all texts' "$(head -n 1 trial | jq -r .label)" '*'
is 'each with a category' "$(head -n 1 trial | jq .texts)" 3000
ok 'most are found' jq -es '.[0].accuracy > 0.99 and .[0].f1 > 0.99' trial
is 'upper levels are found at least as often' \
	"$(jq -s '(.[0].accuracy <= .[2].accuracy) and
	    (.[2].accuracy <= .[1].accuracy) and .[1].label == "* 1"' trial)" true
is 'then each class, most texts first' \
	"$(jq -s '[.[] | select(.label | startswith("*") | not) | .texts] |
	    . == (sort | reverse) and add == 3000' trial)" true
ok 'a second time' learn --label 问题分类 --folds 4 -o again.model >trial2
same 'prints the same' trial2 trial
same 'and learns the same' again.model cat.model
is 'nobody else reads a model' "$(stat -c %a cat.model)" 600
learn --label 是否解决 --folds 3 >deal1
learn --label 是否解决 --folds 3 --seed 2 >deal2
exits 'another deal is another trial' 1 cmp -s deal1 deal2
is 'what a text does not tell is not found in it' "$(head -n 1 deal1 |
	jq '.accuracy < 0.9 and .calibration_error < 0.1')" true
ok 'a table in Chinese' learn --label 问题分类 --folds 2 -f table --lang zh \
	>printed
has 'names the measure' printed 前三

# --- what classify makes of it ------------------------------------------------

ok 'classify' js-intake classify --model cat.model --text 主要内容 "$dump" >said
is 'a line for each row' "$(wc -l <said)" 3000
is 'rows count from 1' "$(jq -s '[.[].row] == [range(1; 3001)]' said)" true
is 'the label is the likeliest' \
	"$(jq -s 'all(.[]; .label == .top[0].label and .p == .top[0].p and
	    (.top | length) == 3 and .top[0].p >= .top[1].p)' said)" true
is 'abstaining is a mark' \
	"$(jq -s 'all(.[]; .abstain == (.p < 0.5))' said)" true
is 'levels are parts of a path' "$(head -n 1 said |
	jq '.levels[0].label as $a | .levels[1].label | startswith($a)')" true
ok 'the columns of the model are the default' \
	js-intake classify --model cat.model "$dump" >said2
same 'with the same result' said2 said
ok 'one by one' js-intake classify --model cat.model --top 1 --abstain 1 \
	--explain "$dump" >one
is 'it says why' "$(head -n 1 one | jq '(.why | length > 0) and .abstain and
	(.top | length == 1)')" true
jq -nc '{"主要内容": "楼上漏水，天花板　渗水", "更多": 1}, {"主要内容": null}' |
    js-intake classify --model cat.model >json
is 'objects are read too, an empty text is judged' "$(wc -l <json)" 2
is 'every probability is a number' \
	"$(jq -s 'all(.[]; .p > 0 and .p <= 1)' json)" true

# 2048 texts are judged at a time, while the next are read
jq -nr '"主要内容", (range(4100) | ["楼上漏水，", "夜间施工　", "停车"][. % 3] +
	"请处理\(. % 7)次谢谢"[:. % 11])' >long.csv
js-intake classify --model cat.model long.csv >long
is 'all of three batches in order' \
	"$(jq -s '[.[].row] == [range(1; 4101)]' long)" true
for rows in 0 1 2047 2048 2049 4096; do
	head -n $((rows + 1)) long.csv >part.csv
	js-intake classify --model cat.model part.csv >part
	head -n "$rows" long >want
	same "$rows rows by themselves are judged the same" part want
done
{
	head -n 2101 long.csv
	printf '"open\nfine\n'
} >broken.csv
exits 'a bad row, read while the batch before it is judged' 1 js-intake \
	classify --model cat.model broken.csv >part 2>err
has 'is told' err 'broken.csv:2102: unclosed_quote'
is 'and keeps no other back' "$(jq -s '[.[].row] ==
	[range(1; 2101), 2102]' part)" true

# --- the office's own cases ---------------------------------------------------

awk 'BEGIN { print "甲,乙,类"; for (i = 0; i < 20; i++)
	printf "漏水,%d号,%s\n", i, i % 2 ? "a" : "b" }' >pair.csv
js-intake train --from pair.csv --text 甲,乙 --label 类 --folds 2 \
	-o pair.model >/dev/null
ok 'import' js-intake import -q --emit none "$dump"
ok 'learn from what is closed' js-intake train --label lead --folds 3 \
	-o unit.model >units
is 'as many as were closed with a lead' "$(head -n 1 units | jq .texts)" \
	"$(js-report list state:closed | jq -s 'map(select(.lead != null)) |
	    length')"
ok 'a query narrows it' js-intake train --label category --folds 2 \
	'community:农光里社区' >narrow
is 'to its cases' "$(head -n 1 narrow | jq .texts)" \
	"$(js-report list state:closed community:农光里社区 |
	    jq -s 'map(select(.category != null)) | length')"
ok 'urgency is learnt too' js-intake train --label level --folds 2 >urgency
js-report list state:received --limit 50 >records
ok 'records of a pipe' js-intake classify --model unit.model <records >piped
is 'have a line each' "$(wc -l <piped)" "$(wc -l <records)"

ok 'records pass with an opinion' js-intake classify --model unit.model \
	--records <records >opined
is 'each as it was but for that' "$(jq -c 'del(.opinion)' opined | cksum)" \
	"$(jq -c . records | cksum)"
is 'a unit and how sure' "$(jq -s 'all(.[]; (.opinion.unit | type) == "string"
	and .opinion.p > 0)' opined)" true
ok 'a second opinion replaces the first' js-intake classify \
	--model unit.model --records <opined >again
same 'with the same' again opined
head -n 1 opined | jq -c '.category = ["没有","这类"] | .text = "无" |
	.title = null | .opinion = {"unit": "城市管理科", "p": 0.99}' >strange
js-dispatch suggest --explain <strange >proposed
is 'where nothing else names a unit it is proposed' \
	"$(jq -r '.propose.lead' proposed)" 城市管理科
exits 'records of a model of other columns' 3 js-intake classify \
	--model pair.model --records <records

# --- a taxonomy that changed --------------------------------------------------

awk 'BEGIN {
	print "text,label"
	for (i = 0; i < 30; i++) {
		printf "楼道漏水%d号,%s\n", i, i < 15 ? "供水" : "水务/供排水"
		printf "夜间噪声%d号,%s\n", i, i < 15 ? "噪声" : "生态/噪声"
	}
}' >changed.csv
ok 'both names are learnt' js-intake train --from changed.csv --text text \
	--label label --folds 3 -o two.model >two
is 'as four classes' "$(wc -l <two)" 6
echo '{"text":"漏水"}' | js-intake classify --model two.model >both
is 'the old name and the new one come first' \
	"$(jq -c '[.top[0, 1].label] | sort' both)" '["供水","水务/供排水"]'
printf 'old,new\n供水,水务/供排水\n噪声,生态/噪声\n' >names.csv
ok 'with the names that hold now' js-intake train --from changed.csv \
	--text text --label label --folds 3 --alias names.csv -o now.model >now
is 'they are two' "$(grep -vc '"\*' now)" 2
is 'and sure' "$(head -n 1 now | jq .accuracy)" 1

# --- what cannot be -----------------------------------------------------------

exits 'no label' 2 js-intake train --from changed.csv --text text
exits 'no text' 2 js-intake train --from changed.csv --label label
exits 'a column that is not there' 3 js-intake train --from changed.csv \
	--text text --label 类别 2>err
has 'is named' err "no column '类别'"
exits 'one fold' 2 js-intake train --from changed.csv --text text \
	--label label --folds 1
printf 'text,label\n漏水,a\n' >little.csv
exits 'too little' 3 js-intake train --from little.csv --text text \
	--label label 2>err
has 'says how little' err '1 texts of 1 classes'
exits 'no member of a case' 2 js-intake train --label flags
exits 'no model' 2 js-intake classify changed.csv
exits 'not a model' 3 js-intake classify --model changed.csv changed.csv 2>err
has 'says so' err 'no model of js-intake train'
head -c 2000 cat.model >cut.model
exits 'a model that is cut' 3 js-intake classify --model cut.model changed.csv \
	2>err
has 'is known' err 'cut or was changed'
exits 'a top of none' 2 js-intake classify --model two.model --top 0 changed.csv
printf 'text\n"open\nfine\n' >bad.csv
exits 'a row that cannot be read is told' 1 js-intake classify \
	--model two.model bad.csv >out 2>err
has 'with its line' err 'bad.csv:2: unclosed_quote'
is 'the others are judged, under their numbers' "$(jq -c .row out)" 2
done_testing
