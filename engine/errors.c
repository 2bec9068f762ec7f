/* errors.c - what a failed kernel says: the site's exception with its operands put into the message, and the traceback from
 * the call sites that generated code noted on the way out. */
#include "codegen/lower/lower.h"
#include "engine/engine.h"

void qn_site_operand(const qn_irsite *site, const qn_kerr *e, unsigned i, qn_buf *out) {
  if (i >= QN_ERR_OPERANDS || i >= strlen(site->operands)) return;
  uint64_t bits = e->operand[i];
  double f;
  switch (site->operands[i]) {
    case 'u': qn_buf_printf(out, "%llu", (unsigned long long)bits); break;
    case 'b': qn_buf_z(out, bits & 1 ? "True" : "False"); break;
    case 'f': {
      char text[40];
      memcpy(&f, &bits, sizeof f);
      qn_double_repr(f, text);
      qn_buf_z(out, text);
      break;
    }
    default: qn_buf_printf(out, "%lld", (long long)bits); break;
  }
}

void qn_site_message(const qn_irsite *site, const qn_kerr *e, qn_buf *out) {
  if (e->type[0]) {
    qn_buf_z(out, e->message);
    return;
  }
  if (site->message[0] == '\1') {
    qn_raised_text(site, e, out);
    return;
  }
  for (const char *p = site->message; *p; p++) {
    if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
      qn_site_operand(site, e, (unsigned)(p[1] - '0'), out);
      p += 2;
    } else {
      qn_buf_c(out, *p);
    }
  }
}

static const qn_irsite *site_at(const qn_irmodule *ir, int32_t site) {
  return site >= 0 && (uint32_t)site < ir->sites.n ? &ir->sites.data[site] : NULL;
}

/* A loop that looked at the cancel flag: that has no site. */
static bool interrupted(const qn_kerr *e) { return strcmp(e->type, "KeyboardInterrupt") == 0; }

bool qn_site_is_overflow(const qn_irmodule *ir, const qn_kerr *e) {
  const qn_irsite *site = site_at(ir, e->site);
  return site && !e->type[0] && strcmp(site->message, QN_LOWER_OVERFLOW) == 0;
}

const char *qn_site_type(const qn_irsite *site, const qn_kerr *e) { return e->type[0] ? e->type : site->type; }

/* The class that a raise statement named: one of Python's, or a class of the kernel's own module. */
static const qn_class *exception_class(qn_rt *rt, const qn_fnstate *f, const char *chain, qn_value *held) {
  char name[128];
  snprintf(name, sizeof name, "%.*s", (int)strcspn(chain, "<"), chain); /* its bases follow */
  for (int i = 0; i < QN_E_COUNT; i++)
    if (strcmp(qn_exc_classes[i]->name, name) == 0) return qn_exc_classes[i];
  qn_sym sym = qn_intern_find(&rt->intern, qn_sv_of(name));
  if (sym && qn_is(f->function, QN_K_FUNCTION) && qn_function_lookup(rt, (qn_function *)f->function.o, sym, held) == 1) {
    const qn_class *c = (const qn_class *)held->o;
    if (qn_is(*held, QN_K_TYPE) && qn_issubclass(c, qn_exc_classes[QN_E_BaseException])) return c;
  }
  return qn_exc_classes[QN_E_RuntimeError];
}

