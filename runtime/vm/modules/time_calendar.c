/* time_calendar.c - the calendar part of the module time: struct_time, gmtime, localtime, mktime, strftime, asctime, ctime. */
#include <math.h>
#include <time.h>

#include "runtime/vm/modules/time_calendar.h"

typedef struct when {
  qn_obj obj;
  qn_value items; /* a tuple of nine ints */
  qn_value zone;
  int64_t offset;
} when;

static const char *const names[] = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"};

static void when_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((when *)o)->items);
  qn_release(rt, ((when *)o)->zone);
  qn_obj_free(rt, o, sizeof(when));
}

static int when_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_tuple *t = (const qn_tuple *)((when *)v.o)->items.o;
  qn_buf_z(out, "time.struct_time(");
  for (int i = 0; i < 9; i++) {
    qn_buf_printf(out, "%s%s=", i ? ", " : "", names[i]);
    if (qn_repr(rt, t->items[i], out)) return -1;
  }
  qn_buf_c(out, ')');
  return 0;
}

static int when_get(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const when *w = (const when *)v.o;
  (void)rt;
  for (int i = 0; i < 9; i++)
    if (strcmp(names[i], name->text) == 0) return *out = qn_retained(((qn_tuple *)w->items.o)->items[i]), 0;
  if (strcmp(name->text, "tm_zone") == 0) return *out = qn_retained(w->zone), 0;
  if (strcmp(name->text, "tm_gmtoff") == 0) return *out = qn_int(w->offset), 0;
  return 1;
}

static int when_item(qn_rt *rt, qn_value v, qn_value key, qn_value *out) { return qn_get_item(rt, ((when *)v.o)->items, key, out); }
static int64_t when_length(qn_rt *rt, qn_value v) { return qn_length(rt, ((when *)v.o)->items); }
static int when_iter(qn_rt *rt, qn_value v, qn_value *out) { return qn_iter(rt, ((when *)v.o)->items, out); }
static int when_compare(qn_rt *rt, qn_value a, qn_value b, qn_cmp op, qn_value *out) {
  if (b.tag == QN_OBJ && b.o->cls == a.o->cls) b = ((when *)b.o)->items;
  return qn_is(b, QN_K_TUPLE) ? qn_compare(rt, ((when *)a.o)->items, b, op, out) : QN_NOT_IMPLEMENTED;
}
static int when_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);

static qn_class when_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "struct_time", .module = "time", .full_name = "time.struct_time",
                              .kind = QN_K_OTHER, .base = &qn_object_class, .destroy = when_destroy, .repr = when_repr, .get_attr = when_get,
                              .get_item = when_item, .length = when_length, .iter = when_iter, .compare = when_compare,
                              .construct = when_construct};

static int new_when(qn_rt *rt, const qn_value *items, const char *zone, int64_t offset, qn_value *out) {
  when *w = qn_obj_new(rt, &when_class, sizeof *w);
  if (!w) return -1;
  w->zone = qn_none();
  w->offset = offset;
  if (qn_new_tuple(rt, items, 9, &w->items) || (zone && qn_new_str(rt, qn_sv_of(zone), &w->zone))) return qn_release(rt, qn_from_obj(w)), -1;
  return *out = qn_from_obj(w), 0;
}

static int of_tm(qn_rt *rt, const struct tm *t, qn_value *out) {
  const qn_value items[9] = {qn_int(t->tm_year + 1900), qn_int(t->tm_mon + 1), qn_int(t->tm_mday), qn_int(t->tm_hour), qn_int(t->tm_min),
                             qn_int(t->tm_sec), qn_int((t->tm_wday + 6) % 7), qn_int(t->tm_yday + 1), qn_int(t->tm_isdst)};
  return new_when(rt, items, t->tm_zone, t->tm_gmtoff, out);
}

