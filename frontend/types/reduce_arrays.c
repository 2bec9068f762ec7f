/* reduce_arrays.c - the array reductions of a prange loop (hist[k] += 1 with hist reduced, total += row).
 * The loop runs over at most 64 blocks of iterations. Each block reduces into its own row of `parts`, which begins at the
 * identity; afterwards the rows are combined in their order. So the result does not depend on the number of threads. */
#include "frontend/types/loop.h"

enum { ARRAY_BLOCKS = 64 };

static qn_texpr *identity_of(qn_fn *f, const qn_treduce *r, const qn_type *t) {
  bool one = r->op == QN_REDUCE_MUL;
  if (qn_type_is_int(t) || qn_type_is_bool(t)) return qn_tx_int(f, t, r->op == QN_REDUCE_AND ? -1 : one, r->span);
  qn_texpr *e = qn_tx_float(f, t, one ? 1.0 : 0.0, r->span);
  return e;
}

static qn_texpr *new_parts(qn_fn *f, const qn_block_loop *b, const qn_treduce *r, const qn_type *array) {
  uint32_t rank = (uint32_t)array->ndim;
  qn_texpr *e = qn_tx(f, QN_TX_ALLOC, qn_type_array(f->in->types, array->dtype, array->ndim + 1, 'C', false), r->span, rank + 2);
  e->fill = QN_FILL_VALUE;
  e->args[0] = b->blocks;
  for (uint32_t d = 0; d < rank; d++) {
    e->args[d + 1] = qn_tx1(f, QN_TX_SHAPE, f->in->types->scalar[QN_D_INT64], r->span, qn_tx_slot(f, r->slot, r->span));
    e->args[d + 1]->i = d;
  }
  e->args[rank + 1] = identity_of(f, r, f->in->types->scalar[array->dtype]);
  return qn_stable(f, e);
}

/* floor(b * n / blocks), where b * n may be large: b * (n / blocks) + b * (n % blocks) / blocks */
static qn_texpr *block_start(qn_fn *f, const qn_block_loop *b, qn_texpr *at) {
  qn_texpr *q = qn_tx_bin64(f, QN_OP_Mult, at, qn_tx_bin64(f, QN_OP_FloorDiv, b->n, b->blocks));
  return qn_tx_bin64(f, QN_OP_Add, q, qn_tx_bin64(f, QN_OP_FloorDiv, qn_tx_bin64(f, QN_OP_Mult, at, qn_tx_bin64(f, QN_OP_Mod, b->n, b->blocks)), b->blocks));
}

/* One block: the arrays' names stand for its own rows, and the loop's iterations run in order. */
static void run_block(qn_fn *f, void *user, qn_texpr *at) {
  qn_block_loop *b = user;
  uint32_t n = b->arrays.names.n;
  qn_binding saved[QN_ARRAY_REDUCTIONS];
  at = qn_stable(f, at);
  for (uint32_t i = 0; i < n; i++) {
    qn_binding *bound = qn_bound(f, qn_local_find(f, b->arrays.names.data[i]));
    saved[i] = *bound;
    qn_texpr *row = qn_stable(f, qn_index_with(f, b->parts[i], at, true, b->arrays.reductions.data[i].span));
    if (qn_is_poison(row)) return;
    *bound = (qn_binding){.type = row->type, .slot = row->slot, .span = saved[i].span};
  }
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, b->each->node->span);
  qn_loop_desc d = {.each = *b->each, .src = b->src, .in_block = true};
  d.each.orelse = (qn_nodes){0};
  d.counter = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
  s->slot = d.counter;
  s->iterations = true;
  s->lo = qn_stable(f, block_start(f, b, at));
  s->hi = qn_stable(f, block_start(f, b, qn_tx_bin64(f, QN_OP_Add, at, qn_tx_int64(f, 1, at->span))));
  const qn_prange_names *outer = f->reducing;
  f->reducing = &b->arrays;
  qn_settle_loop(f, &d, s);
  f->reducing = outer;
  for (uint32_t i = 0; i < n && f->cur.at; i++) *qn_bound(f, qn_local_find(f, b->arrays.names.data[i])) = saved[i];
}

