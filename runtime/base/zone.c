/* zone.c - reading zone files and rules, offsets at a moment and at a wall time. */
#include "runtime/base/zone.h"

#include <stdio.h>
#include <stdlib.h>

#include "runtime/base/calendar.h"

/* --- making ---------------------------------------------------------------------------------------------------------- */
static qn_zone *zone_blank(const qn_allocator *alloc, const char *name) {
  qn_zone *z = qn_alloc(alloc, sizeof *z);
  if (!z) return NULL;
  memset(z, 0, sizeof *z);
  z->rc = 1;
  z->alloc = alloc;
  snprintf(z->name, sizeof z->name, "%s", name);
  return z;
}

void qn_zone_drop(qn_zone *z) {
  if (!z || --z->rc > 0) return;
  qn_free(z->alloc, z->at, (size_t)z->n * sizeof *z->at);
  qn_free(z->alloc, z->type, (size_t)z->n);
  qn_free(z->alloc, z, sizeof *z);
}

qn_zone *qn_zone_fixed(const qn_allocator *alloc, int32_t seconds) {
  char name[32] = "UTC";
  int32_t s = seconds < 0 ? -seconds : seconds;
  if (seconds && s % 60) snprintf(name, sizeof name, "UTC%c%02d:%02d:%02d", seconds < 0 ? '-' : '+', s / 3600, s / 60 % 60, s % 60);
  else if (seconds) snprintf(name, sizeof name, "UTC%c%02d:%02d", seconds < 0 ? '-' : '+', s / 3600, s / 60 % 60);
  qn_zone *z = zone_blank(alloc, name);
  if (!z) return NULL;
  z->ntypes = 1;
  z->types[0].offset = seconds;
  snprintf(z->types[0].abbr, sizeof z->types[0].abbr, "%.9s", name);
  return z;
}

/* --- the rule at a file's end --------------------------------------------------------------------------------------------- */
static bool rule_name(const char **p, char *out, size_t room) {
  const char *s = *p;
  bool quoted = *s == '<';
  size_t n = 0;
  if (quoted) s++;
  while (*s && (quoted ? *s != '>' : (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))) {
    if (n + 1 < room) out[n++] = *s;
    s++;
  }
  out[n] = 0;
  if (quoted && *s == '>') s++;
  *p = s;
  return n > 0;
}

static int32_t rule_time(const char **p) { /* [+-]h[:m[:s]] in seconds */
  const char *s = *p;
  int32_t sign = 1, part[3] = {0};
  if (*s == '-' || *s == '+') sign = *s++ == '-' ? -1 : 1;
  for (int k = 0; k < 3; k++) {
    while (*s >= '0' && *s <= '9' && part[k] < 1000) part[k] = part[k] * 10 + (*s++ - '0');
    if (*s != ':') break;
    s++;
  }
  *p = s;
  return sign * (part[0] * 3600 + part[1] * 60 + part[2]);
}

static int rule_number(const char **p) {
  int v = 0;
  while (**p >= '0' && **p <= '9' && v < 1000) v = v * 10 + (*(*p)++ - '0');
  return v;
}

static void parse_rule(const char *s, qn_zone_rule *r) {
  memset(r, 0, sizeof *r);
  if (!rule_name(&s, r->std.abbr, sizeof r->std.abbr)) return;
  r->std.offset = -rule_time(&s);
  r->there = true;
  if (!rule_name(&s, r->dst.abbr, sizeof r->dst.abbr)) return;
  r->dst.dst = true;
  r->dst.offset = *s && *s != ',' ? -rule_time(&s) : r->std.offset + 3600;
  for (int k = 0; k < 2 && *s == ','; k++) {
    s++;
    char kind = *s == 'M' || *s == 'J' ? *s++ : 0;
    int a = rule_number(&s), b = 0, c = 0;
    if (kind == 'M' && *s == '.') s++, b = rule_number(&s);
    if (kind == 'M' && *s == '.') s++, c = rule_number(&s);
    int32_t time = 7200;
    if (*s == '/') s++, time = rule_time(&s);
    if (k == 0) r->from.kind = kind, r->from.month = a, r->from.week = b, r->from.day = c, r->from.time = time;
    else r->to.kind = kind, r->to.month = a, r->to.week = b, r->to.day = c, r->to.time = time;
    r->changes = k == 1;
  }
}

