#!/bin/sh
# Files as programs write them: separators, line ends, UTF-16, JSON and
# workbooks. Whatever the form, the cases are those of the plain file.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

cat >comma.csv <<'END'
查询结果,,,,,
导出时间：2026-11-22 18:00:00,,,,,
工单编号,来电时间,主要内容,主办单位,小区点位,自编列
261122100000000001,2026-11-22 10:00:00,"电梯坏了，第1号;第2号|三天没修",物业管理科,农光里中区11号楼,甲
261122100000000002,2026-11-22 11:00:00,"路灯""不亮""",市政市容科,农光里东区,朱秥
END

# cases FILE OPTION...: what comes of it, without the row's own marks
cases() {
	fresh
	take "$@" >out || return
	js-report list | jq -cS 'del(.caller)' | sort >got
}
ok 'commas' cases comma.csv
cp got want
is 'two cases' "$(wc -l <want)" 2

# --- separators and line ends --------------------------------------------------

sed 's/,/\t/g' comma.csv >tab.csv
sed 's/,/|/g; s/号|第/号／第/; s/第1号;第2号|/第1号;第2号｜/' comma.csv >bar.csv
sed '1,3!s/第1号;第2号|/第1号；第2号|/; s/,/;/g' comma.csv >semicolon.csv
tr '\n' '\r' <comma.csv >cr.csv
for kind in tab cr; do
	ok "$kind" cases $kind.csv
	same "$kind: the same cases" got want
	iconv -f UTF-8 -t GB18030 $kind.csv >gb.csv
	ok "$kind in GB18030" cases gb.csv
	same "$kind: the same again" got want
done
for kind in semicolon bar; do
	ok "$kind" cases $kind.csv
	cp got other
	iconv -f UTF-8 -t GB18030 $kind.csv >gb.csv
	ok "$kind in GB18030" cases gb.csv
	same "$kind: the same in both" got other
	is "$kind: all that is code" "$(jq -c '[.no, .unit_said, .received_at]' \
		got)" "$(jq -c '[.no, .unit_said, .received_at]' want)"
done
printf '\266|' >trail
ok 'a bar may be half a character' grep -qaFf trail gb.csv
is 'which stays whole' "$(jq -r 'select(.no | endswith("2")).x."自编列"' got)" \
	朱秥
ok 'the profile' js-intake check --lang=en -f table tab.csv >profile
has 'names the separator' profile 'separated by: tab'
has 'and the line of the header' profile 'header in line 3'
exits 'a wide row' 1 cases --reject rejects /dev/stdin <<'END'
工单编号	来电时间	主要内容
1	2026-11-22 10:00:00	甲	乙
2	2026-11-22 10:00:00
3	2026-11-22 10:00:00	丙
END
is 'and a short one are rejected' "$(jq -r '[.line, .code] | @tsv' rejects |
	xargs)" '2 long_row 3 short_row'

# --- UTF-16 ---------------------------------------------------------------------

for to in UTF-16LE UTF-16BE; do
	{ printf '\357\273\277'; cat tab.csv; } | iconv -f UTF-8 -t $to >u16.csv
	ok "$to" cases u16.csv
	same "$to: the same cases" got want
	js-intake check --lang=en -f table u16.csv >profile
	has "$to: the profile names it" profile "encoding $to"
	iconv -f UTF-8 -t $to comma.csv >bare.csv
	exits "$to without a mark" 3 take bare.csv
	has 'is not guessed' said 'NUL bytes'
	ok 'but taken where it is said' cases --encoding $to bare.csv
	same "$to: the same again" got want
done
ok 'UTF-16 from standard input' cases - <u16.csv
same 'the same cases' got want
{ head -n 4 comma.csv | iconv -f UTF-8 -t UTF-16; printf '1\000\000\330,\000'; } \
	>half.csv
fresh
exits 'half a character' 1 take --reject rejects half.csv >out
is 'costs its own row' "$(jq -r '[.line, .code] | @tsv' rejects | xargs)" \
	'5 short_row'

# --- JSON ------------------------------------------------------------------------

cat >lines.ndjson <<'END'
{"工单编号":"261122100000000001","来电时间":"2026-11-22 10:00:00","主要内容":"电梯坏了，第1号;第2号|三天没修","主办单位":"物业管理科","小区点位":"农光里中区11号楼","自编列":"甲"}
{"工单编号":"261122100000000002","来电时间":"2026-11-22 11:00:00","主要内容":"路灯\"不亮\"","主办单位":"市政市容科","小区点位":"农光里东区","自编列":"朱秥","小区点位2":null}
END
ok 'NDJSON' cases --exported-at '2026-11-22 18:00' lines.ndjson
same 'the same cases' got want
jq -s . lines.ndjson >array.json
ok 'an array over many lines' cases --exported-at '2026-11-22 18:00' array.json
same 'the same cases again' got want
fresh
printf '{"工单编号":"1","来电时间":"2026-11-22 10:00"}\n{"工单编号":"2",}\n' >bad
printf '{"工单编号":"3","来电时间":"2026-11-22 10:00","工单编号":"4"}\n5\n' >>bad
printf '{"工单编号":"6","来电时间":"2026-11-22 10:00"}\n' >>bad
exits 'lines that are no objects' 1 take --reject rejects bad
is 'are rejected, each alone' "$(jq -r '[.line, .code, .reason] | @tsv' rejects)" \
	"$(printf '%s\t%s\t%s\n' 2 json 'byte 21: json_syntax' 3 json \
	'byte 68: json_duplicate_key' 4 json 'byte 1: json_syntax')"
