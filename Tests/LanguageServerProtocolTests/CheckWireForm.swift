import JSON
import LanguageServerProtocol
import Testing

/// Reads a JSON text that the test wrote itself.
func json(_ text: String) throws -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root
}

/// Checks a whole message or value byte for byte.
func checkJSON(
  _ written: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(String(decoding: written, as: UTF8.self) == expected, sourceLocation: sourceLocation)
}

/// Checks how a value is written and, where the protocol's model is at hand, that it has the form
/// of `structure`.
func checkWritten(
  _ value: some JSONWritable, _ structure: String, _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var writer = JSONWriter()
  value.write(to: &writer)
  checkJSON(writer.bytes, expected, sourceLocation: sourceLocation)
  guard let model = MetaModel.shared else { return }
  let written = try JSONDocument(parsing: writer.bytes).root
  let problems = model.problems(of: written, as: structure)
  #expect(problems == [], sourceLocation: sourceLocation)
}

/// Checks that reading fails with a message.
func checkInvalid<Value>(
  _ decode: (JSONValue?) throws(InvalidParams) -> Value, _ text: String, _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let value = try json(text)
  do {
    _ = try decode(value)
    Issue.record("nothing was wrong", sourceLocation: sourceLocation)
  } catch {
    #expect(error.message == message, sourceLocation: sourceLocation)
  }
}
