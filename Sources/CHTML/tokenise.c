/* For memmem. */
#define _GNU_SOURCE
#include "page.h"

#include <string.h>

/* Follows the tokeniser of the HTML standard where libxml2 2.9 does not: scripts and comments end
   where browsers end them, titles and text areas hold text, attributes are split the same way.
   Only the attributes somebody asks for reach the parser, so it is never quadratic in them. */

enum { maxNameLength = 32, maxValueLength = 4096 };

typedef struct scanner {
  kz_page *page;
  const uint8_t *at, *end, *begin;
  const kz_page_limits *limits;
  int bodyClosed, sawSecond;
  /* Ends that were looked for in vain once: never again, or many of them would be quadratic. */
  int noCommentEnd, noBangEnd;
  uint32_t noRawEnd;
} scanner;

static void put(scanner *s, const char *literal) {
  kz_buffer_append(&s->page->tokens, literal, strlen(literal));
}

static int is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
static int is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }
static uint8_t lower(uint8_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

static int starts_with(const uint8_t *at, const uint8_t *end, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(end - at) < length) return 0;
  for (size_t i = 0; i < length; i++)
    if (lower(at[i]) != (uint8_t)word[i]) return 0;
  return 1;
}

/* Copies text without control characters, "<" and, in values, quotes escaped. */
static void put_text(scanner *s, const uint8_t *from, const uint8_t *to, int isValue) {
  const uint8_t *run = from;
  for (const uint8_t *p = from; p < to; p++) {
    uint8_t c = *p;
    if (c >= 0x20 && c != '<' && c != 0x7F && !(isValue && (c == '"' || c == '>'))) continue;
    if (c == '\t' || c == '\n' || c == '\r') continue;
    kz_buffer_append(&s->page->tokens, run, (size_t)(p - run));
    run = p + 1;
    if (c == '<') put(s, "&lt;");
    else if (c == '"') put(s, "&quot;");
    else if (c == '>') put(s, "&gt;");
    else s->page->flags |= KZ_CONTROLS;
  }
  kz_buffer_append(&s->page->tokens, run, (size_t)(to - run));
}

/* The start of "</name" that ends an element of raw text, or NULL. */
static const uint8_t *raw_end(const uint8_t *at, const uint8_t *end, const char *name) {
  size_t length = strlen(name);
  while (at < end) {
    at = memchr(at, '<', (size_t)(end - at));
    if (at == NULL) return NULL;
    if (at + 1 < end && at[1] == '/' && starts_with(at + 2, end, name)) {
      const uint8_t *after = at + 2 + length;
      if (after >= end || is_space(*after) || *after == '>' || *after == '/') return at;
    }
    at++;
  }
  return NULL;
}

static const uint8_t *skip_past(const uint8_t *at, const uint8_t *end, uint8_t c) {
  at = memchr(at, c, (size_t)(end - at));
  return at == NULL ? end : at + 1;
}

static const uint8_t *find(const uint8_t *at, const uint8_t *end, const char *word) {
  return memmem(at, (size_t)(end - at), word, strlen(word));
}

/* "<!…": comments, CDATA, doctypes; s->at stands on "<". */
static void skip_declaration(scanner *s) {
  const uint8_t *at = s->at;
  if (starts_with(at, s->end, "<!--")) {
    const uint8_t *body = at + 4;
    if (body < s->end && *body == '>') {
      s->at = body + 1;
    } else if (body + 1 < s->end && body[0] == '-' && body[1] == '>') {
      s->at = body + 2;
    } else {
      const uint8_t *close = s->noCommentEnd ? NULL : find(body, s->end, "-->");
      const uint8_t *bang = close != NULL || s->noBangEnd ? NULL : find(body, s->end, "--!>");
      if (close == NULL) s->noCommentEnd = 1;
      if (close == NULL && bang == NULL) s->noBangEnd = 1;
      if (close != NULL) s->at = close + 3;
      else if (bang != NULL) s->at = bang + 4;
      else {
        s->page->flags |= KZ_OPEN_COMMENT;
        s->at = body;
      }
    }
    return;
  }
  if (starts_with(at, s->end, "<!doctype")) {
    if (s->bodyClosed && !s->sawSecond) {
      s->sawSecond = 1;
      s->page->flags |= KZ_SECOND_DOCUMENT;
    }
    const uint8_t *close = skip_past(at, s->end, '>');
    const uint8_t *subset = memchr(at, '[', (size_t)(close - at));
    if (subset != NULL) {
      const uint8_t *end = find(subset, s->end, "]>");
      if (end != NULL) close = end + 2;
    }
    s->at = close;
    return;
  }
  s->at = skip_past(at, s->end, '>');
}

