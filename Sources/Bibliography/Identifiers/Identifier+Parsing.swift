// Each initializer takes the text of a value from where the identifier may begin, without LaTeX
// (`IdentifierText`), and gives `nil` where there is none. All are linear.

extension Identifier {
  /// The DOI that begins `text` (DOI Handbook, section 2.2): `10.`, a registrant, `/`, a suffix.
  init?(doi text: ArraySlice<UInt8>) {
    guard text.starts(with: "10.".utf8) else { return nil }
    let registrant = text.dropFirst(3).prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    guard registrant.count >= 4, registrant.first?.isDigit == true,
      text.dropFirst(3 &+ registrant.count).first == UInt8(ascii: "/")
    else { return nil }
    let all = text.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
    let doi = Identifier.withoutClosing(all)
    guard doi.count > 4 &+ registrant.count else { return nil }
    self.init(.doi, doi.map(\.lowercased))
  }

  /// The arXiv identifier that begins `text`, its version and archive's class dropped:
  /// `2301.00001`, `math/0309136`.
  init?(arXiv text: ArraySlice<UInt8>) {
    let head = text.prefix(while: \.isDigit)
    if head.count == 4 {
      let rest = text.dropFirst(4)
      let number = rest.dropFirst().prefix(while: \.isDigit)
      guard rest.first == UInt8(ascii: "."), (4...5).contains(number.count),
        Identifier.endsArXiv(text.dropFirst(5 &+ number.count))
      else { return nil }
      self.init(.arXiv, text.prefix(5 &+ number.count))
      return
    }
    let archive = text.prefix { $0.lowercased.isLetter || $0 == UInt8(ascii: "-") }
    var rest = text.dropFirst(archive.count)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst().drop { $0.lowercased.isLetter || $0 == UInt8(ascii: "-") }
    }
    let number = rest.dropFirst().prefix(while: \.isDigit)
    guard (2...10).contains(archive.count), rest.first == UInt8(ascii: "/"), number.count == 7,
      Identifier.endsArXiv(rest.dropFirst(8))
    else { return nil }
    self.init(.arXiv, archive.map(\.lowercased) + [UInt8(ascii: "/")] + number)
  }

  /// The Anthology's identifier that begins `text`: `2023.acl-long.493`, or `P19-1032` as before
  /// 2020.
  init?(acl text: ArraySlice<UInt8>) {
    if let letter = text.first, letter.lowercased.isLetter {
      let year = text.dropFirst().prefix(2)
      let number = text.dropFirst(4).prefix(while: \.isDigit)
      guard year.count == 2, year.allSatisfy(\.isDigit),
        text.dropFirst(3).first == UInt8(ascii: "-"), number.count == 4
      else { return nil }
      self.init(.acl, [letter & 0xDF] + text.dropFirst().prefix(7))
      return
    }
    let year = text.prefix(while: \.isDigit)
    let volume = text.dropFirst(5).prefix {
      $0.lowercased.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let rest = text.dropFirst(5 &+ volume.count)
    let number = rest.dropFirst().prefix(while: \.isDigit)
    guard year.count == 4, text.dropFirst(4).first == UInt8(ascii: "."),
      volume.contains(UInt8(ascii: "-")), rest.first == UInt8(ascii: "."), !number.isEmpty
    else { return nil }
    self.init(.acl, text.prefix(6 &+ volume.count &+ number.count).map(\.lowercased))
  }

  /// The PubMed number that begins `text`.
  init?(pmid text: ArraySlice<UInt8>) {
    let digits = text.prefix(while: \.isDigit)
    let number = digits.drop { $0 == UInt8(ascii: "0") }
    guard (1...9).contains(number.count),
      text.dropFirst(digits.count).first.map({ !$0.lowercased.isLetter }) ?? true
    else { return nil }
    self.init(.pmid, number)
  }

  /// The first ISBN in `text` whose check digit is right, with 13 digits (ISBN Users' Manual,
  /// section 5).
  init?(isbn text: ArraySlice<UInt8>) {
    func isPart(_ byte: UInt8) -> Bool {
      byte.isDigit || byte.lowercased == UInt8(ascii: "x") || byte == UInt8(ascii: "-")
        || byte == 0x20
    }
    for run in text.split(whereSeparator: { !isPart($0) }) {
      // Blanks divide the parts of one number, or two numbers.
      for candidate in [run] + run.split(separator: 0x20) {
        if let digits = Identifier.isbn13(candidate) {
          self.init(.isbn, digits)
          return
        }
      }
    }
    return nil
  }

  private static func isbn13(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let characters = text.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard characters.dropLast().allSatisfy(\.isDigit), let last = characters.last else {
      return nil
    }
    if characters.count == 13, last.isDigit {
      return checkDigit(characters.prefix(12)) == last ? characters : nil
    }
    guard characters.count == 10 else { return nil }
    var sum = last.isDigit ? Int(last &- 0x30) : 10
    for (index, digit) in characters.prefix(9).enumerated() {
      sum &+= (10 &- index) &* Int(digit &- 0x30)
    }
    guard sum % 11 == 0 else { return nil }
    let digits = Array("978".utf8) + characters.prefix(9)
    return digits + [checkDigit(digits[...])]
  }

  /// The last digit of an ISBN whose first twelve are these.
  private static func checkDigit(_ digits: ArraySlice<UInt8>) -> UInt8 {
    var sum = 0
    for (index, digit) in digits.enumerated() {
      sum &+= (index % 2 == 0 ? 1 : 3) &* Int(digit &- 0x30)
    }
    return 0x30 &+ UInt8((10 &- sum % 10) % 10)
  }

  /// Whether what follows an arXiv number may follow one: a version, or nothing of a number.
  private static func endsArXiv(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first else { return true }
    if next.lowercased == UInt8(ascii: "v") { return rest.dropFirst().first?.isDigit == true }
    return !next.lowercased.isLetter && !next.isDigit
  }

  /// `text` without the punctuation of the sentence or brackets around it.
  private static func withoutClosing(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 0
    for byte in text {
      if byte == UInt8(ascii: "(") { depth &+= 1 }
      if byte == UInt8(ascii: ")") { depth &-= 1 }
    }
    var text = text
    while let last = text.last {
      if last == UInt8(ascii: ")"), depth < 0 {
        depth &+= 1
      } else if !".,;:/'>".utf8.contains(last) {
        break
      }
      text = text.dropLast()
    }
    return text
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  /// Whether this is an ASCII letter in lower case.
  var isLetter: Bool { self &- 0x61 < 26 }
  /// The byte, a letter of ASCII in lower case.
  package var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
