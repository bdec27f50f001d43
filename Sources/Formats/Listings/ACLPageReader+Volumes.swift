import Bibliography

extension ACLPageReader {
  /// A volume on a page, and what the page says of it.
  struct Volume {
    /// Where its title is; `nil` until its first entry says it.
    var title: Range<Int>?
    var details: ACLDetails?
    /// The year of the event that it belongs to.
    var year: Range<Int>?
    var paperCount = 0
    var hasProceedings = false
    /// What all papers have of it, once one has asked.
    var shared: EntryDraft?
  }

  /// Whether a line is the badge of a whole volume, `pdf (full)`, or two of them. The button on a
  /// volume's own page is `PDF (full)`.
  static func isFullBadge(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 40, let mark = ListingLines.range(of: Array("(full)".utf8), in: text)
    else { return false }
    let words = text[..<mark.lowerBound].split { $0 <= 0x20 || $0 >= 0x80 }
    return words.count == 1
      && words.allSatisfy { $0.elementsEqual("pdf".utf8) || $0.elementsEqual("bib".utf8) }
  }

  /// Reads the page of a volume or an event.
  mutating func readVolumes() {
    var start = 0
    while start < lines.count, !isVolumeHeading(start), ACLBadges(lines, at: start).count == 0 {
      start += 1
    }
    let head = 0..<start
    let stated = statedCounts(in: head)
    var volume = Volume()
    if let details = ACLDetails(lines, in: head) {
      volume.details = details
      volume.title = title(above: details.range.lowerBound)
    }
    volume.year = eventYear(in: head)
    let pageEnd = endOfPapers(from: start)
    while start < pageEnd {
      if let heading = headingLine(start) {
        check(volume, stated)
        volume = Volume(title: lines.ranges[heading], year: volume.year)
        start = heading + 1
        continue
      }
      let badges = ACLBadges(lines, at: start)
      guard badges.count > 0 else {
        start += 1
        continue
      }
      var end = start + badges.count
      while end < pageEnd, ACLBadges(lines, at: end).count == 0, !isVolumeHeading(end) { end += 1 }
      readPaper(start, badges, end, of: &volume)
      start = end
    }
    check(volume, stated)
    // Abstracts that are folded away on the page are missing from all papers.
    if !papers.contains(where: { $0.field("abstract") != nil }) {
      removeProblems(withCode: "missing-abstract")
    }
  }

  // MARK: Heads

  /// The title of a volume whose details begin at a line.
  private func title(above line: Int) -> Range<Int>? {
    var title = line - 1
    if title > 0,
      lines.text(title).suffix(9).elementsEqual("(Editors)".utf8)
        || lines.text(title).suffix(8).elementsEqual("(Editor)".utf8)
    {
      title -= 1
    }
    return title >= 0 ? lines.ranges[title] : nil
  }

  /// Whether the heading of a volume begins at a line: a link upwards, or its own badges.
  private func isVolumeHeading(_ line: Int) -> Bool {
    ACLPageReader.isFullBadge(lines.text(line))
      || lines.line(line, is: "up") && ACLPageReader.isFullBadge(lines.text(line + 1))
  }

  /// The line of the title in the heading that begins at a line; `nil` where none does.
  private func headingLine(_ line: Int) -> Int? {
    guard isVolumeHeading(line) else { return nil }
    var line = line
    while line < lines.count, isVolumeHeading(line) { line += 1 }
    return line < lines.count ? line : nil
  }

  /// The year in the heading of an event: `Annual Meeting of the ACL (2023)`.
  private func eventYear(in head: Range<Int>) -> Range<Int>? {
    for line in head {
      let text = lines.text(line)
      if lines.line(line, is: "Volumes") { break }
      let year = text.dropLast().suffix(4)
      if text.last == UInt8(ascii: ")"), text.dropLast(5).last == UInt8(ascii: "("),
        ACLPageReader.isYear(year)
      {
        return year.startIndex..<year.endIndex
      }
    }
    return nil
  }

  /// How many papers the list of an event's volumes says each has, by their titles.
  private func statedCounts(in head: Range<Int>) -> [ArraySlice<UInt8>: (count: Int, line: Int)] {
    var counts: [ArraySlice<UInt8>: (count: Int, line: Int)] = [:]
    var title: ArraySlice<UInt8> = []
    for line in head {
      let text = lines.text(line)
      let words = text.suffix(20).split { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }.suffix(2)
      if let number = words.first, let found = ListingLines.number(number), words.count == 2,
        found.end == number.endIndex,
        words.last.map({ ListingLines.equal($0, "papers") || ListingLines.equal($0, "paper") })
          ?? false
      {
        let before = ListingLines.trimmed(text[..<number.startIndex])
        counts[before.isEmpty ? title : before] = (found.value, line)
      }
      title = text
    }
    return counts
  }

