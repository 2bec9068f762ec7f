/* times.c - times as values of scripts (pd.Timestamp, pd.Timedelta, which are Python: pandas._timestamp and _timedelta) and as cells.
 *
 * What a changer must know: a Timestamp is known by its class's name and module; its numbers are the attributes _value (UTC, in its
 * unit) and unit. datetime and timedelta objects count microseconds. */
#include "runtime/frame/frame_impl.h"
#include "runtime/object/array/dates.h"

/* --- reading -------------------------------------------------------------------------------------------------------------- */
typedef enum time_class { TC_NONE, TC_STAMP, TC_DELTA, TC_DATETIME, TC_TIMEDELTA, TC_PERIOD } time_class;

static time_class class_by_name(const qn_class *c) {
  if (!c->module) return TC_NONE;
  if (strncmp(c->module, "pandas", 6) == 0)
    return strcmp(c->name, "Timestamp") == 0 ? TC_STAMP : strcmp(c->name, "Timedelta") == 0 ? TC_DELTA : strcmp(c->name, "Period") == 0 ? TC_PERIOD : TC_NONE;
  if (strcmp(c->module, "datetime") != 0) return TC_NONE;
  return strcmp(c->name, "datetime") == 0 ? TC_DATETIME : strcmp(c->name, "timedelta") == 0 ? TC_TIMEDELTA : TC_NONE;
}

/* The class of times that v is of, or that its class derives from. */
static time_class class_of(qn_value v) {
  if (!qn_is(v, QN_K_INSTANCE)) return TC_NONE;
  const qn_class *c;
  time_class found = TC_NONE;
  for (uint32_t i = 0; !found && (c = qn_class_lineage(v.o->cls, i)); i++) found = class_by_name(c);
  return found;
}

char qn_time_kind(qn_value v) {
  if (v.tag == QN_NPSCALAR) {
    if (!qn_coltype_is_time(v.dtype)) return 0;
    return v.i == QN_NAT ? 'N' : qn_coltype_is_moment(v.dtype) ? 'M' : 'm';
  }
  if (v.tag != QN_OBJ) return 0;
  if (v.o->cls == &qn_nat_class) return 'N';
  switch (class_of(v)) {
    case TC_STAMP: case TC_DATETIME: case TC_PERIOD: return 'M';
    case TC_DELTA: case TC_TIMEDELTA: return 'm';
    case TC_NONE: break;
  }
  return 0;
}

bool qn_is_period(qn_value v) { return v.tag == QN_OBJ && class_of(v) == TC_PERIOD; }

static int attr(qn_rt *rt, qn_value v, const char *name, qn_value *out) {
  qn_sym s = qn_sym_of(rt, name);
  return s ? qn_get_attr(rt, v, s, out) : -1;
}

qn_zone *qn_zone_of(qn_rt *rt, qn_value tz) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_zone *z = NULL;
  bool known = true;
  if (qn_str(rt, tz, &b) == 0) {
    qn_sv s = qn_buf_view(&b);
    if (s.n > 9 && memcmp(s.p, "dateutil/", 9) == 0) s.p += 9, s.n -= 9;
    z = qn_zone_open(rt->alloc, s, &known);
    if (!z && known) qn_raise_memory(rt);
    else if (!z) {
      qn_value cls;
      if (rt->hooks.module_function(rt, "zoneinfo", "ZoneInfoNotFoundError", &cls) == 0) {
        qn_raise_class(rt, qn_class_ptr(cls), "'No time zone found with key %.*s'", (int)s.n, s.n ? s.p : "");
        qn_release(rt, cls);
      }
    }
  }
  qn_buf_deinit(&b);
  return z;
}

static int read_pandas(qn_rt *rt, qn_value v, bool stamp, qn_timeval *out) {
  qn_value x;
  if (attr(rt, v, "_value", &x) < 0) return -1;
  int bad = qn_as_index(rt, x, &out->t);
  qn_release(rt, x);
  if (bad || attr(rt, v, "unit", &x) < 0) return -1;
  if (!qn_is_str(x) || !qn_tunit_find(qn_str_sv(x), &out->unit)) bad = qn_raise(rt, QN_E_TypeError, "a time without a unit");
  qn_release(rt, x);
  if (bad || !stamp) return bad;
  if (attr(rt, v, class_of(v) == TC_PERIOD ? "_zone" : "tzinfo", &x) < 0) return -1;
  if (x.tag != QN_NONE && !(out->zone = qn_zone_of(rt, x))) bad = -1;
  qn_release(rt, x);
  return bad;
}

