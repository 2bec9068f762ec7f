/* attribute.c - `value.name`: members of modules, and the attributes of arrays, complex numbers and dtypes. */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"
#include "runtime/base/numpyfn.h"

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
  bool numpys = dotted.n > 6 && memcmp(dotted.p, "numpy.", 6) == 0 && qn_numpyfn_known((qn_sv){dotted.p + 6, dotted.n - 6});
  if (!numpys) qn_builtin_each(consider, &s); /* what NumPy has is no misspelling */
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
  if (qn_sv_is(name, "flat")) { /* of what is not contiguous a copy, which cannot be written to */
    const qn_type *c = qn_type_array(f->in->types, a->type->dtype, ndim, 'C', a->type->layout != 'C' || a->type->readonly);
    if (ndim == 1) return a;
    if (a->type->layout != 'C') a = qn_tx1(f, QN_TX_COPY, c, span, a);
    return qn_tx1(f, QN_TX_FLAT, qn_type_array(f->in->types, a->type->dtype, 1, 'C', a->type->readonly), span, a);
  }
  if (qn_sv_is(name, "real") || qn_sv_is(name, "imag")) {
    qn_cargs args = {.pos = &a, .n_pos = 1, .span = span, .func_span = span};
    if (qn_dtype_is_complex(a->type->dtype)) return qn_view_part(f, a, qn_sv_is(name, "imag"), span);
    return qn_sv_is(name, "real") ? a : qn_call_builtin(f, QN_SV("numpy.zeros_like"), &args);
  }
  if (qn_sv_is(name, "strides") && f->k->rules == QN_RULES_NUMBA) {
    qn_texpr *again, **items = QN_NEW_N(f->in->a, qn_texpr *, ndim + 1);
    a = a->kind == QN_TX_VAR ? (again = a) : qn_once(f, a, &again);
    for (int i = 0; i < ndim; i++) {
      items[i] = qn_tx1(f, QN_TX_STRIDE, qn_int64(f), span, i ? again : a);
      items[i]->i = i;
    }
    return qn_tuple_of(f, items, (uint32_t)ndim, span);
  }
  if (qn_sv_is(name, "strides")) return qn_unsupported(f, span, "the attribute 'strides'");
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
  if (strcmp(attr->text, "dtype") == 0) return qn_tx_nothing(f, qn_type_dtype(f->in->types, a->type->dtype), span);
  if (!real && strcmp(attr->text, "imag") != 0) {
    qn_terror(f, QN_DIAG_ATTRIBUTE, span, "attribute '%s' of %s is not supported in kernels", attr->text,
              qn_tt(f, a->type));
    return qn_poison(f, span);
  }
  if (!qn_type_is_complex(a->type)) return real ? a : qn_tx_int(f, a->type, 0, span);
  const qn_type *part = f->in->types->scalar[a->type->dtype == QN_D_COMPLEX64 ? QN_D_FLOAT32 : QN_D_FLOAT64];
  return qn_tx_intrin(f, real ? QN_INTRIN_REAL : QN_INTRIN_IMAG, part, span, a, NULL);
}

/* Of a dtype that is known; NULL: no such attribute. */
static qn_texpr *dtype_attribute(qn_fn *f, const qn_type *t, qn_sym attr, qn_span span) {
  qn_sv name = qn_sym_sv(attr);
  if (qn_sv_is(name, "type")) return qn_tx_nothing(f, t, span);
  if (qn_sv_is(name, "itemsize")) return qn_tx_int(f, qn_int64(f), qn_dtypes[t->dtype].size, span);
  bool kind = qn_sv_is(name, "kind");
  if (!kind && !qn_sv_is(name, "name")) return NULL;
  qn_texpr *e = qn_tx_nothing(f, f->in->types->str, span);
  e->text = kind ? (qn_sv){&qn_dtypes[t->dtype].kind, 1} : qn_sv_of(qn_dtypes[t->dtype].name);
  return e;
}

/* a.flags.c_contiguous and its like: what the type says. NULL: something else. */
static qn_texpr *flag(qn_fn *f, const qn_node *n) {
  const qn_node *value = n->Attribute.value;
  if (value->kind != QN_AST_Attribute || strcmp(value->Attribute.attr->text, "flags") != 0 || f->k->rules != QN_RULES_NUMBA) return NULL;
  qn_sv name = qn_sym_sv(n->Attribute.attr);
  bool c = qn_sv_is(name, "c_contiguous") || qn_sv_is(name, "contiguous"), fortran = qn_sv_is(name, "f_contiguous");
  qn_texpr *a = c || fortran ? qn_texpr_of(f, value->Attribute.value) : NULL;
  if (!a || a->type->kind != QN_TYPE_ARRAY) return NULL;
  char layout = a->type->layout;
  return qn_tx_int(f, qn_bool_type(f), c ? layout == 'C' : layout == 'F' || (a->type->ndim < 2 && layout == 'C'), n->span);
}

qn_texpr *qn_attribute(qn_fn *f, const qn_node *n) {
  const qn_node *value = n->Attribute.value;
  qn_texpr *of_type = flag(f, n);
  if (of_type) return of_type;
  qn_texpr *e = qn_texpr_of(f, value);
  if (e->type->kind == QN_TYPE_OPTIONAL) e = qn_cast(f, e, e->type->item);
  if (qn_is_poison(e)) return e;
  if (e->type->kind == QN_TYPE_MODULE) return module_attribute(f, e->type->name, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_ARRAY) return array_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_BUILTIN && e->type->name.n > 12 && memcmp(e->type->name.p, "numba.typed.", 12) == 0)
    return module_attribute(f, e->type->name, n->Attribute.attr, n->span); /* List.empty_list */
  if (e->type->kind == QN_TYPE_BUILTIN && e->type->name.n > 6 && memcmp(e->type->name.p, "numpy.", 6) == 0) /* np.add.reduce */
    return module_attribute(f, e->type->name, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_RECORD) return qn_record_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->klass) return qn_klass_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_SCALAR) return scalar_attribute(f, e, n->Attribute.attr, n->span);
  if (e->type->kind == QN_TYPE_RANGE) {
    static const char *const parts[] = {"start", "stop", "step"};
    for (uint32_t i = 0; i < 3; i++)
      if (strcmp(parts[i], n->Attribute.attr->text) == 0) return qn_tuple_item(f, e, i, n->span);
  }
  qn_texpr *known = e->type->kind == QN_TYPE_DTYPE ? dtype_attribute(f, e->type, n->Attribute.attr, n->span)
                                                   : qn_info_attribute(f, e->type, qn_sym_sv(n->Attribute.attr), n->span);
  if (known) return known;
  qn_terror(f, QN_DIAG_ATTRIBUTE, n->span, "attribute '%s' of %s is not supported in kernels",
            n->Attribute.attr->text, qn_tt(f, e->type));
  return qn_poison(f, n->span);
}
