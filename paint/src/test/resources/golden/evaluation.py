#!/usr/bin/env python3
"""Independent reference for the numbers of org.impasto.paint.evaluation; needs only numpy.

Writes evaluation.json beside itself. Everything is float64. Synthetic weights are those of
reference.py: u(stream, i), weight[i] = (2u - 1) sqrt(6 / fan_in), bias[i] = (2u - 1) 0.1.
Convolution k of a file, counted from 0, has the streams 1000 + 2k (weight) and 1000 + 2k + 1 (bias).
Head k of LPIPS, 0 to 6, has weights u(9000 + k, i).
Pictures are 8 bits of 0.5 + 0.4 sin((x + 2c) / period) cos(y / (period + 2)).

    python3 evaluation.py                               # evaluation.json
    python3 evaluation.py CONTENT STYLE RESULT S V H    # prints the numbers of real pictures (PPM P6,
                                                        # all of the size of comparison) and weights
                                                        # (safetensors: SqueezeNet, VGG, LPIPS heads)
"""
import json, os, struct, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = [3, 4, 6, 7, 9, 10, 11, 12]
SQUEEZED = [16, 16, 32, 32, 48, 48, 64, 64]
CONTENT, STYLE, RESULT = (48, 40, 3), (44, 46, 11), (48, 40, 7)  # width, height, period


def u(stream, n):
    with np.errstate(over='ignore'):
        z = np.uint64(stream) * np.uint64(0xD1342543DE82EF95) + (np.arange(n, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z ^= z >> np.uint64(30); z *= np.uint64(0xBF58476D1CE4E5B9)
        z ^= z >> np.uint64(27); z *= np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(40)).astype(np.float64) / 2.0 ** 24


def synthetic(shapes):
    """{name: (out, in, k)} in the order of the file."""
    arrays = {}
    for name, (out, cin, k) in shapes.items():
        stream = 1000 + len(arrays)
        scale = np.sqrt(6.0 / (cin * k * k))
        arrays[name + '.weight'] = ((2 * u(stream, out * cin * k * k) - 1) * scale).astype(np.float32).astype(np.float64).reshape(out, cin, k, k)
        arrays[name + '.bias'] = ((2 * u(stream + 1, out) - 1) * 0.1).astype(np.float32).astype(np.float64)
    return arrays


def synthetic_squeezenet():
    shapes, cin = {'features.0': (64, 3, 3)}, 64
    for m, s in zip(MODULES, SQUEEZED):
        shapes['features.%d.squeeze' % m] = (s, cin, 1)
        shapes['features.%d.expand1x1' % m] = (4 * s, s, 1)
        shapes['features.%d.expand3x3' % m] = (4 * s, s, 3)
        cin = 8 * s
    return synthetic(shapes)


def synthetic_vgg():
    shapes = {'conv1_1': (64, 3, 3), 'conv1_2': (64, 64, 3), 'conv2_1': (128, 64, 3), 'conv2_2': (128, 128, 3), 'conv3_1': (256, 128, 3)}
    arrays = synthetic(shapes)
    arrays['pre.weight'] = np.array([[0, 0, 255], [0, 255, 0], [255, 0, 0]], float).reshape(3, 3, 1, 1)
    arrays['pre.bias'] = np.array([-103.939, -116.779, -123.68], np.float32).astype(np.float64)
    return arrays


def safetensors(path):
    data = open(path, 'rb').read()
    n = struct.unpack('<Q', data[:8])[0]
    kinds = {'F32': '<f4', 'F16': '<f2'}
    return {name: np.frombuffer(data[8 + n:], kinds[d['dtype']], (d['data_offsets'][1] - d['data_offsets'][0]) // int(kinds[d['dtype']][-1]), d['data_offsets'][0]).reshape(d['shape']).astype(np.float64)
            for name, d in json.loads(data[8:8 + n]).items() if name != '__metadata__'}


def conv(x, w, b, stride=1, zeros=0):
    """x (C, H, W), w (O, C, k, k): sums of shifted products, no libraries."""
    x = np.pad(x, ((0, 0), (zeros, zeros), (zeros, zeros)))
    k = w.shape[2]
    h, wd = (x.shape[1] - k) // stride + 1, (x.shape[2] - k) // stride + 1
    out = np.zeros((w.shape[0], h, wd)) + b[:, None, None]
    for dy in range(k):
        for dx in range(k):
            part = x[:, dy:dy + (h - 1) * stride + 1:stride, dx:dx + (wd - 1) * stride + 1:stride]
            out += np.einsum('oc,chw->ohw', w[:, :, dy, dx], part)
    return out


def relu(x):
    return np.maximum(x, 0)


def pool(x, size, stride, ceil):
    def count(n):
        steps = (n - size + (stride - 1 if ceil else 0)) // stride
        return steps if ceil and steps * stride >= n else steps + 1
    h, w = count(x.shape[1]), count(x.shape[2])
    out = np.empty((x.shape[0], h, w))
    for i in range(h):
        for j in range(w):
            out[:, i, j] = x[:, i * stride:i * stride + size, j * stride:j * stride + size].max(axis=(1, 2))
    return out


def squeezenet(x, a):
    """All of features.1 (after the ReLU) and features.3 to 12 by torchvision's number; x in [0, 1]."""
    mean, dev = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
    x = (x - mean[:, None, None]) / dev[:, None, None]
    x = relu(conv(x, a['features.0.weight'], a['features.0.bias'], stride=2))
    out = {1: x}
    for m in range(2, 13):
        if m in MODULES:
            f = 'features.%d.' % m
            s = relu(conv(x, a[f + 'squeeze.weight'], a[f + 'squeeze.bias']))
            x = np.concatenate([relu(conv(s, a[f + 'expand1x1.weight'], a[f + 'expand1x1.bias'])),
                                relu(conv(s, a[f + 'expand3x3.weight'], a[f + 'expand3x3.bias'], zeros=1))])
        else:
            x = pool(x, 3, 2, True)
        out[m] = x
    return out


def vgg(x, a):
    x = conv(x, a['pre.weight'], a['pre.bias'])
    out = {}
    for name in ['1_1', '1_2', 'pool', '2_1', '2_2', 'pool', '3_1']:
        if name == 'pool':
            x = pool(x, 2, 2, False)
        else:
            x = relu(conv(np.pad(x, ((0, 0), (1, 1), (1, 1)), mode='reflect'), a['conv%s.weight' % name], a['conv%s.bias' % name]))
            out['relu' + name] = x
    return out


def gram(f):
    f = f.reshape(f.shape[0], -1)
    return f @ f.T / f.shape[1]


def relative(a, t):
    return float(((a - t) ** 2).sum() / (t ** 2).sum())


def judged(x, s, v):
    q = squeezenet(x, s)
    names = {1: 'relu1', 4: 'fire3', 7: 'fire5', 10: 'fire7', 12: 'fire9'}
    layers = {'squeezenet1_1/' + n: q[m] for m, n in names.items()}
    w = vgg(x, v)
    layers.update({'vgg19_normalised/' + n: w[n] for n in ['relu1_1', 'relu2_1', 'relu3_1']})
    return layers


def lpips(x, y, s, heads):
    """As published: [-1, 1], shifted and scaled; the shift and scale are those of v0.1."""
    shift, scale = np.array([-.030, -.088, -.188]), np.array([.458, .448, .450])
    mean, dev = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])

    def features(z):
        z = ((2 * z - 1) - shift[:, None, None]) / scale[:, None, None]
        return squeezenet(z * dev[:, None, None] + mean[:, None, None], s)  # which squeezenet() undoes
    fx, fy, sum_ = features(x), features(y), 0.0
    for k, m in enumerate([1, 4, 7, 9, 10, 11, 12]):
        a = fx[m] / (np.sqrt((fx[m] ** 2).sum(0, keepdims=True)) + 1e-10)
        b = fy[m] / (np.sqrt((fy[m] ** 2).sum(0, keepdims=True)) + 1e-10)
        sum_ += ((a - b) ** 2 * heads[k].reshape(-1, 1, 1)).sum(0).mean()
    return float(sum_)


