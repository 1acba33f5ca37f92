#!/bin/sh
# 剔除: asked for with a ground, a clause, evidence and a conclusion; decided by
# somebody else who is not of the scored unit; two scopes; a queue that decides
# nothing; the case is handled all the same.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_NOW=2026-11-23T09:00:00+08:00

cat >dump.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,是否有效回访,是否联系,是否解决,是否满意
E1,城市管理->市容环境->乱堆乱放,楼道堆物,农光里社区,物业管理科,2026-11-20 10:00:00,2026-11-20 10:10:00,2026-11-21 10:00:00,是,是,否,不满意
E2,城市管理->市容环境->乱堆乱放,楼道堆物,农光里社区,物业管理科,2026-11-20 10:00:00,2026-11-20 10:10:00,2026-11-21 10:00:00,是,是,是,满意
E3,城市管理->市容环境->乱堆乱放,正在诉讼，法院已受理,农光里社区,物业管理科,2026-11-22 10:00:00,2026-11-22 10:10:00,,,,,
E4,城市管理->市容环境->乱堆乱放,楼道堆物,农光里社区,物业管理科,2026-11-22 11:00:00,2026-11-22 11:10:00,,,,,
E5,城市管理->市容环境->乱堆乱放,楼道堆物,农光里社区,物业管理科,2026-11-02 10:00:00,2026-11-02 10:10:00,2026-11-03 10:00:00,,,,
END
ok 'five cases' take --exported-at '2026-11-23 08:00' --emit none dump.csv
A=bj12345-E1 B=bj12345-E2 C=bj12345-E3 D=bj12345-E4 E=bj12345-E5

ask() {
	js-audit exclude request --actor 物业科办件员 --ground G5 \
		--clause 条例第九条第二款 --evidence 现场照片 --evidence 通话记录 \
		--conclusion '经查不实，13800138000' "$@"
}
says() {
	tap_name=$1
	shift
	exits "$tap_name" 1 "$@" 2>err >out
}

# --- the queue: before the work, and never by itself ---------------------------

js-audit exclude queue >waits
is 'what the triage saw waits' "$(jq -r '[.list,.id] | join(" ")' waits)" \
	"ahead $C"
js-audit exclude queue -f csv --lang zh >waits.csv
has 'in words where people read it' waits.csv '有剔除理由、尚未办理,'
lacks 'and no code' waits.csv ',assigned,'
is 'nothing is excluded by it' "$(fact E3 '.excluded | tojson')" \
	'{"internal":null,"city":null}'
js-dispatch sign --actor 物业科办件员 $C >out
is 'once somebody has begun it says so' "$(js-audit exclude queue |
	jq -r .list)" begun
ok 'asked for before the work' ask $D >out
is 'is known as that' "$(jq -c '.exclusion | [.ahead, .after_negative]' out)" \
	'[true,false]'
is 'and changes no state' "$(jq -r .state out)" assigned

# --- what a request needs ------------------------------------------------------

exits 'an action' 2 js-audit exclude
exits 'one that there is' 2 js-audit exclude forgive --actor 主任 $A
exits 'an actor' 2 js-audit exclude request --ground G5 $A
says 'a ground' js-audit exclude request --actor 物业科办件员 --clause 一 \
	--evidence 照片 --conclusion 否 $A
has 'which is named' err 'incomplete: exclude: --ground is missing'
says 'of the list' js-audit exclude request --actor 物业科办件员 --ground 难办 \
	--clause 一 --evidence 照片 --conclusion 否 $A
has 'which is closed' err "no ground '难办': the list is closed"
has 'and told in words' err 'G1 法定途径, G2 重复无新情况, G3 '
says 'evidence' js-audit exclude request --actor 物业科办件员 --ground G5 \
	--clause 一 --conclusion 否 $A
has 'too' err '--evidence is missing'
says 'a clause without persons' js-audit exclude request --actor 物业科办件员 \
	--ground G5 --clause 见13800138000 --evidence 照片 --conclusion 否 $A
has 'since it is kept' err 'kept for good'
exits 'the city is not asked here' 2 ask --scope city $A
exits 'no third scope' 2 ask --scope street $A
says 'within the time of the policy' ask $E
has 'which is over' err 'the time to ask for it is over'

# --- after a negative answer ------------------------------------------------------

ok 'after a bad answer' ask $A >out
is 'the answer is kept with it' "$(jq -c '.exclusion |
	[.after_negative, .answer, .unit]' out)" \
	'[true,["city","不满意","unsolved","contacted"],"物业管理科"]'
ok 'after a good one' ask $B >out
js-audit exclude queue >waits
is 'they are listed apart' "$(jq -r '[.list,.id] | join(" ")' waits | xargs)" \
	"begun $C request $B request $D after_negative $A"
has 'with the answer' waits '"answer":"city 不满意 unsolved contacted"'
js-audit trail $A >story
lacks 'no number in the event' story 13800138000
has 'the conclusion is masked' story '经查不实'
exits 'not twice' 1 ask $A

says 'nobody approves his own' js-audit exclude approve --actor 物业科办件员 $A
says 'nor one of the scored unit' js-audit exclude approve \
	--actor 物业科办件员 $B
has 'a hard error' err "nobody decides about his own unit's score"
says 'nor somebody unknown' js-audit exclude approve --actor 路人 $B
says 'nor another section' js-audit exclude approve --actor 城管科办件员 $B
says 'nor the leader of its line, after a bad answer' js-audit exclude approve \
	--actor 分管领导 $A
