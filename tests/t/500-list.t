#!/bin/sh
# js-report list: the source of pipelines. Order, queries, formats, masking and
# what revealing leaves behind.
. "$(dirname "$0")/../lib.sh"

list() {
	js-report list "$@"
}

exits 'no database: told, not made' 3 list 2>err
has 'it says what to do' err 'import a dump first'
ok 'import' js-intake import -q --emit all "$TESTS/data/sample.gb18030.csv" \
	>imported
ok 'all cases' list >all
is 'as many as were imported' "$(wc -l <all)" "$(wc -l <imported)"
unlinked <all >bare
same 'the same records as the import printed' bare imported
jq -r .id all >ids
sort -u ids >unique
is 'each case once' "$(wc -l <unique)" "$(wc -l <ids)"

# A query and jq agree.
while read -r query filter; do
	list "$query" | jq -r .id >got
	jq -r "select($filter) | .id" all >want
	same "query $query" got want
done <<'END'
state:open .state=="received" or .state=="assigned"
level<=2 .level!=null and .level<=2
community:百环 .place.community!=null and (.place.community|startswith("百环"))
flag:threat (.flags|index("threat"))!=null
not:lead .lead==null
text:电梯 .text+.title|contains("电梯")
received>=2026-11-01 .received_at>="2026-11-01"
solved:no .revisit.city.solved==false
END
ok 'operands are joined' list state:open level:2 >got
list 'state:open level:2' >want
same 'as if they were one' got want
exits 'a wrong query' 2 list stat:open 2>err
has 'the term is named' err 'stat:open'

# How much.
ok 'a limit' list --limit 2 >got
head -n 2 all >want
same 'the first two' got want
ok 'none' list --limit 0 >got
empty 'prints nothing' got
exits 'less than none' 2 list --limit -1 2>err
list --limit 1 state:returned >got
empty 'nothing found is no error' got

# Formats.
list -f json --limit 3 >got
ok 'json is one array' jq -e 'type=="array" and length==3' got >out
list -f json --limit 0 >got
is 'also where it is empty' "$(jq length got)" 0
list -f csv state:open >got
is 'csv: a heading and a line each' "$(wc -l <got)" \
	"$(($(list state:open | wc -l) + 1))"
list -f csv --fields id,state --lang en --limit 1 >got
printf 'id,state\r\n%s,closed\r\n' "$(head -n 1 ids)" >want
same 'csv in English, chosen columns' got want
list -f table --limit 1 >got
has 'the table is Chinese by default' got '诉求摘要'
list -f html --limit 2 >got
has 'html is a page' got '<!doctype html>'
list -f md --limit 2 >got
has 'Markdown has the id' got "| $(head -n 1 ids) |"
exits 'records have no columns to choose' 2 list --fields id 2>err
ok 'a folder for the output' list -f csv -o folder/ --limit 1
ok 'names the file' test -s folder/cases.csv

# Two threads take lots of 64, sixteen at a time: no seam shows.
: >bad
list text:不 >some
for n in 1 63 64 65 128 1023 1024 1025 1089 "$(wc -l <all)"; do
	head -n "$n" all >want
	list --limit "$n" | cmp -s - want || echo "$n of all" >>bad
	jq -c . want >json
	list -f json --limit "$n" | jq -c '.[]' | cmp -s - json ||
		echo "$n as JSON" >>bad
	head -n "$n" some >want
	list text:不 --limit "$n" | cmp -s - want || echo "$n of some" >>bad
done
empty 'a limit cuts what is listed anywhere' bad

# Nobody's number or room goes out.
list | jq -r '.title, .text, .place.point, .result, .reply, .person' >got
list -f csv --fields summary >>got
grep -oE '(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)' got >numbers
grep -oE '[0-9]+单元[0-9]+室' got >>numbers
empty 'numbers and rooms are masked' numbers

# Revealing.
exits 'who looks must be said' 2 list --reveal=回电 --limit 1 2>err
sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'SELECT max(seq) FROM event' >before
ok 'a masked list writes nothing' list >/dev/null
sqlite3 "$XDG_DATA_HOME/jiesu/js.db" 'SELECT max(seq) FROM event' >after
same 'the journal is as long as before' after before
ok 'reveal' list --reveal=回电 --actor 回访员 --limit 2 >got
is 'with numbers' "$(jq -r 'select(.person.phone!=null)|.id' got | wc -l)" 2
sqlite3 "$XDG_DATA_HOME/jiesu/js.db" \
	"SELECT count(*) FROM event WHERE kind=5" >got
is 'one access event for the page' "$(cat got)" 1
as_hex() {
	od -An -v -tx1 | tr -d ' \n' | tr a-f A-F
}
sqlite3 "$XDG_DATA_HOME/jiesu/js.db" \
	"SELECT hex(body) FROM event WHERE kind=5" >got
has 'it names the cases' got "$(head -n 2 ids | tr '\n' ' ' | sed 's/ $//' |
	tr -d '\n' | as_hex)"
list --reveal=回电 --actor 回访员 >got
sqlite3 "$XDG_DATA_HOME/jiesu/js.db" \
	"SELECT count(*) FROM event WHERE kind=5" >after
is 'an event for each page of the rest' "$(cat after)" \
	"$((1 + ($(wc -l <ids) + 255) / 256))"
chmod 0500 "$XDG_DATA_HOME/jiesu"
if [ -w "$XDG_DATA_HOME/jiesu" ]; then
	skip 'nothing goes out unless the event is written' 'root'
else
	list --reveal=回电 --actor 回访员 --limit 1 >got 2>err
	empty 'nothing goes out unless the event is written' got
fi
chmod 0700 "$XDG_DATA_HOME/jiesu"

# As many ids as anybody gives; also with other terms beside them.
for n in 1 150 200 300; do
	head -n "$n" ids | sort >some
	list "id:$(paste -s -d , some)" 'level:1,2,3,4' |
		jq -r .id | sort >got
	same "a list of $n ids" got some
done
list "rev:1,$(seq -s , 5 200)" | jq -r .id >got
jq -r 'select(.rev == 1 or .rev >= 5) | .id' all >want
same 'a list of 197 numbers' got want

# The reader goes away, or never was there.
ok 'a reader that leaves is no error message' sh -c \
	'js-report list 2>err | head -n 1 >/dev/null; test ! -s err'
exits 'a closed output' 4 sh -c 'js-report list >&-'
exits 'a full disk' 4 sh -c 'js-report list >/dev/full'
done_testing
