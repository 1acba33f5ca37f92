#!/bin/sh
# Rows: roles and ids, those that are rejected and what is said of them, and
# the options of import that decide about all of them.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

# --- roles -------------------------------------------------------------------

cat >norole.csv <<'END'
工单编号,来电时间,派单时间,主要内容
A1,2026-11-22 10:00:00,2026-11-22 10:05:00,没有性质一栏
END
ok 'a dump without the role' take norole.csv >out
is 'its cases are 主办' "$(jq -r .role out)" 主办

cat >roles.csv <<'END'
工单编号,工单性质,来电时间,派单时间,主办单位
A1,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,物业管理科
A1,协办,2026-11-22 10:00:00,2026-11-22 10:05:00,农光里社区
A2,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,物业管理科
A2,协办,2026-11-22 10:00:00,2026-11-22 10:05:00,农光里社区
A2,转办,2026-11-22 10:00:00,2026-11-22 10:05:00,农光里社区
甲 3/4%,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,
END
ok 'doubled rows' take --emit all roles.csv >out
jq -r .id out >ids
cat >want <<'END'
bj12345-A1
bj12345-A1.2
bj12345-A2
bj12345-A2.2
bj12345-A2.3
bj12345-%E7%94%B2%203%2F4%25
END
same 'each role is a case, ids are escaped' ids want
is '主办 without the column is the same case' \
	"$(grep -o '[0-9]* new' said)" '5 new'
is 'only 主办 counts' "$(js-report rates --period 2026-11-22..2026-11-22 |
	jq -r 'select(.key == "合计" and .account == "full").received')" 3
is 'an id finds its case' "$(js-report list 'id=bj12345-A2.2' |
	jq -r .role)" 协办
proved
fresh

# --- rejects -----------------------------------------------------------------

cat >bad.csv <<'END'
工单编号,工单性质,来电时间,派单时间,办理时限,办理截止时间,办结时间,主要内容
B01,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,7天,2026-12-25 10:05:00,,截止时间可以在将来
B02,主办,2026-11-23 10:00:00,,,,,来电在导入之后
B03,主办,2026-11-22 10:00:00,2026-11-24 10:00:00,,,,派单在导入之后
B04,主办,2026-11-22 10:00:00,2026-11-22 10:05:00,,,2026-11-23 09:00:01,办结在导入之后一秒
B05,主办,2026-02-30 10:00:00,,,,,"没有这一天，
还有第二行"
B06,主办,,,,,,没有来电时间
,主办,2026-11-22 10:00:00,,,,,没有编号
2.61122E+17,主办,2026-11-22 10:00:00,,,,,编号被表格软件截断
B09,督办,2026-11-22 10:00:00,,,,,性质不明
B10,主办,2026-11-22 10:00:00,,快点,,,时限不明
B11,主办,2026-11-22 10:00:00
B12,主办,2026-11-22 10:00:00,,,,,九栏,多出来
B13,主办,2026-11-22 10:00:00,,,,,多出来的都空着,,
B14,主办,2026-11-22 10:00:00,,,,,"引号"之后还有
B15,主办,2026-11-23 09:00:00,2026-11-23 09:00:00,,,,正是导入的时刻
END
{
	cat bad.csv
	printf 'B16,主办,2026-11-22 10:00:00,,,,,\377\376\n'
	printf 'B17,主办,2026-11-22 10:00:00,,,,,好的\n'
	printf '%063d1,主办,2026-11-22 10:00:00,,,,,编号太长\n' 0
	printf 'B19,主办,2026-11-22 10:00:00,,,,,"引号没有关上\n'
} >text.csv

exits 'bad rows' 1 take --encoding utf-8 --reject rejects text.csv >out
jq -r .no out >got
printf '%s\n' B01 B13 B15 B17 >want
same 'the good ones are imported' got want
jq -r '[.line, .end_line, .code, .column // "-"] | @tsv' rejects >got
cat >want.tsv <<'END'
3 3 future 来电时间
4 4 future 派单时间
5 5 future 办结时间
6 7 bad_date 来电时间
8 8 no_time 来电时间
9 9 no_number 工单编号
10 10 id_precision_loss 工单编号
11 11 bad_role 工单性质
12 12 bad_limit 办理时限
13 13 short_row -
14 14 long_row -
16 16 stray_quote -
18 18 bad_encoding 主要内容
20 20 long_number 工单编号
21 21 unclosed_quote -
END
tr ' ' '\t' <want.tsv >want
same 'lines, codes and columns of the rejects' got want
is 'each names its file' "$(jq -r .file rejects | sort -u)" text.csv
is 'a quoted row is whole in raw' "$(jq -r 'select(.line == 6).raw' rejects)" \
	'B05,主办,2026-02-30 10:00:00,,,,,"没有这一天，
