package enum LaTeXText {
  package static func decode(_ b: [UInt8]) -> String { String(decoding: b, as: UTF8.self) }
}
package struct PersonName: Sendable, Equatable { package var family: String? }
package struct PersonNames: Sendable, Equatable {
  package var people: [PersonName] = []
  package var isComplete = true
  package init(parsing: [UInt8]) {}
}
package struct PublicationDate: Sendable {
  package init?(edtf: String) { return nil }
  package init?(year: String, month: String?) { return nil }
  package var yearText: String? { nil }
}
package struct Citekey: Sendable, Hashable {
  package let utf8: [UInt8]; package init(utf8: [UInt8]) { self.utf8 = utf8 }
}