/* The nine numbers of a struct_time or a sequence; *t as C has them. */
static int to_tm(qn_rt *rt, qn_value v, const char *what, struct tm *t) {
  qn_value *items;
  int64_t n, x[9] = {0};
  *t = (struct tm){0};
  if (v.tag != QN_OBJ || (v.o->cls != &when_class && !qn_is(v, QN_K_TUPLE))) return qn_raise(rt, QN_E_TypeError, "Tuple or struct_time argument required");
  if (qn_items_of(rt, v, &items, &n)) return -1;
  int bad = n == 9 ? 0 : qn_raise(rt, QN_E_TypeError, "%s(): illegal time tuple argument", what);
  for (int i = 0; i < 9 && !bad; i++) bad = qn_as_index(rt, items[i], &x[i]);
  qn_items_free(rt, items, n);
  if (bad) return -1;
  t->tm_year = (int)(x[0] - 1900);
  t->tm_mon = x[1] ? (int)x[1] - 1 : 0;
  t->tm_mday = x[2] ? (int)x[2] : 1;
  t->tm_hour = (int)x[3];
  t->tm_min = (int)x[4];
  t->tm_sec = (int)x[5];
  t->tm_wday = (int)((x[6] + 1) % 7);
  t->tm_yday = x[7] ? (int)x[7] - 1 : 0;
  t->tm_isdst = (int)x[8];
  static const struct {
    int low, high;
    const char *name;
  } limits[] = {{0, 11, "month"}, {1, 31, "day of month"}, {0, 23, "hour"}, {0, 59, "minute"}, {0, 61, "seconds"}};
  const int have[] = {t->tm_mon, t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec};
  for (int i = 0; i < 5 && strcmp(what, "mktime") != 0; i++)
    if (have[i] < limits[i].low || have[i] > limits[i].high) return qn_raise(rt, QN_E_ValueError, "%s out of range", limits[i].name);
  return 0;
}

static int when_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v, *items;
  int64_t n;
  (void)cls;
  if (qn_args_parse(rt, args, "struct_time", "sequence/", &v) || qn_items_of(rt, v, &items, &n)) return -1;
  int bad = n >= 9 ? new_when(rt, items, NULL, 0, out)
                   : qn_raise(rt, QN_E_TypeError, "time.struct_time() takes an at least 9-sequence (%lld-sequence given)", (long long)n);
  qn_items_free(rt, items, n);
  return bad;
}

static int seconds_arg(qn_rt *rt, const qn_args *args, const char *name, time_t *out) {
  qn_value v;
  double s = 0;
  if (qn_args_parse(rt, args, name, "|seconds/", &v)) return -1;
  if (v.tag == QN_UNSET || v.tag == QN_NONE) return *out = time(NULL), 0;
  if (!qn_is_number(v)) return qn_raise(rt, QN_E_TypeError, "'%s' object cannot be interpreted as an integer", qn_class_of(v)->name);
  if (qn_as_double(rt, v, &s)) return -1;
  if (!(fabs(s) < 6e16)) return qn_raise(rt, isnan(s) ? QN_E_ValueError : QN_E_OverflowError, isnan(s) ? "Invalid value NaN (not a number)" : "timestamp out of range for platform time_t");
  return *out = (time_t)floor(s), 0;
}

int qn_time_gmtime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  time_t s = 0;
  struct tm t;
  (void)self;
  if (seconds_arg(rt, args, "gmtime", &s)) return -1;
  return gmtime_r(&s, &t) ? of_tm(rt, &t, out) : qn_raise(rt, QN_E_OverflowError, "timestamp out of range for platform time_t");
}

int qn_time_localtime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  time_t s = 0;
  struct tm t;
  (void)self;
  if (seconds_arg(rt, args, "localtime", &s)) return -1;
  return localtime_r(&s, &t) ? of_tm(rt, &t, out) : qn_raise(rt, QN_E_OverflowError, "timestamp out of range for platform time_t");
}

int qn_time_mktime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  struct tm t;
  (void)self;
  if (qn_args_parse(rt, args, "mktime", "t/", &v) || to_tm(rt, v, "mktime", &t)) return -1;
  t.tm_wday = -1;
  time_t s = mktime(&t);
  if (s == -1 && t.tm_wday == -1) return qn_raise(rt, QN_E_OverflowError, "mktime argument out of range");
  return *out = qn_float((double)s), 0;
}

