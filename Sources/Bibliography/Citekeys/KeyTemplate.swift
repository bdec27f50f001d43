/// A pattern that citekeys are made by, in JabRef's syntax: `[auth:lower][year][veryshorttitle]`.
package struct KeyTemplate: Sendable, Hashable {
  /// As it is written.
  package let text: String

  /// `nil` where the text is no template.
  package init?(_ text: String) {
    guard text.contains("["), text.contains("]") else { return nil }
    self.text = text
  }

  /// The key of an entry; `nil` where the entry has nothing that the template asks for.
  package func key(for entry: Entry) -> Citekey? { nil }
}
