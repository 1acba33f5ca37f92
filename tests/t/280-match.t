#!/bin/sh
# match: who handles it. Constraints first, then points that are explained;
# equals in a known order; nobody suitable is nobody, with what was in the way.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
JS_ACTOR=派单员
export JS_ACTOR

cat >dump.csv <<'END'
工单编号,工单类型,问题分类,标题,主要内容,村/社区,主办单位,来电时间,派单时间
M1,投诉,住房城乡建设->物业管理->停车管理,停车,车位被占,农光里,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
M2,投诉,住房城乡建设->物业管理->电梯故障,电梯,电梯又停了，只讲四川话,农光里,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
M3,投诉,住房城乡建设->物业管理->小区保洁,态度,ＡＢ物业管理员周敏态度差,农光里,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
M4,投诉,从未有过->的分类,问,问,农光里,劲松街道,2026-11-23 08:00:00,2026-11-23 08:05:00
M5,投诉,住房城乡建设->物业管理->停车管理,停车,车位,百环社区,物业管理科,2026-11-23 08:00:00,2026-11-23 08:05:00
END
ok 'cases come in' take --exported-at '2026-11-23 08:30' dump.csv >new
js-dispatch suggest -q new >proposed

# Name, post and communities are enough.
cat >staff.csv <<'END'
姓名,岗位,社区
李强,物业管理科,百环
周敏,物业管理科,农光里
王芳,城市管理科,农光里
END
exits 'one who suits nowhere is a finding' 1 js-dispatch match \
	--staff staff.csv proposed >got 2>said
# answer NO: the officer and the points of one line.
answer() {
	jq -c "select(.no == \"$1\") | .propose |
		[.officer, .match.points]" got
}
is 'who knows the place' "$(answer M1)" '["周敏",30]'
is 'has a case more then' "$(answer M2)" '["周敏",25]'
is 'about oneself is for nobody' "$(answer M3)" '[null,null]'
has 'and says what was in the way' said \
	'bj12345-M3: nobody suits: recused 1, for other places 1, no post for it 1'
is 'that line is as it was' "$(grep M3 got)" "$(grep M3 proposed)"
is 'what nobody leads too' "$(grep M4 got)" "$(grep M4 proposed)"
is 'a unit leads already' "$(answer M5)" '["李强",30]'
is 'reasons follow each other' \
	"$(jq -r 'select(.no == "M1").propose.why | join("|")' got)" \
	"category '住房城乡建设/物业管理/停车管理'|post '物业管理科': place +30, skill +0, open cases 0 x -5 = 30"
iconv -f utf-8 -t gb18030 staff.csv >gbk.csv
js-dispatch match -q --staff gbk.csv proposed >again
same 'GB18030 says the same' again got
jq -nc '[["李强","物业管理科","百环"],["周敏","物业管理科","农光里"],
	["王芳","城市管理科","农光里"]][] |
	{name: .[0], post: .[1], communities: [.[2]]}' >staff.ndjson
js-dispatch match -q --staff staff.ndjson proposed >again
same 'so does JSON' again got
js-dispatch match -q --staff staff.csv got >again
same 'matched again it is the same' again got

# --- a table of cases: one constraint each -------------------------------------

grep '"no":"M1"' proposed >one
# who NAME WANTED REASON COLUMNS ROW...: who gets M1, and what is said.
who() {
	name=$1 wanted=$2 reason=$3
	shift 3
	printf '%s\n' "$@" >staff.csv
	js-dispatch match --staff staff.csv --posts posts.csv one >got 2>said
	is "$name" "$(jq -r '.propose.officer // "nobody"' got)" "$wanted"
	if [ -n "$reason" ]; then
		has "$name: says why" said "$reason"
	else
		empty "$name: has nothing to say" said
	fi
}
cat >posts.csv <<'END'
岗位,单位,类别,社区,工作时间,技能,上限,职责
停车岗,物业科,住房城乡建设/物业管理/停车管理,农光里;劲松中,周一至周五 08:30-17:30,协调,2,停车
夜班岗,物业科,,,mon-fri 20:00-08:00,,,夜间
城管岗,城管科,,,,,,市容
END
head=姓名,岗位,社区,技能,班次,休假,回避,在办
who 'all is well' 甲 '' $head '甲,停车岗,农光里,协调,,,,'
who 'a post of another unit' nobody 'no post for it' \
	$head '甲,城管岗,农光里,协调,,,,'
who 'another community' nobody 'for other places' \
	$head '甲,停车岗,百环,协调,,,,'
who 'no community means any' 甲 '' $head '甲,停车岗,,协调,,,,'
who 'a skill that is not there' nobody 'without a skill of the post' \
	$head '甲,停车岗,农光里,英语,,,,'
