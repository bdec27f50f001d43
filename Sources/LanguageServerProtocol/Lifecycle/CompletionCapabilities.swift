import JSON

/// What a client announces about completion (LSP 3.17, CompletionClientCapabilities).
package struct CompletionCapabilities: Sendable {
  /// `completionItem.snippetSupport`.
  package var snippets: Bool = false
  /// `completionItem.insertReplaceSupport`.
  package var insertReplace: Bool = false
  /// `completionItem.labelDetailsSupport`.
  package var labelDetails: Bool = false
  /// `completionItem.deprecatedSupport`.
  package var deprecated: Bool = false
  /// `completionItem.commitCharactersSupport`.
  package var commitCharacters: Bool = false
  /// `completionItem.preselectSupport`.
  package var preselect: Bool = false
  /// Whether `completionItem.insertTextModeSupport` has the mode `asIs`.
  package var insertsAsIs: Bool = false
  /// `contextSupport`.
  package var context: Bool = false
  /// Whether items may have the tag `Deprecated`.
  package var deprecatedTag: Bool = false
  /// In the client's order of preference; empty means plain text.
  package var documentationFormat: [MarkupKind] = []
  /// The members of an item that may be left to `completionItem/resolve`.
  package var resolveProperties: [String] = []
  /// The members of `CompletionList.itemDefaults` that the client knows.
  package var itemDefaults: [String] = []

  /// A client that can do nothing beyond the minimum.
  package init() {}

  init(_ json: JSONValue?) {
    let item = json["completionItem"]
    snippets = item.isSet("snippetSupport")
    insertReplace = item.isSet("insertReplaceSupport")
    labelDetails = item.isSet("labelDetailsSupport")
    deprecated = item.isSet("deprecatedSupport")
    commitCharacters = item.isSet("commitCharactersSupport")
    preselect = item.isSet("preselectSupport")
    insertsAsIs =
      item["insertTextModeSupport"]["valueSet"]?.elements.contains { $0.int == 1 } ?? false
    context = json.isSet("contextSupport")
    deprecatedTag = item["tagSupport"]["valueSet"]?.elements.contains { $0.int == 1 } ?? false
    documentationFormat = item.strings("documentationFormat").compactMap(MarkupKind.init)
    resolveProperties = item["resolveSupport"].strings("properties")
    itemDefaults = json["completionList"].strings("itemDefaults")
  }
}
