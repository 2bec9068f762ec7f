/* calendar.h - the calendar of NumPy's times, the proleptic Gregorian one (the modules datetime and calendar have texts of their own).
 *
 * A moment is a count of units since 1970-01-01T00:00, a span a count of units. The least int64 is "not a time" in both.
 * Numbers that leave 64 bits wrap around, as NumPy's do. Units: timeunit.def. */
#ifndef QN_CALENDAR_H
#define QN_CALENDAR_H

#include "runtime/base/dtype.h"

#define QN_NAT INT64_MIN

typedef enum qn_tunit {
#define UNIT(ID, name, words, parts) QN_TU_##ID,
#include "runtime/base/timeunit.def"
#undef UNIT
  QN_TU_COUNT
} qn_tunit;

static inline bool qn_dtype_is_moment(qn_dtype d) { return d >= QN_D_DATETIME64 && d < QN_D_TIMEDELTA64; }
static inline bool qn_dtype_is_span(qn_dtype d) { return d >= QN_D_TIMEDELTA64 && d <= QN_D_TIMEDELTA64_AS; }
static inline bool qn_dtype_is_time(qn_dtype d) { return d >= QN_D_DATETIME64 && d <= QN_D_TIMEDELTA64_AS; }
static inline qn_tunit qn_dtype_unit(qn_dtype d) { /* of a time's dtype */
  return (qn_tunit)(d - (qn_dtype_is_moment(d) ? QN_D_DATETIME64 : QN_D_TIMEDELTA64));
}
static inline qn_dtype qn_moment_dtype(qn_tunit u) { return (qn_dtype)(QN_D_DATETIME64 + u); }
static inline qn_dtype qn_span_dtype(qn_tunit u) { return (qn_dtype)(QN_D_TIMEDELTA64 + u); }
const char *qn_tunit_name(qn_tunit u);  /* "ms" */
const char *qn_tunit_words(qn_tunit u); /* "milliseconds" */
bool qn_tunit_find(qn_sv name, qn_tunit *out);
/* What follows "datetime64" or "M8" in a dtype's name: "", "[ns]". False: no unit of ours ("[25s]", "[x]"). */
bool qn_tunit_parse(qn_sv text, qn_tunit *out);
/* "<M8[D]" for a time, the dtype's name for others, as NumPy's messages name dtypes. */
typedef struct qn_dtype_text { char text[24]; } qn_dtype_text;
qn_dtype_text qn_dtype_spell(qn_dtype d);

/* --- days ------------------------------------------------------------------------------------------------------------- */
/* Days from 1970-01-01 to a date (month 1..12; day may lie outside its month). */
int64_t qn_days_from_civil(int64_t year, int month, int64_t day);
void qn_civil_from_days(int64_t days, int64_t *year, int *month, int *day);
int qn_month_length(int64_t year, int month);

/* --- moments ---------------------------------------------------------------------------------------------------------- */
typedef struct qn_civil {
  int64_t year;
  int month, day, hour, minute, second;
  int64_t atto; /* of the second: attoseconds */
} qn_civil;
/* unit ≠ generic, t ≠ QN_NAT. */
void qn_moment_to_civil(qn_tunit unit, int64_t t, qn_civil *out);
int64_t qn_civil_to_moment(qn_tunit unit, const qn_civil *c); /* rounded down to the unit */
/* One count in another unit, rounded down; not-a-time stays. A generic unit takes and gives the number as it is. */
int64_t qn_moment_convert(qn_tunit from, qn_tunit to, int64_t t);
int64_t qn_span_convert(qn_tunit from, qn_tunit to, int64_t t);
bool qn_tunit_overflows(qn_tunit from, qn_tunit to); /* the factor between them has more than 64 bits */
uint64_t qn_time_hash(qn_dtype d, int64_t t); /* the same for times that are equal, whatever their units */
/* The unit that both are converted to. strict: years and months have none with the fixed units. */
bool qn_tunit_common(qn_tunit a, qn_tunit b, bool strict, qn_tunit *out);

/* --- text ------------------------------------------------------------------------------------------------------------- */
typedef struct qn_moment_text {
  qn_civil civil;
  qn_tunit unit;   /* the coarsest that says all that the text says */
  bool nat, zoned; /* zoned: it named a time zone, and civil is UTC */
  char error[200]; /* NumPy's message, when it is no moment */
} qn_moment_text;
bool qn_moment_parse(qn_sv text, qn_moment_text *out); /* ISO 8601 as NumPy reads it */
enum { QN_MOMENT_TEXT = 64 };
int qn_moment_format(qn_tunit unit, int64_t t, char out[QN_MOMENT_TEXT]); /* "2024-01-05T12:30", "NaT"; its length */
#endif
