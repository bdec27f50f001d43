extension Corpus {
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
