#include "sheet/recap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "data/jsonout.h"
#include "sheet/figures.h"
#include "sheet/recapgather.h"
#include "sheet/recappage.h"
#include "sheet/recapparts.h"
#include "time/date.h"

#define WEEK 7

void
recap_week(struct period *p, int64_t day, int n)
{
	int64_t monday = day - (date_weekday(day) + 6) % WEEK - n * WEEK;
	struct buf name = BUF_INIT;

	memset(p, 0, sizeof(*p));
	p->from_at = date_day_start(monday);
	p->to_at = date_day_start(monday + WEEK);
	date_put_day(&name, monday);
	buf_puts(&name, "..");
	date_put_day(&name, monday + WEEK - 1);
	memcpy(p->name, name.data, name.len + 1);
	buf_release(&name);
}

static int
look_ahead(struct recap *v, struct err *e)
{
	if (v->o.seasons == NULL)
		return 0;
	ahead_end(&v->ahead);
	return foreseen_count(&v->foreseen, &v->ahead, v->db, &v->o.period,
	    e);
}

struct recap *
recap_new(struct db *db, const struct recap_options *o, struct err *e)
{
	struct recap *v = mem_array(1, sizeof(*v));

	v->db = db;
	v->o = *o;
	v->words = db_words(db);
	if (recapgather_read(v, e) < 0 || look_ahead(v, e) < 0) {
		recap_free(v);
		return NULL;
	}
	return v;
}

void
recap_free(struct recap *v)
{
	size_t i;

	if (v == NULL)
		return;
	for (i = 0; i < v->nrates; i++)
		rates_free(v->rates[i]);
	for (i = 0; i < 3; i++)
		rates_free(v->categories[i]);
	rates_free(v->communities);
	group_release(&v->places);
	residents_release(&v->residents);
	if (v->o.seasons != NULL)
		ahead_release(&v->ahead);
	foreseen_release(&v->foreseen);
	asof_free(v->asof);
	free(v->cases);
	free(v->open);
	free(v->demands);
	free(v->days);
	free(v);
}

int64_t
recap_volume(const struct recap *v, const struct period *p)
{
	int64_t day = date_day_of(p->from_at) - v->first_day, sum = 0;
	int64_t end = date_day_of(p->to_at - 1) - v->first_day;

	for (; day <= end; day++) {
		if (day >= 0 && (size_t)day < v->ndays)
			sum += v->days[day];
	}
	return sum;
}

/* --- what is frozen ------------------------------------------------------ */

static void
put_int(struct buf *b, const char *key, int64_t n)
{
	jsonout_key(b, key);
	jsonout_int(b, n);
}

static void
put_volume(struct buf *b, const struct recap *v)
{
	int64_t lead = v->roles[ROLE_LEAD], assist = v->roles[ROLE_ASSIST];
	int64_t forward = v->roles[ROLE_FORWARD];

	jsonout_key(b, "volume");
	jsonout_open(b, '{');
	put_int(b, "received", lead + assist + forward);
	put_int(b, "lead", lead);
	put_int(b, "assist", assist);
	put_int(b, "forward", forward);
	put_int(b, "closed", v->closed);
	put_int(b, "open", (int64_t)v->nopen);
	put_int(b, "overdue", v->overdue);
	jsonout_close(b, '}');
}

static void
put_residents(struct buf *b, const struct recap *v)
{
	const struct residents *s = &v->residents;

	jsonout_key(b, "residents");
	jsonout_open(b, '{');
	put_int(b, "repeats", s->repeats);
	put_int(b, "solved_before", s->solved_before);
	put_int(b, "unreached", s->unreached);
	put_int(b, "finished", s->finished);
	put_int(b, "denied", (int64_t)s->ndenials);
	jsonout_close(b, '}');
}

static void
put_units(struct buf *b, const struct recap *v)
{
	const struct rates_row *rows;
	struct buf name = BUF_INIT;
	size_t i, n;

	rows = rates_rows(v->rates[0], &n);
	jsonout_key(b, "units");
	jsonout_open(b, '[');
	for (i = 0; i < n; i++) {
		buf_reset(&name);
		rates_put_key(&name, v->rates[0], rows[i].key);
		jsonout_open(b, '{');
		jsonout_key(b, "unit");
		jsonout_text(b, name.data, name.len);
		figures_put_accounts(b, rows[i].count, v->o.policy);
		jsonout_close(b, '}');
	}
	jsonout_close(b, ']');
	buf_release(&name);
}

void
recap_put_figures(struct buf *b, const struct recap *v)
{
	const struct rates_row *total = rates_total(v->rates[0]);

	jsonout_open(b, '{');
	jsonout_key(b, "period");
	jsonout_texts(b, v->o.period.name);
	jsonout_key(b, "from");
	jsonout_time(b, v->o.period.from_at);
	jsonout_key(b, "to");
	jsonout_time(b, v->o.period.to_at);
	put_volume(b, v);
	put_residents(b, v);
	figures_put_accounts(b, total->count, v->o.policy);
	put_units(b, v);
	figures_put_policy(b, v->o.policy, v->words);
	/* last, for recap_agrees */
	if (v->o.seasons != NULL)
		foreseen_put_json(b, &v->foreseen);
	jsonout_close(b, '}');
}

/* The length without what was foreseen. */
static size_t
plain_length(const char *json)
{
	const char *ahead = strstr(json, ",\"ahead\":{\"listed\"");

	return ahead != NULL ? (size_t)(ahead - json) : strlen(json) - 1;
}

int
recap_agrees(const struct recap *v, const char *frozen)
{
	struct buf b = BUF_INIT;
	size_t len;
	int same;

	recap_put_figures(&b, v);
	len = plain_length(b.data);
	same = frozen[0] != '\0' && plain_length(frozen) == len &&
	    memcmp(b.data, frozen, len) == 0;
	buf_release(&b);
	return same;
}

static void
add_cases(struct digest *d, const struct recap *v, const char *block,
    const struct record *r, size_t n)
{
	struct buf line = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++) {
		buf_reset(&line);
		buf_puts(&line, block);
		buf_putc(&line, ' ');
		record_put_id(&line, &r[i], v->words);
		buf_putc(&line, ' ');
		buf_putn(&line, r[i].m[M_REV]);
		buf_putc(&line, '\n');
		digest_add(d, line.data, line.len);
	}
	buf_release(&line);
}

void
recap_list_digest(const struct recap *v, unsigned char out[DIGEST_LEN])
{
	struct digest *d = digest_new();

	add_cases(d, v, "received", v->cases, v->n);
	add_cases(d, v, "open", v->open, v->nopen);
	digest_end(d, out);
	digest_free(d);
}

struct page *
recap_page(struct recap *v, const struct issue *issue,
    const struct issue *before, struct err *e)
{
	return recappage_make(v, issue, before, e);
}
