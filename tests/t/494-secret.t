#!/bin/sh
# Who reports (举报), or asks for secrecy, is named nowhere that the reported
# unit reads: no list, page, plan, sheet, trail or export has the name, the
# number, the place or what would lead to another case of the same person.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=审核员
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,来电时间,派单时间,来电人,来电人电话,标题,主要内容,小区点位,村/社区,主办单位,是否保密,回复内容
S1,举报,城市管理->违法建设->私搭乱建,2026-11-22 10:00:00,2026-11-22 10:05:00,欧阳询,010-87654321,欧阳询举报物业管理科,"欧阳询（010-87654321）举报，住农光里东区5号楼2单元101室，举报人欧阳询要求保密",农光里东区5号楼2单元101室,农光里社区,物业管理科,,已联系欧阳询
S2,投诉,城市管理->违法建设->私搭乱建,2026-11-22 11:00:00,2026-11-22 11:05:00,上官云,13700000007,上官云反映,"上官云反映全角２楼搭建，电话13700000007",农光里东区6号楼2单元101室,农光里社区,物业管理科,是,
O1,投诉,城市管理->违法建设->私搭乱建,2026-11-22 12:00:00,2026-11-22 12:05:00,欧阳询,010-87654321,楼道堆物,"楼道堆物",农光里中区1号楼,农光里社区,物业管理科,,
END
ok 'two that are secret, one that is not' take dump.csv >printed
is 'they are told apart' "$(js-report list flag:secret | jq -r .no | xargs)" \
	'S1 S2'
js-dispatch sign --actor 物业科办件员 bj12345-S1 >out
js-dispatch note --actor 物业科办件员 bj12345-S1 \
	--text '再访欧阳询，仍住农光里东区5号楼2单元101室，电话010-87654321' >out
{
	cat printed
	js-report list lead:物业管理科 flag:secret
	js-report list flag:secret -f table
	js-report list flag:secret -f csv
	js-report list flag:secret -f html
	for id in bj12345-S1 bj12345-S2; do
		js-report show $id
		js-report show $id -f table
		js-report show $id -f html
		js-report show --public $id
		js-audit trail $id
		js-audit trail $id -f table
		js-dispatch due --explain $id
	done
	js-revisit plan
	js-revisit plan -f csv
	js-revisit plan --reveal=今日联系 --actor 物业科办件员
	js-report list flag:secret | js-dispatch suggest
	js-dispatch due -f table
	js-audit check --day 2026-11-22
	js-report sheet daily --day 2026-11-22 -f html
	js-report sheet daily --day 2026-11-23 -f md
	js-report sheet weekly -f md
	js-report sheet bulletin -f md
	js-report export
	js-intake import --emit all dump.csv
	js-audit dump
} >lists 2>said
cat said >>lists
is 'much was printed' "$(($(wc -l <lists) > 100))" 1
for secret in 欧阳询 87654321 010-8 上官云 13700000007 '137\*' 5号楼 6号楼 \
	101室; do
	grep -v '"no":"O1"\|bj12345-O1' lists | grep -c "$secret" >n
	is "nothing has $secret" "$(cat n)" 0
done
is 'a later note is there without them' "$(js-audit trail bj12345-S1 |
	jq -r 'select(.kind == "note").note')" '再访**，仍住**，电话**'
is 'and where the case is shown' "$(js-report show bj12345-S1 |
	jq -r 'select(.kind == "note").texts.note')" '再访**，仍住**，电话**'
js-audit trail -f csv bj12345-S1 >shown
has 'in a table its mark is a word' shown '标记：保密'
js-report show --reveal=回访核对 --actor 审核员 bj12345-S1 >open
has 'the desk reads it whole' open '再访欧阳询，仍住农光里东区5号楼2单元101室'
js-report list id=bj12345-S1 >one
is 'no reference leads to another case' "$(jq -r '.caller // "none"' one)" none
is 'which has one of its own' "$(($(fact O1 .caller | wc -c) > 10))" 1
is 'the report itself can be read' "$(jq -r .text one)" \
	'**（**）举报，住**，举报人**要求保密'
ok 'the desk may see who it is, with a reason' js-report list \
	--reveal=回访核对 --actor 审核员 id=bj12345-S1 >open
is 'then all is there' "$(jq -r '[.person.name, .person.phone,
	.place.point] | join(" ")' open)" \
	'欧阳询 010-87654321 农光里东区5号楼2单元101室'
has 'the reference too' open '"caller":"p_'
proved
done_testing
