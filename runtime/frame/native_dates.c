/* native_dates.c - the module _pandas_dates: what the modules of times (pandas._timestamp and its neighbours) need in C. A
 * column-like (Series, Index, array, list) goes in; what comes out is like it: a Series with its index and name, an Index with its
 * name, else a Series. */
#include <math.h>

#include "runtime/frame/factor.h"

#define NATIVE(name) static int name(QN_UNUSED qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && ((a % b < 0) != (b < 0))); }
static int64_t per_second(qn_tunit u) { return u == QN_TU_S ? 1 : u == QN_TU_MS ? 1000 : u == QN_TU_US ? 1000000 : 1000000000; }

int qn_wrap_like(qn_rt *rt, qn_value x, qn_column *c, qn_value *out) {
  if (!c) return -1;
  if (qn_is_series(x)) return qn_new_series(rt, c, qn_index_keep(qn_series_of(x)->index), qn_series_of(x)->name, out);
  if (qn_is(x, QN_K_INDEX)) return qn_new_index_object(rt, qn_index_of(rt, c, qn_index_name(((qn_indexobj *)x.o)->ix)), out);
  return qn_new_series(rt, c, NULL, qn_none(), out);
}

/* The column of x, as scripts see it; owned. */
static qn_column *column_of(qn_rt *rt, qn_value x) {
  qn_column *c = qn_col_from(rt, x, 1);
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  if (shown) qn_column_keep((qn_column *)(uintptr_t)shown);
  qn_column_drop(c);
  return (qn_column *)(uintptr_t)shown;
}

static qn_column *times_of(qn_rt *rt, qn_value x) {
  qn_column *c = column_of(rt, x);
  if (c && !qn_coltype_is_time(c->type)) {
    qn_raise(rt, QN_E_TypeError, "times expected, not %s", qn_col_type_name(c->type));
    qn_column_drop(c);
    return NULL;
  }
  return c;
}

static int unit_arg(qn_rt *rt, qn_value v, qn_tunit *out) {
  if (!qn_is_str(v) || !qn_tunit_find(qn_str_sv(v), out) || *out < QN_TU_S || *out > QN_TU_NS)
    return qn_raise(rt, QN_E_ValueError, "Supported units are 's', 'ms', 'us', 'ns'");
  return 0;
}

/* raw(x): the counts, an int64 array. */
NATIVE(raw) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "raw", "x", v) < 0) return -1;
  qn_column *c = times_of(rt, v[0]);
  if (!c) return -1;
  int64_t n = c->length;
  int r = qn_array_new(rt, QN_D_INT64, 1, &n, false, out);
  if (!r && n) memcpy(qn_view_of(*out)->data, qn_column_data(c), (size_t)n * 8);
  qn_column_drop(c);
  return r;
}

/* make(counts, kind, unit, zone, like): times of int64 counts; kind "M" or "m"; zone a name or None. */
NATIVE(make) {
  qn_value v[5];
  qn_tunit u;
  if (qn_args_parse(rt, args, "make", "counts kind unit zone|like", v) < 0 || unit_arg(rt, v[2], &u) < 0) return -1;
  bool moment = qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), "M");
  qn_zone *zone = NULL;
  if (v[3].tag != QN_NONE && !(zone = qn_zone_of(rt, v[3]))) return -1;
  qn_column *c = column_of(rt, v[0]), *t = NULL;
  if (c && c->length && c->type != QN_D_INT64) qn_raise(rt, QN_E_TypeError, "make: int64 counts are needed");
  else if (c) t = qn_col_new(rt, (uint8_t)(moment ? qn_moment_dtype(u) : qn_span_dtype(u)), c->length);
  if (t && c->length) memcpy(t->values->data, qn_column_data(c), (size_t)c->length * 8);
  if (t) t->zone = zone;
  else qn_zone_drop(zone);
  qn_column_drop(c);
  return qn_wrap_like(rt, v[4].tag == QN_UNSET ? qn_none() : v[4], t, out);
}

/* with_zone(x, zone): the same moments seen in another zone (None: none). */
NATIVE(with_zone) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "with_zone", "x zone", v) < 0) return -1;
  qn_zone *zone = NULL;
  if (v[1].tag != QN_NONE && !(zone = qn_zone_of(rt, v[1]))) return -1;
  qn_column *c = times_of(rt, v[0]), *t = c ? qn_col_slice(rt, c, 0, c->length) : NULL;
  if (t) {
    qn_zone_drop(t->zone);
    t->zone = zone;
  } else {
    qn_zone_drop(zone);
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], t, out);
}

/* The wall time of moments with a zone, as moments without one. */
static qn_column *wall_times(qn_rt *rt, const qn_column *c) {
  if (!c->zone) return qn_column_keep((qn_column *)(uintptr_t)c);
  qn_column *t = qn_col_new(rt, c->type, c->length);
  int64_t per = per_second(qn_dtype_unit((qn_dtype)c->type));
  for (int64_t i = 0; t && i < c->length; i++) {
    int64_t x = ((const int64_t *)qn_column_data(c))[i];
    ((int64_t *)t->values->data)[i] = x == QN_NAT ? x : x + qn_zone_at(c->zone, floor_div(x, per)).offset * per;
  }
  return t;
}

