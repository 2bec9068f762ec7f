/* ir.c - types, modules, functions and the builder. */
#include "codegen/ir/ir.h"

#include "runtime/base/calendar.h"

const qn_irop_info qn_irops[QN_I_COUNT] = {
#define IR(ID, name, nargs, result, props) {name, nargs, result, props},
#include "codegen/ir/ir.def"
#undef IR
};

/* --- types ---------------------------------------------------------------------------------------------------- */
bool qn_irt_is_int(qn_irtype t) { return t.kind >= QN_IT_I8 && t.kind <= QN_IT_U64; }
bool qn_irt_is_signed(qn_irtype t) { return t.kind >= QN_IT_I8 && t.kind <= QN_IT_I64; }
bool qn_irt_is_float(qn_irtype t) { return t.kind == QN_IT_F32 || t.kind == QN_IT_F64; }
bool qn_irt_is_complex(qn_irtype t) { return t.kind == QN_IT_C64 || t.kind == QN_IT_C128; }
bool qn_irt_is_scalar(qn_irtype t) { return t.kind >= QN_IT_BOOL && t.kind <= QN_IT_C128; }

int qn_irt_bits(qn_irtype t) {
  static const uint8_t bits[QN_IT_COUNT] = {0, 1, 8, 16, 32, 64, 8, 16, 32, 64, 32, 64, 64, 128, 64, 64, 0};
  return bits[t.kind];
}

qn_irtype qn_irt_of_dtype(qn_dtype d) {
  switch ((int)d) {
    case QN_D_BOOL: return qn_irt(QN_IT_BOOL);
    case QN_D_INT8: return qn_irt(QN_IT_I8);
    case QN_D_INT16: return qn_irt(QN_IT_I16);
    case QN_D_INT32: return qn_irt(QN_IT_I32);
    case QN_D_INT64: return qn_irt(QN_IT_I64);
    case QN_D_UINT8: return qn_irt(QN_IT_U8);
    case QN_D_UINT16: return qn_irt(QN_IT_U16);
    case QN_D_UINT32: return qn_irt(QN_IT_U32);
    case QN_D_UINT64: return qn_irt(QN_IT_U64);
    case QN_D_FLOAT32: return qn_irt(QN_IT_F32);
    case QN_D_FLOAT64: return qn_irt(QN_IT_F64);
    case QN_D_COMPLEX64: return qn_irt(QN_IT_C64);
    case QN_D_COMPLEX128: return qn_irt(QN_IT_C128);
    default: return qn_irt(qn_dtype_is_time(d) ? QN_IT_I64 : QN_IT_VOID);
  }
}

qn_irtype qn_irt_elem(qn_irtype array) { return qn_irt_of_dtype((qn_dtype)array.dtype); }

/* --- modules and functions ------------------------------------------------------------------------------------- */
static const char *dup_z(qn_arena *a, const char *s) { return qn_arena_strndup(a, s ? s : "", s ? strlen(s) : 0); }

static void *dup_array(qn_arena *a, const void *p, size_t elem, uint32_t n) {
  void *q = qn_arena_alloc(a, elem * (n ? n : 1));
  if (n) memcpy(q, p, elem * n);
  return q;
}

qn_irmodule *qn_ir_module(qn_arena *a, const char *file) {
  qn_irmodule *m = QN_NEW(a, qn_irmodule);
  m->arena = a;
  m->file = dup_z(a, file);
  return m;
}

qn_irfn *qn_ir_function(qn_irmodule *m, const char *name, uint32_t flags, const qn_irlocal *params, uint32_t nparams,
                        const qn_irtype *results, uint32_t nresults) {
  qn_irfn *f = QN_NEW(m->arena, qn_irfn);
  f->name = dup_z(m->arena, name);
  f->flags = flags;
  f->stack_site = QN_IR_NOSITE;
  f->params = dup_array(m->arena, params, sizeof *params, nparams);
  f->nparams = nparams;
  for (uint32_t i = 0; i < nparams; i++) f->params[i].name = dup_z(m->arena, params[i].name);
  f->results = dup_array(m->arena, results, sizeof *results, nresults);
  f->nresults = nresults;
  f->body = QN_NEW(m->arena, qn_irblock);
  qn_vec_push(m->arena, &f->ins, NULL);
  qn_vec_push(m->arena, &m->fns, f);
  return f;
}

uint32_t qn_ir_fn_index(const qn_irmodule *m, const qn_irfn *fn) {
  for (uint32_t i = 0; i < m->fns.n; i++)
    if (m->fns.data[i] == fn) return i;
  return UINT32_MAX;
}

