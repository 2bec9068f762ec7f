/* import.c - `import` of files: modules and packages beside the script, found through sys.path as Python finds them.
 *
 * A module's source, tree and bytecode live in the runtime's arena, its variables in a qn_script. It is in sys.modules while
 * its code runs (so that cycles see what there is so far) and is taken out again when that fails. Names with leading dots
 * are relative to the importing module; natives and embedded modules come after files, as the standard library does. */
#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/vm/vm_int.h"

enum { NAME_SIZE = 256 };

/* --- finding ------------------------------------------------------------------------------------------------------------ */
typedef struct found {
  char path[PATH_MAX]; /* of the source; of the folder when there is no __init__ */
  char folder[PATH_MAX];
  bool package, source;
} found;

static bool is_file(const char *path) {
  struct stat s;
  return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

static bool is_folder(const char *path) {
  struct stat s;
  return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static bool join(char *out, const char *dir, const char *name, const char *end) {
  int n = snprintf(out, PATH_MAX, "%s/%s%s", *dir ? dir : ".", name, end);
  return n > 0 && n < PATH_MAX;
}

/* Is there a module `name` (no dots) in folder dir? A folder without __init__ counts last: f->source stays false. */
static bool find_in(const char *dir, const char *name, found *f) {
  static const char *const ends[] = {"/__init__.py", "/__init__.pyx", ".py", ".pyx"};
  for (size_t i = 0; i < QN_COUNT(ends); i++) {
    if (!join(f->path, dir, name, ends[i]) || !is_file(f->path)) continue;
    f->source = true;
    f->package = i < 2;
    return join(f->folder, dir, name, "");
  }
  return false;
}

static bool find_folder(const char *dir, const char *name, found *f) {
  f->source = false;
  f->package = true;
  return join(f->path, dir, name, "") && is_folder(f->path) && join(f->folder, dir, name, "");
}

/* Looks through a list of folders (sys.path, a package's __path__). */
static bool find_along(qn_value list, const char *name, bool folders, found *f) {
  if (!qn_is(list, QN_K_LIST)) return false;
  for (int64_t i = 0; i < ((qn_list *)list.o)->n; i++) {
    qn_value dir = qn_list_at((qn_list *)list.o, i);
    if (!qn_is(dir, QN_K_STR)) continue;
    if (folders ? find_folder(qn_str_sv(dir).p, name, f) : find_in(qn_str_sv(dir).p, name, f)) return true;
  }
  return false;
}

/* --- names ------------------------------------------------------------------------------------------------------------- */
static int set_text(qn_rt *rt, qn_value script, const char *name, const char *text, size_t n) {
  qn_value s;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || qn_new_str(rt, (qn_sv){text, n}, &s)) return -1;
  int bad = qn_script_set(rt, script, sym, s);
  qn_release(rt, s);
  return bad;
}

static int script_text(qn_rt *rt, const qn_script *s, const char *name, char *out, size_t room) {
  qn_value v;
  qn_sym sym = qn_sym_of(rt, name);
  *out = 0;
  int r = sym ? qn_script_get(rt, qn_from_obj((void *)(uintptr_t)s), sym, &v) : -1;
  if (r <= 0) return r;
  if (qn_is(v, QN_K_STR)) snprintf(out, room, "%s", qn_str_sv(v).p);
  qn_release(rt, v);
  return 1;
}

/* ".a" in package p is "p.a", "..a" one package higher. */
static int absolute_name(qn_rt *rt, const qn_script *from, qn_sv name, char *out) {
  size_t level = 0;
  char package[NAME_SIZE];
  while (level < name.n && name.p[level] == '.') level++;
  if (level) {
    if (script_text(rt, from, "__package__", package, sizeof package) < 0) return -1;
    if (!*package) return qn_raise(rt, QN_E_ImportError, "attempted relative import with no known parent package");
    for (size_t i = 1; i < level; i++) {
      char *dot = strrchr(package, '.');
      if (!dot) return qn_raise(rt, QN_E_ImportError, "attempted relative import beyond top-level package");
      *dot = 0;
    }
    name = (qn_sv){name.p + level, name.n - level};
  }
  int n = snprintf(out, NAME_SIZE, "%s%s%.*s", level ? package : "", level && name.n ? "." : "", (int)name.n, name.p);
  if (n < 0 || n >= NAME_SIZE) return qn_raise(rt, QN_E_ImportError, "the name of the module is longer than %d bytes", NAME_SIZE - 1);
  return 0;
}

/* --- errors -------------------------------------------------------------------------------------------------------------- */
static int set_attr_text(qn_rt *rt, const char *attr, const char *text) {
  qn_value s, exc = rt->exc;
  qn_sym name = qn_sym_of(rt, attr);
  if (!name || qn_new_str(rt, qn_sv_of(text), &s)) return -1;
  int bad = qn_set_attr(rt, exc, name, s);
  qn_release(rt, s);
  return bad;
}

static int set_attr_int(qn_rt *rt, const char *attr, int64_t x) {
  qn_sym name = qn_sym_of(rt, attr);
  return name ? qn_set_attr(rt, rt->exc, name, qn_int(x)) : -1;
}

/* CPython's words; what there is to import goes into a note, which is printed but is no part of str(e). */
static int no_module(qn_rt *rt, const char *name, const char *parent) {
  const qn_vm *vm = qn_vm_of(rt);
  if (parent) qn_raise(rt, QN_E_ModuleNotFoundError, "No module named '%s'; '%s' is not a package", name, parent);
  else qn_raise(rt, QN_E_ModuleNotFoundError, "No module named '%s'", name);
  if (set_attr_text(rt, "name", name)) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (uint32_t i = 0; i < vm->defs.n; i++) {
    const char *def = vm->defs.items[i]->name;
    if (!strchr(def, '.') && *def != '_' && strcmp(def, "libc") != 0) qn_buf_printf(&b, "%s%s", b.n ? ", " : "", def);
  }
  if (b.p && !strchr(name, '.'))
    qn_exc_add_note(rt, "quern runs files beside the script and these modules: %s", b.p);
  qn_buf_deinit(&b);
  return -1;
}

/* The first error of a source that does not compile, as SyntaxError. */
int qn_vm_syntax_error(qn_rt *rt, const qn_source *source, const char *path, const qn_diags *diags) {
  const qn_diag *d = NULL;
  for (uint32_t i = 0; i < diags->list.n && !d; i++)
    if (diags->list.data[i]->severity == QN_SEVERITY_ERROR) d = diags->list.data[i];
  if (!d) return qn_raise_memory(rt);
  const char *type = qn_diag_descs[d->code].python_type;
  qn_exc_id id = strcmp(type, "IndentationError") == 0 ? QN_E_IndentationError
                 : strcmp(type, "NotImplementedError") == 0 ? QN_E_NotImplementedError : QN_E_SyntaxError;
  const char *base = strrchr(path, '/');
  qn_raise(rt, id, "%s (%s, line %u)", d->message, base ? base + 1 : path, (unsigned)d->span.line);
  qn_sym here = qn_sym_of(rt, "<module>");
  if (source && here && d->span.line && qn_is(rt->exc, QN_K_EXCEPTION)) qn_vm_trace_span(rt, rt->exc, source, here, d->span);
  (void)(set_attr_text(rt, "filename", path) || set_attr_text(rt, "msg", d->message) || set_attr_int(rt, "lineno", d->span.line) ||
         set_attr_int(rt, "offset", d->span.col + 1));
  return -1;
}

/* --- loading --------------------------------------------------------------------------------------------------------------- */
static qn_unit *compile(qn_rt *rt, const char *path, qn_sv text, qn_diags *diags, const qn_source **source) {
  size_t n = strlen(path);
  enum qn_dialect dialect = n > 4 && strcmp(path + n - 4, ".pyx") == 0 ? QN_DIALECT_CYTHON : QN_DIALECT_PYTHON;
  qn_diags_init(diags, &rt->arena);
  qn_source *s = qn_source_new(&rt->arena, qn_arena_sv(&rt->arena, qn_sv_of(path)), text, diags);
  *source = s;
  qn_node *root = s ? qn_parse(&rt->arena, &rt->intern, s, dialect, diags) : NULL;
  if (root && dialect == QN_DIALECT_CYTHON) (void)qn_cython_lower(&rt->arena, &rt->intern, root, s, diags);
  qn_scopes *scopes = root && !diags->n_errors ? qn_resolve(&rt->arena, &rt->intern, root, s, diags) : NULL;
  if (!scopes || diags->n_errors) return NULL;
  return qn_bytecode_compile(&rt->arena, &rt->intern, s, root, scopes, dialect, false, diags);
}

static void print_warnings(qn_rt *rt, const qn_diags *diags) {
  qn_buf text;
  if (!diags->list.n) return;
  qn_buf_init(&text, rt->alloc);
  qn_diags_print(diags, false, &text);
  if (text.n) rt->hooks.write(rt->hooks.user, 2, text.p, text.n);
  qn_buf_deinit(&text);
}

static int read_error(qn_rt *rt, const char *path) {
  int code = errno ? errno : EIO;
  qn_value args[3] = {qn_int(code), {.tag = QN_UNSET}, {.tag = QN_UNSET}};
  int bad = qn_new_str(rt, qn_sv_of(strerror(code)), &args[1]) || qn_new_str(rt, qn_sv_of(path), &args[2]);
  if (!bad) bad = qn_raise_args(rt, qn_exc_classes[code == EACCES || code == EPERM ? QN_E_PermissionError : QN_E_OSError], args, 3);
  qn_release(rt, args[1]);
  qn_release(rt, args[2]);
  return bad;
}

static int unit_of_file(qn_rt *rt, const char *path, qn_unit **out) {
  qn_sv text;
  qn_diags diags = {0};
  const qn_source *source = NULL;
  jmp_buf here, *volatile outer = rt->arena.oom;
  qn_unit *volatile unit = NULL;
  volatile bool memory = false;
  errno = 0;
  qn_status status = qn_read_file(rt->alloc, path, &text, NULL);
  if (status == QN_ENOMEM) return qn_raise_memory(rt);
  if (status != QN_OK) return read_error(rt, path);
  if (setjmp(here)) {
    memory = true;
  } else {
    rt->arena.oom = &here;
    unit = compile(rt, path, text, &diags, &source);
  }
  rt->arena.oom = outer;
  qn_free(rt->alloc, (void *)(uintptr_t)text.p, text.n + 1);
  if (memory) return qn_raise_memory(rt);
  if (!unit) return qn_vm_syntax_error(rt, source, path, &diags);
  print_warnings(rt, &diags);
  return *out = unit, 0;
}

static qn_unit *empty_unit(qn_rt *rt, const char *path) {
  qn_diags diags;
  const qn_source *source;
  jmp_buf here, *volatile outer = rt->arena.oom;
  qn_unit *volatile unit = NULL;
  if (!setjmp(here)) {
    rt->arena.oom = &here;
    unit = compile(rt, path, QN_SV(""), &diags, &source);
  }
  rt->arena.oom = outer;
  if (!unit) qn_raise_memory(rt);
  return unit;
}

/* __package__ and, for packages, __path__. */
static int describe(qn_rt *rt, qn_value script, const char *name, const found *f) {
  const char *dot = strrchr(name, '.');
  size_t n = f->package ? strlen(name) : dot ? (size_t)(dot - name) : 0;
  if (set_text(rt, script, "__package__", name, n)) return -1;
  if (!f->package) return 0;
  if (!f->source && qn_script_set(rt, script, qn_vm_of(rt)->syms[QN_S___file__], qn_none())) return -1;
  qn_value dir, list;
  qn_sym path = qn_sym_of(rt, "__path__");
  if (!path || qn_new_str(rt, qn_sv_of(f->folder), &dir)) return -1;
  int bad = qn_new_list(rt, &dir, 1, &list);
  qn_release(rt, dir);
  if (bad) return -1;
  bad = qn_script_set(rt, script, path, list);
  qn_release(rt, list);
  return bad;
}

static int set_submodule(qn_rt *rt, const char *name, qn_value module) {
  const char *dot = strrchr(name, '.');
  qn_value parent;
  if (!dot) return 0;
  qn_sym attr = qn_sym_of(rt, dot + 1);
  char parent_name[NAME_SIZE];
  snprintf(parent_name, sizeof parent_name, "%.*s", (int)(dot - name), name);
  int r = attr ? qn_dict_get_z(rt, qn_vm_of(rt)->modules, parent_name, &parent) : -1;
  if (r <= 0) return r;
  r = qn_set_attr(rt, parent, attr, module);
  qn_release(rt, parent);
  return r;
}

static int load(qn_rt *rt, const char *name, const found *f, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  qn_unit *unit = NULL;
  qn_value v, key;
  if (f->source ? unit_of_file(rt, f->path, &unit) : !(unit = empty_unit(rt, f->path))) return -1;
  if (qn_unit_load(rt, unit) || qn_new_script(rt, unit, name, &v)) return -1;
  qn_script *s = (qn_script *)v.o;
  s->loading = vm->current;
  int bad = describe(rt, v, name, f) || qn_dict_set_z(rt, vm->modules, name, v);
  bad = bad || qn_run_script(rt, s);
  s->loading = NULL;
  if (bad) { /* an import that failed leaves nothing behind */
    qn_value exc = qn_exc_take(rt);
    if (qn_new_str(rt, qn_sv_of(name), &key) == 0) {
      if (qn_dict_del(rt, vm->modules, key) < 0) qn_exc_clear(rt);
      qn_release(rt, key);
    }
    qn_exc_clear(rt);
    rt->exc = exc;
    return qn_release(rt, v), -1;
  }
  /* the module may have put something else in its place */
  int r = qn_dict_get_z(rt, vm->modules, name, out);
  if (r <= 0) *out = qn_retained(v);
  qn_release(rt, v);
  if (r < 0) return -1;
  return set_submodule(rt, name, *out) ? (qn_drop(rt, out), -1) : 0;
}

/* Another thread is importing it: wait, unless that thread waits for a module itself (then a cycle across threads sees
 * what there is so far, as in CPython). */
static void wait_loaded(qn_rt *rt, qn_value module) {
  if (module.tag != QN_OBJ || module.o->cls != &qn_script_class) return;
  qn_script *s = (qn_script *)module.o;
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *me = vm->current;
  if (s->loading == NULL || s->loading == me) return;
  me->importing = true;
  while (s->loading && !((const qn_thread *)s->loading)->importing) {
    rt->hooks.unlock(rt);
    usleep(500);
    rt->hooks.lock(rt);
  }
  me->importing = false;
}

/* 1 found and loaded, 0 no such file, -1. */
static int import_file(qn_rt *rt, const char *name, bool folders, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  const char *dot = strrchr(name, '.');
  found *f;
  qn_value list = qn_retained(vm->path), parent;
  if (dot) {
    char parent_name[NAME_SIZE];
    snprintf(parent_name, sizeof parent_name, "%.*s", (int)(dot - name), name);
    qn_release(rt, list);
    if (qn_vm_provides(rt, qn_sv_of(name))) { /* its own way of loading the parent, unless a file hides that */
      int there = qn_dict_get_z(rt, vm->modules, parent_name, &parent);
      if (there <= 0) return there;
      qn_release(rt, parent);
    }
    if (qn_vm_import(rt, qn_sv_of(parent_name), &parent)) return -1;
    if (qn_dict_get_z(rt, vm->modules, name, out) == 1) return qn_release(rt, parent), 1; /* the parent imported it */
    qn_sym path = qn_sym_of(rt, "__path__");
    if (!path) return qn_release(rt, parent), -1;
    bool script = parent.tag == QN_OBJ && parent.o->cls == &qn_script_class;
    int r = script ? qn_script_get(rt, parent, path, &list) : 0;
    qn_release(rt, parent);
    if (r < 0) return -1;
    if (r == 0) return script ? no_module(rt, name, parent_name) : 0;
  }
  f = qn_alloc(rt->alloc, sizeof *f);
  if (!f) return qn_release(rt, list), qn_raise_memory(rt);
  int r = find_along(list, dot ? dot + 1 : name, false, f) ||
          (folders && find_along(list, dot ? dot + 1 : name, true, f));
  if (r) r = qn_enter(rt, " while importing") ? -1 : load(rt, name, f, out) ? -1 : 1, qn_leave(rt);
  qn_free(rt->alloc, f, sizeof *f);
  qn_release(rt, list);
  return r;
}

/* --- the door ----------------------------------------------------------------------------------------------------------------- */
static bool is_fixed(const char *name) { /* CPython's interpreter holds these: no file hides them */
  return strcmp(name, "sys") == 0 || strcmp(name, "builtins") == 0 || strcmp(name, "time") == 0 || *name == '_';
}

static bool has_submodules(const qn_vm *vm, const char *parent) {
  size_t n = strlen(parent);
  for (uint32_t i = 0; i < vm->defs.n; i++)
    if (strncmp(vm->defs.items[i]->name, parent, n) == 0 && vm->defs.items[i]->name[n] == '.') return true;
  return strcmp(parent, "numpy") == 0 || strcmp(parent, "numba") == 0;
}

int qn_vm_import(qn_rt *rt, qn_sv dotted, qn_value *out) {
  qn_vm *vm = qn_vm_of(rt);
  char name[NAME_SIZE];
  snprintf(name, sizeof name, "%.*s", (int)dotted.n, dotted.p);
  if (dotted.n >= sizeof name) return no_module(rt, name, NULL);
  int r = qn_dict_get_z(rt, vm->modules, name, out);
  if (r < 0) return -1;
  if (r && out->tag != QN_NONE) return wait_loaded(rt, *out), 0;
  if (!is_fixed(name) && (r = import_file(rt, name, false, out)) != 0) return r < 0 ? -1 : 0;
  if ((r = qn_vm_import_own(rt, name, out)) != 0) return r < 0 ? -1 : 0;
  if (!is_fixed(name) && (r = import_file(rt, name, true, out)) != 0) return r < 0 ? -1 : 0;
  char parent[NAME_SIZE];
  const char *dot = strrchr(name, '.');
  snprintf(parent, sizeof parent, "%.*s", dot ? (int)(dot - name) : 0, name);
  return no_module(rt, name, dot && qn_vm_provides(rt, qn_sv_of(parent)) && !has_submodules(vm, parent) ? parent : NULL);
}

int qn_op_import(qn_rt *rt, const qn_script *from, qn_sym name, bool leaf, qn_value *out) {
  char full[NAME_SIZE];
  qn_value m;
  if (absolute_name(rt, from, qn_sym_sv(name), full)) return -1;
  if (from->unit->library) { /* embedded modules see each other, whatever files there are */
    int r = qn_dict_get_z(rt, qn_vm_of(rt)->modules, full, &m);
    if (r == 0) r = qn_vm_import_own(rt, full, &m);
    if (r <= 0) return r < 0 ? -1 : no_module(rt, full, NULL);
  } else if (qn_vm_import(rt, qn_sv_of(full), &m)) {
    return -1;
  }
  const char *dot = strchr(full, '.');
  if (!dot || leaf) return *out = m, 0;
  qn_release(rt, m);
  return qn_vm_import(rt, (qn_sv){full, (size_t)(dot - full)}, out);
}

static int cannot_import(qn_rt *rt, qn_value module, qn_sym name) {
  char mname[NAME_SIZE] = "<unknown module name>", file[PATH_MAX] = "unknown location";
  if (module.o->cls != &qn_script_class) {
    if (qn_is(module, QN_K_MODULE)) snprintf(mname, sizeof mname, "%s", ((qn_modobj *)module.o)->name);
    qn_raise(rt, QN_E_ImportError, "cannot import name '%s' from '%s' (quern provides a part of this module)", name->text, mname);
  } else {
    const qn_script *s = (const qn_script *)module.o;
    if (script_text(rt, s, "__name__", mname, sizeof mname) < 0 || script_text(rt, s, "__file__", file, sizeof file) < 0) return -1;
    if (s->loading)
      qn_raise(rt, QN_E_ImportError,
               "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import) (%s)",
               name->text, mname, file);
    else qn_raise(rt, QN_E_ImportError, "cannot import name '%s' from '%s' (%s)", name->text, mname, file);
  }
  return set_attr_text(rt, "name", mname), -1;
}

int qn_op_import_from(qn_rt *rt, qn_value module, qn_sym name, qn_value *out) {
  if (!qn_get_attr(rt, module, name, out)) return 0;
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_AttributeError]) || module.tag != QN_OBJ) return -1;
  char full[NAME_SIZE], mname[NAME_SIZE] = "";
  bool script = module.o->cls == &qn_script_class;
  qn_exc_clear(rt);
  if (script && script_text(rt, (const qn_script *)module.o, "__name__", mname, sizeof mname) < 0) return -1;
  if (!script && qn_is(module, QN_K_MODULE)) snprintf(mname, sizeof mname, "%s", ((qn_modobj *)module.o)->name);
  int n = snprintf(full, sizeof full, "%s.%s", mname, name->text);
  if (n <= 0 || n >= (int)sizeof full || strcmp(mname, "__main__") == 0) return cannot_import(rt, module, name);
  if (!qn_vm_import(rt, qn_sv_of(full), out)) return 0; /* a submodule */
  if (!qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_ModuleNotFoundError])) return -1;
  qn_value missing, exc = rt->exc; /* what the submodule itself lacks is its own error */
  qn_sym attr = qn_sym_of(rt, "name");
  if (!attr || qn_get_attr(rt, exc, attr, &missing)) return -1;
  bool own = qn_is(missing, QN_K_STR) && qn_sv_is(qn_str_sv(missing), full);
  qn_release(rt, missing);
  if (!own) return -1;
  qn_exc_clear(rt);
  return cannot_import(rt, module, name);
}

