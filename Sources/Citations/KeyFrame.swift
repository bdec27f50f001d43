/// What stands around a citekey, and so says how another one is put in its place.
package enum KeyFrame: UInt8, Sendable {
  /// After a mark: `@key`, in Org `&key`, too.
  case mark

  /// Between braces after the mark: `@{key}`.
  case braces

  /// Among others in a list: `\cite{a,key}`, `cite:a,key`, `` :cite:`a,key` ``.
  case list

  /// As a label of Typst: `<key>`.
  case angleBrackets

  /// As a string of Typst: `label("key")`.
  case string

  /// The frame of a citation in a document (UTF-8).
  package init(of citation: Citation, in bytes: [UInt8], language: DocumentLanguage) {
    guard !citation.isBraced else {
      self = .braces
      return
    }
    let start = citation.keyRange.lowerBound
    let before = start > 0 && start <= bytes.count ? bytes[start - 1] : 0
    switch (language, before) {
    case (.typst, UInt8(ascii: "<")): self = .angleBrackets
    case (.typst, UInt8(ascii: "\"")): self = .string
    case (_, UInt8(ascii: "@")), (.org, UInt8(ascii: "&")): self = .mark
    default: self = .list
    }
  }
}
