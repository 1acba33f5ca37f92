#!/usr/bin/perl
# residue.pl - what personal data is left in the bytes of files.
#
#	residue.pl needles BEFORE [AFTER]
#		prints, in hex and with its kind in front, each text (phone,
#		name, x, pieces of the others) and each caller's reference of
#		the private rows that the database BEFORE has and AFTER has no
#		more, but for those that stand in a row that is still there, or
#		among the words of the dictionary or in a policy
#	residue.pl search NEEDLES FILE...
#		prints "KIND found FILE..." for each that is in a file that is
#		there, and nothing where there is none
use strict;
use warnings;

my @kinds = qw(title body point name phone result reply next note x measure);
my $piece = 24;		# of a long text, which pages may cut anywhere

sub rows {
	my ($db, $sql) = @_;
	open my $in, '-|', 'sqlite3', $db, $sql or die "residue: sqlite3: $!\n";
	chomp(my @lines = <$in>);
	close $in or die "residue: sqlite3 failed\n";
	return @lines;
}

sub varint {
	my ($bytes, $at) = @_;
	my ($n, $shift) = (0, 0);
	while (1) {
		my $byte = ord substr $bytes, $$at++, 1;
		$n |= ($byte & 127) << $shift;
		return $n if $byte < 128;
		$shift += 7;
	}
}

sub texts {
	my $bytes = pack 'H*', shift;
	my ($at, @found) = (0);
	while ($at < length $bytes) {
		my $kind = $kinds[varint($bytes, \$at)];
		my $len = varint($bytes, \$at);
		push @found, [ $kind, substr $bytes, $at, $len ];
		$at += $len;
	}
	return @found;
}

sub pieces {
	my ($kind, $text) = @_;
	return length $text > 3 ? $text : () if $kind =~ /^(?:name|phone)$/;
	# the building alone is no secret, and a digit may stand behind it
	return length $text > 29 ? $text : () if $kind eq 'point';
	my @all;
	for (my $i = 0; $i + $piece <= length $text; $i += $piece) {
		push @all, substr $text, $i, $piece;
	}
	@all = ($text) if !@all && length $text > 11;
	return @all;
}

sub needles {
	my ($before, $after) = @_;
	# but for its last bytes a piece may be a word: another thing may follow
	# that in a page
	my $sql = 'SELECT seq, hex(fields), ifnull(caller, "") FROM private';
	my %kept;
	%kept = map { (split /\|/)[0] => 1 } rows($after, $sql) if $after;
	my ($rest, %wanted, %refs) = (join("\n", rows($before,
	    'SELECT text FROM word UNION ALL SELECT text FROM policy')));
	for (rows($before, $sql)) {
		my ($seq, $hex, $caller) = split /\|/, $_, -1;
		if ($kept{$seq}) {
			$rest .= "\n" . pack 'H*', $hex;
			$refs{$caller} = 0;
			next;
		}
		$refs{$caller} //= 1 if $caller ne '';
		for my $text (texts($hex)) {
			$wanted{$_} = $text->[0] for pieces(@$text);
		}
	}
	for (sort keys %wanted) {
		print "$wanted{$_} ", unpack('H*', $_), "\n"
		    if index($rest, length $_ < $piece ? $_ :
			substr $_, 0, -6) < 0;
	}
	for (sort keys %refs) {
		print 'caller ', unpack('H*', pack 'q>', $_), "\n"
		    if $refs{$_};
	}
}

sub search {
	my ($needles, @files) = @_;
	my %bytes;
	for my $file (@files) {
		open my $in, '<:raw', $file or next;
		local $/ = undef;
		$bytes{$file} = <$in> // '';
	}
	open my $in, '<', $needles or die "residue: $needles: $!\n";
	while (<$in>) {
		my ($kind, $hex) = split;
		my $needle = pack 'H*', $hex;
		my @found = grep { index($bytes{$_}, $needle) >= 0 }
		    sort keys %bytes;
		print "$kind found @found\n" if @found;
	}
}

my $what = shift // '';
if ($what eq 'needles') {
	needles(@ARGV);
} elsif ($what eq 'search') {
	search(@ARGV);
} else {
	die "usage: residue.pl needles BEFORE [AFTER] | search NEEDLES FILE\n";
}
