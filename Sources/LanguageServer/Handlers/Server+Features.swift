import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol
import PaperIndex
import TextStorage

// A handler is three steps: convert, ask the feature, convert.

extension Server {
  /// What features are asked about; `nil` for a document that cites nothing. What it cites is kept for
  /// the next question.
  func context(of uri: DocumentURI) -> DocumentContext? {
    let sources = workspace.sources(of: uri)
    return documents[uri]?.context(citingFrom: sources)
  }

  /// The same of a document as it was.
  func context(of document: OpenDocument) -> DocumentContext? {
    var document = document
    return document.context(citingFrom: workspace.sources(of: document.uri))
  }

  private func place(
    _ textDocument: TextDocumentIdentifier, _ position: Position
  ) -> (context: DocumentContext, text: SourceText, offset: Int)? {
    guard let context = context(of: textDocument.uri), let text = documents[textDocument.uri]?.text
    else { return nil }
    return (context, text, FromProtocol.offset(position, in: text, encoding: convert.encoding))
  }

  /// `textDocument/completion`.
  func complete(_ params: CompletionParams) -> CompletionList? {
    offered = nil
    let uri = params.textDocument.uri
    let sources = workspace.sources(of: uri)
    guard let (context, text, offset) = place(params.textDocument, params.position),
      let completion = CitationCompletion(
        at: offset, in: context, limit: sources.completionLimit)
    else { return nil }
    let list = CompletionPolicy(
      capabilities: capabilities.completion, convert: convert,
      label: sources.completionLabel, shown: shownItems
    ).list(completion, in: text, of: uri)
    if !runsItemCommands {
      offered = OfferedEntries(completion, sent: list.items.count, in: uri)
    }
    return list
  }

  /// `completionItem/resolve`: adds the documentation. An item whose entry is gone stays as it is.
  func resolve(_ params: CompletionItemResolveParams) -> ResolvedCompletionItem {
    var resolved = ResolvedCompletionItem(item: params.item)
    if let sourceName = params.data["source"]?.string, let key = params.data["key"]?.utf8,
      let (merged, library) = workspace.entry(
        withKey: key, in: sourceName,
        citedIn: params.data["document"]?.string.map(DocumentURI.init(_:)))
    {
      resolved.documentation = CompletionPolicy(
        capabilities: capabilities.completion, convert: convert
      ).documentation(of: merged, in: library)
    }
    return resolved
  }

  /// `textDocument/hover`.
  func hover(_ params: TextDocumentPositionParams) -> Hover? {
    guard let (context, text, offset) = place(params.textDocument, params.position) else {
      return nil
    }
    if let resource = context.resource(at: offset) {
      return hover(resource: resource, in: params.textDocument.uri)
    }
    guard let hover = CitationHover(at: offset, in: context) else { return nil }
    return Hover(
      contents: convert.markup(
        capabilities.hoverContentFormat, markdown: hover.content.markdown,
        plainText: hover.content.plainText),
      range: convert.range(hover.range, in: text))
  }

  /// `textDocument/definition`.
  func definition(_ params: TextDocumentPositionParams) -> DefinitionResult? {
    guard let (context, text, offset) = place(params.textDocument, params.position) else {
      return nil
    }
    if let resource = context.resource(at: offset) {
      return definition(resource: resource, in: params.textDocument.uri)
    }
    guard let definition = CitationDefinition(at: offset, in: context) else { return nil }
    let links = definition.targets.map { target in
      if let link = entryDocumentLink(
        to: target, in: context, origin: convert.range(definition.origin, in: text),
        of: params.textDocument.uri)
      {
        return link
      }
      let source = workspace.placed(context.library.members[target.reference.member].source)
      let location = target.reference.location
      let ranges = convert.ranges(
        [source.entryRange(location), source.keyRange(location)], in: source)
      return LocationLink(
        originSelectionRange: convert.range(definition.origin, in: text),
        targetURI: uri(ofSource: target.sourceName), targetRange: ranges[0],
        targetSelectionRange: ranges[1])
    }
    return DefinitionResult(links, linkSupport: capabilities.definitionLinkSupport)
  }

