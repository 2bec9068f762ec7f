/* lazy.c - array expressions that are not computed yet (lazy.h): nodes, and their trees as programs of blocks.h. */
#include "runtime/object/array/lazy.h"

#include "runtime/object/array/blocks.h"
#include "runtime/object/array/class.h"
#include "runtime/object/array/stream.h"

enum { WHERE = QN_UF_COUNT, MOST_STEPS = 30, MOST_NODES = 32 };

typedef struct operand {
  qn_value value;    /* an array or a node, retained; QN_UNSET: a number */
  qn_view view;      /* of an array as it was; of a node without data */
  _Alignas(16) char slot[16];
} operand;

typedef struct lazy {
  qn_obj obj;
  int id;            /* qn_ufunc_id or WHERE */
  int nin, steps;    /* steps: of the whole tree, casts among them */
  bool computed;
  qn_ufunc_types types;
  qn_view view;
  operand in[3];
} lazy;

bool qn_lazy_computed(qn_value v) { return ((const lazy *)(void *)v.o)->computed; }
static lazy *node_of(qn_value v) { return (lazy *)(void *)v.o; }
const qn_view *qn_lazy_view(qn_value v) { return &node_of(v)->view; }

static void lazy_destroy(qn_rt *rt, qn_obj *o) {
  lazy *n = (lazy *)(void *)o;
  rt->lazies--;
  for (int k = 0; k < n->nin; k++) {
    if (qn_is_array(n->in[k].value)) qn_release(rt, qn_from_obj(n->in[k].view.owner));
    qn_release(rt, n->in[k].value);
  }
  qn_obj_free(rt, o, sizeof *n);
}

qn_class qn_lazy_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "expression", .module = "numpy", .kind = QN_K_OTHER,
                          .base = &qn_object_class, .destroy = lazy_destroy};

/* --- making nodes --------------------------------------------------------------------------------------------------------- */
bool qn_array_raises(const qn_rt *rt) {
  for (int k = 0; rt->arrays && k < 3; k++)
    if (rt->arrays->err[k] == QN_ERR_RAISE) return true;
  return false;
}

/* What an operand is; false: nothing for a node. */
static bool look_at(qn_value v, operand *o, qn_optype *t) {
  if (qn_is_lazy(v)) {
    o->view = node_of(v)->view;
    *t = (qn_optype){(qn_dtype)o->view.dtype, QN_STRONG};
  } else {
    if (qn_is_big(v) || !qn_optype_of(v, t)) return false;
    if (qn_is_array(v)) o->view = *qn_view_of(v);
    else return t->dtype <= QN_D_COMPLEX128;
  }
  o->value = v;
  return t->dtype <= QN_D_COMPLEX128;
}

static bool same_shape(const qn_view *a, const qn_view *b) {
  return a->ndim == b->ndim && memcmp(a->shape, b->shape, sizeof *a->shape * (size_t)a->ndim) == 0;
}

/* The common shape of the operands; false: none, or too small to be worth it. */
static bool find_shape(const operand *in, int n, qn_view *to) {
  to->ndim = 0;
  for (int k = 0; k < n; k++)
    if (in[k].value.tag != QN_UNSET && in[k].view.ndim > to->ndim) to->ndim = in[k].view.ndim;
  for (int d = 0; d < to->ndim; d++) to->shape[d] = 1;
  for (int k = 0; k < n; k++) {
    if (in[k].value.tag == QN_UNSET) continue;
    for (int d = 0; d < in[k].view.ndim; d++) {
      int64_t len = in[k].view.shape[d], *at = &to->shape[d + to->ndim - in[k].view.ndim];
      if (*at == 1) *at = len;
      else if (len != 1 && len != *at) return false;
    }
  }
  return to->ndim > 0 && qn_view_size(to) >= QN_LAZY_MIN;
}