/* A datetime with a zone becomes a Timestamp, which knows its moment. */
static int read_zoned(qn_rt *rt, qn_value v, qn_timeval *out) {
  qn_value stamp;
  if (qn_call_module(rt, "pandas._timestamp", "Timestamp", &v, 1, &stamp) < 0) return -1;
  int bad = read_pandas(rt, stamp, true, out);
  qn_release(rt, stamp);
  return bad;
}

/* Whether v is a timedelta of Python that no count of microseconds reaches. */
static int too_far(qn_rt *rt, qn_value v, bool *out) {
  qn_value days;
  int64_t n;
  *out = false;
  if (v.tag != QN_OBJ || class_of(v) != TC_TIMEDELTA) return 0;
  if (attr(rt, v, "days", &days) < 0) return -1;
  int bad = qn_as_index(rt, days, &n);
  qn_release(rt, days);
  const int64_t edge = INT64_MAX / 86400000000; /* the day in which the last count lies */
  if (bad || (n < edge && n > -edge - 1)) return bad;
  const char *parts[] = {"seconds", "microseconds"};
  int64_t rest = 0, part;
  for (int k = 0; k < 2; k++) {
    if (attr(rt, v, parts[k], &days) < 0) return -1;
    bad = qn_as_index(rt, days, &part);
    qn_release(rt, days);
    if (bad) return bad;
    rest = rest * 1000000 + part;
  }
  int64_t count;
  *out = __builtin_mul_overflow(n + (n < 0), 86400000000, &count) || __builtin_add_overflow(count, n < 0 ? rest - 86400000000 : rest, &count) || count == QN_NAT;
  return 0;
}

int qn_time_read(qn_rt *rt, qn_value v, qn_timeval *out) {
  *out = (qn_timeval){.kind = qn_time_kind(v), .unit = QN_TU_US, .t = QN_NAT};
  if (out->kind == 0 || out->kind == 'N') return 0;
  if (v.tag == QN_NPSCALAR) {
    out->unit = qn_dtype_unit((qn_dtype)v.dtype);
    out->t = v.i;
    qn_tunit near = out->unit <= QN_TU_MI ? QN_TU_S : out->unit > QN_TU_NS ? QN_TU_NS : out->unit;
    if (out->unit != QN_TU_GENERIC && near != out->unit)
      out->t = out->kind == 'M' ? qn_moment_convert(out->unit, near, v.i) : qn_span_convert(out->unit, near, v.i), out->unit = near;
    return 0;
  }
  time_class c = class_of(v);
  if (c == TC_STAMP || c == TC_DELTA || c == TC_PERIOD) return read_pandas(rt, v, c != TC_DELTA, out);
  if (c == TC_DATETIME) {
    qn_value tz;
    if (attr(rt, v, "tzinfo", &tz) < 0) return -1;
    bool zoned = tz.tag != QN_NONE;
    qn_release(rt, tz);
    if (zoned) return read_zoned(rt, v, out);
  }
  bool far;
  if (too_far(rt, v, &far) < 0) return -1;
  if (far) return qn_raise_class(rt, qn_pandas_error("OutOfBoundsTimedelta"), "Python int too large to convert to C long");
  return qn_time_put(rt, out->kind == 'M' ? QN_D_DATETIME64_US : QN_D_TIMEDELTA64_US, &out->t, v);
}

/* --- values ------------------------------------------------------------------------------------------------------------------ */
int qn_zone_object(qn_rt *rt, const qn_zone *z, qn_value *out) {
  if (!z) return *out = qn_none(), 0;
  qn_value name;
  if (qn_new_str(rt, qn_sv_of(z->name), &name)) return -1;
  int bad = qn_call_module(rt, "pandas._time_units", "_zone", &name, 1, out);
  return qn_release(rt, name), bad;
}

