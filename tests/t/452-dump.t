#!/bin/sh
# A database as lines and back: the same journal, head and derived rows; with
# personal data the same database. Whatever was changed on the way is refused.
. "$(dirname "$0")/../lib.sh"
command -v sqlite3 >/dev/null || skip_all 'no sqlite3'

JS_KEY=$DIR/key
JS_DB=$DIR/js.db
JS_ACTOR=值班员
export JS_KEY JS_DB JS_ACTOR
mkdump --seed 452 --rows 60 --days 8 --to 2026-11-22 \
	--export '2026-11-23 00:00:00' >a.csv
ok 'an office' js-intake import -q -m beijing --emit none a.csv
cp js.db small.db
# A text and a policy that one line cannot hold.
cat >b.csv <<END
工单编号,问题分类,主要内容,来电人,来电人电话,村/社区,主办单位,工单性质,来电时间,派单时间
261122090000000001,城市管理->市容环境->乱堆乱放,$(printf '%060000d' 0 |
	sed 's/0/楼道漏水，/g'),赵某某,13800001234,农光里中社区,农光里中社区,主办,2026-11-22 09:00:00,2026-11-22 09:10:00
END
ok 'a text of 900 KB' js-intake import -q --emit none b.csv
printf '%050000d' 0 | sed 's/0/全角/g' >note
jq -c --rawfile note note '. + {note: $note}' \
	"$JS_BUILD/share/jiesu/rule/default.json" >policy.json
ID=bj12345-261122090000000001
ok 'a policy of 300 KB' js-dispatch sign -p policy.json $ID \
	--actor 农光里中社区办件员
ok 'a note' js-dispatch note $ID --text '电话13800001234'
ok 'a signed day, by a clock that is ahead of what follows' \
	js-audit sign --day 2026-11-23 --now 2026-11-24T09:00:00+08:00 \
	--actor 主任 --accept=C01:x --accept=D01:x

# --- round trips -------------------------------------------------------------

head_of() {
	sqlite3 "$1" 'SELECT lower(hex(hash)) FROM event
	    ORDER BY seq DESC LIMIT 1'
}

ok 'dump' js-audit dump >plain 2>err
is 'it says how many events' "$(cat err)" \
	"js-audit: $(sqlite3 js.db "SELECT count(*) FROM event") events"
lacks 'no personal data' plain 13800001234
is 'nor in digits' "$(grep -c 3133383030303031323334 plain)" 0
is 'no line over 1 MiB' "$(awk 'length > 1048576' plain | wc -l)" 0
is 'pieces of the policy' "$(grep -c '^{"text"' plain)" 2
is 'the head of the journal' "$(tail -n 1 plain | jq -r .head)" \
	"$(head_of js.db)"
ok 'restore' js-audit restore -d plain.db plain 2>err
is 'as many' "$(cat err)" "js-audit: $(sqlite3 js.db "SELECT count(*) FROM event") events"
ok 'or nothing' js-audit restore -q -n plain 2>err
empty 'with -q' err
echo '工单编号,来电时间' >sheet.csv
exits 'no dump' 3 js-audit restore -d x.db sheet.csv 2>err
has 'is told' err 'sheet.csv:1: not a dump of js-audit'
exits 'a folder that is not there' 4 js-audit restore -d none/x.db plain 2>err
is 'is not made' "$(ls -d none 2>err)" ''
ok 'it is proved' js-audit verify -d plain.db --head "$(head_of js.db)"
is 'mode 0600' "$(stat -c %a plain.db)" 600
rm -f plain.db-shm plain.db-wal
ok 'dumped again' eval 'js-audit dump -d plain.db | cmp - plain'
sqlite3 js.db '.dump event' >want
sqlite3 plain.db '.dump event' >got
same 'the journal as it was' got want
# As if every private row had been erased.
cp js.db erased.db
sqlite3 erased.db 'DELETE FROM private'
ok 'erased' js-audit verify --rebuild -d erased.db
sqlite3 erased.db .dump | sort >want
sqlite3 plain.db .dump | sort >got
same 'all rows as if erased' got want
js-report list -d erased.db >want
js-report list -d plain.db >got
same 'and all records' got want

ok 'with personal data' js-audit dump -q --private=备份 -o full 2>err
is 'the access is recorded' "$(js-audit trail --seq "$(
	sqlite3 js.db 'SELECT max(seq) FROM event')" |
	jq -r '[.kind, .actor, .reason, .count] | join(" ")')" \
	'access 值班员 备份 61'
