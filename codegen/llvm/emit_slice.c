/* emit_slice.c - views: Python's slice.indices for each item of the spec, indices that drop a dimension, new axes. */
#include "codegen/llvm/emit.h"
#include "runtime/kernel/raise.h"

static lv sel(fx *x, lv c, lv a, lv b) { return LLVMBuildSelect(x->b, c, a, b, ""); }
static lv less(fx *x, lv a, lv b) { return LLVMBuildICmp(x->b, LLVMIntSLT, a, b, ""); }
static lv add(fx *x, lv a, lv b) { return LLVMBuildAdd(x->b, a, b, ""); }
static lv sub(fx *x, lv a, lv b) { return LLVMBuildSub(x->b, a, b, ""); }

typedef struct cut {
  lv start, step, len;
} cut;

/* v counted from the end when negative, then held within [low, high] */
static lv clamp(fx *x, lv v, lv n, lv low, lv high) {
  lv zero = qn_e_i64(x->e, 0);
  lv w = sel(x, less(x, v, zero), add(x, v, n), v);
  w = sel(x, less(x, w, low), low, w);
  return sel(x, less(x, high, w), high, w);
}

static cut slice_indices(fx *x, lv start, lv stop, lv step, lv n) {
  emitter *e = x->e;
  lv zero = qn_e_i64(e, 0), one = qn_e_i64(e, 1), minus = qn_e_i64(e, -1);
  cut c = {0};
  if (!step) { /* step 1: the ordinary case, written short */
    c.step = one;
    c.start = start ? clamp(x, start, n, zero, n) : zero;
    lv end = stop ? clamp(x, stop, n, zero, n) : n;
    lv len = sub(x, end, c.start);
    c.len = start || stop ? sel(x, less(x, len, zero), zero, len) : n;
    return c;
  }
  lv back = less(x, step, zero), last = sub(x, n, one);
  lv low = sel(x, back, minus, zero), high = sel(x, back, last, n);
  c.step = step;
  c.start = start ? clamp(x, start, n, low, high) : sel(x, back, last, zero);
  lv end = stop ? clamp(x, stop, n, low, high) : sel(x, back, minus, n);
  lv span = sel(x, back, sub(x, c.start, end), sub(x, end, c.start));
  lv size = sel(x, back, LLVMBuildNeg(x->b, step, ""), step);
  size = sel(x, LLVMBuildICmp(x->b, LLVMIntEQ, size, zero, ""), one, size);
  lv len = add(x, LLVMBuildUDiv(x->b, sub(x, span, one), size, ""), one);
  c.len = sel(x, less(x, zero, span), len, zero);
  return c;
}

static lv index_item(fx *x, const qn_irins *i, lv index, lv n, int axis) {
  emitter *e = x->e;
  lv wrapped = sel(x, less(x, index, qn_e_i64(e, 0)), add(x, index, n), index);
  lv operands[3] = {index, qn_e_i64(e, axis), n};
  qn_e_fail_if(x, LLVMBuildICmp(x->b, LLVMIntUGE, wrapped, n, ""), i->pred ? x->val[i->pred].v : NULL, i->site, operands, 3);
  return wrapped;
}

void qn_e_slice(fx *x, const qn_irins *i, ev *out) {
  emitter *e = x->e;
  const earray *a = x->val[i->args[0]].arr;
  int rank = x->fn->ins.data[i->args[0]]->type.rank, dim = 0, to = 0;
  uint32_t arg = 1;
  earray *r = out->arr = QN_NEW(e->a, earray);
  r->owner = a->owner;
  lv p = a->data;
  for (const char *c = i->name; *c; c++) {
    if (*c == 'n') {
      r->shape[to] = qn_e_i64(e, 1);
      r->stride[to++] = qn_e_i64(e, 0);
    } else if (*c == 'i') {
      lv k = index_item(x, i, x->val[i->args[arg++]].v, a->shape[dim], dim);
      p = qn_e_gep8(x, p, LLVMBuildNSWMul(x->b, k, a->stride[dim++], ""));
    } else {
      int bits = *c - '0';
      lv start = bits & 1 ? x->val[i->args[arg++]].v : NULL, stop = bits & 2 ? x->val[i->args[arg++]].v : NULL;
      lv step = bits & 4 ? x->val[i->args[arg++]].v : NULL;
      if (step)
        qn_e_raise_if(x, LLVMBuildICmp(x->b, LLVMIntEQ, step, qn_e_i64(e, 0), ""), NULL, i->site, QN_KRAISE_SLICE_STEP);
      cut k = slice_indices(x, start, stop, step, a->shape[dim]);
      if (bits & 5) p = qn_e_gep8(x, p, LLVMBuildMul(x->b, k.start, a->stride[dim], ""));
      r->shape[to] = k.len;
      r->stride[to++] = bits & 4 ? LLVMBuildMul(x->b, k.step, a->stride[dim], "") : a->stride[dim];
      dim++;
    }
  }
  for (; dim < rank; dim++) {
    r->shape[to] = a->shape[dim];
    r->stride[to++] = a->stride[dim];
  }
  r->data = p;
  if (qn_irt_layout(i->type) != 'A') qn_e_strides(x, i->type, r);
}
