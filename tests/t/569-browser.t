#!/bin/sh
# Headless Chromium opens each sheet and prints it: A4 landscape, every page
# with its number, nothing cut at the right, no request to anywhere. Skipped
# where there is no Chromium.
# slow
# timeout 180
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
. "$TESTS/sheets.sh"
browser=$(command -v chromium || command -v chromium-browser ||
	command -v google-chrome) || skip_all 'no chromium'
for tool in pdfinfo pdftotext; do
	command -v $tool >/dev/null || skip_all "no $tool"
done

# print NAME: NAME.html to NAME.pdf; what the browser says in NAME.log
print() {
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu \
	    --disable-quic --no-first-run --disable-background-networking \
	    --disable-component-update --disable-sync \
	    --user-data-dir="$DIR/chromium.$1" --no-pdf-header-footer \
	    --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr \
	    --print-to-pdf="$1.pdf" "file://$DIR/$1.html" >"$1.log" 2>&1
}

ok 'the months of a small office' month_of_cases
for name in daily report urgent weekly monthly bulletin; do
	js-report sheet $name -f html >$name.html
	ok "$name is printed" print $name
	pdfinfo $name.pdf >$name.info
	is "$name: A4 landscape" "$(sed -n \
	    's/^Page size: *\([0-9]*\)[.0-9]* x \([0-9]*\).*/\1 \2/p' \
	    $name.info)" '841 594'
	pages=$(sed -n 's/^Pages: *//p' $name.info)
	pdftotext -layout $name.pdf - | tr -d ' ' >$name.txt
	has "$name: the last page has its number" $name.txt "$pages/$pages"
	lacks "$name: nothing was refused or failed" $name.log 'Refused to'
	lacks "$name: nothing was asked for" $name.log ERR_
done
has 'the daily sheet has boxes to sign in' daily.txt 街道书记
is 'the month is at most seven pages' "$(awk '/^Pages/ { print ($2 <= 7) }' \
    monthly.info)" 1
js-report sheet monthly --lang en -f html >english.html
ok 'English' print english
pdftotext -layout english.pdf english.txt
has 'in English' english.txt 'Many people, one matter'
done_testing
