import Bibliography
import Formats

/// What `--help` prints.
enum Help {
  static let overview = """
    refdesk: citations in every editor, and on the command line

      refdesk [serve]          language server on standard input and output
      refdesk check PATH…      unknown keys, broken bibliographies, as a compiler says them
      refdesk doctor [PATH]    which bibliographies a document has, why, and what is broken
      refdesk citations PATH…  what documents cite, and where
      refdesk entries PATH…    the entries of bibliographies and listings as JSON Lines
      refdesk search WORDS…    papers by words of title, authors, year or venue
      refdesk add PAPER…       papers of any source as entries of a .bib
      refdesk extract DOC…     the entries that documents cite, as a .bib of their own
      refdesk works FILE…      which entries are the same paper, and why
      refdesk convert FILE…    bibliographies and listings in another format
      refdesk demo             what an editor shows, on a small example

      refdesk SUBCOMMAND --help    its options and an example
      refdesk --version

    Sources are .bib files, CSL-JSON and CSL-YAML, RIS, nbib, EndNote, Hayagriva, LaTeX documents,
    and pages of arXiv and the ACL Anthology as text or HTML; README has the whole table.
    A refdesk.json beside your documents names them: {"sources": ["refs.bib", "arxiv.txt"]}
    """

  /// The help of one subcommand.
  static func text(of subcommand: String) -> String? {
    switch subcommand {
    case "serve": serve
    case "check": check
    case "doctor": doctor
    case "citations": citations
    case "entries": entries
    case "search": search
    case "add": add
    case "extract": extract
    case "works": works
    case "convert": convert
    case "demo": demo
    default: nil
    }
  }

  static let serve = """
    refdesk [serve] [--stdio]

    Speaks the Language Server Protocol on standard input and output. Editors start it; the
    folder editors/ says how for each. Tables of sources of 8 MB or more are kept in the user's cache
    folder, so that the next start is quick; REFDESK_CACHE names another folder, or, empty, none.

    Example, in Neovim:  vim.lsp.config('refdesk', { cmd = { 'refdesk' } })
    """

  static let check = """
    refdesk check PATH… [--set KEY=VALUE]… [--source PATH[=ROLE]]… [--format text|json]

    Reports unknown keys in documents and what is wrong in bibliographies. A folder means every
    document and bibliography below it. Lines and columns count from 1, columns in characters.
    --json is short for --format json: one object a line.
    \(settings)
    Exit status: 0 nothing graver than information, 1 a warning or an error, 2 something named
    could not be read.

    Example:  refdesk check paper.md --set diagnostics.unknown-key=warning
    """

  static let doctor = """
    refdesk doctor [PATH] [--set KEY=VALUE]… [--source PATH[=ROLE]]… [--format text|json]

    Says which bibliographies belong to a document and why: who named them and where, what was
    tried and not found, what could not be read, how many entries there are, which of the keys that
    it cites are known, where new entries go, and which settings decided. For a folder, which is the
    current one without PATH, it does so for each distinct list of bibliographies of the documents
    below it. --json is short for --format json: one object a line, with absolute paths.
    \(settings)
    Exit status: 0 all is well, 1 something is broken, 2 there is no such document.

    Example:  refdesk doctor thesis/chapter3.tex
    """

  /// Of the options that say what a refdesk.json does.
  private static let settings = """
    --set says what a refdesk.json could say, and counts before it: --set completion.limit=20,
    --set searchPaths=~/bib//, --set 'sources=["a.bib", "b.bib"]'; lists grow. --source PATH adds a
    bibliography, with =ROLE as project, global or index.
    """

  static let citations = """
    refdesk citations PATH… [--project] [--format text|json]

    Prints each citation of documents in order: file, key, line, column, endColumn, and mode, one
    of normal, author-in-text, suppress-author and nocite. A folder means every document below it.
    --project prints what a document includes, too, where it is included: all citations of a thesis
    in the order in which TeX reads them.
    Lines and columns count from 1, columns in characters; the end is exclusive. --json is short
    for --format json: one object a line.
    Exit status: 0, or 2 when a file could not be read; the other files are printed all the same.

    Example:  refdesk citations paper.md --json
    """

  static let entries = """
    refdesk entries PATH… [--json]

    Prints one JSON object for each entry: file, key, type, fields, line, column. Values are as
    written, without outer delimiters, with macros and # joined; what is inherited is not added.
    The variables of CSL-JSON have biblatex's names, its people and dates biblatex's form.
    A folder means every bibliography below it. --json, or --format json, is all there is.
    Exit status: 0, or 2 when a file could not be read; the other files are printed all the same.

    Example:  refdesk entries refs.bib | head -1
    """

