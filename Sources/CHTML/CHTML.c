#include "page.h"

#include <libxml/xmlversion.h>
/* See CLibXML2/shim.h. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

const char *kz_html_version(void) { return LIBXML_DOTTED_VERSION; }

const int kz_parser_options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                              HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE;

static void silent(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void initialise(void) {
  xmlInitParser();
  kz_names_prepare();
  /* New threads inherit it; the current one is set at each parse. */
  xmlThrDefSetStructuredErrorFunc(NULL, silent);
}

int kz_buffer_reserve(kz_buffer *buffer, size_t count) {
  if (buffer->count + count <= buffer->capacity) return 1;
  size_t capacity = buffer->capacity * 2 + count + 1024;
  uint8_t *grown = capacity > INT32_MAX ? NULL : realloc(buffer->bytes, capacity);
  if (grown == NULL) {
    buffer->failed = 1;
    return 0;
  }
  buffer->bytes = grown;
  buffer->capacity = capacity;
  return 1;
}

int kz_grow(void **items, int32_t count, int32_t *capacity, size_t item_size) {
  if (count < *capacity) return 1;
  int64_t wanted = (int64_t)*capacity * 2 + 256;
  if (wanted > INT32_MAX / 64) return 0;
  void *grown = realloc(*items, (size_t)wanted * item_size);
  if (grown == NULL) return 0;
  *items = grown;
  *capacity = (int32_t)wanted;
  return 1;
}

void kz_page_free(kz_page *page) {
  if (page == NULL) return;
  free(page->tokens.bytes);
  free(page->text.bytes);
  free(page->nodes);
  free(page->attributes);
  free(page->scripts);
  free(page->parts);
  free(page);
}

kz_page *kz_page_parse(const uint8_t *utf8, int64_t length, const kz_page_limits *limits) {
  if (length <= 0 || length > INT32_MAX / 8) return NULL;
  pthread_once(&once, initialise);
  kz_page *page = calloc(1, sizeof *page);
  if (page == NULL) return NULL;
  kz_tokenise(page, utf8, (size_t)length, limits);
  int isComplete = !page->tokens.failed && !page->text.failed;
  if (isComplete && page->tokens.count > 0) kz_build(page, limits);
  if (page->node_count == 0) {
    kz_page_free(page);
    return NULL;
  }
  return page;
}

const kz_node *kz_page_nodes(const kz_page *page, int32_t *count) {
  *count = page->node_count;
  return page->nodes;
}

const kz_attribute *kz_page_attributes(const kz_page *page, int32_t *count) {
  *count = page->attribute_count;
  return page->attributes;
}

const uint8_t *kz_page_text(const kz_page *page, int32_t *length) {
  *length = (int32_t)page->text.count;
  return page->text.bytes;
}

const kz_script *kz_page_scripts(const kz_page *page, int32_t *count) {
  *count = page->script_count;
  return page->scripts;
}

int32_t kz_page_flags(const kz_page *page) { return page->flags; }

/* Visits every node and what it holds. */
static int64_t walk(xmlNodePtr root) {
  int64_t seen = 0;
  for (xmlNodePtr node = root; node != NULL;) {
    seen++;
    if (node->type == XML_ELEMENT_NODE) {
      for (xmlAttrPtr a = node->properties; a != NULL; a = a->next) seen++;
    } else if (node->content != NULL) {
      seen += (int64_t)strlen((const char *)node->content);
    }
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL) node = node->parent;
    if (node == root) break;
    node = node->next;
  }
  return seen;
}

int64_t kz_html_bare_parse(const uint8_t *utf8, int64_t length) {
  if (length <= 0 || length > INT32_MAX / 8) return -1;
  pthread_once(&once, initialise);
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL) return -1;
  xmlSetStructuredErrorFunc(NULL, silent);
  htmlDocPtr document = htmlCtxtReadMemory(
      context, (const char *)utf8, (int)length, NULL, "UTF-8", kz_parser_options);
  xmlNodePtr root = document == NULL ? NULL : xmlDocGetRootElement(document);
  int64_t seen = root == NULL ? 0 : walk(root);
  if (document != NULL) xmlFreeDoc(document);
  htmlFreeParserCtxt(context);
  return seen;
}
