/* kernel.h - the door of runtime/kernel: the call context and the helpers of generated code (runtime/helper.def).
 *
 * The per-call heap: every block that a kernel allocates hangs in its context's list until its count falls to 0, the
 * engine takes it (a result), or the call fails and the list is freed as a whole. */
#ifndef QN_KERNEL_H
#define QN_KERNEL_H

#include "runtime/abi.h"
#include "runtime/base/base.h"
#include "runtime/kernel/pool.h"
#include "runtime/kernel/raise.h"

/* What kernels ask of the session that runs them; a context without hooks prints nothing. [any thread] */
typedef struct qn_krandom qn_krandom; /* the random generators of one thread */
qn_krandom *qn_krandom_new(void);     /* not seeded yet; NULL: out of memory */
void qn_krandom_free(qn_krandom *r);
typedef struct qn_khooks {
  int32_t (*write)(qn_kctx *ctx, const char *text, size_t n); /* to standard output; nonzero: failed */
  int32_t (*array_text)(qn_kctx *ctx, const qn_view *v, bool repr, qn_buf *out); /* as str() or repr() gives it */
  /* str methods of text that is not ASCII: to out, or (is…) to *truth. Nonzero: failed */
  int32_t (*text_method)(qn_kctx *ctx, const char *method, qn_sv s, qn_buf *out, int64_t *truth);
  /* format(value, spec); kind i, u, b: int64_t · d: double · c: two · s: qn_sv. Nonzero: err is filled */
  int32_t (*format)(qn_kctx *ctx, char kind, const void *value, qn_sv spec, qn_buf *out);
  qn_krandom *(*random)(qn_kctx *ctx); /* of the calling thread, kept by the session; NULL: out of memory */
  /* Objects of cdef classes, which are the VM's. What is made, and what an attribute lets go, lives until the call ends or no
   * variable of a kernel can hold it (engine/made.c). Nonzero: err is filled. */
  int32_t (*vm_append)(qn_kctx *ctx, void *list, void *object);
  void *(*vm_class)(qn_kctx *ctx, int64_t number);
  int32_t (*vm_new)(qn_kctx *ctx, int64_t number, void **out);
  int32_t (*vm_put)(qn_kctx *ctx, void *values, int64_t at, void *object);
  /* Runs body over [0, n) as the loops of this call run (runtime/parallel); cost_ps: picoseconds for one index. */
  void (*parallel)(qn_kctx *ctx, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n, int64_t cost_ps);
} qn_khooks;

/* --- context: by whoever runs kernels ------------------------------------------------------------------------- */
/* cancel may be NULL (never cancelled). Computes the stack limit of the calling thread. */
void qn_kctx_init(qn_kctx *ctx, const volatile int32_t *cancel);
void qn_kctx_init_worker(qn_kctx *w, qn_kctx *parent); /* on the worker's own thread */
void qn_kctx_done_worker(qn_kctx *w);                  /* frees what its heap still holds */
void qn_kheap_clear(qn_kctx *ctx);                     /* frees every block not taken */
void qn_kline_free(qn_kctx *ctx);                      /* part of qn_kheap_clear */
void qn_krandom_drop(qn_kctx *ctx);                    /* likewise */
uintptr_t qn_stack_limit(void); /* of the calling thread: below it a frame is refused; 256 kB above the end */

/* Takes a block out of the call's heap (tagged owner of a returned view, qn_owner_is_block): the count that every result
 * brings becomes the caller's, who gives it back with qn_kblock_release. */
qn_kblock *qn_kheap_take(qn_kctx *ctx, const void *owner);
void qn_kblock_release(qn_kblock *block); /* [one thread per object] */

/* Do the bytes of two views meet? (By their extents: never wrong in saying no.) */
/* May elements of the two views be the same? Exact for views of one array. */
bool qn_views_meet(const qn_view *a, const qn_view *b);
bool qn_views_overlap(const qn_view *a, const qn_view *b);

