import JSON
import PaperIndex

/// The JSON schema of `refdesk.json`, made from the keys the decoder knows.
package enum SettingsSchema {
  /// The schema (draft 7, which editors know best), as JSON.
  package static var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("$schema", "http://json-schema.org/draft-07/schema#")
    writer.member("title", "Settings of refdesk")
    writeObject(SettingsKey.all, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// The members that describe an object with these keys.
  private static func writeObject(_ keys: [SettingsKey], to writer: inout JSONWriter) {
    writer.member("type", "object")
    writer.member("additionalProperties", false)
    writer.name("properties")
    writer.beginObject()
    for key in keys {
      writer.name(string: key.name)
      writer.beginObject()
      if !key.summary.isEmpty { writer.member("description", key.summary) }
      writeValue(key.value, to: &writer)
      writer.endObject()
    }
    writer.endObject()
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { writer.member("required", required) }
  }

  private static func writeValue(_ value: SettingsKey.Value, to writer: inout JSONWriter) {
    switch value {
    case .ignoredString:
      writer.member("type", "string")
    case .integer(let range, let standard):
      writer.member("type", "integer")
      writer.member("minimum", range.lowerBound)
      writer.member("maximum", range.upperBound)
      writer.member("default", standard)
    case .path:
      writer.member("type", "string")
      writer.member("minLength", 1)
    case .folders, .commands:
      writer.member("type", "array")
      writer.name("items")
      writer.beginObject()
      writer.member("type", "string")
      writer.member("minLength", 1)
      writer.endObject()
    case .level:
      writer.member("enum", DiagnosticLevel.allCases.map(\.rawValue))
    case .choice(let names, let standard):
      writer.member("enum", names)
      writer.member("default", standard)
    case .keyTemplate:
      writer.member("type", "string")
      writer.member("minLength", 1)
    case .role:
      writer.member("enum", SourceRole.allCases.map(\.rawValue))
    case .sources(let keys):
      writer.member("type", "array")
      writer.name("items")
      writer.beginObject()
      writer.name("anyOf")
      writer.beginArray()
      writer.beginObject()
      writer.member("type", "string")
      writer.member("minLength", 1)
      writer.endObject()
      writer.beginObject()
      writeObject(keys, to: &writer)
      writer.endObject()
      writer.endArray()
      writer.endObject()
    case .object(let keys):
      writeObject(keys, to: &writer)
    }
  }
}
