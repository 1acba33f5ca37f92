#!/bin/sh
# A room stands on itself and on lower floors; a command on lib and on what all
# commands share, never on a sibling.
. "$(dirname "$0")/../lib.sh"

cd "$TOP" || exit 1
find lib cmd -name '*.[ch]' | sort >"$DIR/files"
xargs -r perl tests/lint/code.pl <"$DIR/files" | grep '#[ 	]*include[ 	]*"' \
	>"$DIR/includes"

# One finding per line; $floor{ROOM} is the line of lib/FLOORS.
cat >"$DIR/floors.pl" <<'END'
use strict;
my (%floor, $n);
open my $floors, '<', 'lib/FLOORS' or die;
while (<$floors>) {
	s/#.*//;
	next unless /\S/;
	$n++;
	$floor{$_} = $n for split;
}
for my $room (map { m{^lib/(.*)} } grep { -d } glob 'lib/*') {
	print "lib/$room: no floor in lib/FLOORS\n" unless $floor{$room};
}
while (<STDIN>) {
	my ($path, $line, $to) = /^([^:]+):(\d+):.*include\s*"([^"]+)"/
	    or next;
	my ($what, $at) = ("includes $to", "$path:$line");
	my ($room) = $to =~ m{^([^/]+)/[^/]+$};
	if ($to =~ m{\.\.|/.*/}) {
		print "$at: $what: no such form\n";
	} elsif ($path =~ m{^lib/([^/]+)/}) {
		my $own = $1;
		if (!defined $room || !$floor{$room}) {
			print "$at: $what: not a room\n";
		} elsif ($room ne $own && $floor{$room} >= $floor{$own}) {
			print "$at: $what: $room is not below $own\n";
		}
	} else {
		my ($own) = $path =~ m{^cmd/([^/]+)/};
		next if defined $room && $floor{$room};
		next if defined $room && defined $own && $room eq $own;
		next if !defined $room && -f "cmd/$to";
		next if !defined $room && defined $own && -f "cmd/$own/$to";
		print "$at: $what: neither lib nor shared nor its own\n";
	}
}
END
perl "$DIR/floors.pl" <"$DIR/includes" >"$DIR/found"
empty 'includes obey the floors' "$DIR/found"

# The first include of x.c is its own header.
while read -r file; do
	own=${file%.c}.h
	if [ "$file" = "$own" ] || [ ! -f "$own" ]; then
		continue
	fi
	first=$(sed -n 's/^#include *["<]\([^">]*\)[">].*/\1/p' "$file" |
	    head -n 1)
	case $own in
	lib/"$first"|cmd/"$first"|*/"$first") ;;
	*) echo "$file: first includes $first, not its own header" ;;
	esac
done <"$DIR/files" >"$DIR/found"
empty 'own header first' "$DIR/found"
done_testing
