import JSON

/// The rest of an item that is about to be shown: `completionItem/resolve` (LSP 3.17, Completion
/// Item Resolve Request).
package struct CompletionItemResolveParams: Sendable {
  /// The method's name.
  package static let method = "completionItem/resolve"

  /// The item as the client holds it.
  package var item: JSONValue
  /// The item's label.
  package var label: String
  /// What the server put into the item.
  package var data: JSONValue?

  /// Reads the item.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    item = try json.present()
    label = try json.string("label")
    data = json["data"]
  }
}

/// The answer to `completionItem/resolve`: the item with what was left out of it.
package struct ResolvedCompletionItem: Sendable {
  /// Written back as it is, so that the client loses nothing the server does not know.
  package var item: JSONValue
  /// Left as it is if `nil`.
  package var detail: String?
  /// Left as it is if `nil`.
  package var documentation: MarkupContent?

  /// Creates a value of its parts.
  package init(item: JSONValue, detail: String? = nil, documentation: MarkupContent? = nil) {
    self.item = item
    self.detail = detail
    self.documentation = documentation
  }
}

extension ResolvedCompletionItem: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for member in item.members where !replaces(member) {
        writer.name(string: member.name)
        writer.raw(member.value)
      }
      writer.member("detail", detail)
      writer.member("documentation", documentation)
    }
  }

  private func replaces(_ member: JSONMember) -> Bool {
    (detail != nil && member.hasName("detail"))
      || (documentation != nil && member.hasName("documentation"))
  }
}
