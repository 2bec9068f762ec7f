/* global.c - what names outside the function mean: frozen values, members of the modules that the engine provides. */
#include <math.h>

#include "frontend/types/infer_int.h"

static const qn_type *global_scalar(qn_fn *f, const qn_global *g, qn_dtype plain) {
  if (g->numpy_scalar) return f->in->types->scalar[g->dtype];
  if (f->k->rules == QN_RULES_DRIVER) return f->in->types->pyscalar[plain];
  return f->in->types->scalar[plain];
}

static qn_texpr *global_tuple(qn_fn *f, const qn_global *g, qn_sv name, qn_span span) {
  qn_texpr **items = QN_NEW_N(f->in->a, qn_texpr *, g->n + 1);
  for (uint32_t i = 0; i < g->n; i++) items[i] = qn_global_value(f, &g->items[i], name, span);
  return qn_tuple_of(f, items, g->n, span);
}

static void freeze(qn_fn *f, const qn_global *g, qn_sv name) {
  qn_tprogram *p = f->in->program;
  for (uint32_t i = 0; i < p->frozen.n; i++)
    if (p->frozen.data[i].env == f->k->env && qn_sv_eq(p->frozen.data[i].name, name)) return;
  qn_global *own = QN_NEW(f->in->a, qn_global);
  *own = *g;
  qn_vec_push(f->in->a, &p->frozen, ((qn_frozen){f->k->env, name, own}));
}

static qn_texpr *complex_const(qn_fn *f, const qn_type *t, double re, double im, qn_span span) {
  qn_texpr *e = qn_tx(f, QN_TX_CONST, t, span, 0);
  e->f = re, e->im = im;
  return e;
}

qn_texpr *qn_global_value(qn_fn *f, const qn_global *g, qn_sv name, qn_span span) {
  qn_types *t = f->in->types;
  if (g->kind != QN_GLOBAL_MODULE && g->kind != QN_GLOBAL_MEMBER && g->kind != QN_GLOBAL_UNKNOWN) freeze(f, g, name);
  switch (g->kind) {
    case QN_GLOBAL_NONE: return qn_tx_nothing(f, t->none, span);
    case QN_GLOBAL_BOOL: return qn_tx_int(f, global_scalar(f, g, QN_D_BOOL), g->i != 0, span);
    case QN_GLOBAL_INT: return qn_tx_int(f, global_scalar(f, g, QN_D_INT64), g->i, span);
    case QN_GLOBAL_FLOAT: return qn_tx_float(f, global_scalar(f, g, QN_D_FLOAT64), g->f, span);
    case QN_GLOBAL_COMPLEX: return complex_const(f, global_scalar(f, g, QN_D_COMPLEX128), g->f, g->im, span);
    case QN_GLOBAL_STR: {
      qn_texpr *e = qn_tx_nothing(f, t->str, span);
      e->text = g->s.n ? g->s : QN_SV("");
      return e;
    }
    case QN_GLOBAL_TUPLE: return global_tuple(f, g, name, span);
    case QN_GLOBAL_ARRAY: {
      if (g->array.dtype > QN_D_COMPLEX128 || g->array.ndim > 8) break;
      qn_texpr *e = qn_tx(f, QN_TX_GLOBAL, qn_type_array(t, g->array.dtype, g->array.ndim, 'C', true), span, 0);
      qn_global *own = QN_NEW(f->in->a, qn_global);
      *own = *g;
      e->global = own;
      return e;
    }
    case QN_GLOBAL_RECORDS: {
      qn_texpr *e = qn_tx(f, QN_TX_GLOBAL, qn_type_array(t, QN_D_UINT8, g->array.ndim, 'C', true), span, 0);
      qn_global *own = QN_NEW(f->in->a, qn_global);
      *own = *g;
      e->global = own;
      return qn_records_of_bytes(f, g->klass, e, g->array.ndim - 1, span);
    }
    case QN_GLOBAL_FUNCTION:
      if (g->function->not_kernel && !g->function->overload && f->k->rules == QN_RULES_NUMBA) {
        qn_diag *d = qn_terror(f, QN_DIAG_UNSUPPORTED, span, "kernels cannot call '%.*s', which is not compiled",
                               (int)name.n, name.p);
        qn_tnote(f, d, (qn_span){0}, "decorate '%.*s' with @njit", (int)name.n, name.p);
        return qn_poison(f, span);
      }
      return qn_tx_nothing(f, qn_type_function(t, g->function), span);
    case QN_GLOBAL_MODULE: return qn_tx_nothing(f, qn_type_module(t, g->s), span);
    case QN_GLOBAL_MEMBER: {
      qn_texpr *e = qn_member(f, g->s, span);
      if (e) return e;
      qn_terror(f, QN_DIAG_UNSUPPORTED, span, "'%.*s' is not supported in kernels", (int)g->s.n, g->s.p);
      return qn_poison(f, span);
    }
    case QN_GLOBAL_UNKNOWN: return qn_poison(f, span);
    case QN_GLOBAL_TYPE: return qn_type_value(f, g->s, span);
    case QN_GLOBAL_CLASS:
    case QN_GLOBAL_ENUM:
    case QN_GLOBAL_NAMED: return qn_klass_global(f, g, name, span);
    case QN_GLOBAL_EXCEPTION: return qn_tx_nothing(f, qn_type_exception(t, qn_arena_sv(f->in->a, g->s)), span);
    case QN_GLOBAL_BIGINT: return qn_unsupported(f, span, "an int beyond 64 bits");
    case QN_GLOBAL_MISSING:
    case QN_GLOBAL_OTHER: break;
  }
  qn_terror(f, QN_DIAG_UNSUPPORTED, span, "'%.*s' is a %.*s, which kernels cannot use", (int)name.n, name.p,
            (int)(g->s.n ? g->s.n : 5), g->s.n ? g->s.p : "value");
  return qn_poison(f, span);
}

