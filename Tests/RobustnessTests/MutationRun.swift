#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Synchronization
import TestSupport
import Testing

// A run tries cases one after the other, each made of its own number, and says the number of one
// that fails. A trap ends the process: then a signal handler says it. To try that case alone:
//
//     REFDESK_MUTATION_SEED=4711 REFDESK_MUTATIONS=1 swift test --filter RobustnessTests
//
// REFDESK_MUTATIONS is the number of cases of all runs together; a release is worth a million.

/// All mutation runs, one after the other, so that at most one case is under way.
@Suite(.serialized) enum MutationTests {}

/// What a run is about, which says how its cases are made.
enum MutationSubject: Int {
  case bibTeX, latexBibliography, cslJSON, listing, damage, markdown, latex, settings, yaml, frames
  case session, tagged, markup, yamlBibliography, python, typst, org, restructuredText, myst
  case notebook, query

  fileprivate var name: StaticString {
    switch self {
    case .bibTeX: "BibTeX"
    case .latexBibliography: "bibliographies inside LaTeX"
    case .cslJSON: "CSL-JSON"
    case .yamlBibliography: "bibliography in YAML"
    case .listing: "listing"
    case .damage: "one damaged byte"
    case .markdown: "Markdown"
    case .latex: "LaTeX"
    case .typst: "Typst"
    case .org: "Org"
    case .restructuredText: "reStructuredText"
    case .myst: "MyST"
    case .notebook: "notebooks"
    case .settings: "settings"
    case .python: "Python"
    case .yaml: "YAML"
    case .query: "queries"
    case .frames: "frames"
    case .session: "session"
    case .tagged: "tagged lines"
    case .markup: "HTML and XML"
    }
  }
}

/// Tries cases: `percent` of all that are wanted, at least one. `check` returns what is wrong.
func tryMutations(
  of subject: MutationSubject, percent: Int, sourceLocation: SourceLocation = #_sourceLocation,
  check: (inout Mutator) throws -> String?
) rethrows {
  CaseInHand.watch
  let environment = ProcessInfo.processInfo.environment
  let wanted = environment["REFDESK_MUTATIONS"].flatMap { Int($0) } ?? 3_000
  let first = environment["REFDESK_MUTATION_SEED"].flatMap { UInt64($0) } ?? 1
  var failureCount = 0
  for number in 0..<max(1, wanted * percent / 100) {
    let seed = first &+ UInt64(number)
    CaseInHand.subject.store(subject.rawValue, ordering: .relaxed)
    CaseInHand.seed.store(seed, ordering: .relaxed)
    // Neighbouring numbers of different runs are to have nothing in common.
    let salt = UInt64(subject.rawValue) &* 0x9E37_79B9_7F4A_7C15
    var mutator = Mutator(random: SeededGenerator(seed: seed ^ salt))
    guard let found = try check(&mutator) else { continue }
    Issue.record(
      "\(subject.name), REFDESK_MUTATION_SEED=\(seed): \(found)", sourceLocation: sourceLocation)
    failureCount += 1
    if failureCount == 5 { break }
  }
  CaseInHand.seed.store(0, ordering: .relaxed)
}

/// The case that is being tried, where a signal handler can read it.
private enum CaseInHand {
  static let subject = Atomic<Int>(0)
  static let seed = Atomic<UInt64>(0)

  /// Has signals that end the process say which case it was.
  static let watch: Void = {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGTERM] {
      signal(number) { number in
        signal(number, SIG_DFL)
        if CaseInHand.seed.load(ordering: .relaxed) != 0 { CaseInHand.say() }
        raise(number)
      }
    }
  }()

  /// Only what is allowed in a signal handler: nothing is allocated.
  private static func say() {
    put("\nThe process ends in the mutation run ")
    if let subject = MutationSubject(rawValue: subject.load(ordering: .relaxed)) {
      put(subject.name)
    }
    put(", REFDESK_MUTATION_SEED=")
    putDigits(seed.load(ordering: .relaxed))
    put("\n")
  }

  private static func putDigits(_ number: UInt64) {
    if number >= 10 { putDigits(number / 10) }
    var digit = UInt8(0x30 + number % 10)
    _ = unsafe write(2, &digit, 1)
  }

  private static func put(_ text: StaticString) {
    _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
  }
}
