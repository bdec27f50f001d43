import JSON
import LanguageServerProtocol

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A completion list of a thousand items as bytes: beside the toolchain's own encoder, and beside
/// the pipe that carries it.
enum EncodeGroup {
  /// What the toolchain's encoder is given: the same members.
  private struct List: Encodable {
    var isIncomplete = true
    var items: [Item]

    struct Item: Encodable {
      struct Details: Encodable {
        var detail: String?
        var description: String?
      }
      struct Data: Encodable {
        var source: String
        var key: String
      }
      var label: String
      var labelDetails: Details
      var kind = 18
      var sortText: String
      var filterText: String
      var textEditText: String
      var data: Data
    }
  }

  static func run(_ subject: Subject, rounds: Int, report: Report) {
    guard !subject.cited.isEmpty else { return }
    let source = subject.path
    let cited = (0..<1000).map { subject.cited[$0 % subject.cited.count] }
    let titles = cited.map { $0.titleWords.joined(separator: " ") }
    let sortTexts = cited.indices.map { number in
      String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
    }
    let first = CompletionList(
      isIncomplete: true,
      items: zip(cited, zip(titles, sortTexts)).map { cited, texts in
        var data = JSONWriter()
        data.beginObject()
        data.member("source", source)
        data.member("key", cited.key)
        data.endObject()
        return CompletionItem(
          label: cited.key,
          labelDetails: CompletionItemLabelDetails(
            detail: "  Someone et al. 2024", description: texts.0),
          kind: .reference, sortText: texts.1, filterText: "typed", edit: .text(cited.key),
          data: data.bytes)
      })
    func prepared(_ list: CompletionList) -> CompletionList {
      var list = list
      for index in list.items.indices { list.items[index].prepare() }
      return list
    }
    // As keystrokes after the first show them.
    let list = prepared(first)
    let encodable = List(
      items: zip(cited, zip(titles, sortTexts)).map { cited, texts in
        List.Item(
          label: cited.key,
          labelDetails: .init(detail: "  Someone et al. 2024", description: texts.0),
          sortText: texts.1, filterText: "typed", textEditText: cited.key,
          data: .init(source: source, key: cited.key))
      })
    func encoded() -> [UInt8] {
      OutgoingMessage.response(to: .integer(1), result: list)
    }
    let body = encoded()
    let encoder = JSONEncoder()
    guard let theirs = try? encoder.encode(encodable), let echo = ServerChild(path: "/bin/cat")
    else { return }
    defer { echo.end() }
    let samples = Measuring.interleaved(
      rounds: rounds * 4,
      [
        { use(try? encoder.encode(encodable)) },
        { use(encoded()) },
        { use(OutgoingMessage.response(to: .integer(1), result: prepared(first))) },
        { use(echo.echo(body)) },
        { use(echo.echo(encoded())) },
      ])
    let note = "\(body.count >> 10) KB"
    report.add(
      Row(name: "1,000 items: JSONEncoder", samples: samples[0], note: "\(theirs.count >> 10) KB"))
    report.add(Row(name: "1,000 items: encode", samples: samples[1], note: note))
    report.add(
      Row(name: "1,000 items: encode, never shown before", samples: samples[2], note: note))
    report.add(Row(name: "1,000 items: echo", samples: samples[3], note: note))
    report.add(Row(name: "1,000 items: encode and echo", samples: samples[4], note: note))
    report.reach("J1", Row.median(samples[0]) / Row.median(samples[1]))
    report.reach("C3", Row.median(samples[4]) / Row.median(samples[3]))
  }
}
