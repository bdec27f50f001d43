import Citations
import Testing

struct RestructuredTextPropertyTests {
  private let sample = """
    =====
    Title
    =====

    See :cite:p:`{see}smith:2020{pp. 3}, é` and `a, b`:cite: *x* ``:cite:`no` `` |s|.

    .. |s| replace:: :cite:t:`日本`
    .. [1] Note :cite:`a`::

          :cite:`no`

       more
    .. figure:: x.png
       :alt: y

       Caption :cite:year:`c`

    +--------+-------------+
    | a      | :cite:`d`   |
    |        | — :cite:`e, |
    |        | f`          |
    +--------+-------------+

    ====  ========
    a     :cite:`g`
    ====  ========

    - item::

        :cite:`no`

    1. :cite:`h` b `x <y>`_
    .. bibliography:: refs.bib
       :keyprefix: sm
       :all:

       key
    .. include:: é.rst
    """

  @Test func `any text can be read`() {
    checkDamaged(sample, as: .restructuredText)
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    "`", "``", "`` a", "*a ", "**a ", "|a ", "_`a ", ":cite:`", ":cite:`a ", ":cite:`{", ":a:",
    "x::\n\n", ".. a:: x::\n", ".. a::\n", ".. [1] x::\n ", "..\n", "- ", ":a: ", "+-+\n",
    "+-+\n| `",
    "= =\n", "= ", "\\", "a\n=\n", "`a`:x", "1. ", ".. |a| b:: ", ":cite:`a,", "\t",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: ":cite:`end", in: .restructuredText)
  }
}
