"""ONNX: what is known of the operator ConvTranspose and of onnxruntime, which runs it."""
