#!/usr/bin/perl
# gone.pl IGNORE|DEFAULT CMD... - run CMD with this treatment of SIGPIPE and a
# pipe as its output, of which one line is read and passed on before it is
# closed. The status is CMD's, 128 and more where a signal killed it.
use strict;
use warnings;

my ($treatment, @command) = @ARGV;
pipe my $in, my $out or die "gone: pipe: $!\n";
my $pid = fork // die "gone: fork: $!\n";
if ($pid == 0) {
	$SIG{PIPE} = $treatment;
	close $in;
	open STDOUT, '>&', $out or die "gone: dup: $!\n";
	close $out;
	exec { $command[0] } @command or die "gone: $command[0]: $!\n";
}
close $out;
my $line = <$in>;
print $line if defined $line;
close $in;
waitpid $pid, 0;
exit($? & 127 ? 128 + ($? & 127) : $? >> 8);
