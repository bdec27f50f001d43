import Bibliography
import Projects

/// The options by which every command that finds a document's sources takes settings.
struct SettingsOptions {
  /// To be among those of the command.
  static let options: [Arguments.Option] = [.value("--set"), .value("--source")]

  /// What they say, with paths from the working folder; `nil` when none was given.
  let layer: SettingsLayer?

  /// Takes the options; `--source` may mean something else to a command.
  init(_ arguments: Arguments, takesSources: Bool = true) throws(Arguments.Misuse) {
    var settings = Settings()
    for argument in arguments.all("--set") {
      settings = settings.followed(
        by: try SettingsOptions.checked(SettingsArgument(argument), "--set", argument))
    }
    for argument in takesSources ? arguments.all("--source") : [] {
      settings = settings.followed(
        by: try SettingsOptions.checked(SettingsArgument(source: argument), "--source", argument))
    }
    layer =
      settings == Settings()
      ? nil : SettingsLayer(settings: settings, folder: Terminal.absolutePath("."))
  }

  /// The settings of an argument; what is wrong with it is thrown, with its place marked below it.
  private static func checked(
    _ argument: SettingsArgument, _ option: String, _ text: String
  ) throws(Arguments.Misuse) -> Settings {
    guard let problem = argument.problems.first else { return argument.settings }
    let bytes = Array(text.utf8)
    let range = problem.range.clamped(to: 0..<bytes.count)
    func width(_ range: Range<Int>) -> Int {
      String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count
    }
    throw Arguments.Misuse(
      message: """
        \(option): \(problem.message)
          \(text)
          \(String(repeating: " ", count: width(0..<range.lowerBound)))\
        \(String(repeating: "^", count: max(1, width(range))))
        """)
  }
}
