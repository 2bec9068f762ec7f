/* kernel_methods.c - what scripts ask a kernel object besides calling it: signatures, overloads, inspect_*, recompile. */
#include "runtime/object/internal.h"
#include "runtime/vm/kernel.h"
#include "runtime/vm/modules/numba_int.h"

static const qn_numba_hooks *hooks_of(qn_rt *rt) {
  const qn_numba_hooks *h = qn_vm_opts(rt)->kernels;
  if (!h) qn_raise(rt, QN_E_NotImplementedError, "there is no compiler in this runtime");
  return h;
}

static int signatures(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  const qn_numba_hooks *h = hooks_of(rt);
  return h ? h->signatures(rt, self, false, out) : -1;
}

static int with_results(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  const qn_numba_hooks *h = hooks_of(rt);
  return h ? h->signatures(rt, self, true, out) : -1;
}

static int nopython_signatures(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value rows, list;
  if (with_results(rt, self, args, &rows)) return -1;
  if (qn_new_list(rt, NULL, 0, &list)) return qn_release(rt, rows), -1;
  int status = 0;
  const qn_list *l = (const qn_list *)rows.o;
  for (int64_t i = 0; i < l->n && status == 0; i++) {
    const qn_tuple *t = (const qn_tuple *)l->v[i].o;
    qn_value sig;
    status = qn_new_numba_signature(rt, t->items, t->n, &sig);
    if (status) break;
    status = qn_list_append(rt, list, sig);
    qn_release(rt, sig);
  }
  qn_release(rt, rows);
  if (status) qn_release(rt, list);
  else *out = list;
  return status;
}

/* argument types to the signature that was compiled for them */
static int overloads(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value keys, sigs, dict;
  if (signatures(rt, self, args, &keys)) return -1;
  if (nopython_signatures(rt, self, args, &sigs)) return qn_release(rt, keys), -1;
  int status = qn_new_dict(rt, &dict);
  const qn_list *k = (const qn_list *)keys.o, *s = (const qn_list *)sigs.o;
  for (int64_t i = 0; status == 0 && i < k->n && i < s->n; i++) status = qn_dict_set(rt, dict, k->v[i], s->v[i]);
  qn_release(rt, keys);
  qn_release(rt, sigs);
  if (status == 0) *out = dict;
  return status;
}

/* inspect_llvm(), inspect_asm(): a dict by argument types, or the text of one signature. */
static int stage(qn_rt *rt, qn_value self, const qn_args *args, const char *name, const char *stage_name, qn_value *out) {
  qn_value sig, all;
  const qn_numba_hooks *h = hooks_of(rt);
  if (!h || qn_args_parse(rt, args, name, "|signature", &sig) || h->text(rt, self, stage_name, &all)) return -1;
  if (sig.tag == QN_UNSET || sig.tag == QN_NONE) return *out = all, 0;
  qn_value key = sig;
  if (!qn_is(sig, QN_K_TUPLE)) { /* a signature: by its arguments */
    qn_value with;
    if (h->types(rt, sig, &with)) return qn_release(rt, all), -1;
    int bad = qn_new_tuple(rt, ((qn_tuple *)with.o)->items, ((qn_tuple *)with.o)->n - 1, &key);
    qn_release(rt, with);
    if (bad) return qn_release(rt, all), -1;
  } else {
    qn_retain(key);
  }
  int found = qn_dict_get(rt, all, key, out);
  if (found == 0) qn_raise_key(rt, key);
  qn_release(rt, key);
  qn_release(rt, all);
  return found == 1 ? 0 : -1;
}

static int inspect_llvm(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  return stage(rt, self, args, "inspect_llvm", "llvm", out);
}
static int inspect_asm(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) { return stage(rt, self, args, "inspect_asm", "asm", out); }

/* Prints, for each signature, the engine's own form of the code: what `quern dump --ir` shows. */
static int inspect_types(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v[3], all, k, x;
  const qn_numba_hooks *h = hooks_of(rt);
  if (!h || qn_args_parse(rt, args, "inspect_types", "|file signature pretty", v) || h->text(rt, self, "ir", &all)) return -1;
  int64_t pos = 0;
  int status = 0;
  while (status == 0 && qn_dict_next(all, &pos, &k, &x)) {
    status = qn_print(rt, k);
    if (status == 0) status = qn_print(rt, x);
  }
  qn_release(rt, all);
  *out = qn_none();
  return status;
}

