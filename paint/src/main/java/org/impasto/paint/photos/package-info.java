/**
 * Photos for training. Takes folders of pictures; gives an endless, reproducible sequence of square
 * crops, each photo once in every pass, decoded in the background. Start reading at {@link
 * org.impasto.paint.photos.TrainingPhotos}.
 */
package org.impasto.paint.photos;
