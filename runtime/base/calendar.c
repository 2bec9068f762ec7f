/* calendar.c - see calendar.h. Days ↔ dates count in eras of 400 years from 0000-03-01, so that the leap day is the last of its year. */
#include "runtime/base/calendar.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

static const struct {
  const char *name, *words;
  int64_t parts;
} units[QN_TU_COUNT] = {
#define UNIT(ID, name, words, parts) {name, words, parts},
#include "runtime/base/timeunit.def"
#undef UNIT
};
enum { ERA = 146097, TO_EPOCH = 719468 };

const char *qn_tunit_name(qn_tunit u) { return units[u].name; }
const char *qn_tunit_words(qn_tunit u) { return units[u].words; }

bool qn_tunit_find(qn_sv name, qn_tunit *out) {
  for (int u = QN_TU_GENERIC; u < QN_TU_COUNT; u++)
    if (qn_sv_is(name, units[u].name)) return *out = (qn_tunit)u, true;
  if (qn_sv_is(name, "\xce\xbcs")) return *out = QN_TU_US, true; /* μs */
  return false;
}

bool qn_tunit_parse(qn_sv text, qn_tunit *out) {
  if (text.n == 0) return *out = QN_TU_GENERIC, true;
  if (text.n < 3 || text.p[0] != '[' || text.p[text.n - 1] != ']') return false;
  text.p++, text.n -= 2;
  if (text.n > 1 && text.p[0] == '1' && (text.p[1] < '0' || text.p[1] > '9')) text.p++, text.n--; /* [1s] */
  return qn_tunit_find(text, out);
}

qn_dtype_text qn_dtype_spell(qn_dtype d) {
  qn_dtype_text t;
  if (!qn_dtype_is_time(d)) snprintf(t.text, sizeof t.text, "%s", qn_dtypes[d].name);
  else if (qn_dtype_unit(d) == QN_TU_GENERIC) snprintf(t.text, sizeof t.text, "<%c8", qn_dtypes[d].kind);
  else snprintf(t.text, sizeof t.text, "<%c8[%s]", qn_dtypes[d].kind, units[qn_dtype_unit(d)].name);
  return t;
}

/* --- days --------------------------------------------------------------------------------------------------------------- */
static wide floor_div(wide a, wide b) { /* b > 0 */
  if (a >= INT64_MIN && a <= INT64_MAX && b <= INT64_MAX) { /* 64-bit division is several times faster */
    int64_t x = (int64_t)a, y = (int64_t)b, q = x / y;
    return q - (x % y < 0);
  }
  wide q = a / b;
  return q - (a % b < 0);
}

static int64_t narrow_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

int64_t qn_days_from_civil(int64_t year, int month, int64_t day) {
  int shifted = month > 2 ? month - 3 : month + 9; /* months since March */
  const bool narrow = year > INT32_MIN && year <= INT32_MAX;
  wide y = (wide)year - (month <= 2), era = narrow ? narrow_div(year - (month <= 2), 400) : floor_div(y, 400);
  int64_t of_era = narrow ? year - (month <= 2) - (int64_t)era * 400 : (int64_t)(y - era * 400), of_year = (153 * shifted + 2) / 5;
  int64_t of_days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return (int64_t)(uint64_t)(era * ERA + of_days + day - 1 - TO_EPOCH);
}

void qn_civil_from_days(int64_t days, int64_t *year, int *month, int *day) {
  int64_t begin; /* the era's first year */
  int doe;
  if (days >= INT32_MIN && days <= INT32_MAX) {
    const int64_t z = days + TO_EPOCH, era = narrow_div(z, ERA);
    doe = (int)(z - era * ERA), begin = era * 400;
  } else {
    const wide z = (wide)days + TO_EPOCH, era = floor_div(z, ERA);
    doe = (int)(z - era * ERA), begin = (int64_t)(era * 400);
  }
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100), m = (5 * doy + 2) / 153;
  *day = doy - (153 * m + 2) / 5 + 1;
  *month = m < 10 ? m + 3 : m - 9;
  *year = begin + yoe + (*month <= 2);
}

