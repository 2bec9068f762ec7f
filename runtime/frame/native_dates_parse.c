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
      case 'b': if ((v = name_in(&p, end, qn_month_names, 12, true)) < 0) return false;
        month = v + 1;
        break;
      case 'B': if ((v = name_in(&p, end, qn_month_names, 12, false)) < 0) return false;
        month = v + 1;
        break;
      case 'a': case 'A': if ((w.weekday = name_in(&p, end, qn_day_names, 7, f.p[i] == 'a')) < 0) return false; break;
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
