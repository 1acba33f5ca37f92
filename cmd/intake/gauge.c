#include "gauge.h"

#include <unistd.h>

#include "base/lang.h"
#include "base/num.h"
#include "time/now.h"

#define REDRAW_MS 200

void
gauge_begin(struct gauge *p, struct ctx *c, int64_t rows)
{
	p->ctx = c;
	p->rows = rows;
	p->is_shown = !c->quiet && isatty(STDERR_FILENO);
	p->begun_ms = p->drawn_ms = now_ticks_ms();
}

/* Of the bytes that are left at the speed so far; NUM_NONE: nobody knows. */
static int64_t
seconds_left(const struct dump *d, int64_t ms)
{
	off_t at = lseek(d->fd, 0, SEEK_CUR);

	if (!S_ISREG(d->looked.st_mode) || at <= 0 || at > d->looked.st_size)
		return NUM_NONE;
	return ms * (d->looked.st_size - at) / at / 1000;
}

void
gauge_show(struct gauge *p, const struct dump *d, int64_t rows,
    int64_t rejects)
{
	int64_t now = now_ticks_ms(), ms = now - p->begun_ms, left;
	struct buf line = BUF_INIT;

	if (!p->is_shown || now - p->drawn_ms < REDRAW_MS)
		return;
	p->drawn_ms = now;
	left = seconds_left(d, ms);
	buf_printf(&line, lang("%lld rows, %lld a second"), (long long)rows,
	    (long long)((rows - p->rows) * 1000 / ms));
	if (left != NUM_NONE)
		buf_printf(&line, lang(", %lld:%02lld left"),
		    (long long)(left / 60), (long long)(left % 60));
	if (rejects > 0)
		buf_printf(&line, lang(", %lld rejected"), (long long)rejects);
	ctx_draw(p->ctx, line.data);
	buf_release(&line);
}

void
gauge_end(struct gauge *p)
{
	if (p->is_shown)
		ctx_draw(p->ctx, NULL);
}
