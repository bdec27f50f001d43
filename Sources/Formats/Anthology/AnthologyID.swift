/// The ACL Anthology's identifiers, `2023.acl-long.493` and `P19-1032`.
enum AnthologyID {
  /// The address of a paper's page.
  static func address(_ id: String) -> String { "https://aclanthology.org/\(id)/" }

  /// The identifier in the address of a page, a `.bib` or a PDF, which may be relative.
  static func inAddress(_ address: String) -> String? {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard var name = path.split(separator: "/").last else { return nil }
    for ending in [".bib", ".pdf", ".html"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    let id = String(name)
    return isIdentifier(id) ? id : nil
  }

  /// The identifier of the paper whose abstract has this name in a page: `abstract-2023--acl-long--1`.
  static func ofAbstract(_ name: Substring) -> String? {
    guard name.hasPrefix("abstract-") else { return nil }
    let id = name.dropFirst(9).replacing("--", with: ".")
    return isIdentifier(String(id)) ? String(id) : nil
  }

  /// Whether a text is an identifier of a paper.
  static func isIdentifier(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count == 8, bytes[3] == UInt8(ascii: "-"), (bytes[0] | 0x20) &- 0x61 < 26 {
      return isNumber(bytes[1..<3]) && isNumber(bytes[4...])
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].contains("-") else { return false }
    return isNumber(Array(parts[0].utf8)[...]) && isNumber(Array(parts[2].utf8)[...])
  }

  /// Whether it names the front matter of a volume, and so all of it.
  static func isFrontMatter(_ id: String) -> Bool {
    if id.hasSuffix(".0") { return true }
    guard id.utf8.count == 8 else { return false }
    return id.hasSuffix(id.hasPrefix("W") ? "00" : "000")
  }

  /// The identifier of a paper by its place. Before 2020 numbers were one after the other: one
  /// digit of the volume and three of the paper, or for workshops two and two.
  static func of(collection: String, volume: String, paper: String) -> String? {
    if collection.isEmpty || volume.isEmpty { return nil }
    if collection.contains(".") { return "\(collection)-\(volume).\(paper)" }
    guard let volume = Int(volume), let paper = Int(paper) else { return nil }
    let isWorkshop =
      collection.hasPrefix("W") || collection == "C69" || collection == "D19" && volume >= 5
    let id =
      isWorkshop
      ? padded(volume, 2) + padded(paper, 2) : padded(volume, 1) + padded(paper, 3)
    let whole = "\(collection)-\(id)"
    return isIdentifier(whole) ? whole : nil
  }

  private static func padded(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 &- 0x30 < 10 }
  }
}
