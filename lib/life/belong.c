#include "life/belong.h"

#include <string.h>

#include "base/num.h"

/* How near two facts are: halves of their weight. */
enum nearness { APART, HALF, SAME };

/* An estate and a building of it: 农光里 and 农光里12号楼. */
static int
is_begun_by(const struct words *w, int64_t word, int64_t begin)
{
	size_t len = words_len(w, begin);

	return words_len(w, word) > len &&
	    memcmp(words_text(w, word), words_text(w, begin), len) == 0;
}

static enum nearness
near_sites(const struct words *w, int64_t a, int64_t b)
{
	if (a == NUM_NONE || b == NUM_NONE)
		return HALF;
	if (a == b)
		return SAME;
	return is_begun_by(w, a, b) || is_begun_by(w, b, a) ? HALF : APART;
}

/* The length of a path without its last level; 0 where it has one only. */
static size_t
parent_len(const struct words *w, int64_t path)
{
	const char *s = words_text(w, path);
	const char *slash = strrchr(s, '/');

	return slash == NULL ? 0 : (size_t)(slash - s);
}

static enum nearness
near_categories(const struct words *w, int64_t a, int64_t b)
{
	size_t len;

	if (a == NUM_NONE || b == NUM_NONE)
		return HALF;
	if (a == b)
		return SAME;
	len = parent_len(w, a);
	return len > 0 && len == parent_len(w, b) &&
	    memcmp(words_text(w, a), words_text(w, b), len) == 0 ? HALF :
	    APART;
}

int
belong_score(const struct policy_links *l, const struct words *w,
    const struct belong_case *newer, const struct belong_case *older,
    int alike, unsigned *why)
{
	enum nearness site = near_sites(w, newer->site, older->site);
	enum nearness category = near_categories(w, newer->category,
	    older->category);
	int text = alike == BELONG_UNREAD ? 0 : alike;

	*why = BELONG_PERSON;
	if (site == SAME)
		*why |= BELONG_SITE;
	if (category == SAME)
		*why |= BELONG_CATEGORY;
	if (text > 0)
		*why |= BELONG_TEXT;
	return ((int)site * l->site * 50 + (int)category * l->category * 50 +
	    text * l->text) / 100;
}

int
belong_may(const struct belong_case *newer, const struct belong_case *older)
{
	return (newer->flags & FLAG_THREAT) == 0 ||
	    (older->flags & FLAG_THREAT) != 0;
}

int
belong_was_open(const struct belong_case *newer,
    const struct belong_case *older)
{
	return older->closed_at == NUM_NONE ||
	    older->closed_at > newer->received_at;
}

void
belong_put_why(struct buf *b, unsigned why)
{
	static const char *const names[] = { "person", "site", "category",
		"text", "open", "haste", "number", "window", "moment",
		"hand" };
	const char *comma = "";
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if ((why >> i & 1) == 0)
			continue;
		buf_puts(b, comma);
		buf_puts(b, names[i]);
		comma = ", ";
	}
}
