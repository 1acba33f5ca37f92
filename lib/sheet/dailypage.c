#include "sheet/dailypage.h"

#include <string.h>

#include "base/lang.h"
#include "base/num.h"
#include "sheet/cell.h"
#include "sheet/dailyblock.h"
#include "sheet/dailyfix.h"
#include "sheet/dailyfound.h"
#include "sheet/dailyparts.h"
#include "sheet/digests.h"
#include "time/date.h"

static const char *
weekday(int64_t day)
{
	switch (date_weekday(day)) {
	case 1:
		return lang_sheet("Monday");
	case 2:
		return lang_sheet("Tuesday");
	case 3:
		return lang_sheet("Wednesday");
	case 4:
		return lang_sheet("Thursday");
	case 5:
		return lang_sheet("Friday");
	case 6:
		return lang_sheet("Saturday");
	default:
		return lang_sheet("Sunday");
	}
}

static int
is_signed(const struct day *day)
{
	return day != NULL &&
	    (day->state == DAY_SIGNED || day->state == DAY_AMENDED);
}

/* --- the head ----------------------------------------------------------- */

static void
put_signature(struct buf *b, const struct daily *d, const struct day *day)
{
	buf_puts(b, lang_sheet("signed"));
	buf_printf(b, " %s ", day->signer == NUM_NONE ? "—" :
	    words_text(d->words, day->signer));
	cell_put_minute(b, day->signed_at);
	if (day->deputy_for != NUM_NONE)
		buf_printf(b, lang_sheet(", for %s"),
		    words_text(d->words, day->deputy_for));
	if (day->late)
		buf_puts(b, lang_sheet(", late"));
	if (day->amendments > 0)
		buf_printf(b, lang_sheet(", amended %lld times"),
		    (long long)day->amendments);
}

static int
is_before_start(const struct daily *d)
{
	return d->o.start_day != NUM_NONE && d->o.day < d->o.start_day;
}

static void
put_state(struct page *p, const struct daily *d, const struct day *day)
{
	struct buf b = BUF_INIT;

	if (is_signed(day)) {
		put_signature(&b, d, day);
	} else if (is_before_start(d)) {
		buf_puts(&b, lang_sheet("before the office's first day"));
	} else {
		buf_puts(&b, lang_sheet("unsigned"));
		if (day != NULL && day->state == DAY_CHECKED) {
			buf_puts(&b, lang_sheet(", checked"));
			buf_putc(&b, ' ');
			cell_put_minute(&b, day->checked_at);
		}
	}
	cell_end_fact(p, lang_sheet("State of the day"), &b);
	buf_release(&b);
}

static void
put_volume(struct page *p, const struct figures *f)
{
	struct buf b = BUF_INIT;

	buf_putn(&b, f->received);
	if (f->assist + f->forward > 0)
		buf_printf(&b, lang_sheet(" (lead %lld, assisting %lld, "
		    "forwarded %lld)"), (long long)f->lead,
		    (long long)f->assist, (long long)f->forward);
	cell_end_fact(p, lang_sheet("New on this day"), &b);
	buf_putn(&b, f->open);
	cell_end_fact(p, lang_sheet("Open"), &b);
	buf_release(&b);
}

static void
put_head(struct page *p, const struct daily *d, const struct day *day,
    const struct figures *f)
{
	struct buf b = BUF_INIT;

	put_state(p, d, day);
	cell_put_minute(&b, d->o.state_at);
	cell_end_fact(p, lang_sheet("Blocks 2 to 7 as of"), &b);
	put_volume(p, f);
	cell_put_minute(&b, f->exported_at);
	cell_end_fact(p, lang_sheet("Latest export imported"), &b);
	cell_put_minute(&b, f->latest_at);
	cell_end_fact(p, lang_sheet("Latest call known"), &b);
	buf_printf(&b, "%s", words_text(d->words, d->o.policy->version));
	cell_end_fact(p, lang_sheet("Policy version"), &b);
	buf_release(&b);
	if (!is_signed(day) && !is_before_start(d))
		page_mark(p, lang_sheet("UNSIGNED"));
}

static void
put_rates(struct page *p, const struct daily *d, const struct figures *f)
{
	struct buf b = BUF_INIT, from = BUF_INIT, to = BUF_INIT;
	struct grid g;

	cell_put_minute(&from, f->from_at);
	cell_put_minute(&to, f->to_at);
	buf_printf(&b, lang_sheet("The running month's three rates, %s to "
	    "before %s"), from.data, to.data);
	grid_init(&g, "");
	figures_grid(&g, f->rates, d->o.policy);
	page_table(p, b.data, &g);
	grid_release(&g);
	buf_release(&to);
	buf_release(&from);
	buf_release(&b);
}

/* --- the end ------------------------------------------------------------ */

static void
put_digests(struct page *p, const struct daily *d, const struct day *day,
    const unsigned char list[DIGEST_LEN])
{
	struct digests of = { .policy = d->o.policy, .words = d->words,
		.seq = d->head_seq };

	memcpy(of.list, list, sizeof(of.list));
	digest_to_hex(d->head, DIGEST_LEN, of.head);
	if (is_signed(day)) {
		of.seq = day->seq;
		memcpy(of.head, day->head, sizeof(of.head));
	}
	digests_put(p, &of);
}

