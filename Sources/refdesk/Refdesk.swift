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
    let words = Array(CommandLine.arguments.dropFirst())
    exit(run(words))
  }

  private static func run(_ words: [String]) -> Int32 {
    let rest = words.dropFirst()
    do throws(Arguments.Misuse) {
      switch words.first {
      case nil, "--stdio": return ServeCommand.run()
      case "serve": return try ServeCommand.run(rest)
      case "check": return try CheckCommand.run(rest)
      case "search": return try SearchCommand.run(rest)
      case "entries": return try EntriesCommand.run(rest)
      case "demo": return try DemoCommand.run(rest)
      case "--version", "version":
        Terminal.print("refdesk \(Version.current)")
        return 0
      case "--help", "-h", "help":
        Terminal.print(rest.first.flatMap(Help.text(of:)) ?? Help.overview)
        return 0
      case let word?:
        throw Arguments.Misuse(message: "there is no subcommand “\(word)”; see refdesk --help")
      }
    } catch {
      Terminal.complain(error.message)
      return 2
    }
  }
}
