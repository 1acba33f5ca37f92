#include "rule/policyread.h"

#include "base/num.h"
#include "data/readlist.h"
#include "rule/answers.h"
#include "rule/candidate.h"
#include "rule/calls.h"
#include "rule/clocks.h"
#include "rule/duty.h"
#include "rule/ladder.h"
#include "rule/linking.h"
#include "rule/matterrule.h"
#include "rule/nondispatch.h"
#include "rule/people.h"
#include "rule/replies.h"
#include "rule/routing.h"
#include "rule/sheetrule.h"
#include "rule/sieve.h"
#include "rule/signalrule.h"
#include "rule/unittree.h"
#include "rule/wordlist.h"

#define FORMAT 1	/* of the file, "policy" */

/* The name of a member of the policy in a key of a table. */
#define AT(member) offsetof(struct policy, member)
#define GROUP(key, table) { .name = key, .read = reader_group, .keys = table }
#define WORDS(key, list, n) { .name = key, .read = readlist_words, .min = 1, \
	.offset = AT(list), .count = AT(n) }

static const struct reader_key threat[] = {
	{ .name = "words", .read = readlist_texts,
	  .offset = AT(threat_words), .count = AT(nthreat_words) },
	READER_NOTE, READER_END
};

#define RETENTION_YEARS 3	/* where the policy is silent */

static const struct reader_key retention[] = {
	{ .name = "years", .read = reader_int, .min = 1, .max = 100,
	  .offset = AT(retention_years) },
	READER_NOTE, READER_END
};

/* Units stand before what names them. */
static const struct reader_key policy[] = {
	{ .name = "policy", .read = reader_format, .max = FORMAT },
	{ .name = "name", .read = reader_word, .offset = AT(name) },
	{ .name = "version", .read = reader_word, .offset = AT(version) },
	{ .name = "from", .read = reader_day, .offset = AT(from_day) },
	{ .name = "start", .read = reader_day, .is_optional = 1,
	  .offset = AT(start_day) },
	{ .name = "calendar", .read = reader_text, .is_optional = 1,
	  .offset = AT(calendar) },
	{ .name = "seasons", .read = reader_text, .is_optional = 1,
	  .offset = AT(seasons) },
	{ .name = "office", .read = reader_group, .keys = people_office,
	  .check = people_check_office },
	{ .name = "units", .read = readlist_objects, .min = 1,
	  .keys = people_unit, .check = people_check_unit,
	  .size = sizeof(struct policy_unit),
	  .offset = AT(units), .count = AT(nunits) },
	{ .name = "people", .read = readlist_objects, .is_optional = 1,
	  .keys = people_person, .check = people_check_person,
	  .size = sizeof(struct policy_person),
	  .offset = AT(people), .count = AT(npeople) },
	{ .name = "levels", .read = reader_group, .keys = clocks_levels,
	  .check = clocks_check_levels },
	{ .name = "default_level", .read = reader_int,
	  .min = 1, .max = POLICY_LEVELS, .offset = AT(default_level) },
	GROUP("clocks", clocks_clocks),
	{ .name = "ladder", .read = readlist_objects, .is_optional = 1,
	  .keys = ladder_keys, .check = ladder_check,
	  .size = sizeof(struct policy_rung),
	  .offset = AT(ladder), .count = AT(nladder) },
	{ .name = "categories", .read = readlist_objects,
	  .keys = routing_category, .check = routing_check_category,
	  .size = sizeof(struct policy_category),
	  .offset = AT(categories), .count = AT(ncategories) },
	{ .name = "routes", .read = readlist_objects,
	  .keys = routing_route, .check = routing_check_route,
	  .size = sizeof(struct policy_route),
	  .offset = AT(routes), .count = AT(nroutes) },
	{ .name = "routing", .read = reader_group, .keys = routing_routing,
	  .is_optional = 1 },
	{ .name = "duties", .read = reader_group, .keys = duty_keys,
	  .check = duty_check, .is_optional = 1 },
	{ .name = "match", .read = reader_group, .keys = candidate_keys,
	  .is_optional = 1 },
	{ .name = "matters", .read = reader_group, .keys = matterrule_keys,
	  .is_optional = 1 },
	GROUP("threat", threat),
	{ .name = "nondispatch", .read = readlist_objects, .is_optional = 1,
	  .keys = nondispatch_keys,
	  .size = sizeof(struct policy_nondispatch),
	  .offset = AT(nondispatch), .count = AT(nnondispatch) },
	{ .name = "calls", .read = reader_group, .keys = calls_calls,
	  .check = calls_check },
	GROUP("answers", answers_answers),
	GROUP("rates", answers_rates),
	GROUP("period", clocks_period),
	{ .name = "recheck", .read = reader_group, .keys = calls_recheck,
	  .is_optional = 1 },
	{ .name = "classes", .read = reader_group, .keys = classrule_keys,
	  .check = classrule_check, .is_optional = 1, .offset = AT(classes) },
	{ .name = "targets", .read = reader_group, .keys = goalrule_keys,
	  .check = goalrule_check, .is_optional = 1, .offset = AT(targets) },
	{ .name = "replies", .read = reader_group, .is_optional = 1,
	  .keys = replies_keys },
	GROUP("exclusion", answers_exclusion),
	GROUP("returns", answers_returns),
	{ .name = "links", .read = reader_group, .is_optional = 1,
	  .keys = linking_keys, .check = linking_check },
	WORDS("blockers", blockers, nblockers),
	WORDS("milestones", milestones, nmilestones),
	{ .name = "sheets", .read = reader_group, .keys = sheetrule_keys,
	  .offset = AT(sheets) },
	{ .name = "signals", .read = reader_group, .keys = signalrule_keys,
	  .is_optional = 1, .offset = AT(signals) },
	{ .name = "retention", .read = reader_group, .keys = retention,
	  .is_optional = 1 },
	READER_NOTE, READER_END
};

int
policyread_all(struct policy *p, const struct jx *root, struct words *w,
    struct buf *problems, struct err *e)
{
	struct reader r;

	reader_init(&r, w, problems);
	r.context = p;
	p->office = p->source = p->start_day = p->dial_reason = NUM_NONE;
	sheetrule_init(&p->sheets);
	p->retention_years = RETENTION_YEARS;
	p->place = words_adds(w, POLICY_PLACE);
	reader_object(&r, root, policy, NULL, p);
	routing_sort_categories(&r, p);
	unittree_check(&r, p);
	people_check_leaders(&r, p);
	if (reader_end(&r, e) < 0)
		return -1;
	p->threats = wordlist_finder(p->threat_words, p->nthreat_words);
	nondispatch_prepare(p);
	replies_prepare(p);
	linking_prepare(p);
	p->sieve = sieve_new(p);
	signalrule_prepare(&p->signals);
	return 0;
}
