"""Random Keras models, functional and Sequential, as source text."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.readers.random_models import Model, Writing, call, smallest


def keras_conv(w: Writing) -> str:
    """A convolution."""
    w.channels = w.draw.choice([2, 4, 8])
    return call(
        f"layers.Conv{w.dims}D",
        filters=w.channels,
        kernel_size=w.per_axis(1, 4),
        strides=w.per_axis(1, 3),
        padding=w.draw.choice(["same", "valid", None]),
    )


def keras_transposed(w: Writing) -> str:
    """A transposed convolution that can be built and run: ``same`` without output_padding refuses even kernels."""
    w.channels = w.draw.choice([2, 4, 8])
    strides = w.per_axis(1, 3)
    extra = w.draw.random() < 0.2 and smallest(strides) > 1
    return call(
        f"layers.Conv{w.dims}DTranspose",
        filters=w.channels,
        kernel_size=w.draw.choice([1, 3, 5]) if extra else w.per_axis(1, 5),
        strides=strides,
        padding=w.draw.choice(["same", "valid", None]),
        output_padding=w.draw.randint(0, smallest(strides) - 1) if extra else None,
    )


def keras_pool(w: Writing) -> str:
    """A pooling."""
    name = w.draw.choice(["MaxPooling", "AveragePooling", "MaxPool"])
    return call(
        f"layers.{name}{w.dims}D",
        pool_size=w.draw.choice([2, 3]),
        strides=w.draw.choice([None, 1, 2]),
        padding=w.draw.choice(["same", "valid", None]),
    )


def keras_resize(w: Writing) -> str:
    """An upsampling, padding or cropping."""
    pads: object = w.draw.randint(0, 2)
    if w.draw.random() < 0.5:
        pairs = tuple((w.draw.randint(0, 1), w.draw.randint(0, 2)) for _ in range(w.dims))
        pads = pairs if w.dims > 1 else pairs[0]
    return w.draw.choice(
        [
            f"layers.UpSampling{w.dims}D({w.draw.choice([2, 3])})",
            f"layers.ZeroPadding{w.dims}D({pads})",
            f"layers.Cropping{w.dims}D({pads})",
        ]
    )


def keras_keeping(w: Writing) -> str:
    """A layer that keeps the size."""
    kept = ["ReLU()", "LeakyReLU()", "BatchNormalization()", "Dropout(0.1)", "Activation('tanh')"]
    return f"layers.{w.draw.choice(kept)}"


KERAS: tuple[tuple[Callable[[Writing], str], int], ...] = (
    (keras_conv, 4),
    (keras_transposed, 5),
    (keras_pool, 3),
    (keras_resize, 3),
    (keras_keeping, 2),
)


def keras_model(draw: Random) -> Model:
    """A functional model, or a Sequential of the same layers, that has at times a branch of its own."""
    w = Writing(draw, draw.choice([1, 2, 2, 3]), draw.choice([2, 4]))
    shape = (*(draw.randint(6, 24) for _ in range(w.dims)), w.channels)
    functional = draw.random() < 0.6
    branch = draw.randint(1, 6) if functional else 0
    for index in range(draw.randint(3, 7)):
        if index == branch and functional:
            keras_skip(w)
        make = draw.choices([row[0] for row in KERAS], [row[1] for row in KERAS])[0]
        w.build.append(make(w))
        keras_probe(w)
    return keras_text(w, shape, functional=functional)


def keras_probe(w: Writing) -> None:
    """A probe, named by its place."""
    w.build.append(f"layers.Conv{w.dims}DTranspose({w.channels}, 1, name='probe{w.layers}')")
    w.layers += 1


def keras_skip(w: Writing) -> None:
    """A step down and one up that may or may not come back, and the join of both ends."""
    w.build.append("skip = x")
    w.build.append(f"layers.MaxPooling{w.dims}D(2, padding={w.draw.choice(['same', 'valid'])!r})")
    kernel, padding = w.draw.choice([(2, "valid"), (3, "same"), (3, "valid"), (4, "same")])
    w.build.append(f"layers.Conv{w.dims}DTranspose({w.channels}, {kernel}, strides=2, padding={padding!r})")
    if w.draw.random() < 0.5:
        w.build.append("x = layers.add([x, skip])")
    else:
        w.build.append("x = layers.Concatenate()([x, skip])")
        w.channels *= 2
    keras_probe(w)


def keras_text(w: Writing, shape: tuple[int, ...], *, functional: bool) -> Model:
    """The script that builds the model."""
    lines = ["import keras", "from keras import layers", ""]
    if functional:
        lines.append(f"inputs = x = keras.Input({shape})")
        lines += [line if " = " in line.split("(")[0] else f"x = {line}(x)" for line in w.build]
        lines.append("model = keras.Model(inputs, x)")
    else:
        lines += ["model = keras.Sequential()", f"model.add(keras.Input(shape={shape}))"]
        lines += [f"model.add({line})" for line in w.build]
    probes = {
        number: line.split("name='")[1].split("'")[0] for number, line in enumerate(lines, 1) if "name='probe" in line
    }
    return Model("\n".join(lines) + "\n", probes)
