#!/usr/bin/perl
# catalogue.pl CATALOGUE FILE... - hold the texts of C files against the
# Chinese catalogue and print what is wrong, a line each, in four kinds:
#
#	missing: FILE:LINE: TEXT	people read it and there is no Chinese
#	unused: TEXT			no source says it any more
#	broken: line N: ...		no pair, given twice, other conversions
#	blind: FILE:LINE: ...		this lint cannot see what is translated
#					here: add the place to the lists below
#
# A text is a string literal, adjacent ones joined, C escapes decoded. It
# needs an entry when it is
#
# - the translated argument of one of %calls, or of a function of one file in
#   %local, wherever the call stands: all strings of that argument count
#   (cond ? "a" : "b"), those inside calls in it do not;
# - a field of a table: %tables by the type, @words by file and name;
# - one of %alone.
#
# Prose anywhere else, that is two words in a row, is blind unless %excused.
#
# Texts without a word ("%s: %s") need none. Whatever else reaches lang(),
# lang_sheet() or a format as a variable must stand in %carried with a word
# about where its texts come from; an entry there that matches nothing is
# blind too.
use strict;
use warnings;
use POSIX ();

# Function => the argument that is translated, counted from 0.
my %calls = (
	lang => 0, lang_sheet => 0,
	err_set => 2, err_vset => 2, err_errno => 1, err_prefix => 1,
	ctx_warn => 1, ctx_note => 1, reader_problem => 1,
);

# Formats that are no messages, each with its argument.
my %plain = (buf_printf => 1, say => 1);

# FILE FUNCTION or FILE MACRO => arguments.
my %local = (
	'cmd/audit/publish.c refuse' => [1],
	'cmd/audit/signday.c refuse_day' => [1],
	'cmd/dispatch/asked.c TEXT' => [3],
	'cmd/dispatch/asked.c FLAG' => [2],
	'cmd/dispatch/asked.c TIME' => [2],
	'cmd/dispatch/conveneask.c TEXT' => [3],
	'cmd/dispatch/conveneask.c TEXTS' => [3],
	'cmd/dispatch/conveneask.c FLAG' => [2],
	'cmd/dispatch/conveneask.c COUNT' => [2],
	'cmd/intake/entry.c entry_reject' => [4],
	'cmd/intake/rest.c entry_reject' => [4],
	'lib/life/exclusion.c refuse' => [1],
	'lib/life/exclusion.c wish_missing' => [0],
	'lib/life/handling.c wish_missing' => [0],
	'lib/life/assists.c wish_missing' => [0],
	'lib/life/pauses.c wish_missing' => [0],
	'lib/life/pledges.c wish_missing' => [0],
	'lib/life/returns.c wish_missing' => [0],
	'lib/life/rungs.c wish_missing' => [0],
	'lib/life/second.c wish_missing' => [0],
	'lib/life/survey.c wish_missing' => [0],
	'lib/rule/staff.c problem' => [2],
	'lib/rule/staffrow.c say' => [2],
	'lib/life/waiver.c wish_missing' => [0],
	'lib/store/verify.c check_seqs' => [2],
	'cmd/revisit/reply.c bad' => [1],
	'cmd/revisit/source.c fault' => [2],
	'lib/data/recordin.c refuse' => [2],
	'lib/store/verify.c finding' => [2],
	'lib/store/chain.c broken' => [2],
	'lib/store/tables.c finding' => [2],
	'lib/store/tables.c say_row' => [2],
);

# Type of a table => the field with the text, by number and by name.
my %tables = (
	'struct cli_option' => [5, 'help'],
	'struct cli_verb' => [2, 'help'],
	'struct method' => [0, 'name'],
);

