package org.impasto.stylize;

import ai.onnx.proto.OnnxMl.ModelProto;

/** Prepares networks that were changed. */
@FunctionalInterface
interface SessionSource {
  NetworkSession open(ModelProto model) throws StyleException;
}
