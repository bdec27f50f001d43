import Bibliography
import CitationFeatures
import Citations
import Formats
import JSON
import LanguageServerProtocol
import PaperIndex
import Projects
import TextStorage

// A paper that the project has not becomes an entry of its bibliography:
//
//     completion item, quick fix ──command──▶ which file? ──▶ edits ──▶ the open text, by the client
//                                               │                   └─▶ the file, where nobody has it open
//                                               └─▶ a question, where the first choice cannot be written
//
// Where a client does not run the command of an item, its edit is what tells that it was accepted.
//
// The command is answered right after the edit or the question is sent, without waiting for what becomes
// of it: lsp-mode waits for the answer, and loses what comes with it or behind it.

extension Server {
  /// The command that writes the entry of a paper into a document's bibliography.
  static let insertEntryCommand = "refdesk.insertEntry"

  /// `refdesk.insertEntry`. The result says what happens: `{"state": …, "key": …, "path": …}`, where the
  /// state is `present`, `writing`, `asking` or `refused`.
  func insertEntry(_ id: RequestID, _ arguments: InsertEntryArguments) {
    whenSourcesAreKnown(id) { [weak self] in self?.begin(id, arguments) }
  }

  private func begin(_ id: RequestID, _ arguments: InsertEntryArguments) {
    if isInsertionUnderWay {
      // What the client is about to change is not known yet.
      insertions.waiting.append(arguments)
      return answer(id, OutgoingMessage.response(to: id, result: InsertionStep.wait))
    }
    continueInsertions()
    let step = step(for: arguments)
    take(step, for: arguments)
    answer(id, OutgoingMessage.response(to: id, result: step))
  }

  /// Does what the command of a completion item would do, where a change of a document is its edit and
  /// the client does not run it.
  func noticeAcceptance(of document: DocumentURI, _ edits: [TextEditRecord]?) {
    guard let offers = offered, offers.document == document else { return }
    guard let arguments = offers.arguments(acceptedBy: edits ?? []) else {
      offered = edits.flatMap(offers.followed)
      return
    }
    offered = nil
    insertions.waiting.append(arguments)
  }

  /// What is done about an entry that is to be written.
  enum InsertionStep {
    /// Waits until the client has changed the text that it is changing now.
    case wait
    case present(Citekey)
    case write(InsertionPlan)
    /// Asks, and writes when the answer is `yes`. From then on the file is taken unasked in place of one
    /// that cannot be written, where it stands in for such a one.
    case ask(question: String, yes: String, InsertionPlan, isStandIn: Bool)
    case refuse(String)
  }

  private func step(for arguments: InsertEntryArguments) -> InsertionStep {
    guard let snapshot = workspace.snapshot(of: arguments.document),
      let (merged, library) = workspace.entry(
        withKey: arguments.key.utf8, in: arguments.source, citedIn: arguments.document)
    else {
      return .refuse("“\(arguments.key.string)” is no longer in “\(fileName(arguments.source))”.")
    }
    if let own = merged.work.members.first(where: { library.role(of: $0) == .project }) {
      return .present(Citekey(utf8: Array(library.keyBytes(own))))
    }
    let paper = EntryInsertion.Paper(reference: merged.reference, key: arguments.newKey)
    let name = arguments.newKey.string
    let targets = InsertTargets(of: snapshot, in: library)
    let choice = targets.choice { target in
      plan(paper, library, target, dialect: dialect(of: arguments.document))
    }
    guard let (target, plan) = choice.taken else {
      let document = fileName(documents[arguments.document]?.path ?? arguments.document.string)
      return .refuse(
        choice.refused.first.map { "\($0.message) “\(name)” is not added." }
          ?? "“\(name)” is not added: \(targets.reasonForNone(in: document)).")
    }
    if let key = plan.presentKey { return .present(key) }
    if let refused = choice.refused.first, !insertions.consents.contains(target.path) {
      return .ask(
        question: "\(refused.message) Add “\(name)” to \(target.name) instead?",
        yes: "Add to \(target.name)", plan, isStandIn: true)
    }
    if choice.refused.isEmpty, arguments.asks {
      return .ask(question: "Add “\(name)” to \(target.name)?", yes: "Add", plan, isStandIn: false)
    }
    return .write(plan)
  }

  /// What writing an entry into a bibliography would do, or why it cannot be done.
  private func plan(
    _ paper: EntryInsertion.Paper, _ library: Library, _ target: InsertTarget,
    dialect: BibTeXDialect
  ) -> Result<InsertionPlan, WritableText.Failure> {
    let open = openBibliography(at: target.path)
    return WritableBibliography.read(
      target.path, calledBy: target.name, isChosen: target.isChosen,
      open: open.map { ($0.text, workspace.overlay(at: $0.path)?.source) }
    ).flatMap { bibliography in
      let insertion = EntryInsertion(
        of: [paper], from: library, into: bibliography.source, text: bibliography.text,
        dialect: dialect)
      if case .refused(let reason)? = insertion.outcomes.first {
        return .failure(WritableText.Failure(message: reason))
      }
      // A client that changes nothing itself takes notice of a file that changed, if it has not
      // changed it, too.
      let canEdit = capabilities.workspace.applyEdit
      if open != nil, !canEdit, bibliography.file.decoded.bytes != bibliography.text {
        return .failure(
          WritableText.Failure(
            message: "“\(target.name)” is open and not saved; save it before entries are added."))
      }
      return .success(
        InsertionPlan(
          target: target, key: paper.key, insertion: insertion, file: bibliography.file,
          document: canEdit ? open?.uri : nil))
    }
  }