int32_t qn_ir_site(qn_irmodule *m, qn_irsite s) {
  s.type = dup_z(m->arena, s.type);
  s.message = dup_z(m->arena, s.message);
  s.operands = dup_z(m->arena, s.operands);
  s.function = dup_z(m->arena, s.function);
  qn_vec_push(m->arena, &m->sites, s);
  return (int32_t)m->sites.n - 1;
}

uint32_t qn_ir_data(qn_irmodule *m, const void *bytes, size_t n) {
  qn_sv row = qn_arena_sv(m->arena, (qn_sv){bytes, n});
  qn_vec_push(m->arena, &m->data, row);
  return m->data.n - 1;
}

uint32_t qn_ir_local(qn_irmodule *m, qn_irfn *fn, const char *name, qn_irtype t) {
  qn_irlocal l = {dup_z(m->arena, name), t};
  qn_vec_push(m->arena, &fn->locals, l);
  return fn->locals.n - 1;
}

/* --- builder: the general form ---------------------------------------------------------------------------------- */
void qn_irb_init(qn_irb *b, qn_irmodule *m, qn_irfn *fn) {
  *b = (qn_irb){0};
  b->m = m;
  b->fn = fn;
  b->block = fn->body;
}

qn_irins *qn_irb_at(qn_irb *b, qn_irval v) { return b->fn->ins.data[v]; }

static bool has_prop(qn_irop op, char c) { return strchr(qn_irops[op].props, c) != NULL; }

qn_irval qn_irb_op(qn_irb *b, qn_irop op, qn_irtype t, const qn_irval *args, uint32_t nargs, uint32_t flags, int32_t site) {
  qn_arena *a = b->m->arena;
  qn_irins *i = QN_NEW(a, qn_irins);
  i->op = (uint8_t)op;
  i->flags = (uint16_t)(flags | b->flags);
  i->nargs = (uint16_t)nargs;
  i->type = t;
  i->site = site;
  i->line = b->line;
  if (has_prop(op, 'F') || has_prop(op, 'E')) i->pred = b->pred;
  i->args = dup_array(a, args, sizeof *args, nargs);
  qn_irval v = b->fn->ins.n;
  qn_vec_push(a, &b->fn->ins, i);
  if (!b->dead) qn_vec_push(a, b->block, v);
  return v;
}

static qn_irtype voidt(void) { return qn_irt(QN_IT_VOID); }

/* --- values ------------------------------------------------------------------------------------------------------ */
static qn_irval add_const(qn_irb *b, qn_irtype t, uint64_t lo, uint64_t hi) {
  qn_irval v = qn_irb_op(b, QN_I_CONST, t, NULL, 0, 0, QN_IR_NOSITE);
  qn_irins *i = qn_irb_at(b, v);
  i->flags = 0;
  i->imm[0] = lo;
  i->imm[1] = hi;
  return v;
}

static uint64_t bits_f64(double d) {
  uint64_t u;
  memcpy(&u, &d, sizeof u);
  return u;
}

static uint64_t bits_f32(double d) {
  float f = (float)d;
  uint32_t u;
  memcpy(&u, &f, sizeof u);
  return u;
}

qn_irval qn_irb_int(qn_irb *b, qn_irtype t, int64_t v) {
  uint64_t u = (uint64_t)v;
  int bits = qn_irt_bits(t);
  if (t.kind == QN_IT_BOOL) {
    u = v != 0;
  } else if (bits < 64) {
    u <<= 64 - bits;
    u = qn_irt_is_signed(t) ? (uint64_t)((int64_t)u >> (64 - bits)) : u >> (64 - bits);
  }
  return add_const(b, t, u, 0);
}

qn_irval qn_irb_float(qn_irb *b, qn_irtype t, double v) {
  return add_const(b, t, t.kind == QN_IT_F32 ? bits_f32(v) : bits_f64(v), 0);
}

qn_irval qn_irb_complex(qn_irb *b, qn_irtype t, double re, double im) {
  if (t.kind == QN_IT_C64) return add_const(b, t, bits_f32(re), bits_f32(im));
  return add_const(b, t, bits_f64(re), bits_f64(im));
}

static qn_irval add_imm(qn_irb *b, qn_irop op, qn_irtype t, const qn_irval *args, uint32_t nargs, uint64_t imm) {
  qn_irval v = qn_irb_op(b, op, t, args, nargs, 0, QN_IR_NOSITE);
  qn_irb_at(b, v)->imm[0] = imm;
  return v;
}

