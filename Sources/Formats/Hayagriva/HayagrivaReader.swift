import Bibliography
import YAML

/// Reads one entry of Hayagriva.
struct HayagrivaReader {
  private let item: HayagrivaItem
  private var draft: EntryDraft
  private var names: Set<String> = []
  /// A type that there is none of, and where it stands.
  private(set) var unknownType: (place: Range<Int>, name: String)?

  init(_ pair: YAMLPair, in range: Range<Int>) {
    item = HayagrivaItem(pair.value, at: pair.value.isAlias ? pair.value.range : nil)
    let key = pair.key
    draft = EntryDraft(range: range, keyPlace: key.contentRange ?? key.range, type: "misc")
    if draft.keyPlace.isEmpty { draft.keyPlace = range.lowerBound..<range.lowerBound + 1 }
    draft.key = key.text?.bytes ?? []
  }

  mutating func read() -> EntryDraft {
    let type = item.type(default: nil)
    if let member = item["type"], HayagrivaType.defaultParents[type] == nil {
      unknownType = (member.node.isAlias ? member.place : member.node.range, type)
    }
    let parents = item.parents
    let defaultParent = HayagrivaType.defaultParents[type] ?? nil
    let types = parents.map { $0.item.type(default: defaultParent) }
    let conference = types.firstIndex(of: "conference")
    let main = types.firstIndex(where: HayagrivaType.containers.contains) ?? types.indices.first
    let (entryType, subtype) = HayagrivaType(name: type, parent: main.map { types[$0] }).entryType
    let written = HayagrivaType.of(entryType: entryType, subtype: subtype)
    if let main, types[main] != written.parent ?? written.name, let place = item["parent"]?.place {
      add("parent-type", place, Array(types[main].utf8))
    }
    draft.type = entryType
    if let subtype, let place = (item["type"] ?? item.members.first)?.place {
      add("entrysubtype", place, Array(subtype.utf8))
    }
    let isOfVolume = written.isPart && parents.contains { $0.item["volume"] != nil }
    readOwn(entryType, isPart: written.isPart, isOfVolume: isOfVolume)
    if let conference { readConference(parents[conference].item) }
    if let main, main != conference { readParent(parents[main].item, entryType) }
    let others = parents.indices.filter { $0 != main && $0 != conference }
      .map { HayagrivaValue.json(parents[$0].node) }
    if !others.isEmpty, let place = item["parent"]?.place {
      add("parent", place, Array("[".utf8) + others.joined(separator: ",".utf8) + Array("]".utf8))
    }
    return draft
  }

  // MARK: The entry's own

  private mutating func readOwn(_ entryType: String, isPart: Bool, isOfVolume: Bool) {
    let isPeriodical = entryType == "article"
    for member in item.members {
      let (node, place) = (member.node, member.place)
      switch member.name {
      case "type", "parent": break
      case "title":
        addText("title", member)
        if let short = node["short"].flatMap(HayagrivaValue.text) {
          add("shorttitle", place, short.bytes, short.form)
        }
      case "author", "editor": add(member.name, place, HayagrivaValue.people(node))
      case "affiliated": readAffiliated(member)
      case "date": addDate("date", member)
      case "publisher": readPublisher(member)
      case "location":
        addText(item["publisher"]?.node["location"] == nil ? "location" : "venue", member)
      case "organization":
        addText(["report", "thesis"].contains(entryType) ? "institution" : "organization", member)
      case "issue": addText(isPeriodical ? "number" : "issue", member)
      case "volume" where isOfVolume:
        // What is cited is the volume of what it is in.
        addText("part", member)
      case "url": readAddress(member)
      case "serial-number": readSerialNumber(member, number: isPart ? "eid" : "number")
      case let name:
        if let field = HayagrivaField.texts.first(where: { $0.hayagriva == name })?.field {
          addText(field, member)
        } else {
          addRest(name.lowercased(), member)
        }
      }
    }
  }

  private mutating func readAffiliated(_ member: HayagrivaItem.Member) {
    let groups = member.node.kind == .sequence ? member.node.elements : [member.node]
    var people: [(field: String, names: PersonNames)] = []
    var indices: [String: Int] = [:]
    for group in groups where group.kind == .mapping {
      guard let role = group["role"]?.string?.lowercased(), let names = group["names"] else {
        continue
      }
      let folded = role.filter { $0 != "-" }
      let field =
        HayagrivaField.roles.first { $0.role.filter { $0 != "-" } == folded }?.field ?? role
      let found = HayagrivaValue.people(names)
      if let index = indices[field] {
        people[index].names.people += found.people
      } else {
        indices[field] = people.count
        people.append((field, found))
      }
    }
    for (field, names) in people where !field.isEmpty { add(field, member.place, names) }
  }

  private mutating func readPublisher(_ member: HayagrivaItem.Member) {
    let node = member.node
    if let text = HayagrivaValue.text(node["name"] ?? node) {
      add("publisher", member.place, text.bytes, text.form)
    }
    if let place = node["location"].flatMap(HayagrivaValue.text) {
      add("location", member.place, place.bytes, place.form)
    }
  }

