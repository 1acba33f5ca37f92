#ifndef RULE_LIMITREAD_H
#define RULE_LIMITREAD_H

#include "data/reader.h"

/*
 * A struct limit of natural or working time: "24h", "5wd". min and max are
 * seconds, a working day taken for a day. Absent: LIMIT_NONE.
 */
reader_fn limitread;

#endif
