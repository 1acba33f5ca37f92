#include "gen/gen_out.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "gen/gen_rng.h"

#define BLOCK 262144

struct gen_out {
	FILE *file;
	enum gen_encoding encoding;
	const char *line_end;
	struct buf ready;		/* encoded, not written */
	int is_shuffled, has_failed;
	struct rng order;
	size_t *starts;			/* of the lines kept for shuffling */
	size_t lines, cap;
	uint32_t *codes;		/* GB18030 of each U+0000..U+FFFF */
};

/* The C library's table, read once: iconv for each line would be slow. */
static void
fill_codes(uint32_t *codes)
{
	iconv_t cd = iconv_open("GB18030", "UCS-2LE");
	unsigned char in[2], out[8];
	char *from, *to;
	size_t in_left, out_left, i;
	uint32_t cp;

	if (cd == (iconv_t)-1)
		BUG("the C library has no GB18030");
	for (cp = 0x80; cp < 0x10000; cp++) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		in[0] = (unsigned char)(cp & 0xff);
		in[1] = (unsigned char)(cp >> 8);
		from = (char *)in;
		to = (char *)out;
		in_left = 2;
		out_left = sizeof(out);
		if (iconv(cd, &from, &in_left, &to, &out_left) == (size_t)-1)
			continue;
		for (i = 0; i < sizeof(out) - out_left; i++)
			codes[cp] = codes[cp] << 8 | out[i];
	}
	iconv_close(cd);
}

struct gen_out *
gen_out_new(FILE *file, enum gen_encoding encoding, const char *line_end)
{
	struct gen_out *out = mem_array(1, sizeof(*out));

	out->file = file;
	out->encoding = encoding;
	out->line_end = line_end;
	buf_init(&out->ready);
	if (encoding == GEN_GB18030) {
		out->codes = mem_array(0x10000, sizeof(*out->codes));
		fill_codes(out->codes);
	} else if (encoding == GEN_UTF8_BOM) {
		buf_puts(&out->ready, "\xef\xbb\xbf");
	}
	return out;
}

static void
write_out(struct gen_out *out, const char *p, size_t len)
{
	if (len > 0 && fwrite(p, 1, len, out->file) != len)
		out->has_failed = 1;
}

void
gen_out_shuffle(struct gen_out *out, uint64_t seed)
{
	write_out(out, out->ready.data, out->ready.len);
	buf_reset(&out->ready);
	out->is_shuffled = 1;
	out->order = rng_of(seed, 99);
}

/* One character from UTF-8 that is known to be good; moves *s. */
static uint32_t
next_char(const unsigned char **s)
{
	const unsigned char *p = *s;

	if (p[0] < 0xe0) {
		*s += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	if (p[0] < 0xf0) {
		*s += 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		    (p[2] & 0x3fu);
	}
	*s += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
	    (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* Beyond U+FFFF GB18030 counts on from 0x90308130. */
static uint32_t
far_code(uint32_t cp)
{
	uint32_t n = cp - 0x10000;

	return (0x90 + n / 12600) << 24 | (0x30 + n / 1260 % 10) << 16 |
	    (0x81 + n / 10 % 126) << 8 | (0x30 + n % 10);
}

static void
encode(struct gen_out *out, const struct buf *line)
{
	const unsigned char *s = (const unsigned char *)line->data;
	const unsigned char *end = s + line->len;
	unsigned char *to;
	uint32_t code;

	/* No character of UTF-8 more than doubles. */
	buf_reserve(&out->ready, line->len * 2 + 4);
	to = (unsigned char *)out->ready.data + out->ready.len;
	while (s < end) {
		if (*s < 0x80) {
			*to++ = *s++;
			continue;
		}
		code = next_char(&s);
		code = code < 0x10000 ? out->codes[code] : far_code(code);
		if (code > 0xffff) {
			*to++ = (unsigned char)(code >> 24);
			*to++ = (unsigned char)(code >> 16 & 0xff);
		}
		*to++ = (unsigned char)(code >> 8 & 0xff);
		*to++ = (unsigned char)(code & 0xff);
	}
	out->ready.len = (size_t)(to - (unsigned char *)out->ready.data);
	out->ready.data[out->ready.len] = '\0';
}

void
gen_out_line(struct gen_out *out, const struct buf *line)
{
	if (out->is_shuffled) {
		mem_grow(&out->starts, out->lines, &out->cap,
		    sizeof(*out->starts));
		out->starts[out->lines++] = out->ready.len;
	}
	if (out->encoding == GEN_GB18030)
		encode(out, line);
	else
		buf_put(&out->ready, line->data, line->len);
	buf_puts(&out->ready, out->line_end);
	if (!out->is_shuffled && out->ready.len >= BLOCK) {
		write_out(out, out->ready.data, out->ready.len);
		buf_reset(&out->ready);
	}
}

static size_t
draw_index(struct rng *r, size_t n)
{
	return (size_t)((unsigned __int128)rng_next(r) * n >> 64);
}

static void
write_shuffled(struct gen_out *out)
{
	size_t *order = mem_array(out->lines, sizeof(*order));
	size_t i, j, k, end;

	for (i = 0; i < out->lines; i++) {
		j = draw_index(&out->order, i + 1);
		order[i] = order[j];
		order[j] = i;
	}
	for (i = 0; i < out->lines; i++) {
		k = order[i];
		end = k + 1 < out->lines ? out->starts[k + 1] :
		    out->ready.len;
		write_out(out, out->ready.data + out->starts[k],
		    end - out->starts[k]);
	}
	free(order);
}

int
gen_out_close(struct gen_out *out)
{
	int rc;

	if (out->is_shuffled)
		write_shuffled(out);
	else
		write_out(out, out->ready.data, out->ready.len);
	rc = out->has_failed || fflush(out->file) != 0 ? -1 : 0;
	buf_release(&out->ready);
	free(out->starts);
	free(out->codes);
	free(out);
	return rc;
}