NATIVE(wall) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "wall", "x", v) < 0) return -1;
  qn_column *c = times_of(rt, v[0]), *t = c ? wall_times(rt, c) : NULL;
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], t, out);
}


/* localize(x, zone, ambiguous, nonexistent): wall times of a zone. ambiguous: "raise", "NaT", True (summer time), False; nonexistent:
 * "raise", "NaT", "shift_forward", "shift_backward". */
NATIVE(localize) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "localize", "x zone ambiguous nonexistent", v) < 0) return -1;
  qn_zone *zone = qn_zone_of(rt, v[1]);
  qn_column *c = zone ? times_of(rt, v[0]) : NULL, *t = c ? qn_col_new(rt, c->type, c->length) : NULL;
  bool nat = qn_is_str(v[2]) && qn_sv_is(qn_str_sv(v[2]), "NaT"), infer = qn_is_str(v[2]) && qn_sv_is(qn_str_sv(v[2]), "infer");
  char missing = qn_is_str(v[3]) ? (qn_sv_is(qn_str_sv(v[3]), "NaT") ? 'n' : qn_sv_is(qn_str_sv(v[3]), "shift_forward") ? 'f' : qn_sv_is(qn_str_sv(v[3]), "shift_backward") ? 'b' : 'r') : 'r';
  int64_t per = c ? per_second(qn_dtype_unit((qn_dtype)c->type)) : 1, last = INT64_MIN;
  int bad = t ? 0 : -1;
  for (int64_t i = 0; !bad && i < c->length; i++) {
    int64_t x = ((const int64_t *)qn_column_data(c))[i], r = x;
    int32_t off[2];
    if (x != QN_NAT) {
      int64_t second = floor_div(x, per);
      int n = qn_zone_local(zone, second, off);
      int32_t use = n ? off[0] : 0;
      char text[160];
      if (n != 1) { /* may have to be named */
        qn_civil k;
        qn_moment_to_civil(QN_TU_S, second, &k);
        snprintf(text, sizeof text, "%04lld-%02d-%02d %02d:%02d:%02d", (long long)k.year, k.month, k.day, k.hour, k.minute, k.second);
      }
      if (n == 2) {
        if (nat) r = QN_NAT;
        else if (v[2].tag == QN_BOOL) use = v[2].i ? off[0] : off[1];
        else if (infer && last != INT64_MIN) use = x - off[0] * per >= last ? off[0] : off[1];
        else {
          char full[260];
          snprintf(full, sizeof full, "Cannot infer dst time from %s, try using the 'ambiguous' argument", text);
          bad = qn_raise(rt, QN_E_ValueError, "%s", full);
        }
      } else if (n == 0) {
        int32_t before = qn_zone_at(zone, second - 86400).offset, after = qn_zone_at(zone, second + 86400).offset;
        if (missing == 'n') r = QN_NAT;
        else if (missing == 'r') {
          char full[260];
          snprintf(full, sizeof full, "%s is a nonexistent time due to daylight savings time. Try using the 'nonexistent' argument.", text);
          bad = qn_raise(rt, QN_E_ValueError, "%s", full);
        } else { /* the change itself: the first moment after the gap, or the last before */
          int64_t lo = second - before - 86400, hi = second - before + 86400;
          while (hi - lo > 1) {
            int64_t mid = lo + (hi - lo) / 2;
            if (qn_zone_at(zone, mid).offset == before) lo = mid;
            else hi = mid;
          }
          (void)after;
          ((int64_t *)t->values->data)[i] = missing == 'f' ? hi * per : hi * per - 1;
          continue;
        }
      }
      if (r != QN_NAT) r = x - use * per, last = r;
    }
    ((int64_t *)t->values->data)[i] = r;
  }
  if (t) t->zone = qn_zone_keep(zone);
  qn_zone_drop(zone);
  qn_column_drop(c);
  if (bad) return qn_column_drop(t), -1;
  return qn_wrap_like(rt, v[0], t, out);
}