int qn_raise_site(qn_rt *rt, const qn_fnstate *f, const qn_irmodule *ir, const qn_kerr *e) {
  const qn_irsite *site = site_at(ir, e->site);
  if (!site && interrupted(e)) return qn_raise_args(rt, qn_exc_classes[QN_E_KeyboardInterrupt], NULL, 0);
  if (!site) return qn_raise(rt, QN_E_SystemError, "a kernel failed at unknown site %d", (int)e->site);
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  qn_site_message(site, e, &text);
  qn_value held = {.tag = QN_UNSET};
  const qn_class *cls = exception_class(rt, f, qn_site_type(site, e), &held);
  bool key = text.n && cls == qn_exc_classes[QN_E_KeyError] && (e->type[0] || strcmp(site->message, "{0}") == 0);
  qn_buf_c(&text, 0); /* ends it */
  if (!text.oom) text.n--;
  if (!e->type[0] && site->message[0] == '\1') qn_raise_arguments(rt, cls, site, e);
  else if (key && text.p && qn_raise_missing_key(rt, cls, text.p)) key = true;
  else if (text.n) qn_raise_class(rt, cls, "%.*s", (int)text.n, text.p);
  else qn_raise_args(rt, cls, NULL, 0);
  qn_buf_deinit(&text);
  qn_release(rt, held);
  qn_value exc = rt->exc;
  if (exc.tag != QN_OBJ) return -1;
  qn_sym function = site->function[0] ? qn_sym_of(rt, site->function) : NULL; /* "": a part of the compiler, no frame */
  if (function) qn_vm_trace_span(rt, exc, f->kfunc.source, function, site->span);
  int32_t kept = e->trace_n < QN_TRACE_MAX ? e->trace_n : QN_TRACE_MAX;
  for (int32_t i = 0; i < kept; i++) {
    int32_t nth = i < 16 || e->trace_n <= QN_TRACE_MAX ? i : e->trace_n - QN_TRACE_MAX + i;
    const qn_irsite *call = site_at(ir, e->trace[nth < 16 ? nth : 16 + nth % 16]);
    if (call && call->function[0] && (function = qn_sym_of(rt, call->function)) != NULL) qn_vm_trace_span(rt, exc, f->kfunc.source, function, call->span);
  }
  return -1;
}

void qn_error_from_site(const qn_fnstate *f, const qn_irmodule *ir, const qn_kerr *e, qn_error *err) {
  if (!err) return;
  const qn_irsite *site = site_at(ir, e->site);
  if (!site && interrupted(e)) {
    qn_error_set(err, QN_ERUNTIME, "interrupted");
    snprintf(err->type, sizeof err->type, "%s", e->type);
    return;
  }
  if (!site) {
    qn_error_set(err, QN_EINTERNAL, "a kernel failed at unknown site %d", (int)e->site);
    return;
  }
  qn_buf text;
  qn_buf_init(&text, f->session->alloc);
  qn_site_message(site, e, &text);
  qn_error_set(err, QN_ERUNTIME, "%.*s", (int)text.n, text.p ? text.p : "");
  qn_buf_deinit(&text);
  const char *type = qn_site_type(site, e);
  snprintf(err->type, sizeof err->type, "%.*s", (int)strcspn(type, "<"), type);
  snprintf(err->file, sizeof err->file, "%.*s", (int)f->kfunc.source->name.n, f->kfunc.source->name.p);
  err->span = site->span;
}

qn_status qn_error_from_exc(qn_rt *rt, qn_error *err) {
  qn_value exc = qn_exc_take(rt);
  if (exc.tag != QN_OBJ) return qn_error_set(err, QN_EINTERNAL, "a failure without an exception");
  qn_status status = qn_exc_matches(rt, exc, qn_exc_classes[QN_E_MemoryError]) ? QN_ENOMEM : QN_ERUNTIME;
  qn_buf text;
  qn_buf_init(&text, rt->alloc);
  if (qn_str(rt, exc, &text)) qn_exc_clear(rt);
  if (status == QN_ENOMEM) qn_error_set(err, status, "out of memory");
  else if (!text.n) qn_error_set(err, status, "%s", exc.o->cls->name); /* raised without a text */
  else qn_error_set(err, status, "%.*s", (int)text.n, text.p);
  qn_buf_deinit(&text);
  if (err) {
    const qn_excobj *o = qn_exc_obj(exc);
    snprintf(err->type, sizeof err->type, "%s", exc.o->cls->name);
    if (o->ntrace) {
      const qn_trace *t = &o->trace[0];
      snprintf(err->file, sizeof err->file, "%s", t->file ? t->file->text : "");
      err->span = (qn_span){(uint32_t)t->line, (uint32_t)t->col, (uint32_t)t->line, (uint32_t)t->end_col};
    }
  }
  qn_release(rt, exc);
  return status;
}
