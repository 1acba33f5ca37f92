#!/usr/bin/perl
# forge.pl SEED FILE - a dump in which some events were changed by somebody who
# knows how it is made: chain, head and digest fit again. What restore makes of
# it is its own affair, but no crash.
use strict;
use warnings;
use Digest::SHA qw(sha256 sha256_hex);
use JSON::PP;

my ($seed, $path) = @ARGV;
srand $seed;
my $json = JSON::PP->new->utf8->canonical;
open my $in, '<', $path or die "forge: $path: $!\n";
my @lines = map { $json->decode($_) } <$in>;
my @events = grep { exists $_->{seq} && $_->{seq} > 1 } @lines;

sub number {
	return (0, -1, 1, 3, 9, 2**53, -2**53)[rand 7];
}

for (1 .. 1 + int(rand 4)) {
	my $event = $events[rand @events];
	my $what = (qw(body body body kind case rev actor at rec))[rand 9];
	if ($what eq 'body') {
		my $bytes = pack 'H*', $event->{body};
		next if $bytes eq '';
		vec($bytes, int(rand(8 * length $bytes)), 1) ^= 1;
		$event->{body} = unpack 'H*', $bytes;
	} else {
		$event->{$what} = $what eq 'kind' ? int(rand 60) : number();
	}
}

sub be {
	my ($n) = @_;
	return defined $n ? pack('q>', $n) : "\x80" . "\0" x 7;
}

my ($hash, $all) = ("\0" x 32, '');
for my $line (@lines) {
	if (exists $line->{seq}) {
		my $body = pack 'H*', $line->{body};
		my $commitment = pack 'H*', $line->{commitment} // '';
		$hash = sha256($hash, (map { be($line->{$_}) }
		    qw(seq at rec clock kind case rev actor)),
		    pack('Q>Q>', length $body, length $commitment),
		    $body, $commitment);
		$line->{hash} = unpack 'H*', $hash;
	}
	if (exists $line->{end}) {
		$line->{head} = unpack 'H*', $hash;
		$line->{sha256} = sha256_hex($all);
	}
	# the first member tells what a line is
	my ($first) = grep { exists $line->{$_} } qw(v policy seq end text piece);
	my $rest = { %$line };
	my $value = $json->allow_nonref->encode(delete $rest->{$first});
	$rest = $json->encode($rest);
	$rest =~ s/^\{/{"$first":$value,/;
	$rest =~ s/,\}$/}/;
	$all .= "$rest\n";
}
print $all;
