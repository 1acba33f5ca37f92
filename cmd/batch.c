#include "batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define BATCH_LINES 1000
#define BATCH_BYTES (2 << 20)
#define SILENCE_MS 100
#define WHOLE_MAX_BYTES (64 << 20)
#define NO_TEXT SIZE_MAX

void
batch_init(struct batch *b, struct words *words, int whole)
{
	memset(b, 0, sizeof(*b));
	buf_init(&b->text);
	b->words = words;
	b->whole = whole;
}

void
batch_reset(struct batch *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		lines_release(&b->items[i].line);
		free(b->items[i].reason);
	}
	b->n = 0;
	b->rejected = 0;
	buf_reset(&b->text);
}

void
batch_release(struct batch *b)
{
	batch_reset(b);
	free(b->items);
	buf_release(&b->text);
}

static struct batch_item *
add(struct batch *b)
{
	struct batch_item *it;

	mem_grow(&b->items, b->n, &b->cap, sizeof(*b->items));
	it = &b->items[b->n++];
	memset(it, 0, sizeof(*it));
	it->text_at = NO_TEXT;
	return it;
}

void
batch_reject(struct batch *b, struct batch_item *it,
    const struct lines_fault *f)
{
	it->code = f->code;
	it->reason = mem_text(f->e.text);
	b->rejected++;
}

/* The line's bytes are lent until the next one is read: keep a copy. */
void
batch_add(struct batch *b, const struct stream_line *line,
    const struct lines_fault *f)
{
	struct batch_item *it = add(b);

	it->line = *line;
	if (f != NULL)
		batch_reject(b, it, f);
	if (line->text == NULL)
		return;
	it->text_at = b->text.len;
	buf_put(&b->text, line->text, line->len);
}

static void
take(struct batch *b, struct stream_line *line)
{
	struct lines_fault f;
	int rc = lines_decode_key(line, b->words, &f);

	/* Trees are large: of a whole stream they are made again. */
	if (b->whole)
		lines_release(line);
	batch_add(b, line, rc < 0 ? &f : NULL);
}

int
batch_has_room(const struct batch *b)
{
	if (b->whole)
		return b->text.len <= WHOLE_MAX_BYTES;
	return b->n < BATCH_LINES && b->text.len < BATCH_BYTES;
}

static int
may_go_on(const struct batch *b, struct lines *in)
{
	return batch_has_room(b) &&
	    (b->whole || lines_ready(in) || lines_wait(in, SILENCE_MS));
}

/* The copies have stopped moving. */
static void
point_to_texts(struct batch *b)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (b->items[i].text_at != NO_TEXT)
			b->items[i].line.text =
			    b->text.data + b->items[i].text_at;
	}
}

int
batch_end(struct batch *b, struct err *e)
{
	if (b->whole && b->text.len > WHOLE_MAX_BYTES)
		return err_set(e, ERR_DATA,
		    "too large for --atomic: over %d bytes", WHOLE_MAX_BYTES);
	point_to_texts(b);
	return 0;
}

int
batch_gather(struct batch *b, struct lines *in, struct err *e)
{
	struct stream_line line;
	int rc;

	batch_reset(b);
	memset(&line, 0, sizeof(line));
	do {
		rc = lines_next(in, &line, e);
		if (rc > 0)
			take(b, &line);
	} while (rc > 0 && may_go_on(b, in));
	if (rc < 0 || batch_end(b, e) < 0)
		return -1;
	return b->n > 0;
}

static void
take_id(struct batch *b, const char *id)
{
	struct lines_fault f = { "bad_id", ERR_INIT };
	struct batch_item *it = add(b);

	it->line.file = id;
	it->line.number = NUM_NONE;
	record_init(&it->line.rec);
	if (record_parse_id(&it->line.rec, id, strlen(id), b->words,
	    &f.e) < 0)
		batch_reject(b, it, &f);
}

int
batch_gather_ids(struct batch *b, int argc, char **argv)
{
	int i;

	batch_reset(b);
	for (i = 0; i < argc && (b->whole || i < BATCH_LINES); i++)
		take_id(b, argv[i]);
	return i;
}

int
batch_parse(struct batch *b, struct batch_item *it, struct lines_fault *f)
{
	if (it->line.number == NUM_NONE || it->line.json != NULL)
		return 0;
	return lines_decode_key(&it->line, b->words, f);
}
