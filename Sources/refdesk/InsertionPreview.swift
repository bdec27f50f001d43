import CitationFeatures

/// Edits of a text as `diff -u` shows them.
struct InsertionPreview {
  private static let contextCount = 3

  private let old: [[UInt8]]
  private let edits: [(line: Int, added: [[UInt8]])]

  /// Linear.
  init(of edits: [EntryInsertion.Edit], in text: [UInt8]) {
    var old = InsertionPreview.lines(text)
    if old.last == [] { old.removeLast() }
    self.old = old
    self.edits = edits.map { edit in
      let before = text[..<min(edit.range.lowerBound, text.count)]
      var added = InsertionPreview.lines(edit.replacement)
      var line = before.count { $0 == 0x0A }
      if let last = before.last, last != 0x0A {
        // It begins with the end of the line that it stands behind.
        line += 1
        if added.first?.isEmpty == true { added.removeFirst() }
      } else if added.last == [] {
        added.removeLast()
      }
      return (line, added)
    }
  }

  private static func lines(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      Array(line.last == 0x0D ? line.dropLast() : line)
    }
  }

  /// The changes of the file called `name`; empty where there are none.
  func text(for name: String) -> String {
    if edits.isEmpty { return "" }
    var result = "--- \(name)\n+++ \(name)\n"
    var shift = 0
    for (line, added) in edits {
      let start = max(0, line - InsertionPreview.contextCount)
      let end = min(old.count, line + InsertionPreview.contextCount)
      let before = old[min(start, old.count)..<min(line, old.count)]
      let after = old[min(line, old.count)..<max(min(line, old.count), end)]
      let count = before.count + after.count
      result +=
        "@@ -\(count == 0 ? 0 : start + 1),\(count) +\(start + 1 + shift),\(count + added.count) @@\n"
      func add(_ mark: String, _ lines: some Sequence<[UInt8]>) {
        for line in lines { result += mark + String(decoding: line, as: UTF8.self) + "\n" }
      }
      add(" ", before)
      add("+", added)
      add(" ", after)
      shift += added.count
    }
    return result
  }
}