/* zone_at(name, utc second): (offset, summer time, abbreviation); zone_local(name, wall second): a list of offsets. */
NATIVE(zone_at) {
  qn_value v[2], t[3];
  int64_t at;
  if (qn_args_parse(rt, args, "zone_at", "zone second", v) < 0 || qn_as_index(rt, v[1], &at) < 0) return -1;
  qn_zone *z = qn_zone_of(rt, v[0]);
  if (!z) return -1;
  qn_zone_type k = qn_zone_at(z, at);
  qn_zone_drop(z);
  t[0] = qn_int(k.offset);
  t[1] = qn_bool(k.dst);
  if (qn_new_str(rt, qn_sv_of(k.abbr), &t[2]) < 0) return -1;
  int r = qn_new_tuple(rt, t, 3, out);
  qn_release(rt, t[2]);
  return r;
}
NATIVE(zone_local) {
  qn_value v[2], t[2];
  int64_t at;
  if (qn_args_parse(rt, args, "zone_local", "zone second", v) < 0 || qn_as_index(rt, v[1], &at) < 0) return -1;
  qn_zone *z = qn_zone_of(rt, v[0]);
  if (!z) return -1;
  int32_t off[2];
  int n = qn_zone_local(z, at, off);
  qn_zone_drop(z);
  for (int i = 0; i < n; i++) t[i] = qn_int(off[i]);
  return qn_new_list(rt, t, n, out);
}

/* set_freq(index, freq): the same labels with the offset between them. */
NATIVE(set_freq) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "set_freq", "index freq", v) < 0) return -1;
  if (!qn_is(v[0], QN_K_INDEX)) return qn_raise(rt, QN_E_TypeError, "set_freq: an Index is needed");
  const qn_index *from = ((qn_indexobj *)v[0].o)->ix;
  qn_index *ix = qn_index_slice(rt, from, 0, from->n);
  if (!ix) return -1;
  qn_release(rt, ix->freq);
  ix->freq = qn_retained(v[1]);
  return qn_new_index_object(rt, ix, out);
}

/* --- parts ---------------------------------------------------------------------------------------------------------------------- */
typedef struct moment_parts {
  int64_t days, rest, year; /* rest: units since midnight */
  int month, day;
} moment_parts;

static void split(int64_t t, qn_tunit u, moment_parts *p) {
  int64_t per = 86400 * per_second(u);
  p->days = floor_div(t, per);
  p->rest = t - p->days * per;
  qn_civil_from_days(p->days, &p->year, &p->month, &p->day);
}

static int weekday(int64_t days) { return (int)(((days + 3) % 7 + 7) % 7); }

static void iso_week(const moment_parts *p, int64_t *year, int64_t *week) {
  int64_t thursday = p->days - weekday(p->days) + 3;
  int m, d;
  qn_civil_from_days(thursday, year, &m, &d);
  *week = (thursday - qn_days_from_civil(*year, 1, 1)) / 7 + 1;
}

enum { F_YEAR, F_MONTH, F_DAY, F_HOUR, F_MINUTE, F_SECOND, F_MICRO, F_NANO, F_WEEKDAY, F_YEARDAY, F_QUARTER, F_WEEK, F_ISOYEAR, F_MONTHDAYS, F_LEAP, F_MONTHSTART,
       F_MONTHEND, F_QUARTERSTART, F_QUARTEREND, F_YEARSTART, F_YEAREND, F_DAYS, F_SECONDS, F_MICROSECONDS, F_NANOSECONDS, F_COUNT };
static const char *const field_names[] = {"year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "weekday", "dayofyear", "quarter", "week",
                                          "isoyear", "days_in_month", "is_leap_year", "is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end",
                                          "is_year_start", "is_year_end", "days", "seconds", "microseconds", "nanoseconds"};

/* A part of the day: what all moments of one day have. */
static int64_t day_part(int field, int64_t days) {
  moment_parts p = {.days = days};
  int64_t year, week;
  qn_civil_from_days(days, &p.year, &p.month, &p.day);
  int last = qn_month_length(p.year, p.month);
  switch (field) {
    case F_YEAR: return p.year;
    case F_MONTH: return p.month;
    case F_DAY: return p.day;
    case F_WEEKDAY: return weekday(p.days);
    case F_YEARDAY: return p.days - qn_days_from_civil(p.year, 1, 1) + 1;
    case F_QUARTER: return (p.month - 1) / 3 + 1;
    case F_WEEK: return iso_week(&p, &year, &week), week;
    case F_ISOYEAR: return iso_week(&p, &year, &week), year;
    case F_MONTHDAYS: return last;
    case F_LEAP: return qn_month_length(p.year, 2) == 29;
    case F_MONTHSTART: return p.day == 1;
    case F_MONTHEND: return p.day == last;
    case F_QUARTERSTART: return p.day == 1 && p.month % 3 == 1;
    case F_QUARTEREND: return p.day == last && p.month % 3 == 0;
    case F_YEARSTART: return p.day == 1 && p.month == 1;
    case F_YEAREND: return p.day == 31 && p.month == 12;
    default: return days;
  }
}

/* Of what is beyond midnight. */
static int64_t clock_part(int field, int64_t rest, int64_t per) {
  int64_t second = rest / per, ns = (rest - second * per) * (1000000000 / per);
  switch (field) {
    case F_HOUR: return second / 3600;
    case F_MINUTE: return second / 60 % 60;
    case F_SECOND: return second % 60;
    case F_SECONDS: return second;
    case F_MICRO: case F_MICROSECONDS: return ns / 1000;
    default: return ns % 1000;
  }
}

