#!/usr/bin/env python3
"""Writes the small HDF5 files beside this script with h5py, independently of the Java reader.

    python3 make_keras_fixtures.py          # keras_old.h5, keras_new.h5
    python3 make_keras_fixtures.py --vgg16 OUT.h5   # all of VGG-16, 59 MB, old layout

keras_old.h5 has the layout of the published "notop" files (Keras 1 names, contiguous data);
keras_new.h5 that of a model saved by Keras 2 (root model_weights, nested groups, gzip chunks,
a dense layer). Values, in unsigned 64-bit arithmetic that wraps around:

    mix(z): z ^= z >> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >> 27; z *= 0x94D049BB133111EB; z ^= z >> 31
    u(stream, i) = (mix(stream * 0xD1342543DE82EF95 + (i + 1) * 0x9E3779B97F4A7C15) >> 40) / 2^24
    weight[i] = (2 u - 1) * sqrt(6 / (in * kh * kw)), bias[i] = (2 u - 1) * 0.1
    i runs over (out, in, kh, kw); convolution k uses stream 1000 + 2k (weight), 1001 + 2k (bias).
"""
import math
import os
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SMALL = [('block1_conv1', 3, 4), ('block1_conv2', 4, 5), ('block1_pool', 0, 0), ('block2_conv1', 5, 8)]
VGG16 = [('block1_conv1', 3, 64), ('block1_conv2', 64, 64), ('block1_pool', 0, 0),
         ('block2_conv1', 64, 128), ('block2_conv2', 128, 128), ('block2_pool', 0, 0),
         ('block3_conv1', 128, 256), ('block3_conv2', 256, 256), ('block3_conv3', 256, 256), ('block3_pool', 0, 0),
         ('block4_conv1', 256, 512), ('block4_conv2', 512, 512), ('block4_conv3', 512, 512), ('block4_pool', 0, 0),
         ('block5_conv1', 512, 512), ('block5_conv2', 512, 512), ('block5_conv3', 512, 512), ('block5_pool', 0, 0)]


def u(stream, n):
    with np.errstate(over='ignore'):
        z = np.uint64(stream) * np.uint64(0xD1342543DE82EF95) \
            + (np.arange(n, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z ^= z >> np.uint64(30)
        z *= np.uint64(0xBF58476D1CE4E5B9)
        z ^= z >> np.uint64(27)
        z *= np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float64) / 2.0 ** 24


def convolution(k, cin, cout):
    weight = (2 * u(1000 + 2 * k, cout * cin * 9) - 1) * math.sqrt(6.0 / (cin * 9))
    bias = (2 * u(1001 + 2 * k, cout) - 1) * 0.1
    hwio = weight.reshape(cout, cin, 3, 3).transpose(2, 3, 1, 0)
    return hwio.astype(np.float32), bias.astype(np.float32)


def attributes(group, layers):
    group.attrs['layer_names'] = [name.encode() for name in ['input_1'] + [l[0] for l in layers]]
    group.attrs['backend'] = b'tensorflow'
    group.attrs['keras_version'] = b'2.1.5'


def write_layers(root, layers, dataset_name, **options):
    root.create_group('input_1').attrs['weight_names'] = []
    k = 0
    for name, cin, cout in layers:
        group = root.create_group(name)
        if cin == 0:
            group.attrs['weight_names'] = []
            continue
        names = [dataset_name(name, part) for part in ('W', 'b')]
        group.attrs['weight_names'] = [n.encode() for n in names]
        for n, data in zip(names, convolution(k, cin, cout)):
            group.create_dataset(n, data=data, **options)
        k += 1


def old(path, layers):
    with h5py.File(path, 'w') as f:
        attributes(f, layers)
        write_layers(f, layers, lambda name, part: f'{name}_{part}_1:0')


def new(path):
    with h5py.File(path, 'w') as f:
        root = f.create_group('model_weights')
        attributes(root, SMALL)
        part_names = {'W': 'kernel:0', 'b': 'bias:0'}
        write_layers(root, SMALL, lambda name, part: f'{name}/{part_names[part]}', compression='gzip', shuffle=True)
        dense = root.create_group('predictions')
        dense.create_dataset('predictions/kernel:0', data=np.zeros((8, 2), np.float32))
        dense.create_dataset('predictions/bias:0', data=np.zeros(2, np.float32))


if __name__ == '__main__':
    if len(sys.argv) == 3 and sys.argv[1] == '--vgg16':
        old(sys.argv[2], VGG16)
    else:
        old(os.path.join(HERE, 'keras_old.h5'), SMALL)
        new(os.path.join(HERE, 'keras_new.h5'))
