import JSON

/// The icon of a completion item (LSP 3.17, CompletionItemKind); those this server uses.
package enum CompletionItemKind: Int, Sendable {
  case text = 1
  case function = 3
  case field = 5
  case property = 10
  case value = 12
  case `enum` = 13
  case keyword = 14
  case snippet = 15
  case file = 17
  case reference = 18
  case folder = 19
  case constant = 21
}

/// How the text of a completion item is read (LSP 3.17, InsertTextFormat).
package enum InsertTextFormat: Int, Sendable {
  case plainText = 1
  case snippet = 2
}

/// What a client does to white space when it inserts an item (LSP 3.17, InsertTextMode).
package enum InsertTextMode: Int, Sendable {
  case asIs = 1
  case adjustIndentation = 2
}

/// One proposal (LSP 3.17, CompletionItem).
package struct CompletionItem: Hashable, Sendable {
  /// What an item does to the text.
  package enum Edit: Hashable, Sendable {
    case edit(TextEdit)
    /// Only for clients that announce `insertReplaceSupport`.
    case insertReplace(InsertReplaceEdit)
    /// The text that the list's default range is replaced by; only for clients that announce the
    /// item default `editRange`.
    case text(String)
  }

  /// How an item says that it should not be used any more.
  package enum Deprecation: Hashable, Sendable {
    /// By a tag; only for clients that announce the value in `tagSupport`.
    case tag
    /// By the member that tags have replaced; only for clients that announce `deprecatedSupport`.
    case member
  }

  /// What an item says of what it stands for, in whatever list.
  fileprivate struct Nature: Hashable, Sendable {
    /// What the user reads.
    let label: String
    /// Only for clients that announce `labelDetailsSupport`.
    let labelDetails: CompletionItemLabelDetails?
    /// What sort it is.
    let kind: CompletionItemKind?
    /// What has it struck through.
    let deprecation: Deprecation?
    /// One line beside or below the label.
    let detail: String?
    /// What comes back when the item is resolved, as JSON.
    let data: [UInt8]?
    /// The text that accepting the item inserts, once it is in `prepared`.
    var text: String?

    init(
      label: String, labelDetails: CompletionItemLabelDetails? = nil,
      kind: CompletionItemKind? = nil, deprecation: Deprecation? = nil, detail: String? = nil,
      data: [UInt8]? = nil
    ) {
      self.label = label
      self.labelDetails = labelDetails
      self.kind = kind
      self.deprecation = deprecation
      self.detail = detail
      self.data = data
    }
  }

  /// What few items of a long list have.
  private struct Rest: Hashable, Sendable {
    var documentation: MarkupContent?
    var insertTextFormat: InsertTextFormat?
    var insertTextMode: InsertTextMode?
    var additionalTextEdits: [TextEdit] = []
    var command: Command?
  }

  /// One reference, so that items of a long list are copied cheaply.
  private indirect enum Box<Content: Hashable & Sendable>: Hashable, Sendable {
    case content(Content)

    var content: Content {
      switch self {
      case .content(let content): content
      }
    }
  }

  private var natureBox: Box<Nature>
  /// The members of the nature as `prepare` wrote them, without braces.
  private var prepared: [UInt8]?
  private var restBox: Box<Rest>?
  /// Compared byte by byte; without it, the label.
  package var sortText: String?
  /// What the client compares with what is typed; without it, the label.
  package var filterText: String?
  /// What accepting does, where the nature has no text.
  private var ownEdit: Edit?

  /// Creates a value of its parts.
  package init(
    label: String, labelDetails: CompletionItemLabelDetails? = nil, kind: CompletionItemKind? = nil,
    deprecation: Deprecation? = nil, detail: String? = nil, documentation: MarkupContent? = nil,
    sortText: String? = nil, filterText: String? = nil, insertTextFormat: InsertTextFormat? = nil,
    insertTextMode: InsertTextMode? = nil, edit: Edit? = nil, additionalTextEdits: [TextEdit] = [],
    command: Command? = nil,
    data: [UInt8]? = nil
  ) {
    natureBox = .content(
      Nature(
        label: label, labelDetails: labelDetails, kind: kind, deprecation: deprecation,
        detail: detail, data: data))
    self.sortText = sortText
    self.filterText = filterText
    ownEdit = edit
    let rest = Rest(
      documentation: documentation, insertTextFormat: insertTextFormat,
      insertTextMode: insertTextMode, additionalTextEdits: additionalTextEdits, command: command)
    if rest != Rest() { restBox = .content(rest) }
  }
}

extension CompletionItem {
  /// What the item stands for.
  private var nature: Nature {
    get { natureBox.content }
    set { natureBox = .content(newValue) }
  }

  private var rest: Rest {
    get { restBox?.content ?? Rest() }
    set { restBox = .content(newValue) }
  }

