import Bibliography
import PaperIndex
import Testing

/// What the entries of a work say together, each field from the best of them.
struct MergedEntryTests {
  @Test func `takes each field from the best entry and says which`() {
    checkMerged(
      project: """
        @misc{p, title={Tides}, author={Smith, A. and others}, year=2022, eprint={2301.00001},
          archiveprefix={arXiv}, abstract={The sea ...}, keywords={sea}}
        """,
      global: """
        @inproceedings{g, title={Tides}, author={Smith, A. and Doe, J.}, booktitle={Sea 2023},
          year=2023, pages={9}, eprint={2301.00001}, keywords={ocean}}
        """,
      index: "@misc{i, title={Tides}, eprint={2301.00001}, abstract={The sea rises.}}",
      "p inproceedings", "title = Tides (p)", "author = Smith, A. and Doe, J. (g)",
      "year = 2023 (g)", "eprint = 2301.00001 (p)", "archiveprefix = arXiv (p)",
      "abstract = The sea rises. (i)", "keywords = sea (p)", "booktitle = Sea 2023 (g)",
      "pages = 9 (g)")
  }

  @Test func `keeps the identifier of a preprint that its journal gives`() {
    checkMerged(
      project: """
        @article{p, title={Tides}, author={Smith, A.}, journal={arXiv preprint arXiv:2301.00001},
          year=2023}
        """,
      index: "@article{i, title={Tides}, author={Smith, A.}, journal={Sea}, volume=3, year={2024}}",
      "p article", "title = Tides (p)", "author = Smith, A. (p)", "journal = Sea (i)",
      "year = 2024 (i)", "volume = 3 (i)", "eprint = 2301.00001 (p)",
      "archiveprefix = arXiv (p)")
  }

  @Test func `fills what the project's entry lacks of the same publication`() {
    checkMerged(
      project: "@article{p, title={Tides}, author={Smith, A.}, journal={Sea}, year=2023}",
      index: """
        @article{i, title={Tides}, author={Smith, A.}, journal={J. Sea}, year=2023, doi={10.1000/1}}
        """,
      "p article", "title = Tides (p)", "author = Smith, A. (p)", "journal = Sea (p)",
      "year = 2023 (p)", "doi = 10.1000/1 (i)")
  }

  @Test func `does not mix two publications`() {
    checkMerged(
      project: "@article{p, title={Tides}, author={Smith, A.}, journal={Sea}, year=2023}",
      index: """
        @inproceedings{i, title={Tides}, author={Smith, A.}, booktitle={Proc. Sea}, pages=3, year=2022}
        """,
      "p article", "title = Tides (p)", "author = Smith, A. (p)", "journal = Sea (p)",
      "year = 2023 (p)")
  }

  @Test func `says where it was published when the project's entry does not`() {
    checkMerged(
      project: "@inproceedings{p, title={Tides}, author={Smith, A.}, year=2022}",
      index: """
        @inproceedings{i, title={Tides}, author={Smith, A.}, booktitle={Proc. Sea}, year=2023}
        """,
      "p inproceedings", "title = Tides (p)", "author = Smith, A. (p)", "year = 2023 (i)",
      "booktitle = Proc. Sea (i)")
  }

  @Test func `takes the year of a publication before that of a preprint`() {
    checkMerged(
      project: "@article{p, title={Tides}, author={Smith, A.}, journal={Sea}}",
      global: "@misc{g, title={Tides}, author={Smith, A.}, eprint={2301.00001}, year=2023}",
      index: "@article{i, title={Tides}, author={Smith, A.}, journal={Sea}, year=2024}",
      "p article", "title = Tides (p)", "author = Smith, A. (p)", "journal = Sea (p)",
      "eprint = 2301.00001 (g)", "year = 2024 (i)")
  }

  @Test func `shows an entry without others as it is`() {
    checkMerged(
      project: "@misc{p, title={A}, title={B}}", "p misc", "title = A (p)", "title = B (p)")
  }
}

/// Checks the first entry of the project, merged: key and type, then each field with the key of
/// the entry it is from.
private func checkMerged(
  project: String, global: String? = nil, index: String? = nil, _ expected: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let library = makeLibrary(project: project, global: global, index: index)
  let reference = library.allReferences[0]
  guard let merged = library.merged(library.work(of: reference), as: reference) else {
    Issue.record("nothing to show", sourceLocation: sourceLocation)
    return
  }
  let fields = zip(merged.entry.fields, library.keys(merged.provenance)).map {
    "\($0.name) = \($0.text) (\($1))"
  }
  #expect(
    ["\(merged.entry.key) \(merged.entry.type)"] + fields == expected,
    sourceLocation: sourceLocation)
}