static bool of_clock(int field) {
  return (field >= F_HOUR && field <= F_NANO) || (field >= F_SECONDS && field <= F_NANOSECONDS);
}

typedef struct field_job {
  const int64_t *t;
  int64_t n, part_rows;
  int field;
  qn_tunit unit;
  uint8_t type;
  void *to;
} field_job;

static void field_body(void *frame, int64_t begin, int64_t end) {
  const field_job *j = frame;
  const int64_t per = per_second(j->unit), day = 86400 * per, stop = end * j->part_rows < j->n ? end * j->part_rows : j->n;
  const bool clock = of_clock(j->field);
  int64_t from = 0, of_day = 0; /* rows that follow each other are often of one day: where it begins, its part */
  bool known = false;
  for (int64_t i = begin * j->part_rows; i < stop; i++) {
    int64_t t = j->t[i], x = 0;
    if (t != QN_NAT) {
      if (!known || (uint64_t)t - (uint64_t)from >= (uint64_t)day) {
        const int64_t days = floor_div(t, day);
        from = (int64_t)((uint64_t)days * (uint64_t)day);
        of_day = clock ? 0 : day_part(j->field, days);
        known = true;
      }
      x = clock ? clock_part(j->field, (int64_t)((uint64_t)t - (uint64_t)from), per) : of_day;
    }
    if (j->type == QN_D_BOOL) ((uint8_t *)j->to)[i] = (uint8_t)x;
    else if (j->type == QN_D_FLOAT64) ((double *)j->to)[i] = t == QN_NAT ? NAN : (double)x;
    else if (j->type == QN_D_INT64) ((int64_t *)j->to)[i] = x;
    else ((int32_t *)j->to)[i] = (int32_t)x;
  }
}

/* field(x, name): a part of each; int32 (days: int64; is_…: bool), float64 when some are missing. */
NATIVE(field) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "field", "x name", v) < 0) return -1;
  int f = 0;
  while (f < F_COUNT && !(qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), field_names[f]))) f++;
  if (f == F_COUNT) return qn_raise(rt, QN_E_ValueError, "no such part of a time");
  qn_column *c = times_of(rt, v[0]), *w = c ? wall_times(rt, c) : NULL;
  qn_column_drop(c);
  if (!w) return -1;
  const int64_t *t = qn_column_data(w);
  qn_tunit u = qn_dtype_unit((qn_dtype)w->type);
  bool gone = false, flag = f >= F_LEAP && f <= F_YEAREND;
  for (int64_t i = 0; i < w->length; i++) gone = gone || t[i] == QN_NAT;
  uint8_t type = flag ? QN_D_BOOL : gone ? QN_D_FLOAT64 : f == F_DAYS ? QN_D_INT64 : QN_D_INT32;
  qn_column *r = qn_col_new(rt, type, w->length);
  enum { ROW_PS = 6000, PART_ROWS = 8192 };
  field_job j = {.t = t, .n = w->length, .part_rows = PART_ROWS, .field = f, .unit = u, .type = type, .to = r ? r->values->data : NULL};
  if (r) qn_frame_parallel(rt, field_body, &j, (w->length + PART_ROWS - 1) / PART_ROWS, (int64_t)ROW_PS * PART_ROWS);
  qn_column_drop(w);
  return qn_wrap_like(rt, v[0], r, out);
}

/* total_seconds(x): float64, NaN for missing spans. */
NATIVE(total_seconds) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "total_seconds", "x", v) < 0) return -1;
  qn_column *c = times_of(rt, v[0]), *r = c ? qn_col_new(rt, QN_D_FLOAT64, c->length) : NULL;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], per = per_second(qn_dtype_unit((qn_dtype)c->type));
    ((double *)r->values->data)[i] = t == QN_NAT ? NAN : (double)t / (double)per;
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* step(x, n, mode): wall times rounded to multiples of n of their units: mode -1 down, 1 up, 0 to the nearest (halves to even). */
NATIVE(step) {
  qn_value v[3];
  int64_t n, mode;
  if (qn_args_parse(rt, args, "step", "x n mode", v) < 0 || qn_as_index(rt, v[1], &n) < 0 || qn_as_index(rt, v[2], &mode) < 0) return -1;
  if (n <= 0) return qn_raise(rt, QN_E_ValueError, "Division by zero in rounding");
  qn_column *c = times_of(rt, v[0]), *r = c ? qn_col_new(rt, c->type, c->length) : NULL;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], k = t;
    if (t != QN_NAT) {
      int64_t q = floor_div(t, n), rest = t - q * n;
      if (mode > 0) q += rest != 0;
      if (mode == 0 && (rest > n - rest || (rest == n - rest && q % 2 != 0))) q++;
      k = q * n;
    }
    ((int64_t *)r->values->data)[i] = k;
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* months(x, n, day): n months later, the day kept (cut to the month's end); day "end" or "begin": that of the month. Wall times. */
NATIVE(months) {
  qn_value v[3];
  qn_column *steps = NULL;
  int64_t n = 0;
  if (qn_args_parse(rt, args, "months", "x n|day", v) < 0) return -1;
  if (qn_is_list_like(v[1])) {
    if (!(steps = column_of(rt, v[1]))) return -1;
  } else if (qn_as_index(rt, v[1], &n) < 0) {
    return -1;
  }
  char day = qn_is_str(v[2]) ? (qn_sv_is(qn_str_sv(v[2]), "end") ? 'e' : 'b') : 0;
  qn_column *c = times_of(rt, v[0]), *r = c ? qn_col_new(rt, c->type, c->length) : NULL;
  qn_tunit u = c ? qn_dtype_unit((qn_dtype)c->type) : QN_TU_S;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], k = t;
    if (t != QN_NAT) {
      moment_parts p;
      split(t, u, &p);
      int64_t m = p.year * 12 + p.month - 1 + (steps ? qn_col_int(steps, i) : n), year = floor_div(m, 12);
      int month = (int)(m - year * 12) + 1, last = qn_month_length(year, month);
      int d = day == 'e' ? last : day == 'b' ? 1 : p.day > last ? last : p.day;
      k = qn_days_from_civil(year, month, d) * 86400 * per_second(u) + p.rest;
    }
    ((int64_t *)r->values->data)[i] = k;
  }
  qn_column_drop(c);
  qn_column_drop(steps);
  return qn_wrap_like(rt, v[0], r, out);
}

