/* vm.c - a VM's life: start, modules, running a program, end. */
#include "runtime/vm/modules/io_file.h"
#include "runtime/vm/modules/random_module.h"

qn_vm_options *qn_vm_opts(qn_rt *rt) { return &qn_vm_of(rt)->opts; }

static void hook_lock(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  qn_lock_take(rt, vm->current ? vm->current : &vm->main);
}

/* A helper lets go and takes it again on the same thread: who it is must be remembered by that thread. */
static _Thread_local qn_thread *unlocked_thread;
static void hook_unlock(qn_rt *rt) {
  unlocked_thread = qn_vm_of(rt)->current;
  qn_lock_drop(rt);
}
static void hook_relock(qn_rt *rt) {
  if (unlocked_thread) qn_lock_take(rt, unlocked_thread);
  else hook_lock(rt);
}

static int intern_names(qn_rt *rt, qn_vm *vm) {
  static const char *const text[QN_S_COUNT] = {
#define X(n) #n,
      QN_VM_SYMS(X)
#undef X
  };
  for (int i = 0; i < QN_S_COUNT; i++)
    if (!(vm->syms[i] = qn_sym_of(rt, text[i]))) return -1;
  return 0;
}

static int default_write(void *user, int fd, const char *p, size_t n) {
  (void)user;
  return fwrite(p, 1, n, fd == 2 ? stderr : stdout) == n ? 0 : -1;
}

static int module_function(qn_rt *rt, const char *module, const char *name, qn_value *out) {
  qn_value m;
  if (!name) return qn_vm_import(rt, qn_sv_of(module), out);
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || qn_vm_import(rt, qn_sv_of(module), &m)) return -1;
  int r = qn_get_attr(rt, m, sym, out);
  return qn_release(rt, m), r;
}

static const qn_module_def builtins_def = {.name = "builtins"};

static void hook_interrupt(qn_rt *rt) { qn_vm_interrupt(rt); }

int qn_vm_init(qn_rt *rt) {
  qn_vm *vm = qn_alloc(rt->alloc, sizeof *vm);
  if (!vm) return -1;
  memset(vm, 0, sizeof *vm);
  vm->rt = rt;
  rt->vm = vm;
  if (qn_lock_init(vm) || qn_thread_attach(vm, &vm->main)) return -1;
  vm->locked = true;
  vm->current = &vm->main;
  rt->hooks.call_function = qn_call_function_hook;
  rt->hooks.module_function = module_function;
  rt->hooks.columns_ahead = qn_columns_ahead;
  rt->hooks.lock = hook_relock;
  rt->hooks.unlock = hook_unlock;
  rt->hooks.interrupted = qn_vm_interrupted;
  rt->hooks.interrupt = hook_interrupt;
  rt->hooks.bind = qn_bind_descriptor;
  if (!rt->hooks.write) rt->hooks.write = default_write;
  if (intern_names(rt, vm) || qn_new_dict(rt, &vm->modules) || qn_new_list(rt, NULL, 0, &vm->path) || qn_new_module(rt, &builtins_def, &vm->builtins) ||
      qn_builtins_install(rt, vm->builtins) || qn_descr_install(rt, vm->builtins))
    return -1;
  static const qn_module_def *const own[] = {&qn_sys_module,    &qn_time_module, &qn_math_module, &qn_threading_module, &qn_dataclasses_module, &qn_numba_module,
                                             &qn_cython_module, &qn_libc_module, &qn_libc_math_module,
#define MODULE(name) &qn_##name##_module,
#include "runtime/vm/modules/modules.def"
#undef MODULE
  };
  for (size_t i = 0; i < QN_COUNT(own); i++)
    if (qn_vm_add_module(rt, own[i])) return -1;
  for (const qn_module_def *const *m = qn_system_modules; *m; m++)
    if (qn_vm_add_module(rt, *m)) return -1;
  qn_value open_fn;
  if (qn_new_native(rt, "open", qn_io_open, (qn_value){.tag = QN_UNSET}, &open_fn)) return -1;
  int bad = qn_module_set(rt, vm->builtins, "open", open_fn);
  qn_release(rt, open_fn);
  return bad ? -1 : qn_dict_set_z(rt, vm->modules, "builtins", vm->builtins);
}