/* The layout of the array that the operation would make: like the first operand of its shape (ufunc.c: make_output). */
static void find_layout(lazy *n) {
  const qn_view *like = NULL;
  qn_view *v = &n->view;
  int order[QN_MAX_RANK];
  for (int k = 0; k < n->nin && !like && n->id != WHERE; k++)
    if (n->in[k].value.tag != QN_UNSET && same_shape(&n->in[k].view, v)) like = &n->in[k].view;
  bool plain = !like || (like->flags & QN_VIEW_C) || v->ndim < 2;
  for (int d = 0; d < v->ndim; d++) {
    int j = d;
    if (!plain)
      for (; j > 0 && llabs(like->strides[order[j - 1]]) < llabs(like->strides[d]); j--) order[j] = order[j - 1];
    order[j] = d;
  }
  int64_t step = qn_dtypes[v->dtype].size;
  for (int k = v->ndim - 1; k >= 0; k--) {
    v->strides[order[k]] = step;
    step *= v->shape[order[k]];
  }
  qn_view_flags(v);
}

/* A node among the operands becomes its array: it would be computed more than once for each of its elements, or the program is full. */
static int settle(qn_rt *rt, operand *o, qn_value *made) {
  if (qn_lazy_array(rt, o->value, false, (qn_value){0}, made)) return -1;
  o->value = *made;
  o->view = *qn_view_of(*made);
  return 0;
}

static int new_node(qn_rt *rt, lazy *like, const qn_value *numbers, const qn_dtype *want, qn_value *out) {
  qn_value made[3] = {{0}, {0}, {0}};
  int bad = 0;
  for (int full = 0; full < 2; full++) {
    like->steps = like->id == WHERE ? 2 : 1;
    for (int k = 0; k < like->nin; k++) {
      operand *o = &like->in[k];
      if (o->value.tag == QN_UNSET) continue;
      if (qn_is_lazy(o->value) && (full || !same_shape(&o->view, &like->view)) && (bad = settle(rt, o, &made[k]))) goto done;
      like->steps += (qn_is_lazy(o->value) ? node_of(o->value)->steps : 0) + ((qn_dtype)o->view.dtype != want[k]);
    }
    if (like->steps <= MOST_STEPS) break;
  }
  for (int k = 0; k < like->nin; k++)
    if (like->in[k].value.tag == QN_UNSET && qn_elem_put(rt, want[k], like->in[k].slot, numbers[k])) { /* does not fit: the ordinary way says so */
      qn_exc_clear(rt);
      bad = 1;
      goto done;
    }
  find_layout(like);
  lazy *n = qn_obj_new(rt, &qn_lazy_class, sizeof *n);
  if (!n) {
    bad = -1;
    goto done;
  }
  rt->lazies++;
  like->obj = n->obj;
  *n = *like;
  for (int k = 0; k < n->nin; k++) {
    qn_retain(n->in[k].value);
    if (qn_is_array(n->in[k].value)) qn_retain(qn_from_obj(n->in[k].view.owner));
  }
  *out = qn_from_obj(n);
done:
  for (int k = 0; k < 3; k++) qn_release(rt, made[k]);
  return bad;
}

int qn_lazy_ufunc(qn_rt *rt, qn_ufunc_id id, const qn_value *in, qn_value *out) {
  const qn_ufunc_info *u = &qn_ufuncs[id];
  lazy n = {.id = (int)id, .nin = u->nin};
  qn_optype types[2];
  if (u->nout != 1 || u->nin > 2 || qn_array_raises(rt)) return 1;
  for (int k = 0; k < u->nin; k++)
    if (!look_at(in[k], &n.in[k], &types[k])) return 1;
  if (!find_shape(n.in, n.nin, &n.view) || !qn_ufunc_resolve(id, types, &n.types)) return 1;
  if (n.types.loop > QN_D_COMPLEX128 || n.types.out[0] > QN_D_COMPLEX128 || !qn_ufunc_loop(id, n.types.loop)) return 1;
  if (id == QN_UF_power && qn_dtypes[n.types.loop].kind == 'i') return 1; /* exponents are looked at first */
  n.view.dtype = (uint8_t)n.types.out[0];
  return new_node(rt, &n, in, n.types.in, out);
}

