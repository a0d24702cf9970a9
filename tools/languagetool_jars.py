"""Write the list of jars that `copydesk languagetool install` fetches.

``python tools/languagetool_jars.py`` asks Maven Central, through jgo, for what
LanguageTool's server and the languages below need, fetches every jar once and
writes its coordinates, size and SHA-256 to jars.tsv. An installation then needs
no resolution (200 small files, 40 s) and trusts nothing but these sums.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from jgo.maven import Artifact, Dependency, MavenContext

VERSION = "6.6"
LANGUAGES = ("fr", "en", "de", "it")
# LanguageTool's own language identifier does not start without these.
MANDATORY = ("es", "ca", "pt")
# Redis, databases and remote rules: for servers with millions of users.
UNUSED = (
    ("org.languagetool", "language-all"),
    ("io.lettuce", "lettuce-core"),
    ("org.mariadb.jdbc", "mariadb-java-client"),
    ("io.grpc", "grpc-netty-shaded"),
)
TABLE = Path("lint/copydesk/grammar/languagetool/jars.tsv")
HEAD = f"""\
# LanguageTool {VERSION} (LGPL-2.1-or-later) and its dependencies on Maven Central; each jar
# states its own licence. None of them is part of this package: they are fetched on request.
# Made by tools/languagetool_jars.py. Group, artifact, version, classifier, bytes, SHA-256:
"""


def resolve(context: MavenContext) -> list[Artifact]:
    """Return the jars that the server needs at run time, in order of name."""
    names = ["languagetool-server", *(f"language-{code}" for code in (*LANGUAGES, *MANDATORY))]
    unused = [context.project(*project) for project in UNUSED]
    wanted: list[Dependency] = [
        context.create_dependency(f"org.languagetool:{name}:{VERSION}", unused) for name in names
    ]
    inputs, transitive = context.resolver.resolve(wanted)
    artifacts = {
        dependency.artifact.key: dependency.artifact for dependency in inputs + transitive
    }
    return [artifacts[key] for key in sorted(artifacts)]


def row(artifact: Artifact) -> str:
    """Fetch one jar and return its line of the table."""
    content = artifact.resolve().read_bytes()
    coordinates = (artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier)
    return "\t".join((*coordinates, str(len(content)), hashlib.sha256(content).hexdigest()))


def main() -> None:
    """Write the table; the first argument is a folder to keep the jars in."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        rows = [row(artifact) for artifact in resolve(MavenContext(repo_cache=folder, timeout=60))]
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    total = sum(int(line.split("\t")[4]) for line in rows)
    print(f"{len(rows)} jars, {total / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
