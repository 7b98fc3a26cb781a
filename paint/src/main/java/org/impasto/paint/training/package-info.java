/**
 * What every training of a network needs. Takes arrays by name and an optimizer's state; gives one
 * vector of all parameters, and checkpoints from which training goes on exactly. Start reading at
 * {@link org.impasto.paint.training.ParameterVector}.
 */
package org.impasto.paint.training;