/* --- helpers called by generated code --------------------------------------------------------------------------- */
void qn_k_fail(qn_kctx *ctx, int32_t site, uint64_t a, uint64_t b, uint64_t c, uint64_t d);
void qn_k_site(qn_kctx *ctx, int32_t site);
void qn_k_trace(qn_kctx *ctx, int32_t site);
void qn_k_raise(qn_kctx *ctx, int32_t site, int32_t what);
int32_t qn_k_alloc(qn_kctx *ctx, void **out, const int64_t *extents, int32_t rank, int32_t elem, int32_t zeroed);
void qn_k_fill(void *data, int64_t n, const void *value, int32_t elem);
void qn_k_retain(void *owner);
void qn_k_release(void *owner);
qn_view *qn_k_view(qn_kctx *ctx, const int64_t *parts, int32_t rank, int32_t dtype, int32_t flags);
int64_t qn_k_powi_i(int64_t base, int64_t exponent);
int32_t qn_k_powi_ovf(int64_t base, int64_t exponent, int64_t *result);
double qn_k_powi_f(double base, int64_t exponent);
/* print.c */
enum { QN_COMPLEX_TEXT_MAX = 80 };
size_t qn_complex_text(double re, double im, char out[QN_COMPLEX_TEXT_MAX]); /* as Python's repr */
int32_t qn_k_print_begin(qn_kctx *ctx);
int32_t qn_k_print_text(qn_kctx *ctx, const qn_view *bytes);
int32_t qn_k_print_int(qn_kctx *ctx, int64_t v, int32_t is_unsigned);
int32_t qn_k_print_bool(qn_kctx *ctx, int32_t v);
int32_t qn_k_print_float(qn_kctx *ctx, double v);
int32_t qn_k_print_complex(qn_kctx *ctx, double re, double im);
int32_t qn_k_copy_view(qn_kctx *ctx, const qn_view *dst, const qn_view *src);
void qn_k_fill_view(const qn_view *dst, int64_t bits);
int32_t qn_k_print_array(qn_kctx *ctx, const qn_view *v, int32_t repr);
int32_t qn_k_print_end(qn_kctx *ctx);
/* random.c, random_array.c: `python` chooses the stream of the module random */
int32_t qn_k_random_seed(qn_kctx *ctx, int32_t python, int64_t seed);
int32_t qn_k_random_double(qn_kctx *ctx, int32_t python, double *out);
int32_t qn_k_random_real(qn_kctx *ctx, int32_t id, double a, double b, double c, double *out);
int32_t qn_k_random_whole(qn_kctx *ctx, int32_t id, double a, double b, double c, int64_t *out);
int32_t qn_k_random_bits(qn_kctx *ctx, int64_t k, int64_t *out);
int32_t qn_k_random_range(qn_kctx *ctx, int32_t python, int64_t start, int64_t stop, int64_t step, int64_t *out);
int32_t qn_k_random_fill(qn_kctx *ctx, int32_t id, double a, double b, double c, const qn_view *out);
int32_t qn_k_random_ints(qn_kctx *ctx, int64_t low, int64_t high, const qn_view *out);
int32_t qn_k_random_shuffle(qn_kctx *ctx, int32_t python, const qn_view *v);
int32_t qn_k_random_permutation(qn_kctx *ctx, const qn_view *out);
int32_t qn_k_random_choice(qn_kctx *ctx, const qn_view *from, const qn_view *out, int32_t replace);
int32_t qn_k_random_multinomial(qn_kctx *ctx, int64_t n, const qn_view *p, const qn_view *out);
int32_t qn_k_random_dirichlet(qn_kctx *ctx, const qn_view *alpha, const qn_view *out);
/* linalg.c. product: c = a @ b, matrices or one vector; linalg: a row of qn_lin_op, + 256 << i when operand i is absent */
int32_t qn_k_product(qn_kctx *ctx, const qn_view *a, const qn_view *b, const qn_view *c);
int32_t qn_k_dot(qn_kctx *ctx, const qn_view *a, const qn_view *b, int32_t conj, const qn_view *out);
int32_t qn_k_linalg(qn_kctx *ctx, int32_t op, int32_t flag, double rcond, const qn_view *a, const qn_view *b, const qn_view *c, const qn_view *d,
                    const qn_view *e);
