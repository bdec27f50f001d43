import LanguageServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: finds the subcommand and runs it.
@main
enum Refdesk {
  static func main() {
    // A reader that goes away is no reason to die without a word.
    signal(SIGPIPE, SIG_IGN)
    // A file that becomes larger than somebody allows is an error like others.
    signal(SIGXFSZ, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    exit(run(words))
  }

  private static func run(_ words: [String]) -> Int32 {
    let rest = words.dropFirst()
    do throws(Arguments.Misuse) {
      switch words.first {
      case nil: return ServeCommand.run()
      case "--stdio": return try ServeCommand.run(words)
      case "serve": return try ServeCommand.run(rest)
      case "check": return try CheckCommand.run(rest)
      case "doctor": return try DoctorCommand.run(rest)
      case "citations": return try CitationsCommand.run(rest)
      case "search": return try SearchCommand.run(rest)
      case "entries": return try EntriesCommand.run(rest)
      case "works": return try WorksCommand.run(rest)
      case "add": return try AddCommand.run(rest)
      case "extract": return try ExtractCommand.run(rest)
      case "convert": return try ConvertCommand.run(rest)
      case "demo": return try DemoCommand.run(rest)
      case "--version", "version":
        Terminal.print("refdesk \(Version.current)")
        return 0
      case "--help", "-h", "help":
        guard let topic = rest.first else {
          Terminal.print(Help.overview)
          return 0
        }
        guard let text = Help.text(of: topic) else { throw missingSubcommand(topic) }
        Terminal.print(text)
        return 0
      case let word?: throw missingSubcommand(word)
      }
    } catch {
      Terminal.complain(error.message)
      return 2
    }
  }

  private static func missingSubcommand(_ word: String) -> Arguments.Misuse {
    let what = word.hasPrefix("-") ? "unknown option \(word)" : "there is no subcommand “\(word)”"
    return Arguments.Misuse(message: "\(what); see refdesk --help")
  }
}
