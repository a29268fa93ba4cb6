"""What a program calls: the same questions and answers as on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tconvcalc.answer import Answer, answer_of
from tconvcalc.errors import MisuseError
from tconvcalc.frameworks import resolve
from tconvcalc.parsing.ask import ask
from tconvcalc.parsing.keywords import as_keywords
from tconvcalc.parsing.python_values import Given, shown, whole
from tconvcalc.question import QUANTITIES, Bounds
from tconvcalc.solver import solve as solve_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tconvcalc.drawn import Drawing
    from tconvcalc.explanation import Explanation
    from tconvcalc.networks_answer import ChainAnswer, InversionAnswer
    from tconvcalc.report import Report

_BOUNDS = Bounds()
_MOST_CHAINS = 100


def solve(  # noqa: PLR0913 -- one keyword for each quantity that a layer has
    framework: str,
    *,
    input_size: Given = None,
    output_size: Given = None,
    kernel_size: Given = None,
    stride: Given = None,
    padding: Given = None,
    output_padding: Given = None,
    dilation: Given = 1,
    dims: int | None = None,
    in_channels: int | None = None,
    out_channels: int | None = None,
    groups: int = 1,
    max_kernel: int = _BOUNDS.kernel_size,
    max_stride: int = _BOUNDS.stride,
    max_dilation: int = _BOUNDS.dilation,
    limit: int | None = 5,
) -> Answer:
    """Solve for what is not known of a transposed convolution.

    A quantity is a number, a tuple with one number per spatial axis (outermost first), None (unknown), a ``range``
    (unknown, but within it), or a string as on the command line (``"126x224"``, ``"2..7"``, ``"2*n"``, ``"same"``).
    Sizes are counted in elements along one axis.

    Args:
        framework: ``tensorflow`` (``tf``), ``keras`` or ``pytorch`` (``torch``).
        input_size: of the layer's input.
        output_size: of its output.
        kernel_size: taps along an axis.
        stride: the upsampling factor.
        padding: what is trimmed from the ends, or ``"same"`` or ``"valid"``.
        output_padding: what is added at the end, or ``"auto"`` where the framework may choose.
        dilation: the distance of the taps; None solves it.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.
        in_channels: of the input.
        out_channels: of the output.
        groups: of channels.
        max_kernel: how far an unknown kernel_size is searched.
        max_stride: how far an unknown stride is searched.
        max_dilation: how far an unknown dilation is searched.
        limit: how many solutions are listed, best first; None lists all.

    Returns:
        The answer; it is true where there is a layer, and says why where there is none.

    Raises:
        MisuseError: something cannot be read, or the framework cannot hold it.
    """
    each = (input_size, output_size, kernel_size, stride, padding, output_padding, dilation)
    given = dict(zip(QUANTITIES, each, strict=True))
    with as_keywords():
        (question,) = ask(
            [resolve(framework).name],
            {name: value for name, value in given.items() if (name, value) != ("dilation", 1)},
            dims=dims,
            in_channels=in_channels,
            out_channels=out_channels,
            groups=groups,
            bounds=Bounds(max_kernel, max_stride, max_dilation),
        )
        return answer_of(solve_question(question, None if limit is None else whole("--limit", limit)))


def draw(  # noqa: PLR0913 -- one keyword for each quantity that a layer has
    framework: str,
    layers: str | Sequence[str] | None = None,
    *,
    input_size: Given = None,
    output_size: Given = None,
    kernel_size: Given = None,
    stride: Given = None,
    padding: Given = None,
    output_padding: Given = None,
    dilation: Given = None,
    dims: int | None = None,
    matrix: bool = False,
    phases: bool = False,
    two_d: bool = False,
) -> Drawing:
    """Draw a transposed convolution: the kernel copies, the crops, how often each output is covered, and its sums.

    A quantity is written as for ``solve``. What is left out is the framework's default; where both sizes are given,
    it is solved. Without a part that is asked for, the kernel copies and the phases are drawn. Of several layers the
    sizes on the way are drawn.

    Args:
        framework: ``tensorflow`` (``tf``), ``keras`` or ``pytorch`` (``torch``).
        layers: a chain, written as for ``chain``; only its sizes and ``dims`` go with it. None for one layer.
        input_size: of the layer's input.
        output_size: of its output.
        kernel_size: taps along an axis.
        stride: the upsampling factor.
        padding: what is trimmed from the ends, or ``"same"`` or ``"valid"``.
        output_padding: what is added at the end, or ``"auto"`` where the framework may choose.
        dilation: the distance of the taps; 1 if left out.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.
        matrix: draw the matrix that takes the inputs to the outputs.
        phases: draw what each phase of the outputs sums.
        two_d: draw how often each element of the plane is covered.

    Returns:
        The drawing; it is true where there is a layer, is printed as on the command line, shows itself as SVG in a
        notebook, and has ``svg()``, ``html()`` and ``to_dict()``.

    Raises:
        MisuseError: something cannot be read, or the framework cannot hold it.
    """
    # A question to the solver should not load what draws.
    if layers is not None:
        from tconvcalc.drawn_chain import chain_drawing  # noqa: PLC0415
        from tconvcalc.networks.asking import asked  # noqa: PLC0415

        with as_keywords():
            return chain_drawing(asked(framework, layers, input_size=input_size, output_size=output_size, dims=dims))
    from tconvcalc.drawing.subject import chosen  # noqa: PLC0415
    from tconvcalc.drawn import drawing_of  # noqa: PLC0415

    each = (input_size, output_size, kernel_size, stride, padding, output_padding, dilation)
    given = dict(zip(QUANTITIES, each, strict=True))
    with as_keywords():
        (question,) = ask([framework], {name: value for name, value in given.items() if value is not None}, dims=dims)
        return drawing_of(question, chosen(matrix=matrix, phases=phases, two_d=two_d))


def chain(  # noqa: PLR0913 -- one keyword for each thing that is known of a chain
    framework: str,
    layers: str | Sequence[str],
    *,
    input_size: Given = None,
    output_size: Given = None,
    dims: int | None = None,
    limit: int | None = 5,
) -> ChainAnswer:
    """Walk through several layers, or find the ones that are left open.

    Args:
        framework: ``tensorflow`` (``tf``), ``keras``, ``pytorch`` (``torch``), ``jax`` (``flax``), ``paddle``, ``mlx``
            or ``tinygrad``; of ``onnx`` and ``caffe`` transposed convolutions alone are known.
        layers: as on the command line, in one text or one text for each: ``"conv:k3s2p1*2 tconv:?"``.
        input_size: of the first layer's input, as ``solve`` takes it; left out it is found, or stands for every size.
        output_size: what should come out.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.
        limit: how many chains are listed where layers are open, best first; None lists a hundred.

    Returns:
        The answer; it is true where the chain comes out, is printed as on the command line, and has ``to_dict()``.

    Raises:
        MisuseError: something cannot be read, or the framework cannot hold it.
    """
    # A question to the solver should not load what knows several layers.
    from tconvcalc.networks.asking import asked  # noqa: PLC0415
    from tconvcalc.networks_answer import chain_answer  # noqa: PLC0415

    with as_keywords():
        question = asked(framework, layers, input_size=input_size, output_size=output_size, dims=dims)
        return chain_answer(question, _MOST_CHAINS if limit is None else whole("--limit", limit))


def invert(  # noqa: PLR0913 -- one keyword for each thing that is known of an encoder
    framework: str,
    layers: str | Sequence[str],
    *,
    input_size: Given = None,
    output_size: Given = None,
    with_: str | Sequence[str] | None = None,
    skips: bool = False,
    dims: int | None = None,
) -> InversionAnswer:
    """Invert an encoder: the decoder, for which sizes it gives back what went in, and what to do for the others.

    Args:
        framework: as ``chain`` takes it.
        layers: the encoder, as on the command line, in one text or one text for each layer.
        input_size: of the encoder's input, as ``solve`` takes it; every size where it is left out.
        output_size: with ``skips`` the output that is wanted, for which the input and its tiles are found.
        with_: a decoder to judge; with ``skips`` what leads up to each join.
        skips: judge a U-Net, whose two sides have to meet at every level.
        dims: the number of spatial axes, where no value tells; 2 if nothing does.

    Returns:
        The answer; it is true where the size comes back (at every level), is printed as on the command line, and has
        ``to_dict()``.

    Raises:
        MisuseError: something cannot be read, or the framework cannot hold it.
    """
    from tconvcalc.networks.asking import asked  # noqa: PLC0415 -- as above
    from tconvcalc.networks_answer import inversion_answer  # noqa: PLC0415

    sizes = {"input_size": input_size, "output_size": output_size}
    with as_keywords():
        question = asked(framework, layers, **sizes, dims=dims, other=with_, encoder=True)
        return inversion_answer(question, skips=skips)


def check(  # noqa: PLR0913 -- each is a choice of its own
    *paths: str | os.PathLike[str],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    exclude: Sequence[str] = (),
    framework: str | None = None,
    strict: bool = False,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    force_exclude: bool = False,
) -> Report:
    """Judge the transposed convolutions that files claim. Nothing that is checked is run or imported.

    Args:
        paths: files, folders, or ``-`` for what ``stdin`` holds; without any, what the project's settings include,
            else the current folder.
        select: codes, beginnings of codes or ``ALL``; empty for what the project selects, else the usual ones.
        ignore: the same, to switch off, beside what the project ignores.
        exclude: patterns of what is not walked into, as .gitignore has them, beside the project's.
        framework: of specs that name none.
        strict: whether what could not be read makes the report false.
        stdin: what ``-`` stands for; None reads the program's own.
        stdin_filename: how that is called, and by its ending read.
        force_exclude: whether files that are named are taken as if a walk had met them: what is excluded or is no
            file of ours is passed over.

    Returns:
        The report; it is true where nothing is wrong.

    Raises:
        MisuseError: a path, a code or a setting cannot be used.
    """
    # A question to the solver should not load what reads files.
    from tconvcalc.checking.check_options import CheckOptions  # noqa: PLC0415
    from tconvcalc.checking.check_paths import check_paths  # noqa: PLC0415
    from tconvcalc.report import report_of  # noqa: PLC0415

    for name, given in {"select": select, "ignore": ignore, "exclude": exclude}.items():
        _texts(name, given)
    if odd := [path for path in paths if not isinstance(path, str | os.PathLike)]:
        raise MisuseError(f"check: cannot take {shown(odd[0])} as a path\nwrite a text, a Path or -")
    names = [str.__str__(path) if isinstance(path, str) else path for path in paths]  # a subclass may answer otherwise
    options = CheckOptions(select, ignore, exclude, framework, strict, stdin, stdin_filename, force_exclude)
    return report_of(check_paths(*names, options=options))


def explain(text: str, *, framework: str | None = None, **quantities: Given) -> Explanation:
    """Explain what a framework said when it refused a transposed convolution, a word, or a rule of ``check``.

    Args:
        text: anything: a message, a traceback or a log with messages in it; a word; a code such as ``TCC001``.
        framework: whose rules are asked, where the text shows another one.
        quantities: what the message may not hold, by the names of ``solve`` (``input_size``, ``stride``, …).

    Returns:
        The explanation, true where something was known. A code that is no rule's is misuse, as is a strange quantity.
    """
    from tconvcalc.explanation import explain as explained  # noqa: PLC0415 -- solve needs no texts

    with as_keywords():
        return explained(text, {name: value for name, value in quantities.items() if value is not None}, framework)


def _texts(name: str, given: object) -> None:
    """Refuse what is no list of texts; a single text would be taken letter by letter."""
    if isinstance(given, str) or not isinstance(given, Sequence) or not all(isinstance(each, str) for each in given):
        raise MisuseError(f'{name}: cannot take {shown(given)}\nwrite a list of texts, for example {name}=["…"]')
