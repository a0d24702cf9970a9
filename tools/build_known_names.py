"""Build the table of names in the news from its lists: ``python -m tools.build_known_names``.

`rules/copydesk_rules/data/names_news.tsv` is what people edit, and `names_derived.tsv`
what `tools/derive_known_names.py` makes; the table beside them is what runs look names
up in, since reading the lists takes 100 ms.
"""

from copydesk.table import build_table
from copydesk_rules.names.known import TABLE, table_items

if __name__ == "__main__":
    build_table(TABLE, table_items())
