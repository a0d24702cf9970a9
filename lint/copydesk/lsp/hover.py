"""The page of a rule, for who points at a diagnostic."""

from copydesk.docs import page
from copydesk.engine_rules import ENGINE_RULES
from copydesk.plugins import Plugins


def rule_page(name: str, plugins: Plugins) -> str:
    """Return what is known of the name in a diagnostic, as Markdown."""
    rule = next((one for one in plugins.rules() if one.meta.name == name), None)
    if rule is not None:
        return page(rule).rstrip()
    if name in ENGINE_RULES:
        return f"# {name}\n\n{ENGINE_RULES[name]}"
    engine, slash, ident = name.partition("/")
    lines = [f"# {name}", f"A rule of the grammar engine “{engine}”." if slash else ""]
    if engine == "languagetool" and ident:
        from copydesk.grammar.languagetool.about import about

        lines += about(ident)
    return "\n\n".join(line for line in lines if line)