/* texts(x, alone): as pandas writes them: one precision for all, or each as str(). */
typedef struct builder {
  qn_strbuild b;
} builder;
static void add_text(void *user, qn_sv s) { qn_strbuild_add(&((builder *)user)->b, s); }

NATIVE(texts) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "texts", "x|alone", v) < 0) return -1;
  qn_column *c = times_of(rt, v[0]);
  if (!c) return -1;
  builder m;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_strbuild_init(&m.b, rt->alloc);
  qn_time_lines(c, NULL, c->length, "NaT", v[1].tag != QN_UNSET && qn_truth(rt, v[1]) == 1 ? QN_TIME_ALONE : QN_TIME_ALIKE, &b, add_text, &m);
  qn_buf_deinit(&b);
  qn_column_drop(c);
  qn_column *t = qn_strbuild_finish(&m.b);
  if (!t) return qn_raise_memory(rt);
  return qn_wrap_like(rt, v[0], t, out);
}

/* --- strftime ------------------------------------------------------------------------------------------------------------------------ */
static const char *const day_names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

static void put_format(qn_buf *b, qn_sv f, int64_t t, qn_tunit u, const qn_zone *zone) {
  moment_parts p;
  int64_t per = per_second(u), utc = floor_div(t, per), year, week;
  qn_zone_type z = {0};
  if (zone) z = qn_zone_at(zone, utc);
  split(t + z.offset * per, u, &p);
  int64_t second = p.rest / per, ns = (p.rest - second * per) * (1000000000 / per), yday = p.days - qn_days_from_civil(p.year, 1, 1) + 1;
  int h = (int)(second / 3600), mi = (int)(second / 60 % 60), s = (int)(second % 60), wd = weekday(p.days);
  iso_week(&p, &year, &week);
  for (size_t i = 0; i < f.n; i++) {
    if (f.p[i] != '%' || i + 1 == f.n) {
      qn_buf_c(b, f.p[i]);
      continue;
    }
    bool bare = f.p[i + 1] == '-' && i + 2 < f.n; /* glibc's %-d: no zeros in front */
    if (bare) i++;
    char k = f.p[++i];
#define TWO(x) qn_buf_printf(b, bare ? "%d" : "%02d", (int)(x))
    switch (k) {
      case 'Y': qn_buf_printf(b, "%04lld", (long long)p.year); break;
      case 'y': TWO(((p.year % 100) + 100) % 100); break;
      case 'm': TWO(p.month); break;
      case 'd': TWO(p.day); break;
      case 'e': qn_buf_printf(b, "%2d", p.day); break;
      case 'H': TWO(h); break;
      case 'I': TWO(h % 12 ? h % 12 : 12); break;
      case 'M': TWO(mi); break;
      case 'S': TWO(s); break;
      case 'f': qn_buf_printf(b, "%06lld", (long long)(ns / 1000)); break;
      case 'p': qn_buf_z(b, h < 12 ? "AM" : "PM"); break;
      case 'a': qn_buf_printf(b, "%.3s", day_names[wd]); break;
      case 'A': qn_buf_z(b, day_names[wd]); break;
      case 'b': case 'h': qn_buf_printf(b, "%.3s", month_names[p.month - 1]); break;
      case 'B': qn_buf_z(b, month_names[p.month - 1]); break;
      case 'j': qn_buf_printf(b, bare ? "%lld" : "%03lld", (long long)yday); break;
      case 'w': qn_buf_printf(b, "%d", (wd + 1) % 7); break;
      case 'u': qn_buf_printf(b, "%d", wd + 1); break;
      case 'U': TWO((yday - 1 + 7 - (wd + 1) % 7) / 7); break;
      case 'W': TWO((yday - 1 + 7 - wd) / 7); break;
      case 'V': TWO(week); break;
      case 'G': qn_buf_printf(b, "%04lld", (long long)year); break;
      case 'C': TWO(p.year / 100); break;
      case 'D': qn_buf_printf(b, "%02d/%02d/%02d", p.month, p.day, (int)(p.year % 100)); break;
      case 'F': qn_buf_printf(b, "%04lld-%02d-%02d", (long long)p.year, p.month, p.day); break;
      case 'T': case 'X': qn_buf_printf(b, "%02d:%02d:%02d", h, mi, s); break;
      case 'R': qn_buf_printf(b, "%02d:%02d", h, mi); break;
      case 'x': qn_buf_printf(b, "%02d/%02d/%02d", p.month, p.day, (int)(p.year % 100)); break;
      case 'c': qn_buf_printf(b, "%.3s %.3s %2d %02d:%02d:%02d %lld", day_names[wd], month_names[p.month - 1], p.day, h, mi, s, (long long)p.year); break;
      case 's': qn_buf_printf(b, "%lld", (long long)utc); break;
      case 'n': qn_buf_c(b, '\n'); break;
      case 't': qn_buf_c(b, '\t'); break;
      case 'z': {
        int o = z.offset < 0 ? -z.offset : z.offset;
        if (zone) qn_buf_printf(b, "%c%02d%02d", z.offset < 0 ? '-' : '+', o / 3600, o / 60 % 60);
        break;
      }
      case 'Z': if (zone) qn_buf_z(b, z.abbr); break;
      case '%': qn_buf_c(b, '%'); break;
      default: qn_buf_c(b, '%'), qn_buf_c(b, k); break;
    }
#undef TWO
  }
}

