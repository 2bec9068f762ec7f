/* emit_nest.c - whole-array statements: the arrays, operands and captured numbers are written down, and qn_k_nest (runtime) does
 * all but the arithmetic, for which it calls the row function made here:
 *
 *   int32 row(frame, ctx, at, n)    elements 0 … n - 1 of a stretch, n > 0; at[g]: where the views of group g begin
 *
 * What is stored to shares no memory with what is read through other groups, or only such as lies further on (nest.c copies what
 * does not fit): each store is in an alias scope of its own, which the loads of other groups are out of. */
#include <llvm-c/DebugInfo.h>

#include "codegen/llvm/parallel.h"

typedef struct erow {
  const int32_t *spec;
  lv *at;    /* per group */
  lv k;
  lv stored, apart; /* metadata: the store's scope; that a load is out of it */
} erow;

static LLVMMetadataRef own_node(emitter *e, LLVMMetadataRef more) {
  LLVMMetadataRef self = LLVMTemporaryMDNode(e->c, NULL, 0), rows[2] = {self, more};
  LLVMMetadataRef node = LLVMMDNodeInContext2(e->c, rows, more ? 2 : 1);
  LLVMMetadataReplaceAllUsesWith(self, node);
  return node;
}

static void make_scope(emitter *e, erow *r) {
  LLVMMetadataRef scope = own_node(e, own_node(e, NULL));
  r->stored = r->apart = LLVMMetadataAsValue(e->c, LLVMMDNodeInContext2(e->c, &scope, 1));
}

static void mark(emitter *e, lv access, const char *kind, lv scopes) {
  LLVMSetMetadata(access, LLVMGetMDKindIDInContext(e->c, kind, (unsigned)strlen(kind)), scopes);
}

/* --- one element -------------------------------------------------------------------------------------------------------------- */
static lv place(fx *x, const qn_irview *v) {
  emitter *e = x->e;
  const erow *r = x->row;
  int64_t size = qn_dtypes[v->dtype].size;
  if (v->one) return r->at[v->group];
  lv p = qn_e_gep8(x, r->at[v->group], LLVMBuildNSWMul(x->b, r->k, qn_e_i64(e, size * v->step), ""));
  return v->offset ? qn_e_gep8(x, p, qn_e_i64(e, v->offset * size)) : p;
}

static lv part_place(fx *x, qn_irtype elem, lv p) { return qn_e_gep(x, qn_e_type(x->e, elem), p, qn_e_i64(x->e, 1)); }

static lv read_part(fx *x, const qn_irview *v, qn_irtype t, lv p) {
  lv load = qn_e_access(x, t, p, false, NULL);
  if (v->group) mark(x->e, LLVMIsALoadInst(load) ? load : LLVMGetOperand(load, 0), "noalias", x->row->apart);
  return load;
}

void qn_e_elem(fx *x, const qn_irins *i, ev *out) {
  qn_irview v;
  if (!x->row || !qn_ir_nest_view(x->row->spec, (uint32_t)i->imm[0], &v)) {
    qn_e_error(x->e, "elem outside its nest");
    out->v = LLVMGetUndef(qn_e_type(x->e, i->type));
    return;
  }
  lv p = place(x, &v);
  out->v = read_part(x, &v, i->type, p);
  if (qn_irt_is_complex(i->type)) out->im = read_part(x, &v, i->type, part_place(x, i->type, p));
}

void qn_e_put(fx *x, const qn_irins *i) {
  qn_irview v;
  qn_irtype t = x->fn->ins.data[i->args[1]]->type;
  if (!x->row || !qn_ir_nest_view(x->row->spec, 0, &v)) {
    qn_e_error(x->e, "put outside its nest");
    return;
  }
  ev value = x->val[i->args[1]];
  lv p = place(x, &v);
  mark(x->e, qn_e_access(x, t, p, true, value.v), "alias.scope", x->row->stored);
  if (qn_irt_is_complex(t)) mark(x->e, qn_e_access(x, t, part_place(x, t, p), true, value.im), "alias.scope", x->row->stored);
}

