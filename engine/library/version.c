/* version.c - what libquern says of itself. In the shared library only, which is otherwise made of the static parts. */
#include "quern/quern.h"

const char *qn_version(void) { return "quern " QN_VERSION_STRING " (LLVM " QUERN_LLVM_VERSION ")"; }

const char *qn_status_name(qn_status s) {
  switch (s) {
    case QN_OK: return "QN_OK";
    case QN_ENOMEM: return "QN_ENOMEM";
    case QN_EINVAL: return "QN_EINVAL";
    case QN_ESYNTAX: return "QN_ESYNTAX";
    case QN_ETYPE: return "QN_ETYPE";
    case QN_ERUNTIME: return "QN_ERUNTIME";
    case QN_EIO: return "QN_EIO";
    case QN_ELIMIT: return "QN_ELIMIT";
    case QN_EVERSION: return "QN_EVERSION";
    case QN_ENOTFOUND: return "QN_ENOTFOUND";
    case QN_EINTERNAL: return "QN_EINTERNAL";
  }
  return "unknown status";
}