/* strftime(x, format): text, missing where x is. */
NATIVE(strftime_) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "strftime", "x format", v) < 0) return -1;
  if (!qn_is_str(v[1])) return qn_raise(rt, QN_E_TypeError, "strftime: the format is text");
  qn_column *c = times_of(rt, v[0]);
  if (!c) return -1;
  qn_strbuild s;
  qn_buf b;
  qn_strbuild_init(&s, rt->alloc);
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i];
    qn_buf_reset(&b);
    if (t == QN_NAT) qn_strbuild_null(&s);
    else put_format(&b, qn_str_sv(v[1]), t, qn_dtype_unit((qn_dtype)c->type), c->zone), qn_strbuild_add(&s, qn_buf_view(&b));
    s.oom = s.oom || b.oom;
  }
  qn_buf_deinit(&b);
  qn_column_drop(c);
  qn_column *t = qn_strbuild_finish(&s);
  if (!t) return qn_raise_memory(rt);
  return qn_wrap_like(rt, v[0], t, out);
}

/* --- reading text ------------------------------------------------------------------------------------------------------------------------ */
typedef struct parsed_moment {
  int64_t second, ns, offset;
  bool zoned, utc;
  int digits; /* of the fraction */
} parsed_moment;

static bool number_in(const char **p, const char *end, int most, int least, int64_t *out) {
  const char *s = *p;
  int64_t v = 0;
  int n = 0;
  while (s < end && n < most && *s >= '0' && *s <= '9') v = v * 10 + (*s++ - '0'), n++;
  *p = s;
  *out = v;
  return n >= least;
}

static int name_in(const char **p, const char *end, const char *const *names, int n, bool brief) {
  int found = -1;
  size_t longest = 0;
  for (int k = 0; k < n; k++) {
    size_t len = brief ? 3 : strlen(names[k]);
    if ((size_t)(end - *p) < len || len <= longest) continue;
    size_t i = 0;
    while (i < len && ((*p)[i] | 32) == (names[k][i] | 32)) i++;
    if (i == len) found = k, longest = len;
  }
  *p += longest;
  return found;
}

/* A day told by a year, a week and a weekday: %G-%V-%u, %Y-%W-%a, %Y-%U-%w. */
typedef struct parsed_week {
  char kind;             /* 'V', 'U' or 'W'; 0: none */
  int64_t year, week, weekday; /* weekday: Monday is 0, -1 is none */
} parsed_week;

/* The days from 1970 of what w tells; false: nothing that there is. */
static bool day_of_week(const parsed_week *w, int64_t year, int64_t *days) {
  if (w->weekday < 0 || w->week > 53 || (w->kind == 'V' && w->week < 1)) return false;
  int64_t first = qn_days_from_civil(w->kind == 'V' ? w->year : year, 1, w->kind == 'V' ? 4 : 1), wd = (first % 7 + 10) % 7;
  if (w->kind == 'V') {
    *days = first - wd + (w->week - 1) * 7 + w->weekday;
    int64_t last = qn_days_from_civil(w->year + 1, 1, 4);
    return w->week < 53 || *days - w->weekday < last - (last % 7 + 10) % 7;
  }
  bool sunday = w->kind == 'U';
  int64_t before = sunday ? (wd + 1) % 7 : wd; /* days of the week before the 1st of January */
  *days = first - before + (before || !w->week ? w->week : w->week - 1) * 7 + (sunday ? (w->weekday + 1) % 7 : w->weekday);
  return true;
}