/* --- the row function ------------------------------------------------------------------------------------------------------------ */
static void load_captures(fx *x, const ploop *p, lv frame) {
  for (uint32_t k = 0; k < p->caps.n; k++) {
    const capture *c = &p->caps.data[k];
    lv parts[2 + 2 * QN_MAX_RANK];
    for (uint32_t j = 0; j < (uint32_t)qn_e_parts(c->type); j++) {
      uint32_t f = c->field + j;
      parts[j] = p->param_of[f] ? LLVMBuildLoad2(x->b, p->fields[f], qn_p_field(x, p, frame, f), "") : p->part[f];
    }
    ev v = qn_e_unflatten(x, c->type, parts);
    if (c->kind == CAP_VALUE) x->val[c->id] = v;
    if (c->kind == CAP_PARAM) x->params[c->id] = v;
    if (c->kind != CAP_LOCAL) continue;
    qn_e_local_make(x, c->id);
    qn_e_local_set(x, c->id, v, c->type);
  }
  for (qn_irval v = 1; v < x->fn->ins.n; v++)
    if (p->captured[v] && x->fn->ins.data[v]->op == QN_I_CONST) qn_e_const(x, x->fn->ins.data[v], &x->val[v]);
}

static void returns(fx *x) {
  qn_e_br(x, x->ret_bb);
  qn_e_at(x, x->ret_bb);
  qn_e_own_release_all(x);
  LLVMBuildRet(x->b, qn_e_i32(x->e, 0));
  if (LLVMCountIncoming(x->fail_phi)) {
    qn_e_at(x, x->fail_bb);
    LLVMBuildRet(x->b, x->fail_phi);
  }
  qn_e_fx_finish(x);
}

static lv define_row(ploop *p, const int32_t *spec) {
  emitter *e = p->x->e;
  lt types[4] = {e->ptr, e->ptr, e->ptr, e->i64};
  lv f = LLVMAddFunction(e->mod, qn_arena_printf(e->a, "%s.row%u", p->fn->name, ++e->bodies), LLVMFunctionType(e->i32, types, 4, 0));
  LLVMSetLinkage(f, LLVMInternalLinkage);
  qn_e_attr(e, f, LLVMAttributeFunctionIndex, "nounwind", 0);
  fx row, *x = &row;
  erow r = {.spec = spec};
  make_scope(e, &r);
  qn_e_fx_init(x, e, p->fn, f, p->i->body[0]);
  qn_e_debug_function(x, p->i->line);
  x->in_body = true;
  x->row = &r;
  x->ctx = LLVMGetParam(f, 1);
  load_captures(x, p, LLVMGetParam(f, 0));
  uint32_t groups = (uint32_t)spec[QN_NEST_GROUPS];
  r.at = QN_NEW_N(e->a, lv, groups + 1);
  for (uint32_t g = 0; g < groups; g++) r.at[g] = LLVMBuildLoad2(x->b, e->ptr, qn_e_gep(x, e->ptr, LLVMGetParam(f, 2), qn_e_i64(e, g)), "");
  lb before = LLVMGetInsertBlock(x->b), body = qn_e_block(x, "k"), latch = qn_e_block(x, "next"), done = qn_e_block(x, "");
  qn_e_br(x, body);
  qn_e_at(x, body);
  lv zero = qn_e_i64(e, 0);
  r.k = LLVMBuildPhi(x->b, e->i64, "k");
  LLVMAddIncoming(r.k, &zero, &before, 1);
  x->val[p->id].v = r.k;
  x->loop[x->nloop].brk = x->loop[x->nloop].cont = latch;
  x->nloop++;
  qn_e_block_body(x, p->i->body[0]);
  x->nloop--;
  qn_e_br(x, latch);
  qn_e_at(x, latch);
  lv next = LLVMBuildNUWAdd(x->b, r.k, qn_e_i64(e, 1), "");
  LLVMAddIncoming(r.k, &next, &latch, 1);
  LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntULT, next, LLVMGetParam(f, 3), ""), body, done);
  qn_e_at(x, done);
  returns(x);
  return f;
}

