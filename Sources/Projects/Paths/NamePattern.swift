/// A pattern for one name in a folder: `*`, `?`, `[a-z]`, `[!a-z]`; the rest is literal.
struct NamePattern: Hashable, Sendable {
  private enum Element: Hashable, Sendable {
    case literal(UInt32)
    case anyOne
    case anyRun
    case oneOf([ClosedRange<UInt32>], isNegated: Bool)
  }

  private let elements: [Element]
  /// The name itself when nothing in the pattern is special.
  let literal: String?
  /// Whether the pattern asks for names that begin with a dot.
  let namesHidden: Bool

  init(_ text: Substring) {
    let scalars = text.unicodeScalars.map(\.value)
    var elements: [Element] = []
    var isLiteral = true
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case 0x2A:
        if elements.last != .anyRun { elements.append(.anyRun) }
        isLiteral = false
      case 0x3F:
        elements.append(.anyOne)
        isLiteral = false
      case 0x5B:
        guard let (set, end) = NamePattern.set(in: scalars, at: index) else {
          elements.append(.literal(0x5B))
          break
        }
        elements.append(set)
        isLiteral = false
        index = end
        continue
      default:
        elements.append(.literal(scalars[index]))
      }
      index += 1
    }
    self.elements = elements
    literal = isLiteral ? String(text) : nil
    namesHidden = scalars.first == 0x2E
  }

  /// The set that begins with the bracket at `start` and where it ends; `nil` when it is not
  /// closed. A `]` that comes first is one of the set.
  private static func set(in scalars: [UInt32], at start: Int) -> (Element, end: Int)? {
    var index = start + 1
    var isNegated = false
    if index < scalars.count, scalars[index] == 0x21 || scalars[index] == 0x5E {
      isNegated = true
      index += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    let first = index
    while index < scalars.count {
      if scalars[index] == 0x5D, index > first {
        return (.oneOf(ranges, isNegated: isNegated), index + 1)
      }
      let low = scalars[index]
      if index + 2 < scalars.count, scalars[index + 1] == 0x2D, scalars[index + 2] != 0x5D {
        let high = scalars[index + 2]
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return nil
  }

  /// Whether `name` fits. O(pattern × name), no recursion.
  func matches(_ name: String) -> Bool {
    if let literal { return literal.utf8.elementsEqual(name.utf8) }
    let scalars = name.unicodeScalars.map(\.value)
    var (element, scalar) = (0, 0)
    // Where to go on when what follows the last `*` does not fit.
    var retry: (element: Int, scalar: Int)?
    while scalar < scalars.count {
      if element < elements.count, elements[element] == .anyRun {
        element += 1
        retry = (element, scalar)
      } else if element < elements.count, matches(elements[element], scalars[scalar]) {
        element += 1
        scalar += 1
      } else if let (start, from) = retry {
        retry = (start, from + 1)
        (element, scalar) = (start, from + 1)
      } else {
        return false
      }
    }
    while element < elements.count, elements[element] == .anyRun { element += 1 }
    return element == elements.count
  }

  private func matches(_ element: Element, _ scalar: UInt32) -> Bool {
    switch element {
    case .literal(let literal): literal == scalar
    case .anyOne: true
    case .anyRun: false
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}