  static let search = """
    refdesk search WORDS… [--source PATH…] [--set KEY=VALUE]… [--limit N] [--explain]
                   [--format text|json]

    Finds papers by words of title, authors, year, venue, keywords and key, in any order; beginnings
    of words are enough, and so are initials (j devlin), years in two digits, a title's acronym
    (lstm) and pieces of a key (vas17). An identifier finds its paper, and so does the beginning of
    one: a DOI, an arXiv, ACL Anthology or PubMed number, or an address with one. Where that finds
    nothing, words may also stand in the abstract. A paper is shown once, with the sources that have
    it. Without --source, looks in the sources of the current folder, with --set as refdesk check has
    it. --explain says below each paper why it stands there: where each word was found, how, what
    that counts, and what comes first among equals. --json is short for --format json: one object a
    line. Tables of sources of 8 MB or more are kept as refdesk serve keeps them (REFDESK_CACHE).
    Exit status: 0, also when nothing is found, or 2 when a source could not be read.

    Example:  refdesk search chain verif --source arxiv.txt
    """

  static let add = """
    refdesk add PAPER… --to FILE.bib [--source PATH]… [--set KEY=VALUE]… [--key KEY] [--dry-run]

    Writes papers into a .bib as its own entries are written: layout, order of fields, place in a
    sorted file; all other bytes stay. PAPER is a key, a DOI, an arXiv or other identifier, or words
    of a title that fit one paper only; words that stand together are one title, quoted or not. Where
    nothing is found, the nearest papers are named. Papers are looked for in each --source, or
    without one in the sources of the current folder, with --set as refdesk check has it. Keys follow
    the project's template (keyTemplate in refdesk.json, what JabRef notes in the file, or what its
    keys show), or --key. String macros and the volumes that crossref names come along. Paths, time stamps and the
    like stay behind, so do abstracts and keywords unless the file has them.
    What is there already is said and not written again. A file that says that another program
    writes it, or that is read-only, is not touched. --dry-run prints what would change.
    Exit status: 0 all papers are in the file, 1 one was not found, fits several or could not be
    added, 2 a file could not be read or written.

    Example:  refdesk add vaswani2017 10.18653/v1/N19-1423 --source ~/library.bib --to refs.bib
    """

  static let extract = """
    refdesk extract DOC… [--sort citation|key] [-o FILE.bib] [--set KEY=VALUE]…
            [--source PATH[=ROLE]]…

    Writes the entries that documents cite, and those they inherit from, as one .bib on standard
    output or into a file; of LaTeX documents with all that they include. They are laid out as the
    first bibliography is, in the order in which they are cited, or of their keys; volumes that
    crossref names follow, string macros come first. \\nocite{*} means all entries. No LaTeX is run.
    \(settings)
    Keys that no bibliography has are said on standard error, with their places.
    Exit status: 0, 1 when a key is missing, 2 when a file could not be read or written.

    Example:  refdesk extract thesis.tex -o cited.bib
    """

  static let works = """
    refdesk works FILE… [--explain] [--format text|json]

    Says which entries of the files together are the same paper: a preprint and what was
    published, a listing's entry and the one in a .bib. Text names those of several entries, with
    the reason for each. --json is short for --format json: one object a line for each paper, with
    its members (source, key) and reasons.
    --explain adds the score of each member, and what it is made of: 65 points join two entries. It
    also names entries that share a title or identifier and are another work, and what tells them
    apart.
    Exit status: 0, or 2 when a file could not be read; the others are compared all the same.

    Example:  refdesk works refs.bib arxiv.txt
    """

  static let convert = """
    refdesk convert FILE… --to FORMAT [--from FORMAT] [-o FILE]

    Writes the entries of all files, in their order, as one bibliography on standard output or into
    a file. FORMAT is one of \(WrittenFormat.allCases.map(\.rawValue).joined(separator: ", ")).
    “-” reads standard input. What the files are shows in them; --from says it instead, one of
    \(sourceFormats).
    LaTeX becomes Unicode, or the other way round; entries without a key get one; what is inherited
    through crossref, xdata and sets is written with each entry, but in biblatex, which says it
    itself. Fields that the format has no place for are counted on standard error.
    Exit status: 0, or 2 when a file could not be read or written; the other files are converted.

    Example:  refdesk convert refs.bib arxiv.txt --to csl-json -o refs.json
    """

  /// Eight in a line.
  private static let sourceFormats: String = {
    let names = SourceFormat.arguments.map(\.name)
    let lines = stride(from: 0, to: names.count, by: 8).map {
      names[$0..<min($0 + 8, names.count)].joined(separator: ", ")
    }
    return lines.joined(separator: ",\n")
  }()

  static let demo = """
    refdesk demo

    Starts the server on a small example and prints what an editor shows: a completion list for
    half a title, a hover card, diagnostics.

    Example:  refdesk demo
    """
}
