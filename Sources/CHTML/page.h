#pragma once
/* Shared by the files of this wall; not visible outside. */
#include <stddef.h>

#include "CHTML.h"

typedef struct kz_buffer {
  uint8_t *bytes;
  size_t count, capacity;
  int failed;
} kz_buffer;

void kz_buffer_append(kz_buffer *buffer, const void *bytes, size_t count);

struct kz_page {
  kz_buffer tokens; /* what libxml2 is given */
  kz_buffer text;
  kz_node *nodes;
  int32_t node_count, node_capacity;
  kz_attribute *attributes;
  int32_t attribute_count, attribute_capacity;
  kz_script *scripts;
  int32_t script_count, script_capacity;
  int32_t flags;
};

/* KZ_… of an element name, KZ_AT_… of an attribute name (0: not kept); names in lower case. */
int32_t kz_tag_named(const char *name, size_t length);
int32_t kz_attribute_named(const char *name, size_t length);

/* Fills page->tokens and page->scripts. */
void kz_tokenise(
    kz_page *page, const uint8_t *utf8, size_t length, const kz_page_limits *limits);

/* Makes room for one more item of an array. */
int kz_grow(void **items, int32_t count, int32_t *capacity, size_t item_size);