# FILE NAME: all strings of the table, function or macro of that name are
# texts; "FILE NAME N" only field N of its rows.
my @words = (
	'cmd/audit/rules.c rules 4',
	'cmd/dispatch/acts.c acts 2',
	'cmd/options.c common 6',
	'cmd/audit/rules.c rules_severity_name',
	'cmd/dispatch/dueclock.c shown',
	'cmd/audit/accept.c dispositions',
	'cmd/dispatch/due.c what',
	'cmd/dispatch/ruletry.c texts',
	'lib/rule/candidate.c bars',
	'cmd/intake/dump.c dump_separator',
	'cmd/intake/kind.c refused 2',
	'lib/data/recordin.c member_wants',
	'lib/data/recordin.c type_names',
	'lib/data/record.c bys',
	'lib/life/event.h EVENT_KINDS',
	'cmd/dispatch/explain.c called 1',
	'cmd/dispatch/ruletry.c called 1',
	'lib/life/codelabel.c labels 2',
	'lib/life/fieldlabel.c members',
	'lib/life/fieldlabel.c fields',
	'lib/life/fieldlabel.c texts',
	'lib/life/decide.c kept 1',
	'lib/life/life.c rules 2',
	'lib/life/fourtwo.c fourtwo_end_name',
	'lib/life/waiver.c codes 1',
	'lib/signal/signal.c signal_table',
);

# FILE: what is translated there => where its texts come from.
my %carried = (
	'lib/signal/signalgrid.c: s->seen' => 'signal.c',
	'lib/signal/signalgrid.c: s->asked' => 'signal.c',
	'cmd/audit/daylist.c: event_kind_name(ev->kind)' => 'event.c',
	'cmd/audit/trail.c: event_kind_name(ev->kind)' => 'event.c',
	'cmd/forecast/volume.c: name.data' => 'struct method',
	'cmd/trailtext.c: s' => 'the bys of record.c',
	'cmd/dispatch/explain.c: called[i].label' => 'called',
	'cmd/dispatch/ruletry.c: called[i].label' => 'called',
	'cmd/dispatch/explain.c: code' => 'event_kind_name',
	'lib/life/codelabel.c: labels[i].label' => 'labels',
	'lib/life/fieldlabel.c: label' => 'members, fields',
	'lib/life/fieldlabel.c: texts[which]' => 'texts',
	'cmd/audit/findings.c: rules_severity_name(found->rule->severity)' =>
	    'rules.c',
	'cmd/dispatch/dueclock.c: shown[k]' => 'shown',
	'cmd/revisit/status.c: fourtwo_end_name(l->end)' => 'fourtwo.c',
	'cmd/audit/findings.c: found->rule->text' => 'rules.c',
	'cmd/audit/review.c: f->list[i].rule->text' => 'rules.c',
	'cmd/audit/signday.c: found->rule->text' => 'rules.c',
	'cmd/audit/publish.c: why' => 'refuse',
	'cmd/audit/signday.c: why' => 'refuse_day',
	'cmd/ctx.c: fmt' => 'ctx_warn, ctx_note',
	'cmd/dispatch/asked.c: tells' => 'the macros of asked.c',
	'cmd/dispatch/conveneask.c: tells' => 'the macros of conveneask.c',
	'cmd/dispatch/due.c: what[k]' => 'what',
	'cmd/dispatch/explainwhy.c: by' => 'the bys of record.c',
	'cmd/dispatch/suggest.c: a->why' => '%alone',
	'cmd/dispatch/ruletry.c: texts[what]' => 'texts',
	'lib/rule/candidate.c: bars[i]' => 'bars',
	'lib/rule/staff.c: text' => 'problem',
	'lib/rule/staffrow.c: text' => 'say',
	'lib/life/wish.c: option' => 'wish_missing',
	'cmd/intake/entry.c: r->scratch.data' => 'translated already',
	'cmd/intake/entry.c: r->why.text' => 'translated already',
	'cmd/intake/entry.c: reason' => 'translated already',
	'cmd/intake/rest.c: r->why.text' => 'translated already',
	'cmd/intake/entry.c: c->text.data + n->reason.at' => 'reject',
	'cmd/intake/kind.c: refused[i].what' => 'refused',
	'cmd/intake/profile.c: dump_separator(p->dump)' => 'dump.c',
	'cmd/dispatch/explain.c: event_kind_name(s->kind)' => 'event.c',
	'cmd/report/history.c: event_kind_name(ev->kind)' => 'event.c',
	'lib/life/life.c: event_kind_name(kind)' => 'event.c',
	'lib/sheet/restated.c: event_kind_name(c.kind)' => 'event.c',
	'cmd/revisit/reply.c: wanted' => 'bad',
	'cmd/revisit/status.c: fourtwo_end_name((enum fourtwo_end)end)' =>
	    'fourtwo.c',
	'cmd/revisit/status.c: by' => 'the names of read_options',
	'cmd/revisit/source.c: key' => 'the name of a field',
	'cmd/usage.c: verbs->help' => 'struct cli_verb',
	'cmd/usage.c: verb->help' => 'struct cli_verb',
	'cmd/usage.c: o->help' => 'struct cli_option',
	'lib/base/err.c: fmt' => 'err_set and its like',
	'lib/base/err.c: strerror(number)' => '@errors',
	'lib/data/reader.c: fmt' => 'reader_problem',
	'lib/data/recordin.c: wanted' => 'refuse',
	'lib/data/recordin.c: member_wants[info->type]' => 'member_wants',
	'lib/data/recordin.c: type_names[known->type]' => 'type_names',
	'lib/life/exclusion.c: why' => 'refuse',
	'lib/life/decide.c: kept[i].name' => 'kept',
	'lib/life/life.c: rules[kind].why' => 'rules',
	'lib/life/waiver.c: code->why' => 'codes',
	'lib/sheet/dailyfound.c: dailyfound_text(found, "severity")' => 'rules.c',
	'lib/sheet/dailyfound.c: dailyfound_text(found, "disposition")' => 'accept.c',
	'lib/sheet/dailyfound.c: dailyfound_text(found, "text")' => 'rules.c',
	'lib/sheet/weekfound.c: dailyfound_text(found, "severity")' =>
	    'rules.c',
	'lib/sheet/weekfound.c: dailyfound_text(found, "text")' => 'rules.c',
	'lib/store/tables.c: b.data' => 'translated already',
	'lib/store/verify.c: text' => 'finding',
	'lib/store/tables.c: what' => 'say_row',
	'lib/store/verify.c: why' => 'the broken of replay.h',
);