  package var label: String { nature.label }
  package var labelDetails: CompletionItemLabelDetails? { nature.labelDetails }
  package var deprecation: Deprecation? { nature.deprecation }
  package var detail: String? { nature.detail }
  package var data: [UInt8]? { nature.data }

  /// What the user reads about the item.
  package var documentation: MarkupContent? {
    get { rest.documentation }
    set { rest.documentation = newValue }
  }

  /// Plain text without it.
  package var insertTextFormat: InsertTextFormat? { rest.insertTextFormat }

  /// Only for clients that announce the mode.
  package var insertTextMode: InsertTextMode? { rest.insertTextMode }

  /// Edits elsewhere in the same document.
  package var additionalTextEdits: [TextEdit] { rest.additionalTextEdits }

  /// Sent back after the edit.
  package var command: Command? {
    get { rest.command }
    set { rest.command = newValue }
  }

  /// What accepting does.
  package var edit: Edit? {
    get { ownEdit ?? nature.text.map(Edit.text) }
    set {
      ownEdit = newValue
      if nature.text != nil { (nature.text, prepared) = (nil, nil) }
    }
  }

  /// Writes the nature once for all lists that the item stands in, and the text that accepting it inserts,
  /// where that is all that accepting does.
  package mutating func prepare() {
    // Members without the braces around them.
    var writer = JSONWriter(reservingCapacity: 384)
    nature.writeTexts(to: &writer)
    writer.member("data", uncheckedJSON: data)
    if case .text(let text) = edit {
      writer.member("textEditText", text)
      nature.text = text
      ownEdit = nil
    }
    prepared = writer.finish()
  }
}

extension CompletionItem.Nature {
  fileprivate func writeTexts(to writer: inout JSONWriter) {
    writer.member("label", label)
    writer.member("labelDetails", labelDetails)
    writer.member("kind", kind?.rawValue)
    switch deprecation {
    // CompletionItemTag.Deprecated
    case .tag: writer.member("tags", [IntegerOrString.integer(1)])
    case .member: writer.member("deprecated", true)
    case nil: break
    }
    writer.member("detail", detail)
  }
}

extension CompletionItem {
  /// Writes items as an array. Where that is enough, members are read through the span one by one: an item
  /// that is copied is counted at all its references, each far away in memory.
  static func write(_ items: Span<CompletionItem>, to writer: inout JSONWriter) {
    // What is typed is the filter text of nearly all.
    let filterText = items.isEmpty ? nil : items[0].filterText
    var filter = JSONWriter(reservingCapacity: 64)
    filter.member("filterText", filterText)
    let filterMember = filter.finish()
    writer.beginArray()
    for index in items.indices {
      if items[index].isPrepared, let prepared = items[index].prepared {
        writer.beginObject()
        writer.raw(uncheckedJSON: prepared)
        writer.member("sortText", items[index].sortText)
        if items[index].filterText != filterText {
          writer.member("filterText", items[index].filterText)
        } else if filterText != nil {
          writer.raw(uncheckedJSON: filterMember)
        }
        writer.endObject()
      } else {
        items[index].write(to: &writer)
      }
    }
    writer.endArray()
  }

  /// Whether all is prepared but how the client sorts and filters the item.
  @inline(__always)
  private var isPrepared: Bool { restBox == nil && ownEdit == nil }
}

extension CompletionItem: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if let prepared {
      writer.raw(uncheckedJSON: prepared)
    } else {
      nature.writeTexts(to: &writer)
    }
    let rest = restBox?.content
    writer.member("documentation", rest?.documentation)
    writer.member("sortText", sortText)
    writer.member("filterText", filterText)
    writer.member("insertTextFormat", rest?.insertTextFormat?.rawValue)
    writer.member("insertTextMode", rest?.insertTextMode?.rawValue)
    switch ownEdit {
    case .edit(let edit): writer.member("textEdit", edit)
    case .insertReplace(let edit): writer.member("textEdit", edit)
    case .text(let text): writer.member("textEditText", text)
    case nil: break
    }
    if let rest, !rest.additionalTextEdits.isEmpty {
      writer.member("additionalTextEdits", rest.additionalTextEdits)
    }
    writer.member("command", rest?.command)
    if prepared == nil { writer.member("data", uncheckedJSON: data) }
    writer.endObject()
  }
}

/// What stands beside a label, in less prominent type (LSP 3.17, CompletionItemLabelDetails).
package struct CompletionItemLabelDetails: Hashable, Sendable {
  /// Directly after the label, without a space.
  package var detail: String?
  /// After the detail, at the right.
  package var description: String?

  /// Creates a value of its parts.
  package init(detail: String? = nil, description: String? = nil) {
    self.detail = detail
    self.description = description
  }
}

extension CompletionItemLabelDetails: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("detail", detail)
      writer.member("description", description)
    }
  }
}