/* Wall seconds of a change in a year. */
static int64_t change_in(int64_t year, char kind, int month, int week, int day, int32_t time) {
  int64_t days;
  if (kind == 'M') {
    int64_t first = qn_days_from_civil(year, month, 1);
    int weekday = (int)(((first + 4) % 7 + 7) % 7); /* 0: Sunday */
    int d = (day - weekday + 7) % 7 + (week - 1) * 7;
    while (d >= qn_month_length(year, month)) d -= 7;
    days = first + d;
  } else {
    bool leap = qn_month_length(year, 2) == 29;
    days = qn_days_from_civil(year, 1, 1) + (kind == 'J' ? month - 1 + (leap && month > 59) : month);
  }
  return days * 86400 + time;
}

static qn_zone_type rule_at(const qn_zone_rule *r, int64_t utc) {
  if (!r->changes) return r->std;
  int64_t year;
  int month, day;
  int64_t local = utc + r->std.offset, d = local >= 0 ? local / 86400 : -((-local + 86399) / 86400);
  qn_civil_from_days(d, &year, &month, &day);
  int64_t from = change_in(year, r->from.kind, r->from.month, r->from.week, r->from.day, r->from.time) - r->std.offset;
  int64_t to = change_in(year, r->to.kind, r->to.month, r->to.week, r->to.day, r->to.time) - r->dst.offset;
  bool summer = from < to ? utc >= from && utc < to : utc >= from || utc < to;
  return summer ? r->dst : r->std;
}

/* --- files ------------------------------------------------------------------------------------------------------------------ */
static int64_t big(const unsigned char *p, int n) {
  uint64_t v = 0;
  for (int i = 0; i < n; i++) v = v << 8 | p[i];
  if (n == 4) return (int64_t)(int32_t)(uint32_t)v;
  return (int64_t)v;
}

static bool read_zone(qn_zone *z, const unsigned char *p, size_t n) {
  if (n < 44 || memcmp(p, "TZif", 4) != 0) return false;
  int64_t c[6];
  size_t at = 44;
  int wide = 4;
  for (int k = 0; k < 6; k++) c[k] = big(p + 20 + 4 * k, 4); /* isut, isstd, leap, time, type, char */
  if (p[4] >= '2') {
    at += (size_t)(c[3] * 5 + c[4] * 6 + c[5] + c[2] * 8 + c[1] + c[0]);
    if (at + 44 > n || memcmp(p + at, "TZif", 4) != 0) return false;
    for (int k = 0; k < 6; k++) c[k] = big(p + at + 20 + 4 * (size_t)k, 4);
    at += 44;
    wide = 8;
  }
  size_t types = at + (size_t)c[3] * (size_t)(wide + 1), names = types + (size_t)c[4] * 6, end = names + (size_t)c[5] + (size_t)c[2] * (size_t)(wide + 4) + (size_t)(c[1] + c[0]);
  if (c[3] < 0 || c[3] > 100000 || c[4] < 1 || c[4] > 64 || c[5] < 0 || end > n) return false;
  z->n = c[3];
  z->at = qn_alloc(z->alloc, (size_t)z->n * sizeof *z->at);
  z->type = qn_alloc(z->alloc, (size_t)z->n);
  if (z->n && (!z->at || !z->type)) return false;
  for (int64_t i = 0; i < z->n; i++) {
    z->at[i] = big(p + at + (size_t)(i * wide), wide);
    z->type[i] = p[at + (size_t)(c[3] * wide + i)];
    if (z->type[i] >= c[4]) return false;
  }
  z->ntypes = (int32_t)c[4];
  for (int64_t i = 0; i < c[4]; i++) {
    const unsigned char *t = p + types + (size_t)i * 6;
    z->types[i].offset = (int32_t)big(t, 4);
    z->types[i].dst = t[4] != 0;
    const char *abbr = (const char *)p + names + t[5];
    size_t most = t[5] < c[5] ? (size_t)(c[5] - t[5]) : 0, k = 0;
    for (; k < most && k + 1 < sizeof z->types[i].abbr && abbr[k]; k++) z->types[i].abbr[k] = abbr[k];
    z->types[i].abbr[k] = 0;
  }
  if (wide == 8 && end < n && p[end] == '\n') {
    char rule[128];
    size_t k = 0;
    for (size_t i = end + 1; i < n && p[i] != '\n' && k + 1 < sizeof rule; i++) rule[k++] = (char)p[i];
    rule[k] = 0;
    parse_rule(rule, &z->rule);
  }
  return true;
}