static void add_script(scanner *s, const uint8_t *from, const uint8_t *to, int isJSON) {
  kz_page *page = s->page;
  if (from == to ||
      !kz_grow((void **)&page->scripts, page->script_count, &page->script_capacity,
               sizeof(kz_script)))
    return;
  page->scripts[page->script_count++] =
      (kz_script){(int32_t)(from - s->begin), (int32_t)(to - from), isJSON};
}

/* One attribute; `out` 1 writes it to the parser's input. Returns 1 for type=…ld+json. */
static int attribute(scanner *s, int out, uint32_t *seen) {
  const uint8_t *p = s->at, *end = s->end;
  const uint8_t *name = p;
  if (p < end && *p == '=') p++;
  while (p < end && !is_space(*p) && *p != '/' && *p != '>' && *p != '=') p++;
  char folded[maxNameLength];
  size_t length = (size_t)(p - name);
  int32_t known = 0;
  if (length < maxNameLength) {
    for (size_t i = 0; i < length; i++) folded[i] = (char)lower(name[i]);
    folded[length] = 0;
    known = kz_attribute_named(folded, length);
  }
  while (p < end && is_space(*p)) p++;
  const uint8_t *value = p, *valueEnd = p;
  if (p < end && *p == '=') {
    p++;
    while (p < end && is_space(*p)) p++;
    if (p < end && (*p == '"' || *p == '\'')) {
      uint8_t quote = *p++;
      value = p;
      const uint8_t *close = memchr(p, quote, (size_t)(end - p));
      valueEnd = close == NULL ? end : close;
      p = close == NULL ? end : close + 1;
    } else {
      value = p;
      while (p < end && !is_space(*p) && *p != '>') p++;
      valueEnd = p;
    }
  }
  s->at = p;
  if (known == 0 || (*seen & 1u << known) != 0) return 0;
  *seen |= 1u << known;
  if (out && valueEnd - value <= maxValueLength) {
    put(s, " ");
    put(s, folded);
    put(s, "=\"");
    put_text(s, value, valueEnd, 1);
    put(s, "\"");
  }
  return known == KZ_AT_TYPE && find(value, valueEnd, "ld+json") != NULL;
}

/* Elements whose content is text up to their end tag; svg and template hold no article either. */
static const char *const rawNames[] = {"script", "style", "title", "textarea", "xmp", "iframe",
                                       "noembed", "noframes", "template", "svg"};

static int raw_kind(const char *name) {
  for (int i = 0; i < (int)(sizeof rawNames / sizeof *rawNames); i++)
    if (strcmp(rawNames[i], name) == 0) return i;
  return -1;
}

