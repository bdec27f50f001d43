/// Documents with all that a language has, to be damaged.
package enum Samples {
  /// reStructuredText with roles, directives, tables, literal blocks and notes.
  package static let restructuredText = [
    """
    =====
    Title
    =====

    See :cite:p:`{see}vaswani2017attention{pp. 3}, é` and `a, b`:cite:t: *x* ``:cite:`no` `` |s|.

    .. |s| replace:: :cite:t:`日本`
    .. [1] Note :cite:`a`::

          :cite:`no`

       more
    .. figure:: x.png
       :alt: y

       Caption :cite:year:`c`
    """,
    """
    +--------+-------------+\r
    | a      | :cite:`d`   |\r
    |        | :cite:`e,   |\r
    |        | f`          |\r
    +--------+-------------+\r
    \r
    ====  ========\r
    a     :cite:`g`\r
    ====  ========\r
    """,
    """
    - item::

        :cite:`no`

    1. :footcite:`h` b `x <y>`_
    .. bibliography:: refs.bib
       :keyprefix: sm
       :all:

       key
    .. include:: é.rst
    """,
  ]
}
