"""A file is replaced whole or not at all, and stays the file that it was."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.reading import decode
from copydesk.source import SourceFile
from copydesk.writing import WriteError, encoded, write
from engine.faulty_articles import articles

OLD, NEW = "Une faute à Alger.\r\n", "Une erreur à Alger.\r\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
MARKS = {
    "utf-16-le": "\ufeff",
    "utf-16-be": "\ufeff",
    "utf-32-le": "\ufeff",
    "utf-32-be": "\ufeff",
}


def read(path: Path, encoding: str = "") -> SourceFile:
    """Return a file as copydesk reads it."""
    return decode(str(path), path.read_bytes(), encoding=encoding)[0]


def rewrite(path: Path, encoding: str = "") -> None:
    """Mend the one fault in a file."""
    before = read(path, encoding)
    after = SourceFile(
        before.path,
        before.text.replace("faute", "erreur"),
        encoding=before.encoding,
        bom=before.bom,
    )
    write(before, after)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a file with a fault."""
    path = tmp_path / "story.txt"
    path.write_bytes(OLD.encode())
    return path


@given(articles(markdown=False), st.sampled_from(ENCODINGS))
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_read_is_what_is_written(text: str, encoding: str) -> None:
    data = (MARKS.get(encoding, "") + text).encode(encoding)
    source, _ = decode("a.txt", data)
    assert source.text == text
    assert encoded(source) == data


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-32"])
def test_a_configured_encoding_is_kept_and_gets_no_mark(story: Path, encoding: str) -> None:
    mark = len("".encode(encoding))
    story.write_bytes(OLD.encode(encoding)[mark:])
    rewrite(story, encoding)
    assert story.read_bytes() == NEW.encode(encoding)[mark:]


def test_mode_owner_and_attributes_are_kept(story: Path) -> None:
    story.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(story, 1234, 2345)
    before = story.stat()
    named = hasattr(os, "setxattr")
    if named:
        try:
            os.setxattr(story, "user.desk", b"foreign")
        except OSError:
            named = False
    rewrite(story)
    after = story.stat()
    assert story.read_bytes() == NEW.encode()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert not named or os.getxattr(story, "user.desk") == b"foreign"


def test_a_link_is_followed_and_stays_a_link(story: Path) -> None:
    folder = story.parent / "elsewhere"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to("../story.txt")
    rewrite(link)
    assert link.is_symlink()
    assert story.read_bytes() == NEW.encode()
    assert list(folder.iterdir()) == [link]


def test_a_file_that_changed_meanwhile_is_left_alone(story: Path) -> None:
    before = read(story)
    story.write_bytes(b"Tout autre chose.\n")
    with pytest.raises(WriteError, match="something else changed it meanwhile"):
        write(before, SourceFile(before.path, NEW))
    assert story.read_bytes() == b"Tout autre chose.\n"
    assert list(story.parent.iterdir()) == [story]


def test_a_file_that_has_gone_is_not_made_again(story: Path) -> None:
    before = read(story)
    story.unlink()
    with pytest.raises(WriteError, match="not there any more"):
        write(before, SourceFile(before.path, NEW))
    assert list(story.parent.iterdir()) == []


def test_a_read_only_file_is_left_alone(story: Path) -> None:
    story.chmod(0o444)
    with pytest.raises(WriteError, match="read-only; make it writable, or use --diff"):
        rewrite(story)
    assert story.read_bytes() == OLD.encode()


def test_a_file_with_two_names_is_left_alone(story: Path) -> None:
    os.link(story, story.with_name("other.txt"))
    with pytest.raises(WriteError, match="hard links"):
        rewrite(story)


def test_a_character_that_the_encoding_lacks(story: Path) -> None:
    before = SourceFile(str(story), OLD, encoding="latin-1")
    with pytest.raises(WriteError, match="latin-1 has no “…”; save it as UTF-8 first"):
        write(before, SourceFile(str(story), "…", encoding="latin-1"))


@pytest.mark.skipif(os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_without_the_right_to_write(story: Path) -> None:
    story.parent.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="permission denied in its folder"):
            rewrite(story)
    finally:
        story.parent.chmod(0o700)


def test_a_disk_without_room(story: Path) -> None:
    story.write_text("faute " * 10_000, encoding="utf-8")
    old = story.read_bytes()
    code = (
        "import sys; from pathlib import Path; from engine.test_writing import rewrite\n"
        "from copydesk.writing import WriteError\n"
        "try: rewrite(Path(sys.argv[1]))\n"
        "except WriteError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(story)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "was not changed: it would be larger than the system allows\n"
    assert story.read_bytes() == old
    assert list(story.parent.iterdir()) == [story]
