/* dates.c - times in kernels: what takes the calendar. */
#include "runtime/base/calendar.h"
#include "runtime/kernel/kernel.h"

int64_t qn_k_time_convert(int64_t from, int64_t to, int64_t t) {
  return from & 1 ? qn_moment_convert((qn_tunit)(from / 2), (qn_tunit)to, t) : qn_span_convert((qn_tunit)(from / 2), (qn_tunit)to, t);
}
