package import Export
import NewsModel
package import Segmentation

/// What a line worker does with each line.
package enum LineTask: Sendable {
  case extract(Set<ExtractionPart>)
  /// Words of a text.
  case segment(WordStandard)
}

/// Answers NDJSON lines with NDJSON lines: one for each, in order, whatever the line holds.
package struct LineWorker: Sendable {
  private let stages: ExtractionStages
  private let task: LineTask
  private let jobs: Int

  /// A worker that uses up to `jobs` cores.
  package init(stages: ExtractionStages, task: LineTask, jobs: Int) {
    precondition(jobs > 0, "jobs must be positive")
    (self.stages, self.task, self.jobs) = (stages, task, jobs)
  }

  /// Reads lines from `input` until it ends and hands each batch of answers to `output`.
  package func run(input: Int32, output: ([UInt8]) throws -> Void) async throws {
    var reader = LineReader(descriptor: input, maxLineBytes: stages.limits.maxLineBytes)
    while let batch = try reader.nextBatch() {
      try Task.checkCancellation()
      for answer in try await answers(to: batch) { try output(answer) }
    }
  }

  /// One buffer of answers for each of `jobs` contiguous parts of the batch, in order.
  private func answers(to batch: [[UInt8]?]) async throws -> [[UInt8]] {
    let width = min(jobs, batch.count)
    guard width > 1 else { return [try answer(batch[...])] }
    let step = (batch.count + width - 1) / width
    return try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for (order, start) in stride(from: 0, to: batch.count, by: step).enumerated() {
        let part = batch[start..<min(start + step, batch.count)]
        group.addTask { (order, try answer(part)) }
      }
      var parts = [[UInt8]](repeating: [], count: width)
      for try await (order, bytes) in group { parts[order] = bytes }
      return parts
    }
  }

  private func answer(_ lines: ArraySlice<[UInt8]?>) throws -> [UInt8] {
    let worker = try ExtractionWorker(stages)
    var writer = JSONWriter()
    for line in lines { answer(line, worker, &writer) }
    return writer.bytes
  }

  private func answer(_ line: [UInt8]?, _ worker: ExtractionWorker, _ writer: inout JSONWriter) {
    do throws(WorkerError) {
      guard let line else {
        throw WorkerError(
          id: nil, code: RejectionCode.tooBig.rawValue,
          message: "line longer than \(stages.limits.maxLineBytes) bytes; split it")
      }
      let request = try WorkerRequest(line: line)
      do throws(Rejection) {
        try answer(request, worker, &writer)
      } catch {
        throw WorkerError(id: request.id, code: error.code.rawValue, message: error.message)
      }
    } catch {
      write(error, &writer)
    }
  }

  private func answer(
    _ request: WorkerRequest, _ worker: ExtractionWorker, _ writer: inout JSONWriter
  ) throws(Rejection) {
    switch task {
    case .extract(let parts):
      let extracted = try worker.extract(request.page, parts: parts)
      ExtractionJSON(extracted, parts: parts)
        .write(id: request.id, inputText: request.inputText, to: &writer)
    case .segment(let standard):
      let segmented = worker.segment(try worker.clean(request.page))
      let words = standard.words(segmented.words, in: segmented.text)
      writer.object { w in
        w.field("id", request.id)
        w.array("words") { w in
          for word in words { w.value(segmented.text.string(in: word)) }
        }
      }
      writer.newline()
    }
  }

  private func write(_ error: WorkerError, _ writer: inout JSONWriter) {
    writer.object { w in
      w.field("id", error.id)
      w.field("schema", 1)
      w.object("error") { w in
        w.field("code", error.code)
        w.field("message", error.message)
      }
    }
    writer.newline()
  }
}
