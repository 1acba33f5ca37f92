#!/bin/sh
# A table without order numbers and later another export of the same calls
# with numbers: nothing but the second, the category and the text can tell, so
# a case is never matched to a numbered one, only proposed. A person confirms
# or withdraws it; volume and rates hang on neither.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=张工
export JS_ACTOR

P=住房城乡建设
LIFT=市民反映：农光里中区１１号楼电梯停运已有三天，老人上下楼困难
LEAK=市民反映：劲松三区305楼主下水管漏水，一层住户家中进水
LAMP=市民反映：农光里3号楼楼道灯长期不亮，夜间出行不便
cat >bare.csv <<END
序号,创建时间,办结时间,一级分类,二级分类,三级分类,主要内容,处理结果,被反映街乡镇,所在村社区,二级承办单位简称,是否有效回访,是否联系,是否解决,是否满意
1,2026-11-02 10:00:00,2026-11-05 10:00:00,$P,物业管理,电梯故障,$LIFT。,已修,劲松街道,农光里社区,劲松街道,是,是,是,满意
2,2026-11-03 10:00:00,2026-11-05 10:00:00,$P,物业管理,停车管理,市民反映：车位被外来车辆长期占用。,已劝离,劲松街道,农光里社区,劲松街道,是,是,否,不满意
3,2026-11-04 10:00:00,2026-11-06 10:00:00,$P,房屋修缮,管道老化,$LEAK。,已修,劲松街道,农光里社区,劲松街道,是,是,是,满意
4,2026-11-05 10:00:00,2026-11-06 10:00:00,$P,物业管理,公共照明,$LAMP。,已修,劲松街道,农光里社区,劲松街道,是,是,是,满意
END
numbered() {
	echo '工单编号,工单性质,来电时间,办结时间,主要内容,问题分类,村/社区,主办单位,是否有效回访,是否联系,是否解决,是否满意'
	while read -r no role at path text; do
		echo "$no,$role,2026-11-$at,2026-11-06 10:00:00,$text,$P->$path,农光里社区,劲松街道,是,是,是,满意"
	done
}
# The same; the same and a helper's row of it; other text; another second;
# another category; nobody's call.
numbered >numbered.csv <<END
N1 主办 02T10:00:00 物业管理->电梯故障 ${LIFT}，盼修。
N1 协办 02T10:00:00 物业管理->电梯故障 ${LIFT}，盼修。
N2 主办 03T10:00:00 物业管理->停车管理 市民反映：夜间施工噪声扰民。
N3 主办 04T10:00:01 房屋修缮->管道老化 $LEAK。
N4 主办 05T10:00:00 房屋修缮->公共照明 $LAMP。
N5 主办 09T10:00:00 物业管理->电梯故障 市民反映：电梯异响。
END
links() {
	js-report list | jq -r '.no as $n | .links[] |
	    [$n[0:1], .kind, .to, .why, .score // "-"] | @tsv'
}
rates() {
	js-report rates --period 2026-11-01..2026-11-22
}
proposed=$(printf 'd\tmaybe\tbj12345-N1\tcategory, text, moment\t96')

# --- proposed ----------------------------------------------------------------

ok 'a table without order numbers' take bare.csv
is 'has nothing to be proposed to' "$(js-report list link | wc -l)" 0
lacks 'nor says so' said link:maybe
ok 'the same calls with numbers' take numbered.csv
has 'are cases of their own' said '6 rows: 6 new, 0 changed, 0 unchanged'
has 'one may be known' said \
	'1 cases without a number may be known by one: js-report list link:maybe'
is 'that one, with score and reason; to the lead row' "$(links)" "$proposed"
is 'both stand as they were told' "$(js-report list received:2026-11-02 |
	jq -r '[.no[0:1], .role, .result // "-"] | join(" ")' | sort | xargs)" \
	'N 主办 - N 协办 - d 主办 已修'
rates >with
has 'all count, the four and the five' with '"received":9,'
ok 'again' take numbered.csv bare.csv
is 'nothing is proposed twice' "$(links)" "$proposed"
proved
cp js.db first.db

# --- the numbers first, or nothing is looked for -----------------------------

jq 'del(.links)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
fresh
ok 'the numbers first' take numbered.csv
exits 'then the table' 1 take bare.csv
has 'is told in one line, with how many' said 'of 4 new cases 1 look like one'
is 'the same is proposed' "$(links)" "$proposed"
proved
fresh
ok 'no links in the policy' take -p none.json bare.csv numbered.csv
is 'nothing is proposed' "$(js-report list link | wc -l)" 0
rates >without
jq -cS 'del(.seq, .journal, .explain)' without >want
jq -cS 'del(.seq, .journal, .explain)' with >got
same 'volume and rates are the same' got want
jq '.links.maybe_text = 97' "$JS_BUILD/share/jiesu/rule/default.json" \
	>strict.json
fresh
ok 'a policy that wants 97 percent' take -p strict.json bare.csv numbered.csv
is 'has nothing to propose' "$(links)" ''

# --- confirmed, withdrawn ----------------------------------------------------

A=bj12345-$(js-report list -d first.db link:maybe | jq -r .no)
cp first.db js.db
ok 'it is confirmed' js-dispatch link --kind maybe --to bj12345-N1 \
	--why 同一来电 "$A" >out
is 'with the reason' "$(links)" \
	"$(printf 'd\tmaybe\tbj12345-N1\t同一来电\t-')"
exits 'once' 1 js-dispatch link --kind maybe --to bj12345-N1 --why 再 "$A"
is 'the trail has who' "$(js-report show "$A" | jq -r 'select(.kind == "link") |
	[.link, .to, .actor] | join(" ")')" 'maybe bj12345-N1 张工'
rates >got
same 'volume and rates are the same' got with
proved
cp first.db js.db
ok 'it is withdrawn' js-dispatch link --withdraw --kind maybe \
	--to bj12345-N1 --why 两次来电 "$A" >out
is 'and gone' "$(links)" ''
exits 'once' 1 js-dispatch link --withdraw --kind maybe --to bj12345-N1 \
	--why 再 "$A"
ok 'a later import' take bare.csv numbered.csv
is 'does not propose it again' "$(links)" ''
rates >got
same 'volume and rates are the same' got with
proved
done_testing