# What the system says; other errors stay in English.
my @errors = qw(ENOENT EACCES EPERM EEXIST ENOTDIR EISDIR EINVAL EMFILE ENFILE
    ENOSPC EFBIG EROFS EIO EPIPE EBADF ENOMEM EDQUOT EBUSY ENAMETOOLONG ELOOP
    EXDEV ENOTEMPTY EAGAIN);

# Whole sentences => where they are translated.
my %alone = (
);

# Texts that look like it => why they are not translated.
my %excused = (
	'at' => 'the name of a field',
	'SQLite format 3' => 'how a file begins',
	'jiesu key check' => 'what a key is tried on',
	"post '%s': place +%lld, skill +%lld, open cases %lld x -%d = %lld" =>
	    'a recorded reason',
	'; %lld as good, first in the file' => 'the end of a recorded reason',
	'an earlier rule' => 'a code of suggest --explain',
	"%s: out of memory\n" => 'nothing is left to translate with',
	"%s: bug at %s:%d: %s\n" => 'for programmers',
);

my $catalogue = shift;
my (%wanted, %said, %prose, %seen, @trouble);

sub trouble {
	my $what = join '', @_;
	$what =~ s/\n/\\n/g;
	push @trouble, $what;
}

# --- C ------------------------------------------------------------------

my %escape = (n => "\n", t => "\t", r => "\r", a => "\a", b => "\b",
    f => "\f", v => "\013", e => "\e");

