package import NewsModel

/// The parts of an extraction a caller may ask for (`--only`).
package enum ExtractionPart: String, Sendable, CaseIterable {
  case sentences, tokens, times, quantities, entities, claims

  /// What is written when nothing is asked for: all but tokens.
  package static let standard: Set<ExtractionPart> = Set(allCases).subtracting([.tokens])
}

/// Writes what was read out of one article as one line of PROTOCOL's `extract` output.
package struct ExtractionJSON {
  private let parts: Set<ExtractionPart>
  private let index: CodePointIndex
  private let extracted: ExtractedArticle

  /// A writer for one article; byte offsets become code points here.
  package init(_ extracted: ExtractedArticle, parts: Set<ExtractionPart>) {
    self.extracted = extracted
    self.parts = parts
    index = CodePointIndex(extracted.article.text)
  }

  /// Appends the object and a newline.
  ///
  /// `inputText` is the text the caller sent; the clean text is repeated only where it differs.
  package func write(id: String, inputText: String?, to writer: inout JSONWriter) {
    writer.object { w in
      w.field("id", id)
      w.field("schema", 1)
      article(inputText: inputText, &w)
      if parts.contains(.sentences) {
        w.array("sentences") { w in
          for sentence in extracted.segmented.sentences {
            w.object { w in position(sentence.span, &w) }
          }
        }
      }
      if parts.contains(.tokens) {
        w.array("tokens") { w in
          for word in extracted.segmented.words { w.object { w in position(word, &w) } }
        }
      }
      if parts.contains(.times) {
        w.array("times") { w in for time in extracted.mentions.times { write(time, &w) } }
      }
      if parts.contains(.quantities) {
        w.array("quantities") { w in
          for quantity in extracted.mentions.quantities { write(quantity, &w) }
        }
      }
      if parts.contains(.entities) {
        w.array("entities") { w in
          for entity in extracted.mentions.entities { write(entity, &w) }
        }
      }
      if parts.contains(.claims) {
        w.array("claims") { w in for claim in extracted.claims { write(claim, &w) } }
      }
    }
    writer.newline()
  }

  private func article(inputText: String?, _ w: inout JSONWriter) {
    let article = extracted.article
    w.object("article") { w in
      w.field("title", article.title)
      w.field("author", article.author)
      w.field("site", article.site)
      w.field("source", article.source)
      w.field("url", article.url)
      w.field("charset", article.charset)
      w.field("script", article.script)
      w.object("published") { w in
        let date = article.published ?? extracted.mentions.anchor
        w.field("value", date?.iso)
        w.field("precision", date?.precision.rawValue)
        w.field("basis", (date?.basis ?? PublishedBasis.none).rawValue)
        w.field("confidence", date?.confidence ?? 0)
      }
      if !article.warnings.isEmpty { w.field("warnings", article.warnings) }
      let text = article.text.string
      if text != inputText { w.field("text", text) }
    }
  }

  private func position(_ span: TextSpan, _ w: inout JSONWriter) {
    w.field("start", index.codePoint(at: span.start))
    w.field("end", index.codePoint(at: span.end))
  }

  private func located(_ span: TextSpan, _ w: inout JSONWriter) {
    position(span, &w)
    w.field("surface", extracted.article.text.string(in: span))
  }

  private func write(_ time: TimeMention, _ w: inout JSONWriter) {
    w.object { w in
      located(time.span, &w)
      w.field("kind", time.kind.rawValue)
      w.field("granularity", time.granularity.rawValue)
      w.field("edtf", time.edtf)
      w.interval("interval", time.interval)
      w.field("part", time.part?.rawValue)
      w.field("bound", time.bound?.rawValue)
      w.field("approx", time.isApproximate)
      if time.isFiscal { w.field("fiscal", true) }
      if let zone = time.zone { w.field("zone", zone) }
      w.field("basis", time.basis.rawValue)
      w.field("ref", time.reference?.rawValue)
      w.field("every", time.every)
      w.array("alternatives") { w in
        for other in time.alternatives { w.object { w in w.interval("interval", other) } }
      }
      w.field("rule", time.rule)
    }
  }

  private func write(_ quantity: QuantityMention, _ w: inout JSONWriter) {
    w.object { w in
      located(quantity.span, &w)
      w.field("kind", quantity.kind.rawValue)
      w.decimals("value", quantity.value)
      w.field("literal", quantity.literal)
      w.field("hedge", quantity.hedge.rawValue)
      if let span = quantity.hedgeSpan {
        w.array("hedge_span") { w in
          w.value(index.codePoint(at: span.start))
          w.value(index.codePoint(at: span.end))
        }
      } else {
        w.null("hedge_span")
      }
      w.field("currency", quantity.currency)
      w.field("currency_basis", quantity.currencyBasis?.rawValue)
      w.field("unit", quantity.unit)
      if let ratio = quantity.ratio {
        w.array("ratio") { w in
          w.value(ratio.numerator)
          w.value(ratio.denominator)
        }
      } else {
        w.null("ratio")
      }
      w.field("factor", quantity.factor)
      w.field("duration", quantity.duration)
      w.field("reading", quantity.reading.rawValue)
      w.field("role", quantity.role)
      w.array("alternatives") { w in
        for other in quantity.alternatives { w.object { w in w.decimals("value", other) } }
      }
      w.field("rule", quantity.rule)
    }
  }

  private func write(_ entity: EntityMention, _ w: inout JSONWriter) {
    w.object { w in
      located(entity.span, &w)
      w.field("type", entity.type.rawValue)
      w.field("entity", entity.entityID)
      w.field("label", entity.label)
      w.field("rule", entity.rule)
      w.field("confidence", entity.confidence)
    }
  }

  private func write(_ claim: Claim, _ w: inout JSONWriter) {
    w.object { w in
      if let subject = claim.subject {
        w.object("subject") { w in
          w.field("entity", subject.entityID)
          w.field("label", subject.label)
          w.field("start", subject.span.map { index.codePoint(at: $0.start) })
          w.field("end", subject.span.map { index.codePoint(at: $0.end) })
        }
      } else {
        w.null("subject")
      }
      w.field("metric", claim.metricID)
      w.field("metric_surface", claim.metricSurface)
      w.field("open_metric", claim.isOpenMetric)
      w.claimValue("value", claim.value)
      w.field("quantity", claim.quantityIndex)
      w.field("time", claim.timeIndex)
      w.period("period", claim.period)
      w.field("as_of", claim.asOf?.description)
      w.field("market", claim.market)
      w.field("segment", claim.segment)
      w.field("object", claim.object)
      w.field("qualifiers", claim.qualifiers)
      w.change(claim.changeKind, base: claim.changeBase, direction: claim.changeDirection)
      w.claimBase("base", claim.base)
      w.field("modality", claim.modality.rawValue)
      w.field("polarity", claim.polarity.rawValue)
      w.attribution("attribution", claim.attribution)
      w.array("evidence") { w in
        for evidence in claim.evidence {
          w.object { w in
            position(evidence.span, &w)
            w.field("sentence", evidence.sentence)
          }
        }
      }
      w.field("rule", claim.rule)
      w.field("confidence", claim.confidence)
    }
  }
}
