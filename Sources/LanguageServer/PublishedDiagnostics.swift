import LanguageServerProtocol

/// What the client was last told about each document, so that only changes are sent.
struct PublishedDiagnostics {
  private var sets: [DocumentURI: [Diagnostic]] = [:]
  private var resultIDs: [DocumentURI: Int] = [:]
  private var nextResultID = 1

  /// Whether `diagnostics` are news; the first set always is, even an empty one, since it says
  /// that the document was looked at.
  mutating func update(_ uri: DocumentURI, _ diagnostics: [Diagnostic]) -> Bool {
    if let old = sets[uri], old == diagnostics { return false }
    sets[uri] = diagnostics
    resultIDs[uri] = nextResultID
    nextResultID += 1
    return true
  }

  /// What the client was last told; `nil` if nothing.
  func diagnostics(of uri: DocumentURI) -> [Diagnostic]? { sets[uri] }

  /// The name of the current set of a document.
  func resultID(of uri: DocumentURI) -> String? { resultIDs[uri].map(String.init) }

  /// Whether the client shows anything for a document.
  func shows(_ uri: DocumentURI) -> Bool { sets[uri]?.isEmpty == false }

  /// Documents with a set, in order.
  var uris: [DocumentURI] { sets.keys.sorted { $0.string < $1.string } }

  mutating func forget(_ uri: DocumentURI) {
    sets[uri] = nil
    resultIDs[uri] = nil
  }
}
