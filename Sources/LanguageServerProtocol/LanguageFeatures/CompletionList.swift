import JSON

/// The answer to a completion request (LSP 3.17, CompletionList).
package struct CompletionList: Hashable, Sendable {
  /// Whether the client asks again when the user types on.
  package var isIncomplete: Bool
  /// Only what the client announces in `completionList.itemDefaults`.
  package var itemDefaults: CompletionItemDefaults?
  /// In the order of their sort texts, or any other.
  package var items: [CompletionItem]

  /// Creates a value of its parts.
  package init(
    isIncomplete: Bool, itemDefaults: CompletionItemDefaults? = nil, items: [CompletionItem]
  ) {
    self.isIncomplete = isIncomplete
    self.itemDefaults = itemDefaults
    self.items = items
  }
}

extension CompletionList: JSONWritable {
  package var sizeHint: Int { 400 * items.count }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("isIncomplete", isIncomplete)
      writer.member("itemDefaults", itemDefaults)
      writer.name("items")
      CompletionItem.write(items.span, to: &writer)
    }
  }
}

/// What holds for all items that do not say otherwise (LSP 3.17, CompletionList).
package struct CompletionItemDefaults: Hashable, Sendable {
  /// What items replace.
  package enum EditRange: Hashable, Sendable {
    case range(PositionRange)
    /// Only for clients that announce `insertReplaceSupport`.
    case insertReplace(insert: PositionRange, replace: PositionRange)
  }

  /// What is replaced.
  package var editRange: EditRange?
  /// Plain text without it.
  package var insertTextFormat: InsertTextFormat?
  /// Only for clients that announce the mode.
  package var insertTextMode: InsertTextMode?
  /// As JSON.
  package var data: [UInt8]?

  /// Creates a value of its parts.
  package init(
    editRange: EditRange? = nil, insertTextFormat: InsertTextFormat? = nil,
    insertTextMode: InsertTextMode? = nil, data: [UInt8]? = nil
  ) {
    self.editRange = editRange
    self.insertTextFormat = insertTextFormat
    self.insertTextMode = insertTextMode
    self.data = data
  }
}

extension CompletionItemDefaults: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      switch editRange {
      case .range(let range):
        writer.member("editRange", range)
      case .insertReplace(let insert, let replace):
        writer.member("editRange") { writer in
          writer.member("insert", insert)
          writer.member("replace", replace)
        }
      case nil:
        break
      }
      writer.member("insertTextFormat", insertTextFormat?.rawValue)
      writer.member("insertTextMode", insertTextMode?.rawValue)
      writer.member("data", uncheckedJSON: data)
    }
  }
}
