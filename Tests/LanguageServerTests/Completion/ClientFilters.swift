import LanguageServerProtocol

// What editors do with a list before they show it, each as one question: does the item stay while
// this stands between the beginning of its range and the cursor?

/// The rule of VS Code, and of those that took its model.
enum VSCodeFilter {
  /// Units of UTF-16 that are looked at.
  private static let reach = 128

  /// Blanks at the beginning count nothing, and nothing fits everything. Else the typed units must
  /// be in the item's filter text, or its label, in their order and in any case, and the first of
  /// them at the beginning of a word.
  static func keeps(_ item: CompletionItem, typed: String) -> Bool {
    let text = item.filterText ?? item.label
    let pattern = Array(typed.lowercased().utf16.prefix(reach)).drop { $0 == 0x20 || $0 == 0x09 }
    let word = Array(text.utf16.prefix(reach))
    let lowered = Array(text.lowercased().utf16.prefix(reach))
    guard let first = pattern.first else { return true }
    guard pattern.count <= lowered.count, word.count == lowered.count else { return false }
    // Where the first unit can be when the others are as far to the right as they can.
    var last = lowered.count
    for unit in pattern.reversed() {
      guard let found = lowered[..<last].lastIndex(of: unit) else { return false }
      last = found
    }
    return (0...last).contains { lowered[$0] == first && isWordStart($0, word, lowered) }
  }

  private static func isWordStart(_ index: Int, _ word: [UInt16], _ lowered: [UInt16]) -> Bool {
    guard index > 0 else { return true }
    let isUpper = word[index] != lowered[index]
    let isAfterUpper = word[index - 1] != lowered[index - 1]
    return isUpper && !isAfterUpper
      || isSeparator(lowered[index]) && !isSeparator(lowered[index - 1])
      || isSeparator(lowered[index - 1])
  }

  private static func isSeparator(_ unit: UInt16) -> Bool {
    " \t_-.$<>()[]{}/\\'\":".utf16.contains(unit)
  }
}

/// The rule of Neovim 0.11.
enum NeovimFilter {
  /// An item with a filter text stays when that begins with what is typed; one with an edit and no
  /// filter text was filtered by the server; any other needs a label that begins so.
  static func keeps(_ item: CompletionItem, typed: String) -> Bool {
    if let filterText = item.filterText { return filterText.hasPrefix(typed) }
    return item.edit != nil || item.label.hasPrefix(typed)
  }
}

/// The rule of Eglot 1.9 in a buffer with `completion-ignore-case`.
enum EglotFilter {
  /// The letters of the symbol at point must be in the label, in their order and in any case.
  static func keeps(_ item: CompletionItem, typed: String) -> Bool {
    var symbol = Array(
      typed.lowercased().reversed().prefix {
        $0.isLetter || $0.isNumber || "_-+*/&|<>=".contains($0)
      })
    for character in item.label.lowercased() where character == symbol.last { symbol.removeLast() }
    return symbol.isEmpty
  }
}

/// The rule of lsp-mode, vim-lsp and Helix, which differ in how they rank: what is typed since the
/// range's beginning must be in the filter text, or the label, letter by letter and in any case.
enum FuzzyFilter {
  static func keeps(_ item: CompletionItem, typed: String) -> Bool {
    var rest = typed.lowercased()[...]
    for character in (item.filterText ?? item.label).lowercased() where character == rest.first {
      rest = rest.dropFirst()
    }
    return rest.isEmpty
  }
}