/* A tag; s->at stands on "<", a letter or "/" and a letter follow. */
static void tag(scanner *s) {
  int isEnd = s->at[1] == '/';
  const uint8_t *p = s->at + (isEnd ? 2 : 1);
  char name[maxNameLength];
  size_t length = 0;
  while (p < s->end && !is_space(*p) && *p != '/' && *p != '>') {
    uint8_t c = lower(*p++);
    /* Names go into the tree as they are: only letters that cannot upset the parser. */
    if (length < maxNameLength - 1 && (is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':'))
      name[length++] = (char)c;
  }
  name[length] = 0;
  if (length == 0) name[length++] = 'x', name[length] = 0;
  int kind = isEnd ? -1 : raw_kind(name);
  const char *raw = kind < 0 ? NULL : rawNames[kind];
  int isDropped = raw != NULL && strcmp(raw, "title") != 0 && strcmp(raw, "textarea") != 0;
  int isDocument = strcmp(name, "html") == 0 || strcmp(name, "body") == 0;
  /* A second document goes on inside the first; its end tags must not close the tree. */
  if (isEnd && isDocument) {
    s->bodyClosed = 1;
    isDropped = 1;
  }
  if (!isDropped) {
    put(s, isEnd ? "</" : "<");
    kz_buffer_append(&s->page->tokens, name, length);
  }
  uint32_t seen = 0;
  int32_t count = 0;
  int isJSON = 0, selfClosed = 0;
  s->at = p;
  for (;;) {
    while (s->at < s->end && (is_space(*s->at) || *s->at == '/')) {
      selfClosed = *s->at == '/';
      s->at++;
    }
    if (s->at >= s->end || *s->at == '>') break;
    selfClosed = 0;
    if (count++ >= s->limits->max_tag_attributes) {
      s->page->flags |= KZ_CUT_ATTRIBUTES;
      s->at = memchr(s->at, '>', (size_t)(s->end - s->at));
      if (s->at == NULL) s->at = s->end;
      break;
    }
    isJSON |= attribute(s, !isDropped && !isEnd, &seen);
  }
  if (s->at < s->end) s->at++;
  if (!isDropped) put(s, ">");
  if (raw == NULL || (selfClosed && strcmp(raw, "svg") == 0)) return;
  int isHopeless = (s->noRawEnd & 1u << kind) != 0;
  const uint8_t *close = isHopeless ? NULL : raw_end(s->at, s->end, raw);
  if (close == NULL) {
    s->noRawEnd |= 1u << kind;
    if (strcmp(raw, "script") == 0 || strcmp(raw, "style") == 0) {
      add_script(s, s->at, s->end, isJSON);
      s->page->flags |= KZ_OPEN_SCRIPT;
      s->at = s->end;
    } else if (!isDropped) {
      /* An unclosed title: its text ends at the next tag. */
      const uint8_t *next = memchr(s->at, '<', (size_t)(s->end - s->at));
      if (next == NULL) next = s->end;
      put_text(s, s->at, next, 0);
      put(s, "</");
      put(s, raw);
      put(s, ">");
      s->at = next;
    }
    return;
  }
  if (strcmp(raw, "script") == 0) add_script(s, s->at, close, isJSON);
  if (!isDropped) {
    put_text(s, s->at, close, 0);
    put(s, "</");
    put(s, raw);
    put(s, ">");
  }
  s->at = skip_past(close, s->end, '>');
}

void kz_tokenise(
    kz_page *page, const uint8_t *utf8, size_t length, const kz_page_limits *limits) {
  scanner s = {page, utf8, utf8 + length, utf8, limits, 0, 0, 0, 0, 0};
  while (s.at < s.end && !page->tokens.failed) {
    const uint8_t *next = memchr(s.at, '<', (size_t)(s.end - s.at));
    if (next == NULL) next = s.end;
    put_text(&s, s.at, next, 0);
    s.at = next;
    if (next + 1 >= s.end) {
      break;
    }
    uint8_t c = next[1];
    if (is_letter(c) || (c == '/' && next + 2 < s.end && is_letter(next[2]))) tag(&s);
    else if (c == '!') skip_declaration(&s);
    else if (c == '?' || c == '/') s.at = skip_past(next, s.end, '>');
    else {
      put(&s, "&lt;");
      s.at = next + 1;
    }
  }
}
