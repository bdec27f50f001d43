import JSON

/// What a client announces about completion (LSP 3.17, CompletionClientCapabilities).
package struct CompletionCapabilities: Sendable {
  package var snippets: Bool = false
  package var insertReplace: Bool = false
  package var labelDetails: Bool = false
  package var deprecated: Bool = false
  package var commitCharacters: Bool = false
  package var preselect: Bool = false
  package var context: Bool = false
  /// Whether items may have the tag `Deprecated`.
  package var deprecatedTag: Bool = false
  /// In the client's order of preference; empty means plain text.
  package var documentationFormat: [MarkupKind] = []
  /// The members of an item that may be left to `completionItem/resolve`.
  package var resolveProperties: [String] = []
  /// The members of `CompletionList.itemDefaults` that the client knows.
  package var itemDefaults: [String] = []

  package init(
    snippets: Bool = false, insertReplace: Bool = false, labelDetails: Bool = false,
    deprecated: Bool = false, commitCharacters: Bool = false, preselect: Bool = false,
    context: Bool = false, deprecatedTag: Bool = false, documentationFormat: [MarkupKind] = [],
    resolveProperties: [String] = [], itemDefaults: [String] = []
  ) {
    self.snippets = snippets
    self.insertReplace = insertReplace
    self.labelDetails = labelDetails
    self.deprecated = deprecated
    self.commitCharacters = commitCharacters
    self.preselect = preselect
    self.context = context
    self.deprecatedTag = deprecatedTag
    self.documentationFormat = documentationFormat
    self.resolveProperties = resolveProperties
    self.itemDefaults = itemDefaults
  }

  init(_ json: JSONValue?) {
    let item = json["completionItem"]
    snippets = item.isSet("snippetSupport")
    insertReplace = item.isSet("insertReplaceSupport")
    labelDetails = item.isSet("labelDetailsSupport")
    deprecated = item.isSet("deprecatedSupport")
    commitCharacters = item.isSet("commitCharactersSupport")
    preselect = item.isSet("preselectSupport")
    context = json.isSet("contextSupport")
    deprecatedTag = item["tagSupport"]["valueSet"]?.elements.contains { $0.int == 1 } ?? false
    documentationFormat = item.strings("documentationFormat").compactMap(MarkupKind.init)
    resolveProperties = item["resolveSupport"].strings("properties")
    itemDefaults = json["completionList"].strings("itemDefaults")
  }
}