qn_irval qn_irb_param(qn_irb *b, uint32_t i) { return add_imm(b, QN_I_PARAM, b->fn->params[i].type, NULL, 0, i); }
qn_irval qn_irb_get(qn_irb *b, uint32_t local) {
  return add_imm(b, QN_I_GET, b->fn->locals.data[local].type, NULL, 0, local);
}
void qn_irb_set(qn_irb *b, uint32_t local, qn_irval v) { add_imm(b, QN_I_SET, voidt(), &v, 1, local); }

static qn_irtype part_type(qn_irtype t) {
  if (t.kind == QN_IT_C64) return qn_irt(QN_IT_F32);
  if (t.kind == QN_IT_C128) return qn_irt(QN_IT_F64);
  return t;
}

static qn_irtype transposed(qn_irtype t) {
  char layout = qn_irt_layout(t);
  char to = layout == 'C' ? 'F' : layout == 'F' ? 'C' : 'A';
  return qn_irt_array((qn_dtype)t.dtype, t.rank, t.rank < 2 ? layout : to, (t.layout & QN_IR_READONLY) != 0);
}

qn_irval qn_irb_un(qn_irb *b, qn_irop op, qn_irval a, uint32_t flags, int32_t site) {
  qn_irtype t = qn_irb_type(b, a);
  if (op == QN_I_ABS || op == QN_I_RE || op == QN_I_IM) t = part_type(t);
  if (op == QN_I_TRANSPOSE) t = transposed(t);
  return qn_irb_op(b, op, t, &a, 1, flags, site);
}

qn_irval qn_irb_bin(qn_irb *b, qn_irop op, qn_irval x, qn_irval y, uint32_t flags, int32_t site) {
  qn_irval args[2] = {x, y};
  qn_irtype t = qn_irb_type(b, x);
  if (qn_irops[op].result == 'b' || op == QN_I_OVERLAP) t = qn_irt(QN_IT_BOOL);
  if (op == QN_I_CPLX) t = qn_irt(t.kind == QN_IT_F32 ? QN_IT_C64 : QN_IT_C128);
  return qn_irb_op(b, op, t, args, 2, flags, site);
}

qn_irval qn_irb_select(qn_irb *b, qn_irval c, qn_irval x, qn_irval y) {
  return qn_irb_op(b, QN_I_SELECT, qn_irb_type(b, x), (qn_irval[]){c, x, y}, 3, 0, QN_IR_NOSITE);
}

qn_irval qn_irb_cast(qn_irb *b, qn_irval v, qn_irtype t) {
  if (qn_irt_eq(qn_irb_type(b, v), t)) return v;
  return qn_irb_op(b, QN_I_CAST, t, &v, 1, 0, QN_IR_NOSITE);
}

static qn_irval add_named(qn_irb *b, qn_irop op, const char *name, qn_irtype t, const qn_irval *args, uint32_t nargs,
                          int32_t site) {
  qn_irval v = qn_irb_op(b, op, t, args, nargs, 0, site);
  qn_irb_at(b, v)->name = dup_z(b->m->arena, name);
  return v;
}

qn_irval qn_irb_math(qn_irb *b, const char *name, qn_irtype t, const qn_irval *args, uint32_t nargs) {
  return add_named(b, QN_I_MATH, name, t, args, nargs, QN_IR_NOSITE);
}

qn_irval qn_irb_hcall(qn_irb *b, const char *helper, qn_irtype t, const qn_irval *args, uint32_t nargs, int32_t site) {
  return add_named(b, QN_I_HCALL, helper, t, args, nargs, site);
}

/* --- arrays ------------------------------------------------------------------------------------------------------ */
/* --check=races: says to the runtime which element is read or written, by its offset in bytes. */
static qn_irval race_int(qn_irb *b, int64_t v) { return qn_irb_int(b, qn_irt(QN_IT_I32), v); }

static int32_t race_site(qn_irb *b) {
  return qn_ir_site(b->m, (qn_irsite){.type = "SystemError", .message = "races", .operands = "", .function = b->fn->name});
}