/* --- in the parent ------------------------------------------------------------------------------------------------------------------ */
static lv write_memory(fx *x, const qn_irins *i, const int32_t *spec) {
  emitter *e = x->e;
  uint32_t n = 0, arrays = (uint32_t)spec[QN_NEST_ARRAYS];
  lv mem = qn_e_slot_array(x, e->i64, i->nargs * (1 + 2 * QN_MAX_RANK), "nest");
  lv part[1 + 2 * QN_MAX_RANK];
  for (uint32_t k = 1; k < i->nargs; k++) {
    uint32_t parts = 0;
    if (k > arrays) {
      part[parts++] = x->val[i->args[k]].v;
    } else {
      const earray *a = x->val[i->args[k]].arr;
      qn_irtype t = x->fn->ins.data[i->args[k]]->type;
      part[parts++] = a->data;
      for (int d = 0; d < t.rank; d++) part[parts++] = a->shape[d];
      for (int d = 0; d < t.rank && qn_irt_layout(t) == 'A'; d++) part[parts++] = a->stride[d];
    }
    for (uint32_t j = 0; j < parts; j++) LLVMBuildStore(x->b, part[j], qn_e_gep(x, e->i64, mem, qn_e_i64(e, n++)));
  }
  return mem;
}

static lv write_frame(ploop *p) {
  fx *x = p->x;
  lv frame = qn_e_slot(x, p->frame, "frame");
  for (uint32_t f = F_FIXED; f < p->nfields; f++)
    if (p->part[f] && p->param_of[f]) LLVMBuildStore(x->b, p->part[f], qn_p_field(x, p, frame, f));
  return frame;
}

/* Picoseconds for one element, as vectors compute it from the cache: measured on stencils and on chains of functions. */
int64_t qn_p_element_cost(const qn_irfn *fn, const qn_irblock *blk) {
  int64_t sum = 0;
  for (uint32_t k = 0; blk && k < blk->n; k++) {
    const qn_irins *i = fn->ins.data[blk->data[k]];
    switch ((int)i->op) {
      case QN_I_MATH: sum += 800; break;
      case QN_I_DIV: case QN_I_FDIV: case QN_I_MOD: case QN_I_CDIV: case QN_I_CMOD: case QN_I_POWI: sum += 400; break;
      case QN_I_CALL: case QN_I_HCALL: sum += 10000; break;
      case QN_I_ELEM: case QN_I_LOAD: sum += 40; break;
      case QN_I_PUT: case QN_I_STORE: sum += 60; break;
      case QN_I_CONST: case QN_I_GET: case QN_I_SET: case QN_I_PARAM: break;
      case QN_I_FOR: case QN_I_LOOP: sum += 32 * qn_p_element_cost(fn, i->body[0]); break;
      default: sum += 20 + qn_p_element_cost(fn, i->body[0]) + qn_p_element_cost(fn, i->body[1]); break;
    }
  }
  return sum;
}

void qn_e_nest(fx *x, const qn_irins *i, qn_irval id) {
  emitter *e = x->e;
  const qn_irfn *fn = x->fn;
  const int32_t *spec = qn_ir_nest_spec(e->m, fn, i);
  ploop p = {.x = x, .i = i, .id = id, .fn = fn};
  lv row = LLVMConstNull(e->ptr), frame = row;
  if (i->body[0]->n) {
    p.inside = QN_NEW_N(e->a, uint8_t, fn->ins.n);
    p.captured = QN_NEW_N(e->a, uint8_t, fn->ins.n);
    p.param = QN_NEW_N(e->a, uint8_t, fn->nparams + 1);
    p.local = QN_NEW_N(e->a, uint8_t, fn->locals.n + 1);
    p.inside[id] = 1;
    qn_p_collect(&p, i->body[0], 1);
    qn_p_plan_frame(&p);
    if (!qn_p_plan_parts(&p)) return;
    row = define_row(&p, spec);
    frame = write_frame(&p);
  }
  x->line = 0; /* none of this is the loop of the source */
  qn_e_set_line(x);
  lv mem = write_memory(x, i, spec), words = qn_e_data(x, (uint32_t)fn->ins.data[i->args[0]]->imm[0]);
  lv args[6] = {x->ctx, words, mem, row, frame, qn_e_i64(e, qn_p_element_cost(fn, i->body[0]))};
  lv st = qn_e_call_helper(x, "qn_k_nest", args, 6);
  lb good = qn_e_block(x, ""), bad = qn_e_block(x, "bad");
  qn_e_expect(x, LLVMBuildCondBr(x->b, LLVMBuildICmp(x->b, LLVMIntNE, st, qn_e_i32(e, 0), ""), bad, good), false);
  qn_e_at(x, bad);
  qn_e_fail_status(x, st);
  qn_e_at(x, good);
}