int qn_month_length(int64_t year, int month) {
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

/* --- between units ------------------------------------------------------------------------------------------------------ */
static bool fixed(qn_tunit u) { return u >= QN_TU_W; }

static wide parts_between(qn_tunit coarse, qn_tunit fine) { /* both fixed, or years and months */
  wide n = 1;
  for (int u = (int)coarse; u < (int)fine; u++) n *= units[u].parts;
  return n;
}

/* from = *num / *den of `to`. A year is 365.2425 days. */
static void ratio(qn_tunit from, qn_tunit to, wide *num, wide *den) {
  *num = *den = 1;
  if (from > to) {
    ratio(to, from, den, num);
    return;
  }
  if (fixed(from) || !fixed(to)) {
    *num = parts_between(from, to);
    return;
  }
  *num = ERA;
  *den = from == QN_TU_Y ? 400 : 4800;
  if (to == QN_TU_W) *den *= 7;
  else *num *= parts_between(QN_TU_D, to);
  for (wide a = *num, b = *den; ; ) { /* lowest terms */
    if (b == 0) {
      *num /= a, *den /= a;
      return;
    }
    wide r = a % b;
    a = b, b = r;
  }
}

bool qn_tunit_overflows(qn_tunit from, qn_tunit to) {
  wide num, den;
  if (from == QN_TU_GENERIC || to == QN_TU_GENERIC) return false;
  ratio(from, to, &num, &den);
  qn_tunit coarse = from < to ? from : to, fine = from < to ? to : from;
  if (coarse < QN_TU_W) coarse = QN_TU_D; /* years and months count by days */
  if (coarse < fine && parts_between(coarse, fine) >> 56) return true; /* NumPy's own bound */
  return num > INT64_MAX || den > INT64_MAX;
}

int64_t qn_span_convert(qn_tunit from, qn_tunit to, int64_t t) {
  wide num, den;
  if (t == QN_NAT || from == to || from == QN_TU_GENERIC || to == QN_TU_GENERIC) return t;
  if (from >= QN_TU_S && from <= QN_TU_NS && to >= QN_TU_S && to <= QN_TU_NS) { /* pandas' units: without wide numbers */
    static const int64_t parts[] = {1, 1000, 1000000, 1000000000};
    if (from < to) return (int64_t)((uint64_t)t * (uint64_t)parts[to - from]);
    return t / parts[from - to] - (t % parts[from - to] < 0);
  }
  ratio(from, to, &num, &den);
  return (int64_t)(uint64_t)(den == 1 ? (wide)((uint64_t)t * (uint64_t)num) : floor_div((wide)t * num, den));
}

static int64_t to_days(qn_tunit from, int64_t t) {
  if (from == QN_TU_Y) return qn_days_from_civil((int64_t)((uint64_t)t + 1970), 1, 1);
  if (from == QN_TU_MO) {
    int64_t years = (int64_t)floor_div(t, 12);
    return qn_days_from_civil(years + 1970, (int)(t - years * 12) + 1, 1);
  }
  return qn_span_convert(from, QN_TU_D, t);
}

int64_t qn_moment_convert(qn_tunit from, qn_tunit to, int64_t t) {
  if (t == QN_NAT || from == to || from == QN_TU_GENERIC || to == QN_TU_GENERIC) return t;
  if (fixed(from) == fixed(to)) return qn_span_convert(from, to, t);
  int64_t days = to_days(from, t), year;
  int month, day;
  if (fixed(to)) return qn_span_convert(QN_TU_D, to, days);
  qn_civil_from_days(days, &year, &month, &day);
  return to == QN_TU_Y ? year - 1970 : (year - 1970) * 12 + month - 1;
}

bool qn_tunit_common(qn_tunit a, qn_tunit b, bool strict, qn_tunit *out) {
  *out = a > b ? a : b; /* each unit divides the coarser ones */
  if (a == QN_TU_GENERIC || b == QN_TU_GENERIC) return true;
  return !strict || fixed(a) == fixed(b);
}

uint64_t qn_time_hash(qn_dtype d, int64_t t) {
  qn_tunit u = qn_dtype_unit(d);
  if (t == QN_NAT) return UINT64_C(0x9e3779b97f4a7c15);
  if (qn_dtype_is_moment(d) && (u == QN_TU_Y || u == QN_TU_MO)) t = to_days(u, t), u = QN_TU_D;
  uwide n = (uwide)(wide)t; /* counts of the finest unit, which may wrap */
  if (u != QN_TU_GENERIC) n *= (uwide)(fixed(u) ? parts_between(u, QN_TU_AS) : parts_between(u, QN_TU_MO));
  uint64_t h = ((uint64_t)(n >> 64) * UINT64_C(0xbf58476d1ce4e5b9)) ^ ((uint64_t)n * UINT64_C(0x94d049bb133111eb));
  return h ^ h >> 29;
}

/* --- moments ------------------------------------------------------------------------------------------------------------ */
void qn_moment_to_civil(qn_tunit unit, int64_t t, qn_civil *c) {
  *c = (qn_civil){.month = 1, .day = 1};
  if (unit == QN_TU_Y || unit == QN_TU_MO) { /* not by days: those of far years leave 64 bits */
    int64_t years = unit == QN_TU_Y ? t : (int64_t)floor_div(t, 12);
    c->year = (int64_t)((uint64_t)years + 1970);
    if (unit == QN_TU_MO) c->month = (int)(t - years * 12) + 1;
    return;
  }
  int64_t days = unit <= QN_TU_D ? to_days(unit, t) : (int64_t)floor_div(t, parts_between(QN_TU_D, unit));
  qn_civil_from_days(days, &c->year, &c->month, &c->day);
  if (unit <= QN_TU_D) return;
  wide per_day = parts_between(QN_TU_D, unit), rest = (wide)t - (wide)days * per_day; /* of the day, in units */
  if (unit < QN_TU_S) rest *= parts_between(unit, QN_TU_S);
  wide per_second = unit > QN_TU_S ? parts_between(QN_TU_S, unit) : 1;
  int second = (int)(rest / per_second);
  c->hour = second / 3600, c->minute = second / 60 % 60, c->second = second % 60;
  if (unit > QN_TU_S) c->atto = (int64_t)(rest % per_second * parts_between(unit, QN_TU_AS));
}

int64_t qn_civil_to_moment(qn_tunit unit, const qn_civil *c) {
  if (unit == QN_TU_Y) return c->year - 1970;
  if (unit == QN_TU_MO) return (int64_t)(((uint64_t)c->year - 1970) * 12) + c->month - 1;
  int64_t days = qn_days_from_civil(c->year, c->month, c->day);
  if (unit <= QN_TU_D) return qn_span_convert(QN_TU_D, unit, days);
  uint64_t second = (uint64_t)days * 86400 + (uint64_t)(c->hour * 3600 + c->minute * 60 + c->second);
  if (unit <= QN_TU_S) return qn_span_convert(QN_TU_S, unit, (int64_t)second);
  return (int64_t)(second * (uint64_t)parts_between(QN_TU_S, unit) + (uint64_t)(c->atto / (int64_t)parts_between(unit, QN_TU_AS)));
}

/* --- text ---------------------------------------------------------------------------------------------------------------- */
typedef struct reader {
  const char *p;
  size_t n, at;
  qn_moment_text *out;
  bool failed;
} reader;

static bool more(const reader *r) { return !r->failed && r->at < r->n; }
static char peek(const reader *r) { return r->at < r->n ? r->p[r->at] : 0; }
static bool digit(const reader *r, size_t ahead) {
  return r->at + ahead < r->n && r->p[r->at + ahead] >= '0' && r->p[r->at + ahead] <= '9';
}
static void wrong(reader *r) {
  if (r->failed) return;
  r->failed = true;
  snprintf(r->out->error, sizeof r->out->error, "Error parsing datetime string \"%.*s\" at position %zu", (int)(r->n < 100 ? r->n : 100), r->p, r->at);
}
static void outside(reader *r, const char *what) {
  if (r->failed) return;
  r->failed = true;
  snprintf(r->out->error, sizeof r->out->error, "%s out of range in datetime string \"%.*s\"", what, (int)(r->n < 100 ? r->n : 100), r->p);
}
static int two(reader *r, const char *what, int least, int most) {
  if (r->failed) return 0;
  if (!digit(r, 0) || !digit(r, 1)) return wrong(r), 0;
  int x = (r->p[r->at] - '0') * 10 + (r->p[r->at + 1] - '0');
  if (x < least || x > most) return outside(r, what), 0;
  return r->at += 2, x;
}

static void read_year(reader *r, qn_civil *c) {
  char sign = peek(r);
  if (sign == '-' || sign == '+') r->at++;
  if (!digit(r, 0)) {
    wrong(r);
    return;
  }
  uint64_t y = 0;
  while (digit(r, 0)) y = y * 10 + (uint64_t)(r->p[r->at++] - '0');
  c->year = (int64_t)(sign == '-' ? 0 - y : y);
}

static void read_fraction(reader *r, qn_civil *c) {
  int64_t unit = INT64_C(100000000000000000);
  int digits = 0;
  for (; digit(r, 0) && digits < 18; digits++, unit /= 10) c->atto += (r->p[r->at++] - '0') * unit;
  r->out->unit = digits <= 3 ? QN_TU_MS : digits <= 6 ? QN_TU_US : digits <= 9 ? QN_TU_NS : digits <= 12 ? QN_TU_PS : digits <= 15 ? QN_TU_FS : QN_TU_AS;
}

static void read_zone(reader *r, qn_civil *c) {
  r->out->zoned = true;
  if (peek(r) == 'Z') {
    r->at++;
    if (more(r)) wrong(r);
    return;
  }
  char sign = peek(r);
  if (sign != '+' && sign != '-') {
    wrong(r);
    return;
  }
  r->at++;
  int minutes = two(r, "Timezone hours offset", 0, 23) * 60;
  if (more(r)) {
    if (peek(r) == ':') r->at++;
    minutes += two(r, "Timezone minutes offset", 0, 59);
  }
  if (more(r)) wrong(r);
  int64_t t = qn_civil_to_moment(QN_TU_S, c) - (sign == '+' ? minutes : -minutes) * 60, atto = c->atto;
  qn_moment_to_civil(QN_TU_S, t, c);
  c->atto = atto;
}

static void read_time(reader *r, qn_civil *c) {
  int *const part[3] = {&c->hour, &c->minute, &c->second};
  static const char *const names[3] = {"Hours", "Minutes", "Seconds"};
  for (int k = 0; k < 3; k++) {
    *part[k] = two(r, names[k], 0, k ? 59 : 23);
    r->out->unit = (qn_tunit)(QN_TU_H + k);
    if (!more(r)) return;
    if (k < 2 && peek(r) == ':') {
      r->at++;
      continue;
    }
    if (k == 2 && peek(r) == '.') {
      r->at++;
      read_fraction(r, c);
    }
    if (more(r)) read_zone(r, c);
    return;
  }
}

static bool is_nat(qn_sv s) {
  return s.n == 0 || (s.n == 3 && (s.p[0] | 32) == 'n' && (s.p[1] | 32) == 'a' && (s.p[2] | 32) == 't');
}

bool qn_moment_parse(qn_sv text, qn_moment_text *out) {
  *out = (qn_moment_text){.civil = {.month = 1, .day = 1}, .unit = QN_TU_Y};
  reader r = {.p = text.p, .n = text.n, .out = out};
  qn_civil *c = &out->civil;
  while (peek(&r) == ' ' || peek(&r) == '\t') r.at++;
  if (is_nat((qn_sv){text.p + r.at, text.n - r.at}) && r.at == 0) return out->nat = true, out->unit = QN_TU_GENERIC, true;
  read_year(&r, c);
  if (!more(&r)) return !r.failed;
  if (peek(&r) != '-') return wrong(&r), false;
  r.at++;
  c->month = two(&r, "Month", 1, 12);
  out->unit = QN_TU_MO;
  if (!more(&r)) return !r.failed;
  if (peek(&r) != '-') return wrong(&r), false;
  r.at++;
  c->day = two(&r, "Day", 1, qn_month_length(c->year, c->month));
  out->unit = QN_TU_D;
  if (!more(&r)) return !r.failed;
  if (peek(&r) != 'T' && peek(&r) != ' ') return wrong(&r), false;
  r.at++;
  read_time(&r, c);
  return !r.failed;
}

int qn_moment_format(qn_tunit unit, int64_t t, char out[QN_MOMENT_TEXT]) {
  if (t == QN_NAT) return snprintf(out, QN_MOMENT_TEXT, "NaT");
  if (unit == QN_TU_GENERIC) return snprintf(out, QN_MOMENT_TEXT, "%lld", (long long)t);
  qn_civil c;
  qn_moment_to_civil(unit, t, &c);
  int n = snprintf(out, QN_MOMENT_TEXT, "%04lld", (long long)c.year);
  size_t room = QN_MOMENT_TEXT;
#define PUT(...) n += snprintf(out + n, room - (size_t)n, __VA_ARGS__)
  if (unit >= QN_TU_MO) PUT("-%02d", c.month);
  if (unit >= QN_TU_W) PUT("-%02d", c.day);
  if (unit >= QN_TU_H) PUT("T%02d", c.hour);
  if (unit >= QN_TU_MI) PUT(":%02d", c.minute);
  if (unit >= QN_TU_S) PUT(":%02d", c.second);
  if (unit > QN_TU_S) PUT(".%0*lld", 3 * (int)(unit - QN_TU_S), (long long)(c.atto / (int64_t)parts_between(unit, QN_TU_AS)));
#undef PUT
  return n;
}
