/* native_dates.h - what the files of the module _pandas_dates share (native_dates.c, native_dates_format.c, native_dates_parse.c). */
#ifndef QN_NATIVE_DATES_H
#define QN_NATIVE_DATES_H
#include "runtime/frame/frame.h"

#define QN_DATES_NATIVE(name) static int name(QN_UNUSED qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

static inline int64_t qn_floor_div64(int64_t a, int64_t b) { return a / b - (a % b != 0 && ((a % b < 0) != (b < 0))); }
static inline int64_t qn_unit_per_second(qn_tunit u) { return u == QN_TU_S ? 1 : u == QN_TU_MS ? 1000 : u == QN_TU_US ? 1000000 : 1000000000; }

typedef struct qn_moment {
  int64_t days, rest, year; /* rest: units since midnight */
  int month, day;
} qn_moment;

static inline void qn_moment_split(int64_t t, qn_tunit u, qn_moment *p) {
  int64_t per = 86400 * qn_unit_per_second(u);
  p->days = qn_floor_div64(t, per);
  p->rest = t - p->days * per;
  qn_civil_from_days(p->days, &p->year, &p->month, &p->day);
}

static inline int qn_weekday(int64_t days) { return (int)(((days + 3) % 7 + 7) % 7); } /* Monday is 0 */

static inline void qn_iso_week(const qn_moment *p, int64_t *year, int64_t *week) {
  int64_t thursday = p->days - qn_weekday(p->days) + 3;
  int m, d;
  qn_civil_from_days(thursday, year, &m, &d);
  *week = (thursday - qn_days_from_civil(*year, 1, 1)) / 7 + 1;
}

extern const char *const qn_day_names[7], *const qn_month_names[12];

qn_column *qn_dates_column(qn_rt *rt, qn_value x);               /* as scripts see it; owned */
qn_column *qn_dates_times(qn_rt *rt, qn_value x);                /* the same; TypeError for what is no time */
int qn_dates_unit(qn_rt *rt, qn_value v, qn_tunit *out);         /* "s", "ms", "us", "ns" */
int qn_dates_strftime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_dates_parse(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
#endif
