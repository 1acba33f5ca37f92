#!/bin/sh
# Personal data stays apart: not in the journal, not in what is printed, not
# under another key, and in files of the owner alone.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >person.csv <<'END'
导出时间：2026-11-22 20:00:00,,,,,,,,,
工单编号,工单类型,来电时间,派单时间,来电人,来电人电话,标题,主要内容,小区点位,身份证号
E01,投诉,2026-11-22 10:00:00,2026-11-22 10:05:00,诸葛某某,19912345678,诸葛某某反映漏水,"诸葛某某（电话１９９１２３４５６７８）住农光里中区11号楼3单元501室，漏水",农光里中区11号楼3单元501室,11010519491231002X
E02,举报,2026-11-22 11:00:00,2026-11-22 11:05:00,欧阳某某,010-87654321,无照经营,"欧阳某某举报，座机010-87654321",农光里东区,
END
ok 'two citizens' take person.csv >out
{
	js-dispatch note --text '诸葛某某又来电19912345678' bj12345-E01
	js-report list
	js-report list -f table
	js-report list -f csv
	js-report show bj12345-E01
	js-report show bj12345-E01 -f table
	js-audit trail bj12345-E01
	js-audit check --day 2026-11-22
	js-report sheet daily --day 2026-11-23 -f html
	js-report sheet daily --day 2026-11-23 -f md
	js-intake check -f table person.csv
	js-intake check person.csv
	js-dispatch suggest out
} >printed 2>said
cat printed said >>out
is 'much was printed' "$(($(wc -l <out) > 60))" 1

for secret in 19912345678 １９９１２３４５６７８ 87654321 11010519491231002X \
	501室; do
	lacks "output: no $secret" out $secret
done
is 'no person as a field' "$(grep -c '"person"' out)" 0

# --- the journal ---------------------------------------------------------------

# Every event body, and every other table than `private`, as bytes; the policy
# has words of its own.
sqlite3 "$JS_DB" 'SELECT hex(body) FROM event' >bodies
hex() {
	printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F
}
for secret in 诸葛 欧阳 19912345678 87654321 漏水 无照 501 110105; do
	lacks "no event body has $secret" bodies "$(hex $secret)"
done
sqlite3 "$JS_DB" .dump | grep -v 'INTO private\|INTO policy ' >rest
for secret in 诸葛 欧阳 19912345678 87654321 漏水 无照; do
	lacks "no table but private has $secret" rest $secret
	lacks "nor its bytes" rest "$(hex $secret | tr A-F a-f)"
done
ok 'private has them' [ "$(sqlite3 "$JS_DB" 'SELECT hex(fields) FROM private' |
	grep -c "$(hex 诸葛)")" -ge 1 ]

# --- erased --------------------------------------------------------------------

cp "$JS_DB" kept.db
sqlite3 "$JS_DB" 'PRAGMA secure_delete=1; DELETE FROM private; VACUUM' \
	>/dev/null
for secret in 诸葛 欧阳 19912345678 87654321; do
	is "without private no byte of $secret" \
	    "$(grep -c $secret "$JS_DB")" 0
done
is 'the case is there, its words are not' "$(js-report list id=bj12345-E01 |
	jq -c '[.state, .text, .title]')" '["received",null,null]'
fresh
cp kept.db "$JS_DB"

# --- reveal --------------------------------------------------------------------

E=$(events)
ok 'revealed' js-report list --reveal=回访核对 --actor 回访员 id=bj12345-E01 \
	>open
is 'name and number' "$(jq -r '.person.name, .person.phone' open | xargs)" \
	'诸葛某某 19912345678'
has 'the text is whole' open 501室
sqlite3 "$JS_DB" "SELECT hex(body) FROM event WHERE seq > $E" >bodies
has 'an event says why' bodies "$(hex 回访核对)"
has 'who' bodies "$(hex 回访员)"
has 'and whose' bodies "$(hex bj12345-E01)"
js-report list -- --reveal=x >open 2>said
is 'behind -- it is no option' $? 2
proved

# --- the key ---------------------------------------------------------------------

for file in "$JS_DB" "$JS_KEY"; do
	is "$(basename "$file") is the owner's" "$(stat -c %a "$file")" 600
done
for file in "$JS_DB"-wal "$JS_DB"-shm "$JS_DB".lock; do
	[ ! -e "$file" ] ||
	    is "$(basename "$file") too" "$(stat -c %a "$file")" 600
done
E=$(events)
cp "$JS_KEY" right
printf '%064d\n' 7 >wrong
cp wrong "$JS_KEY"
exits 'import under a wrong key' 3 take person.csv
is 'says so, with both names' "$(cat said)" \
	"js-intake: the key '$JS_KEY' is not that of database '$JS_DB'"
JS_LANG=zh take person.csv
has 'in Chinese too' said '密钥“'
has 'and of which database' said "$JS_DB"
chmod 640 "$JS_KEY"
exits 'one that others can read' 3 take person.csv
is 'says what to do' "$(cat said)" \
	"js-intake: key '$JS_KEY' can be read by others: chmod 600 it"
chmod 600 "$JS_KEY"
printf '%063d\n' 7 >"$JS_KEY"
exits 'one digit short' 3 take person.csv
is 'says what a key is' "$(cat said)" \
	"js-intake: key '$JS_KEY' is not 64 hexadecimal digits"
printf '%063dｇ\n' 7 >"$JS_KEY"
exits 'one that is no digit' 3 take person.csv
has 'the same' said 'is not 64 hexadecimal digits'
lacks 'nothing of it is shown' said 00007
echo '{"text":"甲"}' >one
exits 'add under a wrong key' 3 js-intake add one
rm "$JS_KEY"
exits 'import with no key' 3 take person.csv
is 'says which is not there' "$(cat said)" "js-intake: there is no key '$JS_KEY'"
exits 'add with no key' 3 js-intake add one
ok 'makes no other key' [ ! -e "$JS_KEY" ]
is 'nothing was written' "$(events)" "$E"
ok 'reading needs none' js-report list >out
ok 'nor counting' js-report rates >out
ok 'nor proof' js-audit verify
ok 'nor handling' js-dispatch assign --lead 物业管理科 bj12345-E01 >out
cp right "$JS_KEY"
ok 'with the right one again' take person.csv

# In their default places: made with folders of the owner alone.
unset JS_DB JS_KEY
ok 'by default' take person.csv
for file in .config/jiesu .local/share/jiesu; do
	is "$file" "$(stat -c %a "$HOME/$file")" 700
done
for file in .config/jiesu/key .local/share/jiesu/js.db; do
	is "$file" "$(stat -c %a "$HOME/$file")" 600
done
done_testing