int qn_time_value(qn_rt *rt, const qn_column *c, int64_t i, qn_value *out) {
  int64_t t = ((const int64_t *)qn_column_data(c))[i];
  if (t == QN_NAT) return *out = qn_nat(), 0;
  qn_tunit unit = qn_dtype_unit((qn_dtype)c->type);
  bool moment = qn_coltype_is_moment(c->type);
  qn_value args[3] = {qn_int(t), {0}, qn_none()};
  const char *freq = qn_zone_freq(c->zone);
  const char *module = freq ? "pandas._periods" : moment ? "pandas._timestamp" : "pandas._timedelta";
  int bad = qn_new_str(rt, qn_sv_of(qn_tunit_name(unit)), &args[1]);
  if (!bad && freq) bad = qn_new_str(rt, qn_sv_of(freq), &args[2]);
  else if (!bad && moment && c->zone) bad = qn_zone_object(rt, c->zone, &args[2]);
  if (!bad) bad = qn_call_module(rt, module, freq ? "_period" : moment ? "_stamp" : "_delta", args, moment ? 3 : 2, out);
  qn_release(rt, args[1]);
  qn_release(rt, args[2]);
  return bad;
}

/* pd.NA is no moment of a zone, and no period. */
static bool holds_na(const qn_value *v, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    if (v[i].tag == QN_OBJ && v[i].o == &qn_na_object) return true;
  return false;
}

/* The count of a time in a finer unit; false when none has room for it. */
static bool in_unit(const qn_timeval *t, qn_tunit unit, int64_t *out) {
  if (t->kind != 'M' && t->kind != 'm') return *out = QN_NAT, true;
  return qn_time_convert(t->kind == 'M', t->unit, unit, t->t, out);
}

qn_column *qn_times_from(qn_rt *rt, const qn_value *v, int64_t n) {
  qn_timeval *t = qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *t);
  if (!t) return qn_raise_memory(rt), NULL;
  qn_tunit unit = QN_TU_S;
  char kind = 0;
  int64_t made = 0, zoned = 0, there = 0;
  bool ok = true, mixed = false;
  qn_zone *zone = NULL;
  for (; ok && made < n; made++) {
    bool far;
    t[made] = (qn_timeval){0};
    ok = too_far(rt, v[made], &far) == 0 && (far || qn_time_read(rt, v[made], &t[made]) == 0);
    if (!ok) break;
    mixed = mixed || far;
    if (t[made].kind != 'M' && t[made].kind != 'm') continue;
    mixed = mixed || (kind && kind != t[made].kind);
    kind = t[made].kind;
    if (t[made].unit > unit) unit = t[made].unit;
    there++;
    if (!t[made].zone) continue;
    zoned++;
    mixed = mixed || (zone && !qn_zone_same(zone, t[made].zone));
    if (!zone) zone = qn_zone_keep(t[made].zone);
  }
  mixed = mixed || (zoned && (zoned != there || holds_na(v, n)));
  int64_t x;
  for (int64_t i = 0; ok && !mixed && i < n; i++) mixed = !in_unit(&t[i], unit, &x);
  qn_column *c = !ok ? NULL : mixed ? qn_col_objects(rt, n) : qn_col_new(rt, (uint8_t)(kind == 'm' ? qn_span_dtype(unit) : qn_moment_dtype(unit)), n);
  for (int64_t i = 0; i < made; i++) {
    if (c && mixed) ((qn_value *)c->values->data)[i] = qn_retained(v[i]);
    else if (c) in_unit(&t[i], unit, &((int64_t *)c->values->data)[i]);
    qn_zone_drop(t[i].zone);
  }
  if (c && !mixed) c->zone = qn_zone_keep(zone);
  qn_zone_drop(zone);
  qn_free(rt->alloc, t, (size_t)(n + 1) * sizeof *t);
  return c;
}

/* --- as ints -------------------------------------------------------------------------------------------------------------- */
qn_column *qn_col_physical(qn_rt *rt, const qn_column *c) {
  bool time = qn_coltype_is_time(c->type);
  if (!time && c->type != QN_COL_CAT) return qn_column_keep((qn_column *)(uintptr_t)c);
  qn_column *p = qn_column_new(rt->alloc, time ? QN_D_INT64 : QN_D_INT32, c->length);
  if (!p) return qn_raise_memory(rt), NULL;
  p->masked = true; /* nulls do not make floats of it */
  if (c->length) memcpy(p->values->data, qn_column_data(c), (size_t)c->length * qn_coltype_size(c->type));
  int64_t nulls = 0;
  for (int64_t i = 0; i < c->length; i++) nulls += qn_col_isna(c, i);
  if (nulls == 0) return p;
  p->validity = qn_colbuf_new(rt->alloc, (size_t)(c->length + 7) / 8);
  if (!p->validity) return qn_column_drop(p), qn_raise_memory(rt), NULL;
  for (int64_t i = 0; i < c->length; i++)
    if (!qn_col_isna(c, i)) qn_bit_set(p->validity->data, i);
    else if (time) ((int64_t *)p->values->data)[i] = 0;
    else ((int32_t *)p->values->data)[i] = 0;
  p->null_count = nulls;
  return p;
}