/* Text by a strptime format; exact: all of it. */
static bool read_format(qn_sv text, qn_sv f, bool exact, parsed_moment *out) {
  const char *p = text.p, *end = text.p + text.n;
  int64_t year = 1900, month = 1, day = 1, h = 0, mi = 0, s = 0, yday = 0, v = 0;
  bool pm = false, half = false;
  parsed_week w = {.weekday = -1};
  *out = (parsed_moment){0};
  for (size_t i = 0; i < f.n; i++) {
    if (f.p[i] != '%' || i + 1 == f.n) {
      if (f.p[i] == ' ') {
        if (p < end && *p != ' ') return false;
        if (p == end) return false;
        while (p < end && *p == ' ') p++;
        continue;
      }
      if (p == end || *p != f.p[i]) return false;
      p++;
      continue;
    }
    switch (f.p[++i]) {
      case 'Y': if (!number_in(&p, end, 4, 4, &year)) return false; break;
      case 'y': if (!number_in(&p, end, 2, 2, &year)) return false;
        year += year <= 68 ? 2000 : 1900;
        break;
      case 'm': if (!number_in(&p, end, 2, 1, &month)) return false; break;
      case 'd': if (!number_in(&p, end, 2, 1, &day)) return false; break;
      case 'H': if (!number_in(&p, end, 2, 1, &h)) return false; break;
      case 'I': if (!number_in(&p, end, 2, 1, &h) || h < 1 || h > 12) return false;
        half = true;
        break;
      case 'M': if (!number_in(&p, end, 2, 1, &mi)) return false; break;
      case 'S': if (!number_in(&p, end, 2, 1, &s)) return false; break;
      case 'j': if (!number_in(&p, end, 3, 1, &yday)) return false; break;
      case 'f': {
        const char *begin = p;
        if (!number_in(&p, end, 9, 1, &v)) return false;
        out->digits = (int)(p - begin);
        for (int k = out->digits; k < 9; k++) v *= 10;
        out->ns = v;
        break;
      }
      case 'p':
        if (end - p < 2 || (p[1] | 32) != 'm' || ((p[0] | 32) != 'a' && (p[0] | 32) != 'p')) return false;
        pm = (p[0] | 32) == 'p';
        half = true;
        p += 2;
        break;
      case 'b': if ((v = name_in(&p, end, month_names, 12, true)) < 0) return false;
        month = v + 1;
        break;
      case 'B': if ((v = name_in(&p, end, month_names, 12, false)) < 0) return false;
        month = v + 1;
        break;
      case 'a': case 'A': if ((w.weekday = name_in(&p, end, day_names, 7, f.p[i] == 'a')) < 0) return false; break;
      case 'u': case 'w':
        if (!number_in(&p, end, 1, 1, &v) || v > (f.p[i] == 'u' ? 7 : 6) || v < (f.p[i] == 'u')) return false;
        w.weekday = (v + 6) % 7;
        break;
      case 'G': if (!number_in(&p, end, 4, 4, &w.year)) return false; break;
      case 'V': case 'U': case 'W':
        w.kind = f.p[i];
        if (!number_in(&p, end, 2, 1, &w.week)) return false;
        break;
      case 'z': case 'Z': {
        out->zoned = true;
        if (p < end && (*p == 'Z' || *p == 'z')) {
          p++;
          out->utc = true;
          break;
        }
        if (end - p >= 3 && (memcmp(p, "UTC", 3) == 0 || memcmp(p, "GMT", 3) == 0)) {
          p += 3;
          out->utc = true;
          break;
        }
        if (p == end || (*p != '+' && *p != '-')) return false;
        int64_t sign = *p++ == '-' ? -1 : 1, oh = 0, om = 0;
        if (!number_in(&p, end, 2, 2, &oh)) return false;
        if (p < end && *p == ':') p++;
        if (p < end && !number_in(&p, end, 2, 2, &om)) return false;
        out->offset = sign * (oh * 3600 + om * 60);
        out->utc = out->offset == 0;
        break;
      }
      case 'T': if (!number_in(&p, end, 2, 1, &h) || p == end || *p++ != ':' || !number_in(&p, end, 2, 1, &mi) || p == end || *p++ != ':' || !number_in(&p, end, 2, 1, &s)) return false; break;
      case '%': if (p == end || *p++ != '%') return false; break;
      default: return false;
    }
  }
  if (exact && p != end) return false;
  if (half && pm && h < 12) h += 12;
  else if (half && !pm && h == 12) h = 0;
  if (month < 1 || month > 12 || day < 1 || h > 23 || mi > 59 || s > 59) return false;
  int64_t days;
  if (w.kind && (w.kind != 'V' || w.year)) {
    if (!day_of_week(&w, year, &days)) return false;
  } else if (yday) {
    if (yday > 365 + (qn_month_length(year, 2) == 29)) return false;
    days = qn_days_from_civil(year, 1, 1) + yday - 1;
  } else {
    if (day > qn_month_length(year, (int)month)) return false;
    days = qn_days_from_civil(year, (int)month, day);
  }
  out->second = days * 86400 + h * 3600 + mi * 60 + s - out->offset;
  return true;
}

