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
  }

  /// One reference, so that items of a long list are copied cheaply.
  private indirect enum Box: Hashable, Sendable {
    case nature(Nature)
  }

  private var box: Box
  /// The members of the nature as `prepare` wrote them, without braces.
  private var prepared: [UInt8]?
  /// What the user reads about the item.
  package var documentation: MarkupContent?
  /// Compared byte by byte; without it, the label.
  package var sortText: String?
  /// What the client compares with what is typed; without it, the label.
  package var filterText: String?
  /// Plain text without it.
  package var insertTextFormat: InsertTextFormat?
  /// Only for clients that announce the mode.
  package var insertTextMode: InsertTextMode?
  /// What accepting does.
  package var edit: Edit?
  /// Edits elsewhere in the same document.
  package var additionalTextEdits: [TextEdit] = []
  /// Sent back after the edit.
  package var command: Command?

  /// Creates a value of its parts.
  package init(
    label: String, labelDetails: CompletionItemLabelDetails? = nil, kind: CompletionItemKind? = nil,
    deprecation: Deprecation? = nil, detail: String? = nil, documentation: MarkupContent? = nil,
    sortText: String? = nil, filterText: String? = nil, insertTextFormat: InsertTextFormat? = nil,
    insertTextMode: InsertTextMode? = nil, edit: Edit? = nil, additionalTextEdits: [TextEdit] = [],
    command: Command? = nil,
    data: [UInt8]? = nil
  ) {
    box = .nature(
      Nature(
        label: label, labelDetails: labelDetails, kind: kind, deprecation: deprecation,
        detail: detail, data: data))
    self.documentation = documentation
    self.sortText = sortText
    self.filterText = filterText
    self.insertTextFormat = insertTextFormat
    self.insertTextMode = insertTextMode
    self.edit = edit
    self.additionalTextEdits = additionalTextEdits
    self.command = command
  }
}

extension CompletionItem {
  /// What the item stands for.
  private var nature: Nature {
    switch box {
    case .nature(let nature): nature
    }
  }

  package var label: String { nature.label }
  package var labelDetails: CompletionItemLabelDetails? { nature.labelDetails }
  package var deprecation: Deprecation? { nature.deprecation }
  package var detail: String? { nature.detail }
  package var data: [UInt8]? { nature.data }

  /// Writes the nature once for all lists that the item stands in.
  package mutating func prepare() {
    var writer = JSONWriter()
    writer.object { writer in
      nature.writeTexts(to: &writer)
      writer.member("data", uncheckedJSON: data)
    }
    prepared = Array(writer.finish().dropFirst().dropLast())
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

extension CompletionItem: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      if let prepared {
        writer.raw(uncheckedJSON: prepared)
      } else {
        nature.writeTexts(to: &writer)
      }
      writer.member("documentation", documentation)
      writer.member("sortText", sortText)
      writer.member("filterText", filterText)
      writer.member("insertTextFormat", insertTextFormat?.rawValue)
      writer.member("insertTextMode", insertTextMode?.rawValue)
      switch edit {
      case .edit(let edit): writer.member("textEdit", edit)
      case .insertReplace(let edit): writer.member("textEdit", edit)
      case .text(let text): writer.member("textEditText", text)
      case nil: break
      }
      if !additionalTextEdits.isEmpty {
        writer.member("additionalTextEdits", additionalTextEdits)
      }
      writer.member("command", command)
      if prepared == nil { writer.member("data", uncheckedJSON: data) }
    }
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