/* --- members of modules -------------------------------------------------------------------------------------------------- */
typedef struct constant {
  const char *name;
  double value;
} constant;
static const constant constants[] = {{"pi", 3.141592653589793},   {"e", 2.718281828459045},
                                     {"tau", 6.283185307179586},  {"inf", (double)INFINITY},
                                     {"nan", (double)NAN},        {"Inf", (double)INFINITY},
                                     {"NaN", (double)NAN},        {"infty", (double)INFINITY},
                                     {"euler_gamma", 0.5772156649015329}, {"M_PI", 3.141592653589793},
                                     {"M_E", 2.718281828459045},  {"M_SQRT2", 1.4142135623730951},
                                     {"M_PI_2", 1.5707963267948966}, {"M_PI_4", 0.7853981633974483},
                                     {"M_LN2", 0.6931471805599453}, {"INFINITY", (double)INFINITY},
                                     {"NAN", (double)NAN},        {"HUGE_VAL", (double)INFINITY},
                                     {"M_LN10", 2.302585092994046}, {"M_LOG2E", 1.4426950408889634},
                                     {"M_LOG10E", 0.4342944819032518}, {"M_1_PI", 0.3183098861837907},
                                     {"M_2_PI", 0.6366197723675814}, {"M_2_SQRTPI", 1.1283791670955126},
                                     {"M_SQRT1_2", 0.7071067811865476}};

static bool split(qn_sv dotted, qn_sv *module, qn_sv *member) {
  for (size_t i = dotted.n; i-- > 0;)
    if (dotted.p[i] == '.') {
      *module = (qn_sv){dotted.p, i};
      *member = (qn_sv){dotted.p + i + 1, dotted.n - i - 1};
      return true;
    }
  return false;
}

static bool constant_member(qn_sv module, qn_sv member, double *v) {
  bool math = qn_sv_is(module, "math") || qn_sv_is(module, "cmath"), np = qn_sv_is(module, "numpy"), libc = qn_sv_is(module, "libc.math");
  if (!math && !np && !libc) return false;
  for (size_t i = 0; i < QN_COUNT(constants); i++) {
    const char *n = constants[i].name;
    if (!qn_sv_is(member, n)) continue;
    bool c_only = n[0] == 'M' || n[0] == 'H' || strcmp(n, "INFINITY") == 0 || strcmp(n, "NAN") == 0;
    if (c_only != libc) return false;
    *v = constants[i].value;
    return true;
  }
  return false;
}

