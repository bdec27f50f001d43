import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

// Clients filter and sort a list again by rules of their own, and most of them would drop a paper
// that was found by its title, because they compare what is typed with the key. This file is the
// one place that decides, by announced capability, what each is sent so that none does:
//
// - Neovim takes every item that has a `textEdit` and no `filterText`.
// - Clients that filter by VS Code's rule compare `filterText` alone, where there is one, with the
//   text from the range's start to the cursor: the typed text itself always fits. They are the ones
//   that announce `insertReplaceSupport`, which came from VS Code's own model of an edit.
// - Eglot 1.9 compares the label: where `labelDetails` is not announced the title is in it. What
//   found the paper and is not in the label, as a third author or a word with a typo, is put after
//   it for a client that announces nothing the others do.
//
// lsp-mode indents every line of what was inserted by the mode's rule, which in markdown-mode never
// ends on a file's last line: where the client knows how, it is told to leave the text as it is.
//
// The range is the same for all items and ends at the cursor, but for a key that cannot stand where
// the cursor is: its edit takes more away. `sortText` is padded, as it is compared as bytes; the
// list is always incomplete, so that the server ranks at every keystroke.
//
// A list is at most as long as fits into some kilobytes: it is sent at every keystroke, and what
// does not fit is asked for by typing on. Documentation has what is left of them, the first items
// first.

/// Writes completion for one client.
struct CompletionPolicy {
  let capabilities: CompletionCapabilities
  let convert: ToProtocol
  /// What stands first in labels.
  var label = CompletionLabel.key
  /// What items said of the papers that were shown before.
  var shown = ShownItems()

  /// Whether items carry their documentation, because the client does not ask for it later.
  var putsDocumentationInItems: Bool {
    !capabilities.resolveProperties.contains("documentation")
  }

  /// Bytes of an item, on average; with those around the list fifty make less than 20,000.
  private static let bytesOfItem = 390
  /// How much of an abstract stands in an item, in Unicode scalars.
  private static let abstractLimit = 400

  /// The list for a place in `document`, whose text is `text`.
  func list(
    _ completion: CitationCompletion, in text: SourceText, of document: DocumentURI
  ) -> CompletionList {
    let insert = convert.range(completion.typedRange, in: text)
    let replace = convert.range(completion.replacementRange, in: text)
    let typed = text.string(in: completion.typedRange)
    var defaults: CompletionItemDefaults?
    if capabilities.itemDefaults.contains("editRange") {
      defaults = CompletionItemDefaults(
        editRange: capabilities.insertReplace && replace != insert
          ? .insertReplace(insert: insert, replace: replace) : .range(insert))
    }
    if capabilities.insertsAsIs && capabilities.itemDefaults.contains("insertTextMode") {
      defaults = defaults ?? CompletionItemDefaults()
      defaults?.insertTextMode = .asIs
    }
    var room = CompletionPolicy.bytesOfItem * max(50, completion.items.count)
    let roomOfDocumentation = putsDocumentationInItems ? room / 5 : 0
    var items: [CompletionItem] = []
    items.reserveCapacity(completion.items.count)
    shown.begin(of: completion.library, first: label, in: document)
    var ruler = JSONWriter(reservingCapacity: 1024)
    for (rank, item) in completion.items.enumerated() {
      let isTextOnly = defaults?.editRange != nil && item.ownRange == nil
      var result = prepared(item, typed: typed, in: document, hasText: isTextOnly)
      result.sortText = CompletionPolicy.padded(rank)
      if capabilities.insertReplace { result.filterText = typed }
      if let range = item.ownRange {
        result.edit = .edit(
          TextEdit(range: convert.range(range, in: text), newText: item.insertion))
        if capabilities.insertReplace {
          result.filterText = text.string(
            in: range.lowerBound..<completion.typedRange.upperBound)
        }
      } else if !isTextOnly {
        result.edit =
          capabilities.insertReplace && replace != insert
          ? .insertReplace(
            InsertReplaceEdit(newText: item.insertion, insert: insert, replace: replace))
          : .edit(TextEdit(range: insert, newText: item.insertion))
      }
      // What accepting an item does beside its edit.
      if item.isToBeAdded {
        result.command = InsertEntryArguments(adding: item, of: completion, to: document)?
          .command(title: "Add to \(completion.additions?.target ?? "")")
      }
      room -= ruler.size(of: result)
      guard room >= roomOfDocumentation || items.isEmpty else {
        room = roomOfDocumentation
        break
      }
      items.append(result)
    }
    if putsDocumentationInItems {
      for (number, item) in zip(items.indices, completion.items) {
        let documentation = documentation(
          of: item.merged, in: completion.library, abstractLimit: CompletionPolicy.abstractLimit)
        room -= ruler.size(of: documentation) + ",\"documentation\":".utf8.count
        guard room >= 0 else { break }
        items[number].documentation = documentation
      }
    }
    return CompletionList(isIncomplete: true, itemDefaults: defaults, items: items)
  }

