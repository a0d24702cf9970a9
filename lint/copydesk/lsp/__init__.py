"""The language server: the linter in an editor, as the text is typed.

`app` starts it and `features` lists what it answers. `checking` decides what of
an open document is linted when; `desk` lints it by the command's own code path;
`nearby` brings older diagnostics up to the text of the moment. Only `convert`
and `documents` speak the protocol's positions, by way of `copydesk.source`.
"""