/* --- from x import * ------------------------------------------------------------------------------------------------------------- */
static int star_name(qn_rt *rt, qn_frame *f, qn_value module, qn_value key, bool all) {
  if (!qn_is(key, QN_K_STR))
    return qn_raise(rt, QN_E_TypeError, "Item in __all__ must be str, not %s", qn_class_of(key)->name);
  qn_sv s = qn_str_sv(key);
  if (!all && s.n && s.p[0] == '_') return 0;
  qn_value v;
  qn_sym name = qn_sym_of_str(rt, key);
  if (!name) return -1;
  if (all ? qn_op_import_from(rt, module, name, &v) : qn_get_attr(rt, module, name, &v)) {
    if (!all || !qn_exc_matches(rt, rt->exc, qn_exc_classes[QN_E_ImportError])) return -1;
    qn_exc_clear(rt);
    const char *mname = qn_is(module, QN_K_MODULE) ? ((qn_modobj *)module.o)->name : qn_str_sv(((qn_script *)module.o)->name).p;
    return qn_raise(rt, QN_E_AttributeError, "module '%s' has no attribute '%s'", mname, name->text);
  }
  int bad = f->globals->unit->evaluated ? qn_script_store(rt, f, name, v) : qn_script_set(rt, qn_from_obj(f->globals), name, v);
  qn_release(rt, v);
  return bad;
}

