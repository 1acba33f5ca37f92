#!/bin/sh
# The chain: each way to tamper with the file is found and the event named.
. "$(dirname "$0")/../lib.sh"
command -v sqlite3 >/dev/null || skip_all 'no sqlite3'

cat >a.csv <<'END'
工单编号,问题分类,主要内容,来电人,来电人电话,村/社区,主办单位,工单性质,来电时间,派单时间
261122090000000001,城市管理->市容环境->乱堆乱放,楼道堆物，１单元,赵某某,19900000001,农光里中社区,农光里中社区,主办,2026-11-22 09:00:00,2026-11-22 09:10:00
261122090000000002,城市管理->市容环境->乱堆乱放,车棚堆物,钱某某,19900000002,农光里中社区,农光里中社区,主办,2026-11-22 09:05:00,2026-11-22 09:10:00
261122090000000003,城市管理->市容环境->乱堆乱放,屋顶堆物,孙某某,19900000003,农光里中社区,农光里中社区,主办,2026-11-22 09:06:00,2026-11-22 09:10:00
END
ok 'import' js-intake import -q --emit none a.csv
js-dispatch sign bj12345-261122090000000001 --actor 农光里中社区办件员 \
	>/dev/null
db=$XDG_DATA_HOME/jiesu/js.db
ok 'verify holds' js-audit verify >out 2>err
empty 'silently' out
empty 'on both sides' err
last=$(sqlite3 "$db" 'select max(seq) from event')
seq=$(sqlite3 "$db" 'select seq from event where cas = 2')
next=$((seq + 1))
head=$(sqlite3 "$db" 'select lower(hex(hash)) from event order by seq desc
	limit 1')
ok 'against its head' js-audit verify --head "$head"
echo "抄自批表：$head" >head.txt
ok 'or a file with it' js-audit verify --head head.txt
exits 'a file without one' 3 js-audit verify --head a.csv
exits 'no such file' 3 js-audit verify --head nothing

open='DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;'
# tampered NAME SQL SEQ: a copy changed by SQL has a finding at SEQ
tampered() {
	rm -f t.db*
	cp "$db" t.db
	sqlite3 t.db "$2" || echo "sqlite3: $2"
	exits "$1" 1 js-audit verify -d t.db >out 2>err
	ok "$1: names $3" grep -q "^$3 " out
	empty "$1: quiet otherwise" err
}
tampered 'a trigger is missing' 'DROP TRIGGER event_no_update' 0
tampered 'a trigger was changed' 'DROP TRIGGER event_no_delete;
	CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
	SELECT 1; END' 0
tampered 'a changed time' "$open UPDATE event SET at = at - 1
	WHERE seq = $seq" "$seq"
tampered 'a changed byte of the body' "$open UPDATE event SET body =
	cast(substr(body, 1, length(body) - 1) || x'7f' AS BLOB)
	WHERE seq = $seq" "$seq"
tampered 'an unreadable body' "$open UPDATE event SET body = x'ffff'
	WHERE seq = $seq" "$seq"
tampered 'an unreadable first event' "$open UPDATE event SET body = x'ffff'
	WHERE seq = 1" 1
tampered 'a row is gone' "$open DELETE FROM event WHERE seq = $seq" "$next"
tampered 'the first row is gone' "$open DELETE FROM event WHERE seq = 1" 2
tampered 'the journal is gone' "$open DELETE FROM event" 0
tampered 'two rows swapped' "$open UPDATE event SET seq = 1000
	WHERE seq = $seq; UPDATE event SET seq = $seq WHERE seq = $next;
	UPDATE event SET seq = $next WHERE seq = 1000" "$seq"
tampered 'a changed private row' "UPDATE private SET fields =
	cast(fields || x'00' AS BLOB) WHERE seq = $seq" "$seq"
tampered 'a private row without its event' "INSERT INTO private VALUES
	(1000, x'00', NULL, x'')" 1000
tampered 'a changed policy' "UPDATE policy SET text = text || ' '" 0
tampered 'a policy is gone' 'DELETE FROM policy' '[1-9][0-9]*'
tampered 'a changed state' "UPDATE cases SET level = 4 WHERE key = 2" "$seq"
tampered 'a case without events' 'INSERT INTO cases (key, no, src, role)
	VALUES (99, 9, 1, 0)' 0
tampered 'a case is gone' 'DELETE FROM cases WHERE key = 2' "$seq"
tampered 'a changed word' "UPDATE word SET text = '某' WHERE n = 2" 0
tampered 'a table is gone' 'DROP TABLE amendment' 0
tampered 'callers of cases to come' \
	'UPDATE caller_upto SET key = 4611686018427387904' 0
tampered 'callers of no case' 'UPDATE caller_upto SET key = -1' 0
tampered 'callers up to two places' 'INSERT INTO caller_upto VALUES (1)' 0
tampered 'a caller of another case' 'UPDATE caller SET cas = 1
	WHERE cas = 2' 0
tampered 'a caller too many' 'INSERT INTO caller VALUES (1, 1)' 0
tampered 'two cases that change places' "UPDATE cases SET key = -1
	WHERE key = 1; UPDATE cases SET key = 1 WHERE key = 2;
	UPDATE cases SET key = 2 WHERE key = -1" "$seq"
tampered 'two cases that exchange a fact' "UPDATE cases SET (dispatched_at,
	received_at) = (SELECT c.dispatched_at, c.received_at FROM cases c
	WHERE c.key = 4 - cases.key) WHERE key IN (1, 3)" '[1-9][0-9]*'
