/* What the classifier is made of: machines, certainty, models, files. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "learn/levels.h"
#include "learn/modelfile.h"
#include "learn/modeltrain.h"
#include "learn/svm.h"
#include "learn/trial.h"
#include "tap.h"
#include "text/utf8.h"

static char said[256];

#define SAY(condition, ...) \
	(snprintf(said, sizeof(said), __VA_ARGS__), OK(condition, said))

/* --- the machine -------------------------------------------------------- */

/* Two points on a line at 1 and -1, and a bias: w = 2C·ξ …; by symmetry
 * the bias is 0 and w the root of w = 4C(1 - w). */
static void
test_svm(void)
{
	static const double costs[] = { 0.1, 1, 10 };
	static const size_t start[] = { 0, 1, 2 };
	static const uint32_t col[] = { 0, 0 }, use[] = { 0, 1 };
	static const float val[] = { 1, -1 };
	static const unsigned char is_class[] = { 1, 0 };
	const struct svm_rows x = { 2, 1, start, col, val };
	double w[2], want;
	size_t i;

	for (i = 0; i < 3; i++) {
		svm_solve(w, &x, use, 2, is_class, costs[i]);
		want = 4 * costs[i] / (1 + 4 * costs[i]);
		SAY(fabs(w[0] - want) < 0.03 && fabs(w[1]) < 0.03,
		    "C = %g: %.3f, not far from %.3f", costs[i], w[0], want);
	}
}

/* The value to be made least: what the solver returns must not get much
 * better by moving any weight a little. */
static double
objective(const double *w, const struct svm_rows *x,
    const unsigned char *is_class)
{
	double sum = 0, d, y;
	size_t i, k;

	for (k = 0; k <= x->ncols; k++)
		sum += w[k] * w[k] / 2;
	for (i = 0; i < x->n; i++) {
		d = w[x->ncols];
		for (k = x->start[i]; k < x->start[i + 1]; k++)
			d += w[x->col[k]] * (double)x->val[k];
		y = is_class[i] ? 1 : -1;
		d = fmax(0, 1 - y * d);
		sum += d * d;
	}
	return sum;
}

static void
test_svm_least(void)
{
	enum { ROWS = 60, COLS = 12 };
	size_t start[ROWS + 1], i, k;
	uint32_t col[ROWS * 3], use[ROWS], dice = 7;
	float val[ROWS * 3];
	unsigned char is_class[ROWS];
	double w[COLS + 1], best, now, moved;
	struct svm_rows x = { ROWS, COLS, start, col, val };

	for (i = 0; i < ROWS; i++) {
		start[i] = i * 3;
		use[i] = (uint32_t)i;
		for (k = 0; k < 3; k++) {
			dice = dice * 1103515245 + 12345;
			col[i * 3 + k] = (uint32_t)(4 * k) + (dice >> 16) % 4;
			val[i * 3 + k] = 0.577f;
		}
		is_class[i] = col[i * 3] % 2 == 0 || (dice >> 20) % 5 == 0;
	}
	start[ROWS] = ROWS * 3;
	svm_solve(w, &x, use, ROWS, is_class, 1);
	best = objective(w, &x, is_class);
	moved = 0;
	for (k = 0; k <= COLS; k++)
		for (i = 0; i < 2; i++) {
			w[k] += i ? 0.05 : -0.05;
			now = objective(w, &x, is_class);
			moved = fmax(moved, best - now);
			w[k] -= i ? 0.05 : -0.05;
		}
	SAY(moved < 0.02 * best, "nothing near is much better: %g of %g",
	    moved, best);
}

/* --- a small world: three units, each with words of its own ------------- */

static const char *const sayings[3][4] = {
	{ "楼道漏水，请房管所处理", "屋顶漏水多日", "水管漏水无人管",
	    "天花板滴水" },
	{ "夜间施工噪声扰民", "噪声太大，请城管局处理", "工地噪声",
	    "广场音响噪声" },
	{ "小区停车混乱", "车位被占，请交通局处理", "停车收费不合理",
	    "路边乱停车" },
};
static const char *const units[3] = { "房管所", "城管局", "交通局" };

