#!/usr/bin/perl
# examples.pl FILE - run the examples of a manual page or of README.md in the
# present directory, in order, and print TAP lines without plan.
#
# In an mdoc page an example is a block that follows a marker:
#
#	.\" test
#	.Bd -literal -offset indent
#	$ js-report rates --period today -f table
#	unit    received  ...
#	.Ed
#
# in Markdown a block fenced by ```console (write ```sh for what is not to be
# run). A line that starts with "$ " is a command, lines with "> " behind it
# continue it; the lines up to the next command are its output, standard
# error included, to the byte. "..." or an ellipsis character stands for any
# text within a line, and alone on a line for any number of lines. A command
# must succeed unless it ends in a comment "# exit N". The shell is sh.
use strict;
use warnings;

my ($path) = @ARGV;
(my $name = $path) =~ s{.*/}{};
my $page = $path !~ /\.md$/;
my $count = $ENV{EXAMPLES_FROM} // 0;
my ($marked, $inside, @examples) = (0, 0);

# The escapes of roff that can stand in a literal block.
sub plain {
	my ($text) = @_;
	my %char = ('aq' => "'", 'dq' => '"', 'ha' => '^', 'ti' => '~',
	    'ga' => '`', 'rs' => '\\', 'bu' => "\xe2\x80\xa2");
	$text =~ s{\\(?:(e)|(&)|(-)|\((..)|\[(\w\w)\])}{
		$1 ? '\\' : $2 ? '' : $3 ? '-' : $char{$4 // $5} // '?'
	}gex;
	return $text;
}

open my $file, '<', $path or die "$path: $!\n";
while (<$file>) {
	chomp;
	if ($inside) {
		if ($page ? /^\.Ed\b/ : /^```/) {
			$inside = 0;
			next;
		}
		my $text = $page ? plain($_) : $_;
		if ($text =~ /^\$ (.*)/) {
			push @examples, { at => $., run => $1, out => [] };
		} elsif (!@examples || $examples[-1]{closed}) {
			push @examples, { at => $., run => '', out => [] };
		} elsif ($text =~ /^> (.*)/ && !@{$examples[-1]{out}}) {
			$examples[-1]{run} .= "\n$1";
		} else {
			push @{$examples[-1]{out}}, $text;
		}
	} elsif ($page ? $marked && /^\.Bd\b.*-literal/ : /^```console\b/) {
		$inside = 1;
		$examples[-1]{closed} = 1 if @examples;
	}
	$marked = /^\.\\" test\b/;
}

# The expected lines as one pattern.
sub pattern {
	my $any = qr/\.\.\.|\xe2\x80\xa6/;
	my $all = '';
	for my $line (@_) {
		if ($line =~ /^\s*$any\s*$/) {
			$all .= '(?:[^\n]*\n)*?';
			next;
		}
		$all .= join('[^\n]*', map { quotemeta } split /$any/, $line,
		    -1) . '\n';
	}
	return qr/\A$all\z/;
}

for my $example (@examples) {
	my ($run, $out) = @$example{qw(run out)};
	my ($want) = $run =~ /#\s*exit (\d+)\s*\z/;
	$want //= 0;
	# A blank last line of a block is layout.
	pop @$out while @$out && $out->[-1] eq '';
	pipe my $read, my $write or die "pipe: $!\n";
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>&', $write;
		open STDERR, '>&', $write;
		exec 'sh', '-c', $run;
	}
	close $write;
	my $got = do { local $/; <$read> } // '';
	waitpid $pid, 0;
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	my $pattern = pattern(@$out);
	my $passed = $run ne '' && $status == $want && $got =~ $pattern;
	(my $title = (split /\n/, $run)[0] // 'text before a command')
	    =~ s/#.*//;
	printf "%s %d - %s:%d: %s\n", $passed ? 'ok' : 'not ok', ++$count,
	    $name, $example->{at}, $title;
	next if $passed;
	print "#   status $status, not $want\n" if $status != $want;
	print "#   wanted:\n", map { "#   | $_\n" } @$out;
	print "#   got:\n", map { "#   | $_\n" } split /\n/, $got;
}
