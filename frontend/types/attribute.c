/* attribute.c - `value.name`: members of modules, and the attributes of arrays, complex numbers and dtypes. */
#include <float.h>

#include "frontend/types/infer_int.h"

typedef struct nearest {
  qn_sv module;
  qn_suggestion member;
} nearest;
static void consider(void *ctx, qn_sv dotted) {
  nearest *s = ctx;
  if (dotted.n <= s->module.n + 1 || memcmp(dotted.p, s->module.p, s->module.n) != 0 || dotted.p[s->module.n] != '.')
    return;
  qn_sv member = {dotted.p + s->module.n + 1, dotted.n - s->module.n - 1};
  qn_suggest_offer(&s->member, member);
}

static qn_texpr *module_attribute(qn_fn *f, qn_sv module, qn_sym attr, qn_span span) {
  qn_sv dotted = qn_sv_of(qn_arena_printf(f->in->a, "%.*s.%s", (int)module.n, module.p, attr->text));
  if (module.n && module.p[0] == '.') { /* a file: the environment knows its names */
    qn_global g = {.kind = QN_GLOBAL_MISSING};
    f->k->env->resolve(f->k->env->user, f->in->a, dotted, &g);
    if (g.kind != QN_GLOBAL_MISSING) return qn_global_value(f, &g, dotted, span);
    qn_terror(f, QN_DIAG_ATTRIBUTE, span, "module '%.*s' has no attribute '%s'", (int)module.n - 1, module.p + 1, attr->text);
    return qn_poison(f, span);
  }
  qn_texpr *e = qn_member(f, dotted, span);
  if (e) return e;
  nearest s = {module, {.wrong = qn_sym_sv(attr)}};
  qn_builtin_each(consider, &s);
  qn_terror(f, QN_DIAG_ATTRIBUTE, span, "'%.*s' is not supported in kernels%s", (int)dotted.n, dotted.p,
            qn_suggest_text(&s.member, f->in->a));
  return qn_poison(f, span);
}

static qn_texpr *shape_item(qn_fn *f, qn_texpr *array, int axis, qn_span span) {
  qn_texpr *e = qn_tx1(f, QN_TX_SHAPE, qn_int64(f), span, array);
  e->i = axis;
  return e;
}

static qn_texpr *array_attribute(qn_fn *f, qn_texpr *a, qn_sym attr, qn_span span) {
  qn_sv name = qn_sym_sv(attr);
  int ndim = a->type->ndim;
  if (qn_sv_is(name, "ndim")) return qn_tx_int(f, qn_int64(f), ndim, span);
  if (qn_sv_is(name, "size")) return qn_tx1(f, QN_TX_SIZE, qn_int64(f), span, a);
  if (qn_sv_is(name, "itemsize")) return qn_tx_int(f, qn_int64(f), qn_dtypes[a->type->dtype].size, span);
  if (qn_sv_is(name, "nbytes")) {
    qn_texpr *n = qn_tx1(f, QN_TX_SIZE, qn_int64(f), span, a);
    return qn_tx_bin(f, QN_OP_Mult, qn_int64(f), span, n,
                     qn_tx_int(f, qn_int64(f), qn_dtypes[a->type->dtype].size, span));
  }
  if (qn_sv_is(name, "dtype")) return qn_tx_nothing(f, qn_type_dtype(f->in->types, a->type->dtype), span);
  if (qn_sv_is(name, "T")) {
    char layout = a->type->layout == 'C' ? 'F' : a->type->layout == 'F' ? 'C' : 'A';
    const qn_type *t = qn_type_array(f->in->types, a->type->dtype, ndim, layout, a->type->readonly);
    return ndim < 2 ? a : qn_tx1(f, QN_TX_T, t, span, a);
  }
  if (qn_sv_is(name, "shape")) {
    qn_texpr *again, **items = QN_NEW_N(f->in->a, qn_texpr *, ndim + 1);
    a = a->kind == QN_TX_VAR ? (again = a) : qn_once(f, a, &again);
    for (int i = 0; i < ndim; i++) items[i] = shape_item(f, i ? again : a, i, span);
    return qn_tuple_of(f, items, (uint32_t)ndim, span);
  }
  qn_terror(f, QN_DIAG_ATTRIBUTE, span, "attribute '%s' of %s is not supported in kernels", attr->text,
            qn_tt(f, a->type));
  return qn_poison(f, span);
}