is 'in the dump too' "$(tail -n 1 full | jq -r .head)" "$(head_of js.db)"
is 'no line over 1 MiB' "$(awk 'length > 1048576' full | wc -l)" 0
ok 'restore from standard input' js-audit restore -d full.db <full
is 'nothing beside it' "$(echo full.db*)" full.db
sqlite3 js.db .dump >want
sqlite3 full.db .dump >got
same 'the same database, row by row' got want
ok 'proved' js-audit verify -d full.db
for db in again once-more; do
	ok "restored $db" js-audit restore -d $db.db full
done
ok 'the same bytes' cmp again.db once-more.db
js-report show --reveal=核对 $ID >want
js-report show --reveal=核对 $ID -d again.db >got
same 'its persons too' got want
ok 'work goes on' js-intake import -q -m beijing --emit none a.csv -d again.db
sed 's/$/\r/' plain >crlf
ok 'a program has changed the ends of lines' \
	js-audit restore -d crlf.db crlf

# --- erased ------------------------------------------------------------------

cp full.db half.db
js-report list -d half.db state:closed | head -n 1 | jq -r .id >id
ok 'a person is erased' js-audit retain -d half.db --person \
	--reason 本人申请 --actor 主任 "$(cat id)"
js-audit verify -d half.db >out
empty 'which is no finding' out
ok 'dumped with the others' js-audit dump -d half.db --private=备份 -o half
is 'not with the erased one' "$(grep -c '^{"private":[0-9]' half)" \
	"$(($(grep -c '^{"private":[0-9]' full) - 1))"
ok 'restored' js-audit restore -d half-again.db half
sqlite3 half.db .dump >want
sqlite3 half-again.db .dump >got
same 'the same database' got want
js-audit verify -d half-again.db >out
empty 'proved' out
ok 'without any person' eval \
	'js-audit dump -d half.db | js-audit restore -d none.db'
sqlite3 half.db 'DELETE FROM private'
js-audit verify --rebuild -d half.db
sqlite3 half.db .dump | sort >want
sqlite3 none.db .dump | sort >got
same 'as if all the others had been erased too' got want

# --- keys --------------------------------------------------------------------

printf '%064d\n' 7 >other
chmod 600 other
exits 'another key' 3 env JS_KEY=other js-audit restore -d k.db full 2>err
has 'says so' err "the key 'other' is not that of the dump"
exits 'no key' 3 env JS_KEY=none js-audit restore -d k.db full 2>err
is 'nothing is written' "$(echo k.db*)" 'k.db*'
ok 'without personal data none is needed' \
	env JS_KEY=none js-audit restore -d k.db plain
ok 'nor to dump' eval 'JS_KEY=none js-audit dump -d k.db | cmp - plain'
exits 'with personal data it is' 3 \
	env JS_KEY=other js-audit dump --private=x >out
empty 'before anything is printed' out
exits 'who?' 2 env -u JS_ACTOR js-audit dump --private=x
exits 'why?' 2 js-audit dump --private=
exits 'nobody is named in the answer' 1 \
	js-audit dump --private='给王小明13912345678' >out
empty 'or nothing is printed' out
exits 'no operands' 2 js-audit dump a.csv
(umask 0; js-audit dump -o open)
is 'a dump is not for others' "$(stat -c %a open)" 600
exits 'a full disk' 4 js-audit dump >/dev/full

# --- places ------------------------------------------------------------------

exits 'a database stands there' 3 js-audit restore plain 2>err
has 'it is named' err "js.db' is there already"
for end in -wal -journal; do
	: >"left.db$end"
	exits "a left $end" 3 js-audit restore -d left.db plain 2>err
	has 'is named' err "left.db$end"
	is 'nothing else is there' "$(echo left.db*)" "left.db$end"
	rm "left.db$end"
done
ok 'the folder is there' mkdir -p new/folder
ok 'and takes it' js-audit restore -d new/folder/js.db plain
ok 'only tried' js-audit restore -n -d tried.db plain
ok 'beside the one that is there' js-audit restore -n plain
is 'which stays alone' "$(echo js.db.r*)" 'js.db.r*'
is 'nothing is kept' "$(echo tried.db*)" 'tried.db*'
echo rubbish >tried.db.restoring
ok 'what a killed one left is replaced' js-audit restore -d tried.db plain
is 'and gone' "$(echo tried.db*)" tried.db
exits 'somebody else restores it' 75 flock busy.db.restoring.lock \
	js-audit restore -d busy.db plain
exits 'two dumps' 2 js-audit restore -d x.db plain full
exits 'no such dump' 3 js-audit restore -d x.db nothing
exits 'nothing' 3 js-audit restore -d x.db </dev/null
exits 'another file' 3 js-audit restore -d x.db a.csv
js-report list >records
exits 'records' 3 js-audit restore -d x.db records
is 'nothing comes of them' "$(echo x.db*)" 'x.db*'