static void combine_parts(qn_fn *f, const qn_block_loop *b) {
  static const enum qn_operator ops[] = {QN_OP_Add, QN_OP_Mult, QN_OP_BitAnd, QN_OP_BitOr, QN_OP_BitXor};
  for (uint32_t i = 0; i < b->arrays.names.n; i++) {
    const qn_treduce *r = &b->arrays.reductions.data[i];
    qn_tblock *out = f->out;
    qn_tstmt *s = qn_ts(f, QN_TS_RANGE, r->span);
    s->slot = qn_temp(f, f->in->types->scalar[QN_D_INT64]);
    s->lo = qn_tx_int64(f, 0, r->span), s->hi = b->blocks;
    qn_add(f, s);
    if (out) f->out = &s->body;
    qn_texpr *row = qn_index_with(f, b->parts[i], qn_tx_slot(f, s->slot, r->span), true, r->span);
    qn_array_aug(f, ops[r->op], qn_tx_slot(f, r->slot, r->span), row, r->span);
    f->out = out;
  }
}

/* Takes the array reductions out of `names`. False: there are none. */
bool qn_take_array_reductions(qn_fn *f, qn_prange_names *names, qn_block_loop *b) {
  qn_prange_names rest = {{0}, {0}};
  for (uint32_t i = 0; i < names->names.n; i++) {
    int at = qn_local_find(f, names->names.data[i]);
    qn_binding *bound = at >= 0 && f->cur.at ? qn_bound(f, at) : NULL;
    bool array = bound && bound->slot && bound->type->kind == QN_TYPE_ARRAY && names->reductions.data[i].op <= QN_REDUCE_XOR &&
                 bound->type->ndim < 8 && b->arrays.names.n < QN_ARRAY_REDUCTIONS;
    qn_prange_names *to = array ? &b->arrays : &rest;
    qn_treduce r = names->reductions.data[i];
    if (array) r.slot = bound->slot;
    qn_vec_push(f->in->a, &to->names, names->names.data[i]);
    qn_vec_push(f->in->a, &to->reductions, r);
  }
  *names = rest;
  return b->arrays.names.n > 0;
}

void qn_blocks_for(qn_fn *f, const qn_each *e, qn_block_loop *b, const qn_prange_names *names) {
  qn_tstmt *s = qn_ts(f, QN_TS_RANGE, e->node->span);
  b->each = e;
  b->src.lo = qn_stable(f, b->src.lo), b->src.hi = qn_stable(f, b->src.hi);
  if (b->src.step) b->src.step = qn_stable(f, b->src.step);
  b->n = qn_stable(f, qn_source_range_length(f, &b->src));
  const qn_type *i64 = f->in->types->scalar[QN_D_INT64];
  b->blocks = qn_stable(f, qn_tx_intrin(f, QN_INTRIN_MIN, i64, e->node->span, b->n, qn_tx_int64(f, ARRAY_BLOCKS, e->node->span)));
  for (uint32_t i = 0; i < b->arrays.names.n; i++) {
    const qn_treduce *r = &b->arrays.reductions.data[i];
    b->parts[i] = new_parts(f, b, r, r->slot->type);
  }
  qn_loop_desc d = {.each = {.node = e->node, .take = run_block, .user = b}, .parallel = true};
  d.src = (qn_iterated){.kind = SRC_RANGE, .lo = qn_tx_int64(f, 0, e->node->span), .hi = b->blocks, .dtype = QN_D_INT64};
  d.counter = qn_temp(f, i64);
  s->slot = d.counter;
  s->blocks = true;
  s->lo = d.src.lo, s->hi = d.src.hi;
  qn_settle_loop(f, &d, s);
  qn_parallel_parts(f, names, s);
  combine_parts(f, b);
  qn_stmts(f, e->orelse);
}
