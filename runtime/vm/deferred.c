/* deferred.c - which operations of an expression over large arrays wait for the next one, and what becomes of them.
 *
 * The result of an operation is left as a node (array/lazy.h) when it goes to a temporary and the instructions up to the one that
 * reads the temporary can neither change an array nor see the node. A temporary is read exactly once (bytecode.def), so one look
 * ahead, with the values that registers hold now, is proof: between the two only values are moved, plain arrays and numbers are
 * computed with, and functions are called that are known (ufuncs, a few more). The reader is an operation of this file, which
 * extends the tree or, being the last, runs it. Whatever it cannot take as a node it computes first and goes the ordinary way.
 *
 * A variable of a function is as good as a temporary when one instruction reads it, in the rest of the function no other does, and
 * that goes straight to the return: t = a * b, then return t + c. Names of modules are seen by others; they hold arrays.
 *
 * To let another instruction in between: a case in harmless(). To let another one read nodes: a case in reads_nodes(), and its
 * place in the loop calls one of the doors below. */
#include "runtime/vm/deferred.h"

#include "runtime/object/array/class.h"
#include "runtime/object/builtins.h"
#include "runtime/vm/modules/numpy.h"
#include "runtime/vm/slow.h"

enum { LOOK_AHEAD = 64, FACTS = 24 };