# --- changes -----------------------------------------------------------------

# refused WHAT LINE FILE: restore refuses it, by its line, and leaves nothing
refused() {
	js-audit restore -d x.db "$3" 2>err
	rc=$?
	[ $rc -eq 3 ] || echo "$1: status $rc" >>bad
	grep -q "$3:$2: \|cut off" err || echo "$1: $(cat err)" >>bad
	[ "$(echo x.db*)" = 'x.db*' ] || echo "$1: leaves $(echo x.db*)" >>bad
}
: >bad
ok 'the dump of a small office' js-audit dump --private=x -d small.db -o small
lines=$(wc -l <small)
perl -e 'srand 452; my ($n, $file) = @ARGV;
	open my $in, "<:raw", $file or die;
	my @lines = <$in>;
	for my $i (1 .. $n) {
		my $at = int rand @lines;
		my @new = @lines;
		my $pos = int rand(length($new[$at]) - 1);
		substr($new[$at], $pos, 1) = chr(1 + int(rand 126) ^
		    ord substr $new[$at], $pos, 1);
		open my $out, ">:raw", "byte.$i" or die;
		print $out @new;
		close $out or die;
	}' 40 small
for i in $(seq 40); do
	cmp -s small "byte.$i" || refused "byte $i" '[0-9]*' "byte.$i"
done
empty 'a changed byte is refused' bad
for at in 1 2 3 40 $((lines / 2)) $((lines - 1)) "$lines"; do
	sed "${at}d" small >gone
	refused "line $at is missing" '[0-9]*' gone
	sed "${at}p" small >twice
	refused "line $at stands twice" '[0-9]*' twice
	sed "${at}{h;d};$((at + 1)){G}" small >swapped
	refused "lines $at, $((at + 1))" '[0-9]*' swapped
	head -n $((at - 1)) small >cut.nd
	refused "cut before $at" '[0-9]*' cut.nd
	head -c $(($(head -n "$at" small | wc -c) - 2)) small >cut.nd
	refused "cut within $at" "$at" cut.nd
done
empty 'so are missing, doubled and swapped lines, and a cut' bad
at=$(grep -n '"private":[0-9]' small | sed -n '5s/:.*//p')
sed "${at}d" small >gone
exits 'a private row is missing' 3 js-audit restore -d x.db gone 2>err
has 'at its line' err "gone:$at: the private row of event"
sed '$s/"callers_upto":[0-9]*/"callers_upto":999/' small >end
exits 'an end that says otherwise' 3 js-audit restore -d x.db end
sed '1s/"dump":1/"dump":2/' small >newer
exits 'a newer dump' 3 js-audit restore -d x.db newer 2>err
has 'says so' err 'newer version'

# Somebody who makes chain and digest fit again gets a database that verify
# judges, or none; a head that left the machine tells them apart.
if perl -MJSON::PP -MDigest::SHA -e 1 2>/dev/null; then
	: >bad
	made=0
	js-audit dump -d small.db -o bare
	for seed in $(seq 25); do
		perl "$TESTS/fault/forge.pl" "$seed" bare >forged
		js-audit restore -d f.db forged 2>err
		rc=$?
		case $rc in
		3) ;;
		0)
			made=$((made + 1))
			js-audit verify -d f.db >out 2>&1
			[ $? -le 1 ] || echo "$seed: verify: $(cat out)" >>bad
			js-audit verify -d f.db --head "$(head_of small.db)" \
				>out 2>&1
			[ $? -eq 1 ] || echo "$seed: the head fits" >>bad ;;
		*) echo "$seed: status $rc: $(cat err)" >>bad ;;
		esac
		rm -f f.db*
	done
	ok 'some forgeries fit in themselves' [ $made -gt 3 ]
	empty 'none crashes, and no signed head fits' bad
else
	skip 'forgeries' 'no JSON::PP'
fi

# A damaged database gives no dump that looks whole.
cp small.db damaged.db
sqlite3 damaged.db 'DROP TRIGGER event_no_update;
	UPDATE event SET at = at - 1 WHERE seq = 9'
exits 'a changed event' 3 js-audit dump -d damaged.db >out 2>err
has 'is named' err 'event 9 '
cp small.db damaged.db
sqlite3 damaged.db 'UPDATE private SET caller = 1 WHERE seq =
	(SELECT max(seq) FROM private)'
exits 'a changed person' 3 js-audit dump --private=x -d damaged.db -o never
is 'no file comes of it' "$(echo never*)" 'never*'
ok 'nor does it matter without' js-audit dump -d damaged.db >out
done_testing
