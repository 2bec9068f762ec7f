/* cast.c - dtype= of read_csv: an inferred column turned into the type that was asked for, as pandas does it: only without
 * loss, else a ValueError in pandas' words. */
#include <math.h>

#include "runtime/csv/csv_impl.h"

static const char *type_name(uint8_t t) { return t == QN_COL_STR ? "str" : qn_dtypes[t].name; }

static bool refuse(csv_reader *r, const qn_column *c, uint8_t type, int64_t number) {
  return csv_fail(r, QN_CSV_VALUE_ERROR, "cannot safely convert passed user dtype of %s for %s dtyped data in column %lld",
                  type_name(type), c->type == QN_COL_STR ? "object" : type_name(c->type), (long long)number);
}

static bool int_range(uint8_t type, int64_t *lo, uint64_t *hi) {
  unsigned bits = qn_dtypes[type].size * 8u;
  if (qn_dtypes[type].kind == 'u') {
    *lo = 0;
    *hi = bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
  } else {
    *lo = bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1));
    *hi = ((uint64_t)1 << (bits - 1)) - 1;
  }
  return true;
}

static void store_int(void *p, uint8_t type, int64_t i, int64_t v) { /* little-endian: the low bytes */
  memcpy((char *)p + (size_t)i * qn_dtypes[type].size, &v, qn_dtypes[type].size);
}

/* The text as Python's repr writes it, shortened. */
static void quoted(qn_sv s, char *to, size_t room) {
  char mark = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\'';
  size_t n = 0;
  to[n++] = mark;
  for (size_t i = 0; i < s.n && n + 8 < room; i++) {
    uint8_t c = (uint8_t)s.p[i];
    const char *short_of = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : NULL;
    if (short_of) n += (size_t)snprintf(to + n, room - n, "%s", short_of);
    else if (c < ' ' || c == 127) n += (size_t)snprintf(to + n, room - n, "\\x%02x", c);
    else if (c == (uint8_t)mark) to[n++] = '\\', to[n++] = (char)c;
    else to[n++] = (char)c;
  }
  to[n++] = mark;
  to[n] = 0;
}

static bool first_bad_text(csv_reader *r, const qn_column *c, bool want_int) {
  for (int64_t i = 0; i < c->length; i++) {
    qn_sv s = qn_column_str(c, i);
    double d;
    int64_t v;
    r->bad_row = i;
    if (qn_column_is_null(c, i)) {
      if (want_int) return csv_fail(r, QN_CSV_VALUE_ERROR, "cannot convert float NaN to integer");
      continue;
    }
    if (want_int ? csv_parse_int(s, 0, &v) == CSV_INT_OK : csv_parse_float(s, '.', 0, &d)) continue;
    char text[256];
    quoted(s, text, sizeof text);
    return csv_fail(r, QN_CSV_VALUE_ERROR, want_int ? "invalid literal for int() with base 10: %s" : "could not convert string to float: %s", text);
  }
  return true;
}

static bool cast_int(csv_reader *r, const qn_column *c, qn_column *out, int64_t number) {
  int64_t lo;
  uint64_t hi;
  int_range(out->type, &lo, &hi);
  for (int64_t i = 0; c->null_count && r->bad_row < 0 && i < c->length; i++)
    if (qn_column_is_null(c, i)) r->bad_row = i;
  if (c->null_count && c->type == QN_D_INT64)
    return csv_fail(r, QN_CSV_VALUE_ERROR, "Integer column has NA values in column %lld", (long long)number);
  if (c->null_count && c->type == QN_D_BOOL)
    return csv_fail(r, QN_CSV_VALUE_ERROR, "cannot safely convert passed user dtype of %s for bool dtyped data in column %lld due to NA values",
                    type_name(out->type), (long long)number);
  if (c->type == QN_COL_STR && !first_bad_text(r, c, true)) return false;
  if (c->type == QN_COL_STR) return csv_fail(r, QN_CSV_VALUE_ERROR, "Integer out of range in column %lld", (long long)number);
  for (int64_t i = 0; i < c->length; i++) {
    int64_t v = 0;
    bool ok = true;
    if (c->type == QN_D_INT64 || c->type == QN_D_UINT64) {
      v = ((const int64_t *)c->values->data)[i];
      bool big = c->type == QN_D_UINT64 && v < 0;
      ok = big ? hi == UINT64_MAX : v >= lo && (v < 0 || (uint64_t)v <= hi);
    } else if (c->type == QN_D_BOOL) {
      v = ((const uint8_t *)c->values->data)[i];
    } else {
      double d = ((const double *)c->values->data)[i];
      ok = d == floor(d) && d >= -9223372036854775808.0 && d < 9223372036854775808.0;
      if (ok) v = (int64_t)d;
      ok = ok && v >= lo && (v < 0 || (uint64_t)v <= hi);
    }
    if (!ok) return r->bad_row = i, refuse(r, c, out->type, number);
    store_int(out->values->data, out->type, i, v);
  }
  return true;
}

