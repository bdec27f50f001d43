extension Entry {
  /// The value of a field that is not LaTeX by nature (a URL keeps its `~` and `%`), but may escape as
  /// if; without white space. `nil` where nothing is left.
  package func verbatim(_ name: String) -> String? {
    guard let field = field(name) else { return nil }
    let isLaTeX = field.form == .latex
    // As nearly all are.
    if isLaTeX, !field.value.isEmpty,
      field.value.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    {
      return String(decoding: field.value, as: UTF8.self)
    }
    let string = (isLaTeX ? String(decoding: field.value, as: UTF8.self) : field.text)
      .filter { !$0.isWhitespace }
    if !isLaTeX { return string.isEmpty ? nil : string }
    if string.hasPrefix("\\url{"), string.hasSuffix("}") {
      return String(string.dropFirst(5).dropLast())
    }
    var result = ""
    var isEscaped = false
    for character in string {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !"_%&#~{}$".contains(character) { result.append("\\") }
      isEscaped = false
      result.append(character)
    }
    return result.isEmpty ? nil : result
  }
}
