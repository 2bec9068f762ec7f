/* time_calendar.h - rows of the module time that deal with dates. */
#ifndef QN_TIME_CALENDAR_H
#define QN_TIME_CALENDAR_H

#include "runtime/vm/vm_int.h"

#define QN_TIME_CALENDAR(X) X(gmtime) X(localtime) X(mktime) X(strftime) X(asctime) X(ctime) X(strptime) X(tzset)
#define DECLARE(name) int qn_time_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
QN_TIME_CALENDAR(DECLARE)
#undef DECLARE
int qn_time_calendar_init(qn_rt *rt, qn_value module);

#endif
