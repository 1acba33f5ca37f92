#!/bin/sh
# A lift matter, from twelve complaints to a kept and a broken commitment: what
# exceeds the office's power is moved by those who have it, and the
# complainants hear of it, once in each case's 4+2.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=社建科办件员
export JS_ACTOR

{
	echo 工单编号,工单类型,问题分类,标题,主要内容,来电人,来电人电话,村/社区,主办单位,来电时间,派单时间
	for i in 01 02 03 04 05 06 07 08 09 10 11 12 13; do
		echo "L$i,求助,住房城乡建设->老旧小区改造->加装电梯,加装电梯,３号楼老人下不了楼,王某,138000000$i,劲松北社区,社区建设科,2026-11-20 10:$i:00,2026-11-20 11:00:00"
	done
} >dump.csv
ok 'thirteen complaints come in' take --exported-at '2026-11-20 23:00' dump.csv
cases=
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
	cases="$cases --case bj12345-L$i"
done
cat >parties <<'END'
居民代表=张三丰
专家 = 李工
END

# Question, cases and parties are required.
for missing in '--question' '--case' '--party'; do
	set -- --question 加装电梯 --case bj12345-L01 --party 物业
	case $missing in
	--question) shift 2 ;;
	--case) set -- "$1" "$2" "$5" "$6" ;;
	--party) set -- "$1" "$2" "$3" "$4" ;;
	esac
	exits "no $missing" 2 js-dispatch convene open "$@" 2>said
	has 'is named' said "$missing"
done
E=$(events)
exits 'a case that is none' 1 js-dispatch convene open --question 加装电梯 \
	--case bj12345-NO --party 物业 2>said
exits 'a party that is none' 1 js-dispatch convene open --question 加装电梯 \
	--case bj12345-L01 --party 路人=某 2>said
has 'is named' said "the policy has no party '路人'"
exits 'a person in the command line' 2 js-dispatch convene open \
	--question 加装电梯 --case bj12345-L01 --party 居民代表=张三丰 2>said
lacks 'is not repeated' said 张三丰
exits 'an option of another act' 2 js-dispatch convene open --question 问 \
	--case bj12345-L01 --party 物业 --ending 移交 2>said
has 'is told' said 'convene open: it takes no --ending'
is 'nothing half-written' "$(events)" "$E"

# shellcheck disable=SC2086
set -- --question '３号楼加装电梯，联系电话13812345678' $cases \
	--party 业委会=劲松北业委会 --party 物业=安家物业 \
	--party 产权单位=某厂 --parties parties \
	--boundary '社区无权加装电梯，只作协调（民法典第278条）'
ok 'a dry run' js-dispatch convene open -n "$@" >dry
is 'tells every event' "$(jq -r .act dry | sort | uniq -c | xargs)" \
	'1 boundary 12 link 1 open 5 party'
is 'and writes none' "$(events)" "$E"
ok 'the matter is opened' js-dispatch convene open "$@" >matter
M=$(jq -r .matter matter)
is 'its name' "$M" m-20261123-0001
is 'its cases' "$(jq '.cases | length' matter)" 12
has 'a phone is masked' matter '138****5678'
is 'organisations have names, persons have none' \
	"$(jq -c '[.parties[] | [.role, .name]]' matter)" \
	'[["业委会","劲松北业委会"],["物业","安家物业"],["产权单位","某厂"],["居民代表",null],["专家",null]]'
ok 'opened again' js-dispatch convene open "$@" >again
same 'it is the same' again matter
ok 'a second one' js-dispatch convene open --question 停车 \
	--case bj12345-L13 --party 物业 >second
is 'has a number of its own' "$(jq -r .matter second)" m-20261123-0002

# --- survey, options, meeting, consent ---------------------------------------

exits 'more want it than were asked' 1 js-dispatch convene survey \
	--asked 10 --answered 8 --wanted 9 "$M" 2>said
ok 'a survey' js-dispatch convene survey --asked 48 --answered 40 --wanted 36 \
	--text '入户调查' "$M" >now
is 'its counts' "$(jq -c '.surveys[0].figures' now)" \
	'{"asked":48,"answered":40,"wanted":36}'
ok 'a way' js-dispatch convene option --text 平层入户 "$M"
ok 'another' js-dispatch convene option --text 错层入户 "$M" >now
is 'are numbered' "$(jq -c '[.options[].item]' now)" '[1,2]'
ok 'a meeting' js-dispatch convene meeting --text '三方会商' "$M"

