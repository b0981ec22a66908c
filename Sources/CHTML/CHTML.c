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

static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE;

static void silent(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void initialise(void) {
  xmlInitParser();
  /* New threads inherit it; the current one is set at each parse. */
  xmlThrDefSetStructuredErrorFunc(NULL, silent);
}

void kz_buffer_append(kz_buffer *buffer, const void *bytes, size_t count) {
  if (count == 0 || buffer->failed) return;
  if (buffer->count + count > buffer->capacity) {
    size_t capacity = buffer->capacity * 2 + count + 1024;
    uint8_t *grown = capacity > INT32_MAX ? NULL : realloc(buffer->bytes, capacity);
    if (grown == NULL) {
      buffer->failed = 1;
      return;
    }
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->count, bytes, count);
  buffer->count += count;
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
  free(page);
}

static void add_attributes(kz_page *page, xmlNodePtr element, kz_node *node) {
  node->attribute_start = page->attribute_count;
  for (xmlAttrPtr a = element->properties; a != NULL; a = a->next) {
    int32_t name = kz_attribute_named((const char *)a->name, strlen((const char *)a->name));
    if (name == 0 || !kz_grow((void **)&page->attributes, page->attribute_count,
                              &page->attribute_capacity, sizeof(kz_attribute)))
      continue;
    kz_attribute *kept = &page->attributes[page->attribute_count++];
    kept->name = name;
    kept->start = (int32_t)page->text.count;
    for (xmlNodePtr part = a->children; part != NULL; part = part->next)
      if (part->content != NULL)
        kz_buffer_append(&page->text, part->content, strlen((const char *)part->content));
    kept->length = (int32_t)page->text.count - kept->start;
  }
  node->attribute_count = page->attribute_count - node->attribute_start;
}

/* Names are interned per document: most look-ups compare one pointer. */
typedef struct name_cache {
  const xmlChar *names[64];
  int32_t tags[64];
} name_cache;

static int32_t tag_of(name_cache *cache, const xmlChar *name) {
  size_t slot = ((uintptr_t)name >> 3 ^ (uintptr_t)name >> 9) & 63;
  if (cache->names[slot] == name) return cache->tags[slot];
  cache->names[slot] = name;
  return cache->tags[slot] = kz_tag_named((const char *)name, strlen((const char *)name));
}

/* Walks the tree without recursion. */
static void flatten(kz_page *page, xmlNodePtr root, const kz_page_limits *limits) {
  name_cache cache = {{NULL}, {0}};
  xmlNodePtr node = root;
  int32_t depth = 0;   /* of `node`, also where it is not recorded */
  int32_t parent = -1; /* recorded */
  for (;;) {
    int isElement = node->type == XML_ELEMENT_NODE;
    int isText = (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
                 node->content != NULL;
    int descend = isElement && node->children != NULL;
    if (isElement || isText) {
      if (page->node_count >= limits->max_nodes ||
          !kz_grow((void **)&page->nodes, page->node_count, &page->node_capacity,
                   sizeof(kz_node))) {
        page->flags |= KZ_CUT_NODES;
        break;
      }
      int32_t index = page->node_count++;
      kz_node *kept = &page->nodes[index];
      memset(kept, 0, sizeof *kept);
      kept->parent = parent;
      kept->end = index + 1;
      kept->depth = depth < limits->max_depth ? depth : limits->max_depth;
      if (isText) {
        kept->tag = KZ_TEXT;
        kept->text_start = (int32_t)page->text.count;
        kz_buffer_append(&page->text, node->content, strlen((const char *)node->content));
        kept->text_length = (int32_t)page->text.count - kept->text_start;
      } else {
        kept->tag = tag_of(&cache, node->name);
        add_attributes(page, node, kept);
        if (depth >= limits->max_depth) page->flags |= KZ_CUT_DEPTH;
        else if (descend) parent = index;
      }
    }
    if (descend) {
      node = node->children;
      depth++;
      continue;
    }
    while (node != root && node->next == NULL) {
      node = node->parent;
      depth--;
      if (depth < limits->max_depth && parent >= 0) {
        page->nodes[parent].end = page->node_count;
        parent = page->nodes[parent].parent;
      }
    }
    if (node == root) break;
    node = node->next;
  }
  while (parent >= 0) {
    page->nodes[parent].end = page->node_count;
    parent = page->nodes[parent].parent;
  }
}

kz_page *kz_page_parse(const uint8_t *utf8, int64_t length, const kz_page_limits *limits) {
  if (length <= 0 || length > INT32_MAX / 8) return NULL;
  pthread_once(&once, initialise);
  kz_page *page = calloc(1, sizeof *page);
  if (page == NULL) return NULL;
  kz_tokenise(page, utf8, (size_t)length, limits);
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL || page->tokens.failed || page->tokens.count == 0) {
    if (context != NULL) htmlFreeParserCtxt(context);
    kz_page_free(page);
    return NULL;
  }
  xmlSetStructuredErrorFunc(NULL, silent);
  htmlDocPtr document = htmlCtxtReadMemory(
      context, (const char *)page->tokens.bytes, (int)page->tokens.count, NULL, "UTF-8", options);
  if (context->disableSAX != 0) page->flags |= KZ_PARSER_STOPPED;
  htmlFreeParserCtxt(context);
  free(page->tokens.bytes);
  memset(&page->tokens, 0, sizeof page->tokens);
  xmlNodePtr root = document == NULL ? NULL : xmlDocGetRootElement(document);
  if (root != NULL) flatten(page, root, limits);
  if (document != NULL) xmlFreeDoc(document);
  if (page->node_count == 0 || page->text.failed) {
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

int32_t kz_html_bare_parse(const uint8_t *utf8, int64_t length) {
  if (length <= 0 || length > INT32_MAX / 8) return -1;
  pthread_once(&once, initialise);
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL) return -1;
  xmlSetStructuredErrorFunc(NULL, silent);
  htmlDocPtr document = htmlCtxtReadMemory(
      context, (const char *)utf8, (int)length, NULL, "UTF-8", options);
  int32_t found = document != NULL && xmlDocGetRootElement(document) != NULL;
  if (document != NULL) xmlFreeDoc(document);
  htmlFreeParserCtxt(context);
  return found;
}