  /// Compares the papers of a volume with how many the page says it has; the volume itself may count.
  private mutating func check(
    _ volume: Volume, _ stated: [ArraySlice<UInt8>: (count: Int, line: Int)]
  ) {
    guard let title = volume.title, let (count, line) = stated[lines.bytes[title]],
      !(volume.hasProceedings && count == volume.paperCount - 1),
      let problem = ListingCount.problem(
        stated: count, found: volume.paperCount, "papers in this volume", at: lines.ranges[line])
    else { return }
    report(problem)
  }

  // MARK: Papers

  private mutating func readPaper(
    _ start: Int, _ badges: ACLBadges, _ end: Int, of volume: inout Volume
  ) {
    guard let parts = partsInVolume(start, badges, end) else {
      reportMissingTitle(start..<end)
      return
    }
    let title = lines.ranges[parts.title]
    let isFirst = volume.paperCount == 0
    volume.paperCount += 1
    var paper = EntryDraft(
      range: range(start..<(lastLine(of: parts) + 1)), keyPlace: title, type: "inproceedings")
    paper.add("title", title, Array(lines.bytes[title]))
    let isProceedings =
      isFirst && !parts.hasAbstract
      && (volume.title.map { lines.bytes[$0].elementsEqual(lines.bytes[title]) } ?? false
        || ACLVenue.isLikely(lines.bytes[title]))
    if isProceedings {
      volume.hasProceedings = true
      volume.title = volume.title ?? title
      paper.type = "proceedings"
    }
    paper.addPeople(
      isProceedings ? "editor" : "author", parts.authors.map { lines.ranges[$0] }, separators: "|",
      in: lines.bytes)
    if isProceedings {
      addVolume(volume, to: &paper)
      for name in ["url", "doi", "isbn"] {
        guard let place = volume.details?.place(name) else { continue }
        paper.add(name, place, Array(lines.bytes[place]))
      }
    } else {
      let shared = volume.shared ?? sharedFields(volume)
      volume.shared = shared
      paper.type = shared.type
      paper.fields += shared.fields
    }
    if let abstract = parts.abstract { addAbstract(abstract, to: &paper) }
    if parts.hasAbstract, parts.abstract == nil { reportMissing("abstract", at: title) }
    add(paper)
  }

  /// What a paper in a volume has of it, and its type.
  private func sharedFields(_ volume: Volume) -> EntryDraft {
    var shared = EntryDraft(range: 0..<0, type: "inproceedings")
    if let title = volume.title { shared.addContainer(title, in: lines.bytes) }
    addVolume(volume, to: &shared)
    return shared
  }

  /// Adds where and when a volume came out.
  private func addVolume(_ volume: Volume, to draft: inout EntryDraft) {
    if let details = volume.details {
      draft.addVolume(details, in: lines.bytes)
    } else if let year = volume.year {
      draft.add("year", year, Array(lines.bytes[year]))
    }
  }

  /// The parts of a paper without a venue.
  private func partsInVolume(_ start: Int, _ badges: ACLBadges, _ end: Int) -> Parts? {
    if let mark = (start..<end).first(where: { lines.line($0, is: "|") }),
      isFirstMark(mark, start, badges)
    {
      return partsByMark(start, mark, end, hasVenue: false)
    }
    var badges = badges
    // A title such as “Data” was taken for a badge.
    if start + badges.count >= end, badges.count > 1, !lines.line(end - 1, is: "abs"),
      !lines.line(end - 1, is: "bib")
    {
      badges.dropLast()
    }
    // A badge whose word nobody knows stands above a title and a name.
    let needed = badges.hasAbstract ? 3 : 2
    if end - start - badges.count == needed + 1, isName(start + badges.count + 2),
      ACLBadges.isPossible(lines.text(start + badges.count))
    {
      badges.takeUnknown(lines, start)
    }
    let title = start + badges.count
    guard title < end else { return nil }
    var parts = Parts(title: title, hasAbstract: badges.hasAbstract)
    var next = title + 1
    if next < end, isName(next) || !badges.hasAbstract {
      parts.authors = [next]
      next += 1
    }
    if badges.hasAbstract, next < end { parts.abstract = next..<end }
    return parts
  }

  /// Whether a line reads like a name, or several between bars, and not like an abstract.
  private func isName(_ line: Int) -> Bool {
    let text = lines.text(line)
    guard !text.isEmpty else { return false }
    return text.split(separator: UInt8(ascii: "|")).allSatisfy { name in
      name.count <= 60 && name.count(where: { $0 == 0x20 }) <= 7
    } && (text.last != UInt8(ascii: ".") || text.count <= 40)
  }
}