sub decode {
	my ($s) = @_;
	$s =~ s{\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3})|(.))}{
		defined $1 ? chr hex $1 : defined $2 ? chr oct $2 :
		$escape{$3} // $3
	}gse;
	return $s;
}

# Tokens as [kind, text, line]: s a string, w a word or number, else itself.
# Adjacent strings are one; comments and #include lines are none.
sub tokens {
	my ($path) = @_;
	my ($line, @list) = (1);
	open my $file, '<', $path or die "$path: $!\n";
	my $text = do { local $/; <$file> } // '';
	while ($text =~ m{\G(?:
		(?<no>/\*.*?\*/|//[^\n]*|\#[ \t]*include[^\n]*|\\\n|\s+) |
		"(?<s>(?:[^"\\]|\\.)*)" | (?<c>'(?:[^'\\]|\\.)*') |
		(?<w>[A-Za-z_0-9]+) | (?<p>.))}gsx) {
		my $all = $&;
		if (defined $+{s}) {
			my $s = decode($+{s});
			if (@list && $list[-1][0] eq 's') {
				$list[-1][1] .= $s;
			} else {
				push @list, ['s', $s, $line];
			}
		} elsif (defined $+{w}) {
			push @list, ['w', $+{w}, $line];
		} elsif (defined $+{c}) {
			push @list, ['c', $+{c}, $line];
		} elsif (defined $+{p}) {
			push @list, [$+{p}, $+{p}, $line];
		}
		$line += ($all =~ tr/\n//);
	}
	return \@list;
}

# The index of what closes the bracket at $i.
sub closing {
	my ($t, $i) = @_;
	my $depth = 0;
	for (; $i < @$t; $i++) {
		$depth++ if $t->[$i][0] =~ /^[(\[{]$/;
		$depth-- if $t->[$i][0] =~ /^[)\]}]$/;
		return $i if $depth == 0;
	}
	return $#$t;
}