static bool safe_name(qn_sv s) { /* no path that leaves the folder of zones */
  if (s.n == 0 || s.n > 60 || s.p[0] == '/' || s.p[0] == '.') return false;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool ok = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '/';
    if (!ok) return false;
  }
  return true;
}

/* "UTC", "utc", "+05:30", "UTC-03:00". */
static bool fixed_name(qn_sv s, int32_t *seconds) {
  *seconds = 0;
  if (qn_sv_is(s, "UTC") || qn_sv_is(s, "utc") || qn_sv_is(s, "Z")) return true;
  if (s.n > 3 && memcmp(s.p, "UTC", 3) == 0) s.p += 3, s.n -= 3;
  if (s.n < 3 || (s.p[0] != '+' && s.p[0] != '-')) return false;
  int part[3] = {0}, k = 0, digits = 0;
  for (size_t i = 1; i < s.n; i++) {
    if (s.p[i] == ':') {
      if (digits != 2 || ++k > 2) return false;
      digits = 0;
    } else if (s.p[i] >= '0' && s.p[i] <= '9') {
      if (digits == 2 && ++k > 2) return false;
      if (digits == 2) digits = 0;
      part[k] = part[k] * 10 + (s.p[i] - '0');
      digits++;
    } else {
      return false;
    }
  }
  *seconds = (part[0] * 3600 + part[1] * 60 + part[2]) * (s.p[0] == '-' ? -1 : 1);
  return part[0] < 24 && part[1] < 60;
}

qn_zone *qn_zone_open(const qn_allocator *alloc, qn_sv name, bool *known) {
  int32_t seconds;
  *known = true;
  if (fixed_name(name, &seconds)) return qn_zone_fixed(alloc, seconds);
  if (name.n > 7 && name.n < 40 && memcmp(name.p, "period:", 7) == 0) {
    char text[64];
    snprintf(text, sizeof text, "%.*s", (int)name.n, name.p);
    qn_zone *z = zone_blank(alloc, text);
    if (z) z->ntypes = 1, z->period = true;
    return z;
  }
  *known = false;
  if (!safe_name(name)) return NULL;
  static const char *const folders[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"};
  for (size_t k = 0; k < QN_COUNT(folders); k++) {
    char path[160];
    qn_sv bytes;
    qn_error err;
    snprintf(path, sizeof path, "%s/%.*s", folders[k], (int)name.n, name.p);
    FILE *probe = fopen(path, "rb");
    if (!probe) continue;
    fclose(probe);
    if (qn_read_file(alloc, path, &bytes, &err) != QN_OK) continue;
    char text[64];
    snprintf(text, sizeof text, "%.*s", (int)name.n, name.p);
    qn_zone *z = zone_blank(alloc, text);
    bool good = z && read_zone(z, (const unsigned char *)bytes.p, bytes.n);
    qn_free(alloc, (void *)(uintptr_t)bytes.p, bytes.n + 1);
    if (!z) return *known = true, NULL;
    if (good) return z->named = true, *known = true, z;
    qn_zone_drop(z);
  }
  return NULL;
}

/* --- looking up --------------------------------------------------------------------------------------------------------------- */
qn_zone_type qn_zone_at(const qn_zone *z, int64_t utc) {
  if (z->n == 0) return z->rule.there ? rule_at(&z->rule, utc) : z->types[0];
  if (utc >= z->at[z->n - 1] && z->rule.there) return rule_at(&z->rule, utc);
  if (utc < z->at[0]) {
    for (int32_t i = 0; i < z->ntypes; i++)
      if (!z->types[i].dst) return z->types[i];
    return z->types[0];
  }
  int64_t lo = 0, hi = z->n; /* at[lo] <= utc < at[hi] */
  while (hi - lo > 1) {
    int64_t mid = (lo + hi) / 2;
    if (z->at[mid] <= utc) lo = mid;
    else hi = mid;
  }
  return z->types[z->type[lo]];
}

int qn_zone_local(const qn_zone *z, int64_t wall, int32_t offset[2]) {
  int32_t before = qn_zone_at(z, wall - 86400).offset, after = qn_zone_at(z, wall + 86400).offset;
  int n = 0;
  if (qn_zone_at(z, wall - before).offset == before) offset[n++] = before;
  if (after != before && qn_zone_at(z, wall - after).offset == after) offset[n++] = after;
  if (n == 2 && offset[0] < offset[1]) { /* the larger offset is the earlier moment */
    int32_t t = offset[0];
    offset[0] = offset[1];
    offset[1] = t;
  }
  return n;
}
