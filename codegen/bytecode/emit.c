/* emit.c - instructions, registers, constants, labels: the bottom of the bytecode compiler. */
#include "codegen/bytecode/compile.h"

const char *const qn_op_names[QN_BC_COUNT] = {
#define OP(name, operands, words) #name,
#include "codegen/bytecode/bytecode.def"
#undef OP
};
const char *const qn_op_operands[QN_BC_COUNT] = {
#define OP(name, operands, words) operands,
#include "codegen/bytecode/bytecode.def"
#undef OP
};
const uint8_t qn_op_words[QN_BC_COUNT] = {
#define OP(name, operands, words) words,
#include "codegen/bytecode/bytecode.def"
#undef OP
};

static uint32_t push(qn_bcf *f, qn_ins i) {
  qn_vec_push(f->c->arena, &f->ins, i);
  qn_vec_push(f->c->arena, &f->where, f->node);
  return f->ins.n - 1;
}

uint32_t qn_bc_emit(qn_bcf *f, qn_op op, uint16_t a, uint16_t b, uint16_t c) {
  return push(f, (qn_ins){.op = (uint16_t)op, .a = a, .b = b, .c = c});
}

uint32_t qn_bc_emit_s(qn_bcf *f, qn_op op, uint16_t a, int32_t s) {
  qn_ins i = {.op = (uint16_t)op, .a = a};
  i.s = s;
  return push(f, i);
}

void qn_bc_word(qn_bcf *f, uint32_t x, uint32_t y) {
  qn_ins i;
  i.x = x;
  i.y = y;
  push(f, i);
}

/* --- registers ------------------------------------------------------------------------------------------------ */
uint16_t qn_bc_temps(qn_bcf *f, uint32_t n) {
  if (f->next + n >= QN_NOREG - 1) longjmp(f->c->too_big, 1);
  uint16_t r = f->next;
  f->next = (uint16_t)(f->next + n);
  if (f->next > f->nregs) f->nregs = f->next;
  return r;
}

uint16_t qn_bc_temp(qn_bcf *f) { return qn_bc_temps(f, 1); }

uint8_t *qn_bc_save(qn_bcf *f) {
  uint8_t *s = qn_arena_alloc(f->c->arena, f->code->nvars + 1u);
  memcpy(s, f->assigned, f->code->nvars);
  return s;
}

void qn_bc_restore(qn_bcf *f, const uint8_t *saved) { memcpy(f->assigned, saved, f->code->nvars); }

/* --- constants and names ---------------------------------------------------------------------------------------- */
/* The key of a constant: its kind and its bytes; floats by bits, so that 0.0 and -0.0 stay apart. */
static qn_sv const_key(qn_bcc *c, const qn_bconst *k) {
  qn_sv body = {NULL, 0};
  switch (k->kind) {
    case QN_BC_NONE: case QN_BC_TRUE: case QN_BC_FALSE: case QN_BC_ELLIPSIS: break;
    case QN_BC_INT: case QN_BC_FLOAT: case QN_BC_COMPLEX: body = (qn_sv){(const char *)&k->i, 8}; break;
    case QN_BC_BIGINT: case QN_BC_STR: case QN_BC_BYTES: body = k->s; break;
    case QN_BC_TUPLE: body = (qn_sv){(const char *)k->items, k->n * sizeof(uint32_t)}; break;
    case QN_BC_NAMES: body = (qn_sv){(const char *)k->names, k->n * sizeof(qn_sym)}; break;
  }
  char *key = qn_arena_alloc(c->arena, body.n + 1);
  key[0] = (char)k->kind;
  if (body.n) memcpy(key + 1, body.p, body.n);
  return (qn_sv){key, body.n + 1};
}

uint32_t qn_bc_const(qn_bcc *c, const qn_bconst *k) {
  qn_sv key = const_key(c, k);
  uintptr_t have = (uintptr_t)qn_map_get(&c->const_index, key);
  if (have) return (uint32_t)(have - 1);
  qn_vec_push(c->arena, &c->unit->consts, *k);
  qn_map_put(c->arena, &c->const_index, key, (void *)(uintptr_t)c->unit->consts.n);
  return c->unit->consts.n - 1;
}

