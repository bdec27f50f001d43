import Bibliography
import JSON
import TextStorage

/// One line of `refdesk check`.
struct Finding {
  let file: String
  let start: TextPosition
  let end: TextPosition
  let severity: Problem.Severity
  let code: String
  let message: String

  /// `paper.md:3:7: error: Unknown key “smith”. [unknown-key]`
  var text: String {
    "\(file):\(start.line + 1):\(start.column + 1): \(severityName): \(message) [\(code)]"
  }

  /// One JSON object. Lines and columns from 1, columns in Unicode scalars, the end exclusive.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("file", file)
    writer.member("line", start.line + 1)
    writer.member("column", start.column + 1)
    writer.member("endLine", end.line + 1)
    writer.member("endColumn", end.column + 1)
    writer.member("severity", severityName)
    writer.member("code", code)
    writer.member("message", message)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private var severityName: String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information: "information"
    case .hint: "hint"
    }
  }
}