has 'which is told' err "outside the line of the unit's leader"
is 'nothing is excluded yet' "$(js-report list excluded | wc -l)" 0
ok 'the line may, where the answer was good' js-audit exclude approve \
	--actor 分管领导 $B >out
ok 'somebody outside it' js-audit exclude approve --actor 审核员 $A >out
is 'excluded in the office' "$(jq -c .excluded out)" \
	'{"internal":"G5","city":null}'
exits 'decided is decided' 1 js-audit exclude reject --why 依据不足 \
	--actor 主任 $A

# --- two scopes, both accounts -----------------------------------------------------

rate() {
	js-report rates --by all --period 2026-11-19..2026-11-23 --source "$1" |
		jq -c '[.account, .valid, .solved]' | tail -n 2 | xargs
}
is 'the city table knows nothing of it' "$(rate city)" '[full,2,1] [net,2,1]'
exits 'a decision of the city has a number' 1 js-audit exclude approve \
	--scope city --ground G5 --clause 一 --actor 值班长 $A
ok 'recorded with it' js-audit exclude approve --scope city --ground G5 \
	--clause 考核细则三 --number 市审2026-8 --actor 值班长 $A >out
is 'now it does, in the net account' "$(rate city)" '[full,2,1] [net,1,1]'
# asked QUERY WANTED: of the database, and of the same records in a file.
asked() {
	is "$1" "$(js-report list "$1" | jq -r .id | sort | xargs)" "$2"
	js-report list received:2026-11 >cases
	is "$1, of a file" "$(js-report rates --from cases --by all \
		--period 2026-11 "$1" | jq -s 'map(select(.account == "full") |
		.received) | .[0] // 0')" "$(echo "$2" | wc -w)"
}
asked excluded:city "$A"
asked excluded:office "$A $B"
asked excluded:internal "$A $B"
asked excluded:city,office "$A $B"
asked not:excluded:city "$B $C $D $E"
asked 'excluded:office not:excluded:city' "$B"
js-audit exclude list >all
is 'the list has both scopes apart' "$(jq -r '[.scope, .id, .state, .number] |
	join(" ")' all | tr '\n' ';')" \
	"internal $A approved ;city $A approved 市审2026-8;internal $B approved ;internal $D requested ;"
is 'who decided and what was answered' "$(jq -c "select(.id == \"$A\" and
	.scope == \"internal\") | [.decided_by, .after_negative, .answer]" \
	all)" '["审核员",1,"city 不满意 unsolved contacted"]'

# --- refused, appealed, revoked ----------------------------------------------------

exits 'a refusal has a reason' 1 js-audit exclude reject --actor 值班长 $D
ok 'refused' js-audit exclude reject --why 依据不足 --actor 值班长 $D >out
exits 'not asked for again' 1 ask $D
ok 'appealed against' js-audit exclude appeal --conclusion 补充证据 \
	--actor 物业科办件员 $D >out
is 'waits again' "$(js-audit exclude queue | jq -r '[.list,.id] | join(" ")' |
	tail -n 1)" "appeal $D"
exits 'for somebody else' 1 js-audit exclude approve --actor 值班长 $D
ok 'who grants it' js-audit exclude approve --actor 主任 $D >out
ok 'taken back' js-audit exclude revoke --why 复核有误 --actor 主任 $D >out
is 'counted again' "$(jq -c .excluded out)" '{"internal":null,"city":null}'
exits 'of the city with its number' 1 js-audit exclude revoke --scope city \
	--why 市中心撤销 --actor 主任 $A
ok 'then' js-audit exclude revoke --scope city --number 市审2026-9 \
	--why 市中心撤销 --actor 主任 $A >out
is 'the city counts it again' "$(rate city)" '[full,2,1] [net,2,1]'
asked excluded:city ''
asked excluded:office "$A $B"
is 'the office does not' "$(jq -c .excluded out)" \
	'{"internal":"G5","city":null}'

# --- handled all the same ---------------------------------------------------------

ok 'the excluded case is handled' js-dispatch sign --actor 物业科办件员 $D >out
ok 'and submitted' js-dispatch resolve --actor 物业科办件员 \
	--text 已于11月22日清理 $D >out
ok 'and closed' js-audit pass --actor 审核员 $D >out
is 'both accounts have it' "$(js-report list "id:$A" | wc -l)" 1

# --- the journal knows every state of it -------------------------------------------

JS_NOW=2026-11-24T09:00:00+08:00
ok 'later taken back' js-audit exclude revoke --why 误批 --actor 主任 $B >out
js-audit exclude list --as-of 2026-11-23T09:00:00+08:00 >before
js-audit exclude list >now
is 'as of the day before' "$(jq -r "select(.id == \"$B\").state" before)" approved
is 'and now' "$(jq -r "select(.id == \"$B\").state" now)" revoked
js-audit exclude list --as-of 2026-11-22T00:00:00+08:00 >before
empty 'before anything was asked' before
js-audit exclude list -f csv --bom lead:物业管理科 >out
ok 'of a query, for Excel' grep -q 撤销\\\|revoked out
exits 'the queue is of now' 2 js-audit exclude queue --as-of 2026-11-22
ok 'records from a pipe' sh -c 'js-report list id:bj12345-E3 |
	js-audit exclude request --actor 物业科办件员 --ground G1 --clause 一 \
	    --evidence 受理通知书 --conclusion 已进入诉讼 >out'
ok 'a dry run' js-audit exclude approve -n --actor 主任 $C >out
is 'prints the event' "$(jq -r .kind out)" exclude_decide
is 'and writes none' "$(js-audit exclude queue | jq -r .list)" request
proved
done_testing