/* order.c: arrays of dtypes that have keys (runtime/base/linesort.h) */
int32_t qn_k_sort(qn_kctx *ctx, const qn_view *a, int32_t axis);
int32_t qn_k_argsort(qn_kctx *ctx, const qn_view *a, const qn_view *at, int32_t axis);
int32_t qn_k_partition(qn_kctx *ctx, const qn_view *a, int64_t kth, int32_t axis);
int32_t qn_k_argpartition(qn_kctx *ctx, const qn_view *a, const qn_view *at, int64_t kth, int32_t axis);
int32_t qn_k_collect(qn_kctx *ctx, const qn_view *line, const qn_view *mask, const qn_view *out);
int32_t qn_k_pick(qn_kctx *ctx, const qn_view *line, int64_t kth, const qn_view *two);
int32_t qn_k_search(qn_kctx *ctx, const qn_view *sorted, const qn_view *v, int32_t right, const qn_view *out);
/* complex.c: out gets the two parts */
int32_t qn_k_complex(qn_kctx *ctx, int32_t which, double re, double im, double *out);
int32_t qn_k_complex_pow(qn_kctx *ctx, double ar, double ai, double br, double bi, double *out);
/* number.c; `single`: as float32 */
double qn_k_round_digits(double x, int64_t digits, int32_t single);
int64_t qn_k_gcd(int64_t a, int64_t b);
int64_t qn_k_lcm(int64_t a, int64_t b);
double qn_k_logaddexp(double a, double b, int32_t single);
double qn_k_logaddexp2(double a, double b, int32_t single);
double qn_k_nextafter(double a, double b, int32_t single);
double qn_k_heaviside(double a, double b, int32_t single);
double qn_k_spacing(double a, int32_t single);
int64_t qn_k_hash_int(int64_t v, int32_t is_unsigned); /* Python's hash() */
int64_t qn_k_hash_float(double v);
int64_t qn_k_hash_mix(int64_t acc, int64_t lane); /* of tuples: an item into the state, then the length */
int64_t qn_k_hash_end(int64_t acc, int64_t n);
/* Is the error that a try caught (its status) of one of the classes "A|B"? sites: the class of each site, zero-terminated. */
int32_t qn_k_caught(qn_kctx *ctx, int32_t status, const char *sites, const char *classes);
/* Before a raise: its k-th argument that is a string, cut where the room ends. */
void qn_k_note_text(qn_kctx *ctx, const struct qn_kobj *s, int32_t k);
int64_t qn_k_time_convert(int64_t from, int64_t to, int64_t t); /* dates.c; from: unit * 2 + is it a moment */
int32_t qn_k_c_int(qn_kctx *ctx, int64_t v, int64_t dtype, int64_t *out); /* OverflowError where it does not fit */
int32_t qn_k_range_has(int64_t v, int64_t start, int64_t stop, int64_t step);
int32_t qn_k_range_index(qn_kctx *ctx, int64_t length, int64_t i, int64_t *out);
int32_t qn_k_vm_append(qn_kctx *ctx, void *list, void *object);
void *qn_k_vm_class(qn_kctx *ctx, int64_t number);
int32_t qn_k_vm_new(qn_kctx *ctx, int64_t number, void **out); /* vm.c */
int32_t qn_k_vm_put(qn_kctx *ctx, void *values, int64_t at, void *object);
/* For helpers of kind FAIL: fills err.type and err.message, returns 1. */
int32_t qn_k_error(qn_kctx *ctx, const char *type, const char *fmt, ...) QN_PRINTF(3, 4);

#endif
