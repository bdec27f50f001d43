import TextStorage

/// One entry as shown: made on demand from the columns, with one read of its bytes. Values are
/// decoded when asked for.
package struct Entry: Sendable {
  /// A field: its name and its value as written.
  package struct Field: Sendable {
    /// Lower case.
    package let name: String
    /// The value without its outer delimiters, macros and `#` joined, LaTeX kept.
    package let value: [UInt8]
    package let form: ValueForm
    /// Macros in the value that nothing defines.
    package let unknownMacros: [[UInt8]]
    /// Which entry says it in place of this one; `nil` for a field of the entry's own.
    package let inheritance: Inheritance?

    package init(
      name: String, value: [UInt8], form: ValueForm, unknownMacros: [[UInt8]] = [],
      inheritance: Inheritance? = nil
    ) {
      self.name = name
      self.value = value
      self.form = form
      self.unknownMacros = unknownMacros
      self.inheritance = inheritance
    }

    /// The field as an entry has it that inherits it.
    func inherited(as name: String, _ inheritance: Inheritance) -> Field {
      Field(
        name: name, value: value, form: form, unknownMacros: unknownMacros,
        inheritance: inheritance)
    }

    /// Whether the entry says it itself, or has a container say it: what is inherited from a volume
    /// or from the member of a set is about that one.
    package var isOwn: Bool { inheritance.map { $0.relation == .xdata } ?? true }

    /// Whether it is about the work that the entry is shown as, and not about the volume that is in.
    package var isOfShownWork: Bool { inheritance?.relation != .crossref }

    /// The value as a reader sees it.
    package var text: String {
      switch form {
      case .plain: String(decoding: value, as: UTF8.self)
      case .latex, .expression: LaTeXText.decode(value)
      case .markup: MarkupText.decode(value)
      case .names: names.bibTeXList
      }
    }

    /// The value as a reader sees it, with its light markup.
    package var richText: RichText {
      switch form {
      case .latex, .expression: LaTeXText.decodeMarkup(value)
      case .markup: MarkupText.richText(value)
      case .plain, .names: RichText(text)
      }
    }

    /// The value as written, people as a `.bib` has them.
    package var written: [UInt8] {
      form == .names ? Array(names.bibTeXList.utf8) : value
    }

    /// The people in the value.
    package var names: PersonNames { PersonNames(value, form: form) }

    /// The date in the value.
    package var date: PublicationDate {
      form == .latex ? PublicationDate(parsing: value) : PublicationDate(plain: value)
    }
  }

  package let key: Citekey
  /// Lower case.
  package let type: String
  /// In the order of the file, repeated ones too.
  package let fields: [Field]

  package init(key: Citekey, type: String, fields: [Field]) {
    self.key = key
    self.type = type
    self.fields = fields
  }

  /// The first field of that name.
  package func field(_ name: String) -> Field? {
    // By index, so that no field is copied but the one that is found.
    for index in fields.indices where fields[index].name == name { return fields[index] }
    return nil
  }

  /// The text of the first of these fields that is there and not empty.
  package func text(_ names: String...) -> String? {
    for name in names {
      if let text = field(name)?.text, !text.isEmpty { return text }
    }
    return nil
  }

  // MARK: What every reader asks for

  /// Title and subtitle.
  package var title: String? {
    guard let title = text("title") else { return text("shorttitle") }
    guard let subtitle = text("subtitle") else { return title }
    return title.last.map { "?!:".contains($0) } == true
      ? "\(title) \(subtitle)" : "\(title): \(subtitle)"
  }

  /// Title and subtitle with their markup.
  package var richTitle: RichText? {
    guard var title = field("title")?.richText, !title.isEmpty else {
      return field("shorttitle")?.richText
    }
    guard let subtitle = field("subtitle")?.richText, !subtitle.isEmpty else { return title }
    let isEnded = title.plain.last.map { "?!:".contains($0) } == true
    title.append(RichText(isEnded ? " " : ": "))
    title.append(subtitle)
    return title
  }

  package var authors: PersonNames { names("author") }
  package var editors: PersonNames { names("editor") }

  /// The authors, or where there are none the editors.
  package var creators: PersonNames {
    let authors = authors
    return authors.people.isEmpty ? editors : authors
  }

  /// The creators as texts cite them; empty for nobody.
  package var shortCreators: String {
    for name in ["author", "editor"] {
      guard let field = field(name) else { continue }
      let names = PersonNames(
        field.value, form: field.form, limit: PersonNames.shortListLimit)
      if !names.people.isEmpty { return names.shortList }
    }
    return ""
  }

  /// The people of one field.
  package func names(_ name: String) -> PersonNames {
    field(name)?.names ?? PersonNames(people: [])
  }

  package var date: PublicationDate? {
    if let date = wholeDate { return date }
    guard let year = field("year") else { return nil }
    var date = PublicationDate(year: year.value, month: field("month")?.value ?? [])
    // Neither BibTeX nor biblatex has `day`, but many exports do.
    if date.end == nil, date.start?.month != nil, date.start?.day == nil,
      let day = text("day").flatMap({ Int($0) }), (1...31).contains(day)
    {
      date.start?.day = day
    }
    return date
  }

  /// The year as shown, or what the entry says in its place (`in press`).
  package var year: String? {
    // Month and day need not be read.
    let date = wholeDate ?? field("year").map { PublicationDate(year: $0.value) }
    return date.map(\.yearText).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The date in one field; `nil` where `year` and what goes with it say more.
  private var wholeDate: PublicationDate? {
    // Old exports of the ACL Anthology have the days alone in `date`: `19-21`.
    guard let date = field("date")?.date, date.year != nil || field("year") == nil else {
      return nil
    }
    return date
  }

  /// Where it appeared: journal, book, institution or what comes nearest.
  package var venue: String? {
    text(
      "journaltitle", "journal", "booktitle", "school", "institution", "publisher",
      "organization", "howpublished")
  }

  /// That of the work itself: a volume's abstract is about something else.
  package var abstract: String? {
    guard let field = field("abstract"), field.isOfShownWork else { return nil }
    let text = field.text
    return text.isEmpty ? nil : text
  }
}

extension ParsedSource {
  /// The entry at `location`; `nil` when its text can no longer be read as it was scanned.
  ///
  /// `number` is the source's place in the list `macros` was made of. One read of the entry's
  /// bytes.
  package func entry(
    at location: EntryLocation, macros: MacroTable = MacroTable(), number: Int = 0
  ) -> Entry? {
    guard blocks.indices.contains(location.block) else { return nil }
    let block = blocks[location.block]
    guard location.index >= 0, location.index < block.entryCount else { return nil }
    let blockStart = byteStarts[location.block]
    let range = block.entryRange(location.index)
    if block.values == nil {
      guard
        let bytes = text.bytes(
          in: (blockStart + range.lowerBound)..<(blockStart + range.upperBound)),
        bytes.count == range.count
      else { return nil }
      return entry(
        at: location, values: bytes, valuesStart: range.lowerBound, macros: macros, number: number)
    }
    return entry(
      at: location, values: block.values ?? [], valuesStart: 0, macros: macros, number: number)
  }

  /// The entry at `location`, which the source has, from bytes of its block's value buffer that begin
  /// at `bufferStart`.
  package func entry(
    at location: EntryLocation, values buffer: [UInt8], valuesStart bufferStart: Int,
    macros: MacroTable, number: Int
  ) -> Entry {
    let block = blocks[location.block]
    let blockStart = byteStarts[location.block]
    var fields: [Entry.Field] = []
    fields.reserveCapacity(block.fields(of: location.index).count)
    for field in block.fields(of: location.index) {
      let range = block.valueRange(field)
      let inBuffer =
        ((range.lowerBound - bufferStart)..<(range.upperBound - bufferStart))
        .clamped(toCount: buffer.count)
      var value = Array(buffer[inBuffer])
      var unknown: [[UInt8]] = []
      var form = block.valueForm[field]
      if form == .expression {
        let expanded = macros.expanded(
          value, source: number, offset: blockStart + range.lowerBound)
        value = expanded.value
        unknown = expanded.unknown
        form = .latex
      }
      fields.append(
        Entry.Field(
          name: block.name(ofField: field), value: value, form: form, unknownMacros: unknown))
    }
    return Entry(
      key: Citekey(utf8: Array(keyBytes(location))), type: block.typeName(of: location.index),
      fields: fields)
  }
}
