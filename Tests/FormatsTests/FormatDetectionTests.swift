import Bibliography
import Formats
import TestSupport
import Testing
import TextStorage

private func checkFormat(
  _ text: String, _ fileName: String?, _ expected: SourceFormat?,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    SourceFormat.detect(in: Array(text.utf8), fileName: fileName) == expected,
    sourceLocation: sourceLocation)
}

@Suite struct FormatDetectionTests {
  @Test func `content decides, whatever the name`() {
    for name in [nil, "x.txt", "x.bib", "x"] {
      checkFormat("Notes\n  @Article(k,", name, .bibTeX)
      checkFormat("@string{x = 1}", name, .bibTeX)
      checkFormat("Ann\n12 papers on arXiv\n", name, .arXivAuthorListing)
      checkFormat("2020\npdf\nbib\nTides\nAnn\nX", name, .aclAnthologyAuthorPage)
      checkFormat("2020\r\npdf bib abs\r\nTides", name, .aclAnthologyAuthorPage)
      checkFormat("Ann\n2020\nbib\nTides", name, .aclAnthologyAuthorPage)
    }
  }

  @Test func `the ending decides where the content says nothing`() {
    checkFormat("", "refs.bib", .bibTeX)
    checkFormat("% nothing yet\n@", "Refs.BIB", .bibTeX)
    checkFormat("@article{k}", "refs.bib", .bibTeX)
    checkFormat("", "refs.txt", nil)
    checkFormat("", nil, nil)
    checkFormat("To do: see a@b{c, d", "notes.txt", nil)
  }

  @Test func `JSON is CSL-JSON when an item looks like one`() {
    for name in [nil, "x.json", "x.bib"] {
      checkFormat(#"[{"id": 1, "type": "book"}]"#, name, .cslJSON)
      checkFormat("\u{FEFF} {\"items\": [{\"type\": \"thesis\"", name, .cslJSON)
      checkFormat(#"[{"DOI": "10.1/x", "title": ["T"], "issued": {}}]"#, name, .cslJSON)
      checkFormat(#"[{"id": 1 "x"}, {"id": 2, "type": "book"}]"#, name, .cslJSON)
      checkFormat(#"{"name": "x", "type": "module", "title": "T", "author": "A"}"#, name, nil)
      checkFormat(#"{"cells": [{"cell_type": "markdown", "id": "a"}]}"#, name, nil)
      checkFormat(#"{"items": [{"itemType": "book", "title": "T", "DOI": "x"}]}"#, name, nil)
      checkFormat("{", name, nil)
    }
    checkFormat(" []\n", "refs.json", .cslJSON)
    checkFormat("[]", "refs.txt", nil)
  }

  @Test func `YAML is CSL-YAML or Hayagriva when an item looks like one`() {
    for name in [nil, "x.yaml", "x.txt"] {
      checkFormat("---\nreferences:\n- id: a\n  type: book\n", name, .cslYAML)
      checkFormat("# mine\n- id: a\n  title: T\n  issued: 2020\n", name, .cslYAML)
      checkFormat("---\ntitle: x\nreferences: [{type: thesis}]\n---\nText\n", name, .cslYAML)
      checkFormat("smith:\n  type: Article\n  title: T\n", name, .hayagriva)
      checkFormat("smith: {title: T, date: 2020}\n", name, .hayagriva)
      checkFormat("references:\n- just text\n", name, nil)
      checkFormat("- name: x\n  type: module\n", name, nil)
      checkFormat("services:\n  web:\n    image: x\n", name, nil)
      checkFormat("title: T\nauthor: A\ndate: 2020\n", name, nil)
      checkFormat("on:\n  push: {type: x}\n", name, nil)
    }
  }

  @Test func `tagged lines`() {
    for name in [nil, "x.txt", "x.bib", "x.ris"] {
      checkFormat("Provider: X\n\nTY  - JOUR\nTI  - T\n", name, .ris)
      checkFormat("\u{FEFF}TY - BOOK\r\n", name, .ris)
      checkFormat("TY  - JOUR\nPMID  - 1\nTI  - T\n", name, .ris)
      checkFormat("\nPMID- 1\nOWN - NLM\n", name, .nbib)
      checkFormat("OWN - ERIC\nTI  - T\n", name, .nbib)
      checkFormat("%0 Journal Article\n%T T\n", name, .endNoteTagged)
      checkFormat("%T Tides\n%A Ann\n  goes on\n", name, .endNoteTagged)
    }
    checkFormat("", "x.RIS", .ris)
    checkFormat("ID  - x\n", "x.ris", .ris)
    checkFormat("", "x.nbib", .nbib)
    checkFormat("", "x.enw", .endNoteTagged)
    checkFormat("<html>", "x.ris", nil)
    checkFormat("%T A comment\n\\documentclass{a}\n%A Another", "x.tex", .latexDocument)
    checkFormat("TY - you\nPMID- x\nER - later", "notes.txt", nil)
    checkFormat("See PMID- 12 for more.\nAB - good", "notes.txt", nil)
  }

  @Test func `a page saved under the wrong name is not BibTeX`() {
    checkFormat("<!DOCTYPE html>", "refs.bib", nil)
    checkFormat("[{\"id\": 1}]", "refs.bib", nil)
  }

  @Test func `an entry in a text about arXiv is BibTeX`() {
    checkFormat("3 papers on arXiv\npdf\nbib\n@misc{k,\n}", nil, .bibTeX)
  }

  @Test func `reads what it detects`() throws {
    let bib = try parseSource(DecodedText(decoding: Array("@a{k}".utf8)), fileName: "x.bib").get()
    #expect(bib.entryCount == 1)
    #expect(bib.format == .bibTeX)
    let page = Array("Ann\n1 papers on arXiv\nPapers on arXiv\nT\nW ...".utf8)
    let listing = try parseSource(DecodedText(decoding: page), fileName: nil).get()
    #expect(listing.format == .arXivAuthorListing)
    #expect(listing.entryCount == 1)
  }

  @Test func `says how a file is encoded`() throws {
    let raw = Array("@a{k, t = {M".utf8) + [0xFC] + Array("}}".utf8)
    let source = try parseSource(DecodedText(decoding: raw), fileName: "x.bib").get()
    #expect(source.encoding == .windows1252)
    #expect(source.problems.map(\.code) == ["encoding"])
  }

  @Test func `refuses what it does not know and says what it looked for`() {
    let found = parseSource(DecodedText(decoding: Array("Dear all".utf8)), fileName: "x.txt")
    guard case .failure(let error) = found else {
      Issue.record("a letter was read as a bibliography")
      return
    }
    #expect(error.message.contains("neither a .bib file"))
  }

  @Test(.enabled(if: SeedFile.areAvailable))
  func `knows the real pages`() {
    #expect(
      SourceFormat.detect(in: SeedFile.arXivAuthorListing.bytes ?? [], fileName: nil)
        == .arXivAuthorListing)
    #expect(
      SourceFormat.detect(in: SeedFile.aclAnthologyAuthorPage.bytes ?? [], fileName: nil)
        == .aclAnthologyAuthorPage)
  }
}