int qn_lazy_binary(qn_rt *rt, qn_binop op, qn_value a, qn_value b, qn_value *out) {
  qn_value in[2] = {a, b};
  if (op == QN_MATMUL || op == QN_DIVMOD) return 1;
  bool power = op == QN_POW && (qn_is_lazy(a) || qn_is_array(a)) && !qn_is_lazy(b);
  qn_ufunc_id id = power ? qn_short_power((qn_dtype)(qn_is_lazy(a) ? qn_lazy_view(a) : qn_view_of(a))->dtype, b) : qn_ufunc_of_binop(op);
  return qn_lazy_ufunc(rt, id, in, out);
}

int qn_lazy_where(qn_rt *rt, const qn_value *in, qn_value *out) {
  lazy n = {.id = WHERE, .nin = 3};
  qn_optype types[3];
  qn_dtype d, want[3] = {QN_D_BOOL};
  if (qn_array_raises(rt)) return 1;
  for (int k = 0; k < 3; k++)
    if (!look_at(in[k], &n.in[k], &types[k])) return 1;
  if (n.in[0].value.tag == QN_UNSET || !find_shape(n.in, 3, &n.view) || !qn_promote_all(types + 1, 2, &d) || d > QN_D_COMPLEX128) return 1;
  want[1] = want[2] = d;
  n.types.loop = d;
  n.view.dtype = (uint8_t)d;
  return new_node(rt, &n, in, want, out);
}

/* --- trees as programs ---------------------------------------------------------------------------------------------------- */
typedef struct building {
  qn_blocks *p;
  lazy *nodes[MOST_NODES];
  int values[MOST_NODES], n;
} building;

static int build(building *b, lazy *n) {
  int in[3];
  n->computed = true;
  for (int k = 0; k < b->n; k++)
    if (b->nodes[k] == n) return b->values[k];
  for (int k = 0; k < n->nin; k++) {
    const operand *o = &n->in[k];
    qn_dtype want = n->id != WHERE ? n->types.in[k] : k ? n->types.loop : QN_D_BOOL;
    if (o->value.tag == QN_UNSET) in[k] = qn_blocks_const(b->p, want, o->slot);
    else in[k] = qn_is_lazy(o->value) ? build(b, node_of(o->value)) : qn_blocks_input(b->p, &o->view);
    if ((in[k] = qn_blocks_cast(b->p, in[k], want)) < 0) return -1;
  }
  int v = n->id == WHERE ? qn_blocks_choose(b->p, in[0], in[1], in[2]) : qn_blocks_ufunc(b->p, (qn_ufunc_id)n->id, &n->types, in);
  if (b->n < MOST_NODES) b->nodes[b->n] = n, b->values[b->n++] = v;
  return v;
}

static qn_blocks *program_of(qn_rt *rt, lazy *n, int *value) {
  building b = {.p = qn_blocks_new(rt->alloc, n->view.ndim, n->view.shape)};
  if (!b.p) return qn_raise_memory(rt), NULL;
  *value = build(&b, n);
  if (*value >= 0) return b.p;
  qn_blocks_free(b.p);
  return qn_raise(rt, QN_E_SystemError, "an array expression has too many operations"), NULL;
}

/* Runs the program (taken) and reports what its steps met, in their order. */
static int run(qn_rt *rt, qn_blocks *p) {
  int bad = qn_blocks_run(p, rt) ? qn_raise_memory(rt) : 0;
  for (int k = 0; k < p->n_steps && !bad; k++)
    if (p->steps[k].faults) bad = qn_fp_report(rt, p->steps[k].faults, qn_ufuncs[p->steps[k].id].name);
  qn_blocks_free(p);
  return bad;
}

/* --- results -------------------------------------------------------------------------------------------------------------- */
/* How often an array is an operand in the tree. */
static int32_t times_in(const lazy *n, const qn_obj *array) {
  int32_t t = 0;
  for (int k = 0; k < n->nin; k++) {
    qn_value v = n->in[k].value;
    if (qn_is_lazy(v)) t += times_in(node_of(v), array);
    else if (qn_is_array(v)) t += v.o == array;
  }
  return t;
}

/* An operand that nobody else holds, but for the variable that the result goes to (over), and that has the result's form: its
 * elements are read before they are stored over. */