  /// What a bibliography of a document is written for where that does not show in it. BibTeX's fields are
  /// read by every program.
  private func dialect(of document: DocumentURI) -> BibTeXDialect {
    guard let open = documents[document], open.language == .latex,
      String(decoding: open.text.contiguousBytes, as: UTF8.self).contains("\\addbibresource")
    else { return .bibTeX }
    return .biblatex
  }

  /// The open document that is the file at `path`, by its name or because it is the same file.
  private func openBibliography(at path: String) -> OpenDocument? {
    let open = documents.values.filter { $0.cell == nil && $0.uri.filePath != nil }
    if let same = open.first(where: { $0.path == path }) { return same }
    guard let identity = FileIdentity(path: path) else { return nil }
    return open.first {
      $0.language == .bibliography && FileIdentity(path: $0.path) == identity
    }
  }

  private func take(_ step: InsertionStep, for arguments: InsertEntryArguments) {
    switch step {
    case .present, .wait: break
    case .write(let plan): write(plan)
    case .refuse(let message): warn([message])
    case .ask(let question, let yes, let plan, let isStandIn):
      request(
        ShowMessageRequestParams.method,
        ShowMessageRequestParams(type: .info, message: question, actions: [yes, "Do not add"])
      ) { [weak self] result in
        guard let self, ShowMessageRequestParams.chosen(result) == yes else { return }
        if isStandIn { insertions.consents.insert(plan.target.path) }
        // Meanwhile everything may have become other.
        var arguments = arguments
        arguments.asks = false
        take(self.step(for: arguments), for: arguments)
      }
    }
  }

  /// Whether a client is changing a bibliography, or has and did not tell its new text yet, as Neovim does
  /// a little later. One that says nothing for a while never does.
  private var isInsertionUnderWay: Bool {
    guard let change = insertions.change, .now - change.startedAt < .seconds(3) else {
      return false
    }
    return !change.isMade || documents[change.uri]?.version == change.version
  }

  /// Goes on with what waited, one after the other.
  func continueInsertions() {
    while !isInsertionUnderWay, !insertions.waiting.isEmpty {
      let arguments = insertions.waiting.removeFirst()
      take(step(for: arguments), for: arguments)
    }
  }

  private func write(_ plan: InsertionPlan) {
    guard !plan.insertion.edits.isEmpty else { return }
    if let uri = plan.document, let document = documents[uri] {
      edit(document, by: plan)
      return
    }
    switch plan.file.write(plan.insertion.edits) {
    case .success:
      for note in plan.insertion.notes { log(.info, note) }
      log(.info, "Added “\(plan.key.string)” to \(plan.target.name).")
      workspace.lookNow()
    case .failure(let failure): warn([failure.message])
    }
  }

  /// Has the client change the open text.
  private func edit(_ document: OpenDocument, by plan: InsertionPlan) {
    let text = document.text.contiguousBytes
    let edits = plan.insertion.edits.map { edit in
      let edit = edit.beforeLastLineEnd(of: text)
      return TextEdit(
        range: convert.range(edit.range, in: document.text),
        newText: String(decoding: edit.replacement, as: UTF8.self))
    }
    insertions.change = Insertions.Change(
      uri: document.uri, version: document.version, startedAt: .now)
    request(
      ApplyWorkspaceEditParams.method,
      ApplyWorkspaceEditParams(
        label: plan.label,
        edit: WorkspaceEdit(
          [TextDocumentEdit(uri: document.uri, version: document.version, edits: edits)],
          form: capabilities.workspace.editForm))
    ) { [weak self] result in
      guard let self else { return }
      let result = ApplyWorkspaceEditResult(result)
      if !result.isApplied {
        warn([
          "“\(plan.key.string)” was not added to \(plan.target.name)"
            + (result.failureReason.map { ": \($0)" } ?? ".")
        ])
      }
      insertions.change?.isMade = true
      if !result.isApplied { insertions.change = nil }
      continueInsertions()
    }
  }
}

/// What the server knows of entries that are written.
struct Insertions {
  /// Bibliographies that the user agreed to take in place of one that cannot be written.
  var consents: Set<String> = []
  /// What the client was told last to change.
  var change: Change?
  /// What comes after that.
  var waiting: [InsertEntryArguments] = []

  /// The change of an open bibliography.
  struct Change {
    let uri: DocumentURI
    /// The version that is changed.
    let version: Int
    let startedAt: ContinuousClock.Instant
    /// Whether the client has said that it is.
    var isMade = false
  }
}

/// An entry on its way into a bibliography.
struct InsertionPlan {
  let target: InsertTarget
  let key: Citekey
  let insertion: EntryInsertion
  /// The bibliography as it is on disk.
  let file: WritableText
  /// The open document that is changed in its place.
  let document: DocumentURI?

  /// The key that the paper has there already.
  var presentKey: Citekey? {
    if case .present(let key)? = insertion.outcomes.first { key } else { nil }
  }

  var label: String { "Add “\(key.string)” to \(target.name)" }
}

extension Server.InsertionStep: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    switch self {
    case .wait: writer.member("state", "waiting")
    case .present(let key):
      writer.member("state", "present")
      writer.member("key", key.string)
    case .write(let plan): Self.write("writing", plan, to: &writer)
    case .ask(_, _, let plan, _): Self.write("asking", plan, to: &writer)
    case .refuse(let message):
      writer.member("state", "refused")
      writer.member("message", message)
    }
    writer.endObject()
  }

  private static func write(_ state: String, _ plan: InsertionPlan, to writer: inout JSONWriter) {
    writer.member("state", state)
    writer.member("key", plan.key.string)
    writer.member("path", plan.target.path)
  }
}