static int recompile(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  const qn_numba_hooks *h = hooks_of(rt);
  if (!h || qn_args_parse(rt, args, "recompile", "", NULL) || h->drop(rt, self) || h->compile(rt, self)) return -1;
  return *out = qn_none(), 0;
}

static int disable_compile(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "disable_compile", "|val", &v)) return -1;
  int on = v.tag == QN_UNSET ? 1 : qn_truth(rt, v);
  if (on < 0) return -1;
  ((qn_kernelobj *)self.o)->opt.no_new_types = on != 0;
  return *out = qn_none(), 0;
}

/* compile(sig), add(sig): one more explicit signature, beside those that calls make. */
static int compile(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  qn_value sig, with, result;
  const qn_numba_hooks *h = hooks_of(rt);
  if (!h || qn_args_parse(rt, args, "compile", "sig", &sig)) return -1;
  if (qn_is(sig, QN_K_TUPLE)) {
    with = qn_retained(sig);
  } else if (h->types(rt, sig, &with) == 0) {
    qn_value only;
    int bad = qn_new_tuple(rt, ((qn_tuple *)with.o)->items, ((qn_tuple *)with.o)->n - 1, &only);
    qn_release(rt, with);
    if (bad) return -1;
    with = only;
  } else {
    return -1;
  }
  int status = h->result(rt, self, ((qn_tuple *)with.o)->items, (uint32_t)((qn_tuple *)with.o)->n, &result);
  qn_release(rt, with);
  if (status) return -1;
  qn_release(rt, result);
  return *out = qn_none(), 0;
}

static int stats(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)self, (void)args;
  qn_value d, e;
  if (qn_new_dict(rt, &d)) return -1;
  if (qn_new_dict(rt, &e)) return qn_release(rt, d), -1;
  int bad = qn_dict_set_z(rt, d, "cache_hits", e) || qn_dict_set_z(rt, d, "cache_misses", e);
  qn_release(rt, e);
  if (bad) return qn_release(rt, d), -1;
  return *out = d, 0;
}

static int target_options(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {
  (void)args;
  const qn_kernel_options *o = &((const qn_kernelobj *)self.o)->opt;
  qn_value d;
  if (qn_new_dict(rt, &d)) return -1;
  const struct {
    const char *name;
    bool on, shown;
  } rows[] = {{"nopython", true, true}, {"parallel", o->parallel, o->parallel}, {"nogil", o->nogil, o->nogil},
              {"fastmath", o->fastmath != 0, o->fastmath != 0}, {"boundscheck", o->boundscheck, o->has_boundscheck}};
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (rows[i].shown && qn_dict_set_z(rt, d, rows[i].name, qn_bool(rows[i].on))) return qn_release(rt, d), -1;
  return *out = d, 0;
}

#define REFUSED(name, why)                                                                                             \
  static int name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {                                      \
    (void)self, (void)args, (void)out;                                                                                 \
    return qn_raise(rt, QN_E_NotImplementedError, #name "(): " why);                                                   \
  }
REFUSED(get_metadata, "the compiler keeps none of Numba's metadata; `quern dump` shows each stage")
REFUSED(inspect_cfg, "use inspect_llvm(), or `quern dump --llvm`")
REFUSED(inspect_disasm_cfg, "use inspect_asm(), or `quern dump --asm`")
REFUSED(parallel_diagnostics, "use `quern check --races` for what loops share")
#undef REFUSED

const qn_method qn_kernel_methods[] = {{.name = "signatures", .fn = signatures, .property = true},
                                       {.name = "nopython_signatures", .fn = nopython_signatures, .property = true},
                                       {.name = "overloads", .fn = overloads, .property = true},
                                       {.name = "signatures_with_results", .fn = with_results},
                                       {.name = "inspect_llvm", .fn = inspect_llvm},
                                       {.name = "inspect_asm", .fn = inspect_asm},
                                       {.name = "inspect_types", .fn = inspect_types},
                                       {.name = "inspect_cfg", .fn = inspect_cfg},
                                       {.name = "inspect_disasm_cfg", .fn = inspect_disasm_cfg},
                                       {.name = "parallel_diagnostics", .fn = parallel_diagnostics},
                                       {.name = "get_metadata", .fn = get_metadata},
                                       {.name = "recompile", .fn = recompile},
                                       {.name = "disable_compile", .fn = disable_compile},
                                       {.name = "compile", .fn = compile},
                                       {.name = "add", .fn = compile},
                                       {.name = "stats", .fn = stats, .property = true},
                                       {.name = "targetoptions", .fn = target_options, .property = true},
                                       {.name = NULL}};
