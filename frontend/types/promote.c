/* promote.c - the tables of promote_numba.inc, looked up. */
#include "frontend/types/promote.h"

typedef struct row1 {
  const char *name, *codes;
} row1;

#define QN_PROMOTE2(name, codes) {#name, codes},
static const row1 operators[] = { /* arithmetic in the order of qn_operator, then comparisons in that of qn_cmpop */
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE2
#define QN_PROMOTE1(name, codes) {#name, codes},
static const row1 unary[] = {
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE1
#define QN_PROMOTE_MATH1(name, codes) {#name, codes},
static const row1 math1[] = {
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE_MATH1
#define QN_PROMOTE_MATH2(name, codes) {#name, codes},
static const row1 math2[] = {
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE_MATH2
#define QN_PROMOTE_NP1(name, codes) {#name, codes},
static const row1 np1[] = {
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE_NP1
#define QN_PROMOTE_NP2(name, codes) {#name, codes},
static const row1 np2[] = {
#include "frontend/types/promote_numba.inc"
};
#undef QN_PROMOTE_NP2
#define QN_UNIFY(codes) static const char unify_codes[] = codes;
#define QN_RANGE(r1, r2, r3) static const char *const range_codes[] = {r1, r2, r3};
#include "frontend/types/promote_numba.inc"
#undef QN_UNIFY
#undef QN_RANGE

_Static_assert(QN_D_COMPLEX128 == QN_PROMOTE_DTYPES - 1, "the tables are in the order of dtype.def");
_Static_assert(QN_COUNT(operators) == QN_OPERATOR_COUNT + 6, "one row each");

static const char letters[] = "?bhiqBHIQfdFD";
static bool dtype_of(char c, qn_dtype *out) {
  const char *at = strchr(letters, c);
  if (!at || !c) return false;
  *out = (qn_dtype)(at - letters);
  return true;
}
static bool decode2(const char *codes, qn_dtype a, qn_dtype b, qn_promotion *out) {
  if (a >= QN_PROMOTE_DTYPES || b >= QN_PROMOTE_DTYPES) return false;
  const char *c = codes + ((unsigned)a * QN_PROMOTE_DTYPES + (unsigned)b) * 3;
  return dtype_of(c[0], &out->a) && dtype_of(c[1], &out->b) && dtype_of(c[2], &out->result);
}
static bool decode1(const char *codes, qn_dtype a, qn_promotion *out) {
  if (a >= QN_PROMOTE_DTYPES) return false;
  out->b = out->a = a;
  return dtype_of(codes[a * 2], &out->a) && dtype_of(codes[a * 2 + 1], &out->result);
}
static const char *find(const row1 *rows, size_t n, qn_sv name) {
  for (size_t i = 0; i < n; i++)
    if (qn_sv_is(name, rows[i].name)) return rows[i].codes;
  return NULL;
}

bool qn_promote_bin(enum qn_operator op, qn_dtype a, qn_dtype b, qn_promotion *out) {
  return decode2(operators[op].codes, a, b, out);
}
bool qn_promote_cmp(enum qn_cmpop op, qn_dtype a, qn_dtype b, qn_promotion *out) {
  return op <= QN_CMP_GtE && decode2(operators[QN_OPERATOR_COUNT + op].codes, a, b, out);
}
bool qn_unify_dtype(qn_dtype a, qn_dtype b, qn_dtype *out) {
  if (a >= QN_PROMOTE_DTYPES || b >= QN_PROMOTE_DTYPES) {
    *out = a;
    return a == b;
  }
  return dtype_of(unify_codes[(unsigned)a * QN_PROMOTE_DTYPES + (unsigned)b], out);
}
qn_dtype qn_range_dtype(qn_dtype a, uint32_t n_args) {
  qn_dtype d = QN_D_INT64;
  if (a < QN_PROMOTE_DTYPES) (void)dtype_of(range_codes[n_args - 1][a], &d);
  return d;
}
bool qn_promote_unary(enum qn_unaryop op, qn_dtype a, qn_promotion *out) {
  return decode1(find(unary, QN_COUNT(unary), qn_sv_of(qn_unaryop_names[op])), a, out);
}
bool qn_promote_builtin(const char *name, qn_dtype a, qn_promotion *out) {
  const char *codes = find(unary, QN_COUNT(unary), qn_sv_of(name));
  return codes && decode1(codes, a, out);
}
bool qn_promote_math(qn_sv name, const qn_dtype *args, uint32_t n, qn_promotion *out) {
  const char *codes = n == 1 ? find(math1, QN_COUNT(math1), name) : find(math2, QN_COUNT(math2), name);
  return codes && (n == 1 ? decode1(codes, args[0], out) : decode2(codes, args[0], args[1], out));
}
bool qn_promote_ufunc(qn_sv name, const qn_dtype *args, uint32_t n, qn_promotion *out) {
  const char *codes = n == 1 ? find(np1, QN_COUNT(np1), name) : find(np2, QN_COUNT(np2), name);
  return codes && (n == 1 ? decode1(codes, args[0], out) : decode2(codes, args[0], args[1], out));
}
static bool known(const row1 *one, size_t n1, const row1 *two, size_t n2, qn_sv name, uint32_t *n_args) {
  *n_args = find(one, n1, name) ? 1 : 2;
  return *n_args == 1 || find(two, n2, name);
}
bool qn_is_math_name(qn_sv name, uint32_t *n_args) {
  return known(math1, QN_COUNT(math1), math2, QN_COUNT(math2), name, n_args);
}
bool qn_is_ufunc_name(qn_sv name, uint32_t *n_args) {
  return known(np1, QN_COUNT(np1), np2, QN_COUNT(np2), name, n_args);
}

qn_dtype qn_total_dtype(qn_dtype d) {
  if (d == QN_D_BOOL) return QN_D_INT64;
  if (!qn_dtype_is_int(d)) return d;
  return qn_dtypes[d].kind == 'u' ? QN_D_UINT64 : QN_D_INT64;
}