static void note_access(qn_irb *b, qn_irval array, const qn_irval *index, bool write) {
  if (!b->races || b->dead) return;
  qn_irtype t = qn_irb_type(b, array), i64 = qn_irt(QN_IT_I64);
  qn_irval offset = qn_irb_int(b, i64, 0), zero = offset;
  for (uint32_t d = 0; d < t.rank; d++) {
    qn_irval wrapped = qn_irb_bin(b, QN_I_ADD, index[d], qn_irb_shape(b, array, d), 0, QN_IR_NOSITE);
    qn_irval at = qn_irb_select(b, qn_irb_bin(b, QN_I_LT, index[d], zero, 0, QN_IR_NOSITE), wrapped, index[d]);
    qn_irval bytes = qn_irb_bin(b, QN_I_MUL, at, add_imm(b, QN_I_STRIDE, i64, &array, 1, d), 0, QN_IR_NOSITE);
    offset = qn_irb_bin(b, QN_I_ADD, offset, bytes, 0, QN_IR_NOSITE);
  }
  const qn_irval args[] = {race_int(b, write), race_int(b, b->line), array, offset};
  qn_irb_hcall(b, "qn_race_access", qn_irt(QN_IT_VOID), args, 4, race_site(b));
}

void qn_irb_race_loop(qn_irb *b, int what, qn_irval iteration, uint32_t line) {
  const qn_irval args[] = {race_int(b, what), iteration, race_int(b, line)};
  qn_irb_hcall(b, "qn_race_loop", qn_irt(QN_IT_VOID), args, 3, race_site(b));
}

qn_irval qn_irb_load(qn_irb *b, qn_irval array, const qn_irval *index, uint32_t flags, int32_t site) {
  qn_irtype t = qn_irb_type(b, array);
  qn_irval args[1 + QN_MAX_RANK] = {array};
  note_access(b, array, index, false);
  for (int i = 0; i < t.rank; i++) args[1 + i] = index[i];
  return qn_irb_op(b, QN_I_LOAD, qn_irt_elem(t), args, 1u + t.rank, flags, site);
}

void qn_irb_store(qn_irb *b, qn_irval array, const qn_irval *index, qn_irval v, uint32_t flags, int32_t site) {
  qn_irtype t = qn_irb_type(b, array);
  qn_irval args[2 + QN_MAX_RANK] = {array};
  note_access(b, array, index, true);
  for (int i = 0; i < t.rank; i++) args[1 + i] = index[i];
  args[1 + t.rank] = v;
  qn_irb_op(b, QN_I_STORE, voidt(), args, 2u + t.rank, flags, site);
}

qn_irval qn_irb_shape(qn_irb *b, qn_irval array, uint32_t dim) {
  return add_imm(b, QN_I_SHAPE, qn_irt(QN_IT_I64), &array, 1, dim);
}

qn_irval qn_irb_restride(qn_irb *b, const char *spec, const qn_irval *args, uint32_t nargs, qn_irtype t) {
  return add_named(b, QN_I_RESTRIDE, spec, t, args, nargs, QN_IR_NOSITE);
}

qn_irval qn_irb_slice(qn_irb *b, qn_irval array, const char *spec, const qn_irval *args, uint32_t nargs, qn_irtype t,
                      int32_t site) {
  qn_irval all[1 + 6 * QN_MAX_RANK] = {array};
  if (nargs > 6 * QN_MAX_RANK) nargs = 6 * QN_MAX_RANK; /* the verifier refuses it */
  for (uint32_t i = 0; i < nargs; i++) all[1 + i] = args[i];
  return add_named(b, QN_I_SLICE, spec, t, all, 1 + nargs, site);
}

qn_irval qn_irb_alloc(qn_irb *b, qn_irtype t, const char *fill, const qn_irval *extents, qn_irval value, int32_t site) {
  qn_irval args[1 + QN_MAX_RANK];
  uint32_t n = 0;
  for (int i = 0; i < t.rank && i < QN_MAX_RANK; i++) args[n++] = extents[i];
  if (value) args[n++] = value;
  qn_irval made = add_named(b, QN_I_ALLOC, fill, t, args, n, site);
  if (b->races && !b->dead) qn_irb_hcall(b, "qn_race_fresh", qn_irt(QN_IT_VOID), &made, 1, race_site(b));
  return made;
}

qn_irval qn_irb_data(qn_irb *b, uint32_t data, qn_irtype t, const int64_t *extents) {
  qn_irval args[QN_MAX_RANK];
  for (int i = 0; i < t.rank; i++) args[i] = qn_irb_int(b, qn_irt(QN_IT_I64), extents[i]);
  return add_imm(b, QN_I_DATA, t, args, t.rank, data);
}

