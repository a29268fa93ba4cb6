"""``check`` and ``explain`` as a person or a CI job runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tconvcalc as package
from tests.cases import every_case
from tests.cli.running import tconvcalc

LAYER = ("check", "-f", "tf", "-i", "126", "-o", "255", "-k", "4", "-s", "2")
WRONG = """\
import tensorflow as tf

x = tf.zeros([100, 126, 126, 10])
filters = tf.zeros([4, 4, 3, 10])
y = tf.nn.conv2d_transpose(x, filters, [100, 255, 255, 3], strides=2, padding="SAME")
"""
SPEC = """\
framework = "pytorch"
[[layer]]
name = "up"
input_size = 7
output_size = {size}
kernel_size = 4
stride = 2
padding = 1
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source with one layer that cannot be."""
    path = tmp_path / "model.py"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_one_layer_is_judged_by_its_options() -> None:
    """Exit 1 with because and help where it cannot be; exit 0 where it can."""
    wrong = tconvcalc(*LAYER, "-p", "same")
    assert (wrong.code, wrong.err) == (1, "")
    for word in ("TCC003", "because", "ceil(255 / 2) = 128", "help", "tconvcalc solve -f tf -i 128"):
        assert word in wrong.out
    right = tconvcalc(*LAYER, "-p", "valid")
    assert (right.code, right.out, right.err) == (0, "nothing wrong in 1 layer (0 files, 0 unread)\n", "")


def test_what_is_left_out_is_the_default_of_the_framework() -> None:
    """Without a padding PyTorch has 0, so 7 becomes 16 and not 14."""
    words = ("check", "-f", "torch", "-i", "7", "-k", "4", "-s", "2")
    assert tconvcalc(*words, "-o", "16").code == 0
    assert tconvcalc(*words, "-o", "14").code == 1


def test_paths_of_every_kind_make_one_report(tmp_path: Path, source: Path) -> None:
    """A spec, a source, a notebook and a folder are counted together."""
    spec, notebook = tmp_path / "layers.toml", tmp_path / "notebook.ipynb"
    spec.write_text(SPEC.format(size=14), encoding="utf-8")
    cell: dict[str, object] = {
        "cell_type": "code",
        "source": WRONG,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    notebook.write_text(json.dumps({"cells": [cell], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "more.py").write_text(WRONG, encoding="utf-8")
    run = tconvcalc("check", str(spec), str(source), str(notebook), str(folder), "--output-format", "json")
    shown = json.loads(run.out)
    assert (run.code, shown["version"], shown["command"]) == (1, 1, "check")
    assert [finding["code"] for finding in shown["findings"]] == ["TCC003"] * 3
    assert (shown["summary"]["layers"], shown["summary"]["files"]) == (4, 4)
    assert package.check(spec, source, notebook, folder).to_dict() == shown


def test_a_right_spec_is_right_and_a_wrong_one_is_not(tmp_path: Path) -> None:
    """The same layer, claimed rightly and wrongly."""
    for size, code in ((14, 0), (15, 0 + 1)):
        path = tmp_path / f"{size}.toml"
        path.write_text(SPEC.format(size=size), encoding="utf-8")
        assert tconvcalc("check", str(path)).code == code


def test_standard_input_is_read_by_the_name_that_it_is_given() -> None:
    """An editor pipes what is not saved yet."""
    run = tconvcalc("check", "-", "--stdin-filename", "model.py", piped=WRONG.encode())
    assert run.code == 1
    assert run.out.startswith("model.py:5:5: TCC003 ")


def test_a_report_goes_whole_to_its_file(tmp_path: Path, source: Path) -> None:
    """SARIF in a file, nothing on the screen, and the exit code as before unless it is not wanted."""
    path = tmp_path / "r.sarif"
    words = ("check", str(source), "--output-format", "sarif", "--output-file", str(path))
    run = tconvcalc(*words)
    assert (run.code, run.out) == (1, "")
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert tconvcalc(*words, "--exit-zero").code == 0


def test_the_format_follows_the_place(source: Path) -> None:
    """On GitHub the findings become annotations, unless another format is named."""
    assert tconvcalc("check", str(source), GITHUB_ACTIONS="true").out.startswith("::error ")
    full = tconvcalc("check", str(source), "--output-format", "full", GITHUB_ACTIONS="true").out
    assert full == tconvcalc("check", str(source)).out
    assert tconvcalc("check", str(source), "--output-format", "concise").out.count("\n") >= 1


def test_rules_are_switched(source: Path) -> None:
    """By code, by the begin of a code, with commas; and a silent one is not found."""
    assert tconvcalc("check", str(source), "--ignore", "TCC001,TCC003").code == 0
    assert tconvcalc("check", str(source), "--select", "TCC1").code == 0
    even = ("check", "-f", "torch", "-i", "7", "-o", "15", "-k", "3", "-s", "2")
    assert tconvcalc(*even).code == 0
    assert "TCC101" in tconvcalc(*even, "--select", "TCC101").out


def test_what_is_beside_the_report_goes_to_stderr(tmp_path: Path) -> None:
    """Statistics and unread places leave the report in the pipe as it is."""
    path = tmp_path / "model.py"
    path.write_text(WRONG + "\n\ndef up(k):\n    return tf.keras.layers.Conv2DTranspose(8, k)\n", encoding="utf-8")
    plain = tconvcalc("check", str(path), "--output-format", "json")
    more = tconvcalc("check", str(path), "--output-format", "json", "--statistics", "--show-unread")
    assert more.out == plain.out
    assert "1  TCC003" in more.err


def test_quiet_leaves_out_the_summary(source: Path) -> None:
    """Only the findings are left, or nothing."""
    assert "wrong in" not in tconvcalc("check", str(source), "-q").out
    assert tconvcalc(*LAYER, "-p", "valid", "-q").out == ""


@every_case(
    ("arguments", "said"),
    [
        (("nosuch.py",), "nosuch.py does not exist"),
        ((".", "-i", "4"), "a layer and a path at once"),
        ((".", "--output-format", "xml"), "--output-format"),
        ((".", "-f", "tf", "-f", "keras"), "--framework"),
        ((".", "--select", "TCC9999"), "TCC9999"),
        (("-f", "torch", "--in-channels", "3"), "nothing to check: PyTorch has no default for kernel_size"),
        (("-f", "torch", "--out-channels", "3"), "find what fits: tconvcalc solve -f torch --out-channels 3\n"),
        (("-f", "torch", "--groups", "2"), "nothing to check: PyTorch has no default for kernel_size"),
        (("-f", "torch", "--dims", "2"), "give -k (kernel_size)\n"),
        ((".", "--in-channels", "4"), "a layer and a path at once"),
    ],
)
def test_misuse_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    """Exit 2, nothing on stdout, and what is wrong."""
    run = tconvcalc("check", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_rules_are_explained() -> None:
    """One by its code, all in a list, and neither for nobody."""
    assert tconvcalc("explain", "TCC001").out.startswith("TCC001 ")
    codes = [line.split()[0] for line in tconvcalc("explain", "--list").out.splitlines()]
    assert codes == sorted(codes)
    assert "TCC101" in codes
    assert tconvcalc("explain").code == 2
    assert tconvcalc("explain", "TCC").code == 2


def test_the_number_of_axes_is_the_layers() -> None:
    """It comes back in every command of the help, and what has another number of values is refused."""
    layer = ("check", "-f", "torch", "-i", "4", "-k", "4", "-s", "2", "-p", "1", "--dims", "3")
    wrong, torn = tconvcalc(*layer, "-o", "9"), tconvcalc(*layer, "-o", "8x8")
    assert wrong.out.count("tconvcalc solve -f torch --dims 3 ") == wrong.out.count("help ") == 3
    assert (torn.code, torn.err.splitlines()[0].startswith("--output-size has 2 values and --dims is 3")) == (2, True)