static int star_script(qn_rt *rt, qn_frame *f, qn_value module) {
  const qn_script *s = (const qn_script *)module.o;
  qn_value k, v, key;
  for (uint32_t i = 0; i < s->nslots; i++) {
    if (s->slots[i].tag == QN_UNSET) continue;
    if (qn_new_str_sym(rt, s->unit->globals.data[i], &key)) return -1;
    int bad = star_name(rt, f, module, key, false);
    qn_release(rt, key);
    if (bad) return -1;
  }
  int64_t pos = 0;
  while (s->extra.tag == QN_OBJ && qn_dict_next(s->extra, &pos, &k, &v))
    if (star_name(rt, f, module, k, false)) return -1;
  return 0;
}

int qn_op_import_star(qn_rt *rt, qn_frame *f, qn_value module) {
  bool script = module.tag == QN_OBJ && module.o->cls == &qn_script_class;
  if (!script && !qn_is(module, QN_K_MODULE)) return qn_raise(rt, QN_E_ImportError, "'import *' needs a module");
  qn_value list, *items, k, v;
  int64_t n, pos = 0;
  qn_sym all = qn_vm_of(rt)->syms[QN_S___all__];
  int r = script ? qn_script_get(rt, module, all, &list) : qn_module_get(rt, module, all, &list);
  if (r < 0) return -1;
  if (r) {
    r = qn_items_of(rt, list, &items, &n);
    qn_release(rt, list);
    if (r) return -1;
    for (int64_t i = 0; i < n && !r; i++) r = star_name(rt, f, module, items[i], true);
    qn_items_free(rt, items, n);
    return r;
  }
  if (script) return star_script(rt, f, module);
  if (qn_module_complete(rt, module)) return -1;
  while (qn_dict_next(((qn_modobj *)module.o)->attrs, &pos, &k, &v))
    if (star_name(rt, f, module, k, false)) return -1;
  return 0;
}

