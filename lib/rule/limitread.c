#include "rule/limitread.h"

#include "time/limit.h"

void
limitread(struct reader *r, const struct jx *j, const struct reader_key *k,
    void *object)
{
	struct limit read = LIMIT_ABSENT;
	struct err e = ERR_INIT;
	size_t len = 0;
	const char *s = jx_text(j, &len);

	if (j == NULL)
		return;
	if (s == NULL)
		reader_problem(r, "not a length of time such as \"2h\"");
	else if (limit_parse(&read, s, len, &e) < 0)
		reader_problem(r, "%s", e.text);
	else if (limit_about_s(&read) < k->min)
		reader_problem(r, "'%s' is too short", s);
	else if (limit_about_s(&read) > k->max)
		reader_problem(r, "'%s' is too long", s);
	else
		*(struct limit *)reader_member(k, object) = read;
}
