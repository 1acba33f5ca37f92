#include "gen/gen_plant.h"

static const struct {
	const char *name;
	int base, planted;
} plants[PLANT_COUNT] = {
#define GEN_PLANT_ROW(id, name, base, planted) { name, base, planted },
	GEN_PLANTS(GEN_PLANT_ROW)
#undef GEN_PLANT_ROW
};

const char *
gen_plant_name(enum gen_plant k)
{
	return plants[k].name;
}

int
gen_plant_happens(struct rng *r, enum gen_plant k, int planted, int wobble)
{
	return rng_permille(r, planted ? plants[k].planted :
	    plants[k].base * wobble / 1000);
}
