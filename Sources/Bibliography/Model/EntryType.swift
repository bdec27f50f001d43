/// The type of an entry (`article`, `book`…) as a small integer, in the manner of `FieldName`.
package struct EntryType: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Said here, as what every raw value has is not specialized.
  package static func == (a: EntryType, b: EntryType) -> Bool { a.rawValue == b.rawValue }

  /// The first number that means a name in a block's own table.
  package static let firstCustom: UInt16 = 256

  package static let article = known("article")
  package static let misc = known("misc")

  /// The number of a known type, given in lower case.
  package static func known(lowercased name: Span<UInt8>) -> EntryType? {
    table.number(of: name).map(EntryType.init(rawValue:))
  }

  /// The spelling of a known type, `nil` for one of a block's own.
  package var knownName: String? { EntryType.table.name(of: rawValue) }

  private static func known(_ name: String) -> EntryType {
    let bytes = ArraySlice(name.utf8)
    return EntryType(rawValue: table.number(of: bytes.span) ?? firstCustom)
  }

  /// BibTeX's and biblatex's entry types (biblatex manual §2.1, "Entry Types").
  private static let table = NameTable([
    "article", "inproceedings", "misc", "book", "incollection", "phdthesis", "mastersthesis",
    "techreport", "proceedings", "conference", "inbook", "booklet", "manual", "unpublished",
    "online", "thesis", "report", "collection", "mvbook", "mvcollection", "mvproceedings",
    "mvreference", "reference", "inreference", "periodical", "suppbook", "suppcollection",
    "suppperiodical", "patent", "dataset", "software", "set", "xdata", "electronic", "www",
    "artwork", "audio", "bibnote", "commentary", "image", "jurisdiction", "legislation", "legal",
    "letter", "movie", "music", "performance", "review", "standard", "video", "bookinbook",
  ])
}

extension EntryType {
  /// What an entry of a type is of: a paper and the volume it is in are two works, whatever they
  /// have in common.
  package enum Level: Sendable, Hashable {
    /// A book, or all of a volume of proceedings.
    case whole
    /// An article, a paper, a chapter.
    case part
    case thesis
    case data
    case patent
  }

  /// What entries of this type are of; `nil` for a type that is used for anything, as `misc`.
  package var level: Level? {
    knownName.flatMap { EntryType.levels[$0] }
  }

  private static let levels: [String: Level] = {
    var levels: [String: Level] = [:]
    for (level, names) in [
      (
        Level.whole,
        [
          "book", "proceedings", "collection", "reference", "periodical", "mvbook",
          "mvcollection", "mvproceedings", "mvreference",
        ]
      ),
      (
        .part,
        [
          "article", "inproceedings", "conference", "incollection", "inbook", "inreference",
          "suppbook", "suppcollection", "suppperiodical", "bookinbook",
        ]
      ),
      (.thesis, ["thesis", "phdthesis", "mastersthesis"]),
      (.data, ["dataset", "software"]),
      (.patent, ["patent"]),
    ] {
      for name in names { levels[name] = level }
    }
    return levels
  }()
}