static bool cast_float(csv_reader *r, const qn_column *c, qn_column *out, int64_t number) {
  if (c->type == QN_COL_STR) return first_bad_text(r, c, false) && refuse(r, c, out->type, number);
  for (int64_t i = 0; i < c->length; i++) {
    double d = NAN;
    if (qn_column_is_null(c, i)) d = NAN;
    else if (c->type == QN_D_INT64) d = (double)((const int64_t *)c->values->data)[i];
    else if (c->type == QN_D_UINT64) d = (double)((const uint64_t *)c->values->data)[i];
    else if (c->type == QN_D_BOOL) d = ((const uint8_t *)c->values->data)[i];
    else d = ((const double *)c->values->data)[i];
    if (out->type == QN_D_FLOAT32) ((float *)out->values->data)[i] = (float)d;
    else ((double *)out->values->data)[i] = d;
  }
  out->validity = qn_colbuf_keep(c->validity);
  out->null_count = c->null_count;
  return true;
}

/* Numbers that are 0 and 1 throughout are bools. */
static bool cast_bool(csv_reader *r, const qn_column *c, qn_column *out, int64_t number) {
  bool number_type = c->type == QN_D_INT64 || c->type == QN_D_UINT64 || c->type == QN_D_FLOAT64;
  for (int64_t i = 0; i < c->length; i++) {
    double d = c->type == QN_D_FLOAT64 ? ((const double *)c->values->data)[i] : number_type ? (double)((const int64_t *)c->values->data)[i] : 2;
    if (!qn_column_is_null(c, i) && (d == 0 || d == 1)) {
      ((uint8_t *)out->values->data)[i] = d == 1;
      continue;
    }
    r->bad_row = i;
    return refuse(r, c, out->type, number);
  }
  return true;
}

qn_column *csv_cast(csv_reader *r, qn_column *c, uint8_t type, int64_t number) {
  bool nulls = c->null_count > 0 && type != QN_D_FLOAT64 && type != QN_COL_STR;
  if (c->type == type && !nulls) return c;
  qn_column *out = NULL;
  bool ok = false;
  if (c->type == QN_D_BOOL && type == QN_D_BOOL) {
    csv_fail(r, QN_CSV_VALUE_ERROR, "Bool column has NA values in column %lld", (long long)number);
  } else if (type == QN_D_BOOL) {
    out = qn_column_new(r->alloc, type, c->length);
    if (!out) csv_nomem(r);
    else ok = cast_bool(r, c, out, number);
  } else if (qn_coltype_is_int(type) || type == QN_D_FLOAT64 || type == QN_D_FLOAT32) {
    out = qn_column_new(r->alloc, type, c->length);
    if (!out) csv_nomem(r);
    else ok = qn_coltype_is_int(type) ? cast_int(r, c, out, number) : cast_float(r, c, out, number);
  } else {
    refuse(r, c, type, number);
  }
  if (!ok) {
    qn_column_drop(out);
    out = NULL;
  } else {
    r->bad_row = -1;
  }
  qn_column_drop(c);
  return out;
}
