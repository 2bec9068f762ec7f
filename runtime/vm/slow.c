/* slow.c - the general cases of instructions: anything that is not two plain numbers, attribute caches, popping frames. */
#include "runtime/object/array/array.h"
#include "runtime/vm/deferred.h"
#include "runtime/vm/slow.h"

static bool is_temp(const qn_frame *f, uint16_t reg) { return reg >= f->code->nvars; }

static void use(qn_rt *rt, qn_frame *f, uint16_t reg) {
  if (is_temp(f, reg)) qn_vclear(rt, &f->r[reg]);
}

static bool set_or_unbound(qn_rt *rt, qn_frame *f, uint16_t reg) {
  if (QN_LIKELY(f->r[reg].tag != QN_UNSET)) return true;
  qn_op_unbound(rt, f, reg);
  return false;
}

/* --- operators --------------------------------------------------------------------------------------------------- */
/* s += t where nothing else holds s: the text grows in place. 1: not this case. */
static int append_str(qn_rt *rt, qn_value *s, qn_value t, qn_value *out) {
  qn_strobj *a = (qn_strobj *)s->o;
  const qn_strobj *b = (const qn_strobj *)t.o;
  if (a->obj.rc != 1 || a->obj.cls != &qn_str_class || b->obj.cls != &qn_str_class || a == b) return 1;
  size_t old = offsetof(qn_strobj, text) + (size_t)a->n + 1;
  int64_t n = a->n;
  qn_strobj *p = qn_obj_resize(rt, &a->obj, old, old + (size_t)b->n);
  if (!p) return -1;
  memcpy(p->text + n, b->text, (size_t)b->n + 1);
  p->n += b->n;
  p->points += b->points;
  p->hash = 0;
  if (p->marks) {
    qn_free(rt->alloc, p->marks, ((size_t)(p->points - b->points) / 64 + 1) * sizeof *p->marks);
    p->marks = NULL;
  }
  *out = qn_from_obj(p);
  qn_vunset(s); /* moved */
  return 0;
}

static bool mixed(qn_value a, qn_value b, double *x, double *y) {
  if (a.tag == QN_FLOAT && b.tag == QN_INT) return *x = a.f, *y = (double)b.i, true;
  if (a.tag == QN_INT && b.tag == QN_FLOAT) return *x = (double)a.i, *y = b.f, true;
  return false;
}

/* Is what an operand's register holds gone after the instruction, if nobody else holds it? t = t * b assigns over t. */
static bool dies(qn_rt *rt, const qn_frame *f, const qn_ins *ins, uint16_t reg) {
  return is_temp(f, reg) || (reg == ins->a && qn_is_large(f->r[reg]) && qn_may_replace(rt));
}

