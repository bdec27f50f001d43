import Bibliography
import TestSupport
import Testing

@Suite struct CitekeyTests {
  @Test func `compares keys by their bytes`() {
    let composed = Citekey("\u{E9}")
    let decomposed = Citekey("e\u{301}")
    #expect(composed.string == decomposed.string)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, Citekey(utf8: [0xC3, 0xA9])]).count == 2)
    #expect(Citekey("Z") < Citekey("a"))
    #expect(Citekey(utf8: [0xFF]).string == "\u{FFFD}")
  }
}

@Suite struct GeneratedCitekeyTests {
  @Test func `joins family name, year and first significant word`() {
    checkKey("weston2014memory", "Weston", "2014", "Memory Networks")
    checkKey(
      "sukhbaatar2015end-to-end".filter { $0 != "-" }, "Sukhbaatar", "2015", "End-to-End Memory")
    checkKey("chainofverification", nil, nil, "Chain-of-Verification Reduces Hallucination")
    checkKey("importanthere", nil, nil, "What's Important Here?")
    checkKey("muller2020learning", "Müller", "2020", "On the Learning of Things")
    checkKey("obrien2020uber", "O’Brien", "2020", "“Über” All")
    checkKey("deladulaye2020x", "de la Dulaye", "2020", "X")
    checkKey("ripbettermodels", nil, nil, "R.I.P.: Better Models")
    checkKey("gpt45models", nil, nil, "GPT4.5 Models")
    checkKey("gpt2020", nil, nil, "GPT2020")
  }

  @Test func `always finds something to make a key of`() {
    checkKey("paper", nil, nil, "深層学習")
    checkKey("2020paper", nil, "2020", "深層学習")
    checkKey("wang2020", "Wang", "2020", "深層学習")
    checkKey("2020paper", "王", "2020", "")
    checkKey("howtodo", nil, nil, "How To Do It")
    checkKey("paper", nil, nil, "?!")
    checkKey("2025", nil, nil, "2025")
  }

  @Test func `gives more words to all keys that collide`() {
    checkKeys(
      ["Iterative Reasoning Preference", "Iterative Preference", "Iterative Games", "Other"],
      ["iterativereasoning", "iterativepreference", "iterativegames", "other"])
    checkKeys(
      ["Deep Learning", "Deep Learning Methods", "Deep Nets"],
      ["deeplearning", "deeplearningmethods", "deepnets"])
    // A key may also collide with one that grows.
    checkKeys(
      ["Deep Learning", "Deep Nets", "Deep-Learning Now"],
      ["deeplearning", "deepnets", "deeplearningnow"])
  }

  @Test func `gives letters of a hash where words do not help`() {
    let keys = makeKeys(["The Loss", "Loss", "Loss of the"])
    #expect(Set(keys).count == 3)
    #expect(keys.allSatisfy { $0.hasPrefix("loss") && $0.count == 8 })
  }

  @Test func `gives equal keys to equal titles only`() {
    checkKeys(["Step-KTO!", "step kto", "Step Dance"], ["stepkto", "stepkto", "stepdance"])
    checkKeys(["step kto", "Step-KTO!"], ["stepkto", "stepkto"])
    checkKeys(["Director", "DIRECTOR", "Director"], ["director", "director", "director"])
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `makes valid, distinct keys whatever the order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let vocabulary = [
      "the", "of", "Loss", "of-loss", "Deep", "深", "Nets", "loss", "é", "-", "x'y", "1",
    ]
    var papers: [KeyIngredients] = []
    for _ in 0..<200 {
      let words = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        vocabulary[Int.random(in: 0..<vocabulary.count, using: &random)]
      }
      papers.append(
        KeyIngredients(
          firstAuthorFamily: Bool.random(using: &random) ? "Wu" : nil,
          year: Bool.random(using: &random) ? "2020" : nil, title: words.joined(separator: " ")))
    }
    let keys = GeneratedCitekey.keys(for: papers)
    var identities: [Citekey: Set<[UInt8]>] = [:]
    for (paper, key) in zip(papers, keys) {
      #expect(!key.utf8.isEmpty, "seed \(seed)")
      #expect(key.string.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }, "seed \(seed)")
      identities[key, default: []].insert(Folding.foldedTitle(paper.title))
    }
    #expect(identities.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
    let order = Array(papers.indices).shuffled(using: &random)
    let shuffled = GeneratedCitekey.keys(for: order.map { papers[$0] })
    #expect(shuffled == order.map { keys[$0] }, "seed \(seed)")
  }

  @Test func `bounds keys of titles that are no titles`() {
    let word = String(repeating: "x", count: 10_000)
    let keys = makeKeys([word + "a", word + "b", word + " " + word])
    #expect(Set(keys).count == 3)
    #expect(keys.allSatisfy { $0.count < 100 })
  }
}

@Suite struct EditDistanceTests {
  @Test func `counts insertions, deletions, replacements and swaps`() {
    for (first, second, distance) in [
      ("", "", 0), ("a", "a", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3),
      ("vaswani", "vawsani", 1), ("ca", "abc", 3), ("smith2020", "smth2020", 1),
      ("weston2014", "weston2015", 1), ("ab", "ba", 1), ("abcd", "badc", 2),
    ] {
      #expect(boundedDistance(Array(first.utf8), Array(second.utf8), limit: 10) == distance)
      #expect(boundedDistance(Array(first.utf8), Array(second.utf8), limit: distance) == distance)
      #expect(boundedDistance(Array(first.utf8), Array(second.utf8), limit: distance - 1) == nil)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func `equals the unbounded distance`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let first = randomWord(using: &random)
      let second = randomWord(using: &random)
      let distance = unboundedDistance(first, second)
      for limit in [0, 1, 2, 3, 8, .max] {
        #expect(
          boundedDistance(first, second, limit: limit)
            == (distance <= limit ? distance : nil), "seed \(seed): \(first) \(second) \(limit)")
      }
    }
  }

  private func boundedDistance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int? {
    let (first, second) = (first[...], second[...])
    return EditDistance.bounded(first.span, second.span, limit: limit)
  }

  private func randomWord(using random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...9, using: &random)).map { _ in
      UInt8.random(in: 97...99, using: &random)
    }
  }

  /// The definition, by the whole matrix.
  private func unboundedDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var matrix = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for row in 0..<a.count {
      matrix[row + 1][0] = row + 1
      for column in 0..<b.count {
        var distance = min(
          matrix[row][column] + (a[row] == b[column] ? 0 : 1), matrix[row][column + 1] + 1,
          matrix[row + 1][column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          distance = min(distance, matrix[row - 1][column - 1] + 1)
        }
        matrix[row + 1][column + 1] = distance
      }
    }
    return matrix[a.count][b.count]
  }
}

private func makeKeys(_ titles: [String]) -> [String] {
  GeneratedCitekey.keys(
    for: titles.map { KeyIngredients(firstAuthorFamily: nil, year: nil, title: $0) }
  ).map(\.string)
}

private func checkKey(
  _ key: String, _ family: String?, _ year: String?, _ title: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let paper = KeyIngredients(firstAuthorFamily: family, year: year, title: title)
  #expect(
    GeneratedCitekey.keys(for: [paper]).map(\.string) == [key], sourceLocation: sourceLocation)
}

private func checkKeys(
  _ titles: [String], _ keys: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(makeKeys(titles) == keys, sourceLocation: sourceLocation)
}
