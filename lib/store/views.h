#ifndef STORE_VIEWS_H
#define STORE_VIEWS_H

#include "base/err.h"
#include "store/dbi.h"

/*
 * The views for readers with SQL, js-views(5): v_cases, v_events, v_daily.
 * Words as texts, instants as Beijing time; nothing of a person, and no text
 * of a case. Made and dropped with the derived tables, which they are above.
 */
int views_create(struct db *db, struct err *e);
int views_drop(struct db *db, struct err *e);

#endif
