import Citations
import PaperIndex
import Projects

/// The sources that a user names, as one library in their order.
struct NamedSources {
  private(set) var library = Library([])
  /// The name of each source as the user wrote it; of one below a folder, with the folder's.
  private(set) var names: [String] = []
  /// Whether any could not be read, which was said then.
  private(set) var hasFailed = false

  /// Reads files, and all bibliographies below folders, each once. All can be searched.
  init(_ operands: [String]) {
    var members: [Library.Member] = []
    var reads: [ReadSource] = []
    let reader = SourceResolver.Environment.ofUser.reader
    var seen: Set<String> = []
    for name in operands {
      do throws(Operand.Refusal) {
        let operand = try Operand(name)
        let below = DocumentFiles.below(operand.path)?.filter {
          DocumentLanguage(path: $0) == .bibliography
        }
        if below?.isEmpty == true { complain("There is no bibliography in “\(name)”.") }
        for path in below ?? [operand.path] where seen.insert(path).inserted {
          switch reader.read(path) {
          case .success(let read):
            let role: SourceRole = read.source.format.isListing ? .index : .project
            members.append(
              Library.Member(source: IndexedSource(name: path, source: read.source), role: role))
            reads.append(read)
            let rest = path.dropFirst(operand.path.count).drop { $0 == "/" }
            names.append(rest.isEmpty ? name : name + (name.hasSuffix("/") ? "" : "/") + rest)
          case .failure(let failure): complain(operand.message(failure))
          }
        }
      } catch {
        complain(error.message)
      }
    }
    let bare = Library(members)
    library = Library(
      zip(members, reads).enumerated().map { number, pair in
        let (member, read) = pair
        return Library.Member(
          source: read.withWords(member.source, in: bare, number: number), role: member.role)
      })
  }

  private mutating func complain(_ message: String) {
    Terminal.complain(message)
    hasFailed = true
  }
}
