#include "exclusioncell.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "life/codelabel.h"

/* One of a list; of "3:再次反映" the ground's name with the word that stood
 * in the case. */
static void
put_entry(struct buf *b, const struct ctx *c, int member, const char *s,
    size_t len)
{
	const struct policy *p = c->policy;
	const struct words *w = c->words;
	const char *label = codelabel(member, s, len);
	size_t i, digits = strspn(s, "0123456789");

	for (i = 0; member == M_GROUNDS && digits < len && s[digits] == ':' &&
	    i < p->nnondispatch; i++) {
		if (p->nondispatch[i].ground != strtol(s, NULL, 10))
			continue;
		buf_printf(b, lang_sheet("%s (\"%.*s\")"),
		    words_text(w, p->nondispatch[i].name),
		    (int)(len - digits - 1), s + digits + 1);
		return;
	}
	if (label != NULL)
		buf_puts(b, label);
	else
		buf_put(b, s, len);
}

void
exclusioncell_list(struct grid *g, const struct ctx *c,
    const struct record *r, int member)
{
	const char *s = words_text(c->words, r->m[member]);
	struct buf codes = BUF_INIT, shown = BUF_INIT;
	size_t len;

	for (; *s != '\0'; s += len + (s[len] == WORDS_SEP)) {
		len = strcspn(s, "\x1f");
		buf_puts(&codes, codes.len > 0 ? " " : "");
		buf_put(&codes, s, len);
		buf_puts(&shown, shown.len > 0 ? lang_sheet(", ") : "");
		put_entry(&shown, c, member, s, len);
	}
	grid_code(g, codes.len > 0 ? codes.data : NULL, shown.data);
	buf_release(&shown);
	buf_release(&codes);
}

void
exclusioncell_ground(struct grid *g, const struct ctx *c, int64_t code)
{
	const struct words *w = c->words;
	const struct policy_ground *ground = code == NUM_NONE ? NULL :
	    policy_ground_find(&c->policy->exclusion, code);
	struct buf b = BUF_INIT;

	if (ground == NULL) {
		grid_word(g, w, code);
		return;
	}
	buf_printf(&b, "%s %s", words_text(w, ground->code),
	    words_text(w, ground->text));
	grid_code(g, words_text(w, code), b.data);
	buf_release(&b);
}

void
exclusioncell_decision(struct grid *g, const char *code)
{
	grid_code(g, code, codelabel(M_EXCL_STATE, code, strlen(code)));
}
