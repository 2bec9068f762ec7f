/* dtype.c - the dtype table and lookup by name. */
#include "runtime/base/dtype.h"

#include <string.h>

#include "runtime/base/calendar.h"

const qn_dtype_info qn_dtypes[QN_D_COUNT] = {
#define DTYPE(ID, id, name, size, kind, ctype) {name, size, kind},
#include "runtime/base/dtype.def"
#undef DTYPE
};

static const struct {
  const char *name;
  qn_dtype dtype;
} aliases[] = {
    {"float", QN_D_FLOAT64},    {"int", QN_D_INT64},       {"complex", QN_D_COMPLEX128}, {"bool_", QN_D_BOOL},
    {"double", QN_D_FLOAT64},   {"single", QN_D_FLOAT32},  {"int_", QN_D_INT64},         {"intp", QN_D_INT64},
    {"uintp", QN_D_UINT64},     {"longlong", QN_D_INT64},  {"ulonglong", QN_D_UINT64},   {"byte", QN_D_INT8},
    {"ubyte", QN_D_UINT8},      {"short", QN_D_INT16},     {"ushort", QN_D_UINT16},      {"intc", QN_D_INT32},
    {"uintc", QN_D_UINT32},     {"long", QN_D_INT64},      {"ulong", QN_D_UINT64},       {"uint", QN_D_UINT64},
    {"cdouble", QN_D_COMPLEX128}, {"csingle", QN_D_COMPLEX64}, {"f8", QN_D_FLOAT64},     {"f4", QN_D_FLOAT32},
    {"i8", QN_D_INT64},         {"i4", QN_D_INT32},        {"i2", QN_D_INT16},           {"i1", QN_D_INT8},
    {"u8", QN_D_UINT64},        {"u4", QN_D_UINT32},       {"u2", QN_D_UINT16},          {"u1", QN_D_UINT8},
    {"c16", QN_D_COMPLEX128},   {"c8", QN_D_COMPLEX64},    {"b1", QN_D_BOOL},
};

bool qn_dtype_find(qn_sv name, qn_dtype *out) {
  for (int d = 0; d < QN_D_COUNT; d++)
    if (qn_sv_is(name, qn_dtypes[d].name)) return *out = (qn_dtype)d, true;
  for (size_t i = 0; i < QN_COUNT(aliases); i++)
    if (qn_sv_is(name, aliases[i].name)) return *out = aliases[i].dtype, true;
  return false;
}

/* "M8", "M8[D]", "m8[ns]", "datetime64[1s]". */
static bool parse_time(qn_sv text, qn_dtype *out) {
  static const struct {
    const char *name;
    bool span;
  } heads[] = {{"datetime64", false}, {"timedelta64", true}, {"M8", false}, {"m8", true}, {"M", false}, {"m", true}};
  for (size_t i = 0; i < QN_COUNT(heads); i++) {
    size_t n = strlen(heads[i].name);
    qn_tunit unit;
    if (text.n < n || memcmp(text.p, heads[i].name, n) != 0 || (n == 1 && text.n > 1)) continue;
    if (!qn_tunit_parse((qn_sv){text.p + n, text.n - n}, &unit)) return false;
    return *out = heads[i].span ? qn_span_dtype(unit) : qn_moment_dtype(unit), true;
  }
  return false;
}

bool qn_dtype_parse(qn_sv text, qn_dtype *out) {
  static const char letters[] = "?bhilqpBHILQPfdFDO";
  static const uint8_t dtypes[] = {QN_D_BOOL,   QN_D_INT8,   QN_D_INT16,  QN_D_INT32,  QN_D_INT64,   QN_D_INT64,   QN_D_INT64,     QN_D_UINT8,      QN_D_UINT16,
                                   QN_D_UINT32, QN_D_UINT64, QN_D_UINT64, QN_D_UINT64, QN_D_FLOAT32, QN_D_FLOAT64, QN_D_COMPLEX64, QN_D_COMPLEX128, QN_D_OBJECT};
  if (text.n > 1 && (text.p[0] == '<' || text.p[0] == '=' || text.p[0] == '|')) text.p++, text.n--;
  const char *at = text.n == 1 ? memchr(letters, text.p[0], sizeof letters - 1) : NULL;
  if (at) return *out = (qn_dtype)dtypes[at - letters], true;
  return qn_dtype_find(text, out) || parse_time(text, out);
}