enum family { OTHER, BINARY, BINARY_I, IN_PLACE, IN_PLACE_I, COMPARES };
static const uint8_t families[QN_BC_COUNT] = {
#define OP(name, operands, words)
#define BINOP(name, binop) \
  [QN_BC_##name] = BINARY, [QN_BC_##name##I] = BINARY_I, [QN_BC_I##name] = IN_PLACE, [QN_BC_I##name##I] = IN_PLACE_I,
#define CMPOP(name, cmp) [QN_BC_##name] = COMPARES,
#include "codegen/bytecode/bytecode.def"
#undef OP
};

/* --- looking ahead -------------------------------------------------------------------------------------------------------- */
typedef struct fact { /* of a register that is written on the way */
  uint16_t reg;
  bool known;     /* value: what it will hold; else some plain array, number, slice or tuple of them */
  qn_value value; /* borrowed */
} fact;

typedef struct look {
  qn_rt *rt;
  const qn_frame *f;
  uint16_t node;  /* the register that will hold the node */
  uint16_t first; /* the one that it goes to at first: a variable, or the same */
  fact facts[FACTS];
  int n;
} look;

static bool is_temp(const qn_frame *f, uint16_t reg) { return reg >= f->code->nvars; }

static bool plain_value(qn_value v, int depth) {
  switch ((qn_tag)v.tag) {
    case QN_NONE: case QN_ELLIPSIS: case QN_BOOL: case QN_INT: case QN_FLOAT: case QN_NPSCALAR: return true;
    case QN_UNSET: case QN_NOTIMPL: return false;
    case QN_OBJ: break;
  }
  if (qn_is_lazy(v) || v.o->cls->kind == QN_K_COMPLEX || v.o->cls->kind == QN_K_NPCOMPLEX) return true;
  if (v.o->cls == &qn_array_class) return qn_view_of(v)->dtype <= QN_D_COMPLEX128;
  if (v.o->cls != &qn_tuple_class || depth == 0) return false;
  const qn_tuple *t = (const qn_tuple *)v.o;
  for (int64_t i = 0; i < t->n; i++)
    if (!plain_value(t->items[i], depth - 1)) return false;
  return true;
}

static bool fact_of(const look *l, uint16_t reg, fact *to) { /* false: nothing is known of it */
  if (reg == l->node || reg == l->first) return false;
  for (int k = l->n; k-- > 0;)
    if (l->facts[k].reg == reg) return *to = l->facts[k], !to->known || to->value.tag != QN_UNSET;
  *to = (fact){.reg = reg, .known = true, .value = l->f->r[reg]};
  return to->value.tag != QN_UNSET;
}

static bool plain(const look *l, uint16_t reg) {
  fact t;
  return fact_of(l, reg, &t) && (!t.known || plain_value(t.value, 2));
}

/* A variable that nothing but its function's own instructions can read. */
static bool own_variable(const qn_frame *f, uint16_t reg) {
  const qn_code *c = f->code;
  if (c->flags & (QN_CODE_MODULE | QN_CODE_CLASS | QN_CODE_GENERATOR) || c->nhandlers) return false;
  return reg < c->cells || reg >= c->cells + c->ncells + c->nfrees;
}

static bool learn(look *l, uint16_t reg, bool known, qn_value v) {
  if ((!is_temp(l->f, reg) && !own_variable(l->f, reg)) || reg == l->node || reg == l->first || l->n == FACTS) return false;
  l->facts[l->n++] = (fact){.reg = reg, .known = known, .value = v};
  return true;
}

static bool plain_run(const look *l, uint16_t from, uint16_t n) {
  for (uint16_t k = 0; k < n; k++)
    if (!plain(l, (uint16_t)(from + k))) return false;
  return true;
}

static bool one_of(const char *name, const char *const *list) {
  for (; *list; list++)
    if (strcmp(*list, name) == 0) return true;
  return false;
}

/* A function of the numpy module that is written in C. */
static bool is_numpy(const qn_native *nat) {
  for (const qn_method *const *t = qn_np_tables; *t; t++)
    for (const qn_method *m = *t; m->name; m++)
      if (m->fn == nat->fn && strcmp(m->name, nat->name) == 0) return true;
  return false;
}

static const char *const reductions[] = {"sum", "mean", "min", "max", "any", "all", "var", "std", NULL};

static bool reduction_of(const char *name, qn_reduction *op) {
  static const qn_reduction ops[] = {QN_AREDUCE_SUM, QN_AREDUCE_MEAN, QN_AREDUCE_MIN, QN_AREDUCE_MAX,
                                     QN_AREDUCE_ANY, QN_AREDUCE_ALL,  QN_AREDUCE_VAR, QN_AREDUCE_STD};
  for (int k = 0; reductions[k]; k++)
    if (strcmp(reductions[k], name) == 0) return *op = ops[k], true;
  return false;
}

enum callee { UNKNOWN, UFUNC, WHERE, REDUCES, ABSOLUTE };
static enum callee callee_of(qn_value fn, uint32_t n, qn_reduction *op) {
  if (fn.tag != QN_OBJ) return UNKNOWN;
  if (fn.o->cls == &qn_ufunc_class) {
    qn_ufunc_id id;
    return qn_ufunc_find(qn_sv_of(qn_ufunc_name(fn)), &id) && qn_ufuncs[id].nin == n && qn_ufuncs[id].nout == 1 ? UFUNC : UNKNOWN;
  }
  if (fn.o->cls->kind != QN_K_NATIVE) return UNKNOWN;
  const qn_native *nat = (const qn_native *)fn.o;
  if (n == 1 && nat->fn == qn_b_abs) return ABSOLUTE;
  if (n == 3 && strcmp(nat->name, "where") == 0) return is_numpy(nat) ? WHERE : UNKNOWN;
  if (n == 1 && strcmp(nat->name, "count_nonzero") == 0 && is_numpy(nat)) return *op = QN_AREDUCE_COUNT_NONZERO, REDUCES;
  return n == 1 && reduction_of(nat->name, op) && is_numpy(nat) ? REDUCES : UNKNOWN;
}

/* What an attribute of a module is now. */
static bool member(const look *l, qn_value module, const qn_ins *word, qn_value *out) {
  qn_value v;
  if (module.tag != QN_OBJ || module.o->cls != &qn_module_class) return false;
  const qn_icache *ic = &l->f->code->caches[word->y];
  const qn_dict *d = (const qn_dict *)((const qn_modobj *)module.o)->attrs.o;
  if (ic->kind == QN_IC_MODULE && d == ic->owner && d->version == ic->version) return *out = d->entries[ic->index].val, true;
  int found = qn_module_get(l->rt, module, l->f->code->unit->names.data[word->x], &v);
  if (found < 0) qn_exc_clear(l->rt);
  if (found <= 0) return false;
  qn_release(l->rt, v); /* the module holds it */
  return *out = v, true;
}

static enum callee callee_at(const look *l, const qn_ins *ins, qn_reduction *op) {
  fact t, self;
  qn_value fn;
  if (!fact_of(l, ins->a, &t) || !t.known) return UNKNOWN;
  if (ins->op == QN_BC_CALLX && fact_of(l, (uint16_t)(ins->a + 1), &self)) return UNKNOWN; /* a method */
  if (ins->op != QN_BC_CALLM) return callee_of(t.value, ins->b, op);
  return member(l, t.value, ins + 1, &fn) ? callee_of(fn, ins->b, op) : UNKNOWN;
}

static uint16_t first_argument(const qn_ins *call) { return (uint16_t)(call->a + (call->op == QN_BC_CALLX ? 2 : 1)); }

/* A method of the node's: node.sum(), node.astype(t). */
static bool reads_itself(const look *l, const qn_ins *ins) {
  const char *name = l->f->code->unit->names.data[ins[1].x]->text;
  return ins->b == 0 ? one_of(name, reductions) : ins->b == 1 && strcmp(name, "astype") == 0;
}

/* Does the instruction read the node, and as a node? *reads: it reads it at all. */
static bool reads_nodes(const look *l, const qn_ins *ins, bool *reads) {
  const uint16_t node = l->node;
  qn_reduction op;
  fact t;
  *reads = true;
  switch ((enum family)families[ins->op]) {
    case BINARY:
    case COMPARES:
      if (ins->b == node || ins->c == node) return ins->op != QN_BC_MATMUL;
      break;
    case BINARY_I:
      if (ins->b == node) return ins->op != QN_BC_MATMULI;
      break;
    case IN_PLACE:
      if (ins->b == node) return false;
      if (ins->c == node) return ins->op != QN_BC_IMATMUL;
      break;
    case IN_PLACE_I:
      if (ins->b == node) return false;
      break;
    case OTHER: break;
  }
  switch (ins->op) {
    case QN_BC_NEG:
    case QN_BC_POS:
    case QN_BC_INVERT:
      if (ins->b == node) return true;
      break;
    case QN_BC_CALL:
    case QN_BC_CALLM:
    case QN_BC_CALLX:
      if (ins->a == node) return ins->op == QN_BC_CALLM && reads_itself(l, ins);
      if (node >= first_argument(ins) && node < first_argument(ins) + ins->b) return callee_at(l, ins, &op) != UNKNOWN;
      break;
    case QN_BC_SETITEM:
      if (ins->a == node || ins->b == node) return false;
      if (ins->c == node) return fact_of(l, ins->a, &t) && t.known && qn_is_array(t.value) && plain(l, ins->b);
      break;
    default: break;
  }
  return *reads = false;
}

/* An instruction on the way to the reader. */
static bool harmless(look *l, const qn_ins *ins) {
  static const char *const methods[] = {"sum", "mean", "min", "max", "any", "all", "copy", "astype", "reshape", "ravel", "transpose", NULL};
  const qn_frame *f = l->f;
  const qn_value *const K = f->code->unit->values;
  qn_reduction op;
  qn_value v;
  fact t;
  switch ((enum family)families[ins->op]) {
    case BINARY:
    case COMPARES: return plain(l, ins->b) && plain(l, ins->c) && learn(l, ins->a, false, qn_none());
    case BINARY_I: return plain(l, ins->b) && learn(l, ins->a, false, qn_none());
    case IN_PLACE:
    case IN_PLACE_I: return false;
    case OTHER: break;
  }
  switch (ins->op) {
    case QN_BC_MOVE:
    case QN_BC_DUP: return fact_of(l, ins->b, &t) && learn(l, ins->a, t.known, t.value);
    case QN_BC_LOADI: return learn(l, ins->a, true, qn_int(ins->s));
    case QN_BC_LOADK: return learn(l, ins->a, true, K[ins->s]);
    case QN_BC_LOADG:
      v = f->globals->slots[ins->s];
      if (v.tag == QN_UNSET) v = f->globals->builtins[ins->s];
      return v.tag != QN_UNSET && learn(l, ins->a, true, v);
    case QN_BC_LOADC:
      v = f->r[ins->b];
      return qn_is(v, QN_K_CELL) && ((const qn_cell *)v.o)->v.tag != QN_UNSET && learn(l, ins->a, true, ((const qn_cell *)v.o)->v);
    case QN_BC_CHECK: return true;
    case QN_BC_NEG:
    case QN_BC_POS:
    case QN_BC_INVERT: return plain(l, ins->b) && learn(l, ins->a, false, qn_none());
    case QN_BC_BUILDSLICE: return plain_run(l, ins->b, 3) && learn(l, ins->a, false, qn_none());
    case QN_BC_BUILDTUPLE: return plain_run(l, ins->b, ins->c) && learn(l, ins->a, false, qn_none());
    case QN_BC_GETITEM: return plain(l, ins->b) && plain(l, ins->c) && learn(l, ins->a, false, qn_none());
    case QN_BC_GETITEMI: return plain(l, ins->b) && learn(l, ins->a, false, qn_none());
    case QN_BC_GETATTR:
      if (!fact_of(l, ins->b, &t)) return false;
      if (t.known && member(l, t.value, ins + 1, &v)) return learn(l, ins->a, true, v);
      if (t.known && t.value.tag == QN_OBJ) { /* self.x */
        const qn_icache *ic = &f->code->caches[ins[1].y];
        const qn_obj *o = t.value.o;
        if (ic->kind == QN_IC_SLOT && o->cls == ic->owner && qn_pyclass_of(o->cls)->version == ic->version && ic->index < ((const qn_instance *)o)->n)
          return learn(l, ins->a, true, ((const qn_instance *)o)->vals[ic->index]);
      }
      return (!t.known || (qn_is_array(t.value) && plain_value(t.value, 0))) && learn(l, ins->a, false, qn_none());
    case QN_BC_LOADM: /* np.sqrt, to be called with what comes: no method, so the register after it is unset */
      return fact_of(l, ins->a, &t) && t.known && member(l, t.value, ins + 1, &v) && learn(l, ins->a, true, v) && learn(l, (uint16_t)(ins->a + 1), true, (qn_value){0});
    case QN_BC_CALL:
    case QN_BC_CALLM:
    case QN_BC_CALLX:
      if (!plain_run(l, first_argument(ins), ins->b)) return false;
      if (callee_at(l, ins, &op) != UNKNOWN) return learn(l, ins->c, false, qn_none());
      return ins->op == QN_BC_CALLM && plain(l, ins->a) && one_of(f->code->unit->names.data[ins[1].x]->text, methods) && learn(l, ins->c, false, qn_none());
    default: return false;
  }
}

/* After its reader: is the variable read again, or seen? */
static bool over_after(const look *l, const qn_ins *ins, uint16_t reg) {
  static const char *const lookers[] = {"locals", "vars", "dir", "eval", "exec", "breakpoint", NULL};
  const qn_frame *f = l->f;
  for (int k = 0; k < LOOK_AHEAD; k++, ins += 1 + qn_op_words[ins->op]) {
    const char *kinds = qn_op_operands[ins->op];
    const uint16_t regs[3] = {ins->a, ins->b, ins->c};
    if (strchr(kinds, 'j') || strchr(kinds, 'J') || ins->op == QN_BC_YIELD || ins->op == QN_BC_YIELDFROM) return false;
    for (int i = 0; i < 3 && kinds[i]; i++)
      if (kinds[i] == 'r' && regs[i] == reg && !(k == 0 && families[ins->op] != OTHER) && !(k == 0 && ins->op == QN_BC_SETITEM && i == 2) &&
          !(k == 0 && (ins->op == QN_BC_MOVE || ins->op == QN_BC_NEG || ins->op == QN_BC_POS || ins->op == QN_BC_INVERT)))
        return false;
    if (ins->op == QN_BC_RET || ins->op == QN_BC_RETNONE || ins->op == QN_BC_RAISE) return true;
    if (kinds[0] == 'w' && ins->a == reg) return true;
    qn_value v = ins->op == QN_BC_LOADG ? f->globals->slots[ins->s] : (qn_value){0};
    if (ins->op == QN_BC_LOADG && v.tag == QN_UNSET) v = f->globals->builtins[ins->s];
    if (qn_is(v, QN_K_NATIVE) && one_of(((const qn_native *)v.o)->name, lookers)) return false;
  }
  return false;
}

/* May the result of `ins`, in `reg`, wait? */
static bool may_wait(qn_rt *rt, const qn_frame *f, const qn_ins *ins, uint16_t reg) {
  look l = {.rt = rt, .f = f, .node = reg, .first = reg};
  const bool temp = is_temp(f, reg);
  if (!temp && (!own_variable(f, reg) || !qn_may_replace(rt))) return false;
  for (int k = 0; k < LOOK_AHEAD; k++) {
    bool reads;
    ins += 1 + qn_op_words[ins->op];
    if (!temp && l.node == reg && ins->op == QN_BC_MOVE && ins->b == reg && is_temp(f, ins->a)) { /* as an argument */
      if (!over_after(&l, ins, reg)) return false;
      l.node = ins->a;
      continue;
    }
    bool as_node = reads_nodes(&l, ins, &reads);
    if (reads) return as_node && (temp || l.node != reg || over_after(&l, ins, reg));
    if (!harmless(&l, ins)) return false;
  }
  return false;
}

/* --- results -------------------------------------------------------------------------------------------------------------- */
bool qn_may_replace(qn_rt *rt) {
  qn_value key, found;
  if (qn_array_raises(rt)) return false;
  if (qn_new_str(rt, QN_SV("warnings"), &key)) return qn_exc_clear(rt), false;
  int loaded = qn_dict_get(rt, qn_vm_of(rt)->modules, key, &found); /* until then its filters are as they were */
  qn_release(rt, key);
  if (loaded > 0) qn_release(rt, found);
  if (loaded < 0) qn_exc_clear(rt);
  return loaded == 0;
}

static void use(qn_rt *rt, qn_frame *f, uint16_t reg) { /* a variable with a node was read for the last time */
  if (is_temp(f, reg) || qn_is_lazy(f->r[reg])) qn_vclear(rt, &f->r[reg]);
}

static int compute(qn_rt *rt, qn_value *at) {
  qn_value v;
  if (!qn_is_lazy(*at)) return 0;
  if (qn_lazy_array(rt, *at, false, (qn_value){0}, &v)) return -1;
  return qn_vset(rt, at, v), 0;
}

/* Something is not plain, and perhaps an error: all that waits in the frame comes first, with its warnings. */
static int compute_all(qn_rt *rt, qn_frame *f) {
  for (uint32_t k = f->code->flags & QN_CODE_MODULE ? f->code->nvars : 0; rt->lazies && k < f->code->nregs; k++) {
    if (k < f->code->nvars && qn_is_lazy(f->r[k]) && qn_lazy_computed(f->r[k])) continue; /* as an argument, which was another register */
    if (compute(rt, &f->r[k])) return -1;
  }
  return 1;
}

void qn_defer_unwind(qn_rt *rt, qn_frame *f) {
  qn_value exc = qn_exc_take(rt);
  if (compute_all(rt, f) < 0) qn_release(rt, exc); /* a warning that was to raise did so first */
  else rt->exc = exc;
}

/* The node (taken) of an instruction whose operands have been consumed goes to a register, or its array. */
static int finish(qn_rt *rt, qn_frame *f, uint16_t reg, bool waits, qn_value node) {
  qn_value v = node;
  if (!waits && qn_is_lazy(node)) {
    const bool stored = !is_temp(f, reg);
    int bad = qn_lazy_array(rt, node, stored, stored && qn_is_array(f->r[reg]) && qn_may_replace(rt) ? f->r[reg] : (qn_value){0}, &v);
    qn_release(rt, node);
    if (bad) return -1;
  }
  return qn_vset(rt, &f->r[reg], v), 0;
}

/* --- the doors ------------------------------------------------------------------------------------------------------------ */
/* a op= node, element by element into a's memory. 1: it cannot be. */
static int in_place(qn_rt *rt, qn_value a, qn_value node) {
  const qn_view *v = qn_view_of(a), *r = qn_lazy_view(node);
  if (!qn_may_replace(rt) || !qn_can_cast((qn_dtype)r->dtype, (qn_dtype)v->dtype, QN_CAST_SAME_KIND)) return 1;
  return qn_lazy_store(rt, node, v);
}

int qn_defer_binary(qn_rt *rt, qn_frame *f, const qn_ins *ins, int mode) {
  const bool imm = mode & QN_SLOW_IMM, to_array = mode & QN_SLOW_INPLACE;
  qn_value a = f->r[ins->b], b = imm ? qn_int((int16_t)ins->c) : f->r[ins->c], node;
  const bool nodes = qn_is_lazy(a) || qn_is_lazy(b);
  bool waits = !to_array && may_wait(rt, f, ins, ins->a);
  if (!nodes && !waits) return 1;
  int r = to_array && !qn_is_array(a) ? 1 : qn_lazy_binary(rt, (qn_binop)(mode & QN_SLOW_OP), a, b, &node);
  if (r == 0 && to_array) {
    r = in_place(rt, a, node);
    qn_release(rt, node);
    node = r == 0 ? qn_retained(a) : qn_none();
  }
  if (r) return r < 0 ? -1 : compute_all(rt, f);
  use(rt, f, ins->b);
  if (!imm) use(rt, f, ins->c);
  return finish(rt, f, ins->a, waits, node);
}

/* An instruction of one or two registers that is a ufunc. */
static int by_ufunc(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_ufunc_id id, bool two) {
  qn_value in[2] = {f->r[ins->b], two ? f->r[ins->c] : qn_none()}, node;
  const bool nodes = qn_is_lazy(in[0]) || qn_is_lazy(in[1]), waits = may_wait(rt, f, ins, ins->a);
  const bool over = ins->a == ins->b && !two && qn_may_replace(rt); /* z = -z */
  if (!nodes && !waits && !over) return 1;
  int r = qn_lazy_ufunc(rt, id, in, &node);
  if (r) return r < 0 ? -1 : compute_all(rt, f);
  use(rt, f, ins->b);
  if (two) use(rt, f, ins->c);
  return finish(rt, f, ins->a, waits, node);
}

int qn_defer_unary(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_unop op) {
  if (op == QN_NOT) return compute_all(rt, f);
  return by_ufunc(rt, f, ins, op == QN_NEG ? QN_UF_negative : op == QN_INVERT ? QN_UF_invert : QN_UF_positive, false);
}

int qn_defer_compare(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_cmp op) { return by_ufunc(rt, f, ins, qn_ufunc_of_cmp(op), true); }

/* A key that gives a view: of ints, slices, None and ... */
static bool basic(qn_value key, bool inside) {
  if (key.tag == QN_INT || key.tag == QN_NONE || key.tag == QN_ELLIPSIS || qn_is(key, QN_K_SLICE)) return true;
  if (inside || !qn_is(key, QN_K_TUPLE)) return false;
  const qn_tuple *t = (const qn_tuple *)key.o;
  for (int64_t i = 0; i < t->n; i++)
    if (!basic(t->items[i], true)) return false;
  return true;
}

int qn_defer_set_item(qn_rt *rt, qn_frame *f, const qn_ins *ins) {
  qn_value a = f->r[ins->a], key = f->r[ins->b], node = f->r[ins->c], view;
  if (!qn_is_array(a) || !qn_is_lazy(node) || !basic(key, false)) return compute_all(rt, f);
  if (qn_array_get(rt, a, key, &view)) return qn_exc_clear(rt), compute_all(rt, f); /* raised again, after the warnings */
  int r = qn_is_array(view) && qn_may_replace(rt) ? qn_lazy_store(rt, node, qn_view_of(view)) : 1;
  qn_release(rt, view);
  if (r) return r < 0 ? -1 : compute_all(rt, f);
  use(rt, f, ins->a);
  use(rt, f, ins->b);
  use(rt, f, ins->c);
  return 0;
}

static void clear_call(qn_rt *rt, qn_value *base, qn_value *argv, uint32_t n) {
  for (uint32_t k = 0; k < n; k++) qn_vclear(rt, &argv[k]);
  qn_vclear(rt, base);
}

int qn_defer_call(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_value *base, qn_value *argv, uint32_t n, qn_value *v) {
  qn_reduction op;
  qn_ufunc_id id = QN_UF_absolute;
  bool nodes = false, large = false, over = false; /* over: z = np.sqrt(z) */
  for (uint32_t k = 0; k < n; k++) {
    nodes = nodes || qn_is_lazy(argv[k]), large = large || qn_is_large(argv[k]);
    over = over || (qn_is_large(argv[k]) && !is_temp(f, ins->c) && f->r[ins->c].tag == QN_OBJ && f->r[ins->c].o == argv[k].o);
  }
  if (!nodes && (!large || base->o->cls != &qn_ufunc_class)) return 1;
  enum callee callee = callee_of(*base, n, &op);
  if (callee == REDUCES) {
    int r = qn_lazy_reduce(rt, op, argv[0], v);
    if (r) return r < 0 ? -1 : compute_all(rt, f);
    return clear_call(rt, base, argv, n), 0;
  }
  bool waits = callee != UNKNOWN && (ins->op == QN_BC_CALL || ins->op == QN_BC_CALLM || ins->op == QN_BC_CALLX) && may_wait(rt, f, ins, ins->c);
  if (!nodes && !waits && !(over && callee == UFUNC && qn_may_replace(rt))) {
    rt->stored = callee == UFUNC && !is_temp(f, ins->c); /* the call that follows says when it is over */
    return 1;
  }
  if (callee == UFUNC) (void)qn_ufunc_find(qn_sv_of(qn_ufunc_name(*base)), &id);
  int r = callee == UNKNOWN ? 1 : callee == WHERE ? qn_lazy_where(rt, argv, v) : qn_lazy_ufunc(rt, id, argv, v);
  if (r) return r < 0 ? -1 : compute_all(rt, f);
  clear_call(rt, base, argv, n);
  if (finish(rt, f, ins->c, waits, *v)) return -1;
  return *v = qn_retained(f->r[ins->c]), 0;
}

int qn_defer_method(qn_rt *rt, qn_frame *f, const qn_ins *ins, qn_value *v) {
  qn_value *base = &f->r[ins->a];
  qn_reduction op;
  if (!qn_is_lazy(*base)) return 1;
  qn_dtype d;
  int r = 1;
  if (ins->b == 0 && reduction_of(f->code->unit->names.data[ins[1].x]->text, &op)) r = qn_lazy_reduce(rt, op, *base, v);
  else if (ins->b == 1 && (qn_dtype_from(rt, base[1], &d) == 0 || (qn_exc_clear(rt), false))) r = qn_lazy_astype(rt, *base, d, v);
  if (r) return r < 0 ? -1 : compute_all(rt, f);
  return clear_call(rt, base, base + 1, ins->b), 0;
}
