"""What the comparers of citations share: what refdesk sees in a document, and how it is set beside what an
engine sees. Each engine has a script of its own: .ci/cited-by-pandoc, .ci/cited-by-latex and so on.

An engine's script gives `run` a function that takes a path and returns a `Seen`, or None where the engine
itself does not read the document.
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import difflib
import json
import pathlib
import subprocess
import sys


@dataclasses.dataclass
class Seen:
    """What an engine sees in a document."""
    # The cited keys in the order of the text, each as often as it is cited.
    keys: list
    # The keys of the bibliographies that the engine reads for the document; None where it is not asked.
    known: set = None


@dataclasses.dataclass
class Difference:
    kind: str
    key: str
    place: str


def lines_of(command, seconds=60):
    done = subprocess.run(command, capture_output=True, timeout=seconds)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]!r}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def cited(refdesk, path):
    """Refdesk's citations of a document: dictionaries with key, line, column, mode."""
    return lines_of([refdesk, "citations", "--json", str(path)])


def reported_unknown(refdesk, path):
    """The keys that `refdesk check` calls unknown in a document, in whatever way."""
    text = pathlib.Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
    keys = set()
    for finding in lines_of([refdesk, "check", "--json", str(path)]):
        if finding["code"] not in ("unknown-key", "key-case", "not-in-bibliography"):
            continue
        if not str(path).endswith(finding["file"]):
            continue
        line = text[finding["line"] - 1]
        keys.add(line[finding["column"] - 1:finding["endColumn"] - 1])
    return keys


def differences(ours, theirs):
    """Keys that only one of the two lists has at a place; lists of keys in order."""
    found = []
    matcher = difflib.SequenceMatcher(a=ours, b=theirs, autojunk=False)
    for tag, ours_from, ours_to, theirs_from, theirs_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        found += [("only-refdesk", index, key)
                  for index, key in enumerate(ours[ours_from:ours_to], ours_from)]
        found += [("only-engine", None, key) for key in theirs[theirs_from:theirs_to]]
    return found


def documents(names, endings, size):
    """The documents below the named files and folders."""
    for name in map(pathlib.Path, names):
        files = sorted(name.rglob("*")) if name.is_dir() else [name]
        for file in files:
            if file.suffix.lower() in endings and file.is_file() and file.stat().st_size <= size:
                yield file


def run(engine, endings, see, explain=lambda path, text, difference: None, arguments=None,
        ours=cited, unknown=reported_unknown, counts_as_document=lambda path: True):
    """Compares and prints; the exit status.

    `see(path)` gives what the engine sees. `explain(path, text, difference)` may name why a difference is
    none of refdesk's faults: it is counted under that name. `ours(refdesk, path)` and
    `unknown(refdesk, path)` give what refdesk sees; files of which `counts_as_document` says no are only
    parts of others.
    """
    parser = argparse.ArgumentParser(description=f"Compares citations with {engine}'s.")
    parser.add_argument("refdesk")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--limit", type=int, default=10, help="how many of a kind are printed")
    parser.add_argument("--allow", type=int, default=0, help="differences that do not fail")
    parser.add_argument("--bytes", type=int, default=1 << 20, help="larger documents are left out")
    parser.add_argument("--show", help="prints the explained differences of this name")
    options = parser.parse_args(arguments)
    counts = collections.Counter()
    explained = collections.Counter()
    printed = collections.Counter()
    unexplained = []
    ask = ours

    def look(path):
        theirs = see(path)
        if theirs is None:
            return path, None, None, None
        return path, theirs, ask(options.refdesk, path), (
            unknown(options.refdesk, path) if theirs.known is not None else None)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, theirs, ours, reported in pool.map(
                look, filter(counts_as_document,
                             documents(options.paths, endings, options.bytes))):
            if theirs is None:
                counts["documents refused by the engine"] += 1
                continue
            counts["documents"] += 1
            counts["documents that cite"] += bool(theirs.keys)
            counts["citations"] += len(theirs.keys)
            found = []
            keys = [item["key"] for item in ours]
            for kind, index, key in differences(keys, theirs.keys):
                place = "" if index is None else f":{ours[index]['line']}:{ours[index]['column']}"
                if index is not None and not str(path).endswith(ours[index]["file"]):
                    place = f" ({ours[index]['file']}{place})"
                found.append(Difference(kind, key, place))
            if theirs.known is not None:
                wanted = set(theirs.keys) - theirs.known - {"*"}
                counts["unknown keys"] += len(wanted)
                found += [Difference("wrongly-unknown", key, "") for key in sorted(reported - wanted)]
                found += [Difference("not-reported", key, "") for key in sorted(wanted - reported)]
            if not found:
                counts["documents without a difference"] += 1
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            for difference in found:
                reason = explain(path, text, difference)
                if reason is not None:
                    explained[reason] += 1
                    if options.show != reason:
                        continue
                else:
                    unexplained.append(difference)
                name = reason or difference.kind
                printed[name] += 1
                if printed[name] <= options.limit:
                    print(f"{path}{difference.place}: {difference.kind}: {difference.key}")
    for name, count in counts.items():
        print(f"{count:8} {name}")
    for name, count in explained.most_common():
        print(f"{count:8} explained: {name}")
    print(f"{len(unexplained):8} unexplained")
    return 0 if len(unexplained) <= options.allow else 1


def skip(engine, what):
    """Says that an engine is not here, which is no failure."""
    print(f"{engine} is not installed ({what}): nothing is compared.")
    sys.exit(0)