uint32_t qn_bc_const_str(qn_bcc *c, qn_sv s) { return qn_bc_const(c, &(qn_bconst){.kind = QN_BC_STR, .s = s}); }

uint32_t qn_bc_name(qn_bcc *c, qn_sym name) {
  uintptr_t have = (uintptr_t)qn_map_get(&c->name_index, qn_sym_sv(name));
  if (have) return (uint32_t)(have - 1);
  if (c->unit->names.n >= QN_NOREG) longjmp(c->too_big, 1);
  qn_vec_push(c->arena, &c->unit->names, name);
  qn_map_put(c->arena, &c->name_index, qn_sym_sv(name), (void *)(uintptr_t)c->unit->names.n);
  return c->unit->names.n - 1;
}

uint32_t qn_bc_cache(qn_bcf *f) { return f->code->ncaches++; }

int32_t qn_bc_global_slot(qn_bcc *c, qn_sym name) {
  qn_unit *u = c->unit;
  uintptr_t have = (uintptr_t)qn_map_get(&u->global_index, qn_sym_sv(name));
  if (have) return (int32_t)(have - 1);
  qn_vec_push(c->arena, &u->globals, name);
  qn_map_put(c->arena, &u->global_index, qn_sym_sv(name), (void *)(uintptr_t)u->globals.n);
  return (int32_t)u->globals.n - 1;
}

/* --- jumps -------------------------------------------------------------------------------------------------------- */
qn_label *qn_bc_label(qn_bcf *f) {
  qn_label *l = QN_NEW(f->c->arena, qn_label);
  l->pos = -1;
  return l;
}

static void patch(qn_bcf *f, uint32_t at, int64_t to) {
  qn_ins *i = &f->ins.data[at];
  int64_t off = to - (int64_t)at - 1;
  if (qn_op_operands[i->op][2] == 'j') {
    if (off < INT16_MIN || off > INT16_MAX) f->jump_overflow = true;
    i->c = (uint16_t)(int16_t)off;
  } else {
    i->s = (int32_t)off;
  }
}

void qn_bc_bind(qn_bcf *f, qn_label *l) {
  l->pos = f->ins.n;
  for (uint32_t i = 0; i < l->uses.n; i++) patch(f, l->uses.data[i], l->pos);
}

static void use(qn_bcf *f, qn_label *l, uint32_t at) {
  if (l->pos >= 0) patch(f, at, l->pos);
  else qn_vec_push(f->c->arena, &l->uses, at);
}

void qn_bc_jump(qn_bcf *f, qn_op op, uint16_t a, qn_label *l) { use(f, l, qn_bc_emit_s(f, op, a, 0)); }

/* A compare-and-branch. Where 16 bits may not reach, the opposite test skips a long jump. */
void qn_bc_branch(qn_bcf *f, qn_op op, uint16_t a, uint16_t b, qn_label *l, bool b_is_number) {
  if (!f->long_jumps) {
    use(f, l, qn_bc_emit(f, op, a, b, 0));
    return;
  }
  (void)b_is_number;
  qn_bc_emit(f, op, a, b, 1);            /* true: skip the next */
  qn_bc_emit_s(f, QN_BC_JMP, 0, 1);      /* false: skip the long jump */
  qn_bc_jump(f, QN_BC_JMP, 0, l);
}

void qn_bc_row(qn_bcf *f, uint32_t start, uint32_t end, const qn_label *target, uint16_t exc, uint16_t base) {
  if (start == end) return;
  qn_bc_rowdef h = {start, end, target, exc, base};
  qn_vec_push(f->c->arena, &f->rows, h);
}

void qn_bc_refuse(qn_bcf *f, const qn_node *n, const char *what) {
  qn_diag_add(f->c->diags, f->c->unit->source, QN_DIAG_DRIVER, n->span, "%s", what);
}
