import NewsModel

/// One document as a person reads it: what is known of it and what cleaning took out.
struct DocumentCard {
  private let document: DocumentRecord
  private let language: Language

  init(_ document: DocumentRecord, language: Language) {
    (self.document, self.language) = (document, language)
  }

  var text: String {
    var lines: [String] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      let label = language.text(zh, en)
      let pad = String(repeating: " ", count: max(1, 14 - DisplayText.width(label)))
      lines.append(label + pad + DisplayText.oneLine(value))
    }
    add("编号", "id", document.documentID)
    add("标题", "title", document.title)
    add("来源", "source", document.source + (document.creditedSource.map { " ← \($0)" } ?? ""))
    add("网站", "site", document.site)
    add("栏目", "section", document.section)
    add("作者", "author", document.author)
    add("编辑", "editor", document.editor)
    add("发布", "published", document.published.map { "\($0.iso) (\($0.basis.rawValue))" })
    add("网址", "url", document.url)
    add("下一页", "next page", document.nextPage)
    add("文件", "file", document.path)
    add("字数", "characters", "\(CodePointIndex(document.text).count)")
    add("置信度", "confidence", document.cleanConfidence.map { ProfileTable.places($0, 2) })
    for warning in document.warnings { add("警告", "warning", warning) }
    let groups = removedByRole
    add(
      "去除", "removed",
      groups.map { "\($0.role.rawValue) \($0.texts.count)" }.joined(separator: ", "))
    for group in groups {
      lines.append("  " + group.role.rawValue)
      lines += group.texts.map { "    " + DisplayText.oneLine($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Roles in the order in which the page first shows them.
  private var removedByRole: [(role: LineRole, texts: [String])] {
    var groups: [(role: LineRole, texts: [String])] = []
    var places: [LineRole: Int] = [:]
    for line in document.removed {
      if let place = places[line.role] {
        groups[place].texts.append(line.text)
      } else {
        places[line.role] = groups.count
        groups.append((line.role, [line.text]))
      }
    }
    return groups
  }
}
