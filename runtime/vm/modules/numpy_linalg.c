/* numpy_linalg.c - np.linalg: what runtime/linalg computes for stacks of matrices, with NumPy's checks, dtypes and messages.
 *
 * The functions of one step (solve, inv, det, cholesky) are here; the module _linalg has the other decompositions as they come
 * from LAPACK, and lib/numpy_linalg.py is NumPy's functions upon both. Each of those has its native row here, which loads the
 * library at the first call: an import of numpy does not pay for it, and kernels know the functions by their rows. */
#include <math.h>

#include "runtime/object/array/linear.h"
#include "runtime/vm/modules/numpy.h"
#include "runtime/vm/vm.h"

typedef struct problem { /* one call: operands cast to one dtype, their views with common leading axes */
  qn_keep keep;
  qn_dtype t;
  qn_lin_call call;
  qn_view view[QN_LIN_OPERANDS];
  int64_t batch[QN_MAX_RANK], m, n;
  int results; /* operands that problem_result added */
} problem;

static int error(qn_rt *rt, const char *text) { return qn_raise(rt, QN_E_LinAlgError, "%s", text); }

/* float32 when all are, double precision else; complex when one is. */
static bool common_type(qn_rt *rt, const qn_value *a, int n, qn_dtype *t) {
  bool complex = false, single = true;
  for (int i = 0; i < n; i++) {
    qn_dtype d = (qn_dtype)qn_view_of(a[i])->dtype;
    if (d > QN_D_COMPLEX128) return qn_raise(rt, QN_E_TypeError, "array type %s is unsupported in linalg", qn_dtypes[d].name), false;
    complex = complex || qn_dtype_is_complex(d);
    single = single && (d == QN_D_FLOAT32 || d == QN_D_COMPLEX64);
  }
  *t = complex ? single ? QN_D_COMPLEX64 : QN_D_COMPLEX128 : single ? QN_D_FLOAT32 : QN_D_FLOAT64;
  return true;
}

/* The view of a with the problem's leading axes before its last `core` ones. */
static void spread(const problem *p, const qn_view *a, int core, qn_view *out) {
  qn_view lead = *a;
  lead.ndim = a->ndim - core;
  qn_broadcast_view(&lead, p->call.batch, p->batch, out);
  for (int d = 0; d < core; d++) {
    out->shape[out->ndim + d] = a->shape[a->ndim - core + d];
    out->strides[out->ndim + d] = a->strides[a->ndim - core + d];
  }
  out->ndim += core;
}

/* Operands: a stack of matrices, and perhaps b with as many as b_core core axes. */
static int problem_open(problem *p, qn_rt *rt, qn_lin_op op, qn_value a, const qn_value *b, bool square, int *b_core) {
  *p = (problem){.keep = {.rt = rt}, .call = {.op = op}};
  qn_value *x = qn_np_array(&p->keep, a), *y = x && b ? qn_np_array(&p->keep, *b) : NULL, both[2];
  if (!x || (b && !y)) return -1;
  const qn_view *v = qn_view_of(*x);
  if (v->ndim < 2) return qn_raise(rt, QN_E_LinAlgError, "%d-dimensional array given. Array must be at least two-dimensional", v->ndim);
  if (square && v->shape[v->ndim - 1] != v->shape[v->ndim - 2]) return error(rt, "Last 2 dimensions of the array must be square");
  both[0] = *x, both[1] = y ? *y : *x;
  if (!common_type(rt, both, 2, &p->t)) return -1;
  qn_value *s = qn_slot(&p->keep), *t = qn_slot(&p->keep);
  if (qn_array_from(rt, *x, &p->t, s) || (y && qn_array_from(rt, *y, &p->t, t))) return -1;
  qn_view la = *qn_view_of(*s), lb = y ? *qn_view_of(*t) : la;
  if (y) *b_core = lb.ndim == 1 ? 1 : 2;
  la.ndim -= 2, lb.ndim -= y ? *b_core : 2;
  if (lb.ndim < 0) return error(rt, "0-dimensional array given. Array must be at least one-dimensional");
  if (qn_broadcast_shapes(rt, (const qn_view *const[]){&la, &lb}, 2, &p->call.batch, p->batch)) return -1;
  if (p->call.batch > QN_MAX_RANK - 2) return qn_raise(rt, QN_E_NotImplementedError, "stacks of more than %d dimensions are not supported", QN_MAX_RANK);
  spread(p, qn_view_of(*s), 2, &p->view[0]);
  p->call.v[0] = &p->view[0];
  p->m = p->view[0].shape[p->call.batch], p->n = p->view[0].shape[p->call.batch + 1];
  if (y) spread(p, qn_view_of(*t), *b_core, &p->view[1]), p->call.v[1] = &p->view[1];
  return 0;
}

