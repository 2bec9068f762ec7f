/* overload.c - calls whose target depends on the types of the arguments: ufuncs with arrays, generalised ufuncs, stencils,
 * functions of numba.extending.overload. The engine asks the object (qn_kfunc.overload) which kernel serves these types. */
#include "frontend/types/infer_int.h"

/* As Numba ranks conversions: none, within a kind to more bits, to a wider kind, anything that may lose something. */
uint32_t qn_conversion_cost(const qn_type *from, const qn_type *to) {
  if (from == to) return 0;
  if (from->kind != QN_TYPE_SCALAR || to->kind != QN_TYPE_SCALAR) return 1;
  if (from->dtype == to->dtype) return 0;
  static const char order[] = "biufc";
  const char *a = strchr(order, qn_dtypes[from->dtype].kind), *b = strchr(order, qn_dtypes[to->dtype].kind);
  uint32_t size = qn_dtypes[from->dtype].size, room = qn_dtypes[to->dtype].size;
  bool real = a && b && *a != 'c' && *b == 'c';
  if (a == b && size <= room) return 1;
  if (a && b && a < b && (size < (real ? room / 2 : room) || *b == 'f' || *b == 'c')) return size <= room ? 10 : 20;
  return 1000;
}

static bool any_array(const qn_cargs *args) {
  for (uint32_t i = 0; i < args->n_pos; i++)
    if (args->pos[i]->type->kind == QN_TYPE_ARRAY) return true;
  return false;
}

/* k itself, what is called instead, or NULL after an error. */
const qn_kfunc *qn_overload_pick(qn_fn *f, const qn_kfunc *k, const qn_cargs *args) {
  const qn_koverload *o = k->overload;
  if (!o) return k;
  uint32_t n = args->n_pos + args->n_kw;
  if (o->arrays_only && !any_array(args)) return k;
  if (!o->arrays_only && f->k->rules != QN_RULES_NUMBA) return k;
  const qn_type **types = QN_NEW_N(f->in->a, const qn_type *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    types[i] = i < args->n_pos ? args->pos[i]->type : args->kw[i - args->n_pos]->type;
    if (types[i]->kind == QN_TYPE_POISON) return NULL;
  }
  const char *message = "it gives no implementation";
  const qn_kfunc *to = o->pick(o->user, f->in->a, types, n, args->kw_names, args->n_kw, &message);
  if (!to)
    qn_terror(f, QN_DIAG_CALL, args->span, "%.*s() cannot be called with these types: %s", (int)k->name.n, k->name.p, message);
  return to;
}
