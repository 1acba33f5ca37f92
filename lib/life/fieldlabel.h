#ifndef LIFE_FIELDLABEL_H
#define LIFE_FIELDLABEL_H

#include "data/record.h"

/*
 * What people call the fields and texts of an event, in the language of
 * sheets: "due to solve" where JSON has due_solve. NULL for a field that only
 * the program looks at.
 */
const char *fieldlabel(int field);	/* record_member or event_field */
/* Of the member that JSON calls so, in the language of messages; the name
 * itself where people have none for it. */
const char *fieldlabel_said(const char *json);
const char *fieldlabel_text(enum record_text which);

#endif
