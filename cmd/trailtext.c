#include "trailtext.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "data/jx.h"
#include "data/recordvalue.h"

#define TIME_LEN 25	/* of "2026-11-22T10:03:00+08:00" */

/* What has a column, or a member that no record prints. */
static int
is_left_out(const char *key)
{
	static const char *const known[] = { "seq", "kind", "at", "rec",
		"clock", "actor", "id", "rev", "role", "fact" };
	int member = record_member_find(key, strlen(key));
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i], key) == 0)
			return 1;
	return member >= 0 && record_info[member].json[0] == '\0';
}

static void
put_text(struct buf *b, const char *s, size_t len)
{
	size_t at = b->len;

	buf_put(b, s, len);
	if (len == TIME_LEN && s[10] == 'T' &&
	    memcmp(s + 19, "+08:00", 6) == 0) {
		buf_cut(b, at + 16);
		b->data[at + 10] = ' ';
	}
}

static void
put_value(struct buf *b, const struct jx *j, int is_path)
{
	size_t i, len;
	const char *s = jx_text(j, &len);

	if (s != NULL) {
		put_text(b, s, len);
	} else if (jx_type(j) == JX_NULL) {
		buf_puts(b, "—");
	} else if (jx_bool(j) >= 0) {
		buf_puts(b, jx_bool(j) ? lang_sheet("yes") :
		    lang_sheet("no"));
	} else if (jx_type(j) == JX_ARRAY) {
		if (jx_count(j) == 0)
			buf_puts(b, "—");
		for (i = 0; i < jx_count(j); i++) {
			if (i > 0)
				buf_putc(b, is_path ? '/' : ' ');
			put_value(b, jx_at(j, i), 0);
		}
	} else {
		jx_put(b, j);
	}
}

/* "OLD -> " where the case had something else. */
static void
put_old(struct buf *b, int member, const struct record *was,
    const char *now, const struct words *w)
{
	struct buf json = BUF_INIT, text = BUF_INIT;
	struct err ignored = ERR_INIT;
	struct jx *j;

	if (was == NULL || member < 0 || was->m[member] == NUM_NONE)
		return;
	/* JSON begins with a bracket */
	buf_putc(&json, '[');
	recordvalue_put(&json, record_info[member].type, was->m[member], w);
	buf_putc(&json, ']');
	j = jx_parse(json.data, json.len, &ignored);
	if (j != NULL) {
		put_value(&text, jx_at(j, 0),
		    record_info[member].type == RECORD_PATH);
		if (strcmp(text.data, now) != 0)
			buf_printf(b, "%s -> ", text.data);
	}
	jx_free(j);
	buf_release(&text);
	buf_release(&json);
}

void
trailtext_put(struct buf *b, const char *line, size_t len,
    const struct record *was, const struct words *w)
{
	struct err ignored = ERR_INIT;
	struct jx *root = jx_parse(line, len, &ignored);
	struct buf text = BUF_INIT;
	const struct jx *value;
	const char *key;
	size_t i, begin = b->len;
	int member;

	for (i = 0; root != NULL && i < jx_count(root); i++) {
		value = jx_member(root, i, &key);
		if (is_left_out(key))
			continue;
		member = record_member_find(key, strlen(key));
		buf_reset(&text);
		put_value(&text, value, member >= 0 &&
		    record_info[member].type == RECORD_PATH);
		buf_printf(b, "%s%s: ", b->len > begin ? "; " : "", key);
		put_old(b, member, was, text.data, w);
		buf_put(b, text.data, text.len);
	}
	buf_release(&text);
	jx_free(root);
}
