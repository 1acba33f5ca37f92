#!/bin/sh
# A query by another name of a unit finds the unit's cases in every verb: the
# one by which the options and the dumps call it (js-policy(5), aliases).
. "$(dirname "$0")/../lib.sh"

ok 'import' js-intake import -q --emit none \
	"$TESTS/data/sample.gb18030.csv"

js-report list --limit 2 state:received |
	js-dispatch assign --lead 物业科 --assist 农光里 --assist 社建科 \
	--actor 值班长 >assigned 2>err
ok 'helpers by other names' test -s assigned

# Each pair means the same, and something.
while read -r name other; do
	js-report list "$name" >want
	js-report list "$other" >got
	same "list $other" got want
	exits "it is something: $name" 0 test -s want
done <<'END'
lead:物业管理科 lead:物业科
lead=物业管理科 lead=物业科
unit:综合执法队 unit:执法队
lead:综合执法队 lead:综合行政执法队
lead:物业管理科,综合执法队 lead:执法队,物业科
community:农光里社区 community=农光里
assist:社区建设科 assist:社建科
not:lead:物业管理科 not:lead:物业科
END
js-report list lead:物业 >got
js-report list lead:物业管理 >want
same 'and by the beginning of one' got want

both() {
	name=$1
	shift
	"$@" "$name:物业管理科" >want
	"$@" "$name:物业科" >got
	exits "something: $*" 0 test -s want
	same "$*" got want
}
both lead js-dispatch due
both lead js-audit check
both lead js-report rates --by all
both lead js-report export csv
both lead js-revisit status
both lead js-forecast volume
js-report list >all
js-report rates --from all --by all lead:物业管理科 >want
js-report rates --from all --by all lead:物业科 >got
same 'rates of a file' got want
done_testing
