/// How a citekey is written where a citation begins.
package enum InsertionForm: Sendable {
  /// As it is: `@key`, `\cite{key}`.
  case bare

  /// `@{key}`
  case braced

  /// `#cite(label("key"))`
  case string
}

/// How a citekey (UTF-8) is written in a language; `nil` if it cannot be cited there at all.
package func insertionForm(of key: [UInt8], language: DocumentLanguage) -> InsertionForm? {
  switch language {
  case .markdown: markdownInsertion(for: key)
  case .latex: isLaTeXCitekey(key) ? .bare : nil
  // A quote or backslash would have to be escaped in the JSON.
  case .notebook:
    key.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
      ? nil : markdownInsertion(for: key)
  case .typst: typstInsertion(for: key)
  case .org: isOrgCitekey(key) ? .bare : nil
  case .restructuredText: isRoleCitekey(key) ? .bare : nil
  case .bibliography: nil
  }
}

/// What is written to put a citekey in the place of what a frame has in it.
package struct KeyInsertion: Equatable, Sendable {
  package var text: String

  /// How many bytes before the place give way, too: those of a mark or bracket that the key cannot
  /// stand behind.
  package var leadingCount = 0

  /// How many bytes behind it do.
  package var trailingCount = 0

  /// Whether everything in the place must give way, and not only what is before the cursor.
  package var isWhole: Bool { leadingCount > 0 || trailingCount > 0 }

  /// How `key` is written in the place `range` of a document (UTF-8), which `frame` is around;
  /// what closes the frame is added where it is not there. `nil` if the key cannot stand there.
  package init?(
    of key: [UInt8], at range: Range<Int>, in frame: KeyFrame, of bytes: [UInt8],
    language: DocumentLanguage
  ) {
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
    let string = String(decoding: key, as: UTF8.self)
    text = string
    switch frame {
    case .list:
      guard isListedCitekey(key, language: language) else { return nil }
    case .braces:
      guard insertionForm(of: key, language: language) != nil else { return nil }
      if next != UInt8(ascii: "}") { text += "}" }
    case .mark:
      switch insertionForm(of: key, language: language) {
      case nil: return nil
      case .bare: break
      case .braced: text = "{\(string)}"
      case .string:
        // What is in brackets behind it is the mark's.
        guard next != UInt8(ascii: "["), range.lowerBound > 0 else { return nil }
        text = "#cite(label(\(typstLiteral(key))))"
        leadingCount = 1
      }
    case .angleBrackets:
      guard !key.isEmpty, range.lowerBound > 0 else { return nil }
      let isClosed = next == UInt8(ascii: ">")
      if isTypstLabel(key) {
        if !isClosed { text += ">" }
      } else {
        text = "label(\(typstLiteral(key)))"
        leadingCount = 1
        trailingCount = isClosed ? 1 : 0
      }
    case .string:
      guard !key.isEmpty else { return nil }
      text = String(typstLiteral(key).dropFirst())
      if next == UInt8(ascii: "\"") { text.removeLast() }
    }
  }
}

/// Whether a citekey (UTF-8) can stand in a list of keys.
private func isListedCitekey(_ key: [UInt8], language: DocumentLanguage) -> Bool {
  switch language {
  case .latex: isLaTeXCitekey(key)
  case .org: isOrgListedCitekey(key)
  case .notebook: isRoleCitekey(key) && !key.contains(UInt8(ascii: "\""))
  case .markdown, .restructuredText: isRoleCitekey(key)
  case .typst, .bibliography: false
  }
}

/// Whether a citekey (UTF-8) can stand in the list of a role, which commas and semicolons divide and
/// a backtick ends.
private func isRoleCitekey(_ key: [UInt8]) -> Bool {
  !key.isEmpty
    && !key.contains { byte in
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "`"),
        UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        true
      default: false
      }
    }
}
