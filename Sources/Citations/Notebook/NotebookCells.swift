/// The cells of a Jupyter notebook as the JSON that is on disk.
///
/// Somebody who edits that JSON breaks it at each keystroke, so it is not parsed: one pass cuts it
/// into strings and brackets and asks no more of them than is needed to see which strings are the
/// source of a cell. A string ends at the end of its line at the latest, since no string of JSON goes
/// over lines; a bracket that closes another kind than the open one closes those between. Formats 3
/// (cells in `worksheets`) and 4 are read. Linear; what is nested too deep is passed over.
struct NotebookCells {
  struct Cell {
    enum Kind {
      case markdown
      case raw
      case other
    }

    var kind = Kind.other
    /// What stands between the quotes of the strings that together are the cell's text.
    var strings: [Range<Int>] = []
  }

  private(set) var cells: [Cell] = []

  private struct Container {
    enum Role {
      case notebook
      case worksheets
      case cells
      case cell
      case source
      case other
    }

    let isObject: Bool
    let role: Role
    /// The name of the member that is being read.
    var name = 0..<0
    /// Whether a colon stands between the name and here.
    var isAfterColon = false
  }

  /// How many brackets may be open at once.
  private static let depthLimit = 512

  private let bytes: [UInt8]
  private var open: [Container] = []
  /// How many brackets are open beyond the limit.
  private var excess = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  private mutating func scan() {
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let end = stringEnd(from: offset + 1)
        if excess == 0 { read(string: offset + 1..<end) }
        offset = end
      case UInt8(ascii: "{"): begin(isObject: true)
      case UInt8(ascii: "["): begin(isObject: false)
      case UInt8(ascii: "}"): end(isObject: true)
      case UInt8(ascii: "]"): end(isObject: false)
      case UInt8(ascii: ":"): setIsAfterColon(true)
      case UInt8(ascii: ","): setIsAfterColon(false)
      default: break
      }
      offset += 1
    }
  }

  /// The offset of the quote that ends a string, or of the end of its line.
  private func stringEnd(from start: Int) -> Int {
    let bytes = bytes.span
    var next = start
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\\"), next + 1 < bytes.count, !bytes[next + 1].isLineEnd {
        next += 2
      } else if byte == UInt8(ascii: "\"") || byte.isLineEnd {
        return next
      } else {
        next += 1
      }
    }
    return bytes.count
  }

  private mutating func setIsAfterColon(_ isAfterColon: Bool) {
    guard excess == 0, let last = open.indices.last else { return }
    open[last].isAfterColon = isAfterColon
  }

  // MARK: - Strings

  private mutating func read(string: Range<Int>) {
    guard let last = open.indices.last else { return }
    let container = open[last]
    guard container.isObject else {
      if container.role == .source, let cell = cells.indices.last {
        cells[cell].strings.append(string)
      }
      return
    }
    guard container.isAfterColon else {
      open[last].name = string
      return
    }
    open[last].isAfterColon = false
    guard container.role == .cell, let cell = cells.indices.last else { return }
    if isName(container.name, "source") {
      cells[cell].strings = [string]
    } else if isName(container.name, "cell_type") {
      cells[cell].kind =
        if isName(string, "markdown") || isName(string, "heading") {
          .markdown
        } else {
          isName(string, "raw") ? .raw : .other
        }
    }
  }

  private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { bytes[range].elementsEqual($0) }
  }

  // MARK: - Brackets

  private mutating func begin(isObject: Bool) {
    guard excess == 0, open.count < Self.depthLimit else {
      excess += 1
      return
    }
    // A cell whose closing brace is missing ends where the next one begins.
    if isObject, let last = open.last, last.role == .cell, !last.isAfterColon { open.removeLast() }
    let role = role(isObject: isObject)
    if role == .cell { cells.append(Cell()) }
    setIsAfterColon(false)
    open.append(Container(isObject: isObject, role: role))
  }

  private func role(isObject: Bool) -> Container.Role {
    guard let around = open.last else { return isObject ? .notebook : .other }
    switch around.role {
    case .notebook where !isObject:
      if isName(around.name, "cells") { return .cells }
      return isName(around.name, "worksheets") ? .worksheets : .other
    case .worksheets where isObject: return .notebook
    case .cells where isObject: return .cell
    case .cell where !isObject && isName(around.name, "source"): return .source
    default: return .other
    }
  }

  private mutating func end(isObject: Bool) {
    guard excess == 0 else {
      excess -= 1
      return
    }
    guard let index = open.lastIndex(where: { $0.isObject == isObject }) else { return }
    // One closing brace too many does not end the list of cells.
    if isObject, open[index...].contains(where: { $0.role == .cells || $0.role == .worksheets }) {
      return
    }
    open.removeLast(open.count - index)
  }
}