/* A new array for operand o of the call, of a stack with these core axes. */
static int problem_result(problem *p, int o, qn_dtype d, int core, int64_t rows, int64_t cols, qn_value *out) {
  int64_t shape[QN_MAX_RANK + 2];
  for (int i = 0; i < p->call.batch; i++) shape[i] = p->batch[i];
  shape[p->call.batch] = rows, shape[p->call.batch + 1] = cols;
  if (qn_array_new(p->keep.rt, d, p->call.batch + core, shape, false, out)) return -1;
  p->view[o] = *qn_view_of(*out);
  p->call.v[o] = &p->view[o];
  return 0;
}

static int problem_run(problem *p, const char *diverged) {
  qn_lin_env env = qn_lin_env_of(p->keep.rt);
  qn_lin_status status = qn_lin_run(&env, &p->call, NULL);
  if (status == QN_LIN_NO_CONVERGENCE) return error(p->keep.rt, diverged);
  return qn_lin_check(p->keep.rt, status);
}

static qn_dtype real_of(qn_dtype t) { return t == QN_D_COMPLEX64 ? QN_D_FLOAT32 : t == QN_D_COMPLEX128 ? QN_D_FLOAT64 : t; }
static qn_dtype complex_of(qn_dtype t) { return t == QN_D_FLOAT32 || t == QN_D_COMPLEX64 ? QN_D_COMPLEX64 : QN_D_COMPLEX128; }

static int close(problem *p, int bad, qn_value result, qn_value *out) { /* takes result */
  qn_rt *rt = p->keep.rt;
  qn_done(&p->keep, 0);
  if (bad) return qn_release(rt, result), -1;
  return *out = result, 0;
}

/* --- functions of one step ---------------------------------------------------------------------------------------------------------- */
NP(solve) {
  qn_value v[2], x = {0};
  problem p;
  int core = 0;
  if (qn_args_parse(rt, args, "solve", "a b", v)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_SOLVE, v[0], &v[1], true, &core);
  int64_t rows = bad ? 0 : p.view[1].shape[p.call.batch];
  if (!bad && rows != p.n)
    bad = qn_raise(rt, QN_E_ValueError, "solve%s: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature %s (size %lld is different from %lld)",
                   core == 1 ? "1" : "", core == 1 ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)", (long long)rows, (long long)p.n);
  bad = bad || problem_result(&p, 2, p.t, core, p.n, core == 2 ? p.view[1].shape[p.call.batch + 1] : 0, &x) || problem_run(&p, "");
  return close(&p, bad, x, out);
}
NP(inv) {
  qn_value v, x = {0};
  problem p;
  if (qn_args_parse(rt, args, "inv", "a", &v)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_INV, v, NULL, true, NULL) || problem_result(&p, 1, p.t, 2, p.n, p.n, &x) || problem_run(&p, "");
  return close(&p, bad, x, out);
}
NP(cholesky) {
  qn_value v[2], x = {0};
  problem p;
  bool upper = false;
  if (qn_args_parse(rt, args, "cholesky", "a|$ upper", v) || qn_np_bool(rt, v[1], &upper)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_CHOLESKY, v[0], NULL, true, NULL) || problem_result(&p, 1, p.t, 2, p.n, p.n, &x);
  p.call.flag = upper;
  bad = bad || problem_run(&p, "");
  return close(&p, bad, x, out);
}

/* (sign, log|det|), each an array or a number. */
static int sign_and_log(qn_rt *rt, qn_value a, qn_value pair[2]) {
  problem p;
  qn_value part[2] = {{0}, {0}};
  int bad = problem_open(&p, rt, QN_LIN_SLOGDET, a, NULL, true, NULL) || problem_result(&p, 1, p.t, 0, 0, 0, &part[0]) ||
            problem_result(&p, 2, real_of(p.t), 0, 0, 0, &part[1]) || problem_run(&p, "");
  qn_done(&p.keep, 0);
  pair[0] = pair[1] = (qn_value){0};
  for (int i = 0; i < 2; i++)
    if (bad) qn_release(rt, part[i]);
    else if (qn_view_of(part[i])->ndim) pair[i] = part[i];
    else bad = qn_elem_get(rt, (qn_dtype)qn_view_of(part[i])->dtype, qn_view_of(part[i])->data, &pair[i]), qn_release(rt, part[i]);
  return bad ? -1 : 0;
}
NP(det) {
  qn_value v, pair[2], e;
  if (qn_args_parse(rt, args, "det", "a", &v) || sign_and_log(rt, v, pair)) return -1;
  int bad = qn_ufunc1(rt, QN_UF_exp, pair[1], &e);
  if (!bad) bad = qn_ufunc2(rt, QN_UF_multiply, pair[0], e, out), qn_release(rt, e);
  return qn_release(rt, pair[0]), qn_release(rt, pair[1]), bad;
}

