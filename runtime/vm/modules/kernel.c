/* kernel.c - kernel objects as scripts see them: callable, with py_func, signatures and the function's names. */
#include "runtime/object/internal.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/modules/numba_int.h"
#include "runtime/vm/modules/numpy_random.h"

static void kernel_destroy(qn_rt *rt, qn_obj *o) {
  qn_kernelobj *k = (qn_kernelobj *)o;
  if (k->engine_free) k->engine_free(rt, k->engine_data);
  qn_release(rt, k->fn);
  qn_release(rt, k->signatures);
  qn_release(rt, k->locals);
  qn_release(rt, k->attrs);
  qn_obj_free(rt, o, sizeof *k);
}

static int kernel_repr(qn_rt *rt, qn_value v, qn_buf *out) {
  const qn_kernelobj *k = (const qn_kernelobj *)v.o;
  qn_buf_z(out, k->opt.form == QN_FORM_VECTORIZE ? "<numba._DUFunc '" : "CPUDispatcher(");
  if (k->opt.form == QN_FORM_VECTORIZE) {
    qn_buf_z(out, ((const qn_function *)k->fn.o)->name->text);
    qn_buf_z(out, "'>");
    return 0;
  }
  if (qn_repr(rt, k->fn, out)) return -1;
  qn_buf_c(out, ')');
  return 0;
}

/* Random generators are objects of the VM: a function that is given one runs there, and draws the same numbers. */
static bool draws(const qn_args *args) {
  for (uint32_t i = 0; i < args->npos + args->nkw; i++)
    if (qn_np_is_generator(i < args->npos ? args->pos[i] : args->kwvals[i - args->npos])) return true;
  return false;
}

static int kernel_call(qn_rt *rt, qn_value v, const qn_args *args, qn_value *out) {
  const qn_kernelobj *k = (const qn_kernelobj *)v.o;
  bool interpret = (qn_vm_opts(rt)->interpret || draws(args)) && k->opt.form != QN_FORM_VECTORIZE && !k->opt.always;
  if (interpret || !rt->hooks.call_kernel) return qn_vm_call_function(rt, k->fn, args, out);
  return rt->hooks.call_kernel(rt, v, args, out);
}

/* Its own attributes, then those set on it, then the function's (__name__, __doc__…). */
static int kernel_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_kernelobj *k = (const qn_kernelobj *)v.o;
  qn_sv n = qn_sym_sv(name);
  if (qn_sv_is(n, "py_func") || qn_sv_is(n, "__wrapped__")) return *out = qn_retained(k->fn), 0;
  if (k->attrs.tag == QN_OBJ) {
    qn_value key;
    if (qn_new_str(rt, n, &key)) return -1;
    int found = qn_dict_get(rt, k->attrs, key, out);
    qn_release(rt, key);
    if (found) return found < 0 ? -1 : 0;
  }
  if (k->opt.form == QN_FORM_VECTORIZE && n.p[0] != '_') {
    int found = qn_vectorized_attr(rt, v, name, out);
    if (found != 1) return found;
  }
  if (n.n > 4 && n.p[0] == '_' && n.p[1] == '_' && !qn_sv_is(n, "__class__")) return qn_get_attr(rt, k->fn, name, out);
  return 1;
}

static int kernel_set_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value x) {
  qn_kernelobj *k = (qn_kernelobj *)v.o;
  qn_value key;
  if (k->attrs.tag != QN_OBJ && qn_new_dict(rt, &k->attrs)) return -1;
  if (qn_new_str(rt, qn_sym_sv(name), &key)) return -1;
  int status = qn_dict_set(rt, k->attrs, key, x);
  qn_release(rt, key);
  return status;
}

qn_class qn_kernel_class = {QN_CLASS_HEAD("CPUDispatcher", QN_K_KERNEL, &qn_object_class), .destroy = kernel_destroy,
                            .repr = kernel_repr, .call = kernel_call, .methods = qn_kernel_methods, .get_attr = kernel_get_attr, .set_attr = kernel_set_attr};

int qn_new_kernel(qn_rt *rt, qn_value fn, const qn_kernel_options *opt, qn_value signatures, qn_value *out) {
  qn_value list = signatures;
  if (signatures.tag == QN_OBJ) qn_retain(list);
  else if (qn_new_list(rt, NULL, 0, &list)) return -1;
  qn_kernelobj *k = qn_obj_new(rt, &qn_kernel_class, sizeof *k);
  if (!k) {
    qn_release(rt, list);
    return -1;
  }
  k->fn = qn_retained(fn);
  k->opt = *opt;
  k->signatures = list;
  k->locals.tag = k->attrs.tag = QN_UNSET;
  *out = qn_from_obj(k);
  return 0;
}
