/* print.c - print() of kernels: a call gathers its line in the context of its thread and hands it to the session as one
 * piece, so that lines of parallel iterations never mix. Numbers print as Python prints them: a float32 as the double that
 * it is, for that is what Numba makes of it. */
#include "runtime/base/dtoa.h"
#include "runtime/kernel/kernel.h"

static int32_t add(qn_kctx *ctx, const char *p, size_t n) {
  qn_buf *b = ctx->line;
  if (!b) {
    if (!(b = malloc(sizeof *b))) return qn_k_error(ctx, "MemoryError", "no memory for a line of output");
    qn_buf_init(b, &qn_malloc_allocator);
    ctx->line = b;
  }
  qn_buf_add(b, p, n);
  return b->oom ? qn_k_error(ctx, "MemoryError", "no memory for a line of output") : 0;
}

void qn_kline_free(qn_kctx *ctx) {
  if (ctx->line) qn_buf_deinit(ctx->line);
  free(ctx->line);
  ctx->line = NULL;
}

int32_t qn_k_print_text(qn_kctx *ctx, const qn_view *bytes) {
  return add(ctx, bytes->data, (size_t)bytes->shape[0]);
}

int32_t qn_k_print_int(qn_kctx *ctx, int64_t v, int32_t is_unsigned) {
  char text[32];
  int n = is_unsigned ? snprintf(text, sizeof text, "%llu", (unsigned long long)v) : snprintf(text, sizeof text, "%lld", (long long)v);
  return add(ctx, text, (size_t)n);
}

int32_t qn_k_print_bool(qn_kctx *ctx, int32_t v) { return v ? add(ctx, "True", 4) : add(ctx, "False", 5); }

int32_t qn_k_print_float(qn_kctx *ctx, double v) {
  char text[QN_DOUBLE_REPR_MAX];
  return add(ctx, text, qn_double_repr(v, text));
}

size_t qn_complex_text(double re, double im, char out[QN_COMPLEX_TEXT_MAX]) {
  char a[QN_DOUBLE_REPR_MAX], b[QN_DOUBLE_REPR_MAX];
  size_t n = qn_double_repr(re, a), m = qn_double_repr(im, b);
  if (n > 2 && memcmp(a + n - 2, ".0", 2) == 0) a[n -= 2] = 0; /* in a complex, 1.0 is 1 */
  if (m > 2 && memcmp(b + m - 2, ".0", 2) == 0) b[m -= 2] = 0;
  int length = re == 0.0 && !__builtin_signbit(re)
                   ? snprintf(out, QN_COMPLEX_TEXT_MAX, "%sj", b)
                   : snprintf(out, QN_COMPLEX_TEXT_MAX, "(%s%s%sj)", a, b[0] == '-' ? "" : "+", b);
  return (size_t)length;
}

int32_t qn_k_print_complex(qn_kctx *ctx, double re, double im) {
  char text[QN_COMPLEX_TEXT_MAX];
  return add(ctx, text, qn_complex_text(re, im, text));
}

int32_t qn_k_print_array(qn_kctx *ctx, const qn_view *v, int32_t repr) {
  qn_buf text;
  if (!ctx->hooks || !ctx->hooks->array_text || ctx->parent)
    return qn_k_error(ctx, "RuntimeError", "arrays cannot be printed here: only outside parallel loops, in calls of a script");
  qn_buf_init(&text, &qn_malloc_allocator);
  int32_t status = ctx->hooks->array_text(ctx, v, repr != 0, &text);
  if (status || text.oom)
    status = qn_k_error(ctx, "MemoryError", "no memory for the text of an array");
  else
    status = add(ctx, text.p ? text.p : "", text.n);
  qn_buf_deinit(&text);
  return status;
}

int32_t qn_k_print_begin(qn_kctx *ctx) { /* what an earlier call left when it failed half-way is dropped */
  if (ctx->line) qn_buf_reset(ctx->line);
  return 0;
}

int32_t qn_k_print_end(qn_kctx *ctx) {
  if (add(ctx, "\n", 1)) return 1;
  qn_buf *b = ctx->line;
  int32_t status = ctx->hooks && ctx->hooks->write ? ctx->hooks->write(ctx, b->p, b->n) : 0;
  qn_buf_reset(b);
  return status ? qn_k_error(ctx, "OSError", "cannot write to standard output") : 0;
}
