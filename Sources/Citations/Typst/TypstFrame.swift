/// What the scanner is in, one of a stack.
struct TypstFrame {
  enum Kind: UInt8 {
    /// The document, and what stands between brackets.
    case markup, content
    /// Between dollar signs.
    case math
    /// Code between parentheses, and braces.
    case parentheses, braces
    /// Code behind `#`: an expression, which ends by itself, or a statement, which its line ends.
    case expression, statement
  }

  /// What an expression goes on with.
  enum Phase: UInt8 {
    /// Its operand.
    case operand
    /// Arguments, contents and fields that belong to the operand before.
    case behindOperand
    /// An operand of the condition of `if`, `for` and `while`.
    case conditionOperand
    /// An operator of the condition, or the body.
    case condition
    /// The body of `else`, or another `if`.
    case alternative
    /// What comes behind a body: perhaps `else`.
    case behindBody
  }

  /// The function that parentheses are the arguments of, as far as it matters.
  enum Callee: UInt8 {
    case none, other, cite, reference, label, bibliography
    /// A function of the document's own that cites.
    case learned

    /// Whether the labels in its arguments may be keys.
    var takesKeys: Bool { self == .cite || self == .reference || self == .learned }
  }

  /// What the argument is that is being read.
  enum Argument: UInt8 {
    case positional, form, bibliography, full, key, other
  }

  var kind: Kind
  /// The offset of what opened it.
  var start: Int
  var phase = Phase.operand

  // MARK: Code

  var callee = Callee.none
  var argument = Argument.positional
  /// How many parentheses and braces are open since the last brackets.
  var openParentheses = 0
  var openBraces = 0
  /// The name that the statement around it defines.
  var outerDefinition: Range<Int>?
  /// How the works are cited that the arguments name.
  var mode = CitationMode.normal

  // MARK: Markup

  /// How many brackets that are text are open.
  var textBrackets = 0
  /// The last citation that stands in it, if only blanks may stand between it and the next.
  var run: Run?

  // MARK: Citations

  /// The citations that are arguments of the call, by index.
  var arguments: [Int] = []
  /// The group that ends with it.
  var group: Int?
  /// How many of each were found before it, to take back what an opening without an end had.
  var firstCitation = 0
  var firstGroup = 0
  var firstResource = 0
  var firstLink = 0
  var firstLabel = 0

  /// Citations that are shown together because nothing but blanks is between them.
  struct Run {
    var citation: Int
    var group: Int?
    var endOffset: Int
  }

  init(_ kind: Kind, at start: Int) {
    self.kind = kind
    self.start = start
  }

  var isMarkup: Bool { kind == .markup || kind == .content }
  var isCode: Bool { kind == .parentheses || kind == .braces }
}
