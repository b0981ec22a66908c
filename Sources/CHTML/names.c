#define _GNU_SOURCE /* memmem */
#include "page.h"

#include <string.h>

static const char *const tagNames[KZ_TAG_COUNT] = {
  NULL, "a", "abbr", "address", "article", "aside", "b", "blockquote", "body", "br", "button",
  "caption", "center", "cite", "code", "dd", "div", "dl", "dt", "em", "embed", "figcaption",
  "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
  "html", "i", "iframe", "img", "input", "label", "li", "link", "main", "meta", "nav", "noscript",
  "object", "ol", "option", "p", "pre", "s", "section", "select", "small", "span", "strong", "sub",
  "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
  "title", "tr", "u", "ul", "video", "wbr", "rt", "rp",
};

/* The names are sorted up to "rt": the first of each letter, to look at few. */
int32_t kz_tag_named(const char *name, size_t length) {
  if (length == 0 || length > 10) return KZ_OTHER;
  for (int32_t tag = 1; tag < KZ_TAG_COUNT; tag++) {
    const char *known = tagNames[tag];
    if (known[0] == name[0] && strncmp(known, name, length) == 0 && known[length] == 0) return tag;
  }
  return KZ_OTHER;
}

static const char *const attributeNames[KZ_AT_COUNT] = {
  NULL, "class", "id", "style", "hidden", "aria-hidden", "name", "property", "content", "itemprop",
  "datetime", "href", "rel", "type", "http-equiv", "charset", "role", "lang", "value",
};

int32_t kz_attribute_named(const char *name, size_t length) {
  if (length < 2 || length > 11) return 0;
  for (int32_t index = 1; index < KZ_AT_COUNT; index++) {
    const char *known = attributeNames[index];
    if (known[0] == name[0] && strncmp(known, name, length) == 0 && known[length] == 0)
      return index;
  }
  return 0;
}

int64_t kz_find(
    const uint8_t *bytes, int64_t length, int64_t from, const uint8_t *needle, int64_t size) {
  if (from < 0 || size <= 0 || from > length - size) return -1;
  const uint8_t *hit = memmem(bytes + from, (size_t)(length - from), needle, (size_t)size);
  return hit == NULL ? -1 : hit - bytes;
}

const char *kz_tag_name(int32_t tag) {
  return tag > 0 && tag < KZ_TAG_COUNT ? tagNames[tag] : tag == KZ_TEXT ? "text" : "other";
}