static qn_value dying(const lazy *root, const lazy *n, qn_value over) {
  const qn_view *like = &root->view;
  if (n->obj.rc != 1) return (qn_value){0};
  for (int k = 0; k < n->nin; k++) {
    qn_value v = n->in[k].value, found;
    if (qn_is_lazy(v) && (found = dying(root, node_of(v), over)).tag != QN_UNSET) return found;
    if (!qn_is_array(v) || v.o->cls != &qn_array_class) continue;
    const qn_array *a = qn_as_array(v);
    const qn_buffer *owner = a->view.owner;
    if (a->base || !owner || !owner->block || owner->foreign || (a->view.flags & QN_VIEW_READONLY) || a->view.dtype != like->dtype) continue;
    if (a->view.data != n->in[k].view.data || !same_shape(&a->view, like) || memcmp(a->view.strides, like->strides, sizeof(int64_t) * (size_t)like->ndim) != 0) continue;
    int32_t times = times_in(root, v.o);
    if (v.o->rc == times + (over.tag == QN_OBJ && over.o == v.o) && owner->obj.rc == times + 1) return v;
  }
  return (qn_value){0};
}

static int64_t bytes_read(const qn_blocks *p) {
  int64_t bytes = 0;
  for (int k = 0; k < p->n_values; k++) {
    const qn_block_value *v = &p->values[k];
    const int64_t all = p->size * (int64_t)qn_dtypes[v->dtype].size;
    bool again = false; /* an operand before it reads the same */
    for (int before = 0; before < k; before++)
      again = again || (p->values[before].kind == QN_BLOCK_INPUT && qn_same_bytes(v->data, p->values[before].data, all));
    if (v->kind == QN_BLOCK_INPUT && !again) bytes += all;
  }
  return bytes;
}

/* Past the caches, what will not stay there. */
static bool streams(const qn_blocks *p, qn_dtype d) {
  enum { LEAST = 1 << 22 };
  const int64_t mine = p->size * (int64_t)qn_dtypes[d].size;
  return mine >= LEAST && qn_past_caches(bytes_read(p) + mine);
}

int qn_lazy_array(qn_rt *rt, qn_value v, bool stored, qn_value over, qn_value *out) {
  lazy *n = node_of(v);
  qn_value r = qn_retained(dying(n, n, over));
  const bool reused = r.tag != QN_UNSET;
  int value;
  if (!reused && qn_array_new_like(rt, &n->view, (qn_dtype)n->view.dtype, &r)) return -1;
  qn_blocks *p = program_of(rt, n, &value);
  if (!p || !qn_blocks_output(p, value, qn_view_of(r))) {
    if (p) qn_raise(rt, QN_E_SystemError, "an array expression has too many operations");
    qn_blocks_free(p);
    return qn_release(rt, r), -1;
  }
  p->outs[0].stream = stored && !reused && streams(p, (qn_dtype)n->view.dtype);
  if (run(rt, p)) return qn_release(rt, r), -1;
  return *out = r, 0;
}

/* Does every operand that meets `to` lie in it element for element? meets: whether one does. */
static bool apart(const lazy *n, const qn_view *to, bool *meets) {
  for (int k = 0; k < n->nin; k++) {
    const operand *o = &n->in[k];
    if (qn_is_lazy(o->value) && !apart(node_of(o->value), to, meets)) return false;
    if (!qn_is_array(o->value) || !qn_array_views_overlap(&o->view, to)) continue;
    *meets = true;
    if (o->view.data != to->data || o->view.dtype != to->dtype || !same_shape(&o->view, to)) return false;
    if (memcmp(o->view.strides, to->strides, sizeof(int64_t) * (size_t)to->ndim) != 0) return false;
  }
  return true;
}

int qn_lazy_store(qn_rt *rt, qn_value v, const qn_view *to) {
  lazy *n = node_of(v);
  int value;
  bool meets = false;
  if (!same_shape(&n->view, to) || (to->flags & QN_VIEW_READONLY) || to->dtype > QN_D_COMPLEX128 || !apart(n, to, &meets)) return 1;
  if (qn_dtype_is_complex((qn_dtype)n->view.dtype) && !qn_dtype_is_complex((qn_dtype)to->dtype)) return 1;
  for (int d = 0; d < to->ndim; d++)
    if (to->shape[d] > 1 && to->strides[d] == 0) return 1;
  qn_blocks *p = program_of(rt, n, &value);
  if (!p) return -1;
  if (!qn_blocks_output(p, value, to)) return qn_blocks_free(p), 1;
  p->outs[0].stream = !meets && streams(p, (qn_dtype)to->dtype);
  return run(rt, p);
}

