package import NewsModel

/// Writes PROTOCOL's `clean` lines.
package enum CleanJSON {
  /// One line for a page that was read.
  package static func write(_ article: CleanArticle, path: String, to writer: inout JSONWriter) {
    writer.object { w in
      w.field("path", path)
      w.field("title", article.title)
      w.field("text", article.text.string)
      w.field("published", article.published?.iso)
      w.field("published_basis", article.published?.basis.rawValue)
      w.field("published_confidence", article.published?.confidence)
      w.field("author", article.author)
      w.field("editor", article.editor)
      w.field("source", article.source)
      w.field("site", article.site)
      w.field("section", article.section)
      w.field("url", article.url)
      w.field("next_page", article.nextPage)
      w.field("charset", article.charset)
      w.field("confidence", article.confidence)
      w.field("warnings", article.warnings)
      w.null("error")
    }
    writer.newline()
  }

  /// One line for a page that was not taken: the same keys as of one that was, null.
  package static func write(_ rejection: Rejection, path: String, to writer: inout JSONWriter) {
    writer.object { w in
      w.field("path", path)
      for key in [
        "title", "text", "published", "published_basis", "published_confidence", "author", "editor",
        "source", "site", "section", "url", "next_page", "charset",
      ] {
        w.null(key)
      }
      w.field("confidence", 0)
      w.field("warnings", [])
      w.object("error") { w in
        w.field("code", rejection.code.rawValue)
        w.field("message", rejection.message)
      }
    }
    writer.newline()
  }
}