int qn_slow_binary(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode) {
  qn_value *r = f->r, *a = &r[ins->b];
  qn_binop op = (qn_binop)(mode & QN_SLOW_OP);
  bool imm = mode & QN_SLOW_IMM;
  qn_value b = imm ? qn_int((int16_t)ins->c) : r[ins->c], v;
  double x, y;
  if (mixed(*a, b, &x, &y)) {
    if (op == QN_ADD) return qn_vset(rt, &r[ins->a], qn_float(x + y)), 0;
    if (op == QN_SUB) return qn_vset(rt, &r[ins->a], qn_float(x - y)), 0;
    if (op == QN_MUL) return qn_vset(rt, &r[ins->a], qn_float(x * y)), 0;
    if (op == QN_TRUEDIV && y != 0) return qn_vset(rt, &r[ins->a], qn_float(x / y)), 0;
  }
  if ((a->tag == QN_NPSCALAR || b.tag == QN_NPSCALAR) && qn_element_binary(op, *a, b, &v)) return qn_vset(rt, &r[ins->a], v), 0;
  if (!set_or_unbound(rt, f, ins->b) || (!imm && !set_or_unbound(rt, f, ins->c))) return -1;
  int bad = 1;
  if ((qn_may_defer(*a) || qn_may_defer(b)) && (bad = qn_defer_binary(rt, f, ins, mode)) <= 0) return bad;
  if (!imm) b = r[ins->c]; /* a node may have become its array */
  rt->stored = !is_temp(f, ins->a);
  if (op == QN_ADD && qn_is(*a, QN_K_STR) && qn_is(b, QN_K_STR) && (mode & QN_SLOW_INPLACE ? ins->a == ins->b : is_temp(f, ins->b)))
    bad = append_str(rt, a, b, &v);
  if (!(mode & QN_SLOW_INPLACE) && (qn_is_array(*a) || qn_is_array(b)) && (dies(rt, f, ins, ins->b) || (!imm && dies(rt, f, ins, ins->c))))
    bad = qn_array_binary_temps(rt, op, *a, b, dies(rt, f, ins, ins->b), !imm && dies(rt, f, ins, ins->c), &v);
  if (bad == 1) bad = mode & QN_SLOW_INPLACE ? qn_inplace(rt, op, *a, b, &v) : qn_binary(rt, op, *a, b, &v);
  rt->stored = false;
  if (bad) return -1;
  r = f->r;
  use(rt, f, ins->b);
  if (!imm) use(rt, f, ins->c);
  qn_vset(rt, &r[ins->a], v);
  return 0;
}

int qn_slow_unary(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_unop op) {
  qn_value v;
  int r;
  if (!set_or_unbound(rt, f, ins->b)) return -1;
  if (qn_may_defer(f->r[ins->b]) && (r = qn_defer_unary(rt, f, ins, op)) <= 0) return r;
  rt->stored = !is_temp(f, ins->a);
  r = qn_unary(rt, op, f->r[ins->b], &v);
  rt->stored = false;
  if (r) return -1;
  use(rt, f, ins->b);
  qn_vset(rt, &f->r[ins->a], v);
  return 0;
}

int qn_slow_compare(qn_rt *rt, qn_frame *f, const qn_ins *ins, int op) {
  qn_value v;
  int r;
  if (!set_or_unbound(rt, f, ins->b) || !set_or_unbound(rt, f, ins->c)) return -1;
  if ((qn_may_defer(f->r[ins->b]) || qn_may_defer(f->r[ins->c])) && (r = qn_defer_compare(rt, f, ins, (qn_cmp)op)) <= 0) return r;
  rt->stored = !is_temp(f, ins->a);
  r = qn_compare(rt, f->r[ins->b], f->r[ins->c], (qn_cmp)op, &v);
  rt->stored = false;
  if (r) return -1;
  use(rt, f, ins->b);
  use(rt, f, ins->c);
  qn_vset(rt, &f->r[ins->a], v);
  return 0;
}

int qn_slow_branch(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode) {
  bool imm = mode & QN_SLOW_IMM;
  qn_value a = f->r[ins->a], b = imm ? qn_int((int16_t)ins->b) : f->r[ins->b], v;
  if (!set_or_unbound(rt, f, ins->a) || (!imm && !set_or_unbound(rt, f, ins->b))) return -1;
  if (a.tag == QN_NPSCALAR || b.tag == QN_NPSCALAR || a.tag == QN_FLOAT) {
    int t = qn_element_compare((qn_cmp)(mode & QN_SLOW_OP), a, b);
    if (t >= 0) return t; /* neither holds an object */
  }
  if (qn_compare(rt, a, b, (qn_cmp)(mode & QN_SLOW_OP), &v)) return -1;
  use(rt, f, ins->a);
  if (!imm) use(rt, f, ins->b);
  int t = v.tag == QN_BOOL ? v.i != 0 : qn_truth(rt, v);
  qn_release(rt, v);
  return t;
}

int qn_slow_truth(qn_rt *rt, qn_frame *f, qn_value *r, uint16_t reg) {
  if (!set_or_unbound(rt, f, reg)) return -1;
  return qn_truth(rt, r[reg]);
}

