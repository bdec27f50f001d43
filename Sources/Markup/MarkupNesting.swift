/// Finds where elements end.
struct MarkupNesting {
  /// So many elements may be open at once; what is deeper has no contents of its own.
  private static let depthLimit = 256
  /// So far up is looked for an element that a tag ends by implication.
  private static let reach = 24

  private let isHTML: Bool
  private(set) var tokens: [MarkupToken]
  /// The elements that are open: start tag, name, kind.
  private var open: [(token: Int, name: [UInt8], kind: Kind)] = []

  /// What HTML's rules say of an element.
  private enum Kind: Sendable {
    case inline, block
    case paragraph, item, term, cell, row, option
    /// Ends items inside, but not those that it is in.
    case list, table
    case void
  }

  init(isHTML: Bool, tokens: [MarkupToken]) {
    self.isHTML = isHTML
    self.tokens = tokens
  }

  /// Gives each token its `next`. Linear, since depth is bounded.
  mutating func connect(_ text: Span<UInt8>) {
    for index in tokens.indices {
      let token = tokens[index]
      tokens[index].next = UInt32(truncatingIfNeeded: index &+ 1)
      switch token.kind {
      case .startTag: begin(index, text)
      case .endTag: end(index, text)
      case .text, .literalText, .other: break
      }
    }
    close(to: 0, at: tokens.count)
  }

  private mutating func begin(_ index: Int, _ text: Span<UInt8>) {
    let token = tokens[index]
    let name = name(token, text)
    let kind = isHTML ? MarkupNesting.kind(of: name) : .block
    if isHTML { endByImplication(kind, at: index) }
    let end = Int(token.end)
    let isEmpty =
      kind == .void
      || !isHTML && end &- Int(token.start) > 3 && text[end &- 1] == UInt8(ascii: ">")
        && text[end &- 2] == UInt8(ascii: "/")
    if !isEmpty, open.count < MarkupNesting.depthLimit { open.append((index, name, kind)) }
  }

  /// Ends what may not hold an element of this kind (HTML living standard, section 13.1.2.4).
  private mutating func endByImplication(_ kind: Kind, at index: Int) {
    let ended: [Kind]
    let limits: [Kind]
    switch kind {
    case .item: (ended, limits) = ([.item], [.list, .table])
    case .term: (ended, limits) = ([.term], [.list, .table])
    case .cell: (ended, limits) = ([.cell], [.row, .table])
    case .row: (ended, limits) = ([.row], [.table])
    case .option: (ended, limits) = ([.option], [.block])
    case .paragraph, .block, .list, .table:
      (ended, limits) = ([.paragraph], [.block, .item, .term, .cell, .table, .list])
    case .inline, .void: return
    }
    for depth in open.indices.reversed().prefix(MarkupNesting.reach) {
      let found = open[depth].kind
      if ended.contains(found) {
        close(to: depth, at: index)
        return
      }
      if limits.contains(found) { return }
    }
  }

  private mutating func end(_ index: Int, _ text: Span<UInt8>) {
    let name = name(tokens[index], text)
    let kind = isHTML ? MarkupNesting.kind(of: name) : .block
    for depth in open.indices.reversed() {
      if open[depth].name == name {
        close(to: depth, at: index)
        return
      }
      // A stray end tag of emphasis ends no paragraph.
      if kind == .inline, open[depth].kind != .inline { return }
    }
  }

  private mutating func close(to depth: Int, at index: Int) {
    for element in open[depth...] {
      tokens[element.token].next = UInt32(truncatingIfNeeded: index)
    }
    open.removeSubrange(depth...)
  }

  private func name(_ token: MarkupToken, _ text: Span<UInt8>) -> [UInt8] {
    let start = Int(token.start) &+ (token.kind == .endTag ? 2 : 1)
    return (0..<Int(token.nameLength)).map { MarkupName.lowercased(text[start &+ $0]) }
  }

  private static func kind(of name: [UInt8]) -> Kind { kinds[name] ?? .inline }

  private static let kinds: [[UInt8]: Kind] = {
    var kinds: [[UInt8]: Kind] = [:]
    for (kind, names) in [
      (
        Kind.void,
        "area base br col embed hr img input link meta param source track wbr"
      ),
      (
        .block,
        "html head body div section article aside address blockquote main nav header footer form "
          + "fieldset figure h1 h2 h3 h4 h5 h6 pre details summary"
      ),
      (.paragraph, "p"), (.item, "li"), (.term, "dt dd"), (.cell, "td th"), (.row, "tr"),
      (.option, "option"), (.list, "ul ol dl menu"), (.table, "table"),
    ] {
      for name in names.split(separator: " ") { kinds[Array(name.utf8)] = kind }
    }
    return kinds
  }()
}
