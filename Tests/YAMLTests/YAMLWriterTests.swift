import TestSupport
import Testing
import YAML

struct YAMLWriterTests {
  @Test func `writes texts plain where every reader takes them for texts`() {
    for text in [
      "a b", "a: b".replacing(": ", with: ":"), "10-20", "x#y", "2nd", "l'été", "a, [b]",
    ] {
      checkText(text, text)
    }
    checkText("1985 review", "1985 review")
    checkText("2020-05", "2020-05")
    checkText("日本 😀", "日本 😀")
  }

  @Test func `quotes what means something else`() {
    for text in [
      "", "yes", "No", "Y", "ON", "null", "~", "true", "12", "-3", "1e3", "0x1F", "0o7", "1_000",
      "12:30", "1.5", ".5", ".inf", "2020-01-01", "2020-1-1 10:00:00", "007", "=", "<<", "- a", "-",
      "? a", "a: b", "a #b", "#a", "@a", "`a`", "%a", "&a", "*a", "!a", "|", ">", "[a", "{a", "a:",
      " a", "a ", "\"a\"", "...",
    ] {
      checkText(text, "'\(text)'")
    }
    checkText("it's: x", "'it''s: x'")
  }

  @Test func `escapes controls and what some take for line ends`() {
    checkText("a\tb", #""a\tb""#)
    checkText("a\u{85}b\u{2028}c\u{2029}", #""a\x85b\u2028c\u2029""#)
    checkText("\u{FEFF}\u{0}\"\\\r", #""\uFEFF\x00\"\\\x0D""#)
    checkText("\na", #""\na""#)
    checkText("a \nb", #""a \nb""#)
    checkText("a\n\n", #""a\n\n""#)
  }

  @Test func `writes lines as a block`() {
    checkText("a: b\n\n# c", "|-\n  a: b\n\n  # c")
    checkText("a\nb\n", "|\n  a\n  b")
  }

  @Test func `lays out lists and maps`() {
    let value = YAMLValue.map([
      .init("a", .list([.plain("1"), .map([.init("b", YAMLValue("c")), .init("d", .list([]))])])),
      .init("e: f", .map([.init("g", YAMLValue("x\ny"))])),
      .init("h", .list([.list([.plain("2")])])),
    ])
    #expect(
      write(value) == """
        a:
        - 1
        - b: c
          d: []
        'e: f':
          g: |-
            x
            y
        h:
        -
          - 2

        """)
  }

  @Test func `reads again whatever it wrote`() {
    let pieces = [
      "-", ": ", "#", " #", "@", "yes", "1e3", "2020-01-01", "\n", "\u{85}", "\u{2028}", "😀", "'",
      "\"", " ", "\\", "a", "é", "%", "{", "]", "&x", "*x", "!", "|", ">", "\t", "\r", "~", "=",
      "...",
      "---", "\u{FEFF}", "\u{0}",
    ]
    for seed in UInt64(0)..<3_000 {
      var generator = SeededGenerator(seed: seed)
      func text() -> String {
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
      let value = YAMLValue.list([
        YAMLValue(text()),
        .map([
          .init(text() + "1", YAMLValue(text())), .init(text() + "2", .list([YAMLValue(text())])),
          .init(String(repeating: "k", count: 1100), YAMLValue(text())),
        ]),
      ])
      let written = write(value)
      let document = YAMLDocument(parsing: Array(written.utf8))
      #expect(document.problems.isEmpty, "seed \(seed): \(written)")
      let isSame = document.root.map(YAMLValue.init) == value
      #expect(isSame, "seed \(seed): \(written)")
    }
  }
}

extension YAMLValue {
  /// The value of a node whose scalars are all texts.
  fileprivate init(_ node: YAMLNode) {
    switch node.kind {
    case .scalar:
      self = node.meaning == .text ? .text(node.text?.bytes ?? []) : .plain(node.string ?? "")
    case .sequence: self = .list(node.elements.map { YAMLValue($0) })
    case .mapping:
      self = .map(
        node.pairs.map { Member(utf8: $0.key.text?.bytes ?? [], YAMLValue($0.value)) })
    }
  }
}

private func write(_ value: YAMLValue) -> String {
  var bytes: [UInt8] = []
  value.write(to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

private func checkText(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(write(YAMLValue(text)) == expected + "\n", sourceLocation: sourceLocation)
}
