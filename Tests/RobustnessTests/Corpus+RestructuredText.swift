extension Corpus {
  static let restructuredText = [
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

  static let restructuredTextTokens = [
    ":cite:`", ":cite:p:`", "`", "``", ":", "::\n\n", ".. ", ".. note:: ", ".. math::\n", "*", "**",
    "|", "_`", "`_", "\\", "{", "}", ",", "<", ">", "\n\n", "   ", "\t", "- ", "1. ", "+---+\n",
    "| ", "=== ===\n", "====\n", "[1]", ":x: ", ">>> ", "__ ", "vaswani2017attention",
    ".. bibliography:: ", "   :all:\n", "   :keyprefix: v\n",
  ]

  static let myst = [
    """
    ---
    bibliography: refs.bib
    ---
    See {cite:p}`{see}vaswani2017attention{p. 3}; é` and {cite}``b``. % @c

    ````{note} x
    :class: y

    ```{figure} x.png
    Caption {cite:t}`d`
    ```
    - @e
    ````
    :::{code-block} rst
    @no
    :::
    ```{eval-rst}
    .. note:: :cite:`f`
    ```
    % @no
    +++ {"a": "@no"}
    ```{bibliography} refs.bib
    :all:
    ```
    """
  ]

  static let mystTokens = [
    "{cite}`", "{cite:p}`", "`", "``", "```", "````", ":::", "```{note}\n", ":::{tip} ",
    "```{eval-rst}\n", "```{code-cell}\n", "\n", "%", "+++", "{", "}", ";", ",", "@", "> ", "- ",
    "    ", "\\", ":all:\n", "---\n",
  ]
}
