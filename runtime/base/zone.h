/* zone.h - time zones of moments: UTC, fixed offsets ("UTC+05:30") and the names of the system's zone files ("Europe/Berlin").
 *
 * A column of periods (pandas' PeriodDtype) holds the moments at which they begin, and its zone says how long they are: its name is
 * "period:" and pandas' word for the frequency ("period:M", "period:W-SUN"), its offset 0. So periods sort, group and join as moments.
 *
 * What a changer must know: a zone is counted and immutable. Rules come from the zone's file (RFC 8536): its table of changes, and
 * after the last one the rule at the file's end. Seconds since 1970 everywhere. */
#ifndef QN_ZONE_H
#define QN_ZONE_H

#include "runtime/base/base.h"

typedef struct qn_zone_type {
  int32_t offset; /* seconds east of UTC */
  bool dst;
  char abbr[12];
} qn_zone_type;

typedef struct qn_zone_rule { /* the yearly changes after the table: "CET-1CEST,M3.5.0,M10.5.0/3" */
  bool there, changes;
  qn_zone_type std, dst;
  struct { char kind; int month, week, day; int32_t time; } from, to; /* kind: M, J (1..365) or 0 (0..365) */
} qn_zone_rule;

typedef struct qn_zone {
  int64_t rc;
  const qn_allocator *alloc;
  char name[64];  /* "UTC", "UTC+05:30", "Europe/Berlin" */
  bool named;     /* of a zone file */
  bool period;    /* no zone but the frequency of periods */
  int64_t n;      /* changes */
  int64_t *at;    /* when */
  uint8_t *type;  /* to which type */
  qn_zone_type types[64];
  int32_t ntypes;
  qn_zone_rule rule;
} qn_zone;

/* NULL: *known false when there is no such zone, true when out of memory. */
qn_zone *qn_zone_open(const qn_allocator *alloc, qn_sv name, bool *known);
qn_zone *qn_zone_fixed(const qn_allocator *alloc, int32_t seconds); /* 0: "UTC" */
void qn_zone_drop(qn_zone *z); /* may be NULL */
static inline qn_zone *qn_zone_keep(qn_zone *z) {
  if (z) z->rc++;
  return z;
}
static inline bool qn_zone_same(const qn_zone *a, const qn_zone *b) { return a == b || (a && b && strcmp(a->name, b->name) == 0); }
/* "M" of "period:M"; NULL: not the frequency of periods (z may be NULL). */
static inline const char *qn_zone_freq(const qn_zone *z) { return z && z->period ? z->name + sizeof "period:" - 1 : NULL; }
/* What holds at a moment. */
qn_zone_type qn_zone_at(const qn_zone *z, int64_t utc);
/* The offsets that a wall time can have: 0 (it is skipped), 1 or 2 (it comes twice; the earlier moment first). */
int qn_zone_local(const qn_zone *z, int64_t wall, int32_t offset[2]);

#endif
