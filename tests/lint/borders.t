#!/bin/sh
# Who may say what: each line of the table is a pattern of words that code says
# only in the places named behind it (prefixes of paths, "-" for nowhere).
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
find lib cmd -name '*.[ch]' | sort >"$DIR/files"
xargs -r perl tests/lint/code.pl <"$DIR/files" >"$DIR/code"

cat >"$DIR/borders.pl" <<'END'
use strict;
my ($pattern, @places) = @ARGV;
while (<STDIN>) {
	my ($path, $line, $text) = /^([^:]+):(\d+):(.*)/ or next;
	next unless $text =~ /$pattern/;
	print unless grep { index($path, $_) == 0 } @places;
}
END

border() {
	name=$1
	shift
	perl "$DIR/borders.pl" "$@" <"$DIR/code" >"$DIR/found"
	empty "$name" "$DIR/found"
}

border 'sqlite3 is spoken in lib/store' \
	'\bsqlite3_\w|<sqlite3\.h>' lib/store/
border 'jansson is spoken in lib/data' \
	'\bjson_\w+|<jansson\.h>' lib/data/
border 'libcrypto is spoken in lib/hash' \
	'<openssl/' lib/hash/
border 'the environment is read in cmd' \
	'\b(secure_)?getenv\b|\benviron\b' cmd/
border 'the clock is read in lib/time/now.c' \
	'\b(time|clock|clock_gettime|gettimeofday|timespec_get|ftime)\s*\(' \
	lib/time/now.c
border 'no time zone, no locale' \
	'\b(localtime|gmtime|mktime|timegm|strftime|strptime|asctime|ctime|tzset|setlocale)(_r)?\s*\('
border 'lib does not print' \
	'\b(v?printf|puts|putchar|perror)\s*\(|\b(stdout|stderr)\b' \
	cmd/ lib/base/mem.c
border 'lib does not exit' \
	'\b(exit|_exit|_Exit|quick_exit|abort)\s*\(' cmd/ lib/base/mem.c
border 'memory comes from lib/base/mem.c' \
	'\b(malloc|calloc|realloc|reallocarray|strdup|strndup|v?asprintf)\s*\(' \
	lib/base/mem.c
border 'nothing goes through a shell' \
	'\b(system|popen|wordexp)\s*\('
border 'no function without a limit or an error' \
	'\b(strcpy|stpcpy|strcat|strncat|v?sprintf|strtok|strtok_r|ato[ifl]|atoll|gets|alloca|tmpnam|mktemp|rand|srand)\s*\('
done_testing
