/// What is measured, on what, and how it is told.
struct BenchmarkOptions {
  static let usage = """
    usage: Benchmarks [--json] [--list] [--entries N,…] [--style STYLE] [--file F] [--rounds N]
                      [--server PATH] [--misses N] [NAME…]

    Measures refdesk on a made bibliography of N entries (100000 unless said), or on the file F, one
    after the other where there are several N. STYLE is abstracts (unless said), mixed or short.
    NAME… runs only the groups with these names. --server is the refdesk program to start; unless
    said, the one beside this program. The group known looks for a thousand papers, each as people do,
    and says how often the paper is first and within five; --misses names N of those that are not
    first, of each kind. The group keystroke types such queries letter by letter. At the end stand the goals that were measured.
    """

  var isJSON = false
  var isList = false
  var entryCounts = [100_000]
  var style = BibliographyGenerator.Style.abstracts
  var file: String?
  /// How often each thing is done at least; the figures are of all rounds.
  var rounds = 7
  var server: String?
  /// How many of the papers that were not found first are named, of each kind.
  var shownMisses = 0
  var names: [String] = []

  /// The options of a command line, or a sentence on what is wrong with it.
  static func parse(_ arguments: [String]) -> Result<BenchmarkOptions, Failure> {
    var options = BenchmarkOptions()
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": options.isJSON = true
      case "--list": options.isList = true
      case "--entries":
        let numbers = (rest.popFirst() ?? "").split(separator: ",").map { Int($0) ?? 0 }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 > 0 }) else {
          return .failure(Failure(message: "--entries takes numbers above zero."))
        }
        options.entryCounts = numbers
      case "--style":
        guard let style = rest.popFirst().flatMap(BibliographyGenerator.Style.init(rawValue:))
        else { return .failure(Failure(message: "--style takes abstracts, mixed or short.")) }
        options.style = style
      case "--rounds":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else {
          return .failure(Failure(message: "--rounds takes a number above zero."))
        }
        options.rounds = count
      case "--misses":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count >= 0 else {
          return .failure(Failure(message: "--misses takes a number."))
        }
        options.shownMisses = count
      case "--file":
        guard let file = rest.popFirst() else {
          return .failure(Failure(message: "--file takes a path."))
        }
        options.file = file
      case "--server":
        guard let server = rest.popFirst() else {
          return .failure(Failure(message: "--server takes a path."))
        }
        options.server = server
      default:
        if argument.hasPrefix("-") {
          return .failure(Failure(message: "There is no option \(argument)."))
        }
        options.names.append(argument)
      }
    }
    return .success(options)
  }

  /// Why there is nothing to measure.
  struct Failure: Error {
    let message: String
  }
}