  /// `textDocument/documentHighlight`: the citations of a key; in a source, its entries and the
  /// entries that name them.
  func highlights(_ params: TextDocumentPositionParams) -> JSONArray<DocumentHighlight>? {
    let uri = params.textDocument.uri
    guard let document = documents[uri] else { return nil }
    let source = workspace.overlay(at: document.path)
    let offset = FromProtocol.offset(params.position, in: document.text, encoding: convert.encoding)
    func highlights(ofEntriesWithKey key: [UInt8]) -> [DocumentHighlight] {
      (source?.places(ofKeys: [key]) ?? []).map {
        DocumentHighlight(
          range: convert.range($0.range, in: document.text),
          kind: $0.isDefinition ? .write : .read)
      }
    }
    guard let (context, text, _) = place(params.textDocument, params.position) else {
      return source?.key(at: offset).map { JSONArray(highlights(ofEntriesWithKey: $0.key)) }
    }
    // A document may be a source itself, and have the entries that it cites.
    guard
      let key = context.citation(at: offset).map({ context.key(of: $0) })
        ?? source?.key(at: offset)?.key
    else { return nil }
    let citations = context.ranges(ofKey: key).map {
      DocumentHighlight(range: convert.range($0, in: text), kind: .read)
    }
    return JSONArray(citations + highlights(ofEntriesWithKey: key))
  }

  /// `textDocument/codeAction`.
  func codeActions(_ params: CodeActionParams) -> [CodeAction] {
    let uri = params.textDocument.uri
    guard params.context.wants("quickfix"), capabilities.codeAction.literals,
      let document = documents[uri], let context = context(of: uri)
    else { return [] }
    let range = FromProtocol.range(params.range, in: document.text, encoding: convert.encoding)
    let problems = context.problems
    func action(
      _ title: String, mending problem: CitationProblem, isPreferred: Bool,
      change: (range: Range<Int>, replacement: String)?, command: Command? = nil
    ) -> CodeAction {
      let edits = change.map {
        [TextEdit(range: convert.range($0.range, in: document.text), newText: $0.replacement)]
      }
      let diagnostic = convert.diagnostic(problem, in: document.text)
      return CodeAction(
        title: title, kind: "quickfix",
        diagnostics: params.context.diagnostics.filter {
          $0.range == diagnostic.range && $0.code == diagnostic.code
        },
        isPreferred: isPreferred,
        edit: edits.map {
          WorkspaceEdit(
            [TextDocumentEdit(uri: document.uri, version: document.version, edits: $0)],
            form: capabilities.workspace.editForm)
        },
        command: command)
    }
    let meant = MeantPapers.papers(for: problems, touching: range, in: context)
    let changes = ChangeKey.fixes(
      for: problems, touching: range, meaning: meant, in: context
    ).map { fix in
      action(
        fix.title, mending: fix.problem, isPreferred: fix.isPreferred,
        change: (fix.range, fix.replacement))
    }
    let additions = AddEntry.fixes(
      for: problems, touching: range, meaning: meant, in: context
    ).map { fix in
      action(
        fix.title, mending: fix.problem, isPreferred: fix.isPreferred,
        change: fix.change.map { ($0.range, $0.replacement) },
        command: InsertEntryArguments(
          document: document.uri, source: fix.sourceName, key: fix.key, newKey: fix.keyInProject
        ).command(title: fix.title))
    }
    return changes + additions
  }

  /// The URI of a source: the client's own string where it has it open.
  func uri(ofSource name: String) -> DocumentURI {
    let uri = name.hasPrefix("/") ? DocumentURI(filePath: name) : DocumentURI(name)
    return documents[uri]?.uri ?? uri
  }
}
