import LanguageServer

/// `refdesk serve`: the language server.
enum ServeCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words, options: [.flag("--stdio"), .value("--clientProcessId"), .flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.serve)
      return 0
    }
    guard arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "serve takes no “\(arguments.operands[0])”")
    }
    return run()
  }

  static func run() -> Int32 {
    if Terminal.isInteractive {
      Terminal.print(
        """
        refdesk is a language server: an editor starts it and talks to it. Try

          refdesk demo      what it does, on a small example
          refdesk --help    what else there is
        """)
      return 0
    }
    return Server.runOnStandardStreams()
  }
}
