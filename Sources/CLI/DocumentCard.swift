import NewsModel

/// One document as a person reads it: what is known of it and what cleaning took out.
struct DocumentCard {
  private let document: DocumentRecord
  private let language: Language

  init(_ document: DocumentRecord, language: Language) {
    (self.document, self.language) = (document, language)
  }

  var text: String {
    var card = CardText(language)
    card.add("编号", "id", document.documentID)
    card.add("标题", "title", document.title)
    card.add("来源", "source", document.source + (document.creditedSource.map { " ← \($0)" } ?? ""))
    card.add("网站", "site", document.site)
    card.add("栏目", "section", document.section)
    card.add("作者", "author", document.author)
    card.add("编辑", "editor", document.editor)
    card.add("发布", "published", document.published.map { "\($0.iso) (\($0.basis.rawValue))" })
    card.add("网址", "url", document.url)
    card.add("下一页", "next page", document.nextPage)
    card.add("文件", "file", document.path)
    card.add("字数", "characters", "\(CodePointIndex(document.text).count)")
    card.add("置信度", "confidence", document.cleanConfidence.map { ProfileTable.places($0, 2) })
    for warning in document.warnings { card.add("警告", "warning", warning) }
    let groups = removedByRole
    card.add(
      "去除", "removed",
      groups.map { "\($0.role.rawValue) \($0.texts.count)" }.joined(separator: ", "))
    for group in groups {
      card.append("  " + group.role.rawValue)
      for text in group.texts { card.append("    " + DisplayText.oneLine(text)) }
    }
    return card.text
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