void qn_vm_deinit(qn_rt *rt) {
  qn_vm *vm = qn_vm_of(rt);
  if (!vm) return;
  qn_threads_join_all(rt);
  qn_vset(rt, &rt->handling, (qn_value){.tag = QN_UNSET});
  qn_exc_clear(rt);
  int64_t pos = 0;
  qn_value key, module;
  while (vm->modules.tag == QN_OBJ && qn_dict_next(vm->modules, &pos, &key, &module))
    if (module.tag == QN_OBJ && module.o->cls == &qn_script_class && module.o != vm->main_script.o)
      qn_script_clear(rt, (qn_script *)module.o);
  if (vm->main_script.tag == QN_OBJ) { /* variables go first: they hold functions, which hold the module */
    qn_script *s = (qn_script *)vm->main_script.o;
    for (uint32_t i = s->nregs; i-- > 0;) qn_vclear(rt, &s->slots[i]);
  }
  qn_free(rt->alloc, vm->pyrandom, sizeof(qn_pyrandom));
  vm->pyrandom = NULL;
  qn_vclear(rt, &vm->main_script);
  qn_vclear(rt, &vm->main.object);
  rt->sys_attrs = (qn_value){.tag = QN_UNSET};
  qn_vclear(rt, &vm->modules);
  qn_vclear(rt, &vm->argv);
  qn_vclear(rt, &vm->path);
  qn_vclear(rt, &vm->builtins);
  qn_vclear(rt, &vm->evaluated);
  for (uint32_t i = 0; i < vm->units.n; i++) qn_unit_unload(rt, vm->units.items[i]);
  qn_free(rt->alloc, vm->units.items, vm->units.cap * sizeof *vm->units.items);
  qn_thread_detach(rt, &vm->main);
  if (vm->threads) { /* daemons: parked when they wake; what they look at stays */
    pthread_mutex_lock(&vm->mutex);
    vm->stopping = true;
    vm->locked = false;
    pthread_cond_broadcast(&vm->free);
    pthread_mutex_unlock(&vm->mutex);
    rt->vm = NULL;
    return;
  }
  qn_lock_deinit(vm);
  qn_free(rt->alloc, vm->defs.items, vm->defs.cap * sizeof *vm->defs.items);
  qn_free(rt->alloc, vm, sizeof *vm);
  rt->vm = NULL;
}

/* --- modules ----------------------------------------------------------------------------------------------------------- */
int qn_vm_add_module(qn_rt *rt, const qn_module_def *def) {
  qn_vm *vm = qn_vm_of(rt);
  for (uint32_t i = 0; i < vm->defs.n; i++)
    if (strcmp(vm->defs.items[i]->name, def->name) == 0) return 0;
  if (vm->defs.n == vm->defs.cap) {
    uint32_t cap = vm->defs.cap ? vm->defs.cap * 2 : 16;
    void *p = qn_realloc(rt->alloc, vm->defs.items, vm->defs.cap * sizeof *vm->defs.items, cap * sizeof *vm->defs.items);
    if (!p) return qn_raise_memory(rt);
    vm->defs.items = p;
    vm->defs.cap = cap;
  }
  vm->defs.items[vm->defs.n++] = def;
  return 0;
}

static const qn_module_def *find_def(const qn_vm *vm, qn_sv name) {
  for (uint32_t i = 0; i < vm->defs.n; i++)
    if (qn_sv_is(name, vm->defs.items[i]->name)) return vm->defs.items[i];
  return NULL;
}

bool qn_vm_provides(qn_rt *rt, qn_sv name) { return qn_sv_is(name, "builtins") || find_def(qn_vm_of(rt), name) != NULL; }

static int forget_module(qn_rt *rt, const char *name, qn_value m) {
  qn_value exc = qn_exc_take(rt), key;
  if (qn_new_str(rt, qn_sv_of(name), &key) == 0) {
    if (qn_dict_del(rt, qn_vm_of(rt)->modules, key) < 0) qn_exc_clear(rt);
    qn_release(rt, key);
  }
  qn_exc_clear(rt);
  rt->exc = exc;
  return qn_release(rt, m), -1;
}

/* Its parent comes first (and may import it). It is in sys.modules while its init runs: embedded modules import each other in
 * rings. 1, or 0: a file of the parent's name hides it; -1. */
