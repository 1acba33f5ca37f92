#!/bin/sh
# Whatever shows a person writes down first who looks, why, and at whom: every
# verb that can, found by its option, has a scenario here; and no source sets
# the flag that reveals but where that event is written.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >dump.csv <<'END'
工单编号,工单类型,来电时间,派单时间,来电人,来电人电话,标题,主要内容,小区点位,村/社区,主办单位
R1,投诉,2026-11-22 10:00:00,2026-11-22 10:05:00,诸葛某某,13812345670,漏水,"全角２楼漏水，电话13812345670",农光里中区11号楼3单元501室,农光里社区,物业管理科
END
ok 'one case' take --emit none dump.csv
echo 居民代表=张三丰 >parties
ok 'and a matter' js-dispatch convene open --question 加装电梯 --actor \
	社建科办件员 --case bj12345-R1 --party 物业 --parties parties >matter
M=$(jq -r .matter matter)

# access NAME SECRET CMD...: CMD shows SECRET, after one event that says so
access() {
	name=$1 secret=$2
	shift 2
	E=$(events)
	JS_ACTOR=物业科办件员 "$@" >out 2>said
	grep -q "$secret" out || echo "$name does not reveal"
	sqlite3 "$JS_DB" "SELECT seq FROM event WHERE seq > $E AND kind = 5" >seqs
	[ "$(wc -l <seqs)" -eq 1 ] || echo "$name: $(wc -l <seqs) access events"
	js-audit trail --seq "$(head -n 1 seqs)" >event
	[ "$(jq -r '[.kind, .actor, .count] | join(" ")' event)" = \
	    'access 物业科办件员 1' ] || echo "$name: $(cat event)"
	jq -e '.reason != null and .ids != null' event >/dev/null ||
	    echo "$name: no reason, or at whom"
}

# silent NAME SECRET CMD...: CMD shows nothing of the person, and no event
silent() {
	name=$1 secret=$2
	shift 2
	E=$(events)
	JS_ACTOR=物业科办件员 "$@" >out 2>said
	! grep -q "$secret" out || echo "$name: reveals"
	[ "$(events)" -eq "$E" ] || echo "$name: writes"
}

for program in "$JS_BUILD"/bin/js-*; do
	"$program" --list-options |
	    sed -n "s/^\(.*\) --\(reveal\|private\|dial\)\$/\1 \2/p" |
	    sed "s/^/$(basename "$program") /"
done >ways
while read -r program verb option; do
	case "$program $verb $option" in
	'js-report list reveal')
		set -- 13812345670 id=bj12345-R1 ;;
	'js-report show reveal')
		set -- 13812345670 bj12345-R1 ;;
	'js-revisit plan reveal' | 'js-revisit plan dial')
		set -- 13812345670 ;;
	'js-dispatch convene reveal')
		set -- 张三丰 show "$M" ;;
	'js-audit dump private')
		echo "$program $verb --$option: 452-dump" >>elsewhere
		continue ;;
	*)
		echo "$program $verb --$option has no scenario"
		continue ;;
	esac
	secret=$1
	shift
	reason=
	[ "$option" = dial ] || reason='=核对'
	access "$program $verb" "$secret" "$program" "$verb" \
	    "--$option$reason" "$@"
	silent "$program $verb" "$secret" "$program" "$verb" "$@"
	silent "$program $verb -n" "$secret" "$program" "$verb" -n \
	    "--$option$reason" "$@"
done <ways >wrong
empty 'every way to a person writes it down, and no other shows him' wrong
is 'there are as many ways as are known' "$(wc -l <ways | xargs)" 6
has 'the dump has a test of its own' elsewhere 452-dump
exits 'a dry run reveals nothing' 2 js-dispatch convene -n --reveal=核对 \
	--actor 物业科办件员 show "$M" 2>said
has 'and says why' said 'persons are not revealed without writing it down'

# --- the sources ---------------------------------------------------------------

cat "$TOP"/cmd/*.c "$TOP"/cmd/*/*.c "$TOP"/lib/*/*.c >sources
is 'one place sets that persons are revealed' \
	"$(grep -c '[>.]reveals = 1' sources)" 1
is 'after its event is committed' "$(sed -n '/^ctx_reveal(/,/^}/p' \
	"$TOP/cmd/ctx.c" | grep -o 'journal_append\|db_end\|reveals = 1' |
	xargs)" 'db_end journal_append reveals = 1'
is 'texts are revealed where it says so, or never' "$(grep \
	'[>.]reveal = ' sources | grep -vc 'reveal = 0;\|reveals;\|c->reveal = ')" 0
# A reason is kept for good: one that names a person is refused, by any verb,
# and nobody's name is echoed.
accesses() {
	sqlite3 "$JS_DB" 'SELECT count(*) FROM event WHERE kind = 5'
}
N=$(accesses)
for why in 王女士 因王女士反映 与王先生通话 张三 因张三要求 张老师 13812345670; do
	exits "for $why" 1 js-report show --actor 值班长 \
		--reveal="$why" bj12345-R1 >out 2>said
	empty 'nothing is shown' out
	has 'it is told' said 'the reason names a person, a number or a door'
	lacks 'without the name' said "$why"
	exits 'nor retained' 1 js-audit retain --person --reason "$why" \
		--actor 值班长 bj12345-R1 >out
	exits 'nor dumped' 1 js-audit dump --private "$why" --actor 值班长 >out
	lacks 'nothing comes out' out 诸葛
done
exits 'nor does a correction keep a number' 1 js-dispatch correct bj12345-R1 \
	--field community --to 张三13800138000 --why 社区有误 --actor 值班长 2>said
has 'it is told' said 'the value names a person, a number or a door'
lacks 'without the number' said 13800138000
ok 'a village may be called like a person' js-dispatch correct bj12345-R1 \
	--field site --to 黄村 --why 社区有误 --actor 值班长 >out
for option in accept fixed carry; do
	exits "nor does a signature keep it: --$option" 1 js-audit sign \
		--day 2026-11-22 --actor 主任 "--$option=C01:因王女士反映" 2>said
	has 'it is told' said 'the reason names a person, a number or a door'
done
long=$(printf '%01020d' 0 | tr 0 x)
exits 'nor is one kept of which a part was looked at' 2 js-audit sign \
	--day 2026-11-22 --actor 主任 "--accept=C01:$long 王女士" 2>said
has 'it is told' said "behind 'C01:' is longer than 1023 bytes"
for why in 王府井 方庄 高温 黄金 马路 对方女士要求核对; do
	ok "for $why" js-report show --actor 值班长 \
		--reveal="$why" bj12345-R1 >out
done
is 'each of these is an event' "$(($(accesses) - N))" 6
sqlite3 "$JS_DB" .dump >whole
lacks 'no refused reason was kept' whole 王女士
lacks 'nor another' whole 张三要求
proved
done_testing
