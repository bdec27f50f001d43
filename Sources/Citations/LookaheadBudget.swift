/// Keeps reading linear where a construct counts only if its end comes.
///
/// Looking for an end that is not there costs what was looked at. All such failures in one text
/// share a budget in proportion to its length; when it is spent, no further end is looked for and
/// the openings are plain text.
struct LookaheadBudget {
  private var left: Int
  /// Whether every end that was looked for came.
  private(set) var isUntouched = true

  init(byteCount: Int) {
    left = byteCount * 4 + 4096
  }

  /// Whether looking ahead is still allowed.
  var isOpen: Bool { left > 0 }

  /// Pays for a look ahead that found nothing.
  mutating func spend(_ byteCount: Int) {
    left -= byteCount
    isUntouched = false
  }
}