static void
make_world(struct corpus *c)
{
	const struct grams_form form = { .tail = 8, .weight = { 1 },
		.nfields = 1 };
	struct grams_text t;
	struct buf b = BUF_INIT;
	size_t i, k, n;

	corpus_init(c, &form);
	for (n = 0; n < 10; n++)
		for (i = 0; i < 3; i++)
			for (k = 0; k < 4; k++) {
				buf_reset(&b);
				buf_printf(&b, "%s%zu号楼%s", sayings[i][k],
				    n, sayings[i][(k + n) % 4]);
				t.s = b.data;
				t.len = b.len;
				corpus_add(c, corpus_class(c, units[i],
				    strlen(units[i])), &t, 1);
			}
	buf_release(&b);
}

static void
test_trial(struct trial *t, const struct corpus *c, const struct named *nm)
{
	struct trial_result r;
	struct trial again;
	double p[3], sum;
	size_t i;

	trial_run(t, c, nm, 5, 1);
	trial_judge(&r, t, c);
	SAY(r.n == 120 && r.hits == 120 && r.hits3 == 120, "all are found");
	SAY(fabs(r.macro_f1 - 1) < 1e-9, "and F1 is 1");
	SAY(r.off < 0.1, "they are about as sure as they are right: %g",
	    r.off);
	trial_result_release(&r);
	sure_of(p, &t->sure, t->score, t->name, 3);
	for (sum = i = 0; i < 3; i++)
		sum += p[i];
	SAY(fabs(sum - 1) < 1e-9, "probabilities add up to one");
	trial_run(&again, c, nm, 5, 1);
	SAY(memcmp(again.score, t->score, 360 * sizeof(*t->score)) == 0,
	    "a second trial is the same, bit for bit");
	trial_release(&again);
}

static size_t
judge(struct model_reader *r, const char *s)
{
	struct grams_text t = { s, strlen(s) };
	size_t top = 99;

	model_read(r, &t, 1);
	return model_top(r, &top, 1) == 1 ? top : 98;
}

static void
test_model(const struct model *m)
{
	struct model_reader r;
	struct buf b = BUF_INIT;
	size_t why[3];

	model_reader_init(&r, m);
	SAY(judge(&r, "七楼漏水") == 0, "water is the housing office's");
	SAY(judge(&r, "噪声") == 1, "noise is the city management's");
	SAY(model_why(&r, 1, why, 3) > 0, "something spoke for it");
	grams_put(&b, m->keys[r.gram[why[0]]]);
	SAY(strstr("噪声", b.data) != NULL, "namely '%s'", b.data);
	SAY(judge(&r, "ＸＹＺ") < 3 && r.n == 0, "of strange words nothing "
	    "is known, and something is said all the same");
	SAY(isfinite(r.p[0]), "with a probability");
	SAY(judge(&r, "") < 3, "of no words too");
	buf_release(&b);
	model_reader_release(&r);
}

/* One character before hundreds of others, so that its table of pairs is
 * full of collisions, over more than one stretch. */
static void
put_crowd(struct buf *b, const char *first)
{
	char s[4];
	int32_t i;

	buf_reset(b);
	for (i = 0; i < 700; i++) {
		buf_puts(b, first);
		buf_put(b, s, utf8_encode(s, 0x4e00 + i * 7));
	}
}

/* Two texts of each of two classes. */
static void
make_crowd(struct corpus *c)
{
	const struct grams_form form = { .weight = { 1 }, .nfields = 1 };
	struct buf b = BUF_INIT;
	struct grams_text t;
	size_t k;

	corpus_init(c, &form);
	for (k = 0; k < 2; k++) {
		put_crowd(&b, k == 0 ? "漏" : "噪");
		t = (struct grams_text){ b.data, b.len };
		corpus_add(c, corpus_class(c, units[k], strlen(units[k])),
		    &t, 1);
		corpus_add(c, corpus_class(c, units[k], strlen(units[k])),
		    &t, 1);
	}
	buf_release(&b);
}

static void
test_finding(void)
{
	const struct sure sure = { .sharp = 1 };
	struct model_reader r;
	struct buf b = BUF_INIT;
	struct named nm = { 0 };
	struct corpus c;
	struct model *m;
	uint32_t g;
	size_t i, k, n, wrong = 0;

	make_crowd(&c);
	named_init(&nm, &c);
	m = modeltrain(&c, &nm, &sure, "text", "unit");
	model_reader_init(&r, m);
	put_crowd(&b, "漏");
	SAY(judge(&r, b.data) == 0, "a text that was learnt is known");
	n = c.start[1] - c.start[0];
	for (i = 0; i < r.n; i++) {
		g = corpus_gram(&c, m->keys[r.gram[i]]);
		for (k = c.start[0]; k < c.start[1] && c.gram[k] != g; k++)
			continue;
		wrong += k == c.start[1];
	}
	SAY(r.n == n && wrong == 0, "by all its grams and no others: "
	    "%zu of %zu", r.n, n);
	judge(&r, "漏龘噪");
	SAY(r.n == 2, "pairs that nobody had are not found: %zu", r.n);
	model_reader_release(&r);
	model_free(m);
	named_release(&nm);
	corpus_release(&c);
	buf_release(&b);
}

