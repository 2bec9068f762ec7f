/* str.h - strings of kernels: what helper.def calls. Positions and lengths are code points; a NULL string argument means "not
 * given". Every function with an `out` gives a new string (object.h says who counts). */
#ifndef QN_KERNEL_STR_H
#define QN_KERNEL_STR_H

#include "runtime/kernel/kernel.h"
#include "runtime/kernel/object.h"

bool qn_kspace(uint32_t c); /* str.isspace of a code point */
enum qn_kstr_find { QN_KSTR_FIND, QN_KSTR_RFIND, QN_KSTR_INDEX, QN_KSTR_RINDEX, QN_KSTR_COUNT };
enum qn_kstr_side { QN_KSTR_BOTH, QN_KSTR_LEFT, QN_KSTR_RIGHT }; /* strip; of padding: where the text stands */

int32_t qn_k_str_concat(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, qn_kobj **out);
int32_t qn_k_str_repeat(qn_kctx *ctx, const qn_kobj *s, int64_t n, qn_kobj **out);
int32_t qn_k_str_item(qn_kctx *ctx, const qn_kobj *s, int64_t i, qn_kobj **out); /* IndexError */
int32_t qn_k_str_slice(qn_kctx *ctx, const qn_kobj *s, int64_t lo, int64_t hi, int64_t step, int64_t given, qn_kobj **out);
int32_t qn_k_str_contains(const qn_kobj *s, const qn_kobj *part);
int32_t qn_k_str_find(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *part, int64_t lo, int64_t hi, int32_t op, int64_t *out);
int32_t qn_k_str_affix(const qn_kobj *s, const qn_kobj *part, int64_t lo, int64_t hi, int32_t at_end);
int32_t qn_k_str_strip(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *chars, int32_t side, qn_kobj **out);
int32_t qn_k_str_pad(qn_kctx *ctx, const qn_kobj *s, int64_t width, const qn_kobj *fill, int32_t side, qn_kobj **out);
int32_t qn_k_str_zfill(qn_kctx *ctx, const qn_kobj *s, int64_t width, qn_kobj **out);
int32_t qn_k_str_replace(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *old, const qn_kobj *with, int64_t count, qn_kobj **out);
int32_t qn_k_str_split(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *sep, int64_t most, int32_t from_right, qn_kobj **out);
int32_t qn_k_str_lines(qn_kctx *ctx, const qn_kobj *s, int32_t keep, qn_kobj **out);
int32_t qn_k_str_join(qn_kctx *ctx, const qn_kobj *sep, const qn_kobj *list, qn_kobj **out);
int32_t qn_k_str_part(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *sep, int32_t from_right, int32_t which, qn_kobj **out);
int32_t qn_k_str_remove(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *part, int32_t at_end, qn_kobj **out);
int32_t qn_k_str_tabs(qn_kctx *ctx, const qn_kobj *s, int64_t size, qn_kobj **out);
/* row of runtime/base/strcase.def: a method without arguments, to a string or to a bool (0 or 1) */
int32_t qn_k_str_case(qn_kctx *ctx, const qn_kobj *s, int32_t method, qn_kobj **out);
int32_t qn_k_str_is(qn_kctx *ctx, const qn_kobj *s, int32_t method, int64_t *out);
int32_t qn_k_str_chr(qn_kctx *ctx, int64_t c, qn_kobj **out);
int32_t qn_k_str_ord(qn_kctx *ctx, const qn_kobj *s, int64_t *out);
int32_t qn_k_str_int(qn_kctx *ctx, const qn_kobj *s, int64_t base, int64_t *out);
/* print.c: pieces of a line (qn_k_print_begin before them), and the line as a string */
int32_t qn_k_print_str(qn_kctx *ctx, const qn_kobj *s, int32_t repr);
int32_t qn_k_text_take(qn_kctx *ctx, qn_kobj **out);
int32_t qn_k_format_int(qn_kctx *ctx, int64_t v, int32_t kind, const qn_kobj *spec); /* kind: 'i', 'u', 'b' */
int32_t qn_k_format_float(qn_kctx *ctx, double v, const qn_kobj *spec);
int32_t qn_k_format_complex(qn_kctx *ctx, double re, double im, const qn_kobj *spec);
int32_t qn_k_format_str(qn_kctx *ctx, const qn_kobj *s, const qn_kobj *spec);
int32_t qn_k_str_float(qn_kctx *ctx, const qn_kobj *s, double *out);

#endif
