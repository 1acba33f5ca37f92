#!/usr/bin/perl
# tamper.pl SEED N DB - N ways to change one byte of one column of one event
# of DB, one a line: the event's seq, a blank, SQL that changes just that. The
# SQL stands between what drops the triggers and what makes them again.
use strict;
use warnings;

my ($seed, $wanted, $db) = @ARGV;
srand $seed;

sub ask {
	my ($sql) = @_;
	open my $out, '-|', 'sqlite3', '-separator', '|', $db, $sql
	    or die "tamper: sqlite3: $!\n";
	chomp(my @lines = <$out>);
	close $out or die "tamper: sqlite3 fails\n";
	return @lines;
}

my @numbers = qw(at rec clock kind cas rev actor);
my @blobs = qw(body commitment prev hash);
my ($last) = ask('SELECT max(seq) FROM event');

# One byte of a number: those that all values have in common change too.
sub number {
	my ($seq, $column) = @_;
	my ($old) = ask("SELECT $column FROM event WHERE seq = $seq");
	my $new = defined $old && $old ne '' ?
	    $old ^ ((1 + int(rand(255))) << (8 * int(rand(5)))) :
	    1 + int(rand(255));
	return "$column = $new";
}

sub blob {
	my ($seq, $column) = @_;
	my ($hex) = ask("SELECT hex($column) FROM event WHERE seq = $seq");
	my $len = length($hex // '') / 2;
	return if $len == 0;
	my $bytes = pack 'H*', $hex;
	my $at = int(rand($len));
	substr($bytes, $at, 1) =
	    chr(ord(substr($bytes, $at, 1)) ^ (1 + int(rand(255))));
	return "$column = x'" . unpack('H*', $bytes) . "'";
}

while ($wanted > 0) {
	my $seq = 1 + int(rand($last));
	my $column = (@numbers, @blobs)[rand(@numbers + @blobs)];
	my $change = grep({ $_ eq $column } @numbers) ?
	    number($seq, $column) : blob($seq, $column);
	next if !defined $change;
	print "$seq UPDATE event SET $change WHERE seq = $seq;\n";
	$wanted--;
}