who 'a post that works at night' nobody 'a post that is closed now' \
	$head '甲,夜班岗,农光里,,,,,'
who 'two posts: the open one counts' 甲 '' \
	$head '甲,夜班岗;停车岗,农光里,协调,,,,'
who 'not on shift' nobody 'not on shift' \
	$head '甲,停车岗,农光里,协调,sat 09:00-12:00; mon 13:00-17:00,,,'
who 'on shift' 甲 '' $head '甲,停车岗,农光里,协调,mon 09:00-12:00,,,'
who 'on leave' nobody 'on leave' \
	$head '甲,停车岗,农光里,协调,,2026-11-20..2026-11-23,,'
who 'back from leave' 甲 '' \
	$head '甲,停车岗,农光里,协调,,2026-11-20至2026-11-22; 2026-11-24,,'
who 'recused from a place' nobody 'recused' \
	$head '甲,停车岗,农光里,协调,,,农光里社区,'
who 'from a matter' nobody 'recused' \
	$head '甲,停车岗,农光里,协调,,,住房城乡建设/物业管理,'
who 'from this very case' nobody 'recused' \
	$head '甲,停车岗,农光里,协调,,,bj12345-M1,'
who 'as many cases as the post allows' nobody \
	'as many cases as the post allows' \
	$head '甲,停车岗,农光里,协调,,,,2'
who 'nobody at all' nobody 'there is nobody' $head
who 'each by what bars him' nobody 'on leave 1, not on shift 1' \
	$head '甲,停车岗,农光里,协调,sun 09:00-12:00,,,' \
	'乙,停车岗,农光里,协调,,2026-11-23,,'
who 'who has fewer cases' 乙 '' $head '甲,停车岗,农光里,协调,,,,1' \
	'乙,停车岗,农光里,协调,,,,0'
who 'who knows the place' 乙 '' $head '甲,停车岗,,协调,,,,' \
	'乙,停车岗,农光里,协调,,,,'
who 'a skill that the case asks for' 乙 '' \
	$head '甲,停车岗,农光里,协调,,,,' '乙,停车岗,农光里,协调;停车,,,,'
who 'two equals: the first' 乙 '' \
	$head '乙,停车岗,农光里,协调,,,,' '甲,停车岗,农光里,协调,,,,'
has 'and it says so' got '1 as good, first in the file'
cp got first
js-dispatch match --staff staff.csv --posts posts.csv one >got
same 'always' got first
who 'a post of a unit below the lead' nobody 'no post for it' \
	$head '甲,城管岗,农光里,协调,,,,'
jq '(.units[] | select(.name == "城市管理科")).under = "物业管理科"' \
	"$JS_BUILD/share/jiesu/rule/default.json" >tree.json
js-dispatch match -p tree.json --staff staff.csv --posts posts.csv one >got
is 'where it lies below' "$(jq -r .propose.officer got)" 甲
grep '"no":"M2"' proposed >lift
printf '姓名,岗位,社区,方言\n甲,物业科,农光里,粤语\n乙,物业科,农光里,四川话\n' \
	>staff.csv
is 'a dialect that is asked for' "$(js-dispatch match --staff staff.csv lift |
	jq -r .propose.officer)" 乙
jq 'del(.match)' "$JS_BUILD/share/jiesu/rule/default.json" >none.json
is 'without points the first' "$(js-dispatch match -p none.json \
	--staff staff.csv lift | jq -r .propose.officer)" 甲

# --- bad input ------------------------------------------------------------------

# bad NAME WANTED ROW...: the table of people, or with POSTS that of posts.
bad() {
	name=$1 wanted=$2
	shift 2
	printf '%s\n' "$@" >bad.csv
	exits "$name" 3 js-dispatch match --staff bad.csv --posts posts.csv one \
		2>said
	has "$name: named" said "$wanted"
}
bad 'overlapping shifts' 'bad.csv:2: shifts: shifts overlap on mon at 11:00' \
	$head '甲,停车岗,农光里,,mon 09:00-12:00;周一 11:00-15:00,,,'
bad 'over midnight' 'shifts overlap on tue at 07:00' \
	$head '甲,停车岗,农光里,,mon 20:00-08:00;tue 07:00-09:00,,,'
bad 'over Sunday' 'shifts overlap on mon at 07:00' \
	$head '甲,停车岗,农光里,,sun 20:00-08:00;mon 07:00-09:00,,,'
bad 'no shift' "shifts: 'mon 9-12' is no shift such as" \
	$head '甲,停车岗,农光里,,mon 9-12,,,'