int qn_lazy_end(qn_rt *rt, qn_value v, qn_value *out) {
  if (!qn_is_lazy(v)) return *out = v, 0;
  int bad = qn_lazy_array(rt, v, false, (qn_value){0}, out);
  return qn_release(rt, v), bad;
}

int qn_lazy_next(qn_rt *rt, qn_ufunc_id id, qn_value a, qn_value b, qn_value *out) {
  qn_value in[2] = {a, b}, made[2] = {{0}, {0}};
  int r = qn_lazy_ufunc(rt, id, in, out), bad = 0;
  if (r <= 0) return r;
  for (int k = 0; k < 2 && !bad; k++)
    if (qn_is_lazy(in[k]) && !(bad = qn_lazy_array(rt, in[k], false, (qn_value){0}, &made[k]))) in[k] = made[k];
  if (!bad) bad = qn_ufunc_apply(rt, id, &(qn_ufunc_call){.in = in}, out);
  return qn_release(rt, made[0]), qn_release(rt, made[1]), bad;
}

int qn_lazy_astype(qn_rt *rt, qn_value v, qn_dtype to, qn_value *out) {
  const lazy *n = node_of(v);
  if (to > QN_D_COMPLEX128 || !(n->view.flags & QN_VIEW_C) || (qn_dtype_is_complex((qn_dtype)n->view.dtype) && !qn_dtype_is_complex(to))) return 1;
  if (qn_array_new(rt, to, n->view.ndim, n->view.shape, false, out)) return -1;
  int r = qn_lazy_store(rt, v, qn_view_of(*out));
  if (r) qn_drop(rt, out);
  return r;
}

/* --- reductions ----------------------------------------------------------------------------------------------------------- */
static int mean_of(qn_rt *rt, qn_value sum, qn_dtype d, int64_t n, qn_value *out) { /* reduce.c: scale */
  qn_value in[2] = {sum, qn_float((double)n)};
  return qn_ufunc_apply(rt, QN_UF_divide, &(qn_ufunc_call){.in = in, .dtype = &d}, out);
}

static int rounded(qn_rt *rt, double x, qn_dtype to, qn_value *out) {
  _Alignas(16) char slot[16];
  qn_elem_cast(QN_D_FLOAT64, &x, to, slot);
  return qn_elem_get(rt, to, slot, out);
}

static int reduced(qn_rt *rt, qn_reduction op, const qn_block_fold *f, qn_dtype d, int64_t n, qn_value *out) {
  const bool floats = qn_dtypes[d].kind == 'f';
  qn_value sum;
  switch ((int)op) {
    case QN_AREDUCE_ANY: return *out = qn_np_int(QN_D_BOOL, f->i != 0), 0;
    case QN_AREDUCE_ALL: return *out = qn_np_int(QN_D_BOOL, f->i == n), 0;
    case QN_AREDUCE_COUNT_NONZERO: return *out = qn_np_int(QN_D_INT64, f->i), 0;
    case QN_AREDUCE_SUM: return floats ? rounded(rt, f->f, d, out) : (*out = qn_np_int(qn_dtype_sum(d), f->i), 0);
    case QN_AREDUCE_MEAN:
      if (!floats) d = QN_D_FLOAT64;
      return rounded(rt, f->f, d, &sum) ? -1 : mean_of(rt, sum, d, n, out);
    default: return floats ? rounded(rt, f->f, d, out) : (*out = qn_np_int(d, f->i), 0);
  }
}