/* parse(texts, formats, coerce, exact, unit): (int64 counts in unit, zone name or None, position of the first that no format reads
 * or -1, whether zones differ, most digits of a fraction). Each text is read by the first of the formats that fits. */
NATIVE(parse) {
  qn_value v[5], t[5], *formats;
  int64_t nf;
  qn_tunit u;
  if (qn_args_parse(rt, args, "parse", "texts formats coerce exact unit", v) < 0 || unit_arg(rt, v[4], &u) < 0) return -1;
  int coerce = qn_truth(rt, v[2]), exact = qn_truth(rt, v[3]);
  if (coerce < 0 || exact < 0) return -1;
  qn_column *c = column_of(rt, v[0]);
  if (!c) return -1;
  if (c->type != QN_COL_STR) return qn_column_drop(c), qn_raise(rt, QN_E_TypeError, "parse: text is needed");
  if (qn_items_of(rt, v[1], &formats, &nf) < 0) return qn_column_drop(c), -1;
  int64_t n = c->length, bad = -1, offset = 0;
  int digits = 0;
  bool any = false, differ = false, zoned = false, plain = false;
  int r = qn_array_new(rt, QN_D_INT64, 1, &n, false, &t[0]);
  for (int64_t i = 0; !r && i < n; i++) {
    int64_t *at = (int64_t *)qn_view_of(t[0])->data + i;
    *at = QN_NAT;
    if (qn_column_is_null(c, i)) continue;
    qn_sv s = qn_column_str(c, i);
    while (s.n && s.p[s.n - 1] == ' ') s.n--;
    while (s.n && s.p[0] == ' ') s.p++, s.n--;
    if (s.n == 0 || qn_sv_is(s, "NaT") || qn_sv_is(s, "nan") || qn_sv_is(s, "NaN") || qn_sv_is(s, "None")) continue;
    parsed_moment p;
    bool good = false;
    for (int64_t k = 0; !good && k < nf; k++) good = qn_is_str(formats[k]) && read_format(s, qn_str_sv(formats[k]), exact, &p);
    if (!good) {
      if (coerce) continue;
      bad = i;
      break;
    }
    if (p.digits > digits) digits = p.digits;
    if (p.zoned) {
      if (any && (!zoned || p.offset != offset)) differ = true;
      zoned = true;
      offset = p.offset;
    } else {
      plain = true;
    }
    any = true;
    int64_t per = per_second(u), count;
    if (__builtin_mul_overflow(p.second, per, &count)) {
      if (!coerce) bad = i;
      if (!coerce) break;
      continue;
    }
    *at = count + p.ns / (1000000000 / per);
  }
  differ = differ || (zoned && plain);
  qn_items_free(rt, formats, nf);
  qn_column_drop(c);
  if (r) return r;
  t[1] = qn_none();
  if (zoned) {
    qn_zone *z = qn_zone_fixed(rt->alloc, (int32_t)offset);
    r = z ? qn_new_str(rt, qn_sv_of(z->name), &t[1]) : qn_raise_memory(rt);
    qn_zone_drop(z);
  }
  t[2] = qn_int(bad);
  t[3] = qn_bool(differ);
  t[4] = qn_int(digits);
  if (!r) r = qn_new_tuple(rt, t, 5, out);
  qn_release(rt, t[0]);
  if (zoned && t[1].tag == QN_OBJ) qn_release(rt, t[1]);
  return r;
}

static const qn_method functions[] = {{.name = "raw", .fn = raw}, {.name = "make", .fn = make}, {.name = "set_freq", .fn = set_freq}, {.name = "with_zone", .fn = with_zone}, {.name = "wall", .fn = wall},
    {.name = "localize", .fn = localize}, {.name = "zone_at", .fn = zone_at}, {.name = "zone_local", .fn = zone_local}, {.name = "field", .fn = field},
    {.name = "total_seconds", .fn = total_seconds}, {.name = "step", .fn = step}, {.name = "months", .fn = months}, {.name = "texts", .fn = texts},
    {.name = "strftime", .fn = strftime_}, {.name = "parse", .fn = parse}, {.name = NULL}};
const qn_module_def qn_pandas_dates_module = {.name = "_pandas_dates", .functions = functions};