bool qn_slow_is(qn_value a, qn_value b) {
  if (a.tag != b.tag) return false;
  switch ((qn_tag)a.tag) {
    case QN_UNSET: case QN_NONE: case QN_ELLIPSIS: case QN_NOTIMPL: return true;
    case QN_BOOL: case QN_INT: case QN_FLOAT: case QN_OBJ: return a.bits == b.bits;
    case QN_NPSCALAR: return a.bits == b.bits && a.dtype == b.dtype;
  }
  return false;
}

/* --- items --------------------------------------------------------------------------------------------------------- */
int qn_slow_get_item(qn_rt *rt, qn_frame *f, const qn_ins *ins, bool imm) {
  qn_value v;
  if (!set_or_unbound(rt, f, ins->b) || (!imm && !set_or_unbound(rt, f, ins->c))) return -1;
  if (qn_get_item(rt, f->r[ins->b], imm ? qn_int((int16_t)ins->c) : f->r[ins->c], &v)) return -1;
  use(rt, f, ins->b);
  if (!imm) use(rt, f, ins->c);
  qn_vset(rt, &f->r[ins->a], v);
  return 0;
}

int qn_slow_set_item(qn_rt *rt, qn_frame *f, const qn_ins *ins) {
  if (!set_or_unbound(rt, f, ins->a) || !set_or_unbound(rt, f, ins->b) || !set_or_unbound(rt, f, ins->c)) return -1;
  int done;
  if (rt->lazies && (done = qn_defer_set_item(rt, f, ins)) <= 0) return done;
  if (qn_set_item(rt, f->r[ins->a], f->r[ins->b], f->r[ins->c])) return -1;
  use(rt, f, ins->a);
  use(rt, f, ins->b);
  use(rt, f, ins->c);
  return 0;
}

int qn_slow_del_item(qn_rt *rt, qn_frame *f, const qn_ins *ins) {
  if (!set_or_unbound(rt, f, ins->a) || !set_or_unbound(rt, f, ins->b)) return -1;
  if (qn_del_item(rt, f->r[ins->a], f->r[ins->b])) return -1;
  use(rt, f, ins->a);
  use(rt, f, ins->b);
  return 0;
}

/* --- attributes ------------------------------------------------------------------------------------------------------ */
static void cache_module(qn_value module, qn_sym name, qn_icache *ic) {
  const qn_dict *d = (const qn_dict *)((const qn_modobj *)module.o)->attrs.o;
  for (int64_t i = 0; i < d->used; i++) {
    const qn_dict_entry *e = &d->entries[i];
    if (qn_is(e->key, QN_K_STR) && qn_sv_eq(qn_str_sv(e->key), qn_sym_sv(name))) {
      *ic = (qn_icache){.kind = QN_IC_MODULE, .index = (uint32_t)i, .version = d->version, .owner = d};
      return;
    }
  }
}

/* Properties, and descriptors of scripts of any kind. */
static bool is_data(qn_value v) {
  return v.tag == QN_OBJ && (v.o->cls == &qn_property_class || (v.o->cls->script && v.o->cls->kind != QN_K_TYPE));
}

/* A plain attribute of a class, read through the class. */
static void cache_class(qn_rt *rt, const qn_class *cls, qn_sym name, qn_icache *ic) {
  qn_value *found = qn_class_find(cls, name, NULL);
  if (!found || (name->text[0] == '_' && name->text[1] == '_') || qn_metaclass_find(cls, name)) return;
  if (found->tag == QN_OBJ && (found->o->cls->kind == QN_K_OTHER || found->o->cls->kind == QN_K_KERNEL)) return;
  if (found->tag == QN_OBJ && found->o->cls->script && qn_class_find(found->o->cls, qn_vm_of(rt)->syms[QN_S___get__], NULL)) return;
  *ic = (qn_icache){.kind = QN_IC_TYPE, .version = qn_pyclass_of(cls)->version, .owner = cls};
  ic->value = *found;
}

