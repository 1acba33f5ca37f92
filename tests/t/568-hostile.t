#!/bin/sh
# Text of a hostile case (a script, a formula, marks of direction, characters of
# four bytes, control bytes) is harmless in every format and in a workbook.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"
command -v perl >/dev/null || skip_all 'no perl'

ok 'the months of a small office' month_of_cases
printf '工单编号,来电时间,主办单位,村/社区,问题分类,主要内容,工单类型\nH2,2026-11-22 08:00:00,=HYPERLINK("x"),@劲松,+供暖,"\033[31m红\007 ‮x",投诉\n' |
    sed 's/=HYPERLINK("x")/"=HYPERLINK(""x"")"/' >h2.csv
ok 'another hostile one' take --emit none h2.csv

# bytes FORMAT: what no format may hold
for name in daily urgent weekly monthly; do
	for format in table csv md html; do
		js-report sheet $name -f $format >$name.$format
		LC_ALL=C tr -d '\t\n\r\040-\377' <$name.$format >control
		empty "no control byte in $name as $format" control
	done
	lacks "no script in $name" $name.html '<script'
	for format in table html md csv; do
		lacks "nothing turns the direction in $name as $format" \
		    $name.$format "$(printf '\342\200\256')"
	done
	# a cell that begins with a formula's sign has a ' before it
	perl -0777 -ne 'while (/\G("(?:[^"]|"")*"|[^,\n]*)(?:,|\r?\n|$)/g) {
	    my $cell = $1; $cell =~ s/^"//;
	    print "$cell\n" if $cell =~ /^[=+\@-]/ &&
		$cell !~ /^[+-][\d.,]*%?\r?$/; last if pos >= length }' \
	    $name.csv >formulas
	empty "no formula in $name.csv" formulas
done
has 'the text itself is there' daily.html '&lt;script&gt;alert(1)'
has 'with its four bytes' daily.html 𠮷
is 'a place is no formula' "$(grep -c '=cmd|x' daily.csv)" \
    "$(grep -c "'=cmd|x\|[^=]* =cmd|x\|^=cmd" daily.csv)"

# Valid: tags closed in their order, attributes quoted, nothing from elsewhere.
for name in daily report urgent weekly monthly bulletin; do
	js-report sheet $name -f html >$name.html
	perl -0777 -ne '
	    my @open; my %void = map { $_ => 1 } qw(meta);
	    s/<!doctype html>//; s/<style>.*?<\/style>//sg;
	    while (/<(\/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z0-9:-]+="[^"<]*")*)\s*(\/?)>|(<)/g) {
		if (defined $5) { print "a stray <\n"; next }
		next if $4 || $void{$2};
		if (!$1) { push @open, $2; next }
		my $last = pop @open // "";
		print "</$2> closes <$last>\n" if $last ne $2;
	    }
	    print "left open: @open\n" if @open;
	    print "th without scope\n" if /<th(?![^>]*scope=)/ && !/<thead/;
	    my ($svg, $title) = (scalar(() = /<svg /g), scalar(() = /<title>/g));
	    print "a drawing without a title\n" if $title != $svg + 1;
	    ' $name.html >faults
	empty "$name.html is well-formed" faults
	grep -oE '(src|href|action)=|url\(|@import|https?:' $name.html >loads
	empty "$name.html loads nothing" loads
done

# A workbook's texts are texts.
js-report sheet monthly -f xlsx -o m.xlsx 2>said || {
	has 'it says why' said xlsx
	skip 'workbooks' 'built without libxlsxwriter'
	done_testing
}
js-report sheet daily -f xlsx -o d.xlsx
js-report sheet daily -f xlsx -o again.xlsx
ok 'the same bytes' cmp d.xlsx again.xlsx
is 'its mode' "$(stat -c %a d.xlsx)" 600
exits 'not two in one' 2 js-report show "$(no A1)" "$(no A2)" -f xlsx -o x.xlsx
perl -MIO::Uncompress::Unzip=unzip,'$UnzipError' -e '
    for my $part ("xl/sharedStrings.xml", map { "xl/worksheets/sheet$_.xml" }
	1 .. 9) {
	my $text;
	unzip($ARGV[0] => \$text, Name => $part) or next;
	print "$part\n$text\n";
    }' d.xlsx >parts
has 'the texts are there' parts '&lt;script&gt;alert(1)'
lacks 'no formula' parts '<f>'
lacks 'nothing turns the direction' parts "$(printf '\342\200\256')"
LC_ALL=C tr -d '\t\n\r\040-\377' <parts >control
empty 'no control byte' control
ok 'a list is one too' js-report list state:open -f xlsx -o list.xlsx
ok 'rates too' js-report rates -f xlsx -o rates.xlsx
done_testing
