/* native_dates_parse.c - times read out of text by strptime's formats. */
#include "runtime/frame/factor.h"
#include "runtime/frame/native_dates.h"

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

/* The day of a year: as many digits as make one of 366. */
static bool yday_in(const char **p, const char *end, int64_t *out) {
  const char *s = *p;
  for (int most = 3; most > 0; most--) {
    *p = s;
    if (number_in(p, end, most, most, out) && *out >= 1 && *out <= 366) return true;
  }
  return false;
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

/* What has been read so far. */
typedef struct reading {
  const char *p, *end;
  int64_t year, month, day, hour, minute, second, yday;
  bool half, pm; /* a clock of twelve hours; its second half */
  parsed_week week;
  parsed_moment *out;
} reading;

static bool fraction_in(reading *r) {
  const char *begin = r->p;
  int64_t v = 0;
  if (!number_in(&r->p, r->end, 9, 1, &v)) return false;
  r->out->digits = (int)(r->p - begin);
  for (int k = r->out->digits; k < 9; k++) v *= 10;
  r->out->ns = v;
  return true;
}

static bool half_in(reading *r) {
  if (r->end - r->p < 2 || (r->p[1] | 32) != 'm' || ((r->p[0] | 32) != 'a' && (r->p[0] | 32) != 'p')) return false;
  r->pm = (r->p[0] | 32) == 'p';
  r->half = true;
  r->p += 2;
  return true;
}

/* Z, UTC, GMT, +02:00, -0530, +02 */
static bool zone_in(reading *r) {
  r->out->zoned = true;
  const bool letter = r->p < r->end && (*r->p == 'Z' || *r->p == 'z');
  if (letter || (r->end - r->p >= 3 && (memcmp(r->p, "UTC", 3) == 0 || memcmp(r->p, "GMT", 3) == 0))) {
    r->p += letter ? 1 : 3;
    return r->out->utc = true;
  }
  if (r->p == r->end || (*r->p != '+' && *r->p != '-')) return false;
  int64_t sign = *r->p++ == '-' ? -1 : 1, hours = 0, minutes = 0;
  if (!number_in(&r->p, r->end, 2, 2, &hours)) return false;
  if (r->p < r->end && *r->p == ':') r->p++;
  if (r->p < r->end && !number_in(&r->p, r->end, 2, 2, &minutes)) return false;
  r->out->offset = sign * (hours * 3600 + minutes * 60);
  r->out->utc = r->out->offset == 0;
  return true;
}

/* What stands between directives; a space stands for one or more. */
static bool literal_in(reading *r, char c) {
  if (r->p == r->end || *r->p != c) return false;
  r->p++;
  while (c == ' ' && r->p < r->end && *r->p == ' ') r->p++;
  return true;
}

/* The weekday of %u (1 to 7 from Monday) or %w (0 to 6 from Sunday). */
static bool weekday_in(reading *r, bool from_monday) {
  int64_t v;
  if (!number_in(&r->p, r->end, 1, 1, &v) || v > (from_monday ? 7 : 6) || v < from_monday) return false;
  r->week.weekday = (v + 6) % 7;
  return true;
}

static bool month_in(reading *r, bool brief) {
  r->month = name_in(&r->p, r->end, qn_month_names, 12, brief) + 1;
  return r->month > 0;
}

static bool directive_in(reading *r, char c) {
  const char **p = &r->p, *end = r->end;
  switch (c) {
    case 'Y': return number_in(p, end, 4, 4, &r->year);
    case 'y':
      if (!number_in(p, end, 2, 2, &r->year)) return false;
      r->year += r->year <= 68 ? 2000 : 1900;
      return true;
    case 'm': return number_in(p, end, 2, 1, &r->month);
    case 'd': return number_in(p, end, 2, 1, &r->day);
    case 'H': return number_in(p, end, 2, 1, &r->hour);
    case 'I':
      r->half = true;
      return number_in(p, end, 2, 1, &r->hour) && r->hour >= 1 && r->hour <= 12;
    case 'M': return number_in(p, end, 2, 1, &r->minute);
    case 'S': return number_in(p, end, 2, 1, &r->second);
    case 'j': return yday_in(p, end, &r->yday);
    case 'f': return fraction_in(r);
    case 'p': return half_in(r);
    case 'b': case 'B': return month_in(r, c == 'b');
    case 'a': case 'A': return (r->week.weekday = name_in(p, end, qn_day_names, 7, c == 'a')) >= 0;
    case 'u': case 'w': return weekday_in(r, c == 'u');
    case 'G': return number_in(p, end, 4, 4, &r->week.year);
    case 'V': case 'U': case 'W':
      r->week.kind = c;
      return number_in(p, end, 2, 1, &r->week.week);
    case 'z': case 'Z': return zone_in(r);
    case '%': return literal_in(r, '%');
    default: return false;
  }
}

/* The moment of what was read; false: there is no such day or time. */
static bool settled(reading *r) {
  if (r->half && r->pm && r->hour < 12) r->hour += 12;
  else if (r->half && !r->pm && r->hour == 12) r->hour = 0;
  if (r->month < 1 || r->month > 12 || r->day < 1 || r->hour > 23 || r->minute > 59 || r->second > 59) return false;
  int64_t days;
  if (r->week.kind && (r->week.kind != 'V' || r->week.year)) {
    if (!day_of_week(&r->week, r->year, &days)) return false;
  } else if (r->yday) { /* the 366th of a short year is the next year's first */
    days = qn_days_from_civil(r->year, 1, 1) + r->yday - 1;
  } else {
    if (r->day > qn_month_length(r->year, (int)r->month)) return false;
    days = qn_days_from_civil(r->year, (int)r->month, r->day);
  }
  r->out->second = days * 86400 + r->hour * 3600 + r->minute * 60 + r->second - r->out->offset;
  return true;
}

/* Text by a strptime format; exact: all of it. */
static bool read_format(qn_sv text, qn_sv f, bool exact, parsed_moment *out) {
  *out = (parsed_moment){0};
  reading r = {.p = text.p, .end = text.p + text.n, .year = 1900, .month = 1, .day = 1, .week = {.weekday = -1}, .out = out};
  for (size_t i = 0; i < f.n; i++) {
    const bool directive = f.p[i] == '%' && i + 1 < f.n;
    if (directive ? !directive_in(&r, f.p[++i]) : !literal_in(&r, f.p[i])) return false;
  }
  return (!exact || r.p == r.end) && settled(&r);
}

/* parse(texts, formats, coerce, exact, unit): (int64 counts in unit, zone name or None, position of the first that no format reads
 * or -1, whether zones differ, most digits of a fraction). Each text is read by the first of the formats that fits. */
int qn_dates_parse(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[5], t[5], *formats;
  int64_t nf;
  qn_tunit u;
  if (qn_args_parse(rt, args, "parse", "texts formats coerce exact unit", v) < 0 || qn_dates_unit(rt, v[4], &u) < 0) return -1;
  int coerce = qn_truth(rt, v[2]), exact = qn_truth(rt, v[3]);
  if (coerce < 0 || exact < 0) return -1;
  qn_column *c = qn_dates_column(rt, v[0]);
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
    int64_t per = qn_unit_per_second(u), count;
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
