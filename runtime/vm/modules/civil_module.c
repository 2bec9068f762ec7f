/* civil_module.c - _civil: dates and clocks as counts and as ISO text, for the module datetime. Ordinals are those of datetime: 1 is 0001-01-01.
 * Microseconds count from the day before it. */
#include <time.h>

#include "runtime/base/calendar.h"
#include "runtime/object/internal.h"
#include "runtime/vm/vm_int.h"

enum { BEFORE_EPOCH = 719163, LAST_DAY = 3652059 };
static const int64_t DAY = INT64_C(86400000000);

/* Ints, or what stands for one, from the first argument on. */
static int ints(qn_rt *rt, const qn_args *args, uint32_t first, uint32_t n, int64_t *out) {
  if (args->npos < first + n || args->nkw) return qn_raise(rt, QN_E_TypeError, "_civil: %u numbers are needed", n);
  for (uint32_t k = 0; k < n; k++) {
    const qn_value v = args->pos[first + k];
    if (v.tag == QN_INT) out[k] = v.i;
    else QN_TRY(qn_as_index(rt, v, &out[k]));
  }
  return 0;
}
static int tuple_of(qn_rt *rt, const int64_t *x, int n, qn_value *out) {
  qn_value v[7];
  for (int k = 0; k < n; k++) v[k] = qn_int(x[k]);
  return qn_new_tuple(rt, v, n, out);
}
static int64_t ordinal_of(const int64_t *x) { return qn_days_from_civil(x[0], (int)x[1], x[2]) + BEFORE_EPOCH; }
static int64_t clock_of(const int64_t *x) { return ((x[0] * 60 + x[1]) * 60 + x[2]) * 1000000 + x[3]; }

/* ordinal(y, m, d), and back: date(ordinal), None where there is no such date. */
static int ordinal(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[3];
  QN_TRY(ints(rt, args, 0, 3, x));
  return *out = qn_int(ordinal_of(x)), 0;
}
static void date_of(int64_t day, int64_t *x) {
  int month, date;
  qn_civil_from_days(day - BEFORE_EPOCH, &x[0], &month, &date);
  x[1] = month, x[2] = date;
}
static int date(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t day, x[3];
  QN_TRY(ints(rt, args, 0, 1, &day));
  if (day < 1 || day > LAST_DAY) return *out = qn_none(), 0;
  date_of(day, x);
  return tuple_of(rt, x, 3, out);
}

/* wall(y, m, d, hour, minute, second, us): microseconds, and back: moment(y, …, us, days, seconds, us), moved by the last three. */
static int wall(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[7];
  QN_TRY(ints(rt, args, 0, 7, x));
  return *out = qn_int(ordinal_of(x) * DAY + clock_of(x + 3)), 0;
}
static int moment(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[10];
  QN_TRY(ints(rt, args, 0, 10, x));
  if (x[7] < -LAST_DAY || x[7] > LAST_DAY) return *out = qn_none(), 0;
  const int64_t t = (ordinal_of(x) + x[7]) * DAY + clock_of(x + 3) + x[8] * 1000000 + x[9], day = t >= 0 ? t / DAY : -1;
  if (day < 1 || day > LAST_DAY) return *out = qn_none(), 0;
  date_of(day, x);
  int64_t rest = t % DAY;
  x[6] = rest % 1000000, rest /= 1000000;
  x[5] = rest % 60, x[4] = rest / 60 % 60, x[3] = rest / 3600;
  return tuple_of(rt, x, 7, out);
}

