"""Build the table of names in the news from its list: ``python -m tools.build_known_names``.

The list `rules/copydesk_rules/data/names_news.tsv` is what people edit; the table
beside it is what runs look names up in, since reading the list takes 60 ms.
"""

from copydesk.table import build_table
from copydesk_rules.names.known import TABLE, table_items

if __name__ == "__main__":
    build_table(TABLE, table_items())
