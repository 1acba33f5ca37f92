#!/bin/sh
# The JSON parsing suite, every file embedded in a whole record: what is no
# JSON (n_) is refused with line and code, what is (y_) accepted but for what
# records do not allow; nothing dies.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"

SUITE=$TOP/../shared/data/json-parsing/test_parsing
[ -d "$SUITE" ] || skip_all 'no ../shared/data here'

# Valid JSON that js-case(5) refuses, and the rule: a key stands twice in an
# object; \u0000 is nobody's text.
cat >refused <<'END2'
y_object_duplicated_key.json	json_duplicate_key
y_object_duplicated_key_and_value.json	json_duplicate_key
y_object_escaped_null_in_key.json	json_nul
y_string_null_escape.json	json_nul
END2

cat >embed.pl <<'END2'
# embed.pl CLASS FOLDER RECORD: a line of each file as a value inside the
# record, and on standard error how many lines that became and its name. Line
# ends between tokens (y_) are blanks: a record is one line.
my ($class, $folder, $record) = @ARGV;
binmode STDOUT;
for my $path (sort glob "$folder/${class}_*.json") {
	open my $f, '<:raw', $path or die "$path: $!";
	my $value = do { local $/; <$f> } // '';
	my $line = $record;
	$line =~ s/"x":\{\}\}$/"x":{"f":$value}}/ or die 'no x';
	$line =~ s/[\r\n]+/ /g if $class eq 'y';
	print STDERR 1 + ($line =~ tr/\n//), " $path\n";
	print "$line\n";
}
END2
cat >one.csv <<'END2'
工单编号,来电时间,主要内容
1,2026-11-20 10:00:00,路灯不亮
END2
ok 'a record' take one.csv >record
run() { # CLASS STATUS: lines into it, rejects, and names by line
	perl embed.pl "$1" "$SUITE" "$(cat record)" >"$1.ndjson" 2>"$1.files"
	exits "$1: no crash" "$2" js-dispatch suggest --reject "$1.rejects" \
	    "$1.ndjson" >"$1.out" 2>"$1.err"
	# every line of a file by its number
	awk '{ for (i = 0; i < $1; i++) print ++n "\t" $2 }' "$1.files" |
	    sed 's:[^	]*/::' >"$1.lines"
}
run y 1
is 'all the valid ones' "$(wc -l <y.files)" 95
jq -r '[.line, .code] | @tsv' y.rejects | while read -r line code; do
	printf '%s\t%s\n' "$(awk -v n="$line" '$1 == n { print $2 }' y.lines)" \
	    "$code"
done >got
same 'are accepted but for those of the table' got refused
is 'one record each' "$(wc -l <y.out)" 91
ok 'each is JSON still' jq -e .id y.out

run n 1
is 'all the others' "$(wc -l <n.files)" 188
is 'are refused' "$(wc -l <n.out)" 0
is 'line by line' "$(jq -r .line n.rejects)" "$(seq "$(wc -l <n.lines)")"
is 'each with a code' "$(jq -r .code n.rejects | grep -c '^json_')" \
    "$(wc -l <n.lines)"
run i 1
is 'what is left open is refused or accepted' \
    "$(($(wc -l <i.out) + $(wc -l <i.rejects)))" "$(wc -l <i.lines)"
done_testing
