/* promote.c - promotion, casting and ufunc type resolution. Everything is derived from the dtype table's kinds and
 * sizes; tests/unit/test_promote.c checks all pairs against NumPy. */
#include "runtime/base/promote.h"

#include "runtime/base/calendar.h"

const qn_ufunc_info qn_ufuncs[QN_UF_COUNT] = {
#define UFUNC(name, nin, nout, domain, result, identity, fault, meaning) \
  {#name, nin, nout, QN_DOM_##domain, QN_RES_##result, QN_ID_##identity, QN_FAULT_##fault, meaning},
#include "runtime/base/ufunc.def"
#undef UFUNC
};

static const struct {
  const char *name;
  qn_ufunc_id id;
} ufunc_aliases[] = {
    {"abs", QN_UF_absolute},       {"mod", QN_UF_remainder},      {"true_divide", QN_UF_divide},
    {"conj", QN_UF_conjugate},     {"acos", QN_UF_arccos},        {"asin", QN_UF_arcsin},
    {"atan", QN_UF_arctan},        {"atan2", QN_UF_arctan2},      {"acosh", QN_UF_arccosh},
    {"asinh", QN_UF_arcsinh},      {"atanh", QN_UF_arctanh},      {"pow", QN_UF_power},
    {"bitwise_not", QN_UF_invert}, {"bitwise_invert", QN_UF_invert}, {"bitwise_left_shift", QN_UF_left_shift},
    {"bitwise_right_shift", QN_UF_right_shift},
};

bool qn_ufunc_find(qn_sv name, qn_ufunc_id *out) {
  for (int i = 0; i < QN_UF_COUNT; i++)
    if (qn_sv_is(name, qn_ufuncs[i].name)) return *out = (qn_ufunc_id)i, true;
  for (size_t i = 0; i < QN_COUNT(ufunc_aliases); i++)
    if (qn_sv_is(name, ufunc_aliases[i].name)) return *out = ufunc_aliases[i].id, true;
  return false;
}

static char kind_of(qn_dtype d) { return qn_dtypes[d].kind; }
static int size_of(qn_dtype d) { return qn_dtypes[d].size; }

static qn_dtype signed_of(int size) {
  return size <= 1 ? QN_D_INT8 : size == 2 ? QN_D_INT16 : size == 4 ? QN_D_INT32 : QN_D_INT64;
}

qn_dtype qn_dtype_part(qn_dtype d) {
  return d == QN_D_COMPLEX64 ? QN_D_FLOAT32 : d == QN_D_COMPLEX128 ? QN_D_FLOAT64 : d;
}

qn_dtype qn_dtype_sum(qn_dtype d) {
  char k = kind_of(d);
  return k == 'b' || k == 'i' ? QN_D_INT64 : k == 'u' ? QN_D_UINT64 : d;
}

/* The float that holds every value of an int or bool dtype (float32 up to 16 bits). NumPy has float16 for 8 bits. */
static qn_dtype float_for(qn_dtype d) {
  if (kind_of(d) == 'f' || kind_of(d) == 'c') return qn_dtype_part(d);
  return size_of(d) <= 2 ? QN_D_FLOAT32 : QN_D_FLOAT64;
}

bool qn_promote(qn_dtype a, qn_dtype b, qn_dtype *out) {
  if (a == b) return *out = a, true;
  if (a > b) { /* the table is in promotion order within a kind; look at each pair once */
    qn_dtype t = a;
    a = b, b = t;
  }
  char ka = kind_of(a), kb = kind_of(b);
  if (kb == 'O') return *out = b, true;
  if (qn_dtype_is_time(a) && qn_dtype_is_time(b)) {
    qn_tunit u;
    if (!qn_tunit_common(qn_dtype_unit(a), qn_dtype_unit(b), ka == 'm', &u)) return false;
    return *out = ka == 'M' ? qn_moment_dtype(u) : qn_span_dtype(u), true;
  }
  if (kb == 'm' && (ka == 'i' || ka == 'u' || ka == 'b')) return *out = b, true;
  if (kb == 'M' || kb == 'm') return false;
  if (ka == 'b' || ka == kb) return *out = b, true;
  if (ka == 'i' && kb == 'u') {
    if (size_of(a) > size_of(b)) return *out = a, true;
    return *out = size_of(b) == 8 ? QN_D_FLOAT64 : signed_of(size_of(b) * 2), true;
  }
  qn_dtype f = float_for(a), g = qn_dtype_part(b), w = f > g ? f : g;
  return *out = kb != 'c' ? w : w == QN_D_FLOAT32 ? QN_D_COMPLEX64 : QN_D_COMPLEX128, true;
}

static bool promote_weak(qn_dtype d, qn_weak weak, qn_dtype *out) {
  char k = kind_of(d);
  if (k == 'M') return false;
  if (k == 'O' || (k == 'm' && weak == QN_WEAK_INT)) return *out = d, true;
  if (k == 'm') return false;
  if (weak == QN_WEAK_INT) return *out = k == 'b' ? QN_D_INT64 : d, true;
  if (weak == QN_WEAK_FLOAT) return *out = k == 'f' || k == 'c' ? d : QN_D_FLOAT64, true;
  if (k == 'c') return *out = d, true;
  return *out = d == QN_D_FLOAT32 ? QN_D_COMPLEX64 : QN_D_COMPLEX128, true;
}

bool qn_promote_all(const qn_optype *ops, int n, qn_dtype *out) {
  bool have = false;
  qn_dtype d = QN_D_BOOL;
  qn_weak weak = QN_STRONG;
  for (int i = 0; i < n; i++) {
    if (ops[i].weak != QN_STRONG) {
      if (ops[i].weak > weak) weak = ops[i].weak;
      continue;
    }
    if (!have) d = ops[i].dtype;
    else if (!qn_promote(d, ops[i].dtype, &d)) return false;
    have = true;
  }
  if (weak == QN_STRONG) return *out = d, have;
  if (!have) return *out = weak == QN_WEAK_INT ? QN_D_INT64 : weak == QN_WEAK_FLOAT ? QN_D_FLOAT64 : QN_D_COMPLEX128, true;
  return promote_weak(d, weak, out);
}

/* Between units: to a finer one safely, to any of the same kind otherwise; years and months are another kind of span. */
static bool can_cast_time(qn_dtype from, qn_dtype to, qn_casting casting) {
  qn_tunit u, a = qn_dtype_unit(from), b = qn_dtype_unit(to);
  if (kind_of(from) != kind_of(to) || !qn_tunit_common(a, b, qn_dtype_is_span(from), &u)) return false;
  return a == QN_TU_GENERIC || (b != QN_TU_GENERIC && (casting != QN_CAST_SAFE || a <= b));
}

bool qn_can_cast(qn_dtype from, qn_dtype to, qn_casting casting) {
  static const char order[] = "buifc";
  if (from == to || casting == QN_CAST_UNSAFE) return true;
  if (casting == QN_CAST_NO) return false;
  if (kind_of(to) == 'O') return true;
  if (qn_dtype_is_time(from) && qn_dtype_is_time(to)) return can_cast_time(from, to, casting);
  qn_dtype p;
  if (kind_of(from) != 'M' && kind_of(from) != 'm' && qn_promote(from, to, &p) && p == to) return true;
  if (casting == QN_CAST_SAFE) return false;
  const char *f = strchr(order, kind_of(from)), *t = strchr(order, kind_of(to));
  return f && t && f <= t;
}

/* The float that every operand's own float casts to: int8 with uint16 is float32, though together they are int32. */
static qn_dtype float_over(const qn_optype *in, int n) {
  qn_dtype d = QN_D_FLOAT32;
  bool strong = false;
  for (int i = 0; i < n; i++) {
    if (in[i].weak != QN_STRONG) continue;
    strong = true;
    if (float_for(in[i].dtype) == QN_D_FLOAT64) d = QN_D_FLOAT64;
  }
  bool lone_bool = n > 1 && ((in[0].weak != QN_STRONG && in[1].dtype == QN_D_BOOL) || (in[1].weak != QN_STRONG && in[0].dtype == QN_D_BOOL));
  return strong && !lone_bool ? d : QN_D_FLOAT64; /* a Python int with a bool counts as int64 */
}

static bool in_domain(qn_domain domain, char kind) {
  switch (domain) {
    case QN_DOM_ALL: return strchr("biufc", kind) != NULL;
    case QN_DOM_NUM: return strchr("iufc", kind) != NULL;
    case QN_DOM_REAL: return strchr("biuf", kind) != NULL;
    case QN_DOM_NUMR: return strchr("iuf", kind) != NULL;
    case QN_DOM_BITS: return strchr("biu", kind) != NULL;
    case QN_DOM_INTS: return strchr("iu", kind) != NULL;
    case QN_DOM_FLT:
    case QN_DOM_DIV: return strchr("fc", kind) != NULL;
    case QN_DOM_FLTR: return kind == 'f';
    case QN_DOM_TIME: break;
  }
  return false;
}

bool qn_ufunc_results(qn_ufunc_id id, qn_dtype loop, qn_ufunc_types *out) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  if (!in_domain((qn_domain)u->domain, kind_of(loop))) return false;
  if (id == QN_UF_float_power && size_of(loop) == (kind_of(loop) == 'c' ? 8 : 4)) return false;
  out->loop = out->in[0] = out->in[1] = out->out[0] = out->out[1] = loop;
  switch ((qn_result_rule)u->result) {
    case QN_RES_SAME: break;
    case QN_RES_BOOL: out->out[0] = QN_D_BOOL; break;
    case QN_RES_PART: out->out[0] = qn_dtype_part(loop); break;
    case QN_RES_COUNT: out->out[0] = QN_D_UINT8; break;
    case QN_RES_FREXP: out->out[1] = QN_D_INT32; break;
  }
  return true;
}

bool qn_ufunc_resolve(qn_ufunc_id id, const qn_optype *in, qn_ufunc_types *out) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  qn_dtype d;
  if (!qn_promote_all(in, u->nin, &d)) return false;
  char k = kind_of(d);
  if (!strchr("biufc", k)) return false;
  if (id == QN_UF_float_power) d = k == 'c' ? QN_D_COMPLEX128 : QN_D_FLOAT64;
  if ((id == QN_UF_subtract || id == QN_UF_negative || id == QN_UF_positive || id == QN_UF_sign ||
       id == QN_UF_gcd || id == QN_UF_lcm) && k == 'b')
    return false;
  if (!in_domain((qn_domain)u->domain, kind_of(d))) {
    if (u->domain == QN_DOM_DIV) d = QN_D_FLOAT64;
    else if (k == 'b' && in_domain((qn_domain)u->domain, 'i')) d = QN_D_INT8;
    else if (k != 'c' && k != 'f' && in_domain((qn_domain)u->domain, 'f')) d = float_over(in, u->nin);
  }
  return qn_ufunc_results(id, d, out);
}
