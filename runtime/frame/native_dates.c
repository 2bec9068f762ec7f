/* native_dates.c - the module _pandas_dates: what the modules of times (pandas._timestamp and its neighbours) need in C. A
 * column-like (Series, Index, array, list) goes in; what comes out is like it: a Series with its index and name, an Index with its
 * name, else a Series. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/native_dates.h"


int qn_wrap_like(qn_rt *rt, qn_value x, qn_column *c, qn_value *out) {
  if (!c) return -1;
  if (qn_is_series(x)) return qn_new_series(rt, c, qn_index_keep(qn_series_of(x)->index), qn_series_of(x)->name, out);
  if (qn_is(x, QN_K_INDEX)) return qn_new_index_object(rt, qn_index_of(rt, c, qn_index_name(((qn_indexobj *)x.o)->ix)), out);
  return qn_new_series(rt, c, NULL, qn_none(), out);
}

/* The column of x, as scripts see it; owned. */
qn_column *qn_dates_column(qn_rt *rt, qn_value x) {
  qn_column *c = qn_col_from(rt, x, 1);
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  if (shown) qn_column_keep((qn_column *)(uintptr_t)shown);
  qn_column_drop(c);
  return (qn_column *)(uintptr_t)shown;
}

qn_column *qn_dates_times(qn_rt *rt, qn_value x) {
  qn_column *c = qn_dates_column(rt, x);
  if (c && !qn_coltype_is_time(c->type)) {
    qn_raise(rt, QN_E_TypeError, "times expected, not %s", qn_col_type_name(c->type));
    qn_column_drop(c);
    return NULL;
  }
  return c;
}

int qn_dates_unit(qn_rt *rt, qn_value v, qn_tunit *out) {
  if (!qn_is_str(v) || !qn_tunit_find(qn_str_sv(v), out) || *out < QN_TU_S || *out > QN_TU_NS)
    return qn_raise(rt, QN_E_ValueError, "Supported units are 's', 'ms', 'us', 'ns'");
  return 0;
}

/* raw(x): the counts, an int64 array. */
QN_DATES_NATIVE(raw) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "raw", "x", v) < 0) return -1;
  qn_column *c = qn_dates_times(rt, v[0]);
  if (!c) return -1;
  int64_t n = c->length;
  int r = qn_array_new(rt, QN_D_INT64, 1, &n, false, out);
  if (!r && n) memcpy(qn_view_of(*out)->data, qn_column_data(c), (size_t)n * 8);
  qn_column_drop(c);
  return r;
}

/* make(counts, kind, unit, zone, like): times of int64 counts; kind "M" or "m"; zone a name or None. */
QN_DATES_NATIVE(make) {
  qn_value v[5];
  qn_tunit u;
  if (qn_args_parse(rt, args, "make", "counts kind unit zone|like", v) < 0 || qn_dates_unit(rt, v[2], &u) < 0) return -1;
  bool moment = qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), "M");
  qn_zone *zone = NULL;
  if (v[3].tag != QN_NONE && !(zone = qn_zone_of(rt, v[3]))) return -1;
  qn_column *c = qn_dates_column(rt, v[0]), *t = NULL;
  if (c && c->length && c->type != QN_D_INT64) qn_raise(rt, QN_E_TypeError, "make: int64 counts are needed");
  else if (c) t = qn_col_new(rt, (uint8_t)(moment ? qn_moment_dtype(u) : qn_span_dtype(u)), c->length);
  if (t && c->length) memcpy(t->values->data, qn_column_data(c), (size_t)c->length * 8);
  if (t) t->zone = zone;
  else qn_zone_drop(zone);
  qn_column_drop(c);
  return qn_wrap_like(rt, v[4].tag == QN_UNSET ? qn_none() : v[4], t, out);
}

/* with_zone(x, zone): the same moments seen in another zone (None: none). */
QN_DATES_NATIVE(with_zone) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "with_zone", "x zone", v) < 0) return -1;
  qn_zone *zone = NULL;
  if (v[1].tag != QN_NONE && !(zone = qn_zone_of(rt, v[1]))) return -1;
  qn_column *c = qn_dates_times(rt, v[0]), *t = c ? qn_col_slice(rt, c, 0, c->length) : NULL;
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
  int64_t per = qn_unit_per_second(qn_dtype_unit((qn_dtype)c->type));
  for (int64_t i = 0; t && i < c->length; i++) {
    int64_t x = ((const int64_t *)qn_column_data(c))[i];
    ((int64_t *)t->values->data)[i] = x == QN_NAT ? x : x + qn_zone_at(c->zone, qn_floor_div64(x, per)).offset * per;
  }
  return t;
}

