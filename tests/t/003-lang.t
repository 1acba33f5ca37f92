#!/bin/sh
# Messages and sheets in Chinese and English: typical words of each command in
# both, what is the default, what a missing or broken catalogue does, and that
# no figure and no code depends on the language.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

command -v js-revisit >/dev/null || skip_all 'no js-revisit'
command -v js-forecast >/dev/null || skip_all 'no js-forecast'

jq '.start = "2026-11-22"' "$JS_BUILD/share/jiesu/rule/default.json" >p.json
JS_POLICY=p.json
JS_ACTOR=值班长
export JS_POLICY JS_ACTOR
cat >dump.csv <<'END'
导出时间：2026-11-23 08:30:00,,,,,,,,,,
工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间,办结时间,是否联系,是否解决,是否满意
T1,城市管理->市容环境->乱堆乱放,楼道堆物，４号楼,农光里社区,农光里社区,2026-11-10 10:00:00,2026-11-10 10:10:00,2026-11-11 09:00:00,是,是,满意
T2,城市管理->市容环境->乱堆乱放,车棚堆物,农光里社区,农光里社区,2026-11-22 10:00:00,2026-11-22 10:10:00,,,,
T3,没有这一类,无类可循,,劲松街道,2026-11-22 11:00:00,2026-11-22 11:10:00,,,,
END
printf '工单编号,来电时间\nH1,昨天\n' >bad.csv
echo '{"id":"bj12345-T1","kind":"call"}' >call.ndjson
ok 'import' take --emit none dump.csv
js-report list id=bj12345-T3 >open
exits 'a rejected line' 1 js-intake import --emit none --lang zh bad.csv 2>said
has 'is told in Chinese' said 'js-intake: bad.csv:2: 来电时间: 不是日期'
has 'and so is the sum' said 'js-intake: 共 1 行：新增 0，变更 0，未变 0，拒收 1'

# STATUS|COMMAND|Chinese|English, of both outputs.
while IFS='|' read -r status command zh en; do
	exits "$command: zh" "$status" env JS_LANG=zh sh -c "$command" \
		>said 2>&1 <open
	has "$command: in Chinese" said "$zh"
	lacks "$command: no English" said "$en"
	exits "$command: en" "$status" env JS_LANG=en sh -c "$command" \
		>said 2>&1 <open
	has "$command: in English" said "$en"
	lacks "$command: no Chinese" said "$zh"
done <<'END'
2|js-intake nonsense|没有子命令“nonsense”|unknown verb 'nonsense'
2|js-report list --nope|没有选项“--nope”|unknown option '--nope'
0|js-intake --help|导入热线工单数据|dumps of the hotline become cases
0|js-dispatch assign --help|经手人，记录在案|who does it, for the record
3|js-intake import none.csv|没有这个文件或文件夹|No such file or directory
1|js-intake import -n --emit none bad.csv|不是日期|not a date
0|js-intake import -n --emit none dump.csv|未变 3，拒收 0|3 unchanged, 0 rejected
0|js-intake check -f table dump.csv|共 3 行，其中 0 行将被拒收|3 rows, 0 would be rejected
0|js-dispatch suggest|没有对应单位：没有相符的规则或分类条目|no unit: no rule or category entry matches
1|js-dispatch sign bj12345-T1|只有已派单、未签收的工单可以签收|only an assigned case that nobody has signed for
1|js-dispatch note --text 甲 bj12345-T9|没有这件工单|no such case
2|js-dispatch contact bj12345-T2|缺少 --connected 或 --missed|--connected or --missed is missing
1|js-dispatch due -f table|逾期与即将到期|Late or soon due
1|js-revisit record call.ndjson|connected：缺失|connected: absent
1|js-audit check -f table|逾期未签收|nobody has signed for it in time
1|js-audit sign --day today|这一天还没有结束|the day is not over
3|js-audit verify --head 12|没有这个文件或文件夹|No such file or directory
2|js-report list stat:open|没有这个查询项|no such field
2|js-report rates --by nothing|没有“nothing”这一项|no such field 'nothing'
0|js-report rates -f table --period 2026-11|满意率|satisfaction rate
2|js-forecast volume --freq year|day、week 或 month|day, week or month
0|js-forecast volume -f table|预计诉求量|Demands expected
4|js-report list -f csv >/dev/full|标准输出: 无法写入: 磁盘空间已满|standard output: cannot write: No space left on device
END

# Nobody asked: messages are English, tables and sheets Chinese.
js-report sheet daily --day 2026-11-22 -f md >day.md
has 'a sheet is Chinese by default' day.md '一、当日新增'
js-report sheet daily --day 2026-11-22 -f md --lang en >day.md
has 'a sheet in English' day.md '1. New on this day'
lacks 'is all in English' day.md '当日新增'
exits 'a message is English by default' 2 js-report list stat:open 2>said
has 'in its words' said 'no such field'
JS_LANG=zh js-report sheet daily --day 2026-11-22 -f md --lang en >other
same '--lang wins over JS_LANG' other day.md
exits 'a language that is none' 2 js-report list --lang fr 2>said
has 'is named' said "no such language 'fr'"

# What programs read is the same; only words for people differ.
words='walk(if type == "object" then
	del(.key, .group, .text, .reason, .why, .note) else . end)'
while read -r command; do
	JS_LANG=zh sh -c "$command" >in.zh
	JS_LANG=en sh -c "$command" >in.en
	same "$command: byte by byte" in.en in.zh
done <<'END'
js-report list
js-report list -f json level:3
js-report show bj12345-T1
js-report rates --period 2026-11 --fields source,account,received,valid,score,rank
js-audit days
js-audit trail bj12345-T2
js-audit check --fields code,severity,id,day,since
js-intake check dump.csv
js-dispatch suggest open 2>/dev/null
END
while read -r command; do
	JS_LANG=zh sh -c "$command" | jq -c "$words" >in.zh
	JS_LANG=en sh -c "$command" | jq -c "$words" >in.en
	same "$command: but for the words" in.en in.zh
	ok "$command: says something" test -s in.zh
done <<'END'
js-report rates --period 2026-11 --by community
js-audit check
js-dispatch due
js-dispatch due --explain bj12345-T2
js-forecast volume
END
printf '{"id":"bj12345-T2","rev":\n{"id":7}\n{"v":1}\n' >lines
for lang in zh en; do
	exits "rejected lines: $lang" 1 js-dispatch assign --auto \
		--lang $lang --reject codes.$lang <lines
	jq -c '[.file, .line, .code]' codes.$lang >"in.$lang"
done
same 'codes of rejected lines are the same' in.en in.zh
ok 'and there are some' test -s in.zh

# Programs without a catalogue, or with one that is none.
mkdir -p alone/bin
cp "$JS_BUILD"/bin/js-* alone/bin
cp -RL "$JS_BUILD/share" alone/share
catalogue=alone/share/jiesu/base/zh.catalogue
rm -f "$catalogue"
ok 'no catalogue: English' alone/bin/js-report sheet daily --day 2026-11-22 \
	-f md >other
same 'all of the sheet' other day.md
exits 'no catalogue: Chinese cannot be had' 3 alone/bin/js-report list \
	--lang zh 2>said
has 'the file is named' said 'zh.catalogue'
printf 'no such case\t没有 %%s\n' >"$catalogue"
exits 'a translation with other conversions' 3 alone/bin/js-report list \
	--lang zh 2>said
has 'its line is named' said 'line 1'
done_testing
