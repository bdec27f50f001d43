import Bibliography

/// What natbib's styles write into the label of a `\bibitem`: `Smith et~al.(2020)Smith, Jones, and Lee`
/// (natbib manual, section 2.1).
struct NatbibLabel {
  /// By their family names; of a group, by its name.
  private(set) var people = PersonNames(people: [])
  private(set) var year: [UInt8]?

  /// Empty for a label of another kind, as in `GMS93`.
  init(_ label: [UInt8]) {
    // The year is in the last bracket that has one; a name may have brackets, too.
    var open: Int?
    for offset in label.indices where label[offset] == UInt8(ascii: "(") {
      let digits = label[(offset + 1)...].prefix(4)
      if ACLPageReader.isYear(digits) || NatbibLabel.isOldYear(digits) { open = offset }
    }
    guard let open, let close = label[open...].firstIndex(of: UInt8(ascii: ")")) else { return }
    year = Array(label[(open + 1)...].prefix(4))
    let short = LaTeXText.decode(Array(label[..<open]))
    let long = LaTeXText.decode(Array(label[(close + 1)...]))
    let text = long.isEmpty ? short : long
    guard !text.isEmpty else { return }
    people = ArXivNames.parse(Array(text.utf8)[...])
    // All of a name is the family's.
    people.people = people.people.map {
      $0.literal.isEmpty ? PersonName(family: $0.displayName) : $0
    }
  }

  private static func isOldYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && (digits.first == UInt8(ascii: "1") || digits.starts(with: "20".utf8))
  }
}
