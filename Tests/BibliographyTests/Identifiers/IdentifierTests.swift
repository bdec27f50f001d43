import Bibliography
import TestSupport
import Testing

/// What registries call a work, read from the fields of its entry.
struct IdentifierTests {
  @Test func `finds a DOI in every form`() {
    for value in [
      "10.1000/AB_c", "doi:10.1000/ab_c", "https://doi.org/10.1000/ab_C", "10.1000/ab\\_c",
      "http://dx.doi.org/10.1000%2Fab%5fc", "{10.1000/ab_c}.", "DOI 10.1000/ab_c",
      "\\url{https://doi.org/10.1000/ab_c}",
    ] {
      checkIdentifiers(["doi": value], "doi 10.1000/ab_c")
    }
    checkIdentifiers(["doi": "10.1016/S0140-6736(20)30183-5"], "doi 10.1016/s0140-6736(20)30183-5")
    checkIdentifiers(["url": "https://doi.org/10.1000/1?x=1#top"], "doi 10.1000/1")
    checkIdentifiers(["url": "https://dl.acm.org/doi/abs/10.1145/1.2"], "doi 10.1145/1.2")
    checkIdentifiers(["eprint": "10.1000/1", "eprinttype": "doi"], "doi 10.1000/1")
    checkIdentifiers(["note": "https://doi.org/10.1000/1"], "doi 10.1000/1")
  }

  @Test func `prefers the field made for it`() {
    checkIdentifiers(
      ["url": "https://doi.org/10.1000/volume", "doi": "10.1000/paper"], "doi 10.1000/paper")
  }

  @Test func `takes no DOI from what is none`() {
    for value in ["", "10.1000/", "10.1/x", "10.1000", "110.x/y", "forthcoming", "10.10000"] {
      checkIdentifiers(["doi": value])
    }
  }

  @Test func `finds an arXiv identifier in every form, without its version`() {
    for fields in [
      ["eprint": "2301.00001", "archiveprefix": "arXiv"], ["eprint": "2301.00001v3"],
      ["eprint": "arXiv:2301.00001", "eprinttype": "arxiv"],
      ["url": "https://arxiv.org/abs/2301.00001v1"],
      ["url": "http://www.arxiv.org/pdf/2301.00001.pdf"], ["doi": "10.48550/arXiv.2301.00001"],
      ["url": "https://doi.org/10.48550/ARXIV.2301.00001"],
      ["journal": "arXiv preprint arXiv:2301.00001"], ["journal": "ArXiv 2301.00001 [cs.CL]"],
      ["journal": "CoRR", "volume": "abs/2301.00001"], ["note": "arXiv:2301.00001"],
      ["howpublished": "Preprint, arXiv:2301.00001v2"], ["number": "arXiv:2301.00001"],
    ] {
      checkIdentifiers(fields, "arXiv 2301.00001")
    }
    checkIdentifiers(["eprint": "math.GT/0309136v1"], "arXiv math/0309136")
    checkIdentifiers(["url": "https://arxiv.org/abs/hep-th/9901001"], "arXiv hep-th/9901001")
  }

  @Test func `takes no arXiv identifier from what is none`() {
    checkIdentifiers(["eprint": "2301.00001", "eprinttype": "hal"])
    checkIdentifiers(["eprint": "2301.001"])
    checkIdentifiers(["eprint": "2301.000012"])
    checkIdentifiers(["eprint": "2301.00001x"])
    checkIdentifiers(["note": "Extends the results of arXiv:2301.00001"])
    checkIdentifiers(["journal": "Journal of the arXiv of 2301.00001"])
    checkIdentifiers(["volume": "2301.00001"])
  }

  @Test func `finds an identifier of the ACL Anthology`() {
    checkIdentifiers(
      ["url": "https://aclanthology.org/2023.acl-long.493/"], "ACL Anthology 2023.acl-long.493")
    for url in [
      "https://www.aclweb.org/anthology/P19-1032.pdf", "https://aclanthology.org/p19-1032v2",
      "https://aclanthology.info/papers/P19-1032/p19-1032",
      "http://aclanthology.coli.uni-saarland.de/papers/P19-1032/",
    ] {
      checkIdentifiers(["url": url], "ACL Anthology P19-1032")
    }
    checkIdentifiers(
      ["doi": "10.18653/v1/P19-1032"], "doi 10.18653/v1/p19-1032", "ACL Anthology P19-1032")
    checkIdentifiers(["url": "https://aclanthology.org/volumes/2023.acl-long/"])
    checkIdentifiers(["url": "https://example.org/papers/P19-1032"])
  }

  @Test func `finds a PubMed number`() {
    checkIdentifiers(["pmid": "0012345"], "PMID 12345")
    checkIdentifiers(["eprint": "12345", "eprinttype": "pubmed"], "PMID 12345")
    checkIdentifiers(["url": "https://pubmed.ncbi.nlm.nih.gov/12345/"], "PMID 12345")
    checkIdentifiers(["pmid": "PMC12345"])
  }

  @Test func `finds the ISBN of a whole book, with ten digits or thirteen`() {
    for value in [
      "0-306-40615-2", "0306406152", "978-0-306-40615-7", "ISBN 978 0 306 40615 7",
      "978-0-306-40615-7 0-306-40615-2", "99999, 0-306-40615-2 (pbk)",
    ] {
      checkIdentifiers(["isbn": value], "ISBN 9780306406157", type: "book")
    }
    checkIdentifiers(["isbn": "0-8044-2957-X"], "ISBN 9780804429573", type: "proceedings")
    checkIdentifiers(["isbn": "0-306-40615-3"], type: "book")
    checkIdentifiers(["isbn": "0-306-40615-2"], type: "incollection")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `reads any bytes, and what it found once more`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "10.", "1000/", "doi.org/", "arXiv:", "arxiv.org/abs/", "2301.", "00001", "v2", "%2F", "{",
      "}", "\\", "aclanthology.org/", "P19-1032", "/", "978", "-", "X", " ", "é", "\u{0}",
    ]
    let names = ["doi", "url", "eprint", "journal", "note", "pmid", "isbn", "volume"]
    for _ in 0..<300 {
      var fields: [String: String] = [:]
      for name in names {
        fields[name] = (0..<Int.random(in: 0..<8, using: &random))
          .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      }
      for identifier in identifiers(fields, type: "book") {
        #expect(!identifier.bytes.isEmpty, "seed \(seed)")
        guard identifier.kind == .doi || identifier.kind == .isbn else { continue }
        let name = identifier.kind == .doi ? "doi" : "isbn"
        #expect(
          identifiers([name: identifier.text], type: "book").contains(identifier),
          "seed \(seed): \(identifier)")
      }
    }
  }
}

/// Checks the identifiers of an entry with these fields.
private func checkIdentifiers(
  _ fields: [String: String], _ expected: String..., type: String = "misc",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    identifiers(fields, type: type).map(\.description) == expected, "\(fields)",
    sourceLocation: sourceLocation)
}

private func identifiers(_ fields: [String: String], type: String) -> [Identifier] {
  let fields = fields.sorted { $0.key < $1.key }.map {
    Entry.Field(name: $0.key, value: Array($0.value.utf8), form: .latex)
  }
  return Entry(key: "k", type: type, fields: fields).identifiers
}
