#pragma once
/* Shared by the files of this wall; not visible outside. */
#include <stddef.h>

#include "CHTML.h"

typedef struct kz_buffer {
  uint8_t *bytes;
  size_t count, capacity;
  int failed;
} kz_buffer;

/* Makes room for `count` more bytes; 0 when memory ran out, `failed` is set then. */
int kz_buffer_reserve(kz_buffer *buffer, size_t count);

/* A start tag or a text of the page, as the parser's input names it: by its index. */
typedef struct kz_part {
  int32_t start, count;
} kz_part;

struct kz_page {
  kz_buffer tokens; /* what libxml2 is given */
  kz_buffer text;
  kz_node *nodes;
  int32_t node_count, node_capacity;
  kz_attribute *attributes;
  int32_t attribute_count, attribute_capacity;
  kz_script *scripts;
  int32_t script_count, script_capacity;
  kz_part *parts; /* attributes of start tags and bytes of texts, in one sequence */
  int32_t part_count, part_capacity;
  int32_t flags;
};

/* Tags that never leave the wall. */
enum {
  KZ_SCRIPT = KZ_TAG_COUNT, KZ_STYLE, KZ_XMP, KZ_NOEMBED, KZ_NOFRAMES, KZ_TRACK, KZ_KEYGEN,
  KZ_NAME_COUNT
};
enum { kz_longest_tag = 10, kz_longest_attribute = 14 };

/* To be called once before the two below, from any thread. */
void kz_names_prepare(void);
/* KZ_… of an element name, KZ_AT_… of an attribute name (0: not kept); names in lower case, with a
   zero byte after them. */
int32_t kz_tag_named(const char *name, size_t length);
int32_t kz_attribute_named(const char *name, size_t length);

/* Entities looked up before, by a hash of their names. */
typedef struct kz_entities {
  struct {
    char name[12];
    uint32_t scalar; /* 0: there is no such entity */
  } slots[64];
} kz_entities;

/* Appends text to page->text: entities decoded, control characters left out. `isValue` for values of
   attributes, where "&copy=" is no entity. There must be room for `to - from` bytes. */
void kz_put_text(
    kz_page *page, kz_entities *entities, const uint8_t *from, const uint8_t *to, int isValue);

/* Fills tokens, text, attributes, parts and scripts. */
void kz_tokenise(
    kz_page *page, const uint8_t *utf8, size_t length, const kz_page_limits *limits);

/* Options of every parse. */
extern const int kz_parser_options;

/* Fills the nodes from the tokens. */
void kz_build(kz_page *page, const kz_page_limits *limits);

/* Makes room for one more item of an array. */
int kz_grow(void **items, int32_t count, int32_t *capacity, size_t item_size);
