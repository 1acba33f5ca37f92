#!/usr/bin/perl
# code.pl FILE... - print C files as FILE:LINE:TEXT without comments and with
# empty strings, so that a lint sees code only. Line numbers stay true.
use strict;
use warnings;

for my $path (@ARGV) {
	open my $file, '<', $path or die "$path: $!\n";
	my $text = do { local $/; <$file> } // '';
	$text =~ s{
		(/\*.*?\*/|//[^\n]*)            # a comment
		| (\#[ \t]*include[^\n]*)       # kept whole
		| ("(?:[^"\\\n]|\\.)*")         # a string
		| ('(?:[^'\\\n]|\\.)*')         # a character
	}{
		defined $1 ? ($1 =~ tr/\n//cdr) :
		defined $2 ? $2 : defined $3 ? '""' : "' '"
	}gsex;
	my $n = 0;
	for (split /\n/, $text) {
		$n++;
		print "$path:$n:$_\n" if /\S/;
	}
}
