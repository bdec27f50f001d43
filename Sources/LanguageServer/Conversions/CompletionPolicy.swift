import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
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
// the cursor is: its edit takes more away. `sortText` is padded, as it is compared as bytes; the list is always incomplete, so that the server ranks at every keystroke.

/// Writes completion for one client.
struct CompletionPolicy {
  let capabilities: CompletionCapabilities
  let convert: ToProtocol

  /// Whether items carry their documentation, because the client does not ask for it later.
  var putsDocumentationInItems: Bool {
    !capabilities.resolveProperties.contains("documentation")
  }

  /// How many characters of a label are shown where only people read it.
  private static let labelLimit = 72

  /// Whether the label is all that the client may compare with what is typed.
  private var comparesLabels: Bool {
    !capabilities.labelDetails && !capabilities.insertReplace && capabilities.itemDefaults.isEmpty
  }

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
    return CompletionList(
      isIncomplete: true, itemDefaults: defaults,
      items: completion.items.enumerated().map { rank, item in
        var result = self.item(
          item, rank: rank, typed: typed, insert: insert, replace: replace,
          hasDefaultRange: defaults?.editRange != nil)
        if let range = item.ownRange {
          result.edit = .edit(
            TextEdit(range: convert.range(range, in: text), newText: item.insertion))
          if capabilities.insertReplace {
            result.filterText = text.string(
              in: range.lowerBound..<completion.typedRange.upperBound)
          }
        }
        if putsDocumentationInItems {
          result.documentation = documentation(of: item.merged, in: completion.library)
        }
        result.data = CompletionPolicy.data(of: item, in: document)
        return result
      })
  }

  private func item(
    _ item: CitationCompletion.Item, rank: Int, typed: String, insert: PositionRange,
    replace: PositionRange, hasDefaultRange: Bool
  ) -> CompletionItem {
    var result = CompletionItem(label: item.key.string, kind: .reference)
    if capabilities.labelDetails {
      let byline = item.entry.byline
      result.labelDetails = CompletionItemLabelDetails(
        detail: byline.isEmpty ? nil : "  \(byline)", description: item.entry.heading)
    } else {
      var summary = item.entry.summary
      if !comparesLabels {
        // Only people read it: as long as a popup is wide.
        let room = max(24, CompletionPolicy.labelLimit - result.label.unicodeScalars.count)
        summary = ShownText.cut(summary, to: room)
      }
      if !summary.isEmpty { result.label += "  \(summary)" }
      if comparesLabels {
        result.label += CompletionPolicy.missingWord(of: typed, in: result.label)
      }
    }
    switch item.role {
    case .project: break
    case .global: result.detail = "in your library \(fileName(item.sourceName))"
    case .index: result.detail = "in your index \(fileName(item.sourceName))"
    }
    result.sortText = CompletionPolicy.padded(rank)
    if capabilities.insertReplace { result.filterText = typed }
    if capabilities.insertsAsIs && !capabilities.itemDefaults.contains("insertTextMode") {
      result.insertTextMode = .asIs
    }
    if hasDefaultRange {
      result.edit = .text(item.insertion)
    } else if capabilities.insertReplace, replace != insert {
      result.edit = .insertReplace(
        InsertReplaceEdit(newText: item.insertion, insert: insert, replace: replace))
    } else {
      result.edit = .edit(TextEdit(range: insert, newText: item.insertion))
    }
    return result
  }

  /// The card beside an item.
  func documentation(of merged: MergedEntry, in library: Library) -> MarkupContent {
    let card = HoverCard(of: merged.entry, origin: merged.origin(in: library))
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
    writer.string(utf8: item.key.utf8)
    if item.merged.work.members.count > 1 {
      writer.name("document")
      writer.string(document.string)
    }
    writer.endObject()
    return writer.bytes
  }

  /// What a label lacks of the last word typed: nothing when the word's letters are in it in their
  /// order, else the word.
  private static func missingWord(of typed: String, in label: String) -> String {
    guard typed.last?.isWhitespace == false, let word = typed.split(separator: " ").last else {
      return ""
    }
    var rest = word.lowercased()[...]
    for character in label.lowercased() where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty ? "" : "  ← \(word)"
  }

  /// `000042`.
  private static func padded(_ rank: Int) -> String {
    let digits = String(rank)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