qn_irval qn_irb_call(qn_irb *b, const qn_irfn *callee, const qn_irval *args, uint32_t nargs, int32_t site) {
  qn_irval v = qn_irb_op(b, QN_I_CALL, voidt(), args, nargs, 0, site);
  qn_irb_at(b, v)->imm[0] = qn_ir_fn_index(b->m, callee);
  return v;
}

qn_irval qn_irb_result(qn_irb *b, qn_irval call, uint32_t i) {
  const qn_irfn *callee = b->m->fns.data[qn_irb_at(b, call)->imm[0]];
  return add_imm(b, QN_I_RESULT, callee->results[i], &call, 1, i);
}

/* --- objects ------------------------------------------------------------------------------------------------------ */
qn_irval qn_irb_peek(qn_irb *b, qn_irtype t, qn_irval base, qn_irval index, int64_t offset) {
  return add_imm(b, QN_I_PEEK, t, (qn_irval[]){base, index}, index ? 2 : 1, (uint64_t)offset);
}

void qn_irb_poke(qn_irb *b, qn_irval base, qn_irval index, qn_irval v, int64_t offset, qn_irval container) {
  qn_irval args[4];
  uint32_t n = 0;
  args[n++] = base;
  if (index) args[n++] = index;
  args[n++] = v;
  if (container) args[n++] = container;
  add_imm(b, QN_I_POKE, voidt(), args, n, (uint64_t)offset);
}

qn_irval qn_irb_slots(qn_irb *b, uint32_t n) { return add_imm(b, QN_I_SLOTS, qn_irt(QN_IT_PTR), NULL, 0, n); }

qn_irval qn_irb_box(qn_irb *b, qn_irval array, int32_t site) {
  return qn_irb_op(b, QN_I_BOX, qn_irt(QN_IT_REF), &array, 1, 0, site);
}

qn_irval qn_irb_unbox(qn_irb *b, qn_irval ref, qn_irtype t) { return qn_irb_op(b, QN_I_UNBOX, t, &ref, 1, 0, QN_IR_NOSITE); }

qn_irval qn_irb_literal(qn_irb *b, qn_kkind kind, const char *bytes, size_t n) {
  char *row = qn_arena_alloc(b->m->arena, qn_kliteral_size(n));
  qn_kliteral_write(row, kind, bytes, n);
  for (uint32_t k = 0; k < b->m->data.n; k++)
    if (qn_sv_eq(b->m->data.data[k], (qn_sv){row, qn_kliteral_size(n)}))
      return add_imm(b, QN_I_STRLIT, qn_irt(QN_IT_REF), NULL, 0, k);
  return add_imm(b, QN_I_STRLIT, qn_irt(QN_IT_REF), NULL, 0, qn_ir_data(b->m, row, qn_kliteral_size(n)));
}

qn_irval qn_irb_null(qn_irb *b, qn_irkind kind) { return qn_irb_op(b, QN_I_NULLREF, qn_irt(kind), NULL, 0, 0, QN_IR_NOSITE); }

qn_irval qn_irb_same(qn_irb *b, qn_irval x, qn_irval y) {
  return qn_irb_op(b, QN_I_SAME, qn_irt(QN_IT_BOOL), (qn_irval[]){x, y}, 2, 0, QN_IR_NOSITE);
}

/* --- control ----------------------------------------------------------------------------------------------------- */
static void open_region(qn_irb *b, qn_irval owner) {
  if (b->depth >= QN_COUNT(b->open)) qn_arena_fail(b->m->arena); /* the front end limits nesting far below */
  b->open[b->depth++] = (struct qn_irb_open){owner, b->block, b->dead};
  qn_irblock *body = QN_NEW(b->m->arena, qn_irblock);
  qn_irb_at(b, owner)->body[0] = body;
  b->block = body;
}

void qn_irb_if(qn_irb *b, qn_irval cond) { open_region(b, qn_irb_op(b, QN_I_IF, voidt(), &cond, 1, 0, QN_IR_NOSITE)); }

void qn_irb_else(qn_irb *b) {
  struct qn_irb_open *o = &b->open[b->depth - 1];
  qn_irblock *body = QN_NEW(b->m->arena, qn_irblock);
  qn_irb_at(b, o->owner)->body[1] = body;
  b->block = body;
  b->dead = o->outer_dead;
}

qn_irval qn_irb_for(qn_irb *b, qn_irval start, qn_irval stop, qn_irval step) {
  qn_irval v = qn_irb_op(b, QN_I_FOR, qn_irt(QN_IT_I64), (qn_irval[]){start, stop, step}, 3, 0, QN_IR_NOSITE);
  open_region(b, v);
  return v;
}