/* What the next lookup may take for granted while the class keeps its version. */
static void cache_instance(qn_value v, qn_sym name, qn_icache *ic) {
  const qn_class *cls = v.o->cls;
  qn_pyclass *c = qn_pyclass_of(cls);
  qn_value *found = qn_class_find(cls, name, NULL);
  int at = qn_ns_index(&c->slots, name);
  if (found && qn_is_field(*found) && cls->kind == QN_K_TUPLE && cls->get_attr == qn_instance_get) {
    const qn_native *fget = (const qn_native *)((const qn_property *)found->o)->fget.o;
    *ic = (qn_icache){.kind = QN_IC_FIELD, .index = (uint32_t)fget->self.i, .version = c->version, .owner = cls};
    return;
  }
  if (found && is_data(*found)) return;
  if (cls->get_attr != qn_instance_get) return; /* __getattribute__ */
  if (cls->kind != QN_K_INSTANCE && (at >= 0 || !found || !qn_is(*found, QN_K_FUNCTION))) return;
  if (at >= 0) {
    *ic = (qn_icache){.kind = QN_IC_SLOT, .index = (uint32_t)at, .version = c->version, .owner = cls};
    return;
  }
  if (!found) return;
  if (qn_is(*found, QN_K_FUNCTION)) {
    *ic = (qn_icache){.kind = QN_IC_METHOD, .version = c->version, .owner = cls};
    ic->value = *found;
  } else if (found->tag != QN_OBJ || qn_is(*found, QN_K_STR) || qn_is(*found, QN_K_LIST) || qn_is(*found, QN_K_DICT) || qn_is(*found, QN_K_TUPLE)) {
    *ic = (qn_icache){.kind = QN_IC_CLASS, .version = c->version, .owner = cls};
    ic->value = *found;
  }
}

int qn_slow_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_icache *ic, qn_value *out) {
  if (qn_get_attr(rt, v, name, out)) return qn_trace_suggest_attr(rt, v, name), -1;
  if (qn_is(v, QN_K_MODULE) && v.o->cls == &qn_module_class) {
    cache_module(v, name, ic);
  } else if (qn_is(v, QN_K_TYPE) && qn_is_pyclass(qn_class_ptr(v))) {
    cache_class(rt, qn_class_ptr(v), name, ic);
  } else if (qn_is(v, QN_K_INSTANCE) || (qn_is(v, QN_K_TUPLE) && qn_is_pyclass(v.o->cls))) {
    cache_instance(v, name, ic);
    if (ic->kind == QN_IC_METHOD) ic->kind = QN_IC_EMPTY; /* of use to calls only */
  }
  return 0;
}

int qn_slow_set_attr(qn_rt *rt, qn_frame *f, qn_value v, qn_sym name, qn_icache *ic, qn_value x) {
  (void)f;
  if (qn_set_attr(rt, v, name, x)) return -1;
  if (qn_is(v, QN_K_INSTANCE) && !qn_class_find(v.o->cls, qn_vm_of(rt)->syms[QN_S___setattr__], NULL)) {
    cache_instance(v, name, ic);
    if (ic->kind != QN_IC_SLOT) ic->kind = QN_IC_EMPTY;
  }
  return 0;
}

static bool has_slot_get_attr(const qn_class *c) {
  for (; c; c = c->base)
    if (c->get_attr) return true;
  return false;
}

