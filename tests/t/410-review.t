#!/bin/sh
# 审核: nobody passes a result of his own; what is sent back keeps its clock.
. "$(dirname "$0")/../lib.sh"

cat >a.csv <<'END'
工单编号,问题分类,主要内容,村/社区,主办单位,工单性质,来电时间,派单时间
261122090000000001,城市管理->市容环境->乱堆乱放,楼道堆物，１单元,农光里中社区,农光里中社区,主办,2026-11-22 09:00:00,2026-11-22 09:10:00
261122090000000002,城市管理->市容环境->乱堆乱放,车棚堆物,农光里中社区,农光里中社区,主办,2026-11-22 09:05:00,2026-11-22 09:10:00
END
one=bj12345-261122090000000001
two=bj12345-261122090000000002
by=农光里中社区办件员
ok 'import' js-intake import -q --emit none a.csv
field() { js-report list "id:$1" | jq -r "$2"; }

exits 'nothing to pass before a result' 1 \
	js-audit pass "$one" --actor 审核员
js-dispatch sign "$one" "$two" --actor $by >/dev/null
js-dispatch contact "$one" "$two" --actor $by --connected \
	--call understand >/dev/null
js-dispatch resolve "$one" "$two" --actor $by --text '已清理，现场拍照' \
	>/dev/null
due=$(field $one .due.solve)

exits 'without an actor' 2 js-audit pass $one
exits 'back without a reason' 2 js-audit back $one --actor 审核员
exits 'passing a result of his own' 1 js-audit pass $one --actor $by \
	>out 2>err
empty 'no record' out
has 'the reason' err 'nobody passes a result of his own'
is 'it still waits' "$(field $one .state)" submitted
exits 'nor with blanks behind his name' 1 js-audit pass $one \
	--actor "$by　 "
exits 'nor as nobody' 2 js-audit pass $one --actor '　'
exits 'an unknown case' 1 js-audit pass bj12345-999 --actor 审核员

ok 'back' js-audit back $one --actor 审核员 --why 未见现场照片 \
	--text '请补拍１号楼照片' --now 2026-11-23T10:00:00+08:00 >out
is 'it is being handled again' "$(jq -r .state out)" handling
is 'its clock runs on' "$(jq -r .due.solve out)" "$due"
is 'it counts' "$(jq .backs out)" 1
is 'the result is withdrawn' "$(jq .submitted_by out)" null
js-audit trail $one | tail -n 1 >event
is 'the reason stands in the trail' "$(jq -r '.kind + .reason' event)" \
	back未见现场照片
is 'with the note' "$(jq -r .note event)" '请补拍１号楼照片'
exits 'not twice' 1 js-audit back $one --actor 审核员 --why 未见现场照片

export JS_NOW=2026-11-23T11:00:00+08:00
ok 'submitted again' js-dispatch resolve $one --actor $by \
	--text '已补照片' >/dev/null
js-report list state:submitted >waiting
is 'two wait' "$(wc -l <waiting | tr -d ' ')" 2
ok 'pass from records' js-audit pass --actor 审核员 <waiting >out
is 'one record for each' "$(jq -r .state out | xargs)" 'closed closed'
is 'closed by the office' "$(jq -r .closed_by out | sort -u)" office
ok 'the same records again are no error' js-audit pass --actor 审核员 \
	<waiting >again
same 'and print the same' again out
is 'nothing was appended' "$(js-audit trail $two | jq -r .kind | xargs)" \
	'receive sign contact resolve pass'
exits 'an old record is stale' 1 js-audit back --actor 审核员 --why 重看 \
	<waiting
ok 'no record, no change' js-audit pass --actor 审核员 </dev/null >out
empty 'nothing printed' out

# Whose business it is, is a finding, not a lock.
js-dispatch reopen $two --actor 值班长 --why 再次来电 >/dev/null
js-dispatch resolve $two --actor $by --text 又清理一次 >/dev/null
js-audit pass $two --actor 劲松东社区办件员 >/dev/null
js-audit check id:$two | jq -r '[.code,.actor,.id] | @tsv' >found
has 'a community passes' found "A02	劲松东社区办件员	$two"
js-dispatch note $two --actor 路人甲 --text 看过 >/dev/null
js-audit check id:$two | jq -r '[.code,.actor] | @tsv' >found
has 'somebody unknown' found 'A01	路人甲'
# Who confirms a correction is looked at as it was decided (js-dispatch correct).
ok 'a correction that an auditor confirms' js-dispatch correct $two \
	--field nature --to 表扬 --why 误填 --actor 值班长 --approver 审核员
js-audit check id:$two | jq -r '[.code,.actor] | @tsv' >found
lacks 'is fine' found A03
exits 'nobody confirms his own, with blanks behind it' 1 js-dispatch correct \
	$two --field nature --to 投诉 --why 误填 --actor 值班长 \
	--approver ' 值班长　' 2>err
has 'the reason' err 'nobody approves what he asks for'
exits 'nor does nobody' 1 js-dispatch correct $two --field nature --to 投诉 \
	--why 误填 --actor 值班长 --approver '　' 2>err
ok 'all holds' js-audit verify
done_testing