/* iso(sep, y, m, d, hour, minute, second, us): as isoformat() without a zone. */
static int iso(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[7];
  QN_TRY(ints(rt, args, 1, 7, x));
  if (!qn_is(args->pos[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "isoformat() argument 1 must be a unicode character, not %s", qn_type_name(args->pos[0]));
  const qn_sv sep = qn_str_sv(args->pos[0]);
  if (qn_length(rt, args->pos[0]) != 1) return qn_raise(rt, QN_E_TypeError, "isoformat() argument 1 must be a unicode character, not str");
  char text[96];
  int n = snprintf(text, sizeof text, "%04d-%02d-%02d%.*s%02d:%02d:%02d", (int)x[0], (int)x[1], (int)x[2], (int)(sep.n < 16 ? sep.n : 16), sep.p, (int)x[3], (int)x[4], (int)x[5]);
  if (x[6]) n += snprintf(text + n, sizeof text - (size_t)n, ".%06d", (int)x[6]);
  return qn_new_str(rt, (qn_sv){text, (size_t)n}, out);
}

static bool digits(const char *p, int n, int64_t *out) {
  for (*out = 0; n > 0; n--, p++) {
    if (*p < '0' || *p > '9') return false;
    *out = *out * 10 + (*p - '0');
  }
  return true;
}
/* read(text): seven numbers of YYYY-MM-DD, that with HH:MM:SS behind one character, and with .ffffff behind that; None of any other text. */
static int read(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[7] = {0};
  *out = qn_none();
  if (args->npos != 1 || !qn_is(args->pos[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "fromisoformat: argument must be str");
  const qn_sv s = qn_str_sv(args->pos[0]);
  if ((s.n != 10 && s.n != 19 && s.n != 26) || s.p[4] != '-' || s.p[7] != '-' || !digits(s.p, 4, x) || !digits(s.p + 5, 2, x + 1) || !digits(s.p + 8, 2, x + 2)) return 0;
  if (s.n > 10 && ((signed char)s.p[10] < 0 || s.p[13] != ':' || s.p[16] != ':' || !digits(s.p + 11, 2, x + 3) || !digits(s.p + 14, 2, x + 4) || !digits(s.p + 17, 2, x + 5))) return 0;
  if (s.n > 19 && (s.p[19] != '.' || !digits(s.p + 20, 6, x + 6))) return 0;
  return tuple_of(rt, x, 7, out);
}

/* Seconds on the local clock at a moment, both from 1970. */
static int local_clock(qn_rt *rt, int64_t at, int64_t *clock) {
  const time_t t = (time_t)at;
  struct tm x;
  if (!localtime_r(&t, &x)) return qn_raise(rt, QN_E_OverflowError, "timestamp out of range for platform time_t");
  if (x.tm_year < 1 - 1900 || x.tm_year > 9999 - 1900) return qn_raise(rt, QN_E_ValueError, "year %d is out of range", x.tm_year + 1900);
  *clock = qn_days_from_civil((int64_t)x.tm_year + 1900, x.tm_mon + 1, x.tm_mday) * 86400 + x.tm_hour * 3600 + x.tm_min * 60 + (x.tm_sec < 59 ? x.tm_sec : 59);
  return 0;
}
/* The moment whose local clock shows `clock`: of two the first, or with fold the second; of none the one that the shift before it gives (PEP 495). */
static int moment_of(qn_rt *rt, int64_t clock, bool fold, int64_t *out) {
  int64_t shown = 0, again = 0, near = 0, other = 0;
  QN_TRY(local_clock(rt, clock, &shown));
  const int64_t shift = shown - clock, first = clock - shift;
  QN_TRY(local_clock(rt, first, &again));
  if (again == clock) { /* is there another a day away? */
    const int64_t away = first + (fold ? 86400 : -86400);
    QN_TRY(local_clock(rt, away, &near));
    if (near - away == shift) return *out = first, 0;
    near -= away;
  } else near = again - first;
  const int64_t second = clock - near;
  QN_TRY(local_clock(rt, second, &other));
  if (other == clock) *out = second;
  else if (again == clock) *out = first;
  else *out = fold == (first < second) ? first : second;
  return 0;
}
/* stamp(y, m, d, hour, minute, second, us, fold): timestamp() of a local time. */
static int stamp(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  int64_t x[8], found;
  QN_TRY(ints(rt, args, 0, 8, x));
  QN_TRY(moment_of(rt, (ordinal_of(x) - BEFORE_EPOCH) * 86400 + clock_of((int64_t[]){x[3], x[4], x[5], 0}) / 1000000, x[7] != 0, &found));
  return *out = qn_float((double)found + (double)x[6] / 1e6), 0;
}

static const qn_method functions[] = {{.name = "ordinal", .fn = ordinal}, {.name = "date", .fn = date}, {.name = "wall", .fn = wall},
                                      {.name = "moment", .fn = moment}, {.name = "iso", .fn = iso}, {.name = "read", .fn = read}, {.name = "stamp", .fn = stamp}, {.name = NULL}};
const qn_module_def qn__civil_module = {.name = "_civil", .functions = functions};