还有第二行"'
is 'the reject file is the owner'"'"'s' "$(stat -c %a rejects)" 600
has 'a message names file, line and column' said \
	"js-intake: text.csv:6: 来电时间: no such date '2026-02-30 10:00:00'"
lacks 'no message has a text of a citizen' said 没有这一天
has 'the summary' said '19 rows: 4 new, 0 changed, 0 unchanged, 15 rejected'
is 'a deadline may lie ahead' "$(fact B01 .due.solve)" \
	2026-12-25T10:05:00+08:00
E=$(events)
exits 'once more' 1 take --encoding utf-8 --reject rejects text.csv >out
empty 'nothing new' out
is 'no event' "$(events)" "$E"
exits '--exit-zero, for cron' 0 take --exit-zero --encoding utf-8 text.csv
js-intake check --encoding utf-8 text.csv >/dev/null 2>&1
is 'check finds them too' $? 1
proved

# What was wrong is mended and comes in then.
sed 's/2026-02-30/2026-02-28/' text.csv >mended.csv
exits 'one mended' 1 take --encoding utf-8 mended.csv >out
is 'comes in' "$(jq -r .no out)" B05

# A NUL far behind the header is one row's fault, not a binary's.
{
	echo 工单编号,来电时间,主要内容
	awk 'BEGIN { for (i = 1; i <= 6000; i++)
		printf "N%d,2026-11-22 10:00:00,这是一段不短的文字，写得长一些\n", i }'
	printf 'N6001,2026-11-22 10:00:00,零字节\000在中间\nN6002,2026-11-22,末\n'
} >nul.csv
fresh
exits 'a NUL byte' 1 take --emit none --reject rejects nul.csv
is 'is its row alone' "$(jq -r '[.line, .code] | @tsv' rejects)" \
	"$(printf '6002\tnul_byte')"
has 'all others are there' said '6002 rows: 6001 new'

# --- all or none, not too many, nothing at all -----------------------------------

fresh
exits '--max-reject is reached' 3 take --encoding utf-8 --max-reject 3 text.csv
has 'and said' said 'more than 3 rejected lines'
fresh
exits '--max-reject is not reached' 1 take --encoding utf-8 \
	--max-reject 15 text.csv
exits 'a share' 3 take --encoding utf-8 --max-reject 50% text.csv
exits 'a share not reached' 1 take --encoding utf-8 --max-reject 90% text.csv
fresh
exits '--atomic, with bad rows' 1 take --atomic --encoding utf-8 text.csv >out
empty 'prints nothing' out
is 'writes nothing' "$(events)" 1
has 'says so' said 'nothing was imported'
sed -n '1,2p;15p' text.csv >good.csv
ok '--atomic, without' take --atomic good.csv >out
is 'prints all' "$(jq -r .no out | xargs)" 'B01 B13'
exits '--atomic reads twice' 2 take --atomic <good.csv
has 'and says so' said 'name a file'
proved

fresh
exits '-n with no database' 3 take -n good.csv >out
ok 'makes none' [ ! -e "$JS_DB" ]
ok 'a first import' take norole.csv >/dev/null
cp "$JS_DB" before.db
E=$(events)
ok '-n' take -n good.csv >out
is 'prints the events that would be' "$(jq -r .kind out | sort | uniq -c |
	xargs)" '2 receive'
is 'and writes none' "$(events)" "$E"
ok 'not a byte' cmp "$JS_DB" before.db

# --- what is printed -----------------------------------------------------------

cat >v2.csv <<'END'
工单编号,来电时间,派单时间,主要内容,办结时间
A1,2026-11-22 10:00:00,2026-11-22 10:05:00,没有性质一栏,2026-11-22 18:00:00
A2,2026-11-22 11:00:00,2026-11-22 11:05:00,第二件,
A3,2026-11-22 12:00:00,2026-11-22 12:05:00,第三件,
END
sed -n '1p;3p' v2.csv | take --emit none - >out
empty '--emit none' out
cp "$JS_DB" before.db
for emit in new:A3 changed:A1,A3 all:A1,A2,A3 none:; do
	fresh
	cp before.db "$JS_DB"
	ok "--emit ${emit%:*}" take --emit "${emit%:*}" v2.csv >out
	is 'prints in the order of the file' \
	    "$(jq -r .no out | paste -sd, -)" "${emit#*:}"
done
fresh
cp before.db "$JS_DB"
ok 'by default' take v2.csv >out
is 'what is new' "$(jq -r .no out)" A3
exits '--emit of what is none' 2 take --emit some v2.csv
has 'is named' said "'some'"
proved
done_testing
