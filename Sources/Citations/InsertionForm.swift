/// How a citekey is written where a citation begins: after the mark, or in a command's braces.
package enum InsertionForm: Sendable {
  /// `@key`
  case bare

  /// `@{key}`
  case braced
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
  case .typst, .org, .restructuredText: .bare
  case .bibliography: nil
  }
}