def ssim(x, y):
    """Every window by itself, with two-dimensional weights."""
    x, y = (np.tensordot([0.299, 0.587, 0.114], z, 1) for z in (x, y))
    k = np.arange(11) - 5
    g = np.exp(-(k[:, None] ** 2 + k[None, :] ** 2) / (2 * 1.5 ** 2))
    g /= g.sum()
    values = []
    for i in range(x.shape[0] - 10):
        for j in range(x.shape[1] - 10):
            a, b = x[i:i + 11, j:j + 11], y[i:i + 11, j:j + 11]
            ma, mb = (g * a).sum(), (g * b).sum()
            va, vb, c = (g * (a - ma) ** 2).sum(), (g * (b - mb) ** 2).sum(), (g * (a - ma) * (b - mb)).sum()
            values.append((2 * ma * mb + 1e-4) * (2 * c + 9e-4) / ((ma ** 2 + mb ** 2 + 1e-4) * (va + vb + 9e-4)))
    return float(np.mean(values))


def picture(width, height, period):
    c, y, x = np.ogrid[0:3, 0:height, 0:width]
    return np.round(255 * (0.5 + 0.4 * np.sin((x + 2 * c) / period) * np.cos(y / (period + 2)))) / 255


def ppm(path):
    data = open(path, 'rb').read()
    kind, size, top, pixels = data.split(b'\n', 3)
    w, h = map(int, size.split())
    assert kind == b'P6' and top == b'255'
    return np.frombuffer(pixels, np.uint8, w * h * 3).reshape(h, w, 3).transpose(2, 0, 1) / 255.0


def numbers(content, style, result, s, v, heads):
    c, t, r = (judged(x, s, v) for x in (content, style, result))
    return {'ssim': ssim(content, result), 'lpips': lpips(content, result, s, heads),
            'style': {n: relative(gram(r[n]), gram(t[n])) for n in r},
            'content': {n: relative(r[n], c[n]) for n in r}}


def main():
    if len(sys.argv) > 1:
        content, style, result = (ppm(p) for p in sys.argv[1:4])
        s, v, h = (safetensors(p) for p in sys.argv[4:7])
        print(json.dumps(numbers(content, style, result, s, v, [h['lin%d.weight' % k] for k in range(7)]), indent=1))
        return
    heads = [u(9000 + k, n).astype(np.float32).astype(np.float64) for k, n in enumerate([64, 128, 256, 384, 384, 512, 512])]
    found = numbers(picture(*CONTENT), picture(*STYLE), picture(*RESULT), synthetic_squeezenet(), synthetic_vgg(), heads)
    with open(os.path.join(HERE, 'evaluation.json'), 'w') as out:
        json.dump(found, out, indent=1)
        out.write('\n')


if __name__ == '__main__':
    main()