bad 'no day' 'leave: ' $head '甲,停车岗,农光里,,,2026-02-30,,'
bad 'a leave that ends first' 'ends before it begins' \
	$head '甲,停车岗,农光里,,,2026-11-20..2026-11-19,,'
bad 'no such post' "bad.csv:2: post: no such post: '停车'" \
	$head '甲,停车,农光里,,,,,'
bad 'no such community' "communities: no community '农光'" \
	$head '甲,停车岗,农光,,,,,'
bad 'a name twice' "bad.csv:3: name: stands here twice: '甲'" \
	$head '甲,停车岗,农光里,,,,,' '甲,停车岗,农光里,,,,,'
bad 'no name' 'name: is empty' $head ',停车岗,农光里,,,,,'
bad 'no post' 'post: is empty' $head '甲,,农光里,,,,,'
bad 'a load that is none' 'load: not such a number' \
	$head '甲,停车岗,农光里,,,,,多'
printf '姓名,岗位,社区,休假日\n甲,停车岗,农光里,2026-11-23\n' >staff.csv
js-dispatch match --staff staff.csv one >got 2>said
has 'a column that nobody reads is told' said "column '休假日' is not read"
bad 'no communities' "it has no column 'communities'" '姓名,岗位' '甲,停车岗'
printf '岗位,单位,上限\n岗,没有科,0\n岗,,5\n' >badposts.csv
printf '姓名,岗位,社区\n甲,岗,农光里\n' >staff.csv
exits 'bad posts' 3 js-dispatch match --staff staff.csv --posts badposts.csv \
	one 2>said
has 'a unit that is none' said "badposts.csv:2: unit: no unit '没有科'"
has 'a limit of none' said 'badposts.csv:2: limit: not such a number'
has 'a post twice' said "badposts.csv:3: post: stands here twice: '岗'"
exits 'no file' 3 js-dispatch match --staff nothing.csv one
exits 'no --staff' 2 js-dispatch match one
exits 'a format of records' 2 js-dispatch match --staff staff.csv -f table one

# --- gaps and load -------------------------------------------------------------

printf '%s\n' 姓名,岗位,社区,技能,休假,在办 \
	'甲,停车岗,农光里,协调,,3' '乙,停车岗,农光里,协调,2026-11-23,1' \
	'丙,城管岗,,,,' '丁,城管岗,,,,' >staff.csv
exits 'gaps are findings' 1 js-dispatch match --gaps --staff staff.csv \
	--posts posts.csv >gaps
is 'nobody, one alone, too much' \
	"$(jq -r '[.gap, .post, .community // "-", .holders, .away] |
	join(" ")' gaps)" \
	'one 停车岗 农光里社区 1 1
nobody 停车岗 劲松中社区 0 0
overloaded 停车岗 - 1 1
nobody 夜班岗 - 0 0'
is 'with the duty' "$(jq -r 'select(.gap == "one").duties' gaps)" 停车
printf '%s\n' 姓名,岗位,社区,技能 '甲,停车岗;夜班岗,,协调' \
	'乙,停车岗;夜班岗,,协调' '丙,城管岗,,' '丁,城管岗,,' >full.csv
ok 'no gaps' js-dispatch match --gaps --staff full.csv --posts posts.csv >gaps
empty 'no words' gaps
exits 'no records with it' 2 js-dispatch match --gaps --staff full.csv one

# --- the pipe -------------------------------------------------------------------

printf '姓名,岗位,社区\n周敏,物业科,农光里\n李强,物业科,\n' >staff.csv
js-dispatch suggest -q new | js-dispatch match -q --staff staff.csv |
	js-dispatch assign --auto >now
is 'the officer is in the database' "$(fact M1 .officer)" 周敏
is 'also of a case that was led before' "$(fact M5 .officer)" 李强
is 'what nobody suits has none' "$(fact M4 .officer)" null
is 'the reason stands in the event' "$(js-audit trail bj12345-M1 |
	jq -r 'select(.kind == "assign").reason')" \
	"category '住房城乡建设/物业管理/停车管理'; post '物业科': place +30, skill +0, open cases 0 x -5 = 30"
js-report list state:open >open
js-report list state:在办 >same
same 'open, by the word of the sheets' same open
is 'open cases are counted' "$(js-dispatch match --staff staff.csv --load open \
	lift | jq -r '.propose.match.load')" -10
: >nothing
ok 'nothing is no load' js-dispatch match --staff staff.csv --load nothing lift
js-dispatch sign --actor 物业科办件员 bj12345-M1 >signed
js-dispatch match --staff staff.csv signed >got
same 'who is at it is left alone' got signed
proved
done_testing