/* --- text --------------------------------------------------------------------------------------------------------------------- */
static int64_t per_second(qn_tunit u) { return u == QN_TU_S ? 1 : u == QN_TU_MS ? 1000 : u == QN_TU_US ? 1000000 : 1000000000; }

/* Quotient and rest, rounded down; the product of quotient and b may be below INT64_MIN, so that the rest is not a - q * b. */
static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a % b < 0)); }
static int64_t floor_mod(int64_t a, int64_t b) { return a % b + (a % b < 0 ? b : 0); }

/* Digits of the second's fraction that a count needs: 0, 3, 6 or 9. */
static int digits_of(int64_t t, qn_tunit u) {
  int64_t part = floor_mod(t, per_second(u));
  if (part == 0) return 0;
  int64_t ns = part * (1000000000 / per_second(u));
  return ns % 1000000 == 0 ? 3 : ns % 1000 == 0 ? 6 : 9;
}

static void put_fraction(qn_buf *b, int64_t ns, int digits) {
  if (digits != 3 && digits != 6 && digits != 9) return;
  qn_buf_c(b, '.');
  qn_buf_digits(b, digits == 3 ? ns / 1000000 : digits == 6 ? ns / 1000 : ns, digits);
}

/* A date or a clock. */
static void put_triple(qn_buf *b, char sep, int width, int64_t first, int64_t second, int64_t third) {
  qn_buf_digits(b, first, width);
  qn_buf_c(b, sep);
  qn_buf_digits(b, second, 2);
  qn_buf_c(b, sep);
  qn_buf_digits(b, third, 2);
}

static void put_moment(qn_buf *b, const qn_zone *zone, int64_t t, qn_tunit u, bool day_only, int digits) {
  int64_t second = floor_div(t, per_second(u)), ns = floor_mod(t, per_second(u)) * (1000000000 / per_second(u));
  int32_t offset = zone ? qn_zone_at(zone, second).offset : 0;
  int64_t wall = second + offset, days = floor_div(wall, 86400), rest = wall - days * 86400, year;
  int month, day;
  qn_civil_from_days(days, &year, &month, &day);
  put_triple(b, '-', 4, year, month, day);
  if (day_only) return;
  qn_buf_c(b, ' ');
  put_triple(b, ':', 2, rest / 3600, rest / 60 % 60, rest % 60);
  put_fraction(b, ns, digits);
  if (!zone) return;
  int32_t o = offset < 0 ? -offset : offset;
  qn_buf_printf(b, "%c%02d:%02d", offset < 0 ? '-' : '+', o / 3600, o / 60 % 60);
}