static bool dtype_member(qn_sv module, qn_sv member, qn_dtype *d) {
  if (!qn_sv_is(module, "numpy") && !qn_sv_is(module, "numba") && !qn_sv_is(module, "numba.types") &&
      !qn_sv_is(module, "numba.core.types"))
    return false;
  if (qn_sv_is(member, "object") || qn_sv_is(member, "float") || qn_sv_is(member, "int")) return false;
  if (qn_sv_is(member, "int_") || qn_sv_is(member, "intp")) return *d = QN_D_INT64, true;
  if (qn_sv_is(member, "uint") || qn_sv_is(member, "uintp")) return *d = QN_D_UINT64, true;
  if (qn_sv_is(member, "boolean") || qn_sv_is(member, "bool_") || qn_sv_is(member, "bool")) return *d = QN_D_BOOL, true;
  if (qn_sv_is(member, "double")) return *d = QN_D_FLOAT64, true;
  if (qn_sv_is(member, "single")) return *d = QN_D_FLOAT32, true;
  if (qn_sv_is(member, "intc")) return *d = QN_D_INT32, true;
  if (qn_sv_is(member, "uintc")) return *d = QN_D_UINT32, true;
  return qn_dtype_find(member, d) && *d <= QN_D_COMPLEX128;
}

static bool is_submodule(qn_sv dotted) {
  static const char *const names[] = {"numba.types", "numba.core", "numba.core.types", "numba.typed", "numpy.random", "numpy.linalg", "cmath", "random",
                                      "libc.math", "libc", "cython.parallel"};
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_sv_is(dotted, names[i])) return true;
  return false;
}

qn_texpr *qn_member(qn_fn *f, qn_sv dotted, qn_span span) {
  qn_types *t = f->in->types;
  qn_sv module, member;
  double v;
  qn_dtype d;
  if (!split(dotted, &module, &member)) return qn_builtin_name(f, dotted, span);
  if (qn_sv_is(module, "builtins")) return qn_builtin_name(f, member, span);
  if (qn_sv_is(dotted, "numpy.linalg.LinAlgError")) return qn_tx_nothing(f, qn_type_exception(t, member), span);
  if (constant_member(module, member, &v)) return qn_tx_float(f, qn_float64(f), v, span);
  if (qn_sv_is(dotted, "numpy.newaxis")) return qn_tx_nothing(f, t->none, span);
  qn_texpr *type = qn_type_member(f, module, member, span);
  if (type) return type;
  if (dtype_member(module, member, &d)) return qn_tx_nothing(f, qn_type_dtype(t, d), span);
  if (qn_builtin_known(dotted)) return qn_tx_nothing(f, qn_type_builtin(t, qn_arena_sv(f->in->a, dotted)), span);
  if (is_submodule(dotted)) return qn_tx_nothing(f, qn_type_module(t, dotted), span);
  return NULL;
}

static bool is_exception(qn_sv name) {
  static const char *const names[] = {
#define EXCEPTION(name, base) #name,
#include "runtime/object/exceptions.def"
#undef EXCEPTION
  };
  for (size_t i = 0; i < QN_COUNT(names); i++)
    if (qn_sv_is(name, names[i])) return true;
  return false;
}

qn_texpr *qn_builtin_name(qn_fn *f, qn_sv name, qn_span span) {
  if (is_exception(name)) return qn_tx_nothing(f, qn_type_exception(f->in->types, name), span);
  if (qn_builtin_known(name)) return qn_tx_nothing(f, qn_type_builtin(f->in->types, name), span);
  if (f->k->rules == QN_RULES_CYTHON && qn_sv_is(name, "NULL")) return qn_unsupported(f, span, "NULL");
  return NULL;
}
