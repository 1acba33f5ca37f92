#!/usr/bin/perl
# strike.pl MICROSECONDS NAME CMD... - run CMD in a process group of its own
# and kill -9 after so long every process of the group whose program has this
# NAME; `all` kills the whole group. The status is 137 where CMD itself was
# killed, else CMD's. Writes "struck N", the number killed, to ./struck.
use strict;
use warnings;

my ($after, $name, @command) = @ARGV;
my $pid = fork // die "strike: fork: $!\n";
if ($pid == 0) {
	setpgrp(0, 0);
	exec { $command[0] } @command or die "strike: $command[0]: $!\n";
}
setpgrp($pid, $pid);

# The processes of the group that bear the name, from /proc.
sub found {
	my @found;
	for my $stat (glob '/proc/[0-9]*/stat') {
		open my $file, '<', $stat or next;
		my $line = <$file> // next;
		next if $line !~ /^(\d+) \((.*)\) (\S) \d+ (\d+) /;
		my ($one, $what, $state, $group) = ($1, $2, $3, $4);
		next if $group != $pid || $state eq 'Z';
		push @found, $one if $name eq 'all' || $what eq $name;
	}
	return @found;
}

select undef, undef, undef, $after / 1e6;
my @victims = found();
if ($name eq 'all') {
	kill 'KILL', -$pid;
} else {
	kill 'KILL', @victims if @victims;
}
waitpid $pid, 0;
my $status = $?;
# What the group left running holds files of the case open.
select undef, undef, undef, 0.002 while $name eq 'all' && found();
open my $out, '>', 'struck' or die "strike: struck: $!\n";
print $out scalar(@victims), "\n";
close $out or die;
exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
