#!/usr/bin/perl
# route.pl FOLDER SHARE < CASES.csv - ten folds for route.sh: of fold N the
# cases (FOLDER/N.csv, headings in front; FOLDER/N.truth: their units), the others (FOLDER/N.rest.csv) and
# what these teach (FOLDER/N.json: units and categories of a policy). A row's fold is its number
# modulo ten. A category in which no unit has at least SHARE percent of the
# cases gets no entry: it is left to a learned unit.
use strict;
use warnings;

my ($folder, $share) = @ARGV;
@ARGV = ();
local $/;
my $text = <STDIN>;
my (@rows, @row);
while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\z)/g) {
	my ($field, $end) = (defined $1 ? $1 : $2, $3);
	$field =~ s/""/"/g;
	push @row, $field;
	next if $end eq ',';
	push @rows, [@row] if @row > 1;
	@row = ();
	last if $end eq '';
}

my @heads = @{shift @rows};
my %column = map { $heads[$_] => $_ } 0 .. $#heads;
my @levels = map { $column{"行业分类${_}级"} } 1 .. 4;
my $unit = $column{'原处置单位'};

sub quoted {
	my ($s) = @_;
	$s =~ s/"/""/g;
	return "\"$s\"";
}

sub json {
	my ($s) = @_;
	$s =~ s/([\\"])/\\$1/g;
	return "\"$s\"";
}

sub trimmed {
	my ($s) = @_;
	$s =~ s/^\s+|\s+$//g;
	return $s;
}

for my $fold (0 .. 9) {
	open my $cases, '>', "$folder/$fold.csv" or die;
	open my $truth, '>', "$folder/$fold.truth" or die;
	open my $rest, '>', "$folder/$fold.rest.csv" or die;
	print {$_} join(',', map { quoted($_) } @heads), "\n"
	    for $cases, $rest;
	my (%units, %count, %path);
	for my $n (0 .. $#rows) {
		my @r = @{$rows[$n]};
		if ($n % 10 == $fold) {
			print $cases join(',', map { quoted($_) } @r), "\n";
			print $truth trimmed($r[$unit]), "\n";
			next;
		}
		print $rest join(',', map { quoted($_) } @r), "\n";
		my $lead = trimmed($r[$unit]);
		next if $lead eq '';
		$units{$lead} = 1;
		my @parts = grep { $_ ne '' } map { trimmed($r[$_]) } @levels;
		for my $depth (1 .. @parts) {
			my $key = join "\t", @parts[0 .. $depth - 1];
			$path{$key} = [@parts[0 .. $depth - 1]];
			$count{$key}{$lead}++;
		}
	}
	my %lead;
	for my $key (keys %count) {
		my %of = %{$count{$key}};
		my ($best) = sort { $of{$b} <=> $of{$a} || $a cmp $b } keys %of;
		my $all = 0;
		$all += $_ for values %of;
		$lead{$key} = $best if $of{$best} * 100 >= $share * $all;
	}
	open my $out, '>', "$folder/$fold.json" or die;
	print $out '{"units":[', join(',', map {
		'{"name":' . json($_) . ',"kind":"section"}' } sort keys %units),
	    '],"categories":[', join(',', map {
		'{"path":[' . join(',', map { json($_) } @{$path{$_}}) .
		    '],"level":3' . (defined $lead{$_} ? ',"lead":' .
		    json($lead{$_}) : '') . '}' } sort keys %path), "]}\n";
}
