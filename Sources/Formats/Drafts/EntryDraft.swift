import Bibliography

/// An entry as the reader of a format found it that does not write values in one piece, before it
/// stands in a block.
struct EntryDraft {
  struct Field {
    /// Lower case, biblatex's where biblatex has one.
    var name: String
    /// Where it stands in the text, name and value; a page says some things once for many papers.
    var place: Range<Int>
    /// As it is to be read; a field without a value is none.
    var value: [UInt8]
    var form: ValueForm

    init(_ name: String, _ place: Range<Int>, _ value: [UInt8], _ form: ValueForm = .plain) {
      self.name = name
      self.place = place
      self.value = value
      self.form = form
    }

    /// The value as it is to be read.
    var string: String { String(decoding: value, as: UTF8.self) }

    /// A field of people.
    init(_ name: String, _ place: Range<Int>, people: PersonNames) {
      self.init(name, place, [], .names)
      for person in people.people { NameList.append(person, to: &value) }
      if !people.isComplete { NameList.appendOthers(to: &value) }
    }
  }

  /// The entry in the text.
  var range: Range<Int>
  /// The entry's own key; empty where it has none, so that one is made.
  var key: [UInt8] = []
  /// Where the key stands, or what definition leads to: the title.
  var keyPlace: Range<Int>
  /// Lower case, biblatex's where biblatex has one.
  var type: String
  var fields: [Field] = []
  /// What a key is made of, where that is not what the fields say.
  var ingredients: KeyIngredients?

  init(range: Range<Int>, keyPlace: Range<Int>? = nil, type: String) {
    self.range = range
    self.keyPlace = keyPlace ?? range
    self.type = type
  }

  /// Adds a field, unless it is empty.
  mutating func add(
    _ name: String, _ place: Range<Int>, _ value: [UInt8], _ form: ValueForm = .plain
  ) {
    if !value.isEmpty { fields.append(Field(name, place, value, form)) }
  }

  /// Adds people, unless there are none.
  mutating func add(_ name: String, _ place: Range<Int>, people: PersonNames) {
    let field = Field(name, place, people: people)
    if !field.value.isEmpty { fields.append(field) }
  }

  /// Adds a field whose text may have tags as in CSL-JSON, unless it is empty.
  mutating func add(_ name: String, _ place: Range<Int>, tagged value: [UInt8]) {
    add(name, place, value, CSLValue.form(of: value, from: 0))
  }

  /// Adds those of the fields that many entries share, in order, which the entry has not. O(fields).
  mutating func inherit(_ shared: [Field]) {
    for field in shared where !field.value.isEmpty && self.field(field.name) == nil {
      fields.append(field)
    }
  }

  /// The first field of a name.
  func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}
