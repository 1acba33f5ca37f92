#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "life/belong.h"
#include "tap.h"

#define A "住房城乡建设/物业管理/电梯故障"
#define B "住房城乡建设/物业管理/停车管理"
#define C "水务/供排水/停水与水质"

/* "" is unknown; alike -1: the texts were not read. */
static const struct {
	const char *site[2], *category[2];
	int alike, score;
	const char *why;
} rows[] = {
	{ { "农光里12号楼", "农光里12号楼" }, { A, A }, -1, 70,
	    "person, site, category" },
	{ { "农光里12号楼", "农光里12号楼" }, { A, B }, -1, 52,
	    "person, site" },
	{ { "农光里12号楼", "农光里12号楼" }, { A, B }, 50, 67,
	    "person, site, text" },
	{ { "农光里12号楼", "农光里12号楼" }, { A, C }, 100, 65,
	    "person, site, text" },
	{ { "农光里12号楼", "农光里" }, { A, A }, -1, 52,
	    "person, category" },
	{ { "", "农光里" }, { A, A }, 50, 67, "person, category, text" },
	{ { "", "" }, { "", "" }, 0, 35, "person" },
	{ { "农光里12号楼", "农光里13号楼" }, { A, A }, 100, 65,
	    "person, category, text" },
	{ { "农光里12号楼", "农光里12号楼" }, { "供暖", "供水" }, -1, 35,
	    "person, site" },
	{ { "农光里12号楼", "农光里12号楼" }, { "供暖", "供暖" }, -1, 70,
	    "person, site, category" },
};

static int64_t
word(struct words *w, const char *s)
{
	return words_add(w, s, strlen(s));
}

static void
fill(struct belong_case *c, struct words *w, size_t row, int which)
{
	memset(c, 0, sizeof(*c));
	c->closed_at = NUM_NONE;
	c->site = word(w, rows[row].site[which]);
	c->category = word(w, rows[row].category[which]);
}

int
main(void)
{
	static const struct policy_links policy = { .site = 35,
		.category = 35, .text = 30, .score = 66 };
	struct words *w = words_new();
	struct belong_case a, b;
	struct buf why = BUF_INIT;
	unsigned bits, again;
	size_t i;
	int score;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fill(&a, w, i, 0);
		fill(&b, w, i, 1);
		score = belong_score(&policy, w, &a, &b, rows[i].alike, &bits);
		OK_INT(score, rows[i].score, rows[i].why);
		OK_INT(belong_score(&policy, w, &b, &a, rows[i].alike,
		    &again), score, "either way");
		buf_reset(&why);
		belong_put_why(&why, bits);
		OK_TEXT(why.data, rows[i].why, "what it rests on");
	}
	a.flags = FLAG_THREAT;
	OK(!belong_may(&a, &b), "a threat is no reminder of a noise");
	OK(belong_may(&b, &a), "who threatened once may call again");
	b.flags = FLAG_THREAT;
	OK(belong_may(&a, &b), "two threats may be one matter");
	a.received_at = 100;
	OK(belong_was_open(&a, &b), "open still");
	b.closed_at = 101;
	OK(belong_was_open(&a, &b), "open then");
	b.closed_at = 100;
	OK(!belong_was_open(&a, &b), "closed by then");
	buf_release(&why);
	words_free(w);
	return DONE();
}
