#!/bin/sh
# Personal data ends: nothing of it is left in any byte of the files, every
# figure that was published stands, the chain holds and a rebuild gives the
# same tables. First what is older than a day in the middle, then the rest.
# timeout 240
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/erasing.sh"

ok 'an office of two months' office
ok 'a matter about three cases' js-dispatch convene open \
	--question '赵匡胤问加装电梯，手机13912345671' --party 物业 \
	--case "$(sed -n 1p done.ids)" --case "$(sed -n 2p done.ids)" \
	--case "$(sed -n 3p done.ids)" >matter
sheets >before
is 'figures were published' "$(($(wc -l <before) > 500))" 1
proved
cp js.db first.db

# --- a dry run, and the first half ------------------------------------------

E=$(events)
ok 'a dry run' js-audit retain --older-than 1175d -n >dry
is 'tells what is due' "$(head -n 1 dry | jq -r .what)" due
js-audit retain --older-than 1175d -n -f csv --lang zh >dry.csv
has 'in words where people read it' dry.csv 到期待清除,
lacks 'and no code' dry.csv due
js-audit retain --older-than 1175d -n -f csv --lang en >dry.csv
has 'in English too' dry.csv 'due to be erased,'
is 'it writes nothing' "$(events)" "$E"
is 'nor erases' "$(bare 'SELECT count(*) FROM private')" \
	"$(sqlite3 first.db 'SELECT count(*) FROM private')"
ok 'what is older' js-audit retain --older-than 1175d --reason 保存期满 >out
same 'is what the dry run told' out - <<END
$(sed 's/"due"/"erased"/' dry)
END
is 'some, not all' "$(jq -r 'select(.what == "erased") | .cases > 100 and
	.cases < 300 and .rows > .cases and .callers > 50' out)" true
is 'some wait for their file' \
	"$(jq -r 'select(.what == "together") | .cases > 0' out)" true
is 'as the event says' "$(js-audit trail --seq $((E + 1)) |
	jq -r .kind)" words
bare 'SELECT seq FROM erasure' >seqs
is 'one event of erasure' "$(wc -l <seqs)" 1
js-audit trail --seq "$(cat seqs)" >event
is 'names rule, reason, person and numbers' "$(jq -c '[.kind, .actor, .rule,
	.reason, .count, .rows, .callers]' event)" "$(jq -c 'select(.what ==
	"erased") | ["erase", "主任", "1175d", "保存期满", .cases, .rows,
	.callers]' out)"
perl "$TESTS/residue.pl" needles first.db js.db >wanted
for kind in phone name body caller; do
	is "there were needles: $kind" "$(($(grep -c "^$kind" wanted) > 0))" 1
done
perl "$TESTS/residue.pl" search wanted first.db >found
is 'which the search finds where they are' \
	"$(($(wc -l <found) * 100 / $(wc -l <wanted) > 95))" 1
residue wanted >left
empty 'and nowhere now' left
is 'the file has no free pages' "$(bare 'PRAGMA freelist_count')" 0
is 'the log is empty, or holds what came later' \
	"$(($(stat -c %s js.db-wal 2>/dev/null || echo 0) < 100000))" 1
proved
sheets >after
same 'every figure stands' after before
sqlite3 js.db .dump | sort >live
ok 'rebuilt' js-audit verify --rebuild
sqlite3 js.db .dump | sort >rebuilt
same 'it is the same' rebuilt live
E=$(events)
ok 'again' js-audit retain --older-than 1175d >again
is 'nothing is erased twice' "$(head -n 1 again | jq -c '[.cases, .rows]')" \
	'[0,0]'
is 'nor written' "$(events)" "$E"

# --- what is kept, and why ---------------------------------------------------

ok 'a hold' js-audit retain --hold --reason 诉讼取证 \
	"$(js-report list state:closed not:flag:erased | tail -n 1 |
	jq -r .id)" >held
is 'it is in the record' "$(jq -r .hold.why held)" 诉讼取证
exits 'twice' 1 js-audit retain --hold --reason 再次 "$(jq -r .id held)" 2>said
has 'is refused' said 'it is on hold already'
js-audit retain --holds >holds
is 'and listed' "$(jq -r .id holds)" "$(jq -r .id held)"
ok 'all that is older than three years' js-audit retain --older-than 3y >out
is 'a matter runs, one is held, others go with them' "$(jq -r 'select(.what ==
	"matter" or .what == "hold") | [.what, .cases] | join(" ")' out |
	xargs)" 'matter 3 hold 1'
is 'the texts of the matter stay' "$(js-dispatch convene show \
	"$(jq -r .matter matter)" | jq -r '.question != null')" true
ok 'the matter is closed' js-dispatch convene close --ending 移交 \
	--text '陈桥驿已移交' "$(jq -r .matter matter)" >out
ok 'the case is released' js-audit retain --release --reason 判决生效 \
	"$(jq -r .id held)" >out
ok 'nobody is on hold' js-audit retain --holds >holds
empty 'any more' holds
export JS_NOW=2033-01-05T09:00:00+08:00
ok 'years later' js-audit retain --older-than policy --reason 保存期满 >out
is 'the matter goes too' "$(jq -r 'select(.what == "erased") | .matters' out)" 1
is 'only what is open is left' "$(jq -r 'select(.what != "erased") | .what' out |
	xargs)" "$(jq -r 'select(.what == "open") | .what' out)"
perl "$TESTS/residue.pl" needles first.db js.db >wanted
for kind in phone name body caller note; do
	is "there were more needles: $kind" \
	    "$(($(grep -c "^$kind" wanted) > 0))" 1
done
residue wanted >left
empty 'no byte of anybody is left' left
for name in 赵匡胤 13912345671 陈桥驿 欧阳询 13812345670 司马光 诸葛瑾; do
	is "nor of $name" "$(cat js.db js.db-wal 2>/dev/null |
		grep -ac "$name")" 0
done
proved
sheets >after
same 'and every figure stands' after before
done_testing