  /// How the client is told of a paper that no longer stands.
  private var deprecation: CompletionItem.Deprecation? {
    capabilities.deprecatedTag ? .tag : capabilities.deprecated ? .member : nil
  }

  /// The item without what depends on the list it stands in; that of a paper that was shown before as it
  /// was then, unless the label depends on what is typed.
  private func prepared(
    _ item: CitationCompletion.Item, typed: String, in document: DocumentURI, hasText: Bool
  ) -> CompletionItem {
    if capabilities.comparesLabels { return self.item(item, typed: typed, in: document) }
    return shown.item(of: item, text: hasText ? item.insertion : nil) {
      var result = self.item(item, typed: typed, in: document)
      if hasText { result.edit = .text(item.insertion) }
      result.prepare()
      return result
    }
  }

  private func item(
    _ item: CitationCompletion.Item, typed: String, in document: DocumentURI
  ) -> CompletionItem {
    let texts = CompletionLabelText(
      of: item, first: label, capabilities: capabilities, typed: typed)
    let origin: String? =
      switch item.role {
      case .project: nil
      case .global: "in your library \(fileName(item.sourceName))"
      case .index: "in your index \(fileName(item.sourceName))"
      }
    let insertsAsIs =
      capabilities.insertsAsIs && !capabilities.itemDefaults.contains("insertTextMode")
    return CompletionItem(
      label: texts.label, labelDetails: texts.details, kind: .reference,
      deprecation: item.isWithdrawn ? deprecation : nil, detail: origin,
      insertTextMode: insertsAsIs ? .asIs : nil,
      // Who has the documentation asks for nothing more.
      data: putsDocumentationInItems ? nil : CompletionPolicy.data(of: item, in: document))
  }

  /// The card beside an item.
  func documentation(
    of merged: MergedEntry, in library: Library, abstractLimit: Int? = nil
  ) -> MarkupContent {
    var card = merged.card(in: library)
    if let abstractLimit {
      card.abstract = card.abstract.map { ShownText.cut($0, to: abstractLimit) }
    }
    return convert.markup(
      capabilities.documentationFormat, markdown: card.markdown, plainText: card.plainText)
  }

  /// What resolve needs: the source and the key, never an entry's number, which an edit changes. And
  /// for a work of several entries the document: another one may know other sources.
  private static func data(
    of item: CitationCompletion.Item, in document: DocumentURI
  ) -> [UInt8] {
    var writer = JSONWriter(reservingCapacity: 96)
    writer.beginObject()
    writer.name("source")
    writer.string(item.sourceName)
    writer.name("key")
    writer.string(utf8: item.entry.key.utf8)
    if item.merged.work.members.count > 1 {
      writer.name("document")
      writer.string(document.string)
    }
    writer.endObject()
    return writer.finish()
  }

  /// `000042`.
  private static func padded(_ rank: Int) -> String {
    let digits = String(rank)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

extension JSONWriter {
  /// How many bytes a value has as JSON, with a comma. What was written before is taken back.
  fileprivate mutating func size(of value: some JSONWritable) -> Int {
    removeAll(behind: 0)
    value.write(to: &self)
    return count
  }
}
