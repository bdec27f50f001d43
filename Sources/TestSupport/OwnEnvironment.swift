import Foundation

/// What the programs that tests start, and the servers within the tests, know of the machine.
enum OwnEnvironment {
  /// Takes away what differs from machine to machine: where TeX is installed, what is set for it and for
  /// Quarto.
  static let isSet: Bool = {
    for name in ["BIBINPUTS", "TEXBIB", "TEXINPUTS", "QUARTO_PROFILE"] { unsetenv(name) }
    for name in ["TEXMFHOME", "TEXMFDIST"] { setenv(name, "", 1) }
    return true
  }()
}