static int now_or(qn_rt *rt, qn_value v, const char *what, struct tm *t) {
  if (v.tag != QN_UNSET) return to_tm(rt, v, what, t);
  time_t s = time(NULL);
  localtime_r(&s, t);
  return 0;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
int qn_time_strftime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value a[2];
  struct tm t;
  (void)self;
  if (qn_args_parse(rt, args, "strftime", "format|t/", a)) return -1;
  if (!qn_is(a[0], QN_K_STR)) return qn_raise(rt, QN_E_TypeError, "strftime() argument 1 must be str, not %s", qn_class_of(a[0])->name);
  if (now_or(rt, a[1], "strftime", &t)) return -1;
  qn_buf b, f;
  qn_buf_init(&b, rt->alloc);
  qn_buf_init(&f, rt->alloc);
  qn_buf_sv(&f, qn_str_sv(a[0]));
  qn_buf_c(&f, '.'); /* so that an empty answer and too little room differ */
  size_t room = 256, n = 0;
  char *p = NULL;
  while (!f.oom && room < 1u << 20 && (p = qn_buf_room(&b, room)) != NULL && (n = strftime(p, room, f.p, &t)) == 0) room *= 4;
  int r = p && n ? qn_new_str(rt, (qn_sv){p, n - 1}, out) : qn_raise_memory(rt);
  qn_buf_deinit(&b);
  qn_buf_deinit(&f);
  return r;
}
#pragma GCC diagnostic pop

static int as_text(qn_rt *rt, const struct tm *t, qn_value *out) {
  static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[128];
  snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %d", days[(t->tm_wday + 7) % 7], months[(t->tm_mon + 12) % 12], t->tm_mday, t->tm_hour, t->tm_min,
           t->tm_sec, t->tm_year + 1900);
  return qn_new_str(rt, qn_sv_of(text), out);
}

int qn_time_asctime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  struct tm t;
  (void)self;
  if (qn_args_parse(rt, args, "asctime", "|t/", &v) || now_or(rt, v, "asctime", &t)) return -1;
  return as_text(rt, &t, out);
}

int qn_time_ctime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  time_t s = 0;
  struct tm t;
  (void)self;
  if (seconds_arg(rt, args, "ctime", &s)) return -1;
  return localtime_r(&s, &t) ? as_text(rt, &t, out) : qn_raise(rt, QN_E_OverflowError, "timestamp out of range for platform time_t");
}

/* strptime is written in Python: lib/strptime.py. */
int qn_time_strptime(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value m, fn;
  qn_sym name = qn_sym_of(rt, "strptime");
  (void)self;
  if (!name || qn_vm_import(rt, QN_SV("_strptime"), &m)) return -1;
  int bad = qn_get_attr(rt, m, name, &fn);
  qn_release(rt, m);
  if (bad) return -1;
  bad = qn_call_object(rt, fn, args, out);
  qn_release(rt, fn);
  return bad;
}

/* timezone, altzone, daylight and tzname, by the clock of January and July. */
static int set_zones(qn_rt *rt, qn_value m) {
  enum { YEAR = (365 * 24 + 6) * 3600 };
  struct tm t[2];
  qn_value text[2] = {{0}, {0}}, pair;
  time_t at = time(NULL) / YEAR * YEAR;
  tzset();
  localtime_r(&at, &t[0]);
  at += YEAR / 2;
  localtime_r(&at, &t[1]);
  const int summer = t[0].tm_gmtoff > t[1].tm_gmtoff ? 0 : 1, winter = 1 - summer;
  int bad = qn_new_str(rt, qn_sv_of(t[winter].tm_zone), &text[0]) || qn_new_str(rt, qn_sv_of(t[summer].tm_zone), &text[1]) || qn_new_tuple(rt, text, 2, &pair);
  qn_release(rt, text[0]);
  qn_release(rt, text[1]);
  if (bad) return -1;
  bad = qn_module_set(rt, m, "tzname", pair) || qn_module_set(rt, m, "timezone", qn_int(-t[winter].tm_gmtoff)) ||
        qn_module_set(rt, m, "altzone", qn_int(-t[summer].tm_gmtoff)) || qn_module_set(rt, m, "daylight", qn_int(t[0].tm_gmtoff != t[1].tm_gmtoff));
  qn_release(rt, pair);
  return bad ? -1 : 0;
}
int qn_time_tzset(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value m;
  if (qn_args_parse(rt, args, "tzset", "", NULL) || qn_vm_import(rt, QN_SV("time"), &m)) return -1;
  const int bad = set_zones(rt, m);
  qn_release(rt, m);
  return bad ? -1 : (*out = qn_none(), 0);
}

int qn_time_calendar_init(qn_rt *rt, qn_value m) { return set_zones(rt, m) || qn_module_set(rt, m, "struct_time", qn_class_value(&when_class)) ? -1 : 0; }