/* --- sys.path, and names that kernels ask for ---------------------------------------------------------------------------------------- */
/* The folder of a source that is run comes first in sys.path. Text of a host that is no file adds nothing. */
int qn_vm_add_path(qn_rt *rt, const char *source) {
  qn_vm *vm = qn_vm_of(rt);
  char full[PATH_MAX];
  qn_value dir;
  if (vm->path.tag == QN_UNSET && qn_new_list(rt, NULL, 0, &vm->path)) return -1;
  if (!is_file(source) || !realpath(source, full)) return 0;
  char *slash = strrchr(full, '/');
  *(slash == full ? slash + 1 : slash) = 0;
  if (qn_new_str(rt, qn_sv_of(full), &dir)) return -1;
  int there = qn_contains(rt, vm->path, dir);
  if (there == 0) there = qn_list_append(rt, vm->path, dir);
  qn_release(rt, dir);
  return there < 0 ? -1 : 0;
}

/* ".package.module.name": 1 found (owned), 0 absent. */
int qn_vm_lookup_dotted(qn_rt *rt, qn_sym dotted, qn_value *out) {
  const char *name = dotted->text + 1, *dot = strrchr(name, '.');
  char module[NAME_SIZE];
  qn_value m;
  if (!dot || (size_t)(dot - name) >= sizeof module) return 0;
  snprintf(module, sizeof module, "%.*s", (int)(dot - name), name);
  qn_sym attr = qn_sym_of(rt, dot + 1);
  if (!attr || qn_dict_get_z(rt, qn_vm_of(rt)->modules, module, &m) <= 0) return 0;
  int r = m.tag == QN_OBJ && m.o->cls == &qn_script_class ? qn_script_get(rt, m, attr, out) : 0;
  qn_release(rt, m);
  return r;
}

/* --- for `check` ----------------------------------------------------------------------------------------------------------------------- */
bool qn_vm_find_source(const char *dir, const char *dotted, char *path, size_t room) {
  found f;
  char here[PATH_MAX], name[NAME_SIZE];
  snprintf(here, sizeof here, "%s", dir);
  for (const char *p = dotted;;) {
    size_t n = strcspn(p, ".");
    if (n >= sizeof name) return false;
    memcpy(name, p, n);
    name[n] = 0;
    bool last = p[n] == 0;
    if (!find_in(here, name, &f) && (last || !find_folder(here, name, &f))) return false;
    if (last) return f.source && (size_t)snprintf(path, room, "%s", f.path) < room;
    if (!f.package) return false;
    snprintf(here, sizeof here, "%s", f.folder);
    p += n + 1;
  }
}
