import Bibliography

/// The form of an entry's title in which works compare it: the folded words of title and subtitle,
/// joined by single spaces. `Tides: A Survey` is the same in one field or two.
struct WorkTitle {
  /// So far; the subtitle may come first.
  private var title: [UInt8]?
  private var subtitle: [UInt8]?
  private var folded: [UInt8] = []

  /// Reads a field if it is one of the two; of repeated ones the first counts. Linear.
  mutating func add(_ name: FieldName, _ value: Span<UInt8>, isLaTeX: Bool) {
    if name == .title, title == nil {
      title = words(of: value, isLaTeX: isLaTeX)
    } else if name == .subtitle, subtitle == nil {
      subtitle = words(of: value, isLaTeX: isLaTeX)
    }
  }

  /// The folded title, empty where there is none; this is as new then.
  mutating func finish() -> [UInt8] {
    defer { (title, subtitle) = (nil, nil) }
    guard let title, !title.isEmpty else { return [] }
    guard let subtitle, !subtitle.isEmpty else { return title }
    return title + [0x20] + subtitle
  }

  private mutating func words(of value: Span<UInt8>, isLaTeX: Bool) -> [UInt8] {
    folded.removeAll(keepingCapacity: true)
    if isLaTeX {
      Folding.foldLaTeX(value, into: &folded)
    } else {
      Folding.fold(value, into: &folded)
    }
    return Folding.words(of: folded)
  }
}
