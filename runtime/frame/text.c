/* text.c - the parts of pandas that are written in Python: methods of the classes, and functions of the module, which are
 * imported when a program first uses them. Which there are and where: text.def.
 *
 * What a changer must know: each class has a hidden base (qn_frame_text_class …) whose table of methods is expanded here, so
 * that attributes, dir() and unbound methods need nothing of their own; a method in C of the same name comes first, and
 * may hand its call on with qn_pandas_general. */
#include "runtime/frame/frame_impl.h"

static int from_module(qn_rt *rt, const char *module, const char *cls, const char *name, qn_value *out) {
  if (!cls) return rt->hooks.module_function(rt, module, name, out);
  qn_value holder;
  qn_sym sym = qn_sym_of(rt, name);
  if (!sym || rt->hooks.module_function(rt, module, cls, &holder)) return -1;
  int r = qn_get_attr(rt, holder, sym, out);
  return qn_release(rt, holder), r;
}

int qn_pandas_general(qn_rt *rt, const char *module, const char *cls, const char *name, qn_value self, const qn_args *args, qn_value *out) {
  qn_value fn, bound;
  if (from_module(rt, module, cls, name, &fn)) return -1;
  if (!cls) {
    int r = qn_call_object(rt, fn, args, out);
    return qn_release(rt, fn), r;
  }
  int r = qn_new_bound_method(rt, self, fn, &bound);
  qn_release(rt, fn);
  if (r) return -1;
  r = qn_call_object(rt, bound, args, out);
  return qn_release(rt, bound), r;
}

/* --- methods ------------------------------------------------------------------------------------------------------------------ */
#define NAME_frame "DataFrame"
#define NAME_series "Series"
#define NAME_index "Index"
#define NAME_groupby "GroupBy"

#define TEXT_METHOD(cls, module, name)                                                              \
  static int cls##_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out) {           \
    return qn_pandas_general(rt, module, NAME_##cls, #name, self, args, out);                     \
  }
#define TEXT_PROPERTY(cls, module, name) TEXT_METHOD(cls, module, name)
#define TEXT_CLASS_METHOD(cls, module, name) TEXT_METHOD(cls, module, name)
#define TEXT_FUNCTION(module, name)
#define TEXT_SUBMODULE(name)
#include "runtime/frame/text.def"
#undef TEXT_METHOD
#undef TEXT_PROPERTY
#undef TEXT_CLASS_METHOD

/* The table of one class: the rows of the others expand to nothing. */
#define ROW(cls, name_, ...) PICK_##cls({.name = #name_, .fn = cls##_##name_, __VA_ARGS__},)
#define TEXT_METHOD(cls, module, name) ROW(cls, name, .property = false)
#define TEXT_PROPERTY(cls, module, name) ROW(cls, name, .property = true)
#define TEXT_CLASS_METHOD(cls, module, name) ROW(cls, name, .on_class = true)
#define PICK_frame(...) __VA_ARGS__
#define PICK_series(...)
#define PICK_index(...)
#define PICK_groupby(...)
static const qn_method frame_rows[] = {
#include "runtime/frame/text.def"
    {.name = NULL}};
#undef PICK_frame
#undef PICK_series
#define PICK_frame(...)
#define PICK_series(...) __VA_ARGS__
static const qn_method series_rows[] = {
#include "runtime/frame/text.def"
    {.name = NULL}};
#undef PICK_series
#undef PICK_index
#define PICK_series(...)
#define PICK_index(...) __VA_ARGS__
static const qn_method index_rows[] = {
#include "runtime/frame/text.def"
    {.name = NULL}};
#undef PICK_index
#undef PICK_groupby
#define PICK_index(...)
#define PICK_groupby(...) __VA_ARGS__
static const qn_method groupby_rows[] = {
#include "runtime/frame/text.def"
    {.name = NULL}};
#undef TEXT_METHOD
#undef TEXT_PROPERTY
#undef TEXT_CLASS_METHOD
#undef TEXT_FUNCTION
#undef TEXT_SUBMODULE

#define HOLDER(which)                                                                                                                     \
  qn_class qn_##which##_text_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = NAME_##which, .module = "pandas", .kind = QN_K_OTHER, \
                                      .base = &qn_object_class, .methods = which##_rows};
HOLDER(frame)
HOLDER(series)
HOLDER(index)
HOLDER(groupby)

/* --- functions of the module --------------------------------------------------------------------------------------------------- */
static const struct {
  const char *module, *name; /* name NULL: pandas.<module> is a module */
} functions[] = {
#define TEXT_METHOD(cls, module, name)
#define TEXT_PROPERTY(cls, module, name)
#define TEXT_CLASS_METHOD(cls, module, name)
#define TEXT_FUNCTION(module, name) {module, #name},
#define TEXT_SUBMODULE(name) {#name, NULL},
#include "runtime/frame/text.def"
    {NULL, NULL}};

static int make(qn_rt *rt, qn_value pandas, size_t i, qn_value *out) {
  char full[64];
  const char *name = functions[i].name ? functions[i].name : functions[i].module;
  snprintf(full, sizeof full, "pandas.%s", functions[i].module);
  int r = functions[i].name ? rt->hooks.module_function(rt, functions[i].module, name, out) : rt->hooks.module_function(rt, full, NULL, out);
  if (r || !qn_module_set(rt, pandas, name, *out)) return r;
  return qn_drop(rt, out), -1;
}

int qn_pandas_missing(qn_rt *rt, qn_value pandas, qn_sym name, qn_value *out) {
  for (size_t i = 0; i + 1 < QN_COUNT(functions); i++) {
    const char *known = functions[i].name ? functions[i].name : functions[i].module;
    if (name && strcmp(known, name->text) != 0) continue;
    qn_value v;
    if (make(rt, pandas, i, &v)) return -1;
    if (name) return *out = v, 0;
    qn_release(rt, v);
  }
  return name ? 1 : 0;
}
