"""The answer to a chain as JSON has it (version 1: only additions may follow)."""

from __future__ import annotations

from tconvcalc.networks.chain_remedies import Remedy
from tconvcalc.networks.chaining import ChainResult
from tconvcalc.networks.commands import chain_command
from tconvcalc.networks.layer_json import VERSION, Json, layers_json, sizes_json
from tconvcalc.networks.network_code import chain_code
from tconvcalc.networks.walk import Walk
from tconvcalc.networks.words import written


def chain_recorded(result: ChainResult) -> dict[str, Json]:
    """The whole of ``tconvcalc chain --json``."""
    return {
        "version": VERSION,
        "command": "chain",
        "framework": result.framework.name,
        "word": written(result.notation.words),
        "verdict": result.verdict,
        "count": result.count,
        "output_size": sizes_json(result.outputs),
        "inputs": [list(each) for each in result.inputs] if result.inputs else None,
        "chains": [_chain(result, walked) for walked in result.chains],
        "losses": [
            None if rows is None else [{**row._asdict(), "share": row.share} for row in rows] for rows in result.losses
        ],
        "fact": result.fact,
        "because": "\n".join([result.fact, *result.because] if result.fact else result.because),
        "fixes": [_fix(result, remedy) for remedy in result.remedies],
    }


def _chain(result: ChainResult, walked: Walk) -> Json:
    return {
        "word": written([layer.word for layer in walked.layers]),
        "sizes": [sizes_json(sizes) for sizes in walked.sizes],
        "layers": layers_json(walked.layers, walked),
        "every_n": any(not isinstance(size, int) for size in walked.sizes[0]) and walked.broken is None,
        "from": walked.first,
        "code": {} if walked.broken else chain_code(result.framework, walked),
    }


def _fix(result: ChainResult, remedy: Remedy) -> Json:
    return {
        "what": remedy.what,
        "word": remedy.word,
        "at": remedy.at,
        "layers": written(remedy.words),
        "input_size": sizes_json(remedy.sizes),
        "output_size": sizes_json(remedy.outputs),
        "command": remedy_command(result, remedy),
    }


def remedy_command(result: ChainResult, remedy: Remedy) -> str:
    """The command that asks about the chain as it would be."""
    return chain_command(result.framework, remedy.words, remedy.sizes, remedy.outputs)
