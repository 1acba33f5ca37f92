#!/bin/sh
# js-report rates --partial and merge: the bytes of one run over everything,
# for any split and any order; and no figure from what is missing, cut, torn,
# doubled or foreign.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

period=2026-06-01..2026-11-22
ok 'import' js-intake import -q --emit none "$TESTS/data/sample.gb18030.csv"
js-report list >all

# part NAME FILE ARG...: the counts of the records in FILE
part() {
	part_name=$1
	part_file=$2
	shift 2
	js-report rates --partial --shard "$part_name" --from "$part_file" \
		--period $period "$@"
}

# One shard, by all fields and in every form of print.
for by in all unit community category channel level nature; do
	js-report rates --by $by --source both --period $period >want
	part 全部 all --by $by | js-report merge --source both >got
	cmp got want || echo "$by"
done >differ
empty 'one shard is the whole, by each field' differ
for format in table csv md html json; do
	for more in '' '--compat=mean' '--layout=twelve' \
		'--layout=twelve --kind=community'; do
		# shellcheck disable=SC2086 # words of a command
		js-report rates $more -f $format --period $period --from all \
			>want
		# shellcheck disable=SC2086
		part all all | js-report merge $more -f $format >got
		cmp got want || echo "$format $more"
	done
done >differ
empty 'in each format, with what may be asked of rates' differ
js-report rates --period $period -f md --lang en --explain --from all >want
part all all | js-report merge -f md --lang en --explain >got
same 'explained' got want

# A stream cut anywhere, shards in any order, empty ones too.
js-report rates --source both --period $period >want
lines=$(wc -l <all)
for cut in 0 1 2 17 499 $((lines - 1)) $lines; do
	head -n "$cut" all >a
	tail -n +$((cut + 1)) all >b
	part A a >a.part
	part B b >b.part
	js-report merge --source both b.part a.part | cmp - want ||
		echo "$cut"
	cat a.part b.part | js-report merge --source both | cmp - want ||
		echo "$cut joined"
done >differ
empty 'cut anywhere the parts add up to the whole' differ
awk '{ print > ("shard" NR % 36) }' all
for n in $(seq 0 35); do
	part "$n" "shard$n"
done >many
js-report merge --source both many >got
same 'thirty-six shards' got want
sort -R --random-source=all all >shuffled
js-report rates --source both --period $period --from shuffled >got
same 'the order of records does not matter' got want

# the database too counts for a shard; a query and a past time are its own
js-report rates --partial --shard db --period $period >db.part
js-report merge --source both db.part >got
same 'from the database' got want
js-report rates --period $period community:百环 >want.query
js-report rates --partial --shard q --period $period community:百环 |
	js-report merge >got
same 'of a query' got want.query

# What stands in a partial.
is 'integers, and no text but of the shard and its groups' "$(jq -r 'select(
	.type == "partial") | del(.type, .shard, .key) | .. | scalars | type' \
	a.part | sort -u)" number
is 'the end says what was counted' "$(tail -n 1 a.part | jq -r '[.type, .pv,
	.shard, .by, .period.name, (.policy | length), (.calendar | length)]
	| join(" ")')" "partial_end 1 A unit $period 64 64"

# --- refused --------------------------------------------------------------------

head -n 700 all >a
tail -n +701 all >b
part A a >a.part
part B b >b.part
printf 'A\r\nB\n\n' >names
js-report merge --source both --expect names a.part b.part >got
same 'the shards that were expected' got want
cat a.part b.part a.part | js-report merge --source both --expect names \
	>got 2>err
same 'one that comes again counts once' got want
has 'and is told of' err 1

# refused NAME WORD ARG...: status 3, nothing printed, the reason has WORD
refused() {
	refused_name=$1
	refused_word=$2
	shift 2
	exits "$refused_name" 3 js-report merge --lang en "$@" >out 2>err
	empty "$refused_name: no figure" out
	has "$refused_name: why" err "$refused_word"
}
refused 'one is missing' "'B' is missing" --expect names a.part
printf 'A\n' >one
refused 'one was not expected' "'B' is foreign" --expect one a.part b.part
head -n 3 b.part >"cut"
refused 'one without its end' "'B' is cut" a.part cut
refused 'cut, with others behind' "'B' is cut" cut a.part
sed 2d b.part >"cut"
refused 'a line is gone' "'B' is cut" a.part cut
sed '2s/"received":[0-9]*/"received":7777/' b.part >torn
refused 'a figure was changed' "'B' is torn" a.part torn
head -c 1500 b.part >torn
refused 'half a line' 'torn' a.part torn
sed '1h; 1d; 2G' b.part >torn
refused 'lines in another order' "'B' is torn" a.part torn
part A b >other
refused 'two of one name that differ' 'twice' a.part other
part B b --by community >other
refused 'another grouping' "'B' is foreign" a.part other
js-report rates --partial --shard B --from b --period 2026-06-01..2026-11-21 \
	>other
refused 'another period' "'B' is foreign" a.part other
jq '.version = "2026-02"' "$JS_BUILD/share/jiesu/rule/default.json" >other.json
js-report rates --partial --shard B --from b --period $period \
	-p other.json >other
refused 'another policy' "'B' is foreign" a.part other
refused 'all under a policy that is not here' 'another policy' other
sed 's/"pv":1/"pv":2/' b.part >other
refused 'another version' 'version 1' a.part other
sed 's/"key":"[^"]*"/"key":3/' b.part >other
refused 'keys of another kind' "'B'" a.part other
refused 'records are no partial' 'partial' all
: >none
refused 'nothing' 'no shard' none
refused 'no such file' absent absent
refused 'no such list' absent --expect absent a.part

exits 'a shard has a name' 2 js-report rates --partial --from all
exits 'a name has a shard' 2 js-report rates --shard A --from all
exits 'no empty name' 2 js-report rates --partial --shard '' --from all
exits 'counts are NDJSON' 2 js-report rates --partial --shard A -f csv
for than in prev yoy all; do
	exits "a part is compared with nothing: $than" 2 js-report rates \
		--partial --shard A --compare $than --from all 2>err
	has 'which is said' err "option '--compare': not with --partial"
done
done_testing
