/// Tables: each cell is a text of its own, whose lines stand below each other.
extension RestructuredTextBlocks {
  /// Reads the grid table whose upper border is this line, and moves to the line after it.
  mutating func readGridTable(_ text: RestructuredTextLine) -> Bool {
    guard isGridBorder(text) else { return false }
    var rows: [RestructuredTextLine] = []
    line += 1
    while line < lineEnd {
      let next = textLine(line)
      guard !next.isBlank, next.indentation == text.indentation,
        bytes[next.start] == UInt8(ascii: "|") || bytes[next.start] == UInt8(ascii: "+")
      else { break }
      if isGridBorder(next) {
        keepGridRow(rows)
        rows = []
      } else if lines.contents[line].contains(.role) || !rows.isEmpty || mayGoOn(next) {
        rows.append(next)
      }
      line += 1
    }
    keepGridRow(rows)
    return true
  }

  private func mayGoOn(_ row: RestructuredTextLine) -> Bool {
    // A role's text may begin on a line before the one that ends it.
    bytes[row.start..<row.end].contains(UInt8(ascii: "`"))
  }

  /// Whether a line is a border over all columns.
  private func isGridBorder(_ text: RestructuredTextLine) -> Bool {
    text.end - text.start >= 3 && bytes[text.start] == UInt8(ascii: "+")
      && bytes[text.end - 1] == UInt8(ascii: "+")
      && bytes[text.start..<text.end].allSatisfy {
        $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "+")
      }
  }

  /// Keeps the cells of the lines between two borders: what stands between the bars that all of
  /// them have in the same column.
  private mutating func keepGridRow(_ rows: [RestructuredTextLine]) {
    guard let first = rows.first else { return }
    var shared = barColumns(first).map(\.column)
    for row in rows.dropFirst() {
      let columns = Set(barColumns(row).map(\.column))
      shared.removeAll { !columns.contains($0) }
    }
    let dividers = Set(shared)
    guard shared.count >= 2 else {
      for row in rows { keep([row.start..<row.end]) }
      return
    }
    var cells: [[Range<Int>]] = Array(repeating: [], count: shared.count - 1)
    for row in rows {
      let bars = barColumns(row).filter { dividers.contains($0.column) }
      for (index, bar) in bars.dropLast().enumerated() where index < cells.count {
        cells[index].append(bar.offset + 1..<bars[index + 1].offset)
      }
    }
    for cell in cells { keepCell(cell) }
  }

  /// The bars of a line: where they are and in which column of the line. Wide characters take two.
  private func barColumns(_ row: RestructuredTextLine) -> [(column: Int, offset: Int)] {
    var bars: [(column: Int, offset: Int)] = []
    var column = 0
    var offset = row.start
    while offset < row.end {
      if bytes[offset] == UInt8(ascii: "|") || bytes[offset] == UInt8(ascii: "+") {
        bars.append((column, offset))
      }
      let length = bytes.scalarLength(at: offset, end: row.end)
      column += length >= 3 && isWide(offset, row.end) ? 2 : 1
      offset += length
    }
    return bars
  }

  private func isWide(_ offset: Int, _ end: Int) -> Bool {
    guard let scalar = bytes.scalar(at: offset, end: end)?.value else { return false }
    return (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
      || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
      || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || (0xFFE0...0xFFE6).contains(scalar) || (0x1F300...0x1FAFF).contains(scalar)
      || (0x20000...0x3FFFD).contains(scalar)
  }

  /// Keeps the paragraphs of a cell: what is between its blank lines.
  private mutating func keepCell(_ cell: [Range<Int>]) {
    var paragraph: [Range<Int>] = []
    for line in cell {
      let isRule = bytes[line].allSatisfy {
        $0.isBlank || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "+")
      }
      guard isRule else {
        paragraph.append(line)
        continue
      }
      keepIfRole(paragraph)
      paragraph = []
    }
    keepIfRole(paragraph)
  }

  private mutating func keepIfRole(_ ranges: [Range<Int>]) {
    guard ranges.contains(where: { bytes[$0].contains(UInt8(ascii: "`")) }) else { return }
    keep(ranges)
  }

  // MARK: - Simple tables

  /// Reads the simple table whose upper border is this line, and moves to the line after it.
  mutating func readSimpleTable(_ text: RestructuredTextLine) -> Bool {
    let starts = columnStarts(text)
    guard starts.count > 1 else { return false }
    var cells: [[Range<Int>]] = Array(repeating: [], count: starts.count)
    var borderCount = 0
    line += 1
    while line < lineEnd {
      let row = textLine(line)
      let isBlank = row.isBlank
      guard isBlank || row.indentation >= text.indentation else { break }
      let isBorder = !isBlank && row.start..<row.end == borderRange(row)
      // A new row begins where the first column has text.
      if isBlank || isBorder || row.indentation < text.indentation + (starts[1] - starts[0]) {
        keepCells(&cells)
      }
      if isBorder {
        borderCount += bytes[row.start] == UInt8(ascii: "=") ? 1 : 0
        let isLast = line + 1 >= lineEnd || textLine(line + 1).isBlank
        if bytes[row.start] == UInt8(ascii: "="), borderCount == 2 || isLast {
          line += 1
          break
        }
      } else if !isBlank {
        addCells(of: row, at: starts, indentation: text.indentation, &cells)
      }
      line += 1
    }
    keepCells(&cells)
    return true
  }

  /// The columns of a border in which its parts begin, counted from its first; fewer than two if
  /// the line is none.
  private func columnStarts(_ text: RestructuredTextLine) -> [Int] {
    guard text.start..<text.end == borderRange(text) else { return [] }
    let starts = bytes[text.start..<text.end].split(separator: UInt8(ascii: " ")).map {
      $0.startIndex - text.start
    }
    // Each row looks at all columns.
    return starts.count > 256 ? [] : starts
  }

  /// The text of a line if it is nothing but `=` or `-` and blanks.
  private func borderRange(_ row: RestructuredTextLine) -> Range<Int>? {
    let mark = bytes[row.start]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"),
      bytes[row.start..<row.end].allSatisfy({ $0 == mark || $0 == UInt8(ascii: " ") })
    else { return nil }
    return row.start..<row.end
  }

  /// Cuts a line at the columns; text that goes over the gap before a column goes on in it.
  private func addCells(
    of row: RestructuredTextLine, at starts: [Int], indentation: Int, _ cells: inout [[Range<Int>]]
  ) {
    var column = row.indentation - indentation
    var cell = starts.lastIndex { $0 <= column } ?? 0
    var cellStart = row.start
    var offset = row.start
    while offset < row.end {
      if cell + 1 < starts.count, column >= starts[cell + 1] {
        let isGap = offset > row.start && bytes[offset - 1].isBlank
        if isGap {
          if offset > cellStart { cells[cell].append(cellStart..<offset) }
          cellStart = offset
        }
        cell += 1
        continue
      }
      let length = bytes.scalarLength(at: offset, end: row.end)
      column += length >= 3 && isWide(offset, row.end) ? 2 : 1
      offset += length
    }
    cells[cell].append(cellStart..<row.end)
  }

  private mutating func keepCells(_ cells: inout [[Range<Int>]]) {
    for index in cells.indices where !cells[index].isEmpty {
      keepIfRole(cells[index])
      cells[index] = []
    }
  }
}