qn_irval qn_irb_pfor(qn_irb *b, qn_irval start, qn_irval stop, qn_irval step, const qn_irred *red, uint32_t nred) {
  qn_irval v = qn_irb_op(b, QN_I_PFOR, qn_irt(QN_IT_I64), (qn_irval[]){start, stop, step}, 3, 0, QN_IR_NOSITE);
  qn_irins *i = qn_irb_at(b, v);
  i->red = dup_array(b->m->arena, red, sizeof *red, nred);
  i->nred = nred;
  open_region(b, v);
  return v;
}

qn_irval qn_irb_nest(qn_irb *b, const qn_irval *args, uint32_t nargs, int32_t site) {
  qn_irval v = qn_irb_op(b, QN_I_NEST, qn_irt(QN_IT_I64), args, nargs, 0, site);
  open_region(b, v);
  return v;
}

qn_irval qn_irb_elem(qn_irb *b, qn_irval nest, uint32_t view, qn_irtype t) { return add_imm(b, QN_I_ELEM, t, &nest, 1, view); }

void qn_irb_put(qn_irb *b, qn_irval nest, qn_irval v) { qn_irb_op(b, QN_I_PUT, voidt(), (qn_irval[]){nest, v}, 2, 0, QN_IR_NOSITE); }

void qn_irb_loop(qn_irb *b) { open_region(b, qn_irb_op(b, QN_I_LOOP, voidt(), NULL, 0, 0, QN_IR_NOSITE)); }

void qn_irb_end(qn_irb *b) {
  struct qn_irb_open o = b->open[--b->depth];
  b->block = o.outer;
  b->dead = o.outer_dead;
}

qn_irval qn_irb_try(qn_irb *b) {
  qn_irval v = qn_irb_op(b, QN_I_TRY, qn_irt(QN_IT_I32), NULL, 0, 0, QN_IR_NOSITE);
  open_region(b, v);
  return v;
}

void qn_irb_handler(qn_irb *b) { qn_irb_else(b); }

static void terminate(qn_irb *b, qn_irop op, const qn_irval *vals, uint32_t n, int32_t site) {
  qn_irb_at(b, qn_irb_op(b, op, voidt(), vals, n, 0, site))->pred = 0; /* it ends the block whatever holds: see check */
  b->dead = true;
}

void qn_irb_break(qn_irb *b) { terminate(b, QN_I_BREAK, NULL, 0, QN_IR_NOSITE); }
void qn_irb_continue(qn_irb *b) { terminate(b, QN_I_CONTINUE, NULL, 0, QN_IR_NOSITE); }
void qn_irb_leave(qn_irb *b, uint32_t levels, bool next) {
  if (levels == 0) {
    terminate(b, next ? QN_I_CONTINUE : QN_I_BREAK, NULL, 0, QN_IR_NOSITE);
    return;
  }
  qn_irval v = qn_irb_op(b, QN_I_LEAVE, voidt(), NULL, 0, 0, QN_IR_NOSITE);
  qn_irb_at(b, v)->pred = 0;
  qn_irb_at(b, v)->imm[0] = 2u * (uint64_t)levels + next;
  b->dead = true;
}
void qn_irb_return(qn_irb *b, const qn_irval *vals, uint32_t n) { terminate(b, QN_I_RETURN, vals, n, QN_IR_NOSITE); }
void qn_irb_raise(qn_irb *b, const qn_irval *operands, uint32_t n, int32_t site) {
  terminate(b, QN_I_RAISE, operands, n, site);
}

void qn_irb_reraise(qn_irb *b, qn_irval status) { terminate(b, QN_I_RERAISE, &status, 1, QN_IR_NOSITE); }

qn_irval qn_irb_caught(qn_irb *b, qn_irval status, const char *classes) {
  return add_named(b, QN_I_CAUGHT, classes, qn_irt(QN_IT_BOOL), &status, 1, QN_IR_NOSITE);
}

void qn_irb_check(qn_irb *b, qn_irval cond, const qn_irval *operands, uint32_t n, int32_t site) {
  qn_irval args[1 + QN_ERR_OPERANDS] = {cond};
  if (n > QN_ERR_OPERANDS) n = QN_ERR_OPERANDS;
  for (uint32_t i = 0; i < n; i++) args[1 + i] = operands[i];
  qn_irb_op(b, QN_I_CHECK, voidt(), args, 1 + n, 0, site);
}
