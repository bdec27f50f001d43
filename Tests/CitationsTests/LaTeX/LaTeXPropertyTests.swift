import Citations
import TestSupport
import Testing

struct LaTeXPropertyTests {
  private let sample = #"""
    % !TeX root = ../main.tex
    \documentclass[../main]{subfiles}
    \addbibresource[location=remote]{http://x/é.bib} \bibliography{a, "b c",% d
      e}
    \newcommand{\up}[2][see]{\textsuperscript{\cite[#1]{#2}}}
    \NewDocumentCommand\at{s O{} m}{\citet{#3}} \def\x#1{\up{#1}} \let\y\cite
    \lstnewenvironment{code}{}{}
    \begin{document}
    See \cite{smith:2020,% c
      é, b}\citep*[see][p.~3]{a} \cites(x)(y)[\citet{n}]{k1}[b]{k2} {k3} \up{d}\at*{e}.
    \volcite[a]{2}[3]{v} \nocite{*} \verb|\cite{no}| \url{a%20b} \\cite \{ \%
    \begin{verbatim} \cite{no} \end{verbatim} \iffalse \ifx \fi \cite{no} \else \cite{f} \fi

    \begin{displaycquote}[1]{q} \end{displaycquote} \footnote{See \parencite{日本}}
    \input{ch/a} \input b \subimport{x}{y} \bibitem[A(1)]{key} \mycite{z} \cite<e.g.>{w}
    \MakeShortVerb{\|} |\cite{no}| \iftrue\if0 a\fi\else\cite{no}\fi \cite{*[a][b]c}
    <<a>>=
    @
    \end{document} \cite{no}
    """#

  @Test func `every prefix can be read`() {
    for text in DamagedText.prefixes(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `every mutation can be read`() {
    for text in DamagedText.mutations(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `bytes that are not UTF-8 can be read`() {
    for text in DamagedText.noise(in: sample) { check(text.bytes, text.name, isUTF8: false) }
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    #"\cite["#, #"\cite{"#, #"\cite{a,"#, #"\cites{a}["#, #"\cites("#, #"\cites[{"#, #"\cite<"#,
    #"\cite[]{a}"#, #"\begin{verbatim}"#, #"\begin{comment}\end{verbatim}"#, #"\iffalse "#,
    #"\iffalse\else "#, #"\verb|"#, #"\url{"#, #"\newcommand{\a}[1]{"#, #"\def\a#1"#, "%", "% !",
    #"\lstinline["#, #"\mintinline{"#, #"\bibliography{"#, #"\addbibresource["#, #"\input "#,
    #"\input""#, #"\import{a}{"#, #"\volcite{"#, #"\volcites{1}{a}"#, "{", #"\{"#, #"\"#,
    #"\cite[\cite["#, #"\begin{displaycquote}["#, #"\excludecomment{a}\begin{a}"#, #"\bibitem["#,
    #"\newcites{a"#, #"\usepackage{a,"#, "\\cite\n", "\\cite%\n", "\\cites{a}%\n", #"\mycite{a "#,
    #"\let\a"#, #"\documentclass["#, #"\cite{\x{"#, #"\cite{a}{"#,
    #"\iftrue "#, #"\iftrue\else "#, #"\if0 "#, "\\endinput\n", #"\MakeShortVerb{\|}|"#, "\n<<a>>=",
    #"\cite{*["#, #"\starttext\cite["#, #"\usebtxdataset["#, #"\harvarditem{"#,
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    let count = 60_000 / unit.utf8.count
    check(
      Array((String(repeating: unit, count: count) + #"\cite{end"#).utf8), unit,
      partialOffsets: [0, count / 2, count, count * unit.utf8.count + 9])
    let closing = String(repeating: "}]", count: count)
    check(
      Array((String(repeating: unit, count: count) + closing + #"\cite{end"#).utf8), unit,
      partialOffsets: [0, count / 2, count])
  }

  private func check(
    _ bytes: [UInt8], _ name: String, isUTF8: Bool = true, partialOffsets: [Int]? = nil
  ) {
    let result = citations(in: bytes, language: .latex)
    var ranges = result.citations.flatMap { [$0.keyRange, $0.range] }
    ranges += result.groups.map(\.range) + result.resources.map(\.range)
    ranges += result.links.map(\.range) + result.definedKeys
    let starts = result.citations.map(\.range.lowerBound)
    #expect(starts == starts.sorted(), "\(name)")
    let groupStarts = result.groups.map(\.range.lowerBound)
    #expect(groupStarts == groupStarts.sorted(), "\(name)")
    for (index, citation) in result.citations.enumerated() {
      let group = citation.group.flatMap { result.groups.indices.contains($0) ? $0 : nil }
      #expect(group.map { result.groups[$0].citations.contains(index) } == true, "\(name)")
      #expect(
        group.map { result.groups[$0].range.contains(citation.keyRange.lowerBound) } == true,
        "\(name)")
    }
    let step = max(1, bytes.count / 20)
    for offset in partialOffsets ?? Array(stride(from: 0, through: bytes.count, by: step)) {
      guard
        let partial = partialCitation(
          at: offset, in: bytes, language: .latex, citations: result)
      else { continue }
      #expect(partial.typedRange.upperBound == offset, "\(name)")
      #expect(partial.replacementRange.lowerBound == partial.typedRange.lowerBound, "\(name)")
      #expect(partial.replacementRange.upperBound >= offset, "\(name)")
      #expect(!bytes[partial.replacementRange].contains(0x0A), "\(name)")
      ranges += [partial.replacementRange, partial.keyRange] + partial.keysInGroup
    }
    for range in ranges {
      #expect(range.upperBound <= bytes.count, "\(name)")
      guard isUTF8, range.upperBound <= bytes.count else { continue }
      for end in [range.lowerBound, range.upperBound] where end < bytes.count {
        #expect(!UTF8.isContinuation(bytes[end]), "\(name)")
      }
    }
  }
}
