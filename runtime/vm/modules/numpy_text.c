/* numpy_text.c - what numpy has in Python: its module is imported, and the name taken from it, when a program first asks for
 * it, so that a program pays only for what it uses. Which name is where: numpy_text.def. */
#include "runtime/vm/modules/numpy.h"
#include "runtime/vm/vm.h"

static const struct {
  const char *module, *names;
} texts[] = {
#define NUMPY_TEXT(module, names) {module, names},
#define NUMPY_SUBMODULE(module) {"numpy." module, NULL},
#include "runtime/vm/modules/numpy_text.def"
#undef NUMPY_TEXT
#undef NUMPY_SUBMODULE
};

int qn_np_general(qn_rt *rt, const char *name, const qn_args *args, qn_value *out) {
  qn_value fn;
  if (rt->hooks.module_function(rt, "numpy._general", name, &fn)) return -1;
  int r = qn_call_object(rt, fn, args, out);
  return qn_release(rt, fn), r;
}

static int take(qn_rt *rt, qn_value numpy, qn_value from, const char *name, qn_value *out) {
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || qn_get_attr(rt, from, sym, out)) return -1;
  if (!qn_module_set(rt, numpy, name, *out)) return 0;
  return qn_drop(rt, out), -1;
}

/* The word of a list of names at *at, copied; moves on. False: no more. */
static bool next_name(const char **at, char *word, size_t room) {
  while (**at == ' ') ++*at;
  size_t n = strcspn(*at, " ");
  if (!n || n >= room) return false;
  memcpy(word, *at, n);
  word[n] = 0;
  *at += n;
  return true;
}

static int submodule(qn_rt *rt, qn_value numpy, const char *full, qn_value *out) {
  if (qn_vm_import(rt, qn_sv_of(full), out)) return -1;
  if (!qn_module_set(rt, numpy, full + strlen("numpy."), *out)) return 0;
  return qn_drop(rt, out), -1;
}

static int all(qn_rt *rt, qn_value numpy) {
  char word[64];
  qn_value from, v, have;
  for (size_t i = 0; i < QN_COUNT(texts); i++) {
    if (!texts[i].names) {
      if (submodule(rt, numpy, texts[i].module, &v)) return -1;
      qn_release(rt, v);
      continue;
    }
    if (qn_vm_import(rt, qn_sv_of(texts[i].module), &from)) return -1;
    int bad = 0;
    for (const char *at = texts[i].names; !bad && next_name(&at, word, sizeof word);) {
      qn_sym sym = qn_sym_of(rt, word);
      int r = sym ? qn_module_get(rt, numpy, sym, &have) : -1;
      if (r < 0) bad = -1;
      else if (r || !(bad = take(rt, numpy, from, word, &have))) qn_release(rt, have);
    }
    qn_release(rt, from);
    if (bad) return -1;
  }
  return 0;
}

int qn_np_missing(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  char word[64];
  if (!name) return all(rt, module);
  for (size_t i = 0; i < QN_COUNT(texts); i++) {
    if (!texts[i].names) {
      if (strcmp(texts[i].module + strlen("numpy."), name->text) == 0) return submodule(rt, module, texts[i].module, out);
      continue;
    }
    for (const char *at = texts[i].names; next_name(&at, word, sizeof word);) {
      if (strcmp(word, name->text) != 0) continue;
      qn_value from;
      if (qn_vm_import(rt, qn_sv_of(texts[i].module), &from)) return -1;
      int r = take(rt, module, from, word, out);
      return qn_release(rt, from), r;
    }
  }
  return 1;
}
