/* check.h - the inside of `quern check`: a source read without running it. check.c looks at names and modules,
 * check_kernels.c types the kernels with unknown arguments. */
#ifndef QN_CHECK_H
#define QN_CHECK_H

#include "engine/engine.h"

typedef struct qn_known { /* a module-level name: what it means if it is bound once, and by something evident */
  qn_sym name;
  uint32_t bound;
  qn_global value;
  const qn_node *module_import; /* the alias that binds it to a module of the engine */
} qn_known;

typedef struct qn_checker {
  struct qn_module *m;
  qn_arena *a;
  const char *folder; /* of the source, ends in '/' or is empty: its neighbours can be imported */
  qn_map names;       /* text → qn_known */
  QN_VEC(qn_known *) list;
} qn_checker;

/* Is it a module that the engine provides (or a package above one)? */
bool qn_check_provided(const qn_checker *c, qn_sv dotted);
/* The attribute of a provided module, looked up as the script would: 1 there, 0 absent, -1 cannot tell. */
int qn_check_member(const qn_checker *c, qn_sv dotted, qn_sym attr);
qn_known *qn_check_known(const qn_checker *c, qn_sym name); /* NULL: not a module-level name */
/* What an expression at module level means when that is evident; else QN_GLOBAL_UNKNOWN. */
void qn_check_value(const qn_checker *c, const qn_node *n, qn_global *out);
/* Types every kernel of the source; diagnostics go to the module's. */
void qn_check_kernels(qn_checker *c);
/* check_follow.c: the files that the program imports, each looked at; their diagnostics join those of main. */
qn_status qn_check_follow(qn_session *s, struct qn_module *main, const char *path,
                          qn_status (*look)(struct qn_module *m, const char *path, qn_error *err), qn_error *err);

#endif