  private mutating func readAddress(_ member: HayagrivaItem.Member) {
    if let text = HayagrivaValue.plain(member.node["value"] ?? member.node) {
      add("url", member.place, text)
    }
    if let date = member.node["date"].flatMap(HayagrivaValue.date) {
      add("urldate", member.place, date)
    }
  }

  private mutating func readSerialNumber(_ member: HayagrivaItem.Member, number: String) {
    if let text = HayagrivaValue.plain(member.node) { return add(number, member.place, text) }
    for pair in member.node.mergedPairs {
      guard let text = HayagrivaValue.plain(pair.value) else { continue }
      switch pair.key.string?.lowercased() ?? "" {
      case "serial": add(number, member.place, text)
      case "arxiv":
        add("eprint", member.place, text)
        add("eprinttype", member.place, Array("arxiv".utf8))
      case let name: add(name, member.place, text)
      }
    }
  }

  // MARK: What it is in

  private mutating func readConference(_ parent: HayagrivaItem) {
    for member in parent.members {
      switch member.name {
      case "type": break
      case "title": addText("eventtitle", member)
      case "date": addDate("eventdate", member)
      case "location": addText("venue", member)
      case "organization": addText("organization", member)
      case let name: addRest("parent-\(name)", member)
      }
    }
  }

  private mutating func readParent(_ parent: HayagrivaItem, _ entryType: String) {
    let isWhole = ["book", "collection", "proceedings", "reference", "report", "thesis"].contains(
      entryType)
    let title: String
    if isWhole {
      title = item["volume"] == nil ? "series" : "maintitle"
    } else {
      title = ["article", "misc"].contains(entryType) ? "journaltitle" : "booktitle"
    }
    for member in parent.members {
      switch member.name {
      case "type": break
      case "title":
        addText(title, member)
        if let short = member.node["short"].flatMap(HayagrivaValue.text) {
          add(
            title == "journaltitle" ? "shortjournal" : "short\(title)", member.place, short.bytes,
            short.form)
        }
      case "author": add("bookauthor", member.place, HayagrivaValue.people(member.node))
      case "editor":
        let field = names.contains("editor") || isWhole ? "collection-editor" : "editor"
        add(field, member.place, HayagrivaValue.people(member.node))
      case "issue" where !names.contains("number"): addText("number", member)
      case "publisher" where !names.contains("publisher") && !isWhole: readPublisher(member)
      case "location" where !names.contains("location") && !isWhole: addText("location", member)
      case "organization" where !names.contains("organization"): addText("organization", member)
      case "date" where !names.contains("date"): addDate("date", member)
      case "serial-number" where member.node.kind == .mapping && !isWhole:
        readSerialNumber(member, number: "parent-serial")
      case "parent": readGrandparents(parent, isWhole, member)
      case let name:
        let field = HayagrivaField.parentTexts.first { $0.hayagriva == name }?.field
        if let field, !names.contains(field), !isWhole {
          addText(field, member)
        } else {
          addRest("parent-\(name)", member)
        }
      }
    }
  }

  private mutating func readGrandparents(
    _ parent: HayagrivaItem, _ isWhole: Bool, _ member: HayagrivaItem.Member
  ) {
    let parents = parent.parents.map(\.item)
    if parents.count == 1, let series = parents.first {
      if series.type(default: nil) == "conference" { return readConference(series) }
      let isPlain = series.members.allSatisfy { ["type", "title", "issue"].contains($0.name) }
      if isPlain, !isWhole, !names.contains("series"), let title = series["title"] {
        addText("series", title)
        if let issue = series["issue"] { addText("number", issue) }
        return
      }
    }
    addRest("parent-parent", member)
  }

  // MARK: Steps

  private mutating func add(
    _ name: String, _ place: Range<Int>, _ value: [UInt8], _ form: ValueForm = .plain
  ) {
    let name = name.lowercased()
    guard !name.isEmpty, !value.isEmpty, names.insert(name).inserted else { return }
    let inside = place.clamped(to: draft.range)
    draft.add(name, inside.isEmpty ? draft.keyPlace : inside, value, form)
  }

  private mutating func add(_ name: String, _ place: Range<Int>, _ people: PersonNames) {
    guard !people.people.isEmpty, names.insert(name).inserted else { return }
    let inside = place.clamped(to: draft.range)
    draft.add(name, inside.isEmpty ? draft.keyPlace : inside, people: people)
  }

  private mutating func addText(_ name: String, _ member: HayagrivaItem.Member) {
    guard let text = HayagrivaValue.text(member.node) else { return addRest(name, member) }
    add(name, member.place, text.bytes, text.form)
  }

  private mutating func addDate(_ name: String, _ member: HayagrivaItem.Member) {
    if let date = HayagrivaValue.date(member.node) { add(name, member.place, date) }
  }

  /// Keeps what has no field: a text as it is, anything else as JSON.
  private mutating func addRest(_ name: String, _ member: HayagrivaItem.Member) {
    guard member.node.kind == .scalar else {
      return add(name, member.place, HayagrivaValue.json(member.node))
    }
    if let text = HayagrivaValue.plain(member.node) { add(name, member.place, text) }
  }
}
