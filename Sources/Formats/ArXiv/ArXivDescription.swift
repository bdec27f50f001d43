import Bibliography
import Markup

/// What a page or feed says of one paper on arXiv, before it is an entry.
struct ArXivDescription {
  /// A text and where it stands.
  struct Part {
    var value: [UInt8]
    var place: Range<Int>

    init(_ value: [UInt8], _ place: Range<Int>) {
      self.value = value
      self.place = place
    }

    /// What an element says, without markup.
    init(_ element: MarkupElement) {
      self.init(HTMLText.value(element).plain, element.range)
    }
  }

  /// The identifier without version and archive's class.
  let id: Part
  /// As authors type them, TeX and all.
  var title: Part?
  var abstract: Part?
  var authors: (people: PersonNames, place: Range<Int>)?
  /// As biblatex writes it.
  var date: Part?
  var doi: Part?
  /// Where it was published, in free words.
  var journalReference: Part?
  var comment: Part?
  /// Names of classes, the first one the paper's own.
  var classes: (names: [String], place: Range<Int>)?
  /// The subjects in words, their classes in brackets.
  var subjects: Part? {
    didSet {
      guard let subjects else { return }
      let text = String(decoding: subjects.value, as: UTF8.self)
      classes = (ArXivDescription.classNames(in: text), subjects.place)
    }
  }

  /// A paper of this identifier, which may have `arXiv:` before it and a version behind; `nil` for
  /// a text that is none.
  init?(id text: String, at place: Range<Int>) {
    guard let id = ArXivDescription.identifier(in: text) else { return nil }
    self.id = Part(Array(id.utf8), place)
    date = ArXivPaper.date(ofIdentifier: self.id.value[...]).map { Part($0, place) }
  }

  /// The entry, with what it has of fields in a fixed order.
  func draft(_ range: Range<Int>) -> EntryDraft {
    var draft = EntryDraft(range: range, keyPlace: title?.place ?? id.place, type: "misc")
    add("title", title, .latex, to: &draft)
    if let authors { draft.add("author", authors.place, people: authors.people) }
    addPublication(to: &draft)
    add("eprint", id, .plain, to: &draft)
    draft.add("eprinttype", id.place, text: "arxiv")
    if let classes, let first = classes.names.first {
      draft.add("eprintclass", classes.place, text: first)
    }
    add("doi", doi, .plain, to: &draft)
    add("note", comment, .latex, to: &draft)
    add("subjects", subjects, .plain, to: &draft)
    add("abstract", abstract, .latex, to: &draft)
    // A list that is cut at its end begins with the first author.
    draft.ingredients = KeyIngredients(
      firstAuthorFamily: authors?.people.people.first.map { $0.literal + $0.family },
      year: draft.field("date").map { String(decoding: $0.value.prefix(4), as: UTF8.self) },
      title: LaTeXText.decode(title?.value ?? []))
    return draft
  }

  /// Adds where and when the paper came out: in a journal where one is named in a form that can be
  /// read, else on arXiv.
  private func addPublication(to draft: inout EntryDraft) {
    if let part = journalReference {
      if let found = ArXivJournalReference(part.value[...]) {
        draft.type = "article"
        draft.add("journaltitle", part.place, Array(part.value[found.journal]), .latex)
        draft.add("volume", part.place, Array(part.value[found.volume]))
        if let number = found.number { draft.add("number", part.place, Array(part.value[number])) }
        draft.add("pages", part.place, Array(part.value[found.pages]))
        draft.add("date", part.place, Array(part.value[found.year]))
        return
      }
      add("journal-ref", part, .latex, to: &draft)
    }
    add("date", date, .plain, to: &draft)
  }

  private func add(_ name: String, _ part: Part?, _ form: ValueForm, to draft: inout EntryDraft) {
    if let part { draft.add(name, part.place, part.value, form) }
  }

  // MARK: Identifiers

  /// The identifier in `arXiv:2301.00001v2`, `https://arxiv.org/abs/math.GT/0309136` or the like.
  static func identifier(in text: String) -> String? {
    var name = "eprint"
    var bare = text.drop { $0.isWhitespace }
    if let path = text.firstRange(of: "/abs/") {
      // A link may leave out the site.
      bare = text[path.upperBound...]
    } else if text.contains("//") {
      name = "url"
    } else if bare.lowercased().hasPrefix("arxiv:") {
      bare = bare.dropFirst(6).drop { $0 == " " }
    }
    let field = Entry.Field(name: name, value: Array(bare.utf8), form: .plain)
    let entry = Entry(key: "", type: "misc", fields: [field])
    return entry.identifiers.first { $0.kind == .arXiv }?.text
  }

  /// The class in brackets of `Machine Learning (cs.LG)`, of each subject of a list.
  static func classNames(in subjects: String) -> [String] {
    subjects.split(separator: ";").compactMap { subject in
      guard let open = subject.lastIndex(of: "("), let close = subject.lastIndex(of: ")"),
        open < close
      else { return nil }
      return String(subject[subject.index(after: open)..<close])
    }
  }
}
