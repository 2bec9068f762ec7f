/* cdef.c - objects of cdef classes that kernels make: C attributes as they are at first, __cinit__ of each class from the base on,
 * then __init__, as the VM's __new__ and the call of a class do it. */
#include "frontend/types/klass.h"

#include "frontend/types/builtin.h"
#include "frontend/types/loop.h"

static bool method_of(qn_fn *f, const qn_kclass *k, const char *name, qn_kmember *m) {
  *m = (qn_kmember){QN_KMEMBER_MISSING, {QN_GLOBAL_MISSING}};
  if (k->member) k->member(k->user, f->in->a, qn_sv_of(name), m);
  return m->kind == QN_KMEMBER_METHOD;
}

/* object.name(arguments), as a statement. */
static bool call(qn_fn *f, const qn_kmember *m, qn_texpr *self, const qn_cargs *c, bool bare) {
  qn_cargs with = bare ? (qn_cargs){.span = c->span, .func_span = c->func_span, .node = c->node} : *c;
  with.n_pos = (bare ? 0 : c->n_pos) + 1;
  with.pos = QN_NEW_N(f->in->a, qn_texpr *, with.n_pos);
  with.pos[0] = self;
  for (uint32_t i = 1; i < with.n_pos; i++) with.pos[i] = c->pos[i - 1];
  qn_texpr *e = qn_call_kernel(f, m->value.function, &with);
  if (qn_is_poison(e)) return false;
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, c->span);
  s->expr = e;
  qn_add(f, s);
  return true;
}

/* Is it `def __cinit__(self)`? It takes any arguments then, and looks at none. */
static bool takes_self_alone(const qn_kfunc *k) {
  const qn_node *a = qn_fn_args(k);
  return a->arguments.args.n == 1 && !a->arguments.vararg && !a->arguments.kwarg;
}

static bool call_cinits(qn_fn *f, const qn_kclass *k, qn_texpr *self, const qn_cargs *c) {
  qn_kmember m, inherited;
  if (k->base && !call_cinits(f, k->base, self, c)) return false;
  if (!method_of(f, k, "__cinit__", &m)) return true;
  if (k->base && method_of(f, k->base, "__cinit__", &inherited) && inherited.value.function == m.value.function) return true;
  return call(f, &m, self, c, takes_self_alone(m.value.function));
}

qn_texpr *qn_cdef_make(qn_fn *f, const qn_kclass *k, const qn_cargs *c) {
  const char *why = NULL;
  qn_kmember init, cinit;
  if (!k->ready || !k->ready(k->user, &why) || k->unmade) return qn_unsupported(f, c->span, "a new object of this cdef class");
  bool has_init = method_of(f, k, "__init__", &init), has_cinit = method_of(f, k, "__cinit__", &cinit);
  if (!has_init && !has_cinit && (c->n_pos || c->n_kw)) return qn_unsupported(f, c->span, "a class that takes no arguments, given some,");
  const qn_type *t = qn_type_of_class(f->in->types, QN_TYPE_INSTANCE, k);
  qn_tslot *slot = qn_temp(f, t);
  qn_tx_open block = qn_tx_block_open(f);
  qn_cargs given = *c; /* computed once, in their order, before the object is made */
  given.pos = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos + 1);
  given.kw = QN_NEW_N(f->in->a, qn_texpr *, c->n_kw + 1);
  for (uint32_t i = 0; i < c->n_pos; i++) given.pos[i] = qn_stable(f, c->pos[i]);
  for (uint32_t i = 0; i < c->n_kw; i++) given.kw[i] = qn_stable(f, c->kw[i]);
  qn_texpr *made = qn_tx(f, QN_TX_OBJ, t, c->span, 0);
  made->obj = QN_OBJ_INSTANCE_NEW;
  qn_add_set(f, slot, made, c->span);
  qn_texpr *self = qn_tx_slot(f, slot, c->span);
  bool fine = call_cinits(f, k, self, &given) && (!has_init || call(f, &init, self, &given, false));
  qn_texpr *whole = qn_tx_block_close(f, block, self, c->span);
  return fine ? whole : qn_poison(f, c->span);
}
