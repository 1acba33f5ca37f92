#include "verbs.h"

#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "dump.h"
#include "guess.h"
#include "mapfind.h"

#include "base/lang.h"
#include "base/mem.h"

#define SHIPPED_MAX 16
#define NAME_MAX_LEN 31

static const char *encoding_option, *source_option;

const struct cli_option mapmake_options[] = {
	{ "encoding", 0, CLI_TEXT, &encoding_option, "NAME",
	    "utf-8, gb18030, utf-16le or utf-16be; guessed by default" },
	{ "source", 0, CLI_TEXT, &source_option, "NAME",
	    "the source's code, the first part of each id" },
	{ "output", 'o', CLI_TEXT, NULL, NULL, NULL },
	{ NULL, 0, 0, NULL, NULL, NULL }
};

/* What the shipped maps know, each and all of them. */
struct known {
	struct map *maps[SHIPPED_MAX];
	size_t n;
	struct map *all;
};

static void
known_release(struct known *k)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		map_free(k->maps[i]);
	map_free(k->all);
}

static int
known_load(struct known *k, struct err *e)
{
	struct buf text = BUF_INIT, problems = BUF_INIT;
	struct draft d;
	size_t i;
	int rc = 0;

	memset(k, 0, sizeof(*k));
	draft_init(&d);
	for (i = 0; mapfind_shipped[i] != NULL && rc == 0; i++) {
		rc = mapfind_load(&k->maps[i], mapfind_shipped[i], e);
		if (rc == 0) {
			k->n++;
			draft_add_map(&d, k->maps[i]);
		}
	}
	if (rc == 0) {
		d.name = d.source = "all";
		d.separator = "->";
		d.labels = k->maps[0];
		draft_put(&text, &d);
		k->all = map_parse(text.data, text.len, &problems, e);
		if (k->all == NULL)
			rc = err_set(e, ERR_DATA, "the shipped maps do not "
			    "go together: %s", problems.data);
	}
	draft_release(&d);
	buf_release(&problems);
	buf_release(&text);
	return rc;
}

/* The first map by which this heading is this fact; NULL. */
static const struct map *
map_with(const struct known *k, const char *head, enum map_fact f)
{
	struct map_text text = { head, strlen(head) };
	size_t i;

	for (i = 0; i < k->n; i++)
		if (map_fact_of(k->maps[i], &text) == f)
			return k->maps[i];
	return NULL;
}

/* Columns to facts; what is left over is told in the note. */
static void
fill(struct draft *d, const struct dump *dump, const struct guess *g,
    const struct known *k)
{
	struct buf left = BUF_INIT;
	enum map_fact f;
	size_t i;

	for (i = 0; i < dump->binding.ncolumns; i++) {
		f = guess_fact(g, i);
		if (f == FACT_COUNT) {
			buf_printf(&left, "%s%s", left.len > 0 ? ", " : "",
			    dump->binding.heading[i]);
			continue;
		}
		draft_add(d, f, dump->binding.heading[i]);
		d->columns[f].values = map_with(k,
		    dump->binding.heading[i], f);
		d->columns[f].is_required = f == FACT_NO ||
		    f == FACT_RECEIVED;
	}
	buf_puts(&d->note, lang("guessed from the headings and the first "
	    "rows: look it over"));
	if (left.len > 0)
		buf_printf(&d->note, lang("; kept in x: %s"), left.data);
	buf_release(&left);
}

/* Whether a map would take a file with these headings, if perhaps without
 * its numbers. */
static int
takes(const struct map *m, const struct map_binding *b)
{
	struct map_text *heads = mem_array(b->ncolumns, sizeof(*heads));
	struct err ignored = ERR_INIT;
	struct map_binding bound;
	size_t i;
	int yes = 0;

	memset(&bound, 0, sizeof(bound));
	for (i = 0; i < b->ncolumns; i++) {
		heads[i].s = b->heading[i];
		heads[i].len = strlen(heads[i].s);
	}
	if (map_bind(&bound, m, heads, b->ncolumns, &ignored) == 0) {
		yes = 1;
		map_binding_release(&bound);
	}
	free(heads);
	return yes;
}

/* The map that knows all of it by itself, or takes it without what values
 * alone have told: the dump is one of its source. */
static const struct map *
map_of_all(const struct dump *dump, const struct guess *g,
    const struct known *k)
{
	const struct map_binding *b = &dump->binding;
	struct map_text head;
	enum map_fact f;
	size_t i, m;
	int is_told;

	for (m = 0; m < k->n; m++) {
		is_told = 0;
		for (i = 0; i < b->ncolumns; i++) {
			head.s = b->heading[i];
			head.len = strlen(head.s);
			f = map_fact_of(k->maps[m], &head);
			if (f == FACT_COUNT && b->fact[i] == FACT_COUNT)
				is_told |= guess_fact(g, i) != FACT_COUNT;
			else if (guess_fact(g, i) != FACT_COUNT &&
			    guess_fact(g, i) != f)
				break;
		}
		if (i == b->ncolumns && (!is_told ||
		    takes(k->maps[m], b)))
			return k->maps[m];
	}
	return NULL;
}

/* A code from the file's name: what ids can hold without escapes. */
static void
put_code(struct buf *b, const char *path)
{
	const char *slash = strrchr(path, '/'), *s;
	char c;

	for (s = slash == NULL ? path : slash + 1; *s != '\0' && *s != '.' &&
	    b->len < NAME_MAX_LEN; s++) {
		c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_putc(b, c);
	}
	if (b->len == 0)
		buf_puts(b, "dump");
}

/* What cannot be guessed is a finding: such a map takes nothing in. */
static void
tell_missing(struct ctx *c, const struct draft *d)
{
	if (d->columns[FACT_NO].n == 0) {
		ctx_warn(c, "%s", lang("no column looks like order numbers"));
		ctx_finding(c);
	}
	if (d->columns[FACT_RECEIVED].n == 0 && d->picture == NULL) {
		ctx_warn(c, "%s", lang("no column looks like times of "
		    "receipt"));
		ctx_finding(c);
	}
}

static void
print(struct ctx *c, const struct dump *dump, const struct guess *g,
    const struct known *k)
{
	const struct map *m = map_of_all(dump, g, k);
	struct buf code = BUF_INIT;
	struct draft d;

	draft_init(&d);
	put_code(&code, dump->name);
	fill(&d, dump, g, k);
	d.name = code.data;
	d.source = source_option != NULL ? source_option : m != NULL ?
	    map_source(m) : code.data;
	d.separator = guess_separator(g) != NULL ? guess_separator(g) :
	    m != NULL ? map_path_separator(m) : "->";
	d.order = guess_order(g);
	d.picture = guess_picture(g);
	d.labels = k->maps[0];
	draft_put(&c->out, &d);
	tell_missing(c, &d);
	draft_release(&d);
	buf_release(&code);
}

int
mapmake_run(struct ctx *c, int argc, char **argv, struct err *e)
{
	struct guess *g = NULL;
	struct known k;
	struct dump d;
	int rc = -1;

	memset(&d, 0, sizeof(d));
	d.fd = -1;
	if (argc != 1)
		return err_set(e, ERR_USAGE, "map: one file");
	if (known_load(&k, e) < 0 ||
	    dump_open_any(&d, argv[0], encoding_option, k.all, e) < 0)
		goto out;
	g = guess_new(&d, e);
	if (g == NULL) {
		err_prefix(e, "%s", argv[0]);
		goto out;
	}
	print(c, &d, g, &k);
	rc = 0;
out:
	guess_free(g);
	dump_close(&d);
	known_release(&k);
	return rc;
}