/* --- _linalg: for lib/numpy_linalg.py ------------------------------------------------------------------------------------------------ */
static int tuple_of(problem *p, int bad, qn_value *parts, int n, qn_value *out) { /* takes the parts */
  qn_rt *rt = p->keep.rt;
  qn_done(&p->keep, 0);
  if (!bad) bad = qn_new_tuple(rt, parts, n, out);
  for (int i = 0; i < n; i++) qn_release(rt, parts[i]);
  return bad ? -1 : 0;
}
NP(raw_slogdet) {
  qn_value v, pair[2];
  if (qn_args_parse(rt, args, "slogdet", "a", &v) || sign_and_log(rt, v, pair)) return -1;
  int bad = qn_new_tuple(rt, pair, 2, out);
  return qn_release(rt, pair[0]), qn_release(rt, pair[1]), bad;
}
NP(raw_qr) { /* a, kind: 0 reduced, 1 complete, 2 only r, 3 raw */
  qn_value v[2], part[2] = {{0}, {0}};
  problem p;
  int64_t kind = 0;
  if (qn_args_parse(rt, args, "qr", "a kind", v) || qn_as_index(rt, v[1], &kind)) return -1;
  int bad = problem_open(&p, rt, kind == 3 ? QN_LIN_QR_RAW : QN_LIN_QR, v[0], NULL, false, NULL);
  int64_t least = p.m < p.n ? p.m : p.n, k = kind == 1 ? p.m : least;
  if (kind == 3) bad = bad || problem_result(&p, 1, p.t, 2, p.n, p.m, &part[0]) || problem_result(&p, 2, p.t, 1, least, 0, &part[1]);
  else bad = bad || (kind != 2 && problem_result(&p, 1, p.t, 2, p.m, k, &part[0])) || problem_result(&p, 2, p.t, 2, k, p.n, &part[1]);
  bad = bad || problem_run(&p, "");
  if (kind == 2) return close(&p, bad, part[1], out);
  return tuple_of(&p, bad, part, 2, out);
}
NP(raw_svd) { /* a, kind: 0 only the values, 1 reduced, 2 full */
  qn_value v[2], part[3] = {{0}, {0}, {0}};
  problem p;
  int64_t kind = 0;
  if (qn_args_parse(rt, args, "svd", "a kind", v) || qn_as_index(rt, v[1], &kind)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_SVD, v[0], NULL, false, NULL);
  int64_t least = p.m < p.n ? p.m : p.n;
  bad = bad || problem_result(&p, 2, real_of(p.t), 1, least, 0, &part[1]);
  if (kind) bad = bad || problem_result(&p, 1, p.t, 2, p.m, kind == 2 ? p.m : least, &part[0]) || problem_result(&p, 3, p.t, 2, kind == 2 ? p.n : least, p.n, &part[2]);
  bad = bad || problem_run(&p, "SVD did not converge");
  if (!kind) return close(&p, bad, part[1], out);
  return tuple_of(&p, bad, part, 3, out);
}
NP(raw_eig) { /* a, vectors */
  qn_value v[2], part[2] = {{0}, {0}};
  problem p;
  bool vectors = false;
  if (qn_args_parse(rt, args, "eig", "a vectors", v) || qn_np_bool(rt, v[1], &vectors)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_EIG, v[0], NULL, true, NULL) || problem_result(&p, 1, complex_of(p.t), 1, p.n, 0, &part[0]) ||
            (vectors && problem_result(&p, 2, complex_of(p.t), 2, p.n, p.n, &part[1])) || problem_run(&p, "Eigenvalues did not converge");
  if (!vectors) return close(&p, bad, part[0], out);
  return tuple_of(&p, bad, part, 2, out);
}
NP(raw_eigh) { /* a, upper, vectors */
  qn_value v[3], part[2] = {{0}, {0}};
  problem p;
  bool upper = false, vectors = false;
  if (qn_args_parse(rt, args, "eigh", "a upper vectors", v) || qn_np_bool(rt, v[1], &upper) || qn_np_bool(rt, v[2], &vectors)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_EIGH, v[0], NULL, true, NULL) || problem_result(&p, 1, real_of(p.t), 1, p.n, 0, &part[0]) ||
            (vectors && problem_result(&p, 2, p.t, 2, p.n, p.n, &part[1]));
  p.call.flag = upper;
  bad = bad || problem_run(&p, "Eigenvalues did not converge");
  if (!vectors) return close(&p, bad, part[0], out);
  return tuple_of(&p, bad, part, 2, out);
}
NP(raw_lstsq) { /* a (m, n), b (m, k), rcond: x (max(m, n), k), singular values, rank */
  qn_value v[3], part[3] = {{0}, {0}, {0}};
  problem p;
  double rcond = -1;
  int core = 0;
  if (qn_args_parse(rt, args, "lstsq", "a b rcond", v) || qn_np_real(rt, v[2], &rcond)) return -1;
  int bad = problem_open(&p, rt, QN_LIN_LSTSQ, v[0], &v[1], false, &core);
  if (!bad && core != 2) bad = error(rt, "a vector");
  int64_t least = p.m < p.n ? p.m : p.n, most = p.m > p.n ? p.m : p.n;
  bad = bad || problem_result(&p, 2, p.t, 2, most, p.view[1].shape[p.call.batch + 1], &part[0]) ||
        problem_result(&p, 3, real_of(p.t), 1, least, 0, &part[1]) || problem_result(&p, 4, QN_D_INT32, 0, 0, 0, &part[2]);
  p.call.rcond = rcond;
  bad = bad || problem_run(&p, "SVD did not converge in Linear Least Squares");
  return tuple_of(&p, bad, part, 3, out);
}
static const qn_method natives[] = {{.name = "slogdet", .fn = np_raw_slogdet}, {.name = "qr", .fn = np_raw_qr}, {.name = "svd", .fn = np_raw_svd},
                                    {.name = "eig", .fn = np_raw_eig}, {.name = "eigh", .fn = np_raw_eigh}, {.name = "lstsq", .fn = np_raw_lstsq},
                                    {.name = NULL}};