static qn_texpr *scalar_attribute(qn_fn *f, qn_texpr *a, qn_sym attr, qn_span span) {
  bool real = strcmp(attr->text, "real") == 0;
  if (!real && strcmp(attr->text, "imag") != 0) {
    qn_terror(f, QN_DIAG_ATTRIBUTE, span, "attribute '%s' of %s is not supported in kernels", attr->text,
              qn_tt(f, a->type));
    return qn_poison(f, span);
  }
  if (!qn_type_is_complex(a->type)) return real ? a : qn_tx_int(f, a->type, 0, span);
  const qn_type *part = f->in->types->scalar[a->type->dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64];
  return qn_tx_intrin(f, real ? QN_INTRIN_REAL : QN_INTRIN_IMAG, part, span, a, NULL);
}

/* np.finfo(T).eps and np.iinfo(T).max: known at compile time. */
static qn_texpr *info_attribute(qn_fn *f, qn_dtype d, qn_sym attr, qn_span span) {
  qn_sv name = qn_sym_sv(attr);
  const qn_type *t = f->in->types->scalar[d];
  bool max = qn_sv_is(name, "max"), min = qn_sv_is(name, "min");
  if (qn_type_is_float(t)) {
    bool single = d == QN_D_FLOAT32;
    double big = single ? (double)FLT_MAX : DBL_MAX;
    if (max) return qn_tx_float(f, t, big, span);
    if (min) return qn_tx_float(f, t, -big, span);
    if (qn_sv_is(name, "eps")) return qn_tx_float(f, t, single ? (double)FLT_EPSILON : DBL_EPSILON, span);
    if (qn_sv_is(name, "tiny")) return qn_tx_float(f, t, single ? (double)FLT_MIN : DBL_MIN, span);
  } else if (qn_type_is_int(t) && (max || min)) {
    int bits = qn_dtypes[d].size * 8;
    bool u = qn_dtypes[d].kind == 'u';
    if (u && bits == 64 && max) return qn_tx_int(f, f->in->types->scalar[QN_D_UINT64], -1, span);
    int64_t top = u ? (int64_t)((UINT64_C(1) << bits) - 1) : (int64_t)((UINT64_C(1) << (bits - 1)) - 1);
    return qn_tx_int(f, qn_int64(f), max ? top : u ? 0 : -top - 1, span);
  }
  qn_terror(f, QN_DIAG_ATTRIBUTE, span, "attribute '%s' is not supported in kernels", attr->text);
  return qn_poison(f, span);
}

qn_texpr *qn_attribute(qn_fn *f, const qn_node *n) {
  const qn_node *value = n->Attribute.value;
  if (value->kind == QN_AST_Call && value->Call.args.n == 1) {
    qn_texpr *fn = qn_texpr_of(f, value->Call.func);
    if (qn_is_builtin(fn->type, "numpy.finfo") || qn_is_builtin(fn->type, "numpy.iinfo")) {
      qn_texpr *of = qn_texpr_of(f, value->Call.args.items[0]);
      if (of->type->kind == QN_TYPE_DTYPE || of->type->kind == QN_TYPE_SCALAR)
        return info_attribute(f, of->type->dtype, n->Attribute.attr, n->span);
    }
  }
  qn_texpr *e = qn_texpr_of(f, value);
  if (e->type->kind == QN_TYPE_OPTIONAL) e = qn_cast(f, e, e->type->item);
  if (qn_is_poison(e)) return e;
  if (e->type->kind == QN_TYPE_MODULE) return module_attribute(f, e->type->name, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_ARRAY) return array_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->klass) return qn_klass_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_SCALAR) return scalar_attribute(f, e, n->Attribute.attr, n->span);
  qn_terror(f, QN_DIAG_ATTRIBUTE, n->span, "attribute '%s' of %s is not supported in kernels",
            n->Attribute.attr->text, qn_tt(f, e->type));
  return qn_poison(f, n->span);
}
