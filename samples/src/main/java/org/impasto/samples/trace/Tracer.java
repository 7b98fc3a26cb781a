package org.impasto.samples.trace;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.impasto.samples.canvas.Canvas;
import org.impasto.samples.canvas.Noise;
import org.impasto.samples.canvas.Rgb;

/**
 * Follows light backwards from the camera: at each surface it adds the sun and one lamp, then
 * continues in one random direction.
 */
public final class Tracer {
  private static final double FAR = 1e6;
  private static final int BOUNCES = 4;
  private static final double OFFSET = 2e-3;

  private final World world;
  private final Bvh shapes;

  public Tracer(World world) {
    this.world = world;
    this.shapes = new Bvh(world.shapes());
  }

  /** The picture in linear light; {@code grid}² rays per pixel. */
  public Canvas expose(Camera camera, int width, int height, int grid) {
    Gathered[] pixels = new Gathered[width * height];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                pixels[y * width + x] = pixel(camera, x, y, width, height, grid);
              }
            });
    return new Smoothing(pixels, width, height).canvas();
  }

  private Gathered pixel(Camera camera, int x, int y, int width, int height, int grid) {
    SplittableRandom random = new SplittableRandom(Noise.hash(x, y, 9001));
    int rays = grid * grid;
    int shift = Noise.hash(x, y, 9002) >>> 8;
    Gathered sum = Gathered.NONE;
    for (int i = 0; i < rays; i++) {
      double px = x + (i % grid + random.nextDouble()) / grid;
      int row = i / grid;
      double py = y + (row + random.nextDouble()) / grid;
      Vec d = camera.through(2 * px / width - 1, (height - 2 * py) / width);
      sum = sum.plus(light(camera.eye(), d, new Spread(random, (i * 7 + shift) % rays, grid)));
    }
    return sum.times(1.0 / rays);
  }

  /**
   * Chance for one ray; the rays of a pixel share the directions of the first scattering out
   * evenly.
   */
  private record Spread(SplittableRandom random, int cell, int grid) {
    Vec direction() {
      double a = (cell % grid + random.nextDouble()) / grid;
      int row = cell / grid;
      return onSphere(a, (row + random.nextDouble()) / grid);
    }
  }

  private Gathered light(Vec eye, Vec direction, Spread spread) {
    SplittableRandom random = spread.random();
    Path path = new Path();
    Vec o = eye;
    Vec d = direction;
    for (int bounce = 0; bounce < BOUNCES; bounce++) {
      Bvh.Hit hit = shapes.trace(o, d, FAR);
      double plane = world.water() != null && d.y() < 0 ? -o.y() / d.y() : FAR;
      boolean wet = plane > 1e-3 && plane < (hit == null ? FAR : hit.distance);
      if (hit == null && !wet) {
        path.add(path.soft ? world.sky().ambient(d) : world.sky().seen(d));
        return path.end();
      }
      double distance = wet ? plane : hit.distance;
      Vec p = o.along(d, distance);
      Vec n = wet ? Vec.UP : facing(hit, d);
      Shade s = wet ? world.water().at(p, n) : world.shapes().surface(hit.triangle).at(p, n);
      path.cross(distance, Math.exp(-distance * world.haze()), world.sky().haze(d), n);
      o = p.along(n, OFFSET);
      double mirrored = s.gloss() > 0 ? fresnel(s, d) : 0;
      if (s.isClear()) {
        path.add(s.glow().times(1 - mirrored));
        path.share = path.share.times(mirrored);
        d = mirror(d, s, n, random);
      } else if (random.nextDouble() < mirrored) {
        d = mirror(d, s, n, random);
        path.soft = true;
      } else {
        if (!path.soft) {
          path.add(s.glow());
        }
        path.share = path.share.times(s.albedo());
        path.add(direct(o, s.normal(), random));
        d = scatter(s.normal(), n, path.matte ? onSphere(random) : spread.direction());
        path.scatter();
      }
    }
    path.add(world.sky().ambient(d).times(0.3));
    return path.end();
  }

  /** The account of one ray. */
  private static final class Path {
    private Rgb direct = Rgb.BLACK;
    private Rgb scattered = Rgb.BLACK;
    private Rgb share = Rgb.WHITE;
    private Rgb matteShare = Rgb.BLACK;
    private Vec normal;
    private double depth;
    private boolean matte;

    /**
     * Whether the ray has lost its direction, so that small bright lights would only leave specks.
     */
    private boolean soft;

    void add(Rgb light) {
      Rgb arriving = share.times(light);
      if (matte) {
        scattered = scattered.plus(arriving);
      } else {
        // One bright ray must not leave a lone white pixel.
        double peak = Math.max(arriving.r(), Math.max(arriving.g(), arriving.b()));
        direct = direct.plus(peak > 12 ? arriving.times(12 / peak) : arriving);
      }
    }

    void cross(double distance, double clear, Rgb haze, Vec surface) {
      if (normal == null) {
        normal = surface;
        depth = distance;
      }
      add(haze.times(1 - clear));
      share = share.times(clear);
    }

    void scatter() {
      if (!matte) {
        matteShare = share;
      }
      matte = true;
      soft = true;
    }

    Gathered end() {
      Vec n = normal == null ? new Vec(0, 0, 0) : normal;
      return new Gathered(direct, matteShare, scattered, n, depth);
    }
  }

  private Vec facing(Bvh.Hit hit, Vec d) {
    float[] m = world.shapes().normals();
    int i = hit.triangle * 9;
    double w = 1 - hit.u - hit.v;
    Vec n =
        new Vec(
                w * m[i] + hit.u * m[i + 3] + hit.v * m[i + 6],
                w * m[i + 1] + hit.u * m[i + 4] + hit.v * m[i + 7],
                w * m[i + 2] + hit.u * m[i + 5] + hit.v * m[i + 8])
            .unit();
    return n.dot(d) > 0 ? n.times(-1) : n;
  }

  private static double fresnel(Shade s, Vec d) {
    double c = 1 - Math.min(1, Math.abs(s.normal().dot(d)));
    return s.gloss() + (1 - s.gloss()) * c * c * c * c * c;
  }

  private static Vec mirror(Vec d, Shade s, Vec shape, SplittableRandom random) {
    Vec m = d.mirrored(s.normal());
    if (s.blur() > 0) {
      m = m.along(onSphere(random), s.blur()).unit();
    }
    double below = m.dot(shape);
    return below < 0.01 ? m.along(shape, 0.01 - 2 * Math.min(0, below)).unit() : m;
  }

  private static Vec scatter(Vec normal, Vec shape, Vec chance) {
    Vec d = normal.along(chance, 0.999).unit();
    double below = d.dot(shape);
    return below < 0 ? d.along(shape, -2 * below) : d;
  }

  private Rgb direct(Vec p, Vec n, SplittableRandom random) {
    Sky sky = world.sky();
    Rgb sum = Rgb.BLACK;
    Vec l = sky.sun().along(onSphere(random), sky.sunRadius()).unit();
    double slant = n.dot(l);
    if (slant > 0 && !shapes.blocked(p, l, FAR)) {
      sum = sky.sunlight().times(slant);
    }
    if (!world.lamps().isEmpty()) {
      int count = world.lamps().size();
      Lamp lamp = world.lamps().get(random.nextInt(count));
      Vec to = lamp.place().minus(p);
      double distance = to.length();
      double facing = n.dot(to) / distance;
      if (facing > 0
          && distance < 25
          && !shapes.blocked(p, to.times(1 / distance), distance - 0.3)) {
        sum = sum.plus(lamp.power().times(count * facing / (distance * distance + 0.5)));
      }
    }
    return sum;
  }

  private static Vec onSphere(SplittableRandom random) {
    return onSphere(random.nextDouble(), random.nextDouble());
  }

  private static Vec onSphere(double a, double b) {
    double z = 2 * a - 1;
    double angle = 2 * Math.PI * b;
    double r = Math.sqrt(1 - z * z);
    return new Vec(r * Math.cos(angle), r * Math.sin(angle), z);
  }
}