# consent VOTED VOTED_AREA AGREED AGREED_AREA RULE: is it carried?
consent() {
	js-dispatch convene consent --owners 48 --area 3600 --voted "$1" \
		--voted-area "$2" --agreed "$3" --agreed-area "$4" \
		--rule "$5" "$M" | jq '.consents[-1].carried'
}
is 'two thirds and three quarters' "$(consent 32 2400 24 1800 重大事项)" true
is 'one owner too few voted' "$(consent 31 2400 31 2400 重大事项)" false
is 'one metre too little' "$(consent 32 2399 32 2399 重大事项)" false
is 'one owner too few agreed' "$(consent 32 2400 23 1800 重大事项)" false
is 'a metre too little agreed' "$(consent 32 2400 24 1799 重大事项)" false
is 'half is not more than half' "$(consent 32 2400 16 1300 一般事项)" false
is 'more than half' "$(consent 32 2400 17 1201 一般事项)" true
is 'nobody voted' "$(consent 0 0 0 0 一般事项)" false
exits 'more agreed than voted' 1 js-dispatch convene consent --owners 48 \
	--area 3600 --voted 10 --voted-area 100 --agreed 11 --agreed-area 100 \
	--rule 一般事项 "$M"
exits 'a rule that is none' 1 js-dispatch convene consent --owners 48 \
	--area 3600 --voted 10 --voted-area 100 --agreed 9 --agreed-area 90 \
	--rule 随便 "$M" 2>said
has 'is named' said "no rule of consent '随便'"

# --- commitments --------------------------------------------------------------

later() {
	JS_NOW="$1T09:00:00+08:00"
	export JS_NOW
}
exits 'who does not sit there' 1 js-dispatch convene commit --text 出图 \
	--by 专业单位 --until 2026-12-01 "$M" 2>said
exits 'in the past' 1 js-dispatch convene commit --text 出图 --by 物业 \
	--until 2026-11-01 "$M" 2>said
ok 'the firm will draw' js-dispatch convene commit --text 出图 --by 物业 \
	--until 2026-12-01 "$M"
ok 'the owner will pay' js-dispatch convene commit --text 出资承诺函 \
	--by 产权单位 --until 2026-11-28 "$M"
ok 'a section too' js-dispatch convene commit --text 报区审批 --by 物业科 \
	--until 2026-12-20 "$M" >now
is 'three stand' "$(jq -c '[.commitments[] | [.item, .by, .state]]' now)" \
	'[[1,"物业","open"],[2,"产权单位","open"],[3,"物业管理科","open"]]'
later 2026-11-30
is 'the matter shows it' "$(js-dispatch convene show "$M" |
	jq -r '.commitments[1].state')" late
before=$(events)
exits 'a proof that names a number' 1 js-dispatch convene settle --item 1 \
	--kept --evidence 与13800001234通话 --actor 值班长 "$M" 2>said
has 'is refused' said 'the evidence names a person, a number or a door'
lacks 'without it' said 13800001234
is 'nothing is written' "$(events)" "$before"
ok 'the drawing came in time' js-dispatch convene settle --item 1 --kept \
	--evidence document "$M" >now
exits 'a broken word needs its reason' 2 js-dispatch convene settle \
	--item 2 --broken "$M"
ok 'the money did not' js-dispatch convene settle --item 2 --broken \
	--text '厂方资金未到位' "$M" >now
is 'kept and broken' "$(jq -c '[.commitments[].state]' now)" \
	'["kept","broken","open"]'
exits 'nothing is settled twice' 1 js-dispatch convene settle --item 1 \
	--broken --text 反悔 "$M" 2>said
has 'as is said' said 'commitment 1 is settled already'
exits 'nor what is none' 1 js-dispatch convene settle --item 9 --kept "$M"

# --- the complainants hear of it ---------------------------------------------

reached() {
	js-report list "id=bj12345-$1" |
		jq -c '[.contact.tried, .contact.reached, .contact.need]'
}
later 2026-12-01
ok 'they are called' js-dispatch convene contact --connected --seconds 60 \
	--text '告知进展' --at 2026-12-01T08:00:00+08:00 "$M" >now
is 'twelve of them' "$(jq -c '.contacts[0].figures' now)" \
	'{"cases":12,"called":12,"reached":12}'
is 'it is one of their four' "$(reached L01)" '[1,1,4]'
E=$(events)
ok 'the same again' js-dispatch convene contact --connected --seconds 60 \
	--text '告知进展' --at 2026-12-01T08:00:00+08:00 "$M" >now
is 'adds nothing' "$(events)" "$E"
ok 'the handler writes the same call down' js-dispatch contact --connected \
	--at 2026-12-01T08:03:00+08:00 bj12345-L02
is 'still one of the four' "$(reached L02)" '[1,1,4]'
ok 'one was not there' js-dispatch convene contact --missed \
	--case bj12345-L12 --at 2026-12-01T08:40:00+08:00 "$M"
