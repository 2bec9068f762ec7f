/* tracewalk.c - e.__traceback__: a view of the lines that an exception has collected, outermost first, as objects that know
 * their line, file and function. The objects hold the exception, never the other way round. */
#include "runtime/object/internal.h"

typedef struct tracewalk {
  qn_obj obj;
  qn_value exc;
  uint32_t at; /* of exc's trace; the innermost line is 0 */
} tracewalk;

static void walk_destroy(qn_rt *rt, qn_obj *o) {
  qn_release(rt, ((tracewalk *)o)->exc);
  qn_obj_free(rt, o, sizeof(tracewalk));
}

static int new_walk(qn_rt *rt, const qn_class *cls, qn_value exc, uint32_t at, qn_value *out) {
  tracewalk *w = qn_obj_new(rt, cls, sizeof *w);
  if (!w) return -1;
  w->exc = qn_retained(exc);
  w->at = at;
  return *out = qn_from_obj(w), 0;
}

static const qn_trace *line_of(qn_value v) { return &qn_exc_obj(((tracewalk *)v.o)->exc)->trace[((tracewalk *)v.o)->at]; }

static int code_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const qn_trace *t = line_of(v);
  if (!strcmp(name->text, "co_name") || !strcmp(name->text, "co_qualname")) return qn_new_str_sym(rt, t->function, out);
  if (!strcmp(name->text, "co_filename")) return qn_new_str_sym(rt, t->file, out);
  return 1;
}
static qn_class code_class = {QN_CLASS_HEAD("code", QN_K_OTHER, &qn_object_class), .destroy = walk_destroy, .get_attr = code_get_attr};

static int frame_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const tracewalk *w = (const tracewalk *)v.o;
  if (!strcmp(name->text, "f_lineno")) return *out = qn_int(line_of(v)->line), 0;
  if (!strcmp(name->text, "f_code")) return new_walk(rt, &code_class, w->exc, w->at, out);
  return 1;
}
static qn_class frame_class = {QN_CLASS_HEAD("frame", QN_K_OTHER, &qn_object_class), .destroy = walk_destroy, .get_attr = frame_get_attr};

/* The text of one line, as a traceback prints it. */
static int entry_text(qn_rt *rt, const qn_trace *t, qn_value *out) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_trace_entry(t, &b);
  int r = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  return r;
}

static int walk_get_attr(qn_rt *rt, qn_value v, qn_sym name, qn_value *out) {
  const tracewalk *w = (const tracewalk *)v.o;
  if (!strcmp(name->text, "tb_lineno")) return *out = qn_int(line_of(v)->line), 0;
  if (!strcmp(name->text, "tb_frame")) return new_walk(rt, &frame_class, w->exc, w->at, out);
  if (!strcmp(name->text, "tb_next")) return w->at ? new_walk(rt, v.o->cls, w->exc, w->at - 1, out) : (*out = qn_none(), 0);
  if (!strcmp(name->text, "_entry")) return entry_text(rt, line_of(v), out);
  if (!strcmp(name->text, "_source")) return line_of(v)->source ? qn_new_str_sym(rt, line_of(v)->source, out) : qn_new_str(rt, QN_SV(""), out);
  return 1;
}
static qn_class walk_class = {QN_CLASS_HEAD("traceback", QN_K_OTHER, &qn_object_class), .destroy = walk_destroy, .get_attr = walk_get_attr};

int qn_exc_traceback(qn_rt *rt, qn_value exc, qn_value *out) {
  const qn_excobj *e = qn_exc_obj(exc);
  return e->ntrace ? new_walk(rt, &walk_class, exc, e->ntrace - 1, out) : (*out = qn_none(), 0);
}
