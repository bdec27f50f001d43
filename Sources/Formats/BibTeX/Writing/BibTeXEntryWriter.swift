import Bibliography

/// Makes the type and the fields of one entry in a dialect.
struct BibTeXEntryWriter {
  /// A field as it stands in the file, delimiters and all.
  struct Written {
    var name: String
    var value: [UInt8]
  }

  let entry: Entry
  let dialect: BibTeXDialect
  /// The entry type in the dialect.
  private(set) var type: String
  private(set) var fields: [Written] = []
  private var names: Set<String> = []
  /// Fields of the entry that are not said, or not wholly.
  private(set) var lostFields: Set<String> = []
  var values: BibTeXValueWriter
  /// Fields of the entry that are done with.
  private var doneFields: Set<String> = []

  init(_ entry: Entry, _ dialect: BibTeXDialect, alphabet: LaTeXEncoder.Alphabet? = nil) {
    self.entry = entry
    self.dialect = dialect
    // Another format may call a type anything.
    let isType =
      BibTeXEntryWriter.isName(entry.type)
      && !["comment", "string", "preamble"].contains(entry.type)
    type = isType ? entry.type : "misc"
    values = BibTeXValueWriter(dialect, alphabet ?? dialect.alphabet)
  }

  mutating func write() {
    finishPreprintNumber()
    switch dialect {
    case .bibTeX: writeBibTeX()
    case .biblatex: writeBiblatex()
    }
  }

  /// The fields in the order in which they are written.
  var sortedFields: [Written] {
    fields.enumerated().sorted { a, b in
      let last = BibTeXFields.order.count
      let left = BibTeXFields.position[a.element.name] ?? last
      let right = BibTeXFields.position[b.element.name] ?? last
      return (left, a.offset) < (right, b.offset)
    }.map(\.element)
  }

  /// The number of a preprint in CSL is its eprint again.
  private mutating func finishPreprintNumber() {
    if let eprint = entry.verbatim("eprint"), let number = entry.field("number"),
      number.form == .plain, number.text.lowercased() == "arxiv:" + eprint.lowercased()
    {
      finish("number")
    }
  }

  // MARK: Steps

  mutating func setType(_ name: String) {
    type = name
  }

  /// Whether a field of that name is written.
  func has(_ name: String) -> Bool {
    names.contains(name)
  }

  /// The text of a field that is not empty.
  func text(_ name: String) -> String? {
    entry.text(name)
  }

  /// Notes that fields are said elsewhere, or need not be said.
  mutating func finish(_ names: String...) {
    doneFields.formUnion(names)
  }

  /// Notes that a field is not said.
  mutating func lose(_ name: String) {
    doneFields.insert(name)
    if entry.text(name) != nil { lostFields.insert(name) }
  }

  /// Notes that a field is said in part.
  mutating func markLost(_ name: String) { lostFields.insert(name) }

  func isDone(_ name: String) -> Bool { doneFields.contains(name) }

  /// Writes a value under a name, unless there is none or the name is taken; whether it did.
  @discardableResult
  mutating func add(_ name: String, latex: [UInt8]) -> Bool {
    guard !latex.isEmpty, names.insert(name).inserted else { return false }
    fields.append(
      Written(name: name, value: [UInt8(ascii: "{")] + latex + [UInt8(ascii: "}")]))
    return true
  }

  @discardableResult
  mutating func add(_ name: String, text: String) -> Bool {
    add(name, latex: values.latex(RichText(text)))
  }

  /// Writes an expression, that needs no braces.
  mutating func add(_ name: String, expression: String) {
    guard names.insert(name).inserted else { return }
    fields.append(Written(name: name, value: Array(expression.utf8)))
  }

  /// Writes a field of the entry under a name, its own or another.
  mutating func say(_ field: String, as name: String) {
    guard !isDone(field), let found = entry.field(field) else { return }
    say(found, as: name)
  }

  private mutating func say(_ field: Entry.Field, as name: String) {
    doneFields.insert(field.name)
    var own = BibTeXValueWriter(dialect, values.alphabet)
    let latex = own.latex(field)
    if latex.isEmpty { return }
    if !add(name, latex: latex), !isSaid(latex, as: name) { lostFields.insert(field.name) }
    if own.hasUnsaid { lostFields.insert(field.name) }
  }

  /// Whether a field of that name has that value already. There are few names that two fields get.
  private func isSaid(_ latex: [UInt8], as name: String) -> Bool {
    fields.contains { $0.name == name && $0.value.dropFirst().dropLast().elementsEqual(latex) }
  }

  /// Writes all other fields of the entry under the names that `name` gives; `nil` loses one.
  mutating func sayRest(_ name: (Entry.Field) -> String?) {
    for field in entry.fields where !isDone(field.name) {
      // Users of a `.bib` have names of their own; those of other formats are for nobody who reads one.
      let isWritable =
        BibTeXEntryWriter.isName(field.name)
        && (field.form == .latex || !field.name.contains("."))
      if isWritable, let name = name(field) {
        say(field, as: name)
      } else {
        doneFields.insert(field.name)
        if !field.value.isEmpty { lostFields.insert(field.name) }
      }
    }
  }

  /// Whether a `.bib` can have a field of that name.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first &- 0x30 >= 10 else { return false }
    return name.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"\"#%'(),={}\\~@".utf8.contains(byte)
    }
  }
}
