#include "page.h"

#include <libxml/xmlversion.h>
/* See CLibXML2/shim.h. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Builds the flat arrays from libxml2's SAX events; there is never a DOM.

   The parser closes and implies elements as it does for a DOM. Texts and attributes arrive as the
   numbers the tokeniser gave them. */

typedef struct builder {
  kz_page *page;
  const kz_page_limits *limits;
  htmlParserCtxtPtr parser;
  int32_t parent; /* the innermost open element that is recorded and holds children; -1: none */
  int32_t depth;  /* of the next node, also where elements are not recorded */
  int isFull;
  /* Names are interned per parser: most look-ups compare one pointer. */
  const xmlChar *names[256];
  int32_t tags[256];
} builder;

static int32_t tag_of(builder *b, const xmlChar *name) {
  size_t slot = ((uintptr_t)name ^ (uintptr_t)name >> 8) & 255;
  if (b->names[slot] == name) return b->tags[slot];
  int32_t tag = kz_tag_named((const char *)name, strlen((const char *)name));
  b->names[slot] = name;
  return b->tags[slot] = tag < KZ_TAG_COUNT ? tag : KZ_OTHER;
}

static kz_node *add_node(builder *b) {
  kz_page *page = b->page;
  if (b->isFull) return NULL;
  if (page->node_count >= b->limits->max_nodes ||
      !kz_grow(
          (void **)&page->nodes, page->node_count, &page->node_capacity, sizeof(kz_node))) {
    page->flags |= KZ_CUT_NODES;
    b->isFull = 1;
    xmlStopParser(b->parser);
    return NULL;
  }
  kz_node *node = &page->nodes[page->node_count++];
  memset(node, 0, sizeof *node);
  node->parent = b->parent;
  node->end = page->node_count;
  node->depth = b->depth < b->limits->max_depth ? b->depth : b->limits->max_depth;
  return node;
}

/* The part a token names, NULL for what is no number of one. */
static const kz_part *part(const builder *b, const xmlChar *digits, int length) {
  int64_t number = 0;
  if (length > 10) return NULL;
  for (int i = 0; i < length; i++) {
    if (digits[i] < '0' || digits[i] > '9') return NULL;
    number = number * 10 + (digits[i] - '0');
  }
  return length > 0 && number < b->page->part_count ? &b->page->parts[number] : NULL;
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes) {
  builder *b = data;
  kz_node *node = add_node(b);
  if (node == NULL) return;
  node->tag = tag_of(b, name);
  if (attributes != NULL && attributes[0] != NULL && attributes[1] != NULL) {
    const kz_part *kept = part(b, attributes[1], (int)strlen((const char *)attributes[1]));
    if (kept != NULL) {
      node->attribute_start = kept->start;
      node->attribute_count = kept->count;
      for (int32_t i = 0; i < kept->count; i++)
        node->attribute_mask |= 1u << b->page->attributes[kept->start + i].name;
    }
  }
  if (b->depth < b->limits->max_depth) {
    b->parent = b->page->node_count - 1;
    b->depth++;
    return;
  }
  /* Too deep: the parser forgets the element, so that what is inside stands beside it and its end
     tag closes the one around it, as in browsers; looking for open elements stays cheap. */
  b->page->flags |= KZ_CUT_DEPTH;
  htmlParserCtxtPtr parser = b->parser;
  if (parser->nameNr > 1) {
    parser->nameNr--;
    parser->name = parser->nameTab[parser->nameNr - 1];
    parser->nameTab[parser->nameNr] = NULL;
  } else {
    b->depth++;
  }
}

static void end_element(void *data, const xmlChar *name) {
  (void)name;
  builder *b = data;
  if (b->isFull || b->depth == 0) return;
  b->depth--;
  if (b->depth >= b->limits->max_depth || b->parent < 0) return;
  kz_node *nodes = b->page->nodes;
  nodes[b->parent].end = b->page->node_count;
  b->parent = nodes[b->parent].parent;
}

static void characters(void *data, const xmlChar *bytes, int length) {
  builder *b = data;
  kz_page *page = b->page;
  if (b->parent < 0 || length <= 0) return;
  kz_part blank = {bytes[0] == '\n', 1};
  const kz_part *text = &blank;
  if (bytes[0] != ' ' && bytes[0] != '\n') text = part(b, bytes, length);
  if (text == NULL) return;
  /* Neighbours are one text, as they are when nothing that counts stood between them. */
  kz_node *last = page->node_count > 0 ? &page->nodes[page->node_count - 1] : NULL;
  if (last != NULL && last->tag == KZ_TEXT && last->parent == b->parent &&
      last->text_start + last->text_length == text->start && text != &blank) {
    last->text_length += text->count;
    return;
  }
  kz_node *node = add_node(b);
  if (node == NULL) return;
  node->tag = KZ_TEXT;
  node->text_start = text->start;
  node->text_length = text->count;
}

static void silent(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

void kz_build(kz_page *page, const kz_page_limits *limits) {
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser == NULL) return;
  builder b = {.page = page, .limits = limits, .parser = parser, .parent = -1};
  memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = start_element;
  parser->sax->endElement = end_element;
  parser->sax->characters = characters;
  parser->sax->ignorableWhitespace = characters;
  parser->sax->cdataBlock = characters;
  parser->userData = &b;
  xmlSetStructuredErrorFunc(NULL, silent);
  htmlDocPtr document = htmlCtxtReadMemory(
      parser, (const char *)page->tokens.bytes, (int)page->tokens.count, NULL, "UTF-8",
      kz_parser_options);
  if (document != NULL) xmlFreeDoc(document);
  if (parser->disableSAX != 0 && !b.isFull) page->flags |= KZ_PARSER_STOPPED;
  while (b.parent >= 0) {
    page->nodes[b.parent].end = page->node_count;
    b.parent = page->nodes[b.parent].parent;
  }
  htmlFreeParserCtxt(parser);
}
