import Testing

// A test writes what an editor shows, with the places it means marked in it:
//
//     As shown by @smi1️⃣ and others.
//     -- refs.bib --
//     @article{2️⃣smith20203️⃣, title = {Tides}}
//
// The markers are taken out before anything reads the text. A marker's number is its name: it is
// found whatever file it stands in.

/// The files of a test, with `1️⃣` … `9️⃣` taken out and kept as places.
package struct MarkedText: Sendable {
  /// One file, as it is without markers.
  package struct File: Sendable, Equatable {
    /// What stands between the dashes; empty for what comes before the first `-- name --` line.
    package let name: String
    /// With the line end before the next `-- name --` line.
    package let text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }

    package var bytes: [UInt8] { Array(text.utf8) }
  }

  private struct Place {
    let file: Int
    let offset: Int
  }

  /// In the order written; at least one. The first has no name unless the text begins with a
  /// `-- name --` line.
  package let files: [File]
  private let places: [Int: Place]

  package init(_ marked: String) {
    var files: [File] = []
    var places: [Int: Place] = [:]
    var name = ""
    var scalars = String.UnicodeScalarView()
    var offset = 0

    func finishFile() {
      files.append(File(name: name, text: String(scalars)))
      scalars = String.UnicodeScalarView()
      offset = 0
    }

    for line in MarkedText.lines(of: Array(marked.unicodeScalars)) {
      if let newName = MarkedText.fileName(in: line) {
        if !(files.isEmpty && scalars.isEmpty) { finishFile() }
        name = newName
        continue
      }
      var index = line.startIndex
      while index < line.endIndex {
        if let marker = MarkedText.marker(in: line, at: index) {
          places[marker] = Place(file: files.count, offset: offset)
          index += 3
        } else {
          scalars.append(line[index])
          offset += UTF8.width(line[index])
          index += 1
        }
      }
    }
    finishFile()
    self.files = files
    self.places = places
  }

  /// The first file's text.
  package var text: String { files.first?.text ?? "" }

  /// The first file's bytes.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// The file with that name; the test fails when there is none.
  package func file(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> File {
    if let file = files.first(where: { $0.name == name }) { return file }
    Issue.record("The marked text has no file “\(name)”.", sourceLocation: sourceLocation)
    return File(name: name, text: "")
  }

  /// The byte offset of `marker` in its file; the test fails when the text has no such marker.
  package func offset(
    _ marker: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Int {
    if let place = places[marker] { return place.offset }
    Issue.record("The marked text has no marker \(marker).", sourceLocation: sourceLocation)
    return 0
  }

  /// The bytes between two markers of one file.
  package func range(
    _ start: Int = 1, _ end: Int = 2, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Range<Int> {
    let low = offset(start, sourceLocation: sourceLocation)
    return low..<max(low, offset(end, sourceLocation: sourceLocation))
  }

  /// The name of the file that `marker` stands in.
  package func fileName(
    of marker: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    if let place = places[marker] { return files[place.file].name }
    Issue.record("The marked text has no marker \(marker).", sourceLocation: sourceLocation)
    return ""
  }

  /// Whether the text has `marker`.
  package func has(_ marker: Int) -> Bool { places[marker] != nil }

  /// All markers, ascending.
  package var markers: [Int] { places.keys.sorted() }

  private static func lines(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var lines: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(scalars[start...index])
      start = index + 1
    }
    lines.append(scalars[start...])
    return lines
  }

  /// The name in a line `-- name --`.
  private static func fileName(in line: ArraySlice<Unicode.Scalar>) -> String? {
    let line = line.last == "\n" ? line.dropLast() : line
    guard line.count > 6, line.starts(with: "-- ".unicodeScalars),
      line.suffix(3).elementsEqual(" --".unicodeScalars)
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: line.dropFirst(3).dropLast(3))
    return String(name)
  }

  /// The number of the keycap at `index`: a digit, U+FE0F, U+20E3.
  private static func marker(in line: ArraySlice<Unicode.Scalar>, at index: Int) -> Int? {
    guard index + 2 < line.endIndex, line[index + 1] == "\u{FE0F}", line[index + 2] == "\u{20E3}"
    else { return nil }
    let digit = Int(line[index].value) - 0x30
    return (1...9).contains(digit) ? digit : nil
  }
}