# Begin and end of each part between the brackets at $i, cut at commas.
sub parts {
	my ($t, $i) = @_;
	my ($end, @list) = closing($t, $i);
	my $from = $i + 1;
	for ($i = $from; $i <= $end; $i++) {
		if ($i == $end || $t->[$i][0] eq ',') {
			push @list, [$from, $i - 1] if $from < $i;
			$from = $i + 1;
		} elsif ($t->[$i][0] =~ /^[(\[{]$/) {
			$i = closing($t, $i);
		}
	}
	return @list;
}

# The strings from..to, those in calls apart.
sub strings {
	my ($t, $from, $to) = @_;
	my @list;
	for (my $i = $from; $i <= $to; $i++) {
		if ($t->[$i][0] eq '(' && $i > $from && $t->[$i - 1][0] eq 'w') {
			$i = closing($t, $i);
		} elsif ($t->[$i][0] eq 's') {
			push @list, $t->[$i];
		}
	}
	return @list;
}

sub source {
	my ($t, $from, $to) = @_;
	my $s = join ' ', map { $_->[0] eq 's' ? "\"$_->[1]\"" : $_->[1] }
	    @$t[$from .. $to];
	$s =~ s/ ?(->|- >|[\[\]().,]) ?/$1/g;
	$s =~ s/- >/->/g;
	$s =~ s/, ?/, /g;
	return $s;
}

# --- texts --------------------------------------------------------------

# A word of two letters outside the conversions.
sub has_word {
	my ($s) = @_;
	$s =~ s/%[-+ #0]*[\d.*]*(?:hh|h|ll|l|j|z|t|L)?[A-Za-z%]//g;
	$s =~ s{--[a-z-]+}{}g;
	return $s =~ m{[A-Za-z]{2}} && $s !~ m{^/[a-z/]+$};
}

sub want {
	my ($path, $token) = @_;
	my ($s, $at) = ($token->[1], "$path:$token->[2]");
	return if $s eq '';
	return $seen{$s} = 1 if $excused{$s};
	$said{$s} = 1;
	$wanted{$s} //= $at if has_word($s);
}

# The argument of a call, or that it cannot be seen.
sub argument {
	my ($path, $t, $name, $part) = @_;
	my ($from, $to) = @$part;
	my @found = strings($t, $from, $to);
	if (@found) {
		want($path, $_) for @found;
		return;
	}
	return if $t->[$from][1] =~ /^(?:const|enum|struct|int|NULL)$/;
	return if grep { $t->[$_][0] eq 'w' && exists $calls{$t->[$_][1]} }
	    $from .. $to;
	my $what = source($t, $from, $to);
	return $seen{"$path: $what"} = 1 if $carried{"$path: $what"};
	trouble "blind: $path:$t->[$from][2]: $name of $what";
}

sub look_at_calls {
	my ($path, $t) = @_;
	for my $i (0 .. $#$t - 1) {
		next unless $t->[$i][0] eq 'w' && $t->[$i + 1][0] eq '(';
		my $name = $t->[$i][1];
		if ($name eq 'BUG') {
			$_->[0] = 'b' for grep { $_->[0] eq 's' }
			    @$t[$i .. closing($t, $i + 1)];
		} elsif ($name eq 'format' && $t->[$i + 2][1] eq 'printf') {
			look_at_format($path, $t, $i);
		}
		my $where = $local{"$path $name"};
		$seen{"$path $name"} = 1 if $where;
		$where //= exists $calls{$name} ? [$calls{$name}] : next;
		my @parts = parts($t, $i + 1);
		for my $n (@$where) {
			argument($path, $t, $name, $parts[$n]) if $parts[$n];
		}
	}
}

# A function with a format is one of those above.
sub look_at_format {
	my ($path, $t, $i) = @_;
	for ($i--; $i > 0 && $t->[$i][1] ne '__attribute__'; $i--) {
	}
	my $depth = 0;
	for ($i--; $i > 0; $i--) {
		$depth++ if $t->[$i][0] eq ')';
		last if $t->[$i][0] eq '(' && --$depth == 0;
	}
	my $name = $t->[$i - 1][1];
	return if exists $calls{$name} || exists $plain{$name};
	trouble "blind: $path:$t->[$i][2]: the format of $name";
}

sub look_at_row {
	my ($path, $t, $brace, $field, $member) = @_;
	my $n = 0;
	for my $part (parts($t, $brace)) {
		my ($from, $to) = @$part;
		my $named = $t->[$from][0] eq '.';
		next unless $named ? $t->[$from + 1][1] eq $member :
		    $n++ == $field;
		want($path, $_) for strings($t, $from, $to);
	}
}

sub look_at_rows {
	my ($path, $t, $brace, $field, $member) = @_;
	for my $row (parts($t, $brace)) {
		my ($i, $end) = @$row;
		$i++ while $i < $end && $t->[$i][0] ne '{';
		look_at_row($path, $t, $i, $field, $member)
		    if $t->[$i][0] eq '{';
	}
}

sub look_at_tables {
	my ($path, $t) = @_;
	for my $i (2 .. $#$t) {
		next unless $t->[$i][0] eq '{' && $t->[$i - 1][0] eq '=';
		my $j = $i - 2;
		while ($t->[$j][0] eq ']') {
			$j-- while $t->[$j][0] ne '[';
			$j--;
		}
		my $where = $tables{"$t->[$j - 2][1] $t->[$j - 1][1]"} or next;
		if ($t->[$i - 2][0] eq ']') {
			look_at_rows($path, $t, $i, @$where);
		} else {
			look_at_row($path, $t, $i, @$where);
		}
	}
}

# Strings of a table or function by its name, or one field of its rows.
sub look_at_words {
	my ($path, $t, $name, $field) = @_;
	for my $i (0 .. $#$t - 1) {
		next unless $t->[$i][1] eq $name &&
		    $t->[$i + 1][0] =~ /^[(\[]$/;
		my $j = closing($t, $i + 1) + 1;
		if ($t->[$i - 1][1] eq 'define') {
			for (; $j < @$t && $t->[$j][0] ne '#'; $j++) {
				want($path, $t->[$j]) if $t->[$j][0] eq 's';
			}
			return 1;
		}
		$j = closing($t, $j) + 1 while $t->[$j][0] eq '[';
		$j++ if $t->[$j][0] eq '=';
		next unless $t->[$j][0] eq '{';
		if (defined $field) {
			look_at_rows($path, $t, $j, $field, '');
		} else {
			want($path, $_) for grep { $_->[0] eq 's' }
			    @$t[$j .. closing($t, $j)];
		}
		return 1;
	}
	return 0;
}

my $sql = qr/\b(?:SELECT|FROM|WHERE|INSERT|UPDATE|DELETE|CREATE|AND|ORDER BY|
    VALUES|JOIN|PRAGMA|SET|BEGIN)\b/x;

sub look_at_prose {
	my ($path, $t) = @_;
	for my $token (@$t) {
		next unless $token->[0] eq 's';
		my $s = $token->[1];
		next if $s !~ /[a-z]+ [a-z]{2}/ || $s =~ $sql;
		next if $path =~ m{^lib/render/(?:html|svg|chart)} && $s =~ /[<{;]|class=/;
		next if $said{$s};
		if ($alone{$s} || $excused{$s}) {
			$seen{$s} = 1;
			want($path, $token) if $alone{$s};
			next;
		}
		trouble "blind: $path:$token->[2]: prose: $s";
	}
}

# --- the catalogue ------------------------------------------------------

# As put_conversions of lib/base/lang.c.
sub conversions {
	my ($s) = @_;
	my $all = '';
	while ($s =~ /%(?:%|([-+ #0]*)([\d.*]*)((?:hh|h|ll|l|j|z|t|L)?.?))/gs) {
		my ($star, $kind) = ($2, $3);
		$all .= join('', $star =~ /\*/g) . "$kind " if defined $kind;
	}
	return $all;
}

sub read_catalogue {
	my ($path) = @_;
	my %have;
	open my $file, '<', $path or die "$path: $!\n";
	while (<$file>) {
		chomp;
		next if /^#/ || $_ eq '';
		my ($english, $chinese, $more) = split /\t/, $_, -1;
		my $at = "broken: line $.";
		if (!defined $chinese || defined $more ||
		    $english eq '' || $chinese eq '') {
			trouble "$at: no pair: $english";
			next;
		}
		trouble "$at: ends in a blank: $_" if / $/;
		s/\\n/\n/g for $english, $chinese;
		trouble "$at: given twice: $english" if $have{$english}++;
		trouble "$at: other conversions: $_"
		    if conversions($english) ne conversions($chinese);
	}
	return \%have;
}

for my $path (@ARGV) {
	my $t = tokens($path);
	look_at_calls($path, $t);
	look_at_tables($path, $t);
	for (grep { /^\Q$path\E / } @words) {
		my (undef, $name, $field) = split;
		$seen{$_} = 1 if look_at_words($path, $t, $name, $field);
	}
	look_at_prose($path, $t);
}
for (@errors) {
	$! = POSIX->can($_)->();
	want("errno.h", ['s', "$!", $_]);
}
for (sort(keys %local), @words, sort(keys %carried), sort(keys %alone),
    sort keys %excused) {
	trouble "blind: nothing is there: $_" unless $seen{$_};
}
my $have = read_catalogue($catalogue);
my @wanted = sort { $wanted{$a} cmp $wanted{$b} || $a cmp $b } keys %wanted;
trouble "missing: $wanted{$_}: $_" for grep { !$have->{$_} } @wanted;
trouble "unused: $_" for grep { !$said{$_} } sort keys %$have;
print "$_\n" for @trouble;