is 'that is none of the four' "$(reached L12)" '[2,1,4]'
exits 'who has no part in it' 1 js-dispatch convene contact --connected \
	--case bj12345-L13 "$M" 2>said
is 'stays as it was' "$(reached L13)" '[null,null,null]'
is 'all twelve have been reached' "$(js-report list category:加装电梯 |
	jq -c 'select(.contact.reached == 1)' | wc -l)" 12

# --- how it ends ---------------------------------------------------------------

exits 'no ending of the policy' 1 js-dispatch convene close --ending 算了 "$M"
exits 'one that wants a date' 1 js-dispatch convene close --ending 挂账 "$M" \
	2>said
ok 'it is put on the ledger' js-dispatch convene close --ending 挂账 \
	--until 2026-12-02 --text '待资金' "$M" >now
is 'it is closed' "$(jq -c '[.state, .ending.name, .ending.review_at[:10]]' \
	now)" '["closed","挂账","2026-12-02"]'
exits 'no more meetings' 1 js-dispatch convene meeting --text 再议 "$M"
ok 'but commitments live on' js-dispatch convene settle --item 3 --kept "$M"
is 'the open ones' "$(js-dispatch convene list | jq -r .matter)" \
	m-20261123-0002
js-dispatch convene list -f table --lang zh --all >out
has 'as a table' out '议题          '
has 'with the phone masked' out '138****5678'
is 'a line each, without JSON' "$(grep -c '^m-2026' out) $(grep -c '{' out)" '2 0'
js-dispatch convene list -f csv --lang en --all --fields matter,state,cases >out
is 'columns that are asked for' "$(head -n 1 out | tr -d '\r')" matter,state,cases
is 'codes and all' "$(grep -c ',ended,' out)" 1
exits 'an act prints its matter whole' 2 js-dispatch convene reopen -f table \
	--text x m-20261123-0001 2>err
is 'all of them' "$(js-dispatch convene list --all | wc -l)" 2
ok 'it is opened again' js-dispatch convene reopen --text 资金已到 "$M"
exits 'not twice' 1 js-dispatch convene reopen --text 资金已到 \
	--at 2026-12-01T08:59:00+08:00 "$M"

# --- persons --------------------------------------------------------------------

ok 'who looks behind it' js-dispatch convene --reveal=会议通知 show "$M" >seen
is 'sees names' "$(jq -r '.parties[3].name' seen)" 张三丰
is 'and is on record' "$(sqlite3 "$JS_DB" \
	'SELECT count(*) FROM event WHERE kind = 5')" 1
is 'in no event and no word' "$(sqlite3 "$JS_DB" "SELECT
	(SELECT count(*) FROM event WHERE instr(body, CAST('张三丰' AS BLOB))) +
	(SELECT count(*) FROM word WHERE instr(text, '张三丰'))")" 0
# Eight at once: none takes the number of another.
for i in 1 2 3 4 5 6 7 8; do
	js-dispatch convene open --question "事项$i" --case bj12345-L13 \
		--party 物业 >"open$i" &
done
wait
is 'eight at once have eight numbers' \
	"$(cat open? | jq -r .matter | sort -u | wc -l)" 8
exits 'no matter' 1 js-dispatch convene show m-20260101-0001
for name in m-1 xx m-x '' m-20260101-000 -1 m--9223372036854775808; do
	exits "no name of one: '$name'" 1 js-dispatch convene --lang en \
		show -- "$name" >out 2>said
	is "'$name' shows nothing" "$(cat out)" ''
	has "'$name' is refused with those there are" said \
		"convene: no such matter '$name': there are m-"
done
exits 'nor is it shown beside one' 1 js-dispatch convene show "$M" xx >out 2>said
exits 'one that could be to act on' 1 js-dispatch convene --lang en link \
	--case bj12345-L01 m-20260101-0001 2>said
has 'is told those there are' said "'m-20260101-0001': there are m-2026"
exits 'no name of one' 2 js-dispatch convene link --case bj12345-L01 M1
exits 'no act' 2 js-dispatch convene 2>said
exits 'an act that is none' 2 js-dispatch convene dance 2>said
jq 'del(.matters)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
exits 'a policy without matters' 1 js-dispatch convene option -p none.json \
	--text 三 "$M" 2>said
has 'says so' said 'the policy says nothing of matters'
proved
sqlite3 "$JS_DB" "DELETE FROM private WHERE seq IN
	(SELECT seq FROM matter_act WHERE no = 202611230001)"
ok 'rows left out' js-audit verify --rebuild
js-dispatch convene show "$M" >erased
is 'erased, it still stands' "$(jq -c '[.question, .cases[0],
	.commitments[0].state]' erased)" '[null,"bj12345-L01","kept"]'
proved
done_testing
