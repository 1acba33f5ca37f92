#!/bin/sh
# All that people read has its Chinese: each text of lib/ and cmd/ has one
# entry in the catalogue, and no entry stands there for nothing. catalogue.pl
# says what counts as a text and holds the list of places.
. "$(dirname "$0")/../lib.sh"

CATALOGUE=lib/base/zh.catalogue
cd "$TOP" || exit 1
find lib cmd -name '*.[ch]' | sort |
    xargs perl tests/lint/catalogue.pl "$CATALOGUE" >"$DIR/all" ||
	echo 'broken: catalogue.pl' >>"$DIR/all"

while read -r kind name; do
	grep "^$kind: " "$DIR/all" >"$DIR/found"
	empty "$name" "$DIR/found"
done <<'END'
blind it is known where texts are translated
broken the catalogue is sound
missing each text has its Chinese
unused each entry has its text
END

# The lint itself: what it must see, in a small source of its own.
cat >"$DIR/x.c" <<'END'
static const struct cli_option options[] = {
	{ "day", 0, CLI_DAY, &day, "DAY", "which \"day\"" },
	{ "n", 0, CLI_FLAG, NULL, "NAME", NULL }
};
const struct cli_verb verb = { .name = "v", .help = "a verb" };

static int
check(struct err *e)
{
	if (strcmp(s, "no text") == 0)		/* "a comment" */
		BUG("for programmers");
	buf_puts(b, lang(n == 1 ? "one" : "many"));
	ctx_warn(c, "%s: %lld", name("inner"), n);
	say(c, "out in the open");
	lang(hidden);
	return err_set(e, ERR_DATA, "two " /* joined */
	    "parts: %d%%", 3);
}
END
{
	printf 'many\t多\nnot there\t不在\ntwo parts: %%d%%%%\t%%s%%%%\n'
	printf 'a verb\t\n'
} >"$DIR/catalogue"
perl tests/lint/catalogue.pl "$DIR/catalogue" "$DIR/x.c" >"$DIR/all"
grep -v -e 'nothing is there' -e errno.h "$DIR/all" |
    sed "s,$DIR/,," >"$DIR/got"
cat >"$DIR/want" <<'END'
blind: x.c:15: lang of hidden
blind: x.c:10: prose: no text
blind: x.c:14: prose: out in the open
broken: line 3: other conversions: two parts: %d%%	%s%%
broken: line 4: no pair: a verb
missing: x.c:12: one
missing: x.c:2: which "day"
missing: x.c:5: a verb
unused: not there
END
same 'the lint sees what it should' "$DIR/got" "$DIR/want"
done_testing