const qn_module_def qn_linalg_native_module = {.name = "_linalg", .functions = natives};

/* --- what is written in Python -------------------------------------------------------------------------------------------------------- */
int qn_np_library(qn_rt *rt, const char *module, const char *name, const qn_args *args, qn_value *out) {
  qn_value m, fn;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || qn_vm_import(rt, qn_sv_of(module), &m)) return -1;
  int r = qn_get_attr(rt, m, sym, &fn);
  qn_release(rt, m);
  if (r) return -1;
  r = qn_call_object(rt, fn, args, out);
  return qn_release(rt, fn), r;
}

#define LIBRARY(X)                                                                                                                \
  X(slogdet) X(qr) X(svd) X(svdvals) X(eig) X(eigh) X(eigvals) X(eigvalsh) X(lstsq) X(pinv) X(matrix_power) X(matrix_rank) X(cond) \
  X(cross) X(diagonal) X(matmul) X(matrix_norm) X(vector_norm) X(matrix_transpose) X(multi_dot) X(outer) X(tensordot)      \
  X(tensorinv) X(tensorsolve) X(trace) X(vecdot)
#define LIBRARY_FUNCTION(n) \
  NP(n) { return qn_np_library(rt, "_numpy_linalg", #n, args, out); }
LIBRARY(LIBRARY_FUNCTION)
/* Of floats without gaps, as lib/ does it: the root of their product with themselves, as they lie in memory. */
static bool one_run(const qn_view *v) {
  return v->ndim > 0 && (v->dtype == QN_D_FLOAT64 || v->dtype == QN_D_FLOAT32) && (v->flags & (QN_VIEW_C | QN_VIEW_F)) && v->strides[0] >= 0 && !qn_foreign(v);
}
NP(norm) {
  qn_value r, line;
  const qn_view *v = args->npos == 1 && !args->nkw && qn_is_array(args->pos[0]) ? qn_view_of(args->pos[0]) : NULL;
  if (!v || !one_run(v)) return qn_np_library(rt, "_numpy_linalg", "norm", args, out);
  const int64_t n = qn_view_size(v), item = qn_dtypes[v->dtype].size;
  if (v->ndim == 1) line = qn_retained(args->pos[0]);
  else if (qn_array_view_of(rt, args->pos[0], v->data, (qn_dtype)v->dtype, 1, &n, &item, &line)) return -1;
  const int bad = qn_dot(rt, line, line, &r);
  qn_release(rt, line);
  if (bad) return -1;
  if (r.tag != QN_NPSCALAR) return qn_release(rt, r), qn_np_library(rt, "_numpy_linalg", "norm", args, out);
  r.f = r.dtype == QN_D_FLOAT32 ? (double)sqrtf((float)r.f) : sqrt(r.f);
  return *out = r, 0;
}

static int init(qn_rt *rt, qn_value module) { return qn_module_set(rt, module, "LinAlgError", qn_class_value(qn_exc_classes[QN_E_LinAlgError])); }
#define LIBRARY_ROW(n) ROW(n),
static const qn_method functions[] = {ROW(det), ROW(solve), ROW(inv), ROW(cholesky), ROW(norm), LIBRARY(LIBRARY_ROW){.name = NULL}};
const qn_module_def qn_numpy_linalg_module = {.name = "numpy.linalg", .functions = functions, .init = init, .open = true};
