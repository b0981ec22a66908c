#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, so its headers would pull ICU's in; they clash with the ICU
   inside Foundation. No code here touches the fields that this hides. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