int qn_slow_find_method(qn_rt *rt, qn_value *base, qn_sym name, qn_icache *ic, qn_function **fn) {
  qn_value v = *base, got;
  if (v.tag == QN_UNSET) return qn_raise(rt, QN_E_SystemError, "a method is called on nothing");
  if (ic->kind == QN_IC_MODULE && v.tag == QN_OBJ && v.o->cls == &qn_module_class) { /* np.sort(a, axis=0): found before */
    const qn_dict *d = (const qn_dict *)((const qn_modobj *)v.o)->attrs.o;
    if (d == ic->owner && d->version == ic->version) return qn_vset(rt, base, qn_retained(d->entries[ic->index].val)), 0;
  }
  if (v.tag == QN_OBJ && qn_is_pyclass(v.o->cls) && v.o->cls->kind != QN_K_TYPE && v.o->cls->kind != QN_K_EXCEPTION) {
    cache_instance(v, name, ic);
    if (ic->kind == QN_IC_METHOD && ic->owner == v.o->cls) {
      *fn = (qn_function *)qn_retained(ic->value).o;
      return 1;
    }
    ic->kind = QN_IC_EMPTY;
  } else if (v.tag == QN_OBJ && !has_slot_get_attr(v.o->cls)) {
    const qn_method *m;
    if (qn_find_method(rt, v, name, &m) == 1 && !m->property && !m->on_class)
      *ic = (qn_icache){.kind = QN_IC_NATIVE, .owner = v.o->cls, .method = m};
    if (ic->kind == QN_IC_NATIVE && ic->owner == &qn_list_class && strcmp(name->text, "append") == 0) ic->kind = QN_IC_APPEND;
    if (ic->kind == QN_IC_NATIVE && ic->owner == &qn_dict_class && strcmp(name->text, "get") == 0) ic->kind = QN_IC_GET;
  }
  if (qn_get_attr(rt, v, name, &got)) return qn_trace_suggest_attr(rt, v, name), -1;
  if (v.tag == QN_OBJ && v.o->cls == &qn_module_class) cache_module(v, name, ic);
  qn_vset(rt, base, got);
  return 0;
}

int qn_slow_load_method(qn_rt *rt, qn_value *base, qn_sym name, qn_icache *ic) {
  qn_function *fn = NULL;
  qn_value self = *base;
  if (self.tag == QN_OBJ && (ic->kind == QN_IC_NATIVE || ic->kind == QN_IC_APPEND || ic->kind == QN_IC_GET) && ic->owner == self.o->cls) {
    base[1] = self;
    base[0] = qn_int((int64_t)(uintptr_t)ic->method);
    return 0;
  }
  if (ic->kind == QN_IC_METHOD && self.tag == QN_OBJ && ic->owner == self.o->cls && qn_pyclass_of(self.o->cls)->version == ic->version) {
    base[1] = self;
    base[0] = qn_retained(ic->value);
    return 0;
  }
  int kind = qn_slow_find_method(rt, base, name, ic, &fn);
  if (kind < 0) return -1;
  if (kind == 1) {
    base[1] = *base;
    base[0] = qn_from_obj(fn);
  } else {
    qn_vunset(&base[1]);
  }
  return 0;
}

/* A class whose call is just: a new instance, then its Python __init__. */
bool qn_slow_plain_init(qn_rt *rt, const qn_class *cls, qn_value **init) {
  qn_vm *vm = qn_vm_of(rt);
  if (qn_pyclass_of(cls)->abstract || qn_class_find(cls, vm->syms[QN_S___new__], NULL)) return false;
  *init = qn_class_find(cls, vm->syms[QN_S___init__], NULL);
  return *init && qn_is(**init, QN_K_FUNCTION) && !(((qn_function *)(*init)->o)->code->flags & QN_CODE_GENERATOR);
}

int qn_slow_ask_tier(qn_rt *rt, qn_function *fn, const qn_args *args, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  if (!vm->opts.call_tier || vm->opts.interpret) return fn->tier = QN_TIER_VM, 1;
  int r = vm->opts.call_tier(rt, fn, args, out);
  if (r == 2) fn->tier = QN_TIER_VM;
  return r > 0 ? 1 : r;
}

/* --- names -------------------------------------------------------------------------------------------------------------- */
int qn_slow_name_error(qn_rt *rt, qn_frame *f, qn_sym name) {
  qn_raise(rt, QN_E_NameError, "name '%s' is not defined", name->text);
  qn_trace_suggest(rt, f, name);
  return -1;
}

