import Bibliography

/// The form of an entry's title in which works compare it: the folded words of title and subtitle,
/// joined by single spaces. `Tides: A Survey` is the same in one field or two.
struct WorkTitle {
  /// So far; the subtitle may come first.
  private var title: [UInt8]?
  private var subtitle: [UInt8]?
  private var folded: [UInt8] = []

  /// Reads a field if it is one of the two; of repeated ones the first counts. Linear.
  mutating func add(_ name: FieldName, _ value: Span<UInt8>, form: ValueForm) {
    if name == .title, title == nil {
      title = words(of: value, form: form)
    } else if name == .subtitle, subtitle == nil {
      subtitle = words(of: value, form: form)
    }
  }

  /// The folded title, empty where there is none; this is as new then.
  mutating func finish() -> [UInt8] {
    defer { (title, subtitle) = (nil, nil) }
    guard let title, !title.isEmpty else { return [] }
    guard let subtitle, !subtitle.isEmpty else { return title }
    return title + [0x20] + subtitle
  }

  private mutating func words(of value: Span<UInt8>, form: ValueForm) -> [UInt8] {
    folded.removeAll(keepingCapacity: true)
    switch form {
    case .latex, .expression: Folding.foldLaTeX(value, into: &folded)
    case .plain, .names: Folding.fold(value, into: &folded)
    case .markup: Folding.fold(MarkupText.decodedBytes(value).span, into: &folded)
    }
    return Folding.words(of: folded)
  }
}
