extension KeyTemplate {
  /// What is done to the value of a marker.
  enum Modifier: Sendable, Hashable {
    case lower, upper, abbreviated, capitalized, titleCase, sentenceCase
    case truncated(Int)
    /// What stands in for nothing.
    case standIn(String)
    case replacing(String, String)

    /// `part` stands behind a colon.
    init(_ part: Substring) throws(Failure) {
      let text = String(part)
      switch text {
      case "lower", "lower_case", "lowercase": self = .lower
      case "upper", "upper_case", "uppercase": self = .upper
      case "abbr": self = .abbreviated
      case "capitalize": self = .capitalized
      case "titlecase", "title_case": self = .titleCase
      case "sentencecase", "sentence_case": self = .sentenceCase
      case _ where text.hasPrefix("truncate") && Int(text.dropFirst(8)) != nil:
        self = .truncated(min(max(0, Int(text.dropFirst(8)) ?? 0), 1000))
      case _ where text.hasPrefix("(") && text.hasSuffix(")"):
        self = .standIn(String(text.dropFirst().dropLast()))
      case _ where text.hasPrefix("regex(") && text.hasSuffix(")"):
        guard let (old, new) = Modifier.replacement(text.dropFirst(6).dropLast()) else {
          throw Failure(
            message:
              "“:\(text)”: a regular expression is understood only where it is a plain text.",
            at: part)
        }
        self = .replacing(old, new)
      default: throw Failure(message: "There is no modifier “:\(text)” of markers.", at: part)
      }
    }

    /// `"\\.etal","EtAl"`: a text, dots and the like escaped, and what takes its place.
    private static func replacement(_ text: Substring) -> (String, String)? {
      var strings: [String] = []
      var current: String?
      var backslashes = 0
      for character in text {
        guard let open = current else {
          if character == "\"" {
            current = ""
          } else if character != ",", character != " " {
            return nil
          }
          continue
        }
        if character == "\\" {
          backslashes += 1
        } else if character == "\"", backslashes == 0 {
          strings.append(open)
          current = nil
        } else {
          // Unescaped these mean something else than themselves.
          if backslashes == 0, strings.isEmpty, ".^$*+?()[]{}|".contains(character) { return nil }
          if backslashes > 0, character.isLetter || character.isNumber { return nil }
          current = open + String(character)
          backslashes = 0
        }
      }
      guard current == nil, strings.count == 2, !strings[0].isEmpty else { return nil }
      return (strings[0], strings[1])
    }

    /// Linear.
    func applied(to value: String) -> String {
      switch self {
      case .lower: value.lowercased()
      case .upper: value.uppercased()
      case .abbreviated: value.split(whereSeparator: \.isWhitespace).map { $0.prefix(1) }.joined()
      case .capitalized:
        value.split(separator: " ").map(String.init).map(KeyText.capitalized).joined(separator: " ")
      case .titleCase:
        KeyText.titleCase(value.split(separator: " ").map(String.init)).joined(separator: " ")
      case .sentenceCase:
        value.split(separator: " ").map(String.init).enumerated().map {
          $0 == 0 ? KeyText.capitalized($1) : $1.lowercased()
        }
        .joined(separator: " ")
      case .truncated(let count): String(value.prefix(count))
      case .standIn(let text): value.isEmpty ? text : value
      case .replacing(let old, let new): value.replacing(old, with: new)
      }
    }
  }
}
