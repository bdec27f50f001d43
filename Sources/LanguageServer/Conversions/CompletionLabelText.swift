import CitationFeatures
import LanguageServerProtocol
import PaperIndex
import Projects

/// What a completion item is called: the same parts for all clients, in one text or in several.
struct CompletionLabelText {
  let label: String
  let details: CompletionItemLabelDetails?

  /// How many Unicode scalars of a label are shown where only people read it.
  private static let width = 72
  /// And how many where the client compares it.
  private static let comparedWidth = 120
  /// How many of a title stand beside a label.
  private static let detailWidth = 100

  init(
    of item: CitationCompletion.Item, first: CompletionLabel, capabilities: CompletionCapabilities,
    typed: String
  ) {
    let key = item.key.string
    let byline = item.paper.byline
    let heading = item.paper.heading
    // What has nothing of that kind is called by its key.
    let first: CompletionLabel =
      switch first {
      case .title where !heading.isEmpty: .title
      case .authors where !byline.isEmpty: .authors
      default: .key
      }
    if capabilities.labelDetails {
      let title = ShownText.cut(heading, to: CompletionLabelText.detailWidth)
      // A detail is not cut by the client and the one line for both: where the paper is stands there.
      let origin =
        switch item.role {
        case .project: ""
        case .global: " (library)"
        case .index: " (index)"
        }
      let (label, detail, description) =
        switch first {
        case .key: (key, byline + origin, title)
        case .title: (title, byline + origin, key)
        case .authors: (byline, title + origin, key)
        }
      self.label = label
      details = CompletionItemLabelDetails(
        detail: detail.isEmpty ? nil : "  \(detail.drop { $0 == " " })",
        description: description.isEmpty ? nil : description)
      return
    }
    let comparesLabels = capabilities.comparesLabels
    let width = comparesLabels ? CompletionLabelText.comparedWidth : CompletionLabelText.width
    let room = max(24, width - key.unicodeScalars.count)
    var label: String
    switch first {
    case .key:
      let summary = ShownText.cut(item.entry.summary, to: room)
      label = summary.isEmpty ? key : "\(key)  \(summary)"
    case .title:
      // Who and when stand behind the title, and are short.
      let rest = max(16, room - byline.unicodeScalars.count - 2)
      label = [ShownText.cut(heading, to: rest), byline, key].filter { !$0.isEmpty }
        .joined(separator: "  ")
    case .authors:
      label = "\(ShownText.cut(item.entry.summary, to: room))  \(key)"
    }
    if comparesLabels { label += CompletionLabelText.missingWord(of: typed, in: label) }
    self.label = label
    details = nil
  }

  /// What a label lacks of the last word typed: nothing when the word's letters are in it in their
  /// order, else the word.
  private static func missingWord(of typed: String, in label: String) -> String {
    guard typed.last?.isWhitespace == false, let word = typed.split(separator: " ").last else {
      return ""
    }
    return missingWord(word, in: label)
  }

  /// Nothing when the word's letters are in a text in their order, in any case, else the word.
  static func missingWord(_ word: Substring, in label: String) -> String {
    var rest = word.lowercased()[...]
    for character in label.lowercased() where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty ? "" : "  ← \(word)"
  }
}

extension CompletionCapabilities {
  /// Whether the label is all that the client may compare with what is typed.
  var comparesLabels: Bool { !labelDetails && !insertReplace && itemDefaults.isEmpty }
}
