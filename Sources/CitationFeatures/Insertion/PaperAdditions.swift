import Bibliography
import PaperIndex

/// How papers that the project has not get into its bibliography.
package struct PaperAdditions: Sendable {
  /// The name of the file that their entries are written into: `refs.bib`.
  package let target: String
  /// Whether accepting such a paper has its entry written, or asked about; a quick fix always has.
  package let isAutomatic: Bool
  /// Whether accepting one asks first.
  package let asks: Bool
  private let keys: InsertionKeys

  package init(target: String, keys: InsertionKeys, isAutomatic: Bool = true, asks: Bool = false) {
    self.target = target
    self.keys = keys
    self.isAutomatic = isAutomatic
    self.asks = asks
  }

  /// The key that a paper gets in the project; none of `others`, which have just been given.
  package func key(of merged: MergedEntry, besides others: Set<Citekey> = []) -> Citekey {
    keys.key(for: merged, besides: others)
  }

  /// The same of a paper that is cited by `key` already: that one, unless another paper has it.
  package func key(of merged: MergedEntry, citedBy key: [UInt8]) -> Citekey {
    keys.unused(Citekey(utf8: key), by: merged.work)
  }
}
