/// How a text begins, if it is YAML.
struct YAMLBeginning {
  /// Whether a list begins at the margin.
  private(set) var beginsList = false
  /// Whether a name with nothing but a mapping after it does.
  private(set) var beginsMapping = false

  /// Looks at the first line that says something.
  init(_ prefix: [UInt8], _ lines: ListingLines) {
    for range in lines.ranges {
      let line = prefix[range]
      let isNothing =
        line.allSatisfy { $0 <= 0x20 } || line.first == UInt8(ascii: "#")
        || line.first == UInt8(ascii: "%") || line.starts(with: "---".utf8)
        || line.starts(with: [0xEF, 0xBB, 0xBF])
      if isNothing { continue }
      beginsList = line.starts(with: "- ".utf8) || line.elementsEqual("-".utf8)
      let rest = line.drop { $0 != UInt8(ascii: ":") }.dropFirst()
      beginsMapping =
        line.contains(UInt8(ascii: ":"))
        && rest.allSatisfy { $0 <= 0x20 }
        || rest.drop { $0 <= 0x20 }.first.map {
          [UInt8(ascii: "{"), UInt8(ascii: "#")].contains($0)
        }
          ?? false
      return
    }
  }
}