tampered 'a zero for nothing' 'UPDATE cases SET city_at = 0
	WHERE key = 2' "$seq"
tampered 'a zero for what is packed' "UPDATE cases SET more = x''
	WHERE key = 3" '[1-9][0-9]*'
tampered 'a fact that is no number' 'DROP INDEX cases_by_received;
	PRAGMA writable_schema=ON; UPDATE sqlite_schema
	SET sql = replace(sql, " STRICT", "") WHERE name = "cases";
	PRAGMA writable_schema=RESET;
	UPDATE cases SET level = 1.5 WHERE key = 2' "$seq"
tampered 'private rows that change places' "UPDATE private SET seq = -1
	WHERE seq = $seq; UPDATE private SET seq = $seq WHERE seq =
	(SELECT seq FROM event WHERE cas = 1); UPDATE private SET seq =
	(SELECT seq FROM event WHERE cas = 1) WHERE seq = -1" "$seq"
tampered 'an index that lies' "$open REINDEX event_by_case;
	PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql =
	replace(sql, 'UNIQUE', '') WHERE name = 'event_by_case';
	PRAGMA writable_schema=RESET;
	UPDATE event SET rev = 7 WHERE seq = $last" "$last"

rm -f t.db*
cp "$db" t.db
sqlite3 t.db "$open DELETE FROM event WHERE seq = $last;
	UPDATE cases SET rev = 1"
exits 'the tail is cut: the head that left tells it' 1 \
	js-audit verify -d t.db --head "$head" >out
has 'it names where' out "$((last - 1)) the journal does not hold the signed"

# Erasure takes the private row; the chain holds.
rm -f t.db*
cp "$db" t.db
sqlite3 t.db 'DELETE FROM private WHERE seq = '"$seq"
js-audit verify -d t.db >out
lacks 'an erased private row does not break the chain' out 'hash'

# Derived rows are made again from the journal, whatever they held.
for what in 'DELETE FROM cases' 'DELETE FROM word' 'DELETE FROM caller' \
	"UPDATE cases SET state = 4, lead = 1" 'DELETE FROM policy_use'; do
	rm -f t.db*
	cp "$db" t.db
	sqlite3 "$db" .dump | sort >live
	sqlite3 t.db "$what"
	exits "$what: found" 1 js-audit verify -d t.db >/dev/null
	ok "$what: rebuilt" js-audit verify --rebuild -d t.db
	sqlite3 t.db .dump | sort >rebuilt
	same "$what: as it was" rebuilt live
done

printf 'no database at all, 全角' >t.db
chmod 600 t.db
exits 'what is no database' 3 js-audit verify -d t.db
rm t.db
exits 'what is not there' 3 js-audit verify -d t.db
exits 'operands' 2 js-audit verify a.csv
done_testing
