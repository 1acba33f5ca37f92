#!/bin/sh
# A value that nothing has is no silent nothing: what the policy closes is
# refused, with what there is or what was meant, and of others a note says that
# no case has it. Standard output and the status stay what they were.
. "$(dirname "$0")/../lib.sh"

ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"

# Closed lists.
while IFS='|' read -r query text; do
	exits "refused: $query" 2 js-report list "$query" 2>err
	has "it is told: $text" err "$text"
done <<'END'
level:9|1 一级, 2 二级, 3 三级, 4 四级
level:九级|1 一级, 2 二级
level:0|there are 1
lead:物业管理可|perhaps '物业管理科'
lead:火星|there are 市民诉求处置中心, 物业管理科
assist=农光里社去|perhaps '农光里社区'
satisfied:unhappy|there are 非常满意, 满意
revisit.own.satisfied:unhappy|there are 非常满意
excluded:abc|there are city, office, G1
return.ground:none|there are
level:x|there are 1
lead:物业管理科,物业管理可|'物业管理可'
END
exits 'in another verb' 2 js-dispatch due lead:物业管理可
exits 'and in another' 2 js-forecast volume lead:物业管理可
exits 'and in another' 2 js-audit check lead:物业管理可

# Open ones.
while IFS='|' read -r query text; do
	ok "no finding: $query" js-report list "$query" >got 2>err
	empty "nothing" got
	has "it is told: $text" err "$text"
	is 'once' "$(wc -l <err)" 1
	js-report list -q "$query" 2>err
	empty 'not with -q' err
done <<'END'
nature:投拆|no case has nature '投拆': perhaps '投诉'
cat:供暧|no case has category '供暧': perhaps '供暖'
channel:威信|no case has channel '威信': perhaps '微信'
tag:zzzzzzzz|no case has tags 'zzzzzzzz'
END
js-dispatch due nature:投拆 2>err
is 'once where a verb asks twice' "$(wc -l <err)" 1
js-report list nature:投诉,投拆 >got 2>err
has 'each value' err "'投拆'"
exits 'the others count' 0 test -s got

# What is fine stays so: a beginning, what only the dictionary knows.
while read -r query; do
	ok "fine: $query" js-report list "$query" >got 2>err
	empty "nothing to say" err
done <<'END'
lead:物
cat:供
nature:投
level<=9
level:1..3
satisfied:满意
excluded:G9
not:lead:物业科
END
sed 's/物业管理科/物业服务科/' "$JS_BUILD/share/jiesu/rule/default.json" >other.json
ok 'a unit of an older policy' js-report list -p other.json lead:物业管理科 >got
exits 'has its cases' 0 test -s got
js-report list received:2026-11 | sed 's/物业管理科/火星/' >file
ok 'a file may hold what it likes' js-report rates --from file \
	--by all lead:火星 >out 2>err
empty 'nothing to say' err
for verb in 'js-report rates' 'js-forecast volume'; do
	exits "$verb: what neither it nor the policy has" 2 sh -c "$verb \
		--from file lead:水星 >out" 2>err
	has 'is refused' err "no such value '水星': there are"
	empty 'nothing is printed' out
	exits "$verb: a slip" 2 sh -c "$verb --from file lead:物业管理可" 2>err
	has 'with what was meant' err "perhaps '物业管理科'"
	$verb --from file nature:投拆 >out 2>err
	has "$verb: of open words it is told" err "no case has nature '投拆'"
	is 'once' "$(grep -c 投拆 err)" 1
done

js-report list --lang zh source:haikou 2>err
has 'in Chinese the field has its name too' err '没有工单的工单来源为“haikou”'
done_testing