/* The body of a class whose metaclass prepares a mapping for it. */
static int store_in_mapping(qn_rt *rt, qn_frame *f, qn_sym name, qn_value v) {
  qn_value key;
  if (qn_new_str_sym(rt, name, &key)) return -1;
  int bad = v.tag != QN_UNSET ? qn_set_item(rt, f->ns->mapping, key, v) : qn_del_item(rt, f->ns->mapping, key);
  qn_release(rt, key);
  return bad;
}

int qn_slow_store_name(qn_rt *rt, qn_frame *f, uint32_t name, qn_value v) {
  qn_sym s = f->code->unit->names.data[name];
  if (!f->ns) return qn_script_store(rt, f, s, v);
  if (f->ns->mapping.tag == QN_OBJ) return store_in_mapping(rt, f, s, v);
  if (v.tag != QN_UNSET) return qn_ns_set(rt, f->ns, s, v);
  qn_value *have = qn_ns_find(f->ns, s);
  if (!have) return qn_slow_name_error(rt, f, s);
  qn_vclear(rt, have);
  return 0;
}

/* --- frames ------------------------------------------------------------------------------------------------------------- */
/* Exception state belongs to a generator while it runs: what its caller handles is kept aside in it, and is the generator's too as long as it handles
 * nothing itself. */
void qn_slow_enter_handling(qn_rt *rt, qn_generator *g) {
  qn_value own = g->handling;
  g->handling = rt->handling;
  rt->handling = own.tag == QN_OBJ ? own : qn_retained(g->handling);
}
void qn_slow_leave_handling(qn_rt *rt, qn_generator *g) {
  qn_value own = rt->handling;
  rt->handling = g->handling;
  g->handling = own;
  if (own.tag == QN_OBJ && rt->handling.tag == QN_OBJ && own.o == rt->handling.o) qn_vclear(rt, &g->handling);
}

static void generator_failed(qn_rt *rt, qn_generator *g) {
  g->state = QN_GEN_DONE;
  qn_slow_leave_handling(rt, g);
  qn_vclear(rt, &g->handling);
  if (rt->exc.tag != QN_OBJ || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_StopIteration])) return;
  qn_value stop = qn_exc_take(rt);
  qn_raise(rt, QN_E_RuntimeError, "generator raised StopIteration");
  qn_exc_set_cause(rt, rt->exc, stop);
  qn_excobj *e = qn_exc_obj(rt->exc);
  qn_vset(rt, &e->context, stop);
}

qn_frame *qn_slow_pop(qn_rt *rt, qn_thread *th, qn_frame *f) {
  qn_frame *back = f->back;
  uint8_t flags = f->flags;
  qn_value *r = f->r + (flags & QN_FRAME_MODULE ? f->code->nvars : 0);
  for (qn_value *end = f->r + f->code->nregs; r < end; r++) qn_vclear(rt, r);
  if (flags & QN_FRAME_SEG) qn_frame_drop_segment(th);
  if (f->fn) qn_release(rt, qn_from_obj(f->fn));
  f->fn = NULL;
  th->top = back;
  rt->depth--;
  if (flags & QN_FRAME_GEN) {
    qn_generator *g = (qn_generator *)f->owner.o;
    f->owner.tag = QN_UNSET;
    generator_failed(rt, g);
    qn_release(rt, qn_from_obj(g));
  } else if (flags & QN_FRAME_INIT) {
    qn_vclear(rt, &f->owner);
  }
  return back;
}

const qn_ins *qn_slow_resume(qn_rt *rt, qn_generator *g, qn_value sent) {
  qn_frame *f = &g->frame;
  bool fresh = g->state == QN_GEN_NEW;
  g->state = QN_GEN_RUNNING;
  if (fresh) {
    qn_release(rt, sent);
    return f->code->ins;
  }
  if (f->pc->op == QN_BC_YIELDFROM) {
    qn_vset(rt, &g->sent, sent);
    return f->pc;
  }
  qn_vset(rt, &f->r[f->pc->a], sent);
  return f->pc + 1;
}
