#ifndef FORECAST_H
#define FORECAST_H

#include "cli.h"

/* The verbs of js-forecast; js-forecast(1) says what each is for. */
extern const struct cli_verb volume_verb, score_verb, ahead_verb,
    accept_verb, outcome_verb, alerts_verb, effect_verb;

#endif
