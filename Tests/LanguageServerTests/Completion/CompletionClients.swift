import CitationFeatures
import Citations
import Formats
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

@testable import LanguageServer

// What kinds of client announce about completion, and what each is sent.

extension CompletionCapabilities {
  static let vsCode: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.insertReplace = true
    client.labelDetails = true
    client.itemDefaults = [
      "commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data",
    ]
    client.resolveProperties = ["documentation", "detail", "additionalTextEdits"]
    return client
  }()

  /// lsp-mode and Helix: VS Code's edits, no details.
  static let likeVSCode: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.insertReplace = true
    return client
  }()

  static let neovim: CompletionCapabilities = {
    var client = CompletionCapabilities()
    client.itemDefaults = ["editRange", "insertTextFormat", "insertTextMode", "data"]
    client.resolveProperties = ["additionalTextEdits", "command"]
    return client
  }()

  /// Eglot 1.9, which announces as much as a client that announces nothing.
  static let eglot = CompletionCapabilities()
}

/// A source of a library, with its words.
func makeSource(_ name: String, _ bib: String, _ role: SourceRole = .project) -> Library.Member {
  Library.Member(
    source: IndexedSource(name: "/paper/\(name)", source: BibTeXSource.parse(SourceText(bib)))
      .withWords(), role: role)
}

/// What a client is sent at an offset of a document.
func completionList(
  _ text: String, at offset: Int, in language: DocumentLanguage = .markdown,
  from sources: [Library.Member], for client: CompletionCapabilities, label: CompletionLabel = .key,
  insertTarget: String? = nil
) -> CompletionList? {
  let library = Library(sources)
  let context = DocumentContext(
    bytes: Array(text.utf8), language: language,
    citations: citations(in: Array(text.utf8), language: language), library: library,
    sources: SourcesState(isComplete: true),
    additions: insertTarget.map {
      PaperAdditions(target: $0, keys: InsertionKeys(library: library, template: nil))
    })
  return completionList(context, at: offset, for: client, label: label)
}

/// What a client is sent at an offset of what is asked about.
func completionList(
  _ context: DocumentContext, at offset: Int, for client: CompletionCapabilities,
  label: CompletionLabel = .key
) -> CompletionList? {
  var capabilities = ClientCapabilities()
  capabilities.completion = client
  let policy = CompletionPolicy(
    capabilities: client, convert: ToProtocol(encoding: .utf16, capabilities: capabilities),
    label: label)
  return CitationCompletion(at: offset, in: context).map {
    policy.list($0, in: SourceText(context.bytes), of: DocumentURI("file:///paper.md"))
  }
}
