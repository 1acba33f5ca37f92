#!/bin/sh
# A dump that is a pipe whose writer says nothing more and keeps it open: an
# import that has failed ends, and one that waits keeps nobody from writing.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

head='工单编号,问题分类,主要内容,村/社区,主办单位,来电时间,派单时间'
rows() { # N TIME: good ones
	awk -v n="$1" -v at="$2" 'BEGIN { for (i = 1; i <= n; i++)
		printf "N%06d,城市管理->市容环境->乱堆乱放,楼道堆物，全角１,农光里社区,物业管理科,%s,2026-11-22 10:05:00\n", i, at }'
}
# silent FILE COMMAND: the import of a pipe that gives FILE and then waits
silent() {
	mkfifo pipe
	{
		cat "$1"
		exec sleep 60
	} >pipe 2>/dev/null &
	writer=$!
	shift
	rc=0
	timeout 20 "$@" <pipe 2>said >out || rc=$?
	kill "$writer" 2>/dev/null
	wait "$writer" 2>/dev/null
	rm pipe
	return $rc
}
# A transaction is of 4096 rows: the reader has begun on what follows, and then
# finds the pipe empty.
{
	echo "$head"
	rows 4200 '2026-02-30 10:00:00'
} >bad.csv
{
	echo "$head"
	rows 4200 '2026-11-22 10:00:00'
} >good.csv
iconv -f UTF-8 -t GB18030 bad.csv >bad.gb.csv
for dump in bad.csv bad.gb.csv; do
	exits "$dump: too many are rejected" 3 silent $dump \
		js-intake import --max-reject 100 -
	has "$dump: which is told" said 'more than 100 rejected lines'
done
exits 'its output is closed' 4 silent good.csv sh -c \
	'js-intake import --emit all - >/dev/full'
has 'which is told' said 'No space left on device'
ok 'a pipe that ends is read to its end' sh -c \
	'cat good.csv | js-intake import --emit none -'
is 'all of it' "$(js-report list | wc -l | tr -d " ")" 4200
proved

# While it waits for the pipe it keeps nobody else from writing: the rest of a
# transaction of 4096 rows is not there yet.
rm -f "$JS_DB"*
mkfifo pipe
{
	cat good.csv
	exec sleep 60
} >pipe 2>/dev/null &
writer=$!
js-intake import -q --emit none - <pipe 2>said &
import=$!
came() {
	for i in $(seq 100); do
		[ "$(js-report list 2>/dev/null | wc -l)" -ge 4096 ] && return
		sleep 0.1
	done
	return 1
}
ok 'rows that came are durable' came
{
	echo "$head"
	rows 1 '2026-11-22 11:00:00' | sed 's/^N/M/'
} >other.csv
ok 'while the pipe is silent others write' \
	timeout 15 js-intake import -q --emit none other.csv
kill "$writer"
wait "$writer" 2>/dev/null
ok 'then the rest of it is read' wait "$import"
is 'all of both' "$(js-report list | wc -l | tr -d " ")" 4201
proved
done_testing
