import JSON

/// How grave a diagnostic is (LSP 3.17, DiagnosticSeverity).
package enum DiagnosticSeverity: Int, Sendable {
  case error = 1
  case warning = 2
  case information = 3
  case hint = 4
}

/// How a client may show a diagnostic's range (LSP 3.17, DiagnosticTag).
package enum DiagnosticTag: Int, Sendable {
  /// Faded out.
  case unnecessary = 1
  /// Struck through.
  case deprecated = 2
}

/// A problem in a document (LSP 3.17, Diagnostic).
package struct Diagnostic: Hashable, Sendable {
  /// Where it is.
  package var range: PositionRange
  /// `nil` leaves it to the client.
  package var severity: DiagnosticSeverity?
  /// A stable name of the kind of problem.
  package var code: IntegerOrString?
  /// Where the code is explained; only for clients that announce `codeDescriptionSupport`.
  package var codeDescription: String?
  /// Who reports the problem.
  package var source: String?
  /// What the user reads.
  package var message: String
  /// How the range may be shown.
  package var tags: [DiagnosticTag] = []
  /// Only for clients that announce `relatedInformation`.
  package var relatedInformation: [DiagnosticRelatedInformation] = []
  /// What comes back in a code action request, as JSON; only for clients that announce
  /// `dataSupport`.
  package var data: [UInt8]?

  /// Creates a value of its parts.
  package init(
    range: PositionRange, severity: DiagnosticSeverity? = nil, code: IntegerOrString? = nil,
    codeDescription: String? = nil, source: String? = nil, message: String,
    tags: [DiagnosticTag] = [], relatedInformation: [DiagnosticRelatedInformation] = [],
    data: [UInt8]? = nil
  ) {
    self.range = range
    self.severity = severity
    self.code = code
    self.codeDescription = codeDescription
    self.source = source
    self.message = message
    self.tags = tags
    self.relatedInformation = relatedInformation
    self.data = data
  }

  /// Reads a diagnostic that a client sends back. Members nobody can be harmed by, such as an
  /// unknown severity, are left out rather than refused.
  package init(_ json: JSONValue?) throws(InvalidParams) {
    let json = try json.object()
    range = try json.member("range", PositionRange.init)
    severity = json["severity"]?.int.flatMap(DiagnosticSeverity.init)
    code = IntegerOrString(json["code"])
    codeDescription = json["codeDescription"]["href"]?.string
    source = try json.optionalString("source")
    // Since 3.18 a message may be marked up.
    if let markup = json["message"]["value"]?.string {
      message = markup
    } else {
      message = try json.string("message")
    }
    tags = json["tags"]?.elements.compactMap { $0.int.flatMap(DiagnosticTag.init) } ?? []
    relatedInformation =
      try json.optionalArray("relatedInformation", of: DiagnosticRelatedInformation.init) ?? []
    data = json["data"].map { Array($0.bytes) }
  }
}

extension Diagnostic: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("range", range)
      writer.member("severity", severity?.rawValue)
      writer.member("code", code)
      if let codeDescription {
        writer.member("codeDescription") { $0.member("href", codeDescription) }
      }
      writer.member("source", source)
      writer.member("message", message)
      if !tags.isEmpty {
        writer.member("tags", tags.map { IntegerOrString.integer($0.rawValue) })
      }
      if !relatedInformation.isEmpty {
        writer.member("relatedInformation", relatedInformation)
      }
      writer.member("data", uncheckedJSON: data)
    }
  }
}
