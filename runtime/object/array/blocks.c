/* blocks.c - building a program of blocks.h. Running it: blocks_run.c. */
#include "runtime/object/array/blocks.h"

#include "runtime/object/array/loops.h"

qn_blocks *qn_blocks_new(const qn_allocator *alloc, int ndim, const int64_t *shape) {
  qn_blocks *p = qn_alloc(alloc, sizeof *p);
  if (!p) return NULL;
  p->alloc = alloc;
  p->ndim = ndim;
  p->size = 1;
  for (int d = 0; d < ndim; d++) p->size *= p->shape[d] = shape[d];
  p->n_values = p->n_steps = p->n_outs = p->n_folds = 0;
  p->picks = NULL;
  p->mirrored = p->runs = false;
  return p;
}

void qn_blocks_free(qn_blocks *p) {
  if (p) qn_free(p->alloc, p, sizeof *p);
}

static qn_block_value *new_value(qn_blocks *p, qn_block_kind kind, qn_dtype d) {
  if (p->n_values == QN_BLOCK_VALUES || qn_dtypes[d].size > 16 || d == QN_D_OBJECT) return NULL;
  qn_block_value *v = &p->values[p->n_values++];
  v->kind = kind, v->dtype = d;
  v->first = v->last = v->room = -1;
  v->flat = true;
  return v;
}

int qn_blocks_input(qn_blocks *p, const qn_view *view) {
  qn_view wide;
  qn_broadcast_view(view, p->ndim, p->shape, &wide);
  for (int k = 0; k < p->n_values; k++) {
    const qn_block_value *v = &p->values[k];
    if (v->kind == QN_BLOCK_INPUT && v->data == wide.data && v->dtype == (qn_dtype)wide.dtype &&
        memcmp(v->strides, wide.strides, sizeof(int64_t) * (size_t)p->ndim) == 0)
      return k;
  }
  qn_block_value *v = new_value(p, QN_BLOCK_INPUT, (qn_dtype)wide.dtype);
  if (!v) return -1;
  v->data = wide.data;
  memcpy(v->strides, wide.strides, sizeof v->strides);
  return p->n_values - 1;
}

int qn_blocks_const(qn_blocks *p, qn_dtype d, const void *at) {
  qn_block_value *v = new_value(p, QN_BLOCK_CONST, d);
  if (!v) return -1;
  memcpy(v->slot, at, qn_dtypes[d].size);
  return p->n_values - 1;
}

static qn_block_step *new_step(qn_blocks *p, qn_dtype result) {
  if (p->n_steps == QN_BLOCK_STEPS || !new_value(p, QN_BLOCK_STEP, result)) return NULL;
  qn_block_step *s = &p->steps[p->n_steps++];
  memset(s, 0, sizeof *s);
  s->out = (uint8_t)(p->n_values - 1);
  return s;
}

int qn_blocks_cast(qn_blocks *p, int value, qn_dtype to) {
  if (value < 0 || p->values[value].dtype == to) return value;
  for (int k = 0; k < p->n_steps; k++) {
    const qn_block_step *s = &p->steps[k];
    if (s->cast && s->in[0] == value && p->values[s->out].dtype == to) return s->out;
  }
  qn_cast_loop cast = qn_cast_find(p->values[value].dtype, to);
  qn_block_step *s = cast ? new_step(p, to) : NULL;
  if (!s) return -1;
  s->cast = cast;
  s->nin = 1, s->in[0] = (uint8_t)value;
  return s->out;
}

int qn_blocks_ufunc(qn_blocks *p, qn_ufunc_id id, const qn_ufunc_types *t, const int *in) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  int from[2] = {0, 0};
  if (u->nout != 1) return -1;
  for (int k = 0; k < u->nin; k++)
    if ((from[k] = qn_blocks_cast(p, in[k], t->in[k])) < 0) return -1;
  qn_loop loop = qn_ufunc_loop(id, t->loop);
  qn_block_step *s = loop ? new_step(p, t->out[0]) : NULL;
  if (!s) return -1;
  s->loop = loop, s->id = id, s->dtype = t->loop, s->fault = (qn_fault)u->fault;
  s->nin = u->nin;
  for (int k = 0; k < u->nin; k++) s->in[k] = (uint8_t)from[k];
  return s->out;
}

int qn_blocks_choose(qn_blocks *p, int mask, int x, int y) {
  if (mask < 0 || x < 0 || y < 0 || p->values[mask].dtype != QN_D_BOOL || p->values[x].dtype != p->values[y].dtype) return -1;
  qn_block_step *s = new_step(p, p->values[x].dtype);
  if (!s) return -1;
  s->nin = 3;
  s->in[0] = (uint8_t)mask, s->in[1] = (uint8_t)x, s->in[2] = (uint8_t)y;
  return s->out;
}

bool qn_blocks_output(qn_blocks *p, int value, const qn_view *to) {
  if ((value = qn_blocks_cast(p, value, (qn_dtype)to->dtype)) < 0 || p->n_outs == QN_BLOCK_OUTS) return false;
  qn_block_out *o = &p->outs[p->n_outs++];
  o->value = value;
  o->data = to->data;
  memcpy(o->strides, to->strides, sizeof o->strides);
  o->stream = o->direct = o->bits = false;
  return true;
}

bool qn_blocks_bits(qn_blocks *p, int value, uint64_t *bits) {
  if (value < 0 || p->values[value].dtype != QN_D_BOOL) return false;
  const qn_view as = {.data = bits, .shape = {p->size}, .strides = {1}, .ndim = 1, .dtype = QN_D_BOOL};
  if (!qn_blocks_output(p, value, &as)) return false;
  return p->outs[p->n_outs - 1].bits = true;
}

int qn_blocks_fold(qn_blocks *p, qn_block_op op, int value) {
  if (value < 0 || p->n_folds == QN_BLOCK_FOLDS) return -1;
  qn_dtype d = p->values[value].dtype;
  char kind = qn_dtypes[d].kind;
  bool numbers = kind == 'b' || kind == 'i' || kind == 'u' || kind == 'f';
  if (!numbers || (op == QN_BLOCK_COUNT && kind != 'b')) return -1;
  if ((op == QN_BLOCK_MIN || op == QN_BLOCK_MAX) && (kind == 'b' || d == QN_D_UINT64)) return -1;
  if (op != QN_BLOCK_COUNT && (value = qn_blocks_cast(p, value, kind == 'f' ? QN_D_FLOAT64 : d == QN_D_UINT64 ? d : QN_D_INT64)) < 0) return -1;
  p->folds[p->n_folds] = (qn_block_fold){.op = op, .value = value};
  return p->n_folds++;
}