/* Of float64s: the mean, then the squares of the distances from it (reduce.c: square_sums). */
static int spread(qn_rt *rt, lazy *n, bool root, qn_value *out) {
  qn_ufunc_types minus, times;
  const qn_optype in[2] = {{QN_D_FLOAT64, QN_STRONG}, {QN_D_FLOAT64, QN_STRONG}};
  double sum = 0, mean;
  if (!qn_ufunc_resolve(QN_UF_subtract, in, &minus) || !qn_ufunc_resolve(QN_UF_multiply, in, &times)) return 1;
  for (int pass = 0; pass < 2; pass++) {
    int value;
    qn_blocks *p = program_of(rt, n, &value);
    if (!p) return -1;
    p->mirrored = qn_view_mirrored(&n->view);
    const int own = p->n_steps;
    const double size = (double)p->size;
    if (pass) {
      value = qn_blocks_ufunc(p, QN_UF_subtract, &minus, (int[]){value, qn_blocks_const(p, QN_D_FLOAT64, &mean)});
      value = value < 0 ? -1 : qn_blocks_ufunc(p, QN_UF_multiply, &times, (int[]){value, value});
    }
    if (qn_blocks_fold(p, QN_BLOCK_SUM, value) < 0) return qn_blocks_free(p), 1;
    int bad = qn_blocks_run(p, rt) ? qn_raise_memory(rt) : 0;
    sum = p->folds[0].f;
    mean = sum / size;
    for (int k = 0; k < own && !bad && !pass; k++)
      if (p->steps[k].faults) bad = qn_fp_report(rt, p->steps[k].faults, qn_ufuncs[p->steps[k].id].name);
    qn_blocks_free(p);
    if (bad) return -1;
  }
  qn_value variance;
  if (mean_of(rt, qn_np_float(QN_D_FLOAT64, sum), QN_D_FLOAT64, qn_view_size(&n->view), &variance)) return -1;
  return root ? qn_ufunc1(rt, QN_UF_sqrt, variance, out) : (*out = variance, 0);
}

int qn_lazy_reduce(qn_rt *rt, qn_reduction op, qn_value v, qn_value *out) {
  lazy *n = node_of(v);
  qn_dtype d = (qn_dtype)n->view.dtype;
  if (op == QN_AREDUCE_VAR || op == QN_AREDUCE_STD) return d == QN_D_FLOAT64 && n->steps + 2 <= MOST_STEPS ? spread(rt, n, op == QN_AREDUCE_STD, out) : 1;
  bool truth = op == QN_AREDUCE_ANY || op == QN_AREDUCE_ALL || op == QN_AREDUCE_COUNT_NONZERO;
  bool known = truth || op == QN_AREDUCE_SUM || op == QN_AREDUCE_MEAN || op == QN_AREDUCE_MIN || op == QN_AREDUCE_MAX;
  int value;
  if (!known || (qn_dtypes[d].kind == 'c' && !truth)) return 1;
  qn_blocks *p = program_of(rt, n, &value);
  if (!p) return -1;
  p->mirrored = (op == QN_AREDUCE_SUM || op == QN_AREDUCE_MEAN) && qn_view_mirrored(&n->view);
  if (truth) value = qn_blocks_cast(p, value, QN_D_BOOL);
  if (op == QN_AREDUCE_MEAN) value = qn_blocks_cast(p, value, QN_D_FLOAT64);
  qn_block_op fold = op == QN_AREDUCE_MIN ? QN_BLOCK_MIN : op == QN_AREDUCE_MAX ? QN_BLOCK_MAX : QN_BLOCK_SUM;
  if (truth || (op == QN_AREDUCE_SUM && d == QN_D_BOOL)) fold = QN_BLOCK_COUNT;
  if (qn_blocks_fold(p, fold, value) < 0) return qn_blocks_free(p), 1;
  qn_block_fold f;
  int bad = qn_blocks_run(p, rt) ? qn_raise_memory(rt) : 0;
  f = p->folds[0];
  for (int k = 0; k < p->n_steps && !bad; k++)
    if (p->steps[k].faults) bad = qn_fp_report(rt, p->steps[k].faults, qn_ufuncs[p->steps[k].id].name);
  const int64_t all = p->size;
  qn_blocks_free(p);
  return bad ? -1 : reduced(rt, op, &f, d, all, out);
}