static void put_span(qn_buf *b, int64_t t, qn_tunit u, bool day_only, int digits) {
  int64_t second = floor_div(t, per_second(u)), ns = floor_mod(t, per_second(u)) * (1000000000 / per_second(u));
  int64_t days = floor_div(second, 86400), rest = second - days * 86400;
  qn_buf_printf(b, "%lld days", (long long)days);
  if (day_only) return;
  qn_buf_printf(b, days < 0 ? " +%02d:%02d:%02d" : " %02d:%02d:%02d", (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
  put_fraction(b, ns, digits == 3 ? 6 : digits);
}

static int month_of(const char *freq) { /* of "Q-MAR": 3; 12 when it says none */
  static const char *const months[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const char *dash = strchr(freq, '-');
  for (int i = 0; dash && i < 12; i++)
    if (strcmp(dash + 1, months[i]) == 0) return i + 1;
  return 12;
}

/* A period by the second (and part) that it begins with. */
static void put_period(qn_buf *b, const char *freq, int64_t t, qn_tunit u) {
  while (*freq >= '0' && *freq <= '9') freq++;
  int64_t second = floor_div(t, per_second(u)), ns = floor_mod(t, per_second(u)) * (1000000000 / per_second(u)), year;
  int64_t days = floor_div(second, 86400), rest = second - days * 86400;
  int month, day, last = month_of(freq);
  qn_civil_from_days(days, &year, &month, &day);
  if (freq[0] == 'Y') qn_buf_printf(b, "%lld", (long long)(month == 1 ? year : year + 1));
  else if (freq[0] == 'Q') qn_buf_printf(b, "%lldQ%d", (long long)(month > last ? year + 1 : year), ((month - last - 1 + 12) % 12) / 3 + 1);
  else qn_buf_printf(b, "%04lld-%02d", (long long)year, month);
  if (freq[0] == 'Y' || freq[0] == 'Q' || freq[0] == 'M') return;
  qn_buf_printf(b, "-%02d", day);
  if (freq[0] == 'W') {
    qn_civil_from_days(days + 6, &year, &month, &day);
    qn_buf_printf(b, "/%04lld-%02d-%02d", (long long)year, month, day);
  }
  if (freq[0] == 'W' || freq[0] == 'D' || freq[0] == 'B') return;
  bool minutes = strcmp(freq, "min") == 0;
  qn_buf_printf(b, " %02d:%02d", (int)(rest / 3600), (int)(rest / 60 % 60));
  if (freq[0] != 'h' && !minutes) qn_buf_printf(b, ":%02d", (int)(rest % 60));
  if (!minutes) put_fraction(b, ns, freq[0] == 'm' ? 3 : freq[0] == 'u' ? 6 : freq[0] == 'n' ? 9 : 0);
}

void qn_time_lines(const qn_column *c, const int64_t *idx, int64_t n, const char *na, qn_time_style style, qn_buf *b, void (*put)(void *user, qn_sv cell), void *user) {
  const int64_t *v = qn_column_data(c);
  qn_tunit u = qn_dtype_unit((qn_dtype)c->type);
  bool moment = qn_coltype_is_moment(c->type), alone = style == QN_TIME_ALONE || (moment && style == QN_TIME_LABELS);
  bool day_only = style != QN_TIME_ALONE && !(moment && c->zone);
  int digits = 0;
  for (int64_t k = 0; k < n; k++) {
    int64_t t = v[idx ? idx[k] : k];
    if (t == QN_NAT) continue;
    int d = digits_of(t, u);
    if (d > digits) digits = d;
    if (t % (86400 * per_second(u)) != 0) day_only = false;
  }
  for (int64_t k = 0; k < n; k++) {
    int64_t t = v[idx ? idx[k] : k];
    qn_buf_reset(b);
    int own = digits_of(t, u);
    if (t == QN_NAT) qn_buf_z(b, na);
    else if (qn_zone_freq(c->zone)) put_period(b, qn_zone_freq(c->zone), t, u);
    else if (moment) put_moment(b, c->zone, t, u, day_only, alone ? (own == 3 ? 6 : own) : digits);
    else put_span(b, t, u, day_only, alone ? own : digits);
    put(user, qn_buf_view(b));
  }
}

bool qn_time_convert(bool moment, qn_tunit from, qn_tunit to, int64_t t, int64_t *out) {
  *out = t == QN_NAT ? t : moment ? qn_moment_convert(from, to, t) : qn_span_convert(from, to, t);
  return t == QN_NAT || to <= from || (moment ? qn_moment_convert(to, from, *out) : qn_span_convert(to, from, *out)) == t;
}

int qn_time_unfit(qn_rt *rt, bool moment, qn_tunit from, qn_tunit to, int64_t t) {
  static const char *const units[] = {[QN_TU_S] = "second", [QN_TU_MS] = "millisecond", [QN_TU_US] = "microsecond", [QN_TU_NS] = "nanosecond"};
  if (!moment) {
    const char *short_name = to == QN_TU_NS ? "ns" : to == QN_TU_US ? "us" : "ms";
    return qn_raise_class(rt, qn_pandas_error("OutOfBoundsTimedelta"), "Cannot convert %lld %ss to timedelta64[%s] without overflow", (long long)t, units[from], short_name);
  }
  char text[QN_MOMENT_TEXT];
  qn_moment_format(QN_TU_S, qn_moment_convert(from, QN_TU_S, t), text);
  char *sep = strchr(text, 'T');
  if (sep) *sep = ' ';
  return qn_raise_class(rt, qn_pandas_error("OutOfBoundsDatetime"), "Out of bounds %s timestamp: %s", units[to], text);
}
