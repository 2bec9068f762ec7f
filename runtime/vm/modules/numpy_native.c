/* numpy_native.c - _numpy: natives under numpy's parts that are written in Python (lib/numpy_*.py). */
#include "runtime/object/array/decimal.h"
#include "runtime/vm/modules/numpy_native.h"

#include <math.h>

/* format_float(x, narrow, scientific, precision, unique, fractional, trim, sign, pad_left, pad_right, exp_digits, min_digits) */
static int special_text(double x, bool sign, int64_t left, int64_t right, qn_buf *b) {
  const char *z = isnan(x) ? (sign ? "+nan" : "nan") : x < 0 ? "-inf" : sign ? "+inf" : "inf";
  int64_t width = left + right + 1, n = (int64_t)strlen(z);
  for (int64_t i = left && right ? n : width; i < width; i++) qn_buf_z(b, " ");
  qn_buf_z(b, z);
  return 0;
}

/* Digits after the point for `precision` significant ones. */
static int after_point(double x, int64_t significant) {
  int e = x == 0 ? 0 : (int)floor(log10(fabs(x)));
  int64_t n = significant - 1 - e;
  return n < 0 ? 0 : (int)n;
}

NP(format_float) {
  qn_value v[12];
  int64_t n[12];
  double x;
  if (qn_args_parse(rt, args, "format_float", "x narrow scientific precision unique fractional trim sign pad_left pad_right exp_digits min_digits", v) ||
      qn_as_double(rt, v[0], &x))
    return -1;
  for (int k = 1; k < 12; k++) {
    n[k] = 0;
    if (k == 6) continue;
    if (v[k].tag == QN_BOOL) n[k] = v[k].i;
    else if (qn_as_index(rt, v[k], &n[k])) return -1;
    if (n[k] > 1000) return qn_raise(rt, QN_E_ValueError, "the number of digits is too large");
  }
  qn_sv trim = qn_str_sv(v[6]);
  char t = trim.n ? trim.p[0] : 'k';
  qn_decimal_style s = {.precision = (int)n[3], .min_digits = (int)n[11], .pad_left = (int)n[8], .pad_right = (int)n[9], .exp_digits = n[10] > 0 ? (int)n[10] : 2,
                        .unique = n[4], .keep = t == 'k', .one_zero = t == '0', .bare = t == '-', .plus = n[7]};
  if (!n[5] && s.precision > 0) s.precision = after_point(x, s.precision);
  if (!s.unique && s.keep && s.min_digits < s.precision) s.min_digits = s.precision;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!isfinite(x)) special_text(x, n[7], n[8], n[9], &b);
  else if (n[2]) qn_decimal_scientific(x, n[1], &s, &b);
  else qn_decimal_positional(x, n[1], &s, &b);
  int r = qn_new_str(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return r;
}

/* np.memmap's class: arrays over a file. Everything but flush() is the array's. */
static const qn_method map_methods[] = {{.name = "flush", .fn = qn_np_map_flush}, {.name = NULL}};
qn_class qn_memmap_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "memmap", .full_name = "numpy.memmap", .module = "numpy", .kind = QN_K_ARRAY,
                            .base = &qn_array_class, .methods = map_methods};

#define NROW(n) {.name = #n, .fn = qn_np_##n}
static const qn_method functions[] = {ROW(format_float), NROW(fft_plan), NROW(fft_lines), NROW(raw_bytes), NROW(from_raw), NROW(file_read), NROW(file_write), NROW(file_map),
                                      NROW(parse_floats), NROW(deflate), NROW(inflate), NROW(crc32), NROW(seed_words), NROW(new_generator),
                                      NROW(system_words), {.name = NULL}};
static int init(qn_rt *rt, qn_value m) { return qn_module_set(rt, m, "memmap", qn_class_value(&qn_memmap_class)); }
const qn_module_def qn_numpy_native_module = {.name = "_numpy", .functions = functions, .init = init};