/* 0.90 as 0.9 */
static void
put_weight(struct buf *b, struct ratio weight)
{
	ratio_put(b, weight, 1, 2);
	while (b->len > 1 && b->data[b->len - 1] == '0' &&
	    b->data[b->len - 2] != '.')
		buf_cut(b, b->len - 1);
}

static void
put_definitions(struct page *p, const struct daily *d)
{
	const struct policy *policy = d->o.policy;
	struct buf b = BUF_INIT, span = BUF_INIT, weight = BUF_INIT;

	cell_put_limit(&span, policy->soon_s);
	buf_printf(&b, lang_sheet("Block 1: cases of the calendar day by "
	    "time of call. Due soon: within %s. Yellow: %d %% of the limit "
	    "used; red: past due. *: no dispatch time known, the clock runs "
	    "from the call."), span.data, policy->yellow_percent);
	cell_end_small(p, &b);
	put_weight(&weight, policy->basic_weight);
	buf_printf(&b, lang_sheet("Rates: of valid revisits V; satisfaction = "
	    "(satisfied + %s x basically satisfied) / V; score = response "
	    "%d %%, solve %d %%, satisfaction %d %%. full: every case "
	    "counted; net: without cases excluded. The office's own revisits "
	    "are no part of the city's rates."), weight.data,
	    policy->weight_response, policy->weight_solve,
	    policy->weight_satisfaction);
	cell_end_small(p, &b);
	buf_release(&weight);
	buf_release(&span);
	buf_release(&b);
}

static void
put_foot(struct page *p, const struct daily *d, const struct day *day,
    const unsigned char list[DIGEST_LEN])
{
	size_t i;

	for (i = 0; i < d->o.policy->sheets.nsigners; i++)
		page_sign_box(p, words_text(d->words,
		    d->o.policy->sheets.signers[i]));
	put_definitions(p, d);
	put_digests(p, d, day, list);
}

/* The frozen figures where there are some, and what differs from them. */
static int
choose_figures(struct figures *f, struct buf *differs, const struct daily *d,
    const struct day *day, struct err *e)
{
	*f = d->figures;
	if (!is_signed(day) || day->figures == NULL)
		return 0;
	if (figures_read(f, day->figures, strlen(day->figures), e) < 0)
		return -1;
	figures_put_differences(differs, f, &d->figures);
	return 0;
}

/* What the residents say stands first. */
static int
put_parts(struct page *p, struct daily *d, const struct day *day,
    unsigned char list[DIGEST_LEN], struct err *e)
{
	int64_t upto_seq = d->o.as_of_seq > 0 ? d->o.as_of_seq : d->head_seq;
	struct dailyblock *blocks = dailyblock_new(d, e);
	int rc = blocks == NULL ? -1 : 0;

	if (rc == 0)
		rc = residents_put(p, &d->gather.residents, d->db, upto_seq,
		    e);
	if (rc == 0)
		dailyblock_put(blocks, p, list);
	if (rc == 0)
		rc = dailyfix_put(p, d, e);
	if (rc == 0 && is_signed(day) && day->amendments > 0)
		rc = dailyblock_put_amendments(p, d, day, e);
	if (rc == 0 && is_signed(day))
		rc = dailyfound_put(p, day, e);
	dailyblock_free(blocks);
	return rc;
}

/* In one read. Words that other programs added since the cases were gathered
 * are learnt before the blocks are made (sheet/dailyblock.h). */
static int
read_parts(struct page *p, struct daily *d, const struct day *day,
    unsigned char list[DIGEST_LEN], struct err *e)
{
	int rc;

	if (db_begin_read(d->db, e) < 0)
		return -1;
	rc = db_learn_words(d->db, e);
	if (rc == 0)
		rc = put_parts(p, d, day, list, e);
	db_end_read(d->db);
	return rc;
}

static struct page *
new_page(const struct daily *d)
{
	struct buf title = BUF_INIT, subtitle = BUF_INIT;
	struct page *p;

	buf_printf(&title, lang_sheet("%s: daily sheet for signature"),
	    words_text(d->words, d->o.policy->office));
	date_put_day(&subtitle, d->o.day);
	buf_printf(&subtitle, " %s", weekday(d->o.day));
	p = page_new(title.data, subtitle.data);
	buf_release(&subtitle);
	buf_release(&title);
	return p;
}

struct page *
dailypage_make(struct daily *d, const struct day *day, struct err *e)
{
	struct buf differs = BUF_INIT, check = BUF_INIT;
	unsigned char list[DIGEST_LEN];
	struct figures f;
	struct page *p;
	int rc;

	if (choose_figures(&f, &differs, d, day, e) < 0)
		return NULL;
	p = new_page(d);
	put_head(p, d, day, &f);
	if (differs.len > 0) {
		buf_printf(&check, lang_sheet("CHECK: counted again from the "
		    "journal, these differ from what was signed: %s"),
		    differs.data);
		page_paragraph(p, check.data);
	}
	put_rates(p, d, &f);
	rc = read_parts(p, d, day, list, e);
	if (rc == 0)
		put_foot(p, d, day, list);
	buf_release(&check);
	buf_release(&differs);
	if (rc == 0)
		return p;
	page_free(p);
	return NULL;
}
