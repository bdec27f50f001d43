import JSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The protocol's own machine-readable model, where it lies beside the repository.
struct MetaModel: Sendable {
  static let shared = MetaModel(path: lspFolder + "/metaModel.json")

  private let structures: [String: JSONValue]
  private let aliases: [String: JSONValue]
  private let enumerations: [String: JSONValue]

  private init?(path: String) {
    guard let bytes = contents(ofFile: path), let document = try? JSONDocument(parsing: bytes)
    else { return nil }
    func byName(_ member: String) -> [String: JSONValue] {
      let values = document.root[member]?.elements.map { ($0["name"]?.string ?? "", $0) } ?? []
      return Dictionary(values) { first, _ in first }
    }
    structures = byName("structures")
    aliases = byName("typeAliases")
    enumerations = byName("enumerations")
  }

  /// What is wrong with a value, empty if it is of the type.
  func problems(of value: JSONValue, as name: String) -> [String] {
    if name.hasPrefix("LSP") { return [] }
    if let alias = aliases[name] { return problems(of: value, type: alias["type"]) }
    if let enumeration = enumerations[name] {
      return problems(of: value, type: enumeration["type"])
    }
    guard let structure = structures[name] else { return ["there is no type \(name)"] }
    return problems(of: value, properties: properties(of: structure), in: name)
  }

  private func properties(of structure: JSONValue) -> [JSONValue] {
    let bases = ["extends", "mixins"].flatMap { structure[$0].map { Array($0.elements) } ?? [] }
    return bases.compactMap { $0["name"]?.string.flatMap { structures[$0] } }
      .flatMap(properties(of:)) + (structure["properties"].map { Array($0.elements) } ?? [])
  }

  private func problems(
    of value: JSONValue, properties: [JSONValue], in name: String
  ) -> [String] {
    guard value.kind == .object else { return ["\(name) is not an object"] }
    var problems: [String] = []
    var known: Set<String> = []
    for property in properties {
      let propertyName = property["name"]?.string ?? ""
      known.insert(propertyName)
      if let member = value[propertyName] {
        problems += self.problems(of: member, type: property["type"])
          .map { "\(name).\(propertyName): \($0)" }
      } else if property["optional"]?.bool != true {
        problems.append("\(name) lacks \(propertyName)")
      }
    }
    problems += value.members.filter { !known.contains($0.name) }
      .map { "\(name) has no \($0.name)" }
    return problems
  }

  private func problems(of value: JSONValue, type: JSONValue?) -> [String] {
    switch type["kind"]?.string {
    case "reference":
      return problems(of: value, as: type["name"]?.string ?? "")
    case "array":
      guard value.kind == .array else { return ["not an array"] }
      return value.elements.flatMap { problems(of: $0, type: type["element"]) }
    case "map":
      guard value.kind == .object else { return ["not an object"] }
      return value.members.flatMap { problems(of: $0.value, type: type["value"]) }
    case "or":
      let alternatives = type["items"]?.elements.map { problems(of: value, type: $0) } ?? []
      return alternatives.contains([]) ? [] : alternatives.min { $0.count < $1.count } ?? []
    case "literal":
      let properties = type["value"]["properties"].map { Array($0.elements) } ?? []
      return problems(of: value, properties: properties, in: "literal")
    case "stringLiteral":
      return value.string == type["value"]?.string ? [] : ["not \(type["value"]?.string ?? "")"]
    case "base":
      return problems(of: value, base: type["name"]?.string ?? "")
    case let kind:
      return ["the model's \(kind ?? "nothing") is not understood"]
    }
  }

  private func problems(of value: JSONValue, base: String) -> [String] {
    let fits =
      switch base {
      case "integer": value.int.map { abs($0) <= Int(Int32.max) } ?? false
      case "uinteger": value.int.map { (0...Int(Int32.max)).contains($0) } ?? false
      case "boolean": value.kind == .bool
      case "decimal": value.kind == .number
      case "null": value.isNull
      default: value.kind == .string
      }
    return fits ? [] : ["not of type \(base)"]
  }
}

/// Where the model and the client profiles lie: beside the repository, not in it.
let lspFolder =
  #filePath.split(separator: "/").dropLast(4)
  .reduce(into: "") { $0 += "/" + $1 } + "/shared/lsp"

/// The bytes of a file; `nil` if it cannot be read.
func contents(ofFile path: String) -> [UInt8]? {
  FileManager.default.contents(atPath: path).map { Array($0) }
}
