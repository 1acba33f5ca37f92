#ifndef GEN_OUT_H
#define GEN_OUT_H

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

/*
 * Where the lines go: encoded, with their line ends, in the order given or,
 * after gen_out_shuffle, in a random one (then they are kept in memory until
 * gen_out_close).
 */
enum gen_encoding { GEN_GB18030, GEN_UTF8, GEN_UTF8_BOM };

struct gen_out;

/* line_end is "\r\n" or "\n"; a BOM is written at once. */
struct gen_out *gen_out_new(FILE *file, enum gen_encoding encoding,
    const char *line_end);

/* The lines from here on come out in an order that the seed decides. */
void gen_out_shuffle(struct gen_out *out, uint64_t seed);

/* One line of UTF-8; it may hold quoted line ends. */
void gen_out_line(struct gen_out *out, const struct buf *line);

/* Write what is left and free; 0, or -1 where writing failed (errno). */
int gen_out_close(struct gen_out *out);

#endif
