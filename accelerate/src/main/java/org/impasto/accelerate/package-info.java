/**
 * Trained styles applied in bfloat16 with libtorch, faster where the processor has it. Takes and
 * gives what the sessions of {@code org.impasto.stylize} do, which finds this package by itself
 * when it is on the class path. Start reading at {@code LibtorchAccelerator}.
 */
package org.impasto.accelerate;