is 'the others come in' "$(js-report list | jq -r .no | xargs)" '1 6'
exits 'a cut array' 3 take --reject rejects - <<'END'
[{"工单编号":"7","来电时间":"2026-11-22 10:00"},
END
has 'is told' said 'the array does not end: the file was cut'
exits 'an object without a known key' 3 take - <<'END'
{"a":1}
END
has 'is no dump' said "no key of its objects is one of map 'beijing'"

# --- workbooks ---------------------------------------------------------------------

printf 'PK\003\004\024\000\006\000[Content_Types].xml' >book.xlsx
printf '\320\317\021\340\241\261\032\341' >book.xls
cp book.xlsx ./-book.xlsx
exits 'a workbook without its program' 3 \
	env PATH="$JS_BUILD/bin" js-intake import book.xlsx 2>said
has 'names the package' said "install the package 'xlsx2csv'"
exits 'an old one' 3 env PATH="$JS_BUILD/bin" js-intake import book.xls 2>said
has 'names the other' said "install the package 'gnumeric'"
exits 'one from standard input' 3 take - <book.xlsx
has 'is asked for by name' said 'name a file'
mkdir bin
cat >bin/xlsx2csv <<'END'
#!/bin/sh
for last; do :; done
echo "$last" >>"$DIR/called"
cat "$DIR/comma.csv"
END
cp bin/xlsx2csv bin/ssconvert
sed -i "s/^for.*/last=\\\$2/" bin/ssconvert
chmod +x bin/*
PATH=$DIR/bin:$PATH
for book in book.xlsx book.xls; do
	ok "$book through its program" cases $book
	same "$book: the same cases" got want
done
ok 'a name like an option' cases -- -book.xlsx
ok 'twice, for --atomic' cases --atomic book.xlsx
is 'what they were called with' "$(sort -u called | xargs)" \
	'./-book.xlsx book.xls book.xlsx'
printf '#!/bin/sh\ncat "%s/comma.csv"\necho "no such sheet" >&2\nexit 9\n' \
	"$DIR" >bin/xlsx2csv
fresh
exits 'a program that fails in the end' 3 take book.xlsx
has 'is told with its words' said 'xlsx2csv failed with status 9: no such sheet'
is 'and nothing was taken in' "$(js-report list | wc -l)" 0
rm -r bin
hash -r

if command -v xlsx2csv >/dev/null && command -v python3 >/dev/null; then
	python3 - <<'END'
import zipfile
z = zipfile.ZipFile('real.xlsx', 'w')
z.writestr('[Content_Types].xml', '''<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>''')
z.writestr('_rels/.rels', '''<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>''')
z.writestr('xl/workbook.xml', '''<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>''')
z.writestr('xl/_rels/workbook.xml.rels', '''<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>''')
z.writestr('xl/styles.xml', '''<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>''')
def cell(v, s=0):
    if isinstance(v, str):
        return '<c t="inlineStr"><is><t>%s</t></is></c>' % v
    return '<c s="%d"><v>%r</v></c>' % (s, v)
rows = [['导出'], ['工单编号', '来电时间', '主要内容', '派单时间'],
    ['261122100000000001', 46348.4375, '电梯, "坏"了', 46348.5]]
body = ''
for i, row in enumerate(rows):
    body += '<row r="%d">' % (i + 1)
    for j, v in enumerate(row):
        body += cell(v, 1 if j == 1 else 0).replace('<c ', '<c r="%s%d" ' % ('ABCD'[j], i + 1))
    body += '</row>'
z.writestr('xl/worksheets/sheet1.xml', '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + body + '</sheetData></worksheet>')
z.close()
END
	ok 'a real workbook' cases real.xlsx
	is 'its dates, formatted and serial' \
		"$(jq -c '[.received_at, .dispatched_at, .text]' got)" \
		'["2026-11-22T10:30:00+08:00","2026-11-22T12:00:00+08:00","电梯, \"坏\"了"]'
else
	skip 'a real workbook' 'no xlsx2csv here'
fi
printf 'PK\003\004\024\000\006\000some.csv' >some.zip
printf '\037\213\010' >some.csv.gz
exits 'a zip archive' 3 take some.zip
has 'is named' said 'a zip archive: unpack it'
exits 'a gzip archive' 3 take some.csv.gz
has 'is too' said 'unpack it with gunzip'
done_testing
