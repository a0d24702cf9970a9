"""Values of the table [languagetool] that make no sense are told before anything is checked."""

from pathlib import Path

import pytest

from copydesk.cli import main


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('url = "ftp://localhost"', "must start with http:// or https://"),
        ('url = "http://localhost:port"', "must be the address of a server"),
        ('url = "http://desk:secret@localhost"', "give only the host, port and path"),
        ("memory = 10", "400 MiB or more"),
        ("keep_alive = 0.0", "a number of minutes above 0"),
        ("timeout = -1.0", "a number of seconds above 0"),
        ("start_timeout = inf", "a number of seconds above 0"),
    ],
)
def test_the_file_the_line_and_the_key_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    config = tmp_path / "copydesk.toml"
    config.write_text(f'grammar = "off"\n\n[languagetool]\n{line}\n')
    (tmp_path / "a.fr.txt").write_text("Le port est ouvert.\n")
    assert main(["check", str(tmp_path / "a.fr.txt")]) == 2
    message = capsys.readouterr().err
    assert said in message
    assert "copydesk.toml" in message
    assert line.partition(" ")[0] in message
