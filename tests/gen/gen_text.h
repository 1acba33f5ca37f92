#ifndef GEN_TEXT_H
#define GEN_TEXT_H

#include "base/buf.h"
#include "gen/gen_case.h"

/*
 * The words of a case, in the habits of domain.md 2.2, appended as UTF-8.
 * They follow from the case's key alone: the same case reads the same in
 * every dump. No name, number or sentence is a real person's: mobiles begin
 * with 1990, landlines with a digit that Beijing does not give out.
 */
void gen_text_title(struct buf *b, const struct gen_case *c);
void gen_text_body(struct buf *b, const struct gen_case *c);
void gen_text_point(struct buf *b, const struct gen_case *c);
void gen_text_name(struct buf *b, const struct gen_case *c);
void gen_text_phone(struct buf *b, const struct gen_case *c);

/* The office's result and its letter to the citizen. */
void gen_text_result(struct buf *b, const struct gen_case *c);
void gen_text_reply(struct buf *b, const struct gen_case *c);

#endif
