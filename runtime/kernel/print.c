/* print.c - print() of kernels: a call gathers its line in the context of its thread and hands it to the session as one
 * piece, so that lines of parallel iterations never mix. Numbers print as Python prints them: a float32 as the double that
 * it is, for that is what Numba makes of it. */
#include "runtime/base/dtoa.h"
#include "runtime/base/unicode.h"
#include "runtime/kernel/str.h"

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

/* --- text: f-strings, str(), repr(), format() -------------------------------------------------------------------------- */
int32_t qn_k_print_str(qn_kctx *ctx, const qn_kobj *s, int32_t repr) {
  const char *p = qn_kstr_bytes(s), *end = p + qn_kstr_size(s);
  if (!repr) return add(ctx, p, (size_t)(end - p));
  char quote = memchr(p, '\'', (size_t)(end - p)) && !memchr(p, '"', (size_t)(end - p)) ? '"' : '\'', text[16];
  int32_t bad = add(ctx, &quote, 1);
  while (p < end && !bad) {
    const char *from = p;
    uint32_t c = qn_utf8_next(&p, end);
    int n = 0;
    if (c == (uint32_t)quote || c == '\\') n = snprintf(text, sizeof text, "\\%c", (char)c);
    else if (c == '\n' || c == '\t' || c == '\r') n = snprintf(text, sizeof text, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    else if (!qn_uc_printable(c)) n = snprintf(text, sizeof text, c < 256 ? "\\x%02x" : c < 65536 ? "\\u%04x" : "\\U%08x", c);
    bad = n ? add(ctx, text, (size_t)n) : add(ctx, from, (size_t)(p - from));
  }
  return bad || add(ctx, &quote, 1);
}

int32_t qn_k_text_take(qn_kctx *ctx, qn_kobj **out) {
  qn_buf *b = ctx->line;
  *out = qn_kstr_new(ctx, QN_KO_STR, b && b->p ? b->p : "", b ? b->n : 0);
  if (b) qn_buf_reset(b);
  return *out ? 0 : 1;
}

static int32_t format(qn_kctx *ctx, char kind, const void *value, const qn_kobj *spec) {
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  int32_t status = 1;
  if (!ctx->hooks || !ctx->hooks->format)
    qn_k_error(ctx, "RuntimeError", "format() is not available here");
  else
    status = ctx->hooks->format(ctx, kind, value, (qn_sv){qn_kstr_bytes(spec), qn_kstr_size(spec)}, &text);
  if (!status) status = text.oom ? qn_k_error(ctx, "MemoryError", "no memory for a text") : add(ctx, text.p ? text.p : "", text.n);
  qn_buf_deinit(&text);
  return status;
}

int32_t qn_k_format_int(qn_kctx *ctx, int64_t v, int32_t kind, const qn_kobj *spec) { return format(ctx, (char)kind, &v, spec); }
int32_t qn_k_format_float(qn_kctx *ctx, double v, const qn_kobj *spec) { return format(ctx, 'd', &v, spec); }
int32_t qn_k_format_complex(qn_kctx *ctx, double re, double im, const qn_kobj *spec) {
  return format(ctx, 'c', (const double[2]){re, im}, spec);
}
int32_t qn_k_format_str(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *spec) {
  qn_sv text = {qn_kstr_bytes(s), qn_kstr_size(s)};
  return format(ctx, 's', &text, spec);
}

/* An exception whose text is made at run time: `type` is its class. Always fails. */