QN_DATES_NATIVE(wall) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "wall", "x", v) < 0) return -1;
  qn_column *c = qn_dates_times(rt, v[0]), *t = c ? wall_times(rt, c) : NULL;
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], t, out);
}


/* localize(x, zone, ambiguous, nonexistent): wall times of a zone. ambiguous: "raise", "NaT", True (summer time), False; nonexistent:
 * "raise", "NaT", "shift_forward", "shift_backward". */
QN_DATES_NATIVE(localize) {
  qn_value v[4];
  if (qn_args_parse(rt, args, "localize", "x zone ambiguous nonexistent", v) < 0) return -1;
  qn_zone *zone = qn_zone_of(rt, v[1]);
  qn_column *c = zone ? qn_dates_times(rt, v[0]) : NULL, *t = c ? qn_col_new(rt, c->type, c->length) : NULL;
  bool nat = qn_is_str(v[2]) && qn_sv_is(qn_str_sv(v[2]), "NaT"), infer = qn_is_str(v[2]) && qn_sv_is(qn_str_sv(v[2]), "infer");
  char missing = qn_is_str(v[3]) ? (qn_sv_is(qn_str_sv(v[3]), "NaT") ? 'n' : qn_sv_is(qn_str_sv(v[3]), "shift_forward") ? 'f' : qn_sv_is(qn_str_sv(v[3]), "shift_backward") ? 'b' : 'r') : 'r';
  int64_t per = c ? qn_unit_per_second(qn_dtype_unit((qn_dtype)c->type)) : 1, last = INT64_MIN;
  int bad = t ? 0 : -1;
  const bool utc = zone && !zone->n && strcmp(zone->name, "UTC") == 0; /* whose clocks are the moments themselves */
  if (!bad && utc && c->length) memcpy(t->values->data, qn_column_data(c), (size_t)c->length * sizeof(int64_t));
  for (int64_t i = 0; !bad && !utc && i < c->length; i++) {
    int64_t x = ((const int64_t *)qn_column_data(c))[i], r = x;
    int32_t off[2];
    if (x != QN_NAT) {
      int64_t second = qn_floor_div64(x, per);
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
      if (r != QN_NAT && (__builtin_sub_overflow(x, use * per, &r) || r == QN_NAT)) bad = qn_time_unfit(rt, true, QN_TU_S, qn_dtype_unit((qn_dtype)c->type), second);
      last = r;
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
QN_DATES_NATIVE(zone_at) {
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
QN_DATES_NATIVE(zone_local) {
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
QN_DATES_NATIVE(set_freq) {
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
enum { F_YEAR, F_MONTH, F_DAY, F_HOUR, F_MINUTE, F_SECOND, F_MICRO, F_NANO, F_WEEKDAY, F_YEARDAY, F_QUARTER, F_WEEK, F_ISOYEAR, F_MONTHDAYS, F_LEAP, F_MONTHSTART,
       F_MONTHEND, F_QUARTERSTART, F_QUARTEREND, F_YEARSTART, F_YEAREND, F_DAYS, F_SECONDS, F_MICROSECONDS, F_NANOSECONDS, F_COUNT };
static const char *const field_names[] = {"year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "weekday", "dayofyear", "quarter", "week",
                                          "isoyear", "days_in_month", "is_leap_year", "is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end",
                                          "is_year_start", "is_year_end", "days", "seconds", "microseconds", "nanoseconds"};

/* A part of the day: what all moments of one day have. */
static int64_t day_part(int field, int64_t days) {
  qn_moment p = {.days = days};
  int64_t year, week;
  qn_civil_from_days(days, &p.year, &p.month, &p.day);
  int last = qn_month_length(p.year, p.month);
  switch (field) {
    case F_YEAR: return p.year;
    case F_MONTH: return p.month;
    case F_DAY: return p.day;
    case F_WEEKDAY: return qn_weekday(p.days);
    case F_YEARDAY: return p.days - qn_days_from_civil(p.year, 1, 1) + 1;
    case F_QUARTER: return (p.month - 1) / 3 + 1;
    case F_WEEK: return qn_iso_week(&p, &year, &week), week;
    case F_ISOYEAR: return qn_iso_week(&p, &year, &week), year;
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
  const int64_t per = qn_unit_per_second(j->unit), day = 86400 * per, stop = end * j->part_rows < j->n ? end * j->part_rows : j->n;
  const bool clock = of_clock(j->field);
  int64_t from = 0, of_day = 0; /* rows that follow each other are often of one day: where it begins, its part */
  bool known = false;
  for (int64_t i = begin * j->part_rows; i < stop; i++) {
    int64_t t = j->t[i], x = 0;
    if (t != QN_NAT) {
      if (!known || (uint64_t)t - (uint64_t)from >= (uint64_t)day) {
        const int64_t days = qn_floor_div64(t, day);
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
QN_DATES_NATIVE(field) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "field", "x name", v) < 0) return -1;
  int f = 0;
  while (f < F_COUNT && !(qn_is_str(v[1]) && qn_sv_is(qn_str_sv(v[1]), field_names[f]))) f++;
  if (f == F_COUNT) return qn_raise(rt, QN_E_ValueError, "no such part of a time");
  qn_column *c = qn_dates_times(rt, v[0]), *w = c ? wall_times(rt, c) : NULL;
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
QN_DATES_NATIVE(total_seconds) {
  qn_value v[1];
  if (qn_args_parse(rt, args, "total_seconds", "x", v) < 0) return -1;
  qn_column *c = qn_dates_times(rt, v[0]), *r = c ? qn_col_new(rt, QN_D_FLOAT64, c->length) : NULL;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], per = qn_unit_per_second(qn_dtype_unit((qn_dtype)c->type));
    ((double *)r->values->data)[i] = t == QN_NAT ? NAN : (double)t / (double)per;
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* step(x, n, mode): wall times rounded to multiples of n of their units: mode -1 down, 1 up, 0 to the nearest (halves to even). */
QN_DATES_NATIVE(step) {
  qn_value v[3];
  int64_t n, mode;
  if (qn_args_parse(rt, args, "step", "x n mode", v) < 0 || qn_as_index(rt, v[1], &n) < 0 || qn_as_index(rt, v[2], &mode) < 0) return -1;
  if (n <= 0) return qn_raise(rt, QN_E_ValueError, "Division by zero in rounding");
  qn_column *c = qn_dates_times(rt, v[0]), *r = c ? qn_col_new(rt, c->type, c->length) : NULL;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], k = t;
    if (t != QN_NAT) {
      int64_t q = qn_floor_div64(t, n), rest = (int64_t)((uint64_t)t - (uint64_t)q * (uint64_t)n);
      if (mode > 0) q += rest != 0;
      if (mode == 0 && (rest > n - rest || (rest == n - rest && q % 2 != 0))) q++;
      if (__builtin_mul_overflow(q, n, &k) || k == QN_NAT) {
        qn_raise(rt, QN_E_OverflowError, "value too large");
        qn_column_drop(r);
        r = NULL;
        break;
      }
    }
    ((int64_t *)r->values->data)[i] = k;
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* The count of the moment p on the day 'e' (the last), 'b' (the first) or 0 (its own, cut to the month's end) of the month m, counted from
 * the year 0; false: OverflowError. */
static bool on_month(qn_rt *rt, const qn_moment *p, int64_t m, char day, qn_tunit u, int64_t *k) {
  const int64_t year = qn_floor_div64(m, 12);
  const int month = (int)(m - year * 12) + 1, last = qn_month_length(year, month);
  const int64_t days = qn_days_from_civil(year, month, day == 'e' ? last : day == 'b' ? 1 : p->day > last ? last : p->day);
  if (!__builtin_mul_overflow(days, 86400 * qn_unit_per_second(u), k) && !__builtin_add_overflow(*k, p->rest, k) && *k != QN_NAT) return true;
  return qn_time_unfit(rt, true, QN_TU_S, u, days * 86400 + p->rest / qn_unit_per_second(u)), false;
}

/* month_steps(x, n, span, anchor, end): n steps to the first or (end) the last day of a month; of every span-th month, of which `anchor`
 * (1 to 12) is one. A step that begins inside ends at the nearest such day; none goes forward where the day is none. Wall times. */
QN_DATES_NATIVE(month_steps) {
  qn_value v[5];
  int64_t n, span, anchor;
  if (qn_args_parse(rt, args, "month_steps", "x n span anchor end", v) < 0) return -1;
  if (qn_as_index(rt, v[1], &n) < 0 || qn_as_index(rt, v[2], &span) < 0 || qn_as_index(rt, v[3], &anchor) < 0) return -1;
  if (span < 1) return qn_raise(rt, QN_E_ValueError, "month_steps: a span of months");
  const char day = qn_truth(rt, v[4]) == 1 ? 'e' : 'b';
  qn_column *c = qn_dates_times(rt, v[0]), *r = c ? qn_col_new(rt, c->type, c->length) : NULL;
  const qn_tunit u = c ? qn_dtype_unit((qn_dtype)c->type) : QN_TU_S;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], k = t;
    if (t != QN_NAT) {
      qn_moment p;
      qn_moment_split(t, u, &p);
      const int64_t gap = (anchor - p.month) % span, ahead = gap < 0 ? gap + span : gap;
      const int place = ahead > 0 ? 1 : p.day < (day == 'e' ? qn_month_length(p.year, p.month) : 1) ? 1 : day == 'e' || p.day == 1 ? 0 : -1; /* the period's day beside p's */
      const int64_t steps = n > 0 ? n - (place > 0) : n < 0 ? n + (place < 0) : place < 0;
      if (!on_month(rt, &p, p.year * 12 + p.month - 1 + ahead + steps * span, day, u, &k)) {
        qn_column_drop(r);
        r = NULL;
        break;
      }
    }
    ((int64_t *)r->values->data)[i] = k;
  }
  qn_column_drop(c);
  return qn_wrap_like(rt, v[0], r, out);
}

/* months(x, n, day): n months later, the day kept (cut to the month's end); day "end" or "begin": that of the month. Wall times. */
QN_DATES_NATIVE(months) {
  qn_value v[3];
  qn_column *steps = NULL;
  int64_t n = 0;
  if (qn_args_parse(rt, args, "months", "x n|day", v) < 0) return -1;
  if (qn_is_list_like(v[1])) {
    if (!(steps = qn_dates_column(rt, v[1]))) return -1;
  } else if (qn_as_index(rt, v[1], &n) < 0) {
    return -1;
  }
  char day = qn_is_str(v[2]) ? (qn_sv_is(qn_str_sv(v[2]), "end") ? 'e' : 'b') : 0;
  qn_column *c = qn_dates_times(rt, v[0]), *r = c ? qn_col_new(rt, c->type, c->length) : NULL;
  qn_tunit u = c ? qn_dtype_unit((qn_dtype)c->type) : QN_TU_S;
  for (int64_t i = 0; r && i < c->length; i++) {
    int64_t t = ((const int64_t *)qn_column_data(c))[i], k = t;
    if (t != QN_NAT) {
      qn_moment p;
      qn_moment_split(t, u, &p);
      if (!on_month(rt, &p, p.year * 12 + p.month - 1 + (steps ? qn_col_int(steps, i) : n), day, u, &k)) {
        qn_column_drop(r);
        r = NULL;
        break;
      }
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

QN_DATES_NATIVE(texts) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "texts", "x|alone", v) < 0) return -1;
  qn_column *c = qn_dates_times(rt, v[0]);
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

static const qn_method functions[] = {{.name = "raw", .fn = raw}, {.name = "make", .fn = make}, {.name = "set_freq", .fn = set_freq}, {.name = "with_zone", .fn = with_zone}, {.name = "wall", .fn = wall},
    {.name = "localize", .fn = localize}, {.name = "zone_at", .fn = zone_at}, {.name = "zone_local", .fn = zone_local}, {.name = "field", .fn = field},
    {.name = "total_seconds", .fn = total_seconds}, {.name = "step", .fn = step}, {.name = "months", .fn = months}, {.name = "month_steps", .fn = month_steps}, {.name = "texts", .fn = texts},
    {.name = "strftime", .fn = qn_dates_strftime}, {.name = "parse", .fn = qn_dates_parse}, {.name = NULL}};
const qn_module_def qn_pandas_dates_module = {.name = "_pandas_dates", .functions = functions};