static int load_module(qn_rt *rt, const qn_module_def *def, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  qn_module_def bare = *def;
  qn_value m, parent = qn_none();
  const char *dot = strrchr(def->name, '.');
  bare.init = NULL;
  if (dot) {
    if (qn_vm_import(rt, (qn_sv){def->name, (size_t)(dot - def->name)}, &parent)) return -1;
    int there = qn_dict_get_z(rt, vm->modules, def->name, out);
    if (there || !qn_is(parent, QN_K_MODULE)) return qn_release(rt, parent), there;
  }
  if (qn_new_module(rt, &bare, &m)) return qn_release(rt, parent), -1;
  int bad = qn_dict_set_z(rt, vm->modules, def->name, m) || (def->init && def->init(rt, m)) ||
            (dot && qn_module_set(rt, parent, dot + 1, m)); /* an attribute of its parent */
  qn_release(rt, parent);
  return bad ? forget_module(rt, def->name, m) : (*out = m, 1);
}

/* A module of the definitions, or a submodule that its parent's init made. */
int qn_vm_import_own(qn_rt *rt, const char *name, qn_value *out) {
  const qn_module_def *def = find_def(qn_vm_of(rt), qn_sv_of(name));
  if (def) return load_module(rt, def, out);
  const char *dot = strrchr(name, '.');
  qn_value parent;
  if (!dot) return 0;
  char head[128];
  snprintf(head, sizeof head, "%.*s", (int)(dot - name), name);
  int r = qn_dict_get_z(rt, qn_vm_of(rt)->modules, head, &parent);
  if (r == 0) r = qn_vm_import_own(rt, head, &parent);
  if (r <= 0) return r;
  qn_sym attr = qn_sym_of(rt, dot + 1);
  r = !attr ? -1 : qn_is(parent, QN_K_MODULE) ? qn_module_get(rt, parent, attr, out) : 0;
  qn_release(rt, parent);
  if (r == 1 && !qn_is(*out, QN_K_MODULE)) qn_drop(rt, out), r = 0;
  return r;
}

int qn_vm_set_argv(qn_rt *rt, int argc, const char *const *argv) {
  qn_vm *vm = qn_vm_of(rt);
  qn_value list, s;
  if (qn_new_list(rt, NULL, 0, &list)) return -1;
  for (int i = 0; i < argc; i++) {
    int bad = qn_new_str(rt, qn_sv_of(argv[i]), &s) || qn_list_append(rt, list, s);
    if (!bad) qn_release(rt, s);
    if (bad) return qn_release(rt, list), -1;
  }
  qn_vset(rt, &vm->argv, list);
  return 0;
}

/* What the module atexit was given, if it was imported. */
static void run_exit_functions(qn_rt *rt) {
  qn_value module, fn, r;
  qn_sym name = qn_sym_of(rt, "run_exitfuncs");
  if (!name || qn_dict_get_z(rt, qn_vm_of(rt)->modules, "atexit", &module) != 1) return;
  if (qn_get_attr(rt, module, name, &fn) == 0) {
    if (qn_call_pos(rt, fn, NULL, 0, &r) == 0) qn_release(rt, r);
    qn_release(rt, fn);
  }
  qn_release(rt, module);
  if (rt->exc.tag != QN_OBJ) return;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_buf_z(&text, "Error in atexit function:\n");
  qn_vm_print_exception(rt, &text);
  rt->hooks.write(rt->hooks.user, 2, text.p, text.n);
  qn_buf_deinit(&text);
}

/* --- programs -------------------------------------------------------------------------------------------------------------- */
int qn_vm_run_main(qn_rt *rt, qn_unit *unit, int *exit_code) {
  qn_vm *vm = qn_vm_of(rt);
  qn_value script = {.tag = QN_UNSET};
  *exit_code = 0;
  int bad = qn_vm_run_module(rt, unit, "__main__", &script);
  qn_vset(rt, &vm->main_script, script);
  if (bad) {
    qn_buf text;
    qn_buf_init(&text, rt->alloc);
    qn_value exc = qn_retained(rt->exc);
    if (qn_system_exit_code(rt, exc, &text, exit_code) == 0) {
      qn_exc_clear(rt);
    } else {
      *exit_code = qn_isinstance(exc, qn_exc_classes[QN_E_KeyboardInterrupt]) ? QN_EXIT_INTERRUPTED : 1;
      qn_vm_print_exception(rt, &text);
    }
    qn_release(rt, exc);
    if (text.n) rt->hooks.write(rt->hooks.user, 2, text.p, text.n);
    qn_buf_deinit(&text);
  }
  qn_threads_join_all(rt);
  run_exit_functions(rt);
  return 0;
}
