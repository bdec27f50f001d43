import Testing

struct OrgFeatureTests {
  private let refs = """
    -- refs.bib --
    @article{smith:2020/a, author = {Smith, Jane}, title = {Tides of the Sea}, year = 2020}
    @book{jones2019, author = {Jones, Ann}, title = {Dunes}, year = 2019}
    @misc{ray(x\\y, title = {Tides of Clay}, year = 1999}
    """

  @Test func `offers keys that Org can read`() {
    checkCompletion(
      "[cite:see @2️⃣tides of1️⃣3️⃣; @x]\n\(refs)", "smith:2020/a  Smith 2020. Tides of the Sea",
      in: .org)
    checkCompletion("cite:2️⃣dun1️⃣3️⃣ x\n\(refs)", "jones2019  Jones 2019. Dunes", in: .org)
  }

  @Test func `says what is wrong with keys`() {
    checkProblems(
      "[cite:@jones2019;@jones2019] [cite:@jones2019 p. 1;@jones2019 p. 2] citet:jnoes2019,Jones2019\n\(refs)",
      "warning repeated-key “jones2019”: “jones2019” is already cited in these brackets.",
      "error unknown-key “jnoes2019”: Unknown key “jnoes2019”. Did you mean “jones2019”?",
      "error key-case “Jones2019”: “Jones2019” differs from “jones2019” in upper and lower case only;"
        + " Org and biber take them for different keys.", in: .org)
    checkProblems(
      "cite:jones2019,jones2019\n\(refs)",
      "warning repeated-key “jones2019”: “jones2019” is already cited in this list.", in: .org)
    checkFixes(
      "[cite:@jno1️⃣es2019 p. 3]\n\(refs)", "Change to “jones2019”: [cite:@jones2019 p. 3]",
      in: .org)
  }

  @Test func `shows cards and leads to entries`() {
    checkHover(
      "[cite:@2️⃣jon1️⃣es20193️⃣ p. 3]\n\(refs)", "Ann Jones (2019). **Dunes**.\n\n*From refs.bib.*",
      in: .org)
    checkDefinition("citep:jon1️⃣es2019\n\(refs)", "refs.bib: jones2019", in: .org)
  }
}