static void
test_file(const struct model *m)
{
	struct buf b = BUF_INIT, again = BUF_INIT;
	struct err e = ERR_INIT;
	struct model_reader r, s;
	struct model *read;
	size_t i, wrong = 0;

	modelfile_write(&b, m);
	read = modelfile_read(b.data, b.len, &e);
	SAY(read != NULL, "a model is read again");
	modelfile_write(&again, read);
	SAY(b.len == again.len && memcmp(b.data, again.data, b.len) == 0,
	    "and is the same");
	model_reader_init(&r, m);
	model_reader_init(&s, read);
	judge(&r, "屋顶噪声停车");
	judge(&s, "屋顶噪声停车");
	SAY(memcmp(r.p, s.p, 3 * sizeof(*r.p)) == 0, "judges the same");
	model_reader_release(&r);
	model_reader_release(&s);
	model_free(read);
	for (i = 0; i < b.len; i += 7) {
		b.data[i] ^= 1;
		read = modelfile_read(b.data, b.len, &e);
		wrong += read != NULL || e.code != ERR_DATA;
		model_free(read);
		b.data[i] ^= 1;
		read = modelfile_read(b.data, i, &e);
		wrong += read != NULL || e.code != ERR_DATA;
		model_free(read);
	}
	SAY(wrong == 0, "one that is changed or cut is refused");
	buf_release(&b);
	buf_release(&again);
}

static void
test_file_version(const struct model *m)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	modelfile_write(&b, m);
	b.data[strlen("jiesu-model-")] = '1';
	SAY(modelfile_read(b.data, b.len, &e) == NULL &&
	    strstr(e.text, "train it again") != NULL,
	    "a model of before is told to be one");
	buf_release(&b);
}

/* Their digest is right all the same: whoever makes a file makes that, too. */
static void
test_file_weight(const struct model *m)
{
	static const float bad[] = { 0, -0.0f, -1, 1e9f };
	struct model forged = *m;
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct model *read;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		forged.form.weight[0] = bad[i];
		buf_reset(&b);
		modelfile_write(&b, &forged);
		read = modelfile_read(b.data, b.len, &e);
		SAY(read == NULL && e.code == ERR_DATA,
		    "a field of weight %g is refused", (double)bad[i]);
		model_free(read);
	}
	buf_release(&b);
}

static void
test_levels(void)
{
	static char a[] = "a/x", b[] = "b/x", c[] = "b/y/z", d[] = "c";
	char *classes[] = { a, b, c, d };
	const double of[] = { 0.35, 0.3, 0.2, 0.15 };
	struct levels l;
	double p, sum[4];

	levels_init(&l, classes, 4);
	SAY(l.depth == 3, "three levels");
	SAY(levels_best(&l, of, 1, sum, &p) == 1 && fabs(p - 0.5) < 1e-9,
	    "b is likelier than a, of which the likeliest class is");
	SAY(levels_best(&l, of, 2, sum, &p) == 0, "a/x of two levels");
	SAY(levels_cut("b/y/z", 1) == 1 && levels_cut("b/y/z", 2) == 3 &&
	    levels_cut("b/y/z", 3) == 5 && levels_cut("c", 2) == 1,
	    "levels are cut off");
	levels_release(&l);
}

int
main(void)
{
	struct corpus c;
	struct named nm;
	struct model *m;
	struct trial t;

	test_svm();
	test_svm_least();
	test_finding();
	make_world(&c);
	named_init(&nm, &c);
	test_trial(&t, &c, &nm);
	m = modeltrain(&c, &nm, &t.sure, "text", "unit");
	test_model(m);
	test_file(m);
	test_file_weight(m);
	test_file_version(m);
	test_levels();
	model_free(m);
	trial_release(&t);
	named_release(&nm);
	corpus_release(&c);
	return DONE();
}
