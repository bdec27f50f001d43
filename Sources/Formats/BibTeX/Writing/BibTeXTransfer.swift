import Bibliography
import TextStorage

// What one researcher wrote in LaTeX another one gets as it was written: macros, protected capitals,
// line breaks and all. Only where the target's engine would not see a field is the entry said anew in
// its dialect, and even then what stays the same stays as it was written.

/// Makes entries of any format ready for one `.bib`.
package struct BibTeXTransfer: Sendable {
  /// An entry, and what of it is not written.
  package struct Result: Sendable {
    package var text: BibTeXEntryText
    package var leftOut: [String]
  }

  /// How much of an entry stays as it is written.
  package enum Fidelity: Sendable, Hashable {
    /// What the target's engine and letters allow; what nobody prints is left out.
    case adapted
    /// All but paths of the own machine and the like.
    case verbatim
  }

  private let style: BibTeXStyle
  private let fidelity: Fidelity
  package let dialect: BibTeXDialect
  private let encoding: TextEncoding
  private let alphabet: LaTeXEncoder.Alphabet

  /// `dialect` counts where the file does not say what it is written for.
  package init(
    into style: BibTeXStyle, dialect: BibTeXDialect, encoding: TextEncoding,
    fidelity: Fidelity = .adapted
  ) {
    self.style = style
    self.fidelity = fidelity
    self.dialect = style.dialect ?? dialect
    self.encoding = encoding
    alphabet = style.hasUnicode ?? (self.dialect == .biblatex) ? .unicode : .ascii
  }

  /// The entry under `key`. `expressions` are the values that have macros, as they are written.
  /// Linear.
  package func result(
    of entry: Entry, key: Citekey, expressions: [String: [UInt8]] = [:]
  ) -> Result {
    var leftOut: [String] = []
    var names: Set<String> = []
    let fields = entry.fields.filter { field in
      if isLeftOut(field) {
        leftOut.append(field.name)
        return false
      }
      // BibTeX takes the first of a repeated field.
      return names.insert(field.name).inserted
    }
    let entry = Entry(key: entry.key, type: entry.type, fields: fields)
    let isCopied =
      fields.allSatisfy(\.isLaTeX) && (fidelity == .verbatim || !needsConversion(entry, names))
    let (type, written) = isCopied ? copied(entry, expressions) : converted(entry, expressions)
    return Result(
      text: BibTeXEntryText(
        type: type, key: key,
        fields: fidelity == .verbatim && isCopied ? written : written.map(encodable)),
      leftOut: leftOut)
  }

  // MARK: What is left out

  /// What is about somebody's copy of a paper, and not about the paper: paths of another machine, marks
  /// of reference managers.
  private static let privateFields: Set<String> = [
    "file", "pdf", "ps", "localfile", "local-url", "localurl", "owner", "timestamp", "creationdate",
    "modificationdate", "date-added", "date-modified", "groups", "__markedentry", "readstatus",
    "ranking", "priority", "printed", "qualityassured", "relevance", "read", "rating", "posted-at",
    "added-at", "interhash", "intrahash", "username", "uri", "citation-key", "citeulike-article-id",
    "citeulike-linkout-0", "pagename", "x-color", "custom",
    "bibitem",
  ]
  private static let privatePrefixes = [
    "bdsk-", "mendeley-", "citeulike-", "comment-", "papers2_", "papers3_", "zotero-", "x-",
    "jabref-",
  ]
  /// What nobody prints. It is kept where the file's own entries have it: who wants abstracts in a
  /// paper's bibliography has them there.
  private static let unprintedFields: Set<String> = [
    "abstract", "keywords", "keyword", "annote", "annotation", "review", "comment", "categories",
    "tags",
  ]

  private func isLeftOut(_ field: Entry.Field) -> Bool {
    let name = field.name
    // An empty field keeps a child from inheriting another one's.
    if field.value.isEmpty, fidelity == .adapted { return !style.usualFields.contains(name) }
    if name == "uri", field.value.starts(with: "http".utf8) { return false }
    if fidelity == .adapted, BibTeXTransfer.unprintedFields.contains(name) {
      return !style.usualFields.contains(name)
    }
    return BibTeXTransfer.privateFields.contains(name)
      || BibTeXTransfer.privatePrefixes.contains { name.hasPrefix($0) }
  }

  // MARK: As it is written

  private func copied(
    _ entry: Entry, _ expressions: [String: [UInt8]]
  ) -> (String, [BibTeXEntryText.Field]) {
    let fields = entry.fields.map { field in
      BibTeXEntryText.Field(name: field.name, value: value(of: field, expressions))
    }
    return (entry.type, fields)
  }

  private func value(
    of field: Entry.Field, _ expressions: [String: [UInt8]]
  ) -> BibTeXEntryText.Value {
    if let expression = expressions[field.name], field.inheritance == nil {
      return expression.allSatisfy { $0 &- 0x30 < 10 }
        ? .latex(expression) : .expression(expression)
    }
    guard BibTeXValueWriter.isReadable(field.value) else {
      var writer = BibTeXValueWriter(dialect, alphabet)
      return .latex(writer.latex(field))
    }
    return .latex(field.value)
  }

  /// A value in letters that the file can have.
  private func encodable(_ field: BibTeXEntryText.Field) -> BibTeXEntryText.Field {
    guard case .latex(let value) = field.value, value.contains(where: { $0 >= 0x80 }),
      alphabet == .ascii || encoding.encode(value) == nil
    else { return field }
    var writer = BibTeXValueWriter(dialect, .ascii)
    let encoded = writer.latex(Entry.Field(name: field.name, value: value, form: .latex))
    return BibTeXEntryText.Field(name: field.name, value: .latex(encoded))
  }

  // MARK: In another dialect

  /// Fields that BibTeX's styles do not read, and for which they have others.
  private static let convertedForBibTeX: Set<String> = [
    "date", "journaltitle", "location", "maintitle", "subtitle", "booksubtitle", "eprinttype",
    "eprintclass", "issue", "eventtitle",
  ]

  private func needsConversion(_ entry: Entry, _ names: Set<String>) -> Bool {
    switch dialect {
    case .bibTeX:
      let type = entry.type
      if !style.seenTypes.contains(type),
        type == "thesis" || BibTeXTypes.bibTeXName[type] != nil && type != "conference"
      {
        return true
      }
      return !names.subtracting(style.seenFields)
        .isDisjoint(with: BibTeXTransfer.convertedForBibTeX)
    case .biblatex: return style.prefersBiblatexNames(names)
    }
  }

  private func converted(
    _ entry: Entry, _ expressions: [String: [UInt8]]
  ) -> (String, [BibTeXEntryText.Field]) {
    var writer = BibTeXEntryWriter(entry, dialect, alphabet: alphabet)
    writer.write()
    let values = BibTeXValueWriter(dialect, alphabet)
    var originals: [[UInt8]: Entry.Field] = [:]
    for field in entry.fields where field.isLaTeX {
      let line = values.oneLine(field.value)
      if originals[line] == nil { originals[line] = field }
    }
    var names: Set<String> = []
    var fields: [BibTeXEntryText.Field] = []
    for written in writer.sortedFields {
      names.insert(written.name)
      fields.append(
        BibTeXEntryText.Field(
          name: written.name, value: value(of: written, originals, expressions)))
    }
    // What a dialect does not know it does not mind either.
    for field in entry.fields
    where field.isLaTeX && writer.lostFields.contains(field.name)
      && !names.contains(field.name)
      && !BibTeXTransfer.convertedForBibTeX.contains(field.name)
      && !BibTeXFields.keys.contains(field.name)
    {
      fields.append(
        BibTeXEntryText.Field(name: field.name, value: value(of: field, expressions)))
    }
    return (writer.type, fields)
  }

  /// The value as the entry's author wrote it, where it is the same.
  private func value(
    of written: BibTeXEntryWriter.Written, _ originals: [[UInt8]: Entry.Field],
    _ expressions: [String: [UInt8]]
  ) -> BibTeXEntryText.Value {
    guard written.value.first == UInt8(ascii: "{"), written.value.count >= 2 else {
      return .expression(written.value)
    }
    let latex = Array(written.value[1..<(written.value.count - 1)])
    guard let field = originals[latex],
      field.name == written.name || BibTeXFields.bibTeXName[field.name] == written.name
        || BibTeXFields.biblatexName[field.name] == written.name
    else {
      // As arXiv writes it, and styles expect it.
      let isArXiv = written.name == "archiveprefix" && latex.elementsEqual("arxiv".utf8)
      return .latex(isArXiv ? Array("arXiv".utf8) : latex)
    }
    return value(of: field, expressions)
  }
}

extension Entry.Field {
  /// Whether the value can stand in a `.bib` as it is; a number needs no delimiters there.
  fileprivate var isLaTeX: Bool {
    form == .latex || form == .plain && value.allSatisfy { $0 &- 0x30 < 10 }
  }
}
